"""Articles that go on on another page -> whole articles: 下转 and 上接 matched, their halves stitched.

In: the articles of one issue with what each says of another page. Out: fewer articles, and notes on every seam and on
every half whose other half is not in the text. Nothing is stitched that could as well belong elsewhere.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from gxdigest.model.article import Article, Subhead
from gxdigest.reading import rules
from gxdigest.reading.articles import once
from gxdigest.reading.flow import find_pairs
from gxdigest.reading.heads import read_page
from gxdigest.reading.lines import Look

_SENTENCE_ENDS = "。！？!?…”’」』"
_MOST_PAIRS = 1_000
"""Halves on either side, multiplied, that are compared with each other; no paper breaks so many off."""


@dataclass(frozen=True, slots=True)
class Jump:
    """What an article says of other pages; None where it says nothing."""

    to: str | None = None
    """The page it goes on on: 下转第2版."""
    back: str | None = None
    """The page it began on: 上接第1版."""


def find_jump(looks: Sequence[Look], first: int, end: int, body: int) -> Jump:
    """Return what an article and the lines right above and below it say; `body` is its first line of text."""
    back = rules.CONTINUED_LINE.pattern.match(looks[first - 1].plain) if first else None
    for look in looks[first : body + 1]:
        back = back or rules.CONTINUED_LINE.pattern.match(look.plain) or rules.CONTINUED_MARK.pattern.search(look.plain)
    to = rules.JUMP_TAIL.search(looks[end - 1].plain)
    if not to and end < len(looks):
        below = rules.JUMP_LINE.pattern.match(looks[end].plain)
        to = below if below and below["goes_on"] else None
    return Jump(read_page(to["page"]) if to else None, read_page(back["page"]) if back else None)


def stitch(articles: Sequence[Article], jumps: Sequence[Jump]) -> tuple[tuple[Article, ...], tuple[str, ...]]:
    """Return the articles, halves joined and numbered anew, and what is to be said of their jumps."""
    seconds = _match(articles, jumps)
    joined = set(seconds.values())
    whole: list[Article] = []
    notes: list[str] = []
    for i, (article, jump) in enumerate(zip(articles, jumps, strict=True)):
        if i in joined:
            continue
        position = len(whole) + 1
        if i in seconds:
            first, last = articles[seconds[i]].lines
            notes.append(f"article {position} goes on in lines {first} to {last} (下转第{jump.to}版)")
            article = _join(article, articles[seconds[i]])
        elif jump.to:
            notes.append(f"article {position} goes on on page {jump.to} (下转), which is not there or not clear")
        elif jump.back:
            notes.append(f"article {position} began on page {jump.back} (上接), which is not there or not clear")
        if joined:
            pieces = tuple(replace(piece, article=position) for piece in article.pieces)
            article = replace(article, position=position, pieces=pieces)
        whole.append(article)
    return tuple(whole), tuple(notes)


def _match(articles: Sequence[Article], jumps: Sequence[Jump]) -> dict[int, int]:
    """Return which article is the second half of which; a half that could have two others has none."""
    firsts = [i for i, jump in enumerate(jumps) if jump.to]
    seconds = [j for j, jump in enumerate(jumps) if jump.back]
    if len(firsts) * len(seconds) > _MOST_PAIRS:
        return {}
    pairs = [
        (i, j)
        for i in firsts
        for j in seconds
        if i != j and articles[i].page in (None, jumps[j].back) and articles[j].page in (None, jumps[i].to)
    ]
    lone = [(i, j) for i, j in pairs if sum(i == a for a, _ in pairs) == sum(j == b for _, b in pairs) == 1]
    for i, j in sorted(set(pairs) - set(lone)):
        rivals = [(a, b) for a, b in pairs if (a, b) != (i, j) and (a == i or b == j)]
        alike = _likeness(articles[i], articles[j])
        if alike and all(_likeness(articles[a], articles[b]) < alike for a, b in rivals):
            lone.append((i, j))
    return dict(lone)


def _likeness(first: Article, second: Article) -> int:
    """Count the pairs of hanzi that the titles share."""
    return len(find_pairs(first.headline or "") & find_pairs(second.headline or ""))


def _join(first: Article, second: Article) -> Article:
    """Join two halves; a sentence that the page broke is made whole, a title of its own becomes a subhead."""
    paragraphs, subheads = list(first.paragraphs), list(first.subheads)
    rest = list(second.paragraphs)
    title = second.headline
    if title and title[-1] in "。！？":  # the rest of a sentence that looks like a title, there being none
        rest.insert(0, title)
        title = None
    if title and title not in (first.headline or ""):
        subheads.append(Subhead(len(paragraphs), title))
        paragraphs.append(title)
    elif paragraphs and rest and paragraphs[-1][-1:] not in _SENTENCE_ENDS:
        paragraphs[-1] += rest.pop(0)
    shift = len(paragraphs) + len(rest) - len(second.paragraphs)
    subheads += [Subhead(subhead.paragraph + shift, subhead.text) for subhead in second.subheads]
    return replace(
        first,
        dateline=first.dateline or second.dateline,
        bylines=once((*first.bylines, *second.bylines)),
        credits=once((*first.credits, *second.credits)),
        paragraphs=(*paragraphs, *rest),
        subheads=tuple(subheads),
        captions=first.captions + second.captions,
        pieces=first.pieces + second.pieces,
    )
