"""Gold issues in, `weights.json` out: what each piece of evidence is worth, learned by a conditional random field.

A gold issue is NAME.txt beside NAME.gold.json, a reading corrected by hand. Their words are laid out anew in many
more layouts (`relay`) before anything is learned. The extra `[learn]` brings python-crfsuite; reading itself never
needs this module.
"""

import json
import random
import re
import tempfile
import unicodedata
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gxdigest.errors import InputError, UsageError
from gxdigest.model import Issue, Score
from gxdigest.reading import rules
from gxdigest.reading.articles import SUBHEAD_WIDTH
from gxdigest.reading.bylines import read_bylines
from gxdigest.reading.evidence import find_evidence
from gxdigest.reading.issue import read_issue
from gxdigest.reading.labels import LABELS, Weights, read_weights
from gxdigest.reading.lines import Look, fold, look_at, look_over, split_lines
from gxdigest.reading.relay import lay_out

_LEAST = 0.04
"""Weights nearer to nothing than this are dropped; of 0.02, 0.04 and 0.08 the scores first fell at 0.08."""
_RELAID = (60, 60, 500)
"""Pages laid out anew for each training; their weights are averaged. Which pages those are moves the scores of a single
training by .02; few of them teach the layouts that were collected best, many the forms of other papers."""
_EDGE = ["the top of the page"]

Rows = list[list[str]]


@dataclass(frozen=True, slots=True)
class Gold:
    """A gold issue: a raw text and its true reading."""

    name: str
    day: str
    """The newspaper day its words are from: one day stays in one fold, for the same articles recur in other layouts."""
    layout: str
    text: str
    articles: list[dict[str, Any]]


def read_gold(folders: Iterable[Path]) -> list[Gold]:
    """Return the gold issues of folders, by name; InputError where one cannot be read or none is there."""
    found = []
    for folder in folders:
        for path in sorted(folder.glob("*.gold.json")):
            raw = path.with_name(path.name.replace(".gold.json", ".txt"))
            try:
                gold, text = json.loads(path.read_text(encoding="utf-8")), raw.read_text(encoding="utf-8")
                found.append(
                    Gold(
                        raw.name,
                        gold.get("day") or gold.get("date") or raw.name,
                        gold.get("layout") or "all",
                        text,
                        gold["articles"],
                    )
                )
            except (OSError, ValueError, LookupError, TypeError, AttributeError) as error:
                raise InputError(
                    f"{path}: not a gold reading ({error}); write one with: gxdigest read FILE --gold"
                ) from error
    if not found:
        raise InputError("no *.gold.json in the folders named; write one with: gxdigest read FILE --gold")
    return found


def learn(golds: Sequence[Gold], *, seed: int = 1) -> dict[str, Any]:
    """Return weights as JSON data, learned from gold issues and from the same words laid out anew."""
    return _average([_train(golds, seed + number, relaid) for number, relaid in enumerate(_RELAID)])


def _average(trained: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Return the mean of weights; what one training lacks counts as nothing."""
    nothing = [0] * len(LABELS)
    names = sorted(set().union(*(weights["evidence"] for weights in trained)))
    evidence = {}
    for name in names:
        row = _mean([weights["evidence"].get(name, nothing) for weights in trained])
        kept = [worth if abs(worth) >= _LEAST else 0 for worth in row]
        if any(kept):
            evidence[name] = kept
    rows = zip(*(weights["succession"] for weights in trained), strict=True)
    return {"labels": list(LABELS), "evidence": evidence, "succession": [_mean(row) for row in rows]}


def _mean(rows: Sequence[Sequence[float]]) -> list[float]:
    return [round(sum(column) / len(rows), 2) or 0 for column in zip(*rows, strict=True)]


def _train(golds: Sequence[Gold], seed: int, relaid: int) -> dict[str, Any]:
    try:
        import pycrfsuite
    except ImportError as error:
        raise UsageError("learning needs python-crfsuite; install it with: pip install 'gxdigest[learn]'") from error
    trainer = pycrfsuite.Trainer(verbose=False)
    for rows, labels in _samples(golds, seed, relaid):
        trainer.append([_EDGE, *rows], ["furniture", *labels])
    # L1 keeps the weights few, L2 keeps them small; chosen by cross-validation on whole newspaper days.
    trainer.set_params({"c1": 0.4, "c2": 0.02, "max_iterations": 120, "feature.minfreq": 5})
    trainer.set_params({"feature.possible_states": True, "feature.possible_transitions": True})
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "weights.crfsuite")
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        tagger.open(path)
        info = tagger.info()
        tagger.close()
    return _to_data(info.state_features, info.transitions)


def _samples(golds: Sequence[Gold], seed: int, relaid: int) -> Iterator[tuple[Rows, list[str]]]:
    rnd = random.Random(seed)
    for gold in golds:
        looks = look_at(gold.text, split_lines(gold.text))
        yield find_evidence(looks, look_over(looks)), label_gold(looks, gold.articles)
    words = {a["headline"]: a for gold in golds for a in gold.articles if _can_be_relaid(a)}
    pool = [words[headline] for headline in sorted(words)]
    for _ in range(relaid if len(pool) >= 50 else 0):
        text, labels = lay_out([rnd.choice(pool) for _ in range(rnd.choice((1, 1, 2, 3, 4, 5, 6, 8, 10, 14)))], rnd)
        looks = look_at(text, split_lines(text))
        yield find_evidence(looks, look_over(looks)), labels


def _can_be_relaid(article: dict[str, Any]) -> bool:
    headline, paragraphs = article.get("headline") or "", article["paragraphs"]
    return bool(headline) and len(headline) < 60 and 0 < len(paragraphs) < 40 and len(paragraphs[0]) > 20


def _to_data(states: dict[tuple[str, str], float], transitions: dict[tuple[str, str], float]) -> dict[str, Any]:
    evidence: dict[str, list[float]] = defaultdict(lambda: [0] * len(LABELS))
    for (name, label), weight in states.items():
        if abs(weight) >= _LEAST and [name] != _EDGE:
            evidence[name][LABELS.index(label)] = round(weight, 2)
    succession = [[round(transitions.get((a, b), 0.0), 2) or 0 for b in LABELS] for a in LABELS]
    return {"labels": list(LABELS), "evidence": dict(sorted(evidence.items())), "succession": succession}


def write_weights(data: dict[str, Any]) -> str:
    """Return weights as JSON text, a line for every name, so that a change can be read."""
    lines = ",\n".join(f" {_json(name)}:{_json(row)}" for name, row in data["evidence"].items())
    rest = {key: value for key, value in data.items() if key != "evidence"}
    return _json(rest)[:-1] + ',"evidence":{\n' + lines + "\n}}\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def cross_validate(golds: Sequence[Gold], *, folds: int = 5, seed: int = 1) -> tuple[Score, ...]:
    """Return the scores, layout by layout, of issues read with weights that never saw their newspaper day."""
    tallies: dict[str, Counter[str]] = defaultdict(Counter)
    for part in range(folds):
        seen = [gold for gold in golds if _fold(gold.day, folds) != part]
        unseen = [gold for gold in golds if _fold(gold.day, folds) == part]
        if not seen or not unseen:
            continue
        weights = read_weights(write_weights(learn(seen, seed=seed)))
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
        tally["headline"] += _squeeze(article.headline or "") == _squeeze(truth.get("headline") or "")
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


_CAPTION_ENDS = re.compile(r"(?:[摄图供发。]|提供|中国|视觉|资料)[)]?$")


def label_gold(looks: Sequence[Look], articles: Sequence[dict[str, Any]]) -> list[str]:
    """Return the true label of every line that is not blank, from a gold reading.

    Gold gives the words of titles and paragraphs with broken lines mended, datelines and bylines taken out; so the raw
    lines of an article are walked beside its words, and what the words lack is a dateline or a byline.
    """
    labels = ["furniture"] * len(looks)
    for article in articles:
        first, last = article["lines"]
        span = [i for i, look in enumerate(looks) if first <= look.line.number <= last]
        plains = [looks[i].plain for i in span]
        for i, label in zip(span, _label_article(plains, article), strict=True):
            labels[i] = label
    _open_boxes(looks, labels)
    _name_subheads(looks, labels)
    return labels


def _name_subheads(looks: Sequence[Look], labels: list[str]) -> None:
    """Tell subheads from paragraphs, which gold does not: one short line without an end mark over another paragraph."""
    for i, look in enumerate(looks[:-1]):
        alone = labels[i] == labels[i + 1] == "paragraph" and look.width <= SUBHEAD_WIDTH
        if alone and look.plain[-1] not in "。!?;:,…)、" and read_bylines(look.plain, bare=False) is None:
            labels[i] = "subhead"


def _open_boxes(looks: Sequence[Look], labels: list[str]) -> None:
    """Take the items of a box of short reports, each with its own title and dateline, for the articles that they are.

    Gold counts such a box as one article; learned so, a dateline would be worth less everywhere.
    """
    for i, look in enumerate(looks[1:], 1):
        titled = labels[i - 1] == "paragraph" and looks[i - 1].width <= 40 and looks[i - 1].plain[-1] not in "。!?"
        if titled and labels[i] == "paragraph" and rules.DATELINE.pattern.match(look.plain):
            labels[i - 1], labels[i] = "headline", "opening"


def _label_article(plains: Sequence[str], article: dict[str, Any]) -> list[str]:
    labels: list[str] = []
    words = [_squeeze(plain) for plain in plains]
    for field in ("kicker", "headline", "deck"):
        rest = _squeeze(article.get(field) or "")
        label = field
        while rest and len(labels) < len(words):
            labels.append(label)
            rest = rest.removeprefix(words[len(labels) - 1])
            label = field + "+"
        # A headline may be printed twice, as title of the page and of the article.
        if label.endswith("+") and len(labels) < len(words) and words[len(labels)] == _squeeze(article[field]):
            labels.append(label)
    return labels + _label_body(plains[len(labels) :], article)


def _label_body(plains: Sequence[str], article: dict[str, Any]) -> list[str]:
    words = [_squeeze(plain) for plain in plains]
    raw = "".join(words)
    paragraphs = [_squeeze(text) for text in article["paragraphs"]]
    gold = "".join(paragraphs)
    starts, at = {}, 0
    for number, text in enumerate(paragraphs):
        starts[at] = number
        at += len(text)
    place = _align(raw, gold)
    dateline = raw.find(_squeeze(article.get("dateline") or "\0"))
    labels, at = [], 0
    for word in words:
        span = range(at, at + len(word))
        at += len(word)
        begun = [starts[g] for g in (place[r] for r in span) if g in starts]
        held = [place[r] for r in span if place[r] >= 0]
        opens = dateline in span and "opening" not in labels and (not held or held[0] == 0)
        if opens or (begun and begun[0] == 0 and "opening" not in labels):
            labels.append("opening")
        elif begun and held[0] in starts and held[0] > 0:
            labels.append("paragraph")
        elif held:
            labels.append("continued")
        elif "opening" in labels and not any(p >= 0 for p in place[: span.start]):
            labels.append("continued")  # a dateline or its bracket broken over lines
        else:
            labels.append("byline")
    return _name_ends(labels, plains)


def _name_ends(labels: list[str], plains: Sequence[str]) -> list[str]:
    """Tell apart what follows the body: closing bylines and datelines, captions and their further lines."""
    end = len(labels)
    while end > 1 and labels[end - 1] == "byline":
        end -= 1
    for i in range(end, len(labels)):
        if _signs(plains[i]):
            labels[i] = "closing"
        elif i == end and _is_open(plains[i - 1]):
            labels[i] = "continued"  # the bracket of a byline, broken over lines
        elif labels[i - 1] in ("caption", "continued") and i > end and not _CAPTION_ENDS.search(plains[i - 1]):
            labels[i] = "continued"
        elif labels[i - 1] == "closing" and i > end and _is_open(plains[i - 1]):
            labels[i] = "closing"
        else:
            labels[i] = "caption"
    inserted = False
    for i, label in enumerate(labels):
        if label == "byline":
            name = "inserted" if inserted else "byline"
            labels[i] = name + "+" if i and labels[i - 1].startswith(name) else name
        inserted = inserted or label == "opening"
    return labels


def _is_open(plain: str) -> bool:
    return plain.count("(") > plain.count(")")


def _signs(plain: str) -> bool:
    """Tell whether a line after the last word of a body is a byline or a dateline rather than a caption."""
    if rules.CLOSING_DATELINE.search(plain):
        return len(plain) <= 30
    people = read_bylines(plain.strip("(") if _is_open(plain) else plain)
    return people is not None and not rules.CREDIT.search(plain)


def _align(raw: str, gold: str) -> list[int]:
    """Return for every character of `raw` its place in `gold`, or -1 where gold lacks it."""
    place, r, g = [-1] * len(raw), 0, 0
    while r < len(raw) and g < len(gold):
        if raw[r] == gold[g]:
            place[r] = g
            r, g = r + 1, g + 1
            continue
        found = raw.find(gold[g : g + 12], r)
        if found < 0:
            found = raw.find(gold[g : g + 4], r)
        if found < 0:
            g += 1  # a word of gold that the raw text lacks
        else:
            r = found
    return place


def _squeeze(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", fold(text)).split())
