"""PDF files with a text layer, made here -> their text in reading order."""

import random

import pytest
from make_documents import make_pdf, set_column

from gxdigest.errors import InputError
from gxdigest.reading import read_issue
from gxdigest.sources.pdf import Run, order_runs, read_pdf

LEFT = [
    "　　本报讯 昨日，云岭区青石街道的",
    "六十盏路灯全部换新。住在巷口的王",
    "老伯说，夜里出门不用再打手电筒。",
    "街道办事处用两个星期走访住户，把",
    "大家最期盼的事一件一件记了下来。",
]
RIGHT = [
    "　　物业公司负责人说，新路灯比旧",
    "路灯省电一半，坏了当天就修。下个",
    "月起，另外四个小区也将陆续换灯。",
    "记者 孙庆辉",
]
HEAD = [(60, 500, 22, "云岭区六十盏路灯全部换新")]
MASTHEAD = [(30, 540, 9, "云岭时报"), (150, 540, 9, "2025年11月27日"), (300, 540, 9, "星期四")]
COLUMNS = [*set_column(LEFT, 30, 460), *set_column(RIGHT, 215, 460)]
ANSWER = ["云岭时报　2025年11月27日　星期四", "", "云岭区六十盏路灯全部换新", "", *LEFT, *RIGHT]


@pytest.mark.parametrize("seed", range(5))
def test_a_page_of_two_columns_is_read_column_by_column(seed):
    page = [*MASTHEAD, *HEAD, *COLUMNS]
    random.Random(seed).shuffle(page)
    assert read_pdf(make_pdf(page), "a.pdf").splitlines() == ANSWER


def test_columns_whose_lines_do_not_stand_side_by_side():
    page = [*HEAD, *set_column(RIGHT, 215, 456), *set_column(LEFT, 30, 460)]
    assert read_pdf(make_pdf(page), "a.pdf").splitlines() == ANSWER[2:]


def test_articles_one_above_the_other_are_not_mixed():
    second = [(60, 350, 22, "图书馆周末办起读书会"), *set_column(LEFT, 30, 310), *set_column(RIGHT, 215, 310)]
    lines = read_pdf(make_pdf([*second, *HEAD, *COLUMNS]), "a.pdf").splitlines()
    assert lines == [*ANSWER[2:], "", "图书馆周末办起读书会", "", *LEFT, *RIGHT]


def test_a_masthead_is_one_line_and_headlines_side_by_side_head_their_columns():
    page = [*MASTHEAD, (30, 505, 14, "路灯换新"), (215, 505, 14, "早市开张")]
    page += [*set_column(LEFT, 30, 480), *set_column(RIGHT, 215, 480)]
    lines = [line for line in read_pdf(make_pdf(page), "a.pdf").splitlines() if line]
    assert lines == [ANSWER[0], "路灯换新", *LEFT, "早市开张", *RIGHT]


def test_what_was_read_of_a_page_is_an_article():
    issue = read_issue(read_pdf(make_pdf([*MASTHEAD, *HEAD, *COLUMNS]), "a.pdf"))
    (article,) = issue.articles
    assert (issue.paper, issue.date) == ("云岭时报", "2025-11-27")
    assert article.headline == "云岭区六十盏路灯全部换新"
    assert [byline.name for byline in article.bylines] == ["孙庆辉"]
    assert "".join(article.paragraphs).startswith("昨日，云岭区青石街道的六十盏路灯全部换新。住在巷口的王老伯说")


def test_padding_inside_a_name_is_no_gutter():
    names = [(30, 500 - 15 * i, 10, f"{family}　{given}") for i, (family, given) in enumerate(["王伟", "李明", "张华"])]
    assert read_pdf(make_pdf(names), "a.pdf") == "王　伟\n李　明\n张　华\n"


def test_pages_get_page_lines_unless_they_have_them():
    first, second = [(30, 500, 10, "路灯亮了。")], [(30, 540, 10, "第A02版：要闻"), (30, 500, 10, "食堂开了。")]
    text = read_pdf(make_pdf(first, second), "a.pdf")
    assert [line for line in text.splitlines() if line] == ["第01版", "路灯亮了。", "第A02版：要闻", "食堂开了。"]
    assert read_pdf(make_pdf(first), "20191128_03.pdf") == "第03版\n路灯亮了。\n"
    assert read_pdf(make_pdf(first), "a.pdf") == "路灯亮了。\n"


def test_rare_characters_come_back_whole():
    assert read_pdf(make_pdf([(30, 500, 10, "𠮷野家")]), "a.pdf") == "𠮷野家\n"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (make_pdf([]), "has no text layer, only pictures; run it through text recognition"),
        (make_pdf([(30, 500, 10, "路灯")])[:300], "is damaged"),
        (b"%PDF-1.7\n", "is damaged"),
    ],
)
def test_what_cannot_be_read(data, said):
    with pytest.raises(InputError, match=said):
        read_pdf(data, "a.pdf")


def test_cuts_within_cuts_come_to_an_end():
    """Strips that turn round each other, each a cut deeper than the last."""
    runs, left, bottom, right, top = [], 0.0, 0.0, 1000.0, 1000.0
    for i in range(200):
        side = i % 4
        if side == 0:
            runs.append(Run("一", left, bottom, left + 1, top))
            left += 3
        elif side == 1:
            runs.append(Run("二", left, top - 1, right, top))
            top -= 3
        elif side == 2:
            runs.append(Run("三", right - 1, bottom, right, top))
            right -= 3
        else:
            runs.append(Run("四", left, bottom, right, bottom + 1))
            bottom += 3
    assert sum(len(part) for _, part in order_runs(runs, 1)) == len(runs)
