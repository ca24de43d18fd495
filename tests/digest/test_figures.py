"""Figures are read as printed and as meant; what only looks like one is none."""

import json
import os
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gxdigest.digest.figures import find_figures
from gxdigest.digest.numerals import read_numeral

CORPUS = Path(os.environ.get("GXDIGEST_CORPUS") or Path(__file__).resolve().parents[3] / "shared" / "corpus")
LABELS = Path(__file__).with_name("figures_labels.tsv")
PIECES = st.sampled_from(list("0123456789０５.,，。一二两三十百千万亿零近超数几上余多至-~%个元年人公里第分之半来"))


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("150", 150),
        ("１５０", 150),
        ("1,500", 1500),
        ("3.5", "3.5"),
        ("2.3万", 23000),
        ("1.5万亿", 1_500_000_000_000),
        ("3亿5000万", 350_000_000),
        ("3千", 3000),
        ("十", 10),
        ("十二", 12),
        ("一百零八", 108),
        ("一百一十", 110),
        ("三千五", 3500),
        ("三千零五", 3005),
        ("两万五", 25000),
        ("两万零五十", 20050),
        ("一百二十三万四千五百六十七", 1234567),
    ],
)
def test_numerals_are_read(printed, value):
    assert read_numeral(printed) == Decimal(value)


@pytest.mark.parametrize(
    "printed", ["", "十四五", "二〇二五", "百", "万", "零", "百千", "三零", "1,50", "1.2.3", "五一", "千万零"]
)
def test_what_is_no_numeral_is_none(printed):
    assert read_numeral(printed) is None


@pytest.mark.parametrize(
    ("text", "figure", "value", "unit", "about"),
    [
        ("投入150万元。", "150万元", 150 * 10**4, "元", None),
        ("赠书5000册。", "5000册", 5000, "册", None),
        ("办结286件。", "286件", 286, "件", None),
        ("十二家食堂开张。", "十二家", 12, "家", None),
        ("增长百分之三十。", "百分之三十", 30, "%", None),
        ("增长３．５％。", "３．５％", "3.5", "%", None),
        ("下降2.3个百分点。", "2.3个百分点", "2.3", "个百分点", None),
        ("近千人到场。", "近千人", 1000, "人", "近"),
        ("千余名学生。", "千余名", 1000, "名", "余"),
        ("20余万元。", "20余万元", 20 * 10**4, "元", "余"),
        ("约3万多元。", "约3万多元", 3 * 10**4, "元", "约、多"),
        ("100元左右。", "100元左右", 100, "元", "左右"),
        ("二十几岁。", "二十几岁", 20, "岁", "几"),
        ("三个多月。", "三个多月", 3, "个月", "多"),
        ("发电3000千瓦时。", "3000千瓦时", 3000, "千瓦时", None),
        ("数百人到场。", "数百人", None, "人", "数"),
        ("上千家企业。", "上千家", None, "家", "上"),
        ("附近两座桥。", "两座", 2, "座", None),
        ("30年来没有变。", "30年", 30, "年", None),
        ("过了1.50小时。", "1.50小时", "1.5", "小时", None),
    ],
)
def test_figures_are_given_as_printed_and_as_read(text, figure, value, unit, about):
    (one,) = find_figures(text)
    assert (one.text, one.unit, one.about) == (figure, unit, about)
    assert one.value == (None if value is None else Decimal(value))
    assert (one.low, one.high) == (None, None)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("3至5人", 3, 5),
        ("3-5万元", 30000, 50000),
        ("10%-15%", 10, 15),
        ("5%至8%", 5, 8),
        ("七八十人", 70, 80),
        ("十七八岁", 17, 18),
        ("三五个", 3, 5),
    ],
)
def test_what_goes_from_one_number_to_another_is_a_range(text, low, high):
    (one,) = find_figures(text)
    assert (one.value, one.low, one.high) == (None, Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    "text",
    [
        "2019年11月23日8时30分",
        "11月至12月",
        "第三个春天",
        "第3名",
        "初三家访",
        "请拨0731-88880000",
        "12345热线",
        "地铁2号线",
        "G60高速",
        "一个人一件事",
        "千家万户",
        "进一步",
        "四处打听",
        "最后一公里",
        "两个半小时",
        "“四个意识”",
        "二〇二五年",
        "十四五期间",
        "5人民",
        "2000年以后",
        "三分之一",
    ],
)
def test_what_only_looks_like_a_figure(text):
    assert list(find_figures(text)) == []


@settings(deadline=None)
@given(st.lists(PIECES | st.characters(), max_size=30).map("".join))
def test_figures_of_any_text_stand_in_it(text):
    at = 0
    for one in find_figures(text):
        at = text.index(one.text, at) + len(one.text)
        assert one.unit
        assert one.value is None or one.value >= 0
        assert (one.low is None) == (one.high is None)
        assert one.low is None or one.value is None


@pytest.mark.skipif(not CORPUS.is_dir(), reason="no corpora beside the project")
def test_figures_labelled_by_hand():
    """150 drawn by chance among those found, and all of some paragraphs read whole: precision and recall stay."""
    rows = [line.split("\t") for line in LABELS.read_text("utf-8").splitlines()[1:]]
    articles = {}
    precise = Counter()
    wanted, missed = Counter(), Counter()
    for file, article, paragraph, figure, drawn, label in rows:
        if file not in articles:
            articles[file] = json.loads((CORPUS / file).read_text("utf-8"))["articles"]
        text = articles[file][int(article)]["paragraphs"][int(paragraph)]
        if drawn == "whole":
            wanted[text, figure] += 1
        else:
            precise[label, figure in {one.text for one in find_figures(text)}] += 1
    for text in {text for text, _ in wanted}:
        found = Counter((text, one.text) for one in find_figures(text))
        missed += Counter({key: number for key, number in wanted.items() if key[0] == text}) - found
    right, wrong = precise["right", True], precise["wrong", True]
    precision, recall = right / (right + wrong), 1 - missed.total() / wanted.total()
    print(f"figures: precision {precision:.3f}, recall {recall:.3f} of {wanted.total()}")
    assert precise.total() == 150
    assert precise["right", False] <= 3
    assert precision >= 0.96
    assert recall >= 0.9
