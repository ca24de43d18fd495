"""Text from a page in, one line that is safe to show out.

A page file may hold anything: escape sequences that clear a screen, overrides that turn text around, characters of no
width that hide words. None of them reaches a terminal. What carries no text is dropped, what might is shown by a
stand-in. This is for what is shown; what is kept and what `--json` gives stays as it was read.
"""

import unicodedata
from collections.abc import Iterable

_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def clean(text: str) -> str:
    r"""Make one line of a text, with a visible stand-in for every control code and nothing invisible in it.

    >>> clean("高新区\x1b[2J开会\u202e，\u200b全体\t到场")
    '高新区␛[2J开会，全体 到场'
    """
    return text if text.isprintable() else "".join(map(_stand_in, text))


def clean_marked(text: str, marks: Iterable[tuple[int, int]]) -> tuple[str, tuple[tuple[int, int], ...]]:
    r"""Clean a text and move its marks with it; marks that overlap or lie outside are cut to what is left.

    >>> clean_marked("\u200b红色物业上门", [(1, 5)])
    ('红色物业上门', ((0, 4),))
    """
    shown: list[str] = []
    moved: list[tuple[int, int]] = []
    done = length = 0
    for start, end in sorted(marks):
        start = max(start, done)
        if start >= min(end, len(text)):
            continue
        before, inside = clean(text[done:start]), clean(text[start:end])
        shown += before, inside
        moved.append((length + len(before), length + len(before) + len(inside)))
        length, done = moved[-1][1], end
    return "".join([*shown, clean(text[done:])]), tuple(moved)


def _stand_in(character: str) -> str:
    """Say what is shown in place of one character; most stand for themselves."""
    match unicodedata.category(character):
        case "Cf":  # turns text around, joins, hides: nothing to see
            return ""
        case "Cs":
            return _REPLACEMENT
        case "Zl" | "Zp":
            return " "
        case "Cc":
            return _stand_in_for_control(character)
    return character


def _stand_in_for_control(character: str) -> str:
    """Show C0 by its control picture, white space as a blank and C1 as a replacement character."""
    if character.isspace():
        return " "
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else _REPLACEMENT
