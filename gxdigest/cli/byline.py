"""`gxdigest byline`."""

import shutil
import sys
from collections.abc import Collection
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from gxdigest.cli.answers import put_answer, put_portrait, put_records, tell
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
from gxdigest.errors import NothingFound, UsageError
from gxdigest.model.bylines import Correction, Person
from gxdigest.model.search import Filter
from gxdigest.output.sheet import say_count

if TYPE_CHECKING:
    from gxdigest.archive import Archive
    from gxdigest.archive.counts import BylinePart, BylineSort
    from gxdigest.output.formats import Format

RULE = """an article of n people counts 1/n in shares, whole in all else
whom a caption alone credits has no part in a signed text, nor in its characters
pictures: where the role holds 图 or 摄; leads: what stands first on its page"""


def byline(
    name: Annotated[
        list[str] | None,
        typer.Argument(metavar="NAME", help="Whose articles: 孙庆辉, 庆辉, sunqinghui; unless given, everyone."),
    ] = None,
    since: Since = None,
    until: Until = None,
    paper: Paper = None,
    page: Page = None,
    column: Section = None,
    issue: InIssue = None,
    role: Annotated[
        str | None, typer.Option(metavar="ROLE", help="What was signed in a role that holds this word (记者, 摄).")
    ] = None,
    by: Annotated[
        Literal["month", "role"] | None, typer.Option(help="A row for each month (用稿统计) or role of a person.")
    ] = None,
    sort: Annotated[
        Literal["articles", "shares", "characters", "name"], typer.Option(help="Of people: what comes first.")
    ] = "articles",
    merge: Annotated[
        tuple[str, str] | None,
        typer.Option(metavar="NAME NAME", help="From now on the second counts as the first; --split undoes it."),
    ] = None,
    split: Annotated[
        str | None,
        typer.Option(
            metavar="NAME", help="Undo a --merge; where there is none, tell people of this name apart by paper."
        ),
    ] = None,
    corrections: Annotated[bool, typer.Option("--corrections", help="List what --merge and --split said.")] = False,
    database: Database = None,
    json: Json = False,
    ndjson: Ndjson = False,
    csv: Csv = False,
    quiet: Quiet = False,
) -> None:
    """List what one person wrote, or everyone with counts.

    A person is a name and the outlet that the byline gives: 方小满（新河晚报） is the one of that outlet. Whom a
    caption credits (周敏 摄) signs too. Where a part of a name or its pinyin fits several, they are listed with counts.
    An article that several signed counts whole for each under "articles" and "characters"; under "shares" each has its
    part, one of two a half; who only took the pictures has none. --merge and --split are kept in the archive, whatever
    is read again or forgotten. Exit code 1: nobody of this name.
    """
    form = pick_format(json, ndjson, csv)
    which = make_filter(since=since, until=until, paper=paper, byline=None, page=page, column=column, issue=issue)
    asked = " ".join(name or ())
    if sum((bool(name), merge is not None, split is not None, corrections)) > 1:
        raise UsageError("NAME, --merge, --split and --corrections exclude each other; give one")
    with open_archive(database) as archive:
        if merge is not None:
            said = _say_merged(archive.merge(*merge), merge[0])
        elif split is not None:
            said = _say_split(archive.split(split), split)
        elif corrections:
            said = _put_corrections(archive, form)
        elif asked and by is None and (person := _find_one(archive, asked)):
            said = _put_person(archive, person, which, role, form)
        else:
            said = _put_people(archive, asked, which, role, sort, by, form)
    if not quiet:
        for line in said.splitlines():
            tell(line)


def _find_one(archive: "Archive", asked: str) -> Person | None:
    """Find the one person that is meant: the only one, or the only one of the very name without an outlet."""
    from gxdigest.archive.grams import fold

    found = archive.find_persons(asked)
    if len(found) > 1:
        found = tuple(one for one in found if one.outlet is None and fold(one.name) == fold(asked))
    return found[0] if len(found) == 1 else None


def _put_people(
    archive: "Archive",
    asked: str,
    which: Filter,
    role: str | None,
    sort: "BylineSort",
    by: "BylinePart | None",
    form: "Format | None",
) -> str:
    """Answer with counts of everyone, or of those whom a name means, and say by which rule they were counted."""
    from gxdigest.output.bylines import render_byline_months, render_byline_sheet
    from gxdigest.output.records import BYLINE_MONTHS, BYLINES

    people: Collection[Person] | None = archive.find_persons(asked) if asked else None
    counts = archive.count_bylines(which, people=people, role=role, sort=sort, by=by)
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    if by == "month":
        put_answer(lambda _: render_byline_months(counts, width), BYLINE_MONTHS, counts, form, paged=True)
    else:
        put_answer(lambda _: render_byline_sheet(counts, width), BYLINES, counts, form, paged=True)
    if not counts:
        who = f"no byline of {asked}" if asked else "no byline"
        raise NothingFound(f"{who}; gxdigest byline without name and filters lists everyone")
    number = len({(one.person.name, one.person.outlet) for one in counts})
    return f"{'1 person' if number == 1 else f'{number} people'}; {RULE}"


def _put_person(archive: "Archive", person: Person, which: Filter, role: str | None, form: "Format | None") -> str:
    """Answer with what one person wrote and say how many articles they are."""
    from gxdigest.output.bylines import render_portrait, say_person
    from gxdigest.output.listings import render_signed
    from gxdigest.output.records import SIGNED

    portrait = archive.find_portrait(person, which, role=role)
    if form is not None:
        put_records(SIGNED, portrait.articles, form)
    elif portrait.articles:
        put_portrait(render_portrait(portrait), render_signed(portrait.articles))
    if not portrait.articles:
        raise NothingFound(f"no byline of {say_person(person)} with these filters; try fewer")
    others = [say_person(one) for one in archive.find_persons(person.name) if one != person]
    more = f"; also signing so: {'、'.join(others)}" if others else ""
    return say_count(len(portrait.articles), "article") + more


def _put_corrections(archive: "Archive", form: "Format | None") -> str:
    """Answer with what the user said about who is one person."""
    from gxdigest.output.bylines import render_corrections
    from gxdigest.output.records import CORRECTIONS

    found = archive.find_corrections()
    put_answer(render_corrections, CORRECTIONS, found, form)
    return say_count(len(found), "correction")


def _say_merged(made: tuple[Correction, ...], first: str) -> str:
    """Say who counts as whom, and how to undo it."""
    from gxdigest.output.bylines import say_person

    for person, into in ((say_person(one.person), say_person(one.counts_as)) for one in made if one.counts_as):
        return f"{person} counts as {into} from now on; undo: gxdigest byline --split {person}"
    return f"people named {first} are no longer told apart by paper; undo: gxdigest byline --split {first}"


def _say_split(gone: tuple[Correction, ...], typed: str) -> str:
    """Say who is somebody of their own again, and how to undo it."""
    from gxdigest.output.bylines import say_person

    told = [(say_person(one.person), say_person(one.counts_as)) for one in gone if one.counts_as]
    if not told:
        undo = f"gxdigest byline --merge {typed} {typed}"
        return f"people named {typed} are one in each paper from now on; undo: {undo}"
    said = "、".join(person for person, _ in told)
    undo = " && ".join(f"gxdigest byline --merge {into} {person}" for person, into in told)
    return f"{said} no longer counts as {told[0][1]}; undo: {undo}"
