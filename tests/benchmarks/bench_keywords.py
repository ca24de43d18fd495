"""Measure how many keywords occur in the printed headline, beside jieba's extract_tags, and what both cost.

usage: bench_keywords.py [--half even|odd] [--show N] SOURCE

SOURCE is a folder of gold readings (*.gold.json) or an archive. The headline is not given to either: it is the
reference. Precision at 5 is the share of five places that hold a keyword of the headline; a keyword that is not given
counts as a miss. Prints the mean of each, their ratio with its 95 % interval (paired bootstrap, 1,000 draws) and CPU
time an article of 600 characters, summary and keywords together; asserts nothing. `--half` takes every second file,
to choose on one half and report on the other. `--show` prints the keywords of so many articles, to be judged by eye.
"""

import argparse
import json
import random
import time
import warnings
from collections.abc import Iterator
from pathlib import Path

from gxdigest import Archive, summarise
from gxdigest.digest import find_keywords

PLACES = 5

Told = tuple[str, list[str]]


def read_articles(source: Path, half: str | None) -> Iterator[Told]:
    """Give headline and paragraphs of each article that has both."""
    if source.is_dir():
        files = sorted(source.rglob("*.gold.json"))
        if half:
            files = files[half == "odd" :: 2]
        for file in files:
            for article in json.loads(file.read_text(encoding="utf-8"))["articles"]:
                if article.get("headline") and article["paragraphs"]:
                    yield article["headline"], article["paragraphs"]
        return
    with Archive(source) as archive:
        for kept in archive.find_articles():
            if kept.article.headline and kept.article.paragraphs:
                yield kept.article.headline, list(kept.article.paragraphs)


def rate(keywords: list[str], headline: str) -> float:
    """Give the share of the places that hold a word of the headline."""
    return sum(keyword in headline for keyword in keywords[:PLACES]) / PLACES


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("source", type=Path, metavar="SOURCE")
    parser.add_argument("--half", choices=["even", "odd"])
    parser.add_argument("--show", type=int, default=0, metavar="N")
    chosen = parser.parse_args()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from jieba.analyse import extract_tags

        extract_tags("预热")
    find_keywords(["预热"])
    articles = list(read_articles(chosen.source, chosen.half))
    pairs: list[tuple[float, float]] = []
    spent, beside, size = 0.0, 0.0, 0
    for headline, paragraphs in articles:
        text = "\n".join(paragraphs)
        start = time.process_time()
        summarise(paragraphs)
        own = find_keywords(paragraphs, count=PLACES)
        middle = time.process_time()
        theirs = extract_tags(text, topK=PLACES)
        spent, beside, size = spent + middle - start, beside + time.process_time() - middle, size + len(text)
        pairs.append((rate(own, headline), rate(theirs, headline)))
    for headline, paragraphs in random.Random(1).sample(articles, min(chosen.show, len(articles))):
        print(f"{' '.join(find_keywords(paragraphs, headline=headline))} | {headline}")
    draw = random.Random(1)
    ratios = sorted(
        sum(a for a, _ in drawn) / max(sum(b for _, b in drawn), 1e-9)
        for drawn in (draw.choices(pairs, k=len(pairs)) for _ in range(1000))
    )
    own_mean, their_mean = (sum(column) / len(pairs) for column in zip(*pairs, strict=True))
    print(f"{len(pairs)} articles; precision at {PLACES}: {own_mean:.3f}, extract_tags {their_mean:.3f}")
    print(f"ratio {own_mean / their_mean:.2f} [{ratios[25]:.2f}, {ratios[974]:.2f}]")
    own_cost, their_cost = (seconds * 6e5 / size for seconds in (spent, beside))
    print(f"CPU for 600 characters: summary and keywords {own_cost:.2f} ms, extract_tags {their_cost:.2f} ms")


if __name__ == "__main__":
    main()
