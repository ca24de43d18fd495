"""Which titles begin an article, and which stand over a further piece of one."""

import json
from math import inf

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading_texts import anything, pages

from gxdigest.reading.evidence import find_evidence
from gxdigest.reading.issue import explain_issue, read_issue
from gxdigest.reading.labels import LABELS, Labelling, load_weights, read_weights
from gxdigest.reading.lines import look_at, look_over, split_lines
from gxdigest.reading.starts import _FAR, _SHARE, Titles, decide_starts, find_titles

LEDE = "老街的夜市昨晚开张，一百二十个摊位摆到了河边，下棋的、跳舞的、卖糖水的都回到了巷口，一直热闹到夜里十点。"
MORE = "摊主们说，灯亮了，人就来了，一晚上能卖出两百碗糖水，比往年的夏天好得多，明年还要再添二十个摊位。"
TITLE, SECOND = "老街夜市重新开张", "糖水摊前排起长队"
PAGE = f"{TITLE}\n本报记者 周敏\n{LEDE}\n{SECOND}\n本报记者 陆怀谷\n{MORE}\n"
AS_ARTICLE = ("headline", "byline", "opening", "headline", "byline", "opening")
AS_PIECE = ("headline", "byline", "opening", "subhead", "inserted", "paragraph")
NOTHING = {"labels": LABELS, "evidence": {}, "succession": [[0] * len(LABELS)] * len(LABELS)}
"""Weights of lines by which all readings are worth the same."""


def look(text):
    looks = look_at(text, split_lines(text))
    return looks, find_evidence(looks, look_over(looks))


def decide(labels, begins, scores=None, text=PAGE):
    weights = read_weights(json.dumps({**NOTHING, "begins": begins}))
    looks, rows = look(text)
    scores = scores or [[0.0] * len(LABELS)] * len(labels)
    return decide_starts(looks, rows, Labelling(labels, (inf,) * len(labels)), scores, weights)


@pytest.mark.parametrize("before", [AS_ARTICLE, AS_PIECE])
@pytest.mark.parametrize(("worth", "after"), [(3, AS_ARTICLE), (-3, AS_PIECE)])
def test_a_title_is_read_as_it_is_worth_most(before, worth, after):
    decided = decide(before, {"no pieces above": [worth]})
    assert decided.labels == after
    assert decided.margins[3] == 3.0
    assert decided.reasons == ({} if before == after else {3: ("no pieces above",)})


def test_the_first_title_begins_an_article_whatever_it_is_worth():
    assert decide(AS_ARTICLE, {"no pieces above": [-3]}).labels[:3] == AS_ARTICLE[:3]


def test_lines_have_their_say():
    scores = [[0.0] * len(LABELS) for _ in AS_ARTICLE]
    scores[3][LABELS.index("headline")] = 1000 * (3 / _SHARE + 0.1)
    assert decide(AS_ARTICLE, {"no pieces above": [-3]}, scores).labels == AS_ARTICLE
    scores[3][LABELS.index("headline")] = 1000 * (3 / _SHARE - 0.1)
    assert decide(AS_ARTICLE, {"no pieces above": [-3]}, scores).labels == AS_PIECE
    scores[3][LABELS.index("headline")] = 1000 * _FAR
    assert decide(AS_ARTICLE, {"no pieces above": [-99]}, scores).labels == AS_ARTICLE, "out of the question"


def test_weights_that_know_nothing_of_it_change_nothing():
    labelling = Labelling(AS_ARTICLE, (9.0,) * 6)
    assert decide_starts((), (), labelling, (), read_weights(json.dumps(NOTHING))) is labelling


@pytest.mark.parametrize(
    ("between", "above", "open_"),
    [("", "", True), ("第02版：综合\n", "", False), ("今日谈\n", "", True), ("", "本报讯 ", False)],
    ids=["right below", "on another page", "below the name of a column", "over a dateline"],
)
def test_which_titles_are_asked(between, above, open_):
    looks, rows = look(f"{TITLE}\n{LEDE}\n{between}{SECOND}\n{above}{MORE}\n")
    labels = ("headline", "opening", *(["furniture"] if between else []), "headline", "opening")
    first, second = find_titles(looks, rows, labels)
    assert not first.open
    assert second.open is open_
    assert second.apart is bool(between)


def test_subheads_are_found_by_their_looks_where_they_are_read_as_paragraphs():
    looks, rows = look(f"{TITLE}\n{LEDE}\n{SECOND}\n{MORE}\n")
    spans = [
        (title.first, title.end, title.begins)
        for title in find_titles(looks, rows, ("headline", "opening", "paragraph", "paragraph"))
    ]
    assert spans == [(0, 1, True), (2, 3, False)]
    assert len(find_titles(looks, rows, ("headline", "opening", "continued", "paragraph"))) == 1


def show(text, labels, at=-1):
    """Return what a title shows, all titles above it read as they are labelled."""
    looks, rows = look(text)
    page = Titles(looks, rows, labels)
    at %= len(page.titles)
    above = None
    for title in page.titles[:at]:
        above = page.follow(above, title, begins=title.begins)
    return page.show(at, above)


def test_what_a_title_shows_between_the_article_above_and_the_text_below():
    shown = show(PAGE, AS_ARTICLE)
    assert {
        "one line",
        "article above: next to none, a byline below",
        "signed under its title above, under its title below",
        "no pieces above",
        "text above",
        "flush",
        "article above said it: few",
    } <= set(shown)
    assert len(shown) == len(set(shown))


def test_pieces_above_are_counted_and_compared():
    piece = "{}\n本报记者 陆怀谷\n" + MORE + "\n"
    text = f"{TITLE}\n{LEDE}\n" + "".join(
        map(piece.format, ("糖水摊前排起长队", "河边的灯亮到十点", "下棋的人都回来了"))
    )
    labels = ("headline", "opening", *("subhead", "inserted", "paragraph") * 3)
    first, last = show(text, labels, 1), show(text, labels)
    assert {"no pieces above", "no titles above are made alike", "two titles below are made alike"} <= set(first)
    assert {"two pieces above", "two titles above are made alike", "no titles below are made alike"} <= set(last)
    assert "signed nowhere above, under its title below" in first
    assert "signed inside above, under its title below" in last


def test_a_signature_at_the_end_closes_an_article():
    text = f"{TITLE}\n{LEDE}\n记者 周敏\n{SECOND}\n{MORE}\n"
    shown = show(text, ("headline", "opening", "closing", "headline", "opening"))
    assert "signed at its end above, nowhere below" in shown


@given(st.one_of(anything, pages))
@settings(deadline=None)
def test_only_what_stands_at_a_title_changes(text):
    looks, rows = look(text)
    kinds = ("furniture", "kicker", "headline", "byline", "opening", "subhead", "inserted", "paragraph", "continued")
    labels = tuple(kinds[i % len(kinds)] for i in range(len(looks)))
    scores = [[0.0] * len(LABELS)] * len(looks)
    decided = decide_starts(looks, rows, Labelling(labels, (inf,) * len(looks)), scores, load_weights())
    for before, after in zip(labels, decided.labels, strict=True):
        if before in ("furniture", "continued"):
            assert after == before
    assert min(decided.margins, default=0.0) >= 0


REPORTS = [
    (
        "图书馆自习室开到深夜",
        "陆怀谷",
        "市图书馆的自习室本周起延长到晚上十一点关门，考研的学生说座位够了，馆里还备了热水和毯子。",
        "馆长介绍，延时的钱从水电里省出来，试行到年底，周末人再多，就把二楼的报告厅也打开。",
    ),
    (
        "六百盏路灯全部换新",
        "方小满",
        "东渡街道的六百盏路灯昨日全部换新，夜里回家的居民不再摸黑，巷口的老街坊又聚到了一起。",
        "街道负责人表示，新路灯比旧路灯省电一半，哪一盏坏了，平台会自动报修，当天就有人上门。",
    ),
    (
        "山村孩子的机器人拿金奖",
        "钱浩",
        "青岗小学五名学生带着自己做的机器人参加全市比赛，拿回小学组金奖，领奖时鞋上还沾着泥。",
        "指导教师谈起这台机器，最得意的是它认得野猪，一旦发现便鸣笛亮灯，村里已经试用了三个月。",
    ),
]


def test_pieces_signed_one_by_one_under_one_title_are_one_article():
    pieces = [
        ("糖水摊前排起长队", "陆怀谷", MORE),
        (
            "下棋的人都回来了",
            "方小满",
            "夜市一开，河边的棋摊先热闹起来，老街坊摆开棋盘，一直下到十点收摊。",
        ),
        (
            "收摊之后街更干净",
            "钱浩",
            "夜市散了，摊主先扫自己的摊位，再一起扫老街，河边没有留下一片纸屑。",
        ),
    ]
    note = f"{TITLE}\n{LEDE}——编者\n"
    text = note + "".join(f"{title}\n本报记者 {name}\n{said}\n" for title, name, said in pieces)
    (article,) = read_issue(text).articles
    assert article.headline == TITLE
    assert article.subheads


def test_reports_signed_one_by_one_are_articles():
    text = "".join(f"{title}\n本报记者 {name}\n{lede}\n{more}\n\n" for title, name, lede, more in REPORTS)
    articles = read_issue(text).articles
    assert [article.headline for article in articles] == [title for title, *_ in REPORTS]
    assert [byline.name for article in articles for byline in article.bylines] == [name for _, name, *_ in REPORTS]


def test_it_is_explained_by_what_the_whole_shows():
    for reason in explain_issue(PAGE):
        assert len(reason.evidence) <= 3
