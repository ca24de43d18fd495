"""`gxdigest ingest`."""

from collections.abc import Iterable, Iterator
from typing import Annotated

import typer

from gxdigest.cli.answers import count_aloud, put_blocks, put_gap, put_lines, put_records, put_sheet, tell_error
from gxdigest.cli.options import (
    Csv,
    Database,
    Json,
    Ndjson,
    Quiet,
    Words,
    find_database,
    find_words,
    open_archive,
    pick_format,
)
from gxdigest.errors import GxdigestError, InputError, ReconciliationError
from gxdigest.model import Counts, Filter, Report


def ingest(
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATH", help="Text files, folders with .txt files, or - for standard input."),
    ],
    strict: Annotated[
        bool, typer.Option("--strict", help="Keep nothing whose counts do not agree; exit with 5 if there was such.")
    ] = False,
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
    """Read issues and keep them in the archive.

    One issue is answered with a row for each article and the reconciliation: what went in, what was kept. Several are
    answered with a line for each and the reconciliation of all. The same text is kept once. An input that cannot be
    read, or has no article, is reported and the others are kept; the exit code is then 3.
    """
    from gxdigest.ingest import ingest as keep_all
    from gxdigest.output.records import REPORTS
    from gxdigest.sources import find_sources

    form = pick_format(json, ndjson, csv)
    sources = list(find_sources(paths))
    codes: set[int] = set()
    reports = _tell_refusals(
        keep_all(sources, find_database(database), jobs=jobs, strict=strict, own=find_words(words)), codes
    )
    if not quiet and len(sources) > 1:
        reports = count_aloud(reports, "issues")
    if form:
        put_records(REPORTS, reports, form)
    elif quiet:
        for _ in reports:
            pass
    elif len(sources) == 1:
        for report in reports:
            _show_one(report, database)
    else:
        _show_many(reports)
    if codes:
        raise typer.Exit(min(codes))


def _tell_refusals(reports: Iterable[Report], codes: set[int]) -> Iterator[Report]:
    """Say why a source was not kept, note the exit code, and pass all reports on."""
    for report in reports:
        if report.reason is not None:
            kind: type[GxdigestError] = ReconciliationError if report.status == "differs" else InputError
            tell_error(kind(report.reason))
            codes.add(kind.exit_code)
        yield report


def _show_one(report: Report, database: str | None) -> None:
    """Show the articles of one issue and its reconciliation."""
    from gxdigest.output.listings import render_articles
    from gxdigest.output.pages import render_counts, render_report

    if report.status == "already kept":
        put_lines([render_report(report)])
    if report.status != "kept" or report.reading is None:
        return
    with open_archive(database) as archive:
        articles = [(kept.id, kept.article) for kept in archive.find_articles(Filter(issue=report.issue))]
    put_sheet(render_articles(articles))
    put_gap()
    put_blocks(render_counts(report.reading.counts))


def _show_many(reports: Iterable[Report]) -> None:
    """Show a line for each issue while they are read, and the reconciliation of all that were kept."""
    from gxdigest.ingest import add_counts
    from gxdigest.output.pages import render_counts, render_report

    counts: list[Counts] = []
    for report in reports:
        if report.issue is not None:
            put_lines([render_report(report)])
        if report.status == "kept" and report.reading is not None:
            counts.append(report.reading.counts)
    if counts:
        put_gap()
        put_blocks(render_counts(add_counts(counts)))
