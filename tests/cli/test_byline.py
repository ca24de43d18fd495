"""`gxdigest byline` as a user has it: who is one person, found from any part, the sheet of months."""

import csv
import io
import json
import os
import shutil

import pytest
from cli_runs import Gxdigest, make_environment

MONTHS = """month,name,outlet,articles,alone,shared,shares,characters,pictures,leads,roles,papers,outlets,first,last
2019-11,孙庆辉,,3,3,0,3.0,270,0,0,记者,新河日报,,2019-11-23,2019-11-24
"""


@pytest.fixture
def kept(archive, tmp_path):
    """An archive of one's own, to be corrected."""
    shutil.copy(archive, tmp_path / "archive.db")
    run = Gxdigest(tmp_path)
    return lambda *words: run("byline", *words, "--db", "archive.db")


def rows(done):
    return [line.split("\t") for line in done.stdout.splitlines()]


@pytest.mark.parametrize("name", [["孙庆辉"], ["庆辉"], ["sunqinghui"], ["sun", "qinghui"], ["sqh"]])
def test_a_person_is_found_from_any_part(kept, name):
    done = kept(*name)
    assert (done.returncode, done.stderr, len(rows(done))) == (0, "3 articles\n", 3)


def test_a_part_of_several_names_lists_them(kept):
    done = kept("小")
    assert (done.returncode, [row[0] for row in rows(done)]) == (0, ["林小舟", "方小满"])
    assert done.stderr.startswith("2 people; an article of n people counts 1/n")
    assert [one["name"] for one in json.loads(kept("小", "--json", "--sort", "name").stdout)] == ["方小满", "林小舟"]


def test_the_sheet_of_months(kept):
    done = kept("孙庆辉", "--by", "month", "--csv")
    assert done.returncode == 0
    (row,) = csv.DictReader(io.StringIO(done.stdout, newline=""))
    expected = {
        "month": "2019-11",
        "name": "孙庆辉",
        "articles": "3",
        "alone": "3",
        "shares": "3.0",
        "first": "2019-11-23",
    }
    assert {key: row[key] for key in expected} == expected
    assert [row[:2] for row in rows(kept("--by", "month"))] == [
        ["2019-11", name] for name in ("孙庆辉", "林小舟", "方小满")
    ]
    assert {(row["name"], *row["roles"]) for row in json.loads(kept("--by", "role", "--json").stdout)} == {
        ("孙庆辉", "记者"),
        ("林小舟", "记者"),
        ("方小满", "文/图"),
    }


def test_a_correction_is_kept_said_and_undone(kept):
    done = kept("--merge", "林小舟", "方小满（新河晚报）")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == (
        "方小满（新河晚报） counts as 林小舟 from now on; undo: gxdigest byline --split 方小满（新河晚报）\n"
    )
    assert [row[0] for row in rows(kept())] == ["孙庆辉", "林小舟"]
    assert rows(kept("方小满")) == rows(kept("林小舟"))
    assert rows(kept("--corrections")) == [["方小满（新河晚报）", "林小舟"]]
    assert json.loads(kept("--corrections", "--json").stdout) == [
        {"name": "方小满", "outlet": "新河晚报", "as_name": "林小舟", "as_outlet": None}
    ]
    done = kept("--split", "方小满（新河晚报）")
    undo = "gxdigest byline --merge 林小舟 方小满（新河晚报）"
    assert done.stderr == f"方小满（新河晚报） no longer counts as 林小舟; undo: {undo}\n"
    assert kept("--corrections").stderr == "0 corrections\n"
    assert len(rows(kept())) == 3


def run_undo(kept, done):
    for command in done.stderr.partition("undo: ")[2].split(" && "):
        assert kept(*command.split()[2:]).returncode == 0


def test_the_printed_undo_undoes(kept):
    kept("--merge", "孙庆辉", "方小满（新河晚报）")
    before = kept("--corrections").stdout
    run_undo(kept, kept("--merge", "林小舟", "孙庆辉"))
    assert kept("--corrections").stdout == before
    run_undo(kept, kept("--split", "孙庆辉"))
    assert kept("--corrections").stdout == before


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["--merge", "孙庆辉", "无人"], 1, "no byline of 无人"),
        (["--merge", "孙庆辉", "孙庆辉"], 2, "are one already"),
        (["--merge", "孙庆辉"], 2, "--merge"),
        (["--split", "孙庆辉"], 2, "nothing tells 孙庆辉 apart"),
        (["孙庆辉", "--corrections"], 2, "exclude each other"),
        (["--merge", "孙庆辉", "林小舟", "--split", "孙庆辉"], 2, "exclude each other"),
        (["孙庆辉", "--since", "2030"], 1, "no byline of 孙庆辉 with these filters"),
        (["nobody"], 1, "no byline of nobody"),
        (["　"], 2, "holds no character"),
        (["--by", "week"], 2, "--by"),
    ],
)
def test_what_cannot_be_answered_is_said_in_one_line(kept, words, code, said):
    done = kept(*words)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (code, "", 1)
    assert said in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="no terminal to open")
def test_a_terminal_shows_months_partners_and_keywords(archive, tmp_path):
    from test_streams import on_a_terminal, without_colour

    shutil.copy(archive, tmp_path / "archive.db")
    shown = without_colour(on_a_terminal(tmp_path, "byline", "林小舟", "--db", "archive.db"))
    assert "months  2019-11  ██████████████████████████████ 2" in shown
    assert "with    方小满（新河晚报） 1" in shown
    assert "about   " in shown
    assert make_environment(tmp_path)
