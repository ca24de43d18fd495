"""A stack of title lines over a text -> which lines make the kicker, which the headline, which the deck.

Where a stack stands shows line by line (`labels`). Which title is which shows when whole titles are held against the
text below: the first sentence says the headline again, a kicker gives the occasion, a deck adds a figure. So every way
to part a stack into titles is weighed as a whole, beside what its lines say by themselves. What each piece of evidence
is worth is learned.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from gxdigest.reading.flow import find_lede, find_pairs, grade
from gxdigest.reading.labels import TITLES, Labelling, Scores, Weights, sum_scores
from gxdigest.reading.lines import Look
from gxdigest.reading.shows import against_column, find_title_words, show_end, show_start

Reading = tuple[str, ...]
"""A label for each line of a stack."""

_MOST = 6
"""Lines of the longest stack that is parted anew, in one of 21 ways."""
_SHARE = 0.4
"""What the lines of a stack say by themselves counts so much beside what its titles say. Chosen by cross-validation on
whole newspaper days, where a quarter more or less moves headlines by .004; none at all is worse in narrow columns."""
_FAR = 8.0
"""Weight by which the lines of a stack may say less for a reading than for another, so that it is still weighed: of
2,100 stacks none was read in a way that lost more than 4.4."""
_TEXT = ("opening", "paragraph", "continued")
_STACK = frozenset(label for title in TITLES for label in (title, title + "+"))
_ENDS = _STACK | {"furniture"}
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
_ABOVE = frozenset({"cannot end here"})
_BELOW = frozenset({"cannot begin here", "opens like an addition", "opens with a call"})
"""What the words of two lines say of the break between them."""
_QUOTES = (("“", "”"), ("《", "》"), ("(", ")"))


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


@cache
def _find_spans(reading: Reading) -> tuple[tuple[str, int, int], ...]:
    """Return where each title of a reading begins and ends.

    >>> _find_spans(("kicker", "headline", "headline+"))
    (('kicker', 0, 1), ('headline', 1, 3))
    """
    names = [label.removesuffix("+") for label in reading]
    return tuple(
        (title, names.index(title), names.index(title) + names.count(title)) for title in TITLES if title in names
    )


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
            *(f"above {name}" for name in self.show_title(at, at + 1) if name in _ABOVE),
            *(f"below {name}" for name in self.show_title(at + 1, at + 2) if name in _BELOW),
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

    def show_reading(self, reading: Reading) -> list[tuple[str, str]]:
        """Return what speaks for or against one way to part the stack, each piece behind what it is said of."""
        shown = [(title, name) for title, *span in _find_spans(reading) for name in self.show_title(*span)]
        for at, label in enumerate(reading[1:]):
            if not label.endswith("+"):
                shown += [("parted", name) for name in self.show_break(at)]
        return shown

    def weigh(self, reading: Reading, weights: dict[str, dict[str, float]]) -> float:
        """Return what one way to part the stack is worth."""
        return sum(weights[of].get(name, 0.0) for of, name in self.show_reading(reading))


def find_stacks(looks: Sequence[Look], labels: Sequence[str], column: float) -> Iterator[tuple[int, Stack]]:
    """Yield the stacks of a page that can be parted in several ways, each with the index of its first line."""
    first = 0
    for i, label in enumerate((*labels, "furniture")):
        if label in _STACK:
            continue
        if 1 < i - first <= _MOST:
            yield first, Stack(looks[first:i], _read_below(looks, labels, i), column)
        first = i + 1


def _read_below(looks: Sequence[Look], labels: Sequence[str], start: int) -> str:
    """Return the beginning of the text that starts at a line, without bylines and captions."""
    text, i = "", start
    while i < len(labels) and labels[i] not in _ENDS and len(text) < _CHARACTERS:
        text += looks[i].plain if labels[i] in _TEXT else ""
        i += 1
    return text


def part_stacks(
    looks: Sequence[Look], column: float, labelling: Labelling, scores: Scores, weights: Weights
) -> Labelling:
    """Return the labels with every stack parted in the way that is worth most, and how narrow that choice was."""
    if not weights.titles:
        return labelling
    labels, margins = list(labelling.labels), list(labelling.margins)
    for first, stack in find_stacks(looks, labelling.labels, column):
        end = first + len(stack)
        said = {
            reading: sum_scores(scores[first:end], reading, labels[end : end + 1], weights)
            for reading in list_readings(len(stack))
        }
        least = max(said.values()) - _FAR
        worth = {
            reading: stack.weigh(reading, weights.titles) + _SHARE * lines
            for reading, lines in said.items()
            if lines > least
        }
        best = max(worth, key=worth.__getitem__)
        labels[first:end] = best
        for i, label in enumerate(best):
            others = [worth[best] - value for reading, value in worth.items() if reading[i] != label]
            margins[first + i] = min([margins[first + i], *others])
    return replace(labelling, labels=tuple(labels), margins=tuple(margins))


def explain_stacks(
    looks: Sequence[Look], column: float, labels: Sequence[str], weights: Weights
) -> dict[int, tuple[str, ...]]:
    """Return for lines of stacks what tells their title from the others of the stack, strongest first."""
    reasons: dict[int, tuple[str, ...]] = {}
    for first, stack in find_stacks(looks, labels, column) if weights.titles else ():
        spans = _find_spans(tuple(labels[first : first + len(stack)]))
        alike = set.intersection(*(set(stack.show_title(start, end)) for _, start, end in spans))
        for title, start, end in spans:
            worth = {name: _compare(name, title, weights) for name in stack.show_title(start, end)}
            told = [name for name in worth if worth[name] > 0 and name not in alike]
            shown = tuple(sorted(told, key=lambda name: (-worth[name], name)))
            reasons |= dict.fromkeys(range(first + start, first + end), shown)
    return reasons


def _compare(name: str, title: str, weights: Weights) -> float:
    """Return by how much evidence speaks more for one title than for titles on the whole."""
    worth = {other: weights.titles[other].get(name, 0.0) for other in TITLES}
    return worth[title] - sum(worth.values()) / len(worth)
