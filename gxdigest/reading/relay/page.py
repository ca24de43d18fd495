"""A whole page: its head, articles, what stands between them."""

import random
from collections.abc import Callable, Sequence
from typing import Any

from gxdigest.reading.lines import fold
from gxdigest.reading.relay import beside
from gxdigest.reading.relay.furniture import head_page, list_headlines, part_articles
from gxdigest.reading.relay.layout import Layout, Marked, blank, draw_layout
from gxdigest.reading.relay.report import lay_report, lay_second_half

_HALF = str.maketrans("，；：？！（）", ",;:?!()")

Lay = Callable[[dict[str, Any], Layout, random.Random], list[Marked]]
_BESIDE: tuple[Lay, ...] = (
    beside.lay_poem, beside.lay_essay, beside.lay_briefs, beside.lay_briefs, beside.lay_roll, beside.lay_call,
    beside.lay_call, beside.lay_photograph, *[beside.lay_pieces] * 4,
)  # fmt: skip


def lay_out(articles: Sequence[dict[str, Any]], rnd: random.Random) -> tuple[str, list[str]]:
    """Return a raw page made of these articles, and the label of every line of it that is not blank."""
    layout = draw_layout(rnd)
    # One page in seven is of essays and poems.
    usual: Lay = beside.lay_essay if rnd.random() < 0.15 else lay_report
    marked: list[Marked] = [*head_page(layout, articles, rnd)]
    for article in articles:
        marked += _draw_kind(usual, rnd)(article, layout, rnd)
        marked += blank(rnd.choice((0, layout.gap, layout.gap, layout.gap + 1, 3)))
        marked += part_articles(layout, rnd)
    if rnd.random() < 0.15:
        marked += list_headlines(articles, rnd)
    lines = [line.translate(_HALF) if layout.half else line for line, _ in marked]
    return "\n".join(lines) + "\n", [label for line, label in marked if fold(line).strip()]


def _draw_kind(usual: Lay, rnd: random.Random) -> Lay:
    chance = rnd.random()
    if chance < 0.03:
        return lay_second_half
    return rnd.choice(_BESIDE) if chance < 0.15 else usual
