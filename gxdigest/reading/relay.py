"""Gold articles laid out anew, so that weights are learned from more layouts than were collected.

In come the words of articles (titles, paragraphs); out comes a raw page in a layout drawn at random, with the label
of every line. Papers, places and people are made up; what varies is what papers vary: who signs where, how titles
stack, indents, gaps, columns, page furniture. Only `learn` uses this. Nothing here is read at run time.
"""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from gxdigest.reading.lines import fold

_PLACE = "云岭江城河山海宁安平东西南北新阳州川泉林石湖桥源丰清白龙凤金青"
_SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘蒋蔡余杜叶程苏魏"
_GIVEN = (
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红玲飞建国志永文海波林春晓东亮宇浩然子轩梓涵雨欣怡佳俊峰鹏斌辉"
)
_ROLES = (
    ("记者",) * 8
    + ("本报记者",) * 4
    + ("通讯员", "见习记者", "全媒体记者", "实习生", "首席记者", "融媒体记者", "特约记者")
)
_TAILS = ("",) * 7 + (" 文/图", " 摄影报道", " 报道", "文/图", "/文")
_OFFICES = ("办事处", "街道", "镇", "乡", "区", "县", "市场监管局", "社区", "开发区", "交警大队", "教育局", "法院")
_MEDIA = ("日报", "晚报", "都市报", "晨报", "时报", "商报")
_SITES = ("发布", "新闻网", "在线", "网", "融媒", "客户端")
_HALF = str.maketrans("，；：？！（）", ",;:?!()")
_SEATS = (*("opening",) * 3, *("run",) * 3, *("line",) * 2, "under", "lead", *("none",) * 2, "report")
"""Where bylines stand, about as often as local papers put them there."""
_TIPS = ("（读者{}提供线索，奖励{}元）", "（线索提供：{}先生　奖励{}元）", "（新闻线索由{}女士提供，酬金{}元）")
_MOTTOS = (
    "春风送岗到门前", "邻里守望", "夏送清凉", "冬送温暖", "警民同心", "书香满城", "为民解忧", "护苗成长", "老有所依",
    "爱心接力", "温情常在", "实干为先", "蓄势待发", "风雨同行", "绿满家园", "问需于民", "马上就办", "平安相伴",
    "乡音不改", "小窗口", "大服务", "文化惠民", "科技赋能", "手拉手", "心连心", "金秋时节", "瓜果飘香",
)  # fmt: skip
_PAGES = ("要闻", "综合", "社会", "城事", "民生", "文化", "教育", "广告", "专题", "时政", "经济", "体育")
_CALLS = (
    "新闻热线：{n}　投稿邮箱：news@example.com",
    "社址：{p}市人民路{k}号　邮编：{k}0000",
    "广告热线：{n}",
    "本报地址：{p}市解放路{k}号　电话：{n}",
    "零售每份1.00元",
    "印刷：{p}日报印务中心",
)

Marked = tuple[str, str]
"""A line of the page and its label."""


@dataclass(frozen=True, slots=True)
class _Layout:
    """What all articles of one page share."""

    paper: str
    indent: str
    gap: int
    """Blank lines between paragraphs."""
    title_gap: int
    column: int
    """Width at which lines are broken; 0 for none."""
    hangs: bool
    """Whether closing marks are kept from the head of a line."""
    breaks: float
    """How often a paragraph is broken in its middle."""
    half: bool
    dated: float
    """How many articles open with a dateline."""
    marks: bool
    """Whether every article ends with an end mark."""
    twice: float
    """How often a headline is printed twice, as page title and as title of the article."""
    padded: bool
    wraps_titles: bool


def lay_out(articles: Sequence[dict[str, Any]], rnd: random.Random) -> tuple[str, list[str]]:
    """Return a raw page made of these articles, and the label of every line of it that is not blank."""
    layout = _draw_layout(rnd)
    marked: list[Marked] = [*_head(layout, articles, rnd)]
    for article in articles:
        lay = _second_half if rnd.random() < 0.03 else _lay_article
        marked += lay(article, layout, rnd)
        marked += [("", "")] * rnd.choice((0, layout.gap, layout.gap, layout.gap + 1, 3))
        marked += _between(layout, articles, rnd)
    if rnd.random() < 0.15:
        marked += _headline_list(articles, rnd)
    lines = [line.translate(_HALF) if layout.half else line for line, _ in marked]
    return "\n".join(lines) + "\n", [label for line, label in marked if fold(line).strip()]


def _draw_layout(rnd: random.Random) -> _Layout:
    gap = rnd.choice((0, 0, 1, 1, 1, 2, 3))
    return _Layout(
        paper=_draw(_PLACE, 2, rnd),
        indent=rnd.choice(("", "", "", "　　", "　　", "    ", "　", "  ")),
        gap=gap,
        title_gap=rnd.choice((0, gap, gap, 1)),
        column=rnd.choice((0, 0, 0, 0, rnd.randint(13, 30), rnd.randint(30, 42))),
        hangs=rnd.random() < 0.5,
        breaks=rnd.choice((0, 0.1, 0.25, 0.5)),
        half=rnd.random() < 0.4,
        dated=rnd.choice((0.97, 0.8, 0.6, 0.3)),
        marks=rnd.random() < 0.12,
        twice=rnd.choice((0.0,) * 9 + (0.7,)),
        padded=rnd.random() < 0.5,
        wraps_titles=rnd.random() < 0.3,
    )


def _lay_article(article: dict[str, Any], layout: _Layout, rnd: random.Random) -> list[Marked]:
    dated = rnd.random() < layout.dated
    # A page may have lost a title; what is left opens with its dateline.
    marked = _titles(article, layout, rnd) if not dated or rnd.random() > 0.015 else []
    seat = rnd.choice(_SEATS)
    if not dated and seat == "none" and rnd.random() < 0.6:
        seat = "under"
    paragraphs = _shorten(article["paragraphs"], rnd)
    paragraphs[0] = (_dateline(layout, rnd) if dated else "") + _opening(seat, dated, layout, rnd) + paragraphs[0]
    if seat == "run":
        paragraphs[-1] += rnd.choice(("", "", " ", "　")) + _byline(layout, rnd, bracket=rnd.random() < 0.4)
    if layout.marks or rnd.random() < 0.01:
        paragraphs[-1] += rnd.choice("①②⑨⑯") + str(rnd.randint(2, 16))
    if seat == "under" and marked:
        marked += _sign(layout, rnd, "byline")
    marked += [("", "")] * layout.title_gap
    for i, text in enumerate(paragraphs):
        marked += [*_break(text, "paragraph" if i else "opening", layout, rnd), *[("", "")] * layout.gap]
        if i + 1 < len(paragraphs):
            marked += _after_paragraph(article, layout, rnd, signed=seat == "lead" and not i)
    return marked + _after_body(article, layout, rnd, signed=seat == "line")


def _after_paragraph(article: dict[str, Any], layout: _Layout, rnd: random.Random, *, signed: bool) -> list[Marked]:
    """Return what stands between two paragraphs: a byline after the lead, a caption, a subhead."""
    gap: list[Marked] = [("", "")] * layout.gap
    marked = [*_sign(layout, rnd, "inserted"), *gap] if signed else []
    if rnd.random() < 0.02:
        marked += [*_break(_caption(article, layout, rnd), "caption", layout, rnd), *gap]
    if rnd.random() < 0.07:
        marked += [(_subhead(article, rnd), "subhead"), *gap]
    return marked


def _after_body(article: dict[str, Any], layout: _Layout, rnd: random.Random, *, signed: bool) -> list[Marked]:
    """Return what stands below the last paragraph: a byline, a caption, a note of who gave the tip."""
    marked = _sign(layout, rnd, "closing") if signed else []
    if rnd.random() < 0.06:
        marked += _break(_caption(article, layout, rnd), "caption", layout, rnd)
    if rnd.random() < 0.03 and not signed:
        tip = rnd.choice(_TIPS)
        marked += [(tip.format(rnd.choice(_SURNAMES), rnd.choice((30, 50, 100))), "paragraph")]
    return marked


def _titles(article: dict[str, Any], layout: _Layout, rnd: random.Random) -> list[Marked]:
    marked: list[Marked] = []
    for kind in ("kicker", "headline", "deck"):
        text = article.get(kind)
        if kind == "kicker" and not text and rnd.random() < 0.06:
            # A kicker may be a motto that shares no word with what it stands over.
            text = rnd.choice(("，", "，", "　")).join(rnd.sample(_MOTTOS, 2))
        if not text:
            continue
        lines = [text]
        if kind == "headline" and not article.get("kicker") and rnd.random() < 0.06:
            lines = [_draw(_PLACE, 2, rnd) + rnd.choice(_OFFICES), text]
        elif kind == "headline" and rnd.random() < layout.twice:
            lines = [text, *[""] * rnd.choice((0, 0, 1, 2)), text]
        elif len(text) > 9 and rnd.random() < (0.35 if layout.wraps_titles else 0.05):
            lines = _halve(text, rnd)
        marked += [(line, kind + ("+" if i else "")) for i, line in enumerate(lines)]
        if rnd.random() < 0.3:
            marked += [("", "")] * layout.title_gap
    return marked


def _halve(text: str, rnd: random.Random) -> list[str]:
    blank = [i for i, char in enumerate(text) if char in " 　" and 3 < i < len(text) - 3]
    cut = rnd.choice(blank) if blank and rnd.random() < 0.7 else max(4, len(text) // 2 + rnd.randint(-2, 3))
    return [text[:cut].strip(), text[cut:].strip()] if text[cut:].strip() else [text]


def _shorten(paragraphs: Sequence[str], rnd: random.Random) -> list[str]:
    """Local news is short: a few paragraphs, and of each a few sentences."""
    kept = []
    for text in paragraphs[: rnd.choice((1, 1, 2, 2, 3, 4, 6, 9))]:
        sentences = re.findall(r"[^。]*。[”’」』]?|[^。]+$", text)
        kept.append("".join(sentences[: rnd.choice((1, 2, 2, 3, 4, 9))]) or text)
    return kept


def _dateline(layout: _Layout, rnd: random.Random) -> str:
    place, day, month = _draw(_PLACE, 2, rnd), rnd.randint(1, 28), rnd.randint(1, 12)
    forms = (
        *("本报讯",) * 9,
        rnd.choice(("晚报讯", "晨报讯", "时报讯", "商报讯", "今报讯")),
        layout.paper + rnd.choice(_MEDIA) + "讯",
        layout.paper + rnd.choice(_MEDIA) + "讯",
        layout.paper + rnd.choice(_SITES) + rnd.choice(("讯", "讯", "消息")),
        f"本报{day}日讯",
        f"本报{place}{month}月{day}日{rnd.choice(('讯', '电'))}",
        f"本报{place}讯",
        f"新华社{place}{month}月{day}日电",
        f"{layout.paper}晚报、{layout.paper}网讯",
        f"【{layout.paper}{rnd.choice(_SITES)}讯】",
    )
    return rnd.choice(forms)


def _opening(seat: str, dated: bool, layout: _Layout, rnd: random.Random) -> str:
    """Return what stands between the dateline and the first word."""
    if seat == "opening" and (dated or rnd.random() < 0.3):
        return rnd.choice(("", "", " ", "　", "   ")) + _byline(layout, rnd, bracket=True) + rnd.choice(("", "", " "))
    if seat == "report" and dated:
        return rnd.choice(("", " ", "　")) + f"记者{_name(layout, rnd)}报道："
    return rnd.choice(("", " ", "　", "   ", "：")) if dated else ""


def _byline(layout: _Layout, rnd: random.Random, *, bracket: bool) -> str:
    between = rnd.choice((" ", " ", "　", "", "  "))
    parts = [
        rnd.choice(_ROLES)
        + between
        + rnd.choice((" ", " ", "　", "、")).join(_name(layout, rnd) for _ in range(rnd.choice((1, 1, 1, 2, 3))))
    ]
    if rnd.random() < 0.35:
        parts.append(
            rnd.choice(("通讯员", "通讯员", "实习生", "见习记者", "特约通讯员")) + between + _name(layout, rnd)
        )
    text = rnd.choice((" ", " ", "　", "")).join(parts) + rnd.choice(_TAILS)
    shape = rnd.random()
    if shape < 0.14:
        text = rnd.choice((" ", "、", "　")).join(_name(layout, rnd) for _ in range(rnd.choice((1, 1, 2))))
    elif shape < 0.24:
        text = layout.paper + rnd.choice(_MEDIA) + text.removeprefix("本报")
    return rnd.choice(("（{}）", "（{}）", "({})", "({})", "( {} )")).format(text) if bracket else text


def _sign(layout: _Layout, rnd: random.Random, label: str) -> list[Marked]:
    """Return a byline on lines of its own: one, or one a role."""
    further = "closing" if label == "closing" else label + "+"
    if rnd.random() < 0.25:
        first = (
            rnd.choice(("记者 ", "□记者 ", "本报记者 ", layout.paper + "晚报记者 "))
            + _name(layout, rnd)
            + rnd.choice(("", "/文", " 文"))
        )
        second = (
            rnd.choice(("通讯员 ", "实习生 ", layout.paper + "时报 ", ""))
            + _name(layout, rnd)
            + rnd.choice(("", " 文/图", "/图"))
        )
        return [(first, label), (second, further)]
    bullet = rnd.choice(("", "", "", "", "□", "■ ", "◎"))
    return [(bullet + _byline(layout, rnd, bracket=rnd.random() < 0.2 and not bullet), label)]


def _break(text: str, label: str, layout: _Layout, rnd: random.Random) -> list[Marked]:
    """Break a paragraph into lines: at the column, or somewhere in its middle as page files do."""
    text = layout.indent + text
    parts = list(_columns(text, layout)) if layout.column else _middle(text, layout, rnd)
    marked: list[Marked] = []
    for i, part in enumerate(parts):
        if i and not layout.column:
            marked += [("", "")] * rnd.choice((0, 1, 1, 2, 3))
        marked.append((part, label if not i else "continued"))
    return marked


def _columns(text: str, layout: _Layout) -> Iterator[str]:
    while len(text) > layout.column:
        cut = layout.column
        while layout.hangs and cut < len(text) and text[cut] in "，。、；：？！”）》":
            cut += 1
        yield text[:cut]
        text = text[cut:]
    if text:
        yield text


def _middle(text: str, layout: _Layout, rnd: random.Random) -> list[str]:
    parts = [text]
    while len(parts[-1]) >= 40 and len(parts) < 4 and rnd.random() < layout.breaks:
        # A column often ends a few characters before the paragraph does.
        cut = len(parts[-1]) - rnd.randint(4, 14) if rnd.random() < 0.3 else rnd.randint(14, len(parts[-1]) - 8)
        parts[-1:] = [parts[-1][:cut], parts[-1][cut:]]
    return parts


def _caption(article: dict[str, Any], layout: _Layout, rnd: random.Random) -> str:
    scene = re.split("[。，]", article["paragraphs"][-1])[0][:30]
    credit = rnd.choice(("{} 摄", "{}摄", "本报记者 {} 摄", "记者{}摄", "通讯员 {} 摄", "{} 摄影", "{}供图")).format(
        _name(layout, rnd)
    )
    return rnd.choice(("图为", "上图：", "▲", "", "")) + scene + "。" + rnd.choice(("", " ", "　")) + credit


def _subhead(article: dict[str, Any], rnd: random.Random) -> str:
    words = (article.get("deck") or article.get("kicker") or article["headline"])[:16]
    return rnd.choice((f"【{words[:4]}】{words[4:]}", f"【{words[:4]}】{words[4:]}", words, words, f"一、{words}"))


def _head(layout: _Layout, articles: Sequence[dict[str, Any]], rnd: random.Random) -> list[Marked]:
    marked: list[Marked] = []
    if rnd.random() < 0.4:
        day = f"{rnd.randint(1985, 2026)}年{rnd.randint(1, 12)}月{rnd.randint(1, 28)}日"
        head = (
            layout.paper
            + rnd.choice(_MEDIA)
            + rnd.choice((" ", "　"))
            + day
            + rnd.choice(
                (
                    "",
                    "　星期" + rnd.choice("一二三四五六日"),
                    "　　星期"
                    + rnd.choice("一二三四五六日")
                    + "　农历"
                    + rnd.choice(("四月初八", "乙巳年十月初一", "腊月廿三")),
                )
            )
        )
        marked += [(head + rnd.choice(("", f"　第{rnd.randint(100, 9999)}期")), "furniture"), ("", "")]
    if rnd.random() < 0.5:
        marked += [(_page_line(rnd), "furniture"), ("", "")]
    if rnd.random() < 0.25:
        marked += _headline_list(articles, rnd)
    return marked


def _between(layout: _Layout, articles: Sequence[dict[str, Any]], rnd: random.Random) -> list[Marked]:
    chance, lines = rnd.random(), []
    if chance < 0.1:
        lines = [rnd.choice("ABCDGK") + f"{rnd.randint(1, 24):02d}"]
    elif chance < 0.16:
        lines = [_page_line(rnd)]
    elif chance < 0.2:
        lines = [f"本版责编：{_name(layout, rnd)}　{_name(layout, rnd)}", _page_line(rnd)]
    elif chance < 0.23:
        lines = [f"责编 {_name(layout, rnd)} 美编 {_name(layout, rnd)} 校对 {_name(layout, rnd)}"]
    elif chance < 0.27:
        number = str(rnd.randint(60000000, 89999999))
        lines = [rnd.choice(_CALLS).format(n=number, p=layout.paper, k=rnd.randint(1, 99))]
    elif chance < 0.29:
        lines = [f"（下转第{rnd.randint(2, 8):02d}版）"]
    return [(line, "furniture") for line in lines] + [("", "")] * (layout.gap if lines else 0)


def _second_half(article: dict[str, Any], layout: _Layout, rnd: random.Random) -> list[Marked]:
    """Return what another page holds of an article begun elsewhere: 上接 over its title, beside it or in the text."""
    page = rnd.choice(("第01版", "第1版", "第一版", "一版", "A01版"))
    mark = rnd.choice(("（上接{}）", "（紧接{}）", "上接{}", "(上接{})")).format(page)
    paragraphs = _shorten(article["paragraphs"], rnd)
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
    marked += [("", "")] * layout.title_gap
    for i, text in enumerate(paragraphs):
        marked += [*_break(text, "paragraph" if i else "opening", layout, rnd), *[("", "")] * layout.gap]
    return marked


def _headline_list(articles: Sequence[dict[str, Any]], rnd: random.Random) -> list[Marked]:
    """Return the headlines of the page as sites list them beside an article: no articles, long ones on two lines."""
    heads = [article["headline"] for article in articles] * 2
    rnd.shuffle(heads)
    marked: list[Marked] = []
    for head in heads[: rnd.randint(5, 14)]:
        lines = [head[:16], head[16:]] if len(head) > 18 else [head]
        marked += [(line, "furniture") for line in lines]
    return [*marked, ("", "")]


def _page_line(rnd: random.Random) -> str:
    number, name = rnd.randint(1, 24), rnd.choice(_PAGES)
    return rnd.choice(
        (
            f"第{number:02d}版：{name}",
            f"{number}版 {name}",
            f"第A{number:02d}版：{name}",
            f"A{number:02d} {name}",
            f"第{number:02d}版",
        )
    )


def _name(layout: _Layout, rnd: random.Random) -> str:
    name = rnd.choice(_SURNAMES) + _draw(_GIVEN, rnd.choice((1, 2, 2)), rnd)
    return f"{name[0]}　{name[1]}" if len(name) == 2 and layout.padded else name


def _draw(characters: str, size: int, rnd: random.Random) -> str:
    return "".join(rnd.sample(characters, size))
