"""`gxdigest read`."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gxdigest.cli.answers import put_blocks, put_gap, put_json, put_records, put_sheet, tell_error
from gxdigest.cli.inputs import Encoding, From, Join, MaxSize, OfDate, OfPaper, Paths, take_sources
from gxdigest.cli.options import Csv, Json, Ndjson, pick_format
from gxdigest.errors import InputError, ReconciliationError

if TYPE_CHECKING:
    from gxdigest.model.issue import Issue
    from gxdigest.output.formats import Format
    from gxdigest.reading.labels import Weights
    from gxdigest.sources import RawText, Source


def read(
    paths: Paths = None,
    explain: Annotated[
        bool,
        typer.Option("--explain", help="Say line by line what it was read as, why, and how narrow the choice was."),
    ] = False,
    gold: Annotated[
        bool, typer.Option("--gold", help="Print a gold reading, to be corrected by hand and learned from.")
    ] = False,
    weights: Annotated[
        Path | None, typer.Option("--weights", metavar="FILE", help="Read with weights made by gxdigest learn.")
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 5 where the counts do not agree.")] = False,
    paper: OfPaper = None,
    date: OfDate = None,
    join: Join = False,
    listed: From = None,
    encoding: Encoding = None,
    max_size: MaxSize = None,
    json: Json = False,
    ndjson: Ndjson = False,
    csv: Csv = False,
) -> None:
    """Show how an issue is read, and keep nothing.

    --json prints the whole reading: one object for a file, one object a line for several. --csv prints a row for each
    article. A text without an article is shown as well, and the exit code is 3.
    """
    form = pick_format(json, ndjson, csv)
    sources = take_sources(
        paths, listed=listed, encoding=encoding, paper=paper, date=date, join=join, max_size=max_size
    )
    codes: set[int] = set()
    texts = _read_texts(sources, codes)
    own = _load_weights(weights) if weights else None
    if explain:
        _put_reasons(texts, form, own)
    elif gold:
        _put_gold(_read_issues(texts, codes, strict, own))
    else:
        _put_readings(_read_issues(texts, codes, strict, own), form, several=len(sources) > 1)
    if codes:
        raise typer.Exit(min(codes))


def _read_texts(sources: "Iterable[Source]", codes: set[int]) -> Iterator["RawText"]:
    """Give the text of each source that can be read, and say why of the others."""
    for source in sources:
        try:
            yield source.read()
        except InputError as error:
            tell_error(error)
            codes.add(error.exit_code)


def _load_weights(path: Path) -> "Weights":
    """Load the user's own weights."""
    from gxdigest.reading.labels import read_weights

    try:
        return read_weights(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, LookupError, TypeError, AttributeError) as error:
        raise InputError(f"{path}: no weights ({error}); make them with: gxdigest learn FOLDER") from error


def _put_gold(issues: Iterable["Issue"]) -> None:
    """Answer with gold readings, as read so far."""
    from gxdigest.output.records import record_gold

    for issue in issues:
        put_json(record_gold(issue))


def _read_issues(
    texts: Iterable["RawText"], codes: set[int], strict: bool, weights: "Weights | None"
) -> Iterator["Issue"]:
    """Read each text; once it has been shown, say what is wrong with the reading."""
    from gxdigest.ingest import find_difference, find_fault, read_raw

    for raw in texts:
        issue = read_raw(raw, weights)
        yield issue
        if fault := find_fault(issue):
            tell_error(InputError(fault))
            codes.add(InputError.exit_code)
        elif strict and (difference := find_difference(issue)):
            tell_error(ReconciliationError(difference))
            codes.add(ReconciliationError.exit_code)


def _put_readings(issues: "Iterator[Issue]", form: "Format | None", *, several: bool) -> None:
    """Answer with each reading, in the machine form or for people."""
    from gxdigest.output.records import ARTICLES_READ, READINGS, record_reading

    if form == "csv":
        put_records(ARTICLES_READ, ((issue, article) for issue in issues for article in issue.articles), form)
    elif form == "json" and not several:
        for issue in issues:
            put_json(record_reading(issue))
    elif form is not None:
        put_records(READINGS, issues, "ndjson")
    else:
        for issue in issues:
            _show(issue)


def _show(issue: "Issue") -> None:
    """Show people the articles of one reading, the reconciliation and what is left over."""
    from gxdigest.output.listings import render_articles
    from gxdigest.output.pages import render_counts, render_reading_head, render_remains

    put_blocks(render_reading_head(issue))
    put_gap()
    if issue.articles:
        put_sheet(render_articles((article.position, article) for article in issue.articles))
        put_gap()
    put_blocks(render_counts(issue.counts))
    put_blocks(render_remains(issue))
    put_gap()


def _put_reasons(texts: Iterable["RawText"], form: "Format | None", weights: "Weights | None") -> None:
    """Answer with the reasons of each line."""
    from gxdigest.output.listings import render_reasons
    from gxdigest.output.records import REASONS
    from gxdigest.reading import explain_issue

    if form is not None:
        put_records(
            REASONS,
            ((raw.source, reason) for raw in texts for reason in explain_issue(raw.text, weights=weights)),
            form,
        )
    else:
        for raw in texts:
            put_sheet(render_reasons(explain_issue(raw.text, weights=weights)))
