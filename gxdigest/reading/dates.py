"""Masthead, file name, dateline and lede -> dates, always resolved into the past.

A paper speaks of what has been: 12月30日 in an issue of 2 January is last December. What the text does not say stays
None; today's date is never asked for.
"""

import re
from datetime import date, timedelta

from gxdigest.model import Dateline
from gxdigest.reading.lines import fold

_FILE_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_.年]?(0[1-9]|1[0-2])[-_.月]?(0[1-9]|[12]\d|3[01])(?!\d)")
_FILE_PAPER = re.compile(r"^([\u3400-\u9fff]{2,12}?[报刊闻讯])(?=[-_ \d])")
_FULL = re.compile(r"((?:19|20)\d\d)年(1[0-2]|0?[1-9])月(3[01]|[12]\d|0?[1-9])日")
_MONTH_DAY = re.compile(r"(?<![\d年至到—\-])(1[0-2]|0?[1-9])月(3[01]|[12]\d|0?[1-9])日")
_DAY = re.compile(r"(?<![\d月至到—\-第])(3[01]|[12]\d|[1-9])日(?!均|前|报|游|出|常|元)")
_SPOKEN = (("前天", 2), ("前日", 2), ("昨天", 1), ("昨日", 1), ("昨晚", 1), ("昨夜", 1), ("今天", 0), ("今日", 0))
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

    >>> find_event_date("2026-01-02", None, "12月30日，全区粮食工作会议召开。")
    '2025-12-30'
    >>> find_event_date("2026-01-02", None, "近日，全区粮食工作会议召开。") is None
    True
    """
    if issue is None:
        return None
    day = date.fromisoformat(issue)
    lead = fold(re.split("[。！？]", lede or "", maxsplit=1)[0])
    if full := _FULL.search(lead):
        return to_date(full[1], full[2], full[3])
    if near := _MONTH_DAY.search(lead):
        return _into_past(day, int(near[1]), int(near[2]))
    spoken = [(lead.find(word), back) for word, back in _SPOKEN if word in lead]
    if spoken:
        return (day - timedelta(days=min(spoken)[1])).isoformat()
    if week := _WEEKDAY.search(lead):
        return _in_week(day, week[1], week[2])
    if alone := _DAY.search(lead):
        return _into_past(day, None, int(alone[1]))
    if dateline and dateline.day:
        return _into_past(day, dateline.month, dateline.day)
    return None


def _into_past(issue: date, month: int | None, day: int) -> str | None:
    """Return the last such day up to the day of the issue; a day alone is looked for up to a year back."""
    back = issue
    for _ in range(366):
        if back.day == day and month in (None, back.month):
            return back.isoformat()
        if back == date.min:
            break
        back -= timedelta(days=1)
    return None


def _in_week(issue: date, week: str, weekday: str) -> str | None:
    monday = issue - timedelta(days=issue.weekday() + (7 if week.startswith("上") else 0))
    day = monday + timedelta(days="一二三四五六日天".index(weekday) % 7 if weekday != "天" else 6)
    return day.isoformat() if day <= issue else None
