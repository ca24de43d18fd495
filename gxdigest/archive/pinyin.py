"""Names in hanzi and letters -> whether the letters spell the name: the only door to pypinyin.

Importing pypinyin takes 0.2 s, so nothing here loads it before somebody types letters that no byline holds. A surname
is read as one: 单 is shan, never dan. The other characters are read as they mostly are, and only where that spells
nobody in all the ways that a dictionary has.
"""

import re
from collections.abc import Callable, Iterable
from functools import cache
from unicodedata import normalize

# The surnames that pypinyin 0.55 reads otherwise first, of the 500 or so that names begin with. Where the people of a
# name say it in two ways, both.
_SURNAMES = """
单 shan 曾 zeng 解 xie 仇 qiu 区 ou 查 zha 朴 piao 覃 qin,tan 翟 zhai,di 缪 miao 乐 yue,le 盖 ge,gai 洗 xian 召 shao
员 yun 黑 he 秘 bi 折 she 种 chong 重 chong 繁 po 句 gou 郇 xun,huan 薄 bo 都 du 隗 wei,kui 谌 chen,shen 牟 mou,mu
祭 zhai 郗 xi,chi 柏 bai,bo 卜 bu 藏 zang 佴 nai 宓 mi,fu 长 chang 适 kuo 颉 xie,jie 会 gui 阚 kan
尉迟 yuchi 万俟 moqi 澹台 tantai 长孙 zhangsun
"""
Readings = tuple[str, ...]

_SURNAME = {
    name: tuple(readings.split(","))
    for name, readings in zip(_SURNAMES.split()[::2], _SURNAMES.split()[1::2], strict=True)
}
_LETTERS = re.compile(r"[a-zü]+")
_APART = re.compile(r"[\s'’·\-]+")


def find_spelt(typed: str, names: Iterable[str]) -> tuple[str, ...]:
    """Find the names that letters spell, whole or in part; else those that they are the initials of.

    >>> find_spelt("Sun Qinghui", ["孙庆辉", "单庆"]), find_spelt("shanqing", ["孙庆辉", "单庆"])
    (('孙庆辉',), ('单庆',))
    >>> find_spelt("sqh", ["孙庆辉"]), find_spelt("孙", ["孙庆辉"])
    (('孙庆辉',), ())
    """
    letters = [part for part in _APART.split(_plain(typed)) if part]
    if not letters or not all(map(_LETTERS.fullmatch, letters)):
        return ()
    # Qinghui Sun is how the world writes it.
    asked = {"".join(letters), "".join((letters[-1], *letters[:-1]))}
    names = tuple(names)
    for read in (_read_first, _read_all):
        spelt = tuple(name for name in names if any(_spells(one, _read(name, read)) for one in asked))
        if spelt:
            return spelt
    return tuple(name for name in names if _begins("".join(letters), _read(name, _read_first)))


def _plain(typed: str) -> str:
    """Take tones and cases away; ü stays, as v or lyu for those who have no such key.

    >>> _plain("Lǚ Yàn"), _plain("lv"), _plain("LYU")
    ('lü yan', 'lü', 'lü')
    """
    bare = re.sub("[\u0300\u0301\u0304\u030c]", "", normalize("NFD", normalize("NFKC", typed).casefold()))
    return re.sub(r"(?<=[ln])(?:v|yu)", "ü", normalize("NFC", bare))


def _spells(letters: str, syllables: tuple[Readings, ...]) -> bool:
    """Tell whether letters are syllables that stand side by side.

    >>> _spells("qinghui", (("sun",), ("qing",), ("hui",))), _spells("ing", (("qing",),))
    (True, False)
    """
    # What is left of the letters after the syllables read so far, wherever they began.
    left: set[str] = set()
    for readings in syllables:
        left = {rest[len(one) :] for rest in (*left, letters) for one in readings if rest.startswith(one)}
        if "" in left:
            return True
    return False


def _begins(letters: str, syllables: tuple[Readings, ...]) -> bool:
    """Tell whether letters are the first ones of all syllables."""
    return len(letters) == len(syllables) > 1 and all(
        any(one.startswith(letter) for one in readings) for letter, readings in zip(letters, syllables, strict=True)
    )


def _read(name: str, read: Callable[[str], Readings]) -> tuple[Readings, ...]:
    """Give the readings of each part of a name: its surname, then each character."""
    size = 2 if name[:2] in _SURNAME else 1
    return (_SURNAME.get(name[:size]) or _read_first(name[:size]), *map(read, name[size:]))


@cache
def _read_all(character: str) -> Readings:
    """Give all readings of a character, the usual one first; a letter is its own."""
    from pypinyin import Style, pinyin

    return tuple(pinyin(character, style=Style.NORMAL, heteronym=True, v_to_u=True)[0])


@cache
def _read_first(character: str) -> Readings:
    """Give the usual reading of a character."""
    return _read_all(character)[:1]
