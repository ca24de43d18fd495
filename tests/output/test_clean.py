import unicodedata
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from gxdigest.output.clean import clean, clean_marked

ODD = st.sampled_from("\x00\x07\t\n\x1b\x7f\x9b\xad\u200b\u200d\u202e\u2028\u2066\u2069\ufeff\U000e0041\ud800[]灯路a ")
TEXT = st.lists(ODD | st.characters(), max_size=30).map("".join)


@given(TEXT)
def test_nothing_is_left_that_a_terminal_obeys_or_hides(text):
    assert not {unicodedata.category(c) for c in clean(text)} & {"Cc", "Cf", "Cs", "Zl", "Zp"}


@given(TEXT)
def test_cleaning_twice_changes_nothing(text):
    assert clean(clean(text)) == clean(text)


@given(st.text(st.characters(categories=["L", "N", "P", "S"])))
def test_ordinary_text_stays(text):
    assert clean(text) == text


def test_what_is_shown_instead():
    assert clean("[red]\x1b[2J\x9b31m\x7f") == "[red]␛[2J\N{REPLACEMENT CHARACTER}31m␡"
    assert clean("甲\r\n乙\u2028丙\x85丁\ufeff") == "甲  乙 丙 丁"


@given(TEXT, st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30))))
def test_marks_move_with_their_text(text, marks):
    shown, moved = clean_marked(text, marks)
    assert shown == clean(text)
    assert all(0 <= start <= end <= len(shown) for start, end in moved)
    assert all(before[1] <= after[0] for before, after in pairwise(moved))


def test_a_mark_holds_the_same_characters_before_and_after():
    text = "\u200b物\u200b业\x1b公司"
    shown, ((start, end),) = clean_marked(text, [(1, 4)])
    assert shown[start:end] == "物业"
