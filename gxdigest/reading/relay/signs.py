"""Who wrote it and where it comes from: datelines, bylines and captions as papers print them, with invented people."""

import random
import re
from typing import Any

from gxdigest.reading.relay.layout import PLACES, Layout, Marked, draw, draw_name

MEDIA = ("日报", "晚报", "都市报", "晨报", "时报", "商报")
_SITES = ("发布", "新闻网", "在线", "网", "融媒", "客户端")
_ROLES = (
    ("记者",) * 8
    + ("本报记者",) * 4
    + ("通讯员", "见习记者", "全媒体记者", "实习生", "首席记者", "融媒体记者", "特约记者")
)
_TAILS = ("",) * 7 + (" 文/图", " 摄影报道", " 报道", "文/图", "/文")
_UNITS = ("供销社", "教育局", "街道办", "交警大队", "融媒体中心", "中学", "法院", "林场", "镇政府", "文联")


def draw_dateline(layout: Layout, rnd: random.Random) -> str:
    """Return a dateline; half of them are 本报讯."""
    place, day, month = draw(PLACES, 2, rnd), rnd.randint(1, 28), rnd.randint(1, 12)
    forms = (
        *("本报讯",) * 9,
        rnd.choice(("晚报讯", "晨报讯", "时报讯", "商报讯", "今报讯")),
        layout.paper + rnd.choice(MEDIA) + "讯",
        layout.paper + rnd.choice(MEDIA) + "讯",
        layout.paper + rnd.choice(_SITES) + rnd.choice(("讯", "讯", "消息")),
        f"本报{day}日讯",
        f"本报{place}{month}月{day}日{rnd.choice(('讯', '电'))}",
        f"本报{place}讯",
        f"新华社{place}{month}月{day}日电",
        f"{layout.paper}晚报、{layout.paper}网讯",
        f"【{layout.paper}{rnd.choice(_SITES)}讯】",
        layout.paper + rnd.choice(("讯 ", "讯　", "讯：", "融媒报道 ")),
    )
    return rnd.choice(forms)


def draw_opening(seat: str, layout: Layout, rnd: random.Random, *, dated: bool) -> str:
    """Return what stands between the dateline and the first word."""
    if seat == "opening" and (dated or rnd.random() < 0.3):
        return (
            rnd.choice(("", "", " ", "　", "   ")) + draw_byline(layout, rnd, bracket=True) + rnd.choice(("", "", " "))
        )
    if seat == "report" and dated:
        return rnd.choice(("", " ", "　")) + f"记者{draw_name(layout, rnd)}报道："
    return rnd.choice(("", " ", "　", "   ", "：")) if dated else ""


def draw_byline(layout: Layout, rnd: random.Random, *, bracket: bool) -> str:
    """Return a byline of one line: roles and names, bare names, an outlet or office before them."""
    between = rnd.choice((" ", " ", "　", "", "  "))
    parts = [
        rnd.choice(_ROLES)
        + between
        + rnd.choice((" ", " ", "　", "、")).join(draw_name(layout, rnd) for _ in range(rnd.choice((1, 1, 1, 2, 3))))
    ]
    if rnd.random() < 0.35:
        parts.append(
            rnd.choice(("通讯员", "通讯员", "实习生", "见习记者", "特约通讯员")) + between + draw_name(layout, rnd)
        )
    text = rnd.choice((" ", " ", "　", "")).join(parts) + rnd.choice(_TAILS)
    shape = rnd.random()
    if shape < 0.14:
        text = rnd.choice((" ", "、", "　")).join(draw_name(layout, rnd) for _ in range(rnd.choice((1, 1, 2))))
    elif shape < 0.24:
        text = layout.paper + rnd.choice(MEDIA) + text.removeprefix("本报")
    elif shape < 0.28 and bracket:
        text = draw(PLACES, 1, rnd) + rnd.choice(_UNITS) + rnd.choice((" ", "　")) + draw_name(layout, rnd)
    elif shape < 0.3:
        text = rnd.choice(("作者：", "作者 ")) + draw_name(layout, rnd)
    return rnd.choice(("（{}）", "（{}）", "({})", "({})", "( {} )")).format(text) if bracket else text


def sign(layout: Layout, rnd: random.Random, label: str) -> list[Marked]:
    """Return a byline on lines of its own: one, or one a role."""
    further = "closing" if label == "closing" else label + "+"
    if rnd.random() < 0.25:
        first = (
            rnd.choice(("记者 ", "□记者 ", "本报记者 ", layout.paper + "晚报记者 "))
            + draw_name(layout, rnd)
            + rnd.choice(("", "/文", " 文"))
        )
        second = (
            rnd.choice(("通讯员 ", "实习生 ", layout.paper + "时报 ", ""))
            + draw_name(layout, rnd)
            + rnd.choice(("", " 文/图", "/图"))
        )
        return [(first, label), (second, further)]
    bullet = rnd.choice(("", "", "", "", "□", "■ ", "◎"))
    return [(bullet + draw_byline(layout, rnd, bracket=rnd.random() < 0.2 and not bullet), label)]


def sign_barely(layout: Layout, rnd: random.Random, label: str) -> list[Marked]:
    """Return the name of an author without a role, as essays and poems are signed."""
    return [(rnd.choice(("", "", "", "□ ", "■", "◎ ", "文/", "作者：")) + draw_name(layout, rnd), label)]


def draw_caption(article: dict[str, Any], layout: Layout, rnd: random.Random) -> str:
    """Return a caption with the credit of its photographer."""
    scene = re.split("[。，]", article["paragraphs"][-1])[0][:30]
    credit = rnd.choice(("{} 摄", "{}摄", "本报记者 {} 摄", "记者{}摄", "通讯员 {} 摄", "{} 摄影", "{}供图")).format(
        draw_name(layout, rnd)
    )
    return rnd.choice(("图为", "上图：", "▲", "", "")) + scene + "。" + rnd.choice(("", " ", "　")) + credit
