"""Words that rose against the weeks before, and how far a digest of what is new has come."""

import pytest
from archive_samples import make_article, make_issue

from gxdigest.archive import archive as archive_module
from gxdigest.archive.rises import FEWEST, MOST
from gxdigest.model.article import Digest
from gxdigest.model.search import Filter


def keep(archive, date, *keywords, paper="云岭时报"):
    """Keep an issue of one article a list of keywords."""
    issue = make_issue(*(make_article("路灯", "正文。") for _ in keywords), date=date, paper=paper)
    return archive.keep(issue, [Digest((), tuple(words), "1") for words in keywords]).issue


def find(archive, issue):
    rises = archive.find_rises(tuple(archive.find_articles(Filter(issue=issue))), weeks=4)
    return None if rises is None else [(rise.word, rise.articles, round(rise.expected, 2)) for rise in rises]


def test_words_rise_against_their_own_share(archive):
    keep(archive, "2025-11-20", ["社区"], ["社区"], ["社区"], ["柑橘"])
    now = keep(archive, "2025-11-27", ["社区", "柑橘"], ["社区", "柑橘"], ["柑橘"], ["路灯"])
    # 社区 is as usual, 路灯 is in one article; 柑橘: (1 + 0.5) / (4 + 1) of 4 articles
    assert find(archive, now) == [("柑橘", 3, 1.2)]


@pytest.mark.parametrize(("day", "counts"), [("2025-10-30", True), ("2025-10-29", False), ("2025-11-27", False)])
def test_four_weeks_are_looked_back_on(archive, day, counts):
    keep(archive, day, ["社区"])
    now = keep(archive, "2025-11-27", ["柑橘"], ["柑橘"])
    assert (find(archive, now) is not None) == counts


def test_other_papers_say_nothing(archive):
    keep(archive, "2025-11-20", ["社区"], paper="云江晚报")
    now = keep(archive, "2025-11-27", ["柑橘"], ["柑橘"])
    assert find(archive, now) is None


@pytest.mark.parametrize("date", [None, "no day", "0001-01-02"])
def test_without_a_day_nothing_rises(archive, date):
    now = keep(archive, date, ["柑橘"], ["柑橘"])
    assert find(archive, now) is None


def test_a_word_counts_once_an_article_and_the_most_risen_come_first(archive):
    keep(archive, "2025-11-20", ["社区"])
    words = [f"词{i}" for i in range(MOST + 5)]
    now = keep(archive, "2025-11-27", ["柑橘", "柑橘", *words], ["金奖", *words], ["金奖"], ["金奖"])
    found = find(archive, now)
    assert found[0][:2] == ("金奖", 3)
    assert len(found) == MOST
    assert "柑橘" not in dict.fromkeys(word for word, _, _ in found)
    assert all(number >= FEWEST for _, number, _ in found)


def test_a_mark_belongs_to_its_filter_and_never_goes_back(archive):
    paper = Filter(paper="云岭时报")
    assert archive.find_mark(Filter()) is None
    archive.set_mark(Filter(), 7)
    archive.set_mark(Filter(), 5)
    assert archive.find_mark(Filter()) == 7
    assert archive.find_mark(paper) is None
    archive.set_mark(paper, 3)
    assert (archive.find_mark(Filter()), archive.find_mark(paper)) == (7, 3)


def test_articles_after_one(archive):
    keep(archive, "2025-11-27", ["柑橘"], ["路灯"])
    keep(archive, "2025-11-20", ["社区"])
    assert [kept.id for kept in archive.find_articles(after=1)] == [3, 2]


def test_a_day_is_found_without_reading_every_article(archive):
    keep(archive, "2025-11-27", ["柑橘"])
    condition = archive_module._IN_ORDER.format(condition="i.date >= ?", turn="")
    plan = archive._connection.execute(f"EXPLAIN QUERY PLAN {condition}", [-1, "2025-11-27"]).fetchall()
    assert not [step for *_, step in plan if step.startswith("SEARCH a USING INTEGER PRIMARY KEY (rowid>")]


def test_files_of_a_day_belong_to_one_paper(archive):
    one = keep(archive, "2025-11-27", ["柑橘"])
    keep(archive, "2025-11-27", ["柑橘"], paper="云江晚报")
    other = keep(archive, "2025-11-27", ["路灯"])
    undated = [keep(archive, None, ["路灯"]) for _ in range(2)]
    assert archive.find_files(archive.find_issue(one)) == (one, other)
    assert archive.find_files(archive.find_issue(undated[0])) == (undated[0],)
