"""Gold issues in, `weights.json` out: what each piece of evidence is worth, learned by a conditional random field.

The words of gold issues (`gold`) are laid out anew in many more layouts (`relay`) before anything is learned. The
extra `[learn]` brings python-crfsuite; reading itself never needs this module.
"""

import json
import random
import tempfile
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from importlib.util import find_spec
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from gxdigest.errors import UsageError
from gxdigest.model.issue import Issue
from gxdigest.model.reading import Score
from gxdigest.reading.evidence import find_evidence, is_own
from gxdigest.reading.gold import Gold, label_gold, squeeze
from gxdigest.reading.habits import find_habits
from gxdigest.reading.issue import read_issue
from gxdigest.reading.labels import LABELS, WHOLES, Weights, read_weights
from gxdigest.reading.lines import Look, look_at, look_over, split_lines
from gxdigest.reading.relay import lay_out
from gxdigest.reading.stacks import Shown, find_stacks, find_tops, list_readings
from gxdigest.reading.starts import Article, Titles
from gxdigest.reading.titles import show_reading

_UNIT = 0.1
"""Weights are kept in whole tenths: finer ones double the file and read no better."""
_LEAST = 0.06
"""Weights of one training nearer to nothing than this are dropped."""
_TRAININGS = ((60, False), (60, True), (200, False), (200, True), (200, False), (200, True), (500, True))
"""Pages laid out anew for each training, and whether it sees other papers; weights are the mean of all. Which pages
those are moves the scores of a single training by .02, of seven by .01; few of them teach the layouts that were
collected best, many the forms of other papers."""
_FIRST = 0.33
"""Share of the pages learned from as they are read the first time, when nothing is known of their habits."""
_EDGE = ["the top of the page"]

Rows = list[list[str]]
Worth = dict[tuple[str, str], float]
"""What a piece of evidence is worth for a label, or a label after another."""


def learn(golds: Sequence[Gold], others: Sequence[Gold] = (), *, seed: int = 1) -> dict[str, Any]:
    """Return weights as JSON data, learned from gold issues and from the same words laid out anew.

    Four trainings of seven see the gold issues of `others` as well, of papers unlike those to be read, so that these
    widen what is read without outweighing it. Trainings run in processes of their own, one for each processor.
    UsageError where python-crfsuite is missing.
    """
    if find_spec("pycrfsuite") is None:
        raise UsageError("learning needs python-crfsuite; install it with: pip install 'gxdigest[learn]'")
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        return _average(list(pool.map(partial(_train, golds, others, seed), range(len(_TRAININGS)))))


def _average(trained: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Return the mean of weights, each group over the trainings that learned it."""
    rows = zip(*(weights["succession"] for weights in trained), strict=True)
    succession = [_mean(row) for row in rows]
    named = {
        group: _average_rows([weights[group] for weights in trained if group in weights])
        for group in ("evidence", *WHOLES)
    }
    return {"labels": list(LABELS), "unit": _UNIT, "succession": succession, **named}


def _average_rows(trained: Sequence[dict[str, list[float]]]) -> dict[str, list[int]]:
    """Return the mean of rows of figures, without rows of nothing; what one training lacks counts as nothing."""
    width = {name: len(row) for rows in trained for name, row in rows.items()}
    means = {name: _mean([rows.get(name, [0] * width[name]) for rows in trained]) for name in sorted(width)}
    return {name: row for name, row in means.items() if any(row)}


def _mean(rows: Sequence[Sequence[float]]) -> list[int]:
    """Return the mean of each figure, in units."""
    return [round(sum(column) / len(rows) / _UNIT) for column in zip(*rows, strict=True)]


def _train(golds: Sequence[Gold], others: Sequence[Gold], seed: int, number: int) -> dict[str, Any]:
    relaid, widened = _TRAININGS[number]
    pages = list(_samples([*golds, *others] if widened else golds, seed + number, relaid))
    # L1 keeps the weights few, L2 keeps them small; chosen by cross-validation on whole newspaper days.
    evidence, succession = _fit(
        (([_EDGE, *rows], ["furniture", *labels]) for _, rows, labels in pages),
        {"c1": 0.4, "c2": 0.02, "max_iterations": 120, "feature.minfreq": 5, "feature.possible_transitions": True},
    )
    if not widened:
        return _to_data(evidence, succession)
    # Papers stack titles and part articles in ways of their own, so that this is learned from as many as there are.
    wholes: Worth = {}
    for compare in (_compare_beginnings, _compare_readings, _compare_starts):
        worth, _ = _fit((pair for page in pages for pair in compare(*page)), {"c2": 0.3, "max_iterations": 150})
        wholes |= worth
    return {**_to_data(evidence, succession), **_to_rows(wholes)}


def _fit(samples: Iterable[tuple[Sequence[object], list[str]]], options: dict[str, float]) -> tuple[Worth, Worth]:
    """Learn a conditional random field from sequences of evidence and their labels.

    Returns what evidence is worth for each label, and each label after each other.
    """
    import pycrfsuite

    trainer = pycrfsuite.Trainer(verbose=False)
    for rows, labels in samples:
        trainer.append(rows, labels)
    trainer.set_params({"feature.possible_states": True, **options})
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "weights.crfsuite")
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        tagger.open(path)
        info = tagger.info()
        tagger.close()
    return info.state_features, info.transitions


def _samples(golds: Sequence[Gold], seed: int, relaid: int) -> Iterator[tuple[tuple[Look, ...], Rows, list[str]]]:
    """Yield pages: their lines, what these show, what they are."""
    rnd = random.Random(seed)
    for gold in golds:
        looks = look_at(gold.text, split_lines(gold.text))
        labels = label_gold(looks, gold.articles)
        yield looks, _show(looks, labels, rnd), labels
    words = {a["headline"]: a for gold in golds for a in gold.articles if _can_be_relaid(a)}
    # The papers learned from print four kickers for each deck; drawn twice, decks are learned as well.
    pool = [words[headline] for headline in sorted(words) for _ in range(2 if words[headline].get("deck") else 1)]
    for _ in range(relaid if len(pool) >= 50 else 0):
        text, labels = lay_out([rnd.choice(pool) for _ in range(rnd.choice((1, 1, 2, 3, 4, 5, 6, 8, 10, 14)))], rnd)
        looks = look_at(text, split_lines(text))
        yield looks, _show(looks, labels, rnd), labels


def _show(looks: tuple[Look, ...], labels: list[str], rnd: random.Random) -> Rows:
    """Return what lines show, as at a second reading of the page or, of some pages, as at the first."""
    rows = find_evidence(looks, look_over(looks))
    if rnd.random() > _FIRST:
        rows = [a + b for a, b in zip(rows, find_habits(looks, rows, labels), strict=True)]
    return rows


Compared = Iterator[tuple[list[dict[str, float]], list[str]]]
"""What ways to read titles or articles show, each with whether it is better or worse."""


def _compare_beginnings(looks: tuple[Look, ...], rows: Rows, labels: list[str]) -> Compared:
    """Compare where each stack begins with where else it might."""
    return _subtract(
        (top.show_beginning(top.first), top.show_beginning(begin))
        for top in find_tops(looks, rows, labels, look_over(looks).column)
        for begin in top.list_beginnings()
        if begin != top.first
    )


def _compare_readings(looks: tuple[Look, ...], rows: Rows, labels: list[str]) -> Compared:
    """Compare how each stack is parted with how else it might be."""
    return _subtract(
        (show_reading(stack, right), show_reading(stack, wrong))
        for first, stack in find_stacks(looks, labels, look_over(looks).column)
        if (right := tuple(labels[first : first + len(stack)])) in list_readings(len(stack))
        for wrong in list_readings(len(stack))
        if wrong != right
    )


def _compare_starts(looks: tuple[Look, ...], rows: Rows, labels: list[str]) -> Compared:
    """Compare titles that begin an article with those that go on with one."""
    page = Titles(looks, rows, labels)
    above: Article | None = None
    for at, title in enumerate(page.titles):
        if above and title.open:
            yield [{f"begins: {name}": 1.0 for name in page.show(at, above)}], ["better" if title.begins else "worse"]
        above = page.follow(above, title, begins=title.begins)


def _subtract(pairs: Iterable[tuple[Shown, Shown]]) -> Compared:
    """Yield by how much more the right one of two ways to read shows of each piece of evidence.

    That is told as better and, of every second pair, its opposite as worse, so that both are learned as often.
    """
    turn = 1
    for right, wrong in pairs:
        shown = Counter(right)
        shown.subtract(wrong)
        turn = -turn
        row = {f"{of}: {name}": float(turn * many) for (of, name), many in shown.items() if many}
        yield [row], ["better" if turn > 0 else "worse"]


def _can_be_relaid(article: dict[str, Any]) -> bool:
    headline, paragraphs = article.get("headline") or "", article["paragraphs"]
    return bool(headline) and len(headline) < 60 and 0 < len(paragraphs) < 40 and len(paragraphs[0]) > 20


def _to_data(states: Worth, transitions: Worth) -> dict[str, Any]:
    evidence: dict[str, list[float]] = defaultdict(lambda: [0] * len(LABELS))
    for (name, label), weight in states.items():
        if abs(weight) >= _LEAST and [name] != _EDGE:
            evidence[name][LABELS.index(label)] = round(weight, 2)
    succession = [[round(transitions.get((a, b), 0.0), 2) or 0 for b in LABELS] for a in LABELS]
    return {"labels": list(LABELS), "evidence": dict(sorted(evidence.items())), "succession": succession}


def _to_rows(states: Worth) -> dict[str, dict[str, list[float]]]:
    """Return what evidence of titles and articles is worth, in rows of one figure for each thing it is said of."""
    worth: Worth = defaultdict(float)
    for (name, label), weight in states.items():
        of, _, shown = name.partition(": ")
        worth[of, shown] += weight if label == "better" else -weight
    groups = {}
    for group, kinds in WHOLES.items():
        names = sorted({shown for of, shown in worth if of in kinds})
        groups[group] = {name: [round(worth[of, name], 2) for of in kinds] for name in names}
    return groups


def write_weights(data: dict[str, Any]) -> str:
    """Return weights as JSON text, a line for every name, so that a change can be read.

    What neighbours tell stands by where they are: a twelfth of the file would say it again and again.
    """
    own = {name: row for name, row in data["evidence"].items() if is_own(name)}
    told: dict[str, dict[str, Any]] = {}
    for name in sorted(data["evidence"].keys() - own.keys()):
        where, _, what = name.partition(": ")
        told.setdefault(where, {})[what] = data["evidence"][name]
    groups = {"evidence": own, **{group: data[group] for group in WHOLES}}
    rest = {key: value for key, value in data.items() if key not in groups}
    return f'{_json(rest)[:-1]},{_write_groups(groups)},"told":{{{_write_groups(told)}}}}}\n'


def _write_groups(groups: dict[str, dict[str, Any]]) -> str:
    return ",\n".join(f"{_json(name)}:{_write_rows(rows)}" for name, rows in groups.items())


def _write_rows(rows: dict[str, Any]) -> str:
    return "{\n" + ",\n".join(f" {_json(name)}:{_json(_trim(rows[name]))}" for name in sorted(rows)) + "\n}"


def _trim(row: Sequence[float]) -> Sequence[float]:
    """Return a row without nothing at its end, a fourteenth of the file."""
    return row[: max((i for i, weight in enumerate(row, 1) if weight), default=0)]


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def cross_validate(
    golds: Sequence[Gold], others: Sequence[Gold] = (), *, folds: int = 5, seed: int = 1
) -> tuple[Score, ...]:
    """Return the scores, layout by layout, of issues read with weights that never saw their newspaper day."""
    tallies: dict[str, Counter[str]] = defaultdict(Counter)
    for part in range(folds):
        seen, widened = ([gold for gold in some if _fold(gold.day, folds) != part] for some in (golds, others))
        unseen = [gold for gold in (*golds, *others) if _fold(gold.day, folds) == part]
        if seen and unseen:
            weights = read_weights(write_weights(learn(seen, widened, seed=seed)))
            for gold in unseen:
                tallies[gold.layout].update(_tally(gold, weights))
    return tuple(_to_score(layout, tally) for layout, tally in sorted(tallies.items()))


def _fold(day: str, folds: int) -> int:
    return zlib.crc32(day.encode()) % folds


def _tally(gold: Gold, weights: Weights) -> Counter[str]:
    """Count what is right in the reading of one issue; an article is known by its first line."""
    issue = read_issue(gold.text, weights=weights)
    read = {article.lines[0]: article for article in issue.articles}
    tally = Counter({"gold": len(gold.articles), "read": len(read), "kept": int(_is_kept(issue)), "issues": 1})
    for truth in gold.articles:
        article = read.get(truth["lines"][0])
        if article is None:
            tally["names gold"] += len(truth.get("names") or ())
            continue
        tally["start"] += 1
        tally["exact"] += article.lines[1] == truth["lines"][1]
        tally["headline"] += squeeze(article.headline or "") == squeeze(truth.get("headline") or "")
        if truth.get("names") is not None:
            true, got = set(truth["names"]), {byline.name for byline in article.bylines}
            tally.update({"names": len(true & got), "names gold": len(true), "names read": len(got)})
    return tally


def _is_kept(issue: Issue) -> bool:
    return issue.counts.characters == issue.counts.kept_characters


def _to_score(layout: str, tally: Counter[str]) -> Score:
    names = tally["names gold"] + tally["names read"]
    return Score(
        layout=layout,
        articles=tally["gold"],
        start=round(2 * tally["start"] / (tally["gold"] + tally["read"]), 3),
        exact=round(tally["exact"] / tally["gold"], 3),
        headline=round(tally["headline"] / tally["gold"], 3),
        names=round(2 * tally["names"] / names, 3) if names else 1.0,
        kept=round(tally["kept"] / tally["issues"], 3),
    )
