"""Byline text -> people, their roles, the outlets they write for.

Better none than wrong: text that does not read as a byline from end to end gives no one. What comes in is a line, the
inside of a bracket or the tail of a paragraph, folded (`lines.fold`).
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from gxdigest.model.article import Byline
from gxdigest.reading import rules
from gxdigest.reading.lines import Look
from gxdigest.reading.names import COMPOUND, HONORIFICS, is_name, is_word, split_names
from gxdigest.reading.rules import HAN, ROLE

_SHARE = (
    r"文 ?[/、]? ?[图摄]|[图摄] ?[/、] ?文|摄影报道|综合报道|图文报道|报道|参与采写|采写|专访|采访整理|整理|综合|编译"
    r"|供图/文|文/供图|供图|供稿|撰文|摄影|翻译|[摘编]?译|图表|制图|漫画|[文图摄]"
)
_OUTLET = (
    r"(?:新华社|中新社|客户端)"
    rf"|[{HAN}]{{1,10}}?(?:报社?|时讯|资讯|通讯社|网|电?台|在线|新闻|客户端|融媒体?(?:中心)?|发布|周刊|杂志)"
)
_UNIT = (
    rf"[{HAN}]{{2,12}}?(?:局|委|院|校|[一二三四五六七八九十]中|中学|小学|大学|学院|所|站|支?大?队|公司|集团|中心|部|厅|处|办|社|社区"
    r"|乡|镇|村|街道|协会|学会|联合会|总?工会|妇联|文联|残联|科协|法院|厂|矿|场|馆|店|园|银行|医院)"
)
_TOKEN = re.compile(
    rf"(?P<own>本[报网台刊社](?:驻[{HAN}]{{2,6}}?(?=记者))?)"
    rf"|(?P<role>{ROLE.pattern.pattern}|(?:读者|网友|供稿|来稿|撰稿|口述|讲述)(?=[ :]))"
    rf"|(?P<share>(?:{_SHARE})(?![{HAN}]))"
    rf"|(?P<mark>[ 、,;:/·|&\-]+)"
    rf"|(?P<han>[{HAN}]+(?:·[{HAN}]+)*)"
)
_TITLED = re.compile(rf"《([{HAN}]{{2,10}}[报刊])》")
_SPREAD = re.compile("本 *报 *记 *者|通 *讯 *员|记 +者|实 *习 *生")
"""Role words may be set apart to fill a line: 通　讯　员."""
_ALPHABET = re.compile(rf"[{HAN} 、,;:/·|&\-]*")
"""All that tokens are made of: most lines are told by one character that is not."""
_BULLET = re.compile(r"^[\s□■◎●◆◇▲△○☆★※*]+|^N(?=本报|记者)")
_BRACKETS = re.compile(r"^[(\[【](.*)[)\]】]$")
_SLASHED = re.compile(r"([文图摄]) ?[/、] ?([图文摄])")
_ROLE_INSIDE = re.compile(rf"(?:本[报网台刊社])?{ROLE.pattern.pattern}")
_TAIL_GLUED = re.compile(r"^(.{2,4}?)(文/图|摄影报道|综合报道|报道|参与采写|采写|专访|摄影|摄|供图|整理|[摘编]?译)$")
_DEPARTMENT = re.compile(
    rf"[{HAN}]{{1,3}}[宣团]$|[公交法检税城卫教妇消海]轩$"
    rf"|[{HAN}]{{1,6}}(?:[局委院厅办处]|消委会|工会|协会|总工|妇联|工商|医保|交警|城管|环保|质监|[国地]税|税务|人社|供电|水务|消防)$"
)
"""An office that signs as if it were a person."""
_HANDLE = re.compile(rf"[{HAN}][交警税检法卫教环消工妇农林水电气]$")
"""The same in two characters, where the first is no surname: 河交."""
_WEB = re.compile(
    rf"(?:来源|稿源) ?: ?(?P<outlet>[{HAN}]{{2,12}}) +(?:作者 ?: ?|(?=(?:见习|实习|特约)?(?:记者|通讯员) ))"
    r"(?P<who>[^:]{2,30}?)(?= +(?:点击|阅读|浏览|编辑|责编|责任编辑|我要|评论|字号|字体|时间|日期|\d)|$)"
)
"""A site says under a title where it is from and who wrote it: 来源:新河晚报 作者:周敏 点击:12."""
_AUTHOR = re.compile(rf"(?:本文)?作者 ?: ?(?P<name>[{HAN}]{{2,4}}) ?[,(]? ?(?:[系为是]|现任|单位)")
"""A note that says what its author is, and who: 作者:周敏,系区水务局职工."""
_OUTLET_HEAD = re.compile(rf"^({_OUTLET})(.*)$")
_OUTLET_ALONE = re.compile(rf"^(?:[{HAN}]{{2,8}}·)?(?:{_OUTLET})$")
_WRITTEN = re.compile(r"[ /]文|文[ /]|记者.*通讯员.*[ /]摄")
_NO_NAME = re.compile("[从在昨今日近了获悉到的是为与和对采访看见走来去问报道称说讯息节答版]")
_MADE = ("文", "图", "摄")
_UNIT_ALONE = re.compile(rf"^{_UNIT}$")
SET_APART = re.compile(rf"[{HAN}] {{1,4}}[{HAN}]$")
"""A pen name is set apart like a name: 石　榴."""
BROKEN_NAME = re.compile(rf"[{HAN}] +([{HAN}])$")
"""A byline that breaks off behind a surname: 本报记者 孙庆辉 周."""
_NAME_REST = re.compile(rf"[{HAN}]{{1,2}}$")
_POST = (
    "[省市区县州旗镇乡村局委院校厅部处科室所站厂矿馆店队排组班级系街路巷里弄号栋员师长生人民主友客属户]"
    "|社区|公司|中心|小学|中学|大学|银行|集团|协会|司机|教授|主任|[读患愿]者|书记|主席|代表|干部"
)
_WRITER = re.compile(rf"(?P<office>[{HAN}\d·]{{1,14}}(?:{_POST})) +(?P<name>[{HAN}](?: {{0,4}}[{HAN}]){{1,2}})$")
"""Who writes a letter or a note signs with place or office before the name: 东街社区居民 周敏."""
_TITLED_NAME = re.compile(rf"(?P<name>[{HAN}]{{2,3}}|[{HAN}] +[{HAN}]) ?\([^()]{{3,20}}\)$")
"""Who signs with the office behind the name: 周敏(市作协会员)."""
_HEADS = (rules.NOTICE_HEAD, rules.BOX_HEAD, rules.INDEX_HEAD)
_LINE = 400
"""Characters of the longest text remembered; many long ones would fill the memory."""


def read_bylines(text: str, *, bare: bool = True) -> tuple[Byline, ...] | None:
    """Return the people whom a byline names, in their order; None where the text is no byline.

    () is a byline that names no person: 通讯员 公宣 is an office that signs.

    `bare` allows names without any role word, if every one of them begins with a surname.

    >>> [(b.name, b.role, b.outlet) for b in read_bylines("记者 王 伟 通讯员李双木 文/图")]
    [('王伟', '记者', None), ('李双木', '通讯员', None)]
    >>> [(b.name, b.role, b.outlet) for b in read_bylines("新河晚报 方小满 文/图")]
    [('方小满', '文/图', '新河晚报')]
    >>> read_bylines("记者从市教育局获悉"), read_bylines("通讯员 公宣")
    (None, ())
    """
    return (_remember if len(text) <= _LINE else _read)(text, bare)


def _read(text: str, bare: bool) -> tuple[Byline, ...] | None:
    stripped = _BULLET.sub("", text).strip(" .。")
    if inner := _BRACKETS.match(stripped):
        stripped = _BULLET.sub("", inner[1]).strip()
    if (author := _AUTHOR.match(stripped)) and is_name(author["name"]):
        return (Byline(author["name"], "作者", None, text.strip()),)
    if source := _WEB.search(stripped):
        people = _read(source["who"], bare=True) or ()
        return tuple(replace(person, outlet=source["outlet"], text=text.strip()) for person in people) or None
    stripped = _SPREAD.sub(lambda role: role[0].replace(" ", ""), _TITLED.sub(r"\1 ", stripped))
    if not _ALPHABET.fullmatch(stripped):
        return None
    if rules.CREDIT.search(stripped) and not _WRITTEN.search(stripped):
        return None
    words = _split_words(_SLASHED.sub(lambda match: f" {match[1]}/{match[2]} ", stripped).strip())
    return _read_words(words, text.strip(), bare) if words else None


_remember = lru_cache(maxsize=256)(_read)
"""A line is asked up to four times on the way to its article."""


def _split_words(text: str) -> list[tuple[str, str]]:
    """Cut byline text into (kind, word); [] where something in it belongs to no byline."""
    words: list[tuple[str, str]] = []
    at = 0
    while at < len(text):
        match = _TOKEN.match(text, at)
        if not match:
            return []
        kind, word = str(match.lastgroup), match[0]
        if kind == "han":
            # A role may be glued behind a name: 王立涛实习生宋小军.
            role = _ROLE_INSIDE.search(word, 1)
            if role:
                word = word[: role.start()]
            tail = _TAIL_GLUED.match(word) if not role else None
            if tail and (is_name(tail[1]) or len(tail[1]) in (2, 3)):
                word = tail[1]
            if words and words[-1][0] == "role" and not _can_be_glued(word):
                return []  # 记者手记, 记者了解到
        at += len(word)
        # 整理:周敏 tells what the next one did, 周敏 整理 what the last.
        words.append(("role" if kind == "share" and text[at:].lstrip()[:1] == ":" else kind, word))
    return words


def _can_be_glued(word: str) -> bool:
    """Tell whether what stands right behind a role word, with no blank between, can name anyone."""
    if len(word) == 1:
        return True  # 记者杨　光
    names = split_names(word)
    foreign = "·" in word or (len(word) == 4 and not _NO_NAME.search(word))
    return foreign or bool(_DEPARTMENT.match(word)) or (bool(names) and all(map(is_name, names)))


def _read_words(words: list[tuple[str, str]], printed: str, bare: bool) -> tuple[Byline, ...] | None:
    people: list[Byline] = []
    role = outlet = None
    signed = not {"role", "share"}.isdisjoint([kind for kind, _ in words])
    # 来源:新河日报 has a colon and no role; 周末 安全 are words, not people.
    if not signed and (not bare or ":" in printed):
        return None
    joined = _join_padded(words)
    for i, (kind, word) in enumerate(joined):
        if kind in ("own", "role") and not (i and _is_outlet(joined, i - 1, role)):
            outlet = None
        if kind == "role":
            role = word
        elif kind == "share":
            # 文/图 behind names says what they made; before the first name it is a role like any other.
            share = word.replace(" ", "")
            people = [_with_role(person, share) for person in people]
            role = share if not people or (share in _MADE and (role in _MADE or joined[i - 1][0] != "han")) else role
        elif kind == "han" and _is_outlet(joined, i, role):
            outlet = word.rstrip("·")
        elif kind == "han":
            outlet, word = _split_outlet(word) or (outlet, word)
            if not word or _is_office(word, role):
                continue
            # 作者 is followed by notes (作者单位, 作者为…) as often as by a name.
            names = _read_names(word, signed=signed and role != "作者")
            if not names or (role == "作者" and is_word(word)):
                return None
            people += [Byline(name, role, outlet, printed) for name in names]
    if not signed and len(people) > 1 and all(is_word(person.name) for person in people):
        return None
    offices = role not in (None, *_MADE) and joined[-1][0] == "han"
    return tuple(people) if people or offices else None


def _is_outlet(joined: list[tuple[str, str]], i: int, role: str | None) -> bool:
    """Tell whether a word names who the people behind it work for: a medium, a unit, or what a role is glued to."""
    kind, word = joined[i]
    if kind != "han" or i + 1 == len(joined):
        return False
    if _OUTLET_ALONE.match(word) or (not role and _UNIT_ALONE.match(word)):
        return True
    return (
        not role
        and joined[i + 1][0] == "role"
        and not is_name(word)
        and len(word) in (2, 4, 5, 6, 7, 8)
        and "·" not in word
    )


def _is_office(word: str, role: str | None) -> bool:
    """Tell whether what signs as a correspondent is an office: 公宣, 区统计局, 河交."""
    return bool(_DEPARTMENT.match(word)) or (role == "通讯员" and bool(_HANDLE.match(word)) and not is_name(word))


def _split_outlet(word: str) -> tuple[str, str] | None:
    """Split 新河晚报周敏 into the outlet and the name glued to it."""
    head = _OUTLET_HEAD.match(word)
    return (head[1], head[2]) if head else None


def _read_names(word: str, *, signed: bool) -> tuple[str, ...]:
    """Cut one run into names; where no role word stands in the byline every one must begin with a surname."""
    if "·" in word:
        return (word,) if signed else ()
    names = split_names(word)
    if any(name.endswith(HONORIFICS) for name in names):
        return ()
    if signed and len(word) == 4 and not names and not _NO_NAME.search(word):
        return (word,)  # 阿依努尔: no Han surname, yet set among names
    if signed and len(word) <= 4 and not _NO_NAME.search(word):
        return names
    if len(names) > 1 and not signed and any(map(is_word, names)):
        return ()  # 明年元旦起 glued is a phrase, not 明年 and 元旦起
    return names if all(map(is_name, names)) else ()


def _with_role(person: Byline, role: str) -> Byline:
    return person if person.role else Byline(person.name, role, person.outlet, person.text)


def _join_padded(words: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Drop the marks between words and join names set apart: 王　伟 is one name, 王伟 李明 are two."""
    joined: list[tuple[str, str]] = []
    for i, (kind, word) in enumerate(words):
        if kind == "mark":
            continue
        blank = i and words[i - 1][0] == "mark" and not words[i - 1][1].strip(" ")
        before = joined[-1] if joined else ("", "")
        open_ended = before[0] == "han" and (len(before[1]) == 1 or (before[1] in COMPOUND and len(word) == 1))
        if blank and (kind == "han" or word in _MADE) and open_ended and len(word) <= 2:
            joined[-1] = ("han", before[1] + word)
        else:
            joined.append((kind, word))
    return joined


def read_writer(text: str) -> tuple[Byline, ...]:
    """Return who signs with a place or an office before the name, as letters are signed.

    >>> [(b.name, b.outlet) for b in read_writer("东街社区居民 周 敏")], read_writer("冬日街头 暖意浓浓")
    ([('周敏', '东街社区居民')], ())
    """
    match = _WRITER.match(_BULLET.sub("", text).strip(" .。"))
    name = match["name"].replace(" ", "") if match else ""
    if not match or name.endswith(_MADE) or not is_name(name) or (name == match["name"] and is_word(name)):
        return ()
    return (Byline(name, None, match["office"], text.strip()),)


def join_broken_names(looks: Sequence[Look], labels: Sequence[str]) -> tuple[str, ...]:
    """Return the labels with what is left of a name under a byline that breaks off behind a surname as part of it.

    In a narrow column 本报记者 吴 君 张 may stand over 驰, which nothing on its own line tells from a first word.
    """
    joined = list(labels)
    for i in range(1, len(looks)):
        above = joined[i - 1].removesuffix("+")
        text = joined[i] if joined[i] in ("opening", "paragraph") else ""
        if not (text and above in ("byline", "inserted") and _NAME_REST.match(looks[i].plain)):
            continue
        line = looks[i - 1].plain
        broken = BROKEN_NAME.search(line) if read_bylines(line) is None else None
        below = joined[i + 1] if i + 1 < len(looks) else ""
        if broken and is_name(broken[1] + looks[i].plain) and below in ("paragraph", "continued"):
            joined[i : i + 2] = [above + "+", text]
    return tuple(joined)


def read_lone_byline(text: str) -> tuple[Byline, ...]:
    """Return the author whom a line known for a byline names in no usual way: a foreigner, a pen name, an institution.

    >>> [(b.name, b.role) for b in read_lone_byline("约翰·米勒") + read_lone_byline("本报评论员")]
    [('约翰·米勒', None), ('本报评论员', '评论员')]
    >>> [(b.name, b.outlet) for b in read_lone_byline("石 榴") + read_lone_byline("东街小学教师 周敏")]
    [('石榴', None), ('周敏', '东街小学教师')]
    """
    stripped = _BULLET.sub("", text).strip(" .。")
    if stripped in ("本报评论员", "本刊评论员", "本网评论员"):
        return (Byline(stripped, "评论员", None, text.strip()),)
    if re.fullmatch(rf"[{HAN}]{{1,6}}(?:[·—][{HAN}]{{1,6}}){{1,4}}", stripped):
        return (Byline(stripped, None, None, text.strip()),)
    if SET_APART.match(stripped) and not any(rule.pattern.match(stripped) for rule in _HEADS):
        return (Byline(stripped.replace(" ", ""), None, None, text.strip()),)
    titled = _TITLED_NAME.match(stripped)
    if titled and is_name(name := titled["name"].replace(" ", "")) and not is_word(name):
        return (Byline(name, None, None, text.strip()),)
    return read_writer(text)
