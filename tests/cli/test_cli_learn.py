import json
import shutil
from pathlib import Path

import pytest
from cli_runs import Gxdigest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def gold(tmp_path):
    folder = tmp_path / "gold"
    folder.mkdir()
    shutil.copy(ROOT / "sample_issue.txt", folder)
    shutil.copy(ROOT / "tests/golden/sample_issue.gold.json", folder)
    return folder


@pytest.fixture
def run(tmp_path):
    return Gxdigest(tmp_path)


def test_weights_are_learned_and_read_with(run, gold, tmp_path):
    pytest.importorskip("pycrfsuite")
    weights = tmp_path / "own.json"
    learned = run("learn", str(gold), "--folds", "0", "-o", str(weights))
    assert (learned.returncode, learned.stdout) == (0, "")
    assert "learned from 1 issues, 10 articles" in learned.stderr
    read = run("read", str(gold / "sample_issue.txt"), "--weights", str(weights), "--json")
    assert read.returncode == 0
    # One issue teaches little; enough that some of its own articles are found again.
    assert {article["headline"] for article in json.loads(read.stdout)["articles"]} & headlines(gold)


def test_issues_of_other_papers_widen_what_is_learned(run, gold, tmp_path):
    pytest.importorskip("pycrfsuite")
    own, wide, others = tmp_path / "own.json", tmp_path / "wide.json", tmp_path / "others"
    others.mkdir()
    for name in ("metro-1.txt", "metro-1.gold.json"):
        shutil.copy(ROOT / "tests/cases/papers" / name, others)
    run("learn", str(gold), "--folds", "0", "-o", str(own))
    learned = run("learn", str(gold), "--also", str(others), "--folds", "0", "-o", str(wide))
    assert "learned from 2 issues, 18 articles" in learned.stderr
    narrow, wider = (json.loads(path.read_text(encoding="utf-8")) for path in (own, wide))
    assert len(wider["evidence"]) > len(narrow["evidence"])


def headlines(gold):
    true = json.loads((gold / "sample_issue.gold.json").read_text(encoding="utf-8"))
    return {article["headline"] for article in true["articles"]}


def test_a_reading_can_be_corrected_into_gold(run, gold):
    printed = run("read", str(gold / "sample_issue.txt"), "--gold")
    begun = json.loads(printed.stdout)
    true = json.loads((gold / "sample_issue.gold.json").read_text(encoding="utf-8"))
    assert begun["date"] == "2025-11-27"
    assert [article["headline"] for article in begun["articles"]] == [a["headline"] for a in true["articles"]]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [(("learn", "nowhere"), 3), (("read", ROOT / "sample_issue.txt", "--weights", ROOT / "LICENSE"), 3)],
)
def test_what_is_no_gold_and_no_weights_is_said_in_one_line(run, arguments, code):
    done = run(*arguments)
    assert done.returncode == code
    assert done.stderr.count("\n") == 1
