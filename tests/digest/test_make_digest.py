"""The digest of an article is made from its body and headline, not from its subheads."""

import pytest

from gxdigest.digest import DIGEST_VERSION, find_keywords, make_digest, summarise
from gxdigest.model.article import Article, Subhead

LEDE = "河东区老旧小区改造工程全面完工，三千户居民用上了新电梯。"
SUBHEAD = "【新貌】改造以后的小区里，居民用上了新电梯，也用上了新路灯。"
BODY = "改造工程历时两年，为四十八栋居民楼加装了电梯，更换了老化的管线。"
ARTICLE = Article(
    1, (1, 5), headline="老旧小区换新颜", paragraphs=(LEDE, SUBHEAD, BODY), subheads=(Subhead(1, SUBHEAD),)
)


def test_subheads_are_left_out_and_the_headline_is_given():
    digest = make_digest(ARTICLE)
    assert list(digest.summary) == summarise([LEDE, BODY], headline="老旧小区换新颜") == [LEDE, BODY]
    assert list(digest.keywords) == find_keywords([LEDE, BODY], headline="老旧小区换新颜")
    assert digest.version == DIGEST_VERSION


@pytest.mark.parametrize("own", [("【阅读提示】" + BODY,), ("【阅读提示】", BODY)])
def test_an_editors_summary_wins_though_it_reads_as_a_subhead(own):
    article = Article(1, (1, 5), paragraphs=(*own, LEDE), subheads=(Subhead(0, own[0]),))
    assert make_digest(article).summary == (BODY,)
    assert "阅读提示" not in make_digest(article).keywords


@pytest.mark.parametrize(("event", "told"), [("2025-11-20", LEDE), (None, "11月20日，" + LEDE)])
def test_a_day_that_the_article_does_not_carry_stays_in_the_summary(event, told):
    article = Article(1, (1, 5), paragraphs=("11月20日，" + LEDE,), event_date=event)
    assert make_digest(article).summary == (told,)


@pytest.mark.parametrize("own", [("核心提示：" + BODY,), ("【核心提示】", BODY), (SUBHEAD,), ()])
def test_the_lede_stands_below_subheads_and_the_editors_summary(own):
    assert Article(1, (1, 5), paragraphs=(*own, LEDE, BODY), subheads=(Subhead(0, SUBHEAD),)).lede == LEDE


def test_an_article_of_nothing():
    digest = make_digest(Article(1, (1, 1)))
    assert digest.summary == ()
    assert digest.keywords == ()
