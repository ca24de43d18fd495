"""A `Filter` -> the SQL condition that picks its articles.

In: a filter as the user gave it. Out: a condition over `articles AS a` joined with `issues AS i`, and its values. Texts
are compared folded, as search compares them: paper and column by what they contain, page and byline as a whole. A value
that cannot be meant is a `UsageError`.
"""

import re
import sqlite3
from datetime import date

from gxdigest.archive.articles import bound_id
from gxdigest.archive.grams import fold
from gxdigest.errors import UsageError
from gxdigest.model.search import Filter

Condition = tuple[str, list[str | int]]

# A name that another program wrote is folded only when it is asked for.
NAME = "CASE WHEN {0}.article IN (SELECT article FROM changed) THEN folded({0}.name) ELSE {0}.name_folded END"
"""A name to compare with; what another program wrote is folded only now."""

# Names by which one person signs, as the user's corrections say: a name stands for all of them, whatever the outlet.
_OWN_NAMES = """
WITH RECURSIVE own(name) AS (
    VALUES (?) UNION SELECT iif(c.name_folded = own.name, c.as_folded, c.name_folded)
    FROM own JOIN corrections AS c ON own.name IN (c.name_folded, c.as_folded) WHERE c.as_folded IS NOT NULL
)
"""
# Papers are few, articles many. Without the limit SQLite would fold the paper of every issue, then list each once.
_IN_PAPER = """i.paper IN (
    SELECT paper FROM (SELECT DISTINCT paper FROM issues LIMIT -1) WHERE instr(folded(paper), ?) > 0
)"""
_SIGNED = f"""a.id IN ({_OWN_NAMES}
    SELECT b.article FROM own CROSS JOIN bylines AS b ON b.name_folded = own.name
    WHERE b.article NOT IN (SELECT article FROM changed)
    UNION ALL SELECT b.article FROM changed AS c CROSS JOIN bylines AS b ON b.article = c.article
    CROSS JOIN own ON folded(b.name) = own.name
)"""
# The same for one person: name and outlet, the paper being the outlet where the user told people apart by paper.
_SIGNED_BY_ONE = """a.id IN (
    WITH RECURSIVE own(name, outlet) AS (
        VALUES (?, ?) UNION SELECT c.name_folded, c.outlet_folded FROM own JOIN corrections AS c
        ON own.name = c.as_folded AND own.outlet = ifnull(folded(c.as_outlet), '')
        UNION SELECT c.as_folded, ifnull(folded(c.as_outlet), '') FROM own JOIN corrections AS c
        ON own.name = c.name_folded AND own.outlet = c.outlet_folded WHERE c.as_folded IS NOT NULL
    ), apart(name) AS (SELECT name_folded FROM corrections WHERE as_folded IS NULL),
    signed(article, name, outlet) AS (
        SELECT article, name_folded, outlet FROM bylines
        WHERE name_folded IN (SELECT name FROM own) AND article NOT IN (SELECT article FROM changed)
        UNION ALL SELECT b.article, folded(b.name), b.outlet FROM changed CROSS JOIN bylines AS b USING (article)
    )
    SELECT s.article FROM signed AS s CROSS JOIN articles AS p ON p.id = s.article
    CROSS JOIN issues AS q ON q.id = p.issue CROSS JOIN own ON own.name = s.name AND own.outlet =
    ifnull(folded(ifnull(nullif(s.outlet, ''), iif(s.name IN (SELECT name FROM apart), q.paper, NULL))), '')
)"""
_TYPED = re.compile(r"(?P<name>[^（()）]+)[（(](?P<outlet>[^（()）]*)[)）]\s*")


def split_person(typed: str) -> tuple[str, str | None]:
    """Split a person as the tables write them into name and outlet.

    >>> split_person("方小满（新河晚报）"), split_person("方小满")
    (('方小满', '新河晚报'), ('方小满', None))
    """
    match = _TYPED.fullmatch(typed)
    return (match["name"], match["outlet"] or None) if match else (typed, None)


def find_names(connection: sqlite3.Connection, folded: str) -> tuple[str, ...]:
    """Give the folded names by which the person of one signs, that one first."""
    return tuple(name for (name,) in connection.execute(f"{_OWN_NAMES} SELECT name FROM own", [folded]))


def write_condition(filter: Filter) -> Condition:
    """Write the condition; without any restriction it is `1`.

    >>> write_condition(Filter(since="2024-03-01", page="Ａ3"))
    ('i.date >= ? AND folded(a.page) = ?', ['2024-03-01', 'a3'])
    """
    parts: list[tuple[str, *tuple[str | int, ...]]] = []
    if filter.since is not None:
        parts.append(("i.date >= ?", _read_day("since", filter.since)))
    if filter.until is not None:
        parts.append(("i.date <= ?", _read_day("until", filter.until)))
    if filter.paper is not None:
        parts.append((_IN_PAPER, fold_value("paper", filter.paper)))
    if filter.byline is not None:
        name, outlet = split_person(filter.byline)
        name = fold_value("byline", name)
        # A name alone is whoever signs so; with an outlet it is that one.
        parts.append((_SIGNED_BY_ONE, name, fold(outlet)) if outlet else (_SIGNED, name))
    if filter.page is not None:
        parts.append(("folded(a.page) = ?", fold_value("page", filter.page)))
    if filter.column is not None:
        parts.append(("instr(folded(a.column), ?) > 0", fold_value("column", filter.column)))
    if filter.issue is not None:
        parts.append(("i.id = ?", bound_id(filter.issue)))
    return " AND ".join(sql for sql, *_ in parts) or "1", [value for _, *values in parts for value in values]


def fold_value(name: str, text: str) -> str:
    """Fold a value to compare with; one of which nothing is left would mean everything or nothing."""
    folded = fold(text)
    if not folded:
        raise UsageError(f"{name} {text!r} holds no character to compare; write it out or leave it away")
    return folded


def _read_day(name: str, text: str) -> str:
    """Read an ISO day."""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise UsageError(f"{name} {text!r} is not a day; write it as 2024-03-01") from None
