"""An issue: as it was read, as it is kept, and what became of one that was to be kept."""

from dataclasses import dataclass
from typing import Literal

from gxdigest.model.article import Article
from gxdigest.model.noun import Noun
from gxdigest.model.text import Passage, Piece


@dataclass(frozen=True, slots=True)
class Counts(Noun):
    """The reconciliation at the end of every reading: what went in, what came out."""

    datelines: int
    """Seen in the raw text, counted by the patterns alone, whatever the labels say."""
    articles: int
    dated_articles: int
    """Articles read with a dateline; `datelines` and this should agree."""
    bylines: int
    without_byline: int
    without_headline: int
    leftover_lines: int
    characters: int
    """Of the text, white space not counted."""
    kept_characters: int
    """Covered by pieces, white space not counted; equal to `characters`."""
    doubtful: int
    """Lines whose label was a narrow choice."""

    @property
    def agrees(self) -> bool:
        """Whether every dateline opens an article, no text is left over and no character is lost."""
        return (
            self.datelines == self.dated_articles
            and not self.leftover_lines
            and self.characters == self.kept_characters
        )


@dataclass(frozen=True, slots=True)
class Issue(Noun):
    """期: one raw text and how it was read."""

    source: str
    """Where the text came from: a file name, or - for standard input."""
    text: str
    """The decoded text, untouched; every offset points into it."""
    counts: Counts
    paper: str | None = None
    date: str | None = None
    """ISO date as printed or named by the file, never today's."""
    number: int | None = None
    encoding: str | None = None
    """What the bytes of the text were: UTF-8, GB18030, PDF; None where nobody knows."""
    articles: tuple[Article, ...] = ()
    furniture: tuple[Passage, ...] = ()
    leftovers: tuple[Passage, ...] = ()
    pieces: tuple[Piece, ...] = ()
    """All of them in the order of the text, those of the articles included."""
    notes: tuple[str, ...] = ()
    """What was guessed or doubtful, and why."""


@dataclass(frozen=True, slots=True)
class KeptIssue:
    """An issue in the archive, without its articles."""

    id: int
    source: str
    paper: str | None
    date: str | None
    number: int | None
    counts: Counts


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of an issue that was handed in."""

    issue: int
    """Its id in the archive."""
    new: bool
    """False where the same text had been kept before, or where a rival stands in the way."""
    rivals: tuple[KeptIssue, ...] = ()
    """Other readings of the same printed pages: those that stand in the way, or those that were replaced."""


@dataclass(frozen=True, slots=True)
class Report:
    """What became of one source that was to be kept."""

    source: str
    status: Literal["kept", "already kept", "refused", "differs", "clashes", "would be kept"]
    """`differs`: the counts do not agree, and only those that do were wanted. `clashes`: another text of the same
    pages is kept. `would be kept`: in a dry run."""
    issue: int | None = None
    """Id of the issue in the archive."""
    reading: Issue | None = None
    """How it was read; None where it was not."""
    reason: str | None = None
    """Why it was not kept, in one line."""


@dataclass(frozen=True, slots=True)
class Reread:
    """What a new reading of a kept issue changed, in articles."""

    issue: KeptIssue
    """As it was kept before."""
    before: int
    after: int
    changed: int
    """The same article, told otherwise: text, titles, names, summary or keywords."""
    added: int
    removed: int
