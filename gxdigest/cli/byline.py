"""`gxdigest byline`."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Literal

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
    Since,
    Until,
    make_filter,
    open_archive,
    pick_format,
)
from gxdigest.errors import NothingFound
from gxdigest.model import Byline, Filter, KeptArticle
from gxdigest.output.sheet import say_count

if TYPE_CHECKING:
    from gxdigest.archive import Archive
    from gxdigest.archive.counts import BylineSort
    from gxdigest.output.formats import Format


def byline(
    name: Annotated[str | None, typer.Argument(metavar="NAME", help="Whose articles; unless given, everyone.")] = None,
    since: Since = None,
    until: Until = None,
    paper: Paper = None,
    page: Page = None,
    column: Section = None,
    issue: InIssue = None,
    role: Annotated[
        str | None, typer.Option(metavar="ROLE", help="Without a name: in a role that holds this word (记者, 摄).")
    ] = None,
    sort: Annotated[
        Literal["articles", "shares", "characters", "name"], typer.Option(help="Without a name: what comes first.")
    ] = "articles",
    database: Database = None,
    json: Json = False,
    ndjson: Ndjson = False,
    csv: Csv = False,
    quiet: Quiet = False,
) -> None:
    """List what one person wrote, or everyone with counts.

    Newest article first; most articles first. An article that several signed counts whole for each under "articles" and
    "characters"; under "shares" each has its part, one of two a half. --csv and --json also say how many nobody else
    signed, how many stand first on their page, for how many the role says pictures were made, and the papers.
    Exit code 1: nobody of this name.
    """
    form = pick_format(json, ndjson, csv)
    which = make_filter(since=since, until=until, paper=paper, byline=name, page=page, column=column, issue=issue)
    with open_archive(database) as archive:
        found = (
            _put_everyone(archive, which, form, role, sort) if name is None else _put_person(archive, which, name, form)
        )
    if not found:
        who = "no byline" if name is None else f"no byline of {name}"
        raise NothingFound(f"{who}; gxdigest byline without name and filters lists everyone")
    if not quiet:
        rule = "; an article of n people counts 1/n in shares, whole in all else" if name is None else ""
        tell(say_count(found, "byline" if name is None else "article") + rule)


def _put_everyone(
    archive: "Archive", which: Filter, form: "Format | None", role: str | None, sort: "BylineSort"
) -> int:
    """Answer with everyone and say how many they are."""
    from gxdigest.output.listings import render_byline_counts
    from gxdigest.output.records import BYLINES

    counts = archive.count_bylines(which, role=role, sort=sort)
    put_answer(render_byline_counts, BYLINES, counts, form)
    return len(counts)


def _put_person(archive: "Archive", which: Filter, name: str, form: "Format | None") -> int:
    """Answer with what one person wrote and say how many articles they are."""
    from gxdigest.output.listings import render_signed
    from gxdigest.output.records import SIGNED

    signed = _find_signed(archive.find_articles(which), name)
    put_answer(render_signed, SIGNED, signed, form)
    return len(signed)


def _find_signed(articles: Iterable[KeptArticle], name: str) -> list[tuple[KeptArticle, Byline]]:
    """Put each article beside the byline that names the person, newest first, undated last."""
    from gxdigest.archive.grams import fold

    newest = sorted(articles, key=lambda kept: kept.date or "", reverse=True)
    return [
        (kept, next(byline for byline in kept.article.bylines if fold(byline.name) == fold(name))) for kept in newest
    ]
