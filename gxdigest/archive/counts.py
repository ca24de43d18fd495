"""A filter -> who wrote how much.

In: a connection and a `Filter`. Out: `BylineCount`s. People are told apart by name and by the outlet that the byline
names, for that is all a page says about them.
"""

import sqlite3
from collections import Counter
from dataclasses import dataclass, field

from gxdigest.archive.filters import NAME, fold_value, write_condition
from gxdigest.archive.grams import fold
from gxdigest.model import BylineCount, Filter

_SIGNATURES = f"""
SELECT s.name, {NAME.format("s")}, s.outlet, s.role, a.id, i.date
FROM bylines AS s JOIN articles AS a ON a.id = s.article JOIN issues AS i ON i.id = a.issue
WHERE {{condition}} ORDER BY s.article, s.seq
"""


@dataclass(slots=True)
class _Tally:
    """What is known so far of one person."""

    name: str
    outlet: str | None
    articles: set[int] = field(default_factory=set)
    roles: Counter[str] = field(default_factory=Counter)
    dates: set[str] = field(default_factory=set)


def count_bylines(connection: sqlite3.Connection, filter: Filter) -> tuple[BylineCount, ...]:
    """Count the articles of each person; with `filter.byline`, of that person alone, not of those who signed beside."""
    condition, values = write_condition(filter)
    if filter.byline is not None:
        condition, values = f"{condition} AND {NAME.format('s')} = ?", [*values, fold_value("byline", filter.byline)]
    tallies: dict[tuple[str, str], _Tally] = {}
    for name, folded, outlet, role, article, date in connection.execute(
        _SIGNATURES.format(condition=condition), values
    ):
        tally = tallies.setdefault((folded, fold(outlet or "")), _Tally(name, outlet))
        tally.articles.add(article)
        tally.roles.update([role] if role else [])
        tally.dates.update([date] if date else [])
    counts = (_count(tally) for tally in tallies.values())
    return tuple(sorted(counts, key=lambda count: (-count.articles, count.name, count.outlet or "")))


def _count(tally: _Tally) -> BylineCount:
    """Close a tally."""
    return BylineCount(
        name=tally.name,
        outlet=tally.outlet,
        articles=len(tally.articles),
        roles=tuple(role for role, _ in tally.roles.most_common()),
        first=min(tally.dates, default=None),
        last=max(tally.dates, default=None),
    )
