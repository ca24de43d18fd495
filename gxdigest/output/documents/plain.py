"""A layout in, lines of plain text out, as they are put into a mail: 72 cells wide, no markup, no colour."""

from collections.abc import Iterator

from gxdigest.output.documents.layout import Entry, Layout, Part
from gxdigest.output.fold import find_lines

WIDTH = 72
"""Cells: 36 Chinese characters, and what mail programs leave unbroken."""


def render_text(layout: Layout) -> Iterator[str]:
    """Give the document line by line."""
    yield from _fold(layout.title)
    yield from _fold(layout.subtitle)
    yield "=" * WIDTH
    yield from ("", "【要目】")
    for part in layout.contents:
        yield from ("", *_fold(part.title))
        for entry in part.entries:
            column = f"［{entry.column}］" if entry.column else ""
            yield from _fold(f"{'★' if entry.lead else '·'} {column}{entry.headline}", 2)
    for section in layout.sections:
        yield from ("", "-" * WIDTH, *_fold(f"【{section.title}】"))
        for entry in section.entries:
            yield ""
            yield from _render_entry(entry, section)
    for picture in layout.pictures:
        yield from ("", "-" * WIDTH, f"【{picture.title}】", *_fold(picture.note))
        for name, _, written in picture.bars:
            yield from _fold(f"{name}　{written}", 2)


def say_facts(entry: Entry, section: Part) -> list[str]:
    """Say what stands below a headline: who, where and when, and in gathered sections on which page."""
    gathered = "" if _is_page(section) else entry.stood
    return [
        part for part in (gathered, f"［{entry.column}］" if entry.column else "", entry.signed, entry.told) if part
    ]


def _is_page(section: Part) -> bool:
    """Whether the head of a section says already where its entries stood."""
    return bool(section.entries) and section.title.endswith(section.entries[0].stood)


def _render_entry(entry: Entry, section: Part) -> Iterator[str]:
    """Give one article."""
    if entry.kicker:
        yield from _fold(entry.kicker)
    yield from _fold(f"■ {entry.headline}", 3)
    if entry.deck:
        yield from _fold(f"—— {entry.deck}")
    yield from _fold("　".join(say_facts(entry, section)))
    yield from _fold(entry.summary)
    if entry.keywords and not section.short:
        yield from _fold(f"关键词：{'、'.join(entry.keywords)}")
    yield f"{entry.characters}字　全文：{entry.read}"


def _fold(text: str, hang: int = 0) -> Iterator[str]:
    """Break a text as Chinese is set; lines after the first hang."""
    for i, (start, end) in enumerate(find_lines(text, WIDTH - hang)):
        yield (" " * hang if i else "") + text[start:end]
