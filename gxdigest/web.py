"""A plugin for Datasette (extra `[web]`): the search box of an archive finds Chinese words of any length.

Datasette shows an archive's articles with a search box and hands what is typed to the index; the plugin tells it
which index that is and reads what is typed as `gxdigest search` does. Databases that are no archives are left alone.
The index alone is asked: what another program changed is found here after `gxdigest doctor --mend`.
"""

import sqlite3
from pathlib import Path
from typing import Protocol

from pluggy import HookimplMarker

from gxdigest.archive.grams import fold, match_word
from gxdigest.archive.match import write_match
from gxdigest.archive.query import read_query
from gxdigest.archive.schema import APPLICATION_ID
from gxdigest.errors import UsageError

hookimpl = HookimplMarker("datasette")

_BOX = {"tables": {"articles": {"fts_table": "article_index", "fts_pk": "id"}}}


class _Database(Protocol):
    """What is looked at of a database of Datasette's."""

    path: str | None


class _Datasette(Protocol):
    """What is looked at of Datasette."""

    databases: dict[str, _Database]


@hookimpl
def get_metadata(datasette: _Datasette) -> dict[str, dict[str, object]]:
    """Say of each archive in which index its articles are searched."""
    served = datasette.databases.items()
    return {"databases": {name: _BOX for name, one in served if one.path and _is_archive(Path(one.path))}}


@hookimpl(trylast=True)
def prepare_connection(conn: sqlite3.Connection) -> None:
    """Read what is typed into the search box of an archive in place of Datasette's own reading."""
    (application,) = conn.execute("PRAGMA application_id").fetchone()
    if application == APPLICATION_ID:
        conn.create_function("escape_fts", 1, write_search)


def write_search(typed: str) -> str:
    """Write what the index is asked; a query that cannot be read is looked for as it stands.

    >>> write_search("路灯 -停电"), write_search("路灯 OR")
    ('(("路灯")) NOT ("停电")', '"路灯 灯ｏ ｏｒ"')
    """
    try:
        return write_match(read_query(typed))
    except UsageError:
        return match_word(fold(typed))


def _is_archive(path: Path) -> bool:
    """Look at the head of a file."""
    try:
        with path.open("rb") as file:
            return int.from_bytes(file.read(72)[68:], "big") == APPLICATION_ID
    except OSError:
        return False
