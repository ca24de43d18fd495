"""What a user can mend: one clear line on standard error, its exit code, and the archive as it was before."""

import json
import sqlite3
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from make_documents import make_pdf, make_word

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"
SHOPPING = "牛奶两盒\n面包\n鸡蛋一打\n"


def assert_one_line(done, code, *said):
    assert done.returncode == code, done.stderr
    (line,) = done.stderr.splitlines()
    assert line.startswith("gxdigest: ")
    assert all(part in line for part in said), line
    assert "Traceback" not in done.stderr


def make_missing(folder: Path) -> str:
    return "no.txt"


def make_folder_without_text(folder: Path) -> str:
    (folder / "empty").mkdir()
    (folder / "empty" / "notes.md").write_text("x", encoding="utf-8")
    return "empty"


def make_empty(folder: Path) -> str:
    (folder / "empty.txt").write_text(" \n\n", encoding="utf-8")
    return "empty.txt"


def make_image(folder: Path) -> str:
    (folder / "scan.txt").write_bytes(PNG)
    return "scan.txt"


def make_cut_off(folder: Path) -> str:
    (folder / "cut.txt").write_bytes("本报讯 路灯亮了。".encode()[:-1])
    return "cut.txt"


def make_large(folder: Path) -> str:
    with (folder / "large.txt").open("wb") as file:
        file.truncate(200_000_000)
    return "large.txt"


def make_bomb(folder: Path) -> str:
    with ZipFile(folder / "bomb.zip", "w", ZIP_DEFLATED) as packed:
        packed.writestr("a.txt", b"\n" * 10_000_000)
    return "bomb.zip"


def make_packed_image(folder: Path) -> str:
    with ZipFile(folder / "scan.zip", "w") as packed:
        packed.writestr("../scan.txt", PNG)
    return "scan.zip"


def make_no_zip(folder: Path) -> str:
    (folder / "no.zip").write_bytes(b"PK\x03\x04")
    return "no.zip"


def make_damaged_gzip(folder: Path) -> str:
    (folder / "a.txt.gz").write_bytes(b"\x1f\x8b\x08\x00abc")
    return "a.txt.gz"


def make_scanned_pdf(folder: Path) -> str:
    (folder / "scan.pdf").write_bytes(make_pdf([]))
    return "scan.pdf"


def make_damaged_pdf(folder: Path) -> str:
    (folder / "a.pdf").write_bytes(b"%PDF-1.7")
    return "a.pdf"


def make_damaged_word(folder: Path) -> str:
    (folder / "a.docx").write_bytes(make_word("路灯亮了。")[:-40])
    return "a.docx"


def make_old_word(folder: Path) -> str:
    (folder / "a.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99))
    return "a.doc"


def make_web_page_without_article(folder: Path) -> str:
    (folder / "a.html").write_text("<html><body></body></html>", encoding="utf-8")
    return "a.html"


def make_text_without_article(folder: Path) -> str:
    (folder / "list.txt").write_text(SHOPPING, encoding="utf-8")
    return "list.txt"


BAD = [
    (make_missing, "no such file: no.txt", "give a file"),
    (make_folder_without_text, "no text in the folder empty", "give a folder that holds issues as .txt"),
    (make_empty, "empty.txt is empty", "give the text"),
    (make_image, "scan.txt looks like a PNG image", "give the text"),
    (make_cut_off, "cut.txt is not text in UTF-8: byte 23 of 24 does not fit", "cut off there: get it whole"),
    (make_large, "large.txt is larger than 16 MB", "split it into issues, or allow more with --max-size"),
    (make_bomb, "bomb.zip/a.txt is packed more than 200 times", "give it unpacked"),
    (make_packed_image, "scan.zip/../scan.txt looks like a PNG image", "give the text"),
    (make_no_zip, "no.zip is no .zip or a damaged one", "pack it anew, or give it unpacked"),
    (make_damaged_gzip, "a.txt.gz is damaged", "pack it anew, or give it unpacked"),
    (make_scanned_pdf, "scan.pdf has no text layer, only pictures", "run it through text recognition (OCR)"),
    (make_damaged_pdf, "a.pdf is damaged", "save it anew, or its text"),
    (make_damaged_word, "a.docx is damaged", "get it or save it anew"),
    (make_old_word, "a.doc looks like an old Office document", "save it as .docx or as text"),
    (make_web_page_without_article, "no article found in the web page a.html", "save or copy its text"),
    (make_text_without_article, "no article in list.txt", "datelines", "bylines", '"牛奶两盒 / 面包 / 鸡蛋一打"'),
]  # fmt: skip


@pytest.mark.parametrize(("make", "said"), [(make, said) for make, *said in BAD])
def test_an_input_that_cannot_be_kept(gxdigest, kept, make, said):
    before = kept.read_bytes()
    done = gxdigest("ingest", make(gxdigest.folder), "--db", "a.db")
    assert_one_line(done, 3, *said)
    assert done.stdout == ""
    assert kept.read_bytes() == before
    assert not list(gxdigest.folder.glob("a.db-*"))


@pytest.mark.parametrize("make", [make for make, *_ in BAD])
def test_a_bad_input_makes_no_archive(gxdigest, make):
    assert gxdigest("ingest", make(gxdigest.folder), "--db", "new/a.db").returncode == 3
    assert not (gxdigest.folder / "new").exists()


@pytest.mark.parametrize(("make", "said"), [(make, said) for make, *said in BAD])
def test_an_input_that_cannot_be_read(gxdigest, make, said):
    assert_one_line(gxdigest("read", make(gxdigest.folder)), 3, *said)


def test_a_text_without_an_article_is_shown_by_read_all_the_same(gxdigest):
    done = gxdigest("read", make_text_without_article(gxdigest.folder), "--json")
    assert_one_line(done, 3, "no article in list.txt")
    assert json.loads(done.stdout)["articles"] == []


def test_one_bad_input_does_not_stop_the_others(gxdigest, page):
    second = page.with_name("二.txt")
    second.write_text(page.read_text(encoding="utf-8").replace("第1203期", "第1205期"), encoding="utf-8")
    done = gxdigest("ingest", page.name, make_image(gxdigest.folder), "no.txt", second.name, "--db", "a.db")
    assert done.returncode == 3
    assert [line.split(":")[0] for line in done.stderr.splitlines()] == [
        "gxdigest",
        "gxdigest",
        "2 issues kept, 2 refused",
    ]
    assert done.stdout.splitlines()[:2] == [
        f"kept as issue 1, 3 articles, 4 bylines, UTF-8: {page.name}",
        f"kept as issue 2, 3 articles, 4 bylines, UTF-8: {second.name}",
    ]
    reports = json.loads(gxdigest("ingest", page.name, "no.txt", "--db", "a.db", "--json").stdout)
    assert [report["status"] for report in reports] == ["already kept", "refused"]


def make_archive_folder(path: Path) -> None:
    path.mkdir()


def make_no_database(path: Path) -> None:
    path.write_text("本报讯，这不是数据库。" * 100, encoding="utf-8")


def make_database_of_another_program(path: Path) -> None:
    with sqlite3.connect(path) as db:
        db.execute("create table recipes (id integer primary key, name text)")
    db.close()


def make_newer_archive(path: Path) -> None:
    db = sqlite3.connect(path)
    (version,) = db.execute("pragma user_version").fetchone()
    db.execute(f"pragma user_version = {version + 1000}")
    db.commit()
    db.close()


@pytest.mark.parametrize("make", [make_archive_folder, make_no_database, make_database_of_another_program])
@pytest.mark.parametrize("words", [["ingest", "新河日报.txt"], ["search", "路灯"], ["issues"], ["export"]])
def test_what_is_no_archive_of_ours(gxdigest, page, make, words):
    path = gxdigest.folder / "b.db"
    make(path)
    before = path.read_bytes() if path.is_file() else sorted(path.iterdir())
    done = gxdigest(*words, "--db", "b.db")
    assert_one_line(done, 4, "b.db")
    assert done.stdout == ""
    assert (path.read_bytes() if path.is_file() else sorted(path.iterdir())) == before


@pytest.mark.parametrize("words", [["ingest", "新河日报.txt"], ["search", "路灯"], ["show", "1"]])
def test_an_archive_of_a_newer_version(gxdigest, kept, words):
    make_newer_archive(kept)
    before = kept.read_bytes()
    assert_one_line(gxdigest(*words, "--db", "a.db"), 4, "a.db", "newer")
    assert kept.read_bytes() == before


@pytest.mark.parametrize("words", [["search", "路灯"], ["byline"], ["digest"], ["show", "1"], ["issues"], ["export"]])
def test_an_archive_that_is_not_there(gxdigest, words):
    assert_one_line(gxdigest(*words, "--db", "no/a.db"), 4, "a.db")
    assert not (gxdigest.folder / "no").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["search"], "Missing argument"),
        (["search", "路灯", "--json", "--csv"], "--json and --csv exclude each other"),
        (["issues", "--ndjson", "--json"], "exclude each other"),
        (["search", "路灯", "--since", "昨天"], "is no date"),
        (
            ["search", "路灯", "--since", "26-1-1"],
            "'26-1-1' is no date; give 2019-11-23, 2019-11 or 2019, the year in",
        ),
        (["digest", "2019-00"], "is no date"),
        (["digest", "20191340"], "is no date"),
        (["digest", "-o", "x.pdf"], "x.pdf: no document ends in .pdf; give .html, .md, .txt or .json, or --format"),
        (["digest", "-o", "x.csv"], "x.csv: no document ends in .csv"),
        (["export", "--since", "2019-02-30"], "is no date"),
        (["export", "--until", ""], "is no date"),
        (["export", "--since", "2020", "--until", "2019"], "is later than"),
        (["search", "路灯", "--limit", "-1"], "--limit"),
        (["search", " "], "search for"),
        (["search", "路灯", "-停电"], "in one pair of quotes, first what must be there: '路灯 -停…'"),
        (["search", "路灯", "--jsn"], "--json"),
        (["searhc", "路灯"], "Did you mean 'search'"),
        (["digest", "2019-11-23", "--since", "2018"], "give one"),
        (["digest", "1", "--in", "1"], "give one"),
        (["show", "abc"], "ID"),
        (["byline", "--by", "week"], "Invalid value for '--by': 'week' is not one of 'month', 'role'"),
        (["find", "路灯"], "No such command"),
        (["--frobnicate"], "No such option"),
        (["ingest", "a.txt", "--jobs", "0"], "--jobs"),
        (["ingest"], "no path given; name a file, a folder, or - for standard input"),
        (["read", "a.txt", "--encoding", "Klingon"], "'Klingon' is no encoding; give UTF-8, UTF-16, GB18030, Big5"),
        (["ingest", "a.txt", "--encoding", ""], "is no encoding"),
        (["ingest", "a.txt", "--encoding", "rot13"], "is no encoding"),
        (["ingest", "a.txt", "--date", "2019-02-30"], "'2019-02-30' is no day; give one as 2019-11-28"),
        (["read", "a.txt", "--date", "2019"], "is no day"),
        (["ingest", "a.txt", "--max-size", "0"], "--max-size"),
    ],
)
def test_wrong_usage(gxdigest, archive, words, said):
    assert_one_line(gxdigest(*words, GXDIGEST_DB=str(archive)), 2, said)


def test_an_archive_without_a_name_is_not_the_users_own(gxdigest):
    assert_one_line(gxdigest("issues", "--db", ""), 4)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_said_in_one_line(gxdigest, archive):
    with open("/dev/full", "wb") as full:  # noqa: PTH123
        done = gxdigest("export", "--db", archive, stdout=full)
    assert_one_line(done, 2, "cannot write the answer: No space left on device")


def test_strict_refuses_what_does_not_add_up(gxdigest, page):
    page.write_text("本报讯 路灯亮了。\n" * 3 + page.read_text(encoding="utf-8"), encoding="utf-8")
    reading = json.loads(gxdigest("read", page.name, "--json").stdout)
    code = 0 if reading["counts"]["agrees"] else 5
    assert gxdigest("read", page.name, "--strict").returncode == code
    done = gxdigest("ingest", page.name, "--db", "a.db", "--strict")
    assert done.returncode == code
    assert (gxdigest.folder / "a.db").exists() == reading["counts"]["agrees"]


def test_what_an_error_repeats_is_cleaned(gxdigest):
    done = gxdigest("read", "no\x1b[2J\n\u202e.txt")
    assert_one_line(done, 3, "no␛[2J .txt")
