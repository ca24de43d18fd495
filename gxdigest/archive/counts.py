"""A filter -> who wrote how much.

In: a connection and a `Filter`. Out: `BylineCount`s. People are told apart by name and by the outlet that the byline
names, for that is all a page says about them.
"""

import re
import sqlite3
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from gxdigest.archive.filters import NAME, fold_value, write_condition
from gxdigest.archive.grams import fold
from gxdigest.model import BylineCount, Filter

_SIGNATURES = f"""
SELECT s.name, {NAME.format("s")}, s.outlet, s.role, a.id, i.date, i.paper, length(replace(a.body, char(10), '')),
    (SELECT count(DISTINCT name_folded) FROM bylines AS b WHERE b.article = a.id),
    a.page IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM articles AS e WHERE e.issue = a.issue AND e.page = a.page AND e.position < a.position
    )
FROM bylines AS s JOIN articles AS a ON a.id = s.article JOIN issues AS i ON i.id = a.issue
WHERE {{condition}} ORDER BY s.article, s.seq
"""

BylineSort = Literal["articles", "shares", "characters", "name"]
_ORDERS: Mapping[BylineSort, Callable[[BylineCount], tuple[float, ...]]] = {
    "articles": lambda count: (-count.articles,),
    "shares": lambda count: (-count.shares,),
    "characters": lambda count: (-count.characters,),
    "name": lambda count: (),
}
_PICTURES = re.compile("[图摄]")
"""What a role says of one who made the pictures: 文/图, 摄影."""


@dataclass(slots=True)
class _Tally:
    """What is known so far of one person."""

    name: str
    outlet: str | None
    articles: set[int] = field(default_factory=set)
    roles: Counter[str] = field(default_factory=Counter)
    dates: set[str] = field(default_factory=set)
    papers: Counter[str] = field(default_factory=Counter)
    pictures: set[int] = field(default_factory=set)
    alone: int = 0
    shares: float = 0.0
    characters: int = 0
    leads: int = 0


def count_bylines(
    connection: sqlite3.Connection, filter: Filter, *, role: str | None = None, sort: BylineSort = "articles"
) -> tuple[BylineCount, ...]:
    """Count the articles of each person; with `filter.byline`, of that person alone, not of those who signed beside.

    `role` counts what was signed in a role that holds this word: 记者 counts 见习记者 too.
    """
    condition, values = write_condition(filter)
    if filter.byline is not None:
        condition, values = f"{condition} AND {NAME.format('s')} = ?", [*values, fold_value("byline", filter.byline)]
    if role is not None:
        condition, values = f"{condition} AND instr(folded(s.role), ?) > 0", [*values, fold_value("role", role)]
    tallies: dict[tuple[str, str], _Tally] = {}
    for name, folded, outlet, role, *about in connection.execute(_SIGNATURES.format(condition=condition), values):
        article, date, paper, length, people, leads = about
        tally = tallies.setdefault((folded, fold(outlet or "")), _Tally(name, outlet))
        tally.roles.update([role] if role else [])
        if role and _PICTURES.search(role):
            tally.pictures.add(article)
        if article in tally.articles:
            continue
        tally.articles.add(article)
        tally.dates.update([date] if date else [])
        tally.papers.update([paper] if paper else [])
        tally.alone += people == 1
        tally.shares += 1 / people
        tally.characters += length
        tally.leads += leads
    counts = (_count(tally) for tally in tallies.values())
    return tuple(sorted(counts, key=lambda count: (*_ORDERS[sort](count), count.name, count.outlet or "")))


def _count(tally: _Tally) -> BylineCount:
    """Close a tally."""
    return BylineCount(
        name=tally.name,
        outlet=tally.outlet,
        articles=len(tally.articles),
        roles=tuple(role for role, _ in tally.roles.most_common()),
        first=min(tally.dates, default=None),
        last=max(tally.dates, default=None),
        alone=tally.alone,
        shares=round(tally.shares, 2),
        characters=tally.characters,
        pictures=len(tally.pictures),
        leads=tally.leads,
        papers=tuple(paper for paper, _ in tally.papers.most_common()),
    )
