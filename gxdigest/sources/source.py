"""What a source is: a name, and how to ask for its text and for what is known of it besides."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from gxdigest.errors import InputError
from gxdigest.sources.containers import MEGABYTE, say_too_large
from gxdigest.sources.formats import read_text

LARGEST = 16 * MEGABYTE
"""Bytes of a text, unless more are allowed: some 500 pages of a daily, more than any issue has."""

_ABOUT_SOURCE = "source: "


@dataclass(frozen=True, slots=True)
class Given:
    """What the user says of all sources; None where they may say it themselves."""

    encoding: str | None = None
    paper: str | None = None
    date: str | None = None
    limit: int = LARGEST
    """Bytes that a text may have."""


@dataclass(frozen=True, slots=True)
class RawText:
    """The text of an issue before it is read, and what is known of it besides."""

    source: str
    text: str
    encoding: str | None = None
    """What its bytes were: UTF-8, GB18030, PDF; None where nobody knows any more."""
    paper: str | None = None
    """As given by the user, whatever the text says."""
    date: str | None = None
    notes: tuple[str, ...] = ()
    """What a reading of the text alone could not know."""


@dataclass(frozen=True, slots=True)
class Source:
    """A text that can be asked for."""

    name: str
    """What is shown and kept: the path as it was given, or - for standard input."""
    read: Callable[[], RawText]
    """Gives the text, or raises an InputError that says what is wrong and what to do."""


def read_source(fetch: Callable[[], bytes], name: str, given: Given) -> RawText:
    """Fetch the bytes of a source and make them a text."""
    text, encoding = read_text(fetch(), name, given.encoding, given.limit)
    if len(text) > given.limit:
        raise InputError(say_too_large(name, given.limit))
    raw = RawText(name, text, encoding, given.paper, given.date)
    said = (("paper", given.paper), ("date", given.date))
    return add_notes(
        raw, *[encoding] * (encoding != "UTF-8"), *(f"{what} as given" for what, value in said if value is not None)
    )


def add_notes(raw: RawText, *notes: str) -> RawText:
    """Note of a text what a later reading of it could not find out."""
    return replace(raw, notes=(*raw.notes, *(f"{_ABOUT_SOURCE}{note}" for note in notes)))


def recall(name: str, text: str, paper: str | None, date: str | None, notes: tuple[str, ...]) -> RawText:
    """Make of a kept issue what its source gave when it was read.

    >>> recall("a.txt", "…", "云岭时报", "2025-11-27", ("source: paper as given", "a narrow choice"))
    RawText(source='a.txt', text='…', encoding=None, paper='云岭时报', date=None, notes=('source: paper as given',))
    """
    kept = tuple(note for note in notes if note.startswith(_ABOUT_SOURCE))
    given = {what for what in ("paper", "date") if f"{_ABOUT_SOURCE}{what} as given" in kept}
    return RawText(name, text, None, paper if "paper" in given else None, date if "date" in given else None, kept)


def refuse(problem: str) -> RawText:
    """Say what is wrong with a source when it is asked for, and not before."""
    raise InputError(problem)


def show(path: str) -> str:
    """Make a path that is no valid UTF-8 showable; every other path stays as it is."""
    return re.sub(r"[\ud800-\udfff]", "\N{REPLACEMENT CHARACTER}", path)
