"""Words and the phrases that people say: texts go in, their words come out, and which neighbours are one phrase.

It knows no grammar and no list of names: what people say as one phrase, names among it, shows itself by its parts
standing side by side again and again. It does not judge what an article is about.
"""

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate, pairwise

from gxdigest.words import NO_WORDS, cut

LONGEST = 10
"""Characters of a phrase; what is longer is a sentence's part that was repeated."""
PARTS = 5
"""Words of a phrase."""
MOST = 50_000
"""Words and marks that are looked at, some 80,000 characters, to the end of a paragraph: a bound for whole books."""

# What newspapers say whatever they talk about: chosen by hand from the words that stand in most of 1,861 articles and
# from the keywords they were given, with the time words and connectives that belong to them.
_FORMULAS_LIST = """
记者 通讯员 本报 本报讯 报道 获悉 据悉 了解 了解到 介绍 表示 指出 强调 认为 提出 要求 希望 看到
显示 根据 近日 日前 今日 昨日 当天 当日 今年 去年 明年 目前 当前 如今 现在 近年 近年来 以来
期间 时期 时间 日子 上午 下午 晚上 小时 分钟 同时 同比 截至 累计 其中 通过 进行 开展 推进 推动
加强 加快 提升 提高 促进 实现 完善 落实 做好 坚持 围绕 聚焦 深入 深化 强化 优化 打造 构建 建立
形成 确保 持续 不断 进一步 全面 积极 有效 有力 更加 更好 充分 切实 共同 相关 有关 重要 重点
主要 关键 方面 问题 情况 工作 作用 意义 目标 任务 措施 举措 成果 成效 过程 条件 水平
能力 负责 负责人 主任 书记 副书记 局长 部长 主席 副主任 领导 同志 大家 我们 他们 自己 人员
参加 出席 参与 举行 举办 召开 启动 成立 开始 成为 作为 具有 以及 不仅 而且 但是 因为 所以 如果
就是 还是 没有 可以 能够 需要 必须 应当 已经 正在 将会 继续 这个 这些 这样 这里 那些 那个 什么
怎么 如何 一个 一些 一种 一批 一次 一起 一是 二是 三是 两个 多个 多次 多种 各类 各种 各地 各项
全部 部分 左右 以上 以下 超过 达到 余人 多人 人次 公里 万元 亿元 平方米 平方公里 百分之 进入
来到 走进 带来 得到 取得 发挥 提供 包括 随着 为了 对于 关于 由于 其他 不少 许多 很多 非常 十分
特别 尤其 最后 首先 然后 此外 另外 我国 广大 解决 解决好 发布 调研 万亿元 授予
年底 年初 月底 月初 改成 变成 换成 当成 做成 有限公司 万人次 亿人次 之后 之前 之间 之一 以后 以前
当中 方式 内容 现场 所有 每天 每年 全区 全市 全省 全县 各区 本次 此次 这次 这是 真正 下一步
接下来 半年 换上
首批 首次 首届 签订 签署 印发 可能 不是 出现 起来 这种 知道 不能 还有 因此 一定 不过 虽然 时候 一般
发生 不同 只有 出来 只是 发现 不会 地方 一样 产生 一直 存在 增加 使用 过去 越来越 始终 而是 更是
多年 正是 立足 背后 分别 经过 及时 针对 自身 一系列 按照 一道 今天 甚至 先后 稳步 各国 除了
逐步 逐渐 同样 本届 本版 本书 本期 每个 任何 难以 当下 还要 再次 首个 后来 来说 不再 彼此 而言
此前 曾经 依然 各自 然而 往往 只要 既有 并非 陆续 一方面 另一方面 至今 凭借 众多 经常 这么
那么 那样 怎样 即将 整个 前往 一切 如此 牢牢 几乎 有些 或者 终于 附近 为何 何以 哪些 哪里 之外
更为 一边 眼前 本身 唯一 永远 为此 同期 必将 现有 临时 一度 所谓 初步 相对 面前 纷纷 上述 原来
其实 其时 随后 此后 眼下 完成 实施 支持 明确 安排 才能 来自 依托 获得 作出 保持 推出 面对 正式
重大 主动 成功 努力 帮助 体现 突出 集中 直接 投入 具体 设立 连续 显著 位于 用于 不断完善 双方
人们 领域 阶段 方向 程度 特点 结果 形式 原因 因素 状态 总体 整体 本报记者 负责同志 据介绍
"""
FORMULAS = frozenset(_FORMULAS_LIST.split())
# Single characters that hold words together or apart: no phrase runs across them.
_GRAMMAR = frozenset(
    "的了着过地得之是在有和与及或也都就又还更最很太不没未无将要会能可应被把让给使为以于由从到自向往对按据因但而且则若如即并"
    "这那此其该某每各本我你他她它们谁等们个名位件条项次种家人年月日时分秒元届期万亿千百十一二三四五六七八九两几第余约近超达"
    "说称讲问看起已正只仅共同所吗呢吧啊呀者亩吨斤米级"
)
# Single characters that may open or join a phrase (中美经贸) but not close it (比赛中).
_OPEN_ENDED = frozenset("·中上下内外前后里间再来去")
# Where a sentence ends, closely enough for counting.
_ENDS = frozenset("。！？!?；")
# A name that the paper puts between quotation marks: “一单一库”, 《求是》.
_NAMED = re.compile(r"[“《]([一-鿕]{2,8})[”》]")
# The dot stands inside foreign names: 阿卜杜拉·卡里.
_WORD = re.compile(r"[一-鿕]+|[A-Za-z][A-Za-z0-9.\-_&+]*|·")
# Numbers in characters, with what they count: 五十分钟, 三百余名, 第二届, 首家, 万亩.
_NUMERAL = re.compile(
    r"(?:[第约近逾超首余多]?[一二三四五六七八九十百千万亿零两几数多]+[余多来]?[万亿]?|[首余多])"
    r"(?:[个名项条次位批种类年月日天人件家户间座场届期级倍成号步点方大块笔首枚段套辆亩份轮袋抹片卷代副支台张本只头棵栋幢艘"
    r"架尾吨斤盏]|人次|分钟|小时|千瓦时?|(?:平方|立方)?米|公里|公顷|公斤|美元|百分点)?"
)
Parts = tuple[str, ...]
"""The words of a phrase."""
Word = str | None
"""None stands where words are parted."""


def split_words(texts: Sequence[str], own: frozenset[str] = NO_WORDS) -> tuple[list[Word], list[int]]:
    """Give the words of texts, and of each the number of its sentence: 0 in the first text, the headline, then from 1.

    None stands where marks, numbers or grammar part words, and before and behind all; phrases lie between.
    """
    named = _find_named(texts)
    words: list[Word] = [None]
    sentences = [0]
    for text in texts:
        for i, stretch in enumerate(_NAMED.split(text) if named else (text,)):
            if i % 2 and stretch in named:
                words.append(stretch)
                sentences += [sentences[-1]] * 2
            else:
                pieces = cut(stretch, own)
                words += [
                    piece if kept or piece in own else None
                    for piece, kept in zip(pieces, map(_is_word, pieces), strict=True)
                ]
                sentences += accumulate(map(_ENDS.__contains__, pieces), initial=sentences[-1])
            words.append(None)
        sentences[-1] = max(sentences[-1], 1)
        if len(words) > MOST:
            break
    return words, sentences


def _find_named(texts: Sequence[str]) -> set[str]:
    """Find what the paper puts between quotation marks again and again."""
    seen = Counter(name for text in texts for name in _NAMED.findall(text))
    return {name for name, n in seen.items() if n > 1}


@lru_cache(maxsize=50_000)
def _is_word(word: str) -> bool:
    """Tell a word from marks, numbers and grammar."""
    return bool(_WORD.fullmatch(word)) and word not in _GRAMMAR and not (_NUMERAL.fullmatch(word) or word.isnumeric())


def find_phrases(words: Sequence[Word]) -> dict[Parts, list[int]]:
    """Find the neighbours that people say as one: side by side again and again, in different surroundings; and where.

    Twice with the same word before or behind it is a longer phrase's part (a headline that the lede repeats), so both
    sides must vary; what parts words is different each time. This is accessor variety (Feng et al., 2004).
    """
    bound = _find_bonds(words)
    found: dict[Parts, list[int]] = {}
    for start in [at for at, pair in enumerate(pairwise(words)) if pair in bound]:
        for end in range(start + 2, start + PARTS + 1):
            if (words[end - 2], words[end - 1]) not in bound:
                break
            found.setdefault(tuple(filter(None, words[start:end])), []).append(start)
    return {
        parts: places
        for parts, places in found.items()
        if len({words[at - 1] or at for at in places}) > 1
        and len({words[at + len(parts)] or at for at in places}) > 1
        and len("".join(parts)) <= LONGEST
        and parts[0] != "·"
        and parts[-1] not in _OPEN_ENDED
    }


def _find_bonds(words: Sequence[Word]) -> set[Parts]:
    """Find pairs that stand side by side twice at least, and that hardly stand apart.

    Either three times in four that any of them occurs, or always for one and half the time for the other. Single
    characters have no say: 王 and 乡 stand before and behind many.
    """
    counts = Counter(words)
    bonds: set[Parts] = set()
    for (first, second), n in Counter(pairwise(words)).items():
        if n < 2 or first is None or second is None or first in FORMULAS or second in FORMULAS:
            continue
        often = [counts[word] for word in find_longer((first, second))]
        if 4 * n >= 3 * max(often) or (n == min(often) and 2 * n >= max(often)):
            bonds.add((first, second))
    return bonds


def find_longer(parts: Parts) -> Parts:
    """Give the parts of two characters and more, or all where there are none."""
    return tuple(part for part in parts if len(part) > 1) or parts
