"""`gxdigest reread`."""

from collections.abc import Iterable, Iterator
from typing import Annotated

import typer

from gxdigest.cli.answers import put_answer, put_records, show_progress, tell
from gxdigest.cli.options import Csv, Database, Json, Ndjson, Quiet, Words, find_words, open_archive, pick_format
from gxdigest.model.issue import Reread
from gxdigest.output.sheet import say_count


def reread(
    ids: Annotated[
        list[int] | None, typer.Argument(metavar="ISSUE", help="Ids of issues; unless given, all that are kept.")
    ] = None,
    jobs: Annotated[
        int | None, typer.Option(min=1, metavar="N", help="Processes; unless given, one a processor for many issues.")
    ] = None,
    words: Words = None,
    database: Database = None,
    json: Json = False,
    ndjson: Ndjson = False,
    csv: Csv = False,
    quiet: Quiet = False,
) -> None:
    """Make readings, summaries and keywords again from the kept texts, after an update of gxdigest.

    An article that is the same keeps its id: it has the same lines, or else the same headline and begin of its body,
    the same begin, or the same headline. One that is no longer read loses its id; a new one gets a new id. Each issue
    is put in its place before the next, so that an interrupted run has harmed nothing: start it again.
    """
    from gxdigest.ingest import reread as read_again
    from gxdigest.output.listings import render_rereads
    from gxdigest.output.records import REREADS

    form, own = pick_format(json, ndjson, csv), find_words(words)
    with open_archive(database) as archive:
        kept = archive.find_issues() if not ids else [archive.find_issue(issue) for issue in dict.fromkeys(ids)]
        issues = sorted(kept, key=lambda issue: issue.id)
        done: list[Reread] = []
        outcomes = _note(read_again(archive, issues, jobs=jobs, own=own), done)
        if not quiet:
            outcomes = show_progress(outcomes, len(issues), lambda outcome: outcome.after)
        try:
            if form:
                put_records(REREADS, outcomes, form)
            else:
                shown = [one for one in outcomes if one.changed or one.added or one.removed]
                if not quiet:
                    put_answer(render_rereads, REREADS, shown, None)
        except KeyboardInterrupt:
            tell(f"gxdigest: interrupted; {len(done)} of {say_count(len(issues), 'issue')} read again")
            raise
    if not quiet:
        changed, added, removed = (sum(getattr(one, name) for one in done) for name in ("changed", "added", "removed"))
        articles = say_count(sum(one.after for one in done), "article")
        tell(f"{say_count(len(done), 'issue')} read again, {articles}: {changed} changed, {added} new, {removed} gone")


def _note(outcomes: Iterable[Reread], done: list[Reread]) -> Iterator[Reread]:
    """Note what is done, and pass it on."""
    for outcome in outcomes:
        done.append(outcome)
        yield outcome
