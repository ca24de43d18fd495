"""Bytes -> text by what stands in them: web pages, Word files, and what is refused."""

import subprocess
import sys
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from make_documents import make_pdf, make_word

from gxdigest.errors import InputError
from gxdigest.sources.formats import read_text

PAGE = "小区换上新路灯\n\n本报讯 路灯全部换新。 记者 孙庆辉\n"
MEGABYTE = 1_000_000

BODY = (
    "本报讯 昨日，云岭区青石街道的六十盏路灯全部换新，住在巷口的老人说，夜里出门不用再打手电筒了。",
    "街道办事处用两个星期走访住户，把大家最期盼的事一件一件记下来，路灯排在第一位。",
    "下个月起，另外四个小区也将陆续换灯。换灯的钱由区财政和物业公司各出一半，居民一分钱也不用出。",
    "记者 孙庆辉",
)
PARAGRAPHS = "".join(f"<p>　　{paragraph}</p>" for paragraph in BODY)

SITE = f"""<!DOCTYPE html><html lang="zh"><head><meta charset="gbk"><title>小区换上新路灯_云岭时报网</title>
</head><body><div class="nav"><a href="/">首页</a> <a href="/a">新闻</a> <a href="/b">社会</a></div>
<div id="main"><h1>小区换上新路灯</h1><div class="content">{PARAGRAPHS}</div></div>
<div class="footer">版权所有 云岭时报社</div></body></html>"""

DIGITAL_EDITION = f"""<html><head><title>云岭时报数字报-小区换上新路灯</title></head><body><table><tr><td><ul>
<li><a href="c1.htm">云岭区首批十二家暖心食堂同日开张</a></li><li><a href="c2.htm">一座旧粮仓的新生</a></li></ul></td>
<td><div>2025年11月27日 星期四 第03版：社会</div><h2>小区换上新路灯</h2><div id="ozoom">{PARAGRAPHS}</div></td></tr>
</table><div>版权所有</div></body></html>"""


def read(data, name="a.txt", encoding=None, limit=MEGABYTE):
    return read_text(data, name, encoding, limit)


def refusal(data, name="a.txt"):
    with pytest.raises(InputError) as caught:
        read(data, name)
    return str(caught.value)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "a.txt is empty"),
        ("　\n\r\n\t ".encode(), "a.txt is empty or holds only white space"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "looks like a PNG image"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "looks like a JPEG image"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99, "looks like an old Office document, not text; save it as"),
        (b"a.txt".ljust(257, b"\0") + b"ustar\x0000", "looks like a tar archive"),
        (b"PK\x03\x04\x14", "a.txt is damaged"),
        ("本报讯".encode() + b"\x00\x01\x02", "looks like a binary file"),
        (b"\x01\x02\x03\x04abc", "looks like a binary file"),
    ],
)
def test_what_is_no_text_is_refused(data, said):
    assert said in refusal(data)


@pytest.mark.parametrize("odd", ["\x1b[2J", "\0", "\u202e", "[b]", "=cmd()"])
def test_a_page_with_something_odd_in_it_is_text(odd):
    page = PAGE + "居民说好。" * 20 + odd
    assert read(page.encode()) == (page, "UTF-8")


@settings(deadline=None)
@given(st.binary(max_size=60))
def test_any_bytes_give_a_text_or_an_input_error(data):
    try:
        text, _ = read(data)
    except InputError as error:
        text = str(error)
    assert text.encode().strip()


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
@pytest.mark.parametrize("page", [SITE, DIGITAL_EDITION])
def test_the_article_of_a_web_page(page, encoding):
    text, shown = read(page.encode(encoding), "c3.htm")
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    head = ["2025年11月27日 星期四 第03版：社会"] if page is DIGITAL_EDITION else []
    assert lines == [*head, "小区换上新路灯", *BODY]
    assert shown.endswith("web page")


@pytest.mark.parametrize(
    "head", ["<!DOCTYPE html>", "\n <html lang=zh>", "<!-- a --><HTML>", "<?xml version='1.0'?><html>"]
)
def test_a_web_page_without_an_article(head):
    assert "no article found in the web page" in refusal(head.encode() + b"<body></body></html>")


def test_a_text_that_speaks_of_tags_is_read():
    assert read(("<!-- -->" * 50 + "路灯亮了。").encode())[1] == "UTF-8"
    assert read("<专题>路灯亮了。".encode())[1] == "UTF-8"
    assert read("路灯亮了。".encode(), "a.html")[1] == "UTF-8"


def test_a_word_file_gives_its_paragraphs_and_its_tables():
    data = make_word("小区换上新路灯", "", "本报讯 路灯全部换新。", table=(("12月1日", "停水"), ("12月2日", "停电")))
    assert read(data) == ("小区换上新路灯\n\n本报讯 路灯全部换新。\n12月1日\n停水\n12月2日\n停电\n", "Word")


def test_a_damaged_word_file():
    data = make_word("本报讯 路灯全部换新。")
    assert "is damaged" in refusal(data[:-40])
    at = data.index(b"word/document.xml") + 40
    assert "damaged" in refusal(data[:at] + b"x" * 100 + data[at + 100 :])


@pytest.mark.parametrize("part", ["word/document.xml", "[Content_Types].xml", "_rels/.rels"])
@pytest.mark.parametrize("content", ["<a/>", "<a>", ""])
def test_a_word_file_of_other_parts(part, content):
    whole, broken = BytesIO(make_word("本报讯 路灯全部换新。")), BytesIO()
    with ZipFile(whole) as good, ZipFile(broken, "w") as bad:
        for info in good.infolist():
            bad.writestr(info, content if info.filename == part else good.read(info))
    assert "a.txt is a damaged Word file" in refusal(broken.getvalue())


@pytest.mark.parametrize(
    ("library", "data", "extra"),
    [
        ("trafilatura", SITE.encode(), "html"),
        ("docx", make_word("路灯"), "office"),
        ("pypdfium2", make_pdf([(30, 500, 10, "路灯")]), "pdf"),
    ],
)
def test_without_the_extra_one_line_says_which(monkeypatch, library, data, extra):
    for module in [name for name in sys.modules if name.startswith(("gxdigest.sources.", library))]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.setitem(sys.modules, library, None)
    from gxdigest.sources.formats import read_text as read_anew

    with pytest.raises(InputError, match=rf"to read it: pip install 'gxdigest\[{extra}\]'"):
        read_anew(data, "a", None, MEGABYTE)


def test_no_library_is_loaded_for_text():
    code = (
        "import sys; from gxdigest.sources import find_sources; next(find_sources(['sample_issue.txt'])).read();"
        "print({'docx', 'lxml', 'pypdfium2', 'trafilatura', 'zipfile', 'gzip'} & set(sys.modules))"
    )
    assert subprocess.check_output([sys.executable, "-c", code], text=True) == "set()\n"
