"""`gxdigest issues`."""

from typing import Annotated

import typer

from gxdigest.cli.answers import put_answer, tell
from gxdigest.cli.options import Csv, Database, Json, Ndjson, Quiet, open_archive, pick_format
from gxdigest.output.sheet import say_count


def issues(
    issue: Annotated[int | None, typer.Argument(metavar="ISSUE", help="Only the issue with this id.")] = None,
    leftovers: Annotated[bool, typer.Option("--leftovers", help="The lines that no article claims (未归稿).")] = False,
    database: Database = None,
    json: Json = False,
    ndjson: Ndjson = False,
    csv: Csv = False,
    quiet: Quiet = False,
) -> None:
    """List what is kept, newest issue first.

    --leftovers lists the text that no article claims instead, for all issues or for one.
    """
    from gxdigest.output.listings import render_issues, render_leftovers
    from gxdigest.output.records import ISSUES, LEFTOVERS

    form = pick_format(json, ndjson, csv)
    with open_archive(database) as archive:
        found = archive.find_issues() if issue is None else (archive.find_issue(issue),)
        if leftovers:
            left = [(one, passage) for one in found for passage in archive.find_passages(one.id)]
            put_answer(render_leftovers, LEFTOVERS, left, form)
        else:
            put_answer(render_issues, ISSUES, found, form)
    if not quiet:
        tell(say_count(len(left), "leftover") if leftovers else say_count(len(found), "issue"))
