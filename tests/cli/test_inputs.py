"""What people have, through the real command: encodings, packed files, lists, joined pages, given papers and dates."""

import gzip
import json
from zipfile import ZipFile

import pytest
from make_documents import make_pdf, make_word, set_column

ARTICLE = "小区换上新路灯\n\n本报讯 昨日，青石街道的路灯全部换新，夜里出门不怕黑了。\n记者 孙庆辉\n"
OTHER = "早市重新开张\n\n本报讯 昨日，停了半年的早市重新开张，摊位当天就坐满了。\n记者 林小舟\n"
WEB_PAGE = "<!DOCTYPE html><html><head><title>{}_云岭时报网</title></head><body><h1>{}</h1><div>{}</div></body></html>"


def put(gxdigest, name, data):
    path = gxdigest.folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return name


def ingest(gxdigest, *words, code=0, **environment):
    done = gxdigest("ingest", *words, "--db", "a.db", "--json", **environment)
    assert done.returncode == code, done.stderr
    return json.loads(done.stdout)


def headlines(gxdigest):
    return [article["headline"] for article in json.loads(gxdigest("export", "--db", "a.db", "--json").stdout)]


@pytest.mark.parametrize(
    ("encoding", "shown"),
    [("utf-8-sig", "UTF-8"), ("gbk", "GB18030"), ("utf-16-le", "UTF-16LE"), ("utf-16", "UTF-16LE")],
)
def test_the_encoding_is_shown_with_the_file(gxdigest, encoding, shown):
    first, second = put(gxdigest, "a.txt", ARTICLE.encode(encoding)), put(gxdigest, "b.txt", OTHER.encode(encoding))
    done = gxdigest("ingest", first, second, "--db", "a.db")
    assert done.stdout.splitlines()[:2] == [
        f"kept as issue 1, 1 article, 1 byline, {shown}: a.txt",
        f"kept as issue 2, 1 article, 1 byline, {shown}: b.txt",
    ]
    put(gxdigest, "c.txt", OTHER.replace("早市", "夜市").encode(encoding))
    assert ingest(gxdigest, "c.txt")[0]["encoding"] == shown
    reading = gxdigest("read", first).stdout
    assert f"encoding\t{shown}\n" in reading
    assert (f"source: {shown}" in reading) == (shown != "UTF-8")
    assert f"encoding\t{shown}\n" in gxdigest("ingest", first, "--db", "c.db").stdout


def test_the_encoding_that_is_given_overrules(gxdigest):
    traditional = "小區換上新路燈\n\n本報訊 昨日，青石街道的路燈全部換新，夜裡出門不怕黑了。\n記者 孫慶輝\n"
    name = put(gxdigest, "a.txt", traditional.encode("big5"))
    assert ingest(gxdigest, name, "--encoding", "cp950")[0]["encoding"] == "cp950"
    done = gxdigest("read", name, "--encoding", "utf-8")
    assert done.returncode == 3
    assert "a.txt is not text in UTF-8: byte 1 of 84 does not fit" in done.stderr


def test_everything_in_a_folder(gxdigest):
    put(gxdigest, "f/1.txt", ARTICLE)
    put(gxdigest, "f/2.txt.gz", gzip.compress(OTHER.encode("gbk")))
    put(gxdigest, "f/3.docx", make_word(*ARTICLE.replace("小区", "大院").splitlines()))
    lines = OTHER.replace("早市", "书店").splitlines()
    put(gxdigest, "f/4.pdf", make_pdf([(30, 500, 20, lines[0]), *set_column(lines[2:], 30, 460)]))
    body = "".join(f"<p>{line}</p>" for line in ARTICLE.splitlines()[2:])
    put(gxdigest, "f/5.html", WEB_PAGE.format("老街装上新路灯", "老街装上新路灯", body))
    put(gxdigest, "f/6.jpg", b"\xff\xd8\xff")
    with ZipFile(gxdigest.folder / "f/7.zip", "w") as packed:
        packed.writestr("期/a.txt", OTHER.replace("早市", "夜市").encode("gbk"))
    reports = ingest(gxdigest, "f")
    assert [(report["source"], report["encoding"]) for report in reports] == [
        ("f/1.txt", "UTF-8"),
        ("f/2.txt.gz", "GB18030"),
        ("f/3.docx", "Word"),
        ("f/4.pdf", "PDF"),
        ("f/5.html", "UTF-8 web page"),
        ("f/7.zip/期/a.txt", "GB18030"),
    ]
    assert headlines(gxdigest) == [
        "小区换上新路灯", "早市重新开张", "大院换上新路灯", "书店重新开张", "老街装上新路灯", "夜市重新开张",
    ]  # fmt: skip
    assert json.loads(gxdigest("doctor", "--db", "a.db", "--json").stdout)[0]["sound"]


def test_a_list_of_paths_and_a_pattern(gxdigest):
    put(gxdigest, "f/1.txt", ARTICLE)
    put(gxdigest, "f/2.txt", OTHER)
    put(gxdigest, "list", "f/1.txt\n\nf/2.txt\n")
    assert [report["status"] for report in ingest(gxdigest, "--from", "list")] == ["kept", "kept"]
    assert [report["status"] for report in ingest(gxdigest, "f/*.txt")] == ["already kept", "already kept"]
    done = gxdigest("read", "--from", "-", "--ndjson", stdin=b"f/1.txt\0f/2.txt\0")
    assert [json.loads(line)["source"] for line in done.stdout.splitlines()] == ["f/1.txt", "f/2.txt"]
    done = gxdigest("ingest", "--from", "no", "--db", "a.db")
    assert (done.returncode, done.stderr) == (
        3,
        "gxdigest: cannot read the list no: No such file or directory; check the path\n",
    )


def test_paper_and_date_given_then_printed_then_from_the_name(gxdigest):
    named = put(gxdigest, "高新时报-2019-11-28.txt", ARTICLE)
    printed = put(gxdigest, "新河日报-2019-11-28.txt", "云岭时报 2025年11月27日\n\n" + OTHER)
    first, second = map(json.loads, gxdigest("read", named, printed, "--ndjson").stdout.splitlines())
    assert (first["paper"], first["date"]) == ("高新时报", "2019-11-28")
    assert first["notes"][:2] == ["paper from the file name", "date from the file name"]
    assert (second["paper"], second["date"]) == ("云岭时报", "2025-11-27")
    assert second["notes"][:2] == ["paper from the masthead", "date from the masthead"]
    given = ["--paper", "云江晚报", "--date", "2025-11-30"]
    third = json.loads(gxdigest("read", printed, *given, "--json").stdout)
    assert (third["paper"], third["date"]) == ("云江晚报", "2025-11-30")
    assert third["articles"][0]["event_date"] == "2025-11-29"
    assert third["notes"][:4] == [
        "source: paper as given",
        "source: date as given",
        "paper in the masthead: 云岭时报",
        "date in the masthead: 2025-11-27",
    ]


def test_what_was_given_outlives_a_new_reading(gxdigest):
    name = put(gxdigest, "a.txt", ("云岭时报 2025年11月27日\n\n" + ARTICLE).encode("gbk"))
    ingest(gxdigest, name, "--paper", "云江晚报", "--date", "2025-11-30")
    before = gxdigest("export", "--db", "a.db", "--json").stdout
    assert json.loads(before)[0]["event_date"] == "2025-11-29"
    done = gxdigest("reread", "--db", "a.db", "--json")
    assert json.loads(done.stdout)[0]["changed"] == 0
    assert gxdigest("export", "--db", "a.db", "--json").stdout == before


def test_pages_in_files_of_their_own_are_joined(gxdigest):
    put(gxdigest, "f/20191128_01.txt", ARTICLE)
    put(gxdigest, "f/20191128_02.txt", OTHER.encode("gbk"))
    (report,) = ingest(gxdigest, "f", "--join")
    assert (report["source"], report["date"]) == ("f/20191128_01.txt +1", "2019-11-28")
    articles = json.loads(gxdigest("export", "--db", "a.db", "--json").stdout)
    assert [(article["page"], article["headline"]) for article in articles] == [
        ("1", "小区换上新路灯"),
        ("2", "早市重新开张"),
    ]
    reading = json.loads(gxdigest("read", "f", "--join", "--json").stdout)
    assert reading["counts"]["agrees"]
    assert "source: joined from f/20191128_01.txt, f/20191128_02.txt" in reading["notes"]


def test_a_larger_text_is_read_where_it_is_allowed(gxdigest):
    name = put(gxdigest, "a.txt", ARTICLE + "\n" * 1_000_000)
    done = gxdigest("read", name, "--max-size", "1")
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr == "gxdigest: a.txt is larger than 1 MB; split it into issues, or allow more with --max-size\n"
    assert gxdigest("read", name, "--max-size", "2").returncode == 0


def test_the_summary_names_what_was_refused(gxdigest):
    put(gxdigest, "f/1.txt", ARTICLE)
    put(gxdigest, "f/2.txt", "")
    put(gxdigest, "f/3.pdf", "%PDF-")
    done = gxdigest("ingest", "f", "--db", "a.db")
    assert done.returncode == 3
    said = done.stderr.splitlines()
    assert said[0] == "gxdigest: f/2.txt is empty or holds only white space; give the text of an issue"
    assert said[1].startswith("gxdigest: f/3.pdf is damaged")
    assert said[2] == "1 issue kept, 2 refused"
    reports = ingest(gxdigest, "f", code=3)
    assert [(report["status"], report["reason"] is None) for report in reports] == [
        ("already kept", True), ("refused", False), ("refused", False),
    ]  # fmt: skip
