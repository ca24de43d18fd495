"""A paragraph is split into sentences without loss, and a sentence loses only what its news can do without."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gxdigest.digest.sentences import find_day, split_sentences, trim_sentence

MARKS = "路灯。！？!?“”‘’「」『』（）()《》【】，说：… a.B1"


@pytest.mark.parametrize(
    ("paragraph", "sentences"),
    [
        ("", []),
        ("路修好了", ["路修好了"]),
        ("路修好了。灯亮了！真的？", ["路修好了。", "灯亮了！", "真的？"]),
        ("真的吗？！”他没有说完……", ["真的吗？！”", "他没有说完……"]),
        ("他说：“路修好了。灯也亮了。”大家鼓掌。", ["他说：“路修好了。灯也亮了。”", "大家鼓掌。"]),
        ("“路修好了。”社工林禾说。大家鼓掌。", ["“路修好了。”社工林禾说。", "大家鼓掌。"]),
        ("他喊“开工！”，大家就动手。", ["他喊“开工！”，大家就动手。"]),
        ("短剧《你好！邻居》上演。座无虚席。", ["短剧《你好！邻居》上演。", "座无虚席。"]),
        ("灯（新装的。）亮了。好看。", ["灯（新装的。）亮了。", "好看。"]),
        ("“引号没有闭合。灯亮了。", ["“引号没有闭合。", "灯亮了。"]),
        ("The lights are on. Version 3.5 is out.", ["The lights are on.", " Version 3.5 is out."]),
    ],
)
def test_split_sentences(paragraph, sentences):
    assert list(split_sentences(paragraph)) == sentences


@given(st.text(st.sampled_from(MARKS) | st.characters()))
def test_sentences_joined_are_the_paragraph(paragraph):
    assert "".join(split_sentences(paragraph)) == paragraph


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("近日，路灯亮了。", "路灯亮了。"),
        ("路灯日前全部换新。", "路灯全部换新。"),
        ("6日，记者从区残联获悉：新规今天施行。", "新规今天施行。"),
        ("据悉，路灯将再换三千盏。", "路灯将再换三千盏。"),
        ("新馆已于近日开放。", "新馆已开放。"),
        ("11月20日上午，河东区召开会议。", "11月20日上午，河东区召开会议。"),
        ("昨日，水停了，今天，水又来了。", "昨日，水停了，今天，水又来了。"),
        ("当天气转凉，假日前车票售罄，最近日照变短。", "当天气转凉，假日前车票售罄，最近日照变短。"),
        ("他带来好消息：路通了。", "他带来好消息：路通了。"),
    ],
)
def test_trim_sentence(sentence, told):
    assert trim_sentence(sentence) == told


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("11月20日上午，河东区召开会议。", "河东区召开会议。"),
        ("图书馆20日开馆。", "图书馆开馆。"),
        ("记者20日从区残联获悉：11月20日，新规施行。", "新规施行。"),
        ("当地时间11月20日，考察团到达。", "考察团到达。"),
        (
            "11月20日，全区桥梁建设推进会在东湖区文化馆大厅举行，明年将再建。",
            "全区桥梁建设推进会在东湖区文化馆大厅举行，明年将再建。",
        ),
        # another day, one to come, a span, and a day told apart from another
        ("11月21日，灯亮了。", "11月21日，灯亮了。"),
        ("10月20日，灯亮了。", "10月20日，灯亮了。"),
        ("11月20日，区里将举行听证会。", "11月20日，区里将举行听证会。"),
        ("11月20日计划停水两小时。", "11月20日计划停水两小时。"),
        ("考察团11月20日至12月1日在云岭考察。", "考察团11月20日至12月1日在云岭考察。"),
        ("19日、20日两天停水。", "19日、20日两天停水。"),
        ("11月20日，水停了，今天，水又来了。", "11月20日，水停了，今天，水又来了。"),
        ("11月20日停水，21日来水。", "11月20日停水，21日来水。"),
        # what the day beside does not tell
        ("20日14时30分，地面轻微震动。", "20日14时30分，地面轻微震动。"),
        ("图书馆20日下午3时开馆。", "图书馆下午3时开馆。"),
        ("2016年11月20日，桥通了。", "2016年11月20日，桥通了。"),
        ("新规自11月20日起施行。", "新规自11月20日起施行。"),
        ("截至11月20日，已换路灯三千盏。", "截至11月20日，已换路灯三千盏。"),
        ("演出一连20日举行。", "演出一连20日举行。"),
        ("牌子上写着“11月20日停水”。", "牌子上写着“11月20日停水”。"),
    ],
)
def test_only_the_day_that_is_known_is_cut(sentence, told):
    assert trim_sentence(sentence, "11-20") == told


@pytest.mark.parametrize(
    ("paragraph", "day"),
    [
        ("11月5日，灯亮了。6日，人来了。", "11-05"),
        ("灯亮了。5日，人来了。", "05"),
        ("11月5日，区里将办灯会。", None),
        ("5日停水，6日来水。", None),
        ("灯亮了。", None),
        ("", None),
    ],
)
def test_the_day_that_a_paragraph_tells_of(paragraph, day):
    assert find_day(paragraph) == day


@pytest.mark.parametrize(
    "bracket",
    [
        "（以下简称“改造”）", "（简称《办法》）", "（下称新规）", "（下同）", "（又称“暖心工程”）",
        "（俗称旧改）", "（Renewal）", "（GDP）", "(WTO)", "（обновление）",
        "（https://example.org/a）", "（见图）", "（见图，受访者供图）", "（见图右一，林禾摄）", "（图①）",
        "（上图，资料图片）", "（林禾摄）", "（新华社发）", "（记者林禾）", "（本报记者　林　禾）",
        "（通讯员 周敏）", "（按姓氏笔画排序）", "（排名不分先后）", "（下转第4版）", "（全文见第二版）",
        "（来稿请注明栏目名）", "（掌声）", "（全场热烈鼓掌）", "（完）", "（未完待续）",
    ],
)  # fmt: skip
def test_a_bracket_that_adds_nothing_is_cut(bracket):
    assert trim_sentence(f"老旧小区改造{bracket}全部完工。") == "老旧小区改造全部完工。"


@pytest.mark.parametrize(
    "bracket",
    [
        "（东部）", "(一期)", "（东湖段）", "（核心区）", "（不含商铺）", "（含意向）", "（不包括外地企业）",
        "（暴雨）", "（市、区）", "（套）", "（女）", "（房管局）", "（化名）", "（草案）", "（试行）",
        "（今云江市）", "（原称河东里）", "（惠及1200户）", "（简称“旧改”，投资三亿元）", "（Ⅱ）", "（II）",
        "（B区）", "（kg）", "（5G）", "（T/YL 03—2025）", "（记者除外）", "（记者三名）", "（含外地记者五名）",
        "（本报记者）", "（自拍摄）", "（地图）", "（来稿三千件）", "（笑脸）",
    ],
)  # fmt: skip
def test_a_bracket_that_tells_something_stays(bracket):
    assert trim_sentence(f"老旧小区改造{bracket}全部完工。") == f"老旧小区改造{bracket}全部完工。"


@pytest.mark.parametrize(
    "sentence",
    ["“改造（见图）完工。”社工说。", "新馆用上AI（人工智能）向导。", "维修由云江（河东）电梯有限公司负责。"],
)
def test_brackets_in_quotations_names_and_of_what_initials_mean_stay(sentence):
    assert trim_sentence(sentence) == sentence
