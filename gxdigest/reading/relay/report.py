"""A report laid out anew: titles, body, what stands between and below its paragraphs, second halves of other pages."""

import random
import re
from collections.abc import Sequence
from typing import Any

from gxdigest.reading.relay.layout import PLACES, Layout, Marked, blank, break_lines, draw
from gxdigest.reading.relay.signs import draw_byline, draw_caption, draw_dateline, draw_opening, sign

_SEATS = (*("opening",) * 3, *("run",) * 3, *("line",) * 2, "under", "lead", *("none",) * 2, "report")
"""Where bylines stand, about as often as local papers put them there."""
_OFFICES = ("办事处", "街道", "镇", "乡", "区", "县", "市场监管局", "社区", "开发区", "交警大队", "教育局", "法院")
_TIPS = ("（读者{}提供线索，奖励{}元）", "（线索提供：{}先生　奖励{}元）", "（新闻线索由{}女士提供，酬金{}元）")
_NOTES = (
    "（作者为{}退休职工）", "（作者单位：{}）", "（作者系{}干部）", "数据来源：{}", "制图：{}",
    "扫描二维码，看更多报道",
)  # fmt: skip
"""What stands below an article about it, the place or body still open."""
_MOTTOS = (
    "春风送岗到门前", "邻里守望", "夏送清凉", "冬送温暖", "警民同心", "书香满城", "为民解忧", "护苗成长", "老有所依",
    "爱心接力", "温情常在", "实干为先", "蓄势待发", "风雨同行", "绿满家园", "问需于民", "马上就办", "平安相伴",
    "乡音不改", "小窗口", "大服务", "文化惠民", "科技赋能", "手拉手", "心连心", "金秋时节", "瓜果飘香",
)  # fmt: skip
_OCCASIONS = (
    "昨日起", "今天上午", "下月起", "明年元月起", "近日", "历时三年", "连续五年", "时隔十年", "今年春节", "开学第一天",
    "高温天里", "大雪过后", "投诉半年", "一个电话之后", "全省首个", "为期三天", "国庆假期", "入冬以来", "周末去哪儿",
)  # fmt: skip
_DECK = re.compile(r"[\u4e00-\u9fff\d%“”、]+$")
"""A clause that says something whole: no bracket, no dash, no quotation that others open or close."""
_COLUMNS = (
    "民生热线", "今日观察", "走基层", "记者手记", "街谈巷议", "人物", "社区故事", "一线见闻", "热点追踪", "市民茶座",
    "读者点题", "三农视点", "行业动态", "政策解读", "新闻追问", "百姓故事", "本报评论", "周末随笔", "经济观察",
)  # fmt: skip


def lay_report(article: dict[str, Any], layout: Layout, rnd: random.Random) -> list[Marked]:
    """Return the lines of an article with its titles, dateline and byline."""
    dated = rnd.random() < layout.dated
    # A page may have lost a title; what is left opens with its dateline.
    marked = _titles(article, layout, rnd) if not dated or rnd.random() > 0.015 else []
    seat = rnd.choice(_SEATS)
    if not dated and seat == "none" and rnd.random() < 0.6:
        seat = "under"
    paragraphs = shorten(article["paragraphs"], rnd)
    opening = draw_opening(seat, layout, rnd, dated=dated)
    head = (draw_dateline(layout, rnd) if dated else "") + opening
    if dated and seat == "none" and rnd.random() < 0.1:
        head = draw_byline(layout, rnd, bracket=True) + head
    paragraphs[0] = head + paragraphs[0]
    if seat == "run":
        paragraphs[-1] += rnd.choice(("", "", " ", "　")) + draw_byline(layout, rnd, bracket=rnd.random() < 0.4)
    if layout.marks or rnd.random() < 0.01:
        paragraphs[-1] += rnd.choice("①②⑨⑯") + str(rnd.randint(2, 16))
    if seat == "under" and marked:
        marked += sign(layout, rnd, "byline")
    marked += blank(layout.title_gap)
    for i, text in enumerate(paragraphs):
        marked += [*break_lines(text, "paragraph" if i else "opening", layout, rnd), *blank(layout.gap)]
        if i + 1 < len(paragraphs):
            marked += _after_paragraph(article, layout, rnd, signed=seat == "lead" and not i)
    return marked + _after_body(article, layout, rnd, signed=seat == "line")


def lay_second_half(article: dict[str, Any], layout: Layout, rnd: random.Random) -> list[Marked]:
    """Return what another page holds of an article begun elsewhere: 上接 over its title, beside it or in the text."""
    page = rnd.choice(("第01版", "第1版", "第一版", "一版", "A01版"))
    mark = rnd.choice(("（上接{}）", "（紧接{}）", "上接{}", "(上接{})")).format(page)
    paragraphs = shorten(article["paragraphs"], rnd)
    # The column that breaks off on the first page breaks off anywhere.
    paragraphs[0] = paragraphs[0][rnd.choice((0, 0, 9, 17)) :] or paragraphs[0]
    title = article["headline"][: rnd.randint(8, 18)]
    marked: list[Marked] = []
    shape = rnd.random()
    if shape < 0.45:
        marked = [(mark, "furniture")]
    elif shape < 0.75:
        beside = rnd.random() < 0.5
        marked = [] if beside else [(mark, "furniture")]
        marked += [(title + f"（上接{page}）" if beside else title, "headline")]
    else:
        paragraphs[0] = f"（上接{page}）" + paragraphs[0]
    return marked + blank(layout.title_gap) + lay_body(paragraphs, layout, rnd)


def lay_body(paragraphs: Sequence[str], layout: Layout, rnd: random.Random) -> list[Marked]:
    """Return paragraphs with nothing between them."""
    marked: list[Marked] = []
    for i, text in enumerate(paragraphs):
        marked += [*break_lines(text, "paragraph" if i else "opening", layout, rnd), *blank(layout.gap)]
    return marked


def shorten(paragraphs: Sequence[str], rnd: random.Random) -> list[str]:
    """Return some of the text: local news is a few paragraphs, and of each a few sentences."""
    kept = []
    for text in paragraphs[: rnd.choice((1, 1, 2, 2, 3, 4, 6, 9))]:
        sentences = re.findall(r"[^。]*。[”’」』]?|[^。]+$", text)
        kept.append("".join(sentences[: rnd.choice((1, 2, 2, 3, 4, 9))]) or text)
    return kept


def _titles(article: dict[str, Any], layout: Layout, rnd: random.Random) -> list[Marked]:
    marked: list[Marked] = []
    if rnd.random() < 0.04:
        marked += [(_draw_column(rnd), "furniture"), *blank(rnd.choice((0, layout.title_gap)))]
    for kind in ("kicker", "headline", "deck"):
        text = article.get(kind)
        if kind == "kicker" and (not text or rnd.random() > layout.kickers):
            text = _draw_kicker(rnd) if layout.kickers else None
        if kind == "deck" and not text and rnd.random() < 0.05:
            text = _draw_deck(article, rnd)
        if not text:
            continue
        if kind == "deck" and rnd.random() < 0.15:
            text = "——" + text.lstrip("—")
        lines = [text]
        if kind == "headline" and not marked and rnd.random() < 0.1:
            lines = [draw(PLACES, 2, rnd) + rnd.choice(_OFFICES), text]
        elif kind == "headline" and rnd.random() < layout.twice:
            lines = [text, *[""] * rnd.choice((0, 0, 1, 2)), text]
        elif len(text) > 9 and rnd.random() < (0.4 if layout.wraps_titles else 0.06):
            lines = _halve(text, rnd)
        marked += [(line, kind + ("+" if i else "")) for i, line in enumerate(lines)]
        if rnd.random() < 0.3:
            marked += blank(layout.title_gap)
    return marked


def _draw_kicker(rnd: random.Random) -> str | None:
    """Return, now and then, a kicker that shares no word with what it stands over: a motto, an occasion."""
    chance = rnd.random()
    if chance < 0.05:
        return rnd.choice(("，", "，", "　")).join(rnd.sample(_MOTTOS, 2))
    if chance < 0.09:
        return rnd.choice(_OCCASIONS)
    return None


def _draw_column(rnd: random.Random) -> str:
    return rnd.choice(("{}", "{}", "【{}】", "◆{}", "·{}·")).format(rnd.choice(_COLUMNS))


def _draw_deck(article: dict[str, Any], rnd: random.Random) -> str | None:
    """Return a clause of the text that could stand as a deck: what the headline leaves out."""
    clauses = re.split("[，。；！？]", "".join(article["paragraphs"][:3]))[2:]
    clauses = [clause for clause in clauses if 7 <= len(clause) <= 20 and _DECK.match(clause)]
    return rnd.choice(clauses) if clauses else None


def _halve(text: str, rnd: random.Random) -> list[str]:
    blanks = [i for i, char in enumerate(text) if char in " 　" and 3 < i < len(text) - 3]
    cut = rnd.choice(blanks) if blanks and rnd.random() < 0.7 else max(4, len(text) // 2 + rnd.randint(-2, 3))
    return [text[:cut].strip(), text[cut:].strip()] if text[cut:].strip() else [text]


def _after_paragraph(article: dict[str, Any], layout: Layout, rnd: random.Random, *, signed: bool) -> list[Marked]:
    """Return what stands between two paragraphs: a byline after the lead, a caption, a subhead."""
    gap = blank(layout.gap)
    marked = [*sign(layout, rnd, "inserted"), *gap] if signed else []
    if rnd.random() < 0.02:
        marked += [*break_lines(draw_caption(article, layout, rnd), "caption", layout, rnd), *gap]
    if rnd.random() < 0.07:
        marked += [(_subhead(article, rnd), "subhead"), *gap]
    return marked


def _after_body(article: dict[str, Any], layout: Layout, rnd: random.Random, *, signed: bool) -> list[Marked]:
    """Return what stands below the last paragraph: a byline, a caption, notes."""
    marked = sign(layout, rnd, "closing") if signed else []
    if rnd.random() < 0.06:
        marked += break_lines(draw_caption(article, layout, rnd), "caption", layout, rnd)
    if rnd.random() < 0.03 and not signed:
        marked += [(rnd.choice(_NOTES).format(draw(PLACES, 2, rnd) + rnd.choice(_OFFICES)), "paragraph")]
    if rnd.random() < 0.03 and not signed:
        tip = rnd.choice(_TIPS)
        marked += [(tip.format(draw("王李张刘陈", 1, rnd), rnd.choice((30, 50, 100))), "paragraph")]
    return marked


def _subhead(article: dict[str, Any], rnd: random.Random) -> str:
    words = (article.get("deck") or article.get("kicker") or article["headline"])[:16]
    return rnd.choice((f"【{words[:4]}】{words[4:]}", f"【{words[:4]}】{words[4:]}", words, words, f"一、{words}"))
