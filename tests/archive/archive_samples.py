"""Issues built by hand. Every name is invented."""

from dataclasses import replace
from itertools import count

from gxdigest.model.article import Article, Byline, Dateline, Digest, Subhead
from gxdigest.model.issue import Counts, Issue
from gxdigest.model.text import Passage, Piece

DIGEST = Digest(summary=("路灯换新了。",), keywords=("路灯", "小区"), version="1")

_numbers = count(1)


def make_counts(articles=1, leftovers=0):
    return Counts(articles, articles, articles, articles, 0, 0, leftovers, 10, 10, 0)


def make_article(headline=None, *paragraphs, names=(), **values):
    """An article; `names` are persons without role or outlet."""
    bylines = values.pop("bylines", tuple(Byline(name) for name in names))
    return Article(
        position=1,
        lines=(10, 19),
        headline=headline,
        paragraphs=paragraphs,
        bylines=bylines,
        **values,
    )


def make_issue(*articles, text=None, **values):
    """An issue of some articles, numbered; every issue has a text of its own unless one is given."""
    articles = tuple(replace(article, position=number) for number, article in enumerate(articles, 1))
    if text is None:
        text = f"第{next(_numbers)}份底稿"
    return Issue("新河日报.txt", text, make_counts(len(articles)), articles=articles, **values)


def keep(archive, *articles, **values):
    """Keep an issue of some articles."""
    issue = make_issue(*articles, **values)
    return archive.keep(issue, [DIGEST] * len(articles))


FRONT = Article(
    position=1,
    lines=(3, 12),
    headline="六十盏新路灯亮了",
    kicker="幸福里小区",
    deck="居民夜里回家不再摸黑",
    page="1",
    column="民生在线",
    dateline=Dateline("新河晚报11月23日讯", "新河晚报", None, 11, 23, "讯"),
    bylines=(
        Byline("孙庆辉", "记者", None, "记者 孙庆辉"),
        Byline("王伟", "摄影", "新河晚报", "新河晚报 王　伟 摄影"),
    ),
    paragraphs=("11月22日，路灯全部换新。", "【换灯】", "“红色物业”当天就把旧灯收走，花了48万元。"),
    subheads=(Subhead(1, "【换灯】"),),
    captions=("工人在装灯。王伟 摄",),
    event_date="2019-11-22",
)
SECOND = Article(position=2, lines=(13, 15), paragraphs=("简讯：5G信号到村。",))
WHOLE = Issue(
    source="新河日报.txt",
    text="新河日报\n六十盏新路灯亮了\n……",
    counts=make_counts(2, 1),
    paper="新河日报",
    date="2019-11-23",
    number=1203,
    articles=(FRONT, SECOND),
    furniture=(Passage((1, 1), "第1版 要闻"),),
    leftovers=(Passage((16, 17), "本版责编\n周小禾"), Passage((2, 2), "天气")),
    pieces=(Piece("masthead", 0, 4), Piece("headline", 5, 13, 1)),
    notes=("日期取自文件名",),
)
