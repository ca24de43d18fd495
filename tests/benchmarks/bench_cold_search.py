"""Time a cold `gxdigest search` against a bare typer app of two commands that prints a rich table of as many rows.

usage: bench_cold_search.py [--folder FOLDER] [--db FILE] [--query 物业] [--runs 20]

Whole processes are timed, each kind in turn within one run, so that a busy machine slows both alike. Both write once
to a terminal, as a person has it, and once to a pipe. The archive is the one that is given, or is made of a folder of
raw issues with `gxdigest ingest`, or of 1,000 synthetic articles. With a folder, `grep -rn` over its files is timed
beside, all of them in memory from the first run on. Prints medians in milliseconds and the ratios; asserts nothing.
"""

import argparse
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

from gxdigest.archive import Archive
from gxdigest.model.article import Article, Byline, Dateline, Digest
from gxdigest.model.issue import Counts, Issue

BARE = '''
import typer
from typing import Annotated

app = typer.Typer()


@app.command()
def search(query: str, limit: Annotated[int, typer.Option()] = 20) -> None:
    """Print a table."""
    from rich.console import Console
    from rich.table import Table

    table = Table("id", "date", "headline", "byline")
    for number in range(limit):
        table.add_row(str(number), "2019-11-23", f"{query}进小区，居民拍手叫好" * 3, "孙庆辉")
    Console().print(table)


@app.command()
def other() -> None:
    """Do nothing."""


app()
'''

WORDS = (
    "物业",
    "路灯",
    "小区",
    "居民",
    "街道",
    "办事处",
    "社区",
    "图书馆",
    "读书会",
    "早市",
    "供暖",
    "公园",
    "步道",
    "菜场",
)
PEOPLE = ("孙庆辉", "林小舟", "方小满", "周小禾", "许知远", "何晓晴")
ISSUES, ARTICLES = 50, 20


def make_article(position: int, rnd: random.Random) -> Article:
    """Make an article of three to five paragraphs out of our own words."""
    paragraphs = tuple(
        "".join(
            f"{rnd.choice(WORDS)}的{rnd.choice(WORDS)}有了新变化，{rnd.choice(WORDS)}也跟着方便起来。" for _ in range(6)
        )
        for _ in range(rnd.randint(3, 5))
    )
    name = rnd.choice(PEOPLE)
    return Article(
        position=position,
        lines=(position * 10, position * 10 + 9),
        headline=f"{rnd.choice(WORDS)}{rnd.choice(WORDS)}见成效",
        dateline=Dateline("本报讯", outlet="本报", kind="讯"),
        bylines=(Byline(name, "记者", None, f"记者 {name}"),),
        paragraphs=paragraphs,
    )


def make_archive(path: Path) -> None:
    """Keep 1,000 synthetic articles."""
    rnd = random.Random(1)
    with Archive(path, create=True) as archive:
        for number in range(ISSUES):
            day = (date(2019, 1, 1) + timedelta(days=number)).isoformat()
            articles = tuple(make_article(position, rnd) for position in range(1, ARTICLES + 1))
            text = "\n".join(paragraph for article in articles for paragraph in article.paragraphs)
            size = len(text)
            counts = Counts(ARTICLES, ARTICLES, ARTICLES, ARTICLES, 0, 0, 0, size, size, 0)
            issue = Issue(f"{day}.txt", text, counts, "新河日报", day, number + 1, articles=articles)
            digests = [Digest((article.paragraphs[0][:40],), ("小区", "居民"), "1") for article in articles]
            archive.keep(issue, digests)


# An installed program is compiled once; where this is set, a checkout is compiled anew at every start, typer is not.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


def time_in_pipe(command: list[str]) -> float:
    """Give the milliseconds of one process that writes to a pipe."""
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return (time.perf_counter() - start) * 1000


def time_on_terminal(command: list[str]) -> float:
    """Give the milliseconds of one process that writes to a terminal of 120 columns."""
    control, terminal = os.openpty()
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "120", "LINES": "40", "PAGER": ""}
    start = time.perf_counter()
    process = subprocess.Popen(command, stdin=terminal, stdout=terminal, stderr=terminal, env=environment)
    os.close(terminal)
    try:
        while os.read(control, 65536):
            pass
    except OSError:  # Linux says so when the other end is closed
        pass
    code = process.wait()
    took = (time.perf_counter() - start) * 1000
    os.close(control)
    if code:
        raise SystemExit(f"{command} ended with {code}")
    return took


def compare(name: str, beside: list[str], search: list[str], runs: int, ways: Sequence[str]) -> None:
    """Time both in turn, to a terminal or into a pipe, and print what came out."""
    for way in ways:
        clock = time_on_terminal if way == "terminal" else time_in_pipe
        clock(beside), clock(search)  # compiled and in the file cache from here on
        times = [(clock(beside), clock(search)) for _ in range(runs)]
        floor, ours = (statistics.median(column) for column in zip(*times, strict=True))
        print(f"{way:9} {name:19} {floor:6.0f} ms   gxdigest search {ours:6.0f} ms   ratio {ours / floor:.2f}")


def main() -> None:
    """Make what is missing and compare."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path, help="raw issues to ingest")
    parser.add_argument("--db", type=Path, help="an archive that is there already")
    parser.add_argument("--query", default="物业")
    parser.add_argument("--runs", type=int, default=20)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = args.db or Path(folder, "archive.db")
        if args.folder and not path.exists():
            keep = [sys.executable, "-m", "gxdigest", "ingest", str(args.folder), "--db", str(path), "--quiet"]
            subprocess.run(keep, check=True)
        elif not args.db:
            make_archive(path)
        bare = Path(folder, "bare.py")
        bare.write_text(BARE, encoding="utf-8")
        search = [sys.executable, "-m", "gxdigest", "search", args.query, "--db", str(path)]
        ways = ["terminal", "pipe"] if hasattr(os, "openpty") else ["pipe"]
        compare("bare typer and rich", [sys.executable, str(bare), "search", args.query], search, args.runs, ways)
        if args.folder and shutil.which("grep"):
            compare("grep -rn", ["grep", "-rn", args.query, str(args.folder)], search, args.runs, ["pipe"])


if __name__ == "__main__":
    main()
