"""A folder of raw issues -> nouns, without the reader, so that an archive to measure searches in is made in minutes.

In: files named PAPER-YYYY-MM-DD.txt, blocks set apart by blank lines: a masthead; then articles, each a headline, a
paragraph that opens with 本报讯, more paragraphs, and a block that begins with 记者. This reads nothing else.
"""

from collections.abc import Iterator
from pathlib import Path

from gxdigest.model.article import Article, Byline, Dateline, Digest
from gxdigest.model.issue import Counts, Issue

_OPENING, _SIGNED = "本报讯 ", "记者 "


def read_folder(folder: Path) -> Iterator[tuple[Issue, list[Digest]]]:
    """Yield each issue with digests of a length that real ones have."""
    for number, path in enumerate(sorted(folder.glob("*.txt")), start=1):
        paper, _, day = path.stem.partition("-")
        text = path.read_text(encoding="utf-8")
        articles = tuple(_read_articles(text.split("\n\n")[1:]))
        size, many = len(text), len(articles)
        counts = Counts(many, many, many, many, 0, 0, 0, size, size, 0)
        digests = [Digest((article.paragraphs[0][:80],), ("小区", "居民", "街道"), "1") for article in articles]
        yield Issue(path.name, text, counts, paper, day, number, articles=articles), digests


def _read_articles(blocks: list[str]) -> Iterator[Article]:
    """Put blocks together to articles."""
    headline, paragraphs, position = "", [], 0
    for block in map(str.strip, blocks):
        if block.startswith(_SIGNED):
            position += 1
            names = tuple(Byline(name, "记者", None, block) for name in block.removeprefix(_SIGNED).split())
            dateline = Dateline("本报讯", outlet="本报", kind="讯")
            lines = (position * 20, position * 20 + 10)
            yield Article(position, lines, headline, dateline=dateline, bylines=names, paragraphs=tuple(paragraphs))
            headline, paragraphs = "", []
        elif not headline:
            headline = block
        else:
            paragraphs.append(block.removeprefix(_OPENING))
