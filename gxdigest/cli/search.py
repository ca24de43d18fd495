"""`gxdigest search`."""

from typing import Annotated

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
)
from gxdigest.errors import NothingFound
from gxdigest.output.sheet import say_count


def search(
    query: Annotated[list[str], typer.Argument(metavar="QUERY", help="Words; an article must hold them all.")],
    since: Since = None,
    until: Until = None,
    paper: Paper = None,
    byline: Signed = None,
    page: Page = None,
    column: Section = None,
    issue: InIssue = None,
    limit: Annotated[int, typer.Option(min=0, help="How many articles; 0 for all.")] = 20,
    offset: Annotated[int, typer.Option(min=0, help="How many to skip.")] = 0,
    database: Database = None,
    json: Json = False,
    ndjson: Ndjson = False,
    csv: Csv = False,
    quiet: Quiet = False,
) -> None:
    """Find articles that hold some words, best first.

    Any run of characters is found as it is written, wherever it stands: headline, body, caption or byline. Several
    words must all be there, in any order. Exit code 1: nothing found.
    """
    from gxdigest.output.listings import render_hits
    from gxdigest.output.records import HITS

    form = pick_format(json, ndjson, csv)
    which = make_filter(since=since, until=until, paper=paper, byline=byline, page=page, column=column, issue=issue)
    asked = " ".join(query)
    with open_archive(database) as archive:
        found = archive.search(asked, which, limit=limit, offset=offset)
    put_answer(render_hits, HITS, found.hits, form)
    if not found.hits:
        raise NothingFound(_say_nothing(asked, found.total, offset))
    if not quiet:
        tell(_say_total(found.total, len(found.hits), offset))


def _say_nothing(asked: str, total: int, offset: int) -> str:
    """Say that there is no hit, and what may help."""
    if total:
        return f"no more than {say_count(total, 'article')} for {asked}; give a smaller --offset than {offset}"
    return f"no article holds {asked}; try fewer words or characters, or without filters"


def _say_total(total: int, shown: int, offset: int) -> str:
    """Say how many there are, and how to see the rest.

    >>> _say_total(57, 20, 0)
    '57 articles, 1 to 20 shown; --limit 0 for all'
    """
    if shown == total:
        return say_count(total, "article")
    return f"{say_count(total, 'article')}, {offset + 1} to {offset + shown} shown; --limit 0 for all"
