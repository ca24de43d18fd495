r"""A layout in, lines of CommonMark out.

Text from a page is never markup: each of its characters that could begin any is escaped. It is set in no emphasis
either, for stars beside Chinese quotation marks are no emphasis in CommonMark.
"""

import re
from collections.abc import Iterator

from gxdigest.output.documents.layout import Entry, Layout, Part
from gxdigest.output.documents.plain import say_facts

_SPECIAL = re.compile(r"[\\`*_\[\]<>&#~|!]")
_START = re.compile(r"^([0-9]{1,9})?([-+=.)])")
"""What a line may open with to be a list or the underline of a headline."""


def render_markdown(layout: Layout) -> Iterator[str]:
    """Give the document line by line."""
    yield from (f"# {escape(layout.title)}", "", escape(layout.subtitle), "", "## 要目")
    for part in layout.contents:
        yield from ("", f"### {escape(part.title)}", "")
        for entry in part.entries:
            column = escape(f"［{entry.column}］") if entry.column else ""
            yield f"- {column}{escape(entry.headline)}{'（头条）' if entry.lead else ''}"
    for section in layout.sections:
        yield from ("", f"## {escape(section.title)}")
        for entry in section.entries:
            yield from _render_entry(entry, section)
    for picture in layout.pictures:
        yield from ("", f"## {escape(picture.title)}", "", escape(picture.note), "")
        yield from (f"- {escape(name)}　{escape(written)}" for name, _, written in picture.bars)


def escape(text: str) -> str:
    r"""Make a text mean itself, wherever on a line it stands.

    >>> escape("<b>5*5_[1]</b>"), escape("1. 路灯"), escape("- 路灯")
    ('\\<b\\>5\\*5\\_\\[1\\]\\</b\\>', '1\\. 路灯', '\\- 路灯')
    """
    escaped = _SPECIAL.sub(lambda match: f"\\{match[0]}", text.strip())
    return _START.sub(lambda match: f"{match[1] or ''}\\{match[2]}", escaped)


def _render_entry(entry: Entry, section: Part) -> Iterator[str]:
    """Give one article."""
    yield ""
    if entry.kicker:
        yield from (escape(entry.kicker), "")
    yield f"### {escape(entry.headline)}"
    if entry.deck:
        yield from ("", f"—— {escape(entry.deck)}")
    if facts := say_facts(entry, section):
        yield from ("", escape("　".join(facts)))
    if entry.summary:
        yield from ("", escape(entry.summary))
    if entry.keywords and not section.short:
        yield from ("", f"关键词：{escape('、'.join(entry.keywords))}")
    yield from ("", f"{entry.characters}字　全文：`{entry.read}`")
