"""How well pages are read may not slide: figures over gold readings, against those recorded in golden/baseline.json.

The cases beside these tests always, and the papers: issues of invented papers, each with habits of its own, of which
nothing was learned, and others that the weights were learned from. The corpus beside the project, or where
GXDIGEST_CORPUS points, if it is the very one of which figures were recorded. `pytest --golden-update` records them
anew.
"""

import hashlib
import json
import os
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from case_files import CASES, KINDS, make_gold, read_cases

from gxdigest.reading import read_issue

LOSS = 0.005
"""How far a figure may fall: the rereading of one article among hundreds."""
CORPUS = Path(os.environ.get("GXDIGEST_CORPUS") or Path(__file__).resolve().parents[3] / "shared" / "corpus")
PAPERS, LEARNED = CASES / "papers", CASES / "learned"
WHOLE = ("gazette", "local")
"""Of every other collection each fourth issue is read, for time."""

Page = tuple[str, dict[str, Any]]
"""A raw text and its gold reading."""


def score(pages: Iterable[Page]) -> dict[str, float]:
    """How many articles begin where they should, have all their lines and no other, their headline and their people.

    An article is known by its first line; people of an article that was missed are missed, and those of one that was
    invented are wrong.
    """
    tally: Counter[str] = Counter()
    for text, gold in pages:
        read = {article.lines[0]: article for article in read_issue(text).articles}
        truth = {article["lines"][0]: article for article in gold["articles"]}
        tally.update(read=len(read), gold=len(truth), start=len(read.keys() & truth.keys()))
        for first, article in read.items():
            wanted = truth.get(first, {"lines": [0, 0], "headline": "invented", "names": []})
            tally["exact"] += list(article.lines) == wanted["lines"]
            tally["headline"] += squeeze(article.headline or "") == squeeze(wanted.get("headline") or "")
            if wanted.get("names") is not None:
                found, names = {squeeze(person.name) for person in article.bylines}, set(map(squeeze, wanted["names"]))
                tally.update({"names read": len(found), "names": len(found & names)})
        tally["names gold"] += sum(len({*(article.get("names") or ())}) for article in gold["articles"])
    return {
        "start F1": round(2 * tally["start"] / (tally["read"] + tally["gold"]), 4),
        "exact": round(tally["exact"] / tally["gold"], 4),
        "headline": round(tally["headline"] / tally["gold"], 4),
        "names F1": round(2 * tally["names"] / (tally["names read"] + tally["names gold"]), 4),
    }


def squeeze(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def find_pages(corpus: Path) -> Iterator[tuple[str, Path]]:
    """The collection and path of every gold reading that is scored."""
    for folder in sorted(path for path in corpus.iterdir() if path.is_dir()):
        found = sorted(folder.glob("*.gold.json"))
        yield from ((folder.name, path) for path in (found if folder.name in WHOLE else found[::4]))


def read_page(path: Path) -> Page:
    raw = path.with_name(path.name.replace(".gold.json", ".txt"))
    return raw.read_text(encoding="utf-8"), json.loads(path.read_text(encoding="utf-8"))


def fingerprint(paths: Sequence[Path]) -> str:
    """What tells one corpus from another: its gold readings and raw texts, byte by byte."""
    digest = hashlib.sha256()
    for path in paths:
        for file in (path, path.with_name(path.name.replace(".gold.json", ".txt"))):
            digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()[:16]


def compare(found: dict[str, float], recorded: dict[str, float]) -> None:
    fallen = {name: (value, found[name]) for name, value in recorded.items() if found[name] < value - LOSS}
    assert not fallen, "fallen from the first figure to the second"


def record(golden: Any, name: str, figures: dict[str, Any]) -> None:
    known = golden.read("baseline.json") if (golden.folder / "baseline.json").exists() else {}
    golden.write("baseline.json", dict(sorted({**known, name: figures}.items())))


def test_the_cases_are_read_no_worse(golden):
    found = score((case.text, make_gold(case)) for kind in KINDS for case in read_cases(kind))
    if golden.update:
        record(golden, "cases", found)
    compare(found, golden.read("baseline.json")["cases"])


def test_papers_never_learned_from_are_read_no_worse(golden):
    found = score(map(read_page, sorted(PAPERS.glob("*.gold.json"))))
    if golden.update:
        record(golden, "papers", found)
    compare(found, golden.read("baseline.json")["papers"])


def test_papers_learned_from_are_read_no_worse(golden):
    found = score(map(read_page, sorted(LEARNED.glob("*.gold.json"))))
    if golden.update:
        record(golden, "learned", found)
    compare(found, golden.read("baseline.json")["learned"])


def test_the_corpus_is_read_no_worse(golden):
    if not CORPUS.is_dir():
        pytest.skip("no corpus beside the project; GXDIGEST_CORPUS may name one")
    pages = list(find_pages(CORPUS))
    mark = fingerprint([path for _, path in pages])
    if not golden.update and golden.read("baseline.json").get("corpus", {}).get("hash") != mark:
        pytest.skip("another corpus than the one of which figures were recorded")
    names = sorted({name for name, _ in pages})
    found = {name: score(read_page(path) for folder, path in pages if folder == name) for name in names}
    if golden.update:
        record(golden, "corpus", {"hash": mark, "figures": found})
    recorded = golden.read("baseline.json")["corpus"]["figures"]
    assert found.keys() == recorded.keys()
    for name in names:
        compare(found[name], recorded[name])


# The scorer itself.

PAGE = "路灯全部换新\n\n本报讯（记者 孙庆辉）昨日，东渡街道的路灯全部换新，夜里出门不怕黑了，老人们都说好。\n"


def gold_of(lines, *names, headline="路灯全部换新"):
    return {"articles": [{"lines": list(lines), "headline": headline, "names": list(names)}]}


@pytest.mark.parametrize(
    ("gold", "figures"),
    [
        (gold_of((1, 3), "孙庆辉"), (1, 1, 1, 1)),
        (gold_of((1, 3), "孙庆辉", "周敏"), (1, 1, 1, 0.6667)),
        (gold_of((1, 3)), (1, 1, 1, 0)),
        (gold_of((1, 3), "孙庆辉", headline="路灯"), (1, 1, 0, 1)),
        (gold_of((1, 3), "孙庆辉", headline=None), (1, 1, 0, 1)),
        (gold_of((1, 2), "孙庆辉"), (1, 0, 1, 1)),
        (gold_of((3, 3), "孙庆辉"), (0, 0, 0, 0)),
        (
            {"articles": [*gold_of((1, 3), "孙庆辉")["articles"], *gold_of((5, 6), "周敏")["articles"]]},
            (0.6667, 0.5, 0.5, 0.6667),
        ),
    ],
)
def test_the_scorer_sees_what_is_wrong(gold, figures):
    assert tuple(score([(PAGE, gold)]).values()) == figures


def test_a_fall_is_noticed():
    compare({"exact": 0.951}, {"exact": 0.955})
    with pytest.raises(AssertionError, match="fallen"):
        compare({"exact": 0.949}, {"exact": 0.955})


def test_another_corpus_has_another_fingerprint(tmp_path):
    (tmp_path / "a.gold.json").write_text("{}", encoding="utf-8")
    (tmp_path / "a.txt").write_text("一", encoding="utf-8")
    before = fingerprint([tmp_path / "a.gold.json"])
    assert before == fingerprint([tmp_path / "a.gold.json"])
    (tmp_path / "a.txt").write_text("二", encoding="utf-8")
    assert before != fingerprint([tmp_path / "a.gold.json"])
