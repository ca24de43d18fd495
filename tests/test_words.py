"""The two cutters give the same words, and neither of them shows itself to the user."""

import json
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gxdigest import words
from gxdigest.words import MEDIAN_IDF, cut, cut_with, idf, jieba_cutter, rjieba_cutter

CORPUS = Path(os.environ.get("GXDIGEST_CORPUS") or Path(__file__).resolve().parents[2] / "shared" / "corpus")
OWN_LINES = (
    "本报讯 11月25日，云岭区召开“红色物业”工作推进会。",
    "5G-A基站、T10792-2008标准、www.yunling.cn/news?id=3，来信请寄people@yunling.cn。",
    "增长3.5%，达1,286.5万元；i-LED、Tiki-Taka、C++、A&B、100+",
    "他在卡拉OK厅穿T恤，住B座3-2-1室。",
    "老兵活动常在乡、镇举行",
    "记者　孙庆辉　　通讯员\t周　敏\r\n文/图",
    "阿卜杜拉·卡里（左二）说：“很好！”——全场鼓掌……",
    "赋能非遗文创，算力提质，车企扩围，厨余零碳",
    "䶮𠮷㐂〇鿖é ＡＢＣ１２３ ①② ﷽ \ufeff\u200b",
    "",
)

rjieba_installed = pytest.mark.skipif(find_spec("rjieba") is None, reason="rjieba has no wheel here")


@rjieba_installed
@pytest.mark.parametrize("line", OWN_LINES)
def test_both_cutters_give_the_same_words(line):
    assert cut_with(rjieba_cutter(), line) == cut_with(jieba_cutter(), line)


@rjieba_installed
@settings(deadline=None)  # the first example loads both dictionaries
@given(st.text(st.sampled_from("红色物业的服务群众在乡活动常11月.-%aB\n“，　·") | st.characters()))
def test_both_cutters_give_the_same_words_on_any_text(text):
    assert cut_with(rjieba_cutter(), text) == cut_with(jieba_cutter(), text)


@rjieba_installed
@pytest.mark.skipif(not CORPUS.is_dir(), reason="no corpora beside the project")
def test_both_cutters_give_the_same_words_on_the_corpora():
    lines = {line for file in CORPUS.rglob("*.txt") for line in file.read_text("utf-8", "replace").splitlines()}
    different = [line for line in sorted(lines) if cut_with(rjieba_cutter(), line) != cut_with(jieba_cutter(), line)]
    assert lines
    assert different == []


@rjieba_installed
def test_the_faster_cutter_is_taken_where_it_is_installed():
    assert words._find_cutter() is rjieba_cutter()


@pytest.mark.parametrize("line", OWN_LINES)
def test_words_joined_are_the_text(line):
    assert "".join(cut(line)) == line


@settings(deadline=None)
@given(st.text())
def test_words_joined_are_any_text(text):
    assert "".join(cut(text)) == text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("东湖区召开“红色物业”部署会", ["东湖区", "召开", "“", "红色", "物业", "”", "部署", "会"]),
        ("5G-A、3.5%、people.cn。", ["5G-A", "、", "3.5%", "、", "people.cn", "。"]),
        ("a  \n b", ["a", "  \n ", "b"]),
    ],
)
def test_cut(text, found):
    assert cut(text) == found


def test_a_word_that_the_table_does_not_know_counts_as_the_median():
    assert idf("云岭时报") == MEDIAN_IDF
    assert idf("的") < idf("工作") < idf("物业") < MEDIAN_IDF


def run_python(code, tmp_path, *options):
    """Run code in a fresh Python that compiles everything anew and has a temporary folder of its own."""
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    env = {**os.environ, "PYTHONPYCACHEPREFIX": str(tmp_path / "pyc"), "TMPDIR": str(temporary)}
    run = subprocess.run([sys.executable, *options, "-c", code], env=env, capture_output=True, text=True, check=True)
    return run, temporary


def test_importing_loads_no_cutter(tmp_path):
    code = "import sys, json, gxdigest.words; print(json.dumps(sorted({'jieba', 'rjieba'} & set(sys.modules))))"
    run, _ = run_python(code, tmp_path)
    assert json.loads(run.stdout) == []


@pytest.mark.parametrize("options", [(), ("-W", "error"), ("-W", "default")])
def test_jieba_says_nothing_and_writes_nothing(tmp_path, options):
    code = "from gxdigest.words import cut_with, jieba_cutter; print(*cut_with(jieba_cutter(), '红色物业'))"
    run, temporary = run_python(code, tmp_path, *options)
    assert run.stdout.split() == ["红色", "物业"]
    assert run.stderr == ""
    assert list(temporary.iterdir()) == []


def test_the_users_own_warnings_are_still_shown(tmp_path):
    code = "import warnings; from gxdigest.words import jieba_cutter; jieba_cutter(); warnings.warn('mine')"
    run, _ = run_python(code, tmp_path)
    assert "UserWarning: mine" in run.stderr


def test_without_rjieba_jieba_cuts(tmp_path):
    code = "import sys; sys.modules['rjieba'] = None; from gxdigest.words import cut; print(*cut('红色物业'))"
    run, _ = run_python(code, tmp_path)
    assert run.stdout.split() == ["红色", "物业"]


@pytest.mark.parametrize("cutter", [jieba_cutter, pytest.param(rjieba_cutter, marks=rjieba_installed)])
def test_own_words_are_cut_whole_whatever_the_cutter(cutter):
    own = frozenset({"红色物业", "红色物业工作推进会", "5G-A基站"})
    text = "云岭区召开“红色物业”工作推进会，红色物业工作推进会谈了5G-A基站。"
    assert [word for word in cut_with(cutter(), text, own) if word in own] == [
        "红色物业",
        "红色物业工作推进会",
        "5G-A基站",
    ]
    assert "".join(cut_with(cutter(), text, own)) == text


@settings(deadline=None)
@given(st.text("红色物业5G-A，|(.", min_size=0), st.frozensets(st.text("红色物业5G-A|(.", min_size=1), max_size=4))
def test_with_own_words_too_the_words_joined_are_the_text(text, own):
    assert "".join(cut(text, own)) == text


def test_only_short_runs_are_remembered():
    asked = []
    cutter = words._remember(lambda run: asked.append(run) or [run])
    for run in ("路灯", "路灯", "灯" * 1000, "灯" * 1000):
        assert cutter(run) == [run]
    assert [len(run) for run in asked] == [2, 1000, 1000]
