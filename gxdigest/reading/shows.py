"""What a line shows by itself: its size, its place in the column, how it begins and ends, what the rules make of it."""

import re
from bisect import bisect_right

from gxdigest.model.article import Byline
from gxdigest.reading import rules
from gxdigest.reading.bylines import BROKEN_NAME, SET_APART, read_bylines, read_writer
from gxdigest.reading.heads import read_head
from gxdigest.reading.lines import Look, Page
from gxdigest.reading.names import is_foreign, is_word

_WIDTHS = (3, 6, 10, 14, 18, 24, 32, 48)
_WIDTH_NAMES = ("1-3", "4-6", "7-10", "11-14", "15-18", "19-24", "25-32", "33-48", "49 or more")
_TITLE_WIDTH = 45
"""Full-width characters; longer lines are not looked through for what only short ones hold."""
_BYLINE_WIDTH = 14
"""Full-width characters; shorter lines sign more often than they open a text."""
_CLOSERS = "”’」』)]】》"
_SENTENCE_INSIDE = re.compile(r"[。!?;](?!$)")
_SENTENCE_END = re.compile(r"[。!?…][”’」』)\]]*(?:[①-⑳]\d{0,2}|\([A-Z]\))?$")
_ORDINAL = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}[、是]|\(?[一二三四五六七八九十\d]{1,2}[)、.]"
    r"|第[一二三四五六七八九十]{1,3}[,章条节]|其[一二三四]|[①-⑳]"
    r"|(?:案例|镜头|故事|观点|场景|片段|问题|关键词|看点|亮点|变化|原因|建议|画面|人物|样本|印象|感受|之)[一二三四五六七八九十\d①-⑩])"
)
_BULLET = re.compile(r"[□■◎●◆◇▲△○☆★※▶►·*]")
_ROLE_HEAD = re.compile(rf"[(\[【]?(?:本[报网台刊社]|[{rules.HAN}]{{1,6}}[报网])?{rules.ROLE.pattern.pattern}")
_REPORT = re.compile(r"记者[^,。:]{2,14}(?:报道|摄影报道):?$")
_ADDRESS = re.compile(r"@|https?:|www\.|电\s*话:|邮\s*箱|热线|地址:")
_HALVES = re.compile(r"([^ ,]{3,14})(?: +|, *)([^ ,]{3,14})$")
_COLUMN_END = re.compile(rf"[{rules.HAN}·]{{2,7}}[谈说问议录记坛苑窗廊汇界线桥眼角潮帮刊谭读闻观]$")
_FIGURE = re.compile(r"\d")
_FIGURE_ALONE = re.compile(r"[A-Z]?\d{1,3}$")
_RESULT = re.compile(r"\d[:∶\-]\d")
_PART = re.compile(r"[^ ]{2,}(?= |$)|[^ ] +[^ ](?= |$)")
"""Two hanzi set apart are one part."""
_PLACES = frozenset({"page line", "running head", "masthead", "number line"})
"""What says where and when a page is from holds figures and parts, and is no list."""
_QUOTES = (("“", "”"), ("《", "》"), ("(", ")"))

# What titles say tells their rank where nothing else does: a kicker gives the occasion or who speaks, a deck adds a
# figure or who attended. Each is a hint only; what it is worth is learned.
_TITLE_WORDS = (
    ("leads on to a title", re.compile(r"(?:强调|指出|要求|表示|—|致辞|时说|提示|部门|部署)$").search),
    (
        "tells an event",
        re.compile(
            r"(?:举行|召开|开幕|闭幕|发布|印发|举办|成立|启动|揭晓|落幕|开工|实施|出炉|公布|通车|揭牌|上线|开播|落成|开馆|启用)$"
        ).search,
    ),
    (
        "opens with an occasion",
        re.compile(
            r"(?:截至|今年|去年|[上下]半年|[一二三四]季度|前\d+个?月|\d{1,2}月|第?[“一二三四五六七八九十\d]+届|20\d\d"
            r"|“[^”]{2,6}”(?:假期|期间)|近年来?|日前|[春暑寒国端中清元]\S假期?)"
        ).match,
    ),
    (
        "opens like an addition",
        re.compile(
            r"(?:[将已较占超达]|同比|环比|其中|涉及|包括|提供|累计|力争|规模|覆盖|惠及|实现|审议|表决|决定|明确|禁止"
            r"|到20|首[批次]|新增|参展|预计|证实|解决|总|—)"
        ).match,
    ),
    (
        "opens with a call",
        re.compile(
            r"(?:[让以把用为从向在]|加快|推动|推进|坚持|深入|全面|加强|提升|促进|助力|着力|做好|筑牢|守护|打造|奋力"
            r"|凝聚|厚植|擦亮|激活|探索)"
        ).match,
    ),
    (
        "names a place or body",
        re.compile(
            rf"[{rules.HAN}]{{2,8}}?(?:省|市|区|县|州|旗|镇|乡|街道|社区|村|局|部|委|会|院|厅|办|公司|大学|学校|中心|集团)"
        ).match,
    ),
    (
        "is a place or body",
        re.compile(
            rf"[{rules.HAN}]{{2,12}}(?:省|市|区|县|州|旗|镇|乡|街道|社区|村|局|部|委|会|院|厅|办|公司|大学|学校|中学|小学|办事处|中心|集团)$"
        ).match,
    ),
    (
        "is an office of a district",
        re.compile(
            rf"[{rules.HAN}]{{1,8}}(?:[区县旗镇乡村]|街道|社区|办事处|小学|中学|[一二三四五六七八九十]中|学校|大队|派出所|敬老院)$"
        ).match,
    ),
    ("cannot end here", re.compile(r"(?:[的和与及在为将把被让向对从并或至以]|[一二三四五六七八九十]个)$").search),
    ("cannot begin here", re.compile(r"[的了着们和与及并等]").match),
    ("names who was there", re.compile(r"(?:出席|主持|致辞|讲话|签署|监誓|宣读)").search),
    ("has a figure", re.compile(r"\d").search),
    ("quotes", re.compile(r"[“‘].*[”’]$").match),
)
# How a text opens: a report with its time, a letter with who writes; what goes on refers to what was said.
_OPENINGS = (
    (
        "opens with a time",
        r"[昨今][日天晚夜晨早]|近[日期来]|日前|最近|前[天日]|[本上][月周]|[今去][年冬春夏秋]|\d{1,2}(?:月\d{1,2})?日|\d{1,2}月[,份]"
        r"|(?:19|20)\d\d年|[一二三四五六七八九十]{1,3}月|每[逢到当]|星期|周[一二三四五六日末]|[清凌]晨|[上下中]午|[春夏秋冬]",
    ),
    ("opens in the first person", r"[我咱]|本人|笔者|编辑|小时候|记得|童年|家乡|老家|母亲|父亲|奶奶|爷爷|外婆"),
    (
        "opens as text goes on",
        r"据(?:介绍|了解|悉|统计|\S{2,3}介绍)|此外|与此|同时|目前|[而但她他它这那其]|不仅|除[此了]|接[下着]|随[后着即]|[为对因]此|然|于是"
        r"|[当后]来|可是|如今|现在|截至|事实上|有[了的]|也|还|更|一方面|另",
    ),
    ("opens with a role", r"记者|通讯员|本报"),
)
_OPENS = frozenset(name for name, _ in _OPENINGS)
_OPENING = re.compile("|".join(f"({pattern})" for _, pattern in _OPENINGS))
_SHORT_RULES = (
    rules.PAGE_LINE,
    rules.MASTHEAD,
    rules.NUMBER_LINE,
    rules.EDITORS_LINE,
    rules.JUMP_LINE,
    rules.CONTINUED_LINE,
    rules.CAPTION,
    rules.BRACKET_SUBHEAD,
    rules.TIP_NOTE,
    rules.NOTE_LINE,
    rules.BOX_HEAD,
    rules.NOTICE_HEAD,
    rules.CONTACT_LINE,
    rules.SITE_LINE,
    rules.SOURCE_LINE,
    rules.INDEX_HEAD,
    rules.ADDITION_HEAD,
)
_ANY_SHORT = re.compile("|".join(re.sub(r"\?P<\w+>", "?:", rule.pattern.pattern) for rule in _SHORT_RULES))
"""What any of them matches: most lines hold none, which is told at one go."""


def find_shown(look: Look, page: Page) -> list[str]:
    """Return the evidence that a line shows itself: its width first, how it ends second, how it begins third."""
    text, width = look.plain, look.width
    end = _find_signature(text) or show_end(text)
    shown = [f"width {_WIDTH_NAMES[bisect_right(_WIDTHS, width - 0.5)]}", end, show_start(text)]
    if page.column:
        shown.append(against_column(width, page.column))
    shown.append(_indent(look.indent, page.indent))
    shown.append(
        "no blank line above" if not look.gap else "blank line above" if look.gap == 1 else "blank lines above"
    )
    if look.gap != page.gap:
        shown.append("wider gap than usual" if look.gap > page.gap else "narrower gap than usual")
    if _SENTENCE_INSIDE.search(text):
        shown.append("a sentence ends inside")
        if end in ("ends open", "ends in mid-sentence", "ends with a figure or letter"):
            shown.append("breaks off after a sentence")
    elif width > 40 and end == "ends open":
        shown.append("long and breaks off")
    commas = text.count(",") + text.count("、")
    if commas and end == "ends open" and 14 <= width <= 40 and "a sentence ends inside" not in shown:
        shown.append("breaks off after a comma")
    shown.append("no comma" if not commas else "a comma" if commas < 3 else "many commas")
    if " " in text and width < _TITLE_WIDTH and not commas:
        shown.append("a blank parts it")
    for opening, closing in _QUOTES:
        balance = text.count(opening) - text.count(closing)
        if balance:
            shown.append(f"leaves {opening} open" if balance > 0 else f"closes {opening} of another line")
    if end in ("ends with a byline", "ends with bare names"):
        shown.append("byline run on")
    return shown + _find_claims(text, width)


def _find_claims(text: str, width: float) -> list[str]:
    """Return what the rules recognise in a line."""
    claims = []
    head = text.lstrip("【[ ")
    if rules.DATELINE.pattern.match(head):
        claims.append("dateline")
    elif rules.LOOSE_DATELINE.pattern.match(head):
        claims.append("loose dateline")
    elif width > _BYLINE_WIDTH and (opening := _OPENING.match(head)):
        claims.append(_OPENINGS[(opening.lastindex or 1) - 1][0])
    if rules.CLOSING_DATELINE.search(text):
        claims.append("closing dateline" if width < 26 else "closing dateline after a sentence")
    if rules.END_MARK.search(text):
        claims.append("end mark")
    if rules.CREDIT.search(text[-24:]):
        claims.append("photo credit")
    if ":" in text[:8] and rules.QUESTION.pattern.match(text):
        claims.append("question")
    if ("编" in text or "栏" in text) and rules.EDITORS_NOTE.pattern.match(text):
        claims.append("editor's note")
    if width <= _TITLE_WIDTH:
        claims += _find_short_claims(text, plain=all(claim in _OPENS for claim in claims))
    elif rules.CAPTION.pattern.match(text):
        claims.append("caption head")
    return claims


def _find_short_claims(text: str, *, plain: bool) -> list[str]:
    """Return what only short lines hold; `plain` if nothing else has claimed the line."""
    claims = [rule.name for rule in _SHORT_RULES if rule.pattern.match(text)] if _ANY_SHORT.match(text) else []
    people = None if "editors' line" in claims else _read_signers(text)
    if people is not None and all(person.role for person in people[-1:]):
        claims.append("reads as a byline")
    elif people and any(is_word(person.name) for person in people):
        claims.append("words that could be names")
    elif people:
        claims.append("bare name" if len(people) == 1 else "bare names")
    elif role := _ROLE_HEAD.match(text):
        claims.append("begins with a role" if role.end() < len(text) else "a role alone")
    if people is None and " " in text and read_writer(text):
        claims.append("an office and a name")
    elif people is None and "·" in text and is_foreign(text):
        claims.append("a foreign name")
    elif people is None and SET_APART.match(text) and not claims:
        claims.append("two hanzi set apart")
    head = read_head(text) if "page line" not in claims else None
    if head and (head.page or head.day):
        claims.append("running head")
    if (tail := rules.COLUMN_TAIL.search(text)) and not rules.CREDIT.search(text[-24:]):
        named = _read_signers(text[: tail.start() + 1])
        claims.append("a name and an office" if named and not is_word(named[-1].name) else "column in brackets")
    if _ADDRESS.search(text):
        claims.append("an address")
    if _REPORT.search(text):
        claims.append("记者 … 报道")
    if text[0] == "(" and text[-1] == ")":
        claims.append("all in brackets")
    if plain and not claims and "。" not in text:
        claims += find_title_words(text)
        if halves := _HALVES.match(text):
            claims.append("two equal halves" if len(halves[1]) == len(halves[2]) else "two halves")
    if head and "running head" not in claims:
        claims.append("could be a paper's name")
    if rules.COLUMN_LABEL.search(text):
        claims.append("could be a column's name")
    elif _COLUMN_END.match(text):
        claims.append("ends as names of columns do")
    return claims + (_find_list_claims(text) if _PLACES.isdisjoint(claims) else [])


def find_title_words(text: str) -> list[str]:
    """Return the hints that the words of a title give of its rank."""
    return [name for name, matches in _TITLE_WORDS if matches(text)]


def _find_list_claims(text: str) -> list[str]:
    """Return what lines of lists show: names side by side, results, prices, a figure alone."""
    shown = []
    if figures := len(_FIGURE.findall(text)):
        if _FIGURE_ALONE.match(text):
            shown.append("a figure alone")
        elif figures * 4 > len(text):
            shown.append("figures for the most part")
        if _RESULT.search(text):
            shown.append("a result or a time")
    if text.count(" ") > 1 and len(_PART.findall(text)) > 2:
        shown.append("three parts or more")
    return shown


def _read_signers(text: str) -> tuple[Byline, ...] | None:
    """Read a line as a byline, one that breaks off behind a surname too: 本报记者 孙庆辉 周."""
    people = read_bylines(text)
    if people is None and text[-2:-1] == " " and BROKEN_NAME.search(text):
        people = read_bylines(text[:-1], bare=False)
    return people


def _find_signature(text: str) -> str:
    """Tell how a line ends that has a byline behind its last sentence; empty where it has none."""
    end = text[-50:]
    mark = rules.END_MARK.search(end)
    tail = rules.RUN_ON.pattern.search(end, 0, mark.start() if mark else len(end))
    people = read_bylines(tail[1]) if tail else None
    if people is None:
        return ""
    return "ends with a byline" if all(person.role for person in people[-1:]) else "ends with bare names"


def show_end(text: str) -> str:
    """Return how a text ends."""
    last = text[-1]
    if _SENTENCE_END.search(text):
        return "ends a sentence"
    if last in ",、;":
        return "ends in mid-sentence"
    if last == ":":
        return "ends with a colon"
    if last == "—":
        return "ends with a dash"
    if last in _CLOSERS:
        return "ends with a closing mark"
    if last in "“‘《(【":
        return "ends with an opening mark"
    return "ends with a figure or letter" if last.isascii() else "ends open"


def show_start(text: str) -> str:
    """Return how a text begins."""
    first = text[0]
    if first in ",。、;:!?)”’》】%":
        return "starts with a mark that cannot start"
    if first in "“‘《「":
        return "starts with a quote"
    if first in "【[":
        return "starts with a lenticular bracket"
    if first == "(":
        return "starts with a bracket"
    if _ORDINAL.match(text):
        return "starts with an ordinal"
    if _BULLET.match(text):
        return "starts with a bullet"
    if first == "—":
        return "starts with a dash"
    return "starts with a figure or letter" if first.isascii() else "starts with a word"


def _indent(indent: float, usual: float) -> str:
    if not usual:
        return "indented where nothing is" if indent else "flush where nothing is indented"
    if abs(indent - usual) <= 0.5:
        return "indented like a paragraph"
    return "indented otherwise" if indent else "flush where paragraphs are indented"


def against_column(width: float, column: float) -> str:
    """Return how far a line of a width comes in a column."""
    if width > column + 1.5:
        return "wider than the column"
    if width >= column - 1:
        return "fills the column"
    return "nearly fills the column" if width >= column - 3 else "falls short of the column"
