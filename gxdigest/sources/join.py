"""Pages of one issue in files of their own -> one source.

The joined text is the text of the issue: every offset points into it. A page line is put before a page that has none.
"""

from collections.abc import Iterable, Sequence
from functools import partial

from gxdigest.errors import InputError
from gxdigest.sources.pagelines import put_page_line, read_page
from gxdigest.sources.source import RawText, Source, add_notes


def join_pages(sources: Iterable[Source]) -> list[Source]:
    """Make one source of all pages of an issue, where the first of them stood; pages stand in the order given.

    A page that is there twice, as text and as PDF, begins the issue once more. What names no page stays by itself.
    """
    issues: list[dict[str, Source]] = []
    begun: dict[str, list[dict[str, Source]]] = {}
    for source in sources:
        issue, page = read_page(source.name)
        same = begun.setdefault(issue, []) if page else []
        pages = next((one for one in same if page not in one), None)
        if pages is None:
            pages = {}
            issues.append(pages)
            same.append(pages)
        pages[page or ""] = source
    return [_join(list(pages.values())) for pages in issues]


def _join(pages: Sequence[Source]) -> Source:
    """Make one source of pages; one page is a source already."""
    if len(pages) == 1:
        return pages[0]
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
