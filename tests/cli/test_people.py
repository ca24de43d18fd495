"""`gxdigest people` as a user has it: whole processes over a small archive."""

import csv
import io
import json
from importlib import import_module

import pytest
from cli_runs import Gxdigest

FIRST = """新河日报 2019年11月23日 第1203期

街道为居民办实事

幸福里小区换上新路灯

本报讯 11月22日，幸福里小区的六十盏路灯全部换新。区住建局局长褚砚秋、街道办事处主任韩溪舟到场。褚砚秋说，坏了当天就修。

村民林禾说，夜里回家不再摸黑，孩子放学也放心了。

记者 孙庆辉
"""
SECOND = """新河日报 2019年12月2日 第1211期

老街口的早市重新开张

本报讯 12月1日，停了半年的老街口早市重新开张，七十个摊位当天就坐满了。副区长褚砚秋出席并讲话，市场里新铺了地砖。

摊主们搬回来的第一天，来的大多是住在附近的老主顾。

记者 林小舟
"""


@pytest.fixture(scope="module")
def people(tmp_path_factory):
    """The command beside an archive of two issues."""
    folder = tmp_path_factory.mktemp("people")
    run = Gxdigest(folder)
    for name, text in (("a.txt", FIRST), ("b.txt", SECOND)):
        (folder / name).write_text(text, encoding="utf-8")
    assert run("ingest", "a.txt", "b.txt", "--db", "a.db", "-q").returncode == 0
    return lambda *words: run("people", *words, "--db", "a.db")


def test_everyone_with_the_office_printed_last(people):
    done = people()
    assert done.returncode == 0
    assert done.stderr == "3 people\n"
    assert [line.split("\t") for line in done.stdout.splitlines()] == [
        ["褚砚秋", "2", "副区长", "1", "2019-11-23", "2019-12-02"],
        ["林禾", "1", "村民", "", "2019-11-23", "2019-11-23"],
        ["韩溪舟", "1", "街道办事处主任", "", "2019-11-23", "2019-11-23"],
    ]


def test_one_person_over_time(people):
    done = people("褚砚秋", "--json")
    assert [(one["date"], one["offices"], one["change"], one["paper"]) for one in json.loads(done.stdout)] == [
        ("2019-11-23", ["区住建局局长"], None, "新河日报"),
        ("2019-12-02", ["副区长"], "changed", "新河日报"),
    ]
    assert done.stderr == "2 articles\n"


def test_a_part_of_a_name_and_filters(people):
    done = people("砚秋", "--since", "2019-12", "--csv", "-q")
    assert [row["offices"] for row in csv.DictReader(io.StringIO(done.stdout, newline=""))] == ["副区长"]
    assert done.stderr == ""


def test_a_limit_is_said(people):
    done = people("--limit", "1", "--ndjson")
    assert [json.loads(line)["name"] for line in done.stdout.splitlines()] == ["褚砚秋"]
    assert done.stderr == "3 people, 1 to 1 shown; --limit 0 for all\n"


def test_a_terminal_is_told_how_many_articles_were_read(monkeypatch):
    module = import_module("gxdigest.cli.people")
    terminal, pipe = io.StringIO(), io.StringIO()
    terminal.isatty = lambda: True
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(module, "_STEP", 2)
    for stream in (terminal, pipe):
        monkeypatch.setattr("sys.stderr", stream)
        assert list(module._show_read(range(5))) == [*range(5)]
    assert terminal.getvalue() == "\r2 articles read\r4 articles read\r\x1b[K"
    assert pipe.getvalue() == ""


@pytest.mark.parametrize("words", [("周小禾",), ("--since", "2030"), ("孙庆辉",)])
def test_nobody_found(people, words):
    done = people(*words)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("words", [(" ",), ('褚"',), ("--json", "--csv")])
def test_what_cannot_be_asked(people, words):
    done = people(*words)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
