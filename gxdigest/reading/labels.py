"""Evidence -> what each line is: the best path over the whole page.

A line is not judged alone. Each piece of evidence speaks for or against each label, each label for or against
following another, what no page does is forbidden, and of all ways to label the page the one with the highest sum wins
(Viterbi). Ties fall to the label named first, so the same text is always read the same way.

Scores are whole thousandths of a weight, so that sums are exact in whatever order they are made; they are floats, which
Python adds and compares faster than its integers.
"""

import json
import struct
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise, repeat
from math import inf
from operator import add
from pathlib import Path
from typing import Any

LABELS = (
    "furniture", "kicker", "kicker+", "headline", "headline+", "deck", "deck+", "byline", "byline+", "opening",
    "paragraph", "subhead", "continued", "inserted", "inserted+", "caption", "closing",
)  # fmt: skip
"""What a line can be. `+` is a further line of the same; `opening` and `paragraph` are the first lines of the first
and of another paragraph, `continued` goes on with a paragraph or caption, a `subhead` stands over a paragraph;
`byline` stands under the title, an `inserted` one among the paragraphs or under a subhead, a `closing` one at the
end."""

TITLES = ("kicker", "headline", "deck")
_TEXT = ("opening", "paragraph", "continued", "caption")
_ENDS = ("furniture", *_TEXT, "closing")
_FOLLOWS = {
    "furniture": _ENDS,
    "kicker": _ENDS,
    "kicker+": ("kicker", "kicker+"),
    "headline": (*_ENDS, "kicker", "kicker+"),
    "headline+": ("headline", "headline+"),
    "deck": ("headline", "headline+"),
    "deck+": ("deck", "deck+"),
    "byline": ("headline", "headline+", "deck", "deck+"),
    "byline+": ("byline", "byline+"),
    "opening": (*_ENDS, "headline", "headline+", "deck", "deck+", "byline", "byline+"),
    "paragraph": (*_TEXT, "subhead", "inserted", "inserted+"),
    "subhead": (*_TEXT, "subhead", "inserted", "inserted+"),
    "continued": _TEXT,
    "inserted": (*_TEXT, "subhead"),
    "inserted+": ("inserted", "inserted+"),
    "caption": (*_TEXT, "inserted", "inserted+", "closing"),
    "closing": (*_TEXT, "closing"),
}
"""After which labels each may come; a page begins after furniture."""

_FORBIDDEN = -1e9
_UNIT = 1000
"""How many scores are one weight."""
_NEVER = _FORBIDDEN * _UNIT
_HEAVIEST = 1e6
"""Above any weight that makes sense; a thousand of them outweigh what is forbidden."""
_NO_TITLE = (
    frozenset({"width 49 or more", "a sentence ends inside"}),
    frozenset({"closing dateline", "all in brackets"}),
)
"""What a line shows together that no page prints as a title. Lists of hundreds of such lines drew one invented article
each; a dateline in brackets ends an article."""
_NAMED = frozenset(
    {
        "page line", "masthead", "running head", "number line", "editors' line", "jump line", "continued line",
        "note line", "site line", "source line", "index head",
    }
)  # fmt: skip
"""What names a line as furniture or as a note, so that it is no title either."""
_SIGNED = frozenset(
    {
        "reads as a byline", "bare name", "bare names", "words that could be names", "begins with a role",
        "a role alone", "closing dateline", "closing dateline after a sentence", "all in brackets", "记者 … 报道",
        "starts with a bullet", "starts with a bracket", "an office and a name", "a foreign name",
        "two hanzi set apart",
    }
)  # fmt: skip
"""One of these a line shows that signs an article from inside or from its end: all but 1 of 285 in gold readings."""
_SIGNED_ABOVE = frozenset(
    f"article above signed {where}, a byline below" for where in ("under its title", "in its dateline")
)
"""No subhead stands over a byline there: all but 1 of 613 such titles in gold readings begin an article."""
_COLUMN = "column in brackets"
"""Of 825 lines in gold readings that end so, 683 are headlines and none is a subhead."""
_DECISIVE = frozenset({"dateline", _COLUMN}).union(_NAMED, _SIGNED, *_NO_TITLE)
_INDEX = {label: i for i, label in enumerate(LABELS)}
_SUBHEAD = LABELS.index("subhead")
_CONTINUED = LABELS.index("continued")
"""A line that opens with a dateline goes on with nothing; read so, one article in ten thousand was lost in another."""
_SIGNATURES = frozenset(i for i, label in enumerate(LABELS) if label.startswith(("inserted", "closing")))
_TITLES = frozenset(i for i, label in enumerate(LABELS) if label.startswith(TITLES))
DOUBT = 1.0
"""A margin below this is doubtful."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What each piece of evidence and each succession is worth, one figure a label."""

    evidence: dict[str, tuple[float, ...]]
    """For every name, a weight for each of LABELS."""
    succession: tuple[tuple[float, ...], ...]
    """Weight of label j after label i; the row `furniture` also begins a page."""
    wholes: dict[str, dict[str, float]] = field(default_factory=dict)
    """What evidence is worth that titles and articles show as a whole (`stacks`, `titles`, `starts`), by what it is
    said of; empty where that was not learned."""
    packed: dict[str, int] = field(init=False, repr=False, compare=False)
    """For every name, its scores side by side in one number (`_pack`)."""
    into: tuple[tuple[tuple[int, float], ...], ...] = field(init=False, repr=False, compare=False)
    """For every label, after which labels it may come, and the score of that; a third of all successions."""

    def __post_init__(self) -> None:
        packed = {name: _pack(map(_count, row)) for name, row in self.evidence.items()}
        into = tuple(
            tuple((i, float(_count(weight))) for i, weight in enumerate(column) if weight > _FORBIDDEN)
            for column in zip(*self.succession, strict=True)
        )
        object.__setattr__(self, "packed", packed)
        object.__setattr__(self, "into", into)

    def weigh(self, shown: Iterable[tuple[str, str]]) -> float:
        """Return what evidence of titles and articles is worth, each piece behind what it is said of."""
        return sum(self.wholes[of].get(name, 0.0) for of, name in shown)

    def rank(self, shown: Iterable[tuple[str, str]], *, against: bool) -> tuple[str, ...]:
        """Return the names of evidence that speaks for something, or against it, strongest first."""
        worth = {name: self.wholes[of].get(name, 0.0) * (-1 if against else 1) for of, name in shown}
        return tuple(sorted((name for name in worth if worth[name] > 0), key=lambda name: (-worth[name], name)))


@dataclass(frozen=True, slots=True)
class Labelling:
    """The best path, and how narrow each choice on it was."""

    labels: tuple[str, ...]
    margins: tuple[float, ...]
    """What the whole page would lose if this one line were labelled otherwise, or its stack or article read otherwise;
    infinite where nobody asked for it."""
    reasons: dict[int, tuple[str, ...]] = field(default_factory=dict)
    """Why lines are read otherwise than they would be by themselves: what their stack or article shows."""

    def is_doubtful(self, i: int) -> bool:
        """Tell whether another label for this line would have been nearly as good."""
        return self.margins[i] < DOUBT


_LANES = struct.Struct(f"<{len(LABELS)}q")
_SIGNS = sum(1 << 64 * lane + 63 for lane in range(len(LABELS)))


def _count(weight: float) -> int:
    return round(weight * _UNIT)


def _pack(scores: Iterable[int]) -> int:
    """Return a number for each label as one number; sums of such numbers hold the sums for every label.

    Each label has 64 bits of it, from the lowest up; a label below zero borrows from the next.
    """
    return (int.from_bytes(_LANES.pack(*scores), "little") ^ _SIGNS) - _SIGNS


def _unpack(packed: int) -> list[float]:
    """Return what each label has in a sum of packed numbers."""
    lanes = (packed + _SIGNS) ^ _SIGNS
    return list(map(float, _LANES.unpack(lanes.to_bytes(_LANES.size, "little"))))


@cache
def load_weights() -> Weights:
    """Return the weights that come with the package."""
    return read_weights((Path(__file__).parent / "weights.json").read_text(encoding="utf-8"))


def read_weights(text: str) -> Weights:
    """Return weights from their JSON text; ValueError where they are for other labels or no such figures."""
    raw = json.loads(text)
    if raw.get("labels") != list(LABELS):
        raise ValueError("weights for other labels")
    unit = raw.get("unit", 1)
    told = {f"{where}: {name}": row for where, rows in raw.get("told", {}).items() for name, row in rows.items()}
    evidence = {name: _read_row(row, unit) for name, row in {**raw["evidence"], **told}.items()}
    rows = [_read_row(row, unit) for row in raw["succession"]]
    succession = tuple(
        tuple(weight if a in _FOLLOWS[b] else _FORBIDDEN for b, weight in zip(LABELS, row, strict=True))
        for a, row in zip(LABELS, rows, strict=True)
    )
    return Weights(evidence, succession, _read_wholes(raw, unit))


WHOLES = {"titles": (*TITLES, "outside"), "parted": ("parted", "below it"), "begins": ("begins",)}
"""Groups of weights, and what each figure of their rows is said of: that lines make a title or stand outside a stack
(`stacks`, `titles`), that two titles are parted there, that the name of a column or other furniture ends there, that a
title begins an article (`starts`)."""


def _read_wholes(raw: dict[str, Any], unit: float) -> dict[str, dict[str, float]]:
    """Return what evidence of titles and articles is worth; weights of an older gxdigest know of none, or of less."""
    wholes = {}
    for group, kinds in WHOLES.items():
        rows = {name: _read_row(row, unit, len(kinds)) for name, row in raw.get(group, {}).items()}
        for i, of in enumerate(kinds):
            wholes[of] = {name: row[i] for name, row in rows.items() if row[i]}
    return wholes


def _read_row(row: Sequence[float], unit: float, size: int = len(LABELS)) -> tuple[float, ...]:
    """Return a row of figures; what it lacks at its end is nothing."""
    if len(row) > size or not all(-_HEAVIEST < weight * unit < _HEAVIEST for weight in row):
        raise ValueError("a weight is out of all proportion, or there are too many")
    return (*(round(weight * unit, 3) for weight in row), *[0.0] * (size - len(row)))


Scores = Sequence[Sequence[float]]
"""For every line, what its evidence is worth for each label, in thousandths of a weight."""


def find_labels(scores: Scores, weights: Weights) -> tuple[str, ...]:
    """Return the labels of the best path over lines."""
    return tuple(LABELS[label] for label in _find_path(_run(scores, weights), weights)) if scores else ()


def weigh_labels(scores: Scores, weights: Weights, within: float = inf) -> Labelling:
    """Return the labels of the best path over lines, and how narrow each choice was, where it was narrower than this.

    Only what comes as near to the best path is followed back, so that few margins cost little.
    """
    if not scores:
        return Labelling((), ())
    sums = _run(scores, weights)
    path = _find_path(sums, weights)
    return Labelling(tuple(LABELS[label] for label in path), _find_margins(sums, scores, weights, path, within))


def score_lines(rows: Sequence[Sequence[str]], weights: Weights) -> list[list[float]]:
    """Return for every line what the evidence it shows is worth for each label."""
    return [_score(row, weights) for row in rows]


def add_scores(scores: Scores, rows: Sequence[Sequence[str]], weights: Weights) -> list[list[float]]:
    """Return the scores of lines that show more evidence than they were scored by."""
    added = []
    for score, row in zip(scores, rows, strict=True):
        scored = list(map(add, score, _weigh(row, weights))) if row else list(score)
        if not _SIGNED_ABOVE.isdisjoint(row):
            scored[_SUBHEAD] = _NEVER
        added.append(scored)
    return added


def sum_scores(
    scores: Scores, labels: Sequence[str], below: Sequence[str], weights: Weights, above: str = "furniture"
) -> float:
    """Return what lines by themselves say for labels, with that of the line above and, if any, of the line below.

    In units of weight.
    """
    path = [_INDEX[label] for label in (above, *labels, *below)]
    said = sum(row[label] for row, label in zip(scores, path[1:], strict=False)) / _UNIT
    return said + sum(weights.succession[a][b] for a, b in pairwise(path))


def is_named(row: Sequence[str]) -> bool:
    """Tell whether what a line shows names it as furniture or as a note."""
    return not _NAMED.isdisjoint(row)


def _weigh(row: Sequence[str], weights: Weights) -> list[float]:
    return _unpack(sum(map(weights.packed.get, row, repeat(0))))


def _score(row: Sequence[str], weights: Weights) -> list[float]:
    scores, shown = _weigh(row, weights), _DECISIVE.intersection(row)
    forbidden = _TITLES if shown & _NAMED or any(map(shown.issuperset, _NO_TITLE)) else frozenset[int]()
    if not shown & _SIGNED:
        forbidden |= _SIGNATURES
    if "dateline" in shown:
        forbidden |= {_CONTINUED}
    if _COLUMN in shown:
        forbidden |= {_SUBHEAD}
    for label in forbidden:
        scores[label] = _NEVER
    return scores


def _run(scores: Scores, weights: Weights) -> list[list[float]]:
    """Return the best sum of a path that ends in each label at each line."""
    first = [0.0 if label == "furniture" else _NEVER for label in LABELS]
    sums, before = [], first
    for row in scores:
        here = []
        for sources, score in zip(weights.into, row, strict=True):
            best = _NEVER
            if score == _NEVER:
                here.append(best)
                continue
            # A maximum of Python's own takes twice as long, and this is a tenth of all reading.
            for label, weight in sources:
                value = before[label] + weight
                if value > best:
                    best = value
            here.append(best + score)
        sums.append(here)
        before = here
    return sums


def _find_path(sums: Scores, weights: Weights) -> list[int]:
    """Follow the best sums back from the last line."""
    path = [max(range(len(LABELS)), key=sums[-1].__getitem__)]
    for before in reversed(sums[:-1]):
        label, _ = max(weights.into[path[-1]], key=lambda source: before[source[0]] + source[1])
        path.append(label)
    path.reverse()
    return path


def _find_margins(
    sums: Scores, scores: Scores, weights: Weights, path: Sequence[int], within: float
) -> tuple[float, ...]:
    """Return what the page would lose by another label for each line; infinity for `within` and more.

    What follows a label costs no less than the label itself, so that what is too far off need not be followed back.
    Which title a title is shall be found out by titles as a whole, if that was learned: here it is one like another.
    """
    margins = []
    best, limit = max(sums[-1]), within * _UNIT
    alike = [
        _TITLES if weights.wholes.get("headline") and label in _TITLES else {label} for label in range(len(LABELS))
    ]
    behind = dict.fromkeys(range(len(LABELS)), 0.0)  # the best sum of what follows each label
    for here, row, chosen in zip(reversed(sums), reversed(scores), reversed(path), strict=True):
        losses = {label: loss for label, follows in behind.items() if (loss := best - here[label] - follows) < limit}
        margins.append(min((loss for label, loss in losses.items() if label not in alike[chosen]), default=inf) / _UNIT)
        before: dict[int, float] = {}
        for label in losses:
            follows = behind[label] + row[label]
            for source, weight in weights.into[label]:
                before[source] = max(before.get(source, -inf), follows + weight)
        behind = before
    margins.reverse()
    return tuple(margins)
