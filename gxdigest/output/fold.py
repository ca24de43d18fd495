"""A text in, lines of a given width out, broken as Chinese is set.

Characters of full width count two cells. A line may break between any two Chinese characters, but closing marks stay
with what they close and opening marks with what they open; words and numbers in Latin letters stay whole where they
fit. Blanks at a break are dropped. Nothing is shortened.
"""

import re
from collections.abc import Iterator

from rich.cells import cell_len

_UNIT = re.compile(
    r"\s+"
    r"|[（(〔［【〖《〈「『“‘]*"  # what opens goes with what follows
    r"(?:[A-Za-z0-9][!-~]*|\S)"
    r"[，。、；：！？·…—～）)〕］】〗》〉」』”’％℃,.;:!?%]*"  # what closes goes with what is before
)


def find_lines(text: str, width: int) -> Iterator[tuple[int, int]]:
    """Give start and end of each line.

    >>> [("路灯亮了，居民说好。"[a:b]) for a, b in find_lines("路灯亮了，居民说好。", 8)]
    ['路灯亮', '了，居民', '说好。']
    """
    start = end = used = 0
    for first, last, cells in _find_units(text, width):
        if text[first].isspace():
            used += cells if used else 0
            continue
        if used and used + cells > width:
            yield start, end
            used = 0
        if not used:
            start = first
        end = last
        used += cells
    if used:
        yield start, end


def measure(text: str) -> tuple[int, int]:
    """Give the cells of the longest unit, blank to blank, and of the whole."""
    return max((cell_len(word) for word in text.split()), default=0), cell_len(text)


def _find_units(text: str, width: int) -> Iterator[tuple[int, int, int]]:
    """Give what must not be broken, and its cells; a unit wider than a line falls into its characters."""
    for match in _UNIT.finditer(text):
        start, end = match.span()
        cells = cell_len(match[0])
        if cells <= width or text[start].isspace():
            yield start, end, cells
        else:
            yield from ((i, i + 1, cell_len(text[i])) for i in range(start, end))
