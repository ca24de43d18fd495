"""Rows -> nouns: issues as they were kept, and what stands beside their articles.

In: a connection, ids, a text. Out: `KeptIssue`, the raw text, the notes, the leftovers. Rows do not leave this room.
"""

import json
import sqlite3
from dataclasses import fields

from gxdigest.archive.articles import bound_id
from gxdigest.archive.filters import write_condition
from gxdigest.archive.grams import fold, scrub
from gxdigest.errors import NothingFound
from gxdigest.model.issue import Counts, Issue, KeptIssue
from gxdigest.model.search import Filter
from gxdigest.model.text import Passage

COUNTS = tuple(field.name for field in fields(Counts))

_ISSUE = f"SELECT id, source, paper, date, number, {', '.join(COUNTS)} FROM issues"

_LEFTOVERS = """
SELECT first_line, last_line, text FROM passages WHERE issue = ? AND kind = 'leftover' ORDER BY first_line
"""


def fingerprint(text: str) -> str:
    """Give the sha256 of a text as it is stored."""
    from hashlib import sha256  # a search has no need of OpenSSL

    return sha256(scrub(text).encode()).hexdigest()


def find_text(connection: sqlite3.Connection, text: str) -> int | None:
    """Find the issue with this very text."""
    row = connection.execute("SELECT id FROM issues WHERE sha256 = ?", [fingerprint(text)]).fetchone()
    return None if row is None else row[0]


def find_raw(connection: sqlite3.Connection, issue: int) -> str:
    """Find the raw text of an issue."""
    from zlib import decompress

    row = connection.execute("SELECT zlib_text FROM issues WHERE id = ?", [bound_id(issue)]).fetchone()
    if row is None:
        raise NothingFound(f"there is no issue {issue}; gxdigest issues lists what is kept")
    return decompress(row[0]).decode()


def find_notes(connection: sqlite3.Connection, issue: int) -> tuple[str, ...]:
    """Find the notes on an issue."""
    row = connection.execute("SELECT notes FROM issues WHERE id = ?", [bound_id(issue)]).fetchone()
    if row is None:
        raise NothingFound(f"there is no issue {issue}; gxdigest issues lists what is kept")
    return tuple(json.loads(row[0]))


def find_issues(connection: sqlite3.Connection) -> tuple[KeptIssue, ...]:
    """List the issues, newest date first, undated last, then by id."""
    rows = connection.execute(f"{_ISSUE} ORDER BY date DESC, id")
    return tuple(_read_issue(row) for row in rows)


def find_issue(connection: sqlite3.Connection, issue: int) -> KeptIssue:
    """Find an issue by its id."""
    row = connection.execute(f"{_ISSUE} WHERE id = ?", [bound_id(issue)]).fetchone()
    if row is None:
        raise NothingFound(f"there is no issue {issue}; gxdigest issues lists what is kept")
    return _read_issue(row)


def find_rivals(connection: sqlite3.Connection, issue: Issue) -> tuple[KeptIssue, ...]:
    """Find the kept issues that hold the same printed pages with another text: see `_is_same_print`.

    What names no paper or no date has no rival.
    """
    if issue.paper is None or issue.date is None:
        return ()
    values = [scrub(issue.paper), scrub(issue.date)]
    rows = connection.execute(f"{_ISSUE} WHERE paper = ? AND date = ? ORDER BY id", values).fetchall()
    same = (_read_issue(row) for row in rows)
    return tuple(one for one in same if _is_same_print(connection, one, issue))


def _is_same_print(connection: sqlite3.Connection, kept: KeptIssue, issue: Issue) -> bool:
    """Tell whether two issues of one paper and day print the same: they share a page that both name.

    Where one names no page, they share half or more of the headlines of the shorter one. Two different issue numbers
    are two issues.
    """
    if None not in (kept.number, issue.number) and kept.number != issue.number:
        return False
    rows = connection.execute("SELECT page, headline FROM articles WHERE issue = ?", [kept.id]).fetchall()
    theirs = {page for page, _ in rows if page}
    ours = {article.page for article in issue.articles if article.page}
    if theirs and ours:
        return bool(theirs & ours)
    theirs = {fold(headline) for _, headline in rows if headline}
    ours = {fold(article.headline) for article in issue.articles if article.headline}
    return 2 * len(theirs & ours) >= max(1, min(len(theirs), len(ours)))


def find_newest_issue(connection: sqlite3.Connection, filter: Filter) -> KeptIssue:
    """Find the issue with the newest date that has such articles; among equals and undated ones the one kept last."""
    condition, values = write_condition(filter)
    has_such = f"EXISTS (SELECT 1 FROM articles AS a WHERE a.issue = i.id AND {condition})"
    row = connection.execute(f"{_ISSUE} AS i WHERE {has_such} ORDER BY date DESC, id DESC LIMIT 1", values).fetchone()
    if row is not None:
        return _read_issue(row)
    if connection.execute("SELECT 1 FROM issues LIMIT 1").fetchone() is None:
        raise NothingFound("the archive holds no issue yet; keep one with gxdigest ingest")
    raise NothingFound("no article with these filters; try fewer, or gxdigest issues, which lists what is kept")


def find_files(connection: sqlite3.Connection, issue: KeptIssue) -> tuple[int, ...]:
    """Find the ids of the issues of one paper and day; without either, the issue itself."""
    if not (issue.paper and issue.date):
        return (issue.id,)
    rows = connection.execute(
        "SELECT id FROM issues WHERE date = ? AND paper = ? ORDER BY id", [issue.date, issue.paper]
    )
    return tuple(id for (id,) in rows)


def find_passages(connection: sqlite3.Connection, issue: int) -> tuple[Passage, ...]:
    """Find the leftovers of an issue, in the order of its lines."""
    rows = connection.execute(_LEFTOVERS, [bound_id(issue)])
    return tuple(Passage((first, last), text) for first, last, text in rows)


def _read_issue(row: tuple[int, str, str | None, str | None, int | None, *tuple[int, ...]]) -> KeptIssue:
    """Read a row of `_ISSUE`."""
    ident, source, paper, date, number, *counts = row
    return KeptIssue(ident, source, paper, date, number, Counts(*counts))
