"""Labelled lines -> articles: what is joined, what is taken out, and that every character is kept."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading_texts import anything, pages

from gxdigest.reading import rules
from gxdigest.reading.articles import join, read_article, split_articles, to_dateline
from gxdigest.reading.labels import LABELS
from gxdigest.reading.lines import BLANKS, fold, look_at, see, split_lines
from gxdigest.reading.pieces import trim

labellings = st.lists(st.sampled_from(LABELS), max_size=30)


def read(*marked, page=None):
    """Read (label, line) pairs as one article."""
    text = "\n".join(line for _, line in marked)
    return read_article(text, look_at(text, split_lines(text)), [label for label, _ in marked], position=1, page=page)


# Which lines make an article.


@given(labellings)
def test_articles_lie_one_after_the_other_and_hold_no_furniture(labels):
    at = 0
    for first, end in split_articles(labels):
        assert at <= first < end <= len(labels)
        assert labels[first] in ("kicker", "headline", "opening")
        assert "furniture" not in labels[first:end]
        assert {"opening", "paragraph"} & set(labels[first:end]), "titles alone are no article"
        at = end


@given(labellings)
def test_every_opening_is_in_an_article(labels):
    inside = {i for first, end in split_articles(labels) for i in range(first, end)}
    assert {i for i, label in enumerate(labels) if label == "opening"} <= inside


@pytest.mark.parametrize(
    ("labels", "spans"),
    [
        ("", []),
        ("furniture furniture", []),
        ("opening", [(0, 1)]),
        ("furniture headline opening continued furniture", [(1, 4)]),
        ("headline byline opening headline opening", [(0, 3), (3, 5)]),
        ("kicker kicker+ headline headline+ deck opening closing", [(0, 7)]),
        ("headline deck furniture headline opening", [(3, 5)]),
        ("opening opening", [(0, 1), (1, 2)]),
        ("opening paragraph kicker headline opening caption", [(0, 2), (2, 6)]),
        ("headline headline+ furniture", []),
        ("continued paragraph furniture", []),
    ],
)
def test_where_articles_begin_and_end(labels, spans):
    assert split_articles(labels.split()) == spans


# What is read of them.


@settings(deadline=None)
@given(anything | pages, st.data())
def test_any_labels_are_read_and_every_character_is_kept(text, data):
    looks = look_at(text, split_lines(text))
    if not looks:
        return
    labels = data.draw(st.lists(st.sampled_from(LABELS), min_size=len(looks), max_size=len(looks)))
    article = read_article(text, looks, labels, position=3, page="A1")
    covered = [i for piece in article.pieces for i in range(piece.start, piece.end)]
    assert covered == sorted(set(covered)), "pieces out of order, or two over one character"
    ink = {i for look in looks for i in range(look.line.start, look.line.end) if text[i] not in BLANKS}
    assert ink <= set(covered)
    assert all(piece.article == 3 for piece in article.pieces)
    assert all(article.paragraphs)
    assert all(article.captions)
    assert all(article.paragraphs[head.paragraph] == head.text for head in article.subheads)
    assert article.lines == (looks[0].line.number, looks[-1].line.number)


def test_titles_of_several_lines_are_joined_and_a_title_printed_twice_is_given_once():
    article = read(
        ("kicker", "桑榆有靠"),
        ("headline", "云岭区首批食堂"),
        ("headline+", "同日开张"),
        ("deck", "——东渡街道见闻"),
        ("opening", "本报讯 灶火旺了。"),
    )
    assert (article.kicker, article.headline, article.deck) == ("桑榆有靠", "云岭区首批食堂同日开张", "——东渡街道见闻")
    twice = read(("headline", "食堂同日开张"), ("headline+", "食堂同日开张"), ("opening", "本报讯 灶火旺了。"))
    assert twice.headline == "食堂同日开张"


def test_titles_that_were_not_printed_are_none():
    article = read(("opening", "灶火旺了。"))
    assert (article.kicker, article.headline, article.deck, article.dateline, article.column, article.page) == (
        None,
    ) * 6
    assert article.bylines == article.captions == article.subheads == ()


def test_broken_lines_are_mended():
    article = read(
        ("headline", "食堂开张"),
        ("opening", "　　本报讯　把大家最期"),
        ("continued", "盼的事记下来，用 Open"),
        ("continued", "Day 的"),
        ("continued", "办法。"),
        ("paragraph", "　　第二天，灶火旺了。"),
    )
    assert article.paragraphs == ("把大家最期盼的事记下来，用 Open Day 的办法。", "第二天，灶火旺了。")


def test_a_numeral_under_a_name_heads_the_first_part():
    article = read(("headline", "灶火"), ("byline", "文/周敏"), ("byline+", "一"), ("opening", "灶火旺了。"))
    assert [person.name for person in article.bylines] == ["周敏"]
    assert article.paragraphs == ("一", "灶火旺了。")
    assert [piece.kind for piece in article.pieces] == ["headline", "byline", "subhead", "paragraph"]


@pytest.mark.parametrize(
    ("opening", "dateline", "people", "paragraph"),
    [
        ("本报讯 灶火旺了。", "本报讯", [], "灶火旺了。"),
        ("本报讯　灶火旺了。", "本报讯", [], "灶火旺了。"),
        ("本报讯（记者 周　敏）灶火旺了。", "本报讯", ["周敏"], "灶火旺了。"),
        ("本报讯 (记者周敏 通讯员 陆怀谷) 灶火旺了。", "本报讯", ["周敏", "陆怀谷"], "灶火旺了。"),
        ("本报讯（周敏）灶火旺了。", "本报讯", ["周敏"], "灶火旺了。"),
        ("本报讯 记者周敏报道：灶火旺了。", "本报讯", ["周敏"], "灶火旺了。"),
        (
            "本报9月4日讯 记者 周敏 通讯员 陆怀谷 报道 昨天上午灶火旺了。",
            "本报9月4日讯",
            ["周敏", "陆怀谷"],
            "昨天上午灶火旺了。",
        ),
        ("新河晚报讯 记者 周敏报道 “旺了。”", "新河晚报讯", ["周敏"], "“旺了。”"),
        ("□记者 周敏 通讯员 陆怀谷9月4日，灶火旺了。", None, ["周敏", "陆怀谷"], "9月4日，灶火旺了。"),
        ("本报讯 记者报道 灶火旺了。", "本报讯", [], "记者报道 灶火旺了。"),
        ("本报讯 记者周敏报道家住东街的人都说灶火旺了。", "本报讯", ["周敏"], "家住东街的人都说灶火旺了。"),
        ("新河晚报讯 记者 周敏 “旺了。”", "新河晚报讯", ["周敏"], "“旺了。”"),
        ("早报讯 实习生 周敏 记者昨日看见灶火旺了。", "早报讯", ["周敏"], "记者昨日看见灶火旺了。"),
        ("本报讯 通讯员 陆怀谷昨日，灶火旺了。", "本报讯", ["陆怀谷"], "昨日，灶火旺了。"),
        ("本报讯 记者周敏实习生叶舟报道 灶火旺了。", "本报讯", ["周敏", "叶舟"], "灶火旺了。"),
        ("本报讯 记者 周　敏 叶　舟 灶火旺了。", "本报讯", ["周敏", "叶舟"], "灶火旺了。"),
        ("本报讯 周敏报道 灶火旺了。", "本报讯", ["周敏"], "灶火旺了。"),
        ("本报讯（记者牧歌）灶火旺了。", "本报讯", ["牧歌"], "灶火旺了。"),
        ("本报记者 周敏 早晨七点，灶火旺了。", None, ["周敏"], "早晨七点，灶火旺了。"),
        ("本报讯 记者 周敏在灶前说，旺了。", "本报讯", [], "记者 周敏在灶前说，旺了。"),
        ("本报讯 记者 明年 论坛上说，旺了。", "本报讯", [], "记者 明年 论坛上说，旺了。"),
        ("本报讯 记者从区里获悉，灶火旺了。", "本报讯", [], "记者从区里获悉，灶火旺了。"),
        ("本报讯 电视报道 灶火旺了。", "本报讯", [], "电视报道 灶火旺了。"),
        ("记者昨日从区里获悉9月4日，灶火旺了。", None, [], "记者昨日从区里获悉9月4日，灶火旺了。"),
        ("本报讯（记者周敏）记者昨日从区里获悉，灶火旺了。", "本报讯", ["周敏"], "记者昨日从区里获悉，灶火旺了。"),
        ("本报讯 昨日，记者从区里获悉，灶火旺了。", "本报讯", [], "昨日，记者从区里获悉，灶火旺了。"),
        ("本报讯（共十二家）灶火旺了。", "本报讯", [], "（共十二家）灶火旺了。"),
        ("新华社云江11月23日电（记者周敏）灶火旺了。", "新华社云江11月23日电", ["周敏"], "灶火旺了。"),
        ("【云岭发布讯】灶火旺了。", "云岭发布讯", [], "灶火旺了。"),
        ("（记者 周敏）灶火旺了。", None, ["周敏"], "灶火旺了。"),
        ("灶火旺了。", None, [], "灶火旺了。"),
    ],
)
def test_what_opens_a_body(opening, dateline, people, paragraph):
    article = read(("headline", "食堂开张"), ("opening", opening))
    assert (article.dateline.text if article.dateline else None) == dateline
    assert [person.name for person in article.bylines] == people
    assert article.paragraphs == (paragraph,)


@pytest.mark.parametrize(
    ("ending", "people", "paragraph"),
    [
        ("灶火旺了。 记者 周敏", ["周敏"], "灶火旺了。"),
        ("灶火旺了。记者周敏 文/图", ["周敏"], "灶火旺了。"),
        ("他说：“旺了！”记者 周　敏 通讯员 陆怀谷", ["周敏", "陆怀谷"], "他说：“旺了！”"),
        ("灶火旺了。（周敏）", ["周敏"], "灶火旺了。"),
        ("灶火旺了。(记者 周敏)", ["周敏"], "灶火旺了。"),
        ("灶火旺了。①2", [], "灶火旺了。"),
        ("灶火旺了。(周敏)①2", ["周敏"], "灶火旺了。"),
        ("灶火旺了。（读者孙先生提供信息）", [], "灶火旺了。（读者孙先生提供信息）"),
        ("灶火旺了。记者昨日从区里获悉此事", [], "灶火旺了。记者昨日从区里获悉此事"),
        ("灶火旺了。", [], "灶火旺了。"),
    ],
)
def test_what_is_run_on_after_the_last_sentence(ending, people, paragraph):
    article = read(("headline", "食堂开张"), ("opening", "本报讯 食堂开张。"), ("paragraph", ending))
    assert [person.name for person in article.bylines] == people
    assert article.paragraphs == ("食堂开张。", paragraph)


def test_a_wire_report_may_be_signed_at_its_end():
    article = read(("headline", "食堂开张"), ("opening", "灶火旺了。"), ("closing", "（新华社云江5月10日电）"))
    assert article.dateline.text == "新华社云江5月10日电"
    assert (article.dateline.outlet, article.dateline.place) == ("新华社", "云江")
    assert (article.dateline.month, article.dateline.day, article.dateline.kind) == (5, 10, "电")


@pytest.mark.parametrize("label", ["closing", "paragraph"])
def test_who_signs_beside_a_closing_dateline_is_among_the_bylines(label):
    ending = (label, "（新华社云江5月10日电　记者周　敏、钱浩）")
    article = read(("headline", "食堂开张"), ("opening", "灶火旺了。"), ending)
    assert article.dateline.text == "新华社云江5月10日电"
    assert [(person.name, person.text) for person in article.bylines] == [
        ("周敏", "记者周　敏、钱浩"),
        ("钱浩", "记者周　敏、钱浩"),
    ]
    assert article.paragraphs == ("灶火旺了。",)


def test_a_byline_broken_over_two_lines_is_read_as_one():
    article = read(("headline", "食堂开张"), ("opening", "灶火旺了。"), ("closing", "（记者 孙庆"), ("closing", "辉）"))
    assert [person.name for person in article.bylines] == ["孙庆辉"]


def test_who_is_named_twice_is_given_once_in_the_first_place():
    article = read(
        ("headline", "食堂开张"), ("byline", "记者 周敏 吴之行"), ("opening", "本报讯（记者 吴之行）灶火旺了。")
    )
    assert [person.name for person in article.bylines] == ["周敏", "吴之行"]


def test_a_line_that_does_not_read_as_its_label_is_kept_as_a_paragraph():
    article = read(("headline", "食堂开张"), ("opening", "灶火旺了。"), ("closing", "作者为云岭大学教授"))
    assert article.paragraphs == ("灶火旺了。", "作者为云岭大学教授")


def test_subheads_are_paragraphs_too():
    article = read(
        ("headline", "食堂开张"),
        ("opening", "本报讯 灶火旺了。"),
        ("paragraph", "【一本细账】政府补一点"),
        ("paragraph", "每份十三元。"),
        ("subhead", "走访记"),
        ("paragraph", "大家都说好。"),
    )
    assert [(head.paragraph, head.text) for head in article.subheads] == [(1, "【一本细账】政府补一点"), (3, "走访记")]
    assert len(article.paragraphs) == 5


def test_captions_and_their_further_lines_are_no_paragraphs():
    article = read(
        ("headline", "食堂开张"),
        ("opening", "本报讯 灶火旺了。"),
        ("caption", "图为老人在槐荫里食堂"),
        ("continued", "用餐。周　敏 摄"),
    )
    assert article.paragraphs == ("灶火旺了。",)
    assert article.captions == ("图为老人在槐荫里食堂用餐。周　敏 摄",)
    assert article.bylines == ()


def test_a_column_in_brackets_after_the_headline_is_the_column():
    assert read(("headline", "办好小事（今日谈）"), ("opening", "灶火旺了。")).column == "今日谈"


# Small parts.


@given(anything | pages)
def test_a_joined_run_knows_where_its_characters_stood(text):
    run = join(text, looks := look_at(text, split_lines(text)))
    assert len(run.at) == len(run.text)
    assert all(char == (text[at] if at >= 0 else " ") for char, at in zip(run.text, run.at, strict=True))
    ink = sum(char not in BLANKS for look in looks for char in see(text, look.line.start, look.line.end)[0])
    assert sum(char not in BLANKS for char in run.text) == ink


@given(anything | pages, st.integers(0, 40), st.integers(0, 40))
def test_a_part_of_a_run_is_the_run_of_the_part(text, start, end):
    run = join(text, look_at(text, split_lines(text)))
    part = run.cut(start, end)
    assert part.text == run.text[start:end].strip(BLANKS)
    assert len(part.at) == len(part.text)
    assert all(at < 0 or text[at] == char for char, at in zip(part.text, part.at, strict=True))


@given(anything, st.integers(0, 50), st.integers(0, 50))
def test_trimming_takes_blanks_alone(text, start, end):
    start, end = sorted((min(start, len(text)), min(end, len(text))))
    a, b = trim(text, start, end)
    assert text[start:end].strip(BLANKS) == text[a:b]
    assert start <= a
    assert b <= end or a == b or not text[start:end].strip(BLANKS)


def test_a_dateline_is_given_as_printed():
    printed = "据新华社云江１１月２３日电（记者"
    dateline = to_dateline(rules.DATELINE.pattern.match(fold(printed)), printed)
    assert dateline.text == "据新华社云江１１月２３日电"
    assert (dateline.outlet, dateline.place, dateline.month, dateline.day) == ("新华社", "云江", 11, 23)


@pytest.mark.parametrize("head", ["（王　瑞）本报讯", "(记者 王瑞) 本报讯 ", "（王瑞）云江晚报讯　"])
def test_a_byline_may_stand_before_the_dateline(head):
    article = read(("opening", head + "灯亮了，巷子里的人都出来看。"))
    assert [person.name for person in article.bylines] == ["王瑞"]
    assert article.dateline.text in head
    assert article.paragraphs == ("灯亮了，巷子里的人都出来看。",)


@pytest.mark.parametrize(
    ("opening", "text"), [("禾阳融媒报道　灯亮了。", "禾阳融媒报道"), ("据电视报道 灯亮了。", None)]
)
def test_a_medium_may_sign_a_report_with_its_name(opening, text):
    dateline = read(("opening", opening)).dateline
    assert (dateline and dateline.text) == text


def test_who_signs_the_reports_of_a_box_is_among_the_bylines():
    article = read(
        ("headline", "天下扫描"),
        ("opening", "大桥通车"),
        ("paragraph", "本报云江11月2日电（记者周敏）大桥当天通车。"),
        ("subhead", "书店开张"),
        ("paragraph", "据新华社云江11月2日电（记者孙庆辉）书店开张。"),
    )
    assert [person.name for person in article.bylines] == ["周敏", "孙庆辉"]
    assert article.paragraphs[1].startswith("本报云江11月2日电（记者周敏）")


def test_who_signs_the_items_of_a_box_is_among_the_bylines():
    article = read(
        ("headline", "一周简讯"),
        ("opening", "△东街的书店开张。（周　敏）"),
        ("paragraph", "△大桥通车，（见图）两岸的人都来看。(钱浩 陆怀谷)"),
        ("paragraph", "△西街的台阶修好了。（掌声）"),
        ("paragraph", "△老戏台请来了第一班戏。（宋朝晖）"),
    )
    assert [person.name for person in article.bylines] == ["周敏", "钱浩", "陆怀谷", "宋朝晖"]
    assert article.paragraphs == (
        "△东街的书店开张。",
        "△大桥通车，（见图）两岸的人都来看。",
        "△西街的台阶修好了。（掌声）",
        "△老戏台请来了第一班戏。",
    )


def test_a_byline_under_a_subhead_is_a_byline_of_the_article():
    article = read(
        ("headline", "大桥通车"),
        ("opening", "大桥通车，两岸的人都来看。"),
        ("subhead", "桥上"),
        ("inserted", "本报记者 周敏"),
        ("paragraph", "桥上站满了人。"),
    )
    assert [person.name for person in article.bylines] == ["周敏"]
    assert article.paragraphs == ("大桥通车，两岸的人都来看。", "桥上", "桥上站满了人。")


@pytest.mark.parametrize(("first", "second"), [("（新华社云江3月", "7日电）"), ("（新华社", "云江3月7日电）")])
def test_a_wire_dateline_broken_over_two_lines_is_read_as_one(first, second):
    article = read(("opening", "灯亮了，巷子里的人都出来看。"), ("closing", first), ("closing", second))
    assert article.dateline.text == "新华社云江3月7日电"
    assert article.paragraphs == ("灯亮了，巷子里的人都出来看。",)


@pytest.mark.parametrize(
    ("first", "second", "names"),
    [
        ("本报记者　孙庆辉　周", "敏　李明", ["孙庆辉", "周敏", "李明"]),
        ("本报记者　孙庆辉　李", "云峰", ["孙庆辉", "李云峰"]),
        ("记者 孙庆辉", "通讯员 周　敏", ["孙庆辉", "周敏"]),
    ],
)
def test_a_column_breaks_a_byline_anywhere(first, second, names):
    article = read(
        ("headline", "路灯换新"), ("byline", first), ("byline+", second), ("opening", "灯亮了，巷子里的人都出来看。")
    )
    assert [person.name for person in article.bylines] == names
