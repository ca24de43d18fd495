"""How often something was answered over time."""

from dataclasses import dataclass
from typing import Literal

Period = Literal["day", "month", "year"]


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """How many articles answer a query in one stretch of time."""

    period: str
    """2019, 2019-11 or 2019-11-23."""
    query: str
    articles: int
    of: int
    """All articles of that time that the filter lets through."""

    @property
    def share(self) -> float:
        """The part of all articles, from 0 to 1."""
        return self.articles / self.of if self.of else 0.0


@dataclass(frozen=True, slots=True)
class Trend:
    """How often queries were answered over time."""

    by: Period
    points: tuple[TrendPoint, ...]
    """One a query for every stretch from the first that has an answer to the last, in the order of time."""
    undated: int
    """Articles that answer and have no date."""
