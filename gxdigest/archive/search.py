"""A query and a filter -> the articles that answer, ranked, with the passages that show it.

In: a query as typed. Out: `Found`. What answers is said in `answers`, in which order in `rank`.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from typing import Literal

from gxdigest.archive.answers import find_ids, refuse_emptied, settle
from gxdigest.archive.articles import find_articles
from gxdigest.archive.passages import find_snippets
from gxdigest.archive.query import ABOUT, Term, read_query
from gxdigest.archive.rank import Ranked, rank, sort_by_date
from gxdigest.archive.schema import snapshot
from gxdigest.model.search import Filter, Found, Hit

Sort = Literal["relevance", "newest", "oldest"]

_AT_ONCE = 200
"""Articles fetched in one statement: a large answer is not held in memory twice."""


def search(
    connection: sqlite3.Connection,
    typed: str,
    filter: Filter,
    *,
    sort: Sort = "relevance",
    limit: int = 20,
    offset: int = 0,
) -> Found:
    """Find the articles that answer, in order. A limit of 0 means all."""
    asked = read_query(typed)
    last = offset + limit if limit else None
    with snapshot(connection):
        query, filter = settle(connection, asked, filter)
        refuse_emptied(connection)
        if sort == "relevance":
            total, more, ranked = rank(connection, query, filter, last)
        else:
            unranked = [(0.0, id) for id in find_ids(connection, query, filter)]
            total, more = len(unranked), False
            ranked = sort_by_date(connection, unranked, newest=sort == "newest")
        terms = [term for term in query.terms if term.place not in ABOUT]
        return Found(total, tuple(_read_hits(connection, ranked[offset:last], terms)), more)


def count(connection: sqlite3.Connection, typed: str, filter: Filter) -> int:
    """Count the articles that answer, all of them."""
    return len(find_all(connection, typed, filter))


def find_all(connection: sqlite3.Connection, typed: str, filter: Filter) -> list[int]:
    """Find the ids of all articles that answer, in no order."""
    query, filter = settle(connection, read_query(typed), filter)
    refuse_emptied(connection)
    return find_ids(connection, query, filter)


def _read_hits(connection: sqlite3.Connection, ranked: Ranked, terms: Sequence[Term]) -> Iterator[Hit]:
    """Fetch articles that were found and show where they hold the words."""
    for start in range(0, len(ranked), _AT_ONCE):
        costs = {id: cost for cost, id in ranked[start : start + _AT_ONCE]}
        for kept in find_articles(connection, [*costs]):
            yield Hit(kept, 0.0 - costs[kept.id], find_snippets(kept.article, terms))
