"""A query that finds nothing -> the nearest one that finds something.

In: a query as typed and a filter. Out: a `Nearest`, or None. Tried in this order: the same without the filters, without
what must not be there, with one word dropped, with one word alone, with a word made shorter. Whoever asked decides
whether that is what was meant.
"""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace

from gxdigest.archive.answers import find_ids, settle
from gxdigest.archive.query import Either, Query, Term, read_query
from gxdigest.model.search import Filter, Nearest

_SHORTEST = 2
"""One character stands in too many articles to mean anything."""
_LONGEST = 30
"""Of a longer word only the beginning is tried: its parts grow with the square of its length."""


def find_nearest(connection: sqlite3.Connection, typed: str, filter: Filter) -> Nearest | None:
    """Find the nearest query that has an answer."""
    asked = read_query(typed)
    if filter != Filter() and (number := _count(connection, asked, Filter())):
        return Nearest(write_query(asked), number, without_filters=True)
    for steps in (_without_unwanted(asked), _without_one(asked), _one_alone(asked)):
        answers = [(_count(connection, query, filter), query) for query in steps]
        number, query = max(answers, key=lambda answer: answer[0], default=(0, asked))
        if number:
            return Nearest(write_query(query), number)
    for query in _shorter(asked):
        if number := _count(connection, query, filter):
            return Nearest(write_query(query), number)
    return None


def _count(connection: sqlite3.Connection, query: Query, filter: Filter) -> int:
    """Count the articles that answer, as a search would."""
    return len(find_ids(connection, *settle(connection, query, filter)))


def write_query(query: Query) -> str:
    """Write a query as it would be typed.

    >>> write_query(read_query('路灯   OR 路牌 "红色  物业" -停电'))
    '路灯 OR 路牌 "红色  物业" -停电'
    """
    wanted = (" OR ".join(term.typed for term in either.terms) for either in query.wanted)
    return " ".join([*wanted, *(f"-{term.typed}" for term in query.unwanted)])


def _without_unwanted(query: Query) -> Iterator[Query]:
    """Leave away what must not be there."""
    if query.unwanted:
        yield replace(query, unwanted=())


def _without_one(query: Query) -> Iterator[Query]:
    """Leave away one word."""
    if len(query.wanted) > 2:
        for i in range(len(query.wanted)):
            yield replace(query, wanted=query.wanted[:i] + query.wanted[i + 1 :])


def _one_alone(query: Query) -> Iterator[Query]:
    """Ask for one word only."""
    if len(query.wanted) > 1:
        for either in query.wanted:
            yield replace(query, wanted=(either,))


def _shorter(query: Query) -> Iterator[Query]:
    """Ask for a part of the word, long parts first; only where it is one word."""
    if len(query.terms) != 1:
        return
    (term,) = query.terms
    text = term.text[:_LONGEST]
    for size in range(len(text) - (text == term.text), _SHORTEST - 1, -1):
        for start in range(len(text) - size + 1):
            yield replace(query, wanted=(Either((_cut(term, text[start : start + size]),)),))


def _cut(term: Term, part: str) -> Term:
    """Put a part in the place of a word."""
    return Term(part, term.place, f'{term.place}:"{part}"' if term.place else f'"{part}"')
