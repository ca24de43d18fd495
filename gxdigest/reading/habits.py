"""What a page does as a rule -> evidence for reading it again: how its articles begin, and which lines begin so too.

A page is read twice. The first reading knows each line and its neighbours only; it is nearly always right about most
titles, and those show what this page does: the gap above a title, its indent, whether a byline or a dateline stands
below, whether titles have kickers. A line is then seen against all other titles of the page, never against itself.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from gxdigest.reading.inner import NOTED
from gxdigest.reading.lines import Look

Rows = Sequence[Sequence[str]]

_FEW = 2
"""Other titles on the page below which nothing is said of its habits."""
_LABEL = 10
"""Full-width characters of the longest line taken for the name of a column above a title."""
_STARTS = ("kicker", "headline")
_STACK = ("kicker", "kicker+", "headline", "headline+", "deck", "deck+")
_ENDS = {f"{i} above {end}": end for i in range(1, 6) for end in ("a dateline", "a byline", "prose")}
"""Evidence of a line of a stack (`flow.find_stacks`), and in what its stack ends."""


@dataclass(frozen=True, slots=True)
class _Title:
    """A stack of title lines, as it was read."""

    lines: range
    """With the name of a column above it."""
    traits: frozenset[str]
    """How it is set, what it has, what stands below it."""
    width: float
    """Of its headline; 0 where it has none."""


class _Page:
    """How often the titles and the text of a page show what; counted once, so that a long page is read in step."""

    def __init__(self, titles: Sequence[_Title], text: Sequence[Look]) -> None:
        self.titles = len(titles)
        self.traits = Counter(trait for title in titles for trait in title.traits)
        self.widths = sorted(title.width for title in titles if title.width)
        self.text = max(1, len(text))
        self.text_traits = Counter(trait for look in text for trait in _show_place(look))
        self.told: dict[tuple[str, str, str, frozenset[str] | None], list[str]] = {}
        """What was said already: most lines of a page are set alike."""

    def tell(self, look: Look, ends_in: str, own: _Title | None) -> list[str]:
        """Return what the titles of the page but `own`, to which the line belongs, say of a line."""
        if self.titles - (own is not None) < _FEW:
            return ["few titles to compare with"]
        asked = (*_show_place(look), ends_in, own.traits if own else None)
        if asked not in self.told:
            self.told[asked] = self._tell(*asked)
        return [*self.told[asked], self._measure(look.width, own.width if own else 0.0)]

    def _tell(self, gap: str, indent: str, ends_in: str, own: frozenset[str] | None) -> list[str]:
        """Return what other titles than one that has these traits say of how a line is set and what stands below."""
        others = self.titles - (own is not None)

        def share(trait: str) -> float:
            return (self.traits[trait] - (own is not None and trait in own)) / others

        return [
            _lean("gap", share(gap), self.text_traits[gap] / self.text),
            _lean("indent", share(indent), self.text_traits[indent] / self.text),
            f"{ends_in} below titles here: {_grade(share(ends_in))}",
            f"titles here have kickers: {_grade(share('kicker'))}",
            f"titles here have decks: {_grade(share('deck'))}",
            f"titles here have labels above: {_grade(share('label'))}",
        ]

    def _measure(self, width: float, own: float) -> str:
        """Compare a width with those of the other headlines."""
        least = self.widths[own == self.widths[0]] if len(self.widths) > 1 else 0.0
        most = self.widths[-1 - (own == self.widths[-1])] if len(self.widths) > 1 else 99.0
        if width < least - 0.5:
            return "shorter than any headline here"
        return "longer than any headline here" if width > most + 0.5 else "as long as headlines here"


def find_habits(looks: Sequence[Look], rows: Rows, labels: Sequence[str]) -> list[list[str]]:
    """Return for every line of a stack what the other titles of the page, as they are labelled, say of it."""
    ends = [_find_end(row) for row in rows]
    titles = _find_titles(looks, ends, labels)
    page = _Page(titles, [look for look, label in zip(looks, labels, strict=True) if label == "paragraph"])
    owners = {i: title for title in titles for i in title.lines}
    signed = _find_signed(looks, rows, ends, labels)
    return [
        [*page.tell(look, end, owners.get(i)), f"article above signed {where}, {end} below"] if end else []
        for i, (look, end, where) in enumerate(zip(looks, ends, signed, strict=True))
    ]


def _find_signed(looks: Sequence[Look], rows: Rows, ends: Sequence[str], labels: Sequence[str]) -> list[str]:
    """Return for every line where the article that stands above its stack was signed last.

    A piece with a byline of its own goes on with an article that nobody has signed; under one that is signed already
    it is another article. Right after such pieces a byline under a title may be that of one more, read as an article.
    """
    where, above, stacked = "nowhere", "nowhere", False
    signed = []
    for look, row, end, label in zip(looks, rows, ends, labels, strict=True):
        if end and not stacked:
            # What stands under an editor's note is one article, signed piece by piece.
            above = where if NOTED.isdisjoint(row) else "piece by piece"
        stacked = bool(end)
        if label in _STARTS:
            where = "nowhere"
        where = _find_signature(look, row, label) or where
        if label == "byline" and above == "inside":
            where = "inside or under its title"
        signed.append(above)
    return signed


def _find_signature(look: Look, row: Sequence[str], label: str) -> str:
    """Tell where the line of an article signs it; empty where it does not."""
    if label.startswith("byline"):
        return "under its title"
    if label.startswith("inserted"):
        return "inside"
    if label == "closing" or "byline run on" in row:
        return "at its end"
    return "in its dateline" if label == "opening" and "记者" in look.plain[:40] else ""


def _find_titles(looks: Sequence[Look], ends: Sequence[str], labels: Sequence[str]) -> list[_Title]:
    titles = []
    start = 0
    while start < len(labels):
        if labels[start] not in _STARTS:
            start += 1
            continue
        end = start + 1
        while end < len(labels) and labels[end] in _STACK and labels[end] != "kicker":
            end += 1
        traits = {*labels[start:end], *_show_place(looks[start]), ends[end - 1]}
        first = start
        if start and labels[start - 1] == "furniture" and ends[start - 1] and looks[start - 1].width <= _LABEL:
            traits.add("label")
            first -= 1
        width = max((looks[i].width for i in range(start, end) if labels[i].startswith("headline")), default=0.0)
        titles.append(_Title(range(first, end), frozenset(traits), width))
        start = end
    return titles


def _show_place(look: Look) -> tuple[str, str]:
    return f"gap {look.gap}", f"indent {look.indent}"


def _find_end(row: Sequence[str]) -> str:
    """Return in what the stack of a line ends, as its evidence says; empty for a line of no stack."""
    return _ENDS.get(next(filter(_ENDS.__contains__, row), ""), "")


def _lean(what: str, title: float, text: float) -> str:
    """Say whether a gap or indent is rather that of the titles or of the paragraphs of this page."""
    lean = title - text
    if abs(lean) < 0.2:
        return f"{what} as of titles and text alike here" if title > 0.3 else f"{what} as of few lines here"
    strongly = " only" if abs(lean) > 0.6 else ""
    return f"{what} as of titles{strongly} here" if lean > 0 else f"{what} as of text{strongly} here"


def _grade(share: float) -> str:
    return "never" if share < 0.05 else "seldom" if share < 0.3 else "often" if share < 0.8 else "nearly always"
