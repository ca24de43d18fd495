"""How often a word was printed, over time."""

import pytest
from archive_samples import keep, make_article

from gxdigest.errors import UsageError
from gxdigest.model.search import Filter


@pytest.fixture
def years(archive):
    """Two articles an issue, one of which holds 路灯; an undated one, too."""
    for date in ("2019-11-30", "2019-12-02", "2019-12-02", "2020-01-01", None):
        keep(archive, make_article("路灯亮了"), make_article("早市开了"), date=date, paper="新河日报")
    keep(archive, make_article("早市"), date="2020-01-02", paper="新河晚报")
    return archive


def show(trend):
    return trend.by, [(point.period, point.query, point.articles, point.of) for point in trend.points]


def test_days_without_an_article_are_shown(years):
    by, points = show(years.find_trend(["路灯"]))
    assert by == "day"
    assert len(points) == 33
    assert points[:3] == [("2019-11-30", "路灯", 1, 2), ("2019-12-01", "路灯", 0, 0), ("2019-12-02", "路灯", 2, 4)]
    assert years.find_trend(["路灯"]).undated == 1


def test_words_side_by_side(years):
    assert show(years.find_trend(["路灯", "早市 -开"], by="month"))[1] == [
        ("2019-11", "路灯", 1, 2), ("2019-11", "早市 -开", 0, 2),
        ("2019-12", "路灯", 2, 4), ("2019-12", "早市 -开", 0, 4),
        ("2020-01", "路灯", 1, 3), ("2020-01", "早市 -开", 1, 3),
    ]  # fmt: skip


def test_shares_are_of_what_the_filter_lets_through(years):
    (point,) = years.find_trend(["早市"], Filter(paper="晚报"), by="year").points
    assert (point.period, point.articles, point.of, point.share) == ("2020", 1, 1, 1.0)


def test_the_span_chooses(archive):
    for date in ("2010-01-01", "2010-03-01", "2012-01-01", "2019-01-01"):
        keep(archive, make_article("路灯"), date=date)
    for until, by in (("2010-02-01", "day"), ("2010-12-31", "day"), ("2012-12-31", "month"), (None, "year")):
        assert archive.find_trend(["路灯"], Filter(until=until)).by == by
    assert len(archive.find_trend(["路灯"]).points) == 10


def test_a_date_that_is_none_counts_as_undated(years):
    years._connection.execute("UPDATE issues SET date = '昨天' WHERE id = 1")
    trend = years.find_trend(["路灯"])
    assert (trend.points[0].period, trend.undated) == ("2019-12-02", 2)


def test_nothing(years):
    trend = years.find_trend(["停电"])
    assert (trend.points, trend.undated) == ((), 0)
    with pytest.raises(UsageError):
        years.find_trend(["路灯", "OR"])
