"""Text in, its lines out, with their offsets and their looks.

Nothing is judged here and nothing is dropped: blank lines keep their numbers, offsets point into the text as it came.
Folding keeps the length of what it folds, so a match in the folded text stands at the same offset in the raw one.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from gxdigest.model.text import Line

BLANKS = " \t\r\n\u3000\xa0\x0c\ufeff"
"""What may stand outside of every piece: white space that carries nothing."""

# What has no width: soft hyphens, joiners, turns of direction. Page files leave them anywhere.
_UNSEEN = "\u00ad\u061c\u180e\ufeff" + "".join(
    map(chr, (*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2065), *range(0x2066, 0x2070)))
)
_WHITE = "\t\x0b\x0c\r\n\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)
_FOLD = (
    {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    | dict.fromkeys(_UNSEEN + _WHITE, " ")
    | dict(zip("﹑﹐﹔﹕﹖﹗—─━–―‧•∙・", "、,;:?!—————····", strict=True))
)
# One pass of a pattern over the text is nine times as fast as str.translate with a table of this size.
_FOLDED = re.compile(f"[{re.escape(''.join(_FOLD))}]")
_HIDDEN = re.compile(f"[{_UNSEEN}]")
_LINE_END = re.compile(r"\r\n|\n|\r")
_HALF = re.compile(r"[\x20-\x7e]")


def fold(text: str) -> str:
    """Return `text` with full-width ASCII made half-width and every kind of blank made a space, character by character.

    >>> fold("（记者\u3000王\u3000伟）")
    '(记者 王 伟)'
    """
    return _FOLDED.sub(lambda match: _FOLD[match[0]], text)


def see(text: str, start: int, end: int) -> tuple[str, Sequence[int]]:
    r"""Return what can be seen of a stretch of a text, and where each of its characters stands.

    Inside a word a character without width would hide it from every pattern.

    >>> see("本\u200b报讯", 0, 4)
    ('本报讯', [0, 2, 3])
    """
    raw = text[start:end]
    if not _HIDDEN.search(raw):
        return raw, range(start, end)
    at = [i for i in range(start, end) if text[i] not in _UNSEEN]
    return "".join(text[i] for i in at), at


def widen(text: str, start: int, end: int) -> str:
    r"""Return a stretch of a text as printed, with what has no width at both of its ends.

    >>> widen("\u200b本报\u200b讯\u200b 昨日", 1, 5)
    '\u200b本报\u200b讯\u200b'
    """
    while start and text[start - 1] in _UNSEEN:
        start -= 1
    while end < len(text) and text[end] in _UNSEEN:
        end += 1
    return text[start:end].strip(BLANKS)


def split_lines(text: str) -> tuple[Line, ...]:
    r"""Split a text into its lines, blank ones included; LF, CR LF and CR end a line.

    >>> [(line.number, line.start, line.end) for line in split_lines("一\r\n\n二")]
    [(1, 0, 1), (2, 3, 3), (3, 4, 5)]
    """
    lines, start = [], 0
    for number, match in enumerate(_LINE_END.finditer(text), 1):
        lines.append(Line(number, start, match.start()))
        start = match.end()
    if start < len(text):
        lines.append(Line(len(lines) + 1, start, len(text)))
    return tuple(lines)


@dataclass(frozen=True, slots=True)
class Look:
    """A line that is not blank, as the eye takes it in."""

    line: Line
    plain: str
    """What can be seen, folded, blanks at both ends taken off."""
    width: float
    """In full-width characters; a half-width one counts a half."""
    indent: float
    """Blank before the first character, in full-width characters."""
    gap: int
    """Blank lines since the last line that is not."""


@dataclass(frozen=True, slots=True)
class Page:
    """What is common to the lines of one text, so that a line can be seen against it."""

    column: float
    """The width at which lines are broken; 0 where they are not broken at one width."""
    indent: float
    """The indent of its paragraphs; 0 where they stand flush."""
    gap: int
    """The usual number of blank lines between two lines."""


def look_at(text: str, lines: tuple[Line, ...]) -> tuple[Look, ...]:
    """Return the looks of the lines that are not blank."""
    looks, gap = [], 0
    for line in lines:
        seen, _ = see(text, line.start, line.end)
        folded = fold(seen)
        plain = folded.strip(" ")
        if not plain:
            gap += 1
            continue
        lead = len(folded) - len(folded.lstrip(" "))
        # The mark of a new page stands before a line and indents nothing.
        indent = _width(seen[:lead].replace("\x0c", "")) if lead else 0.0
        looks.append(Look(line, plain, _width(seen[lead : lead + len(plain)]), indent, gap))
        gap = 0
    return tuple(looks)


def look_over(looks: tuple[Look, ...]) -> Page:
    """Return what the lines have in common: their column, their indent, their usual gap."""
    if not looks:
        return Page(0.0, 0.0, 0)
    broken = Counter(round(look.width) for look in looks if look.width >= 8 and look.plain[-1] not in "。!?”")
    column = 0
    if broken:
        # A column ends its lines within one character of its width; half of a page's broken lines show it.
        near = {width: broken[width - 1] + count + broken[width + 1] for width, count in broken.items()}
        column = max(near, key=lambda width: (near[width], width))
        if near[column] < max(4, 0.35 * broken.total()):
            column = 0
    # Behind a line that ends a sentence most lines begin a paragraph, in columns too.
    starts = [look for before, look in pairwise(looks) if before.plain[-1] in "。!?”"] or looks
    indents = Counter(round(look.indent * 2) / 2 for look in starts if look.indent)
    indent = indents.most_common(1)[0][0] if indents.total() >= 0.25 * len(starts) else 0.0
    gap = Counter(look.gap for look in looks[1:]).most_common(1)[0][0] if len(looks) > 1 else 0
    return Page(float(column), indent, gap)


def _width(text: str) -> float:
    return len(text) - len(_HALF.findall(text)) / 2
