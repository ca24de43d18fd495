"""Whatever other programs do to the file: search stays right, or it is refused, or it is found and mended."""

import sqlite3

import pytest
import sqlite_utils
from archive_samples import DIGEST, WHOLE, keep, make_article

from gxdigest.archive import Archive
from gxdigest.archive.schema import FULL_TEXT
from gxdigest.errors import ArchiveError
from gxdigest.model.search import Filter

EVERYTHING = Filter()
BODY = "夜里好走，居民说好，物业也说好。"


@pytest.fixture
def kept(path):
    """An archive of three articles, closed."""
    with Archive(path, create=True) as archive:
        keep(archive, make_article("路灯亮了", BODY, names=["王伟"]), paper="新河日报", date="2019-11-22")
        keep(archive, make_article("早市开了", BODY), make_article("供暖热线", BODY), paper="新河晚报")
    return path


def run(path, *statements):
    """What the stock shell does: no function of ours is there."""
    db = sqlite3.connect(path, isolation_level=None)
    try:
        for statement in statements:
            db.execute(statement)
    finally:
        db.close()


def find(path, query, which=EVERYTHING, **options):
    with Archive(path) as archive:
        found = archive.search(query, which, **options)
        assert found.total == archive.count(query, which)
        return {hit.article.id for hit in found.hits}


def check(path):
    with Archive(path, mend=True) as archive:
        return {finding.check for finding in archive.check() if not finding.sound}


def mend(path):
    with Archive(path, mend=True) as archive:
        archive.mend()
        assert [finding for finding in archive.check() if not finding.sound] == []


def test_a_sound_archive(kept):
    before = kept.read_bytes()
    assert check(kept) == set()
    assert kept.read_bytes() == before


def test_an_empty_archive(path):
    with Archive(path, create=True):
        pass
    assert check(path) == set()
    mend(path)


CHANGES = [
    ("UPDATE articles SET headline = '路牌換了' WHERE id = 1", "路牌换了", {1}, "亮了", set()),
    ("UPDATE articles SET body = '新一段' WHERE id = 2", "新一段", {2}, "好走", {1, 3}),
    ("UPDATE articles SET id = 9 WHERE id = 3", "供暖", {9}, "好走", {1, 2, 9}),
    ("UPDATE issues SET paper = '澜江晚报' WHERE id = 2", "paper:澜江", {2, 3}, "paper:新河", {1}),
    ("UPDATE bylines SET name = '林 小舟'", "林小舟", {1}, "王伟", set()),
    ("DELETE FROM bylines", "好走", {1, 2, 3}, "王伟", set()),
    ("DELETE FROM articles WHERE id = 3", "好走", {1, 2}, "供暖", set()),
    ("REPLACE INTO articles SELECT 2, 1, 5, '1', NULL, NULL, '换', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,"
     " 1, 2, '[]', '', '另一篇' FROM articles WHERE id = 2", "另一篇", {2}, "早市", set()),
    ("INSERT INTO articles (issue, position, first_line, last_line, subheads, captions, body)"
     " VALUES (1, 7, 1, 2, '[]', '图', '加的一篇')", "加的一篇", {4}, "图", {4}),
]  # fmt: skip


@pytest.mark.parametrize(("statement", "new", "holders", "old", "others"), CHANGES)
def test_an_article_changed_by_a_stock_tool_is_found_as_it_is_now(kept, statement, new, holders, old, others):
    run(kept, statement)
    for sort in ("relevance", "newest", "oldest"):
        assert find(kept, new, sort=sort) == holders
        assert find(kept, old, sort=sort) == others
    assert find(kept, new, limit=0) == holders
    assert "changes" in check(kept)


@pytest.mark.parametrize(("statement", "new", "holders", "old", "others"), CHANGES[:5])
def test_what_a_stock_tool_changed_is_mended(kept, statement, new, holders, old, others):
    run(kept, statement)
    if 9 in holders:  # its digest goes with it
        run(kept, "UPDATE digests SET article = 9 WHERE article = 3")
    mend(kept)
    assert (find(kept, new), find(kept, old)) == (holders, others)
    with Archive(kept, create=True) as archive:
        id = archive.keep(WHOLE, [DIGEST] * 2).issue
        assert archive.search("摸黑", Filter(issue=id)).total == 1


def test_the_filter_by_name_sees_a_changed_name(kept):
    run(kept, "UPDATE bylines SET name = '林 小舟'")
    assert find(kept, "路灯", Filter(byline="林小舟")) == {1}
    assert find(kept, "路灯", Filter(byline="王伟")) == set()
    with Archive(kept) as archive:
        assert [(one.person.name, one.articles) for one in archive.count_bylines(Filter(byline="林小舟"))] == [
            ("林 小舟", 1)
        ]


def test_what_the_index_says_of_a_changed_article_does_not_rank_it(kept):
    with Archive(kept) as archive:
        keep(archive, make_article("路灯又亮", BODY))
        assert [hit.article.id for hit in archive.search("路灯").hits][:2] == [4, 1]
    run(kept, "UPDATE articles SET headline = '早市', body = '路灯在这里。' WHERE id = 4")
    with Archive(kept) as archive:
        hits = archive.search("路灯").hits
    assert hits[0].article.id == 1
    # Its lede answers now; bm25 knows nothing of that and adds nothing.
    assert next(hit.score for hit in hits if hit.article.id == 4) == 1000


def test_rows_of_an_article_taken_away_go_with_it(kept):
    run(kept, "DELETE FROM articles WHERE id = 1")
    assert check(kept) == {"database", "changes", "counts"}
    with Archive(kept, mend=True) as archive:
        archive.mend()
        (left,) = [finding for finding in archive.check() if not finding.sound]
        assert left.found == "issues without the articles they were read to have: 1"
        assert archive.count_bylines() == ()


def test_an_id_that_was_given_is_not_given_again(kept):
    run(kept, "DELETE FROM articles WHERE id = 3")
    with Archive(kept, create=True) as archive:
        keep(archive, make_article("新的一篇", "灯会"))
    assert find(kept, "供暖") == set()
    assert find(kept, "灯会") == {4}


def test_changes_through_sqlite_utils(kept):
    db = sqlite_utils.Database(kept)
    db.table("articles").update(1, {"body": "灯会开了"})
    db.table("articles").delete_where("id = ?", [2])
    db.close()
    assert find(kept, "灯会") == {1}
    assert find(kept, "好走") == {3}
    assert {"database", "changes"} <= check(kept)


@pytest.mark.parametrize("table", FULL_TEXT)
@pytest.mark.parametrize("command", ["integrity-check", "optimize", "merge"])
def test_commands_of_the_stock_shell_that_do_no_harm(kept, table, command):
    rank = 500 if command == "merge" else 0
    run(kept, f"INSERT INTO {table}({table}, rank) VALUES ('{command}', {rank})", "VACUUM")
    assert find(kept, "好走") == {1, 2, 3}
    assert check(kept) == set()


@pytest.mark.parametrize("table", FULL_TEXT)
@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO {0}({0}) VALUES ('rebuild')",
        "DELETE FROM {0}",
        "DELETE FROM {0} WHERE rowid = 1",
        "UPDATE {0} SET headline = 'x' WHERE rowid = 1",
    ],
)
def test_what_sqlite_refuses(kept, table, statement):
    with pytest.raises(sqlite3.OperationalError):
        run(kept, statement.format(table))
    assert find(kept, "好走") == {1, 2, 3}


@pytest.mark.parametrize("table", FULL_TEXT)
def test_an_emptied_index_is_refused_and_mended(kept, table):
    run(kept, f"INSERT INTO {table}({table}) VALUES ('delete-all')")
    with pytest.raises(ArchiveError, match="the index of the archive lacks articles; mend it with gxdigest doctor"):
        find(kept, "好走")
    assert "counts" in check(kept)
    mend(kept)
    assert find(kept, "好走") == {1, 2, 3}


@pytest.mark.parametrize("table", FULL_TEXT)
def test_terms_put_into_the_index_by_hand_are_found(kept, table):
    run(kept, f"INSERT INTO {table}(rowid, headline) VALUES (77, '夜里 里好')")
    assert "counts" in check(kept)
    mend(kept)
    assert find(kept, "夜里好") == {1, 2, 3}


@pytest.mark.parametrize("table", FULL_TEXT)
def test_terms_put_under_an_article_by_hand_are_found(kept, table):
    run(kept, f"INSERT INTO {table}(rowid, headline) VALUES (1, '假的 的词 词')")
    assert check(kept) == {"terms"}
    mend(kept)
    assert find(kept, "假的词") == set()


def test_other_titles_of_the_same_length_put_under_an_article_by_hand_are_found(kept):
    run(kept, "INSERT INTO title_index(title_index, rowid, headline) VALUES ('delete', 1, '路灯 灯亮 亮了 了')")
    run(kept, "INSERT INTO title_index(rowid, headline) VALUES (1, '早市 市亮 亮了 了')")
    with Archive(kept) as archive:
        (wrong,) = [finding for finding in archive.check() if not finding.sound]
    assert (wrong.check, wrong.found) == ("sample", "路 stands in 1 of 3 titles and is found in 0")
    mend(kept)


@pytest.mark.parametrize("table", FULL_TEXT)
def test_terms_taken_out_of_the_index_by_hand_are_found(kept, table):
    run(kept, f"DELETE FROM {table}_docsize WHERE id = 2")
    assert "counts" in check(kept)
    mend(kept)


@pytest.mark.parametrize(
    "part", ["TRIGGER watch_article_update", "TABLE changed", *(f"TABLE {table}" for table in FULL_TEXT)]
)
def test_parts_that_were_dropped_are_missed_and_made_again(kept, part):
    run(kept, f"DROP {part}")
    with pytest.raises(ArchiveError, match=r"is not whole, .* is missing; mend it with gxdigest doctor --mend"):
        Archive(kept)
    assert check(kept) == {"parts"}
    mend(kept)
    assert find(kept, "好走") == {1, 2, 3}


def test_a_table_that_was_made_anew_lost_its_triggers_and_is_missed(kept):
    db = sqlite_utils.Database(kept)
    db.table("bylines").transform(types={"role": str}, drop={"outlet"})
    db.close()
    with pytest.raises((ArchiveError, sqlite3.OperationalError)):
        find(kept, "好走", Filter(byline="王伟"))


def test_a_raw_text_that_is_not_what_was_kept_cannot_be_mended(kept):
    run(kept, "UPDATE issues SET zlib_text = x'00' WHERE id = 2")
    with Archive(kept, mend=True) as archive:
        (wrong,) = [finding for finding in archive.check() if not finding.sound]
    assert (wrong.check, wrong.mendable) == ("raw texts", False)
    assert "issue 2" in wrong.found


def test_an_issue_taken_out_leaves_rows_that_belong_to_nothing(kept):
    run(kept, "DELETE FROM issues WHERE id = 2")
    assert find(kept, "好走") == {1}
    assert "database" in check(kept)


def test_mending_is_whole_or_not_at_all(kept, monkeypatch):
    run(kept, "UPDATE articles SET body = '新一段' WHERE id = 2")

    def fail(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("gxdigest.archive.doctor.insert_terms", fail)
    with Archive(kept, mend=True) as archive, pytest.raises(KeyboardInterrupt):
        archive.mend()
    monkeypatch.undo()
    assert find(kept, "新一段") == {2}
    mend(kept)
