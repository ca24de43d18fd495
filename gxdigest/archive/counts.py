"""A filter -> who wrote how much.

In: a connection and a `Filter`. Out: `BylineCount`s, in all or by month or role, and the `Portrait` of one person. Who
is one person is said in `persons`. No text is read to count: how long each is stands in an index.
"""

import sqlite3
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Literal, NamedTuple

from gxdigest.archive.filters import fold_value, write_condition
from gxdigest.archive.grams import fold
from gxdigest.archive.persons import Identities, Key, find_identities, find_persons, make_key
from gxdigest.archive.schema import snapshot
from gxdigest.model.bylines import BylineCount, Person
from gxdigest.model.search import Filter

# SQLite walks idx_articles_length for this order, which holds all that is asked of an article.
_SIGNATURES = """
SELECT a.id, a.issue, length(replace(a.body, char(10), '')), s.name, s.outlet, s.role, s.credit
FROM articles AS a CROSS JOIN issues AS i ON i.id = a.issue CROSS JOIN bylines AS s ON s.article = a.id
WHERE {condition} ORDER BY a.issue, a.page, a.position
"""
_ISSUES = "SELECT id, paper, date FROM issues"
# SQLite gives the id of the row that has the minimum.
_LEADS = "SELECT id, min(position) FROM articles WHERE page IS NOT NULL GROUP BY issue, page"

BylineSort = Literal["articles", "shares", "characters", "name"]
BylinePart = Literal["month", "role"]
"""What a person's articles can be counted apart by."""
_Signature = tuple[str, str | None, str | None]
"""Name, outlet and role as printed."""
_Tell = Callable[[str, str | None, str | None], tuple[Key, Person]]
"""Says who is meant by a name and an outlet in a paper."""
_ORDERS: Mapping[BylineSort, Callable[[BylineCount], tuple[float, ...]]] = {
    "articles": lambda count: (-count.articles,),
    "shares": lambda count: (-count.shares,),
    "characters": lambda count: (-count.characters,),
    "name": lambda count: (),
}


class _Alike(NamedTuple):
    """What articles have in common that count alike for one person: there are few of these, however many articles."""

    bylines: tuple[_Signature, ...]
    """What the person signed in each; two spellings of a name are two of these."""
    writers: int
    """Among how many people the text is shared; 0 for one whom only a caption of it credits."""
    paper: str | None
    month: str | None
    """Only where months are told apart."""


@dataclass(slots=True)
class _Sum:
    """What articles that count alike add up to."""

    articles: int = 0
    characters: int = 0
    leads: int = 0
    first: str | None = None
    last: str | None = None

    def add(self, length: int, date: str | None, leads: bool) -> None:
        """Count one article."""
        self.articles += 1
        self.characters += length
        if leads:
            self.leads += 1
        if date is not None:
            if self.first is None or date < self.first:
                self.first = date
            if self.last is None or date > self.last:
                self.last = date


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
    days: list[str] = field(default_factory=list)
    roles: dict[str, int] = field(default_factory=dict)
    papers: dict[str, int] = field(default_factory=dict)
    outlets: dict[str, int] = field(default_factory=dict)

    def add(self, alike: _Alike, bylines: Sequence[_Signature], summed: _Sum) -> None:
        """Count articles that count alike, and of what was signed in them these bylines."""
        number = summed.articles
        self.articles += number
        if alike.writers:
            self.alone += number if alike.writers == 1 else 0
            self.shares += number / alike.writers
            self.characters += summed.characters
        self.leads += summed.leads
        self.days += [day for day in (summed.first, summed.last) if day is not None]
        for _, outlet, role in bylines:
            if role:
                self.roles[role] = self.roles.get(role, 0) + number
            if outlet:
                self.outlets[outlet] = self.outlets.get(outlet, 0) + number
        self.pictures += number if any(role and _makes_pictures(role) for _, _, role in bylines) else 0
        if alike.paper:
            self.papers[alike.paper] = self.papers.get(alike.paper, 0) + number

    def close(self, month: str | None) -> BylineCount:
        """Give what was counted."""
        return BylineCount(
            person=self.person,
            articles=self.articles,
            roles=_rank(self.roles),
            first=min(self.days, default=None),
            last=max(self.days, default=None),
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
    with snapshot(connection):
        tell = _make_tell(find_identities(connection))
        sums = _sum_alike(connection, filter, tell, monthly=by == "month")
    tallies: dict[tuple[str | None, Key], _Tally] = {}
    for alike, summed in sums.items():
        name, outlet, _ = alike.bylines[0]
        key, person = tell(name, outlet, alike.paper)
        if wanted is not None and key not in wanted:
            continue
        bylines = alike.bylines if part is None else _keep_role(alike.bylines, part)
        for row, own in _divide(bylines, alike.month, by):
            tally = tallies.get((row, key))
            if tally is None:
                tally = tallies[row, key] = _Tally(person)
            tally.add(alike, own, summed)
    return _sort(tallies, sort, by)


def _make_tell(identities: Identities) -> _Tell:
    """Make what says who is meant, of each signature once: to fold a name takes longer than to count an article."""

    @cache
    def tell(name: str, outlet: str | None, paper: str | None) -> tuple[Key, Person]:
        person = identities.tell(name, outlet, paper)
        return make_key(person), person

    return tell


def _sum_alike(connection: sqlite3.Connection, filter: Filter, tell: _Tell, *, monthly: bool) -> dict[_Alike, _Sum]:
    """Add up the articles that count alike for one person, in the order in which the first of each is printed.

    Most articles have one signature, and then who signed need not be told to add up: this is the short way.
    """
    condition, values = write_condition(filter)
    issues = {id: (paper, date) for id, paper, date in connection.execute(_ISSUES)}
    leads = {id for id, _ in connection.execute(_LEADS)}
    # Made into `_Alike` at the end: tuples are made three times as fast, one for each signature.
    sums: dict[tuple[tuple[_Signature, ...], int, str | None, str | None], _Sum] = {}
    rows = connection.execute(_SIGNATURES.format(condition=condition), values)
    for article, signatures in groupby(rows, key=itemgetter(0)):
        (_, issue, length, name, outlet, role, credit), *more = signatures
        paper, date = issues[issue]
        month = date[:7] if monthly and date is not None else None
        is_lead = article in leads
        if more:
            signed = [(name, outlet, role, credit), *(row[3:] for row in more)]
            parts = _share(signed, paper, tell)
        else:
            parts = [(((name, outlet, role),), 1)]
        for bylines, writers in parts:
            alike = (bylines, writers, paper, month)
            summed = sums.get(alike)
            if summed is None:
                summed = sums[alike] = _Sum()
            summed.add(length, date, is_lead)
    return {_Alike(*alike): summed for alike, summed in sums.items()}


def _share(
    signed: Sequence[tuple[str, str | None, str | None, int]], paper: str | None, tell: _Tell
) -> list[tuple[tuple[_Signature, ...], int]]:
    """Share an article that several signatures stand under: what each person signed, and among how many the text is."""
    people: dict[Key, tuple[_Signature, ...]] = {}
    writers: set[Key] = set()
    for name, outlet, role, credit in signed:
        key, _ = tell(name, outlet, paper)
        people[key] = (*people.get(key, ()), (name, outlet, role))
        if not credit:
            writers.add(key)
    # Who took the pictures of a text that nobody signs wrote it as well.
    shared = len(writers or people)
    return [(bylines, shared if key in writers or not writers else 0) for key, bylines in people.items()]


@lru_cache(maxsize=1024)
def _makes_pictures(role: str) -> bool:
    """Tell whether a role says that pictures were made: 文/图, 摄影."""
    return "图" in role or "摄" in role


def _keep_role(bylines: Sequence[_Signature], part: str) -> tuple[_Signature, ...]:
    """Keep the bylines whose role holds this word."""
    return tuple(one for one in bylines if one[2] and part in _fold_role(one[2]))


_fold_role = lru_cache(maxsize=1024)(fold)


def _divide(
    bylines: Sequence[_Signature], month: str | None, by: BylinePart | None
) -> Sequence[tuple[str | None, Sequence[_Signature]]]:
    """Say in which rows articles count, and with which bylines; without any byline left, in none."""
    if not bylines:
        return ()
    if by != "role":
        return ((month, bylines),)
    roles = dict.fromkeys(role for _, _, role in bylines)
    return [(role, [one for one in bylines if one[2] == role]) for role in roles]


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


def _rank(counts: Mapping[str, int]) -> tuple[str, ...]:
    """List what was counted, most first."""
    return tuple(counts) if len(counts) < 2 else tuple(sorted(counts, key=counts.__getitem__, reverse=True))
