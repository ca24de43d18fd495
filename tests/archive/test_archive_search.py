"""Search: it finds what holds the words, all of it and nothing else, and puts it in order."""

import tempfile
from pathlib import Path
from typing import get_args
from unicodedata import normalize
from unittest import mock

import pytest
from archive_samples import FRONT, WHOLE, keep, make_article
from hypothesis import given, settings
from hypothesis import strategies as st

from gxdigest.archive import Archive
from gxdigest.archive.articles import Field, fold_values
from gxdigest.archive.query import ABOUT, Query, read_query
from gxdigest.archive.query import holds as answers_to
from gxdigest.archive.rank import rank
from gxdigest.errors import UsageError
from gxdigest.model.article import Byline
from gxdigest.model.search import Filter

CHARACTERS = "物业红小５5Gg𠮷，,。“” 　\n\u200b*\"'+-:^(){}—ﬁ½İẞé\u0301👍\x00"
texts = st.text(CHARACTERS, max_size=8)
maybe = st.none() | texts


@st.composite
def articles(draw):
    return make_article(
        draw(maybe),
        *draw(st.lists(texts, max_size=3)),
        names=draw(st.lists(texts, max_size=2)),
        kicker=draw(maybe),
        deck=draw(maybe),
        captions=tuple(draw(st.lists(texts, max_size=2))),
    )


def list_values(article):
    names = [byline.name for byline in article.bylines]
    values = [article.headline, article.kicker, article.deck, *names, *article.paragraphs, *article.captions]
    return [value for value in values if value]


def fold_plainly(text):
    """Folding as the README tells it, apart from the one under test."""
    for _ in range(2):
        text = "".join(character for character in text if not (character.isspace() or character in "\u200b\x00"))
        text = normalize("NFKC", text).lower()
    return text


def holds(article, words):
    values = [fold_plainly(value) for value in list_values(article)]
    return all(any(word in value for value in values) for word in words)


@st.composite
def corpora(draw):
    """Some articles, and queries of which some are cut from them."""
    corpus = draw(st.lists(articles(), min_size=1, max_size=4))
    values = [value for article in corpus for value in list_values(article)] or [""]
    cuts = st.builds(lambda value, a, b: value[a:b], st.sampled_from(values), st.integers(0, 7), st.integers(0, 8))
    words = st.one_of(cuts, texts).map(lambda cut: cut.replace('"', ""))
    return corpus, draw(st.lists(st.lists(words, min_size=1, max_size=2), min_size=1, max_size=8))


@given(corpora())
@settings(deadline=None, max_examples=60)
def test_search_finds_exactly_what_holds_the_words(drawn):
    corpus, queries = drawn
    with tempfile.TemporaryDirectory() as folder, Archive(Path(folder, "a.db"), create=True) as archive:
        keep(archive, *corpus)
        for typed in queries:
            query = " ".join(f'"{word}"' for word in typed)
            words = {folded for word in typed if (folded := fold_plainly(word))}
            if not words:
                with pytest.raises(UsageError):
                    archive.search(query)
                continue
            found = archive.search(query, limit=0)
            truth = {number for number, article in enumerate(corpus, 1) if holds(article, words)}
            assert {hit.article.id for hit in found.hits} == truth, query
            assert found.total == len(truth)
            for hit in found.hits:
                marked = "".join(fold_plainly(s.text[a:b]) for s in hit.snippets for a, b in s.marks)
                assert marked or not hit.snippets


@pytest.mark.parametrize(
    "query",
    [
        *(
            "路灯",
            "灯",
            "六十盏新路灯亮了",
            "幸福里",
            "摸黑",
            "孙庆辉",
            "王伟",
            "王　伟",
            "“红色物业”",
            "48万元",
            "４８万元",
        ),
        *(
            "11月22日，路灯",
            "月22",
            "。",
            "，",
            "工人在装灯。王伟 摄",
            '"红色 物业" 工人',
            "路灯　物业",
            "路\u200b灯",
            "【换灯】",
        ),
    ],
)
def test_any_run_of_any_value_is_found(archive, query):
    keep(archive, FRONT)
    assert [hit.article.article for hit in archive.search(query).hits] == [FRONT]


@pytest.mark.parametrize(
    "query",
    [
        "红色路灯",
        "换新。【换灯】",  # from one paragraph into the next
        "亮了幸福里",  # from one title into another
        "庆辉王伟",  # from one name into the next
        "路灯 停电",
        '"OR"',
        '"路灯 OR 停电"',
        "路灯 or 停电",
        "路*",
        '"headline:路灯"',
        "kicker:路灯",
        "NEAR(路灯)",
        "路灯 AND 停电",
        "-路灯 信号",
        '"路灯 -停电"',
        "民生在线",  # a column is asked for with a filter
    ],
)
def test_nothing_else_is_found(archive, query):
    keep(archive, FRONT)
    assert archive.search(query).total == 0


@pytest.mark.parametrize(
    "printed",
    [
        "5G",
        "AI+时代",
        "48万元",
        "C++（入门）",
        "他说：“好！”",
        'a "b" c',
        "*号*",
        "𠮷野家",
        "👍🏽好",
        "a\x00b",
        "50％",
        "-1",
        "a:b",
        "'; drop",
    ],
)
def test_odd_characters_are_found_as_they_stand(archive, printed):
    keep(archive, make_article("甲", f"前{printed}后"), make_article("乙", "前后"))
    typed = printed.replace('"', "＂")
    for query in (typed, typed[:1], typed[1:], f"前{typed}后"):
        assert archive.search(f'"{query}"').total == 1, query


def test_a_query_of_several_words_may_stand_in_several_places(archive):
    keep(archive, FRONT)
    (hit,) = archive.search("幸福里 孙庆辉 旧灯").hits
    assert {snippet.field for snippet in hit.snippets} == {"headline", "kicker", "byline", "paragraph"}


def test_traditional_and_simplified_are_alike_and_shown_as_printed(archive):
    keep(archive, make_article("聯合國日", "街上挂起路灯。"), make_article("联合国日", "街上掛起路燈。"))
    for query in ("联合国", "聯合國", "聯合国", "挂起路燈", "國"):
        assert {hit.article.id for hit in archive.search(query).hits} == {1, 2}, query
    marked = {s.text[a:b] for hit in archive.search("国 路灯").hits for s in hit.snippets for a, b in s.marks}
    assert marked == {"國", "国", "路灯", "路燈"}


@pytest.mark.parametrize("query", ["", " \t　", '""', '" "', "\u200b", '"" \x00'])
def test_a_query_of_nothing(archive, query):
    with pytest.raises(UsageError, match=r"no character to search for; write words such as"):
        archive.search(query)


@pytest.mark.parametrize(("query", "place"), [('"红色', 1), ('红色"', 3), ('"红色" "物业', 6)])
def test_an_unclosed_quote(archive, query, place):
    with pytest.raises(UsageError, match=f"quote at character {place} "):
        archive.search(query)


def test_where_a_word_stands_decides(archive):
    body = "街上人来人往，铺面都开着门。" * 3
    ids = [
        keep(archive, make_article("甲", body, f"{body}路灯")).issue,
        keep(archive, make_article("乙", f"{body}路灯", body)).issue,
        keep(archive, make_article("丙", body, body, kicker="路灯")).issue,
        keep(archive, make_article("路灯", body, body)).issue,
    ]
    hits = archive.search("路灯").hits
    assert [hit.article.issue for hit in hits] == ids[::-1]
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert all(hit.score > 0 for hit in hits)


def test_of_equals_the_newest_comes_first_then_the_smaller_id(archive):
    for date in ("2019-11-22", None, "2019-11-24", "2019-11-22"):
        keep(archive, make_article("路灯亮了", "夜里好走。"), date=date)
    assert [hit.article.id for hit in archive.search("路灯").hits] == [3, 1, 4, 2]


def test_limit_and_offset_cut_the_same_order_and_the_total_stays(archive):
    for number in range(7):
        keep(archive, make_article("路灯", *["路灯亮了。"] * number))
    every = [hit.article.id for hit in archive.search("路灯", limit=0).hits]
    assert len(every) == 7
    for limit, offset in ((2, 0), (2, 2), (3, 6), (20, 7), (0, 5), (10**30, 10**30)):
        found = archive.search("路灯", limit=limit, offset=offset)
        assert found.total == 7
        assert [hit.article.id for hit in found.hits] == every[offset:][: limit or None]


def test_sorted_by_date(archive):
    for date in ("2019-11-22", None, "2019-11-24", "2019-11-22"):
        keep(archive, make_article("路灯", "亮了。"), date=date)
    assert [hit.article.id for hit in archive.search("亮", sort="newest").hits] == [3, 1, 4, 2]
    assert [hit.article.id for hit in archive.search("亮", sort="oldest").hits] == [1, 4, 3, 2]
    assert [hit.article.id for hit in archive.search("亮", sort="oldest", limit=1, offset=2).hits] == [3]


def test_the_headline_alone_answers_before_any_number_of_hits_elsewhere(archive):
    keep(archive, make_article("路灯的事", *["路灯亮了，物业修的路灯。物业。"] * 20))
    keep(archive, make_article("物业修好路灯", "街上" * 2000))
    assert [hit.article.id for hit in archive.search("路灯 物业").hits] == [2, 1]


def test_the_lede_comes_before_any_number_of_hits_in_the_body(archive):
    keep(archive, make_article("甲", "街上人来人往。" * 99 + "路灯。", "铺面都开着门。" * 99))
    keep(archive, make_article("乙", "街上。", "路灯亮了，物业修的路灯，路灯。"))
    hits = archive.search("路灯").hits
    assert [hit.article.id for hit in hits] == [1, 2]
    # The same on a page that the first step fills, and on the one after it.
    assert archive.search("路灯", limit=1).hits == hits[:1]
    assert archive.search("路灯", limit=1, offset=1).hits == hits[1:]


def test_a_long_word_is_ranked_as_a_short_one_is(archive):
    keep(archive, make_article("甲", "街上人来人往。" * 99 + "六十盏新路灯。", "铺面都开着门。" * 99))
    keep(archive, make_article("乙", "街上。", "六十盏新路灯亮了，六十盏新路灯，六十盏新路灯。"))
    keep(archive, make_article("六十盏新路灯", "街上人来人往。" * 99))
    for word in ("路灯", "六十盏新路灯"):
        hits = archive.search(word).hits
        assert [hit.article.id for hit in hits] == [3, 1, 2]
        assert hits[1].score > 1000 > hits[2].score
        assert [archive.search(word, limit=1, offset=offset).hits for offset in range(3)] == [(hit,) for hit in hits]
    archive._connection.execute("UPDATE articles SET headline = '街上' WHERE id = 3")
    archive._connection.execute("UPDATE articles SET kicker = '六十盏新路灯' WHERE id = 2")
    assert [hit.article.id for hit in archive.search("六十盏新路灯").hits] == [1, 2]


def test_headlines_that_another_program_changed_stand_in_one_place_however_many_are_asked_for(archive):
    for headline in ("路灯", "甲", "乙", "丙", "丁"):
        keep(archive, make_article(headline, "路灯亮了。", "街上。"))
    archive._connection.execute("UPDATE articles SET headline = '路灯' WHERE id > 3")
    every = archive.search("路灯").hits
    assert [hit.article.id for hit in every] == [1, 2, 3, 4, 5]
    assert [archive.search("路灯", limit=limit).hits for limit in range(1, 5)] == [every[:n] for n in range(1, 5)]


def test_of_the_lede_alone_those_with_more_hits_in_the_body_come_first(archive):
    keep(archive, make_article("甲", "路灯亮了。", "街上的街上的街上的街上。"))
    keep(archive, make_article("乙", "路灯亮了。", "路灯的路灯的路灯的路灯。"))
    for limit in (1, 2):
        assert archive.search("路灯", limit=limit).hits[0].article.id == 2


def test_more_than_are_ranked(archive, monkeypatch):
    monkeypatch.setattr("gxdigest.archive.rank.MANY", 4)
    for article in (
        make_article("路灯", "亮了。"),
        make_article("甲", "街上", "路灯"),
        make_article("甲", "路灯"),
        make_article("路灯", "亮了。"),
        make_article("甲", "街上", kicker="路灯"),
    ):
        keep(archive, article)
    found = archive.search("路灯", limit=2)
    assert (found.total, found.more) == (4, True)
    # The first was kept before the four kept last; its headline answers.
    assert [hit.article.id for hit in found.hits] == [4, 1]
    assert [hit.article.id for hit in archive.search("路灯", limit=2, offset=2).hits] == [5, 3]
    assert [hit.score for hit in archive.search("路灯", limit=4).hits] == [4, 4, 3, 2]
    every = archive.search("路灯", limit=0)
    assert (every.total, every.more, len(every.hits)) == (5, False, 5)
    assert archive.search("路灯", limit=2, offset=3).total == 5
    assert archive.count("路灯") == 5
    monkeypatch.setattr("gxdigest.archive.rank.MANY", 2)
    assert [hit.article.id for hit in archive.search("路灯 -亮了", limit=2).hits] == [5, 3]


def test_the_earliest_step_is_looked_for_among_all_when_more_answer_than_are_ranked(archive, monkeypatch):
    monkeypatch.setattr("gxdigest.archive.rank.MANY", 2)
    articles = [
        make_article("路灯亮", "街上。"),
        make_article("甲", "街上。", kicker="路灯亮"),
        *[make_article("乙", "街上。", "路灯亮")] * 3,
    ]
    for article in articles:
        keep(archive, article, paper="新河日报")
    for query in ("灯", "路灯", "路灯亮", "路灯 亮", "路灯亮 paper:新河"):
        found = archive.search(query, limit=2)
        assert (found.total, found.more) == (2, True), query
        assert [hit.article.id for hit in found.hits] == [1, 2], query
    archive._connection.execute("UPDATE articles SET deck = '路灯亮' WHERE id = 4")
    assert [hit.article.id for hit in archive.search("路灯亮", limit=2).hits] == [1, 4]


STEPS = (
    {"headline"},
    {"headline", "kicker", "deck"},
    {"headline", "kicker", "deck", "byline", "lede"},
    get_args(Field),
)


def find_step(query, values):
    """Say what has to be read of an article before all words are found, without an index."""
    known = ({field: values[field] for field in values.keys() & {*step, *ABOUT}} for step in STEPS)
    return next(number for number, some in enumerate(known) if answers_to(Query(query.wanted), some))


def vary(words):
    """Ask for words in every way."""
    first, *others = [f'"{word}"' for word in words if fold_plainly(word)] or ['"物"']
    yield from (first, f"headline:{first}", f"byline:{first} OR {first}", f"{first} paper:红", f"{first} -物")
    for other in others:
        yield from (
            f"{other} {first}",
            f"{first} OR {other}",
            f"headline:{other} {first}",
            f"-headline:{other} {first}",
        )


@given(corpora())
@settings(deadline=None, max_examples=60)
def test_what_answers_earliest_comes_first_when_more_answer_than_are_ranked(drawn):
    corpus, queries = drawn
    with tempfile.TemporaryDirectory() as folder, Archive(Path(folder, "a.db"), create=True) as archive:
        keep(archive, *corpus, paper="红小报")
        values = {kept.id: fold_values(kept) for kept in archive.find_articles()}
        for typed in (typed for words in queries for typed in vary(words)):
            query = read_query(typed)
            answers = [id for id in values if answers_to(query, values[id])]
            best = sorted(answers, key=lambda id: (find_step(query, values[id]), -id))
            for last in range(1, len(answers)):
                with mock.patch("gxdigest.archive.rank.MANY", last):
                    found = archive.search(typed, limit=last)
                assert ([hit.article.id for hit in found.hits], found.more) == (best[:last], True), typed


def test_which_titles_hold_a_word_is_asked_of_the_titles_alone(archive, monkeypatch):
    monkeypatch.setattr("gxdigest.archive.rank.MANY", 1)
    keep(archive, FRONT, FRONT, make_article("甲", "街上。", "停电，路灯灭了。"))
    asked = []
    archive._connection.set_trace_callback(asked.append)
    assert archive.search("停电 OR 路灯", limit=1).more
    archive._connection.set_trace_callback(None)
    (step,) = [sql for sql in asked if "ORDER BY f.rowid DESC" in sql]
    assert "FROM title_index" in step
    plan = [step for *_, step in archive._connection.execute(f"EXPLAIN QUERY PLAN {step}")]
    assert not [step for step in plan if "TEMP B-TREE" in step], plan


def test_one_search_sees_one_state_of_the_archive(archive, monkeypatch):
    keep(archive, FRONT)

    def rank_and_let_another_forget(*args):
        ranked = rank(*args)
        with Archive(archive.path) as other:
            other.forget(1)
        return ranked

    monkeypatch.setattr("gxdigest.archive.search.rank", rank_and_let_another_forget)
    assert [hit.article.id for hit in archive.search("路灯").hits] == [1]
    monkeypatch.undo()
    assert archive.search("路灯").hits == ()


def test_a_search_may_come_between_articles_that_are_read(archive):
    keep(archive, FRONT, FRONT)
    reading = archive._connection.execute("SELECT id FROM articles")
    assert reading.fetchone() == (1,)
    assert archive.search("路灯").total == 2
    assert reading.fetchall() == [(2,)]


def test_no_table_is_read_whole_to_answer(archive):
    keep(archive, FRONT)
    asked = []
    archive._connection.set_trace_callback(asked.append)
    archive.search("路灯 OR 信号 -停电")
    archive.search("路灯", Filter(since="2019-01-01", byline="孙庆辉"))
    archive.search("路灯", sort="newest")
    archive.search("路灯", limit=1)
    archive.search("六十盏新路灯")
    archive._connection.set_trace_callback(None)
    selects = [sql for sql in asked if sql.lstrip().startswith("SELECT")]
    assert len(selects) >= 5
    for sql in selects:
        for *_, step in archive._connection.execute(f"EXPLAIN QUERY PLAN {sql}"):
            # `changed` and `corrections`, both small, the names of one person, and rows of the index being counted.
            allowed = {"c", "corrections", "own", "some", "CONSTANT"}
            assert not step.startswith("SCAN") or "VIRTUAL TABLE" in step or step.split()[1] in allowed, (step, sql)
            # Nor is the index asked once for each id.
            assert "VIRTUAL TABLE INDEX 0:=" not in step, (step, sql)


@pytest.fixture
def papers(archive):
    """Articles 1 to 4, each with a word in common."""
    names = (Byline("王　伟", "记者"), Byline("Ｌily", None))
    keep(
        archive, make_article("路灯", page="1", column="民生·在线", bylines=names), paper="新河日报", date="2019-11-22"
    )
    keep(archive, make_article("路灯", page="A3", names=["王伟平"]), paper="新河晚报", date="2019-11-23")
    keep(archive, make_article("路灯", page="11", column="要闻"), paper=None, date=None)
    keep(archive, make_article("路灯"), paper="ＸＨ Weekly", date="2020-01-01")
    return archive


FILTERS = [
    (Filter(), {1, 2, 3, 4}),
    (Filter(since="2019-11-23"), {2, 4}),
    (Filter(until="2019-11-22"), {1}),
    (Filter(since="2019-11-22", until="2019-11-23"), {1, 2}),
    (Filter(paper="新河"), {1, 2}),
    (Filter(paper="晚 报"), {2}),
    (Filter(paper="xh weekly"), {4}),
    (Filter(byline="王伟"), {1}),
    (Filter(byline="王　伟"), {1}),
    (Filter(byline="lily"), {1}),
    (Filter(byline="王"), set()),
    (Filter(page="1"), {1}),
    (Filter(page="a3"), {2}),
    (Filter(column="民生"), {1}),
    (Filter(issue=3), {3}),
    (Filter(issue=10**30), set()),
    (Filter(issue=-(10**30)), set()),
    (Filter(paper="新河", byline="王伟平", page="A3", since="2019-01-01", issue=2), {2}),
    (Filter(paper="'; drop table issues; --"), set()),
]


@pytest.mark.parametrize(("which", "expected"), FILTERS)
def test_filters_narrow_search_and_listing_alike(papers, which, expected):
    found = papers.search("路灯", which)
    assert {hit.article.id for hit in found.hits} == expected
    assert found.total == len(expected)
    assert {kept.id for kept in papers.find_articles(which)} == expected


@pytest.mark.parametrize(
    ("which", "said"),
    [
        (Filter(since="昨天"), "since '昨天' is not a day"),
        (Filter(until="2019-02-30"), "until '2019-02-30' is not a day"),
        (Filter(paper="　"), "paper '\\\\u3000' holds no character"),
        (Filter(byline=""), "byline '' holds no character"),
    ],
)
def test_a_filter_that_means_nothing(papers, which, said):
    for ask in (
        lambda: papers.search("路灯", which),
        lambda: papers.find_articles(which),
        lambda: papers.count_bylines(which),
    ):
        with pytest.raises(UsageError, match=said):
            ask()


def test_search_after_reopening(path, archive):
    keep(archive, *WHOLE.articles)
    before = archive.search("路灯 物业")
    archive.close()
    with Archive(path) as again:
        assert again.search("路灯 物业") == before


def test_a_query_of_any_length(archive):
    archive.search(" ".join(f"路{number} OR 灯{number} -停{number}" for number in range(500)))
    keep(archive, make_article("甲", "长" * 3000))
    assert archive.search("长" * 3000).total == 1
    assert archive.search("长" * 3001).total == 0
    assert archive.search(" ".join(chr(0x4E00 + number) for number in range(2000))).total == 0
