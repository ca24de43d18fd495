"""The digest of an article is made from its body and headline, not from its subheads."""

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


def test_an_article_of_nothing():
    digest = make_digest(Article(1, (1, 1)))
    assert digest.summary == ()
    assert digest.keywords == ()
