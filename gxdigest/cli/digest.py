"""`gxdigest digest`."""

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from gxdigest.cli.answers import put_answer, put_renderable, put_text, tell
from gxdigest.cli.options import (
    Csv,
    Database,
    InIssue,
    Json,
    Ndjson,
    Page,
    Paper,
    Quiet,
    Section,
    Signed,
    Since,
    Until,
    make_filter,
    open_archive,
    pick_format,
    read_span,
)
from gxdigest.errors import NothingFound, UsageError
from gxdigest.model.article import KeptArticle
from gxdigest.model.document import Document
from gxdigest.model.search import Filter
from gxdigest.output.sheet import say_count

if TYPE_CHECKING:
    from gxdigest.archive import Archive
    from gxdigest.output.formats import Format


Form = Literal["text", "markdown", "html", "json"]

WEEKS = 4
"""How far back it is looked to see which words rose: long enough to hold the weekly pages of a paper four times."""

_DIGITS_OF_A_DAY = 8
"""A number of so many is a day, 20191123: no archive has ids as large."""
_ENDINGS: dict[str, Form] = {".html": "html", ".htm": "html", ".md": "markdown", ".json": "json", ".txt": "text"}


def digest(
    asked: Annotated[
        str | None,
        typer.Argument(
            metavar="ISSUE|DATE",
            help="The id of an issue, or a day or month (2019-11-23, 20191123, 2019-11); else the newest.",
        ),
    ] = None,
    since: Since = None,
    until: Until = None,
    paper: Paper = None,
    byline: Signed = None,
    page: Page = None,
    column: Section = None,
    issue: InIssue = None,
    new: Annotated[
        bool, typer.Option("--new", help="What was kept since the last digest with --new and the same filters.")
    ] = False,
    form: Annotated[
        Form | None, typer.Option("--format", help="As a document; unless given, the ending of -o says which.")
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Where the document goes.")
    ] = None,
    database: Database = None,
    json: Json = False,
    ndjson: Ndjson = False,
    csv: Csv = False,
    quiet: Quiet = False,
) -> None:
    """Put the articles of an issue together for a reader: the headlines first, then each in a few lines.

    Without an issue, a date or --new it is the newest issue that has what the filters ask for, with all files of its
    paper and day. A bare number is the id of an issue; for a year use --since and --until. On a terminal and with
    --format it is a document, short items (news of 200 characters at most) gathered at its end; in a pipe an article
    is a line. Exit code 1: no such article.
    """
    rows = pick_format(json, ndjson, csv)
    if rows and (form or output):
        raise UsageError(f"--{rows} lists rows and --format and -o make a document; give one")
    form = form or (_read_ending(output) if output else None)
    which = make_filter(since=since, until=until, paper=paper, byline=byline, page=page, column=column, issue=issue)
    with open_archive(database) as archive:
        meant = _resolve(asked, which, archive, new=new)
        after = archive.find_mark(meant) if new else None
        newest = not new and meant == replace(meant, since=None, until=None, issue=None)
        articles = tuple(_find_articles(meant, archive, newest=newest, after=after))
        shown = form or ("terminal" if rows is None and sys.stdout.isatty() else None)
        if shown is None or not articles:
            _put_rows(articles, rows)
        else:
            _put_document(_make_document(articles, archive), shown, output)
        if new and articles:
            archive.set_mark(meant, max(kept.id for kept in articles))
    if not articles:
        raise NothingFound(_say_nothing(asked, which, new=new))
    if not quiet:
        told = say_count(len(articles), "article")
        tell(f"{output}: {told}" if output else told)


def _read_ending(output: Path) -> Form:
    """Tell what a file shall be by its name, plain text where it has no ending."""
    ending = output.suffix.lower()
    if ending and ending not in _ENDINGS:
        raise UsageError(f"{output}: no document ends in {ending}; give .html, .md, .txt or .json, or --format")
    return _ENDINGS.get(ending, "text")


def _put_rows(articles: tuple[KeptArticle, ...], rows: "Format | None") -> None:
    """Answer a pipe or a program with a row an article."""
    from gxdigest.output.listings import render_digests
    from gxdigest.output.records import DIGESTS

    put_answer(render_digests, DIGESTS, articles, rows)


def _make_document(articles: tuple[KeptArticle, ...], archive: "Archive") -> Document:
    """Add to the articles what the archive knows of their people and of the weeks before."""
    people, rises = archive.count_signers(articles), archive.find_rises(articles, weeks=WEEKS)
    return Document(articles, people, rises or (), 0 if rises is None else WEEKS)


def _put_document(document: Document, form: Form | Literal["terminal"], output: Path | None) -> None:
    """Write a document to where it was asked for."""
    from gxdigest.output.documents.layout import lay_out

    layout = lay_out(document)
    match form:
        case "terminal":
            from gxdigest.output.documents.terminal import render_document

            put_renderable(lambda width: render_document(layout, width), paged=True)
            return
        case "html":
            from gxdigest.output.documents.html import render_html

            text = render_html(layout)
        case "markdown":
            from gxdigest.output.documents.markdown import render_markdown

            text = "".join(f"{line}\n" for line in render_markdown(layout))
        case "text":
            from gxdigest.output.documents.plain import render_text

            text = "".join(f"{line}\n" for line in render_text(layout))
        case "json":
            from gxdigest.output.documents.record import record_document
            from gxdigest.output.formats import render_record

            text = f"{render_record(record_document(document, layout), indent=2)}\n"
    put_text(text, output)


def _say_nothing(asked: str | None, which: Filter, *, new: bool) -> str:
    """Say that there is no such article."""
    if new:
        return "nothing new since the last digest with --new; gxdigest ingest keeps more"
    of, filters = f" of {asked}" if asked else "", " with these filters" if which != Filter() else ""
    return f"no article{of}{filters}; gxdigest issues lists what is kept"


def _find_articles(
    meant: Filter, archive: "Archive", *, newest: bool, after: int | None = None
) -> Iterator[KeptArticle]:
    """Find the articles: those of a filter, or those of them in all files of the newest paper and day with any."""
    if newest:
        for issue in archive.find_files(archive.find_newest_issue(meant)):
            yield from archive.find_articles(replace(meant, issue=issue))
    else:
        yield from archive.find_articles(meant, after=-1 if after is None else after)


def _resolve(asked: str | None, which: Filter, archive: "Archive", *, new: bool) -> Filter:
    """Say which articles are meant, given what was asked for and the filters."""
    if asked is None:
        return which
    if new:
        raise UsageError(f"{asked} says which issue and --new another; give one")
    if asked.isdecimal() and len(asked) != _DIGITS_OF_A_DAY:
        if which.issue is not None:
            raise UsageError(f"both {asked} and --in {which.issue} name an issue; give one")
        return replace(which, issue=archive.find_issue(int(asked)).id)
    if which.since or which.until:
        raise UsageError(f"both {asked} and --since or --until name a time; give one")
    first, last = read_span(asked)
    return replace(which, since=first, until=last)
