"""`gxdigest doctor`."""

from typing import Annotated

import typer

from gxdigest.cli.answers import put_answer, tell
from gxdigest.cli.options import Csv, Database, Json, Ndjson, Quiet, find_database, pick_format
from gxdigest.errors import ArchiveError
from gxdigest.output.sheet import say_count


def doctor(
    mend: Annotated[bool, typer.Option("--mend", help="Make the index again out of the texts, then check.")] = False,
    database: Database = None,
    json: Json = False,
    ndjson: Ndjson = False,
    csv: Csv = False,
    quiet: Quiet = False,
) -> None:
    """Check that the archive is sound and that search finds what its texts hold.

    --mend makes the index again; it touches no text. Exit code 4: something is wrong.
    """
    from gxdigest.archive import Archive
    from gxdigest.output.listings import render_findings
    from gxdigest.output.records import FINDINGS

    form = pick_format(json, ndjson, csv)
    with Archive(find_database(database), mend=True) as archive:
        if mend:
            number = archive.mend()
            if not quiet:
                tell(f"{say_count(number, 'article')} indexed anew")
        findings = archive.check()
    put_answer(render_findings, FINDINGS, findings, form)
    wrong = [finding for finding in findings if not finding.sound]
    if wrong:
        can = any(finding.mendable for finding in wrong) and not mend
        advice = "gxdigest doctor --mend mends it" if can else "put a copy in its place, or ingest the issues again"
        raise ArchiveError(f"{say_count(len(wrong), 'check')} of {len(findings)} failed; {advice}")
