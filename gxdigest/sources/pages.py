"""Pages of one issue in files of their own -> one source, and what file names say of pages.

The joined text is the text of the issue: every offset points into it. A page line is put before a page that has none.
"""

import re
from collections.abc import Iterable, Sequence
from functools import partial

from gxdigest.errors import InputError
from gxdigest.sources.source import RawText, Source, add_notes

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


def join_pages(sources: Iterable[Source]) -> list[Source]:
    """Make one source of all pages of an issue, where the first of them stood; pages stand in the order given."""
    issues: dict[str, list[Source]] = {}
    for source in sources:
        issue, page = read_page(source.name)
        issues.setdefault(issue if page else f"\0{source.name}", []).append(source)
    return [pages[0] if len(pages) == 1 else _join(pages) for pages in issues.values()]


def put_page_line(text: str, page: str | None) -> str:
    r"""Put a page line above a text that has none.

    >>> put_page_line("路灯亮了。", "03"), put_page_line("第3版：要闻\n路灯亮了。", "04")
    ('第03版\n路灯亮了。', '第3版：要闻\n路灯亮了。')
    """
    return text if page is None or has_page_line(text) else f"第{page}版\n{text}"


def has_page_line(text: str) -> bool:
    """Tell whether a line of a text names its page."""
    from gxdigest.reading.lines import fold
    from gxdigest.reading.rules import PAGE_LINE, RUNNING_HEAD

    lines = (fold(line).strip() for line in text.splitlines())
    return any(rule.pattern.match(line) for line in lines for rule in (PAGE_LINE, RUNNING_HEAD))


def _join(pages: Sequence[Source]) -> Source:
    name = f"{pages[0].name} +{len(pages) - 1}"
    return Source(name, partial(_read_joined, name, pages))


def _read_joined(name: str, pages: Sequence[Source]) -> RawText:
    """Read all pages; an issue without one of them would be another issue, so all are needed."""
    try:
        texts = [page.read() for page in pages]
    except InputError as error:
        raise InputError(f"{error}; no page of {name} is kept without it") from None
    numbered = (put_page_line(raw.text, read_page(page.name)[1]) for page, raw in zip(pages, texts, strict=True))
    text = "\n".join(page if page.endswith("\n") else f"{page}\n" for page in numbered)
    encodings = "+".join(dict.fromkeys(raw.encoding or "" for raw in texts))
    known = dict.fromkeys(note for raw in texts for note in raw.notes)
    whole = RawText(name, text, encodings, texts[0].paper, texts[0].date, tuple(known))
    return add_notes(whole, "joined from " + ", ".join(page.name for page in pages))
