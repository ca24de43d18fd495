"""Stretches of the raw text, and what they are."""

from dataclasses import dataclass
from typing import Literal

from gxdigest.model.noun import Noun

PieceKind = Literal[
    "masthead", "furniture", "column", "kicker", "headline", "deck", "dateline", "byline", "subhead", "paragraph",
    "caption", "leftover",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Piece(Noun):
    """A stretch of the raw text and what it is; the pieces of an issue never overlap and leave only white space."""

    kind: PieceKind
    start: int
    end: int
    """One past the last character."""
    article: int | None = None
    """Position of the article it belongs to; None for furniture and leftovers."""


@dataclass(frozen=True, slots=True)
class Line:
    """One raw line without its line end; `number` counts from 1 and is never given anew."""

    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Passage(Noun):
    """Raw lines that belong to no article: furniture 版面线 or leftovers 未归稿."""

    lines: tuple[int, int]
    """First and last raw line."""
    text: str
