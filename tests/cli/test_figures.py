"""`gxdigest figures` as a user has it: whole processes over a small archive."""

import csv
import io
import json

import pytest
from cli_runs import Gxdigest

FIRST = """新河日报 2019年11月23日 第1203期

幸福里小区换上新路灯

本报讯 11月22日，幸福里小区的六十盏路灯全部换新，花了近48万元。省电百分之三十，数百名居民夜里回家不再摸黑。

维修要3至5天，第三期明年完工，热线是0731-88880000。

记者 孙庆辉
"""
SECOND = """新河日报 2019年12月2日 第1211期

老街口的早市重新开张

本报讯 12月1日，停了半年的老街口早市重新开张，七十个摊位当天就坐满了，租金下降3.5%。

记者 林小舟
"""


@pytest.fixture(scope="module")
def figures(tmp_path_factory):
    """The command beside an archive of two issues."""
    folder = tmp_path_factory.mktemp("figures")
    run = Gxdigest(folder)
    for name, text in (("a.txt", FIRST), ("b.txt", SECOND)):
        (folder / name).write_text(text, encoding="utf-8")
    assert run("ingest", "a.txt", "b.txt", "--db", "a.db", "-q").returncode == 0
    return lambda *words: run("figures", *words, "--db", "a.db")


def test_all_figures_newest_first(figures):
    done = figures()
    assert (done.returncode, done.stderr) == (0, "7 figures\n")
    assert [line.split("\t")[:3] for line in done.stdout.splitlines()] == [
        ["七十个", "70", "个"],
        ["3.5%", "3.5", "%"],
        ["六十盏", "60", "盏"],
        ["近48万元", "480000", "元"],
        ["百分之三十", "30", "%"],
        ["数百名", "", "名"],
        ["3至5天", "3–5", "天"],
    ]


def test_a_query_a_unit_and_filters_narrow(figures):
    found = json.loads(figures("路灯", "--json").stdout)
    assert [(one["figure"], one["value"], one["low"], one["high"], one["about"]) for one in found] == [
        ("六十盏", 60, None, None, None),
        ("近48万元", 480000, None, None, "近"),
        ("百分之三十", 30, None, None, None),
        ("数百名", None, None, None, "数"),
        ("3至5天", None, 3, 5, None),
    ]
    assert found[0]["sentence"].startswith("11月22日，")
    done = figures("--unit", "%", "--since", "2019-12", "--csv", "-q")
    assert [row["value"] for row in csv.DictReader(io.StringIO(done.stdout, newline=""))] == ["3.5"]
    assert done.stderr == ""
    assert len(figures("--byline", "林小舟", "--ndjson").stdout.splitlines()) == 2


def test_a_limit_is_said(figures):
    done = figures("--limit", "1")
    assert (len(done.stdout.splitlines()), done.stderr) == (1, "the first 1 figure; --limit 0 for all\n")
    assert figures("--limit", "7").stderr == "7 figures\n"


@pytest.mark.parametrize("words", [("供暖",), ("--since", "2030"), ("--unit", "吨")])
def test_nothing_found(figures, words):
    done = figures(*words)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)


@pytest.mark.parametrize("words", [('路灯"',), ("-路灯",), ("--json", "--csv"), ("--limit", "-1")])
def test_what_cannot_be_asked(figures, words):
    done = figures(*words)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
