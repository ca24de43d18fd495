"""Rows -> nouns: issues and articles as they were kept.

In: a connection and ids. Out: `KeptIssue` and `KeptArticle`. Rows do not leave this room. What a search looks at, which
pieces of an article are its values, is said here too, in `search_values`.
"""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from gxdigest.archive.grams import fold, scrub
from gxdigest.archive.schema import COUNTS
from gxdigest.errors import NothingFound
from gxdigest.model import Article, Byline, Counts, Dateline, Digest, Issue, KeptArticle, KeptIssue, Passage, Subhead

_ISSUE = f"SELECT id, source, paper, date, number, {', '.join(COUNTS)} FROM issues"

# Several in one statement: asked one by one, twenty articles take half as long again.
_ARTICLES = """
SELECT a.id, a.issue, i.source, i.paper, i.date, i.number,
       a.position, a.page, a.column, a.kicker, a.headline, a.deck, a.event_date, a.first_line, a.last_line,
       a.subheads, a.captions, a.body,
       a.dateline_text, a.dateline_outlet, a.dateline_place, a.dateline_month, a.dateline_day, a.dateline_kind,
       d.summary, d.keywords, d.version
FROM json_each(?) AS j CROSS JOIN articles AS a ON a.id = j.value
JOIN issues AS i ON i.id = a.issue LEFT JOIN digests AS d ON d.article = a.id
"""

_LEFTOVERS = """
SELECT first_line, last_line, text FROM passages WHERE issue = ? AND kind = 'leftover' ORDER BY first_line
"""

_BYLINES = """
SELECT b.article, b.name, b.role, b.outlet, b.text
FROM json_each(?) AS j CROSS JOIN bylines AS b ON b.article = j.value ORDER BY b.article, b.seq
"""

_LARGEST_ID = 2**63 - 1

Field = Literal["headline", "kicker", "deck", "byline", "lede", "paragraph", "caption"]


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of an issue that was handed in."""

    issue: int
    """Its id in the archive."""
    new: bool
    """False where the same text had been kept before, or where a rival stands in the way."""
    rivals: tuple[KeptIssue, ...] = ()
    """Other readings of the same printed pages: those that stand in the way, or those that were replaced."""


def fingerprint(text: str) -> str:
    """Give the sha256 of a text as it is stored."""
    from hashlib import sha256  # a search has no need of OpenSSL

    return sha256(scrub(text).encode()).hexdigest()


def bound_id(number: int) -> int:
    """Make any number one that SQLite takes; no archive has ids as large as the ones that change."""
    return max(-1, min(number, _LARGEST_ID))


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


def find_newest_issue(connection: sqlite3.Connection) -> KeptIssue:
    """Find the issue with the newest date; among equals and among undated ones, the one kept last."""
    row = connection.execute(f"{_ISSUE} ORDER BY date DESC, id DESC LIMIT 1").fetchone()
    if row is None:
        raise NothingFound("the archive holds no issue yet; keep one with gxdigest ingest")
    return _read_issue(row)


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


def find_article(connection: sqlite3.Connection, article: int) -> KeptArticle:
    """Find an article by its id."""
    for kept in find_articles(connection, [bound_id(article)]):
        return kept
    raise NothingFound(f"there is no article {article}; gxdigest search and gxdigest digest show the ids")


def find_articles(connection: sqlite3.Connection, ids: Sequence[int]) -> Iterator[KeptArticle]:
    """Find articles in the order of their ids as given; those that are not there are left out."""
    asked = [json.dumps(ids)]
    bylines: dict[int, list[Byline]] = {}
    for article, *byline in connection.execute(_BYLINES, asked):
        bylines.setdefault(article, []).append(Byline(*byline))
    for row in connection.execute(_ARTICLES, asked):
        yield _read_article(row, tuple(bylines.get(row[0], ())))


def search_values(article: Article) -> Iterator[tuple[Field, str]]:
    """Yield every value that a search looks at, each a run of its own; a name once, however often it signs."""
    titles: tuple[tuple[Field, str | None], ...] = (
        ("headline", article.headline),
        ("kicker", article.kicker),
        ("deck", article.deck),
    )
    yield from ((field, text) for field, text in titles if text)
    yield from (("byline", name) for name in dict.fromkeys(byline.name for byline in article.bylines))
    heads = {subhead.paragraph for subhead in article.subheads}
    lede = next((i for i in range(len(article.paragraphs)) if i not in heads), None)
    yield from (("lede" if i == lede else "paragraph", text) for i, text in enumerate(article.paragraphs))
    yield from (("caption", text) for text in article.captions)


def fold_values(kept: KeptArticle) -> dict[str, list[str]]:
    """Fold what a search looks at, by field, with the paper and the place that can be asked for by name."""
    values: dict[str, list[str]] = {}
    place = kept.article.dateline.place if kept.article.dateline else None
    about = (("paper", kept.paper or ""), ("place", place or ""))
    for field, text in (*search_values(kept.article), *about):
        if folded := fold(text):
            values.setdefault(field, []).append(folded)
    return values


def _read_issue(row: tuple[int, str, str | None, str | None, int | None, *tuple[int, ...]]) -> KeptIssue:
    """Read a row of `_ISSUE`."""
    ident, source, paper, date, number, *counts = row
    return KeptIssue(ident, source, paper, date, number, Counts(*counts))


def _read_article(row: sqlite3.Row, bylines: tuple[Byline, ...]) -> KeptArticle:
    """Read a row of `_ARTICLES`."""
    position, page, column, kicker, headline, deck, event_date, first, last, subheads, captions, body = row[6:18]
    article = Article(
        position=position,
        lines=(first, last),
        headline=headline,
        kicker=kicker,
        deck=deck,
        page=page,
        column=column,
        dateline=None if row[18] is None else Dateline(*row[18:24]),
        bylines=bylines,
        paragraphs=_split_lines(body),
        subheads=tuple(Subhead(**subhead) for subhead in json.loads(subheads)),
        captions=_split_lines(captions),
        event_date=event_date,
    )
    summary, keywords, version = row[24:27]
    # An article that another program put in has no digest.
    digest = Digest(tuple(json.loads(summary or "[]")), tuple(json.loads(keywords or "[]")), version or "")
    ident, issue, source, paper, date, number = row[:6]
    return KeptArticle(ident, issue, source, paper, date, number, article, digest)


def _split_lines(text: str) -> tuple[str, ...]:
    """Take apart what was joined by line ends; nothing was joined to nothing."""
    return tuple(text.split("\n")) if text else ()
