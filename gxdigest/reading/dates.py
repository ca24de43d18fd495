"""Masthead, file name, dateline and lede -> dates, always resolved into the past.

A paper speaks of what has been: 12月30日 in an issue of 2 January is last December. A day whose next such day is nearer
than the last may be to come and stays None, as what the text does not say; today's date is never asked for.
"""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import islice

from gxdigest.model.article import Dateline
from gxdigest.reading.lines import fold

_FIGURES = str.maketrans("零〇○一二三四五六七八九", "000123456789")
_FILE_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_.年]?(0[1-9]|1[0-2])[-_.月]?(0[1-9]|[12]\d|3[01])(?!\d)")
_FILE_PAPER = re.compile(r"^([\u3400-\u9fff]{2,12}?[报刊闻讯])(?=[-_ \d])")
_FULL = re.compile(r"((?:19|20)\d\d)年(1[0-2]|0?[1-9])月(3[01]|[12]\d|0?[1-9])日")
# What is to come is no event yet: 自12月1日起, 将于12月1日.
_MONTH_DAY = re.compile(r"(?<![\d年至到—\-])(?<![将定拟]于)(1[0-2]|0?[1-9])月(3[01]|[12]\d|0?[1-9])日(?!起)")
# A day that opens a later sentence is when that happened, unless it is talked about or to come.
_OPENING_DAY = re.compile(
    r"\s*(?:当地时间)?(1[0-2]|0?[1-9])月(3[01]|[12]\d|0?[1-9])日(?![起至到前止后、和及或的是为—\-]|以来)"
)
_TO_COME = re.compile("将|预计|计划|拟")
_ANOTHER_YEAR = re.compile(r"\d{4}年|[去前当那]年")
_ANY_DAY = re.compile(r"\d日")
_QUOTED = re.compile("“[^“”]*”?")
_DAY = re.compile(r"(?<![\d月至到—\-第])(3[01]|[12]\d|[1-9])日(?!均|前|报|游|出|常|元)")
_SPOKEN = (("前天", 2), ("前日", 2), ("昨天", 1), ("昨日", 1), ("昨晚", 1), ("昨夜", 1), ("今天", 0), ("今日", 0))
_NEAR = re.compile("近日|日前|近期|最近|连日来|这几天")
_NEAR_DAYS = 7
"""How far back 近日 reaches: no paper says so, and what is older is no longer told as news."""
_LAST_WEEK = re.compile("上周|上星期")
_WEEKDAY = re.compile(r"(上周|本周|上星期|本星期)([一二三四五六日天])")


def to_date(year: str | int, month: str | int, day: str | int) -> str | None:
    """Return the ISO date, or None where the calendar has no such day.

    >>> to_date("2026", "2", "29") is None, to_date(2024, 2, 29)
    (True, '2024-02-29')
    """
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None


def read_number(printed: str) -> int:
    """Return the number that figures or hanzi print in a date or on a page, up to 99 or year by year.

    >>> read_number("05"), read_number("五"), read_number("十二"), read_number("二十"), read_number("一九八六")
    (5, 5, 12, 20, 1986)
    """
    tens, ten, ones = printed.translate(_FIGURES).rpartition("十")
    return int(tens or 1) * 10 * bool(ten) + int(ones or 0)


def read_file_name(source: str) -> tuple[str | None, str | None]:
    """Return (paper, ISO date) as a file name tells them.

    >>> read_file_name("papers/云岭时报-2025-11-27.txt"), read_file_name("20251127_01.txt"), read_file_name("-")
    (('云岭时报', '2025-11-27'), (None, '2025-11-27'), (None, None))
    """
    name = re.split(r"[/\\]", source)[-1]
    paper, day = _FILE_PAPER.match(name), _FILE_DATE.search(name)
    return paper[1] if paper else None, to_date(day[1], day[2], day[3]) if day else None


def find_event_date(issue: str | None, dateline: Dateline | None, lede: str | None) -> str | None:
    """Return the ISO day of what an article tells: from its lede, else its dateline; None if the issue has no date.

    Its first sentence counts before the others, where only a day that opens a sentence counts. A day that may as well
    be to come is None. Where the lede says only about when (近日, 上周) it is an ISO interval.

    >>> find_event_date("2026-01-02", None, "12月30日，全区粮食工作会议召开。")
    '2025-12-30'
    >>> find_event_date("2026-01-02", None, "近日，全区粮食工作会议召开。")
    '2025-12-26/2026-01-02'
    >>> find_event_date("2026-01-02", None, "灶火旺了。12月30日，食堂开张。")
    '2025-12-30'
    """
    if issue is None:
        return None
    day = date.fromisoformat(issue)
    lead = fold(re.split("[。！？]", lede or "", maxsplit=1)[0])
    if full := _FULL.search(lead):
        return to_date(full[1], full[2], full[3])
    if near := _MONTH_DAY.search(lead):
        return _into_nearer(day, int(near[1]), int(near[2]))
    spoken = [(lead.find(word), back) for word, back in _SPOKEN if word in lead]
    if spoken:
        return (day - timedelta(days=min(spoken)[1])).isoformat()
    if week := _WEEKDAY.search(lead):
        return _in_week(day, week[1], week[2])
    if alone := _DAY.search(lead):
        return _into_nearer(day, None, int(alone[1]))
    if dateline and dateline.day:
        return _into_past(day, dateline.month, dateline.day)
    return _about(day, lead) or _open_later(day, lede or "")


def _open_later(issue: date, lede: str) -> str | None:
    """Return the one day that opens a later sentence, if the first names none and the lede speaks of no other year."""
    first, *later = re.split("[。!?]", _QUOTED.sub("", fold(lede)))
    told = {found.groups() for said in later if (found := _OPENING_DAY.match(said)) and not _TO_COME.search(said)}
    if len(told) != 1 or _ANY_DAY.search(first) or _ANOTHER_YEAR.search(lede):
        return None
    month, day = told.pop()
    return _into_nearer(issue, int(month), int(day))


def _about(issue: date, lead: str) -> str | None:
    """Return the days that 近日 or 上周 may mean."""
    try:
        if _LAST_WEEK.search(lead):
            monday = issue - timedelta(days=issue.weekday() + 7)
            return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"
        if _NEAR.search(lead):
            return f"{(issue - timedelta(days=_NEAR_DAYS)).isoformat()}/{issue.isoformat()}"
    except OverflowError:  # an issue of the first days of the calendar
        pass
    return None


def find_span(told: Iterable[tuple[Dateline | None, str | None]]) -> tuple[str, str] | None:
    """Return first and last day that datelines and ledes name, for an issue that does not say its own.

    Days with a year count alone; without one it is months and days, from the far side of the widest gap between them.

    >>> find_span([(None, "12月30日，会议召开。"), (None, "1月2日，灯亮了。"), (None, "昨日，食堂开张。")])
    ('12-30', '01-02')
    """
    full: set[str | None] = set()
    near: set[tuple[int, int]] = set()
    for dateline, lede in told:
        lead = fold(re.split("[。！？]", lede or "", maxsplit=1)[0])
        full.update(to_date(*found) for found in _FULL.findall(lead))
        near.update((int(month), int(day)) for month, day in _MONTH_DAY.findall(lead))
        if dateline and dateline.month and dateline.day:
            near.add((dateline.month, dateline.day))
    if days := sorted(day for day in full if day):
        return days[0], days[-1]
    if not near:
        return None
    ordered = sorted(near)
    gaps = [
        ((b[0] - a[0]) * 31 + b[1] - a[1]) % 372 or 372 for a, b in zip(ordered, ordered[1:] + ordered[:1], strict=True)
    ]
    widest = gaps.index(max(gaps))
    first, last = ordered[(widest + 1) % len(ordered)], ordered[widest]
    return f"{first[0]:02d}-{first[1]:02d}", f"{last[0]:02d}-{last[1]:02d}"


def _into_past(issue: date, month: int | None, day: int) -> str | None:
    """Return the last such day up to the day of the issue; a day alone is looked for up to a year back."""
    back = _count_days(issue, month, day, -1)
    return None if back is None else (issue - timedelta(days=back)).isoformat()


def _into_nearer(issue: date, month: int | None, day: int) -> str | None:
    """Return the last such day, or None where the next one is nearer: a lede may tell what is to come."""
    back = _count_days(issue, month, day, -1)
    if back is None or _count_days(issue, month, day, 1, most=back) is not None:
        return None
    return (issue - timedelta(days=back)).isoformat()


def _count_days(issue: date, month: int | None, day: int, step: int, *, most: int = 366) -> int | None:
    """Count the days from an issue back (-1) or ahead (1) to the nearest such day, if it is among so many."""
    ordinals = islice(range(issue.toordinal(), 0 if step < 0 else date.max.toordinal() + 1, step), most)
    days = map(date.fromordinal, ordinals)
    return next((n for n, at in enumerate(days) if at.day == day and month in (None, at.month)), None)


def _in_week(issue: date, week: str, weekday: str) -> str | None:
    monday = issue - timedelta(days=issue.weekday() + (7 if week.startswith("上") else 0))
    day = monday + timedelta(days="一二三四五六日天".index(weekday) % 7 if weekday != "天" else 6)
    return day.isoformat() if day <= issue else None
