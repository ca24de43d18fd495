"""A layout in, what rich prints on a terminal out: as wide as one reads, Chinese broken as it is set.

Looks are bold, dim and the terminal's own cyan, which are read on dark and on light ground alike.
"""

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from gxdigest.output.documents.layout import Bar, Entry, Layout, Part
from gxdigest.output.documents.plain import say_facts
from gxdigest.output.sheet import Style, say
from gxdigest.output.terminal import Folded, paint

READING_WIDTH = 92
"""Lines are no longer on a wide terminal: 40 Chinese characters and the ids."""
_BAR_CELLS = 30


def render_document(layout: Layout, width: int) -> RenderableType:
    """Give the document for a terminal of this width."""
    width = min(width, READING_WIDTH)
    parts: list[RenderableType] = [_fold(layout.title, "title"), _fold(layout.subtitle, "faint"), ""]
    parts += ["要目" if len(layout.contents) else "", _render_contents(layout)]
    for section in layout.sections:
        parts += [
            "",
            Rule(Text(section.title.replace("　", "  "), style="bold"), align="left", characters="─", style="dim"),
            "",
        ]
        parts.append(_render_section(section))
    for picture in layout.pictures:
        parts += ["", Rule(Text(picture.title, style="bold"), align="left", characters="─", style="dim")]
        parts += [_fold(picture.note, "faint"), "", _render_bars(picture.bars)]
    shown = Table.grid()
    shown.add_column(width=width)
    shown.add_row(Group(*parts))
    return shown


def _fold(text: str, style: Style = "plain") -> Folded:
    """Say a text that is broken where Chinese is; a terminal is set in cells, so a wide blank is two."""
    return Folded(say(text.replace("　", "  "), style))


def _render_contents(layout: Layout) -> RenderableType:
    """List the headlines page by page, ids to the left."""
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(justify="right", style="dim", no_wrap=True)
    grid.add_column()
    for part in layout.contents:
        grid.add_row("", _fold(part.title, "faint"))
        for entry in part.entries:
            column = f"［{entry.column}］" if entry.column else ""
            grid.add_row(str(entry.id), _fold(f"{column}{entry.headline}", "title" if entry.lead else "plain"))
    return grid


def _render_section(section: Part) -> RenderableType:
    """Lay out the entries of a section, ids to the left."""
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(justify="right", style="dim", no_wrap=True, min_width=2)
    grid.add_column()
    for i, entry in enumerate(section.entries):
        if i:
            grid.add_row("", "")
        grid.add_row(Padding(str(entry.id), (1 if entry.kicker else 0, 0, 0, 0)), Group(*_render_entry(entry, section)))
    return grid


def _render_entry(entry: Entry, section: Part) -> Iterator[RenderableType]:
    """Give one article."""
    if entry.kicker:
        yield _fold(entry.kicker)
    yield _fold(entry.headline, "title")
    if entry.deck:
        yield _fold(f"—— {entry.deck}")
    if facts := say_facts(entry, section):
        yield _fold("　".join(facts), "faint")
    if entry.summary:
        yield _fold(entry.summary)
    if entry.keywords and not section.short:
        yield paint(say(" ".join(entry.keywords), "keyword"))  # broken at blanks only
    yield _fold(f"{entry.characters}字　{entry.read}", "faint")


def _render_bars(bars: tuple[Bar, ...]) -> RenderableType:
    """Draw bars, the longest as long as there is room for."""
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(no_wrap=True, max_width=24)
    grid.add_column(no_wrap=True)
    most = max(length for _, length, _ in bars) or 1
    for name, length, written in bars:
        cells = round(_BAR_CELLS * length / most)
        grid.add_row(Text(name), Text.assemble(("█" * cells, "cyan"), f" {written}" if cells else written))
    return grid
