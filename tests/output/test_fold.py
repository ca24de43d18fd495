from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from gxdigest.output.fold import find_lines, measure

TEXT = st.text(st.sampled_from("路灯本报讯，。、“”（）《》 　ab1.%"), max_size=60)


def fold(text: str, width: int) -> list[str]:
    return [text[start:end] for start, end in find_lines(text, width)]


@given(TEXT, st.integers(4, 30))
def test_nothing_but_blanks_is_lost_and_no_line_is_too_long(text, width):
    lines = fold(text, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(cell_len(line) <= width for line in lines)
    assert all(line == line.strip() for line in lines)


def test_a_line_does_not_open_with_a_closing_mark_nor_end_with_an_opening_one():
    assert fold("居民说：“路灯亮了。”大家都好。", 10) == ["居民说：", "“路灯亮", "了。”大家", "都好。"]


def test_a_blank_does_not_send_the_rest_to_the_next_line():
    assert fold("本报讯 路灯全部换新居民都说好", 12) == ["本报讯 路灯", "全部换新居民", "都说好"]


def test_words_in_latin_letters_stay_whole_where_they_fit():
    assert fold("采用LED灯具", 6) == ["采用", "LED灯", "具"]
    assert fold("abcdefgh", 3) == ["abc", "def", "gh"]


def test_measure():
    assert measure("孙庆辉 方小满") == (6, 13)
    assert measure("") == (0, 0)
