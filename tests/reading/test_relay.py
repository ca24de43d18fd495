"""Articles laid out anew: pages with the label of every line."""

import random
from dataclasses import replace
from itertools import pairwise

import pytest
from case_files import KINDS, make_gold_article, read_cases

from gxdigest.reading.labels import _FOLLOWS, LABELS
from gxdigest.reading.lines import look_at, split_lines
from gxdigest.reading.relay import beside, lay_out
from gxdigest.reading.relay.layout import draw_layout
from gxdigest.reading.relay.report import lay_report

ARTICLES = [
    make_gold_article(article)
    for kind in KINDS
    for case in read_cases(kind)
    for article in case.articles
    if article.headline and article.paragraphs
]
SEEDS = range(60)


def lay(seed):
    rnd = random.Random(seed)
    return lay_out(rnd.sample(ARTICLES, 1 + seed % 6), rnd)


@pytest.mark.parametrize("seed", SEEDS)
def test_every_line_that_is_not_blank_has_a_label_and_may_stand_where_it_does(seed):
    text, labels = lay(seed)
    assert len(labels) == len(look_at(text, split_lines(text)))
    assert set(labels) <= set(LABELS)
    for before, label in pairwise(["furniture", *labels]):
        assert before in _FOLLOWS[label], (before, label)


@pytest.mark.parametrize("seed", SEEDS)
def test_every_article_is_laid_out_once(seed):
    _, labels = lay(seed)
    assert labels.count("opening") == 1 + seed % 6


def test_the_same_seed_gives_the_same_page_and_another_another():
    assert [lay(seed) for seed in SEEDS] == [lay(seed) for seed in SEEDS]
    assert len({lay(seed)[0] for seed in SEEDS}) == len(SEEDS)


def test_the_articles_are_left_as_they_were():
    before = repr(ARTICLES)
    lay(7)
    assert repr(ARTICLES) == before


def test_all_labels_come_up():
    assert {label for seed in range(300) for label in lay(seed)[1]} == set(LABELS)


def test_titles_are_printed_in_their_words():
    rnd = random.Random(3)
    article = {
        "headline": "路灯全部换新",
        "kicker": None,
        "deck": None,
        "paragraphs": ["昨日，路灯亮了，巷子里的人都说好。"],
    }
    pages = [lay_out([article], rnd) for _ in range(60)]
    printed = 0
    for text, labels in pages:
        looks = look_at(text, split_lines(text))
        title = "".join(look.plain for look, label in zip(looks, labels, strict=True) if label.startswith("headline"))
        printed += "路灯全部换新" in title
        assert title or "headline" not in labels
    assert printed > 45


ARTICLE = {
    "headline": "小区换上新路灯，夜里不怕黑",
    "kicker": None,
    "deck": None,
    "paragraphs": ["昨日，小区的路灯全部换新，夜里出门不怕黑了。老人说好，孩子也说好。街道的人一户一户问过了意见。"],
}


@pytest.mark.parametrize(
    ("lay", "labels"),
    [
        (beside.lay_poem, {"headline", "byline", "opening", "paragraph"}),
        (beside.lay_essay, {"headline", "opening"}),
        (beside.lay_briefs, {"headline", "opening", "paragraph"}),
        (beside.lay_roll, {"headline", "opening", "paragraph"}),
        (beside.lay_call, {"headline", "opening"}),
        (beside.lay_photograph, {"headline", "opening"}),
        (beside.lay_pieces, {"headline", "opening"}),
    ],
)
@pytest.mark.parametrize("seed", range(20))
def test_what_stands_beside_reports_is_an_article_with_one_opening(lay, labels, seed):
    rnd = random.Random(seed)
    marked = [label for line, label in lay(ARTICLE, draw_layout(rnd), rnd) if line.strip()]
    assert labels <= set(marked)
    assert marked.count("opening") == 1
    assert marked.index("headline") < marked.index("opening")


def test_pieces_of_an_article_are_signed_under_their_subheads():
    rnd = random.Random(1)
    article = ARTICLE | {"paragraphs": [f"第{i}段，小区的路灯全部换新，夜里出门不怕黑了。" for i in "一二三四五六七八"]}
    marked = [label for line, label in beside.lay_pieces(article, draw_layout(rnd), rnd) if line.strip()]
    assert marked.count("subhead") >= 3
    for i, label in enumerate(marked):
        assert label != "subhead" or marked[i + 1] == "inserted"


def test_a_page_without_kickers_prints_none_and_another_those_of_its_articles():
    rnd = random.Random(5)
    article = ARTICLE | {"kicker": "城北区三年改造老路灯"}
    layouts = [replace(draw_layout(rnd), kickers=kickers, dated=0) for kickers in (0.0, 1.0)]
    none, all_ = (
        [label for _ in range(40) for line, label in lay_report(article, layout, rnd) if line.strip()]
        for layout in layouts
    )
    assert "kicker" not in none
    assert all_.count("kicker") == all_.count("headline") == 40


def test_now_and_then_a_clause_of_the_text_stands_as_a_deck():
    rnd = random.Random(2)
    article = ARTICLE | {"paragraphs": ["昨日，路灯全部换新。居民说夜里不怕黑了。每盏灯比从前省电一半。"]}
    layout = replace(draw_layout(rnd), dated=0, wraps_titles=False, column=0)
    decks = {line for _ in range(300) for line, label in lay_report(article, layout, rnd) if label == "deck"}
    decks = {deck.lstrip("—") for deck in decks}
    assert {"居民说夜里不怕黑了", "每盏灯比从前省电一半"} <= decks
    assert all(deck in article["paragraphs"][0] for deck in decks)
