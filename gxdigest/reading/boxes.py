"""A box of short reports under one head (环球扫描, 简讯) -> one article, its reports parted by subheads.

The labeller learns every report of a box as the article it looks like, else a dateline would be worth less everywhere.
What makes them one is the head: a few hanzi that are no sentence, over a title that stands over a dateline.
"""

import re
from collections.abc import Sequence

from gxdigest.reading import rules
from gxdigest.reading.articles import split_articles
from gxdigest.reading.lines import Look

_HEAD = re.compile(rf"[{rules.HAN} ]{{2,8}}$")
_ITEM = 800
"""Characters of the longest report taken for one of a box."""
_SUNK = {
    "kicker": "subhead",
    "kicker+": "subhead",
    "headline": "subhead",
    "headline+": "subhead",
    "opening": "paragraph",
}


def join_boxes(looks: Sequence[Look], labels: Sequence[str]) -> tuple[str, ...]:
    """Return the labels with the titles of a box's reports as subheads."""
    joined = list(labels)
    box: tuple[int, int] | None = None  # where its first title stands, and where the last report ended
    for start, end in split_articles(labels):
        if box and box[1] == start and _is_item(looks[start:end], labels[start:end], looks[box[0]].indent):
            joined[start:end] = [_SUNK.get(label, label) for label in labels[start:end]]
            box = box[0], end
        else:
            box = (start + 1, end) if _opens_box(looks[start:end], labels[start:end]) else None
    return tuple(joined)


def _opens_box(looks: Sequence[Look], labels: Sequence[str]) -> bool:
    return (
        len(looks) > 2
        and list(labels[:2]) == ["headline", "opening"]
        and _HEAD.match(looks[0].plain) is not None
        and looks[1].width <= 40
        and looks[1].plain[-1] not in "。!?"
        and rules.DATELINE.pattern.match(looks[2].plain) is not None
    )


def _is_item(looks: Sequence[Look], labels: Sequence[str], indent: float) -> bool:
    """Tell whether an article is one more report of the box: dated, short, unsigned, its title set like the first."""
    if looks[0].indent != indent or not set(labels) <= {*_SUNK, "paragraph", "continued"}:
        return False
    opening = looks[labels.index("opening")].plain if "opening" in labels else ""
    return rules.DATELINE.pattern.match(opening) is not None and sum(len(look.plain) for look in looks) <= _ITEM
