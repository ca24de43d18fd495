"""Paths, folders, patterns, packed files and lists -> sources, and what is wrong with them."""

import gzip
import io
import os
import stat
import sys
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_LZMA, ZipFile, ZipInfo

import pytest

from gxdigest.errors import InputError
from gxdigest.sources import Given, find_sources, read_list

PAGE = "小区换上新路灯\r\n\r\n本报讯 路灯全部换新。 记者 孙庆辉\n"


def find(*paths, **given):
    return list(find_sources(list(map(str, paths)), Given(**given)))


def read_one(path, **given):
    (source,) = find(path, **given)
    return source.read()


def refusal(path, **given):
    with pytest.raises(InputError) as caught:
        read_one(path, **given)
    assert caught.value.exit_code == 3
    return str(caught.value)


def put(path, text="路灯亮了。", encoding="utf-8"):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode(encoding))
    return path


def pack(path, members):
    with ZipFile(path, "w", ZIP_DEFLATED) as packed:
        for name, data in members.items():
            packed.writestr(name, data)
    return path


@pytest.fixture
def folder(tmp_path):
    return tmp_path


def test_a_file_is_read_whatever_its_name(folder):
    raw = read_one(put(folder / "page.dat", PAGE, "gb18030"))
    assert (raw.text, raw.encoding, raw.source) == (PAGE, "GB18030", str(folder / "page.dat"))
    assert raw.notes == ("source: GB18030",)


def test_what_the_user_says_goes_with_the_text(folder):
    raw = read_one(put(folder / "a.txt", PAGE), paper="云岭时报", date="2025-11-27")
    assert (raw.paper, raw.date) == ("云岭时报", "2025-11-27")
    assert raw.notes == ("source: paper as given", "source: date as given")


def test_a_folder_gives_its_texts_in_the_order_of_pages(folder):
    for name in ("版10.txt", "版2.TXT", "b/版1.txt", ".hidden.txt", ".git/x.txt", "notes.md", "a.gz", "c.txt.gz"):
        put(folder / name)
    names = [os.path.relpath(source.name, folder) for source in find(folder)]
    assert names == ["b/版1.txt", "c.txt.gz", "版2.TXT", "版10.txt"]


def test_what_cannot_be_read_is_not_passed_over(folder):
    (folder / "旧.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    assert refusal(folder).endswith("旧.doc looks like an old Office document, not text; save it as .docx or as text")


def test_a_link_out_of_the_folder_is_left_alone(folder):
    issues = folder / "issues"
    put(folder / "outside.txt")
    put(issues / "inside.txt")
    (issues / "out.txt").symlink_to(folder / "outside.txt")
    (issues / "in.txt").symlink_to(issues / "inside.txt")
    (issues / "loop.txt").symlink_to(issues / "loop.txt")
    (issues / "above").symlink_to(folder)
    assert [Path(source.name).name for source in find(issues)] == ["in.txt", "inside.txt", "loop.txt"]
    assert "cannot read" in refusal(issues / "loop.txt")


def test_sources_stand_in_the_order_in_which_they_were_given(folder):
    names = [str(put(folder / "b.txt")), "-", str(put(folder / "a.txt"))]
    assert [source.name for source in find(*names)] == names


def test_a_pattern_that_no_shell_has_replaced(folder):
    for name in ("1/版10.txt", "1/版9.txt", "2/版1.txt", "[旧].txt"):
        put(folder / name)
    assert [Path(source.name).name for source in find(folder / "**" / "版*.txt")] == ["版9.txt", "版10.txt", "版1.txt"]
    assert read_one(folder / "[旧].txt").text
    assert "nothing is named like" in refusal(folder / "*.pdf")


def test_standard_input_is_bytes(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(PAGE.encode("gb18030"))))
    assert read_one("-").text == PAGE


def test_what_is_wrong_is_said_when_it_is_read(folder):
    (folder / "empty").mkdir()
    assert refusal(folder / "no.txt").startswith("no such file: ")
    assert refusal(folder / "empty").startswith("no text in the folder ")
    assert refusal("x" * 5000).startswith("cannot read xxx")


def test_a_file_or_folder_that_may_not_be_read(folder, monkeypatch):
    def refuse(path, *rest):
        raise PermissionError(13, "Permission denied", path)

    page = put(folder / "a.txt")
    monkeypatch.setattr(Path, "open", refuse)
    assert refusal(page) == f"no permission to read {page}; change its permissions or copy it"
    monkeypatch.setattr(os, "scandir", refuse)
    assert refusal(folder) == f"cannot list the folder {folder}: Permission denied; change its permissions"


def test_a_name_that_is_no_utf8_can_be_shown():
    (source,) = find("\udce9.txt")
    assert source.name == "\N{REPLACEMENT CHARACTER}.txt"


def test_a_name_of_255_bytes(folder):
    name = "版" * 83 + "01.txt"
    assert len(name.encode()) == 255
    put(folder / name)
    assert [source.read().source for source in find(folder)] == [str(folder / name)]


# What is packed


def test_a_zip_gives_its_texts_in_the_order_of_pages(folder):
    members = {
        "b/版10.txt": PAGE.encode("gbk"),
        "b/版2.txt": PAGE,
        "__MACOSX/._版2.txt": "x",
        ".x.txt": "x",
        "a.jpg": "x",
    }
    packed = pack(folder / "期.zip", members)
    assert [(source.name, source.read().text) for source in find(packed)] == [
        (f"{packed}/b/版2.txt", PAGE),
        (f"{packed}/b/版10.txt", PAGE),
    ]
    assert len(find(folder)) == 2


@pytest.mark.parametrize("encoding", ["gbk", "utf-8"])
def test_names_in_a_zip_without_the_mark_of_utf8(folder, encoding):
    ascii_name = "n" * len("高新时报-2019-11-28.txt".encode(encoding))
    packed = pack(folder / "a.zip", {ascii_name: PAGE})
    packed.write_bytes(packed.read_bytes().replace(ascii_name.encode(), "高新时报-2019-11-28.txt".encode(encoding)))
    (source,) = find(packed)
    assert source.name == f"{packed}/高新时报-2019-11-28.txt"
    assert source.read().text == PAGE


def test_a_path_out_of_a_zip_leads_nowhere(folder):
    (folder / "in").mkdir()
    packed = pack(folder / "in" / "a.zip", {"../../evil.txt": PAGE})
    (source,) = find(packed)
    assert source.read().text == PAGE
    assert {path.name for path in folder.rglob("*")} == {"in", "a.zip"}


def test_a_link_in_a_zip_is_no_text(folder):
    link = ZipInfo("link.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    assert "no text in" in refusal(pack(folder / "a.zip", {link: "/etc/passwd", "a.jpg": "x"}))


@pytest.mark.parametrize("name", ["bomb.zip", "bomb.txt.gz", "bomb.docx"])
def test_a_bomb_is_refused_before_it_goes_off(folder, name):
    data, bomb = b"\0" * 30_000_000, folder / name
    if name.endswith(".gz"):
        bomb.write_bytes(gzip.compress(data))
    else:
        pack(bomb, {"a.txt" if name.endswith(".zip") else "word/document.xml": data})
    said = refusal(bomb)
    assert "packed more than 200 times" in said or "larger than 16 MB" in said


def test_a_zip_that_lies_about_its_sizes(folder):
    packed = pack(folder / "a.zip", {"a.txt": PAGE * 1000})
    size = len((PAGE * 1000).encode()).to_bytes(4, "little")
    packed.write_bytes(packed.read_bytes().replace(size, (10).to_bytes(4, "little")))
    assert "damaged" in refusal(packed)


def test_a_zip_that_is_none_is_cut_off_or_needs_a_password(folder):
    assert "is no .zip" in refusal(put(folder / "a.zip"))
    whole = pack(folder / "b.zip", {"a.txt": PAGE}).read_bytes()
    (folder / "c.zip").write_bytes(whole[:-30])
    assert "is no .zip or a damaged one" in refusal(folder / "c.zip")
    (folder / "d.zip").write_bytes(whole.replace(whole[40:50], b"\xff" * 10, 1))
    assert "damaged" in refusal(folder / "d.zip")
    flags = bytearray(whole)
    flags[6] |= 1
    flags[whole.index(b"PK\x01\x02") + 8] |= 1
    (folder / "e.zip").write_bytes(flags)
    assert "needs a password" in refusal(folder / "e.zip")


def test_a_zip_that_is_packed_otherwise(folder):
    with ZipFile(folder / "a.zip", "w", ZIP_LZMA) as packed:
        packed.writestr("a.txt", PAGE)
    assert "is packed in a way that is not known here (14); pack it anew" in refusal(folder / "a.zip")


def test_a_zip_in_a_zip_is_named(folder):
    inner = pack(folder / "inner.zip", {"a.txt": PAGE}).read_bytes()
    sources = find(pack(folder / "outer.zip", {"inner.zip": inner, "b.txt": PAGE}))
    with pytest.raises(InputError, match="a ZIP archive in another; give it by itself"):
        sources[1].read()
    assert sources[0].read().text == PAGE


def test_gzip(folder):
    packed = folder / "a.txt.gz"
    packed.write_bytes(gzip.compress(PAGE.encode("gb18030")))
    assert (read_one(packed).text, read_one(packed).encoding) == (PAGE, "GB18030")
    packed.write_bytes(packed.read_bytes()[:-9])
    assert "is damaged" in refusal(packed)


# Sizes and changes


def test_what_is_too_large_is_refused_unread_unless_allowed(folder):
    large = folder / "large.txt"
    large.write_bytes(b"")
    os.truncate(large, 200_000_000)
    assert refusal(large) == f"{large} is larger than 16 MB; split it into issues, or allow more with --max-size"
    page = put(folder / "a.txt", PAGE)
    assert read_one(page, limit=len(PAGE.encode())).text == PAGE
    assert "larger than" in refusal(page, limit=len(PAGE.encode()) - 1)


def test_an_endless_file_is_refused():
    if not Path("/dev/zero").exists():
        pytest.skip("needs /dev/zero")
    assert "larger than 1 MB" in refusal("/dev/zero", limit=1_000_000)


def test_a_file_that_grows_while_it_is_read(folder, monkeypatch):
    from gxdigest.sources import containers

    page = put(folder / "a.txt", PAGE)

    def read_slowly(read, name, limit):
        data = read(limit)
        with page.open("ab") as more:
            more.write("又一行。".encode())
        return data

    monkeypatch.setattr(containers, "read_all", read_slowly)
    assert "changed while it was read" in refusal(page)


def test_a_file_that_vanishes_before_it_is_read(folder):
    (source,) = find(put(folder / "a.txt"))
    Path(source.name).unlink()
    with pytest.raises(InputError, match="no such file"):
        source.read()


# Lists of paths


@pytest.mark.parametrize("end", ["\n", "\r\n", "\0"])
def test_a_list_of_paths(folder, end):
    listed = put(folder / "list", end.join(["a 1.txt", "期/版2.txt", ""]), "utf-8-sig")
    assert read_list(str(listed)) == ["a 1.txt", "期/版2.txt"]


def test_a_list_that_is_not_there(folder):
    with pytest.raises(InputError, match="cannot read the list"):
        read_list(str(folder / "no"))
