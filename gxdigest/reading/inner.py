"""What tells an inner piece from an article: both stand under a title, and both may be signed.

Out come, for every line of a stack (`flow.find_stacks`), pieces of evidence: how much text stands above and below it,
whether an editor's note opened what it stands in, whether a longer byline above has named who signs below.
"""

from bisect import bisect_right
from collections.abc import Sequence

from gxdigest.reading.bylines import read_bylines
from gxdigest.reading.flow import Rows, Shown
from gxdigest.reading.lines import Look

_SIZES = (60, 150, 300, 600)
"""Characters of text between two titles: a line or two, a note, a brief, a report."""
_SIZE_NAMES = ("next to none", "a note", "a brief", "a report", "a long report")
_PAGES = frozenset({"page line", "running head", "masthead"})
_ENDS = _PAGES | {"column in brackets"}
"""What ends the pieces under an editor's note: another page, the title of an article that has a column of its own."""
_BYLINES = ("reads as a byline", "bare name", "bare names")
_COUNTS = ("first", "second", "third", "later")
NOTED = frozenset(f"{count} under an editor's note" for count in _COUNTS)
"""What `find_notes` says."""


def find_sizes(looks: Sequence[Look], stacks: Shown) -> Rows:
    """Tell every line of a stack how much text stands between it and the next stack, above and below.

    An introduction is short, so are the pieces that it introduces; a title over much text is seldom a subhead.
    """
    above = _measure(looks, stacks)
    below = _measure(looks[::-1], stacks[::-1])[::-1]
    return [
        [f"text above: {_grade(before)}", f"text below: {_grade(after)}"] if row else ()
        for before, after, row in zip(above, below, stacks, strict=True)
    ]


def _measure(looks: Sequence[Look], stacks: Shown) -> list[int]:
    """Return for every line the characters of text between the stack it stands in and the one before."""
    sizes, size, stacked = [], 0, False
    for look, row in zip(looks, stacks, strict=True):
        if not row:
            size = len(look.plain) if stacked else size + len(look.plain)
        stacked = bool(row)
        sizes.append(size)
    return sizes


def _grade(characters: int) -> str:
    return _SIZE_NAMES[bisect_right(_SIZES, characters)]


def find_notes(own: Shown, stacks: Shown) -> Rows:
    """Tell every line of a stack under an editor's note which stack under it that is.

    What stands under the note belongs together, up to a report with a dateline or to the next page.
    """
    rows: Rows = []
    count = -1  # stacks under the last note; -1 where there is none
    stacked = False
    for shown, row in zip(own, stacks, strict=True):
        if not _ENDS.isdisjoint(shown) or (row and row[0].endswith("above a dateline")):
            count = -1
        elif "editor's note" in shown:
            count, row = 0, ()
        count += bool(count >= 0 and row and not stacked)
        rows.append([f"{_COUNTS[min(count, len(_COUNTS)) - 1]} under an editor's note"] if row and count > 0 else ())
        stacked = bool(row)
    return rows


def find_team(looks: Sequence[Look], own: Shown, stacks: Shown) -> Rows:
    """Tell every line of a stack over a byline whether a longer byline above names who signs there.

    A team signs the whole under its title, each of its members a piece.
    """
    rows: Rows = [() for _ in looks]
    team: frozenset[str] = frozenset()
    for i, shown in enumerate(own):
        if not _PAGES.isdisjoint(shown):
            team = frozenset()
        names = _read_names(looks[i].plain) if any(map(shown.__contains__, _BYLINES)) else frozenset()
        if len(names) > 1 and not names <= team:
            team = names
        elif names and names < team:
            at = i - 1
            while at >= 0 and stacks[at]:
                rows[at] = ["signed below by one of a team above"]
                at -= 1
    return rows


def _read_names(text: str) -> frozenset[str]:
    return frozenset(person.name for person in read_bylines(text) or ())
