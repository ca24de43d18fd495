"""What a page does as a rule, told to each of its lines by the others."""

import pytest
from hypothesis import given, settings
from reading_texts import anything, pages

from gxdigest.reading.evidence import find_evidence
from gxdigest.reading.habits import find_habits
from gxdigest.reading.labels import find_labels, load_weights, score_lines
from gxdigest.reading.lines import look_at, look_over, split_lines

REPORT = """

{title}
本报讯 昨日，街道的人一户一户问过了意见，新路灯比旧路灯省电一半，坏了当天就修，夜里出门不怕黑了。
小区里的四十盏路灯全都换完了，老人和孩子都说好，街道负责人说明年还要把巷子里的灯也换掉。"""
TITLES = ("小区换上新路灯", "社区食堂开张迎客", "图书馆延长开放时间", "老街菜场装上顶棚")
LABELS = ("headline", "opening", "paragraph")


def look(text):
    looks = look_at(text, split_lines(text))
    return looks, find_evidence(looks, look_over(looks))


def tell(titles, more=""):
    looks, rows = look("".join(REPORT.format(title=title) for title in titles) + more)
    labels = LABELS * len(titles) + ("paragraph",) * (len(looks) - 3 * len(titles))
    return find_habits(looks, rows, labels)


def test_a_title_is_seen_against_the_others_and_never_against_itself():
    second = tell(TITLES)[3]
    assert "gap as of titles only here" in second
    assert "a dateline below titles here: nearly always" in second
    assert "titles here have kickers: never" in second
    assert tell(TITLES[:1])[0][:1] == tell(TITLES[:2])[0][:1] == ["few titles to compare with"]


def test_a_short_line_set_like_the_text_is_told_so():
    line = tell(TITLES, "\n路灯下的人\n灯亮了，人也多了，下棋的、跳舞的、卖菜的都回到了巷口，一直热闹到夜里十点才散。")[
        -2
    ]
    assert "gap as of text only here" in line
    assert "prose below titles here: never" in line


PIECE = """
路灯下的人
本报记者 周敏
灯亮了，人也多了，下棋的、跳舞的、卖菜的都回到了巷口，一直热闹到夜里十点才散，谁也不想先走。"""


@pytest.mark.parametrize(
    ("body", "label", "where"),
    [
        ("本报讯 昨日，四十盏路灯全换完了。", "opening", "nowhere"),
        ("本报讯（记者 方小满）昨日，四十盏路灯全换完了。", "opening", "in its dateline"),
        ("昨日，四十盏路灯全换完了。 记者 方小满", "opening", "at its end"),
        ("本报记者 方小满", "byline", "under its title"),
        ("本报记者 方小满", "inserted", "inside"),
        ("方小满", "closing", "at its end"),
    ],
)
def test_a_short_line_is_told_where_the_article_above_it_was_signed(body, label, where):
    looks, rows = look(f"小区换上新路灯\n{body}{PIECE}")
    labels = ("headline", label, "subhead", "inserted", "paragraph")
    habits = find_habits(looks, rows, labels)
    assert f"article above signed {where}, a byline below" in habits[2]


def test_one_more_piece_may_have_been_read_as_an_article():
    looks, rows = look(f"小区换上新路灯\n老灯都拆了。{PIECE}{PIECE}{PIECE}{PIECE}")
    piece, article = ("subhead", "inserted", "paragraph"), ("headline", "byline", "opening")
    habits = find_habits(looks, rows, ("headline", "opening", *piece, *article * 3))
    told = [name for row in habits for name in row if name.startswith("article above")]
    assert [name.split(",")[0].removeprefix("article above signed ") for name in told] == [
        "nowhere", "nowhere", "inside", "inside or under its title", "under its title",
    ]  # fmt: skip


def test_prose_is_told_nothing():
    habits = tell(TITLES)
    assert [bool(row) for row in habits] == [True, False, False] * len(TITLES)


@pytest.mark.parametrize(
    ("title", "told"), [("灯", "shorter"), ("一" * 30, "longer"), ("社区换上新风扇", "as long as")]
)
def test_a_line_is_measured_by_the_headlines_of_the_page(title, told):
    assert any(name.startswith(told) for name in tell((title, *TITLES))[0])


def test_a_title_is_told_whether_the_others_stand_under_the_name_of_a_column():
    pages = "".join(f"\n民生热线{REPORT.format(title=title)}" for title in TITLES[:3])
    looks, rows = look(pages + REPORT.format(title=TITLES[3]))
    habits = find_habits(looks, rows, ("furniture", *LABELS) * 3 + LABELS)
    last = len(looks) - len(LABELS)
    assert "titles here have labels above: nearly always" in habits[last]
    assert "titles here have labels above: often" in habits[0], "the one below it is its own"


def test_what_stands_under_an_editors_note_is_signed_piece_by_piece():
    looks, rows = look(f"小区换上新路灯\n老灯都拆了。\n——编　者{PIECE}{PIECE}")
    piece = ("headline", "byline", "opening")
    habits = find_habits(looks, rows, ("headline", "opening", "subhead", *piece, *piece))
    told = [name for row in habits for name in row if name.startswith("article above")]
    assert told[-2:] == ["article above signed piece by piece, a byline below"] * 2


@settings(deadline=None)
@given(anything | pages)
def test_every_line_is_told_the_same_thing_twice_and_nothing_it_shows_already(text):
    looks, rows = look(text)
    weights = load_weights()
    labels = find_labels(score_lines(rows, weights), weights)
    habits = find_habits(looks, rows, labels)
    assert habits == find_habits(looks, rows, labels)
    for row, told in zip(rows, habits, strict=True):
        assert len(set(told)) == len(told)
        assert set(told).isdisjoint(row)
