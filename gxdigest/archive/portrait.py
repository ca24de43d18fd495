"""A person and a filter -> their `Portrait`: articles, months, who signs beside, what about."""

import sqlite3
from collections import Counter
from dataclasses import replace

from gxdigest.archive.articles import find_articles
from gxdigest.archive.filters import fold_value, write_condition
from gxdigest.archive.grams import fold
from gxdigest.archive.persons import Key, find_identities, make_key, tell_all
from gxdigest.archive.trend import list_periods
from gxdigest.model.article import Byline, KeptArticle
from gxdigest.model.bylines import Person, Portrait
from gxdigest.model.search import Filter

_NEWEST = """
SELECT a.id FROM articles AS a JOIN issues AS i ON i.id = a.issue WHERE {condition}
ORDER BY i.date IS NULL, i.date DESC, i.id, a.position
"""


def find_portrait(
    connection: sqlite3.Connection, person: Person, filter: Filter, *, role: str | None = None
) -> Portrait:
    """Find what one person signed, with `role` only what in a role that holds this word."""
    condition, values = write_condition(replace(filter, byline=person.name))
    part = None if role is None else fold_value("role", role)
    identities = find_identities(connection)
    key = make_key(person)
    signed: list[tuple[KeptArticle, Byline]] = []
    partners: Counter[Key] = Counter()
    people: dict[Key, Person] = {}
    ids = [id for (id,) in connection.execute(_NEWEST.format(condition=condition), values)]
    for kept in find_articles(connection, ids):
        told = tell_all(kept, identities)
        own = [byline for one, byline in told if make_key(one) == key]
        own = [byline for byline in own if part is None or (byline.role and part in fold(byline.role))]
        if not own:
            continue
        signed.append((kept, own[0]))
        beside = {make_key(one): one for one, _ in told if make_key(one) != key}
        people.update(beside)
        partners.update(beside.keys())
    return Portrait(
        person=person,
        articles=tuple(signed),
        months=_count_months(signed),
        partners=tuple((people[one], number) for one, number in partners.most_common()),
        keywords=_count_keywords(signed),
    )


def _count_months(signed: list[tuple[KeptArticle, Byline]]) -> tuple[tuple[str, int], ...]:
    """Count articles by month, from the first to the last."""
    days = sorted(kept.date for kept, _ in signed if kept.date)
    if not days:
        return ()
    counts = Counter(day[:7] for day in days)
    return tuple((month, counts[month]) for month in list_periods(days[0], days[-1], "month"))


def _count_keywords(signed: list[tuple[KeptArticle, Byline]]) -> tuple[tuple[str, int], ...]:
    """Count keywords by article; a word of one article says little where another has two."""
    counts = Counter(word for kept, _ in signed for word in dict.fromkeys(kept.digest.keywords)).most_common()
    often = [(word, number) for word, number in counts if number > 1]
    return tuple(often or counts)
