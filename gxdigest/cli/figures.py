"""`gxdigest figures`."""

from itertools import islice
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


def figures(
    query: Annotated[
        list[str] | None, typer.Argument(metavar="QUERY", help="Of articles that hold these words, as search has them.")
    ] = None,
    since: Since = None,
    until: Until = None,
    paper: Paper = None,
    byline: Signed = None,
    page: Page = None,
    column: Section = None,
    issue: InIssue = None,
    unit: Annotated[str | None, typer.Option(metavar="UNIT", help="In this unit alone: 元, 家, %.")] = None,
    limit: Annotated[int, typer.Option(min=0, help="How many figures; 0 for all.")] = 50,
    database: Database = None,
    json: Json = False,
    ndjson: Ndjson = False,
    csv: Csv = False,
    quiet: Quiet = False,
) -> None:
    """List the amounts and quantities in articles, each with its number, its unit and its sentence.

    Newest article first. 150万元, 十二家, 百分之三十 and 3.5% have one value; 3至5人 has a low and a high; 数百人 none.
    What makes a figure inexact (近, 余, 以上) is given beside it. Days, ordinals and numbers without a unit are no
    figures. Exit code 1: nothing found.
    """
    from gxdigest.digest.figures import find_quantities
    from gxdigest.output.listings import render_quantities
    from gxdigest.output.records import QUANTITIES

    form = pick_format(json, ndjson, csv)
    which = make_filter(since=since, until=until, paper=paper, byline=byline, page=page, column=column, issue=issue)
    asked = " ".join(query) if query else None
    with open_archive(database) as archive:
        found = find_quantities(archive.find_articles(which, query=asked, newest=True), unit)
        some = list(islice(found, limit + 1 if limit else None))
    shown = some[:limit] if limit else some
    put_answer(render_quantities, QUANTITIES, shown, form, paged=True)
    if not shown:
        raise NothingFound("no figure; try fewer words, another unit, or without filters")
    if not quiet:
        more = len(some) > len(shown)
        tell(f"the first {say_count(limit, 'figure')}; --limit 0 for all" if more else say_count(len(shown), "figure"))
