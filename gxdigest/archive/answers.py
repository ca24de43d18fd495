"""A query and a filter -> the ids of the articles that answer, in no order.

In: a `Query`. Out: ids, or the end of a statement that asks for them. A word must stand within one value (headline,
name, paragraph, caption ...). An article answers if and only if it holds what is asked; those that another program
changed are looked at themselves, since the index does not know them as they are now.
"""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from gxdigest.archive.articles import Field, find_article, fold_values
from gxdigest.archive.filters import Condition, find_names, split_person, write_condition
from gxdigest.archive.grams import fold
from gxdigest.archive.match import write_match
from gxdigest.archive.query import ABOUT, Either, Query, Term, holds
from gxdigest.errors import ArchiveError, UsageError
from gxdigest.model.search import Filter

Changed = Mapping[int, Mapping[str, Sequence[str]]]
"""Ids of articles that another program changed, and their folded values by field."""

TITLES: tuple[Field, ...] = ("headline", "kicker", "deck")
"""Fields that stand in an index of their own as well."""

# CROSS JOIN keeps SQLite from asking the index anew for each article that a filter lets through.
_ARTICLES = "CROSS JOIN articles AS a ON a.id = f.rowid CROSS JOIN issues AS i ON i.id = a.issue"
_UNCHANGED = "f.rowid NOT IN (SELECT article FROM changed)"
_CHANGED = "changed AS c CROSS JOIN articles AS a ON a.id = c.article CROSS JOIN issues AS i ON i.id = a.issue"


def settle(connection: sqlite3.Connection, query: Query, filter: Filter) -> tuple[Query, Filter]:
    """Let words for people mean what the user said of them: all their names, and with an outlet that one person."""
    terms: list[Either] = []
    for either in query.wanted:
        for term in either.terms:
            name, outlet = split_person(term.text) if term.place == "byline" else ("", None)
            if outlet:
                if len(either.terms) > 1 or filter.byline is not None:
                    raise _refuse_outlet(term)
                # The index knows names alone; whose they are is asked of the few that it finds.
                either = Either((replace(term, text=fold(name)),))
                filter = replace(filter, byline=term.text)
        terms.append(either)
    for term in query.unwanted:
        if term.place == "byline" and split_person(term.text)[1]:
            raise _refuse_outlet(term)
    return _widen(connection, replace(query, wanted=tuple(terms))), filter


def _refuse_outlet(term: Term) -> UsageError:
    """Refuse an outlet where one person cannot be asked for beside something else."""
    return UsageError(f"{term.typed}: no outlet goes with OR, - or a second person; write the name alone")


def _widen(connection: sqlite3.Connection, query: Query) -> Query:
    """Let the whole name of a person mean all names that the user said are theirs; most archives have none."""
    if not connection.execute("SELECT 1 FROM corrections LIMIT 1").fetchone():
        return query

    def all_names(terms: Iterable[Term]) -> tuple[Term, ...]:
        texts = ((one, find_names(connection, one.text) if one.place == "byline" else (one.text,)) for one in terms)
        return tuple(dict.fromkeys(replace(one, text=text) for one, own in texts for text in own))

    return Query(tuple(Either(all_names(either.terms)) for either in query.wanted), all_names(query.unwanted))


def find_ids(connection: sqlite3.Connection, query: Query, filter: Filter, fields: Sequence[Field] = ()) -> list[int]:
    """Find the articles that answer; with fields, by these alone."""
    changed = scan_changed(connection, query, filter)
    return [*look_again(query, changed, fields), *find_indexed(connection, query, filter, fields)]


def find_indexed(
    connection: sqlite3.Connection, query: Query, filter: Filter, fields: Sequence[Field] = (), tail: str = ""
) -> list[int]:
    """Find the articles in the index that answer; with fields, by these alone."""
    asked, values = ask_index(query, filter, fields)
    return [id for (id,) in connection.execute(f"SELECT f.rowid {asked} {tail}", values)]


def count_indexed(connection: sqlite3.Connection, query: Query, filter: Filter, most: int) -> int:
    """Count the articles in the index that answer, so many at most."""
    asked, values = ask_index(query, filter)
    (counted,) = connection.execute(f"SELECT count(*) FROM (SELECT 1 {asked} LIMIT {most}) AS some", values).fetchone()
    return int(counted)


def ask_index(query: Query, filter: Filter, fields: Sequence[Field] = ()) -> Condition:
    """Ask the index, as `f`, for what answers and no other program changed: a statement from FROM on, its values."""
    condition, values = write_condition(filter)
    index = "title_index" if _asks_titles_alone(query, fields) else "article_index"
    articles = "" if condition == "1" else _ARTICLES
    where = f"WHERE {_UNCHANGED} AND {condition}"
    return f"FROM {index}(?) AS f {articles} {where}", [write_match(query, fields), *values]


def _asks_titles_alone(query: Query, fields: Sequence[Field]) -> bool:
    """Tell whether the titles of an article say that it answers by these fields, whatever else stands in it."""
    places = {term.place for term in query.terms}
    return bool(fields) and {*fields} <= {*TITLES} and places <= {None, "headline"} and not query.unwanted


def scan_changed(connection: sqlite3.Connection, query: Query, filter: Filter) -> Changed:
    """Look at the texts of the articles that another program changed, and give those that answer, newest first."""
    condition, values = write_condition(filter)
    rows = connection.execute(f"SELECT a.id FROM {_CHANGED} WHERE {condition} ORDER BY a.id DESC", values).fetchall()
    texts = ((id, fold_values(find_article(connection, id))) for (id,) in rows)
    return {id: values for id, values in texts if holds(query, values)}


def look_again(query: Query, changed: Changed, fields: Sequence[Field]) -> list[int]:
    """Find which of the changed articles that answer do so by some fields alone; no fields are all."""
    known = {*fields, *ABOUT}
    wanted = Query(query.wanted)
    return [
        id
        for id, values in changed.items()
        if not fields or holds(wanted, {field: values[field] for field in known & values.keys()})
    ]


def refuse_emptied(connection: sqlite3.Connection) -> None:
    """Refuse to answer out of an index that another program emptied or put in an older one's place."""
    *indexed, kept = connection.execute(
        "SELECT (SELECT max(id) FROM article_index_docsize), (SELECT max(id) FROM title_index_docsize),"
        " (SELECT max(id) FROM articles WHERE id NOT IN (SELECT article FROM changed))"
    ).fetchone()
    if any((id or 0) < (kept or 0) for id in indexed):
        raise ArchiveError("the index of the archive lacks articles; mend it with gxdigest doctor --mend")
