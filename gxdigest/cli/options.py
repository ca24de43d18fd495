"""The options that several commands share, each said once, and how what was typed in them is understood."""

import re
from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from gxdigest.errors import UsageError
from gxdigest.model.search import Filter

if TYPE_CHECKING:
    from gxdigest.archive import Archive
    from gxdigest.output.formats import Format

_SPAN = re.compile(r"([0-9]{4})(?:-(0?[1-9]|1[0-2])(?:-(0?[1-9]|[12][0-9]|3[01]))?)?")

Database = Annotated[
    str | None,
    typer.Option(
        "--db", metavar="FILE", envvar="GXDIGEST_DB", help="The archive; unless given, in the user's data folder."
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Answer in JSON.")]
Ndjson = Annotated[bool, typer.Option("--ndjson", help="Answer in JSON, one object a line.")]
Csv = Annotated[bool, typer.Option("--csv", help="Answer in CSV, for spreadsheets (UTF-8).")]
Words = Annotated[
    str | None,
    typer.Option(
        "--words",
        metavar="FILE",
        envvar="GXDIGEST_WORDS",
        help="Own words that keywords keep whole, one a line; unless given, words.txt in the user's config folder,"
        " else those that the archive was made with.",
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No messages but errors.")]

Since = Annotated[str | None, typer.Option(metavar="DATE", help="From this day, month or year on (2019-11-23, 2019).")]
Until = Annotated[str | None, typer.Option(metavar="DATE", help="To the end of this day, month or year.")]
Paper = Annotated[str | None, typer.Option(metavar="NAME", help="In this paper.")]
Signed = Annotated[
    str | None, typer.Option("--byline", metavar="NAME", help="Signed by 方小满, or 方小满（新河晚报）.")
]
Page = Annotated[str | None, typer.Option(metavar="PAGE", help="On this page, as the paper counts: 1, A3.")]
Section = Annotated[str | None, typer.Option("--column", metavar="NAME", help="In this column (栏目).")]
InIssue = Annotated[int | None, typer.Option("--in", metavar="ISSUE", help="In the issue with this id.")]


def open_archive(database: str | None) -> "Archive":
    """Open the archive that was named, or the user's own."""
    from gxdigest.archive import Archive

    return Archive(find_database(database))


def find_database(database: str | None) -> str:
    """Give the path of the archive: the one that was named, or the user's own."""
    if database is not None:
        return database
    from platformdirs import user_data_path

    return str(user_data_path("gxdigest", appauthor=False) / "archive.db")


def find_words(words: str | None) -> frozenset[str] | None:
    """Read the user's own words from the file that was named, or from the user's config folder; None without either."""
    from gxdigest.words import read_words

    if words is not None:
        return read_words(words)
    from platformdirs import user_config_path

    own = user_config_path("gxdigest", appauthor=False) / "words.txt"
    return read_words(own) if own.exists() else None


def pick_format(json: bool, ndjson: bool, csv: bool) -> "Format | None":
    """Give the one machine format that was asked for; None is for people.

    >>> pick_format(False, True, False)
    'ndjson'
    """
    picked: list[Format] = []
    if json:
        picked.append("json")
    if ndjson:
        picked.append("ndjson")
    if csv:
        picked.append("csv")
    if len(picked) > 1:
        raise UsageError(f"--{picked[0]} and --{picked[1]} exclude each other; give one")
    return picked[0] if picked else None


def make_filter(
    *,
    since: str | None,
    until: str | None,
    paper: str | None,
    byline: str | None,
    page: str | None,
    column: str | None,
    issue: int | None,
) -> Filter:
    """Put the filter options together, spans of time as their first and last day."""
    first = read_span(since)[0] if since is not None else None
    last = read_span(until)[1] if until is not None else None
    if first and last and first > last:
        raise UsageError(f"--since {since} is later than --until {until}; change one of them")
    return Filter(first, last, paper, byline, page, column, issue)


def read_span(text: str) -> tuple[str, str]:
    """Read a day, a month or a year as its first and last ISO day.

    >>> read_span("2019-02"), read_span("2019")
    (('2019-02-01', '2019-02-28'), ('2019-01-01', '2019-12-31'))
    >>> read_span("20190203")
    ('2019-02-03', '2019-02-03')
    """
    typed = text.strip()
    match = _SPAN.fullmatch(f"{typed[:4]}-{typed[4:6]}-{typed[6:]}" if len(typed) == 8 and typed.isdecimal() else typed)
    year, month, day = (int(part or 0) for part in match.groups()) if match else (0, 0, 0)
    try:
        first = date(year, month or 1, day or 1)
        last = date(year, month or 12, day or monthrange(year, month or 12)[1])
    except ValueError:
        raise UsageError(f"{text!r} is no date; give 2019-11-23, 2019-11 or 2019, the year in four digits") from None
    return first.isoformat(), last.isoformat()
