"""Records in, lines of JSON, NDJSON or CSV out, one at a time, so that an archive of any size can be written.

JSON of a list holds one record a line. What a terminal might obey or hide is written as a JSON escape, which loses
nothing. CSV is for spreadsheets: its cells are cleaned like everything that is looked at, and a cell that a spreadsheet
would take for a formula gets an apostrophe before it. CSV is UTF-8 without a byte order mark, since programs would take
the mark for a part of the first heading; in Excel choose Data > From Text/CSV and UTF-8.
"""

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, TypeVar

from gxdigest.output.clean import clean
from gxdigest.output.records import Listing, Record, Value

Format = Literal["json", "ndjson", "csv"]
T = TypeVar("T")

_UNSAFE = re.compile(
    r"[\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff"
    r"\U000e0000-\U000e007f]"
)
"""What json leaves raw and a terminal obeys or hides: DEL, C1, zero width, bidi, line separators, surrogates, tags."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet reads as the start of a formula; the full-width signs where it runs in Chinese."""

_LONG = frozenset({"paragraphs", "captions", "summary", "text", "snippets", "evidence"})
"""Fields whose parts stand one a line in their CSV cell; the parts of others are set apart by a semicolon."""


def render_records(listing: Listing[T], things: Iterable[T], form: Format) -> Iterator[str]:
    """Write things as records in the form that was asked for."""
    match form:
        case "json":
            return render_json(map(listing.record, things))
        case "ndjson":
            return map(render_record, map(listing.record, things))
        case "csv":
            return render_csv(listing.columns, map(listing.record, things))


def render_record(record: Record, *, indent: int | None = None) -> str:
    r"""Write one record as JSON, on one line unless an indent is given.

    >>> render_record({"headline": "路灯\u202e换新", "page": None})
    '{"headline": "路灯\\u202e换新", "page": null}'
    """
    return _UNSAFE.sub(_escape, json.dumps(record, ensure_ascii=False, indent=indent))


def _escape(match: re.Match[str]) -> str:
    """Write one character as JSON escapes it; json itself leaves DEL alone."""
    return json.dumps(match[0])[1:-1].replace("\x7f", "\\u007f")


def render_json(records: Iterable[Record]) -> Iterator[str]:
    """Write a JSON array, one record a line.

    >>> list(render_json([])), list(render_json([{"id": 1}, {"id": 2}]))
    (['[]'], ['[', '{"id": 1},', '{"id": 2}', ']'])
    """
    waiting: str | None = None
    for record in records:
        yield "[" if waiting is None else f"{waiting},"
        waiting = render_record(record)
    if waiting is None:
        yield "[]"
    else:
        yield from (waiting, "]")


def render_csv(columns: Sequence[str], records: Iterable[Record]) -> Iterator[str]:
    """Write the heading and the rows of a CSV file.

    >>> list(render_csv(["id", "headline"], [{"id": 1, "headline": "=1+1，路灯"}]))
    ['id,headline', "1,'=1+1，路灯"]
    """
    yield _join_cells([name.rpartition(".")[2] for name in columns])
    paths = [(name, name.split(".")) for name in columns]
    for record in records:
        yield _join_cells([_render_cell(_find_field(record, path), name) for name, path in paths])


def _join_cells(cells: Sequence[str]) -> str:
    """Quote what needs it."""
    line = io.StringIO()
    # The line end is written and taken off again: csv quotes a cell that holds one only if it knows it.
    csv.writer(line, lineterminator="\n").writerow(cells)
    return line.getvalue()[:-1]


def _find_field(record: Record, path: Sequence[str]) -> Value:
    """Find a field, or a field of a field; None where there is none."""
    value: Value = record
    for part in path:
        value = value[part] if isinstance(value, Mapping) else None
    return value


def _render_cell(value: Value, name: str) -> str:
    """Make a value one harmless cell; of a thing with parts, its name or text stands for it."""
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case int() | float():
            return str(value)
    text = _flatten(value, "\n" if name in _LONG else "; ")
    return f"'{text}" if text.startswith(_FORMULA) else text


def _flatten(value: Value, separator: str) -> str:
    """Write a value as text without structure."""
    match value:
        case str() if value.isprintable():  # one line, and most are
            return value
        case str():
            return "\n".join(map(clean, value.splitlines()))
        case Mapping():
            return _flatten(value["name"] if "name" in value else value["text"], separator)
        case Sequence():
            return separator.join(_flatten(part, separator) for part in value)
    return str(value)
