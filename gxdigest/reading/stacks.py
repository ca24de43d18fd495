"""Title lines that stand over a text, taken together: what they show, and which of them is the first.

Line by line (`labels`) the name of a column is easily taken for the first title under it, and a kicker for such a name.
Held against the text below they differ: a kicker speaks of it and stands in its words, a name says nothing of it. So
for every stack all places where it may begin are weighed, beside what the lines say by themselves. What each piece of
evidence is worth is learned.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from gxdigest.reading.flow import find_lede, find_pairs, grade
from gxdigest.reading.labels import TITLES, Labelling, Scores, Weights, is_named, sum_scores
from gxdigest.reading.lines import Look
from gxdigest.reading.shows import against_column, find_title_words, show_end, show_start

Reading = tuple[str, ...]
"""A label for each line of a stack."""
Shown = list[tuple[str, str]]
"""Pieces of evidence, each behind what it is said of."""

STACK = frozenset(label for title in TITLES for label in (title, title + "+"))
"""Labels of the lines of a stack."""
TEXT = ("opening", "paragraph", "continued")
"""Labels of the lines of the text below."""
GOES_ON = "。!?;:,…)、"
"""A short line in the text that ends with one of these is rather text than a title."""
_MOST = 6
"""Lines of the longest stack that is looked at as a whole; it can be parted in 21 ways."""
_ABOVE = 2
"""Lines above a stack that may belong to it."""
_OUTSIDE = 2
"""Lines of a stack that may stand outside it."""
_BRIEF = 40
"""Width of the longest line that may, in full-width characters."""
_SHARE = 0.7
"""What the lines say by themselves counts so much beside what the stack shows; .5 to .8 read pages within .002."""
_ENDS = STACK | {"furniture"}
_NO_TITLE_YET = frozenset({"furniture", "paragraph", "subhead"})
"""Labels of lines above a stack that may yet be titles of it."""
_CHARACTERS = 1500
"""How much of the text below is looked through for the words of the titles."""
_LEDE = 120
"""Characters of the first sentence that are."""

_LENGTHS = (5, 7, 9, 11, 13, 15, 18, 21, 26, 31, 41)
_LENGTH_NAMES = (
    "1-4", "5-6", "7-8", "9-10", "11-12", "13-14", "15-17", "18-20", "21-25", "26-30", "31-40", "41 or more",
)  # fmt: skip
_TIMES = (0.3, 0.7, 1.2, 2.0, 4.0)
_TIMES_NAMES = ("hardly ever", "seldom", "once", "twice", "often", "very often")
_COMMAS = ("no comma", "a comma", "two commas or more")
_WIDTHS = (4.5, 7.5, 9.5, 11.5, 14.5, 18.5, 24.5)
_WIDTH_NAMES = ("1-4", "5-7", "8-9", "10-11", "12-14", "15-18", "19-24", "25 or more")
_STEPS = (-6.5, -3.5, -1.5, -0.5, 0.6, 1.5, 3.5, 6.5)
_STEP_NAMES = (
    "7 or more narrower", "4-6 narrower", "2-3 narrower", "1 narrower", "as wide", "1 wider", "2-3 wider", "4-6 wider",
    "7 or more wider",
)  # fmt: skip
_UP = frozenset({"cannot end here"})
_DOWN = frozenset({"cannot begin here", "opens like an addition", "opens with a call"})
"""What the words of two lines say of the break between them."""
_QUOTES = (("“", "”"), ("《", "》"), ("(", ")"))
_CLAIMS = frozenset(
    {
        "could be a column's name", "ends as names of columns do", "box head", "addition head", "an address",
        "three parts or more", "bare name", "reads as a byline",
    }
)  # fmt: skip
"""What a line shows by itself that tells whether it is a title."""


@cache
def list_readings(lines: int) -> tuple[Reading, ...]:
    """Return every way to part a stack of so many lines: kicker, headline, deck in this order, a headline always.

    >>> list_readings(2)
    (('headline', 'headline+'), ('headline', 'deck'), ('kicker', 'headline'))
    """
    return tuple(
        (*_label("kicker", start), *_label("headline", end - start), *_label("deck", lines - end))
        for start in range(lines)
        for end in range(lines, start, -1)
    )


def _label(title: str, lines: int) -> list[str]:
    return [title, *[title + "+"] * (lines - 1)] if lines else []


class Stack:
    """Lines that stand over a text; what they show when they are taken together is found out once."""

    def __init__(self, looks: Sequence[Look], text: str, column: float) -> None:
        """Take the lines, the text below, and the width at which the page breaks lines, 0 where it does not."""
        self._looks = looks
        self._column = column
        self._text = text[:_CHARACTERS]
        self._lede = find_lede(self._text)[:_LEDE]
        self._times: dict[str, int] = {}
        self._titles: dict[tuple[int, int], list[str]] = {}
        self._breaks: dict[int, list[str]] = {}

    def __len__(self) -> int:
        return len(self._looks)

    def show_title(self, first: int, end: int) -> list[str]:
        """Return what lines show when they are taken for one title."""
        if (first, end) not in self._titles:
            self._titles[first, end] = self._show_title("".join([look.plain for look in self._looks[first:end]]))
        return self._titles[first, end]

    def _show_title(self, text: str) -> list[str]:
        pairs = find_pairs(text)
        many = max(1, len(pairs))
        times = [self._count(pair) for pair in pairs]
        return [
            f"{_LENGTH_NAMES[bisect_right(_LENGTHS, len(text))]} characters",
            f"first sentence says it: {grade(sum(map(self._lede.__contains__, pairs)) / many)}",
            f"text says it: {grade(sum(map(bool, times)) / many)}",
            f"text repeats it: {_TIMES_NAMES[bisect_right(_TIMES, sum(times) / many)]}",
            _COMMAS[min(2, text.count(",") + text.count("、"))],
            show_start(text),
            show_end(text),
            *find_title_words(text),
        ]

    def _count(self, pair: str) -> int:
        if pair not in self._times:
            self._times[pair] = self._text.count(pair)
        return self._times[pair]

    def show_break(self, at: int) -> list[str]:
        """Return what shows whether one title ends with this line and another begins with the next."""
        if at not in self._breaks:
            self._breaks[at] = self._show_break(at)
        return self._breaks[at]

    def _show_break(self, at: int) -> list[str]:
        above, below = self._looks[at], self._looks[at + 1]
        shown = [
            "a blank line between" if below.gap else "no blank line between",
            f"above {_STEP_NAMES[bisect_right(_STEPS, above.width - below.width)]}",
            f"above {_WIDTH_NAMES[bisect_right(_WIDTHS, above.width)]} wide",
            f"above {show_end(above.plain)}",
            f"below {show_start(below.plain)}",
            *(f"above {name}" for name in self.show_title(at, at + 1) if name in _UP),
            *(f"below {name}" for name in self.show_title(at + 1, at + 2) if name in _DOWN),
        ]
        for opening, closing in _QUOTES:
            if above.plain.count(opening) > above.plain.count(closing):
                shown.append(f"above leaves {opening} open")
        if above.plain == below.plain:
            shown.append("the same line twice")
        elif above.plain[-2:] + below.plain[:2] in self._text:
            shown.append("text runs on over the break")
        elif above.plain[-1] + below.plain[0] in self._text:
            shown.append("a known pair over the break")
        if self._column:
            shown.append(f"above {against_column(above.width, self._column)}")
        return shown


def find_stacks(looks: Sequence[Look], labels: Sequence[str], column: float) -> Iterator[tuple[int, Stack]]:
    """Yield the stacks of a page that can be parted in several ways, each with the index of its first line."""
    for first, end in _find_spans(labels):
        if end - first > 1:
            yield first, Stack(looks[first:end], _read_below(looks, labels, end), column)


def _find_spans(labels: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield first and one past the last line of every stack that is not too long."""
    first = 0
    for i, label in enumerate((*labels, "furniture")):
        if label not in STACK:
            if 0 < i - first <= _MOST:
                yield first, i
            first = i + 1


def _read_below(looks: Sequence[Look], labels: Sequence[str], start: int) -> str:
    """Return the beginning of the text that starts at a line, without bylines and captions."""
    text, i = "", start
    while i < len(labels) and labels[i] not in _ENDS and len(text) < _CHARACTERS:
        text += looks[i].plain if labels[i] in TEXT else ""
        i += 1
    return text


@dataclass(frozen=True, slots=True)
class Top:
    """A stack with the lines above it that may belong to it."""

    start: int
    """Index of the first of all these lines."""
    first: int
    """Where the stack begins, as it is labelled."""
    end: int
    stack: Stack
    """All these lines."""
    claims: tuple[tuple[str, ...], ...]
    """What each of the lines that may stand outside shows by itself."""

    def list_beginnings(self) -> range:
        """Return the indices of lines where the stack may begin."""
        return range(self.start, self.start + len(self.claims) + 1)

    def show_outside(self, line: int) -> Shown:
        """Return what a line shows that may stand outside the stack."""
        at = line - self.start
        return [("outside", name) for name in (*self.stack.show_title(at, at + 1), *self.claims[at])]

    def show_beginning(self, begin: int) -> Shown:
        """Return what the lines above the first show, and the break above it; nothing where no line is above."""
        if begin == self.start:
            return []
        shown = [piece for line in range(self.start, begin) for piece in self.show_outside(line)]
        shown.append(("outside", f"{begin - self.start} outside"))
        return shown + [("below it", name) for name in self.stack.show_break(begin - self.start - 1)]


def find_tops(
    looks: Sequence[Look], rows: Sequence[Sequence[str]], labels: Sequence[str], column: float
) -> Iterator[Top]:
    """Yield the stacks of a page that may begin at several lines; `rows` are what each line shows."""
    for first, end in _find_spans(labels):
        start = first
        while first - start < _ABOVE and start and _can_be_title(looks[start - 1], rows[start - 1], labels[start - 1]):
            start -= 1
        last = first + min(_OUTSIDE, end - first - 1)
        if start < last:
            claims = tuple(tuple(name for name in rows[i] if name in _CLAIMS) for i in range(start, last))
            stack = Stack(looks[start:end], _read_below(looks, labels, end), column)
            yield Top(start, first, end, stack, claims)


def _can_be_title(look: Look, row: Sequence[str], label: str) -> bool:
    """Tell whether a line that is read as no title may yet be one."""
    if label not in _NO_TITLE_YET or look.width > _BRIEF or is_named(row):
        return False
    return label == "furniture" or (look.plain[-1] not in GOES_ON and "a sentence ends inside" not in row)


def begin_stacks(
    looks: Sequence[Look],
    rows: Sequence[Sequence[str]],
    column: float,
    labelling: Labelling,
    scores: Scores,
    weights: Weights,
) -> Labelling:
    """Return the labels with every stack begun where that is worth most, and how narrow that choice was."""
    if not weights.wholes.get("outside"):
        return labelling
    labels, margins, reasons = list(labelling.labels), list(labelling.margins), {**labelling.reasons}
    for top in find_tops(looks, rows, labelling.labels, column):
        readings = {begin: _read_from(top, begin, labels, scores, weights) for begin in top.list_beginnings()}
        worth = {
            begin: _SHARE * said + weights.weigh(top.show_beginning(begin)) for begin, (said, _) in readings.items()
        }
        best = max(worth, key=worth.__getitem__)
        if best != top.first:
            labels[top.start : top.end] = readings[best][1]
        for i in range(top.start, max(worth)):
            # Lines from where the stack begins on are titles, those above are not.
            other = min(worth[best] - value for begin, value in worth.items() if (begin <= i) != (best <= i))
            if (best <= i) == (top.first <= i):
                margins[i] = min(other, margins[i])
            else:
                margins[i] = other
                reasons[i] = weights.rank(top.show_outside(i), against=best <= i)
    return replace(labelling, labels=tuple(labels), margins=tuple(margins), reasons=reasons)


def _read_from(
    top: Top, begin: int, labels: Sequence[str], scores: Scores, weights: Weights
) -> tuple[float, Sequence[str]]:
    """Return what lines by themselves say for a stack that begins at one of them, and the labels they would have."""
    above = labels[top.start - 1] if top.start else "furniture"
    outside = [*labels[top.start : min(begin, top.first)], *["furniture"] * (begin - top.first)]
    return max(
        (sum_scores(scores[top.start : top.end], reading, labels[top.end : top.end + 1], weights, above), reading)
        for titles in list_readings(top.end - begin)
        if (reading := [*outside, *titles])
    )
