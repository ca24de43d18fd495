"""Nouns in our own words for the tests of what is shown."""

from gxdigest.model.article import Article, Byline, Dateline, Digest, KeptArticle, Subhead
from gxdigest.model.issue import Counts, Issue, KeptIssue
from gxdigest.model.search import Hit, Snippet
from gxdigest.model.text import Passage, Piece

COUNTS = Counts(
    datelines=1, articles=1, dated_articles=1, bylines=2, without_byline=0, without_headline=0, leftover_lines=0,
    characters=60, kept_characters=60, doubtful=1,
)  # fmt: skip

ARTICLE = Article(
    position=1,
    lines=(3, 12),
    kicker="冬日里的一件实事",
    headline="幸福里小区换上新路灯",
    page="2",
    column="民生",
    dateline=Dateline("本报讯", outlet="本报", kind="讯"),
    bylines=(
        Byline("孙庆辉", "记者", None, "记者 孙庆辉"),
        Byline("方小满", "文/图", "新河晚报", "新河晚报 方小满 文/图"),
    ),
    credits=(Byline("周敏", "摄", None, "周敏 摄"),),
    paragraphs=("11月23日，路灯全部换新。", "【居民叫好】", "“夜里回家不怕黑了。”居民说。"),
    subheads=(Subhead(1, "【居民叫好】"),),
    captions=("工人在装灯。周敏 摄",),
)

DIGEST = Digest(("幸福里小区的路灯全部换新。",), ("路灯", "小区"), "1")
KEPT = KeptArticle(7, 3, "新河日报.txt", "新河日报", "2019-11-23", 1203, ARTICLE, DIGEST)
KEPT_ISSUE = KeptIssue(3, "新河日报.txt", "新河日报", "2019-11-23", 1203, COUNTS)
HIT = Hit(
    KEPT,
    2.5,
    (
        Snippet("headline", "幸福里小区换上新路灯", ((8, 10),)),
        Snippet("paragraph", "11月23日，路灯全部换新。", ((7, 9),)),
    ),
)
ISSUE = Issue(
    source="新河日报.txt",
    text="正文",
    counts=COUNTS,
    paper="新河日报",
    date="2019-11-23",
    number=1203,
    articles=(ARTICLE,),
    leftovers=(Passage((1, 2), "甲\n乙"),),
    pieces=(Piece("headline", 0, 2, 1), Piece("leftover", 3, 4)),
    notes=("date from the masthead",),
)
HOSTILE = "[red]红[/red]\x1b[2J\x1b]8;;http://a.example\x07灯\u202e反\u2066\x9b31m"
"""What a page might try on a terminal: markup, clearing the screen, a link, turning text around, C1 codes."""
