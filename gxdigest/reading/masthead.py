"""Furniture of an issue -> which paper it is, of which day, under which number, as the page prints it.

The day is the first that a line of furniture prints as a line of its own or beside the other parts of a masthead; a
day in the middle of words (截至2026年4月27日) is none.
"""

import re
from collections.abc import Iterable

from gxdigest.reading import rules
from gxdigest.reading.dates import read_number, to_date
from gxdigest.reading.heads import Head, read_head

_DAY = re.compile(
    rf"(?:^|[ :>|·(报讯刊])(?P<year>{rules.YEAR})[年.\-/](?P<month>{rules.NUMBER})[月.\-/](?P<day>{rules.NUMBER})日?"
    r"(?=$|[ ,)>|(]|星期|周[一二三四五六日]|农历|第|出版)"
)
_NUMBER = re.compile(r"(?:^|[ (])总?第 ?(\d{1,6}) ?期")
_PAPER = re.compile(r".{1,8}(?:报|时讯|周刊|晚刊|导刊)$")
_NO_PAPER = re.compile(r".*(?:预|海|喜|捷|简|通|播|举|情|电|墙|汇|申|画|板)报$")
"""A forecast or a poster ends like the name of a paper."""
_NEAR = 6
"""Lines of furniture between a paper's name and the day of the issue."""
_WIDEST = 70
"""Characters of the longest line that is looked through for a day."""


def read_masthead(furniture: Iterable[str]) -> tuple[str | None, str | None, int | None]:
    """Return paper, ISO date and issue number from the folded lines of furniture, in their order; None if not there.

    >>> read_masthead(["新河工报", "新河区总工会主办 二〇〇六年六月二十二日 第413期"])
    ('新河工报', '2006-06-22', 413)
    >>> read_masthead(["天气预报", "截至2026年4月27日"])
    (None, None, None)
    """
    paper = date = number = name = None
    since = 0
    for line in furniture:
        head, since = read_head(line), since + 1
        if not name and head and _is_paper(head):
            name, since = head.paper, 0
        if date is None:
            match = rules.MASTHEAD.pattern.match(line)
            date = _find_day(line)
            paper = (match["paper"] if match else head.paper if head else None) if date else None
        if number is None and (found := _NUMBER.search(line[:_WIDEST])):
            number = int(found[1])
        if date and not paper and since <= _NEAR:
            paper = name
    return paper, date, number


def _is_paper(head: Head) -> bool:
    return bool(head.paper and _PAPER.match(head.paper) and not _NO_PAPER.match(head.paper))


def _find_day(line: str) -> str | None:
    found = _DAY.search(line) if len(line) <= _WIDEST and "。" not in line else None
    return to_date(*map(read_number, found.group("year", "month", "day"))) if found else None
