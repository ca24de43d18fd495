"""What is on a page and in no article: its head, page lines, editors, calls, what a site puts around it."""

import random
from collections.abc import Sequence
from typing import Any

from gxdigest.reading.relay.layout import Layout, Marked, blank, draw_name
from gxdigest.reading.relay.signs import MEDIA

_PAGES = ("要闻", "综合", "社会", "城事", "民生", "文化", "教育", "广告", "专题", "时政", "经济", "体育")
_CALLS = (
    "新闻热线：{n}　投稿邮箱：news@example.com",
    "社址：{p}市人民路{k}号　邮编：{k}0000",
    "广告热线：{n}",
    "本报地址：{p}市解放路{k}号　电话：{n}",
    "零售每份1.00元",
    "印刷：{p}日报印务中心",
)
_SITE = (
    "上一篇：没有了", "下一篇：街道换上新路灯", "【打印】【关闭】", "当前位置：首页 > 新闻 > 正文", "【字号 大 中 小】",
    "返回首页", "上一版　下一版", "分享到：微博 微信", "版面导航", "我要评论(0)", "阅读：238", "往期回顾",
)  # fmt: skip
_INDEX = ("导读", "本版导读", "今日导读", "导　读", "要目", "内容提要", "今日看点")
_FIGURES = str.maketrans("0123456789", "〇一二三四五六七八九")


def head_page(layout: Layout, articles: Sequence[dict[str, Any]], rnd: random.Random) -> list[Marked]:
    """Return what stands at the head of a page: masthead, page line, the headlines of the page."""
    marked: list[Marked] = []
    if rnd.random() < 0.4:
        day = f"{rnd.randint(1985, 2026)}年{rnd.randint(1, 12)}月{rnd.randint(1, 28)}日"
        weekday = "星期" + rnd.choice("一二三四五六日")
        moon = "　农历" + rnd.choice(("四月初八", "乙巳年十月初一", "腊月廿三"))
        head = layout.paper + rnd.choice(MEDIA) + rnd.choice((" ", "　")) + day
        head += rnd.choice(("", "　" + weekday, "　　" + weekday + moon))
        marked += [(head + rnd.choice(("", f"　第{rnd.randint(100, 9999)}期")), "furniture"), *blank(1)]
    if rnd.random() < 0.5:
        marked += [(_page_line(rnd), "furniture"), *blank(1)]
    if rnd.random() < 0.12:
        calls = [call.format(n=66881234, p=layout.paper, k=8) for call in _CALLS]
        marked += [(line, "furniture") for line in rnd.sample([_running_head(layout, rnd), *calls, *_SITE], 2)]
    if rnd.random() < 0.25:
        marked += [(rnd.choice(_INDEX), "furniture")] if rnd.random() < 0.3 else []
        marked += list_headlines(articles, rnd)
    return marked


def part_articles(layout: Layout, rnd: random.Random) -> list[Marked]:
    """Return what stands, now and then, between two articles."""
    chance = rnd.random()
    lines: list[str] = []
    if chance < 0.1:
        lines = [rnd.choice("ABCDGK") + f"{rnd.randint(1, 24):02d}"]
    elif chance < 0.16:
        lines = [_page_line(rnd)]
    elif chance < 0.2:
        lines = [f"本版责编：{draw_name(layout, rnd)}　{draw_name(layout, rnd)}", _page_line(rnd)]
    elif chance < 0.23:
        lines = [f"责编 {draw_name(layout, rnd)} 美编 {draw_name(layout, rnd)} 校对 {draw_name(layout, rnd)}"]
    elif chance < 0.27:
        number = str(rnd.randint(60000000, 89999999))
        lines = [rnd.choice(_CALLS).format(n=number, p=layout.paper, k=rnd.randint(1, 99))]
    elif chance < 0.29:
        lines = [f"（下转第{rnd.randint(2, 8):02d}版）"]
    elif chance < 0.32:
        lines = [_running_head(layout, rnd)]
    elif chance < 0.34:
        lines = rnd.sample(_SITE, rnd.randint(1, 3))
    elif chance < 0.35:
        lines = [str(rnd.randint(1, 16))]
    return [(line, "furniture") for line in lines] + blank(layout.gap if lines else 0)


def list_headlines(articles: Sequence[dict[str, Any]], rnd: random.Random) -> list[Marked]:
    """Return the headlines of the page as sites list them beside an article: no articles, long ones on two lines."""
    heads = [article["headline"] for article in articles] * 2
    rnd.shuffle(heads)
    marked: list[Marked] = []
    for head in heads[: rnd.randint(5, 14)]:
        lines = [head[:16], head[16:]] if len(head) > 18 else [head]
        marked += [(line, "furniture") for line in lines]
    return [*marked, *blank(1)]


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


def _running_head(layout: Layout, rnd: random.Random) -> str:
    """Return paper, day, page and section side by side, in one of the orders in which papers print them."""
    year, month, day = rnd.randint(1985, 2026), rnd.randint(1, 10), rnd.randint(1, 10)
    date = rnd.choice((f"{year}年{month}月{day}日", f"{year}.{month}.{day}", f"{year}-{month:02d}-{day:02d}"))
    if rnd.random() < 0.15:
        date = f"{year}年{month}月{day}日".replace("10", "十").translate(_FIGURES)
    number = rnd.randint(1, 8)
    label = rnd.choice(("{0}版", "第{0}版", "A{0:02d}", "{0:02d}", "第{1}版")).format(
        number, "〇一二三四五六七八"[number]
    )
    paper = layout.paper + rnd.choice(("日报", "晚报", "时报", "报", "周报", "都市报"))
    parts = [paper, date, label]
    rnd.shuffle(parts)
    if rnd.random() < 0.6:
        parts.insert(rnd.randint(1, 3), rnd.choice(_PAGES))
    if rnd.random() < 0.5:
        parts.insert(parts.index(date) + 1, "星期" + rnd.choice("一二三四五六日"))
    if rnd.random() < 0.15:
        return " ".join(paper)
    if rnd.random() < 0.15:
        return paper
    return rnd.choice((" ", "　", "　　")).join(parts)
