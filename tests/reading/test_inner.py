"""What tells an inner piece from an article."""

import pytest

from gxdigest.reading.evidence import find_evidence
from gxdigest.reading.lines import look_at, look_over, split_lines

PROSE = "灯亮了，人也多了，下棋的、跳舞的、卖菜的都回到了巷口，一直热闹到夜里十点才散，谁也不想先走。"
NOTE = f"老街的灯亮了\n{PROSE}\n——编　者\n"


def piece(title, who="本报记者 周敏"):
    return f"{title}\n{who}\n{PROSE}\n"


def show(text):
    looks = look_at(text, split_lines(text))
    return dict(zip([look.plain for look in looks], find_evidence(looks, look_over(looks)), strict=True))


def noted(row):
    return [name for name in row if name.endswith("under an editor's note") and ": " not in name]


def test_titles_under_an_editors_note_are_counted():
    rows = show(NOTE + "".join(map(piece, ("东街夜市", "西街夜校", "南街夜跑", "北街夜读", "河边夜钓"))))
    assert noted(rows["老街的灯亮了"]) == []
    assert [
        noted(rows[title])[0].split()[0] for title in ("东街夜市", "西街夜校", "南街夜跑", "北街夜读", "河边夜钓")
    ] == [
        "first",
        "second",
        "third",
        "later",
        "later",
    ]


@pytest.mark.parametrize(
    "between",
    ["第02版：综合\n", f"路灯全换新\n本报讯（记者 陆怀谷）昨日，{PROSE}\n", piece("灯下漫笔（今日谈）", "方小满")],
)
def test_a_page_a_report_or_a_columns_title_ends_what_stands_under_the_note(between):
    rows = show(NOTE + piece("东街夜市") + between + piece("西街夜校"))
    assert noted(rows["东街夜市"])
    assert not noted(rows["西街夜校"])


def test_the_editors_note_ends_a_stack():
    rows = show(NOTE + piece("东街夜市"))
    assert "1 in its stack" in rows["东街夜市"]


@pytest.mark.parametrize(("who", "told"), [("周敏", True), ("方小满", False), ("周敏 陆怀谷", False)])
def test_one_of_a_team_signs_a_piece(who, told):
    rows = show(piece("老街的灯亮了", "本报记者 周敏 陆怀谷") + piece("东街夜市", who))
    assert ("signed below by one of a team above" in rows["东街夜市"]) is told


def test_a_team_signs_on_its_own_page():
    rows = show(piece("老街的灯亮了", "本报记者 周敏 陆怀谷") + "第02版：综合\n" + piece("东街夜市", "周敏"))
    assert "signed below by one of a team above" not in rows["东街夜市"]


def test_a_title_shows_how_much_text_stands_around_it():
    rows = show(piece("老街的灯亮了") + piece("东街夜市").replace(PROSE, PROSE * 4))
    assert {"text above: next to none", "text below: next to none"} <= set(rows["老街的灯亮了"])
    assert {"text above: next to none", "text below: a brief"} <= set(rows["东街夜市"])
