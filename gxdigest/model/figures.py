"""What the texts count and measure."""

from dataclasses import dataclass
from decimal import Decimal

from gxdigest.model.article import KeptArticle


@dataclass(frozen=True, slots=True)
class Figure:
    """An amount or a quantity in a text, as printed and as read."""

    text: str
    """As printed, with what makes it inexact: 近150万元, 20余家, 3至5人."""
    unit: str
    """元, 家, 公里, %."""
    value: Decimal | None
    """In units; None for a range and for what names no number: 数百."""
    low: Decimal | None = None
    """Of a range, both ends included."""
    high: Decimal | None = None
    about: str | None = None
    """The printed word that makes it inexact: 近, 约, 余, 以上, 数."""
    start: int = 0
    """Where it begins in the text that was read."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure and where it stands."""

    article: KeptArticle
    sentence: str
    figure: Figure
