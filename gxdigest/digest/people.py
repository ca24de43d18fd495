"""Who appears in an article and with which office: paragraphs go in, people come out in the order of the text.

Precision before recall: a run of hanzi that could be a name is one only where something supports it, an office right
before it, a verb of speech right behind it, or a second mention that stands free as the first does. Offices are given
as printed. It does not know who people are: two of one name in one article are one.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from gxdigest.model.people import Mention, PersonCount, Seen
from gxdigest.reading.names import COMMON, is_name, is_word, runs_on
from gxdigest.words import cut


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of support for a name."""

    support: str
    why: str
    yes: tuple[tuple[str, str], ...]
    """Text and the name that it supports."""
    no: tuple[str, ...]
    """Look-alikes that support nobody."""


RULES = (
    Rule(
        "office",
        "an office or a calling right before a name says whose it is; papers print them without anything between",
        yes=(
            ("区住建局局长褚砚秋出席。", "褚砚秋"),
            ("市政府副秘书长、管委会常务副主任　韩溪舟讲话。", "韩溪舟"),
            ("村民林禾说，路通了。", "林禾"),
            ("副委员长褚砚秋、林禾出席。", "褚砚秋"),
        ),
        no=("局长于近日出席。", "主任会议召开。", "会长单位参加。", "书记任命了两人。", "代表团成员方便出行。"),
    ),
    Rule(
        "title",
        "a title right behind a name at the start of a clause says whose it is; who is appointed has a name",
        yes=(
            ("林小舟教授到场。", "林小舟"),
            ("会议任命林小舟为区住建局局长。", "林小舟"),
            ("林禾、周小禾院士合作。", "周小禾"),
        ),
        no=("向两党总书记致意。", "老教授们回信。", "法国总理到访。", "会议任命两人为委员。"),
    ),
    Rule(
        "speech",
        "who says, recalls or explains is a person; at the start of a clause nothing else precedes the verb",
        yes=(("“路通了。”褚砚秋说。", "褚砚秋"), ("林小舟介绍，今年换灯三千盏。", "林小舟")),
        no=("高兴地说，路通了。", "方案表示，年底完工。", "居民们说，路通了。", "时任领导说，路通了。"),
    ),
    Rule(
        "again",
        "a run that could be a name and twice stands free between marks, where no word of the language is, is one",
        yes=(("韩溪舟，今年六十岁，来自河东。到会的有林小舟、韩溪舟、褚砚秋。", "韩溪舟"),),
        no=("安全第一，平安回家。安全第一，路灯亮了。", "高质量，高水平。高质量，高效率。"),
    ),
)
"""Strongest first: a name keeps the first support that it has."""

# Measured on 200 mentions drawn by chance from the 2,581 that the first rules found in the 2,429 gold articles of all
# corpora: 192 names right, 96.0 %; four of the wrong ones are found no more. Later rules find 430 mentions more, all
# right: 385 of one president, 45 of others. Of the 69 people named in 45 short articles read whole, 37 are found, 54 %:
# most foreigners and names of rare surnames are missed. An article takes 0.3 ms.

LONGEST = 30
"""Characters of offices before one name; longer runs held a clause in each of 40 looked at."""

# Offices end in these; the longer first. Each opens with a character, for then `re` passes by all others: a look behind
# in front of 处长 took seven times as long. 代表 and 委员 only with what they are of, see _ALONE.
_ENDS = (
    "书记|主任委员|委员长|行政长官|主任|局长|部长|市长|省长|县长|区长|镇长|乡长|州长|盟长|旗长|处(?<!地处)长|科长|股长|司长|厅长|署长|行长|院长|校长|所长|站长|馆长|台长|社长|会长|园长|场长|"
    "理事长|秘书长|董事长|检察长|审判长|庭长|总经理|经理|总裁|主席|总统|总理|首相|外长|防长|大使|总领事|司令员|政委|总工程师|工程师|总编辑|主编|教授|研究员|院士|"
    "教师|老师(?!傅)|讲师|医师|医生|护士长|护士|队长|支队长|大队长|中队长|班长|排长|连长|营长|团长|舰长|机长|船长|列车长|组长|店长|厂长|矿长|负责人|创始人|发言人|"
    "党支部书记|总监|巡视员|调研员|督察长|民警|警官|村民|居民|社工|网格员|志愿者|讲解员|店主|业主|业务员|技术员|驾驶员|司机|牧民|农民|渔民|果农|大学生|博士|分析师|"
    "设计师|律师|法官|检察官|导演|编剧|演员|作家|诗人|画家|歌手|选手|运动员|教练|主教练|传承人|专员|委员|代表|干事|合伙人|学者|专家|客商|游客|市民|老人|队员|职工|"
    "工人|女工|员工|党员|种植户|养殖户|贫困户|种粮大户|厨师|馆员|学员|战士|连长|将军|上校|少将|中将|上将"
)
_BETWEEN = r"[ 　]{0,2}"
_HAN = "一-鿕"
_AFTER_OFFICE = re.compile(rf"(?:{_ENDS})[）)]?{_BETWEEN}(?=[{_HAN}]{{2}})")
_OFFICE_END = re.compile(rf"(?:{_ENDS})[）)]?$")
# An office before a comma is one of several where the clause is nothing else, and it is no calling: 游客，村民 are two.
_LEADS = re.compile(r"(?:书记|主任|主席|秘书长|[局部市省县区镇乡处院校行会事厅司署]长|总裁|总经理)$")
_SPEECH = (
    "说|表示|介绍|告诉|认为|坦言|指出|强调|回忆|感慨|感叹|解释|笑着|激动地|高兴地|"
    "自豪地|直言|补充|提醒|透露|建议|呼吁|称|谈到|讲述|动情地|兴奋地|欣慰地|向记者|对记者|评价"
)
_BEFORE_TITLE = re.compile(
    rf"(?:^|(?<=[，。、；：！？“”（\s]))(?P<name>[{_HAN}]{{3}})(?=(?:主席|总书记|总理|委员长|副?教授|院士)(?![们团]))"
    rf"|(?<=任命)(?P<appointed>[{_HAN}]{{2,3}})(?=为)",
    re.MULTILINE,
)
_BEFORE_SPEECH = re.compile(rf"(?:^|(?<=[。，；：！？”』」’\s]))([{_HAN}]{{2,4}}?)(?={_SPEECH})")
# What the news says that somebody in office does.
_DOES = (
    "调研|检查|赴|专程|听取|前往|深入|察看|视察|慰问|要求|走访|致信|回应|考察|参观|查看|巡查|督导|督查|莅临|到会|到场|到访|抵达|访问|会晤|接见|签署|"
    "主持|出席|参加|主讲|发表|讲话|致辞|致词|宣布|会见|陪同|来到|走进|当选|担任|接受|部署|召开|"
    "实地|先后|亲自|当即|立即|现场|询问|回信|复信|祝贺|感谢|欢迎|希望|期待|相信|觉得|发现|分享|率队|带队|带领|应邀|受邀|专题|全程|一同|"
    "宣读|致电|见证|启动|推介|解读|回答|答道|提到|提出|写道|坦承|批示|主动|继续|开始|决定|牵头|发出|点赞"
)
# What goes on behind a name: marks, or a word that no given name ends in front of by chance.
_FOLLOWS = re.compile(
    rf"$|[^{_HAN}]|{_SPEECH}|{_DOES}|率|带|携|作了|作的|作为|作(?:报告|讲话)|等|和|与|及|在|的|是|也|就|从|向|对|以|由|为|将|把|"
    r"受|同|还|又|都|正|已|被|了|任职|家|今年|一行|先生|女士|同志|教授|院士|团队|博士|因|曾|给|拿|看|指着|站|坐|用|自|到|获|饰|执|当|有|没|不|能|可|"
    r"每|一|两|几|最|很|近|便|却|则|则|起|先|再|让|跟|至|通过|随|代表|签|分别|共同|之"
)
# Characters that stand in no given name of the names looked at, and in the grammar of every clause.
_NEVER = frozenset(
    "的了着过得地在是有和与及或也都就又还很太不没这那此该某每我你他她它们谁等个位件次种说称讲问看把被让给使于由从到对按据但而且则若并称将曾时人者年月日分会其各副总"
    "局委部处科司省市县区镇乡村街道员长任命职前后上下里外"
)
# Where the offices of somebody begin: what stands before is the clause, not the office.
_OPENERS_LIST = """
了 着 在 由 对 向 与 跟 据 让 请 是 为 以 的 等 到 给 从 被 把 将 随 同 还 也 并 有
当 就 都 又 如 像 因 于 说 和 或 来 去 出席 参加 采访 会见 陪同 记者 邀请 带领 代表团 任命
选举 作为 担任 当选 时任 现任 来自 告诉 感谢 看望 慰问 听取 宣布 会上 期间 其中 以及 包括 结识
找到 见到 遇到 走进 获悉 授予 目前 如今 随后 今年 去年 之后 当日 当天 近日 日前 会谈 一名 一位
两位 几位 多名 多位 这位 那位 位 名 个 曾 曾任 原任 兼任 接替 拜访 致电 同意 通过 根据 按照
听 问 跟随 跟着 在场 同行 获得者 得知 了解 了解到 表示 介绍 认为 指出 强调 接受 同时 此外 另外
昨天 今天 今日 昨日 上午 下午 晚上 派 接待 迎接 帮助 支持 组织 联系 不久前 最近 早上 参与 走访
交给 送给 需要 通知 成为 正是 正在 看到 成立 安排 派出 特邀 委托 聘请 率领 主持 主持人 认识
对阵 拜 还用 还是 听说 此前 对话 专访 不少 许多 很多 便 便是 与会 发表 欢迎 他 她 他便 她便 我 一张
"""
_OPENERS = frozenset(_OPENERS_LIST.split())
# Characters that no foreign name is written in: what follows was read with it.
_NO_FOREIGN = frozenset("对已致电访将于的在是和与说这次们")
_HANZI = re.compile(rf"[{_HAN}]+")
# How old somebody is, of which years, from how many households: no office, though it stands before one.
_NO_OFFICE = re.compile(r"^(?:\d+岁的?|\d[05]后|[几数多]户)")
# What is no office by itself.
_ALONE = frozenset({"代表", "委员"})
# Surnames that are grammar much more often; only a name of three characters is believed (向参与, 都围了).
_RARELY_SURNAMES = frozenset("向于时应可")
# Never seen as one in 400 mentions, often as the start of a word: 党中央, 都支持, 查苗情.
_NO_SURNAMES = frozenset("党都查区相幸和从对所又但由才那因以满全")
# How people are called who are not named: 章先生, 李大姐; and the sides of a talk: 斯方.
_CALLED = re.compile(
    r"(?:先生|女士|大姐|大哥|师傅|大爷|大妈|大娘|阿姨|奶奶|爷爷|叔叔|老师|同学|[感度性总某央率]|^.[方工]|边)$"
)
# What opens a verb though it could close a name: 李强作了, 张乐携家人.
_OPENS_VERB = re.compile(
    rf"{_SPEECH}|{_DOES}|携|作[了出为的]|语带|拿[起着出到]|边[^，。]{{1,4}}边|围坐|坐在|率团|正[在是和向]"
)
# A foreign name is read to its end or not at all; marks and verbs of speech alone end it.
_FOREIGN = re.compile(
    rf"(?!会|长|副|员|团|兼|级|助理|顾问)([{_HAN}]{{1,8}}(?:·[{_HAN}]{{1,8}}?)+?)(?=[，。、；：（）！？“”,\s]|$|将|于|等|{_SPEECH}|{_DOES})"
)
# Given names and words that look like names and were found not to be any.
_NO_NAMES_LIST = """
高兴 方便 安全 明确 时刻 严格 温暖 金融 石油 全体 任务 关于 关注 常务 常委 权威 项目 元首 应邀
安排 都是 马拉松 高质量 金融业 黄金周 石榴籽 高水平 胡同里 白天鹅 高科技 和平 江南岸 江北岸
"""
_NO_NAMES = frozenset(_NO_NAMES_LIST.split())


def find_people(paragraphs: Sequence[str]) -> tuple[Mention, ...]:
    """Find who appears, each name once, with every office that stands before it.

    >>> find_people(["市政府副秘书长、管委会常务副主任　韩溪舟讲话。"])
    (Mention(name='韩溪舟', offices=('市政府副秘书长', '管委会常务副主任'), support='office'),)
    """
    text = "\n".join(paragraphs)
    offices: dict[str, list[str]] = {}
    support: dict[str, str] = {}
    places: dict[str, int] = {}
    found = [
        *_find_after_offices(text), *_find_before_titles(text), *_find_before_speech(text), *_find_again(text),
    ]  # fmt: skip
    for at, name, kind, held in found:
        support.setdefault(name, kind)
        places[name] = min(at, places.get(name, at))
        own = offices.setdefault(name, [])
        own += [office for office in held if office not in own]
    ordered = sorted(support, key=lambda name: places[name])
    return tuple(Mention(name, tuple(offices[name]), support[name]) for name in ordered)


def find_named(paragraphs: Sequence[str], part: str) -> tuple[Mention, ...]:
    """Find as `find_people` does, but only those whose name holds a part: no more is read than what can name them.

    >>> find_named(["局长韩溪舟讲话。", "村民林禾说，路通了。"], "林")
    (Mention(name='林禾', offices=('村民',), support='office'),)
    """
    # No name and no office runs on from one paragraph into the next; the last may show that the text ends.
    read = [*(one for one in paragraphs[:-1] if part in one), *paragraphs[-1:]]
    return tuple(one for one in find_people(read) if part in one.name) if part in "\n".join(read) else ()


_Find = tuple[int, str, str, tuple[str, ...]]


def _find_after_offices(text: str) -> Iterator[_Find]:
    """Find names with an office right before them."""
    for match in _AFTER_OFFICE.finditer(text):
        name = _read_name(text, match.end())
        if name is None:
            continue
        offices = _read_offices(text[max(0, match.start() - LONGEST) : match.end()].rstrip(" 　"))
        if offices:
            for at, one in _read_list(text, match.end(), name):
                yield at, one, "office", offices


def _find_before_titles(text: str) -> Iterator[_Find]:
    """Find names with a title right behind them, and those of the appointed."""
    for match in _BEFORE_TITLE.finditer(text):
        name = match["name"] or match["appointed"]
        is_rare = match["name"] and (name[0] not in COMMON or name[0] in _RARELY_SURNAMES) and not _is_known(name)
        if _could_be_name(name) and not is_rare and not (len(name) == 2 and _is_word(name)):
            yield match.start(), name, "title", ()


def _find_before_speech(text: str) -> Iterator[_Find]:
    """Find names at the start of a clause with a verb of speech behind them."""
    for match in _BEFORE_SPEECH.finditer(text):
        name = match[1]
        if _could_be_name(name) and not _is_word(name) and len(name) < 4:
            yield match.start(1), name, "speech", ()


_FREE = re.compile(rf"(?:^|(?<=[。，；：！？、”（\s]))[{_HAN}]{{3}}(?=[，、。；（]|$)")


def _find_again(text: str) -> Iterator[_Find]:
    """Find names that stand free twice, with a common surname and in no dictionary."""
    seen: dict[str, int] = {}
    for match in _FREE.finditer(text):
        name = match[0]
        if name in seen:
            if _could_be_name(name) and len(cut(name)) == 3 and name[0] in COMMON:
                yield seen[name], name, "again", ()
        else:
            seen[name] = match.start()


def _read_list(text: str, at: int, name: str | None) -> Iterator[tuple[int, str]]:
    """Read the names that one office stands before: 副区长褚砚秋、林禾、韩溪舟出席."""
    while name is not None:
        yield at, name
        at += len(name) + 1
        name = _read_name(text, at) if text.startswith("、", at - 1) else None


def _read_name(text: str, at: int) -> str | None:
    """Read the name that begins here and ends where its clause goes on; None where none can be told."""
    if foreign := _FOREIGN.match(text, at):
        return foreign[1] if _NO_FOREIGN.isdisjoint(foreign[1]) and not runs_on(foreign[1]) else None
    sizes = (3, 4, 2) if is_name(text[at : at + 4]) else (3, 2)
    fits = [
        text[at : at + size]
        for size in sizes
        if _could_be_name(text[at : at + size]) and _FOLLOWS.match(text, at + size)
    ]
    if not fits:
        return None
    name = fits[0]
    if len(fits) > 1 and len(name) == 3 and _OPENS_VERB.match(text, at + 2):
        name = fits[-1]
    is_words = _is_word(name) if len(name) == 2 else len(name) == 4 and len(cut(name[2:])) == 1
    return None if is_words or text.startswith("·", at + len(name)) else name


def _could_be_name(run: str) -> bool:
    """Tell whether a run looks like a name and holds no grammar behind its surname."""
    if not (is_name(run) and _HANZI.fullmatch(run)) or run in _NO_NAMES or run[0] in _NO_SURNAMES:
        return False
    if _CALLED.search(run) or not _NEVER.isdisjoint(run[1:]):
        return False
    if len(run) == 2:
        return run[0] not in _RARELY_SURNAMES
    # A rare surname is believed only where no word is known in the run: 满意度, 幸福感, 相继来.
    return len(run) == 4 or run[0] in COMMON or _is_loose(run) or _is_known(run)


@lru_cache(maxsize=4096)
def _is_word(run: str) -> bool:
    """Tell a run that the dictionary knows as one word, or whose characters behind the first are joined before it."""
    words = cut(run)
    return len(words) == 1 or len(words[0]) > 1


@lru_cache(maxsize=4096)
def _is_loose(run: str) -> bool:
    """Tell whether the dictionary joins no two characters of a run."""
    return len(cut(run)) == len(run)


@lru_cache(maxsize=4096)
def _is_known(run: str) -> bool:
    """Tell a run that the dictionary has whole, as it has people of fame; not for being made of words, as 文化宫 is."""
    return len(cut(run)) == 1 and len(cut(run[:2])) == 2 and not is_word(run)


def _read_offices(before: str) -> tuple[str, ...]:
    """Read the offices that a text ends in, as printed, first to last.

    >>> _read_offices("记者采访了区住建局局长"), _read_offices("会长、河东区园林处处长")
    (('区住建局局长',), ('会长', '河东区园林处处长'))
    >>> _read_offices("市政府副秘书长，管委会主任"), _read_offices("迎来八方游客，区长")
    (('市政府副秘书长', '管委会主任'), ('区长',))
    """
    clause = re.split(r"[。；：！？“”;:!?\n\s《》…—]", before)[-1]
    parts = re.findall("[^、，,]+[、，,]?", clause)
    if len(before) >= LONGEST and clause == before and parts[0][-1] in "，,":
        del parts[0]  # it began before what is looked at
    held: list[str] = []
    for part in reversed(parts):
        # A comma parts offices too, and clauses much more often: what stands before one is an office and nothing else.
        at_comma = part[-1] in "，,"
        office = part.rstrip("、，,")
        if not (_LEADS if at_comma else _OFFICE_END).search(office):
            break
        office, is_whole = _trim_office(office)
        if at_comma and not is_whole:
            break
        if office:
            held.append(office)
        if not is_whole:
            break
    return tuple(reversed(held))


@lru_cache(maxsize=4096)
def _trim_office(part: str) -> tuple[str, bool]:
    """Cut what belongs to the clause off the start of an office; say whether nothing was cut."""
    words = cut(part)
    start = 0
    for i, word in enumerate(words[:-1]):
        ends_an_office = word in {"和", "与", "及", "同"} and bool(_OFFICE_END.search("".join(words[:i])))
        joins = word in {"和", "与"} and not ends_an_office
        if ends_an_office or (word in _OPENERS and not joins):
            start = i + 1
    office = _NO_OFFICE.sub("", "".join(words[start:]))
    # A bracket that opened before the office, as that of a byline, is none of it.
    if re.search("[）)]", office) and not re.search("[（(]", office):
        office = re.split("[）)]", office)[-1]
    too_short = office in _ALONE or any(office.endswith(end) and len(office) < 4 for end in ("代表", "委员"))
    return ("" if too_short else office), start == 0


def agree(office: str, other: str) -> bool:
    """Tell whether two offices may be one, the one said shorter: 局长 and 区住建局局长.

    >>> agree("局长", "区住建局局长"), agree("副局长", "局长"), agree("区长", "区委书记")
    (True, False, False)
    """
    short, long = sorted((office, other), key=len)
    rest = long.removesuffix(short)
    return short == long or (len(rest) < len(long) and not rest.endswith(("副", "原", "前")))


def find_changes(seen: Sequence[Seen]) -> tuple[str | None, ...]:
    """Say for each article, given oldest first, how its offices differ from those printed before.

    `changed`: later, and none agrees with any printed so far; `disagrees`: the same, of another article of one day;
    None otherwise. Who holds two offices at once changes with neither. When an article without a day was printed is not
    known: nothing is said of it, and its offices are no news in another.
    """
    said: list[str | None] = []
    known: set[str] = set()
    days: set[str] = set()
    for one in seen:
        held, day = one.mention.offices, one.article.date
        is_new = bool(held) and known.isdisjoint(held) and not any(agree(a, b) for a in held for b in known)
        said.append(None if not (is_new and day and days) else "disagrees" if day in days else "changed")
        known.update(held)
        if held and day:
            days.add(day)
    return tuple(said)


def count_people(seen: Sequence[Seen]) -> tuple[PersonCount, ...]:
    """Count in how many articles each appears, most first, with the offices that were printed last."""
    people: dict[str, list[Seen]] = {}
    for one in seen:
        people.setdefault(one.mention.name, []).append(one)
    counts = [_count_person(name, own) for name, own in people.items()]
    return tuple(sorted(counts, key=lambda one: (-one.articles, one.name)))


def _count_person(name: str, seen: Sequence[Seen]) -> PersonCount:
    """Sum one person up; undated articles come first, as the oldest."""
    ordered = sorted(seen, key=lambda one: one.article.date or "")
    days = [one.article.date for one in ordered if one.article.date]
    offices = next((one.mention.offices for one in reversed(ordered) if one.mention.offices), ())
    changes = sum(change is not None for change in find_changes(ordered))
    return PersonCount(name, len(ordered), offices, changes, days[0] if days else None, days[-1] if days else None)
