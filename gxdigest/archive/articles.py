"""Rows -> nouns: articles as they were kept.

In: a connection and ids. Out: `KeptArticle`. Rows do not leave this room. What a search looks at, which
pieces of an article are its values, is said here too, in `search_values`.
"""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from typing import Literal

from gxdigest.archive.grams import fold
from gxdigest.errors import NothingFound
from gxdigest.model.article import Article, Byline, Dateline, Digest, KeptArticle, Subhead

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

_BYLINES = """
SELECT b.article, b.credit <> 0, b.name, b.role, b.outlet, b.text
FROM json_each(?) AS j CROSS JOIN bylines AS b ON b.article = j.value ORDER BY b.article, b.seq
"""

_LARGEST_ID = 2**63 - 1

Field = Literal["headline", "kicker", "deck", "byline", "lede", "paragraph", "caption"]


def bound_id(number: int) -> int:
    """Make any number one that SQLite takes; no archive has ids as large as the ones that change."""
    return max(-1, min(number, _LARGEST_ID))


def find_article(connection: sqlite3.Connection, article: int) -> KeptArticle:
    """Find an article by its id."""
    for kept in find_articles(connection, [bound_id(article)]):
        return kept
    raise NothingFound(f"there is no article {article}; gxdigest search and gxdigest digest show the ids")


def find_articles(connection: sqlite3.Connection, ids: Sequence[int]) -> Iterator[KeptArticle]:
    """Find articles in the order of their ids as given; those that are not there are left out."""
    asked = [json.dumps(ids)]
    people: dict[tuple[int, bool], list[Byline]] = {}
    for article, credit, name, role, outlet, text in connection.execute(_BYLINES, asked):
        people.setdefault((article, credit), []).append(Byline(name, role, outlet, text))
    rows = connection.execute(_ARTICLES, asked).fetchall()
    # To read the lists of all at once costs a third of reading those of each. An article that another program put in
    # has no digest.
    lists = json.loads(f"[{','.join([text or '[]' for row in rows for text in (row[15], row[24], row[25])])}]")
    for row, subheads, summary, keywords in zip(rows, lists[::3], lists[1::3], lists[2::3], strict=True):
        signed, credited = people.get((row[0], False), ()), people.get((row[0], True), ())
        digest = Digest(tuple(summary), tuple(keywords), row[26] or "")
        yield _read_article(row, tuple(signed), tuple(credited), [Subhead(**subhead) for subhead in subheads], digest)


def search_values(article: Article) -> list[tuple[Field, str]]:
    """List every value that a search looks at, each a run of its own; a name once, however often it signs."""
    titles: tuple[tuple[Field, str | None], ...] = (
        ("headline", article.headline),
        ("kicker", article.kicker),
        ("deck", article.deck),
    )
    values: list[tuple[Field, str]] = [(field, text) for field, text in titles if text]
    values += [("byline", name) for name in dict.fromkeys([one.name for one in (*article.bylines, *article.credits)])]
    lede = 0
    if article.subheads:
        heads = {subhead.paragraph for subhead in article.subheads}
        lede = next((i for i in range(len(article.paragraphs)) if i not in heads), -1)
    values += [("lede" if i == lede else "paragraph", text) for i, text in enumerate(article.paragraphs)]
    values += [("caption", text) for text in article.captions]
    return values


def fold_values(kept: KeptArticle) -> dict[str, list[str]]:
    """Fold what a search looks at, by field, with the paper and the place that can be asked for by name."""
    values: dict[str, list[str]] = {}
    place = kept.article.dateline.place if kept.article.dateline else None
    about = (("paper", kept.paper or ""), ("place", place or ""))
    for field, text in (*search_values(kept.article), *about):
        if folded := fold(text):
            values.setdefault(field, []).append(folded)
    return values


def _read_article(
    row: sqlite3.Row, bylines: tuple[Byline, ...], credited: tuple[Byline, ...], subheads: list[Subhead], digest: Digest
) -> KeptArticle:
    """Read a row of `_ARTICLES`; the rest of an article is read for all at once."""
    position, page, column, kicker, headline, deck, event_date, first, last, _, captions, body = row[6:18]
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
        credits=credited,
        paragraphs=_split_lines(body),
        subheads=tuple(subheads),
        captions=_split_lines(captions),
        event_date=event_date,
    )
    ident, issue, source, paper, date, number = row[:6]
    return KeptArticle(ident, issue, source, paper, date, number, article, digest)


def _split_lines(text: str) -> tuple[str, ...]:
    """Take apart what was joined by line ends; nothing was joined to nothing."""
    return tuple(text.split("\n")) if text else ()
