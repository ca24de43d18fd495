"""Byline text -> people. Every form that papers print, and what only looks like one."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from reading_texts import ODD, WORDS, anything, lines

from gxdigest.reading.bylines import join_broken_names, read_bylines, read_lone_byline
from gxdigest.reading.issue import read_issue
from gxdigest.reading.lines import fold, look_at, split_lines


def people(text, **how):
    """Name, role and outlet of each person; the text as it comes from a page."""
    found = read_bylines(fold(text), **how)
    return None if found is None else [(person.name, person.role, person.outlet) for person in found]


def reporters(*names, outlet=None):
    return [(name, "记者", outlet) for name in names]


@pytest.mark.parametrize(
    "role",
    [
        "记者", "通讯员", "通信员", "实习生", "见习记者", "首席记者", "特派记者", "特约记者", "特约通讯员",
        "学生记者", "小记者", "评论员",
        "全媒体记者", "融媒记者", "融媒体记者", "摄影记者", "文/图", "文", "图", "摄影", "撰稿",
    ],
)  # fmt: skip
def test_a_role_before_a_name_is_kept_as_printed(role):
    assert people(f"{role} 孙庆辉") == [("孙庆辉", role, None)]


@pytest.mark.parametrize(
    "text",
    [
        "记者 孙庆辉", "记者孙庆辉", "记者　孙庆辉", "记者：孙庆辉", "本报记者 孙庆辉", "本报记者孙庆辉",
        "本网记者孙庆辉", "本报驻云江记者 孙庆辉",
        "（记者 孙庆辉）", "(记者孙庆辉)", "( 记者 孙庆辉 )", "【记者 孙庆辉】", "[记者 孙庆辉]",
        "（记者　孙庆辉）。",
        "□记者 孙庆辉", "■ 记者 孙庆辉", "◎本报记者 孙庆辉", "●记者孙庆辉", "▲记者 孙庆辉",
        "　　□本报记者　孙庆辉",
        "记者 孙庆辉 文/图", "记者 孙庆辉文/图", "记者孙庆辉文/图", "记者 孙庆辉 文／图", "记者 孙庆辉 文 图",
        "记者 孙庆辉/文",
        "记者 孙庆辉 摄影报道", "记者孙庆辉报道", "记者 孙庆辉 整理", "记者 孙庆辉 综合报道", "记者 孙庆辉 采写",
        "本报记者 孙庆辉整理",
        "文/摄 记者 孙庆辉", "N本报记者 孙庆辉", "N记者 孙庆辉",
    ],
)  # fmt: skip
def test_one_reporter_in_every_dress(text):
    assert people(text) == reporters("孙庆辉")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("记者 周　敏", ["周敏"]),
        ("记者 周 敏", ["周敏"]),
        ("记者  周  敏", ["周敏"]),
        ("记者 周　敏 孙庆辉", ["周敏", "孙庆辉"]),
        ("记者 孙庆辉 周　敏", ["孙庆辉", "周敏"]),
        ("记者 周　敏 李　明", ["周敏", "李明"]),
        ("记者 周敏、李明", ["周敏", "李明"]),
        ("记者 周敏 李明 孙庆辉", ["周敏", "李明", "孙庆辉"]),
        ("记者 王立涛宋小军", ["王立涛", "宋小军"]),
        ("记者周敏李明", ["周敏", "李明"]),
        ("记者王立涛宋小军李双木", ["王立涛", "宋小军", "李双木"]),
        ("记者 欧阳明", ["欧阳明"]),
        ("记者 欧阳若溪", ["欧阳若溪"]),
        ("记者 欧阳 明 周　敏", ["欧阳明", "周敏"]),
        ("记者濮阳静", ["濮阳静"]),
        ("记者 丘　山", ["丘山"]),
        ("记者 阿依努尔", ["阿依努尔"]),
        ("记者 阿不都·热合曼", ["阿不都·热合曼"]),
        ("记者 阿不都•热合曼 周　敏", ["阿不都·热合曼", "周敏"]),
    ],
)
def test_padded_glued_and_long_names(text, names):
    assert people(text) == reporters(*names)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("记者 周敏 通讯员 陆怀谷", [("周敏", "记者", None), ("陆怀谷", "通讯员", None)]),
        ("（记者 周　敏 通讯员 陆怀谷）", [("周敏", "记者", None), ("陆怀谷", "通讯员", None)]),
        ("通讯员陆怀谷 记者周敏", [("陆怀谷", "通讯员", None), ("周敏", "记者", None)]),
        (
            "记者周敏实习生钱一鸣通讯员宋朝晖",
            [("周敏", "记者", None), ("钱一鸣", "实习生", None), ("宋朝晖", "通讯员", None)],
        ),
        ("王立涛实习生宋小军", [("王立涛", None, None), ("宋小军", "实习生", None)]),
        ("周敏 记者 吴之行", [("周敏", None, None), ("吴之行", "记者", None)]),
        ("高　洁 记者 周　敏", [("高洁", None, None), ("周敏", "记者", None)]),
        ("周敏：特约通讯员：吴之行", [("周敏", None, None), ("吴之行", "特约通讯员", None)]),
        (
            "N本报记者 周敏 吴之行 通讯员 钱一鸣",
            [("周敏", "记者", None), ("吴之行", "记者", None), ("钱一鸣", "通讯员", None)],
        ),
        ("周敏译", [("周敏", "译", None)]),
        ("（作者：周敏，系区水务局退休职工）", [("周敏", "作者", None)]),
        ("来源：新河晚报　作者：周敏　吴之行　点击：1372", [("周敏", None, "新河晚报"), ("吴之行", None, "新河晚报")]),
        ("2009-02-26 08:14　稿源：新河晚报　记者 周敏　我要评论(13)", [("周敏", "记者", "新河晚报")]),
        ("见习记者 韩若溪 本报记者 周敏", [("韩若溪", "见习记者", None), ("周敏", "记者", None)]),
    ],
)
def test_each_person_has_the_role_before_the_name(text, expected):
    assert people(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("孙庆辉 文/图", [("孙庆辉", "文/图", None)]),
        ("孙庆辉文/图", [("孙庆辉", "文/图", None)]),
        ("孙庆辉 文/摄", [("孙庆辉", "文/摄", None)]),
        ("周　敏 孙庆辉 文/图", [("周敏", "文/图", None), ("孙庆辉", "文/图", None)]),
        ("周敏/文 吴之行/图", [("周敏", "文", None), ("吴之行", "图", None)]),
        ("周敏 文 吴之行 摄", [("周敏", "文", None), ("吴之行", "摄", None)]),
        ("文/周敏 图/吴之行", [("周敏", "文", None), ("吴之行", "图", None)]),
        ("文 周敏 图 吴之行", [("周敏", "文", None), ("吴之行", "图", None)]),
        ("记者 周敏/文 通讯员 吴之行/图", [("周敏", "记者", None), ("吴之行", "通讯员", None)]),
        ("周敏 参与采写", [("周敏", "参与采写", None)]),
        ("（周敏参与采写）", [("周敏", "参与采写", None)]),
        ("（北岗镇 周　敏 供稿）", [("周敏", "供稿", "北岗镇")]),
    ],
)
def test_what_people_made_is_their_role_where_no_other_is_printed(text, expected):
    assert people(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("新河晚报记者 周敏", [("周敏", "记者", "新河晚报")]),
        ("新河晚报记者周敏", [("周敏", "记者", "新河晚报")]),
        ("（新河晚报记者 周　敏）", [("周敏", "记者", "新河晚报")]),
        ("晚报记者 周敏", [("周敏", "记者", "晚报")]),
        ("宁阳在线记者 周敏", [("周敏", "记者", "宁阳在线")]),
        ("新华社记者 周敏", [("周敏", "记者", "新华社")]),
        ("正观新闻·新河晚报记者 周敏", [("周敏", "记者", "正观新闻·新河晚报")]),
        ("新报全媒体记者 周敏 吴之行", [("周敏", "全媒体记者", "新报"), ("吴之行", "全媒体记者", "新报")]),
        ("新河晚报 方小满 文/图", [("方小满", "文/图", "新河晚报")]),
        ("新河晚报 方小满", [("方小满", None, "新河晚报")]),
        ("新河晚报记者 周敏 通讯员 陆怀谷", [("周敏", "记者", "新河晚报"), ("陆怀谷", "通讯员", None)]),
        ("新河晚报记者 周敏 本报记者 吴之行", [("周敏", "记者", "新河晚报"), ("吴之行", "记者", None)]),
        ("区住建局 周敏", [("周敏", None, "区住建局")]),
        ("（城北法院 周敏）", [("周敏", None, "城北法院")]),
        ("本报记者 周敏", [("周敏", "记者", None)]),
        ("《云岭镇报》记者 周敏", [("周敏", "记者", "云岭镇报")]),
    ],
)
def test_outlets_and_units_are_no_names(text, expected):
    assert people(text) == expected


@pytest.mark.parametrize(
    "office",
    ["公宣", "区公宣", "穗妇宣", "交宣", "解团", "公轩", "区统计局", "市消委会", "桂工商", "浦医保", "区总工", "河交"],
)
def test_a_department_signs_and_is_no_person(office):
    assert people(f"通讯员 {office}") == []
    assert people(f"（记者 孙庆辉 通讯员 {office}）") == reporters("孙庆辉")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("孙庆辉", ["孙庆辉"]),
        ("周　敏", ["周敏"]),
        ("■孙庆辉", ["孙庆辉"]),
        ("□ 周敏", ["周敏"]),
        ("（周敏）", ["周敏"]),
        ("(孙庆辉 周　敏)", ["孙庆辉", "周敏"]),
        ("周敏、孙庆辉", ["周敏", "孙庆辉"]),
    ],
)
def test_bare_names_only_where_they_are_allowed(text, names):
    assert people(text) == [(name, None, None) for name in names]
    assert people(text, bare=False) is None


@pytest.mark.parametrize(
    "text",
    [
        "", "　", "。", "（）", "□", "N", "记者", "（记者）", "本报记者",
        "记者从区教育局获悉", "记者昨日从区里获悉", "记者在现场看到", "记者了解到", "记者获悉", "记者看到",
        "记者发现", "记者从市教育局了解到",
        "记者来到东渡书屋", "记者近日走访了六个街道",
        "（作者：新河县教育局，系主管单位）", "来源：区文旅局", "来源：新河晚报　作者：佚名　点击：12",
        "作者为云岭大学教授", "（作者为云岭大学副研究员）", "（作者单位：云岭大学）", "（作者系云岭大学教授）",
        "数据来源：区统计局", "资料来源：区民政局", "责编 周敏", "本版责编：周　敏", "线索提供：周敏",
        "周敏 摄", "周敏摄", "记者周敏 摄", "（周敏 摄）", "本报记者 周敏 摄", "周敏供图", "城建局供图",
        "城建局供稿", "（县农业局 供稿）",
        "本报通讯员 摄",
        "谢谢", "谢谢大家", "今年以来", "全区粮食工作会议", "本报讯", "本报西陵20日讯", "（本报综合）",
        "第02版：要闻", "下转第2版",
        "孙庆辉说，路灯亮了", "读者孙先生提供信息", "记者节", "记者站",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_byline(text):
    assert people(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("约翰·米勒", [("约翰·米勒", None)]),
        ("□约翰·米勒", [("约翰·米勒", None)]),
        ("本报评论员", [("本报评论员", "评论员")]),
        ("■本报评论员", [("本报评论员", "评论员")]),
        ("小区换上新路灯", []),
        ("本报评论员文章", []),
        ("石　榴", [("石榴", None)]),
        ("周敏（本刊专栏作家）", [("周敏", None)]),
        ("◎周敏（哲学系副教授）", [("周敏", None)]),
        ("高峰（图）", []),
        ("启　事", []),
        ("简　讯", []),
        ("岔河小学校长　周　敏", [("周敏", None)]),
        ("海棠社区居民 周敏", [("周敏", None)]),
        ("文学院2018级　袁一粟", [("袁一粟", None)]),
        ("冬日街头 暖意浓浓", []),
        ("海棠社区 和谐", []),
        ("记者 张 领摄", []),
        ("", []),
    ],
)
def test_an_author_without_a_chinese_name(text, expected):
    assert [(person.name, person.role) for person in read_lone_byline(fold(text))] == expected


def squeeze(text):
    return "".join(text.split())


pieces = st.lists(
    st.sampled_from(WORDS) | st.sampled_from(ODD) | st.sampled_from("王李孙周伟敏静辉明·、 　/"), max_size=10
)
texts = anything | lines | pieces.map("".join)


@given(texts, st.booleans())
@example("N", True)
@example("文/图文/图", True)
def test_any_text_is_read_and_no_name_is_made_up(text, bare):
    folded = fold(text)
    for person in (*(read_bylines(folded, bare=bare) or ()), *read_lone_byline(folded)):
        assert person.name
        assert person.name in squeeze(folded)
        assert (person.role or "") in squeeze(folded)
        assert (person.outlet or "") in squeeze(folded)
        assert person.text == folded.strip()


@given(texts)
def test_the_same_text_names_the_same_people(text):
    assert read_bylines(fold(text)) == read_bylines(fold(text))


@given(texts)
def test_without_bare_names_no_one_more_is_found(text):
    strict = read_bylines(fold(text), bare=False)
    assert strict is None or strict == read_bylines(fold(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("双桥乡 孟小军", [("孟小军", None, "双桥乡")]),
        ("（县供销社　阎丽萍）", [("阎丽萍", None, "县供销社")]),
        ("县第一中学 李兰 王海", [("李兰", None, "县第一中学"), ("王海", None, "县第一中学")]),
        ("桐渡时讯 计淑兰 文/图", [("计淑兰", "文/图", "桐渡时讯")]),
        ("读者 周小军", [("周小军", "读者", None)]),
        ("供稿：李兰", [("李兰", "供稿", None)]),
        ("记者 阿依古丽", [("阿依古丽", "记者", None)]),
        ("高峰", [("高峰", None, None)]),
        ("【本报记者周敏专访】", [("周敏", "记者", None)]),
        ("通　讯　员　陆怀谷", [("陆怀谷", "通讯员", None)]),
        ("口述：周敏 整理：叶舟", [("周敏", "口述", None), ("叶舟", "整理", None)]),
        ("记者 周敏 图表：韦微", [("周敏", "记者", None), ("韦微", "图表", None)]),
    ],
)
def test_who_signs_for_an_office_or_as_a_reader(text, expected):
    assert people(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "明年元旦起",
        "来源：新河日报",
        "周末 安全",
        "白果镇",
        "穗妇宣",
        "解团",
        "读者来信",
        "读者 王先生",
        "作者单位：区财政局",
    ],
)
def test_words_offices_and_sources_name_nobody(text):
    assert not people(text)


NAMES = """一台农机背后的接力
本报记者　白光迪　王
　观
　　从一笔跨越数千里的订单落地，到田间一台
台农机的交付运转，靠的是一整套支持。
"""


@pytest.mark.parametrize(
    ("line", "rest", "label", "joined"),
    [
        ("本报记者　白光迪　王", "观", "opening", True),
        ("本报记者　吴　君　张", "驰骋", "opening", True),
        ("本报记者　白光迪", "观", "opening", False),
        ("本报记者　吴　君", "观", "opening", False),
        ("本报记者　白光迪　王", "从一笔", "opening", False),
        ("本报记者　白光迪　王", "观", "continued", False),
    ],
    ids=["one hanzi", "two", "whole names", "a name set apart", "no rest of a name", "part of the text"],
)
def test_a_name_broken_over_two_lines_is_joined(line, rest, label, joined):
    text = f"一台农机背后的接力\n{line}\n{rest}\n从一笔订单落地，到农机下田。"
    labels = ("headline", "byline", label, "continued")
    found = join_broken_names(look_at(text, split_lines(text)), labels)
    assert found == (("headline", "byline", "byline+", "opening") if joined else labels)


def test_whom_a_broken_name_names():
    (article,) = read_issue(NAMES).articles
    assert [byline.name for byline in article.bylines] == ["白光迪", "王观"]
    assert article.paragraphs == ("从一笔跨越数千里的订单落地，到田间一台台农机的交付运转，靠的是一整套支持。",)
