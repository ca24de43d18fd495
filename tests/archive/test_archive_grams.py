"""Folding, index terms, and where a find stands in print."""

from itertools import pairwise
from unicodedata import normalize

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from gxdigest.archive.grams import (
    _KEEPS_PLACES,
    _is_simplified,
    cut_terms,
    find_all_spans,
    find_spans,
    fold,
    match_word,
    merge_spans,
    scrub,
)
from gxdigest.archive.simplified import SIMPLIFIED

ODD = (
    "ﬁ㈱½İςΣ¨ｶﾞe\u0301か\u3099각\u1100\u1161\u11a8王　伟５Ｇ，\u200b\ufeff\u00ad\x00\x7f\ud800\udc00𠮷👨\u200d👩☎\ufe0f"
)
texts = st.text(st.one_of(st.sampled_from(ODD), st.characters()), max_size=12)


@pytest.mark.parametrize(
    ("printed", "typed"),
    [
        ("王　伟", "王伟"),
        ("王 \t伟", "王伟"),
        ("５Ｇ", "5g"),
        ("ＡＩ＋", "AI+"),
        ("48万元", "４８万元"),
        ("物\u200b业", "物业"),
        ("物\ue001业\U0010fffd公司", "物业公司"),
        ("物\u00ad业\x00公\x1b司", "物业公司"),
        ("葛\U000e0100城", "葛城"),
        ("“红色物业”，", "“红色物业”,"),
        ("e\u0301", "\u00e9"),
        ("ｶﾞ", "ガ"),
        ("ΟΔΟΣ", "οδος"),
        ("ΟΔΟΣΑ"[:4], "οδοσ"),
        ("a\ud800", "a\ufffd"),
        ("聯合國", "联合国"),
        ("物業公司後面的麵館", "物业公司后面的面馆"),
        ("薴", "苎"),
        ("\uf951", "陋"),  # a compatibility form is made plain first
    ],
)
def test_fold_makes_alike(printed, typed):
    assert fold(printed) == fold(typed)


@pytest.mark.parametrize(("one", "other"), [("期", "斯"), ("5", "五"), ("“", '"'), ("é", "e"), ("，", "、")])
def test_fold_keeps_apart(one, other):
    assert fold(one) != fold(other)


@given(texts)
@example("¨a")
@example("a¨")
def test_folded_text_holds_nothing_that_splits_a_term(text):
    folded = fold(text)
    assert folded == scrub(folded)
    assert not any(character.isspace() or character < "!" for character in folded)
    terms = cut_terms(folded)
    assert all(character == " " or ord(character) > 0x7F for character in terms)
    assert len(terms.split()) == len(folded)


def test_folding_to_simplified_is_done_in_one_go():
    for traditional, simplified in SIMPLIFIED.items():
        assert len(simplified) == 1
        assert fold(chr(traditional)) == fold(simplified) == simplified


@given(texts)
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)


def test_what_is_taken_for_simplified_is():
    for code in SIMPLIFIED:
        assert not _is_simplified(chr(code)), chr(code)
    assert _is_simplified("云岭区的路灯亮了,“红色物业”")


def test_terms_of_long_runs_are_those_of_marked_ones():
    run = "甲乙丙丁𠮷5g。" * 40
    assert cut_terms(run, "m") == " ".join("m" + term for term in cut_terms(run).split(" "))


def test_ascii_becomes_wide_and_nothing_else_is():
    ascii_characters = "".join(map(chr, range(0x21, 0x7F)))
    folded = fold(ascii_characters)
    wide = cut_terms(folded).split()
    assert [normalize("NFKC", term) for term in wide[:-1]] == [folded[i : i + 2] for i in range(len(folded) - 1)]


@pytest.mark.parametrize(
    ("run", "terms"), [("", ""), ("局", "局"), ("物业", "物业 业"), ("𠮷家", "𠮷家 家"), ("哈哈哈", "哈哈 哈哈 哈")]
)
def test_cut_terms(run, terms):
    assert cut_terms(run) == terms


def test_nothing_typed_is_syntax():
    assert [match_word(word) for word in ('"', '*"', "OR")] == ['"＂" *', '"＊＂"', '"ＯＲ"']


@pytest.mark.parametrize(
    ("text", "word", "marked"),
    [
        ("记者王　伟报道", "王伟", ["王　伟"]),
        ("花了４８ 万元", "48万", ["４８ 万"]),
        ("大连㈱公司", "株", ["㈱"]),
        ("½个", "1⁄2", ["½"]),
        ("eﬁx", "f", ["ﬁ"]),
        ("İI", "i", ["İ", "I"]),
        ("caf" + "e\u0301" + "店", "é店", ["e\u0301店"]),
        ("ｶﾞス", "ガ", ["ｶﾞ"]),
        ("物\u200b业好", "物业", ["物\u200b业"]),
        ("𠮷野家", "野", ["野"]),
        ("哈哈哈！哈", "哈哈", ["哈哈哈"]),
        ("红红", "红", ["红", "红"]),
        ("𠮷\ue001野家", "𠮷野", ["𠮷\ue001野"]),
        ("店i\u0344 \u0323店", "店", ["店", "店"]),  # marks that NFKC takes apart and puts in another order
        ("a\u200b\u0302ﾞ\ud800a", "a", ["a"]),
        ("𠮷野國的路燈，國", "国", ["國", "國"]),
        ("路灯亮了", "路燈", ["路灯"]),
        ("没有", "路灯", []),
    ],
)
def test_marks_stand_where_it_was_printed(text, word, marked):
    assert [text[start:end] for start, end in merge_spans(find_spans(text, (fold(word),)))] == marked


@given(st.text("aiσﬁか½ｶ店 \u200b\u0301\u0302\u0323\u0344\u3099ﾞ´¨İJ\u030c\u1100\u1161\u11a8", max_size=12))
@example("ﬁ i\u0344 \u0323")
def test_every_folded_character_has_its_place(text):
    folded = fold(text)
    for word in set(folded):
        spans = find_spans(text, (word,))
        assert len(spans) == folded.count(word)
        assert all(word in fold(text[start:end]) for start, end, _ in spans)


def test_texts_whose_places_are_kept_fold_one_to_one():
    for code in range(0x110000):
        character = chr(code)
        if _KEEPS_PLACES.fullmatch(character):
            folded = fold(character)
            assert len(folded) == 1
            assert folded in (character, SIMPLIFIED.get(code)) or folded < "\x80"
    plain = "他說：“ＡＩ＋5G”！（48万元）"
    assert _KEEPS_PLACES.fullmatch(plain)
    assert len(fold(plain)) == len(plain)
    assert not any(map(_KEEPS_PLACES.fullmatch, ("王　伟", "e\u0301", "……", "\u200b", "か\u3099", "🄰")))


@given(st.text("国國囯家發发髮，。a5Ａ", max_size=10), st.text("国家发a5,", min_size=1, max_size=3))
def test_a_word_is_marked_in_whatever_characters_it_is_spelt(text, word):
    starts = [start for start, _, _ in find_spans(text, (word,))]
    folded = fold(text)
    assert starts == [i for i in range(len(folded)) if folded.startswith(word, i)]


@given(st.lists(texts, min_size=3, max_size=3), st.lists(texts, max_size=2))
def test_what_is_marked_holds_the_word_and_every_find_is_marked(parts, others):
    text = "".join(parts)
    words = tuple(word for word in map(fold, [parts[1], *others]) if word)
    spans = find_spans(text, words)
    assert spans == sorted(spans)
    assert {index for _, _, index in spans} == {index for index, word in enumerate(words) if word in fold(text)}
    assert all(words[index] in fold(text[start:end]) for start, end, index in spans)
    marks = merge_spans(spans)
    assert all(end <= start for (_, end), (start, _) in pairwise(marks))
    assert {place for start, end, _ in spans for place in range(start, end)} == {
        place for start, end in marks for place in range(start, end)
    }


@given(
    st.lists(st.text("国國物业 　\n…a,，|\u200b\u0301", max_size=8), max_size=4),
    st.text("国物业", min_size=1, max_size=3),
)
def test_several_texts_at_once_are_looked_through_as_each_alone(values, word):
    words = (word, "国")
    assert find_all_spans(values, words) == [find_spans(value, words) for value in values]


@given(st.text("国物业 　\u200b,，\u0301", max_size=12), st.text("国物业，", min_size=1, max_size=3))
def test_a_text_with_blanks_is_marked_where_folding_finds_the_word(text, word):
    spans = find_spans(text, (fold(word),))
    assert len(spans) == sum(fold(text).startswith(fold(word), at) for at in range(len(fold(text))))
    assert all(fold(text[start:end]).startswith(fold(word)) for start, end, _ in spans)
