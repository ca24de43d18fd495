"""Evidence -> what each line is: the best path over the whole page.

A line is not judged alone. Each piece of evidence speaks for or against each label, each label for or against
following another, what no page does is forbidden, and of all ways to label the page the one with the highest sum wins
(Viterbi). Ties fall to the label named first, so the same text is always read the same way.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from operator import add
from pathlib import Path

LABELS = (
    "furniture", "kicker", "kicker+", "headline", "headline+", "deck", "deck+", "byline", "byline+", "opening",
    "paragraph", "subhead", "continued", "inserted", "inserted+", "caption", "closing",
)  # fmt: skip
"""What a line can be. `+` is a further line of the same; `opening` and `paragraph` are the first lines of the first
and of another paragraph, `continued` goes on with a paragraph or caption, a `subhead` stands over a paragraph;
`byline` stands under the title, an `inserted` one among the paragraphs or under a subhead, a `closing` one at the
end."""

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
        "closing dateline", "closing dateline after a sentence", "all in brackets", "记者 … 报道",
        "starts with a bullet", "starts with a bracket", "an office and a name", "two hanzi set apart",
    }
)  # fmt: skip
"""One of these a line shows that signs an article from inside or from its end: all but 1 of 285 in gold readings."""
_SIGNED_ABOVE = frozenset(
    f"article above signed {where}, a byline below" for where in ("under its title", "in its dateline")
)
"""No subhead stands over a byline there: all but 1 of 613 such titles in gold readings begin an article."""
_SUBHEAD = LABELS.index("subhead")
_CONTINUED = LABELS.index("continued")
"""A line that opens with a dateline goes on with nothing; read so, one article in ten thousand was lost in another."""
_SIGNATURES = frozenset(i for i, label in enumerate(LABELS) if label.startswith(("inserted", "closing")))
_TITLES = frozenset(i for i, label in enumerate(LABELS) if label.startswith(("kicker", "headline", "deck")))
_DOUBT = 1.0
"""A margin below this is doubtful."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What each piece of evidence and each succession is worth, one figure a label."""

    evidence: dict[str, tuple[float, ...]]
    """For every name, a weight for each of LABELS."""
    succession: tuple[tuple[float, ...], ...]
    """Weight of label j after label i; the row `furniture` also begins a page."""


@dataclass(frozen=True, slots=True)
class Labelling:
    """The best path, and how narrow each choice on it was."""

    labels: tuple[str, ...]
    margins: tuple[float, ...]
    """What the whole page would lose if this one line were labelled otherwise."""

    def is_doubtful(self, i: int) -> bool:
        """Tell whether another label for this line would have been nearly as good."""
        return self.margins[i] < _DOUBT


@cache
def load_weights() -> Weights:
    """Return the weights that come with the package."""
    return read_weights((Path(__file__).parent / "weights.json").read_text(encoding="utf-8"))


def read_weights(text: str) -> Weights:
    """Return weights from their JSON text; ValueError where they were learned for other labels."""
    raw = json.loads(text)
    if raw.get("labels") != list(LABELS):
        raise ValueError("weights for other labels")
    succession = tuple(
        tuple(weight if a in _FOLLOWS[b] else _FORBIDDEN for b, weight in zip(LABELS, row, strict=True))
        for a, row in zip(LABELS, raw["succession"], strict=True)
    )
    return Weights({name: tuple(row) for name, row in raw["evidence"].items()}, succession)


Scores = Sequence[Sequence[float]]
"""For every line, what its evidence is worth for each label."""


def find_labels(scores: Scores, weights: Weights) -> tuple[str, ...]:
    """Return the labels of the best path over lines."""
    return tuple(LABELS[i] for i in _find_path(*_run(scores, weights))) if scores else ()


def weigh_labels(scores: Scores, weights: Weights) -> Labelling:
    """Return the labels of the best path over lines, and how narrow each choice was."""
    if not scores:
        return Labelling((), ())
    forward, back = _run(scores, weights)
    path = _find_path(forward, back)
    backward = _run_backward(scores, weights.succession)
    return Labelling(tuple(LABELS[i] for i in path), _find_margins(forward, backward, path))


def score_lines(rows: Sequence[Sequence[str]], weights: Weights) -> list[list[float]]:
    """Return for every line what the evidence it shows is worth for each label."""
    return [_score(row, weights) for row in rows]


def add_scores(scores: Scores, rows: Sequence[Sequence[str]], weights: Weights) -> list[list[float]]:
    """Return the scores of lines that show more evidence than they were scored by."""
    added = []
    for score, row in zip(scores, rows, strict=True):
        scored = list(map(add, score, _weigh(row, weights))) if row else list(score)
        if not _SIGNED_ABOVE.isdisjoint(row):
            scored[_SUBHEAD] = _FORBIDDEN
        added.append(scored)
    return added


def _weigh(row: Sequence[str], weights: Weights) -> list[float]:
    known = [worth for name in row if (worth := weights.evidence.get(name))]
    return list(map(sum, zip(*known, strict=True))) if known else [0.0] * len(LABELS)


def _score(row: Sequence[str], weights: Weights) -> list[float]:
    scores, shown = _weigh(row, weights), set(row)
    forbidden = _TITLES if shown & _NAMED or any(map(shown.issuperset, _NO_TITLE)) else frozenset[int]()
    if not shown & _SIGNED:
        forbidden |= _SIGNATURES
    if "dateline" in shown:
        forbidden |= {_CONTINUED}
    for label in forbidden:
        scores[label] = _FORBIDDEN
    return scores


def _find_path(forward: Scores, back: Sequence[Sequence[int]]) -> list[int]:
    path = [max(range(len(LABELS)), key=forward[-1].__getitem__)]
    for step in reversed(back):
        path.append(step[path[-1]])
    path.reverse()
    return path


def _run(scores: Scores, weights: Weights) -> tuple[list[list[float]], list[list[int]]]:
    """Return the best sum of a path that ends in each label at each line, and the label it came from."""
    into = list(zip(*weights.succession, strict=True))
    forward = [list(map(add, scores[0], weights.succession[0]))]
    back: list[list[int]] = []
    # Only the successions that are allowed are looked at: half of them.
    allowed = [[i for i, weight in enumerate(column) if weight > _FORBIDDEN] for column in into]
    for row in scores[1:]:
        before, here, came = forward[-1], [], []
        for label, sources in enumerate(allowed):
            column = into[label]
            best, at = _FORBIDDEN * 2, 0
            for i in sources:
                value = before[i] + column[i]
                if value > best:
                    best, at = value, i
            here.append(best + row[label])
            came.append(at)
        forward.append(here)
        back.append(came)
    return forward, back


def _run_backward(scores: Scores, succession: Scores) -> list[list[float]]:
    """Return the best sum of what follows each label at each line."""
    backward = [[0.0] * len(LABELS)]
    allowed = [[(j, weight) for j, weight in enumerate(row) if weight > _FORBIDDEN] for row in succession]
    for row in reversed(scores[1:]):
        after = list(map(add, row, backward[-1]))
        backward.append([max([after[j] + weight for j, weight in targets]) for targets in allowed])
    backward.reverse()
    return backward


def _find_margins(
    forward: Sequence[Sequence[float]], backward: Sequence[Sequence[float]], path: Sequence[int]
) -> tuple[float, ...]:
    margins = []
    for ahead, behind, chosen in zip(forward, backward, path, strict=True):
        sums = list(map(add, ahead, behind))
        best, sums[chosen] = sums[chosen], _FORBIDDEN * 2
        margins.append(round(best - max(sums), 3))
    return tuple(margins)
