"""An issue and its digests -> rows. The only module that writes; imported when something is to be kept, not before.

In: an `Issue`, one `Digest` an article. Out: `Kept`. One issue is one transaction: it is kept whole or not at all, and
nothing but the issue decides what is written, so the same texts in the same order give the same rows.
"""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Literal
from zlib import compress

from gxdigest.archive.articles import find_article, search_values
from gxdigest.archive.grams import cut_terms, fold, scrub
from gxdigest.archive.issues import COUNTS, find_issue, find_rivals, find_text, fingerprint
from gxdigest.archive.match import MARKS
from gxdigest.archive.schema import transaction
from gxdigest.model.article import Article, Dateline, Digest, KeptArticle
from gxdigest.model.issue import Issue, Kept, KeptIssue, Reread

Value = str | int | bytes | None
Row = dict[str, Value]
Clash = Literal["refuse", "replace", "keep both"]

_INSERT_TERMS = (
    "INSERT INTO article_index(rowid, body, lede, headline, kicker, deck, bylines, captions, about)"
    " VALUES (:article, :paragraph, :lede, :headline, :kicker, :deck, :byline, :caption, :about)",
    "INSERT INTO title_index(rowid, headline, kicker, deck) VALUES (:article, :headline, :kicker, :deck)",
)

_DELETE_TERMS = (
    "INSERT INTO article_index(article_index, rowid, body, lede, headline, kicker, deck, bylines, captions, about)"
    " VALUES ('delete', :article, :paragraph, :lede, :headline, :kicker, :deck, :byline, :caption, :about)",
    "INSERT INTO title_index(title_index, rowid, headline, kicker, deck)"
    " VALUES ('delete', :article, :headline, :kicker, :deck)",
)


def keep(connection: sqlite3.Connection, issue: Issue, digests: Sequence[Digest], clash: Clash) -> Kept:
    """Keep an issue that was not kept before; `digests` are in the order of its articles.

    `clash` decides what becomes of one that prints what a kept one prints, with another text.
    """
    with transaction(connection):
        known = find_text(connection, issue.text)
        if known is not None:
            return Kept(known, new=False)
        rivals = () if clash == "keep both" else find_rivals(connection, issue)
        if rivals and clash == "refuse":
            return Kept(rivals[0].id, new=False, rivals=rivals)
        for rival in rivals:
            _remove(connection, rival.id)
        ident, first = _next_id(connection, "issues"), _next_id(connection, "articles")
        numbered = list(enumerate(issue.articles, start=first))
        _insert(connection, "issues", [{"id": ident, **_text_columns(issue), **_issue_columns(issue)}])
        _insert(connection, "passages", _passage_rows(ident, issue))
        pairs = [(number, article, digest) for (number, article), digest in zip(numbered, digests, strict=True)]
        _insert_articles(connection, ident, issue.paper, pairs)
        # The triggers took our own rows for somebody else's.
        connection.execute("DELETE FROM changed WHERE article >= ?", [first])
    return Kept(ident, new=True, rivals=rivals)


def forget(connection: sqlite3.Connection, issue: int) -> KeptIssue:
    """Take an issue out with all that hangs on it, or raise `NothingFound`; its ids are never given again."""
    with transaction(connection):
        kept = find_issue(connection, issue)
        _remove(connection, issue)
    return kept


def reread(connection: sqlite3.Connection, ident: int, issue: Issue, digests: Sequence[Digest]) -> Reread:
    """Put a new reading of its text in the place of a kept one; an article that is the same keeps its id.

    Rows that stay as they are are not written. Raises NothingFound where the issue has gone meanwhile. Paper, date and
    number that the new reading does not know stay as they were kept.
    """
    with transaction(connection):
        old = find_issue(connection, ident)
        issue = replace(
            issue,
            source=old.source,
            paper=issue.paper if issue.paper is not None else old.paper,
            date=issue.date if issue.date is not None else old.date,
            number=issue.number if issue.number is not None else old.number,
        )
        kept = [find_article(connection, id) for id in _list_articles(connection, ident)]
        ids = match_articles([(one.id, one.article) for one in kept], issue.articles)
        first = _next_id(connection, "articles")
        fresh = iter(range(first, first + len(ids)))
        numbered = [
            (next(fresh) if id is None else id, article, digest)
            for id, article, digest in zip(ids, issue.articles, digests, strict=True)
        ]
        made = {number: (_stored(article), digest) for number, article, digest in numbered}
        stale = _list_changed(connection)
        same = {
            one.id
            for one in kept
            if one.id not in stale and one.paper == issue.paper and made.get(one.id) == (one.article, one.digest)
        }
        _remove_articles(connection, [one for one in kept if one.id not in same], stale)
        gone = [one.id for one in kept if one.id not in made]
        if gone:
            _never_again(connection, "articles", max(gone))
        _insert_articles(connection, ident, issue.paper, [one for one in numbered if one[0] not in same], stale)
        _update_issue(connection, ident, issue)
    before, after = {one.id for one in kept}, set(made)
    return Reread(old, len(before), len(after), len((before & after) - same), len(after - before), len(before - after))


def match_articles(kept: Sequence[tuple[int, Article]], read: Sequence[Article]) -> list[int | None]:
    """Find for each article that was read the id of the kept one that it is; None for a new one.

    Each key is tried on all articles before the next one: the same lines; the same headline over the same begin of a
    body; the same begin of a body; the same headline. A key counts where it names one article on either side.

    >>> old = [(7, Article(1, (1, 4), headline="路灯亮了", paragraphs=("路灯全部换新。",)))]
    >>> match_articles(old, [Article(1, (5, 6)), Article(2, (2, 4), headline="路灯亮了", paragraphs=("路灯换新。",))])
    [None, 7]
    """
    found: list[int | None] = [None] * len(read)
    for key in _IDENTITIES:
        theirs = _find_unique((key(article), id) for id, article in kept if id not in found)
        ours = _find_unique((key(article), at) for at, article in enumerate(read) if found[at] is None)
        for value in theirs.keys() & ours.keys():
            found[ours[value]] = theirs[value]
    return found


def _begin(article: Article) -> str | None:
    """Give the begin of a body, folded; None for one too short to know an article by."""
    begin = fold("".join(article.paragraphs)[:60])[:40]
    return begin if len(begin) >= 10 else None


_IDENTITIES: tuple[Callable[[Article], object], ...] = (
    lambda article: article.lines,
    lambda article: (article.headline, _begin(article)) if article.headline and _begin(article) else None,
    _begin,
    lambda article: article.headline,
)


def _find_unique(pairs: Iterable[tuple[object, int]]) -> dict[object, int]:
    """Keep the keys that stand once."""
    found: defaultdict[object, list[int]] = defaultdict(list)
    for key, value in pairs:
        if key is not None:
            found[key].append(value)
    return {key: values[0] for key, values in found.items() if len(values) == 1}


def _stored(article: Article) -> Article:
    """Give an article as it comes back out of the archive, which keeps no pieces of it."""
    return replace(article, pieces=())


def _insert_articles(
    connection: sqlite3.Connection,
    issue: int,
    paper: str | None,
    numbered: Sequence[tuple[int, Article, Digest]],
    stale: Collection[int] = (),
) -> None:
    """Insert articles under their numbers, with bylines, digests and index; those in `stale` are the doctor's."""
    _insert(connection, "articles", (_article_row(number, issue, article) for number, article, _ in numbered))
    _insert(connection, "bylines", (row for number, article, _ in numbered for row in _byline_rows(number, article)))
    _insert(connection, "digests", (_digest_row(number, digest) for number, _, digest in numbered))
    fresh = [(number, paper, article) for number, article, _ in numbered if number not in stale]
    insert_terms(connection, fresh)
    connection.executemany("DELETE FROM changed WHERE article = ?", [(number,) for number, *_ in fresh])


def _remove(connection: sqlite3.Connection, issue: int) -> None:
    """Take an issue out, inside a transaction."""
    kept = [find_article(connection, id) for id in _list_articles(connection, issue)]
    _remove_articles(connection, kept, _list_changed(connection))
    connection.execute("DELETE FROM passages WHERE issue = ?", [issue])
    connection.execute("DELETE FROM issues WHERE id = ?", [issue])
    _never_again(connection, "issues", issue)
    if kept:
        _never_again(connection, "articles", max(one.id for one in kept))


def _remove_articles(connection: sqlite3.Connection, kept: Sequence[KeptArticle], stale: Collection[int]) -> None:
    """Take articles out of the tables and the index.

    Of those in `stale` nobody knows what the index holds: they stay noted as changed, and searches leave them out.
    """
    known = [one for one in kept if one.id not in stale]
    terms = [_terms(one.id, one.paper, one.article) for one in known]
    for statement in _DELETE_TERMS:
        connection.executemany(statement, terms)
    for table, column in (("bylines", "article"), ("digests", "article"), ("articles", "id")):
        connection.executemany(f"DELETE FROM {table} WHERE {column} = ?", [(one.id,) for one in kept])
    connection.executemany("DELETE FROM changed WHERE article = ?", [(one.id,) for one in known])


def _never_again(connection: sqlite3.Connection, table: str, id: int) -> None:
    """Note the largest id of a table that was taken away."""
    connection.execute(
        "INSERT INTO given VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET id = max(id, excluded.id)", [table, id]
    )


def _update_issue(connection: sqlite3.Connection, ident: int, issue: Issue) -> None:
    """Put what was read of an issue in the place of what stands there, its text and its name untouched."""
    row = {name: _fit(value) for name, value in _issue_columns(issue).items()}
    held = connection.execute(f"SELECT {', '.join(row)} FROM issues WHERE id = ?", [ident]).fetchone()
    if held != tuple(row.values()):
        before = _list_changed(connection)
        settings = ", ".join(f"{name} = :{name}" for name in row)
        connection.execute(f"UPDATE issues SET {settings} WHERE id = :id", {**row, "id": ident})
        ours = set(_list_articles(connection, ident)) - before
        connection.executemany("DELETE FROM changed WHERE article = ?", [(id,) for id in ours])
    connection.execute("DELETE FROM passages WHERE issue = ?", [ident])
    _insert(connection, "passages", _passage_rows(ident, issue))


def _list_articles(connection: sqlite3.Connection, issue: int) -> list[int]:
    """List the articles of an issue in their order."""
    rows = connection.execute("SELECT id FROM articles WHERE issue = ? ORDER BY position", [issue])
    return [id for (id,) in rows]


def _list_changed(connection: sqlite3.Connection) -> set[int]:
    """List the articles that another program changed."""
    return {id for (id,) in connection.execute("SELECT article FROM changed")}


def insert_terms(connection: sqlite3.Connection, articles: Iterable[tuple[int, str | None, Article]]) -> None:
    """Put articles that are not in it into the index: id, paper, article."""
    terms = [_terms(number, paper, article) for number, paper, article in articles]
    for statement in _INSERT_TERMS:
        connection.executemany(statement, terms)


def _insert(connection: sqlite3.Connection, table: str, rows: Iterable[Row]) -> None:
    """Insert rows that have the same columns, their values made fit for SQLite."""
    fit = [{name: _fit(value) for name, value in row.items()} for row in rows]
    if fit:
        columns = ", ".join(f'"{name}"' for name in fit[0])
        values = ", ".join(f":{name}" for name in fit[0])
        connection.executemany(f"INSERT INTO {table} ({columns}) VALUES ({values})", fit)


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
    (given,) = connection.execute("SELECT coalesce(max(id), 0) FROM given WHERE name = ?", [table]).fetchone()
    return int(max(largest, given, gone if table == "articles" else 0)) + 1


def _text_columns(issue: Issue) -> Row:
    """Lay out what no later reading changes: the text and its name."""
    return {
        "sha256": fingerprint(issue.text),
        "source": issue.source,
        "zlib_text": compress(scrub(issue.text).encode()),
    }


def _issue_columns(issue: Issue) -> Row:
    """Lay out what was read of an issue; `pieces` are `[kind, start, end, position of the article or null]`."""
    return {
        "paper": issue.paper,
        "date": issue.date,
        "number": issue.number,
        **{name: getattr(issue.counts, name) for name in COUNTS},
        "notes": _to_json(issue.notes),
        "pieces": _to_json([(piece.kind, piece.start, piece.end, piece.article) for piece in issue.pieces]),
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
        "subheads": _to_json([{"paragraph": head.paragraph, "text": head.text} for head in article.subheads]),
        "captions": _join_lines(article.captions),
        "body": _join_lines(article.paragraphs),
    }


def _dateline_columns(dateline: Dateline | None) -> Row:
    """Lay out a dateline; all columns are null where there is none."""
    columns = ("text", "outlet", "place", "month", "day", "kind")
    return {f"dateline_{column}": getattr(dateline, column, None) for column in columns}


def _byline_rows(number: int, article: Article) -> Iterator[Row]:
    """Lay out the bylines of an article in their order, behind them whom its captions credit."""
    for seq, byline in enumerate((*article.bylines, *article.credits)):
        yield {
            "article": number,
            "seq": seq,
            "name": byline.name,
            "name_folded": fold(byline.name),
            "role": byline.role,
            "outlet": byline.outlet,
            "text": byline.text,
            "credit": int(seq >= len(article.bylines)),
        }


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
        if cut := cut_terms(text):
            terms[field].append(cut)
    place = article.dateline.place if article.dateline else None
    terms["about"] = [cut_terms(paper or "", MARKS["paper"]), cut_terms(place or "", MARKS["place"])]
    columns = ("headline", "kicker", "deck", "byline", "lede", "paragraph", "caption", "about")
    return {"article": number, **{field: " ".join(terms[field]) for field in columns}}


def _join_lines(texts: Iterable[str]) -> str:
    """Join paragraphs or captions; a line end in one, which no reading leaves there, would make it two."""
    return "\n".join(text.replace("\n", " ") for text in texts)


def _to_json(values: Sequence[object]) -> str:
    """Write a list with its Chinese as itself."""
    return json.dumps(values, ensure_ascii=False)
