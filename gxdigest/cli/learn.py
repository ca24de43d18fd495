"""`gxdigest learn`."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from gxdigest.cli.answers import put_answer, tell
from gxdigest.cli.options import Csv, Json, Ndjson, Quiet, pick_format
from gxdigest.errors import InputError


def learn(
    folders: Annotated[
        list[Path],
        typer.Argument(metavar="FOLDER", help="Folders of gold issues: NAME.txt beside NAME.gold.json."),
    ],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="Where the weights go.")] = Path(
        "weights.json"
    ),
    also: Annotated[
        list[Path] | None,
        typer.Option(
            metavar="FOLDER",
            help="Gold issues of other papers, seen in four trainings of seven, to widen it.",
        ),
    ] = None,
    folds: Annotated[int, typer.Option(min=0, help="Parts for cross-validation; 0 for none.")] = 5,
    json: Json = False,
    ndjson: Ndjson = False,
    csv: Csv = False,
    quiet: Quiet = False,
) -> None:
    """Learn weights from gold issues, and say how well issues are read that were not learned from.

    Read with them by `gxdigest read --weights FILE`; a gold issue is begun with `gxdigest read FILE --gold` and
    corrected by hand. Issues of one newspaper day are learned or scored together. Needs the extra [learn].
    """
    from gxdigest.output.listings import render_scores
    from gxdigest.output.records import SCORES
    from gxdigest.reading.gold import read_gold
    from gxdigest.reading.learn import cross_validate, learn, write_weights

    form = pick_format(json, ndjson, csv)
    golds, others = read_gold(folders), read_gold(also) if also else []
    scores = cross_validate(golds, others, folds=folds) if folds else ()
    put_answer(render_scores, SCORES, scores, form)
    made_from = {"issues": len(golds + others), "articles": sum(len(gold.articles) for gold in golds + others)}
    weights = write_weights({"from": made_from, "scores": list(map(asdict, scores)), **learn(golds, others)})
    try:
        output.write_text(weights, encoding="utf-8")
    except OSError as error:
        raise InputError(f"{output}: cannot be written ({error.strerror}); name another place with -o") from error
    if not quiet:
        tell(f"{output}: learned from {made_from['issues']} issues, {made_from['articles']} articles")
