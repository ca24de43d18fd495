"""Upgrade, clash, forget, reread, backup: what is left is always what was meant, and the doctor says so."""

import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest
from archive_samples import DIGEST, FRONT, SECOND, WHOLE, make_article, make_counts, make_issue

from gxdigest.archive import Archive
from gxdigest.archive.schema import FULL_TEXT, UPGRADES, VERSION
from gxdigest.errors import ArchiveError, NothingFound, UsageError
from gxdigest.model.article import Byline
from gxdigest.model.bylines import Person
from gxdigest.model.search import Filter

OTHER = replace(WHOLE, text="另一份底稿", source="另.txt")


def is_sound(archive):
    return all(finding.sound for finding in archive.check())


def make_version_2(path):
    with Archive(path, create=True) as archive:
        archive.keep(WHOLE, [DIGEST] * 2)
    db = sqlite3.connect(path)
    db.executescript(
        "DROP TABLE title_index; DROP TABLE given; DROP TABLE corrections; DROP INDEX idx_issues_paper_date; "
        "DROP INDEX idx_articles_length; ALTER TABLE bylines DROP COLUMN credit; PRAGMA user_version = 2;"
    )
    db.execute("PRAGMA journal_mode=DELETE")
    db.close()


def layout(path):
    db = sqlite3.connect(path)
    found = set(db.execute("SELECT type, name, sql FROM sqlite_master"))
    (version,) = db.execute("PRAGMA user_version").fetchone()
    db.close()
    return found, version


@pytest.mark.parametrize("create", [False, True])
def test_an_archive_of_the_first_version_becomes_one_like_a_new_one(path, tmp_path, create):
    make_version_2(path)
    with Archive(path, create=create) as archive:
        assert archive.search("路灯").total == 1
        assert is_sound(archive)
    with Archive(tmp_path / "new.db", create=True):
        pass
    assert layout(path) == layout(tmp_path / "new.db")
    assert layout(path)[1] == VERSION


def test_an_upgrade_that_fails_leaves_the_archive_as_it_was(path, monkeypatch):
    make_version_2(path)
    before = layout(path)
    steps = {3: ("CREATE TABLE IF NOT EXISTS given (name TEXT)", "CREATE NONSENSE")}
    monkeypatch.setattr("gxdigest.archive.schema.UPGRADES", steps)
    with pytest.raises(sqlite3.OperationalError):
        Archive(path)
    assert layout(path) == before


def test_an_old_archive_that_cannot_be_written_to_is_searched_as_it_is(path, monkeypatch):
    make_version_2(path)
    before = path.read_bytes()
    allow_no_writing(monkeypatch)
    with Archive(path) as archive:
        assert archive.search("路灯").total == 1
        assert archive.search("路灯", Filter(byline="王伟")).total == 1
        assert {one.person.name for one in archive.count_bylines()} == {"孙庆辉", "王伟"}
        assert archive.find_corrections() == ()
        with pytest.raises(ArchiveError, match="cannot be written to"):
            archive.merge("孙庆辉", "王伟（新河晚报）")
    assert path.read_bytes() == before


CREDITED = replace(WHOLE, articles=(replace(FRONT, credits=(Byline("周敏", "摄", None, "周敏 摄"),)), SECOND))


def allow_no_writing(monkeypatch):
    connect = sqlite3.connect
    monkeypatch.setattr(
        "gxdigest.archive.schema.sqlite3.connect",
        lambda place, uri, **options: connect(place.partition("?")[0] + "?mode=ro&immutable=1", uri=uri, **options),
    )


def make_version_4(path):
    with Archive(path, create=True) as archive:
        archive.keep(WHOLE, [DIGEST] * 2)
    with closing(sqlite3.connect(path)) as db:
        db.executescript(
            "DROP TABLE title_index; ALTER TABLE bylines DROP COLUMN credit; PRAGMA user_version = 4; "
            "PRAGMA journal_mode=DELETE;"
        )


def test_an_archive_from_before_credits_has_them_once_it_is_read_again(path, tmp_path):
    make_version_4(path)
    with Archive(path, create=True) as archive:
        assert [one.person.name for one in archive.count_bylines()] == ["孙庆辉", "王伟"]
        assert archive.find_article(1).article == replace(FRONT, pieces=())
        assert is_sound(archive)
        done = archive.reread(1, CREDITED, [DIGEST] * 2)
        assert (done.before, done.after, done.changed, done.added, done.removed) == (2, 2, 1, 0, 0)
        assert [one.person.name for one in archive.count_bylines()] == ["周敏", "孙庆辉", "王伟"]
        assert archive.search("byline:周敏").total == 1
        assert archive.reread(1, CREDITED, [DIGEST] * 2).changed == 0
        assert is_sound(archive)
    with Archive(tmp_path / "new.db", create=True):
        pass
    assert layout(path) == layout(tmp_path / "new.db")


def test_an_archive_from_before_credits_that_cannot_be_written_to_is_read_as_it_is(path, monkeypatch):
    make_version_4(path)
    before = path.read_bytes()
    allow_no_writing(monkeypatch)
    with Archive(path) as archive:
        assert archive.find_article(1).article == replace(FRONT, pieces=())
        assert archive.search("byline:王伟").total == archive.search("路灯", Filter(byline="王伟")).total == 1
        assert archive.find_portrait(Person("王伟", "新河晚报")).partners == ((Person("孙庆辉"), 1),)
        assert archive.find_persons("wangwei") == (Person("王伟", "新河晚报"),)
        assert is_sound(archive)
    assert path.read_bytes() == before


def make_version_5(path):
    with Archive(path, create=True) as archive:
        archive.keep(WHOLE, [DIGEST] * 2)
        articles = make_article("路灯的事"), make_article("早市的事"), make_article("街上", "人来人往。", "路灯")
        archive.keep(make_issue(*articles), [DIGEST] * 3)
        archive._connection.execute("UPDATE articles SET headline = '路燈暗了' WHERE id = 3")
        archive._connection.execute("UPDATE articles SET headline = x'ff' WHERE id = 4")
        archive._connection.execute("DELETE FROM articles WHERE id = 4")
    with closing(sqlite3.connect(path)) as db:
        db.executescript("DROP TABLE title_index; PRAGMA user_version = 5; PRAGMA journal_mode=DELETE;")


def find_by_step(archive, query):
    """Ask with so few to be ranked that titles are asked first."""
    found = archive.search(query, limit=2)
    return [hit.article.id for hit in found.hits], found.more


def test_an_archive_from_before_the_index_of_titles_has_it_once_it_is_opened(path, tmp_path, monkeypatch):
    make_version_5(path)
    monkeypatch.setattr("gxdigest.archive.rank.MANY", 2)
    with Archive(path) as archive:
        assert find_by_step(archive, "路灯") == ([3, 1], True)
        assert {finding.check for finding in archive.check() if not finding.sound} == {"database", "changes", "counts"}
        archive.mend()
        assert find_by_step(archive, "路灯") == ([3, 1], True)
        archive.forget(1)
        archive.forget(2)
        assert is_sound(archive)
    with Archive(tmp_path / "new.db", create=True):
        pass
    assert layout(path) == layout(tmp_path / "new.db")


def test_titles_are_all_indexed_or_the_archive_stays_as_it_was(path, monkeypatch):
    make_version_5(path)
    before = layout(path)
    monkeypatch.setattr("gxdigest.archive.schema.UPGRADES", {6: (*UPGRADES[6], "CREATE NONSENSE")})
    with pytest.raises(sqlite3.OperationalError):
        Archive(path)
    assert layout(path) == before


def test_an_archive_from_before_the_index_of_titles_that_cannot_be_written_to(path, monkeypatch):
    make_version_5(path)
    before = path.read_bytes()
    monkeypatch.setattr("gxdigest.archive.rank.MANY", 2)
    allow_no_writing(monkeypatch)
    with Archive(path) as archive:
        assert find_by_step(archive, "路灯") == ([3, 1], True)
        assert {finding.check for finding in archive.check() if not finding.sound} == {"database", "changes", "counts"}
    assert path.read_bytes() == before


def test_another_text_of_the_same_page_waits_for_a_decision(archive):
    assert archive.keep(WHOLE, [DIGEST] * 2).new
    kept = archive.keep(OTHER, [DIGEST] * 2, clash="refuse")
    assert (kept.new, [rival.id for rival in kept.rivals]) == (False, [1])
    assert len(archive.find_issues()) == 1
    assert archive.keep(OTHER, [DIGEST] * 2, clash="keep both").new
    assert archive.search("路灯").total == 2


def test_a_replaced_issue_is_gone_and_its_ids_are_never_given_again(archive):
    archive.keep(WHOLE, [DIGEST] * 2)
    kept = archive.keep(OTHER, [DIGEST] * 2, clash="replace")
    assert (kept.issue, kept.new) == (2, True)
    assert [one.id for one in archive.find_articles()] == [3, 4]
    assert archive.search("路灯").total == 1
    assert is_sound(archive)


@pytest.mark.parametrize(
    "values",
    [
        {"paper": None},
        {"date": None},
        {"date": "2019-11-24"},
        {"number": 1204},
        {"articles": (replace(FRONT, page="2"), SECOND)},
        {"articles": (make_article("别的事"), SECOND)},
    ],
)
def test_what_is_printed_elsewhere_does_not_clash(archive, values):
    archive.keep(WHOLE, [DIGEST] * 2)
    assert archive.keep(replace(OTHER, **values), [DIGEST] * 2, clash="refuse").new


def test_where_pages_are_not_named_headlines_tell(archive):
    archive.keep(WHOLE, [DIGEST] * 2)
    unnamed = replace(OTHER, articles=(replace(FRONT, page=None), SECOND))
    assert not archive.keep(unnamed, [DIGEST] * 2, clash="refuse").new


def test_what_is_forgotten_is_found_nowhere_and_its_ids_are_never_given_again(archive):
    archive.keep(WHOLE, [DIGEST] * 2)
    assert archive.forget(1).source == WHOLE.source
    assert archive.search("路灯").total == 0
    assert archive.count_bylines() == ()
    for table in ("issues", "articles", "bylines", "passages", "digests", "changed"):
        assert archive._connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)
    for table in FULL_TEXT:
        assert archive._connection.execute(f"SELECT count(*) FROM {table}_docsize").fetchone() == (0,)
    with pytest.raises(NothingFound):
        archive.forget(1)
    kept = archive.keep(WHOLE, [DIGEST] * 2)
    assert kept.issue == 2
    assert [one.id for one in archive.find_articles()] == [3, 4]
    assert is_sound(archive)


def test_forgetting_what_another_program_changed_leaves_no_wrong_search(archive):
    archive.keep(WHOLE, [DIGEST] * 2)
    archive._connection.execute("UPDATE articles SET body = '面目全非' WHERE id = 1")
    archive.forget(1)
    assert archive.search("路灯").total == archive.search("面目全非").total == 0
    archive.mend()
    assert is_sound(archive)


def test_a_new_reading_keeps_the_ids_of_what_is_the_same(archive):
    archive.keep(WHOLE, [DIGEST] * 2)
    changed = replace(SECOND, position=1, paragraphs=("简讯：5G信号到山村了。",))
    moved = replace(FRONT, position=2, lines=(30, 40))
    new = make_article("新来的一篇", "从前没有读出来的稿件。")
    issue = replace(WHOLE, articles=(changed, moved, replace(new, position=3)), counts=make_counts(3, 1), leftovers=())
    outcome = archive.reread(1, issue, [DIGEST] * 3)
    assert (outcome.before, outcome.after, outcome.changed, outcome.added, outcome.removed) == (2, 3, 2, 1, 0)
    assert [(one.id, one.article.headline) for one in archive.find_articles()] == [
        (2, None),
        (1, FRONT.headline),
        (3, "新来的一篇"),
    ]
    assert archive.find_passages(1) == ()
    assert archive.search("山村").total == archive.search("从前").total == 1
    assert is_sound(archive)
    outcome = archive.reread(1, WHOLE, [DIGEST] * 2)
    assert (outcome.changed, outcome.added, outcome.removed) == (2, 0, 1)
    assert archive.search("从前").total == 0
    assert archive.keep(make_issue(new), [DIGEST]).new
    assert max(one.id for one in archive.find_articles()) == 4
    assert is_sound(archive)


def test_the_same_reading_again_changes_nothing(archive):
    archive.keep(WHOLE, [DIGEST] * 2)
    before = list(archive._connection.iterdump())
    outcome = archive.reread(1, WHOLE, [DIGEST] * 2)
    assert (outcome.changed, outcome.added, outcome.removed) == (0, 0, 0)
    assert list(archive._connection.iterdump()) == before


def test_another_name_of_the_paper_is_searched_for_after_a_new_reading(archive):
    archive.keep(WHOLE, [DIGEST] * 2)
    archive.reread(1, replace(WHOLE, paper="云岭时报"), [DIGEST] * 2)
    assert archive.search("路灯 paper:云岭").total == 1
    assert archive.search("路灯 paper:新河").total == 0
    assert is_sound(archive)


def test_a_backup_is_an_archive_and_replaces_nothing_unasked(archive, tmp_path):
    archive.keep(WHOLE, [DIGEST] * 2)
    archive.back_up(tmp_path / "copy.db")
    assert sorted(file.name for file in tmp_path.glob("*copy*")) == ["copy.db"]
    with Archive(tmp_path / "copy.db") as copy:
        assert list(copy.find_articles()) == list(archive.find_articles())
        assert is_sound(copy)
    (tmp_path / "kept.txt").write_text("别动")
    for name in ("kept.txt", "copy.db"):
        with pytest.raises(UsageError, match="--force"):
            archive.back_up(tmp_path / name)
    assert (tmp_path / "kept.txt").read_text() == "别动"
    with pytest.raises(UsageError, match="the archive itself"):
        archive.back_up(archive.path, force=True)
    archive.back_up(tmp_path / "kept.txt", force=True)
    with Archive(tmp_path / "kept.txt") as copy:
        assert copy.search("路灯").total == 1
    assert not list(tmp_path.glob("*.part"))
