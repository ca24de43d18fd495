"""A PDF with a text layer -> its text in reading order, page lines between its pages.

PDFium says where each character stands; the order in which a layout program wrote them says little. A page is cut where
white space runs through: into columns by gutters, before that by gaps that are higher than gutters are wide, and else
into bands that have their gutters in common (a headline over two columns is a band of its own). Lines that run from top
to bottom and text laid around pictures come out in pieces, and articles side by side are mixed where a gutter runs
through from one above to one below. Loaded when a PDF comes.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from pypdfium2 import PdfDocument, PdfiumError, PdfTextPage, raw

from gxdigest.errors import InputError
from gxdigest.sources.pagelines import put_page_line, read_page

_Span = tuple[float, float]

_JOINED = 1.3
"""Ems between characters of one line: the padding of a name of two characters is one."""

_GUTTER = 0.9
"""Ems that no line reaches into; the narrowest gutters of newspapers are one em wide."""

_CROSSING = 1.8
"""Ems of a gap across all columns that parts what stands above from what stands below."""

_BLANK = 0.9
"""Ems between lines that are set apart; solid leading is 0 to 0.7."""

_INDENT = 1.5
"""Ems; paragraphs are indented by two."""

_HYPHENS = {0x02: "-", 0xFFFE: "-"}
"""What PDFium gives for a hyphen at the end of a line."""

_ROW = 1.5
"""Ems that a line with larger letters in it is high; two lines are two at the least."""

_DEEPEST = 30
"""Cuts within cuts: no page has ten."""


@dataclass(frozen=True, slots=True)
class Run:
    """Characters that stand side by side; the origin of a page is its lower left corner."""

    text: str
    left: float
    bottom: float
    right: float
    top: float


def read_pdf(data: bytes, name: str) -> str:
    """Give the text of all pages, or say what is in the way."""
    try:
        with PdfDocument(data) as document:
            pages = [_read_page(page.get_textpage()) for page in document]
    except PdfiumError as error:
        why = "needs a password" if "password" in str(error).lower() else f"is damaged ({error})"
        raise InputError(f"{name} {why}; save it anew, or its text") from None
    if not any(page.strip() for page in pages):
        raise InputError(f"{name} has no text layer, only pictures; run it through text recognition (OCR) first")
    if len(pages) == 1:
        return put_page_line(pages[0], read_page(name)[1])
    return "\n".join(put_page_line(page, f"{number:02d}") for number, page in enumerate(pages, 1) if page.strip())


def _read_page(page: PdfTextPage) -> str:
    """Give the text of a page, a line for each line of a column."""
    runs = list(_find_runs(page))
    if not runs:
        return ""
    em = median(run.top - run.bottom for run in runs)
    lines: list[str] = []
    for apart, column in order_runs(runs, em):
        lines += [""] * (apart and bool(lines))
        lines += _lay_out(column, em)
    text = "".join(f"{line}\n" for line in lines)
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")  # PDFium gives rare hanzi in halves


def _find_runs(page: PdfTextPage) -> Iterator[Run]:
    """Put characters that follow each other on one line together, with the blanks between them."""
    letters: list[str] = []
    left = bottom = right = top = 0.0
    for at in range(page.count_chars()):
        character = _HYPHENS.get(code := raw.FPDFText_GetUnicode(page, at)) or chr(code or 0xFFFD)
        if character.isspace():
            letters.append("\u3000" if character == "\u3000" else " ")
            continue
        begin, foot, end, head = page.get_charbox(at, loose=True)
        size = max(head - foot, 0.1)
        if abs(foot - bottom) < size / 2 and -size / 2 < begin - right < _JOINED * size:
            letters.append(character)
            bottom, right, top = min(bottom, foot), max(right, end), max(top, head)
            continue
        if said := "".join(letters).strip():
            yield Run(said, left, bottom, right, top)
        letters, left, bottom, right, top = [character], begin, foot, end, head
    if said := "".join(letters).strip():
        yield Run(said, left, bottom, right, top)


def order_runs(runs: Sequence[Run], em: float, depth: int = 0) -> Iterator[tuple[bool, Sequence[Run]]]:
    """Cut a page into columns in reading order; True is said of those that are set apart from what stands before.

    >>> a, b, head = Run("左", 0, 0, 10, 18), Run("右", 20, 0, 30, 18), Run("通栏标题", 0, 20, 30, 30)
    >>> ["".join(run.text for run in column) for _, column in order_runs([b, a, head], 10)]
    ['通栏标题', '左', '右']
    """
    columns, gutter = _cut(runs, _GUTTER * em, _across)
    bands, crossing = _cut(runs, 0, _down)
    if depth > _DEEPEST or _is_row(runs, em):
        yield True, runs
    elif _is_masthead(bands, em):
        yield True, bands[0]
        yield from order_runs([run for band in bands[1:] for run in band], em, depth + 1)
    elif crossing > max(gutter, _CROSSING * em):
        for band in _cut(runs, max(gutter, _CROSSING * em), _down)[0]:
            yield from order_runs(band, em, depth + 1)
    elif len(columns) > 1:
        for i, column in enumerate(columns):
            for n, (apart, part) in enumerate(order_runs(column, em, depth + 1)):
                yield apart and (i == 0 or n > 0), part
    elif len(merged := _merge(bands, _GUTTER * em)) > 1:
        for band in merged:
            yield from order_runs(band, em, depth + 1)
    else:
        yield True, runs


def _is_row(runs: Sequence[Run], em: float) -> bool:
    """Tell whether runs stand in one line: the parts of a masthead are no columns."""
    return max(run.top for run in runs) - min(run.bottom for run in runs) < _ROW * em


def _across(run: Run) -> _Span:
    """Give where a run begins and ends from left to right."""
    return run.left, run.right


def _down(run: Run) -> _Span:
    """Give where a run begins and ends from top to bottom."""
    return -run.top, -run.bottom


def _cut(runs: Sequence[Run], width: float, way: Callable[[Run], _Span]) -> tuple[list[list[Run]], float]:
    """Cut runs at gaps of more than this width; say how wide the widest is."""
    parts: list[list[Run]] = []
    reach = widest = 0.0
    for run in sorted(runs, key=way):
        start, end = way(run)
        if parts and start - reach <= width:
            parts[-1].append(run)
            reach = max(reach, end)
            continue
        if parts:
            widest = max(widest, start - reach)
        parts.append([run])
        reach = end
    return parts, widest


def _is_masthead(bands: Sequence[list[Run]], em: float) -> bool:
    """Tell whether a page begins with a line of several parts that is set apart and heads no columns."""
    if len(bands) < 2 or len(bands[0]) < 2 or not _is_row(bands[0], em):
        return False
    gap = min(run.bottom for run in bands[0]) - max(run.top for run in bands[1])
    below = _fill(map(_across, bands[1]), _GUTTER * em)
    both = _fill(map(_across, [*bands[0], *bands[1]]), _GUTTER * em)
    return gap > _BLANK * em and min(len(below), len(both)) == 1


def _merge(bands: Sequence[list[Run]], width: float) -> list[list[Run]]:
    """Put bands together that follow each other and have a gutter in common, or none each."""
    merged: list[list[Run]] = []
    filled: list[_Span] = []
    for band in bands:
        own = _fill(map(_across, band), width)
        both = _fill([*filled, *own], width)
        if merged and (len(both) > 1 or len(filled) == len(own) == 1):
            merged[-1] += band
            filled = both
        else:
            merged.append(list(band))
            filled = own
    return merged


def _fill(spans: Iterable[_Span], width: float) -> list[_Span]:
    """Join stretches that no gutter parts."""
    filled: list[_Span] = []
    for start, end in sorted(spans):
        if filled and start - filled[-1][1] <= width:
            filled[-1] = (filled[-1][0], max(filled[-1][1], end))
        else:
            filled.append((start, end))
    return filled


def _lay_out(column: Sequence[Run], em: float) -> list[str]:
    """Write the lines of a column, indented and set apart as on the page."""
    rows, _ = _cut(column, -em / 2, _down)
    edge = min(run.left for run in column)
    lines: list[str] = []
    before = None
    for row in rows:
        top, bottom = max(run.top for run in row), min(run.bottom for run in row)
        if before is not None and before - top > _BLANK * em:
            lines.append("")
        before = bottom
        runs = sorted(row, key=lambda run: run.left)
        indent = "\u3000\u3000" if runs[0].left - edge >= _INDENT * em else ""
        lines.append(indent + "\u3000".join(run.text for run in runs))
    return lines
