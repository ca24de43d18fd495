"""`gxdigest digest`."""

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from gxdigest.cli.answers import put_answer, tell
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
    read_span,
)
from gxdigest.errors import NothingFound, UsageError
from gxdigest.model import Filter
from gxdigest.output.sheet import say_count

if TYPE_CHECKING:
    from gxdigest.archive import Archive


def digest(
    asked: Annotated[
        str | None,
        typer.Argument(
            metavar="ISSUE|DATE", help="The id of an issue, or a day or month (2019-11-23, 2019-11); else the newest."
        ),
    ] = None,
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
    """Give headline, byline, summary and keywords of each article.

    The newest issue, unless an issue, a date or a filter says which articles are meant. A bare number is the id of an
    issue; for a year use --since and --until. Exit code 1: no such article.
    """
    from gxdigest.output.listings import render_digests
    from gxdigest.output.records import DIGESTS

    form = pick_format(json, ndjson, csv)
    which = make_filter(since=since, until=until, paper=paper, byline=byline, page=page, column=column, issue=issue)
    with open_archive(database) as archive:
        articles = tuple(archive.find_articles(_resolve(asked, which, archive)))
    put_answer(render_digests, DIGESTS, articles, form)
    if not articles:
        raise NothingFound(f"no article {f'of {asked}' if asked else 'is meant'}; gxdigest issues lists what is kept")
    if not quiet:
        tell(say_count(len(articles), "article"))


def _resolve(asked: str | None, which: Filter, archive: "Archive") -> Filter:
    """Say which articles are meant, given what was asked for and the filters."""
    if asked is None:
        return which if which != Filter() else Filter(issue=archive.find_newest_issue().id)
    if asked.isdecimal():
        if which.issue is not None:
            raise UsageError(f"both {asked} and --in {which.issue} name an issue; give one")
        return replace(which, issue=archive.find_issue(int(asked)).id)
    if which.since or which.until:
        raise UsageError(f"both {asked} and --since or --until name a time; give one")
    first, last = read_span(asked)
    return replace(which, since=first, until=last)
