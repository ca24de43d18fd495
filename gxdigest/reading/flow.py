"""What the flow of a page shows: which short lines stack up over what, where the words turn, where the text was signed.

All that is asked here is asked of a whole page; a title is a stack of short lines under text that has ended and over
text that comes back to its words.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence, Set
from operator import add

from gxdigest.reading.lines import Look
from gxdigest.reading.rules import DATELINE, HAN

Shown = Sequence[Sequence[str]]
"""What each line shows itself (`shows.find_shown`)."""
Rows = list[Sequence[str]]
"""Evidence for each line."""
Pairs = Sequence[Set[str]]
"""The pairs of neighbouring hanzi in each line."""

_PAIRS = re.compile(f"(?=([{HAN}][{HAN}]))").findall
_NO_HANZI = re.compile(f"[^{HAN}]")
_NEAR = 600
"""Characters of the page above and below a title in which its word pairs are looked for."""
_LEDE, _LEDE_LINES = 90, 8
"""Characters and lines in which the first sentence of a text is looked for."""
_SEAM = 2
"""Characters on either side of a line break that are looked for in the text."""
_SENTENCE_END = re.compile("[。!?]")
_BRACKETED = re.compile(r"^ *\([^()]*\)")
_REACHES = (20, 150, 400, 900, 2000)
"""Characters between texts that one would call short, usual and long."""
_GRADES = ("at once", "a few lines off", "a short text off", "a text off", "a long text off", "nowhere near")
_NOWHERE = 10**6
_TURN = 400
"""Characters of prose on both sides of a stack that are compared."""
_BYLINES = frozenset(
    {"reads as a byline", "bare name", "bare names", "an office and a name", "a foreign name", "a role alone"}
)
_SIGNATURES = frozenset(
    {"byline run on", "end mark", "closing dateline", "closing dateline after a sentence", "tip note"}
)
_SIGNS = _BYLINES | _SIGNATURES | {"dateline"}
_PROSE = frozenset({"a sentence ends inside", "editor's note"})
_NO_TITLES = frozenset(
    {
        "reads as a byline",
        "begins with a role",
        "a role alone",
        "page line",
        "masthead",
        "number line",
        "editors' line",
        "jump line",
        "continued line",
        "running head",
        "site line",
        "source line",
    }
)
"""What names itself is no title, whatever its words do."""


def find_stacks(own: Shown) -> list[list[str]]:
    """Tell every short line without prose how far below its stack ends, and in what: a dateline, a byline, prose."""
    rows: list[list[str]] = []
    distance, ends = 0, "the edge"
    for shown in reversed(own):
        kind = _stack_end(shown)
        distance = 0 if kind else distance + 1
        rows.append([] if kind else [f"{min(distance, 5)} above {ends}"])
        ends = kind or ends
    rows.reverse()
    depth = 0
    for row in rows:
        depth = depth + 1 if row else 0
        if row:
            row.append(f"{min(depth, 4)} in its stack")
    return rows


def _stack_end(shown: Sequence[str]) -> str:
    if "dateline" in shown or "loose dateline" in shown:
        return "a dateline"
    if not _BYLINES.isdisjoint(shown):
        return "a byline"
    prose = shown[1] in ("ends a sentence", "ends in mid-sentence") or not _PROSE.isdisjoint(shown)
    return "prose" if prose or shown[0] in ("width 33-48", "width 49 or more") else ""


def find_signs(own: Shown, stacks: Shown) -> Rows:
    """Tell every line of a stack whether the text above it was signed, and where this page signs."""
    at_end = under = 0
    signed, known = False, []
    for i, shown in enumerate(own):
        byline = not _BYLINES.isdisjoint(shown)
        if (byline and i and not stacks[i - 1]) or not _SIGNATURES.isdisjoint(shown):
            at_end, signed = at_end + 1, True
        elif byline:
            under += 1
        elif not stacks[i]:
            signed = False
        known.append(signed)
    habit = "at the end" if at_end > 2 * under else "under the title" if under > 2 * at_end else "in both places"
    return [
        [f"text above {'signed' if signed else 'not signed'}, page signs {habit}"] if row else ()
        for signed, row in zip(known, stacks, strict=True)
    ]


def find_reach(looks: Sequence[Look], own: Shown, stacks: Shown) -> Rows:
    """Tell every line of a stack how much text stands between it and the next line that signs, below and above.

    Reports are signed every few hundred characters; a subhead of a long one stands far from any signature.
    """
    sizes = [len(look.plain) for look in looks]
    signs = [not _SIGNS.isdisjoint(shown) for shown in own]
    above = _measure_reach(sizes, signs)
    below = _measure_reach(sizes[::-1], signs[::-1])[::-1]
    return [
        [f"signed below {_grade_reach(after)}", f"signed above {_grade_reach(before)}"] if row else []
        for after, before, row in zip(below, above, stacks, strict=True)
    ]


def _measure_reach(sizes: Sequence[int], signs: Sequence[bool]) -> list[int]:
    """Return for every line the characters between it and the last line before it that signs."""
    reach, found = _NOWHERE, []
    for size, sign in zip(sizes, signs, strict=True):
        found.append(reach)
        reach = 0 if sign else reach + size
    return found


def _grade_reach(characters: int) -> str:
    return _GRADES[bisect_right(_REACHES, characters)]


def find_turns(looks: Sequence[Look], stacks: Shown) -> Rows:
    """Tell every line of a stack whether the prose below goes on with the words of the prose above or begins anew."""
    prose = [look.plain if not row else "" for look, row in zip(looks, stacks, strict=True)]
    pairs = _list_pairs("".join(prose))
    known: dict[int, list[str]] = {}
    rows: Rows = []
    at = 0
    for text, row in zip(prose, stacks, strict=True):
        if row and at not in known:
            above, below = set(pairs[max(0, at - _TURN) : max(0, at - 1)]), set(pairs[at : at + _TURN - 1])
            above.discard("")
            below.discard("")
            least = min(len(above), len(below))
            known[at] = (
                [f"prose goes on with the words above: {_grade_turn(len(above & below) / least)}"]
                if least > 30
                else ["too little prose to compare"]
            )
        rows.append(known[at] if row else ())
        at += len(text)
    return rows


def find_cohesion(looks: Sequence[Look], own: Shown, pairs: Pairs) -> Rows:
    """Tell titles from what only looks like one: a title's word pairs come back below rather than above."""
    texts = [look.plain for look in looks]
    whole = "".join(texts)
    rows: Rows = []
    end = 0
    for look, shown, words in zip(looks, own, pairs, strict=True):
        start, end = end, end + len(look.plain)
        if look.width > 65 or "。" in look.plain or not _NO_TITLES.isdisjoint(shown):
            rows.append(())
            continue
        if len(words) < 3:
            rows.append(["too short for cohesion"])
            continue
        below = sum(map(whole[end : end + _NEAR].__contains__, words)) / len(words)
        above = sum(map(whole[max(0, start - _NEAR) : start].__contains__, words)) / len(words)
        rows.append(
            [
                f"words come back below: {grade(below)}",
                f"words stood above: {grade(above)}",
                _lean(below - above),
            ]
        )
    return rows


def find_echoes(looks: Sequence[Look], own: Shown, stacks: Shown, pairs: Pairs) -> Rows:
    """Tell every line of a stack how the text below begins with its words.

    The first sentence of a report says its headline again; a kicker or a deck comes back later.
    """
    rows: Rows = []
    start, lede = len(looks), ""
    known = start
    for i in reversed(range(len(looks))):
        plain = looks[i].plain
        if not stacks[i]:
            start = start if not _BYLINES.isdisjoint(own[i]) else i
            rows.append(())
            continue
        if start != known:
            lede, known = _find_lede(looks, start), start
        share = sum(map(lede.__contains__, pairs[i])) / max(1, len(pairs[i]))
        begins = ["text begins as it does"] if plain[:2] in lede[:12] else []
        rows.append([f"first sentence says it: {grade(share)}", *begins])
    rows.reverse()
    return rows


def find_breaks(looks: Sequence[Look], stacks: Shown) -> list[list[str]]:
    """Tell two lines of a stack if the text says the end of one and the start of the next in one breath.

    Of a headline broken over two lines it does; of two titles it does not.
    """
    prose = "".join([look.plain for look, row in zip(looks, stacks, strict=True) if not row])
    rows: list[list[str]] = [[] for _ in looks]
    for i in range(1, len(looks)):
        seam = looks[i - 1].plain[-_SEAM:] + looks[i].plain[:_SEAM]
        if stacks[i - 1] and stacks[i] and len(seam) == 2 * _SEAM and seam in prose:
            rows[i - 1].append("text runs on over the break below")
            rows[i].append("text runs on over the break above")
    return rows


def _find_lede(looks: Sequence[Look], start: int) -> str:
    """Return the first sentence of the text that begins at a line, without its dateline and what is in brackets."""
    text = ""
    for look in looks[start : start + _LEDE_LINES]:
        text += look.plain
        if len(text) > _LEDE:
            break
    return find_lede(text)[:_LEDE]


def find_lede(text: str) -> str:
    """Return the first sentence of a text, without its dateline and the bracket behind it."""
    wire = DATELINE.pattern.match(text)
    return _SENTENCE_END.split(_BRACKETED.sub("", text[wire.end() :] if wire else text, count=1), maxsplit=1)[0]


def find_pairs(text: str) -> set[str]:
    """Return the pairs of neighbouring hanzi in a text.

    >>> sorted(find_pairs("红色，物业A部"))
    ['物业', '红色']
    """
    return set(_PAIRS(text))


def _list_pairs(text: str) -> list[str]:
    """Return for every character of a text the pair of hanzi that it begins; an empty string where it begins none."""
    hanzi = _NO_HANZI.sub(" ", text)
    return ["" if " " in pair else pair for pair in map(add, hanzi, hanzi[1:])]


def _lean(lean: float) -> str:
    if abs(lean) <= 0.15:
        return "words lean nowhere"
    return f"words lean {'down' if lean > 0 else 'up'}{' strongly' if abs(lean) > 0.4 else ''}"


def grade(share: float) -> str:
    """Return in words how much of something a share is."""
    return (
        "none"
        if share < 0.05
        else "few"
        if share < 0.25
        else "some"
        if share < 0.5
        else "many"
        if share < 0.8
        else "nearly all"
    )


def _grade_turn(share: float) -> str:
    return (
        "hardly"
        if share < 0.03
        else "little"
        if share < 0.06
        else "some"
        if share < 0.1
        else "much"
        if share < 0.16
        else "very much"
    )
