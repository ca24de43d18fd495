"""Whatever ends an ingest, the archive holds whole issues, and the same command again ends as an undisturbed one."""

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing

import pytest

from gxdigest.archive import Archive
from gxdigest.errors import ArchiveError
from gxdigest.ingest import ingest
from gxdigest.sources import find_sources

ISSUES = 30
PAGE = """云岭时报 2025年11月{day:02}日 第{number}期

幸福里小区换上{number}盏新路灯

本报讯 11月22日，幸福里小区的{number}盏路灯全部换新，夜里回家的居民不再摸黑，街道办事处用两个星期走访住户。

记者 孙庆辉

图书馆第{number}次办起读书会

本报讯 从11月起，区图书馆每个周末办一场读书会，居民带着孩子一起来，第{number}场读书会上孩子轮流朗读故事。

记者 林小舟
"""


@pytest.fixture
def folder(tmp_path):
    """Issues of our own, more than one process would be given."""
    folder = tmp_path / "issues"
    folder.mkdir()
    for number in range(1, ISSUES + 1):
        text = PAGE.format(day=number, number=1200 + number)
        (folder / f"{number:02}.txt").write_text(text, encoding="utf-8")
    return folder


def begin(folder, *words, **options):
    """Start an ingest in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "gxdigest", "ingest", str(folder), *map(str, words)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        **options,
    )


def run(folder, *words, **options):
    process = begin(folder, *words, **options)
    out, err = process.communicate(timeout=120)
    return process.returncode, out, err


def keep_undisturbed(folder, path):
    assert {report.status for report in ingest(find_sources([str(folder)]), path, jobs=1)} == {"kept"}
    return dump(path)


def dump(path):
    db = sqlite3.connect(path)
    rows = list(db.iterdump())
    db.close()
    return rows


def tell_apart(path):
    """What is kept, ids aside."""
    with Archive(path) as archive:
        assert all(finding.sound for finding in archive.check())
        return sorted(
            (kept.source, kept.article.position, repr((kept.article, kept.digest))) for kept in archive.find_articles()
        )


def assert_whole(path):
    """Whole issues only, each with its two articles, and a sound index."""
    with Archive(path) as archive:
        assert all(finding.sound for finding in archive.check())
        articles = list(archive.find_articles())
        assert len(articles) == 2 * len(archive.find_issues())
        return len(archive.find_issues())


def wait_for(path, issues):
    """Wait until some issues are kept."""
    for _ in range(12_000):
        if path.exists():
            try:
                with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as db:
                    (kept,) = db.execute("SELECT count(*) FROM issues").fetchone()
            except sqlite3.OperationalError:
                kept = 0
            if kept >= issues:
                return
        time.sleep(0.005)
    raise AssertionError("nothing was kept")


@pytest.mark.skipif(os.name == "nt", reason="needs signals")
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_killed_ingest_is_ended_by_the_same_command(folder, tmp_path, jobs):
    path, rest = tmp_path / "a.db", random.Random(jobs)
    whole = keep_undisturbed(folder, tmp_path / "whole.db")
    process = begin(folder, "--db", path, "--jobs", jobs, "--quiet", start_new_session=True)
    wait_for(path, 3)
    time.sleep(rest.random() / 50)
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate(timeout=60)
    assert 3 <= assert_whole(path) < ISSUES
    assert run(folder, "--db", path, "--jobs", jobs, "--quiet") == (0, "", "")
    assert dump(path) == whole


@pytest.mark.skipif(os.name == "nt", reason="needs signals")
@pytest.mark.parametrize("jobs", [1, 2])
def test_an_interrupt_says_what_was_kept(folder, tmp_path, jobs):
    path = tmp_path / "a.db"
    process = begin(folder, "--db", path, "--jobs", jobs)
    wait_for(path, 2)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    kept = assert_whole(path)
    (line,) = err.splitlines()
    assert line.startswith("gxdigest: interrupted; ")
    assert f"{kept} issues kept" in line


def test_the_number_of_processes_and_the_order_of_files_change_nothing(folder, tmp_path):
    whole = keep_undisturbed(folder, tmp_path / "1.db")
    for jobs in (2, 7):
        list(ingest(find_sources([str(folder)]), tmp_path / f"{jobs}.db", jobs=jobs))
        assert dump(tmp_path / f"{jobs}.db") == whole
    files = sorted(map(str, folder.iterdir()))
    random.Random(1).shuffle(files)
    list(ingest(find_sources(files), tmp_path / "shuffled.db", jobs=1))
    assert tell_apart(tmp_path / "shuffled.db") == tell_apart(tmp_path / "1.db")


def test_two_ingests_and_searches_at_once_keep_everything_once(folder, tmp_path):
    path = tmp_path / "a.db"
    files = sorted(map(str, folder.iterdir()))
    writers = [begin(files[0], *order, "--db", path, "--jobs", "1", "--quiet") for order in (files[1:], files[:0:-1])]
    wait_for(path, 1)
    while any(writer.poll() is None for writer in writers):
        with Archive(path) as archive:
            assert archive.search("路灯", limit=1).total <= ISSUES
    assert [writer.communicate()[1] for writer in writers] == ["", ""]
    assert [writer.returncode for writer in writers] == [0, 0]
    assert assert_whole(path) == ISSUES


FILL = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv.pop(1)), resource.RLIM_INFINITY))
from gxdigest.cli.app import main
main()
"""


@pytest.mark.skipif(os.name == "nt", reason="needs resource limits")
@pytest.mark.parametrize("room", [0, 20_000, 150_000, 300_000])
def test_a_full_disk_is_one_line_and_harms_nothing(folder, tmp_path, room):
    path = tmp_path / "a.db"
    words = [sys.executable, "-c", FILL, str(room), "ingest", str(folder), "--db", str(path), "--jobs", "1", "--quiet"]
    done = subprocess.run(words, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, len(done.stderr.splitlines())) == (4, 1)
    if path.exists() and path.stat().st_size:
        assert assert_whole(path) < ISSUES
    assert run(folder, "--db", path, "--quiet") == (0, "", "")
    assert dump(path) == keep_undisturbed(folder, tmp_path / "whole.db")


def test_an_archive_that_a_stranger_holds_is_said_and_stays_as_it_was(folder, tmp_path, monkeypatch):
    monkeypatch.setattr("gxdigest.archive.schema.WAIT_SECONDS", 0.2)
    path = tmp_path / "a.db"
    keep_undisturbed(folder / "01.txt", path)
    before = dump(path)
    stranger = sqlite3.connect(path, isolation_level=None)
    stranger.execute("BEGIN EXCLUSIVE")
    with pytest.raises(ArchiveError, match="another program is writing to it"):
        list(ingest(find_sources([str(folder)]), path, jobs=1))
    stranger.execute("ROLLBACK")
    stranger.close()
    assert dump(path) == before


@pytest.mark.parametrize("put_another", [False, True])
def test_an_archive_that_is_taken_away_is_said_and_keeps_what_it_has(folder, tmp_path, put_another):
    path = tmp_path / "gone" / "a.db"
    reports = ingest(find_sources([str(folder)]), path, jobs=1)
    next(reports)
    shutil.move(path.parent, tmp_path / "elsewhere")
    if put_another:
        keep_undisturbed(folder / "02.txt", path)
    with pytest.raises(ArchiveError, match="moved or deleted meanwhile"):
        list(reports)
    assert assert_whole(tmp_path / "elsewhere" / "a.db") == 1
    assert path.exists() == put_another


def test_a_dry_run_keeps_nothing_and_says_what_it_would(folder, tmp_path):
    code, out, err = run(folder, "--db", tmp_path / "new" / "a.db", "--dry-run")
    assert (code, err) == (0, f"{ISSUES} issues would be kept\n")
    assert out.count("would be kept, 2 articles, 2 bylines") == ISSUES
    assert not (tmp_path / "new").exists()
