"""What is kept comes back as it was, once, whole or not at all."""

import json
import sqlite3
import zlib
from dataclasses import replace

import pytest
from archive_samples import DIGEST, FRONT, SECOND, WHOLE, keep, make_article, make_issue

from gxdigest.archive import Archive
from gxdigest.archive import store as store_module
from gxdigest.errors import NothingFound
from gxdigest.model.article import Byline, KeptArticle
from gxdigest.model.issue import Kept, KeptIssue
from gxdigest.model.search import Filter


def dump(path):
    db = sqlite3.connect(path)
    try:
        return list(db.iterdump())
    finally:
        db.close()


def test_an_issue_comes_back_as_it_was(archive):
    other = replace(DIGEST, summary=("另一句。", "“两”句。"), keywords=())
    assert archive.keep(WHOLE, [DIGEST, other]) == Kept(1, new=True)
    assert archive.find_issue(1) == KeptIssue(1, "新河日报.txt", "新河日报", "2019-11-23", 1203, WHOLE.counts)
    assert archive.find_article(1) == KeptArticle(1, 1, "新河日报.txt", "新河日报", "2019-11-23", 1203, FRONT, DIGEST)
    assert archive.find_article(2).article == SECOND
    assert archive.find_article(2).digest == other
    assert archive.find_text(WHOLE.text) == 1
    assert archive.find_raw(1) == WHOLE.text
    assert archive.find_notes(1) == WHOLE.notes
    assert archive.find_passages(1) == WHOLE.leftovers[::-1]


def test_other_programs_can_read_it(path, archive):
    archive.keep(WHOLE, [DIGEST] * 2)
    db = sqlite3.connect(path)
    row = db.execute('SELECT headline, body, captions, "column", subheads, dateline_text FROM articles').fetchone()
    assert row[:4] == (FRONT.headline, "\n".join(FRONT.paragraphs), FRONT.captions[0], "民生在线")
    assert json.loads(row[4])
    assert row[5] == "新河晚报11月23日讯"
    (packed,) = db.execute("SELECT zlib_text FROM issues").fetchone()
    assert zlib.decompress(packed).decode() == WHOLE.text
    assert db.execute("SELECT kind, text FROM passages ORDER BY first_line").fetchall()[0] == (
        "furniture",
        "第1版 要闻",
    )
    assert db.execute("SELECT name, name_folded FROM bylines").fetchall() == [("孙庆辉", "孙庆辉"), ("王伟", "王伟")]
    assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert db.execute("PRAGMA foreign_key_check").fetchall() == []
    db.close()


def test_the_same_text_is_kept_once(path, archive):
    assert keep(archive, FRONT, text="一份底稿") == Kept(1, new=True)
    before = dump(path)
    assert keep(archive, SECOND, text="一份底稿") == Kept(1, new=False)
    assert dump(path) == before
    assert keep(archive, FRONT, text="另一份底稿") == Kept(2, new=True)


def test_the_same_issues_give_the_same_archive(tmp_path):
    paths = [tmp_path / "a.db", tmp_path / "b.db"]
    for path in paths:
        with Archive(path, create=True) as archive:
            archive.keep(WHOLE, [DIGEST] * 2)
            keep(archive, SECOND, text="第二份")
    assert dump(paths[0]) == dump(paths[1])
    assert paths[0].read_bytes() == paths[1].read_bytes()


def test_an_issue_without_articles(archive):
    assert archive.keep(make_issue(text="空"), []) == Kept(1, new=True)
    assert list(archive.find_articles()) == []
    assert archive.find_passages(1) == ()


@pytest.mark.parametrize("failing", ["_digest_row", "_terms", "_passage_rows"])
def test_a_failure_midway_leaves_everything_as_it_was(path, archive, monkeypatch, failing):
    keep(archive, FRONT)
    before = dump(path)

    def fail(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(store_module, failing, fail)
    with pytest.raises(KeyboardInterrupt):
        keep(archive, FRONT, SECOND)
    monkeypatch.undo()
    assert dump(path) == before
    assert keep(archive, SECOND, text="再来") == Kept(2, new=True)
    assert archive.search("信号").total == 1


def test_digests_must_be_as_many_as_the_articles(path, archive):
    before = dump(path)
    for digests in ([], [DIGEST] * 3):
        with pytest.raises(ValueError, match="zip"):
            archive.keep(WHOLE, digests)
    assert dump(path) == before


def test_halves_of_surrogate_pairs_and_other_odd_values(archive):
    torn = "路\ud83d灯"
    article = make_article(torn, torn, names=[torn], captions=(torn,), page=torn)
    issue = replace(make_issue(article, text=torn), source=torn, notes=(torn,), number=10**40)
    archive.keep(issue, [replace(DIGEST, summary=(torn,), keywords=(torn,))])
    kept = archive.find_article(1)
    whole = "路\ufffd灯"
    assert (kept.source, kept.article.headline, kept.article.paragraphs) == (whole, whole, (whole,))
    assert kept.article.bylines == (Byline(whole),)
    assert kept.digest.summary == (whole,)
    assert kept.number is None
    assert archive.find_text(torn) == archive.find_text(whole) == 1
    assert archive.search(torn).total == 1
    assert archive.count_bylines(Filter(byline=torn))[0].person.name == whole


def test_control_characters_are_kept(archive):
    keep(archive, make_article("甲\x00乙\x1b[2J", "丙\r\x85\u2028丁"), text="\x00戊")
    assert archive.find_article(1).article.headline == "甲\x00乙\x1b[2J"
    assert archive.find_article(1).article.paragraphs == ("丙\r\x85\u2028丁",)
    assert archive.find_text("\x00戊") == 1


def test_a_line_end_inside_a_paragraph_does_not_make_it_two(archive):
    keep(archive, make_article(None, "一\n二", "三", captions=("四\n五",)))
    article = archive.find_article(1).article
    assert (article.paragraphs, article.captions) == (("一 二", "三"), ("四 五",))


def test_issues_stand_newest_first_and_undated_last(archive):
    for date in ("2019-11-22", None, "2020-01-01", "2019-11-22", None, "2020-01-01"):
        keep(archive, FRONT, date=date)
    assert [issue.id for issue in archive.find_issues()] == [3, 6, 1, 4, 2, 5]
    assert archive.find_newest_issue().id == 6
    assert [kept.issue for kept in archive.find_articles()] == [1, 4, 3, 6, 2, 5]


def test_the_newest_of_undated_issues_is_the_one_kept_last(archive):
    keep(archive, FRONT)
    keep(archive, FRONT)
    assert archive.find_newest_issue().id == 2


def test_articles_stand_in_their_order_and_are_read_as_they_are_asked_for(archive):
    keep(archive, *(make_article(f"第{number}篇") for number in range(1, 12)))
    articles = archive.find_articles()
    assert next(articles).article.position == 1
    keep(archive, FRONT)  # someone may write meanwhile
    assert [kept.article.position for kept in articles] == list(range(2, 12))


def test_what_is_not_there(archive):
    with pytest.raises(NothingFound, match="no issue yet"):
        archive.find_newest_issue()
    for id in (1, 0, -1, 2**63, 10**30):
        with pytest.raises(NothingFound, match=f"no article {id};"):
            archive.find_article(id)
        with pytest.raises(NothingFound, match=f"no issue {id};"):
            archive.find_issue(id)
        with pytest.raises(NothingFound, match=f"no issue {id};"):
            archive.find_raw(id)
        with pytest.raises(NothingFound, match=f"no issue {id};"):
            archive.find_notes(id)
        assert archive.find_passages(id) == ()
    assert archive.find_issues() == ()
    assert archive.find_text("没有") is None
    assert archive.count_bylines() == ()


def signed(*bylines):
    return make_article("标题", bylines=tuple(Byline(*byline) for byline in bylines))


def test_people_are_counted_by_name_and_outlet(archive):
    keep(
        archive,
        signed(("王伟", "记者"), ("孙庆辉", None)),
        signed(("王伟", "摄影"), ("王伟", "记者")),
        date="2019-11-23",
    )
    keep(archive, signed(("王　伟", "记者"), ("方小满", "记者", "新河晚报")), date="2018-05-01")
    keep(archive, signed(("王伟", "通讯员", "新河晚报"), ("孙庆辉", None)))
    counts = archive.count_bylines()
    assert [
        (count.person.name, count.person.outlet, count.articles, count.roles, count.first, count.last)
        for count in counts
    ] == [
        ("王伟", None, 3, ("记者", "摄影"), "2018-05-01", "2019-11-23"),
        ("孙庆辉", None, 2, (), "2019-11-23", "2019-11-23"),
        ("方小满", "新河晚报", 1, ("记者",), "2018-05-01", "2018-05-01"),
        ("王伟", "新河晚报", 1, ("通讯员",), None, None),
    ]
    assert [(count.alone, count.shares, count.pictures) for count in counts] == [
        (1, 2.0, 1),
        (0, 1.0, 0),
        (0, 0.5, 0),
        (0, 0.5, 0),
    ]
    assert sum(count.shares for count in counts) == 4, "every signed article is shared out whole"
    assert [
        (count.person.name, count.person.outlet, count.articles)
        for count in archive.count_bylines(Filter(byline="王 伟"))
    ] == [
        ("王伟", None, 3),
        ("王伟", "新河晚报", 1),
    ]
    assert [count.articles for count in archive.count_bylines(Filter(since="2019-01-01"))] == [2, 1]
    assert {kept.id for kept in archive.find_articles(Filter(byline="王伟"))} == {1, 2, 3, 4}
    assert [count.person.name for count in archive.count_bylines(role="记者")] == ["王伟", "方小满"]
    assert [count.person.name for count in archive.count_bylines(sort="name")] == sorted(
        count.person.name for count in counts
    )


def test_the_lead_of_a_page_and_the_length_are_counted(archive):
    first, second, other = (
        make_article("标题", "路灯亮了。", "井盖换了。", page=page, bylines=(Byline(name, "记者"),))
        for page, name in (("1", "甲一一"), ("1", "乙一一"), ("2", "甲一一"))
    )
    keep(archive, first, second, other, date="2019-11-23")
    lead, follower = archive.count_bylines()
    assert (lead.person.name, lead.leads, lead.characters) == ("甲一一", 2, 20)
    assert (follower.person.name, follower.leads, follower.characters) == ("乙一一", 0, 10)
    assert [count.leads for count in archive.count_bylines(Filter(byline="乙一一"))] == [0]
