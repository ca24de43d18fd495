"""Lines, their offsets and their looks."""

import re
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from reading_texts import HIDDEN, anything, pages

from gxdigest.reading.lines import BLANKS, fold, look_at, look_over, see, split_lines


@given(anything | pages)
def test_lines_and_line_ends_are_the_whole_text(text):
    at, rebuilt = 0, ""
    for number, line in enumerate(split_lines(text), 1):
        assert line.number == number
        assert at <= line.start <= line.end
        rebuilt += text[at : line.end]
        if number > 1:
            assert text[at : line.start] in ("\n", "\r", "\r\n")
        at = line.end
    assert rebuilt + text[at:] == text
    assert text[at:] in ("", "\n", "\r", "\r\n")


@given(anything | pages)
def test_no_line_holds_a_line_end(text):
    assert not any(set(text[line.start : line.end]) & {"\r", "\n"} for line in split_lines(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("\n", [""]),
        ("一", ["一"]),
        ("一\n", ["一"]),
        ("一\r\n二\r三\n\n四", ["一", "二", "三", "", "四"]),
        ("一\n\r二", ["一", "", "二"]),
        ("一\x0c二\x85三\u2028四", ["一\x0c二\x85三\u2028四"]),
    ],
)
def test_only_lf_cr_and_both_end_a_line(text, expected):
    assert [text[line.start : line.end] for line in split_lines(text)] == expected


@given(anything)
def test_folding_keeps_the_length_and_is_done_once(text):
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


@given(anything, anything)
def test_folding_sees_one_character_at_a_time(one, other):
    assert fold(one + other) == fold(one) + fold(other)


@pytest.mark.parametrize(
    ("raw", "folded"),
    [
        ("（记者\u3000周\u3000敏）", "(记者 周 敏)"),
        ("ＡＢ１２！？；：，", "AB12!?;:,"),
        ("。、“”《》【】", "。、“”《》【】"),
        ("─━–―", "————"),
        ("阿不都•热合曼・库恩", "阿不都·热合曼·库恩"),
        ("周\u200b敏\ufeff", "周 敏 "),
        ("一\t二\xa0三\u2003四", "一 二 三 四"),
    ],
)
def test_folding_by_example(raw, folded):
    assert fold(raw) == folded


def is_seen(char):
    return not char.isspace() and unicodedata.category(char) not in ("Cc", "Cf", "Zs", "Zl", "Zp")


@given(anything | pages)
def test_no_line_with_something_to_see_is_dropped(text):
    lines = split_lines(text)
    kept = {look.line.number for look in look_at(text, lines)}
    assert {line.number for line in lines if any(map(is_seen, text[line.start : line.end]))} <= kept


@given(anything | pages)
def test_a_look_is_of_its_line(text):
    lines = split_lines(text)
    looks = look_at(text, lines)
    assert [look.line for look in looks] == [line for line in lines if line in {look.line for look in looks}]
    for look in looks:
        assert look.plain
        assert look.plain == fold(see(text, look.line.start, look.line.end)[0]).strip(" ")
        assert len(look.plain) / 2 <= look.width <= len(look.plain)
        assert look.indent >= 0


@given(anything | pages)
def test_gaps_and_looks_are_all_lines(text):
    lines = split_lines(text)
    looks = look_at(text, lines)
    assert sum(look.gap + 1 for look in looks) <= len(lines)
    for above, below in pairwise(looks):
        assert below.line.number == above.line.number + below.gap + 1


def test_a_look_by_example():
    first, second = look_at(text := "\n　　本报讯 ab\n\n \n　第二行", split_lines(text))
    assert (first.plain, first.width, first.indent, first.gap) == ("本报讯 ab", 4.5, 2.0, 1)
    assert (second.plain, second.width, second.indent, second.gap) == ("第二行", 3.0, 1.0, 2)


def look_over_text(text):
    return look_over(look_at(text, split_lines(text)))


def test_a_page_without_lines_has_no_column():
    page = look_over_text("\n \n")
    assert (page.column, page.indent, page.gap) == (0.0, 0.0, 0)


def test_the_column_is_the_width_at_which_lines_are_broken():
    words = "路灯装好以后街道又把沿河的步道重新铺了一遍老人散步的时候再也不用低头看路了"
    broken = "\n".join(re.findall(".{18}", words * 4))
    assert look_over_text(broken).column == 18
    assert look_over_text("\n".join([words[:n] + "。" for n in (12, 19, 26, 33)])).column == 0


def test_the_indent_is_that_of_the_paragraphs():
    paragraph = "　　街道办事处用两个星期走访了所有的住户，把大家的话一句一句记在本子上。"
    assert look_over_text(f"{paragraph}\n\n{paragraph}\n\n{paragraph}").indent == 2
    assert look_over_text(paragraph.strip() + "\n" + paragraph.strip()).indent == 0


def test_the_gap_is_the_usual_one():
    assert look_over_text("一\n\n二\n\n三\n四").gap == 1
    assert look_over_text("一\n二\n三\n\n四").gap == 0


def test_blanks_are_blank():
    assert not fold(BLANKS).strip(" ")


@given(anything | pages)
def test_what_is_seen_stands_where_it_is_said_to_and_nothing_else_is_left_out(text):
    seen, at = see(text, 0, len(text))
    assert [text[i] for i in at] == list(seen)
    unseen = "".join(text[i] for i in sorted(set(range(len(text))) - set(at)))
    assert all(unicodedata.category(char) == "Cf" for char in unseen)


@pytest.mark.parametrize("hidden", HIDDEN, ids=lambda char: f"{ord(char):04x}")
def test_what_has_no_width_is_looked_through(hidden):
    assert see(f"本{hidden}报讯{hidden}", 1, 5) == ("报讯", [2, 3])


@pytest.mark.parametrize("head", ["\x0c", "\ufeff", "\u200b\x0c"])
def test_a_new_page_and_characters_without_width_indent_nothing(head):
    (look,) = look_at(f"{head}小区换上新路灯", split_lines(f"{head}小区换上新路灯"))
    assert (look.indent, look.plain) == (0.0, "小区换上新路灯")
