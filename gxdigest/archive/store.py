"""An issue and its digests -> rows. The only module that writes; imported when something is to be kept, not before.

In: an `Issue`, one `Digest` an article. Out: `Kept`. One issue is one transaction: it is kept whole or not at all, and
nothing but the issue decides what is written, so the same texts in the same order give the same rows.
"""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from zlib import compress

from sqlite_utils import Database

from gxdigest.archive.grams import cut_terms, fold, scrub
from gxdigest.archive.match import MARKS
from gxdigest.archive.records import Kept, find_text, fingerprint, search_values
from gxdigest.archive.schema import transaction
from gxdigest.model import Article, Dateline, Digest, Issue

Value = str | int | bytes | None
Row = dict[str, Value]

_INSERT_TERMS = """
INSERT INTO article_index(rowid, body, lede, headline, kicker, deck, bylines, captions, about)
VALUES (:article, :paragraph, :lede, :headline, :kicker, :deck, :byline, :caption, :about)
"""


def keep(connection: sqlite3.Connection, issue: Issue, digests: Sequence[Digest]) -> Kept:
    """Keep an issue that was not kept before; `digests` are in the order of its articles."""
    with transaction(connection):
        known = find_text(connection, issue.text)
        if known is not None:
            return Kept(known, new=False)
        ident, first = _next_id(connection, "issues"), _next_id(connection, "articles")
        numbered = list(enumerate(issue.articles, start=first))
        db = Database(connection, execute_plugins=False)
        _insert(db, "issues", [_issue_row(ident, issue)])
        _insert(db, "articles", (_article_row(number, ident, article) for number, article in numbered))
        _insert(db, "bylines", (row for number, article in numbered for row in _byline_rows(number, article)))
        _insert(db, "passages", _passage_rows(ident, issue))
        pairs = zip(numbered, digests, strict=True)
        _insert(db, "digests", (_digest_row(number, digest) for (number, _), digest in pairs))
        insert_terms(connection, ((number, issue.paper, article) for number, article in numbered))
        # The triggers took our own rows for somebody else's.
        connection.execute("DELETE FROM changed WHERE article >= ?", [first])
    return Kept(ident, new=True)


def insert_terms(connection: sqlite3.Connection, articles: Iterable[tuple[int, str | None, Article]]) -> None:
    """Put articles that are not in it into the index: id, paper, article."""
    connection.executemany(_INSERT_TERMS, (_terms(number, paper, article) for number, paper, article in articles))


def _insert(db: Database, table: str, rows: Iterable[Row]) -> None:
    """Insert rows, their values made fit for SQLite."""
    db.table(table).insert_all({name: _fit(value) for name, value in row.items()} for row in rows)


def _fit(value: Value) -> Value:
    """Make text one that UTF-8 can hold, and of a number that 64 bits cannot hold no number at all."""
    if isinstance(value, str):
        return scrub(value)
    return None if isinstance(value, int) and abs(value) >= 2**63 else value


def _next_id(connection: sqlite3.Connection, table: str) -> int:
    """Give the next free id; nobody else can take it, this being the only write transaction."""
    (largest,) = connection.execute(f"SELECT coalesce(max(id), 0) FROM {table}").fetchone()
    # The index may still hold terms of an article that another program took out; its id is never given again.
    (gone,) = connection.execute("SELECT coalesce(max(article), 0) FROM changed").fetchone()
    return int(max(largest, gone if table == "articles" else 0)) + 1


def _issue_row(ident: int, issue: Issue) -> Row:
    """Lay out an issue; `pieces` are `[kind, start, end, position of the article or null]`."""
    return {
        "id": ident,
        "sha256": fingerprint(issue.text),
        "source": issue.source,
        "paper": issue.paper,
        "date": issue.date,
        "number": issue.number,
        **asdict(issue.counts),
        "notes": _to_json(issue.notes),
        "pieces": _to_json([(piece.kind, piece.start, piece.end, piece.article) for piece in issue.pieces]),
        "zlib_text": compress(scrub(issue.text).encode()),
    }


def _article_row(number: int, issue: int, article: Article) -> Row:
    """Lay out an article; paragraphs and captions, which hold no line ends, are joined by them."""
    return {
        "id": number,
        "issue": issue,
        "position": article.position,
        "page": article.page,
        "column": article.column,
        "kicker": article.kicker,
        "headline": article.headline,
        "deck": article.deck,
        **_dateline_columns(article.dateline),
        "event_date": article.event_date,
        "first_line": article.lines[0],
        "last_line": article.lines[1],
        "subheads": _to_json([asdict(subhead) for subhead in article.subheads]),
        "captions": _join_lines(article.captions),
        "body": _join_lines(article.paragraphs),
    }


def _dateline_columns(dateline: Dateline | None) -> Row:
    """Lay out a dateline; all columns are null where there is none."""
    columns = ("text", "outlet", "place", "month", "day", "kind")
    values = asdict(dateline) if dateline else dict.fromkeys(columns)
    return {f"dateline_{column}": values[column] for column in columns}


def _byline_rows(number: int, article: Article) -> Iterator[Row]:
    """Lay out the bylines of an article in their order."""
    for seq, byline in enumerate(article.bylines):
        yield {"article": number, "seq": seq, "name_folded": fold(byline.name), **asdict(byline)}


def _passage_rows(issue: int, whole: Issue) -> Iterator[Row]:
    """Lay out what belongs to no article."""
    for kind, passages in (("furniture", whole.furniture), ("leftover", whole.leftovers)):
        for passage in passages:
            first, last = passage.lines
            yield {"issue": issue, "kind": kind, "first_line": first, "last_line": last, "text": passage.text}


def _digest_row(number: int, digest: Digest) -> Row:
    """Lay out the digest of an article."""
    return {
        "article": number,
        "summary": _to_json(digest.summary),
        "keywords": _to_json(digest.keywords),
        "version": digest.version,
    }


def _terms(number: int, paper: str | None, article: Article) -> Mapping[str, str | int]:
    """Cut what can be searched into index terms, one string a column."""
    terms: defaultdict[str, list[str]] = defaultdict(list)
    for field, text in search_values(article):
        if folded := fold(text):
            terms[field].append(cut_terms(folded))
    place = article.dateline.place if article.dateline else None
    terms["about"] = [cut_terms(fold(paper or ""), MARKS["paper"]), cut_terms(fold(place or ""), MARKS["place"])]
    columns = ("headline", "kicker", "deck", "byline", "lede", "paragraph", "caption", "about")
    return {"article": number, **{field: " ".join(terms[field]) for field in columns}}


def _join_lines(texts: Iterable[str]) -> str:
    """Join paragraphs or captions; a line end in one, which no reading leaves there, would make it two."""
    return "\n".join(text.replace("\n", " ") for text in texts)


def _to_json(values: Sequence[object]) -> str:
    """Write a list with its Chinese as itself."""
    return json.dumps(values, ensure_ascii=False)
