"""Who signs, and how much."""

from dataclasses import dataclass

from gxdigest.model.article import Byline, KeptArticle


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who signs. A page says no more of a person than a name and, at times, whose reporter it is."""

    name: str
    outlet: str | None = None
    """The outlet that the byline names; the paper itself where the user told people of one name apart by paper."""


@dataclass(frozen=True, slots=True)
class Correction:
    """What the user said about who is one person."""

    person: Person
    counts_as: Person | None
    """Who this is; None where people of this name are told apart by their papers."""


@dataclass(frozen=True, slots=True)
class BylineCount:
    """What one person wrote, in all, in one month or in one role."""

    person: Person
    articles: int
    roles: tuple[str, ...]
    """Every role printed with the name, most frequent first."""
    first: str | None
    """ISO date of the earliest dated article."""
    last: str | None
    alone: int = 0
    """Articles of whose text nobody else has a part; the others are shared, those that only credit the person too."""
    shares: float = 0.0
    """An article that n people signed counts 1/n for each; whom only a caption credits has no part in the text, unless
    nobody signed it."""
    characters: int = 0
    """Of the bodies of the articles signed, shared ones counted whole."""
    pictures: int = 0
    """Articles for which the role says that pictures were made: 文/图, 摄影."""
    leads: int = 0
    """Articles that stand first on their page."""
    papers: tuple[str, ...] = ()
    """Most articles first."""
    outlets: tuple[str, ...] = ()
    """Every outlet that the bylines name, most frequent first."""
    month: str | None = None
    """2019-11 in a sheet of months; None there for what has no date."""


@dataclass(frozen=True, slots=True)
class Portrait:
    """One person, as an archive knows them."""

    person: Person
    articles: tuple[tuple[KeptArticle, Byline], ...]
    """Each with the first byline or credit that names the person; newest first, undated last."""
    months: tuple[tuple[str, int], ...]
    """Articles of each month from the first to the last, those without any too."""
    partners: tuple[tuple[Person, int], ...]
    """Who signed beside, most articles first."""
    keywords: tuple[tuple[str, int], ...]
    """Of the articles, most articles first; only what two of them carry, where there is such a word."""
