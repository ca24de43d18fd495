"""What stands on a page beside reports and is an article too: poems, briefs, rolls of names, calls, photographs."""

import random
import re
from typing import Any

from gxdigest.reading.relay.layout import PLACES, Layout, Marked, blank, break_lines, draw, draw_name
from gxdigest.reading.relay.report import lay_body, shorten
from gxdigest.reading.relay.signs import draw_caption, sign, sign_barely

_BRIEFS = ("简讯", "简　讯", "短讯", "要闻速览", "一句话新闻", "新闻速递", "文化短波", "社会扫描", "动态", "部门快讯")
_BULLETS = ("●", "●", "■ ", "◆", "▲", "○", "★", "1. ", "· ")
_CALLS = (
    "征集",
    "启事",
    "公告",
    "通知",
    "更正",
    "征稿启事",
    "致读者",
    "温馨提示",
    "延伸阅读",
    "新闻链接",
    "读者来信",
    "声明",
)
_ADDRESS = "来稿请寄{p}市人民路{k}号本报编辑部，或发送至邮箱news@example.com。"
_UNITS = (
    "第一中学",
    "人民医院",
    "供电公司",
    "公交三车队",
    "农技站",
    "敬老院",
    "图书馆",
    "卫生院",
    "小学",
    "派出所",
    "社区",
)


def lay_poem(article: dict[str, Any], layout: Layout, rnd: random.Random) -> list[Marked]:
    """Return the clauses of an article as the lines of a poem, in stanzas, signed by a bare name."""
    clauses = [
        part for part in re.split("[，。、；：！？“”（）《》]", "".join(article["paragraphs"])) if 3 <= len(part) <= 16
    ]
    verses = clauses[: rnd.randint(6, 24)] or [article["headline"]]
    marked: list[Marked] = [(article["headline"][: rnd.randint(3, 9)], "headline")]
    marked += [*sign_barely(layout, rnd, "byline"), *blank(layout.title_gap)]
    for i, verse in enumerate(verses):
        marked.append((layout.indent * (rnd.random() < 0.1) + verse, "paragraph" if i else "opening"))
        marked += blank(int(rnd.random() < 0.2))
    return marked


def lay_essay(article: dict[str, Any], layout: Layout, rnd: random.Random) -> list[Marked]:
    """Return an article as an essay: a short title, an author without a role over or under the text."""
    marked: list[Marked] = [(article["headline"][: rnd.randint(3, 10)], "headline")]
    if rnd.random() < 0.15:
        marked.append(("——" + (article.get("deck") or article["headline"]).lstrip("—")[:14], "deck"))
    under = rnd.random() < 0.75
    marked += [*(sign_barely(layout, rnd, "byline") if under else []), *blank(layout.title_gap)]
    marked += lay_body(article["paragraphs"][: rnd.randint(3, 9)], layout, rnd)
    return marked + ([] if under else sign_barely(layout, rnd, "closing"))


def lay_briefs(article: dict[str, Any], layout: Layout, rnd: random.Random) -> list[Marked]:
    """Return some sentences of an article as a box of briefs, each behind a bullet."""
    bullet = rnd.choice(_BULLETS)
    sentences = re.findall(r"[^。]{12,}。", "".join(article["paragraphs"]))[: rnd.randint(2, 8)]
    marked: list[Marked] = [(rnd.choice(_BRIEFS), "headline"), *blank(layout.title_gap)]
    return marked + lay_body([bullet + text for text in sentences or article["paragraphs"][:1]], layout, rnd)


def lay_pieces(article: dict[str, Any], layout: Layout, rnd: random.Random) -> list[Marked]:
    """Return an article that nobody signs as a whole: under each subhead stands who wrote the piece below it."""
    paragraphs = article["paragraphs"]
    intro = rnd.choice((0, 1, 1, 2))
    pieces = [paragraphs[i : i + 2] for i in range(intro, min(len(paragraphs), 8), 2)]
    marked: list[Marked] = [(article["headline"], "headline"), *blank(layout.title_gap)]
    marked += lay_body(paragraphs[:intro] or [article["headline"] + "，听听他们怎么说。"], layout, rnd)
    for piece in pieces:
        clauses = [clause for clause in re.split("[，。；：！？“”（）]", "".join(piece)) if 6 <= len(clause) <= 18]
        marked += [(rnd.choice(clauses or [piece[0][:8]]), "subhead"), *blank(layout.title_gap)]
        marked += [*sign(layout, rnd, "inserted"), *blank(layout.title_gap)]
        for text in piece:
            marked += [*break_lines(text, "paragraph", layout, rnd), *blank(layout.gap)]
    return marked


def lay_roll(article: dict[str, Any], layout: Layout, rnd: random.Random) -> list[Marked]:
    """Return a roll of names under an article: who won, who was chosen, hundreds of short lines."""
    marked: list[Marked] = [(article["headline"], "headline"), *blank(layout.title_gap)]
    marked += lay_body(shorten(article["paragraphs"][:1], rnd), layout, rnd)
    unit, rows = rnd.random() < 0.6, rnd.randint(6, 60)
    for _ in range(rows):
        names = "　".join(draw_name(layout, rnd) for _ in range(1 if unit else rnd.randint(2, 6)))
        marked.append((names + ("　" + draw(PLACES, 2, rnd) + rnd.choice(_UNITS) if unit else ""), "paragraph"))
    return marked


def lay_call(article: dict[str, Any], layout: Layout, rnd: random.Random) -> list[Marked]:
    """Return a call or notice: a word for what it is over a title, and where to write to."""
    head = rnd.choice(_CALLS)
    marked: list[Marked] = [(head, "kicker"), (article["headline"], "headline")]
    if rnd.random() < 0.4:
        marked = [(head, "headline")]
    paragraphs = shorten(article["paragraphs"], rnd)
    if rnd.random() < 0.5:
        paragraphs.append(_ADDRESS.format(p=layout.paper, k=rnd.randint(1, 99)))
    return [*marked, *blank(layout.title_gap), *lay_body(paragraphs, layout, rnd)]


def lay_photograph(article: dict[str, Any], layout: Layout, rnd: random.Random) -> list[Marked]:
    """Return a photograph that is a report of its own: a title over a text that a photographer signs."""
    head = rnd.choice(("图片新闻", article["headline"]))
    text = shorten(article["paragraphs"][:1], rnd)[0] + rnd.choice(("", " ", "　")) + draw_caption(article, layout, rnd)
    return [(head, "headline"), *blank(layout.title_gap), *break_lines(text, "opening", layout, rnd)]
