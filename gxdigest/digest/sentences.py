"""Paragraphs go in; sentences come out, trimmed to what they tell. It does not judge which of them matter."""

import re
from collections.abc import Iterator

# A quotation or a bracket in one piece, so that a full stop inside it ends nothing; an end mark with whatever closes
# behind it; a run without any of these; and last a bracket that is never closed, which is a character like others.
_PIECE = re.compile(
    r"(?P<quote>“[^“”]*”|「[^「」]*」|『[^『』]*』)"
    r"|（[^（）]*）|\([^()]*\)|《[^《》]*》|【[^【】]*】"
    r"|(?P<end>(?:[。！？!?]|(?<=[A-Za-z]{2})\.(?=\s+[A-Z“\"]|\s*$))+[”’」』）)】\"]*)"
    r"|[^“「『（(《【。！？!?.]+|(?s:.)"
)
_CLOSED_SENTENCE = re.compile(r"[。！？!?…][’』]?[”」』]$")
# Behind a quotation that ends a sentence: the sentence goes on, or it is told who spoke.
_GOES_ON = re.compile(r"[，、；：,;:的]|[^，。！？；：“]{1,15}(?:说|道|表示|坦言|感慨|介绍)。")

_DAY = r"(?:\d{1,2}月)?\d{1,2}日"
_HOUR = r"(?:凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|晚间|晚|[\d零]{1,2}[时点](?:\d{1,2}分|许)?)*"
# When something happened, if the sentence stands without it. Not a list or the end of a span (至27日, 截至25日), a
# length of time (一连5日), what is counted or attached (每月15日, 8日起, 1日出版的), not what is talked about (25日是),
# not a day of a named year: papers name the year where it is another than theirs.
# 近日 and 日前 can be halves of other words: 最近日本, 假日前, 生日前.
_TIME = re.compile(
    r"(?=[\d近日今昨当北目连前])"  # one of these begins it; the rest of the pattern is slow to say no
    rf"(?:(?:(?:当地|北京)时间|(?<![\d、和及或从自于在至到截止每逢连共期间月年第—–~-])){_DAY}(?:至{_DAY})?{_HOUR}"
    r"(?![\d、和及或起至到前后的是为电讯—–~-]|以来|出版|召开的)"
    r"|(?<![最邻临靠接])近日(?![本报])|(?<![假生节今昔往末])日前"
    r"|(?:^|(?<=[，。；：,;:]))(?:今天|昨天|昨日|今日|当天|目前|近期|连日来|前不久)(?=[，,]))[，,]?"
)
# A bracket inside a company's or school's name belongs to the name; one with a number tells how much or which (二期),
# and who has another name or what is a draft is told too.
_TELLS = r"\d０-９第一二三四五六七八九十"
_ASIDE = re.compile(
    rf"(?:（(?:(?:以下)?简称[^（）]{{0,40}}|(?!化名|草案|试行|暂行)[^（）{_TELLS}]{{0,40}})）|\([^(){_TELLS}]{{0,40}}\))"
    r"(?![一-鿕]{0,8}(?:公司|集团|大学|学院))"
)
_QUOTED = re.compile(r"“[^“”]*”|「[^「」]*」|《[^《》]*》|（[^（）]*）")
# How the paper came to know, where it names its own reporter, a wire or nobody.
_SOURCE = re.compile(
    r"^(?:(?:本报|本台)?记者)?[从在][^，。：,:]{2,60}?(?:获悉|了解到|得知)[：，:,]|^据(?:了解|悉|介绍|报道)[，,]"
    r"|^据[^，。：,:“]{2,20}消息[：，:,]|^[^，。：,:“]{2,8}(?<![好坏个条的])消息[：:]"
)


def split_sentences(paragraph: str) -> Iterator[str]:
    """Split a paragraph into sentences that keep their closing quotes; joined, they are the paragraph again.

    >>> list(split_sentences("“路修好了。夜里也亮。”他说。大家都笑了！"))
    ['“路修好了。夜里也亮。”他说。', '大家都笑了！']
    """
    start = 0
    for piece in _PIECE.finditer(paragraph):
        ends = piece["end"] or (
            piece["quote"] and _CLOSED_SENTENCE.search(piece["quote"]) and not _GOES_ON.match(paragraph, piece.end())
        )
        if ends:
            yield paragraph[start : piece.end()]
            start = piece.end()
    if start < len(paragraph):
        yield paragraph[start:]


def trim_sentence(sentence: str) -> str:
    """Cut out bracketed asides, time words and how the paper came to know; quotations and titles stay as they are.

    >>> trim_sentence("记者27日从区住建局（房管局）获悉：近日，全区启动老旧小区改造。")
    '全区启动老旧小区改造。'
    """
    told = _outside_quotations(_ASIDE, sentence.strip())
    told = _outside_quotations(_TIME, told)
    return _SOURCE.sub("", told).strip().lstrip("，、；：,;: 　")


def _outside_quotations(pattern: re.Pattern[str], text: str) -> str:
    """Cut out what the pattern finds, unless it stands inside a quotation, a title or a bracket."""
    found = list(pattern.finditer(text))
    if not found:
        return text
    quoted = [match.span() for match in _QUOTED.finditer(text)]
    kept: list[str] = []
    at = 0
    for match in found:
        if not any(start < match.start() < end for start, end in quoted):
            kept.append(text[at : match.start()])
            at = match.end()
    return "".join(kept) + text[at:]
