"""Who is one person: names, outlets, and what the user corrected, whatever happens to the issues."""

import sqlite3
import subprocess
import sys
from contextlib import closing, suppress
from dataclasses import replace
from tempfile import TemporaryDirectory

import pytest
from archive_samples import DIGEST, keep, make_article, make_issue
from hypothesis import given, settings
from hypothesis import strategies as st

from gxdigest.archive import Archive, counts
from gxdigest.archive.grams import fold
from gxdigest.errors import NothingFound, UsageError
from gxdigest.model.article import Byline
from gxdigest.model.bylines import Correction, Person
from gxdigest.model.search import Filter

OWN, OTHER = Person("方小满"), Person("方小满", "新河晚报")


def sign(headline, *bylines, **values):
    return make_article(headline, "路灯亮了。", bylines=tuple(Byline(*byline) for byline in bylines), **values)


@pytest.fixture
def signed(archive):
    """Two 方小满, one of them of another paper; 孙庆辉 with a pen name; 王伟 in two papers."""
    keep(archive, sign("甲", ("方小满", "记者"), ("孙庆辉", "记者")), paper="新河日报", date="2019-11-01")
    keep(archive, sign("乙", ("方小满", "文/图", "新河晚报"), ("孙庆辉", "记者")), paper="新河日报", date="2019-11-02")
    keep(archive, sign("丙", ("晴川", None)), sign("丁", ("王伟", "记者")), paper="新河日报", date="2020-01-03")
    keep(archive, sign("戊", ("王　伟", "记者")), paper="云岭时报", date="2020-01-04")
    return archive


def count(archive, **filters):
    return {one.person: one.articles for one in archive.count_bylines(Filter(**filters))}


def find_headlines(archive, person):
    return [kept.article.headline for kept, _ in archive.find_portrait(person).articles]


def test_a_name_means_the_very_name_else_a_part_else_its_sound(signed):
    assert signed.find_persons("孙庆辉") == signed.find_persons("庆辉") == (Person("孙庆辉"),)
    assert signed.find_persons("sunqinghui") == signed.find_persons("SQH") == (Person("孙庆辉"),)
    assert signed.find_persons("方小满") == (OWN, OTHER)
    assert signed.find_persons("方小满（新河晚报）") == signed.find_persons("方小满(新河晚报)") == (OTHER,)
    assert set(signed.find_persons("川")) == {Person("晴川")}
    assert signed.find_persons("查无此人") == signed.find_persons("xyz") == ()
    assert signed.find_persons("方小满（没有这家）") == ()


def test_no_pinyin_is_loaded_for_hanzi(tmp_path):
    with Archive(tmp_path / "a.db", create=True) as archive:
        keep(archive, sign("甲", ("方小满", "记者")))
    code = (
        "import sys; from gxdigest.archive import Archive; archive = Archive(sys.argv[1]);"
        "archive.find_persons('小满'); archive.find_persons('无人'); print('pypinyin' in sys.modules); archive.close()"
    )
    done = subprocess.run([sys.executable, "-c", code, tmp_path / "a.db"], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


def test_a_name_that_another_program_wrote_is_found(signed, path):
    with closing(sqlite3.connect(path)) as db:
        db.execute("UPDATE bylines SET name = '林 小舟' WHERE name = '晴川'")
        db.commit()
    assert signed.find_persons("小舟") == signed.find_persons("林小舟") == (Person("林 小舟"),)
    assert signed.find_persons("晴川") == ()


def test_an_outlet_keeps_people_of_one_name_apart_until_they_are_merged(signed):
    assert (count(signed)[OWN], count(signed)[OTHER]) == (1, 1)
    assert signed.merge("方小满", "方小满（新河晚报）") == (Correction(OTHER, OWN),)
    assert (count(signed)[OWN], OTHER in count(signed)) == (2, False)
    assert signed.find_persons("方小满") == signed.find_persons("方小满（新河晚报）") == (OWN,)
    assert find_headlines(signed, OWN) == ["乙", "甲"]
    assert signed.split("方小满（新河晚报）") == (Correction(OTHER, OWN),)
    assert (count(signed)[OWN], count(signed)[OTHER]) == (1, 1)
    assert signed.find_corrections() == ()


def test_who_counts_as_another_is_found_by_either_name(signed):
    signed.merge("孙庆辉", "晴川")
    assert (count(signed)[Person("孙庆辉")], Person("晴川") in count(signed)) == (3, False)
    assert signed.find_persons("晴川") == signed.find_persons("qingchuan") == (Person("孙庆辉"),)
    assert find_headlines(signed, Person("孙庆辉")) == ["丙", "乙", "甲"]
    for name in ("孙庆辉", "晴川"):
        assert signed.search(f"byline:{name}").total == 3
        assert signed.search("路灯", Filter(byline=name)).total == 3
        assert {kept.article.headline for kept in signed.find_articles(Filter(byline=name))} == {"甲", "乙", "丙"}
        assert signed.search(f"路灯 -byline:{name}").total == 2
    assert signed.search("byline:晴").total == 1, "a part of a name is literal"
    assert count(signed, byline="晴川") == {Person("孙庆辉"): 3}
    assert signed.find_nearest("byline:晴川 没有").articles == 3
    signed.split("孙庆辉")
    assert (signed.search("byline:晴川").total, signed.search("byline:孙庆辉").total) == (1, 2)


def test_who_joins_brings_along_who_counts_as_them(signed):
    signed.merge("方小满", "方小满（新河晚报）")
    signed.merge("孙庆辉", "方小满")
    assert count(signed) == {Person("孙庆辉"): 2, Person("王伟"): 2, Person("晴川"): 1}
    # The article that both signed is now one person's alone.
    (one,) = signed.count_bylines(people=[Person("孙庆辉")])
    assert (one.alone, one.shares) == (2, 2.0)
    with pytest.raises(UsageError, match="are one already"):
        signed.merge("方小满（新河晚报）", "孙庆辉")
    signed.split("方小满（新河晚报）")
    signed.merge("方小满（新河晚报）", "孙庆辉")
    assert count(signed)[OTHER] == 2, "who was taken out can give the name"
    assert signed.split("方小满（新河晚报）") == (Correction(Person("孙庆辉"), OTHER),)
    assert count(signed) == {Person("孙庆辉"): 2, OTHER: 1, Person("王伟"): 2, Person("晴川"): 1}


def test_to_undo_a_merge_leaves_what_was_said_before(signed):
    signed.merge("孙庆辉", "晴川")
    signed.merge("王伟", "孙庆辉")
    before = signed.find_corrections()
    assert sorted(count(signed).values()) == [1, 1, 5]
    signed.merge("方小满", "晴川")
    assert signed.find_persons("晴川") == (OWN,)
    assert {one.article.article.headline for one in signed.search("byline:晴川").hits} == set("甲乙丙丁戊")
    assert [one.counts_as for one in signed.split("王伟")] == [OWN]
    assert signed.find_corrections() == before
    assert [one.person for one in signed.split("孙庆辉")] == [Person("孙庆辉")]
    assert signed.find_corrections() == (Correction(Person("晴川"), Person("孙庆辉")),)


def find_signed(archive, name):
    return {kept.article.headline for kept in archive.find_articles(Filter(byline=name))}


def test_a_filter_takes_a_person_as_the_tables_write_them(signed, path):
    assert find_signed(signed, "方小满（新河晚报）") == find_signed(signed, "方小满(新河晚报)") == {"乙"}
    assert find_signed(signed, "方小满") == {"甲", "乙"}
    assert find_signed(signed, "方小满（没有这家）") == set()
    assert count(signed, byline="方小满（新河晚报）") == {OTHER: 1}
    signed.split("王伟")
    assert (find_signed(signed, "王伟（新河日报）"), find_signed(signed, "王伟（云岭时报）")) == ({"丁"}, {"戊"})
    signed.merge("方小满（新河晚报）", "王伟（云岭时报）")
    signed.merge("王伟（新河日报）", "方小满（新河晚报）")
    for name in ("王伟（新河日报）", "王伟（云岭时报）", "方小满（新河晚报）"):
        assert find_signed(signed, name) == {"乙", "丁", "戊"}
    with closing(sqlite3.connect(path)) as db:
        db.execute("UPDATE bylines SET outlet = '新河晚报', name = '方 小满' WHERE name = '孙庆辉'")
        db.commit()
    assert find_signed(signed, "方小满（新河晚报）") == {"甲", "乙", "丁", "戊"}


def test_a_query_takes_a_person_as_the_tables_write_them(signed):
    for typed in ("byline:方小满（新河晚报）", "路灯 byline:方小满(新河晚报)"):
        assert [hit.article.article.headline for hit in signed.search(typed).hits] == ["乙"]
        assert signed.count(typed) == 1
    assert signed.search("byline:方小满").total == 2
    assert signed.find_nearest("byline:方小满（没有）").query == 'byline:"方小满"'
    for typed in ("byline:孙庆辉 OR byline:方小满（新河晚报）", "路灯 -byline:方小满（新河晚报）"):
        with pytest.raises(UsageError, match="write the name alone"):
            signed.search(typed)


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_a_filter_and_the_table_agree_on_who_is_who(data):
    """Whatever was merged and split, the filter picks the articles that the table counts for a person."""
    with TemporaryDirectory() as folder, Archive(f"{folder}/a.db", create=True) as archive:
        for number, paper in enumerate(("甲报", "乙报", None)):
            people = [("王五",), ("张三", "记者"), ("李四", "记者", "丙报"), ("张三", "记者", "丙报")][: 4 - number]
            keep(archive, *(sign("题", one) for one in people), paper=paper)
        names = st.sampled_from(["张三", "李四（丙报）", "张三（丙报）", "王五", "王五（甲报）", "王五（乙报）"])
        for _ in range(data.draw(st.integers(0, 5))):
            with suppress(UsageError, NothingFound):
                if data.draw(st.booleans()):
                    archive.merge(data.draw(names), data.draw(names))
                else:
                    archive.split(data.draw(names))
        for person, number in count(archive).items():
            if person.outlet:
                typed = f"{person.name}（{person.outlet}）"
                assert len(list(archive.find_articles(Filter(byline=typed)))) == number


def test_flat_corrections_of_older_archives_and_circles_of_other_programs_are_read(signed, path):
    rows = [("晴川", "孙庆辉"), ("王伟", "孙庆辉")]
    with closing(sqlite3.connect(path)) as db:
        for name, into in rows:
            db.execute("INSERT INTO corrections VALUES (?, ?, NULL, '', ?, ?, NULL)", [name, name, into, into])
        db.commit()
        assert count(signed) == {Person("孙庆辉"): 5, OWN: 1, OTHER: 1}
        db.execute("INSERT INTO corrections VALUES ('孙庆辉', '孙庆辉', NULL, '', '晴川', '晴川', NULL)")
        db.commit()
    assert sum(count(signed).values()) >= 5


def test_people_of_one_name_can_be_told_apart_by_paper(signed):
    assert count(signed)[Person("王伟")] == 2
    assert signed.split("王伟") == (Correction(Person("王伟"), None),)
    first = Person("王伟", "新河日报")
    assert (count(signed)[first], {one.outlet for one in signed.find_persons("王伟")}) == (1, {"新河日报", "云岭时报"})
    assert find_headlines(signed, first) == ["丁"]
    signed.merge("王伟（新河日报）", "王伟（云岭时报）")
    assert count(signed)[first] == 2
    signed.split("王伟（云岭时报）")
    assert {one.outlet: number for one, number in count(signed).items() if one.outlet} == {
        "新河日报": 1, "云岭时报": 1, "新河晚报": 1,
    }  # fmt: skip
    assert signed.merge("王伟", "王伟") == ()
    assert count(signed)[Person("王伟")] == 2


@pytest.mark.parametrize(
    ("ask", "error", "said"),
    [
        (lambda archive: archive.merge("孙庆辉", "查无此人"), NothingFound, "no byline of 查无此人"),
        (lambda archive: archive.merge("庆辉", "晴川"), NothingFound, "no byline of 庆辉"),
        (lambda archive: archive.merge("孙庆辉", "方小满（没有）"), NothingFound, "no byline of 方小满 of 没有"),
        (lambda archive: archive.merge("孙庆辉", "孙 庆辉"), UsageError, "are one already"),
        (lambda archive: archive.split("孙庆辉"), UsageError, "nothing tells 孙庆辉 apart"),
        (lambda archive: archive.split("查无此人"), UsageError, "nothing tells 查无此人 apart"),
        (lambda archive: archive.find_persons("　"), UsageError, "holds no character"),
    ],
)
def test_what_cannot_be_corrected_changes_nothing(signed, ask, error, said):
    with pytest.raises(error, match=said):
        ask(signed)
    assert signed.find_corrections() == ()


def test_corrections_outlive_reread_replace_and_forget(archive):
    issue = make_issue(sign("甲", ("方小满", "记者"), ("晴川", "记者"), page="1"), paper="新河日报", date="2019-11-01")
    archive.keep(issue, [DIGEST])
    archive.merge("方小满", "晴川")
    archive.reread(1, issue, [DIGEST])
    other = make_issue(sign("新", ("晴川", "记者"), page="1"), paper="新河日报", date="2019-11-01")
    assert archive.keep(other, [DIGEST], clash="replace").new
    assert count(archive) == {Person("方小满"): 1}
    archive.forget(2)
    archive.keep(issue, [DIGEST])
    assert count(archive) == {Person("方小满"): 1}
    assert all(finding.sound for finding in archive.check())


def test_a_backup_holds_the_corrections(signed, tmp_path):
    signed.merge("孙庆辉", "晴川")
    signed.back_up(tmp_path / "copy.db")
    with Archive(tmp_path / "copy.db") as copy:
        assert copy.find_corrections() == signed.find_corrections()


def test_a_portrait(signed):
    portrait = signed.find_portrait(Person("孙庆辉"))
    assert [byline.role for _, byline in portrait.articles] == ["记者", "记者"]
    assert portrait.months == (("2019-11", 2),)
    assert set(portrait.partners) == {(OWN, 1), (OTHER, 1)}
    assert portrait.keywords == (("路灯", 2), ("小区", 2))
    signed.merge("孙庆辉", "晴川")
    assert signed.find_portrait(Person("孙庆辉")).months == (("2019-11", 2), ("2019-12", 0), ("2020-01", 1))
    assert signed.find_portrait(OTHER, role="记者").articles == ()
    assert signed.find_portrait(Person("孙庆辉"), Filter(since="2019-11-02"), role="记").months == (("2019-11", 1),)
    assert signed.find_portrait(Person("无人")).months == ()


def test_by_month_and_by_role(signed):
    months = signed.count_bylines(by="month", sort="name")
    assert [(one.month, one.person.name, one.articles) for one in months] == [
        ("2019-11", "孙庆辉", 2), ("2019-11", "方小满", 1), ("2019-11", "方小满", 1),
        ("2020-01", "晴川", 1), ("2020-01", "王伟", 2),
    ]  # fmt: skip
    keep(signed, sign("己", ("孙庆辉", "文/图"), ("孙庆辉", "记者")))
    roles = {
        (one.roles, one.articles, one.pictures) for one in signed.count_bylines(by="role", people=[Person("孙庆辉")])
    }
    assert roles == {(("记者",), 3, 0), (("文/图",), 1, 1)}
    assert signed.count_bylines(by="month")[-1].month is None, "undated last"
    (one,) = signed.count_bylines(people=[OTHER])
    assert one.outlets == ("新河晚报",)


SHOT = make_article(
    "夜灯",
    "路灯亮了。",
    names=("孙庆辉",),
    credits=(Byline("周敏", "摄", None, "周　敏 摄"), Byline("孙庆辉", "摄影")),
    captions=("图为新灯。周　敏 摄", "摄影：孙庆辉"),
)


def test_whom_a_caption_credits_is_kept_beside_who_signed(archive):
    keep(archive, SHOT)
    (kept,) = archive.find_articles()
    assert (kept.article.bylines, kept.article.credits) == (SHOT.bylines, SHOT.credits)


def test_whom_a_caption_credits_is_one_of_those_who_sign(archive):
    keep(archive, SHOT, date="2019-11-01")
    keep(archive, sign("乙", ("周敏", "记者")), date="2019-12-02")
    counts = {one.person.name: one for one in archive.count_bylines()}
    assert (counts["周敏"].articles, counts["周敏"].pictures) == (2, 1)
    assert set(counts["周敏"].roles) == {"摄", "记者"}
    assert (counts["孙庆辉"].articles, counts["孙庆辉"].pictures, counts["孙庆辉"].roles) == (1, 1, ("摄影",))
    assert [one.person.name for one in archive.count_bylines(role="摄")] == ["周敏", "孙庆辉"]
    portrait = archive.find_portrait(Person("周敏"))
    assert [(kept.article.headline, byline.role) for kept, byline in portrait.articles] == [
        ("乙", "记者"),
        ("夜灯", "摄"),
    ]
    assert portrait.months == (("2019-11", 1), ("2019-12", 1))
    assert portrait.partners == ((Person("孙庆辉"), 1),)
    assert len(archive.find_portrait(Person("孙庆辉")).articles) == 1


def test_the_text_is_of_those_who_signed_it_and_the_pictures_of_those_who_took_them(archive):
    keep(archive, SHOT)
    one, other = (next(iter(archive.count_bylines(people=[Person(name)]))) for name in ("孙庆辉", "周敏"))
    assert (one.alone, one.shares, one.characters, one.pictures) == (1, 1.0, 5, 1)
    assert (other.alone, other.shares, other.characters, other.pictures) == (0, 0.0, 0, 1)


def test_a_text_that_nobody_signed_is_of_those_whom_its_captions_credit(archive):
    keep(archive, replace(SHOT, bylines=()))
    for one in archive.count_bylines():
        assert (one.alone, one.shares, one.characters) == (0, 0.5, 5)


def test_whom_a_caption_credits_is_found_like_who_signed(archive):
    keep(archive, SHOT)
    for found in (archive.search("byline:周敏"), archive.search("路灯", Filter(byline="周 敏"))):
        assert [hit.article.article.headline for hit in found.hits] == ["夜灯"]
    assert archive.find_persons("zhoumin") == (Person("周敏"),)
    assert archive.search("byline:路灯").total == 0
    assert all(finding.sound for finding in archive.check())


def test_corrections_and_other_programs_reach_whom_captions_credit(archive, path):
    keep(archive, SHOT, sign("乙", ("晴川", None)))
    archive.merge("晴川", "周敏")
    assert {one.person.name: one.articles for one in archive.count_bylines()} == {"晴川": 2, "孙庆辉": 1}
    archive.split("周敏")
    with closing(sqlite3.connect(path)) as db:
        db.execute("UPDATE bylines SET name = '林小舟' WHERE name = '周敏'")
        db.commit()
    assert archive.search("byline:林小舟").total == 1
    archive.mend()
    assert archive.search("byline:林小舟").total == 1
    assert archive.search("byline:周敏").total == 0
    assert all(finding.sound for finding in archive.check())


def test_one_who_signs_twice_and_many_who_sign_once_are_counted_each_in_their_way(archive):
    """The short way for one signature adds up to the same as the long way for several."""
    keep(archive, sign("甲", ("王伟", "记者")), sign("乙", ("王　伟", "记者"), ("王伟", "文/图")), date="2019-11-01")
    keep(archive, sign("丙", ("王伟", "摄影"), ("周敏", "记者")), sign("丁", ("周敏", "记者")), date="2019-12-02")
    first, second = archive.count_bylines()
    assert (first.person, first.articles, first.alone, first.shares, first.pictures) == (Person("王伟"), 3, 2, 2.5, 2)
    assert (first.roles, first.first, first.last) == (("记者", "文/图", "摄影"), "2019-11-01", "2019-12-02")
    assert (second.articles, second.alone, second.shares, second.characters) == (2, 1, 1.5, 10)
    assert [(one.month, one.articles) for one in archive.count_bylines(by="month")] == [
        ("2019-11", 2), ("2019-12", 2), ("2019-12", 1)
    ]  # fmt: skip


@pytest.mark.parametrize("asked", [{"filter": Filter(paper="日报")}, {"role": "记者"}])
def test_papers_and_roles_are_folded_once_however_many_the_articles(archive, monkeypatch, asked):
    for _ in range(20):
        keep(archive, sign("甲", ("王伟", "记者")), sign("乙", ("周敏", "记者")), paper="新河日报")
    folded = []
    archive._connection.create_function("folded", 1, lambda text: folded.append(text) or fold(text), deterministic=True)
    monkeypatch.setattr(counts, "_fold_role", lambda role: folded.append(role) or fold(role))
    assert sum(one.articles for one in archive.count_bylines(**asked)) == 40
    assert 0 < len(folded) <= 2
