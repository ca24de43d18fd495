"""Cases as people write them -> values, and -> files in the layout of a gold corpus.

In: the Markdown files of `tests/cases`, whose form is told at the top of `wild.md`. Out: `Case` values, and on request
a folder of NAME.txt with NAME.gold.json beside. Nothing here knows how a page is read.

Run as a program it writes that folder: `python case_files.py FOLDER [KIND ...]`, where KIND is wild, synthetic,
negative or known_failures; without a kind, all of them.
"""

import json
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

CASES = Path(__file__).parents[1] / "cases"
KINDS = ("wild", "synthetic", "negative", "known_failures")
ONCE = ("kicker", "headline", "deck", "dateline")
"""Parts that an article has at most once."""


@dataclass(frozen=True, slots=True)
class GoldByline:
    """One person under an article; role and outlet are empty where the paper prints none."""

    name: str
    role: str = ""
    outlet: str = ""


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """An article as a careful reader finds it; what is not there is empty."""

    lines: tuple[int, int]
    kicker: str = ""
    headline: str = ""
    deck: str = ""
    dateline: str = ""
    bylines: tuple[GoldByline, ...] = ()
    paragraphs: tuple[str, ...] = ()
    """Subheads among them."""
    subheads: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """A page and what is on it."""

    title: str
    text: str
    articles: tuple[GoldArticle, ...]
    furniture: tuple[tuple[int, int], ...]
    leftovers: tuple[tuple[int, int], ...]
    kind: str
    """Which file it stands in: wild, synthetic, negative or known_failures."""


def read_cases(kind: str) -> tuple[Case, ...]:
    """The cases of one file, in its order."""
    written = (CASES / f"{kind}.md").read_text(encoding="utf-8")
    return tuple(read_case(title, text, expected.splitlines(), kind) for title, text, expected in split_cases(written))


def split_cases(written: str) -> Iterator[tuple[str, str, str]]:
    r"""Title, page and expectation of each case; what stands before the first title is explanation.

    >>> list(split_cases("How to.\n\n# 一\n.\n标题\n.\n@ 1-1\n.\n"))
    [('一', '标题\n', '@ 1-1\n')]
    """
    title = ""
    parts: list[str] | None = None
    for line in written.splitlines():
        if line == ".":
            parts = [*(parts or []), ""]
            if len(parts) == 3:
                yield title, parts[0], parts[1]
                parts = None
        elif parts:
            parts[-1] += line + "\n"
        elif line.startswith("# "):
            title = line.removeprefix("# ")
    if parts is not None:
        raise ValueError(f"{title}: a line with a single full stop is missing")


def read_case(title: str, text: str, expected: Sequence[str], kind: str) -> Case:
    """One case; a line that says nothing known is an error of whoever wrote it."""
    articles: list[tuple[tuple[int, int], list[tuple[str, str]]]] = []
    outside: dict[str, list[tuple[int, int]]] = {"furniture": [], "leftover": []}
    for line in expected:
        if line.startswith("@ "):
            articles.append((read_range(line.removeprefix("@ ")), []))
            continue
        key, colon, value = line.partition(":")
        if not colon:
            raise ValueError(f"{title}: cannot read {line!r}")
        if key in outside:
            outside[key].append(read_range(value))
        else:
            articles[-1][1].append((key, value.strip()))
    read = tuple(read_article(title, lines, parts) for lines, parts in articles)
    return Case(title, text, read, tuple(outside["furniture"]), tuple(outside["leftover"]), kind)


def read_range(written: str) -> tuple[int, int]:
    """First and last line.

    >>> read_range("3-12"), read_range(" 7")
    ((3, 12), (7, 7))
    """
    first, _, last = written.strip().partition("-")
    return int(first), int(last or first)


def read_article(title: str, lines: tuple[int, int], parts: Sequence[tuple[str, str]]) -> GoldArticle:
    """One article from its named parts."""
    known = {*ONCE, "byline", "paragraph", "subhead", "caption"}
    unknown = [key for key, _ in parts if key not in known]
    twice = [key for key in ONCE if [name for name, _ in parts].count(key) > 1]
    if unknown or twice:
        raise ValueError(f"{title}: unknown or given twice: {unknown + twice}")
    once = {key: value for key, value in parts if key in ONCE}
    return GoldArticle(
        lines,
        kicker=once.get("kicker", ""),
        headline=once.get("headline", ""),
        deck=once.get("deck", ""),
        dateline=once.get("dateline", ""),
        bylines=tuple(read_byline(value) for key, value in parts if key == "byline"),
        paragraphs=tuple(value for key, value in parts if key in ("paragraph", "subhead")),
        subheads=tuple(value for key, value in parts if key == "subhead"),
        captions=tuple(value for key, value in parts if key == "caption"),
    )


def read_byline(written: str) -> GoldByline:
    """Name, role and outlet between upright strokes.

    >>> read_byline("方小满 | 文/图 | 新河晚报")
    GoldByline(name='方小满', role='文/图', outlet='新河晚报')
    """
    name, role, outlet = (part.strip() for part in written.split("|"))
    return GoldByline(name, role, outlet)


def make_gold(case: Case) -> dict[str, object]:
    """A case as the gold reading of an issue."""
    return {"layout": "cases", "date": None, "day": None, "articles": [make_gold_article(a) for a in case.articles]}


def make_gold_article(article: GoldArticle) -> dict[str, object]:
    """An article as gold readings have it: names without roles, null for what is not there."""
    return {
        "lines": list(article.lines),
        "kicker": article.kicker or None,
        "headline": article.headline or None,
        "deck": article.deck or None,
        "dateline": article.dateline or None,
        "names": [byline.name for byline in article.bylines],
        "paragraphs": list(article.paragraphs),
        "opened_by": "dateline" if article.dateline else "headline",
    }


def write_cases(folder: Path, kinds: Sequence[str] = KINDS) -> int:
    """Write each case as NAME.txt and NAME.gold.json, named by its file and its place in it; returns how many."""
    folder.mkdir(parents=True, exist_ok=True)
    count = 0
    for kind in kinds:
        for number, case in enumerate(read_cases(kind), 1):
            name = f"{kind}-{number:02}-{re.split('[：，、]', case.title)[0]}"
            gold = json.dumps(make_gold(case), ensure_ascii=False, indent=1)
            (folder / f"{name}.txt").write_text(case.text, encoding="utf-8")
            (folder / f"{name}.gold.json").write_text(gold, encoding="utf-8")
            count += 1
    return count


if __name__ == "__main__":
    print(write_cases(Path(sys.argv[1]), sys.argv[2:] or KINDS))
