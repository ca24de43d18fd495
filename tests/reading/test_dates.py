"""Dates, always resolved into the past."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading_texts import anything

from gxdigest.model.article import Dateline
from gxdigest.reading.dates import find_event_date, read_file_name, to_date

DAY = "2025-11-27"
"""A Thursday."""


@pytest.mark.parametrize(
    ("parts", "day"),
    [
        (("2025", "11", "27"), "2025-11-27"),
        ((2024, 2, 29), "2024-02-29"),
        (("2026", "2", "29"), None),
        (("2025", "13", "1"), None),
        (("2025", "11", "31"), None),
        (("2025", "0", "1"), None),
        (("2025", "1", "0"), None),
    ],
)
def test_only_days_of_the_calendar_are_days(parts, day):
    assert to_date(*parts) == day


@pytest.mark.parametrize(
    ("source", "known"),
    [
        ("云岭时报-2025-11-27.txt", ("云岭时报", "2025-11-27")),
        ("papers/2025/云岭时报_20251127_01.txt", ("云岭时报", "2025-11-27")),
        (r"C:\papers\云岭晚报 2025.11.27.txt", ("云岭晚报", "2025-11-27")),
        ("云岭时报-2025年11月27日.txt", ("云岭时报", "2025-11-27")),
        ("20251127.txt", (None, "2025-11-27")),
        ("云岭时报-20260229.txt", ("云岭时报", None)),
        ("扫描件120251127.txt", (None, None)),
        ("page07.txt", (None, None)),
        ("-", (None, None)),
        ("", (None, None)),
    ],
)
def test_what_a_file_name_tells(source, known):
    assert read_file_name(source) == known


@pytest.mark.parametrize(
    ("issue", "lede", "day"),
    [
        (DAY, "11月25日，食堂开张。", "2025-11-25"),
        (DAY, "11月27日，食堂开张。", "2025-11-27"),
        (DAY, "１１月２５日，食堂开张。", "2025-11-25"),
        (DAY, "12月1日，食堂开张。", None),
        ("2026-01-02", "12月30日，会议召开。", "2025-12-30"),
        ("2026-01-01", "昨日，会议召开。", "2025-12-31"),
        ("2024-03-01", "昨日，会议召开。", "2024-02-29"),
        ("2024-03-02", "2月29日，会议召开。", "2024-02-29"),
        ("2025-03-01", "2月29日，会议召开。", None),
        (DAY, "2024年2月29日，会议召开。", "2024-02-29"),
        (DAY, "2023年2月29日，会议召开。", None),
        (DAY, "昨日，食堂开张。", "2025-11-26"),
        (DAY, "昨晚八点，灯亮了。", "2025-11-26"),
        (DAY, "前天，食堂开张。", "2025-11-25"),
        (DAY, "今天，食堂开张。", "2025-11-27"),
        (DAY, "记者昨天从区里获悉，今天起食堂开张。", "2025-11-26"),
        (DAY, "上周五，食堂开张。", "2025-11-21"),
        (DAY, "上周日，食堂开张。", "2025-11-23"),
        (DAY, "上周天，食堂开张。", "2025-11-23"),
        (DAY, "上星期一，食堂开张。", "2025-11-17"),
        (DAY, "本周一，食堂开张。", "2025-11-24"),
        (DAY, "本周五，食堂开张。", None),
        (DAY, "25日，食堂开张。", "2025-11-25"),
        (DAY, "28日，食堂开张。", None),
        ("2025-03-15", "31日，食堂开张。", None),
        ("2025-12-02", "30日，食堂开张。", "2025-11-30"),
        ("2025-12-02", "12月5日，全区将新开三家食堂。", None),
        ("2026-06-09", "6月13日我们将迎来果园节。", None),
        ("2025-11-27", "7月5日，食堂开张。", "2025-07-05"),
        ("2025-11-27", "5月5日，食堂开张。", None),
        (DAY, "自12月1日起，末班车延后。", None),
        (DAY, "柑橘节将于12月1日开幕。", None),
        (DAY, "近日，食堂开张。", "2025-11-20/2025-11-27"),
        ("2026-01-02", "日前，食堂开张。", "2025-12-26/2026-01-02"),
        (DAY, "上周，食堂开张。", "2025-11-17/2025-11-23"),
        (DAY, "第3日，食堂开张。", None),
        (DAY, "日均3日报出。", None),
        (DAY, "灶火旺了。11月25日，食堂开张。", "2025-11-25"),
        (DAY, "灶火旺了吗？11月25日,食堂开张。11月25日，人来了。", "2025-11-25"),
        (DAY, "灶火旺了。12月5日，食堂开张。", None),
        (DAY, "灶火旺了。11月25日，食堂将开张。", None),
        (DAY, "灶火旺了。11月25日是感恩日。", None),
        (DAY, "灶火旺了。11月25日以来，食堂开张。", None),
        (DAY, "灶火旺了。11月24日，食堂开张。11月25日，书屋开张。", None),
        (DAY, "灶火旺了。食堂11月25日开张。", None),
        (DAY, "柑橘节将于12月1日开幕。11月25日，食堂开张。", None),
        (DAY, "去年大旱。11月25日，食堂开张。", None),
        (DAY, "他说：“灶火旺了。11月25日，食堂开张。”", None),
        (DAY, "近日，食堂开张。11月25日，人来了。", "2025-11-20/2025-11-27"),
        ("0001-01-01", "12月31日，食堂开张。", None),
        ("9999-12-31", "12月31日，食堂开张。", "9999-12-31"),
        (DAY, "", None),
        (DAY, None, None),
        (None, "11月25日，食堂开张。", None),
        (None, "2025年11月25日，食堂开张。", None),
    ],
)
def test_the_day_of_an_event(issue, lede, day):
    assert find_event_date(issue, None, lede) == day


@pytest.mark.parametrize(
    ("issue", "month", "day", "event"),
    [
        (DAY, 11, 26, "2025-11-26"),
        (DAY, None, 26, "2025-11-26"),
        (DAY, None, 30, "2025-10-30"),
        ("2026-01-01", 12, 31, "2025-12-31"),
        (DAY, 2, 30, None),
        (DAY, None, None, None),
        (None, 11, 26, None),
    ],
)
def test_a_dateline_dates_what_the_lede_does_not(issue, month, day, event):
    dateline = Dateline("本报讯", month=month, day=day)
    assert find_event_date(issue, dateline, "食堂开张。") == event


def test_the_lede_comes_before_the_dateline():
    assert find_event_date(DAY, Dateline("本报26日讯", day=26), "24日，食堂开张。") == "2025-11-24"


days = st.dates(date(1900, 1, 1), date(2099, 12, 31))


@given(days, days)
def test_a_month_and_day_are_the_last_such_day_if_it_is_nearer_than_the_next(issue, event):
    found = find_event_date(issue.isoformat(), None, f"{event.month}月{event.day}日，食堂开张。")
    if found is None:
        ahead = (event.month * 31 + event.day - issue.month * 31 - issue.day) % 372
        assert (event.month, event.day) == (2, 29) or 0 < ahead < 190
        return
    read = date.fromisoformat(found)
    assert (read.month, read.day) == (event.month, event.day)
    assert issue - timedelta(days=366) < read <= issue


@given(days, anything | st.text(st.sampled_from("上本周星期一五日天昨今前月年至到第12309—-。，"), max_size=20))
def test_any_lede_gives_an_iso_day_an_interval_or_none(issue, lede):
    found = find_event_date(issue.isoformat(), None, lede)
    days = found.split("/") if found else []
    assert [date.fromisoformat(day).isoformat() for day in days] == days == sorted(days)
    assert len(days) <= 2


@given(anything)
def test_any_file_name_gives_an_iso_day_or_none(source):
    _, found = read_file_name(source)
    assert found is None or date.fromisoformat(found).isoformat() == found
