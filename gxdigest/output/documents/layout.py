"""A document in, its parts in the order of reading out: title, 要目, sections of entries, rows of the pictures.

Everything here is clean text and numbers; whether it becomes HTML, Markdown, plain text or a terminal's lines is said
elsewhere. Nothing is left out: each article stands in one section, once.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from pathlib import PurePath

from gxdigest.model.article import Article, Byline, KeptArticle
from gxdigest.model.document import Document
from gxdigest.output.bylines import say_person
from gxdigest.output.clean import clean

SHORT = 200
"""Characters up to which a text is a short item 短讯: newsrooms call a 简讯 what has two hundred at most."""
FRESH = timedelta(days=183)
"""An event longer ago is not what an article tells but what it looks back on: it is not shown. A day without its year,
which a summary leaves to be shown here, is never longer ago."""
MOST_REPORTERS = 12
MOST_DAYS = 31
"""Rows of a picture; more days than that are drawn by month."""

NOTICE = re.compile(r"公告|通告|公示|启事|声明|通知|通报|讣告|征集|拍卖|招标|更正")
COMMENT = re.compile(r"评|论|时言|杂谈|漫谈|随笔|社论|有感")
REPORTER = re.compile(r"记者|通讯员")
"""Dailies sign long reports and leave the dateline away; what such a person signs is a report."""
_WEEKDAYS = "一二三四五六日"

Day = tuple[str, str] | int
"""Paper and day, or the issue where these are not known."""
Bar = tuple[str, float, str]
"""A row of a picture: its name, its length, what is written at its end."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One article as documents show it; empty texts where the paper printed nothing."""

    id: int
    headline: str
    kicker: str
    deck: str
    """Without the dashes that some papers print before it."""
    column: str
    """Empty too where the headline names it, as in 考场一抱（热评）."""
    signed: str
    """Bylines with their roles, and whom captions credit: 记者 孙庆辉、顾以宁　摄 周敏."""
    told: str
    """Where and when: 云江，11月26日."""
    stood: str
    """Issue and page, for an entry that does not stand under them."""
    summary: str
    keywords: tuple[str, ...]
    characters: int
    lead: bool
    """Whether it leads its page."""

    @property
    def read(self) -> str:
        """The command that shows it whole."""
        return f"gxdigest show {self.id}"


@dataclass(frozen=True, slots=True)
class Part:
    """Entries under a head: a page in 要目, or a section of the document."""

    title: str
    entries: tuple[Entry, ...]
    short: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """Bars under a head."""

    title: str
    note: str
    """What is drawn, in one sentence."""
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """A document, ready to be drawn."""

    name: str
    """Which paper's."""
    when: str
    """Of which days; empty where no day is known."""
    subtitle: str
    contents: tuple[Part, ...]
    sections: tuple[Part, ...]
    pictures: tuple[Picture, ...]

    @property
    def title(self) -> str:
        """Name and days on one line."""
        return f"{self.name}　{self.when}" if self.when else self.name


def lay_out(document: Document) -> Layout:
    """Say what stands where."""
    articles = document.articles
    names = _name_days(articles)
    leads = _find_leads(articles)
    entries = {kept.id: _make_entry(kept, names, lead=kept.id in leads) for kept in articles}
    return Layout(
        name=_say_name(articles),
        when=_say_when(articles),
        subtitle=_say_size(articles, len(document.people)),
        contents=tuple(_list_contents(articles, entries, names)),
        sections=tuple(_list_sections(articles, entries, names)),
        pictures=tuple(_draw(document)),
    )


def say_day(day: str, *, year: bool = True) -> str:
    """Write a day as papers do; what is no day stays as it is.

    >>> say_day("2025-11-27"), say_day("2025-11-07", year=False)
    ('2025年11月27日', '11月7日')
    """
    try:
        at = date.fromisoformat(day)
    except ValueError:
        return clean(day)
    return f"{at.year}年{at.month}月{at.day}日" if year else f"{at.month}月{at.day}日"


def say_signed(bylines: Iterable[Byline]) -> str:
    """Write who signed as what, people of one role together.

    >>> say_signed([Byline("孙庆辉", "记者"), Byline("叶舟", "记者"), Byline("方小满", "文/图", "新河晚报")])
    '记者 孙庆辉、叶舟　文/图 方小满（新河晚报）'
    """
    groups: dict[tuple[str | None, str | None], list[str]] = {}
    for byline in bylines:
        groups.setdefault((byline.role, byline.outlet), []).append(byline.name)
    said = (
        f"{f'{role} ' if role else ''}{'、'.join(dict.fromkeys(names))}{f'（{outlet}）' if outlet else ''}"
        for (role, outlet), names in groups.items()
    )
    return clean("　".join(said))


def count_characters(article: Article) -> int:
    """Count the characters of the body, blanks among them, as `byline` counts."""
    return sum(map(len, article.paragraphs))


def _find_leads(articles: Sequence[KeptArticle]) -> set[int]:
    """Find the first article of each page of each paper and day, which is the one that leads it; no page, no lead."""
    leads: dict[tuple[Day, str], int] = {}
    for kept in sorted(articles, key=lambda kept: (kept.issue, kept.article.position)):
        if kept.article.page is not None:
            leads.setdefault((_find_day(kept), kept.article.page), kept.id)
    return set(leads.values())


def _make_entry(kept: KeptArticle, names: Mapping[Day, str], *, lead: bool) -> Entry:
    """Write out one article."""
    article = kept.article
    headline, column = clean(article.headline or "（无题）"), clean(article.column or "")
    return Entry(
        id=kept.id,
        headline=headline,
        kicker=clean(article.kicker or ""),
        deck=clean(article.deck or "").lstrip("—─–- "),
        column=column if column not in headline else "",
        signed=say_signed((*article.bylines, *article.credits)),
        told=_say_event(kept),
        stood=_say_stood(names[_find_day(kept)], article.page),
        summary=clean("".join(kept.digest.summary)),
        keywords=tuple(map(clean, kept.digest.keywords)),
        characters=count_characters(article),
        lead=lead,
    )


def _list_contents(
    articles: Sequence[KeptArticle], entries: Mapping[int, Entry], names: Mapping[Day, str]
) -> Iterator[Part]:
    """List 要目: by issue and page, the lead first, then what has no column, then by column."""
    for title, group in _split_pages(articles, names):
        columns = list(dict.fromkeys(kept.article.column or "" for kept in group))
        columns.sort(key=bool)  # stable: what has no column first, columns as they come
        chosen = [entries[kept.id] for kept in group]
        ranks = {entries[kept.id].id: columns.index(kept.article.column or "") for kept in group}
        yield Part(title, tuple(sorted(chosen, key=lambda entry: (not entry.lead, ranks[entry.id]))))


def _list_sections(
    articles: Sequence[KeptArticle], entries: Mapping[int, Entry], names: Mapping[Day, str]
) -> Iterator[Part]:
    """List the sections: news by page, then what is no news under its own heads, short items last."""
    kinds = {kept.id: _find_kind(kept.article, lead=entries[kept.id].lead) for kept in articles}
    for title, group in _split_pages(articles, names):
        if news := tuple(entries[kept.id] for kept in group if kinds[kept.id] == "消息"):
            yield Part(title, tuple(sorted(news, key=lambda entry: not entry.lead)))
    for kind in ("言论", "署名文章", "告示", "其他", "短讯"):
        if chosen := tuple(entries[kept.id] for kept in articles if kinds[kept.id] == kind):
            yield Part(kind, chosen, short=kind == "短讯")


def _find_kind(article: Article, *, lead: bool) -> str:
    """Say under which head an article stands: news has a dateline or a reporter, the rest is known by name and title.

    >>> _find_kind(Article(1, (1, 2), headline="停水通知"), lead=False)
    '告示'
    """
    roles = " ".join(byline.role or "" for byline in article.bylines)
    undated = article.dateline is None
    if undated and (COMMENT.search(roles) or COMMENT.search(article.column or "")):
        return "言论"
    if not undated or REPORTER.search(roles):
        return "短讯" if count_characters(article) <= SHORT and not lead else "消息"
    if article.bylines:
        return "署名文章"
    if NOTICE.search(article.headline or ""):
        return "告示"
    return "其他"


def _split_pages(articles: Sequence[KeptArticle], names: Mapping[Day, str]) -> Iterator[tuple[str, list[KeptArticle]]]:
    """Split articles by paper, day and page, pages as the paper counts them."""
    days: dict[Day, list[KeptArticle]] = {}
    for kept in articles:
        days.setdefault(_find_day(kept), []).append(kept)
    for group in days.values():
        in_order = sorted(group, key=lambda kept: _rank_page(kept.article.page))
        for page, on_page in groupby(in_order, key=lambda kept: kept.article.page):
            chosen = list(on_page)
            yield _say_stood(names[_find_day(chosen[0])], page) or "本期", chosen


def _find_day(kept: KeptArticle) -> Day:
    """Say what belongs together: many papers are kept a file a page, so that paper and day make an issue."""
    return (kept.paper, kept.date) if kept.paper and kept.date else kept.issue


def _rank_page(page: str | None) -> tuple[bool, list[tuple[int, str]]]:
    """Order pages by letter and number, no page last.

    >>> sorted(["A10", None, "2", "A2", "1"], key=_rank_page)
    ['1', '2', 'A2', 'A10', None]
    """
    parts = re.findall(r"[0-9]+|[^0-9]+", page or "")
    return page is None, [(int(part), "") if part.isdecimal() else (10**9, part) for part in parts]


def _say_page(page: str | None) -> str:
    """Name a page."""
    return f"第{clean(page)}版" if page else ""


def _say_stood(issue: str, page: str | None) -> str:
    """Say where an article stood."""
    return "　".join(part for part in (issue, _say_page(page)) if part)


def _name_days(articles: Sequence[KeptArticle]) -> dict[Day, str]:
    """Name issues by what tells them apart: paper, year or day; one alone needs no name."""
    first = {_find_day(kept): kept for kept in articles}
    if len(first) < 2:
        return dict.fromkeys(first, "")
    papers = {_say_paper(kept) for kept in first.values()}
    years = {(kept.date or "")[:4] for kept in first.values()}
    return {
        day: " ".join(
            [
                *([_say_paper(kept)] if len(papers) > 1 else []),
                say_day(kept.date, year=len(years) > 1) if kept.date else "日期不详",
            ]
        )
        for day, kept in first.items()
    }


def _say_paper(kept: KeptArticle) -> str:
    """Name the paper, or the file where the paper does not name itself."""
    return clean(kept.paper or PurePath(kept.source).stem)


def _say_event(kept: KeptArticle) -> str:
    """Say where and when it happened, as far as the article says."""
    dateline, told = kept.article.dateline, kept.article.event_date
    place = clean(dateline.place) if dateline and dateline.place else ""
    return "，".join(part for part in (place, _say_event_day(told, kept.date) if told else "") if part)


def _say_event_day(told: str, printed: str | None) -> str:
    """Say the day of an event that the issue brought as news; the year only where it is another."""
    try:
        event, issue = date.fromisoformat(told), date.fromisoformat(printed or told)
    except ValueError:
        return ""
    return say_day(told, year=event.year != issue.year or printed is None) if issue - event <= FRESH else ""


def _say_name(articles: Sequence[KeptArticle]) -> str:
    """Name the document by its paper."""
    names = list(dict.fromkeys(map(_say_paper, articles)))
    return f"{names[0]}等{len(names)}种文摘" if len(names) > 1 else f"{''.join(names)}文摘"


def _say_when(articles: Sequence[KeptArticle]) -> str:
    """Say of which days it is."""
    days = sorted({kept.date for kept in articles if kept.date})
    if len(days) < 2:
        return "".join(map(say_day, days))
    return f"{say_day(days[0])}至{say_day(days[-1], year=days[0][:4] != days[-1][:4])}"


def _say_size(articles: Sequence[KeptArticle], people: int) -> str:
    """Say weekday and number of the issue where it is one, how much there is to read, and how many people signed."""
    numbers, days = {kept.number for kept in articles}, {kept.date for kept in articles}
    parts = []
    if len(days) == 1 and (day := next(iter(days))):
        with suppress(ValueError):
            parts.append(f"星期{_WEEKDAYS[date.fromisoformat(day).weekday()]}")
    if len(numbers) == 1 and (number := next(iter(numbers))) is not None:
        parts.append(f"第{number}期")
    length = sum(count_characters(kept.article) for kept in articles)
    return "　".join([*parts, f"{len(articles)}篇", f"{length}字", *([f"署名{people}人"] if people else [])])


def _draw(document: Document) -> Iterator[Picture]:
    """Give the pictures there is something to see in: two bars at least."""
    articles = document.articles
    if len(document.people) > 1:
        more = f"；只列前{MOST_REPORTERS}人" if len(document.people) > MOST_REPORTERS else ""
        note = f"每人署名的篇数，图片署名在内，合署者各计一篇{more}。"
        bars = (_bar(clean(say_person(person)), number) for person, number in document.people[:MOST_REPORTERS])
        yield Picture("署名稿件", note, tuple(bars))
    days = _count_days([kept.date for kept in articles if kept.date])
    if len(days) > 1:
        unit = "日" if len(days[0][0]) > 7 else "月"
        yield Picture(f"逐{unit}稿量", f"每{unit}见报的稿件篇数，无稿之{unit}不列。", _bar_days(days))
    if document.rises:
        note = f"与此前{document.weeks}周同报相比，更多稿件以之为关键词；括号内为按往常比例应有的篇数。"
        bars = ((clean(r.word), float(r.articles), f"{r.articles}篇（{r.expected:.1f}）") for r in document.rises)
        yield Picture("升温的词", note, tuple(bars))


def _bar(name: str, number: int) -> Bar:
    """Draw a count."""
    return name, float(number), f"{number}篇"


def _bar_days(days: Sequence[tuple[str, int]]) -> tuple[Bar, ...]:
    """Draw counts by day or month."""
    name: Callable[[str], str] = lambda day: say_day(day, year=False) if len(day) > 7 else day  # noqa: E731
    return tuple(_bar(name(day), number) for day, number in days)


def _count_days(days: Sequence[str]) -> list[tuple[str, int]]:
    """Count by day, by month where there are too many; nobody knows here whether a day without any has an issue.

    >>> _count_days(["2025-11-27", "2025-11-29", "2025-11-27"])
    [('2025-11-27', 2), ('2025-11-29', 1)]
    """
    counts = Counter(days)
    if len(counts) > MOST_DAYS:
        counts = Counter(day[:7] for day in days)
    return sorted(counts.items())
