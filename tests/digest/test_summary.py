"""A summary is made of the article's own sentences, the telling ones, whatever the article looks like."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gxdigest.digest import summarise
from gxdigest.digest.summary import CANDIDATES

LEDE = "河东区老旧小区改造工程全面完工，三千户居民用上了新电梯。"
BODY = "改造工程历时两年，为四十八栋居民楼加装了电梯，更换了老化的管线。"
OTHER = "区图书馆的少儿阅览室延长了周末的开放时间，孩子们很高兴。"
PIECES = st.sampled_from(
    [
        LEDE,
        BODY,
        OTHER,
        "本报讯 ",
        "（记者 林禾）",
        "记者 林禾",
        "近日，",
        "图为",
        " 摄",
        "？",
        "。",
        "“",
        "”",
        "（",
        "【",
        "\n",
        "核心提示：",
    ]
)


def is_drawn_from(sentence, text):
    """Whether the characters of the sentence stand in the text in this order."""
    characters = iter(text)
    return all(character in characters for character in sentence)


@pytest.mark.parametrize("paragraphs", [[], [""], ["", " 　\n"]])
def test_nothing_gives_nothing(paragraphs):
    assert summarise(paragraphs) == []


@pytest.mark.parametrize("sentences", [0, -1])
def test_no_sentences_asked_none_given(sentences):
    assert summarise([LEDE], sentences=sentences) == []


def test_one_sentence():
    assert summarise([LEDE]) == [LEDE]


def test_text_without_any_end_mark():
    text = "河东区老旧小区改造工程全面完工三千户居民用上了新电梯"
    assert summarise([text]) == [text]


def test_a_notice_too_short_to_be_ranked_is_given_as_it_is():
    assert summarise(["明日停水一天。"]) == ["明日停水一天。"]


def test_sentences_keep_their_order():
    assert summarise([LEDE + BODY, OTHER]) == [LEDE, BODY]


def test_at_most_so_many():
    assert len(summarise([LEDE + BODY + OTHER], sentences=3)) == 3
    assert len(summarise([LEDE + BODY + OTHER], sentences=1)) == 1


@pytest.mark.parametrize(
    "passed_over",
    [
        "图为改造后的河东区老旧小区，居民正在乘坐新电梯下楼。",
        "河东区老旧小区的居民乘坐新电梯下楼　周　敏 摄",
        "河东区老旧小区改造工程为什么能在两年之内全部完工？",
        "新电梯真好。",
        "改造工程让三千户居民用上新电梯",
        "【改造】河东区老旧小区三千户居民用上新电梯",
    ],
)
def test_what_does_not_stand_for_the_article_is_passed_over(passed_over):
    assert summarise([passed_over, LEDE, BODY], sentences=3) == [LEDE, BODY]


@pytest.mark.parametrize(
    "paragraph",
    [
        "本报讯 " + LEDE,
        "本报讯（记者 林禾 通讯员 周　敏）" + LEDE,
        "本报云江11月26日电" + LEDE,
        "新华社云江11月26日电（记者林禾）" + LEDE,
        "云江晚报讯 （见习记者 林禾）" + LEDE,
        LEDE + "记者 林禾 文/图",
        LEDE + "（记者 林禾）",
        LEDE + " □通讯员 周　敏",
        "【好消息】" + LEDE,
    ],
)
def test_dateline_and_byline_that_slipped_through_are_taken_off(paragraph):
    assert summarise([paragraph]) == [LEDE]


@pytest.mark.parametrize("start", ["本报通讯员林禾在河东区走访时发现，", "本报电子版新增了一个栏目，"])
def test_a_sentence_about_the_paper_is_no_dateline(start):
    assert summarise([start + LEDE]) == [start + LEDE]


def test_an_editors_summary_wins():
    assert summarise([LEDE, BODY, "核心提示：" + OTHER]) == [OTHER]
    assert summarise(["【核心提示】", OTHER, LEDE, BODY]) == [OTHER]


def test_the_headline_draws_the_sentence_that_tells_it():
    first, second = OTHER, LEDE
    assert summarise([first, second], sentences=1) == [first]
    assert summarise([first + BODY + second], headline="三千户居民用上新电梯 老旧小区改造完工", sentences=1) != [first]


def test_the_second_sentence_does_not_repeat_the_first():
    again = "河东区老旧小区改造工程已经全面完工，三千户居民用上新电梯。"
    assert summarise([LEDE + again + BODY]) == [LEDE, BODY]


def test_latin_text():
    text = "The district opened a new library on the river. Children can read there until nine in the evening. Why not?"
    assert summarise([text], sentences=3) == [
        "The district opened a new library on the river.",
        "Children can read there until nine in the evening.",
    ]


def test_thousands_of_paragraphs():
    paragraphs = [LEDE, *[BODY] * 20_000]
    assert summarise(paragraphs) == summarise(paragraphs[:CANDIDATES])


@pytest.mark.parametrize("filler", [" ", "“", "（", "？", "。 ", "11月", "记者 ", "「《"])
def test_long_runs_of_one_thing_cost_no_more_than_others(filler):
    text = filler * 20_000
    assert all(is_drawn_from(sentence, text) for sentence in summarise([text, LEDE + text]) if LEDE not in sentence)


@settings(deadline=None)
@given(
    st.lists(st.lists(PIECES | st.text(), max_size=6).map("".join), max_size=6),
    st.none() | st.text(),
    st.integers(1, 4),
)
def test_nothing_is_invented(paragraphs, headline, sentences):
    found = summarise(paragraphs, headline=headline, sentences=sentences)
    assert len(found) <= sentences
    assert bool(found) == any(found)
    assert all(any(is_drawn_from(sentence, paragraph) for paragraph in paragraphs) for sentence in found)


@settings(deadline=None)
@given(st.lists(st.lists(PIECES, max_size=6).map("".join), max_size=6))
def test_an_article_with_news_has_a_summary(paragraphs):
    assert bool(summarise(paragraphs)) or not any(LEDE in paragraph for paragraph in paragraphs)


@pytest.mark.parametrize(
    "printed",
    ["11月20日上午，" + LEDE, "记者从区住建局获悉，" + LEDE, LEDE.replace("工程", "工程（简称“新梯工程”）")],
)
def test_verbatim_cuts_nothing(printed):
    assert summarise([printed], verbatim=True) == [printed]
    assert summarise([printed]) == [LEDE]


@pytest.mark.parametrize(
    "told", ["工程（二期）", "工程（惠及1200户）", "工程（草案）", "工程（东段）", "工程（简称“旧改”）"]
)
def test_brackets_that_tell_a_fact_are_kept(told):
    printed = LEDE.replace("工程", told)
    assert summarise([printed]) == [LEDE if "简称" in told else printed]


def test_a_day_of_a_named_year_is_kept():
    assert summarise(["2016年6月23日，" + LEDE]) == ["2016年6月23日，" + LEDE]
    assert summarise(["当地时间6月23日晚，" + LEDE]) == [LEDE]


def test_a_first_sentence_of_news_stays_though_all_others_talk_of_something_else():
    rest = "区里的电梯改造两年完成，电梯改造让区里的居民满意。" + "电梯改造让居民满意，电梯改造两年完成。"
    assert summarise(["近日，城南图书馆新馆开馆，迎来八百名读者。", rest], sentences=1) == [
        "城南图书馆新馆开馆，迎来八百名读者。"
    ]


@pytest.mark.parametrize("fact", ["三千户", "河东区", "两年", "四十八栋", "电梯"])
def test_what_is_cut_is_no_fact(fact):
    assert fact in "".join(summarise(["近日，记者从区住建局获悉，" + LEDE, BODY]))


@pytest.mark.parametrize(
    "name", ["核心提示：", "【阅读提示】", "＜核心提示＞", "〔提要〕", "■阅读提示 ", "内容提要　", "导读:", "[摘要]"]
)
def test_each_name_of_an_editors_summary_is_known(name):
    assert summarise([LEDE, name + OTHER, BODY]) == [OTHER]
    assert summarise([name.rstrip(), OTHER, LEDE, BODY]) == [OTHER]


@pytest.mark.parametrize("start", ["导读员林禾说，", "提要求不如办实事，", "摘要写作大赛里，", "■阅读提示很好，"])
def test_a_word_that_begins_like_one_is_none(start):
    assert summarise([start + OTHER, BODY], sentences=1) == [start + OTHER]


@pytest.mark.parametrize(
    ("event", "day_is_told"),
    [
        (None, False),
        ("2025-11-20", False),
        ("2025-11-21", True),
        ("2025-10-20", True),
        ("", True),
        ("2025-11-13/2025-11-20", True),
    ],
)
def test_a_day_is_cut_where_it_is_printed_beside(event, day_is_told):
    told = summarise(["11月20日，" + LEDE + BODY], event=event)
    assert told == ["11月20日，" * day_is_told + LEDE, BODY]


def test_a_day_without_its_month_is_cut_where_it_is_printed_beside():
    assert summarise(["20日，" + LEDE], event="2025-11-20") == [LEDE]
    assert summarise(["20日，" + LEDE], event="2025-11-02") == ["20日，" + LEDE]


def test_the_day_is_that_of_the_lede_and_not_of_the_editors_summary():
    assert summarise(["核心提示：11月20日，" + OTHER, "11月20日，" + LEDE]) == [OTHER]
    assert summarise(["核心提示：11月19日，" + OTHER, "11月20日，" + LEDE]) == ["11月19日，" + OTHER]


def test_the_first_sentence_of_news_stays_though_its_day_stays_too():
    rest = "区里的电梯改造两年完成，电梯改造让区里的居民满意。" + "电梯改造让居民满意，电梯改造两年完成。"
    first = "11月20日，城南图书馆新馆开馆，迎来八百名读者。"
    assert summarise([first, rest], sentences=1, event="") == [first]
