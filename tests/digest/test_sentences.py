"""A paragraph is split into sentences without loss, and a sentence loses only what its news can do without."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gxdigest.digest.sentences import split_sentences, trim_sentence

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
        ("11月20日上午，河东区召开会议。", "河东区召开会议。"),
        ("图书馆27日下午3时开馆。", "图书馆开馆。"),
        ("考察团11月20日至12月1日在云岭考察。", "考察团在云岭考察。"),
        ("近日，路灯亮了。", "路灯亮了。"),
        ("路灯日前全部换新。", "路灯全部换新。"),
        ("6日，记者从区残联获悉：新规今天施行。", "新规今天施行。"),
        ("据悉，路灯将再换三千盏。", "路灯将再换三千盏。"),
        ("改造由区住建局（房管局）负责。", "改造由区住建局负责。"),
        ("维修由云江（河东）电梯有限公司负责。", "维修由云江（河东）电梯有限公司负责。"),
        ("牌子上写着“11月20日（周四）停水”。", "牌子上写着“11月20日（周四）停水”。"),
        ("新规自12月1日起施行。", "新规自12月1日起施行。"),
        ("截至11月20日，已换路灯三千盏。", "截至11月20日，已换路灯三千盏。"),
        ("演出一连5日举行。", "演出一连5日举行。"),
        ("19日、20日两天停水。", "19日、20日两天停水。"),
        ("当天气转凉，假日前车票售罄，最近日照变短。", "当天气转凉，假日前车票售罄，最近日照变短。"),
        ("他带来好消息：路通了。", "他带来好消息：路通了。"),
    ],
)
def test_trim_sentence(sentence, told):
    assert trim_sentence(sentence) == told
