"""An article: as it was read, as it was digested, as it is kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gxdigest.model.noun import Noun

if TYPE_CHECKING:
    from gxdigest.model.text import Piece


@dataclass(frozen=True, slots=True)
class Dateline(Noun):
    """电头: what opens or closes a body and says whose report it is, from where and when."""

    text: str
    """As printed, blanks at its ends taken off: 本报讯; 新华社北京11月23日电."""
    outlet: str | None = None
    """Who reports: 本报, 新华社, 新河晚报."""
    place: str | None = None
    month: int | None = None
    """None unless printed: 本报西陵20日讯 has a day and no month."""
    day: int | None = None
    kind: str | None = None
    """The word that closes it: 讯, 电, 消息."""


@dataclass(frozen=True, slots=True)
class Byline(Noun):
    """署名: one person under an article."""

    name: str
    """With the padding of two-character names taken out: 王　伟 -> 王伟."""
    role: str | None = None
    """As printed: 记者, 通讯员, 见习记者, 摄影, 文/图; None where the paper prints a bare name."""
    outlet: str | None = None
    """The other paper or office that the byline names: 新河晚报."""
    text: str = ""
    """The byline as printed, from which the name was read."""


@dataclass(frozen=True, slots=True)
class Subhead(Noun):
    """小标题: which paragraph of the article is one, and its words."""

    paragraph: int
    """Index into `Article.paragraphs`, from 0."""
    text: str


@dataclass(frozen=True, slots=True)
class Article(Noun):
    """稿件, as read. Titles are None where the paper printed none."""

    position: int
    """From 1, in the order of the page file."""
    lines: tuple[int, int]
    """First and last raw line, headline stack and byline included."""
    headline: str | None = None
    kicker: str | None = None
    deck: str | None = None
    page: str | None = None
    """As the paper counts it, without leading zeros: 1, A3."""
    column: str | None = None
    """栏目."""
    dateline: Dateline | None = None
    bylines: tuple[Byline, ...] = ()
    credits: tuple[Byline, ...] = ()
    """Whom the captions credit, each person once: 摄, 摄影, 供图 as printed is the role."""
    paragraphs: tuple[str, ...] = ()
    """In reading order, broken lines mended; subheads among them, datelines and bylines not."""
    subheads: tuple[Subhead, ...] = ()
    captions: tuple[str, ...] = ()
    event_date: str | None = None
    """ISO date of what is told, or an ISO interval where it says only about when; None where it does not say it."""
    pieces: tuple[Piece, ...] = ()

    @property
    def lede(self) -> str | None:
        """导语: the first paragraph that is no subhead, nor in the summary that the editors print above it."""
        from gxdigest.model.editorial import part_editorial  # a search asks for no lede and starts without its pattern

        heads = {subhead.text for subhead in self.subheads}
        return next((text for text in part_editorial(self.paragraphs)[1] if text not in heads), None)


@dataclass(frozen=True, slots=True)
class Digest(Noun):
    """Opinions about an article, remade at will."""

    summary: tuple[str, ...]
    """Sentences in their order."""
    keywords: tuple[str, ...]
    version: str
    """Of the methods that made them."""


@dataclass(frozen=True, slots=True)
class KeptArticle:
    """An article in the archive, with what it needs to be shown alone."""

    id: int
    issue: int
    """Id of its issue."""
    source: str
    paper: str | None
    date: str | None
    number: int | None
    article: Article
    """`pieces` is empty: they are kept with the issue."""
    digest: Digest
