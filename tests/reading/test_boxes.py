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


def test_a_head_that_names_a_box_makes_one_however_it_was_labelled():
    text = HEAD + items("跨江大桥通车", "旧车站变成书店")
    one = ("headline", "opening", "paragraph", "subhead", "paragraph")
    assert join(text, ("kicker", *MORE * 2)) == one
    assert join(text, ("paragraph", *MORE * 2)) == one
    assert join("镇上的事\n" + text, ("headline", "paragraph", *MORE * 2)) == ("headline", *one)


def test_the_first_report_may_have_a_title_of_two_lines_that_was_read_as_two():
    text = HEAD + "云江市统计局发布——\n" + items("跨江大桥通车", "旧车站变成书店")
    labels = ("headline", "opening", *MORE * 2)
    assert join(text, labels) == ("headline", "opening", *SUNK * 2)


def test_a_report_whose_title_was_read_as_a_subhead_stays_in_the_box():
    text = HEAD + items("跨江大桥通车", "旧车站变成书店", "雪山脚下办球赛")
    assert join(text, FIRST + MORE + SUNK) == FIRST + SUNK * 2


def test_a_box_has_more_than_one_report():
    labels = ("kicker", *MORE)
    assert join(HEAD + items("跨江大桥通车"), labels) == labels


def test_a_kicker_that_names_no_box_leaves_the_reports_alone():
    labels = ("kicker", *MORE * 2)
    assert join("云江市气象台\n" + items("跨江大桥通车", "旧车站变成书店"), labels) == labels
