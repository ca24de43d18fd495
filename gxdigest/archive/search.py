"""A query and a filter -> the articles that answer, ranked.

In: a query as typed. Out: `Found`. Words side by side must all occur, each within one value (headline, name, paragraph,
caption ...); `"红色 物业"` is one word with the blank left out; every other character means itself, and nothing that is
typed reaches FTS5 as syntax. An article is found if and only if it holds the words; ranking only orders.
"""

import re
import sqlite3
from collections.abc import Sequence

from gxdigest.archive.filters import write_condition
from gxdigest.archive.grams import fold, match_all
from gxdigest.archive.passages import find_snippets
from gxdigest.archive.records import find_article
from gxdigest.errors import UsageError
from gxdigest.model import Filter, Found, Hit

_WEIGHTS = {"headline": 10, "kicker": 5, "deck": 5, "bylines": 3, "lede": 3, "body": 1, "captions": 1}
"""A word in the headline is what the article is about, in the lede part of the news, in the body one of many."""

_WORD = re.compile(r'"([^"]*)"|([^\s"]+)')

# CROSS JOIN keeps SQLite from asking the index anew for each article that a filter lets through.
_FROM = """
FROM article_index CROSS JOIN articles AS a ON a.id = article_index.rowid CROSS JOIN issues AS i ON i.id = a.issue
WHERE article_index MATCH ?
"""
_RANK = f"bm25(article_index, {', '.join(map(str, _WEIGHTS.values()))})"


def search(connection: sqlite3.Connection, query: str, filter: Filter, *, limit: int, offset: int) -> Found:
    """Find the articles that hold every word; best first, then newest, then by id. A limit of 0 means all."""
    words = read_query(query)
    condition, values = write_condition(filter)
    asked = [match_all(words), *values]
    rows = connection.execute(
        f"SELECT a.id, {_RANK} AS cost {_FROM} AND {condition} ORDER BY cost, i.date DESC, a.id", asked
    ).fetchall()
    wanted = rows[offset:][: limit or None]
    return Found(len(rows), tuple(_read_hit(connection, article, -cost, words) for article, cost in wanted))


def read_query(query: str) -> list[str]:
    """Read what was typed into folded words, each once.

    >>> read_query('红色　物业 "王 伟" 红色')
    ['红色', '物业', '王伟']
    """
    if query.count('"') % 2:
        place = query.rindex('"') + 1
        raise UsageError(
            f"the quote at character {place} of the query {query!r} is not closed; "
            "close it, or write ＂ to search for a quote"
        )
    words = (fold(quoted or plain) for quoted, plain in _WORD.findall(query))
    found = list(dict.fromkeys(word for word in words if word))
    if not found:
        raise UsageError(
            f'the query {query!r} holds no character to search for; write words such as 物业 or "红色 物业"'
        )
    return found


def _read_hit(connection: sqlite3.Connection, article: int, score: float, words: Sequence[str]) -> Hit:
    """Fetch an article that was found and show where it holds the words."""
    kept = find_article(connection, article)
    return Hit(kept, score, find_snippets(kept.article, words))
