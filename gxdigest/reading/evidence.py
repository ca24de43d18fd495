"""A line among its neighbours -> the named pieces of evidence it shows. No weights here: what each is worth is learned.

Evidence is a sentence that a reader could check with a finger on the page. What a line shows itself stands bare; what
its neighbours show is the same words behind `above: `, `below: `, `two above: ` or `two below: `.
"""

from collections.abc import Sequence, Set

from gxdigest.reading.flow import (
    find_breaks,
    find_cohesion,
    find_echoes,
    find_pairs,
    find_reach,
    find_signs,
    find_stacks,
    find_turns,
)
from gxdigest.reading.inner import find_notes, find_sizes, find_team
from gxdigest.reading.lines import Look, Page
from gxdigest.reading.shows import find_shown


class _Elsewhere(dict[str, str]):
    """What a line shows -> the same as its neighbours tell it; each text is made, and hashed, once."""

    def __init__(self, where: str) -> None:
        self.where = where

    def __missing__(self, name: str) -> str:
        self[name] = self.where + name
        return self[name]


_STEPS = (
    (-1, _Elsewhere("above: "), None),
    (1, _Elsewhere("below: "), None),
    (-2, _Elsewhere("two above: "), 4),
    (2, _Elsewhere("two below: "), 4),
)
"""How far a neighbour stands, where that is, and how much of what it tells is heard."""
_TOLD_CLAIMS = frozenset(
    {
        "dateline", "loose dateline", "closing dateline", "closing dateline after a sentence", "reads as a byline",
        "bare name", "bare names", "words that could be names", "begins with a role", "a role alone", "tip note",
        "byline run on", "photo credit", "end mark", "page line",
        "masthead", "number line", "editors' line", "jump line", "continued line", "caption", "bracket subhead",
        "column in brackets", "box head", "notice head", "note line", "a name and an office",
        "opens with a time", "opens in the first person", "opens as text goes on", "opens with a role",
        "addition head", "editor's note",
        "leads on to a title", "tells an event", "opens like an addition", "opens with an occasion",
        "opens with a call", "names who was there", "cannot end here", "cannot begin here", "two halves",
        "two equal halves", "all in brackets",
        "leaves “ open", "leaves ( open", "leaves 《 open", "记者 … 报道", "a sentence ends inside",
        "breaks off after a sentence", "breaks off after a comma", "long and breaks off",
        "an office and a name", "a foreign name", "two hanzi set apart", "running head", "could be a paper's name",
        "could be a column's name", "contact line", "site line", "source line", "index head", "question",
        "a figure alone", "figures for the most part", "a result or a time", "three parts or more",
    }
)  # fmt: skip
_TOLD_LOOKS = frozenset(
    {
        "fills the column", "falls short of the column", "wider than the column", "nearly fills the column",
        "indented like a paragraph", "indented otherwise", "flush where paragraphs are indented",
        "indented where nothing is", "wider gap than usual", "blank line above", "blank lines above",
        "no blank line above",
    }
)  # fmt: skip


def find_evidence(looks: Sequence[Look], page: Page) -> list[list[str]]:
    """Return for every line what speaks for or against each label."""
    own = [find_shown(look, page) for look in looks]
    told = [_tell(look, shown) for look, shown in zip(looks, own, strict=True)]
    stacks = find_stacks(own)
    pairs = [find_pairs(look.plain) for look in looks]
    cohesion, turns, signs = find_cohesion(looks, own, pairs), find_turns(looks, stacks), find_signs(own, stacks)
    reach, sizes = find_reach(looks, own, stacks), find_sizes(looks, stacks)
    notes, team = find_notes(own, stacks), find_team(looks, own, stacks)
    echoes, breaks = find_echoes(looks, own, stacks, pairs), find_breaks(looks, stacks)
    known = set[str]().union(*pairs)
    rows = []
    for i, shown in enumerate(own):
        row = [*shown, *cohesion[i], *stacks[i], *signs[i], *reach[i], *turns[i], *echoes[i], *breaks[i]]
        row += [*sizes[i], *notes[i], *team[i]]
        row += _compare_beside(looks, i, known)
        if cohesion[i] and turns[i]:
            row.append(f"{cohesion[i][-1]}, {turns[i][0]}")
        if echoes[i] and i and echoes[i - 1]:
            row.append(f"{echoes[i][0]}, the line above: {echoes[i - 1][0].removeprefix('first sentence says it: ')}")
        for step, where, heard in _STEPS:
            if 0 <= i + step < len(looks):
                row += map(where.__getitem__, told[i + step][:heard])
            else:
                row.append(where["the edge of the page"])
        rows.append(row)
    return rows


def is_own(name: str) -> bool:
    """Tell whether a line shows this evidence itself, so that a person can be shown it.

    >>> is_own("dateline"), is_own("above: dateline")
    (True, False)
    """
    return not name.startswith(("above: ", "below: ", "two above: ", "two below: "))


def _tell(look: Look, shown: Sequence[str]) -> list[str]:
    """Return what a line tells its neighbours: the most telling first, the first four heard two lines away."""
    claims = [name for name in shown if name in _TOLD_CLAIMS]
    size = "long" if look.width > 32 else "of title length" if look.width > 14 else "short"
    if look.width <= 32 and "a sentence ends inside" in shown:
        size = "prose"
    return [f"{size}, {shown[1]}", *claims, *(name for name in shown[3:7] if name in _TOLD_LOOKS), shown[2], shown[0]]


def _compare_beside(looks: Sequence[Look], i: int, known: Set[str]) -> list[str]:
    """Return how a line looks and reads against the lines next to it; `known` are the hanzi pairs of the whole page."""
    look, shown = looks[i], []
    if i:
        above = looks[i - 1]
        shown.append(f"gap {_compare(look.gap, above.gap)} the one before")
        shown.append(_measure(look.width, above.width) + " the line above")
        shown.append(_shift(look.indent, above.indent) + " the line above")
        if above.plain == look.plain:
            shown.append("repeats the line above")
        if above.plain[-1] + look.plain[0] in known:
            shown.append("makes a known pair with the end of the line above")
    if i + 1 < len(looks):
        below = looks[i + 1]
        shown.append(f"gap {_compare(look.gap, below.gap)} the one after")
        shown.append(
            f"then {'no blank line' if not below.gap else 'a blank line' if below.gap == 1 else 'blank lines'}"
        )
        shown.append(_measure(look.width, below.width) + " the line below")
        if look.indent != below.indent:
            shown.append(_shift(look.indent, below.indent) + " the line below")
        if below.plain == look.plain:
            shown.append("comes again in the line below")
        if look.plain[-1] + below.plain[0] in known:
            shown.append("makes a known pair with the start of the line below")
    return shown


def _compare(a: float, b: float) -> str:
    return "as wide as" if a == b else "wider than" if a > b else "narrower than"


def _measure(width: float, other: float) -> str:
    if abs(width - other) <= 1:
        return "as wide as"
    if width < other:
        return "less than half as wide as" if width * 2 < other else "narrower than"
    return "more than twice as wide as" if width > other * 2 else "wider than"


def _shift(indent: float, other: float) -> str:
    return "indented like" if indent == other else "indented deeper than" if indent > other else "indented less than"
