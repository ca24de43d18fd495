"""What all articles of one page share, drawn at random."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

from gxdigest.reading.names import COMMON, RARER

Marked = tuple[str, str]
"""A line of the page and its label; the label of a blank line is empty."""

PLACES = "云岭江城河山海宁安平东西南北新阳州川泉林石湖桥源丰清白龙凤金青"
_GIVEN = (
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红玲飞建国志永文海波林春晓东亮宇浩然子轩梓涵雨欣怡佳俊峰鹏斌辉"
)


@dataclass(frozen=True, slots=True)
class Layout:
    """How one page is set."""

    paper: str
    indent: str
    gap: int
    """Blank lines between paragraphs."""
    title_gap: int
    column: int
    """Width at which lines are broken; 0 for none."""
    hangs: bool
    """Whether closing marks are kept from the head of a line."""
    breaks: float
    """How often a paragraph is broken in its middle."""
    half: bool
    dated: float
    """How many articles open with a dateline."""
    marks: bool
    """Whether every article ends with an end mark."""
    twice: float
    """How often a headline is printed twice, as page title and as title of the article."""
    padded: bool
    wraps_titles: bool
    kickers: float
    """How often a kicker of the article is printed; a page without any has none drawn for it either."""


def draw_layout(rnd: random.Random) -> Layout:
    """Return the layout of a page."""
    gap = rnd.choice((0, 0, 1, 1, 1, 2, 3))
    return Layout(
        paper=draw(PLACES, 2, rnd),
        indent=rnd.choice(("", "", "", "　　", "　　", "    ", "　", "  ")),
        gap=gap,
        title_gap=rnd.choice((0, gap, gap, 1)),
        column=rnd.choice((0, 0, 0, 0, rnd.randint(13, 30), rnd.randint(30, 42))),
        hangs=rnd.random() < 0.5,
        breaks=rnd.choice((0, 0.1, 0.25, 0.5)),
        half=rnd.random() < 0.4,
        dated=rnd.choice((0.97, 0.8, 0.6, 0.3, 0.05)),
        marks=rnd.random() < 0.12,
        twice=rnd.choice((0.0,) * 9 + (0.7,)),
        padded=rnd.random() < 0.5,
        wraps_titles=rnd.random() < 0.3,
        kickers=rnd.choice((1.0, 1.0, 0.6, 0.0)),
    )


def draw(characters: str, size: int, rnd: random.Random) -> str:
    """Return different characters out of those given."""
    return "".join(rnd.sample(characters, size))


def draw_name(layout: Layout, rnd: random.Random) -> str:
    """Return a person's name as the page sets it; one in five has a rarer surname."""
    name = rnd.choice(RARER if rnd.random() < 0.2 else COMMON) + draw(_GIVEN, rnd.choice((1, 2, 2)), rnd)
    return f"{name[0]}　{name[1]}" if len(name) == 2 and layout.padded else name


def blank(lines: int) -> list[Marked]:
    """Return blank lines."""
    return [("", "")] * lines


def break_lines(text: str, label: str, layout: Layout, rnd: random.Random) -> list[Marked]:
    """Break a paragraph into lines: at the column, or somewhere in its middle as page files do."""
    text = layout.indent + text
    parts = list(_columns(text, layout)) if layout.column else _middle(text, layout, rnd)
    marked: list[Marked] = []
    for i, part in enumerate(parts):
        if i and not layout.column:
            marked += blank(rnd.choice((0, 1, 1, 2, 3)))
        marked.append((part, label if not i else "continued"))
    return marked


def _columns(text: str, layout: Layout) -> Iterator[str]:
    while len(text) > layout.column:
        cut = layout.column
        while layout.hangs and cut < len(text) and text[cut] in "，。、；：？！”）》":
            cut += 1
        yield text[:cut]
        text = text[cut:]
    if text:
        yield text


def _middle(text: str, layout: Layout, rnd: random.Random) -> list[str]:
    parts = [text]
    while len(parts[-1]) >= 40 and len(parts) < 4 and rnd.random() < layout.breaks:
        # A column often ends a few characters before the paragraph does.
        cut = len(parts[-1]) - rnd.randint(4, 14) if rnd.random() < 0.3 else rnd.randint(14, len(parts[-1]) - 8)
        parts[-1:] = [parts[-1][:cut], parts[-1][cut:]]
    return parts
