"""Captions -> whom they credit. Every form that papers print, and what only looks like one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading_texts import ODD, WORDS, anything, lines

from gxdigest.reading import read_issue
from gxdigest.reading.credits import read_credits, read_last_credit
from gxdigest.reading.lines import fold
from gxdigest.reading.rules import CREDIT_HEAD, CREDIT_MARK


def people(caption):
    return [(person.name, person.role, person.outlet) for person in read_credits(caption)]


@pytest.mark.parametrize(
    "caption",
    [
        "市民在选花。周敏摄", "市民在选花。 周　敏摄", "市民在选花。　　周敏　摄", "市民在选花 周敏 摄", "周敏 摄",
        "市民在选花。（周敏 摄）", "市民在选花。（记者 周敏 摄）", "市民在选花。（本报记者周敏/摄）",
        "市民在选花。记者 周敏/摄",
        "图为市民在选花。 本报记者 周　敏摄", "本报通讯员　周敏　摄。", "花市。周敏摄（新华社发）",
        "花市。 周敏摄（人民视觉）",
        "以上图片均为周敏摄", "以上图片均为本报记者周敏摄", "图片由周敏摄", "特约摄影师 周敏摄", "记者 周敏 文/摄",
        "本报记者 陆怀谷文　周敏摄", "市民 周敏 摄", "周敏摄，AI修饰", "本报云江分社 周敏摄",
        "志愿者吴之行（右）在送水。周敏摄",
        "吴之行在工作。 周敏摄", "本报记者 周敏摄 【拍摄者说】花市早上六点开门。",
    ],
)  # fmt: skip
def test_one_photographer_in_every_dress(caption):
    assert people(caption) == [("周敏", "摄", None)]


@pytest.mark.parametrize(
    ("caption", "found"),
    [
        ("市民在选花。摄影：周敏", [("周敏", "摄影", None)]),
        ("（摄影/周　敏）", [("周敏", "摄影", None)]),
        ("摄影 新华社记者 周敏", [("周敏", "摄影", "新华社")]),
        ("摄影丨周敏 撰文丨陆怀谷", [("周敏", "摄影", None)]),
        ("图：周敏", [("周敏", "图", None)]),
        ("市民在选花（图/周敏）", [("周敏", "图", None)]),
        ("周敏 图", [("周敏", "图", None)]),
        ("市民在选花。周敏摄影报道", [("周敏", "摄影报道", None)]),
        ("本组图片由记者周敏拍摄", [("周敏", "拍摄", None)]),
        ("旧图。 周敏供图", [("周敏", "供图", None)]),
        ("旧账新算 周敏作（新华社发）", [("周敏", "作", None)]),
        ("数据来源：区统计局 制图：周敏", [("周敏", "制图", None)]),
        ("新河晚报 方小满 摄", [("方小满", "摄", "新河晚报")]),
        ("市民在选花。 新华社记者　周　敏摄", [("周敏", "摄", "新华社")]),
        ("市民在选花。周敏 摄(下同)", [("周敏", "摄", None)]),
        ("市民在选花。 新华社发（周敏摄）", [("周敏", "摄", None)]),
        ("市民在选花。 中新社发 周敏 摄", [("周敏", "摄", None)]),
        ("市民在选花。 周敏 摄图为市民在选花。 周敏 摄", [("周敏", "摄", None), ("周敏", "摄", None)]),
        ("新河网记者周敏/摄影报道", [("周敏", "摄影报道", "新河网")]),
        ("新河商报记者 周敏 陆怀谷 摄影报道", [("周敏", "摄影报道", "新河商报"), ("陆怀谷", "摄影报道", "新河商报")]),
        ("周 敏 陆怀谷摄影报道（人民视觉）", [("周敏", "摄影报道", None), ("陆怀谷", "摄影报道", None)]),
        ("周敏、陆怀谷 摄", [("周敏", "摄", None), ("陆怀谷", "摄", None)]),
        ("市民在选花。周敏陆怀谷摄", [("周敏", "摄", None), ("陆怀谷", "摄", None)]),
        ("（本报记者 周敏、通讯员 陆怀谷 摄）", [("周敏", "摄", None), ("陆怀谷", "摄", None)]),
        ("图①：花市。周敏摄 图②：早市。 陆怀谷摄", [("周敏", "摄", None), ("陆怀谷", "摄", None)]),
        ("图①由周敏摄，图②由陆怀谷摄", [("周敏", "摄", None), ("陆怀谷", "摄", None)]),
        ("花市。周敏摄 制图：陆怀谷", [("周敏", "摄", None), ("陆怀谷", "制图", None)]),
        ("市民在选花。 阿依努尔摄", [("阿依努尔", "摄", None)]),
        ("市民在选花 约翰·米勒摄", [("约翰·米勒", "摄", None)]),
        ("本报云江分社约翰·米勒摄", [("约翰·米勒", "摄", None)]),
    ],
)
def test_what_was_done_and_for_whom_is_kept_as_printed(caption, found):
    assert people(caption) == found


@pytest.mark.parametrize(
    "caption",
    [
        "", "市民在选花。", "市民在选花。资料图", "资料图片", "新桥。 新华社发", "网络图", "视频截图",
        "图/视觉中国", "视觉中国 供图",
        "摄影：视觉中国", "图片由区文旅局提供", "新桥。 城建局供图", "花市。受访者供图", "读者摄", "市民 摄",
        "网友摄", "记者 摄",
        "周敏（右）在选花。资料图片", "图为周敏在台上。", "图：周敏（右）在台上", "图：周敏和陆怀谷", "左图：周敏",
        "周敏在工作。",
        "黄山 供图", "孩子们学摄影", "市民在看摄影展", "区里的规划图", "通讯员 公宣 摄", "周敏在看展。龙马社供图",
        "周敏的书，吴之行绘",
    ],
)  # fmt: skip
def test_what_credits_nobody(caption):
    assert people(caption) == []


def test_a_credit_is_kept_as_printed():
    assert [person.text for person in read_credits("花市。　本报记者　周　敏　摄（资料）制图：陆怀谷")] == [
        "本报记者　周　敏　摄",
        "制图：陆怀谷",
    ]


@given(
    anything | lines | st.lists(st.sampled_from((*WORDS, "摄", "摄影：", "供图")) | st.sampled_from(ODD)).map("".join)
)
def test_whoever_is_credited_stands_there(caption):
    folded = fold(caption).replace(" ", "")
    for person in read_credits(caption):
        assert person.name in folded
        assert person.role in fold(person.text)
        assert person.text in caption


def test_a_paragraph_that_a_photographer_signs_is_a_picture():
    told = "11月25日，东渡街道的居民在新装的路灯下散步。"
    assert [person.name for person in read_last_credit(f"{told} 本报记者 周敏摄")] == ["周敏"]
    assert [person.name for person in read_last_credit(f"{told}（记者 周敏 摄）")] == ["周敏"]
    assert read_last_credit(f"周敏摄 {told}") == read_last_credit(f"{told}周敏爱摄影。") == ()


def test_a_long_caption_takes_no_longer_than_it_is_long():
    for caption in (" " * 50_000 + "摄", "周敏 " * 20_000 + "摄", "摄影：" + "周敏、" * 20_000):
        assert len(CREDIT_MARK.pattern.findall(caption)) + len(CREDIT_HEAD.pattern.findall(caption)) <= 2
        read_credits(caption)


PAGE = """小区换上新路灯

本报讯（记者 孙庆辉）昨日，东渡街道的六百盏路灯全部换新，夜里回家的居民不再摸黑，老人们都说好。

街道负责人说，新路灯比旧路灯省电一半，哪一盏坏了，当天就有人来修。

图为工人在装灯。　周　敏 摄
"""


def test_an_article_keeps_its_credits_apart_from_its_bylines():
    issue = read_issue(PAGE)
    (article,) = issue.articles
    assert [person.name for person in article.bylines] == ["孙庆辉"]
    assert [(person.name, person.role, person.text) for person in article.credits] == [("周敏", "摄", "周　敏 摄")]
    assert article.captions == ("图为工人在装灯。　周　敏 摄",)
    assert issue.counts.bylines == 1


def test_whoever_is_credited_twice_is_named_once():
    (article,) = read_issue(f"{PAGE}\n上图为新灯。　周敏摄\n").articles
    assert [person.name for person in article.credits] == ["周敏"]
    assert len(article.captions) == 2
