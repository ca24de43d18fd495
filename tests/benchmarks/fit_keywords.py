"""Learn what speaks for a keyword from the headlines that papers printed: prints the WEIGHTS of `digest.keywords`.

usage: fit_keywords.py FOLDER...

Each FOLDER holds gold readings (*.gold.json). The headline is given to nobody; a term is right where it stands in it.
Learned is from the half of the days that `bench_digest.py` calls `chosen on` alone, so that its other half stays
unseen: a logistic regression for texts shorter than SHORT and one for longer ones, by python-crfsuite, from the extra
`[learn]`. What a headline given is worth cannot be learned this way and stays as it is.
"""

import argparse
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import pycrfsuite
from bench_digest import Printed, read_articles

from gxdigest.digest.keywords import SHORT, WEIGHTS, Evidence, find_evidence


def list_samples(articles: Iterable[Printed]) -> tuple[list[dict[str, float]], list[str]]:
    """Give the evidence for each term, and whether the headline has it."""
    shown, right = [], []
    for article in articles:
        for term, evidence in find_evidence(article.paragraphs).items():
            shown.append({"any": 1.0, **{name: float(value) for name, value in evidence._asdict().items()}})
            right.append(str(term in article.headline))
    return shown, right


def fit(shown: Sequence[dict[str, float]], right: Sequence[str]) -> Counter[str]:
    """Fit a logistic regression, a random field of single items; the squares of its weights are held down."""
    trainer = pycrfsuite.Trainer(verbose=False)
    for item, label in zip(shown, right, strict=True):
        trainer.append([item], [label])
    trainer.set_params({"c1": 0.0, "c2": 1.0, "feature.possible_states": True, "max_iterations": 500})
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "weights.crfsuite")
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        tagger.open(path)
        learned = tagger.info().state_features
        tagger.close()
    worth: Counter[str] = Counter()
    for (name, label), weight in learned.items():
        worth[name] += weight if label == "True" else -weight
    return worth


def main() -> None:
    """Learn and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", type=Path, nargs="+", metavar="FOLDER")
    articles = [article for article in read_articles(parser.parse_args().folders) if article.half == 0]
    for is_short in (True, False):
        chosen = [article for article in articles if (sum(map(len, article.paragraphs)) < SHORT) == is_short]
        worth = fit(*list_samples(chosen))
        given = {"headline": WEIGHTS[is_short].headline}
        print(f"{is_short}: {Evidence(**{name: round(worth[name], 2) for name in Evidence._fields} | given)},")


if __name__ == "__main__":
    main()
