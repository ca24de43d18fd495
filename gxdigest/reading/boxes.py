"""A box of short reports under one head (天下扫描, 简讯) -> one article, its reports parted by subheads.

The labeller learns every report of a box as the article it looks like, else a dateline would be worth less everywhere.
What makes them one is the head: words that name such a box, or a few hanzi that are no sentence, over a title that
stands over a dateline.
"""

import re
from collections.abc import Sequence

from gxdigest.reading import rules
from gxdigest.reading.articles import split_articles
from gxdigest.reading.lines import Look

_HEAD = re.compile(rf"[{rules.HAN} ]{{2,8}}$")
_ITEM = 800
"""Characters of the longest report taken for one of a box."""
_TITLE = 40
"""Width of the longest line taken for a title of one, in full-width characters."""
_SUNK = {
    "kicker": "subhead",
    "kicker+": "subhead",
    "headline": "subhead",
    "headline+": "subhead",
    "opening": "paragraph",
}
_PLAIN = {*_SUNK, "paragraph", "continued", "subhead"}


def join_boxes(looks: Sequence[Look], labels: Sequence[str]) -> tuple[str, ...]:
    """Return the labels with the titles of a box's reports as subheads."""
    joined = list(labels)
    box: tuple[int, int] | None = None  # where its first title stands, and where the last report ended
    for start, end in split_articles(labels):
        if box and box[1] == start and _is_item(looks[start:end], labels[start:end], looks[box[0]].indent):
            joined[start:end] = _sink(labels[start:end])
            if joined[box[0]] != "opening":
                joined[box[0] - 1] = "headline"
                joined[box[0] : box[1]] = ["opening", *_sink(labels[box[0] + 1 : box[1]])]
            box = box[0], end
        else:
            first = _find_first(looks, labels, start, end)
            box = (first, end) if first else None
    return tuple(joined)


def _sink(labels: Sequence[str]) -> list[str]:
    return [_SUNK.get(label, label) for label in labels]


def _find_first(looks: Sequence[Look], labels: Sequence[str], start: int, end: int) -> int | None:
    """Return where the title of the first report stands, if the article opens a box or stands right below its head."""
    if _opens_box(looks[start:end], labels[start:end]):
        return start + 1
    for head in (start, start - 1):
        if head < 0 or not rules.BOX_HEAD.pattern.match(looks[head].plain):
            continue
        rest = looks[head + 1 : end]
        if rest and (_is_title(rest) or _is_item(rest, labels[head + 1 : end], rest[0].indent)):
            return head + 1
    return None


def _is_title(looks: Sequence[Look]) -> bool:
    return all(look.width <= _TITLE and look.plain[-1] not in "。!?" for look in looks)


def _opens_box(looks: Sequence[Look], labels: Sequence[str]) -> bool:
    return (
        len(looks) > 2
        and list(labels[:2]) == ["headline", "opening"]
        and _HEAD.match(looks[0].plain) is not None
        and _is_title(looks[1:2])
        and rules.DATELINE.pattern.match(looks[2].plain) is not None
    )


def _is_item(looks: Sequence[Look], labels: Sequence[str], indent: float) -> bool:
    """Tell whether an article is one more report of the box: dated, short, unsigned, its title set like the first."""
    if not looks or looks[0].indent != indent or not set(labels) <= _PLAIN:
        return False
    opening = looks[labels.index("opening")].plain if "opening" in labels else ""
    return rules.DATELINE.pattern.match(opening) is not None and sum(len(look.plain) for look in looks) <= _ITEM
