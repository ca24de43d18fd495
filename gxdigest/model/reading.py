"""What reading says about itself."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LineReason:
    """Why one line was read as it was."""

    number: int
    text: str
    label: str
    evidence: tuple[str, ...]
    """What its article, its title and the line itself show for its label, strongest first."""
    margin: float
    """How much the best path would lose if this line were labelled otherwise, or its stack of titles or its article
    read otherwise; in units of weight."""
    doubtful: bool


@dataclass(frozen=True, slots=True)
class Score:
    """How well the issues of one layout are read; shares of 1."""

    layout: str
    articles: int
    """Articles in the gold readings."""
    start: float
    """F1 of the first lines of articles."""
    exact: float
    """Articles whose first and last line are right."""
    headline: float
    """Articles with the very headline."""
    names: float
    """F1 of the people in bylines."""
    kept: float
    """Issues of which no character is lost."""
