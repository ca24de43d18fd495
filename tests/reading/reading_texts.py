"""Texts to throw at the reader: any characters at all, and pages made at random of lines as papers print them.

Names, papers and places are made up.
"""

from hypothesis import strategies as st

ODD = (
    "\r\n\t \u3000\xa0\x0c\x0b\x1c\x1d\x85\u2028\u2029\ufeff\u200b\u200d\u2060\x00\x07\x1b\xad"
    "（）()【】。，：、！”“—·…N①2"
)
"""What breaks a reader: line ends and blanks of every kind, what cannot be seen, and the marks it looks for."""

HIDDEN = "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
"""What has no width and hides words: soft hyphen, zero-width blanks and joiners, turns of direction, the byte mark."""

WORDS = (
    "本报讯", "新华社", "记者", "通讯员", "文/图", "摄", "王伟", "周　敏", "孙庆辉", "云岭晚报", "月", "日", "电",
    "讯",
    "报道", "图为", "第02版", "责编", "2025年11月27日", "获悉", "昨日", "区", "的",
)  # fmt: skip

LINES = (
    "", "", "", "　　", "\ufeff", "\u200b",
    "云岭时报 2025年11月27日 星期四 第1286期", "第01版：要闻", "G02", "第1286期", "本版责编：周　敏 吴之行",
    "（下转第02版）",
    "小区换上新路灯", "区里召开粮食工作会议", "——访东渡书屋的守夜人", "桥通了，路近了", "老街改造 先修水管",
    "本报讯 昨日，东渡街道的路灯全部换新，夜里出门不怕黑了。", "本报讯（记者 孙庆辉）11月25日，书屋开门迎客。",
    "新华社北京11月23日电（记者周敏）会议昨日闭幕。", "【云岭发布讯】从下月起，九条公交线路延时。", "本报云江3日讯",
    "　　街道办事处用两个星期走访住户，把大家最期盼的事一件一件记下来，路灯排在", "第一位。",
    "　　第二天一早，灯就装好了。",
    "物业公司负责人说，新路灯省电一半，坏了当天就修。 记者 孙庆辉", "他说：“这盏灯，等了三年！”记者孙庆辉 文/图",
    "本报记者 周　敏", "记者 孙庆辉 通讯员 陆怀谷", "□顾以宁 文/图", "N本报记者 韩若溪", "（记者 周", "敏）",
    "通讯员 公宣",
    "【一本细账】政府补一点", "一、把账目公开", "图为新装的路灯。　周　敏 摄", "▲市民在选花。",
    "（新华社长春3月7日电）",
    "作者为云岭大学教授", "数据来源：区统计局", "①2", "END ②9", "mail: a@example.com", "(", "）", "。", "·", "N",
)  # fmt: skip

anything = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from(ODD), max_size=200)
"""Any text that can be decoded."""

lines = st.sampled_from(LINES) | st.lists(st.sampled_from(WORDS) | st.sampled_from(ODD), max_size=8).map("".join)

pages = st.lists(st.tuples(lines, st.sampled_from(("\n", "\n", "\r\n", "\r", "\x0c", "\x85"))), max_size=25).map(
    lambda parts: "".join(line + end for line, end in parts)
)
"""Pages that look like a paper gone wrong."""
