"""`gxdigest search`."""

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from gxdigest.cli.answers import put_lines, put_records, put_sheet, tell
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
from gxdigest.errors import NothingFound, UsageError
from gxdigest.model.search import Filter, Hit, Nearest
from gxdigest.output.sheet import say_count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gxdigest.archive import Archive
    from gxdigest.output.formats import Format


def search(
    query: Annotated[
        list[str], typer.Argument(metavar="QUERY", help="Words; quote the whole where it holds signs: '路灯 -停电'.")
    ],
    since: Since = None,
    until: Until = None,
    paper: Paper = None,
    byline: Signed = None,
    page: Page = None,
    column: Section = None,
    issue: InIssue = None,
    sort: Annotated[Literal["relevance", "newest", "oldest"], typer.Option(help="What comes first.")] = "relevance",
    limit: Annotated[int, typer.Option(min=0, help="How many articles; 0 for all.")] = 20,
    offset: Annotated[int, typer.Option(min=0, help="How many to skip.")] = 0,
    count: Annotated[bool, typer.Option("--count", help="Answer with their number alone.")] = False,
    database: Database = None,
    json: Json = False,
    ndjson: Ndjson = False,
    csv: Csv = False,
    quiet: Quiet = False,
) -> None:
    """Find articles that hold some words, best first.

    Any run of characters is found as it is written, wherever it stands: headline, body, caption or byline. Several
    words must all be there, in any order; "…" is one word; -word must not be there; OR stands between two of which one
    must; headline: byline: paper: place: before a word say where it stands. Exit code 1: nothing found.
    """
    form = pick_format(json, ndjson, csv)
    which = make_filter(since=since, until=until, paper=paper, byline=byline, page=page, column=column, issue=issue)
    asked = " ".join(query)
    with open_archive(database) as archive:
        if count:
            _put_count(archive, asked, which, form)
            return
        found = archive.search(asked, which, sort=sort, limit=limit, offset=offset)
        nearest = archive.find_nearest(asked, which) if not found.total else None
    _put_hits(found.hits, form)
    if not found.hits:
        raise NothingFound(_say_nothing(asked, found.total, offset, nearest))
    if not quiet:
        tell(_say_total(found.total, len(found.hits), offset, more=found.more))


def _put_hits(hits: "Sequence[Hit]", form: "Format | None") -> None:
    """Answer with what was found; a person's search does not load what programs are answered with."""
    if form is not None:
        from gxdigest.output.records import HITS

        put_records(HITS, hits, form)
    elif hits:
        from gxdigest.output.listings import render_hits

        put_sheet(render_hits(hits), paged=True)


def _put_count(archive: "Archive", asked: str, which: Filter, form: "Format | None") -> None:
    """Answer with the number alone."""
    if form is not None:
        raise UsageError(f"--count and --{form} exclude each other; give one")
    number = archive.count(asked, which)
    put_lines([str(number)])
    if not number:
        raise NothingFound(_say_nothing(asked, 0, 0, archive.find_nearest(asked, which)))


def _say_nothing(asked: str, total: int, offset: int, nearest: Nearest | None) -> str:
    """Say that there is no hit, and what may help."""
    if total:
        return f"no more than {say_count(total, 'article')} for {asked}; give a smaller --offset than {offset}"
    if nearest is not None:
        which = f"{nearest.query} without the filters" if nearest.without_filters else nearest.query
        number = say_count(nearest.articles, "article")
        return f"no article holds {asked}; the nearest that has an answer is {which}: {number}"
    return f"no article holds {asked}; try fewer words or characters, or without filters"


def _say_total(total: int, shown: int, offset: int, *, more: bool) -> str:
    """Say how many there are, and how to see the rest.

    >>> _say_total(57, 20, 0, more=False)
    '57 articles, 1 to 20 shown; --limit 0 for all'
    >>> _say_total(5000, 20, 0, more=True)
    'more than 5000 articles, 1 to 20 of 5000 ranked shown; --limit 0 for all'
    """
    if shown == total and not more:
        return say_count(total, "article")
    total_said = f"more than {total} articles" if more else say_count(total, "article")
    which = f" of {total} ranked" if more else ""
    return f"{total_said}, {offset + 1} to {offset + shown}{which} shown; --limit 0 for all"
