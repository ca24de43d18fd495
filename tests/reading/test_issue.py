"""The whole reading: any text is read, nothing is lost, the counts add up; and a few pages by hand."""

import os
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from reading_texts import anything, pages

from gxdigest.reading import explain_issue, read_issue
from gxdigest.reading.labels import LABELS

WHITE = " \t\r\n\u3000\xa0\x0c\ufeff"
"""All that may stand outside of the pieces."""

texts = anything | pages


def check_pieces(issue):
    at = 0
    for piece in issue.pieces:
        assert at <= piece.start < piece.end
        assert not issue.text[at : piece.start].strip(WHITE)
        at = piece.end
    assert at <= len(issue.text)
    assert not issue.text[at:].strip(WHITE)


def check_counts(issue):
    counts, articles = issue.counts, issue.articles
    assert counts.characters == counts.kept_characters == sum(char not in WHITE for char in issue.text)
    assert counts.articles == len(articles)
    assert counts.dated_articles == sum(article.dateline is not None for article in articles)
    assert counts.bylines == sum(len(article.bylines) for article in articles)
    assert counts.without_byline == sum(not article.bylines for article in articles)
    assert counts.without_headline == sum(not article.headline for article in articles)
    assert counts.leftover_lines == sum(len(passage.text.split("\n")) for passage in issue.leftovers)
    assert counts.doubtful == sum("a narrow choice" in note for note in issue.notes)


def check_lines(issue):
    assert [article.position for article in issue.articles] == list(range(1, len(issue.articles) + 1))
    ranges = [article.lines for article in issue.articles]
    assert all(1 <= first <= last for first, last in ranges)
    assert all(above[1] < below[0] for above, below in pairwise(ranges))
    claimed = {number for first, last in ranges for number in range(first, last + 1)}
    for passage in (*issue.furniture, *issue.leftovers):
        assert claimed.isdisjoint(range(passage.lines[0], passage.lines[1] + 1))


def check(issue):
    check_pieces(issue)
    check_counts(issue)
    check_lines(issue)
    assert all(piece in issue.pieces for article in issue.articles for piece in article.pieces)
    assert all(article.event_date is None for article in issue.articles) or issue.date


@settings(deadline=None, max_examples=int(os.environ.get("GXDIGEST_EXAMPLES", "300")))
@given(texts)
@example("")
@example("\n\n\u3000\n")
@example("\ufeff本报讯 灯亮了。")
@example("本报讯\x0c灯亮了。\u2028记者 孙庆辉\x85")
@example("\u200b\n本报讯 灯亮了。\n\u200b\n\x1c\n")
def test_any_text_is_read_and_nothing_is_lost(text):
    issue = read_issue(text)
    assert issue.text == text
    check(issue)
    assert issue == read_issue(text)


@settings(deadline=None, max_examples=100)
@given(texts)
def test_any_text_is_explained_line_by_line(text):
    reasons = explain_issue(text)
    assert all(reason.label in LABELS for reason in reasons)
    assert all(reason.margin >= 0 for reason in reasons)
    assert [reason.number for reason in reasons] == sorted({reason.number for reason in reasons})
    assert sum(reason.doubtful for reason in reasons) == read_issue(text).counts.doubtful


@settings(deadline=None, max_examples=60)
@given(pages)
def test_line_ends_change_nothing_but_offsets(text):
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    unix, windows = read_issue(plain), read_issue(plain.replace("\n", "\r\n"))
    assert [article.lines for article in unix.articles] == [article.lines for article in windows.articles]
    for one, other in zip(unix.articles, windows.articles, strict=True):
        assert (one.headline, one.paragraphs, one.bylines) == (other.headline, other.paragraphs, other.bylines)
    assert [piece.kind for piece in unix.pieces] == [piece.kind for piece in windows.pieces]


def test_a_long_text_without_a_line_end_is_read():
    check(read_issue("本报讯 " + "街道把路灯全部换新。" * 3000))


def test_the_sample_is_read_without_loss():
    issue = read_issue((Path(__file__).parents[2] / "sample_issue.txt").read_text(encoding="utf-8"))
    check(issue)
    assert issue.counts.agrees


# Pages by hand.

HEADLINE = "东渡街道的路灯全部换新"
LEDE = "昨日，东渡街道的六百盏路灯全部换新，夜里回家的居民不再摸黑，老人们都说好。"
BODY = "街道负责人说，新路灯比旧路灯省电一半，哪一盏坏了，当天就有人来修。"
SEATS = {
    "under the headline": f"{HEADLINE}\n\n记者 孙庆辉\n\n本报讯 {LEDE}\n\n{BODY}\n",
    "in the opening bracket": f"{HEADLINE}\n\n本报讯（记者 孙庆辉）{LEDE}\n\n{BODY}\n",
    "after the lede": f"{HEADLINE}\n\n本报讯 {LEDE}\n\n记者 孙庆辉\n\n{BODY}\n\n{BODY}\n",
    "run on after the last sentence": f"{HEADLINE}\n\n本报讯 {LEDE}\n\n{BODY}记者 孙庆辉\n",
    "on a line of its own at the end": f"{HEADLINE}\n\n本报讯 {LEDE}\n\n{BODY}\n\n记者 孙庆辉\n",
}


@pytest.mark.parametrize("page", SEATS.values(), ids=SEATS)
def test_the_byline_is_found_wherever_it_stands(page):
    issue = read_issue(page)
    check(issue)
    (article,) = issue.articles
    assert article.headline == HEADLINE
    assert [(person.name, person.role) for person in article.bylines] == [("孙庆辉", "记者")]
    assert article.dateline.text == "本报讯"
    assert article.paragraphs[:2] == (LEDE, BODY)
    assert article.lines == (1, len(page.splitlines()))
    assert issue.counts.agrees


TWO_PAGES = f"""云岭时报　2025年11月27日　星期四　第1286期

第01版：要闻

{HEADLINE}

本报讯（记者 孙庆辉）{LEDE}

{BODY}

本版责编：周　敏　田小禾

第02版：综合

北岗镇的果园机器人拿了金奖

本报讯 11月25日，北岗镇中心小学的六名学生带着果园机器人参加全市的比赛，拿回了小学组的金奖。

机器人认得野猪，一旦发现便亮灯鸣笛，果园里的老人再也不用半夜起来守棚子了。

记者 罗芷若
"""


def test_pages_masthead_date_and_number():
    issue = read_issue(TWO_PAGES)
    check(issue)
    assert (issue.paper, issue.date, issue.number) == ("云岭时报", "2025-11-27", 1286)
    first, second = issue.articles
    assert (first.page, second.page) == ("1", "2")
    assert (first.event_date, second.event_date) == ("2025-11-26", "2025-11-25")
    assert [passage.lines for passage in issue.furniture] == [(1, 1), (3, 3), (11, 11), (13, 13)]
    assert issue.leftovers == ()
    assert issue.counts.agrees


def test_the_file_name_tells_what_the_page_does_not():
    issue = read_issue(SEATS["in the opening bracket"], source="papers/云岭时报-2025-11-27.txt")
    assert (issue.paper, issue.date) == ("云岭时报", "2025-11-27")
    assert {"paper from the file name", "date from the file name"} <= set(issue.notes)
    assert issue.articles[0].event_date == "2025-11-26"


def test_the_page_comes_before_the_file_name():
    issue = read_issue(TWO_PAGES, source="新河日报-2019-01-02.txt")
    assert (issue.paper, issue.date) == ("云岭时报", "2025-11-27")


def test_without_a_date_no_event_has_one():
    issue = read_issue(SEATS["under the headline"])
    assert issue.date is None
    assert issue.articles[0].event_date is None
    assert any(note.startswith("no date") for note in issue.notes)


LIST = "路灯全部换新\n老人有了食堂\n果园机器人拿金奖\n柑橘红了\n末班车延后\n健康小屋进社区\n"


def test_what_no_rule_claims_is_left_over_and_counted():
    issue = read_issue(LIST)
    check(issue)
    assert issue.articles == ()
    assert issue.leftovers[0].lines == (1, 6)
    assert issue.leftovers[0].text == LIST.strip()
    assert issue.counts.leftover_lines == 6
    assert {piece.kind for piece in issue.pieces} == {"leftover"}
    assert not issue.counts.agrees


def test_leftovers_beside_an_article():
    issue = read_issue(LIST + "\n\n\n" + SEATS["run on after the last sentence"])
    check(issue)
    assert [article.headline for article in issue.articles] == [HEADLINE]
    assert issue.counts.leftover_lines == 6


@pytest.mark.parametrize("text", ["", "\n", " \n　\n\t", "第01版：要闻\n\n本版责编：周　敏\n"])
def test_a_text_without_an_article(text):
    issue = read_issue(text)
    check(issue)
    assert issue.articles == ()
    assert issue.leftovers == ()
    assert issue.counts.agrees


LABELLED = """{above}北岗镇的路灯换新了
　　本报讯（记者 周敏） 11月25日，北岗镇最后一盏旧路灯换下，夜里出门不再摸黑。

{first}
柑橘节本周末开幕
　　本报讯（记者 孙庆辉） 第五届北岗柑橘节将于本周末开幕，现场设有采摘、品鉴和直播三个区。

{second}
"""


@pytest.mark.parametrize(
    ("above", "first", "second", "pages"),
    [
        ("", "G02", "G03", ["G2", "G3"]),
        ("", "G02", "", ["G2", None]),
        ("G01\n", "G02", "", ["G1", "G2"]),
        ("第01版：要闻\n", "G02", "G03", ["1", "G2"]),
        ("", "第2版：综合", "", [None, "2"]),
    ],
)
def test_a_bare_label_below_the_first_article_tells_the_page_above_it(above, first, second, pages):
    issue = read_issue(LABELLED.format(above=above, first=first, second=second))
    assert [article.page for article in issue.articles] == pages


def test_the_event_is_that_of_the_lede_below_the_editors_summary():
    text = (
        "云岭时报　　2025年11月27日　星期四\n\n云岭区首批十二家暖心食堂同日开张\n\n记者 孙庆辉\n\n"
        "核心提示：一顿热饭怎样送到老人手边？记者走访了云岭区的多家食堂，看看饭菜从哪里来。\n\n"
        "本报讯 11月25日，云岭区首批十二家暖心食堂同日开张，全区四千三百余名高龄老人从此可以在家门口吃上热饭。\n"
    )
    (article,) = read_issue(text).articles
    assert article.event_date == "2025-11-25"


def test_an_undated_issue_says_which_days_its_ledes_name():
    issue = read_issue(LABELLED.format(above="", first="", second=""))
    assert issue.date is None
    assert "days that its datelines and ledes name: 11-25" in issue.notes


@pytest.mark.parametrize(
    ("head", "paper", "date", "number"),
    [
        ("云岭时报　2025年11月27日　星期四　第1286期", "云岭时报", "2025-11-27", 1286),
        ("云岭矿工报\n一九八六年五月三日　第二版", "云岭矿工报", "1986-05-03", None),
        ("A10 云岭晚报 2017年9月14日 星期四 地产·法治", "云岭晚报", "2017-09-14", None),
        ("云 岭 周 报　2017年7月6日　星期四　A2　社区", "云岭周报", "2017-07-06", None),
        ("云岭县委宣传部主办　2020年9月22日　星期二　今日四版", None, "2020-09-22", None),
        ("天气预报\n2020年9月22日", None, "2020-09-22", None),
    ],
)
def test_paper_day_and_number_stand_at_the_head_in_any_order(head, paper, date, number):
    page = (
        f"{head}\n\n小区换上新路灯\n本报讯（记者 孙庆辉）昨日，小区的路灯全部换新，夜里出门不怕黑了，老人孩子都说好。\n"
    )
    issue = read_issue(page)
    assert (issue.paper, issue.date, issue.number) == (paper, date, number)


def test_a_label_above_an_article_is_its_column_and_a_section_of_the_page_is_none():
    text = "小区换上新路灯\n本报讯（记者 孙庆辉）昨日，小区的路灯全部换新，夜里出门不怕黑了，老人孩子都说好。"
    page = f"第02版：要闻\n民生热线\n{text}\n\n要闻\n{text}\n"
    assert [article.column for article in read_issue(page).articles] == ["民生热线", None]
