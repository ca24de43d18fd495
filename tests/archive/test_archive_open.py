"""Opening: what is no archive stays untouched, and what a user can mend is said in one line."""

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from archive_samples import DIGEST, FRONT, WHOLE, keep, make_article

from gxdigest.archive import Archive, schema
from gxdigest.archive.schema import wall
from gxdigest.errors import ArchiveError


def run_python(code, *words):
    """Run some Python in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, words)],
        cwd=Path(__file__).parent,
        stdout=subprocess.PIPE,
        stdin=subprocess.PIPE,
        text=True,
    )


def finish(process, text=""):
    out, _ = process.communicate(text, timeout=60)
    assert process.returncode == 0
    return out


def list_folder(path):
    return {entry.name: entry.read_bytes() for entry in path.parent.iterdir() if entry.is_file()}


def make_text(path):
    path.write_text("本报讯，这不是数据库。" * 100, encoding="utf-8")


def make_short(path):
    path.write_bytes(b"SQLite format 3\0")


def make_stranger(path, journal="delete"):
    db = sqlite3.connect(path)
    db.execute(f"PRAGMA journal_mode={journal}")
    db.execute("CREATE TABLE recipes (name TEXT)")
    db.execute("INSERT INTO recipes VALUES ('面')")
    db.commit()
    db.close()


def make_stranger_with_a_log(path):
    make_stranger(path, "wal")


def make_newer(path):
    with Archive(path, create=True):
        pass
    db = sqlite3.connect(path)
    db.execute("PRAGMA user_version = 1000")
    db.close()


def make_older(path):
    with Archive(path, create=True):
        pass
    db = sqlite3.connect(path)
    db.execute("PRAGMA user_version = 1")
    db.close()


REFUSED = [
    (make_older, "made by an older gxdigest"),
    (make_text, "not a database; name another file"),
    (make_short, "not a database; name another file"),
    (make_stranger, "made by another program; name another file"),
    (make_stranger_with_a_log, "made by another program; name another file"),
    (make_newer, "made by a newer gxdigest"),
]


@pytest.mark.parametrize(("make", "said"), REFUSED)
@pytest.mark.parametrize("create", [False, True])
def test_what_is_no_archive_of_ours_stays_untouched(path, make, said, create):
    make(path)
    before = list_folder(path)
    with pytest.raises(ArchiveError, match=said) as caught:
        Archive(path, create=create)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)
    assert list_folder(path) == before


@pytest.mark.parametrize("create", [False, True])
def test_a_folder(path, create):
    path.mkdir()
    with pytest.raises(ArchiveError, match="this is a folder; name a file"):
        Archive(path, create=create)
    assert list(path.iterdir()) == []


def test_what_is_no_ordinary_file():
    with pytest.raises(ArchiveError, match="not an ordinary file"):
        Archive(os.devnull, create=True)


def test_a_missing_archive(path):
    with pytest.raises(ArchiveError) as caught:
        Archive(path)
    assert str(caught.value) == f"no archive at {path}; keep an issue first: gxdigest ingest FILE"
    assert not path.exists()


def test_an_empty_file_is_no_archive_until_one_is_made(path):
    path.touch()
    with pytest.raises(ArchiveError, match="the file is empty; keep an issue first"):
        Archive(path)
    assert path.read_bytes() == b""
    with Archive(path, create=True) as archive:
        assert archive.find_issues() == ()


def test_an_archive_that_was_killed_while_it_was_made_is_none(tmp_path):
    path = tmp_path / "a.db"
    Archive(path, create=True).close()
    db = sqlite3.connect(path)
    db.execute("PRAGMA journal_mode=DELETE")
    db.close()
    # https://www.sqlite.org/fileformat2.html#the_rollback_journal: the file had no page when this was begun.
    pages, sector, page = 0, 512, 16384
    header = bytes.fromhex("d9d505f920a163d7") + b"".join(n.to_bytes(4, "big") for n in (0, 1, pages, sector, page))
    path.with_name("a.db-journal").write_bytes(header.ljust(sector, b"\0"))
    with pytest.raises(ArchiveError, match="the file is empty; keep an issue first"):
        Archive(path)
    with Archive(path, create=True) as archive:
        assert archive.find_issues() == ()


def test_folders_are_made(tmp_path):
    path = tmp_path / "新 河%20?#" / "报" / "papers.db"
    with Archive(path, create=True) as archive:
        keep(archive, FRONT)
    with Archive(str(path)) as archive:
        assert archive.search("路灯").total == 1
    assert [entry.name for entry in path.parent.iterdir()] == ["papers.db"]


def test_a_folder_that_cannot_be_made(tmp_path):
    (tmp_path / "file").touch()
    for path in (tmp_path / "file" / "a.db", tmp_path / "file" / "more" / "a.db"):
        with pytest.raises(ArchiveError, match="its folder cannot be made"):
            Archive(path, create=True)


@pytest.mark.parametrize(
    "table", ["issues", "articles", "bylines", "passages", "digests", "corrections", "article_index", "title_index"]
)
def test_an_archive_that_lacks_a_table(path, table):
    with Archive(path, create=True) as archive:
        keep(archive, FRONT)
    db = sqlite3.connect(path)
    db.execute(f"DROP TABLE {table}")
    db.close()
    before = path.read_bytes()
    for create in (False, True):
        with pytest.raises(ArchiveError, match=f"not whole, the table {table} is missing"):
            Archive(path, create=create)
    assert path.read_bytes() == before


def test_a_damaged_archive(path):
    with Archive(path, create=True) as archive:
        for _ in range(20):
            keep(archive, FRONT)
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    with pytest.raises(ArchiveError, match="damaged"), Archive(path) as archive:
        list(archive.find_articles())
    path.write_bytes(whole[:200] + b"\xff" * (len(whole) - 200))
    with pytest.raises(ArchiveError, match="damaged"):
        Archive(path)


def test_reading_and_writing_leave_nothing_beside_the_archive(path):
    with Archive(path, create=True) as archive:
        keep(archive, FRONT)
    before = path.read_bytes()
    with Archive(path) as archive:
        archive.search("路灯")
    with Archive(path, create=True):
        pass
    assert list_folder(path) == {path.name: before}


def test_closing_twice(archive):
    archive.close()
    archive.close()


@pytest.fixture
def locked_folder():
    """A folder with an archive, in which this process may not write, even where it runs as root."""
    folder = Path(tempfile.mkdtemp())
    with Archive(folder / "a.db", create=True) as archive:
        archive.keep(WHOLE, [DIGEST] * 2)
    folder.chmod(0o555)
    (folder / "a.db").chmod(0o444)
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    if root:
        os.seteuid(65534)
    yield folder
    if root:
        os.seteuid(0)
    folder.chmod(0o755)
    shutil.rmtree(folder)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no folders of this kind")
def test_an_archive_in_a_read_only_folder(locked_folder):
    path = locked_folder / "a.db"
    before = path.read_bytes()
    for create in (False, True):
        with Archive(path, create=create) as archive:
            assert archive.search("路灯").total == 1
            with pytest.raises(ArchiveError, match="cannot be written to"):
                keep(archive, FRONT)
    with Archive(path, mend=True) as archive:
        assert all(finding.sound for finding in archive.check())
        with pytest.raises(ArchiveError, match="cannot be written to"):
            archive.mend()
    with pytest.raises(ArchiveError, match=r"cannot be opened|cannot be made"):
        Archive(locked_folder / "new.db", create=True)
    assert list_folder(path) == {"a.db": before}


KEEP_MANY = """
import sys
from archive_samples import FRONT, make_article, keep
from gxdigest.archive import Archive, schema
print("ready", flush=True)
sys.stdin.readline()
with Archive(sys.argv[1], create=True) as archive:
    for number in range(30):
        keep(archive, FRONT, text=f"{sys.argv[2]} {number}")
"""


def test_many_processes_make_one_archive_and_all_keep_in_it(path):
    processes = [run_python(KEEP_MANY, path, name) for name in "甲乙丙"]
    for process in processes:
        process.stdout.readline()
    for process in processes:
        process.stdin.write("go\n")
        process.stdin.flush()
    for process in processes:
        finish(process)
    with Archive(path) as archive:
        assert archive.search("路灯", limit=1).total == 90
        assert [issue.id for issue in archive.find_issues()] == list(range(1, 91))


HOLD = """
import sys
from archive_samples import DIGEST, FRONT, make_issue
from gxdigest.archive import Archive, schema
from gxdigest.archive.schema import transaction
with Archive(sys.argv[1], create=True) as archive:
    with transaction(archive._connection):
        archive._connection.execute("UPDATE issues SET paper = '半途'")
        print("writing", flush=True)
        sys.stdin.readline()
        if sys.argv[2] == "die":
            import os
            os.kill(os.getpid(), 9)
"""


def test_a_search_succeeds_while_another_process_writes(path):
    with Archive(path, create=True) as archive:
        archive.keep(WHOLE, [DIGEST] * 2)
    writer = run_python(HOLD, path, "live")
    writer.stdout.readline()
    with Archive(path) as archive:
        assert archive.search("路灯").hits[0].article.paper == "新河日报"
        finish(writer, "\n")
        assert archive.find_issue(1).paper == "半途"


def test_a_writer_that_waits_in_vain(path, monkeypatch):
    with Archive(path, create=True) as archive:
        keep(archive, FRONT)
    monkeypatch.setattr("gxdigest.archive.schema.WAIT_SECONDS", 0.05)
    writer = run_python(HOLD, path, "live")
    writer.stdout.readline()
    with Archive(path, create=True) as archive, pytest.raises(ArchiveError, match="another program is writing"):
        keep(archive, FRONT)
    finish(writer, "\n")


@pytest.mark.skipif(sys.platform == "win32", reason="no signal 9")
def test_an_archive_survives_a_writer_that_is_killed(path):
    with Archive(path, create=True) as archive:
        archive.keep(WHOLE, [DIGEST] * 2)
    writer = run_python(HOLD, path, "die")
    writer.stdout.readline()
    writer.communicate("\n", timeout=60)
    with Archive(path) as archive:
        assert archive.find_issue(1).paper == "新河日报"
        assert archive.search("路灯").total == 1
    with Archive(path, create=True) as archive:
        assert keep(archive, FRONT).issue == 2


def test_only_what_a_user_can_mend_stops_at_the_wall(path, archive):
    with pytest.raises(sqlite3.OperationalError, match="syntax"), wall(path):
        archive._connection.execute("SELEKT")
    archive._connection.execute("PRAGMA max_page_count = 1")
    with pytest.raises(ArchiveError, match="the disk is full; make room"):
        keep(archive, make_article("长", "长" * 10_000))
    assert archive.find_issues() == ()


def test_a_search_loads_neither_sqlite_utils_nor_a_word_cutter(path, archive):
    keep(archive, FRONT)
    code = (
        "import sys; from gxdigest.archive import Archive\n"
        "with Archive(sys.argv[1]) as archive: print(archive.search('路灯').total)\n"
        "print(sorted({'sqlite_utils', 'jieba', 'rjieba'} & set(sys.modules)))"
    )
    assert finish(run_python(code, path)) == "1\n[]\n"


def test_a_new_archive_keeps_no_more_of_its_file_in_memory_than_one_opened_again(path, monkeypatch):
    """SQLite counts its cache in pages, as large as they are when it is asked for: first the pages, then the cache."""
    asked = []
    connect = schema._connect

    def watch(*given):
        connection = connect(*given)
        connection.set_trace_callback(asked.append)
        return connection

    monkeypatch.setattr(schema, "_connect", watch)
    with Archive(path, create=True):
        pragmas = [statement.split("=")[0] for statement in asked if "_size=" in statement]
    assert pragmas == ["PRAGMA page_size", "PRAGMA cache_size"]
