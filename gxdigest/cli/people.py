"""`gxdigest people`."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from gxdigest.cli.answers import put_answer, tell
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
)
from gxdigest.errors import NothingFound, UsageError
from gxdigest.output.sheet import say_count

if TYPE_CHECKING:
    from gxdigest.archive import Archive
    from gxdigest.model.article import KeptArticle
    from gxdigest.model.people import Mention, Seen
    from gxdigest.model.search import Filter
    from gxdigest.output.formats import Format


_STEP = 100
"""Articles between two looks at how many were read; they take some 40 ms."""


def people(
    name: Annotated[
        str | None, typer.Argument(metavar="NAME", help="Whose offices; unless given, a table of everyone.")
    ] = None,
    since: Since = None,
    until: Until = None,
    paper: Paper = None,
    byline: Signed = None,
    page: Page = None,
    column: Section = None,
    issue: InIssue = None,
    limit: Annotated[int, typer.Option(min=0, help="How many people in the table; 0 for all.")] = 50,
    database: Database = None,
    json: Json = False,
    ndjson: Ndjson = False,
    csv: Csv = False,
    quiet: Quiet = False,
) -> None:
    """List who is named in the text of articles, with which office on which day.

    Without a name, those in most articles first, with the offices printed last. With a name or a part of one, each
    article, oldest first; "changed" marks offices that agree with none before, "disagrees" those of one day; of an
    article without a day neither is said. A run of characters is a name only where an office, a verb of speech or a
    second mention supports it; so some are missed.
    The texts are read anew each time: filters make the table of a large archive quicker.
    Exit code 1: nobody found.
    """
    form = pick_format(json, ndjson, csv)
    which = make_filter(since=since, until=until, paper=paper, byline=byline, page=page, column=column, issue=issue)
    with open_archive(database) as archive:
        said = (
            _put_everyone(archive, which, limit, form, quiet)
            if name is None
            else _put_person(archive, which, name, form)
        )
    if not quiet:
        tell(said)


def _put_everyone(archive: "Archive", which: "Filter", limit: int, form: "Format | None", quiet: bool) -> str:
    """Answer with everyone, and say how many they are."""
    from gxdigest.digest.people import count_people, find_people
    from gxdigest.output.listings import render_people
    from gxdigest.output.records import PEOPLE

    articles = archive.find_articles(which)
    counts = count_people(_find_seen(articles if quiet else _show_read(articles), find_people))
    shown = counts[:limit] if limit else counts
    put_answer(render_people, PEOPLE, shown, form, paged=True)
    if not counts:
        raise NothingFound("nobody is named with an office or a verb of speech; try without filters")
    if len(shown) < len(counts):
        return f"{len(counts)} people, 1 to {len(shown)} shown; --limit 0 for all"
    return "1 person" if len(counts) == 1 else f"{len(counts)} people"


def _show_read(articles: "Iterable[KeptArticle]") -> "Iterator[KeptArticle]":
    """Pass articles on, and show a person how many were read: 100,000 take most of a minute."""
    if not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield from articles
        return
    for number, kept in enumerate(articles, start=1):
        if number % _STEP == 0:
            sys.stderr.write(f"\r{number} articles read")
            sys.stderr.flush()
        yield kept
    sys.stderr.write("\r\x1b[K")  # the line is taken away again
    sys.stderr.flush()


def _put_person(archive: "Archive", which: "Filter", name: str, form: "Format | None") -> str:
    """Answer with the articles that name a person, and say how many they are."""
    from gxdigest.digest.people import find_changes, find_named
    from gxdigest.output.listings import render_seen
    from gxdigest.output.records import SEEN

    # The index narrows a hundred thousand articles down to those that hold the characters.
    if '"' in name or not (asked := "".join(name.split())):
        raise UsageError(f"{name!r} is no name; write it as printed: 褚砚秋")
    found = archive.find_articles(which, query=f'"{asked}"')
    seen = _find_seen(found, lambda paragraphs: find_named(paragraphs, asked))
    timelines: dict[str, list[Seen]] = {}
    for one in sorted(seen, key=lambda one: (one.article.date or "", one.article.id)):
        timelines.setdefault(one.mention.name, []).append(one)
    told = [
        replace(one, change=change)
        for own in timelines.values()
        for one, change in zip(own, find_changes(own), strict=True)
    ]
    put_answer(render_seen, SEEN, told, form, paged=True)
    if not told:
        raise NothingFound(f"no {name} with an office or a verb of speech; gxdigest search finds every mention")
    return say_count(len(told), "article")


def _find_seen(
    articles: "Iterable[KeptArticle]", find: "Callable[[Sequence[str]], tuple[Mention, ...]]"
) -> "list[Seen]":
    """Put each article beside each of the people that are found in it."""
    from gxdigest.model.people import Seen

    return [Seen(kept, mention) for kept in articles for mention in find(kept.article.paragraphs)]
