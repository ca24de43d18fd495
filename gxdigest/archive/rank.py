"""A query and a filter -> the ids of the articles that answer, the best first.

First come the articles that a reader finds all words in earliest: whose headline alone answers, then those that answer
by titles, names and lede, then the rest. Among these bm25 decides, with the weights below and the shorter of the like
first; of equals the newest comes first.

Most of what bm25 costs is to look up how long each article is, so it weighs those alone that can come into sight. When
more than `MANY` articles answer, it weighs none: of those that answer equally early what was kept last comes first, and
not all are counted, so that the commonest word costs little. Ranking orders; it decides nothing about what is found.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterable
from heapq import nsmallest

from gxdigest.archive.answers import Changed, ask_index, count_indexed, find_indexed, look_again, scan_changed
from gxdigest.archive.articles import Field
from gxdigest.archive.query import Query
from gxdigest.model.search import Filter

Ranked = list[tuple[float, int]]
"""Costs and ids, of which the least is the best: the form that bm25 and sorting like best."""

MANY = 3000
"""What bm25 weighs in 10 ms. Measured on 100,000 articles: it takes 200 ms to weigh the 76,000 that hold 发展."""

_COLUMNS = ("body", "lede", "headline", "kicker", "deck", "bylines", "captions", "about")
_WEIGHTS = {"headline": 10**6, "kicker": 10**3, "deck": 10**3, "bylines": 10, "lede": 10, "body": 1, "captions": 1}
"""What one hit counts as. To bm25 a thousand hits say no more than a hundred, so steep steps let the place decide: a
word in the headline is what the article is about, in the lede part of the news, in the body one of many."""
_BM25 = f"bm25(article_index, {', '.join(str(_WEIGHTS.get(column, 0)) for column in _COLUMNS)})"
_ALL = -1
"""To SQLite, no limit."""
_PHRASE = 3
"""Characters from which on a word is two pairs and more, whose places the index must compare."""
_STEP = 1000.0
"""What each step adds to a score that a reader is spared; bm25 gives a word no more than 30."""

_HEADLINE: tuple[Field, ...] = ("headline",)
_TITLES: tuple[Field, ...] = (*_HEADLINE, "kicker", "deck")
_OPENING: tuple[Field, ...] = (*_TITLES, "byline", "lede")
"""Steps: what one has read when all words are found."""

_DATES = """
SELECT a.id, i.date FROM json_each(?) AS j CROSS JOIN articles AS a ON a.id = j.value JOIN issues AS i ON i.id = a.issue
"""


def rank(connection: sqlite3.Connection, query: Query, filter: Filter, last: int | None) -> tuple[int, bool, Ranked]:
    """Give how many answer, whether there are more that were not counted, and the best, to the `last` at least."""
    changed = scan_changed(connection, query, filter)
    if last is None or last > MANY:
        total, ranked = _rank_by_weight(connection, query, filter, changed, None, _ALL)
        return total, False, ranked
    most = MANY - len(changed)
    # A phrase costs as much to count as to find, and few are frequent, so it is counted while it is weighed.
    many = min(len(term.text) for term in query.terms) < _PHRASE and (
        count_indexed(connection, query, filter, most + 1) > most
    )
    if not many:
        total, ranked = _rank_by_weight(connection, query, filter, changed, last, most + 1)
        many = total > MANY
    if many:
        return MANY, True, _rank_by_step(connection, query, filter, changed, last)
    return total, False, ranked


def _rank_by_step(connection: sqlite3.Connection, query: Query, filter: Filter, changed: Changed, last: int) -> Ranked:
    """Put first what answers earliest; of equals what another program changed, then what was kept last."""
    newest = f"ORDER BY article_index.rowid DESC LIMIT {last}"
    costs: dict[int, float] = {}
    for cost, fields in enumerate((_HEADLINE, _TITLES, _OPENING, ()), start=-4):
        if len(costs) < last:
            found = [*look_again(query, changed, fields), *find_indexed(connection, query, filter, fields, newest)]
            costs |= {id: float(cost) for id in found if id not in costs}
    return [(cost, id) for id, cost in costs.items()]


def _rank_by_weight(
    connection: sqlite3.Connection, query: Query, filter: Filter, changed: Changed, last: int | None, most: int
) -> tuple[int, Ranked]:
    """Count, and put first what answers earliest, then what weighs most, then what is newest."""
    # Of one word, bm25 itself puts the headlines first. Of several it does not: to bm25 a word of every second article
    # is worth nothing; a headline that holds it beside the others is.
    steps = [
        {*look_again(query, changed, fields), *find_indexed(connection, query, filter, fields)}
        for fields in ((_HEADLINE, _OPENING) if len(query.terms) > 1 else (_OPENING,))
    ]
    enough = next((ids for ids in steps if last is not None and len(ids) >= last), None)
    weighed = _weigh(connection, query, filter, enough, most)
    rest: Ranked = [(cost, id) for cost, id in weighed if cost is not None]
    rest += [(0.0, id) for id in changed if enough is None or id in enough]
    ranked: Ranked = []
    for step, ids in enumerate([*steps, {id for _, id in rest}]):
        part = [one for one in rest if one[1] in ids]
        rest = [one for one in rest if one[1] not in ids]
        spared = (len(steps) - step) * _STEP
        ranked += [(cost - spared, id) for cost, id in _put_in_sight(connection, part, last)]
    return len(weighed) + len(changed), ranked


def _weigh(
    connection: sqlite3.Connection, query: Query, filter: Filter, ids: Iterable[int] | None, most: int
) -> list[tuple[float | None, int]]:
    """Let bm25 weigh what answers, so many at most; with ids, these alone, while the others are only told."""
    asked, values = ask_index(query, filter)
    cost = _BM25
    if ids is not None:
        cost = f"CASE WHEN article_index.rowid IN (SELECT value FROM json_each(?)) THEN {_BM25} END"
        values = [_to_json(ids), *values]
    return connection.execute(f"SELECT {cost}, article_index.rowid {asked} LIMIT {most}", values).fetchall()


def _put_in_sight(connection: sqlite3.Connection, weighed: Ranked, last: int | None) -> Ranked:
    """Sort by cost, the newest of equals first, and leave out what cannot come into sight."""
    if last is not None and last < len(weighed):
        edge = nsmallest(last, weighed)[-1][0]
        weighed = [one for one in weighed if one[0] <= edge]
    often = Counter([cost for cost, _ in weighed])
    alone = [one for one in weighed if often[one[0]] == 1]
    alike = [one for one in weighed if often[one[0]] > 1]
    return sorted([*alone, *sort_by_date(connection, alike, newest=True)], key=lambda one: one[0])


def sort_by_date(connection: sqlite3.Connection, ranked: Ranked, *, newest: bool) -> Ranked:
    """Sort by date, undated last, then by id."""
    if not ranked:
        return []
    dates = dict(connection.execute(_DATES, [_to_json(id for _, id in ranked)]))
    ranked = sorted(ranked, key=lambda one: one[1])
    if newest:
        ranked.sort(key=lambda one: dates[one[1]] or "", reverse=True)
    else:
        ranked.sort(key=lambda one: (dates[one[1]] is None, dates[one[1]] or ""))
    return ranked


def _to_json(ids: Iterable[int]) -> str:
    """Write ids as SQLite's json_each takes them."""
    return f"[{','.join(map(str, ids))}]"
