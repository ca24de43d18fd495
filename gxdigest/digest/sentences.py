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

_ON = r"(?:\d{1,2}月)?\d{1,2}日(?:凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|晚间|晚)?"
# A day on which something happened, if the sentence stands without it. Not a list or a span (25日至27日, 截至25日), a
# length of time (一连5日), what is counted or attached (每月15日, 8日起, 1日出版的), not what is talked about (25日是),
# not a day of a named year: papers name the year where it is another than theirs. An hour by the clock stays.
_DAY = re.compile(
    r"(?:(?:当地|北京)时间|(?<![\d、和及或从自于在至到截止每逢连共期间月年第—–~-]))"
    rf"(?P<on>{_ON})"
    r"(?![\d、和及或起至到前后的是为电讯—–~-]|以来|出版|召开的)[，,]?"
)
# Two days in a sentence are told apart by their names: 昨日停水，今天来水.
_ANY_DAY = re.compile(r"\d日|[今昨明后次][天日晚]|前天")
# What is to come is no day that has been told: 12月3日，区里将举行听证会.
_TO_COME = re.compile(r"[^。；：;:]{0,20}?(?:将|预计|计划|(?<![虚模])拟)")
# When, of what is news anyhow. 近日 and 日前 can be halves of other words: 最近日本, 假日前, 生日前.
_LATELY = re.compile(
    r"(?=[于近日当目连前])"  # one of these begins it; the rest of the pattern is slow to say no
    r"(?:于?(?<![最邻临靠接])近日(?![本报点])|于?(?<![假生节今昔往末])日前"
    r"|(?:^|(?<=[，。；：,;:]))(?:当天|目前|近期|连日来|前不久)(?=[，,]))[，,]?"
)
# Brackets that add nothing. Every other one tells who, what, which, how much or where, or what is excepted: 刚果（金）,
# 高铁（东段）, 企业（不含外资）. Of 427 in the first three sentences of all articles of the corpora 112 are
# cut, 53 of them short forms (2026-11).
_ADDS_NOTHING = (
    # a short form, another name, or that a word is meant below as above
    r"(?:(?:以下|下文)?(?:简称|统称)|下称|[又也亦俗别]称|又名|别名|[也又]叫)[^（）()，；。]{0,40}|(?:以|如)?下同",
    # the word before in other letters, initials or a foreign original; not II, which tells one from another, nor kg
    r"(?<=[一-鿿”》][（(])(?![IVX]+[）)])(?=[A-Z]|\w{3})(?:[^\W\d_一-鿿]|[ .'’&-]){2,60}|https?://[^（）()]{1,80}",
    # a picture, and whose it is
    r"(?:[如详]?见|局部见)?[上下左右题配附]?图[左右上下中①-⑳一二三四\d]{0,2}(?:[，,][^（）()]{0,30})?",
    r"[^（）()]{0,30}(?:供图|(?<![拍航])摄|摄影报道)|新华社发|资料(?:图片?|照片)|(?:影像|视觉)中国",
    # who wrote it
    r"(?:本报|本台|新华社|全媒体|融媒体?|见习|首席|特约|特派)*(?:记者|通讯员)"
    r"(?!除外|[证站团会培等\d一二两三四五六七八九十])[^（）()，；。]{2,40}",
    # where to read on, where to write to, in which order names stand, what the hall did
    r"(?:下转|上接|详见|全文见)[^（）()，；。]{1,30}|[来投]稿[请须至邮信][^（）()]{0,60}",
    r"[按以]姓氏[^（）()]{0,12}|排名不分先后|[^（）()]{0,8}(?:掌声|笑声|鼓掌)|笑|完|(?:未完)?待续",
)
_ASIDE = re.compile(rf"[（(](?:{'|'.join(_ADDS_NOTHING)})[）)]")
_QUOTED = re.compile(r"“[^“”]*”|「[^「」]*」|《[^《》]*》|（[^（）]*）")
# How the paper came to know, and on which day, where it names its own reporter, a wire or nobody.
_SOURCE = re.compile(
    rf"^(?:{_ON}[，,]?)?(?:(?:本报|本台)?记者)?(?:{_ON})?[从在][^，。：,:]{{2,60}}?(?:获悉|了解到|得知)[：，:,]"
    r"|^据(?:了解|悉|介绍|报道)[，,]"
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


def find_day(paragraph: str) -> str | None:
    """Find the first day that a paragraph tells of and a sentence can do without, as 11-25, or 25 without its month.

    >>> find_day("灶火旺了。11月25日，食堂开张。"), find_day("25日，食堂开张。"), find_day("25日，食堂将开张。")
    ('11-25', '25', None)
    """
    return next((_say_day(found) for said in split_sentences(paragraph) if (found := _find_lone_day(said))), None)


def tells_news(sentence: str) -> bool:
    """Tell whether a sentence says when, or how the paper knows."""
    return any(pattern.search(sentence) for pattern in (_DAY, _LATELY, _SOURCE))


def trim_sentence(sentence: str, day: str | None = None) -> str:
    """Cut out bracketed asides, 近日 and how the paper came to know; quotations and titles stay as they are.

    The `day` that is known besides, as `find_day` gives it, is cut where it is the only one; other days stay.

    >>> trim_sentence("记者27日从区住建局获悉：近日，旧区改造（见图）启动。"), trim_sentence("25日，灯亮。", "11-25")
    ('旧区改造启动。', '灯亮。')
    """
    told = _outside_quotations(_ASIDE, sentence.strip())
    told = _SOURCE.sub("", _outside_quotations(_LATELY, told))
    if day and (found := _find_lone_day(told)) and day.endswith(_say_day(found)):
        told = _SOURCE.sub("", told[: found.start()] + told[found.end() :])
    return told.strip().lstrip("，、；：,;: 　")


def _find_lone_day(sentence: str) -> re.Match[str] | None:
    """Find the day of a sentence that names no other, unless it is to come or stands in a quotation."""
    if not (found := _DAY.search(sentence)) or len(_ANY_DAY.findall(sentence)) > 1:
        return None
    if _TO_COME.match(sentence, found.end()) or _is_quoted(sentence, found.start()):
        return None
    return found


def _say_day(found: re.Match[str]) -> str:
    return "-".join(f"{number:0>2}" for number in re.findall(r"\d+", found["on"]))


def _is_quoted(text: str, at: int) -> bool:
    return any(match.start() < at < match.end() for match in _QUOTED.finditer(text))


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
