"""Printed signatures -> people: who is one person, as far as pages and the user's corrections tell.

A page says of a person no more than a name and, at times, whose reporter it is; so these two make a person, and a paper
that names no outlet is not told from another. What the user knows better is kept as corrections: somebody counts as
somebody else, or people of one name are one in each paper. They hang on names, not on articles, so no reading, no
update and no forgotten issue touches them.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from gxdigest.archive.filters import NAME, find_names, fold_value, split_person
from gxdigest.archive.grams import fold
from gxdigest.archive.schema import transaction
from gxdigest.errors import NothingFound, UsageError
from gxdigest.model.article import Byline, KeptArticle
from gxdigest.model.bylines import Correction, Person

Key = tuple[str, str]
"""Name and outlet, folded: what two spellings of one person have in common."""

_CORRECTIONS = "SELECT name, outlet, as_name, as_outlet FROM corrections ORDER BY name_folded, outlet_folded"
# The names alone are read from an index; who they belong to is asked of the few that fit.
_NAMES = """
SELECT DISTINCT name_folded FROM bylines UNION
SELECT folded(b.name) FROM changed AS c CROSS JOIN bylines AS b ON b.article = c.article
"""
_SIGNED_SO = f"""
SELECT DISTINCT b.name, b.outlet, i.paper FROM bylines AS b JOIN articles AS a ON a.id = b.article
JOIN issues AS i ON i.id = a.issue
WHERE (b.name_folded = ? OR b.article IN (SELECT article FROM changed)) AND {NAME.format("b")} = ?
ORDER BY b.outlet IS NOT NULL, b.outlet, i.paper, b.name
"""


def make_key(person: Person) -> Key:
    """Make what two spellings of one person have in common."""
    return fold(person.name), fold(person.outlet or "")


@dataclass(frozen=True, slots=True)
class Identities:
    """Who is who: what the user corrected, ready to be asked."""

    merged: Mapping[Key, Person]
    """Who somebody counts as in the end, whoever comes between."""
    apart: frozenset[str]
    """Folded names whose people are told apart by their papers."""

    def read(self, name: str, outlet: str | None, paper: str | None) -> Person:
        """Read a signature as it stands, whoever that counts as."""
        by_paper = not outlet and bool(self.apart) and fold(name) in self.apart
        return Person(name, paper if by_paper else outlet or None)

    def tell(self, name: str, outlet: str | None, paper: str | None) -> Person:
        """Tell whose signature this is."""
        person = self.read(name, outlet, paper)
        return self.merged.get(make_key(person), person) if self.merged else person


def find_identities(connection: sqlite3.Connection) -> Identities:
    """Find who is who."""
    corrections = find_corrections(connection)
    said = {make_key(one.person): one.counts_as for one in corrections if one.counts_as}
    merged = {key: _climb(said, person)[-1] for key, person in said.items()}
    return Identities(merged, frozenset(fold(one.person.name) for one in corrections if one.counts_as is None))


def _climb(said: Mapping[Key, Person], person: Person) -> list[Person]:
    """List somebody, who they count as, who that counts as, and so on; `merge` makes no circle, other programs may."""
    climbed = {make_key(person): person}
    while (above := said.get(make_key(person))) and make_key(above) not in climbed:
        climbed[make_key(above)] = person = above
    return list(climbed.values())


def find_corrections(connection: sqlite3.Connection) -> tuple[Correction, ...]:
    """Find what the user said about who is one person, by name."""
    return tuple(
        Correction(Person(name, outlet), Person(as_name, as_outlet) if as_name else None)
        for name, outlet, as_name, as_outlet in connection.execute(_CORRECTIONS)
    )


def count_signers(articles: Iterable[KeptArticle], identities: Identities) -> tuple[tuple[Person, int], ...]:
    """Count in how many of these articles each person signs or is credited, most first, of equals by name."""
    people: dict[Key, Person] = {}
    counts: Counter[Key] = Counter()
    for kept in articles:
        told = {make_key(one): one for one, _ in tell_all(kept, identities)}
        counts.update(told.keys())
        for key, one in told.items():
            people.setdefault(key, one)
    ranked = sorted(counts, key=lambda key: (-counts[key], people[key].name, people[key].outlet or ""))
    return tuple((people[key], counts[key]) for key in ranked)


def tell_all(kept: KeptArticle, identities: Identities) -> list[tuple[Person, Byline]]:
    """Tell who signed an article and whom its captions credit."""
    people = (*kept.article.bylines, *kept.article.credits)
    return [(identities.tell(byline.name, byline.outlet, kept.paper), byline) for byline in people]


def find_persons(connection: sqlite3.Connection, typed: str) -> tuple[Person, ...]:
    """Find whom a name means: those of the very name, else of whose name it is a part, else whom letters spell.

    `方小满（新河晚报）` is the one of that outlet alone.
    """
    asked = Person(*split_person(typed))
    name = fold_value("byline", asked.name)
    identities = find_identities(connection)
    signed = _find_signed(connection, identities, find_names(connection, name))
    if asked.outlet is not None:
        key = make_key(asked)
        return _list_once(person for printed, person in signed if key in (make_key(printed), make_key(person)))
    if exact := _list_once(one for printed, one in signed if name in (fold(printed.name), fold(one.name))):
        return exact
    names = sorted(one for (one,) in connection.execute(_NAMES) if one)
    some = tuple(one for one in names if name in one) or _find_spelt(typed, names)
    return _list_once(person for _, person in _find_signed(connection, identities, some))


def _find_signed(
    connection: sqlite3.Connection, identities: Identities, names: Iterable[str]
) -> list[tuple[Person, Person]]:
    """Find the signatures with these folded names: who is printed, and who that is."""
    rows = [row for name in names for row in connection.execute(_SIGNED_SO, [name, name])]
    return [(identities.read(*row), identities.tell(*row)) for row in rows]


def _list_once(people: Iterable[Person]) -> tuple[Person, ...]:
    """List each person once, in the order they come."""
    return tuple({make_key(person): person for person in reversed(list(people))}.values())[::-1]


def _find_spelt(typed: str, names: Iterable[str]) -> tuple[str, ...]:
    """Find the names that letters spell; whoever types hanzi waits for no pinyin."""
    if not any(character.isalpha() and character < "\u0250" for character in typed):
        return ()
    from gxdigest.archive.pinyin import find_spelt

    return find_spelt(typed, names)


def merge(connection: sqlite3.Connection, first: str, second: str) -> tuple[Correction, ...]:
    """Count the second person as the first from now on, with all who counted as the second; give what is new.

    What was said before stays as it was said, so that `split` of whoever joined leaves just that. Two who are one
    already are refused. A name given twice takes back that its people are told apart by paper; then nothing is new.
    """
    one, other = Person(*split_person(first)), Person(*split_person(second))
    with _correcting(connection):
        identities = find_identities(connection)
        if make_key(one) == make_key(other):
            if fold(one.name) not in identities.apart:
                raise UsageError(f"{first} and {second} are one already; name two people as gxdigest byline lists them")
            _take_back(connection, [make_key(one)])
            return ()
        head, tail = _find_one(connection, identities, one), _find_one(connection, identities, other)
        said = {make_key(one.person): one.counts_as for one in find_corrections(connection) if one.counts_as}
        into, joining = _climb(said, head)[-1], _climb(said, tail)[-1]
        if make_key(into) == make_key(joining):
            raise UsageError(f"{first} and {second} are one already; for another name --split who shall give it first")
        if joining.outlet is None and fold(joining.name) in identities.apart:
            raise UsageError(f"people named {joining.name} are told apart by paper; --merge the name twice first")
        joined = Correction(joining, head)
        _record(connection, joined)
    return (joined,)


def split(connection: sqlite3.Connection, typed: str) -> tuple[Correction, ...]:
    """Take somebody out of whom they count as; else all who count as them; else tell people of the name apart by paper.

    Gives what is no longer so, or the one correction that is new.
    """
    person = Person(*split_person(typed))
    with _correcting(connection):
        key = make_key(person)
        corrections = [one for one in find_corrections(connection) if one.counts_as]
        gone = [one for one in corrections if make_key(one.person) == key]
        gone = gone or [one for one in corrections if one.counts_as and make_key(one.counts_as) == key]
        if gone:
            _take_back(connection, [make_key(one.person) for one in gone])
            return tuple(gone)
        papers = {paper for _, outlet, paper in connection.execute(_SIGNED_SO, [key[0], key[0]]) if not outlet}
        if person.outlet is not None or len(papers) < 2 or key[0] in find_identities(connection).apart:
            raise UsageError(f"nothing tells {typed} apart: nobody was merged, and no second paper prints the name")
        _record(connection, Correction(person, None))
    return (Correction(person, None),)


@contextmanager
def _correcting(connection: sqlite3.Connection) -> Iterator[None]:
    """Correct all or nothing, and nothing in a stand-in for a table that an old archive lacks (see `open_archive`)."""
    with transaction(connection):
        connection.execute("UPDATE main.issues SET id = id WHERE 0")
        yield


def _record(connection: sqlite3.Connection, correction: Correction) -> None:
    """Put a correction into its table."""
    name, outlet = make_key(correction.person)
    into = correction.counts_as
    row = [correction.person.name, name, correction.person.outlet, outlet]
    row += [into.name, fold(into.name), into.outlet] if into else [None, None, None]
    connection.execute("INSERT INTO corrections VALUES (?, ?, ?, ?, ?, ?, ?)", row)


def _find_one(connection: sqlite3.Connection, identities: Identities, asked: Person) -> Person:
    """Find somebody who signs so, as it is printed; a correction is of people who are there."""
    key = make_key(asked)
    for name, outlet, paper in connection.execute(_SIGNED_SO, [key[0], key[0]]):
        person = identities.read(name, outlet, paper)
        if make_key(person) == key:
            return person
    of = f" of {asked.outlet}" if asked.outlet else ""
    raise NothingFound(f"no byline of {asked.name}{of}; write names as gxdigest byline lists them: 方小满（新河晚报）")


def _take_back(connection: sqlite3.Connection, keys: Iterable[Key]) -> None:
    """Take corrections back."""
    connection.executemany("DELETE FROM corrections WHERE name_folded = ? AND outlet_folded = ?", keys)
