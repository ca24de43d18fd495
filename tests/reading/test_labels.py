"""The best path over a page, against every path there is."""

import json
from dataclasses import replace
from functools import cache
from math import inf

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading_texts import pages

from gxdigest.reading.evidence import find_evidence
from gxdigest.reading.labels import (
    _FOLLOWS,
    _FORBIDDEN,
    _NEVER,
    LABELS,
    Weights,
    _pack,
    _unpack,
    add_scores,
    find_labels,
    load_weights,
    read_weights,
    score_lines,
    sum_scores,
    weigh_labels,
)
from gxdigest.reading.lines import look_at, look_over, split_lines

FEW = ("furniture", "headline", "opening", "paragraph", "continued", "closing")
"""Labels that get weights of their own; the others are worth nothing, and possible all the same."""
NAMES = ("short", "long", "bare name", "blank above")

# Eighths are added without rounding, so that sums can be compared.
eighths = st.integers(-24, 24).map(lambda n: n / 8)


@st.composite
def weightings(draw):
    """Weights at random, in the form of weights.json."""
    evidence = {
        name: [draw(eighths) if label in FEW else 0.0 for label in LABELS]
        for name in draw(st.sets(st.sampled_from(NAMES)))
    }
    succession = [[draw(eighths) if a in FEW and b in FEW else 0.0 for b in LABELS] for a in LABELS]
    return read_weights(json.dumps({"labels": LABELS, "evidence": evidence, "succession": succession}))


rows_of_few = st.lists(st.lists(st.sampled_from((*NAMES, "unheard of")), unique=True), min_size=1, max_size=4)


@cache
def list_paths(length):
    """Every sequence of labels that is allowed, by index."""
    if not length:
        return [()]
    shorter = list_paths(length - 1)
    return [
        (*path, j)
        for path in shorter
        for j, name in enumerate(LABELS)
        if (LABELS[path[-1]] if path else "furniture") in _FOLLOWS[name]
    ]


def label(rows, weights):
    return weigh_labels(score_lines(rows, weights), weights)


def add_up(path, rows, weights: Weights):
    total, before = 0.0, 0
    for at, row in zip(path, rows, strict=True):
        total += weights.succession[before][at]
        total += sum(weights.evidence[name][at] for name in row if name in weights.evidence)
        if "bare name" not in row and LABELS[at].startswith(("inserted", "closing")):
            total = _FORBIDDEN
        before = at
    return total


def is_allowed(labels):
    return all(before in _FOLLOWS[name] for before, name in zip(("furniture", *labels), labels, strict=False))


@settings(deadline=None, max_examples=60)
@given(rows_of_few, weightings())
def test_the_path_is_the_best_of_all_and_its_margins_are_true(rows, weights):
    labelling = label(rows, weights)
    assert labelling.labels == find_labels(score_lines(rows, weights), weights)
    narrow = weigh_labels(score_lines(rows, weights), weights, within=1.0)
    assert narrow.margins == tuple(margin if margin < 1.0 else inf for margin in labelling.margins)
    assert is_allowed(labelling.labels)
    sums = {path: add_up(path, rows, weights) for path in list_paths(len(rows))}
    best = max(sums.values())
    chosen = tuple(map(LABELS.index, labelling.labels))
    assert sums[chosen] == best
    for i, margin in enumerate(labelling.margins):
        rival = max(value for path, value in sums.items() if path[i] != chosen[i])
        assert margin == best - rival or rival <= _FORBIDDEN


@settings(deadline=None, max_examples=60)
@given(st.lists(st.lists(st.sampled_from(NAMES), unique=True), max_size=40), weightings())
def test_long_pages_hold_no_forbidden_succession_and_are_read_alike_twice(rows, weights):
    labelling = label(rows, weights)
    assert len(labelling.labels) == len(labelling.margins) == len(rows)
    assert is_allowed(labelling.labels)
    assert min(labelling.margins, default=0) >= 0
    assert labelling == label(rows, weights)


@settings(deadline=None, max_examples=100)
@given(pages)
def test_the_weights_of_the_package_allow_no_forbidden_succession(text):
    looks = look_at(text, split_lines(text))
    assert is_allowed(label(find_evidence(looks, look_over(looks)), load_weights()).labels)


def even(**evidence):
    """Weights that prefer nothing but what is told of one name: label by label."""
    rows = {name: tuple(worth.get(each, 0.0) for each in LABELS) for name, worth in evidence.items()}
    nothing = [[0.0] * len(LABELS)] * len(LABELS)
    return read_weights(json.dumps({"labels": LABELS, "evidence": rows, "succession": nothing}))


def test_no_lines_have_no_labels():
    assert label([], even()).labels == find_labels([], even()) == ()


def test_ties_fall_to_the_label_named_first():
    labelling = label([[], [], []], even())
    assert labelling.labels == ("furniture", "furniture", "furniture")
    assert labelling.margins == (0, 0, 0)


def test_a_line_gives_way_to_the_page():
    weights = even(title={"headline": 1.0, "kicker": 0.75}, more={"headline": 3.0})
    assert label([["title"]], weights).labels == ("headline",)
    # No headline follows a headline; what the second line would lose is more than what the first line does.
    assert label([["title"], ["more"]], weights).labels == ("kicker", "headline")


def test_a_narrow_choice_is_doubtful():
    labelling = label([["title"]], even(title={"headline": 1.0, "kicker": 0.25}))
    assert labelling.margins == (0.75,)
    assert labelling.is_doubtful(0)
    assert not label([["title"]], even(title={"headline": 4.0})).is_doubtful(0)


def test_evidence_that_is_not_known_is_worth_nothing():
    weights = even(title={"headline": 1.0})
    assert label([["title", "a thing unheard of"]], weights) == label([["title"]], weights)


def test_every_label_can_be_reached_and_can_be_last():
    assert set(_FOLLOWS) == set(LABELS)
    assert all(set(before) <= set(LABELS) for before in _FOLLOWS.values())
    assert {LABELS[path[-1]] for path in list_paths(4)} == set(LABELS)


@pytest.mark.parametrize("change", ["another label", "another order", "none"])
def test_weights_for_other_labels_are_refused(change):
    labels = {"another label": [*LABELS[:-1], "poem"], "another order": [*reversed(LABELS)], "none": None}[change]
    raw = json.dumps({"labels": labels, "evidence": {}, "succession": [[0.0] * len(LABELS)] * len(LABELS)})
    with pytest.raises(ValueError, match="other labels"):
        read_weights(raw)


def test_more_evidence_adds_to_what_a_line_was_worth():
    weights = even(title={"headline": 1.0}, like={"kicker": 2.0})
    scores = score_lines([["title"], ["title"]], weights)
    more = add_scores(scores, [["like"], []], weights)
    assert more == [score_lines([["title", "like"]], weights)[0], scores[1]]


@pytest.mark.parametrize("weight", [1e7, float("inf"), float("nan")])
def test_weights_out_of_proportion_are_refused(weight):
    with pytest.raises(ValueError, match="proportion"):
        even(title={"headline": weight})


@given(st.lists(st.lists(st.integers(-(10**9), 10**9), min_size=len(LABELS), max_size=len(LABELS)), max_size=50))
def test_packed_scores_are_added_label_by_label(rows):
    assert _unpack(sum(map(_pack, rows))) == [sum(column) for column in zip(*rows, strict=True)] or not rows


def test_narrow_margins_are_told_alike_and_wider_ones_not_at_all():
    weights = even(title={"headline": 1.0, "kicker": 0.25}, sure={"headline": 4.0})
    scores = score_lines([["title"]], weights)
    assert weigh_labels(scores, weights, within=1.0) == weigh_labels(scores, weights)
    wide = weigh_labels(score_lines([["sure"]], weights), weights, within=1.0)
    assert (wide.labels, wide.margins) == (("headline",), (inf,))


def test_where_titles_are_weighed_as_a_whole_one_is_like_another_here():
    rows = [["title"]]
    alone = even(title={"headline": 1.0, "kicker": 0.75, "deck": 0.5, "opening": 0.25})
    whole = replace(alone, wholes={"headline": {"no comma": 1.0}})
    assert weigh_labels(score_lines(rows, alone), alone).margins == (0.25,)
    assert weigh_labels(score_lines(rows, whole), whole).margins == (0.75,)


def test_lines_say_how_much_for_labels_that_are_given():
    weights = even(title={"headline": 1.0, "deck": 0.5})
    succession = [[0.0] * len(LABELS) for _ in LABELS]
    for above, below, weight in (("furniture", "headline", 2), ("headline", "deck", 4), ("deck", "opening", 8)):
        succession[LABELS.index(above)][LABELS.index(below)] = float(weight)
    weights = replace(weights, succession=tuple(map(tuple, succession)))
    scores = score_lines([["title"], ["title"]], weights)
    assert sum_scores(scores, ("headline", "deck"), ("opening",), weights) == 1.5 + 2 + 4 + 8
    assert sum_scores(scores, ("headline", "deck"), (), weights) == 1.5 + 2 + 4


LIKES_ALL = {"a": tuple(float(name.startswith(("headline", "inserted", "closing"))) for name in LABELS)}


@pytest.mark.parametrize(
    ("shown", "wanted"),
    [
        (("width 49 or more", "a sentence ends inside"), "furniture"),
        (("page line",), "furniture"),
        (("continued line", "all in brackets"), "inserted"),
        (("note line",), "furniture"),
        (("closing dateline", "all in brackets"), "inserted"),
        (("all in brackets",), "headline"),
        (("width 49 or more",), "headline"),
        (("a sentence ends inside",), "headline"),
        (("bare name",), "headline"),
        (("width 49 or more", "a sentence ends inside", "bare name"), "inserted"),
    ],
)
def test_what_no_page_does_is_forbidden(shown, wanted):
    free = Weights(LIKES_ALL, tuple((0.0,) * len(LABELS) for _ in LABELS))
    assert label([["a", *shown]], free).labels == (wanted,)


@pytest.mark.parametrize(
    ("name", "shown", "told"),
    [
        ("continued", "dateline", ""),
        ("subhead", "column in brackets", ""),
        ("subhead", "", "article above signed under its title, a byline below"),
        ("subhead", "", "article above signed in its dateline, a byline below"),
    ],
)
def test_what_begins_an_article_is_not_read_as_part_of_another(name, shown, told):
    weights = even()
    scores = add_scores(score_lines([[shown], ["short"]], weights), [[told], []], weights)
    at = LABELS.index(name)
    assert [row[at] for row in scores] == [_NEVER, 0.0]
