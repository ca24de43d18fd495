"""Which articles are meant, and the answer to a search."""

from dataclasses import dataclass
from typing import Literal

from gxdigest.model.article import KeptArticle


@dataclass(frozen=True, slots=True)
class Filter:
    """Which articles are meant; None anywhere means no restriction. Texts are compared as search compares them."""

    since: str | None = None
    """First ISO day included."""
    until: str | None = None
    """Last ISO day included."""
    paper: str | None = None
    byline: str | None = None
    page: str | None = None
    column: str | None = None
    issue: int | None = None


@dataclass(frozen=True, slots=True)
class Snippet:
    """A passage of an article around what was found."""

    field: Literal["kicker", "headline", "deck", "paragraph", "caption", "byline"]
    text: str
    marks: tuple[tuple[int, int], ...]
    """Start and end of each hit, offsets into `text`."""


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that a search found."""

    article: KeptArticle
    score: float
    """Higher is better; comparable within one answer only."""
    snippets: tuple[Snippet, ...]
    """The headline first, always, marked or not; then the best passages."""


@dataclass(frozen=True, slots=True)
class Found:
    """The answer to a search."""

    total: int
    """Articles that match, whatever the limit."""
    hits: tuple[Hit, ...]
    more: bool = False
    """Whether still more match than `total`: so many that they were not counted."""


@dataclass(frozen=True, slots=True)
class Nearest:
    """A query that finds something, near one that finds nothing."""

    query: str
    """As it would be typed."""
    articles: int
    without_filters: bool = False
