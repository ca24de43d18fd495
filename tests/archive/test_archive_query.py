"""The query language: what is understood, what is refused, and that an archive answers what was asked."""

import re
import tempfile
from pathlib import Path

import pytest
from archive_samples import keep, make_article
from hypothesis import given, settings
from hypothesis import strategies as st

from gxdigest.archive import Archive
from gxdigest.archive.match import write_match
from gxdigest.archive.query import Either, Query, Term, holds, read_query
from gxdigest.errors import UsageError
from gxdigest.model.article import Dateline


def ask(*groups, unwanted=()):
    return Query(tuple(Either(tuple(map(Term, group))) for group in groups), tuple(map(Term, unwanted)))


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("物业 路灯", ask(["物业"], ["路灯"])),
        ("物业　路灯 物业", ask(["物业"], ["路灯"])),
        ('"物业 路灯"', ask(["物业路灯"])),
        ('前"中"后', ask(["前"], ["中"], ["后"])),
        ("物业 OR 路灯", ask(["物业", "路灯"])),
        ("物业 路灯 OR 路牌 OR 街灯 小区", ask(["物业"], ["路灯", "路牌", "街灯"], ["小区"])),
        ("物业 -路灯", ask(["物业"], unwanted=["路灯"])),
        ('-"路 灯" 物业', ask(["物业"], unwanted=["路灯"])),
        ('"" 物业 \u200b', ask(["物业"])),
        ("物业 - 路灯", ask(["物业"], ["-"], ["路灯"])),
        ("AI-5 --路灯", ask(["ai-5"], unwanted=["-路灯"])),
        ('"OR" "-1" "headline:x"', ask(["or"], ["-1"], ["headline:x"])),
        ("or Or AND NOT", ask(["or"], ["and"], ["not"])),
        ("19:30 https://x column:要闻", ask(["19:30"], ["https://x"], ["column:要闻"])),
        ("headline：路灯", ask(["headline:路灯"])),  # a sign of the language is half-width
    ],
)
def test_what_is_understood(typed, query):
    assert read_query(typed) == query


def test_places():
    query = read_query('headline:路灯 byline:"王 伟" OR paper:晚报 -place:高新区')
    assert query.wanted == (
        Either((Term("路灯", "headline"),)),
        Either((Term("王伟", "byline"), Term("晚报", "paper"))),
    )
    assert query.unwanted == (Term("高新区", "place"),)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("OR 路灯", "needs a word before the OR at character 1"),
        ("路灯 OR", "needs a word after the OR at character 4"),
        ("路灯 OR OR 物业", "needs a word after the OR at character 4"),
        ("路灯 OR -物业", "needs a word after the OR at character 4"),
        ("-路灯 OR 物业", "needs a word before the OR at character 5"),
        ("OR", 'or "OR" to search for these letters'),
        ("-路灯", "says only what must not be there; add a word"),
        ("路灯 headline:", "no word after headline: at character 4; write headline:物业"),
        ("headline: 路灯", "no word after headline: at character 1"),
        ('路灯 -paper:""', "no word after paper: at character 4"),
        ('路灯 "物业', "the quote at character 4"),
        ("", "holds no character to search for"),
        ('""', "holds no character to search for"),
    ],
)
def test_what_is_refused(typed, said):
    with pytest.raises(UsageError) as caught:
        read_query(typed)
    assert said in str(caught.value)


@given(st.text('路灯"-: OR\n', max_size=14) | st.text())
def test_any_text_is_read_or_refused(typed):
    try:
        query = read_query(typed)
    except UsageError:
        return
    assert query.wanted
    assert all(term.text for term in (*query.terms, *query.unwanted))


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    with Archive(tmp_path_factory.mktemp("query") / "a.db", create=True) as archive:
        keep(archive, make_article("路灯亮了", "夜里好走。", names=["孙庆辉"]))
        yield archive


SIGNS = st.sampled_from(
    ["*", "^", "(", ")", "{", "}", ":", "+", "-", '"', "'", ";", "\0", "NEAR", "AND", "NOT", "路", " "]
)


@given(st.lists(SIGNS, max_size=12).map("".join) | st.text())
@settings(deadline=None)
def test_nothing_typed_reaches_sqlite_as_syntax(archive, typed):
    try:
        query = read_query(typed)
    except UsageError:
        return
    outside = re.sub(r'"[^"]*"', "", write_match(query))
    assert re.fullmatch(r"(AND|OR|NOT|headline|bylines|[(): *])*", outside)
    assert archive.search(typed).total in (0, 1)


CHARACTERS = "甲乙丙5Ａ-："
texts = st.text(CHARACTERS, max_size=5)
words = st.text(CHARACTERS, min_size=1, max_size=2)
places = st.sampled_from(["", "headline:", "byline:", "paper:", "place:"])
terms = st.tuples(places, words)


@st.composite
def asked(draw):
    """A query as groups of alternatives and what must not be there."""
    groups = draw(st.lists(st.lists(terms, min_size=1, max_size=3), min_size=1, max_size=3))
    return groups, draw(st.lists(terms, max_size=2))


def write(groups, unwanted):
    typed = [" OR ".join(f'{place}"{word}"' for place, word in group) for group in groups]
    return " ".join([*typed, *(f'-{place}"{word}"' for place, word in unwanted)])


def plain(text):
    return text.replace("Ａ", "a").replace("：", ":")


def stands(term, article):
    place, word = term
    headline, name, paragraph, paper, town = article
    where = {
        "": [headline, name, paragraph], "headline:": [headline], "byline:": [name], "paper:": [paper],
        "place:": [town],
    }[place]  # fmt: skip
    return any(plain(word) in plain(text) for text in where)


def answers(groups, unwanted, article):
    every = all(any(stands(term, article) for term in group) for group in groups)
    return every and not any(stands(term, article) for term in unwanted)


@given(st.lists(st.tuples(texts, texts, texts, texts, texts), min_size=1, max_size=4), st.lists(asked(), max_size=8))
@settings(deadline=None, max_examples=60)
def test_an_archive_answers_what_was_asked(articles, queries):
    with tempfile.TemporaryDirectory() as folder, Archive(Path(folder, "a.db"), create=True) as archive:
        for headline, name, paragraph, paper, town in articles:
            dateline = Dateline("电", place=town)
            keep(archive, make_article(headline, paragraph, names=[name], dateline=dateline), paper=paper)
        for groups, unwanted in queries:
            typed = write(groups, unwanted)
            truth = {id for id, article in enumerate(articles, 1) if answers(groups, unwanted, article)}
            found = archive.search(typed, limit=0)
            assert {hit.article.id for hit in found.hits} == truth, typed
            assert archive.count(typed) == found.total == len(truth)
            for id, (headline, name, paragraph, paper, town) in enumerate(articles, 1):
                values = {"headline": [headline], "byline": [name], "lede": [paragraph], "paper": [paper]}
                folded = {place: list(map(plain, texts)) for place, texts in {**values, "place": [town]}.items()}
                assert holds(read_query(typed), folded) == (id in truth)
