"""A caption -> the people it credits: who took the picture, drew it, gave it.

Better none than wrong: a name counts where nothing but the byline it is in stands between the end of a sentence, a
bracket or a blank and the word that says what was done (周敏摄), or behind that word and a colon (摄影:周敏). Sources
that are no people (资料图片, 新华社发, 某局供图) are none. Who is seen in the picture is none either.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from gxdigest.model.article import Byline
from gxdigest.reading import rules
from gxdigest.reading.bylines import read_bylines
from gxdigest.reading.lines import fold
from gxdigest.reading.names import is_name, is_word
from gxdigest.reading.rules import HAN

_BOUND = re.compile(
    r"[。!?;:…”」』》()\[\]【】]|(?:图片|照片|图[①-⑳\d]?)(?:均|皆|都|全部)?[为由]|摄影[师家者]|作者"
    rf"|(?<=[{HAN}]{{2}})文[ /]"
)
"""What a credit begins behind, whatever stands before."""
_NOBODY = re.compile(
    rf"[{HAN}]*(?:[者友民客员方会社报网局部馆台站院校委办室厅处队团厂店所组属官]|资料|视频|视觉|中国|网络|图片|本人|航拍|现场|影像|手机)$"
)
"""Who took a picture without a name: 读者, 网友, 市民."""
_BUREAU = re.compile(rf"本[报网台刊社][{HAN}]{{1,8}}?(?:分社|记者站) *")
"""An office of the paper's own."""
_TAKEN = ("摄", "摄影", "摄影报道", "拍摄")
_SIGNS = ("摄", "摄影报道")
"""Said in credits alone, while people learn 摄影 and films are 拍摄."""
_WORD = re.compile("[^ ]+")
_TAIL = 40
"""Characters of the longest credit; on the pages read it has 27."""


def read_credits(caption: str) -> tuple[Byline, ...]:
    """Return the people whom a caption credits, in their order, each with what was done as the role.

    >>> [(b.name, b.role, b.outlet) for b in read_credits("市民在选花。　新华社记者　周　敏摄（影像中国）")]
    [('周敏', '摄', '新华社')]
    >>> [(b.name, b.role) for b in read_credits("图①：花市。吴之行/摄 图②：早市。钱浩、陆怀谷 摄")]
    [('吴之行', '摄'), ('钱浩', '摄'), ('陆怀谷', '摄')]
    >>> read_credits("周敏（右）在选花。资料图片"), read_credits("新桥。 城建局供图")
    ((), ())
    """
    folded = fold(caption)
    found = [*_read_before(folded, caption), *_read_behind(folded, caption)]
    return tuple(person for _, person in sorted(found, key=lambda one: one[0]))


def read_last_credit(paragraph: str) -> tuple[Byline, ...]:
    """Return whom a paragraph credits that a photographer signs at its end; most paragraphs have no such end.

    >>> [b.name for b in read_last_credit("11月25日，居民在新灯下散步。（记者 周敏 摄）")]
    ['周敏']
    """
    return read_credits(paragraph) if rules.PHOTO_TAIL.search(fold(paragraph[-_TAIL:])) else ()


def _read_before(folded: str, printed: str) -> Iterator[tuple[int, Byline]]:
    """Yield who stands before the word for what was done, with the place where that is."""
    start = 0
    for mark in rules.CREDIT_MARK.pattern.finditer(folded):
        role, near = mark["role"] or mark["drawn"], max(start, mark.start() - _TAIL)
        begin = max((bound.end() for bound in _BOUND.finditer(folded, near, mark.start())), default=near)
        bounded = begin > near or near == start
        for i, word in enumerate(_WORD.finditer(folded, begin, mark.start())):
            if people := _read_people(folded[word.start() : mark.start()], role, whole=bounded and not i):
                text = printed[word.start() : mark.end()].strip()
                yield from ((word.start(), replace(person, role=role, text=text)) for person in people)
                break
        start = mark.end()


def _read_people(who: str, role: str, *, whole: bool) -> tuple[Byline, ...]:
    """Read the people of a credit; what stands only behind a blank must be one name or say whose it is."""
    bureau = _BUREAU.match(who)
    who, taken = who[bureau.end() :] if bureau else who, role in _TAKEN
    people = read_bylines(who) or ()
    if people and not any(person.role or person.outlet for person in people):
        certain = (taken and len(people) == 1) or not any(is_word(person.name) for person in people)
        people = people if certain and (whole or len(people) == 1) else ()
    elif not people and role in _SIGNS and (whole or bureau or "·" in who):
        # A name without a Han surname: nothing but a name stands alone before 摄.
        people = read_bylines(f"摄影 {who}") or ()
        people = people if len(people) == 1 else ()
    return people if all(map(partial(_is_person, taken=taken), people)) else ()


def _is_person(person: Byline, *, taken: bool) -> bool:
    """Tell a name from readers, offices and archives; before 摄 what can be a name is one."""
    return not _NOBODY.match(person.name) or (taken and is_name(person.name))


def _read_behind(folded: str, printed: str) -> Iterator[tuple[int, Byline]]:
    """Yield who stands behind the word for what was done and a colon, with the place where that is."""
    for mark in rules.CREDIT_HEAD.pattern.finditer(folded):
        people = read_bylines(mark["who"]) or ()
        # 图:李显和任汝尊 tells who is seen.
        signed = any(person.role for person in people) or len(people) == 1 or "、" in mark["who"]
        if (signed or "摄" in mark["role"]) and all(map(_is_named, people)):
            text = printed[mark.start() : mark.end()].strip()
            yield from ((mark.start(), replace(person, role=mark["role"], text=text)) for person in people)


def _is_named(person: Byline) -> bool:
    return is_name(person.name) and (person.role is not None or not is_word(person.name))
