"""How far the digests of what is new have come: a filter -> the last article that such a digest held.

In: a connection and a filter. Out: the id of an article. Ids go up with keeping and are never given again, so what has
a higher one came later. Each set of filters has a mark of its own: a digest of one paper takes nothing from another's.
"""

import json
import sqlite3
from dataclasses import asdict

from gxdigest.archive.filters import write_condition
from gxdigest.archive.schema import transaction
from gxdigest.model.search import Filter

_SET = "INSERT INTO marks VALUES (?, ?) ON CONFLICT (asked) DO UPDATE SET article = max(article, excluded.article)"


def find_mark(connection: sqlite3.Connection, filter: Filter) -> int | None:
    """Find the mark of a filter."""
    row = connection.execute("SELECT article FROM marks WHERE asked = ?", [_name(filter)]).fetchone()
    return None if row is None else row[0]


def set_mark(connection: sqlite3.Connection, filter: Filter, article: int) -> None:
    """Move the mark of a filter forward; it never goes back, whichever of two digests ends first."""
    with transaction(connection):
        connection.execute(_SET, [_name(filter), article])


def _name(filter: Filter) -> str:
    """Name a filter by what was asked, spelled as asked."""
    write_condition(filter)  # refuses what cannot be meant before it is remembered
    return json.dumps({name: value for name, value in asdict(filter).items() if value is not None}, ensure_ascii=False)
