"""Running heads: what stands on every page of a paper, side by side and in any order, and what it says.

A line is one if nothing but parts of running heads stand in it (`rules.HEAD_PART`) and enough of them to be no title.
"""

import re
from collections import defaultdict
from dataclasses import dataclass

from gxdigest.reading.dates import read_number
from gxdigest.reading.rules import HEAD_PART, PAGE_LINE, YEAR

_WIDEST = 60
_HELD = re.compile("[报讯刊网版年]|\\d[.-]\\d")
"""One of these every running head holds."""
_PROSE = re.compile("[,。;!?“”、%]")
_SPACED = re.compile(r"(?<![^ ·|])(?:[\u3400-\u9fff] ){2,7}[报刊讯](?![^ ])")
"""A paper's name may be set apart: 新 河 周 报."""
_GLUED = re.compile(rf"(?<=[报讯刊])(?={YEAR}[年.\-/])|(?<=[日\d])(?=\(?星期)|(?<=日)(?=第)|(?<=版)(?=:)")
_MARKS = re.compile(r"[ ·|丨:/—]+")
_NUMBERING = re.compile(r"(?<=第) (?=\d)|(?<=\d) (?=[版期])")
_TOLD = frozenset({"版次", "日期", "版面", "版名"})
"""What a dump of pages puts before the parts: 版次:01."""


@dataclass(frozen=True, slots=True)
class Head:
    """What a running head says; None where it does not."""

    paper: str | None = None
    day: str | None = None
    """As printed, year first."""
    page: str | None = None


def read_head(plain: str) -> Head | None:
    """Return what a folded line says as a running head; None where it is none.

    >>> read_head("A10 新河晚报 2017年9月14日 星期四 地产·法治")
    Head(paper='新河晚报', day='2017年9月14日', page='A10')
    >>> read_head("第二版 一九八六年五月三日"), read_head("新河时讯")
    (Head(paper=None, day='一九八六年五月三日', page='二'), Head(paper='新河时讯', day=None, page=None))
    >>> read_head("2017年9月14日 周敏"), read_head("新河晨报记者昨日获悉"), read_head("城事 民生")
    (None, None, None)
    """
    if len(plain) > _WIDEST or not _HELD.search(plain) or _PROSE.search(plain):
        return None
    text = _NUMBERING.sub("", _SPACED.sub(lambda name: name[0].replace(" ", ""), plain))
    found: dict[str, list[str]] = defaultdict(list)
    for part in _MARKS.split(_GLUED.sub(" ", text)):
        match = HEAD_PART.pattern.fullmatch(part) if part not in _TOLD else None
        if match:
            kind = str(match.lastgroup)
            found[kind].append(match[kind])
        elif part and part not in _TOLD:
            return None
    return _to_head(found)


def _to_head(found: dict[str, list[str]]) -> Head | None:
    """Return the head that parts make; a section alone, or a day and a word beside it at most, make none."""
    kinds, sections = set(found) - {"section"}, len(found["section"])
    certain = kinds & {"day", "page", "paper"}
    if not certain or kinds == {"day"} or sections > (1 if kinds == {"paper"} else 2):
        return None
    pages = found["page"] or found["label"]
    first = {kind: found[kind][0] if found[kind] else None for kind in ("paper", "day")}
    return Head(first["paper"], first["day"], pages[0] if pages else None)


def find_page(plain: str) -> str | None:
    """Return the number of the page that a folded line names, as the paper counts it: without leading zeros.

    >>> find_page("第01版:要闻"), find_page("新河晚报 2017年9月14日 A02"), find_page("第二版"), find_page("新河晚报")
    ('1', 'A2', '2', None)
    """
    if match := PAGE_LINE.pattern.match(plain):
        return read_page(match["page"] or match["label"])
    head = read_head(plain)
    return read_page(head.page) if head and head.page else None


def read_page(printed: str) -> str:
    """Return the number of a page as the paper counts it, without leading zeros.

    >>> read_page("02"), read_page("A03"), read_page("二"), read_page("十二"), read_page("二十")
    ('2', 'A3', '2', '12', '20')
    """
    if printed[0] in "一二三四五六七八九十":
        return str(read_number(printed))
    return re.sub(r"(?<!\d)0+(?=\d)", "", printed)
