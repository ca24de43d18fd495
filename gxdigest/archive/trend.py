"""Queries and a filter -> how often they were answered, over time.

In: a connection, queries as typed, a `Filter`. Out: a `Trend`. Articles are counted in the day, month or year of their
issue; those of undated issues are counted apart.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from gxdigest.archive.filters import write_condition
from gxdigest.archive.search import find_all
from gxdigest.model.search import Filter
from gxdigest.model.trend import Period, Trend, TrendPoint

MOST_DAYS, MOST_MONTHS = 62, 60
"""Two months are shown by day, five years by month: what fits on a screen or two."""

_LENGTHS: dict[Period, int] = {"day": 10, "month": 7, "year": 4}
# What another program wrote and is no day counts as undated.
_DAYS = """
SELECT CASE WHEN date(i.date) = i.date THEN i.date END AS day, count(*)
FROM articles AS a JOIN issues AS i ON i.id = a.issue WHERE {} GROUP BY day
"""
_AMONG = "a.id IN (SELECT value FROM json_each(?))"


def find_trend(connection: sqlite3.Connection, queries: Sequence[str], filter: Filter, by: Period | None) -> Trend:
    """Count for each query and period; without `by` the span of the answers chooses."""
    hits = {query: _count_days(connection, find_all(connection, query, filter)) for query in dict.fromkeys(queries)}
    days = sorted(day for counts in hits.values() for day in counts if day is not None)
    undated = sum(counts.get(None, 0) for counts in hits.values())
    if not days:
        return Trend(by or "year", (), undated)
    by = by or _choose(days[0], days[-1])
    condition, values = write_condition(filter)
    everything = _sum(dict(connection.execute(_DAYS.format(condition), values)), by)
    sums = {query: _sum(counts, by) for query, counts in hits.items()}
    points = (
        TrendPoint(period, query, counts.get(period, 0), everything.get(period, 0))
        for period in list_periods(days[0], days[-1], by)
        for query, counts in sums.items()
    )
    return Trend(by, tuple(points), undated)


def _count_days(connection: sqlite3.Connection, ids: list[int]) -> dict[str | None, int]:
    """Count articles by the date of their issue."""
    return dict(connection.execute(_DAYS.format(_AMONG), [f"[{','.join(map(str, ids))}]"]))


def _sum(days: dict[str | None, int], by: Period) -> dict[str, int]:
    """Sum up days to longer periods."""
    sums: dict[str, int] = {}
    for day, number in days.items():
        if day is not None:
            sums[day[: _LENGTHS[by]]] = sums.get(day[: _LENGTHS[by]], 0) + number
    return sums


def _choose(first: str, last: str) -> Period:
    """Choose the period that makes a chart of a readable length.

    >>> _choose("2019-11-01", "2019-11-30"), _choose("2019-01-01", "2020-12-31"), _choose("1990-01-01", "2020-01-01")
    ('day', 'month', 'year')
    """
    span = (date.fromisoformat(last) - date.fromisoformat(first)).days + 1
    return "day" if span <= MOST_DAYS else "month" if span <= MOST_MONTHS * 31 else "year"


def list_periods(first: str, last: str, by: Period) -> Iterator[str]:
    """List all periods of a span, those without an article too.

    >>> list(list_periods("2019-11-30", "2020-01-01", "month"))
    ['2019-11', '2019-12', '2020-01']
    """
    day, end = date.fromisoformat(first), date.fromisoformat(last)
    periods: dict[str, None] = {}
    while day <= end:
        periods[day.isoformat()[: _LENGTHS[by]]] = None
        day += timedelta(days=1)
    yield from periods
