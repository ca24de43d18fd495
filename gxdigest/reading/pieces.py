"""An article's lines -> the pieces of its text: what every stretch of every line is, nothing left out."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from gxdigest.model.text import Piece, PieceKind
from gxdigest.reading.lines import BLANKS, Look

_KINDS: dict[str, PieceKind] = {"opening": "paragraph", "closing": "byline", "inserted": "byline"}


def split_pieces(
    text: str, looks: Sequence[Look], labels: Sequence[str], cuts: Sequence[tuple[PieceKind, int, int]], position: int
) -> Iterator[Piece]:
    """Yield a piece for every stretch of every line: its label's kind, or that of what was cut out of it."""
    beside = _by_line(looks, cuts)
    carried: PieceKind = "paragraph"
    for look, label in zip(looks, labels, strict=True):
        name = label.removesuffix("+")
        kind: PieceKind = _KINDS.get(name, name)  # type: ignore[arg-type]
        if label == "continued":
            kind = carried
        elif label in ("caption", "paragraph", "opening"):
            carried = kind
        start, end = trim(text, look.line.start, look.line.end)
        inside = beside.get(look.line.number)
        if not inside:
            yield Piece(kind, start, end, position)
            continue
        bounds = sorted({start, end, *(at for _, a, b in inside for at in (a, b) if start < at < end)})
        for a, b in pairwise(bounds):
            # What was cut last is the finer knowledge: a dateline in a line that turned out to be a paragraph.
            found = next((name for name, c, d in reversed(inside) if c <= a and b <= d), kind)
            a, b = trim(text, a, b)
            if a < b:
                yield Piece(found, a, b, position)


def _by_line(
    looks: Sequence[Look], cuts: Sequence[tuple[PieceKind, int, int]]
) -> dict[int, list[tuple[PieceKind, int, int]]]:
    """Return the cuts that touch each line, by its number, in the order in which they were made."""
    ends = [look.line.end for look in looks]
    found: dict[int, list[tuple[PieceKind, int, int]]] = {}
    for cut in cuts:
        at = bisect_right(ends, cut[1])
        while at < len(looks) and looks[at].line.start < cut[2]:
            found.setdefault(looks[at].line.number, []).append(cut)
            at += 1
    return found


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a stretch without the blanks at its ends."""
    raw = text[start:end]
    return start + len(raw) - len(raw.lstrip(BLANKS)), start + len(raw.rstrip(BLANKS))
