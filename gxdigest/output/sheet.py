"""What is to be shown, before it is known where: on a terminal in colour and columns, or in a pipe as plain lines.

`listings` and `pages` make these out of the nouns, `plain` and `terminal` show them. Every text in here is clean.
"""

from collections.abc import Iterable
from typing import Literal, NamedTuple

from gxdigest.output.clean import clean, clean_marked

Style = Literal["plain", "title", "subhead", "faint", "keyword", "warning"]
"""What a text is; `terminal` says how that looks."""


class Words(NamedTuple):
    """A clean text on one line, some of it marked."""

    text: str
    marks: tuple[tuple[int, int], ...] = ()
    style: Style = "plain"


class Column(NamedTuple):
    """A column of a sheet."""

    title: str
    kind: Literal["number", "short", "name", "text", "clip"]
    """Numbers stand to the right, short things are never broken, names break at blanks, texts fold anywhere;
    a clip is shortened on a terminal and whole in a pipe."""


class Row(NamedTuple):
    """One line of a sheet, and what stands below its text on a terminal and after its cells in a pipe."""

    cells: tuple[Words, ...]
    below: tuple[Words, ...] = ()


class Sheet(NamedTuple):
    """A table, one row a thing; rows may be a generator and are gone once shown."""

    columns: tuple[Column, ...]
    rows: Iterable[Row]
    airy: bool = False
    """Whether a blank line goes between rows on a terminal."""


class Block(NamedTuple):
    """One labelled text of a page: headline, paragraph, byline."""

    label: str
    words: Words
    gap: bool = False
    """Whether a blank line goes before it on a terminal."""


def say(text: object, style: Style = "plain") -> Words:
    """Make clean words of anything that has a text; None is nothing.

    >>> say(None).text, say(3).text
    ('', '3')
    """
    return Words("" if text is None else clean(str(text)), style=style)


def say_marked(text: str, marks: Iterable[tuple[int, int]], style: Style = "plain") -> Words:
    """Make clean words with their marks."""
    return Words(*clean_marked(text, marks), style)


def say_count(number: int, thing: str) -> str:
    """Count things in English.

    >>> say_count(1, "line"), say_count(20, "article")
    ('1 line', '20 articles')
    """
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
