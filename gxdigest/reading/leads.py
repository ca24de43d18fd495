"""A byline set before the first words of a text without a bracket -> who signs, and where the text begins.

Nothing closes such a byline but 报道, a blank, a quotation or a word for a time: 记者 周敏 昨日,灶火旺了。
Better none than wrong: what follows a role word must be names up to there.
"""

import re
from dataclasses import dataclass

from gxdigest.model.article import Byline
from gxdigest.reading.bylines import read_bylines
from gxdigest.reading.names import is_name, is_word, split_names
from gxdigest.reading.rules import HAN, ROLE

_ROLE = re.compile(
    rf"[□■◎●◆]? *(?:(?:本[报网台刊社](?:驻[{HAN}]{{2,6}}?)?)?(?:[{HAN}]{{1,8}}[报网台])?{ROLE.pattern.pattern}"
    r"|(?:编译|综合)(?= ))"
)
_REPORTS = re.compile(r" *(?:现场)?(?:(?:摄影|综合|图文)?报道|专访)(?:[ :,]+|(?=[“《\d记昨今近日本前家据由]|$))")
_NAMES = re.compile(rf"[ 、]*(?P<names>[{HAN}] +[{HAN}](?=[ 、“(]|$)|[{HAN}]+)")
_REPORTER = re.compile(rf" *(?P<name>[{HAN}]{{2,3}}) *报道[ :]+")
_BEGINS = re.compile(
    r"昨[天日晚夜晨]|今[天日晨年]|近[日期年]|日前|前[天日]|本[月周]|上[月周]|记者|通讯员|见习|实习|(?:摄影|综合|图文)?报道|专访"
)
"""What the text begins with right behind a name, or what goes on with the byline."""
_BEHIND = re.compile(r"[ 、“《\d]|$")
_MOST = 60
"""Characters of the longest such byline."""


@dataclass(frozen=True, slots=True)
class Lead:
    """Who signs before the first words, and where these begin."""

    people: tuple[Byline, ...]
    end: int


def read_lead(folded: str, start: int = 0) -> Lead | None:
    """Return the byline that stands before the first words of a folded text, from `start` on; None where none does.

    It begins with a role word; what names a reporter without one is `read_report`.

    >>> lead = read_lead("记者 周敏 通讯员 陆怀谷 昨日,灶火旺了。")
    >>> [person.name for person in lead.people], lead.end
    (['周敏', '陆怀谷'], 13)
    >>> read_lead("记者昨日获悉,灶火旺了。"), read_lead("记者 周敏在灶前说,火旺了。")
    (None, None)
    """
    begin = start + len(folded[start:]) - len(folded[start:].lstrip(" "))
    head = folded[begin : begin + _MOST]
    if not _ROLE.match(head):
        return None
    at = end = 0
    while True:
        if role := _ROLE.match(head, at + len(head[at:]) - len(head[at:].lstrip(" 、"))):
            at = role.end()
        name = _NAMES.match(head, at)
        taken = _take_name(name["names"], head[name.end() :]) if name else 0
        if not name or not taken:
            break
        at = end = name.start("names") + taken
    closing = _REPORTS.match(head, at) if end else None
    people = read_bylines(head[:end], bare=False) if end else None
    if people is None or not (closing or _BEHIND.match(head, end) or _BEGINS.match(head, end)):
        return None
    return Lead(people, begin + (closing.end() if closing else end))


def _take_name(run: str, behind: str) -> int:
    """Return how many characters of a run of hanzi are names that sign; 0 for none."""
    if " " in run:
        return len(run) if is_name(run.replace(" ", "")) else 0
    begins = _BEGINS.search(run, 2)
    names = run[: begins.start()] if begins else run
    if not begins and not _BEHIND.match(behind):
        return 0
    cut = split_names(names) if len(names) <= 8 else ()
    return len(names) if cut and all(map(is_name, cut)) and not (len(cut) == 1 and is_word(names)) else 0


def read_report(folded: str, start: int) -> Lead | None:
    """Return the name that 报道 closes and no role word stands before, as a dateline may have behind it: 周敏报道."""
    match = _REPORTER.match(folded, start)
    people = read_bylines(match["name"]) if match and not is_word(match["name"]) else None
    return Lead(people, match.end()) if match and people else None
