"""`gxdigest backup`."""

from pathlib import Path
from typing import Annotated

import typer

from gxdigest.cli.answers import tell
from gxdigest.cli.options import Database, Quiet, open_archive


def backup(
    file: Annotated[str, typer.Argument(metavar="FILE", help="Where the copy goes.")],
    force: Annotated[bool, typer.Option("--force", help="Replace a file that is there already.")] = False,
    database: Database = None,
    quiet: Quiet = False,
) -> None:
    """Copy the archive into one file, also while others search in it or write to it.

    The copy is an archive itself: name it with --db. It is there whole or not at all.
    """
    with open_archive(database) as archive:
        archive.back_up(file, force=force)
    if not quiet:
        tell(f"copied to {file}, {Path(file).stat().st_size / 1e6:.1f} MB")
