"""`gxdigest ingest --words`: the user's own words reach the keywords, in one process and in many."""

import json

import pytest

TEXT = """新河日报 2019年11月23日 第{number}期

区里开三级基层动态分析会

本报讯 11月22日，区里召开三级基层动态分析会，十二个街道到会。会上听取了各街道的汇报，大家把冬天里要办的事一件一件排好。

记者 孙庆辉
"""
OWN = "三级基层动态分析会"


def keywords(done):
    return [article["keywords"] for article in json.loads(done.stdout)]


@pytest.mark.parametrize("way", ["option", "environment", "config"])
def test_own_words_are_kept_whole(gxdigest, way):
    (gxdigest.folder / "a.txt").write_text(TEXT.format(number=1), encoding="utf-8")
    own = gxdigest.folder / ".config" / "gxdigest" / "words.txt"
    own.parent.mkdir(parents=True)
    named = own if way == "config" else gxdigest.folder / "own.txt"
    named.write_text(f"{OWN} 5 n\n", encoding="utf-8")
    words = ["--words", "own.txt"] if way == "option" else []
    environment = {"GXDIGEST_WORDS": "own.txt"} if way == "environment" else {}
    config = {"XDG_CONFIG_HOME": str(gxdigest.folder / ".config")}
    done = gxdigest("ingest", "a.txt", "--db", "a.db", "-q", *words, **environment, **config)
    assert (done.returncode, done.stderr) == (0, "")
    assert OWN in keywords(gxdigest("digest", "--db", "a.db", "--json"))[0]


def test_own_words_reach_every_process(gxdigest):
    for number in range(1, 4):
        (gxdigest.folder / f"{number}.txt").write_text(TEXT.format(number=number), encoding="utf-8")
    (gxdigest.folder / "own.txt").write_text(OWN, encoding="utf-8")
    files = ("1.txt", "2.txt", "3.txt")
    assert gxdigest("ingest", *files, "--jobs", "2", "--words", "own.txt", "--db", "a.db", "-q").returncode == 0
    found = keywords(gxdigest("export", "--db", "a.db", "--json"))
    assert len(found) == 3
    assert all(OWN in one for one in found)


def test_own_words_outlive_a_reread_until_others_are_given(gxdigest):
    for number in (1, 2):
        (gxdigest.folder / f"{number}.txt").write_text(TEXT.format(number=number), encoding="utf-8")
    (gxdigest.folder / "own.txt").write_text(OWN, encoding="utf-8")
    (gxdigest.folder / "none.txt").write_text("", encoding="utf-8")
    assert gxdigest("ingest", "1.txt", "--words", "own.txt", "--dry-run", "--db", "a.db", "-q").returncode == 0
    assert gxdigest("ingest", "1.txt", "--words", "own.txt", "--db", "a.db", "-q").returncode == 0
    assert gxdigest("reread", "--db", "a.db").stderr.endswith("0 changed, 0 new, 0 gone\n")
    assert gxdigest("ingest", "2.txt", "--db", "a.db", "-q").returncode == 0
    assert all(OWN in one for one in keywords(gxdigest("export", "--db", "a.db", "--json")))
    for words in (["--words", "none.txt"], []):
        assert gxdigest("reread", *words, "--db", "a.db", "-q").returncode == 0
        assert not any(OWN in one for one in keywords(gxdigest("export", "--db", "a.db", "--json")))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (f"{OWN}\n红色物业 n 5\n".encode(), "own.txt, line 2: "),
        ("红色物业 5 n 多余".encode(), "own.txt, line 1: "),
        ("红色物业\n物业，5\n路灯 五\n".encode(), "own.txt, line 3: "),
        ("红色物业\n".encode() + "物业".encode("gb18030"), "own.txt, line 2: not UTF-8"),
        (None, "own.txt: No such file"),
    ],
)
def test_bad_words_are_refused_in_one_line(gxdigest, content, said):
    (gxdigest.folder / "a.txt").write_text(TEXT.format(number=1), encoding="utf-8")
    if content is not None:
        (gxdigest.folder / "own.txt").write_bytes(content)
    done = gxdigest("ingest", "a.txt", "--db", "a.db", "--words", "own.txt")
    assert (done.returncode, done.stdout) == (3, "")
    assert said in done.stderr
    assert done.stderr.count("\n") == 1
    assert not (gxdigest.folder / "a.db").exists()
