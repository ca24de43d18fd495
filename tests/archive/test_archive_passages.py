"""Snippets: what is shown of an article that was found."""

from archive_samples import FRONT, make_article
from hypothesis import given
from hypothesis import strategies as st

from gxdigest.archive.grams import fold
from gxdigest.archive.passages import SLACK, WIDTH, find_snippets
from gxdigest.archive.query import Term


def show(snippet):
    text, done = "", 0
    for start, end in snippet.marks:
        text += f"{snippet.text[done:start]}[{snippet.text[start:end]}]"
        done = end
    return snippet.field, text + snippet.text[done:]


def show_all(article, *words):
    return [show(snippet) for snippet in find_snippets(article, [Term(fold(word)) for word in words])]


def test_the_headline_stands_first_marked_or_not():
    assert show_all(FRONT, "小区") == [("headline", "六十盏新路灯亮了"), ("kicker", "幸福里[小区]")]
    assert show_all(FRONT, "路灯", "摸黑")[:2] == [
        ("headline", "六十盏新[路灯]亮了"),
        ("deck", "居民夜里回家不再[摸黑]"),
    ]


def test_an_article_without_headline_shows_its_passages():
    assert show_all(make_article(None, "路灯亮了。"), "路灯") == [("paragraph", "[路灯]亮了。")]


def test_names_and_captions():
    assert show_all(FRONT, "王伟")[1:] == [("byline", "[王伟]"), ("caption", "工人在装灯。[王伟] 摄")]


def test_a_word_of_one_place_is_marked_there_alone():
    article = make_article("路灯亮了", "路灯换新，物业公司出钱。")
    shown = [show(snippet) for snippet in find_snippets(article, [Term("路灯", "headline"), Term("物业")])]
    assert shown == [("headline", "[路灯]亮了"), ("paragraph", "路灯换新，[物业]公司出钱。")]


def test_a_long_paragraph_is_cut_at_clauses():
    filler = "沿街的铺面早早开了门，卖菜的人把摊子摆到巷口。"
    (snippet,) = find_snippets(
        make_article(None, filler * 5 + "有人说路灯亮了，夜里好走。" + filler * 5), [Term("路灯")]
    )
    assert snippet.text.startswith("…")
    assert snippet.text.endswith("…")
    assert "有人说路灯亮了，夜里好走。" in snippet.text
    assert snippet.text[1] in "沿卖有"
    assert snippet.text[-2] in "，。"
    assert len(snippet.text) <= WIDTH + 2 * SLACK + 2


def test_the_densest_passage_wins_and_then_what_was_not_shown_yet():
    blank = "河边的柳树又绿了一排，" * 12
    article = make_article(
        None, f"路灯。{blank}", f"{blank}路灯，路灯，路灯。{blank}", f"{blank}物业来了。{blank}", f"路灯{blank}路灯"
    )
    first, second = find_snippets(article, [Term("路灯"), Term("物业")])
    assert first.text.count("路灯") == 3
    assert "物业来了" in second.text


def test_at_most_two_passages():
    assert len(find_snippets(make_article("标题", *["路灯亮了"] * 5), [Term("路灯")])) == 3


def test_a_mark_longer_than_a_passage_is_not_cut():
    word = "长" * 200
    (snippet,) = find_snippets(make_article(None, f"前{'头，' * 50}{word}后{'面，' * 50}"), [Term(word)])
    ((start, end),) = snippet.marks
    assert snippet.text[start:end] == word


@given(
    st.lists(st.text("路灯，。a ", max_size=200), max_size=4),
    st.lists(st.text("路灯a", min_size=1), min_size=1, max_size=2),
)
def test_marks_lie_inside_in_order_and_every_passage_has_one(paragraphs, words):
    for snippet in find_snippets(make_article(None, *paragraphs), list(map(Term, words))):
        assert snippet.marks
        bounds = [0, *(bound for mark in snippet.marks for bound in mark), len(snippet.text)]
        assert bounds == sorted(bounds)
        assert all(start < end for start, end in snippet.marks)
        assert snippet.text.strip("…") in "\n".join(paragraphs)
        assert all(any(word[0] in fold(snippet.text[a:b]) for word in words) for a, b in snippet.marks)
