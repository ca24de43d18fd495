"""Measure summaries and keywords against the headlines that papers printed, and what both cost.

usage: bench_digest.py [--show N] FOLDER...

Each FOLDER holds gold readings (*.gold.json); an article that stands in several counts once. The headline is given to
nobody: it is the reference. Prints four things, each beside something measured in the same run, and asserts nothing:

- one sentence of each dated article: the characters it shares with the headline (ROUGE-1 F1), beside the first
  sentence as printed and the first of 15 characters without dateline, with the 95 % interval of the gain;
- the same for undated articles, where the first sentence seldom is the news;
- keywords that stand in the headline, of five, beside jieba's extract_tags; a keyword that is not given is a miss;
- CPU time for 600 characters, summary and keywords together, with each word cutter, beside extract_tags.

All articles, then halves by the day of the paper: `chosen on` is the half on which method and numbers were chosen,
`not` the other. `--show` prints what so many articles get, to be judged by eye.
"""

import argparse
import json
import random
import re
import time
import warnings
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch
from zlib import crc32

from gxdigest import summarise, words
from gxdigest.digest import find_keywords

PLACES = 5
DRAWS = 1000
SENTENCE = re.compile(r"[^。！？!?]+[。！？!?]?[”’」』）)]*")
MARKS = re.compile(r"[\W_]+")
NAMES = {None: "all", 0: "chosen on", 1: "not"}


@dataclass(frozen=True)
class Printed:
    """An article with the headline that it was printed under."""

    headline: str
    paragraphs: list[str]
    dateline: str | None
    half: int


def read_articles(folders: Sequence[Path]) -> Iterator[Printed]:
    """Give each article that has headline and text once."""
    seen = set()
    for file in sorted(file for folder in folders for file in folder.rglob("*.gold.json")):
        gold = json.loads(file.read_text(encoding="utf-8"))
        half = crc32(str(gold.get("day") or gold.get("date") or file.name).encode()) % 2
        for article in gold["articles"]:
            key = article.get("headline"), "".join("".join(article["paragraphs"]).split())[:40]
            if all(key) and key not in seen:
                seen.add(key)
                yield Printed(article["headline"], article["paragraphs"], article.get("dateline"), half)


def share(told: str, headline: str) -> float:
    """Give the F1 of the characters of two texts, marks not counted, in per cent."""
    told, headline = MARKS.sub("", told), MARKS.sub("", headline)
    return 200 * (Counter(told) & Counter(headline)).total() / max(len(told) + len(headline), 1)


def rate_sentences(article: Printed) -> tuple[float, float, float]:
    """Rate the first sentence as printed, the first without dateline and ours."""
    text = "".join(article.paragraphs)
    sentences = SENTENCE.findall(text) or [text]
    stripped = next((s for s in sentences if len(MARKS.sub("", s)) >= 15), text)
    ours = "".join(summarise(article.paragraphs, sentences=1))
    told = ((article.dateline or "") + sentences[0], stripped, ours)
    first, second, third = (share(sentence, article.headline) for sentence in told)
    return first, second, third


def rate_keywords(keywords: Sequence[str], headline: str) -> float:
    """Give the share of the places that hold a word of the headline."""
    return sum(keyword in headline for keyword in keywords[:PLACES]) / PLACES


def bootstrap(rows: Sequence[tuple[float, ...]], figure: Callable[[Sequence[tuple[float, ...]]], float]) -> str:
    """Give a figure of rows with its 95 % interval, rows drawn again a thousand times."""
    draw = random.Random(1)
    drawn = sorted(figure(draw.choices(rows, k=len(rows))) for _ in range(DRAWS))
    low, high = drawn[DRAWS // 40], drawn[-DRAWS // 40]
    return f"{figure(rows):+.2f} [{low:+.2f}, {high:+.2f}]"


def mean(rows: Sequence[tuple[float, ...]], column: int) -> float:
    """Give the mean of a column."""
    return sum(row[column] for row in rows) / len(rows)


def print_sentences(title: str, articles: Sequence[Printed]) -> None:
    """Print the rows of the first two things."""
    print(f"\n{title}\n{'':10} articles   lead  stripped  summarise  over stripped")
    for half, name in NAMES.items():
        if rows := [rate_sentences(article) for article in articles if half in (None, article.half)]:
            gain = bootstrap(rows, lambda drawn: mean(drawn, 2) - mean(drawn, 1))
            print(f"{name:10} {len(rows):8} {mean(rows, 0):6.1f} {mean(rows, 1):9.1f} {mean(rows, 2):10.1f}  {gain}")


def print_keywords(articles: Sequence[Printed], tags: Callable[[str], list[str]]) -> None:
    """Print the rows of the third thing."""
    print(f"\nkeywords in the printed headline, of {PLACES}\n{'':10} articles  extract_tags  find_keywords  ratio")
    rated = [
        (
            article.half,
            rate_keywords(tags("\n".join(article.paragraphs)), article.headline),
            rate_keywords(find_keywords(article.paragraphs, count=PLACES), article.headline),
        )
        for article in articles
    ]
    for half, name in NAMES.items():
        if rows := [row for row in rated if half in (None, row[0])]:
            ratio = bootstrap(rows, lambda drawn: mean(drawn, 2) / max(mean(drawn, 1), 1e-9))
            print(f"{name:10} {len(rows):8} {mean(rows, 1):13.3f} {mean(rows, 2):14.3f}  {ratio}")


def time_all(articles: Sequence[Printed], make: Callable[[Printed], object]) -> float:
    """Give the CPU milliseconds for 600 characters, the best of three rounds."""
    size = sum(len("".join(article.paragraphs)) for article in articles)
    rounds = []
    for _ in range(3):
        start = time.process_time()
        for article in articles:
            make(article)
        rounds.append(time.process_time() - start)
    return min(rounds) * 6e5 / size


def print_cost(articles: Sequence[Printed], tags: Callable[[str], list[str]]) -> None:
    """Print the fourth thing; articles as long as most, so that what an article costs by itself is in it."""
    ordinary = [article for article in articles if 300 <= len("".join(article.paragraphs)) <= 1200][:500]

    def digest(article: Printed) -> object:
        return summarise(article.paragraphs), find_keywords(article.paragraphs)

    print(f"\nCPU for 600 characters, {len(ordinary)} articles of 300 to 1,200")
    beside = time_all(ordinary, lambda article: tags("\n".join(article.paragraphs)))
    for name, cutter in (("rjieba", words.rjieba_cutter), ("jieba", words.jieba_cutter)):
        with patch("gxdigest.words._find_cutter", cutter):
            digest(ordinary[0])
            spent = time_all(ordinary, digest)
        print(f"{name:7} {spent:.2f} ms, extract_tags {beside:.2f} ms, ratio {spent / beside:.2f}")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", type=Path, nargs="+", metavar="FOLDER")
    parser.add_argument("--show", type=int, default=0, metavar="N")
    chosen = parser.parse_args()
    articles = list(read_articles(chosen.folders))
    for article in random.Random(1).sample(articles, min(chosen.show, len(articles))):
        print(f"■ {article.headline}\n  {' '.join(find_keywords(article.paragraphs, headline=article.headline))}")
        print(*(f"  - {told}" for told in summarise(article.paragraphs, headline=article.headline)), sep="\n")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba
        from jieba.analyse import extract_tags

        jieba.setLogLevel("ERROR")
        extract_tags("预热")

    def tags(text: str) -> list[str]:
        return list(extract_tags(text, topK=PLACES))

    print_sentences("one sentence, dated articles: ROUGE-1 F1 with the headline", [a for a in articles if a.dateline])
    print_sentences("one sentence, undated articles", [a for a in articles if not a.dateline])
    print_keywords(articles, tags)
    print_cost(articles, tags)


if __name__ == "__main__":
    main()
