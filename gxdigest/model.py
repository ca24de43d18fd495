"""The nouns: what an issue, an article, a byline are. Imports nothing of ours, does nothing but hold values.

Every noun is frozen and holds tuples, so a reading can be shared between processes and compared with `==`. Offsets
count characters of the decoded text; line numbers count from 1 and both ends are included.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

PieceKind = Literal[
    "masthead", "furniture", "column", "kicker", "headline", "deck", "dateline", "byline", "subhead", "paragraph",
    "caption", "leftover",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Piece:
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
class Passage:
    """Raw lines that belong to no article: furniture 版面线 or leftovers 未归稿."""

    lines: tuple[int, int]
    """First and last raw line."""
    text: str


@dataclass(frozen=True, slots=True)
class Dateline:
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
class Byline:
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
class Subhead:
    """小标题: which paragraph of the article is one, and its words."""

    paragraph: int
    """Index into `Article.paragraphs`, from 0."""
    text: str


@dataclass(frozen=True, slots=True)
class Article:
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
    paragraphs: tuple[str, ...] = ()
    """In reading order, broken lines mended; subheads among them, datelines and bylines not."""
    subheads: tuple[Subhead, ...] = ()
    captions: tuple[str, ...] = ()
    event_date: str | None = None
    """ISO date of what is told, or an ISO interval where it says only about when; None where it does not say it."""
    pieces: tuple[Piece, ...] = ()

    @property
    def lede(self) -> str | None:
        """导语: the first paragraph that is no subhead."""
        heads = {subhead.paragraph for subhead in self.subheads}
        return next((text for i, text in enumerate(self.paragraphs) if i not in heads), None)


@dataclass(frozen=True, slots=True)
class Counts:
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
class Issue:
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
class LineReason:
    """Why one line was read as it was."""

    number: int
    text: str
    label: str
    evidence: tuple[str, ...]
    """What the line itself shows for its label, strongest first."""
    margin: float
    """How much the best path would lose if this line were labelled otherwise; in units of weight."""
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


@dataclass(frozen=True, slots=True)
class Digest:
    """Opinions about an article, remade at will."""

    summary: tuple[str, ...]
    """Sentences in their order."""
    keywords: tuple[str, ...]
    version: str
    """Of the methods that made them."""


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


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check of an archive found."""

    check: str
    sound: bool
    found: str
    """In one line, what was looked at or what is wrong."""
    mendable: bool = True
    """Whether making the index again mends it."""


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
    """Articles that nobody else signed."""
    shares: float = 0.0
    """An article that n people signed counts 1/n for each."""
    characters: int = 0
    """Of the bodies of the articles, shared ones counted whole."""
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
    """Each with the first byline that names the person; newest first, undated last."""
    months: tuple[tuple[str, int], ...]
    """Articles of each month from the first to the last, those without any too."""
    partners: tuple[tuple[Person, int], ...]
    """Who signed beside, most articles first."""
    keywords: tuple[tuple[str, int], ...]
    """Of the articles, most articles first; only what two of them carry, where there is such a word."""


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
    rises: tuple[Rise, ...] = ()
    """Most risen first; empty where nothing rose or no earlier issue is kept."""
    weeks: int = 0
    """How many weeks before the first day the rises are measured against; 0 where no earlier issue is kept."""
