"""Replace, forget, reread and backup through the real process."""

import json

import pytest


@pytest.fixture
def other(kept, page):
    """The name of another text of the issue that is kept, beside it."""
    other = page.with_name("另.txt")
    other.write_text(page.read_text(encoding="utf-8").replace("当天就修", "当日就修"), encoding="utf-8")
    return other.name


def ids(gxdigest):
    return [one["id"] for one in json.loads(gxdigest("issues", "--db", "a.db", "--json").stdout)]


def test_another_text_of_an_issue_waits_for_a_decision(gxdigest, other, page):
    done = gxdigest("ingest", other, "--db", "a.db")
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr == (
        f"gxdigest: {other} is another text of 新河日报 2019-11-23, with 3 articles; "
        f"kept is issue 1 from {page.name} with 3 articles; give --replace or --keep-both\n"
    )
    (report,) = json.loads(gxdigest("ingest", other, "--db", "a.db", "--json").stdout)
    assert (report["status"], report["issue"]) == ("clashes", 1)
    assert ids(gxdigest) == [1]
    assert gxdigest("ingest", other, "--db", "a.db", "--replace", "--keep-both").returncode == 2


@pytest.mark.parametrize(("option", "left"), [("--replace", [2]), ("--keep-both", [1, 2])])
def test_an_option_decides(gxdigest, other, option, left):
    assert gxdigest("ingest", other, "--db", "a.db", "--quiet", option).returncode == 0
    assert ids(gxdigest) == left
    assert gxdigest("doctor", "--db", "a.db").returncode == 0


def test_forget_takes_out_all_or_none(gxdigest, kept):
    done = gxdigest("forget", "1", "7", "--db", "a.db")
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert ids(gxdigest) == [1]
    done = gxdigest("forget", "1", "--db", "a.db")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "issue 1 forgotten, 3 articles: 新河日报.txt\n")
    assert ids(gxdigest) == []
    assert gxdigest("search", "路灯", "--db", "a.db").returncode == 1


def test_reread_says_what_changed(gxdigest, kept):
    done = gxdigest("reread", "--db", "a.db")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == "1 issue read again, 3 articles: 0 changed, 0 new, 0 gone\n"
    (outcome,) = json.loads(gxdigest("reread", "1", "--db", "a.db", "--json", "--quiet").stdout)
    assert (outcome["before"], outcome["after"], outcome["changed"]) == (3, 3, 0)
    assert gxdigest("reread", "9", "--db", "a.db").returncode == 1


def test_a_backup_answers_as_the_archive_does(gxdigest, kept):
    assert gxdigest("backup", "b.db", "--db", "a.db", "--quiet").returncode == 0
    assert gxdigest("export", "--db", "b.db").stdout == gxdigest("export", "--db", "a.db").stdout
    done = gxdigest("backup", "b.db", "--db", "a.db")
    assert done.returncode == 2
    assert "--force" in done.stderr
    assert gxdigest("backup", "b.db", "--force", "--db", "a.db").returncode == 0
    assert gxdigest("backup", "no/b.db", "--db", "a.db").returncode == 4
