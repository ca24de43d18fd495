"""`gxdigest ingest`."""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from gxdigest.cli.answers import put_blocks, put_gap, put_lines, put_records, put_sheet, show_progress, tell, tell_error
from gxdigest.cli.inputs import Encoding, From, Join, MaxSize, OfDate, OfPaper, Paths, take_sources
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
from gxdigest.errors import GxdigestError, InputError, ReconciliationError, UsageError
from gxdigest.model.issue import Counts, Report
from gxdigest.model.search import Filter
from gxdigest.output.sheet import say_count

if TYPE_CHECKING:
    from gxdigest.archive.store import Clash

_STATUSES = ("kept", "would be kept", "already kept", "clashes", "differs", "refused")
"""In the order in which a summary counts them."""


def ingest(
    paths: Paths = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="Keep nothing whose counts do not agree; exit with 5 if there was such.")
    ] = False,
    jobs: Annotated[
        int | None, typer.Option(min=1, metavar="N", help="Processes; unless given, one a processor for many issues.")
    ] = None,
    replace: Annotated[
        bool, typer.Option("--replace", help="Another text of pages that are kept takes their place.")
    ] = False,
    keep_both: Annotated[bool, typer.Option("--keep-both", help="Another text of kept pages is kept as well.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Read and report, keep nothing.")] = False,
    paper: OfPaper = None,
    date: OfDate = None,
    join: Join = False,
    listed: From = None,
    encoding: Encoding = None,
    max_size: MaxSize = None,
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
    read, or has no article, is reported and the others are kept; the exit code is then 3. So is another text of pages
    that are kept (same paper and date, and a page in common or, where pages are not named, half of the headlines),
    unless --replace or --keep-both decides. After Ctrl-C what was kept stays, and the exit code is 130.
    """
    from gxdigest.ingest import ingest as keep_all
    from gxdigest.output.records import REPORTS

    form = pick_format(json, ndjson, csv)
    if replace and keep_both:
        raise UsageError("--replace and --keep-both exclude each other; give one")
    clash: Clash = "replace" if replace else "keep both" if keep_both else "refuse"
    sources = take_sources(
        paths, listed=listed, encoding=encoding, paper=paper, date=date, join=join, max_size=max_size
    )
    codes: set[int] = set()
    sums: Counter[str] = Counter()
    path, own = find_database(database), find_words(words)
    reading = keep_all(sources, path, jobs=jobs, strict=strict, clash=clash, dry=dry_run, own=own)
    reports = _tell_refusals(reading, codes, sums)
    if not quiet and len(sources) > 1:
        reports = show_progress(reports, len(sources), _count_articles)
    try:
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
    except KeyboardInterrupt:
        tell(f"gxdigest: interrupted; {_say_sums(sums) or 'nothing was kept'}; give the same command again to go on")
        raise
    if not quiet and len(sources) > 1 and (dry_run or codes or sys.stderr.isatty()):
        tell(_say_sums(sums))
    if codes:
        raise typer.Exit(min(codes))


def _count_articles(report: Report) -> int:
    """Count the articles of a source that was read."""
    return report.reading.counts.articles if report.reading else 0


def _say_sums(sums: "Counter[str]") -> str:
    """Say how many sources ended in which way.

    >>> _say_sums(Counter({"kept": 3, "refused": 1}))
    '3 issues kept, 1 refused'
    """
    parts = [(sums[status], status) for status in _STATUSES if sums[status]]
    first = "".join(f"{say_count(number, 'issue')} {status}" for number, status in parts[:1])
    return ", ".join([first, *(f"{number} {status}" for number, status in parts[1:])])


def _tell_refusals(reports: Iterable[Report], codes: set[int], sums: "Counter[str]") -> Iterator[Report]:
    """Say why a source was not kept, note the exit code, count, and pass all reports on."""
    for report in reports:
        sums[report.status] += 1
        if report.reason is not None:
            kind: type[GxdigestError] = ReconciliationError if report.status == "differs" else InputError
            tell_error(kind(report.reason))
            codes.add(kind.exit_code)
        yield report


def _show_one(report: Report, database: str | None) -> None:
    """Show the articles of one issue and its reconciliation."""
    from gxdigest.output.listings import render_articles
    from gxdigest.output.pages import render_counts, render_encoding, render_report

    if report.status in ("already kept", "would be kept"):
        put_lines([render_report(report)])
    if report.status == "would be kept" and report.reading is not None:
        put_blocks(render_counts(report.reading.counts))
    if report.status != "kept" or report.reading is None:
        return
    with open_archive(database) as archive:
        articles = [(kept.id, kept.article) for kept in archive.find_articles(Filter(issue=report.issue))]
    put_sheet(render_articles(articles))
    put_gap()
    put_blocks([*render_counts(report.reading.counts), *render_encoding(report.reading)])


def _show_many(reports: Iterable[Report]) -> None:
    """Show a line for each issue while they are read, and the reconciliation of all that were kept."""
    from gxdigest.ingest import add_counts
    from gxdigest.output.pages import render_counts, render_report

    counts: list[Counts] = []
    for report in reports:
        if report.reason is None:
            put_lines([render_report(report)])
        if report.status in ("kept", "would be kept") and report.reading is not None:
            counts.append(report.reading.counts)
    if counts:
        put_gap()
        put_blocks(render_counts(add_counts(counts)))
