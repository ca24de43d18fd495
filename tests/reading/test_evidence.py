"""What lines show, and what their neighbours show to them."""

import pytest
from hypothesis import given, settings
from reading_texts import anything, pages

from gxdigest.reading.evidence import find_evidence, is_own
from gxdigest.reading.flow import find_pairs
from gxdigest.reading.lines import look_at, look_over, split_lines

PAGE = """第01版：要闻

小区换上新路灯

本报讯（记者 孙庆辉）昨日，小区的路灯全部换新，夜里出门不怕黑了，老人孩子都说好，街道的人一户一户问过了意见。
街道负责人说，新路灯比旧路灯省电一半，坏了当天就修，小区里的四十盏全都换完了。 通讯员 陆怀谷
图为新路灯。周敏 摄
本报记者 周　敏
"""


def show(text):
    looks = look_at(text, split_lines(text))
    return find_evidence(looks, look_over(looks))


@settings(deadline=None)
@given(anything | pages)
def test_every_line_shows_something_once_and_the_same_thing_twice(text):
    rows = show(text)
    assert len(rows) == len(look_at(text, split_lines(text)))
    for row in rows:
        assert len(row) == len(set(row)), "named twice, it would count twice"
        assert any(is_own(name) for name in row)
        assert all(name.strip() == name and name for name in row)
    assert rows == show(text)


@settings(deadline=None)
@given(pages)
def test_a_neighbour_tells_only_what_is_there_or_how_long_it_is(text):
    rows = show(text)
    for i, row in enumerate(rows):
        for step, where in ((-1, "above: "), (1, "below: "), (-2, "two above: "), (2, "two below: ")):
            told = [name.removeprefix(where) for name in row if name.startswith(where)]
            if not 0 <= i + step < len(rows):
                assert told == ["the edge of the page"]
            else:
                kind, *rest = told
                assert kind.split(", ")[1] in rows[i + step], "how long it is and how it ends"
                assert set(rest) <= set(rows[i + step])


@pytest.mark.parametrize(
    ("line", "name"),
    [
        (0, "page line"),
        (1, "words come back below: many"),
        (1, "1 above a dateline"),
        (1, "2 in its stack"),
        (1, "ends open"),
        (1, "blank line above"),
        (1, "below: dateline"),
        (1, "above: page line"),
        (1, "two above: the edge of the page"),
        (2, "dateline"),
        (2, "ends a sentence"),
        (2, "width 49 or more"),
        (3, "byline run on"),
        (3, "above: dateline"),
        (4, "caption"),
        (4, "photo credit"),
        (5, "reads as a byline"),
        (5, "below: the edge of the page"),
    ],
)
def test_what_a_line_of_a_page_shows(line, name):
    assert name in show(PAGE)[line]


@pytest.mark.parametrize(
    ("line", "name"), [(0, "dateline"), (1, "reads as a byline"), (2, "page line"), (3, "dateline"), (5, "caption")]
)
def test_what_a_line_of_a_page_does_not_show(line, name):
    assert name not in show(PAGE)[line]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("本报讯 昨日，灯亮了。", ["dateline", "ends a sentence", "no blank line above"]),
        ("云岭文旅讯 昨日，灯亮了。", ["loose dateline"]),
        ("（新华社长春3月7日电）", ["closing dateline", "all in brackets"]),
        ("孙庆辉", ["bare name", "width 1-3"]),
        ("孙庆辉 周　敏", ["bare names"]),
        ("记者从区里获悉，灯亮了", ["begins with a role"]),
        ("新河日报 2026年4月28日 星期二 第2428期", ["masthead"]),
        ("第2428期", ["number line"]),
        ("本版责编：周　敏", ["editors' line"]),
        ("（下转第02版）", ["jump line"]),
        ("【一本细账】政府补一点", ["bracket subhead", "starts with a lenticular bracket"]),
        ("盯紧安全这根弦（今日谈）", ["column in brackets"]),
        ("——访东渡书屋的守夜人", ["starts with a dash"]),
        ("灯亮了。①2", ["end mark"]),
        ("一、把账目公开", ["starts with an ordinal"]),
        ("他说：“灯", ["leaves “ open"]),
        ("亮了”", ["closes “ of another line"]),
        ("桥通了 路近了", ["two equal halves", "a blank parts it"]),
        ("邮箱：a@example.com", ["an address"]),
        ("明年 元旦起", ["words that could be names"]),
        ("（读者周女士提供线索，奖励50元）", ["tip note", "all in brackets"]),
        ("城关镇", ["is a place or body"]),
        ("（作者为区水务局退休职工）", ["note line", "all in brackets"]),
        ("周　敏（本报记者）", ["a name and an office"]),
        ("钱浩绘", ["photo credit"]),
        ("把灯换成了省电的", ["cannot end here"]),
        ("的老人也来了", ["cannot begin here"]),
        ("A10 新河晚报 2017年9月14日 星期四 地产·法治", ["running head"]),
        ("新河时讯", ["could be a paper's name"]),
        ("民生热线", ["could be a column's name"]),
        ("上一篇：灯亮了", ["site line"]),
        ("2009-02-26 08:31　来源：新河晚报　作者：周敏", ["source line"]),
        ("24小时新闻热线：8237715", ["contact line"]),
        ("本版导读", ["index head"]),
        ("问：灯亮了吗？", ["question"]),
        ("12", ["a figure alone"]),
        ("东街队　3:1　西街队", ["a result or a time", "three parts or more"]),
        ("青菜 1.20元 2.40元", ["figures for the most part"]),
        ("东街社区居民　周　敏", ["an office and a name"]),
        ("牧　歌", ["two hanzi set apart"]),
        ("本报评论员", ["a role alone"]),
        ("■ 相关链接", ["addition head"]),
        ("编者按：老街要拆了。", ["editor's note", "ends a sentence"]),
        ("——编　者", ["editor's note"]),
        ("老街夜话（26）", ["could be a column's name"]),
        ("百姓议事廊", ["ends as names of columns do"]),
        ("案例二：老街夜市", ["starts with an ordinal"]),
        ("昨晚，老街的灯亮了，巷口也亮了。", ["opens with a time"]),
        ("我家住在老街，巷口的灯坏了三天。", ["opens in the first person"]),
        ("此外，巷子里的三十盏灯也换了。", ["opens as text goes on"]),
        ("记者看到，老街的路灯全都换了。", ["opens with a role"]),
    ],
)
def test_what_a_line_shows_alone(line, names):
    (row,) = show(line)
    assert set(names) <= set(row)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("启　事", ["two hanzi set apart"]),
        ("2026年4月28日", ["running head"]),
        ("新河晚报记者昨日获悉", ["running head", "could be a paper's name"]),
        ("冬日街头 暖意浓浓", ["an office and a name", "three parts or more"]),
        ("记者观察到的一幕", ["could be a column's name", "question"]),
        ("本报评论员周敏", ["a role alone", "opens with a role"]),
        ("本报讯 昨晚，灯亮了。", ["opens with a time", "opens with a role"]),
        ("苏　亚摄（人民视觉）", ["column in brackets"]),
        ("第2428期", ["figures for the most part"]),
    ],
)
def test_what_a_line_does_not_show_alone(line, names):
    (row,) = show(line)
    assert not set(names) & set(row)


def test_a_title_shows_how_far_off_the_page_signs():
    text = "街道的人说，新路灯比旧路灯省电一半，坏了当天就修，夜里出门不怕黑了。" * 8
    rows = show(f"小区换上新路灯\n记者 孙庆辉\n{text}\n居民怎么说\n{text}\n果园里的机器人\n本报讯 {text}\n")
    assert {"signed below at once", "signed above nowhere near"} <= set(rows[0])
    assert {"signed below a short text off", "signed above a short text off"} <= set(rows[3])
    assert {"signed below at once", "signed above a text off"} <= set(rows[5])


def test_a_page_without_lines_shows_nothing():
    assert show("\n　\n") == []


@pytest.mark.parametrize("prefix", ["above: ", "below: ", "two above: ", "two below: "])
def test_what_is_told_is_not_own(prefix):
    assert is_own("dateline")
    assert not is_own(prefix + "dateline")


def test_pairs_are_of_hanzi_that_touch():
    assert find_pairs("红色物业,A部1号") == {"红色", "色物", "物业"}
    assert find_pairs("灯") == set()


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("东渡街道换上新路灯", ["first sentence says it: nearly all", "text begins as it does"]),
        ("夜里出门不再怕黑", ["first sentence says it: none"]),
        ("社区食堂开张", ["first sentence says it: none"]),
    ],
)
def test_a_title_is_told_how_the_text_begins(line, told):
    text = f"{line}\n记者 孙庆辉\n本报讯（记者 周敏）东渡街道昨天换上新路灯。夜里出门不再怕黑，老人们都说好。"
    shown = show(text)[0]
    assert [name for name in shown if name.startswith(("first sentence", "text begins"))] == told


def test_two_lines_of_a_title_are_told_which_of_them_the_text_says():
    text = "春风送岗到门前\n东渡街道换上新路灯\n本报讯 东渡街道昨天换上新路灯，夜里出门不怕黑了，老人们都说好。"
    assert "first sentence says it: nearly all, the line above: none" in show(text)[1]


@pytest.mark.parametrize(
    ("first", "second", "runs_on"),
    [
        ("东渡街道昨天换", "上新路灯", True),
        ("春风送岗到门前", "东渡街道换上新路灯", False),
        ("灯", "亮了", False),
    ],
)
def test_a_title_broken_over_two_lines_is_told_that_the_text_runs_on(first, second, runs_on):
    shown = show(f"{first}\n{second}\n本报讯 东渡街道昨天换上新路灯，夜里出门不怕黑了，灯亮了，老人们都说好。")
    assert ("text runs on over the break below" in shown[0]) is runs_on
    assert ("text runs on over the break above" in shown[1]) is runs_on
