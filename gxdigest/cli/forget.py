"""`gxdigest forget`."""

from typing import Annotated

import typer

from gxdigest.cli.answers import tell
from gxdigest.cli.options import Database, Quiet, open_archive
from gxdigest.output.sheet import say_count


def forget(
    ids: Annotated[list[int], typer.Argument(metavar="ISSUE", help="Ids of issues, as gxdigest issues lists them.")],
    database: Database = None,
    quiet: Quiet = False,
) -> None:
    """Take issues out of the archive, with their articles, summaries and bylines.

    Their ids are never given again. When one of the issues is not there, none is taken out.
    """
    with open_archive(database) as archive:
        for issue in (wanted := list(dict.fromkeys(ids))):
            archive.find_issue(issue)
        for issue in wanted:
            kept = archive.forget(issue)
            if not quiet:
                tell(f"issue {issue} forgotten, {say_count(kept.counts.articles, 'article')}: {kept.source}")
