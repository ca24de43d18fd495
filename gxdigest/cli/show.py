"""`gxdigest show`."""

from typing import Annotated

import typer

from gxdigest.cli.answers import put_blocks, put_json
from gxdigest.cli.options import Database, Json, open_archive


def show(
    article: Annotated[int, typer.Argument(metavar="ID", help="The id that search, byline and digest print.")],
    database: Database = None,
    json: Json = False,
) -> None:
    """Show one article whole, as it was read, and where it stood.

    In a pipe each line is a label, a tab and a text. Exit code 1: no such article.
    """
    from gxdigest.output.pages import render_article

    with open_archive(database) as archive:
        kept = archive.find_article(article)
    if json:
        from gxdigest.output.records import record_kept_article

        put_json(record_kept_article(kept))
    else:
        put_blocks(render_article(kept))
