"""A `Query` -> the FTS5 expression that asks for it.

In: a query. Out: text in FTS5's own language, in which nothing typed can be syntax: a word goes in as a quoted phrase
of pairs, and folded text, its ASCII made wide, holds no quote.
"""

from collections.abc import Iterable, Sequence

from gxdigest.archive.articles import Field
from gxdigest.archive.grams import match_word
from gxdigest.archive.query import ABOUT, Query, Term

MARKS: dict[str, str] = {"paper": "\ue000", "place": "\ue001"}
"""What stands before each index term of a value that is no part of the text, so that a word never meets it; no folded
text holds characters of private use."""

_COLUMNS = {"headline": "headline", "byline": "bylines", "paragraph": "body", "caption": "captions"}
"""Fields whose words stand in a column of another name, and places."""


def write_match(query: Query, fields: Sequence[Field] = ()) -> str:
    """Write the whole expression; with fields, these alone must hold what must be there.

    What is said of an article counts as known before one reads it.

    >>> from gxdigest.archive.query import read_query
    >>> write_match(read_query("物业公司 headline:局 OR 路灯 -停电"))
    '(("物业 业公 公司") AND (headline : "局" * OR "路灯")) NOT ("停电")'
    >>> write_match(read_query("路灯"), ["headline", "byline"])
    '{headline bylines} : (("路灯"))'
    """
    wanted = " AND ".join(f"({_write_either(either.terms)})" for either in query.wanted)
    if fields:
        about = ["about"] if any(term.place in ABOUT for term in query.terms) else []
        wanted = f"{{{' '.join([*(_COLUMNS.get(field, field) for field in fields), *about])}}} : ({wanted})"
    return f"({wanted}) NOT ({_write_either(query.unwanted)})" if query.unwanted else wanted


def _write_either(terms: Iterable[Term]) -> str:
    """Write words of which one must be there."""
    return " OR ".join(map(_write_term, terms))


def _write_term(term: Term) -> str:
    """Write one word and where it must stand."""
    phrase = match_word(term.text, MARKS.get(term.place or "", ""))
    column = _COLUMNS.get(term.place or "")
    return f"{column} : {phrase}" if column else phrase
