"""Which runs of hanzi are people's names, and where one name ends and the next begins.

The surnames are those of the census lists, the commonest first; a glued run (王立涛宋小军) can be cut by nothing else.
"""

import re
from functools import cache, lru_cache
from pathlib import Path

COMMON = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦傅方白邹孟熊秦邱江尹薛"
    "闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
)
RARER = (
    "常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈"
    "饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝"
    "封官谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬扈晁芮都普阙浦戈"
    "伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况那宿鲜印逯隆茹诺战慕危玉银亢嵇公哈湛宾戎勾茅利於呼居揭干尉冶斯元束檀衣信展阴昝智幸奉植衡富尧闭巨莽门"
    "赖聂万刑付代肖闫萧覃阎戴笪邴侍钮习竺萨逄甯粟丘荀莘郦隗郗濮郤糜贡"
)
COMPOUND = frozenset(
    {
        "欧阳", "上官", "司马", "诸葛", "皇甫", "尉迟", "令狐", "慕容", "东方", "夏侯", "公孙", "司徒",
        "端木", "南宫", "独孤", "澹台", "闻人", "呼延", "申屠", "拓跋", "濮阳", "司空", "万俟", "钟离",
        "宇文", "长孙", "轩辕", "完颜", "西门", "鲜于", "赫连", "淳于", "宗政", "东郭",
    }
)  # fmt: skip
_PLACE_ENDS = tuple("镇乡县区市村局委院校厅省")
"""What places and offices end in, and hardly anyone's name: 白果镇."""
HONORIFICS = ("先生", "女士", "师傅", "同志", "老师", "某某")
_TWO = 7.0
"""What two names may cost that are cut from four characters: 王海李兰 are two people, 阿依古丽 is one."""
_COST = dict.fromkeys(RARER, 3.0) | dict.fromkeys(COMMON, 1.0)

_ABROAD = frozenset(
    "阿埃艾安昂奥巴白班邦保鲍贝本比彼毕宾波伯博布采查察车茨达戴丹当道德登邓迪蒂丁东多杜顿厄恩尔法凡范菲费芬丰弗福夫盖冈戈格葛根古瓜哈海汉豪赫亨胡华怀霍基吉加贾简杰金"
    "津卡凯坎康考科克肯孔库夸昆拉莱赖兰朗劳勒雷黎里理利莉丽立连莲列林琳卢鲁路伦罗洛略马玛迈麦曼芒梅门蒙米密明摩莫姆穆拿纳娜奈南瑙内尼涅宁纽农诺努欧帕派潘庞佩彭皮平珀普"
    "奇契恰乔切琴丘让热日瑞若萨塞赛桑瑟森沙珊尚绍舍申圣胜什施史舒顺斯丝思松苏索塔泰坦汤唐特滕梯提廷通图托脱瓦万旺威韦维魏温文翁沃乌武西希锡夏香肖谢辛欣休许雅亚延扬耶叶"
    "伊易因英尤于约云扎泽曾詹章珍芝治朱兹宗佐咏翰孜吾卓济祖"
)
"""Characters that foreign names are written with; a name of a column holds others."""
_STRAYS = re.compile(f"[^·{''.join(sorted(_ABROAD))}]{{2}}(?:$|[^·{''.join(sorted(_ABROAD))}])")
_PARTED = re.compile(r"[\u3400-\u9fff]{1,8}(?:·[\u3400-\u9fff]{1,8}){1,4}")
_HAN_RUN = re.compile(r"[\u3400-\u9fff]+")


def is_name(run: str) -> bool:
    """Tell whether a run of hanzi can be one Chinese name: a surname and one or two characters more; 谢谢 is none.

    >>> is_name("孙庆辉"), is_name("欧阳明"), is_name("记者"), is_name("大河时报")
    (True, True, False, False)
    """
    if run[:2] in COMPOUND:
        return 3 <= len(run) <= 4
    if run.endswith(HONORIFICS + _PLACE_ENDS):
        return False
    return run[:1] in _COST and 2 <= len(run) <= 3 and run[0] != run[1]


def is_word(run: str) -> bool:
    """Tell whether a run that can be a name is a common word as well: 明年, 高峰.

    `nonnames.txt` has the words of jieba's dictionary (MIT) of two or three characters that begin with a surname, are
    not marked there as names of people and were counted fifty times or more.

    >>> is_word("明年"), is_word("孙庆辉")
    (True, False)
    """
    return run in _load_words()


def is_foreign(run: str) -> bool:
    """Tell whether a run can be the name of a foreigner: parted by dots, written with the characters for that.

    >>> is_foreign("约翰·米勒"), is_foreign("社会·民生")
    (True, False)
    """
    hanzi = run.replace("·", "")
    return bool(_PARTED.fullmatch(run)) and sum(map(_ABROAD.__contains__, hanzi)) * 5 >= len(hanzi) * 4


def runs_on(run: str) -> bool:
    """Tell whether what begins as the name of a foreigner runs on into the clause, or began before the name.

    Two characters at the end, or three anywhere, that such names are hardly written with. Single ones are frequent.

    >>> runs_on("约翰·米勒"), runs_on("约翰·米勒看来"), runs_on("处代表约翰·米勒")
    (False, True, True)
    """
    return bool(_STRAYS.search(run))


@cache
def _load_words() -> frozenset[str]:
    return frozenset((Path(__file__).parent / "nonnames.txt").read_text(encoding="utf-8").split())


@lru_cache(maxsize=4096)
def split_names(run: str) -> tuple[str, ...]:
    """Cut a glued run of names into names by their surnames; () where it cannot be cut into names.

    A run of up to three characters is one name whatever its surname: rare ones exist. Four are two names only if both
    begin with a common surname, else one name of four (a compound surname, or two surnames).

    >>> split_names("王立涛宋小军"), split_names("孙庆辉"), split_names("欧阳明"), split_names("今年以来")
    (('王立涛', '宋小军'), ('孙庆辉',), ('欧阳明',), ())
    """
    if not _HAN_RUN.fullmatch(run):
        return ()
    if len(run) <= 3:
        return (run,) if len(run) > 1 else ()
    if run[0] not in _COST and run[:2] not in COMPOUND:
        return ()  # most lines of text
    best: list[tuple[float, tuple[str, ...]] | None] = [(0.0, ())] + [None] * len(run)
    for end in range(2, len(run) + 1):
        for size in (2, 3, 4):
            before = best[end - size] if size <= end else None
            if before is None:
                continue
            cost = _cost(run[end - size : end])
            here = best[end]
            if cost and (here is None or before[0] + cost < here[0]):
                best[end] = (before[0] + cost, (*before[1], run[end - size : end]))
    found = best[len(run)]
    if found and len(run) == 4 and found[0] > _TWO:
        return (run,)
    return found[1] if found else ()


def _cost(name: str) -> float:
    """Return what it costs to take this run for one name; 0 where it cannot be one."""
    if name[:2] in COMPOUND and len(name) > 2:
        return 1.0 if len(name) == 3 else 1.5
    surname = _COST.get(name[0], 0.0)
    if not surname or len(name) == 4:
        return 6.0 if surname and name[1] in _COST and len(name) == 4 else 0.0
    return surname + (0.0 if len(name) == 3 else 2.0)
