"""Whom the texts name, and with which office."""

from dataclasses import dataclass

from gxdigest.model.article import KeptArticle


@dataclass(frozen=True, slots=True)
class Mention:
    """A person whom an article names in its text."""

    name: str
    offices: tuple[str, ...]
    """As printed right before the name, each once, in the order of the text: 区住建局局长, 村民."""
    support: str
    """Why this is taken for a name: office, title, speech or again."""


@dataclass(frozen=True, slots=True)
class Seen:
    """An article and one person in it."""

    article: KeptArticle
    mention: Mention
    change: str | None = None
    """How the offices differ from those printed before: changed, or disagrees (on the same day)."""


@dataclass(frozen=True, slots=True)
class PersonCount:
    """How often one person was named in the text of articles."""

    name: str
    articles: int
    offices: tuple[str, ...]
    """As printed last."""
    changes: int
    """How often an article gave offices that agree with none before."""
    first: str | None
    """ISO date of the earliest dated article."""
    last: str | None
