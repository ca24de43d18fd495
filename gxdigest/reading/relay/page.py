"""A whole page: masthead and page lines, articles, what stands between them."""

import random
from collections.abc import Callable, Sequence
from typing import Any

from gxdigest.reading.lines import fold
from gxdigest.reading.relay import beside
from gxdigest.reading.relay.layout import Layout, Marked, blank, draw_layout, draw_name
from gxdigest.reading.relay.report import lay_report, lay_second_half
from gxdigest.reading.relay.signs import MEDIA

_HALF = str.maketrans("，；：？！（）", ",;:?!()")
_PAGES = ("要闻", "综合", "社会", "城事", "民生", "文化", "教育", "广告", "专题", "时政", "经济", "体育")
_CALLS = (
    "新闻热线：{n}　投稿邮箱：news@example.com",
    "社址：{p}市人民路{k}号　邮编：{k}0000",
    "广告热线：{n}",
    "本报地址：{p}市解放路{k}号　电话：{n}",
    "零售每份1.00元",
    "印刷：{p}日报印务中心",
)

Lay = Callable[[dict[str, Any], Layout, random.Random], list[Marked]]
_BESIDE: tuple[Lay, ...] = (
    beside.lay_poem, beside.lay_essay, beside.lay_briefs, beside.lay_briefs, beside.lay_roll, beside.lay_call,
    beside.lay_call, beside.lay_photograph, *[beside.lay_pieces] * 4,
)  # fmt: skip


def lay_out(articles: Sequence[dict[str, Any]], rnd: random.Random) -> tuple[str, list[str]]:
    """Return a raw page made of these articles, and the label of every line of it that is not blank."""
    layout = draw_layout(rnd)
    # One page in seven is of essays and poems.
    usual: Lay = beside.lay_essay if rnd.random() < 0.15 else lay_report
    marked: list[Marked] = [*_head(layout, articles, rnd)]
    for article in articles:
        marked += _draw_kind(usual, rnd)(article, layout, rnd)
        marked += blank(rnd.choice((0, layout.gap, layout.gap, layout.gap + 1, 3)))
        marked += _between(layout, rnd)
    if rnd.random() < 0.15:
        marked += _headline_list(articles, rnd)
    lines = [line.translate(_HALF) if layout.half else line for line, _ in marked]
    return "\n".join(lines) + "\n", [label for line, label in marked if fold(line).strip()]


def _draw_kind(usual: Lay, rnd: random.Random) -> Lay:
    chance = rnd.random()
    if chance < 0.03:
        return lay_second_half
    return rnd.choice(_BESIDE) if chance < 0.15 else usual


def _head(layout: Layout, articles: Sequence[dict[str, Any]], rnd: random.Random) -> list[Marked]:
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
    if rnd.random() < 0.25:
        marked += _headline_list(articles, rnd)
    return marked


def _between(layout: Layout, rnd: random.Random) -> list[Marked]:
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
    return [(line, "furniture") for line in lines] + blank(layout.gap if lines else 0)


def _headline_list(articles: Sequence[dict[str, Any]], rnd: random.Random) -> list[Marked]:
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
