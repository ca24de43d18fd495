"""What bytes are, and what is said of bytes that are no text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gxdigest.errors import InputError
from gxdigest.sources.encodings import decode

TRADITIONAL = "雲嶺區換上新路燈\n本報訊 記者昨日從區裡獲悉，全區的路燈已經全部換新，夜裡出門不怕黑了。\n"
SIMPLIFIED = "云岭区换上新路灯\n本报讯 记者昨日从区里获悉，全区的路灯已经全部换新，夜里出门不怕黑了。\n"
NAMES = {
    "utf-8": "UTF-8", "utf-8-sig": "UTF-8", "gb18030": "GB18030", "gbk": "GB18030", "gb2312": "GB18030",
    "big5": "Big5", "utf-16-le": "UTF-16LE", "utf-16-be": "UTF-16BE", "utf-16": "UTF-16LE",
}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        *((SIMPLIFIED, encoding) for encoding in NAMES if encoding != "big5"),
        *((TRADITIONAL, encoding) for encoding in NAMES if encoding not in ("gb2312", "utf-16")),
        *((SIMPLIFIED[:8], encoding) for encoding in ("gbk", "utf-16-le", "utf-16-be")),
        (TRADITIONAL[:8], "big5"),
        ("2025-11-27 " * 9000 + TRADITIONAL, "big5"),
        ("2025年11月27日\r\n云岭时报\r\n", "utf-16-le"),
    ],
)
def test_every_encoding_is_told_apart(text, encoding):
    assert decode(text.encode(encoding), "a.txt") == (text, NAMES[encoding])


@pytest.mark.parametrize("text", ["ABC 123\n", "is an in at", "\x1b[2J", "\n"])
def test_ascii_is_utf8(text):
    assert decode(text.encode(), "a.txt") == (text, "UTF-8")


@pytest.mark.parametrize("odd", ["\r", "\r\n", "\x0c", "\u3000", "\xa0", "\xad", "\u200b", "\ufeff", "\ue5e5", "\0"])
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16-le"])
def test_what_page_files_leave_is_left_as_it_is(odd, encoding):
    text = SIMPLIFIED.replace("，", f"，{odd}") + odd
    assert decode(text.encode(encoding), "a.txt")[0] == text


def test_what_the_user_says_stands_above_what_it_looks_like():
    data = TRADITIONAL.encode("big5")
    assert decode(data, "a.txt", "cp950") == (TRADITIONAL, "cp950")
    assert decode(data, "a.txt", "gb18030")[0] != TRADITIONAL
    assert decode(SIMPLIFIED.encode("utf-8-sig"), "a.txt", "utf-8") == (SIMPLIFIED, "UTF-8")


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_text_with_a_mark_comes_back_as_it_was(text):
    assert decode(b"\xef\xbb\xbf" + text.encode(), "a.txt") == (text, "UTF-8")


@settings(deadline=None)
@given(st.binary(max_size=60))
def test_any_bytes_give_a_text_or_an_input_error(data):
    try:
        text, _ = decode(data, "a.txt")
    except InputError as error:
        text = str(error)
    text.encode("utf-8")


CUT = len(SIMPLIFIED.encode()) - 2


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (SIMPLIFIED.encode("gb18030") + b"\xff\n", "not text in GB18030: byte 88 of 89 does not fit; save the page"),
        (SIMPLIFIED.encode().replace("灯".encode(), b"\xe7\x81", 1) + "灯".encode(), "not text in UTF-8: byte 22 of"),
        (SIMPLIFIED.encode()[:CUT], f"byte {CUT - 1} of {CUT} does not fit; it seems cut off there: get it whole"),
        (SIMPLIFIED.encode("gb18030")[:-2], "cut off there"),
        (b"\xef\xbb\xbf" + SIMPLIFIED.encode("gb18030"), "not text in UTF-8: byte 1 of"),
        (SIMPLIFIED.encode("utf-16-le")[:-1], "not text in UTF-16LE: byte 89 of 89 does not fit; it seems cut off"),
        (b"\xff\xfe\x00\xd8\x41\x00", "not text in UTF-16LE: byte 1 of 4"),
        (b"\xff\x80\xff\x80\xff", "byte 1 of 5 does not fit; save the page as text in UTF-8, or say what it is"),
    ],
)
def test_what_fits_no_encoding_is_refused_with_the_byte_and_the_fix(data, said):
    with pytest.raises(InputError, match=said) as caught:
        decode(data, "a.txt")
    assert caught.value.exit_code == 3
