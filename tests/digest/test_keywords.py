"""Keywords stand in the text, say something, and do not lie inside each other."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from gxdigest.digest import find_keywords

PIECES = st.sampled_from(
    ["红色物业", "物业", "老旧小区", "改造", "的", "3.5万", "一是", "“", "”", "，", "阿卜杜拉·卡里", "App", "记者"]
)


@pytest.mark.parametrize("paragraphs", [[], [""], ["。，！"], ["的了在是。"], ["2025年11月20日3.5%。"]])
def test_nothing_to_say(paragraphs):
    assert find_keywords(paragraphs) == []


@pytest.mark.parametrize("count", [0, -1])
def test_none_asked_none_given(count):
    assert find_keywords(["老旧小区改造完工。"], count=count) == []


def test_a_picture_under_its_headline_has_keywords_of_that():
    assert "路灯" in find_keywords([], headline="路灯换新")


def test_the_headline_and_the_top_count_more():
    body = ["路灯换新。", "电梯加装完工。", "管线更换了。"]
    assert find_keywords(body, count=1) == ["路灯"]
    assert find_keywords(body, headline="电梯", count=1) == ["电梯"]


def test_neighbours_that_keep_together_are_one_phrase():
    found = find_keywords(["老旧小区换上太阳能路灯。", "谁来修太阳能路灯？", "太阳能路灯由社区管护。"])
    assert found[0] == "太阳能路灯"


def test_words_that_often_stand_apart_are_no_phrase():
    found = find_keywords(["路灯坏了。", "区里换路灯，换的是太阳能路灯，太阳能路灯不怕停电。", "太阳能便宜。"])
    assert {"太阳能", "路灯"} <= set(found)


def test_numbers_and_what_they_count_are_no_keywords():
    found = find_keywords(["全区5000亩示范片、首批三家合作社、第二届柑橘节、八万吨柑橘。"] * 2, count=9)
    assert all("亩" not in keyword and "首" not in keyword and "吨" not in keyword for keyword in found)


def test_neighbours_once_together_stay_apart():
    found = find_keywords(["太阳能路灯很亮。"])
    assert "太阳能路灯" not in found
    assert "路灯" in found


def test_a_headline_that_the_lede_repeats_is_no_phrase():
    found = find_keywords(["河东区老旧小区电梯加装工程完工。"], headline="河东区老旧小区电梯加装工程完工")
    assert all(len(keyword) < 5 for keyword in found)


def test_names_are_kept_whole():
    body = [
        "社工褚砚秋住在河东。",
        "“我不累。”褚砚秋说。",
        "大家感谢褚砚秋，也感谢阿卜杜拉·卡里。",
        "阿卜杜拉·卡里笑了。",
    ]
    found = find_keywords(body, count=6)
    assert "褚砚秋" in found
    assert "阿卜杜拉·卡里" in found


def test_what_stands_between_quotation_marks_again_and_again_is_one_word():
    found = find_keywords(["“一户一表”改造完工。"], headline="“一户一表”惠及千家")
    assert found[0] == "一户一表"


def test_what_is_named_again_and_again_may_be_a_number():
    assert "十五五" in find_keywords(["“十五五”开局之年，路灯换新。", "编制“十五五”规划，加装电梯。"])


def test_formulas_of_the_trade_are_no_keywords():
    assert find_keywords(["记者近日获悉，有关负责人表示将进一步加强工作。"]) == []


@settings(deadline=None)
@given(
    st.lists(st.lists(PIECES | st.text(), max_size=12).map("".join), max_size=5),
    st.none() | st.text(),
    st.integers(1, 8),
)
@example([], "廿万", 1)
def test_keywords_of_any_text(paragraphs, headline, count):
    found = find_keywords(paragraphs, headline=headline, count=count)
    assert len(found) <= count
    for keyword in found:
        assert len(keyword) > 1
        assert not keyword.isnumeric()
        assert any(keyword in text for text in [headline or "", *paragraphs])
        assert not any(keyword in other for other in found if other is not keyword)


def test_own_words_are_taken_whole_however_common():
    body = ["区里召开发展会，发展会很好。", "发展会开完了。"]
    own = frozenset({"发展会", "5G专网"})
    assert "发展会" in find_keywords(body, own=own)
    assert "5G专网" in find_keywords(["厂里建成5G专网。"], own=own)
    assert "5G专网" not in find_keywords(["厂里建成5G专网。"])
