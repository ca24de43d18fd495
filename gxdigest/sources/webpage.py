"""A web page of a newspaper -> its article: page line and date, headline, text, without menus and what surrounds it.

trafilatura finds the text. It takes tables for data, where the digital editions of papers set whole pages in them,
loses headlines that are no <h1>, and reads 2025年11月27日 as 1 January: so tables are undone before, the headline is
the heading that the title repeats, and the date is left to the reading. Loaded when a web page comes.
"""

import logging

from lxml.html import HtmlElement
from trafilatura import bare_extraction, load_html

from gxdigest.errors import InputError
from gxdigest.sources.pagelines import names_page_or_day

_TABLES = ("table", "tbody", "tr", "td", "th")
_HEADINGS = ("h1", "h2", "h3", "h4")


def read_web_page(page: str, name: str) -> str:
    """Give the article of a page as the lines of an issue, or say that there is none."""
    for library in ("trafilatura", "htmldate", "justext", "courlan"):
        logging.getLogger(library).addHandler(logging.NullHandler())  # what they log is no message to the user
    tree = load_html(page)
    if tree is None:
        raise InputError(_say_nothing(name))
    for element in tree.iter(*_TABLES):
        element.tag = "div"
    title, head = _find_headline(tree), _find_page_lines(tree)
    found = bare_extraction(tree, include_comments=False)
    body = str(getattr(found, "text", None) or "").strip()
    if not body:
        raise InputError(_say_nothing(name))
    above = [line for line in (*head, title) if line and line not in body.splitlines()]
    return "".join(f"{line}\n\n" for line in above) + f"{body}\n"


def _say_nothing(name: str) -> str:
    return f"no article found in the web page {name}; open it in a browser and save or copy its text"


def _find_headline(tree: HtmlElement) -> str:
    """Find the heading that the title of the page repeats between the names of site and section, else that title."""
    title = _read_line(tree.find(".//title"))
    headings = [heading for heading in map(_read_line, tree.iter(*_HEADINGS)) if heading and heading in title]
    return max(headings, key=len, default=title)


def _find_page_lines(tree: HtmlElement) -> list[str]:
    """Find the first lines of a page that name paper, day or page, as the reading knows them."""
    lines = dict.fromkeys(" ".join(text.split()) for text in tree.itertext())
    return [line for line in lines if names_page_or_day(line)][:2]


def _read_line(element: HtmlElement | None) -> str:
    return "" if element is None else " ".join("".join(element.itertext()).split())
