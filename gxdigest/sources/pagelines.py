"""What the name of a file and the lines of a text say of pages."""

import re

_DATE = re.compile(r"(?<!\d)(?:19|20)\d\d[-_.年]?(?:0[1-9]|1[0-2])[-_.月]?(?:0[1-9]|[12]\d|3[01])(?!\d)日?")
_NUMBER = r"(?:第 ?)?(?P<page>[A-Z]{0,2}\d{1,3}) ?版?"
_PAGE_AFTER_DATE = re.compile(rf"[-_. ]?{_NUMBER}(?:[-_. :：].*)?$")
_PAGE_AT_END = re.compile(rf"(?:^|[-_. ]|(?<=[版报刊]))(?!\d{{4}}){_NUMBER}$")
_ENDINGS = re.compile(r"(?:\.[a-z]{2,4}){1,2}$", re.IGNORECASE)


def read_page(name: str) -> tuple[str, str | None]:
    """Split the name of a file into that of its issue and the page that it holds; None where it says none.

    >>> read_page("a/20191128_01.txt"), read_page("高新时报2019年11月28日A03版：要闻.pdf")
    (('a/20191128', '01'), ('高新时报2019年11月28日', 'A03'))
    >>> read_page("2019-11-28/02.txt.gz"), read_page("高新时报-2019-11-28.txt")
    (('2019-11-28/', '02'), ('高新时报-2019-11-28', None))
    """
    start = max(name.rfind("/"), name.rfind("\\")) + 1
    stem = _ENDINGS.sub("", name[start:])
    date = _DATE.search(stem)
    found = _PAGE_AFTER_DATE.match(stem, date.end()) if date else _PAGE_AT_END.search(stem)
    if found is None:
        return name[:start] + stem, None
    return name[:start] + stem[: found.start()], found["page"]


def put_page_line(text: str, page: str | None) -> str:
    r"""Put a page line above a text that has none.

    >>> put_page_line("路灯亮了。", "03"), put_page_line("第3版：要闻\n路灯亮了。", "04")
    ('第03版\n路灯亮了。', '第3版：要闻\n路灯亮了。')
    """
    return text if page is None or has_page_line(text) else f"第{page}版\n{text}"


def has_page_line(text: str) -> bool:
    """Tell whether a line of a text names its page."""
    from gxdigest.reading.heads import find_page
    from gxdigest.reading.lines import fold, see

    lines = [fold(see(line, 0, len(line))[0]).strip() for line in text.splitlines()]
    return any(map(find_page, lines))


def names_page_or_day(line: str) -> bool:
    """Tell whether a line is a page line, a running head or a masthead.

    >>> names_page_or_day("2025年11月27日 星期四 第03版：社会"), names_page_or_day("云岭区换上新路灯")
    (True, False)
    """
    from gxdigest.reading.heads import read_head
    from gxdigest.reading.lines import fold, see
    from gxdigest.reading.rules import MASTHEAD, PAGE_LINE

    plain = fold(see(line, 0, len(line))[0]).strip()
    return any(rule.pattern.match(plain) for rule in (PAGE_LINE, MASTHEAD)) or read_head(plain) is not None
