"""The words an article turns on: paragraphs and headline go in, a few words and phrases come out, best first.

Every keyword stands in the text as it is given. It knows no grammar and no list of names: what people say as one
phrase, names among it, shows itself by its parts standing side by side again and again.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from itertools import chain, islice, pairwise, repeat

from gxdigest.words import MEDIAN_IDF, NO_WORDS, cut, idf

LONGEST = 10
"""Characters of a phrase; what is longer is a sentence's part that was repeated."""
PARTS = 5
"""Words of a phrase."""
COMMONEST = 3.5
"""Words with a lower idf (发展 3.6 is kept, 中国 3.0 is not) stand in every article and tell none from another."""
IN_HEADLINE = 3
IN_LEDE = 2
"""How many times a word counts where it stands; once in the rest of the body."""
READ = 10_000
"""Stretches between marks that are looked at: some 60,000 characters, a bound for whole books."""

# What newspapers say whatever they talk about: chosen by hand from the 420 words that stand in most of 1,318 articles,
# with the time words and connectives that belong to them.
_FORMULAS_LIST = """
记者 通讯员 本报 本报讯 报道 获悉 据悉 了解 了解到 介绍 表示 指出 强调 认为 提出 要求 希望 看到
显示 根据 近日 日前 今日 昨日 当天 当日 今年 去年 明年 目前 当前 如今 现在 近年 近年来 以来
期间 时期 时间 日子 上午 下午 晚上 小时 分钟 同时 同比 截至 累计 其中 通过 进行 开展 推进 推动
加强 加快 提升 提高 促进 实现 完善 落实 做好 坚持 围绕 聚焦 深入 深化 强化 优化 打造 构建 建立
形成 确保 持续 不断 进一步 全面 积极 有效 有力 更加 更好 充分 切实 共同 相关 有关 重要 重点
主要 关键 方面 问题 情况 工作 活动 作用 意义 目标 任务 措施 举措 成果 成效 过程 基础 条件 水平
能力 负责 负责人 主任 书记 副书记 局长 部长 主席 副主任 领导 同志 大家 我们 他们 自己 人员 代表
参加 出席 参与 举行 举办 召开 启动 成立 开始 成为 作为 具有 以及 不仅 而且 但是 因为 所以 如果
就是 还是 没有 可以 能够 需要 必须 应当 已经 正在 将会 继续 这个 这些 这样 这里 那些 那个 什么
怎么 如何 一个 一些 一种 一批 一次 一起 一是 二是 三是 两个 多个 多次 多种 各类 各种 各地 各项
全部 部分 左右 以上 以下 超过 达到 余人 多人 人次 公里 万元 亿元 平方米 平方公里 百分之 进入
来到 走进 带来 得到 取得 发挥 提供 包括 随着 为了 对于 关于 由于 其他 不少 许多 很多 非常 十分
特别 尤其 最后 首先 然后 此外 另外 我国 广大 解决 解决好 增长 发布 调研 万亿元 建设 会议 授予
年底 年初 月底 月初 有限公司 万人次 亿人次 之后 之前 之间 之一 以后 以前 当中 方式 内容 现场
所有 每天 每年 全区 全市 全省 全县 全国 各区 本次 此次 这次 这是 真正 下一步 接下来 半年 换上
首批 首次 首届 签订 签署 印发
"""
_FORMULAS = frozenset(_FORMULAS_LIST.split())
# Single characters that hold words together or apart: no phrase runs across them.
_GRAMMAR = frozenset(
    "的了着过地得之是在有和与及或也都就又还更最很太不没未无将要会能可应被把让给使为以于由从到自向往对按据因但而且则若如即并"
    "这那此其该某每各本我你他她它们谁等们个名位件条项次种家人年月日时分秒元届期万亿千百十一二三四五六七八九两几第余约近超达"
    "说称讲问看起已正只仅共同所吗呢吧啊呀者"
)
# Single characters that may open or join a phrase (中美经贸) but not close it (比赛中).
_OPEN_ENDED = frozenset("·中上下内外前后里间再来去")
# A name that the paper puts between quotation marks: “一单一库”, 《求是》.
_NAMED = re.compile(r"[“《]([一-鿕]{2,8})[”》]")
# The dot stands inside foreign names: 阿卜杜拉·卡里.
_WORD = re.compile(r"[一-鿕]+|[A-Za-z][A-Za-z0-9.\-_&+]*|·")
# Numbers in characters, with what they count: 五十分钟, 三百余名, 第二届.
_NUMERAL = re.compile(
    r"[第约近逾超]?[一二三四五六七八九十百千万亿零两几数]+[余多来]?[万亿]?"
    r"(?:[个名项条次位批种类年月日天人件家户间座场届期级倍成号步点方大块]|人次|分钟|小时)?"
)

Parts = tuple[str, ...]


def find_keywords(
    paragraphs: Sequence[str],
    *,
    headline: str | None = None,
    count: int = 5,
    own: frozenset[str] = NO_WORDS,
) -> list[str]:
    """Find the words and phrases that an article uses much and others little; none contains another.

    Words of the user's `own` are taken whole, and may be keywords however common they are.

    >>> find_keywords(["路灯坏了半年。", "区里换上太阳能路灯，太阳能路灯不怕停电。"], count=1)
    ['太阳能路灯']
    """
    texts = (headline or "", *paragraphs)
    weights = chain([IN_HEADLINE, IN_LEDE], repeat(1))
    named = _find_named(texts)
    weighed = ((run, n) for text, n in zip(texts, weights, strict=False) for run in _split_runs(text, named, own))
    runs = list(islice(weighed, READ))
    counts: dict[Parts, int] = {}
    phrases = _find_phrases([run for run, _ in runs])
    opens = {parts[0] for parts in phrases}
    for run, weight in runs:
        for parts in _read_terms(run, phrases, opens):
            counts[parts] = counts.get(parts, 0) + weight
    scores: dict[str, float] = {}
    for parts, number in counts.items():
        term = "".join(parts)
        rate = _rate(parts) if term in own else _rate_telling(parts)
        if rate is not None:
            scores[term] = scores.get(term, 0.0) + number * rate
    return _choose(sorted(scores, key=lambda term: -scores[term]), count)


def _find_named(texts: Sequence[str]) -> set[str]:
    """Find what the paper puts between quotation marks again and again."""
    seen = Counter(name for text in texts for name in _NAMED.findall(text))
    return {name for name, n in seen.items() if n > 1}


def _split_runs(text: str, named: AbstractSet[str], own: frozenset[str]) -> Iterator[Parts]:
    """Give the stretches of words between marks, numbers and grammar, and what is named; phrases lie inside them."""
    for i, stretch in enumerate(_NAMED.split(text)):
        if i % 2 and stretch in named:
            yield (stretch,)
            continue
        run: list[str] = []
        for word in cut(stretch, own):
            if word in own or _is_part(word):
                run.append(word)
            elif run:
                yield tuple(run)
                run = []
        if run:
            yield tuple(run)


@lru_cache(maxsize=1 << 16)
def _is_part(word: str) -> bool:
    """Tell whether a word may stand in a term: no mark, no number, and not what only holds words together."""
    return bool(_WORD.fullmatch(word)) and word not in _GRAMMAR and not _NUMERAL.fullmatch(word)


def _find_phrases(runs: Sequence[Parts]) -> set[Parts]:
    """Find the neighbours that people say as one: side by side again and again, in different surroundings.

    Twice with the same word before or behind it is a longer phrase's part (a headline that the lede repeats), so both
    sides must vary; the border of a run is different each time. This is accessor variety (Feng et al., 2004).
    """
    bound = _find_bonds(runs)
    around: dict[Parts, list[tuple[str | int, str | int]]] = {}
    for number, run in enumerate(runs):
        if bound.isdisjoint(pairwise(run)):
            continue
        for first in range(len(run) - 1):
            for last in range(first + 1, min(first + PARTS, len(run))):
                if run[last - 1 : last + 1] not in bound:
                    break
                before = run[first - 1] if first else number
                behind = run[last + 1] if last + 1 < len(run) else number
                around.setdefault(run[first : last + 1], []).append((before, behind))
    return {
        parts
        for parts, places in around.items()
        if min(len({before for before, _ in places}), len({behind for _, behind in places})) > 1
        and len("".join(parts)) <= LONGEST
        and parts[0] != "·"
        and parts[-1] not in _OPEN_ENDED
    }


def _find_bonds(runs: Sequence[Parts]) -> set[Parts]:
    """Find pairs that stand side by side twice at least, and half the time that the rarer of the two occurs."""
    words = Counter(chain.from_iterable(runs))
    pairs = Counter(chain.from_iterable(map(pairwise, runs)))
    return {
        pair
        for pair, n in pairs.items()
        if n >= 2 and 2 * n >= min(words[pair[0]], words[pair[1]]) and _FORMULAS.isdisjoint(pair)
    }


def _read_terms(run: Parts, phrases: AbstractSet[Parts], opens: AbstractSet[str]) -> Iterator[Parts]:
    """Read a run as phrases and words, the longest phrase first; `opens` are the words that open one."""
    if opens.isdisjoint(run):
        yield from zip(run)  # most runs hold none
        return
    at = 0
    while at < len(run):
        sizes = range(PARTS, 1, -1) if run[at] in opens else ()
        size = next((n for n in sizes if run[at : at + n] in phrases), 1)
        yield run[at : at + size]
        at += size


def _is_telling(parts: Parts) -> bool:
    """Tell whether a word or phrase may stand alone under an article."""
    term = "".join(parts)
    return len(term) > 1 and term not in _FORMULAS and (len(parts) > 1 or idf(term) >= COMMONEST)


@lru_cache(maxsize=1 << 16)
def _rate_telling(parts: Parts) -> float | None:
    """Rate a term that may stand alone under an article; None for any other."""
    return _rate(parts) if _is_telling(parts) else None


def _rate(parts: Parts) -> float:
    """Rate a term by its idf; a phrase counts more than its mean word, but no more than a word never seen.

    Single characters have no say: as words they are common, as parts of names they are not.
    """
    known = [idf(part) for part in parts if len(part) > 1]
    if len(parts) == 1 or not known:
        return idf("".join(parts))
    return min(MEDIAN_IDF, 1.5 * sum(known) / len(known))


def _choose(terms: Sequence[str], count: int) -> list[str]:
    """Take the best terms; one that lies inside another, or around it, gives way to the better."""
    chosen: list[str] = []
    for term in terms:
        if len(chosen) >= count:
            break
        if not any(term in other or other in term for other in chosen):
            chosen.append(term)
    return chosen
