"""A filter -> who wrote how much.

In: a connection and a `Filter`. Out: `BylineCount`s, in all or by month or role, and the `Portrait` of one person. Who
is one person is said in `persons`. No text is read to count: how long each is stands in an index.
"""

import sqlite3
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Literal, NamedTuple

from gxdigest.archive.filters import fold_value, write_condition
from gxdigest.archive.grams import fold
from gxdigest.archive.persons import Key, find_identities, find_persons, make_key
from gxdigest.model.bylines import BylineCount, Person
from gxdigest.model.search import Filter

# SQLite walks idx_articles_length for this order, which holds all that is asked of an article.
_SIGNATURES = """
SELECT a.id, i.date, i.paper, length(replace(a.body, char(10), '')), a.issue, a.page, a.position,
    s.name, s.outlet, s.role, s.credit
FROM articles AS a CROSS JOIN issues AS i ON i.id = a.issue CROSS JOIN bylines AS s ON s.article = a.id
WHERE {condition} ORDER BY a.issue, a.page, a.position
"""
_LEADS = "SELECT issue, page, min(position) FROM articles WHERE page IS NOT NULL GROUP BY issue, page"

BylineSort = Literal["articles", "shares", "characters", "name"]
BylinePart = Literal["month", "role"]
"""What a person's articles can be counted apart by."""
_ORDERS: Mapping[BylineSort, Callable[[BylineCount], tuple[float, ...]]] = {
    "articles": lambda count: (-count.articles,),
    "shares": lambda count: (-count.shares,),
    "characters": lambda count: (-count.characters,),
    "name": lambda count: (),
}


class _Signed(NamedTuple):
    """An article and what one person signed in it; there are as many as bylines, and this is the cheapest noun."""

    key: Key
    person: Person
    bylines: list[tuple[str | None, str | None]]
    """Outlet and role of each byline with the name."""
    writers: int
    """Among how many people the text is shared; 0 for one whom only a caption of it credits."""
    date: str | None
    paper: str | None
    length: int
    leads: bool


@dataclass(slots=True)
class _Tally:
    """What is known so far of one person."""

    person: Person
    articles: int = 0
    alone: int = 0
    shares: float = 0.0
    characters: int = 0
    pictures: int = 0
    leads: int = 0
    first: str | None = None
    last: str | None = None
    roles: Counter[str] = field(default_factory=Counter)
    papers: Counter[str] = field(default_factory=Counter)
    outlets: Counter[str] = field(default_factory=Counter)

    def add(self, signed: _Signed) -> None:
        """Count one article."""
        self.articles += 1
        if signed.writers:
            self.alone += signed.writers == 1
            self.shares += 1 / signed.writers
            self.characters += signed.length
        self.leads += signed.leads
        made_pictures = False
        for outlet, role in signed.bylines:
            if role:
                self.roles[role] += 1
                made_pictures = made_pictures or _makes_pictures(role)
            if outlet:
                self.outlets[outlet] += 1
        self.pictures += made_pictures
        if signed.paper:
            self.papers[signed.paper] += 1
        if (date := signed.date) is not None:
            if self.first is None or date < self.first:
                self.first = date
            if self.last is None or date > self.last:
                self.last = date

    def close(self, month: str | None) -> BylineCount:
        """Give what was counted."""
        return BylineCount(
            person=self.person,
            articles=self.articles,
            roles=_rank(self.roles),
            first=self.first,
            last=self.last,
            alone=self.alone,
            shares=round(self.shares, 2),
            characters=self.characters,
            pictures=self.pictures,
            leads=self.leads,
            papers=_rank(self.papers),
            outlets=_rank(self.outlets),
            month=month,
        )


def count_bylines(
    connection: sqlite3.Connection,
    filter: Filter,
    *,
    people: Collection[Person] | None = None,
    role: str | None = None,
    sort: BylineSort = "articles",
    by: BylinePart | None = None,
) -> tuple[BylineCount, ...]:
    """Count the articles of each person, or of these people; with `filter.byline`, not of those who signed beside.

    `role` counts what was signed in a role that holds this word: 记者 counts 见习记者 too. `by` gives a row a month,
    oldest first, or a row a role.
    """
    if people is None and filter.byline is not None:
        people = find_persons(connection, filter.byline)
    wanted = None if people is None else {make_key(person) for person in people}
    part = None if role is None else fold_value("role", role)
    if wanted == set():
        return ()
    tallies: dict[tuple[str | None, Key], _Tally] = {}
    for signed in _find_signed(connection, filter):
        if wanted is not None and signed.key not in wanted:
            continue
        if part is not None:
            signed = _keep_role(signed, part)
        for row, one in _divide(signed, by):
            tally = tallies.get((row, signed.key))
            if tally is None:
                tally = tallies[row, signed.key] = _Tally(signed.person)
            tally.add(one)
    return _sort(tallies, sort, by)


def _find_signed(connection: sqlite3.Connection, filter: Filter) -> Iterator[_Signed]:
    """Find who signed what, article by article, each person once."""
    condition, values = write_condition(filter)
    identities = find_identities(connection)
    leads = {(issue, page): position for issue, page, position in connection.execute(_LEADS)}
    known: dict[tuple[str, str | None, str | None], tuple[Key, Person]] = {}
    rows = connection.execute(_SIGNATURES.format(condition=condition), values)
    for _, signatures in groupby(rows, key=itemgetter(0)):
        people: dict[Key, tuple[Person, list[tuple[str | None, str | None]]]] = {}
        writers: set[Key] = set()
        for _, date, paper, length, issue, page, position, name, outlet, role, credit in signatures:  # noqa: B007
            signature = (name, outlet, paper)
            if signature not in known:
                person = identities.tell(*signature)
                known[signature] = make_key(person), person
            key, person = known[signature]
            people.setdefault(key, (person, []))[1].append((outlet, role))
            if not credit:
                writers.add(key)
        # Who took the pictures of a text that nobody signs wrote it as well.
        shared = len(writers or people)
        is_lead = leads.get((issue, page)) == position
        for key, (person, bylines) in people.items():
            mine = shared if key in writers or not writers else 0
            yield _Signed(key, person, bylines, mine, date, paper, length, is_lead)


@lru_cache(maxsize=1024)
def _makes_pictures(role: str) -> bool:
    """Tell whether a role says that pictures were made: 文/图, 摄影."""
    return "图" in role or "摄" in role


def _keep_role(signed: _Signed, part: str) -> _Signed:
    """Keep the bylines whose role holds this word."""
    return signed._replace(bylines=[one for one in signed.bylines if one[1] and part in fold(one[1])])


def _divide(signed: _Signed, by: BylinePart | None) -> Sequence[tuple[str | None, _Signed]]:
    """Say in which rows an article counts, and with which bylines; without any byline left, in none."""
    if not signed.bylines:
        return ()
    if by == "month":
        return ((signed.date[:7] if signed.date else None, signed),)
    if by is None:
        return ((None, signed),)
    roles = dict.fromkeys(role for _, role in signed.bylines)
    return [(role, signed._replace(bylines=[one for one in signed.bylines if one[1] == role])) for role in roles]


def _sort(
    tallies: Mapping[tuple[str | None, Key], _Tally], sort: BylineSort, by: BylinePart | None
) -> tuple[BylineCount, ...]:
    """Put counts in order: months first, undated last, of equals by name."""
    counts = (tally.close(part if by == "month" else None) for (part, _), tally in tallies.items())

    def rank(count: BylineCount) -> tuple[object, ...]:
        person = count.person
        return (
            count.month is None,
            count.month or "",
            *_ORDERS[sort](count),
            person.name,
            person.outlet or "",
            count.roles,
        )

    return tuple(sorted(counts, key=rank))


def _rank(counts: Counter[str]) -> tuple[str, ...]:
    """List what was counted, most first."""
    return tuple(one for one, _ in counts.most_common())
