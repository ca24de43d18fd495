"""`gxdigest export`."""

from gxdigest.cli.answers import count_aloud, put_records
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


def export(
    since: Since = None,
    until: Until = None,
    paper: Paper = None,
    byline: Signed = None,
    page: Page = None,
    column: Section = None,
    issue: InIssue = None,
    database: Database = None,
    json: Json = False,
    ndjson: Ndjson = False,
    csv: Csv = False,
    quiet: Quiet = False,
) -> None:
    """Write every kept article with all its fields.

    Oldest issue first, one JSON object a line unless another format is asked for: the record that `show --json`
    prints. Articles are written while they are read from the archive, whatever its size.
    """
    from gxdigest.output.records import KEPT_ARTICLES

    form = pick_format(json, ndjson, csv) or "ndjson"
    which = make_filter(since=since, until=until, paper=paper, byline=byline, page=page, column=column, issue=issue)
    with open_archive(database) as archive:
        articles = archive.find_articles(which)
        put_records(KEPT_ARTICLES, articles if quiet else count_aloud(articles, "articles"), form)
