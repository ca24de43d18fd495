"""Pipes, terminals, locales and what is imported on the way."""

import io
import os
import re
import subprocess
import sys

import pytest
from cli_runs import Gxdigest, make_environment

from gxdigest.cli import app
from gxdigest.cli.answers import count_aloud, prepare_streams

HOSTILE_PAGE = """[red]红色警报[/red]\x1b[2J灯会\u202e开幕\u2066了

本报讯 11月22日，灯会开幕。\x1b]8;;http://a.example\x07看灯\x1b]8;;\x07的人很多，[bold]大家[/bold]都说好，\x9b31m还要再来3次。

记者 孙庆辉
"""

COMMANDS = [
    ["search", "灯会"],
    ["byline"],
    ["byline", "孙庆辉"],
    ["byline", "--by", "month"],
    ["figures"],
    ["digest"],
    ["show", "1"],
    ["issues"],
    ["read", "page.txt"],
    ["read", "page.txt", "--explain"],
]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """The command beside an archive of a page that tries what a terminal might obey."""
    gxdigest = Gxdigest(tmp_path_factory.mktemp("hostile"))
    (gxdigest.folder / "page.txt").write_text(HOSTILE_PAGE, encoding="utf-8")
    assert gxdigest("ingest", "page.txt", "--db", "a.db").returncode == 0
    return gxdigest


def on_a_terminal(folder, *words, columns=80, **environment):
    """What a command writes when both its streams are a terminal."""
    pty = pytest.importorskip("pty")
    control, terminal = pty.openpty()
    usual = {"TERM": "xterm-256color", "COLUMNS": str(columns), "GXDIGEST_DB": str(folder / "a.db")}
    settings = make_environment(folder, **{**usual, **environment})
    command = [sys.executable, "-m", "gxdigest", *words]
    process = subprocess.Popen(command, stdin=terminal, stdout=terminal, stderr=terminal, cwd=folder, env=settings)
    os.close(terminal)
    shown = b""
    while True:
        try:
            part = os.read(control, 65536)
        except OSError:  # Linux says so when the other end is closed
            break
        if not part:
            break
        shown += part
    os.close(control)
    process.wait(60)
    return shown.decode("utf-8").replace("\r\n", "\n")


def without_colour(shown):
    return re.sub(r"\x1b\[[0-9;]*m", "", shown)


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_a_page_cannot_command_a_terminal(hostile, words):
    shown = on_a_terminal(hostile.folder, *words)
    assert shown != without_colour(shown)
    assert all(c.isprintable() or c == "\n" for c in without_colour(shown))
    assert "Traceback" not in shown


def test_what_is_longer_than_the_screen_goes_to_the_pager(hostile):
    script = hostile.folder / "pager.py"
    script.write_text("import sys; sys.stdout.write(f'paged {len(sys.stdin.read().splitlines()) > 3}')")
    pager = f"{sys.executable} {script}"
    assert "paged True" in on_a_terminal(hostile.folder, "search", "灯会", LINES="4", PAGER=pager)
    for lines, command in (("50", pager), ("4", ""), ("4", "no-such-pager")):
        shown = without_colour(on_a_terminal(hostile.folder, "search", "灯会", LINES=lines, PAGER=command))
        assert "paged" not in shown
        assert "1 article" in shown
        assert "headline" in shown
    piped = hostile("search", "灯会", "--db", "a.db", LINES="1", PAGER=pager)
    assert "paged" not in piped.stdout


def test_a_page_is_no_markup(hostile):
    shown = "".join(on_a_terminal(hostile.folder, "show", "1", columns=120).split())
    assert "[red]红色警报[/red]␛[2J" in without_colour(shown)
    assert "[bold]大家[/bold]" in without_colour(shown)


@pytest.mark.parametrize(
    "words", [*COMMANDS, ["search", "灯会", "--json"], ["export"], ["export", "--csv"]], ids=" ".join
)
def test_a_page_sends_no_codes_into_a_pipe(hostile, words):
    done = hostile(*words, GXDIGEST_DB="a.db")
    assert done.stdout
    assert all(c.isprintable() or c in "\n\t" for c in done.stdout + done.stderr)


def test_no_color_is_honoured(hostile):
    shown = on_a_terminal(hostile.folder, "search", "灯会", NO_COLOR="1")
    assert not re.search(r"\x1b\[[0-9;]*3[0-7]", shown)
    assert "灯会" in without_colour(shown)


@pytest.mark.parametrize("columns", [80, 120])
def test_a_terminal_line_is_not_wider_than_the_terminal(hostile, columns):
    from rich.cells import cell_len

    for words in COMMANDS:
        lines = without_colour(on_a_terminal(hostile.folder, *words, columns=columns)).splitlines()
        assert max(map(cell_len, lines)) <= columns


def test_a_pipe_gets_whole_lines(gxdigest, archive):
    done = gxdigest("show", "1", "--db", archive, COLUMNS="20")
    assert max(map(len, done.stdout.splitlines())) > 60
    assert "\x1b" not in done.stdout


def test_a_reader_that_goes_away_is_no_error(gxdigest, page):
    text = page.read_text(encoding="utf-8")
    many = gxdigest.folder / "issues"
    many.mkdir()
    body = "物业公司把账目贴在门口，居民随时能看。" * 60
    for number in range(40):
        (many / f"{number}.txt").write_text(
            text.replace("第1203期", f"第{number}期").replace("坏了当天就修。", body), encoding="utf-8"
        )
    assert gxdigest("ingest", "issues", "--db", "a.db", "--quiet").returncode == 0
    for words in (["export"], ["search", "物业", "--limit", "0", "--json"], ["export", "--csv"]):
        process = subprocess.Popen(
            [sys.executable, "-m", "gxdigest", *words, "--db", "a.db", "--quiet"],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=gxdigest.folder, env=make_environment(gxdigest.folder),
        )  # fmt: skip
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 141
        process.stderr.close()


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252", "gb18030"])
def test_an_encoding_that_has_no_chinese_is_no_error(gxdigest, archive, encoding):
    done = subprocess.run(
        [sys.executable, "-m", "gxdigest", "show", "1", "--db", archive],
        capture_output=True, check=False, cwd=gxdigest.folder,
        env=make_environment(gxdigest.folder, PYTHONIOENCODING=encoding),
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, b"")
    shown = done.stdout.decode("gb18030" if encoding == "gb18030" else "utf-8")
    assert "幸福里小区换上新路灯" in shown


def test_json_in_a_pipe_is_utf8_whatever_the_terminal_would_want(gxdigest, archive):
    done = gxdigest("show", "1", "--db", archive, "--json", PYTHONIOENCODING="gb18030")
    assert "幸福里小区换上新路灯" in done.stdout


def test_the_plainest_locale_is_no_error(gxdigest, archive):
    done = gxdigest("search", "路灯", "--db", archive, LC_ALL="C")
    assert done.returncode == 0
    assert "路灯" in done.stdout


def test_streams_that_are_not_files_are_left_alone(monkeypatch):
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    monkeypatch.setattr(sys, "stderr", io.StringIO())
    prepare_streams()
    assert isinstance(sys.stdout, io.StringIO)


def imported_by(gxdigest, *words):
    """The modules that one command loads."""
    code = (
        "import sys\nfrom gxdigest.cli import main\nsys.argv = ['gxdigest', *sys.argv[1:]]\n"
        "try:\n    main()\nfinally:\n    print('\\n'.join(sys.modules), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *map(str, words)], capture_output=True, check=True,
        cwd=gxdigest.folder, env=make_environment(gxdigest.folder),
    )  # fmt: skip
    return set(done.stderr.decode("utf-8").split())


def test_a_search_loads_no_word_cutter_no_reading_no_sqlite_utils_no_other_command_no_other_nouns(gxdigest, archive):
    loaded = imported_by(gxdigest, "search", "路灯", "--db", archive, "--quiet")
    assert "gxdigest.archive" in loaded
    heavy = {"sqlite_utils", "jieba", "rjieba", "rich", "gxdigest.reading", "gxdigest.digest", "gxdigest.words"}
    others = {f"gxdigest.cli.{name}" for name in app.COMMANDS if name != "search"}
    assert not loaded & (heavy | others)
    nouns = {name for name in loaded if name.startswith("gxdigest.model.")}
    assert nouns == {f"gxdigest.model.{name}" for name in ("article", "noun", "search")}


def test_reading_loads_no_archive_and_no_word_cutter(gxdigest, page):
    loaded = imported_by(gxdigest, "read", page.name, "--json")
    assert "gxdigest.reading" in loaded
    assert not loaded & {"sqlite3", "sqlite_utils", "jieba", "rjieba", "rich", "pydantic", "gxdigest.archive"}


@pytest.mark.skipif(os.name == "nt", reason="no SIGINT to another process")
def test_ctrl_c_ends_quietly(gxdigest):
    process = subprocess.Popen(
        [sys.executable, "-m", "gxdigest", "read", "-"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=make_environment(gxdigest.folder),
    )  # fmt: skip
    process.stdin.write(b"\n" * 500_000)  # more than a pipe holds: it is taken only by one who reads
    process.stdin.flush()
    process.send_signal(2)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err) == (130, b"", b"")


@pytest.mark.parametrize("environment", [{}, {"TERM": "dumb"}])
def test_progress_steps_aside_for_the_answers(gxdigest, environment):
    for day in (23, 24):
        text = HOSTILE_PAGE.replace("22日", f"{day}日")
        (gxdigest.folder / f"{day}.txt").write_text(text, encoding="utf-8")
    shown = on_a_terminal(gxdigest.folder, "ingest", "23.txt", "24.txt", **environment)
    lines = see(shown)
    assert lines[:2] == [
        "kept as issue 1, 1 article, 1 byline, UTF-8: 23.txt",
        "kept as issue 2, 1 article, 1 byline, UTF-8: 24.txt",
    ]
    assert lines[-1] == "2 issues kept"
    assert not any("files" in line for line in lines)
    assert ("0/2 files, 0 articles" in without_colour(shown)) is (not environment)


def see(shown):
    """What stands on the screen in the end, of what erases its own lines only."""
    lines = [""]
    for part in re.findall(r"\x1b\[[0-9;?]*[A-Za-z]|\n|\r|[^\x1b\n\r]+", shown):
        if part == "\n":
            lines.append("")
        elif part == "\x1b[2K":
            lines[-1] = ""
        elif part == "\x1b[1A":
            lines.pop()
        elif part[0] not in "\x1b\r":
            lines[-1] += part
    return [line for line in lines if line]


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_progress_is_for_a_person_who_sees_nothing_else(monkeypatch):
    monkeypatch.setattr(sys, "stderr", Terminal())
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    assert list(count_aloud("甲乙", "issues")) == ["甲", "乙"]
    assert sys.stderr.getvalue() == "1 issues\r2 issues\r\n"
    monkeypatch.setattr(sys, "stdout", Terminal())
    monkeypatch.setattr(sys, "stderr", Terminal())
    assert list(count_aloud("甲乙", "issues")) == ["甲", "乙"]
    assert sys.stderr.getvalue() == ""
