"""Boxes of short reports under one head."""

from gxdigest.reading.boxes import join_boxes
from gxdigest.reading.lines import look_at, split_lines

HEAD = "天下扫描\n\n"
ITEM = "\n{title}\n\n本报{place}11月2日电 当地交通部门说，跨江大桥当天通车，两岸的路程从一个小时缩短到十分钟。\n"
FIRST = ("headline", "opening", "paragraph")
MORE = ("headline", "opening")
SUNK = ("subhead", "paragraph")


def join(text, labels):
    return join_boxes(look_at(text, split_lines(text)), labels)


def items(*titles, **style):
    return "".join(ITEM.format(title=title, place="云江", **style) for title in titles)


def test_reports_under_one_head_are_one_article():
    text = HEAD + items("跨江大桥通车", "旧车站变成书店", "雪山脚下办球赛")
    assert join(text, FIRST + MORE * 2) == FIRST + SUNK * 2


def test_a_title_over_a_dateline_is_no_head():
    text = items("跨江大桥通车", "旧车站变成书店")
    assert join(text, MORE * 2) == MORE * 2


def test_a_box_ends_where_a_report_is_signed_long_or_set_otherwise():
    text = HEAD + items("跨江大桥通车", "旧车站变成书店")
    long = text.replace("缩短到十分钟。\n", "缩短到十分钟。\n", 1) + "本报云江电 " + "桥" * 900 + "。\n"
    assert join(long, FIRST + MORE + ("paragraph",)) == FIRST + MORE + ("paragraph",)
    signed = text.replace("旧车站变成书店\n", "旧车站变成书店\n本报记者 周敏\n")
    labels = (*FIRST, "headline", "byline", "opening")
    assert join(signed, labels) == labels
    deeper = text.replace("旧车站", "　　旧车站")
    assert join(deeper, FIRST + MORE) == FIRST + MORE


def test_furniture_ends_a_box():
    text = HEAD + items("跨江大桥通车") + "\n第03版：综合\n" + items("旧车站变成书店")
    labels = (*FIRST, "furniture", *MORE)
    assert join(text, labels) == labels
