"""`gxdigest trend`."""

import sys
from typing import Annotated, Literal

import typer

from gxdigest.cli.answers import put_records, put_sheet, tell
from gxdigest.cli.options import (
    Csv,
    Database,
    InIssue,
    Json,
    Ndjson,
    Page,
    Paper,
    Quiet,
    Section,
    Signed,
    Since,
    Until,
    make_filter,
    open_archive,
    pick_format,
)
from gxdigest.errors import NothingFound
from gxdigest.output.sheet import say_count


def trend(
    query: Annotated[
        list[str], typer.Argument(metavar="WORD...", help="Each is counted by itself, as search reads it.")
    ],
    by: Annotated[Literal["day", "month", "year"] | None, typer.Option(help="Unless given, as the span asks.")] = None,
    share: Annotated[bool, typer.Option("--share", help="Show the part of all articles of the time.")] = False,
    since: Since = None,
    until: Until = None,
    paper: Paper = None,
    byline: Signed = None,
    page: Page = None,
    column: Section = None,
    issue: InIssue = None,
    database: Database = None,
    json: Json = False,
    ndjson: Ndjson = False,
    csv: Csv = False,
    quiet: Quiet = False,
) -> None:
    """Count the articles that hold a word, over time, several words side by side.

    By day, month or year of the issue. Exit code 1: nothing found.
    """
    from gxdigest.output.listings import render_trend
    from gxdigest.output.records import TREND

    form = pick_format(json, ndjson, csv)
    which = make_filter(since=since, until=until, paper=paper, byline=byline, page=page, column=column, issue=issue)
    with open_archive(database) as archive:
        found = archive.find_trend(query, which, by=by)
    if form is not None:
        put_records(TREND, found.points, form)
    elif found.points:
        put_sheet(render_trend(found, share=share, bars=sys.stdout.isatty()))
    if not found.points and not found.undated:
        raise NothingFound(f"no article holds {' or '.join(query)}; try fewer words or characters, or without filters")
    if found.undated and not quiet:
        tell(f"{say_count(found.undated, 'article')} without a date left out")
