import io
import os
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gxdigest.errors import InputError
from gxdigest.sources import Source, find_sources

PAGE = "小区换上新路灯\r\n\r\n本报讯 路灯全部换新。 记者 孙庆辉\n"
TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(str.strip)

needs_permissions = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root and Windows may read everything"
)


def read_one(path: object) -> str:
    (source,) = find_sources([str(path)])
    return source.read()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gb2312"])
def test_every_encoding_gives_the_same_text(tmp_path, encoding):
    file = tmp_path / "a.txt"
    file.write_bytes(PAGE.encode(encoding))
    assert read_one(file) == PAGE


@pytest.mark.parametrize(("mark", "encoding"), [(b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")])
def test_utf16_is_read_by_its_mark(mark, encoding):
    assert decode(mark + PAGE.encode(encoding), "a.txt") == PAGE


@given(TEXT)
def test_text_with_a_mark_comes_back_as_it_was(text):
    assert decode(b"\xef\xbb\xbf" + text.encode(), "a.txt") == text


@given(st.binary(max_size=60))
def test_any_bytes_give_a_text_without_surrogates_or_an_input_error(data):
    try:
        text = decode(data, "a.txt")
    except InputError as error:
        text = str(error)
    assert text.encode("utf-8").strip()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "a.txt is empty"),
        ("　\n\r\n\t ".encode(), "a.txt is empty or holds only white space"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "looks like a PNG image"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "looks like a JPEG image"),
        (b"%PDF-1.7\n", "looks like a PDF document"),
        (b"PK\x03\x04\x14", "looks like a ZIP archive"),
        ("本报讯".encode() + b"\x00\x01\x02", "looks like a binary file"),
        (b"\x01\x02\x03\x04abc", "looks like a binary file"),
        (b"\xff\x80\xff\x80", "byte 1 does not fit"),
        (b"\xef\xbb\xbf\xff", "not text in UTF-8"),
        (b"\xff\xfe\x00\xd8\x41\x00", "not text in UTF-16"),
    ],
)
def test_what_is_no_text_is_refused(data, said):
    with pytest.raises(InputError, match=said) as caught:
        decode(data, "a.txt")
    assert caught.value.exit_code == 3


def test_a_page_with_an_escape_sequence_is_text():
    page = PAGE + "居民说好。" * 20 + "\x1b[2J"
    assert decode(page.encode(), "a.txt") == page


def test_a_folder_gives_its_txt_files_in_the_order_of_the_pages(tmp_path):
    for name in ("版10.txt", "版2.TXT", "b/版1.txt", ".hidden.txt", ".git/x.txt", "notes.md"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(name, encoding="utf-8")
    names = [Path(source.name).relative_to(tmp_path).as_posix() for source in find_sources([str(tmp_path)])]
    assert names == ["b/版1.txt", "版2.TXT", "版10.txt"]


def test_a_link_out_of_the_folder_is_left_alone(tmp_path):
    (tmp_path / "outside.txt").write_text("外", encoding="utf-8")
    folder = tmp_path / "issues"
    folder.mkdir()
    (folder / "inside.txt").write_text("内", encoding="utf-8")
    (folder / "out.txt").symlink_to(tmp_path / "outside.txt")
    (folder / "in.txt").symlink_to(folder / "inside.txt")
    (folder / "loop.txt").symlink_to(folder / "loop.txt")
    found = [Path(source.name).name for source in find_sources([str(folder)])]
    assert "out.txt" not in found
    assert {"in.txt", "inside.txt"} <= set(found)


def test_sources_stand_in_the_order_in_which_they_were_given(tmp_path):
    for name in ("b.txt", "a.txt"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    names = [str(tmp_path / "b.txt"), "-", str(tmp_path / "a.txt")]
    assert [source.name for source in find_sources(names)] == names


def test_standard_input_is_bytes(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(PAGE.encode("gb18030"))))
    assert read_one("-") == PAGE


def test_what_is_wrong_is_said_when_it_is_read(tmp_path):
    (tmp_path / "empty").mkdir()
    sources = list(find_sources([str(tmp_path / "no.txt"), str(tmp_path / "empty"), "x" * 5000]))
    for source, said in zip(sources, ["no such file: ", "no .txt file in the folder ", "cannot read xxx"], strict=True):
        with pytest.raises(InputError, match=said):
            source.read()


@needs_permissions
def test_a_file_or_folder_that_may_not_be_read(tmp_path):
    file = tmp_path / "a.txt"
    file.write_text("x", encoding="utf-8")
    file.chmod(0)
    with pytest.raises(InputError, match="no permission to read"):
        read_one(file)
    closed = tmp_path / "closed"
    closed.mkdir(0)
    with pytest.raises(InputError, match="cannot list the folder"):
        read_one(closed)


def test_a_name_that_is_no_utf8_can_be_shown():
    (source,) = find_sources(["\udce9.txt"])
    assert source == Source("\N{REPLACEMENT CHARACTER}.txt", Path("\udce9.txt"))


TRADITIONAL = "雲嶺區換上新路燈\n本報訊 記者昨日從區裡獲悉，全區的路燈已經全部換新，夜裡出門不怕黑了。\n"
SIMPLIFIED = "云岭区换上新路灯\n本报讯 记者昨日从区里获悉，全区的路灯已经全部换新，夜里出门不怕黑了。\n"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (TRADITIONAL, "big5"),
        (TRADITIONAL, "gb18030"),
        (TRADITIONAL, "utf-8"),
        (SIMPLIFIED, "gb18030"),
        (SIMPLIFIED, "gbk"),
        (TRADITIONAL[:8], "big5"),
        (SIMPLIFIED[:8], "gbk"),
        ("ABC 123\n", "big5"),
    ],
)
def test_big5_and_gb18030_are_told_apart(text, encoding):
    assert decode(text.encode(encoding), "a.txt") == text


def test_a_damaged_text_in_gb18030_is_not_read_as_big5():
    with pytest.raises(InputError, match="does not fit"):
        decode(SIMPLIFIED.encode("gb18030") + b"\xff\n", "a.txt")


@pytest.mark.parametrize("head", ["<!DOCTYPE html>", "\n <html lang=zh>", "<HTML>"])
def test_a_web_page_is_refused(head):
    with pytest.raises(InputError, match="web page"):
        decode((head + SIMPLIFIED).encode(), "a.html")


def test_a_text_that_speaks_of_tags_is_read():
    assert decode("<专题>路灯亮了。".encode(), "a.txt")
