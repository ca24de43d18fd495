"""Articles and the weeks before them -> the keywords that rose.

In: a connection and the articles of a document. Out: rises, or None where the archive has nothing to compare with. The
weeks before end with the day before the first of the articles, and only issues of the same papers count. A word is as
frequent as the share of articles that carry it among their keywords. Nothing here cuts words.
"""

import json
import sqlite3
from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from gxdigest.model.article import KeptArticle
from gxdigest.model.document import Rise

MOST = 10
"""As many as a reader looks at."""
FEWEST = 2
"""Articles that must carry a word: of those that one alone carries, every issue has hundreds."""
TIMES = 2.0
"""How often its expected number a word must reach."""

_BEFORE = """
SELECT {what} FROM issues AS i JOIN articles AS a ON a.issue = i.id JOIN digests AS d ON d.article = a.id {more}
WHERE i.date >= ? AND i.date < ? AND coalesce(i.paper, '') IN (SELECT value FROM json_each(?))
    AND json_valid(d.keywords)
"""
_COUNT = _BEFORE.format(what="count(*)", more="")
_WORDS = _BEFORE.format(what="word.value, count(DISTINCT a.id)", more=", json_each(d.keywords) AS word")


def find_rises(connection: sqlite3.Connection, articles: Sequence[KeptArticle], weeks: int) -> tuple[Rise, ...] | None:
    """Compare the keywords of articles with those of the weeks before, most risen first."""
    span = _find_span(articles, weeks)
    if span is None:
        return None
    papers = sorted({kept.paper or "" for kept in articles})
    values = [*span, json.dumps(papers)]
    (total,) = connection.execute(_COUNT, values).fetchone()
    if not total:
        return None
    now = Counter(word for kept in articles for word in set(kept.digest.keywords))
    often = {word: number for word, number in now.items() if number >= FEWEST}
    among = f"{_WORDS} AND word.value IN (SELECT value FROM json_each(?)) GROUP BY word.value"
    before = dict(connection.execute(among, [*values, json.dumps(sorted(often))])) if often else {}
    rises = [
        Rise(word, number, _expect(before.get(word, 0), total, len(articles))) for word, number in sorted(often.items())
    ]
    rises = [rise for rise in rises if rise.articles >= TIMES * rise.expected]
    return tuple(sorted(rises, key=lambda rise: rise.expected - rise.articles)[:MOST])


def _expect(before: int, total: int, articles: int) -> float:
    """Say how many of these articles would carry a word that `before` of `total` carried.

    Half an article is added to what was, so that a word never seen before does not rise without bounds.

    >>> _expect(10, 99, 20), _expect(0, 99, 20)
    (2.1, 0.1)
    """
    return (before + 0.5) / (total + 1) * articles


def _find_span(articles: Sequence[KeptArticle], weeks: int) -> tuple[str, str] | None:
    """Give the first day of the weeks before and the first day after them; None where no article has a date."""
    days = [kept.date for kept in articles if kept.date and _is_day(kept.date)]
    if not days:
        return None
    try:
        return (date.fromisoformat(min(days)) - timedelta(weeks=weeks)).isoformat(), min(days)
    except OverflowError:
        return None


def _is_day(text: str) -> bool:
    """Tell whether a date, which another program may have written, is an ISO day."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
