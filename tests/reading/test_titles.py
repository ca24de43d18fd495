"""Which lines of a stack make the kicker, which the headline, which the deck."""

import json
from math import inf

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading_texts import anything, pages

from gxdigest.reading.issue import explain_issue, read_issue
from gxdigest.reading.labels import LABELS, TITLES, Labelling, load_weights, read_weights
from gxdigest.reading.lines import look_at, split_lines
from gxdigest.reading.stacks import Stack, find_stacks, list_readings
from gxdigest.reading.titles import _FAR, _SHARE, part_stacks

LEDE = "11月26日，青石街道首个社区书屋在丝厂宿舍开门迎客，两千册图书免费借阅，周边居民下楼就能读书。"
TEXT = f"本报讯（记者 周敏）{LEDE}书屋由旧锅炉房改成，设了二十个座位。\n街道负责人说，明年还要再开四家。\n"


def look(text):
    return look_at(text, split_lines(text))


def make_stack(*lines, text="", column=0.0):
    return Stack(look("\n".join(lines)), text, column)


def read_titles(*lines):
    (article,) = read_issue("\n".join(lines) + "\n" + TEXT).articles
    return article.kicker, article.headline, article.deck


@pytest.mark.parametrize("lines", range(1, 7))
def test_a_stack_is_parted_in_every_way(lines):
    readings = list_readings(lines)
    assert len(set(readings)) == len(readings) == lines * (lines + 1) // 2
    order = [*TITLES]
    for reading in readings:
        titles = [label.removesuffix("+") for label in reading]
        assert len(reading) == lines
        assert "headline" in reading
        assert titles == sorted(titles, key=order.index), "from kicker to deck"
        assert [label for label in reading if not label.endswith("+")] == list(dict.fromkeys(titles)), "each once"


@pytest.mark.parametrize(
    ("lines", "titles"),
    [
        (
            ["青石街道首个社区书屋开门迎客", "新增座位二十个"],
            (None, "青石街道首个社区书屋开门迎客", "新增座位二十个"),
        ),
        (["老锅炉房变身——", "社区书屋开门迎客"], ("老锅炉房变身——", "社区书屋开门迎客", None)),
        (["青石街道首个社区书屋在丝厂", "宿舍开门迎客"], (None, "青石街道首个社区书屋在丝厂宿舍开门迎客", None)),
        (
            ["旧锅炉房里书声起", "青石街道首个社区书屋开门迎客", "——两千册图书免费借阅"],
            ("旧锅炉房里书声起", "青石街道首个社区书屋开门迎客", "——两千册图书免费借阅"),
        ),
    ],
    ids=["a deck adds", "a kicker leads on", "one headline on two lines", "all three"],
)
def test_the_text_below_tells_which_title_is_which(lines, titles):
    assert read_titles(*lines) == titles


def test_titles_are_held_against_the_text():
    stack = make_stack("书屋开门迎客", "明年再开四家", text=LEDE)
    said, unsaid = (stack.show_title(i, i + 1) for i in range(2))
    assert "first sentence says it: nearly all" in said
    assert "first sentence says it: none" in unsaid
    assert "5-6 characters" in said
    assert "11-12 characters" in stack.show_title(0, 2)


def test_what_parts_two_lines_or_joins_them():
    broken = make_stack("首个社区书屋在丝厂", "宿舍开门迎客", text=LEDE, column=9.0).show_break(0)
    assert {"text runs on over the break", "above fills the column", "no blank line between"} <= {*broken}
    apart = make_stack("首个“社区书屋", "", "的开门迎客", text="").show_break(0)
    assert {"a blank line between", "above leaves “ open", "below cannot begin here"} <= {*apart}
    assert not {"text runs on over the break", "a known pair over the break"} & {*apart}


NOTHING = {"labels": LABELS, "evidence": {}, "succession": [[0] * len(LABELS)] * len(LABELS)}
"""Weights of lines by which all readings are worth the same."""


def weigh(titles, parted=()):
    return read_weights(json.dumps({**NOTHING, "titles": titles, "parted": dict(parted)}))


PAGE = look("灯亮了\n巷口的老街坊又聚到了一起\n" + TEXT)
LABELLED = ("kicker", "headline", "opening", "paragraph")


def part(weights, labels=LABELLED, margins=(9.0,) * 4, scores=None):
    scores = scores or [[0.0] * len(LABELS)] * len(labels)
    return part_stacks(PAGE, 0.0, Labelling(labels, margins), scores, weights)


def test_the_reading_that_is_worth_most_is_taken_and_its_margin_told():
    weights = weigh({"1-4 characters": [0, 3, 0], "11-12 characters": [0, 0, 1]})
    labelling = part(weights)
    assert labelling.labels == ("headline", "deck", "opening", "paragraph")
    # Headline and deck are worth 4; one headline on two lines, or kicker and headline, nothing.
    assert labelling.margins == (4.0, 4.0, 9.0, 9.0)
    joined = part(weigh({"11-12 characters": [0, 1, 0]}, {"below starts with a word": [-2]}))
    assert joined.labels[:2] == ("headline", "headline+")


def test_lines_have_their_say():
    scores = [[0.0] * len(LABELS) for _ in LABELLED]
    scores[0][LABELS.index("kicker")] = 2000.0
    edge = 2 * _SHARE
    assert part(weigh({"1-4 characters": [0, edge - 0.1, 0]}), scores=scores).labels[0] == "kicker"
    assert part(weigh({"1-4 characters": [0, edge + 0.1, 0]}), scores=scores).labels[0] == "headline"
    scores[0][LABELS.index("kicker")] = 1000 * _FAR
    assert part(weigh({"1-4 characters": [0, 99, 0]}), scores=scores).labels[0] == "kicker", "out of the question"


def test_a_choice_that_was_narrow_before_stays_so():
    assert part(weigh({"1-4 characters": [0, 3, 0]}), margins=(0.5, inf, inf, inf)).margins[0] == 0.5


def test_weights_that_know_nothing_of_titles_change_nothing():
    labelling = Labelling(LABELLED, (9.0,) * 4)
    assert part_stacks(PAGE, 0.0, labelling, (), read_weights(json.dumps(NOTHING))) is labelling


@pytest.mark.parametrize("lines", [1, 7])
def test_single_titles_and_long_stacks_are_left_alone(lines):
    looks = look("巷口的灯亮了\n" * lines + TEXT)
    labels = ("headline", *["headline+"] * (lines - 1), "opening", "paragraph")
    assert not list(find_stacks(looks, labels, 0.0))


@given(st.one_of(anything, pages))
@settings(deadline=None)
def test_labels_stay_titles_and_all_else_stays_as_it_was(text):
    looks = look(text)
    labels = tuple(("kicker", "headline", "deck", "opening", "paragraph")[i % 5] for i in range(len(looks)))
    labelling = Labelling(labels, (inf,) * len(looks))
    scores = [[0.0] * len(LABELS)] * len(looks)
    parted = part_stacks(looks, 0.0, labelling, scores, load_weights())
    for before, after in zip(labels, parted.labels, strict=True):
        assert after.removesuffix("+") in TITLES if before in TITLES else after == before
    assert min(parted.margins, default=0.0) >= 0


def test_a_title_is_explained_by_what_tells_it_from_the_others():
    page = "青石街道首个社区书屋开门迎客\n新增座位二十个\n" + TEXT
    headline, deck, *_ = explain_issue(page)
    assert (headline.label, deck.label) == ("headline", "deck")
    assert "first sentence says it: nearly all" in headline.evidence
    assert "no comma" not in headline.evidence, "both titles show it"
    assert len(headline.evidence) == 3
