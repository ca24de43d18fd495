"""Where a stack of titles begins: which lines above a text are titles of it, and which stand outside."""

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
from gxdigest.reading.stacks import _SHARE, STACK, begin_stacks, find_tops

LEDE = "11月26日，青石街道首个社区书屋在丝厂宿舍开门迎客，两千册图书免费借阅，周边居民下楼就能读书。"
TEXT = f"本报讯（记者 周敏）{LEDE}书屋由旧锅炉房改成，设了二十个座位。\n街道负责人说，明年还要再开四家。\n"
NOTHING = {"labels": LABELS, "evidence": {}, "succession": [[0] * len(LABELS)] * len(LABELS)}
"""Weights of lines by which all readings are worth the same."""


def look(text):
    looks = look_at(text, split_lines(text))
    return looks, find_evidence(looks, look_over(looks))


def begin(lines, labels, outside=None, below=None, scores=None):
    """Return labels and margins of lines over the text, with one weight for a line outside and one for the break."""
    weights = read_weights(json.dumps({**NOTHING, "titles": outside or {}, "parted": below or {}}))
    looks, rows = look("\n".join(lines) + "\n" + TEXT)
    labels = (*labels, "opening", "paragraph")
    scores = scores or [[0.0] * len(LABELS)] * len(labels)
    begun = begin_stacks(looks, rows, 0.0, Labelling(labels, (inf,) * len(labels)), scores, weights)
    return begun.labels[: len(lines)], begun.margins[: len(lines)], begun


OUT, IN = {"1-4 characters": [0, 0, 0, 2]}, {"1-4 characters": [0, 0, 0, -2]}


def test_a_title_goes_where_it_is_worth_more():
    lines = ["今日谈", "青石街道首个社区书屋开门迎客"]
    labels, margins, begun = begin(lines, ("kicker", "headline"), OUT)
    assert labels == ("furniture", "headline")
    assert margins[0] == 2.0
    assert begun.reasons == {0: ("1-4 characters",)}


def test_a_line_above_becomes_a_title_where_it_is_worth_more():
    lines = ["今日谈", "青石街道首个社区书屋开门迎客"]
    labels, margins, begun = begin(lines, ("furniture", "headline"), IN)
    assert "furniture" not in labels
    assert set(labels) <= STACK
    assert margins[0] == 2.0
    assert begun.reasons == {0: ("1-4 characters",)}


def test_what_stays_as_it_was_has_no_reasons():
    lines = ["今日谈", "青石街道首个社区书屋开门迎客"]
    labels, _, begun = begin(lines, ("furniture", "headline"), OUT)
    assert labels == ("furniture", "headline")
    assert begun.reasons == {}


def test_the_break_below_has_its_say():
    lines = ["今日谈", "青石街道首个社区书屋开门迎客"]
    labels, *_ = begin(lines, ("kicker", "headline"), OUT, {"no blank line between": [0, -3]})
    assert labels[0] != "furniture"


def test_lines_have_their_say():
    lines, labels = ["今日谈", "青石街道首个社区书屋开门迎客"], ("kicker", "headline")
    scores = [[0.0] * len(LABELS) for _ in range(4)]
    for label in ("kicker", "headline"):
        scores[0][LABELS.index(label)] = 1000 * (2 / _SHARE + 1)
    assert begin(lines, labels, OUT, scores=scores)[0] == labels


@pytest.mark.parametrize(
    ("above", "label", "there"),
    [
        ("今日谈", "furniture", True),
        ("今日谈", "paragraph", True),
        ("今日谈", "subhead", True),
        ("今日谈", "closing", False),
        ("第02版：综合", "furniture", False),
        ("书屋的灯亮到夜里十点。", "paragraph", False),
        ("书" * 50, "furniture", False),
    ],
    ids=["a name", "in the text", "a subhead", "a signature", "a page line", "a sentence", "too long"],
)
def test_which_lines_above_may_be_titles(above, label, there):
    looks, rows = look(f"{above}\n青石街道首个社区书屋开门迎客\n{TEXT}")
    tops = list(find_tops(looks, rows, (label, "headline", "opening", "paragraph"), 0.0))
    assert [(top.start, top.first, top.end) for top in tops] == ([(0, 1, 2)] if there else [])


def test_a_stack_never_loses_its_last_line():
    looks, rows = look(f"灯亮了\n{TEXT}")
    assert not list(find_tops(looks, rows, ("headline", "opening", "paragraph"), 0.0))
    looks, rows = look(f"灯亮了\n人多了\n街热闹了\n夜长了\n{TEXT}")
    (top,) = find_tops(looks, rows, ("kicker", "headline", "deck", "deck+", "opening", "paragraph"), 0.0)
    assert list(top.list_beginnings()) == [0, 1, 2]


def test_weights_that_know_nothing_of_it_change_nothing():
    labelling = Labelling(("headline",), (9.0,))
    assert begin_stacks((), (), 0.0, labelling, (), read_weights(json.dumps(NOTHING))) is labelling


@given(st.one_of(anything, pages))
@settings(deadline=None)
def test_titles_and_what_stands_above_them_change_and_nothing_else(text):
    looks, rows = look(text)
    kinds = ("furniture", "kicker", "headline", "deck", "opening", "paragraph", "subhead")
    labels = tuple(kinds[i % len(kinds)] for i in range(len(looks)))
    scores = [[0.0] * len(LABELS)] * len(looks)
    begun = begin_stacks(looks, rows, 0.0, Labelling(labels, (inf,) * len(looks)), scores, load_weights())
    for before, after in zip(labels, begun.labels, strict=True):
        if before in STACK:
            assert after in STACK or after == "furniture"
        elif before != after:
            assert before in ("furniture", "paragraph", "subhead")
            assert after in STACK
    assert min(begun.margins, default=0.0) >= 0


PAGE = f"""第01版：要闻
青石街道首个社区书屋开门迎客
{TEXT}
{{above}}
东渡街道的路灯全部换新
本报讯 昨日，东渡街道的六百盏路灯全部换新，夜里回家的居民不再摸黑。
街道负责人说，新路灯比旧路灯省电一半，哪一盏坏了，当天就有人来修。（记者 孙庆辉）
"""


@pytest.mark.parametrize("name", ["【民生在线】", "一线见闻", "■身边事"])
def test_the_name_of_a_column_is_no_title(name):
    _, article = read_issue(PAGE.format(above=name)).articles
    assert (article.kicker, article.headline) == (None, "东渡街道的路灯全部换新")


def test_a_kicker_is():
    _, article = read_issue(PAGE.format(above="六百盏新灯亮了，居民不再摸黑回家")).articles
    assert article.headline == "东渡街道的路灯全部换新"
    assert article.kicker == "六百盏新灯亮了，居民不再摸黑回家"


def test_it_is_explained_by_what_the_line_shows():
    for reason in explain_issue(PAGE.format(above="【民生在线】")):
        assert len(reason.evidence) <= 3
        assert all("outside" not in name for name in reason.evidence)
