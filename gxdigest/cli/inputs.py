"""The options that say which texts are meant and what is known of them, shared by `ingest` and `read`."""

from codecs import lookup
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from gxdigest.errors import UsageError

if TYPE_CHECKING:
    from gxdigest.sources import Source

Paths = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="PATH",
        help="Texts, web pages, Word files, PDFs; folders and .zip of them; '*.txt' patterns; - for standard input.",
    ),
]
From = Annotated[
    str | None, typer.Option("--from", metavar="FILE", help="Read the paths in this file too, one a line.")
]
Encoding = Annotated[
    str | None,
    typer.Option("--encoding", metavar="NAME", help="What texts are in (GB18030, Big5 ...), whatever they look like."),
]
OfPaper = Annotated[
    str | None, typer.Option("--paper", metavar="NAME", help="The paper, whatever masthead and file name say.")
]
OfDate = Annotated[
    str | None, typer.Option("--date", metavar="DATE", help="The day of the issue (2019-11-28), whatever they say.")
]
Join = Annotated[
    bool, typer.Option("--join", help="Make one issue of files that differ in their page only: …_01.txt, …_02.txt.")
]
MaxSize = Annotated[
    int | None, typer.Option("--max-size", min=1, metavar="MB", help="How large a text may be; unless given, 16 MB.")
]


def take_sources(
    paths: Sequence[str] | None,
    *,
    listed: str | None,
    encoding: str | None,
    paper: str | None,
    date: str | None,
    join: bool,
    max_size: int | None,
) -> "list[Source]":
    """Find the sources that are meant; what is wrong with one of them is said when it is read."""
    from gxdigest.sources import LARGEST, Given, find_sources, join_pages, read_list
    from gxdigest.sources.containers import MEGABYTE

    given = Given(
        encoding=None if encoding is None else _read_encoding(encoding),
        paper=(paper or "").strip() or None,
        date=None if date is None else _read_day(date),
        limit=LARGEST if max_size is None else max_size * MEGABYTE,
    )
    wanted = [*(paths or ()), *([] if listed is None else read_list(listed))]
    if not wanted:
        raise UsageError("no path given; name a file, a folder, or - for standard input")
    sources = find_sources(wanted, given)
    return join_pages(sources) if join else list(sources)


def _read_encoding(name: str) -> str:
    """Take the name of an encoding of text that Python knows, as Python calls it.

    >>> _read_encoding("UTF8"), _read_encoding("GBK")
    ('utf-8', 'gbk')
    """
    try:
        "".encode(name)
        return lookup(name).name
    except (LookupError, ValueError):
        raise UsageError(f"{name!r} is no encoding; give UTF-8, UTF-16, GB18030, Big5 or the like") from None


def _read_day(text: str) -> str:
    """Take a day of the calendar."""
    try:
        return date.fromisoformat(text.strip()).isoformat()
    except ValueError:
        raise UsageError(f"{text!r} is no day; give one as 2019-11-28") from None
