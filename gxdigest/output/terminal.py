"""Sheets and pages in, what rich prints on a terminal out: columns, colour, lines folded to the width there is.

Texts go into `rich.text.Text`, never through markup, so a [red] on a page is five characters. Bold and underlined
marks stay where NO_COLOR takes the colours away.
"""

from collections.abc import Iterable

from rich import box
from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.measure import Measurement
from rich.table import Table
from rich.text import Text

from gxdigest.output.fold import find_lines, measure
from gxdigest.output.sheet import Block, Column, Sheet, Style, Words

_LOOKS: dict[Style, str] = {
    "plain": "",
    "title": "bold",
    "subhead": "bold",
    "faint": "dim",
    "keyword": "cyan",
    "warning": "yellow",
}
_MARK = "bold underline yellow"

_TEXT_WIDTH = 12
"""A text column is never asked to be narrower: six characters."""

_NAME_WIDTH = 8
"""Names of up to four characters are never broken."""

_READING_WIDTH = 92
"""Paragraphs on a wide terminal: 40 characters and the labels, about what a newspaper column allows."""

_UNLABELLED = frozenset({"paragraph", "subhead"})
"""What speaks for itself on a page; a label also stands only once before blocks of a kind."""


class Folded:
    """Words that fold as Chinese is set, whatever room the table gives them."""

    def __init__(self, words: Words, narrowest: int | None = None) -> None:
        self.words = words
        self.narrowest = narrowest

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        text = paint(self.words)
        lines = [text[start:end] for start, end in find_lines(text.plain, options.max_width)]
        if lines:
            # They fit: to hand them over as texts would have rich fold each again.
            yield from Text("\n").join(lines).render(console, end="\n")

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        longest, whole = measure(self.words.text)
        narrowest = longest if self.narrowest is None else min(whole, self.narrowest)
        return Measurement(narrowest, whole).with_maximum(options.max_width)


class Clipped(Folded):
    """Words on one line, shortened to whatever room the table gives them."""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        text = paint(self.words)
        text.truncate(options.max_width, overflow="ellipsis")
        yield text


def make_console() -> Console:
    """Make the console on which everything is shown: no markup, no emoji codes, no guessing at numbers."""
    return Console(markup=False, emoji=False, highlight=False)


def render_sheet(sheet: Sheet) -> RenderableType:
    """Lay a sheet out as a table; what stands below a row goes under its text."""
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0), header_style="dim")
    for column in sheet.columns:
        table.add_column(
            column.title,
            justify="right" if column.kind == "number" else "left",
            no_wrap=column.kind in ("number", "short"),
        )
    main = _find_main(sheet.columns)
    for row in sheet.rows:
        for words, column, shown in zip(row.cells, sheet.columns, table.columns, strict=True):
            if column.kind == "name":
                shown.min_width = max(shown.min_width or 0, min(cell_len(words.text), _NAME_WIDTH))
        cells = [_make_cell(words, column) for words, column in zip(row.cells, sheet.columns, strict=True)]
        if row.below:
            below: list[RenderableType] = [Folded(words, _TEXT_WIDTH) for words in row.below]
            cells[main] = Group(cells[main], *below, *([""] if sheet.airy else []))
        table.add_row(*cells)
    return table


def render_blocks(blocks: Iterable[Block], width: int) -> RenderableType:
    """Lay out a page: labels to the left, texts folded beside them, blank lines between paragraphs."""
    blocks = list(blocks)
    gutter = max((len(block.label) for block in blocks if block.label not in _UNLABELLED), default=0)
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(min_width=gutter, no_wrap=True, style="dim")
    grid.add_column(max_width=min(width, _READING_WIDTH) - gutter - 2)
    before = ""
    for block in blocks:
        if block.gap:
            grid.add_row("", "")
        hidden = block.label in _UNLABELLED or block.label == before
        grid.add_row("" if hidden else Text(block.label), Folded(block.words, _TEXT_WIDTH))
        before = block.label
    return grid


def _find_main(columns: tuple[Column, ...]) -> int:
    """Find the column that carries the text of a row."""
    return next((i for i, column in enumerate(columns) if column.kind in ("text", "clip")), len(columns) - 1)


def _make_cell(words: Words, column: Column) -> RenderableType:
    """Make what stands in one cell."""
    match column.kind:
        case "text":
            return Folded(words, _TEXT_WIDTH)
        case "clip":
            return Clipped(words, _TEXT_WIDTH)
        case "name":
            return Folded(words)
        case _:
            return paint(words)


def paint(words: Words) -> Text:
    """Give words their look and their marks."""
    text = Text(words.text, style=_LOOKS[words.style], end="\n")
    for start, end in words.marks:
        text.stylize(_MARK, start, end)
    return text
