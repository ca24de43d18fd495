"""Sheets and pages in, plain lines out: one row a line, cells set apart by tabs, nothing cut and no colour.

This is what a pipe gets, so that `head`, `grep` and `cut -f` work on whole rows. There is no heading line. What a
search found is set in « » in the passages below a row; cells hold the bare text.
"""

from collections.abc import Iterable, Iterator

from gxdigest.output.sheet import Block, Sheet, Words


def render_sheet(sheet: Sheet) -> Iterator[str]:
    r"""Give each row as one line.

    >>> from gxdigest.output.sheet import Column, Row, say, say_marked
    >>> rows = [Row((say(3), say("换上新路灯")), below=(say_marked("路灯亮了", [(0, 2)]),))]
    >>> list(render_sheet(Sheet((Column("id", "number"), Column("headline", "text")), rows)))
    ['3\t换上新路灯\t«路灯»亮了']
    """
    for row in sheet.rows:
        yield "\t".join([*(words.text for words in row.cells), *map(_bracket_marks, row.below)])


def render_blocks(blocks: Iterable[Block]) -> Iterator[str]:
    """Give each block as one line, its label first."""
    for block in blocks:
        yield f"{block.label}\t{_bracket_marks(block.words)}"


def _bracket_marks(words: Words) -> str:
    """Set what is marked in « »."""
    text = words.text
    for start, end in reversed(words.marks):
        text = f"{text[:start]}«{text[start:end]}»{text[end:]}"
    return text
