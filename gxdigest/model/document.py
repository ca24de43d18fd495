"""Articles put together for a reader, and the words that rose in them."""

from dataclasses import dataclass

from gxdigest.model.article import KeptArticle
from gxdigest.model.bylines import Person


@dataclass(frozen=True, slots=True)
class Rise:
    """A keyword that more articles carry than the weeks before led to expect."""

    word: str
    articles: int
    """That carry it now."""
    expected: float
    """As many as would carry it if it were as frequent as in the weeks before."""


@dataclass(frozen=True, slots=True)
class Document:
    """文摘: articles put together for a reader."""

    articles: tuple[KeptArticle, ...]
    """By issue, then by position."""
    people: tuple[tuple[Person, int], ...] = ()
    """Who signs or is credited in how many of the articles, most first."""
    rises: tuple[Rise, ...] = ()
    """Most risen first; empty where nothing rose or no earlier issue is kept."""
    weeks: int = 0
    """How many weeks before the first day the rises are measured against; 0 where no earlier issue is kept."""
