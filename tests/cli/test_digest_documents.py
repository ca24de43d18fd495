"""`gxdigest digest` as documents, through the real process."""

import json
import shutil
import stat
import subprocess
import sys

import pytest

THIRD = """新河日报 2019年11月25日 第1205期

柑橘节在北岗镇开幕

本报讯 11月24日，柑橘节在北岗镇的果园里开幕，当天来了三千多名游客，鲜果卖出去两万多斤。

记者 林小舟

九条公交线路末班车延后

本报讯 从12月1日起，区里九条公交线路的末班车延后半个小时，夜里下班的居民回家更方便。

记者 孙庆辉
"""
HEADLINE = "幸福里小区换上新路灯"


@pytest.mark.parametrize("form", ["text", "markdown", "html", "json"])
def test_each_format_goes_to_a_pipe_and_to_a_file(gxdigest, archive, tmp_path, form):
    piped = gxdigest("digest", "2019-11-23", "--format", form, "--db", archive)
    assert (piped.returncode, piped.stderr) == (0, "3 articles\n")
    assert HEADLINE in piped.stdout
    assert "\x1b" not in piped.stdout
    filed = gxdigest("digest", "2019-11-23", "--format", form, "-o", "day", "--db", archive)
    assert (filed.returncode, filed.stdout, filed.stderr) == (0, "", "day: 3 articles\n")
    assert (tmp_path / "day").read_text(encoding="utf-8") == piped.stdout
    assert [file.name for file in tmp_path.iterdir()] == ["day"]


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("a.html", "<!DOCTYPE html>"),
        ("a.md", "# 新河日报文摘"),
        ("a.json", '{\n  "schema": 1'),
        ("a.txt", "新河日报文摘"),
    ],
)
def test_the_ending_says_the_format(gxdigest, archive, tmp_path, name, start):
    assert gxdigest("digest", "-o", name, "--db", archive).returncode == 0
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(start)


def test_a_span_of_days_is_one_document(gxdigest, archive):
    done = gxdigest("digest", "--since", "2019-11", "--format", "json", "--db", archive)
    told = json.loads(done.stdout)
    assert told["title"] == "新河日报文摘　2019年11月23日至11月24日"
    assert len(told["articles"]) == 5


def test_the_newest_issue_is_all_files_of_its_day(gxdigest):
    for name, paper, day in (
        ("一", "新河日报", 25),
        ("二", "新河日报", 25),
        ("三", "新河日报", 24),
        ("四", "云岭日报", 25),
    ):
        text = THIRD.replace("25日 第1205期", f"{day}日 第{1180 + day}期\n\n第{len(name)}版").replace("新河日报", paper)
        (gxdigest.folder / f"{name}.txt").write_text(text.replace("三千多", f"{name}千多"), encoding="utf-8")
    assert (
        gxdigest("ingest", "四.txt", "三.txt", "二.txt", "一.txt", "-q", "--keep-both", "--db", "a.db").returncode == 0
    )
    rows = gxdigest("digest", "--ndjson", "--db", "a.db").stdout.splitlines()
    assert [(row["issue"], row["paper"]) for row in map(json.loads, rows)] == [(3, "新河日报")] * 2 + [
        (4, "新河日报")
    ] * 2


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        (["--paper", "新河"], [4, 5]),
        (["--byline", "林小舟"], [4]),
        (["--byline", "方小满"], [3]),
        (["--byline", "林小舟", "--since", "2019"], [3, 4]),
        (["--in", "1", "--byline", "林小舟"], [3]),
        (["20191123"], [1, 2, 3]),
    ],
)
def test_filters_without_a_date_pick_the_newest_issue_that_has_what_they_ask_for(gxdigest, archive, words, ids):
    done = gxdigest("digest", *words, "--ndjson", "--db", archive)
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == ids


@pytest.mark.parametrize("words", [["--paper", "没有"], ["--since", "2030"], ["--byline", "没有", "--since", "2019"]])
def test_filters_that_leave_nothing_are_named(gxdigest, archive, words):
    done = gxdigest("digest", *words, "--db", archive)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert "no article with these filters; " in done.stderr


def test_words_that_rose_are_told_where_there_is_an_earlier_issue(gxdigest, archive):
    first = json.loads(gxdigest("digest", "2019-11-23", "--format", "json", "--db", archive).stdout)
    second = json.loads(gxdigest("digest", "2019-11-24", "--format", "json", "--db", archive).stdout)
    assert (first["weeks"], second["weeks"]) == (0, 4)


def test_a_file_is_replaced_whole_and_keeps_its_mode(gxdigest, archive, tmp_path):
    file = tmp_path / "day.html"
    file.write_text("before")
    file.chmod(0o640)
    assert gxdigest("digest", "-o", "day.html", "--db", archive).returncode == 0
    assert file.read_text(encoding="utf-8").endswith("</html>\n")
    assert stat.S_IMODE(file.stat().st_mode) == 0o640


@pytest.mark.parametrize("target", ["missing/day.html", "folder", "file/day.html"])
def test_what_cannot_be_written_is_said(gxdigest, archive, tmp_path, target):
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("x")
    done = gxdigest("digest", "-o", target, "--db", archive)
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr.startswith(f"gxdigest: {target}: cannot be written (")
    assert done.stderr.count("\n") == 1
    assert sorted(file.name for file in tmp_path.iterdir()) == ["file", "folder"]


@pytest.mark.parametrize(
    "words", [["--csv", "--format", "html"], ["--json", "-o", "a.json"], ["1", "--new"], ["--format", "pdf"]]
)
def test_what_excludes_each_other_is_refused(gxdigest, archive, words):
    done = gxdigest("digest", *words, "--db", archive)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1


def test_new_is_what_came_since(gxdigest, archive, tmp_path):
    mine = shutil.copy(archive, tmp_path / "mine.db")

    def ask(*words):
        done = gxdigest("digest", "--new", "--ndjson", *words, "--db", mine)
        return done.returncode, [json.loads(line)["id"] for line in done.stdout.splitlines()]

    refused = gxdigest("digest", "--new", "-o", "missing/day.html", "--db", mine)
    assert refused.returncode == 3  # what was not handed over stays new
    assert ask() == (0, [1, 2, 3, 4, 5])
    assert ask() == (1, [])
    assert ask("--byline", "孙庆辉") == (0, [1, 2, 5])  # other filters, another mark
    (tmp_path / "third.txt").write_text(THIRD, encoding="utf-8")
    assert gxdigest("ingest", "third.txt", "-q", "--db", mine).returncode == 0
    assert ask() == (0, [6, 7])
    assert ask("--byline", "孙庆辉") == (0, [7])
    done = gxdigest("digest", "--new", "--db", mine)
    assert done.stderr == "gxdigest: nothing new since the last digest with --new; gxdigest ingest keeps more\n"


def test_rows_load_no_template_engine(gxdigest, archive, tmp_path):
    code = (
        "import sys; sys.argv = ['gxdigest', 'digest', '--db', sys.argv[1], '-q']\n"
        "from gxdigest.cli import main\n"
        "try: main()\nexcept SystemExit: pass\n"
        "print(sorted({'jinja2', 'rich', 'jieba', 'sqlite_utils'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code, str(archive)], capture_output=True, text=True, check=True)
    assert done.stdout.endswith("[]\n")
