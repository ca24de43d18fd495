"""A query and a filter -> the ids of the articles that answer, the best first.

First come the articles that a reader finds all words in earliest: whose headline alone answers, then those that answer
by titles, names and lede, then the rest. Among these bm25 decides, with the weights below and the shorter of the like
first; of equals the newest comes first.

Most of what bm25 costs is to look up how long each article is, so it weighs those alone that can come into sight; but
where a word is long, to find these first would cost more, and all are weighed that hold it. When more than `MANY`
articles answer, it weighs none: of those that answer equally early what was kept last comes first, and not all are
counted, so that the commonest word costs little. Ranking orders; it decides nothing about what is found.
"""

import math
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence

from gxdigest.archive.answers import TITLES, Changed, ask_index, count_indexed, find_indexed, look_again, scan_changed
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
_OPENS = f"bm25(article_index, {', '.join(str(int(column not in ('body', 'captions'))) for column in _COLUMNS)}) < 0"
"""Whether one word stands in the opening, as hits elsewhere weigh nothing here; beside `_BM25` this costs little."""
_ALL = -1
"""To SQLite, no limit."""
_LONG = 5
"""Characters from which on a word is so many pairs, whose places the index must compare, that to ask for it again costs
more than to weigh what holds it. Measured on 100,000 articles: of 3, 4, 5 and 7 this costs the least."""
_STEP = 1000.0
"""What each step adds to a score that a reader is spared; bm25 gives a word no more than 30."""

_HEADLINE: tuple[Field, ...] = ("headline",)
_OPENING: tuple[Field, ...] = (*TITLES, "byline", "lede")
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
    # Few long words are frequent, so they are counted while they are weighed.
    short = min(len(term.text) for term in query.terms) < _LONG
    counted = count_indexed(connection, query, filter, most + 1) if short else None
    if counted is None or counted <= most:
        total, ranked = _rank_by_weight(connection, query, filter, changed, last, most + 1, counted)
        if total <= MANY:
            return total, False, ranked
    return MANY, True, _rank_by_step(connection, query, filter, changed, last)


def _rank_by_step(connection: sqlite3.Connection, query: Query, filter: Filter, changed: Changed, last: int) -> Ranked:
    """Put first what answers earliest; of equals what another program changed, then what was kept last."""
    newest = f"ORDER BY f.rowid DESC LIMIT {last}"
    costs: dict[int, float] = {}
    for cost, fields in enumerate((_HEADLINE, TITLES, _OPENING, ()), start=-4):
        if len(costs) < last:
            found = [*look_again(query, changed, fields), *find_indexed(connection, query, filter, fields, newest)]
            costs |= {id: float(cost) for id in found if id not in costs}
    return [(cost, id) for id, cost in costs.items()]


def _rank_by_weight(
    connection: sqlite3.Connection,
    query: Query,
    filter: Filter,
    changed: Changed,
    last: int | None,
    most: int,
    counted: int | None = None,
) -> tuple[int, Ranked]:
    """Count, and put first what answers earliest, then what weighs most, then what is newest."""

    def find(fields: Sequence[Field]) -> set[int]:
        return {*look_again(query, changed, fields), *find_indexed(connection, query, filter, fields)}

    def weigh(fields: Sequence[Field] = ()) -> Ranked:
        weighed = _weigh(connection, query, filter, fields, most)
        return [*weighed, *((0.0, id) for id in look_again(query, changed, fields))]

    single = len(query.terms) == 1
    # What fills the sight need alone be weighed.
    sight = math.inf if counted is None or last is None else last
    headline: set[int] = set()
    if single and counted is None:
        weighed, opens = _weigh_at_once(connection, query, filter, most)
        rest, opening = [*weighed, *((0.0, id) for id in changed)], {*look_again(query, changed, _OPENING), *opens}
    elif len((headline := find(_HEADLINE)) - (changed.keys() if single else set())) >= sight:
        rest, opening = weigh(_HEADLINE), headline
    elif single and counted is not None and counted >= sight:
        rest = weigh(_OPENING)
        opening = {id for _, id in rest}
        rest = rest if len(rest) >= sight else weigh()
    else:
        # Several words seldom stand in one opening, so that is asked before they are weighed.
        opening = find(_OPENING)
        rest = weigh(_OPENING if len(opening) >= sight else ())
    total = len(rest) if counted is None else counted + len(changed)
    # Of one word, bm25 itself puts the headlines first, but for those that another program changed. Of several it does
    # not: to bm25 a word of every second article is worth nothing; a headline that holds it beside the others is.
    steps = [(_STEP, opening)] if single else [(2 * _STEP, headline), (_STEP, opening)]
    return total, _put_in_order(connection, rest, steps, last)


def _put_in_order(
    connection: sqlite3.Connection, weighed: Ranked, steps: Sequence[tuple[float, set[int]]], last: int | None
) -> Ranked:
    """Put first what answers by the first step, then by the next; a step is what it adds to a score, and its ids."""
    ranked: Ranked = []
    for spared, ids in steps:
        part = [one for one in weighed if one[1] in ids]
        ranked += [(cost - spared, id) for cost, id in _put_in_sight(connection, part, last)]
        if last is not None and len(ranked) >= last:
            return ranked
        weighed = [one for one in weighed if one[1] not in ids]
    return [*ranked, *_put_in_sight(connection, weighed, last)]


def _weigh(connection: sqlite3.Connection, query: Query, filter: Filter, fields: Sequence[Field], most: int) -> Ranked:
    """Let bm25 weigh what answers, so many at most; with fields, only what answers by these alone."""
    asked, values = ask_index(query, filter)
    if fields:
        some, more = ask_index(query, Filter(), fields)
        # The + keeps SQLite from asking the index anew for each id.
        asked += f" AND +f.rowid IN (SELECT f.rowid {some})"
        values += more
    return connection.execute(f"SELECT {_BM25}, f.rowid {asked} LIMIT {most}", values).fetchall()


def _weigh_at_once(
    connection: sqlite3.Connection, query: Query, filter: Filter, most: int
) -> tuple[Ranked, Iterable[int]]:
    """Let bm25 weigh what holds one word, so many at most, and give beside it those that hold it in the opening."""
    asked, values = ask_index(query, filter)
    sql = f"SELECT {_BM25}, f.rowid, {_OPENS} {asked} LIMIT {most}"
    rows = connection.execute(sql, values).fetchall()
    return [(cost, id) for cost, id, _ in rows], [id for _, id, opens in rows if opens]


def _put_in_sight(connection: sqlite3.Connection, weighed: Ranked, last: int | None) -> Ranked:
    """Sort by cost, the newest of equals first, and leave out what cannot come into sight."""
    if last is not None and last < len(weighed):
        edge = sorted([cost for cost, _ in weighed])[last - 1]
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
    """Write ids as SQLite's json_each takes them, in order, so that it need not sort them to find one among them."""
    return str(sorted(ids))
