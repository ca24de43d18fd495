"""Titles and subheads -> which of them begin an article, and which stand over a further piece of one.

Both stand over a text, both may be signed, and line by line (`labels`) they look alike. They differ by what they part:
an article that is signed is done, pieces are made alike and signed one by one, an introduction is short, a piece goes
on with the words of what stands above it. So each is weighed with the whole article above and the text below, from the
first to the last of a page, beside what its lines say by themselves. What each piece of evidence is worth is learned.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field, replace
from itertools import islice, takewhile

from gxdigest.reading.articles import SUBHEAD_WIDTH
from gxdigest.reading.flow import find_pairs, grade
from gxdigest.reading.inner import NOTED
from gxdigest.reading.labels import Labelling, Scores, Weights, is_named, sum_scores
from gxdigest.reading.lines import Look
from gxdigest.reading.shows import show_start
from gxdigest.reading.stacks import GOES_ON, STACK, TEXT, list_readings

_SHARE = 0.6
"""What the lines say by themselves counts so much beside what the article above and the text below show; .4 to 1 read
pages within .003."""
_FAR = 12.0
"""Weight by which lines may speak for one reading, so that the other is still weighed."""
_SUBHEADS = 3
"""Lines of the longest subhead."""
_CHARACTERS = 1500
"""How much of the text below is looked through."""
_TITLE = 120
"""Characters of the title above that are looked for in it."""
_LITTLE = 30
"""Pairs of hanzi below which words are not compared."""
_NEAR = 4
"""Titles above and below that are compared with one."""
_SIGNED = ("byline", "inserted")
_LINES = ("one line", "two lines", "three lines", "four lines or more")
_SIZES = (60, 150, 300, 600, 1200)
_SIZE_NAMES = ("next to none", "a note", "a brief", "a report", "a long report", "a feature")
_TURNS = (0.03, 0.06, 0.1, 0.16, 0.22)
_TURN_NAMES = ("hardly", "little", "some", "much", "very much", "all the time")
_COUNTS = ("no", "one", "two", "three or more")
_CLAIMS = frozenset(
    {
        "could be a column's name", "ends as names of columns do", "box head", "addition head", "notice head",
        "bracket subhead", "three parts or more", "a blank parts it", "column in brackets", "contact line", "note line",
        "words that could be names", "bare name", "editor's note", "wider gap than usual", "narrower gap than usual",
        "signed below by one of a team above", *NOTED,
    }
)  # fmt: skip
"""What a title shows by itself that tells whether an article begins with it."""
_COMPARED = ("gap as of ", "indent as of ", "a byline below ", "a dateline below ", "prose below ")
"""How what it shows begins that compares it with other titles of the page (`habits`)."""
_SUNK = {"byline": "inserted", "byline+": "inserted+", "opening": "paragraph"}
_RAISED = {"inserted": "byline", "inserted+": "byline+", "paragraph": "opening"}
"""What the lines below a title are read as where it goes on with an article, and where it begins one."""

Shape = tuple[str | int | bool, ...]
"""How a title is made: how it begins, whether a byline stands below, in how many lines."""


@dataclass(frozen=True, slots=True)
class Title:
    """A stack of titles, or a subhead, and what stands below it up to the next."""

    first: int
    end: int
    """Index of its first line, and one past its last."""
    begins: bool
    """Whether it begins an article, as it is labelled."""
    fresh: bool
    """Whether it is the first of a page."""
    open: bool
    """Whether it can be asked: not of the first title of a page, nor of one over a dateline."""
    apart: bool
    """Whether furniture stands between it and the text above."""
    text: str
    """The text below."""
    signed: bool
    """Whether a byline stands right below."""
    closed: bool
    """Whether the text below is signed at its end."""
    dated: bool
    """Whether the text below opens with a dateline."""
    shape: Shape


@dataclass(slots=True)
class Article:
    """What has been read of the article above a title."""

    title: str
    size: int
    """Characters of its text."""
    sign: str
    """Where it was signed last."""
    texts: list[str]
    """Of its text, what is not among its words yet: they are looked through when they are asked for."""
    pieces: int = 0
    """How many of its titles are not the first."""
    shapes: list[Shape] = field(default_factory=list)
    """How the titles above were made, from the first on that could be asked."""
    _words: set[str] = field(default_factory=set)

    def find_words(self) -> Set[str]:
        """Return the pairs of hanzi of its text."""
        while self.texts:
            self._words |= find_pairs(self.texts.pop())
        return self._words


def find_titles(looks: Sequence[Look], rows: Sequence[Sequence[str]], labels: Sequence[str]) -> list[Title]:
    """Return the titles and subheads of a page; `rows` are what each line shows."""
    spans = list(_find_spans(looks, labels))
    starts = {first for first, _, _ in spans}
    titles: list[Title] = []
    last = 0
    for first, end, begins in spans:
        below = end
        while below < len(labels) and below not in starts and labels[below] != "furniture":
            below += 1
        lines = range(end, below)
        between = range(last, first)
        fresh = not titles or any(labels[i] == "furniture" and is_named(rows[i]) for i in between)
        dated = any("dateline" in rows[i] for i in lines[:3])
        signed = bool(lines) and labels[end].startswith(_SIGNED)
        words = "".join(look.plain for look in looks[first:end])
        leads = end - first > 1 and looks[first].plain[-1] == "—"
        titles.append(
            Title(
                first,
                end,
                begins,
                fresh,
                open=not fresh and not dated and bool(lines),
                apart=any(labels[i] == "furniture" for i in between),
                text="".join(looks[i].plain for i in lines if labels[i] in TEXT),
                signed=signed,
                closed=bool(lines) and (labels[below - 1] == "closing" or "byline run on" in rows[below - 1]),
                dated=dated,
                shape=("leads on" if leads else show_start(words), signed, end - first),
            )
        )
        last = below
    return titles


def _find_spans(looks: Sequence[Look], labels: Sequence[str]) -> Iterator[tuple[int, int, bool]]:
    """Yield first and one past the last line of every title, and whether it is read as the first of an article."""
    i = 0
    while i < len(labels):
        first = i
        if labels[i] in STACK:
            i += 1
            while i < len(labels) and labels[i] in STACK and labels[i] != "kicker":
                i += 1
            yield first, i, True
            continue
        while i < len(labels) and _is_subhead(looks[i], labels[i]):
            i += 1
        if 0 < i - first <= _SUBHEADS and i < len(labels) and labels[i] in ("paragraph", "inserted"):
            yield first, i, False
        i = max(i, first + 1)


def _is_subhead(look: Look, label: str) -> bool:
    return label == "subhead" or (label == "paragraph" and is_brief(look))


def is_brief(look: Look) -> bool:
    """Tell whether a line is short and ends no sentence, as subheads do."""
    return look.width <= SUBHEAD_WIDTH and look.plain[-1] not in GOES_ON


class Titles:
    """The titles of a text, and what each shows when it is held against all of it."""

    def __init__(self, looks: Sequence[Look], rows: Sequence[Sequence[str]], labels: Sequence[str]) -> None:
        """Take the lines, what each shows, and what each is read as."""
        self._looks = looks
        self._rows = rows
        self.titles = find_titles(looks, rows, labels)

    def follow(self, above: Article | None, title: Title, *, begins: bool) -> Article:
        """Return the article above the next title, once this one is known to begin one or to go on with that above."""
        if above is None or begins or not title.open:
            name = "".join(look.plain for look in self._looks[title.first : title.end])[:_TITLE]
            sign = "at its end" if title.closed else "under its title" if title.signed else "nowhere"
            if title.dated and sign == "nowhere":
                sign = "in its dateline"
            shapes = [title.shape] if title.open else []
            return Article(name, len(title.text), sign, [title.text], shapes=shapes)
        above.size += len(title.text)
        above.pieces += 1
        above.texts.append(title.text)
        above.sign = "at its end" if title.closed else "inside" if title.signed else above.sign
        above.shapes.append(title.shape)
        return above

    def show(self, at: int, above: Article) -> list[str]:
        """Return what tells whether an article begins with a title."""
        title = self.titles[at]
        lines = self._looks[title.first : title.end]
        words = find_pairs("".join(look.plain for look in lines))
        text = find_pairs(title.text[:_CHARACTERS])
        signed = "under its title" if title.signed else "at its end" if title.closed else "nowhere"
        gap = max((look.gap for look in lines[1:]), default=0)
        return [
            _LINES[min(len(lines), len(_LINES)) - 1],
            f"article above: {_measure(above.size)}, {'a byline' if title.signed else 'no byline'} below",
            f"{_count(above.pieces)} pieces above",
            f"signed {above.sign} above, {signed} below",
            f"article above said it: {_grade(words, above.find_words())}",
            f"text says the title above: {_grade(find_pairs(above.title), text)}",
            f"text goes on with the words above: {_turn(text, above.find_words())}",
            f"{_count(lines[0].gap)} blank lines above",
            f"{_count(gap)} blank lines inside",
            "indented" if lines[0].indent else "flush",
            "furniture above" if title.apart else "text above",
            f"{_count(above.shapes[-_NEAR:].count(title.shape))} titles above are made alike",
            f"{_count(self._list_shapes_below(at).count(title.shape))} titles below are made alike",
            *(name for name in self._rows[title.first] if name in _CLAIMS or name.startswith(_COMPARED)),
        ]

    def _list_shapes_below(self, at: int) -> list[Shape]:
        """Return how the next titles of the page of a title are made."""
        below = takewhile(lambda title: not title.fresh, islice(self.titles, at + 1, at + 1 + _NEAR))
        return [title.shape for title in below]


def _measure(characters: int) -> str:
    return _SIZE_NAMES[bisect_right(_SIZES, characters)]


def _count(number: int) -> str:
    return _COUNTS[min(number, len(_COUNTS) - 1)]


def _grade(words: Set[str], text: Set[str]) -> str:
    return grade(len(words & text) / max(1, len(words)))


def _turn(text: Set[str], above: Set[str]) -> str:
    least = min(len(text), len(above))
    if least <= _LITTLE:
        return "too little to say"
    return _TURN_NAMES[bisect_right(_TURNS, len(text & above) / least)]


def decide_starts(
    looks: Sequence[Look], rows: Sequence[Sequence[str]], labelling: Labelling, scores: Scores, weights: Weights
) -> Labelling:
    """Return the labels with articles begun where that is worth more, and how narrow each choice was."""
    if not weights.wholes.get("begins"):
        return labelling
    labels, margins, reasons = list(labelling.labels), list(labelling.margins), {**labelling.reasons}
    page = Titles(looks, rows, labels)
    above: Article | None = None
    for at, title in enumerate(page.titles):
        begins = title.begins
        if above and title.open:
            said, other = _compare_readings(title, labels, scores, weights)
            if abs(said) < _FAR:
                shown = [("begins", name) for name in page.show(at, above)]
                worth = _SHARE * said + weights.weigh(shown)
                begins = worth > 0
                lines = slice(title.first, title.end)
                if begins == title.begins:
                    margins[lines] = [min(abs(worth), margin) for margin in margins[lines]]
                else:
                    labels[title.first : title.first + len(other)] = other
                    margins[lines] = [abs(worth)] * (title.end - title.first)
                    reasons[title.first] = weights.rank(shown, against=not begins)
        above = page.follow(above, title, begins=begins)
    return replace(labelling, labels=tuple(labels), margins=tuple(margins), reasons=reasons)


def _compare_readings(
    title: Title, labels: Sequence[str], scores: Scores, weights: Weights
) -> tuple[float, Sequence[str]]:
    """Return by how much more lines by themselves say for an article than for a piece, and their other labels.

    The lines are those of the title, of the byline below it, and the first of the text.
    """
    end = title.end
    while end < len(labels) and labels[end].startswith(_SIGNED):
        end += 1
    end = min(end + 1, len(labels))
    above = labels[title.first - 1] if title.first else "furniture"
    as_it_is, below = labels[title.first : end], labels[title.end : end]
    if title.begins:
        sunk = [_SUNK.get(label, label) for label in below]
        others = [[kind] * (title.end - title.first) + sunk for kind in ("subhead", "paragraph")]
    else:
        raised = [_RAISED.get(label, label) for label in below]
        others = [[*reading, *raised] for reading in list_readings(title.end - title.first)]

    def said(reading: Sequence[str]) -> float:
        return sum_scores(scores[title.first : end], reading, labels[end : end + 1], weights, above)

    other = max(others, key=said)
    lead = said(as_it_is) - said(other)
    return (lead if title.begins else -lead), other
