"""Pages of one issue in files of their own become one issue."""

import pytest

from gxdigest.errors import InputError
from gxdigest.ingest import read_raw
from gxdigest.sources import Given, find_sources, join_pages

FIRST = (
    "云岭时报 2019年11月28日 第1203期\n\n小区换上新路灯\n\n"
    "本报讯 昨日，青石街道的路灯全部换新，夜里出门不怕黑了。\n记者 孙庆辉"
)
SECOND = "图书馆周末办起读书会\r\n\r\n本报讯 昨日，区图书馆办了第一场读书会，三十多个孩子到会。\r\n记者 林小舟\r\n"
THIRD = "第A3版：社会\n\n早市重新开张\n\n本报讯 昨日，停了半年的早市重新开张，摊位当天就坐满了。\n记者 林小舟\n"


@pytest.fixture
def folder(tmp_path):
    for name, text in {"20191128_01.txt": FIRST, "20191128_02.txt": SECOND, "20191128_03.txt": THIRD}.items():
        (tmp_path / name).write_bytes(text.encode())
    (tmp_path / "20191129_01.txt").write_bytes(SECOND.encode("gb18030"))
    return tmp_path


def join(folder, **given):
    return join_pages(find_sources([str(folder)], Given(**given)))


def test_pages_of_a_day_become_one_issue(folder):
    first, second = join(folder)
    raw = first.read()
    assert raw.source == f"{folder}/20191128_01.txt +2"
    assert raw.text == f"第01版\n{FIRST}\n\n第02版\n{SECOND}\n{THIRD}"
    assert raw.notes == (
        "source: joined from " + ", ".join(f"{folder}/20191128_0{page}.txt" for page in (1, 2, 3)),
    )  # fmt: skip
    assert second.read().text == SECOND


def test_the_joined_text_is_the_text_of_the_issue(folder):
    issue = read_raw(join(folder)[0].read())
    assert (issue.paper, issue.date, issue.number) == ("云岭时报", "2019-11-28", 1203)
    assert [(article.page, article.headline) for article in issue.articles] == [
        ("1", "小区换上新路灯"),
        ("2", "图书馆周末办起读书会"),
        ("A3", "早市重新开张"),
    ]
    assert issue.counts.agrees
    headlines = [issue.text[piece.start : piece.end] for piece in issue.pieces if piece.kind == "headline"]
    assert headlines == [article.headline for article in issue.articles]


def test_an_issue_whose_pages_are_in_two_encodings(folder):
    (folder / "20191128_02.txt").write_bytes(SECOND.encode("gb18030"))
    raw = join(folder)[0].read()
    assert raw.encoding == "UTF-8+GB18030"
    assert "source: GB18030" in raw.notes


def test_an_issue_lacks_no_page(folder):
    (folder / "20191128_02.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    with pytest.raises(
        InputError, match=r"02.txt looks like a PNG image.*; no page of .*01.txt \+2 is kept without it"
    ):
        join(folder)[0].read()


def test_files_that_name_no_page_stay_by_themselves(folder):
    for name in ("a.txt", "b.txt", "云岭时报-2019-11-28.txt", "云岭时报-2019-11-29.txt"):
        (folder / name).write_text("路灯亮了。", encoding="utf-8")
    assert len(join(folder)) == 6


def test_a_page_that_is_there_twice_begins_the_issue_once_more(folder):
    for page in ("01", "02"):
        (folder / f"20191128_{page}.text").write_text(SECOND, encoding="utf-8")
    names = [source.name.removeprefix(f"{folder}/") for source in join(folder)]
    assert names == ["20191128_01.text +2", "20191128_01.txt +1", "20191129_01.txt"]
    twice = [str(folder / "20191129_01.txt")] * 2
    assert [source.name for source in join_pages(find_sources([*twice, "a.txt", "a.txt"]))] == [
        *twice,
        "a.txt",
        "a.txt",
    ]


def test_what_is_given_goes_with_the_joined_issue(folder):
    raw = join(folder, paper="云岭晚报")[0].read()
    assert raw.paper == "云岭晚报"
    assert raw.notes[0] == "source: paper as given"


def test_a_page_line_with_characters_without_width_is_one(folder):
    (folder / "20191128_02.txt").write_bytes(f"\u200b第0\u200b2版：社会\n{SECOND}".encode())
    text = join(folder)[0].read().text
    assert "第02版" not in text
    assert "第0\u200b2版" in text
