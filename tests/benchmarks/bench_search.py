"""Measure search beside a scan, plain bm25, SQLite's trigram table, grep and ripgrep, in one run.

usage: bench_search.py RAW [--keep FOLDER] [--queries 200] [--known 300] [--small 500] [--million] [--headlines FILE]

RAW is a folder of raw issues as `raw_issues` reads them. Two archives are made of it, one of all issues, one of the
first `--small`; with --keep they stay in a folder and are used again. Known items are looked for in the smaller one
and, since made-up headlines repeat each other, in an archive of real ones if --headlines names it. Prints a table;
asserts nothing. Warm times are CPU, the better of two calls in this process, cold ones whole processes in turn. Rivals
hold the same texts:

- scan: `instr` over headline, kicker, deck, body, captions and names, the rows that hit fetched
- plain: bm25 of the same index without weights
- trigram: an FTS5 table with `tokenize='trigram'` over the same columns, ranked by its bm25
"""

import argparse
import random
import re
import shutil
import sqlite3
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from pathlib import Path

from bench_cold_search import BARE, time_in_pipe, time_on_terminal
from raw_issues import read_folder

from gxdigest.archive import Archive
from gxdigest.archive.match import write_match
from gxdigest.archive.query import read_query
from gxdigest.archive.schema import FULL_TEXT
from gxdigest.words import cut

HAN = re.compile("[一-鿿]+")
COLUMNS = ("headline", "kicker", "deck", "body", "captions")
SCAN = f"""
SELECT a.id, a.headline, a.body, i.date FROM articles AS a JOIN issues AS i ON i.id = a.issue
WHERE {" OR ".join(f"instr(a.{column}, ?1)" for column in COLUMNS)}
   OR EXISTS (SELECT 1 FROM bylines AS b WHERE b.article = a.id AND instr(b.name, ?1))
"""


def make_archive(raw: Path, path: Path, issues: int | None) -> None:
    """Keep issues, and give the index the form it has after a bulk load."""
    if path.exists():
        return
    with Archive(path, create=True) as archive:
        for issue, digests in islice(read_folder(raw), issues):
            archive.keep(issue, digests)
    connection = sqlite3.connect(path)
    for table in FULL_TEXT:
        connection.execute(f"INSERT INTO {table}({table}) VALUES ('optimize')")
    connection.commit()
    connection.execute("VACUUM")
    connection.close()


def clock(ask: Callable[[], object], runs: int = 2) -> float:
    """Give the milliseconds of CPU of the best of some calls: all is in memory, and other programs do not count."""
    best = float("inf")
    for _ in range(runs):
        start = time.process_time()
        ask()
        best = min(best, (time.process_time() - start) * 1000)
    return best


def draw_queries(connection: sqlite3.Connection, number: int) -> list[str]:
    """Draw runs of characters out of the bodies wherever they fall, names, and two words at once."""
    rnd = random.Random(1)
    (largest,) = connection.execute("SELECT max(id) FROM articles").fetchone()

    def run(size: int) -> str:
        while True:
            (body,) = connection.execute("SELECT body FROM articles WHERE id = ?", [rnd.randint(1, largest)]).fetchone()
            start = rnd.randrange(max(1, len(body) - size))
            if HAN.fullmatch(text := body[start : start + size]):
                return str(text)

    names = [name for (name,) in connection.execute("SELECT DISTINCT name FROM bylines LIMIT 400")]
    queries = []
    for _ in range(number):
        kind = rnd.choice((1, 2, 2, 3, 4, 6, 10, "name", "two"))
        queries.append(
            rnd.choice(names) if kind == "name" else f"{run(2)} {run(2)}" if kind == "two" else run(int(kind))
        )
    return queries


def compare_warm(path: Path, number: int) -> list[str]:
    """Time searches and scans of one archive."""
    with Archive(path) as archive:
        connection = archive._connection
        queries = draw_queries(connection, number)
        ours = sorted(clock(lambda query=query: archive.search(query)) for query in queries)
        scans = [
            clock(lambda query=query: connection.execute(SCAN, [query]).fetchall())
            for query in queries[:20]
            if " " not in query
        ]
        plain = [clock(lambda query=query: ask_plain(connection, query)) for query in queries[:60]]
        (often,) = connection.execute("SELECT count(*) FROM articles WHERE instr(body, '发展')").fetchone()
        (articles,) = connection.execute("SELECT count(*) FROM articles").fetchone()
        start = time.process_time()
        for _ in range(5):
            archive.search("发展")
        worst = (time.process_time() - start) * 200
    scan, median, late = statistics.median(scans), statistics.median(ours), ours[int(len(ours) * 0.95)]
    return [
        f"scan, median                        {scan:8.1f} ms",
        f"search, median                      {median:8.1f} ms   1/{scan / median:.0f} of the scan",
        f"search, 95th percentile             {late:8.1f} ms   1/{scan / late:.0f} of the scan's median",
        f"ids by plain bm25, median           {statistics.median(plain):8.1f} ms   no texts fetched, no snippets",
        f"a word in {often / articles:.0%} of the articles, CPU  {worst:8.1f} ms",
    ]


def ask_plain(connection: sqlite3.Connection, query: str) -> list[int]:
    """Ask the same index, ranked by bm25 alone."""
    sql = "SELECT rowid FROM article_index WHERE article_index MATCH ? ORDER BY rank LIMIT 1000"
    return [id for (id,) in connection.execute(sql, [write_match(read_query(query))])]


def make_trigrams(source: sqlite3.Connection) -> sqlite3.Connection:
    """Put the same texts into a trigram table."""
    trigrams = sqlite3.connect(":memory:")
    trigrams.execute("CREATE VIRTUAL TABLE t USING fts5(headline, kicker, deck, body, captions, tokenize='trigram')")
    rows = source.execute(f"SELECT id, {', '.join(COLUMNS)} FROM articles")
    trigrams.executemany("INSERT INTO t(rowid, headline, kicker, deck, body, captions) VALUES (?, ?, ?, ?, ?, ?)", rows)
    return trigrams


def ask_trigrams(connection: sqlite3.Connection, query: str) -> list[int]:
    """Ask the trigram table; words of two characters it can only look for with LIKE, which ranks nothing."""
    words = query.split()
    match = " ".join(f'"{word}"' for word in words if len(word) > 2)
    short = [f"%{word}%" for word in words if len(word) < 3]
    like = " AND ".join("(headline LIKE ? OR body LIKE ?)" for _ in short)
    where = " AND ".join(part for part in ("t MATCH ?" if match else "", like) if part)
    values = [*([match] if match else []), *(value for word in short for value in (word, word))]
    order = "rank" if match else "rowid DESC"
    return [
        id for (id,) in connection.execute(f"SELECT rowid FROM t WHERE {where} ORDER BY {order} LIMIT 1000", values)
    ]


def draw_known(connection: sqlite3.Connection, number: int, *, rarest: bool) -> list[tuple[int, str]]:
    """Draw articles, and two different words out of the headline of each: any two, or those in the fewest headlines.

    A headline that stands twice, as that of a series does, tells no article from the other and is not drawn.

    Any two are what a reader may happen to remember; the rarest are what one who wants this article would ask.
    """
    rnd = random.Random(2)
    articles = connection.execute("SELECT id, headline FROM articles WHERE headline IS NOT NULL").fetchall()
    words = {
        id: [word for word in dict.fromkeys(cut(headline)) if len(word) > 1 and HAN.fullmatch(word)]
        for id, headline in articles
    }
    spread = Counter(word for some in words.values() for word in some)
    often = Counter(headline for _, headline in articles)
    enough = [id for id, headline in articles if len(words[id]) > 1 and often[headline] == 1]
    known: list[tuple[int, str]] = []
    for _ in range(number):
        id = rnd.choice(enough)
        pair = sorted(words[id], key=lambda word: spread[word])[:2] if rarest else rnd.sample(words[id], 2)
        known.append((id, " ".join(pair)))
    return known


def mean_reciprocal_rank(known: Iterable[tuple[int, str]], ask: Callable[[str], Sequence[int]]) -> float:
    """Give the mean of one over the rank of the article that was meant."""
    answers = [(id, list(ask(query))) for id, query in known]
    return statistics.mean(1 / (ids.index(id) + 1) if id in ids else 0.0 for id, ids in answers)


def compare_ranking(path: Path, number: int) -> list[str]:
    """Look for known articles, and say how far the question itself can be answered."""
    with Archive(path) as archive:
        trigrams = make_trigrams(archive._connection)
        return [
            line
            for kind, rarest in (("any two words", False), ("the rarest two", True))
            for line in _compare_known(archive, trigrams, kind, draw_known(archive._connection, number, rarest=rarest))
        ]


def _compare_known(
    archive: Archive, trigrams: sqlite3.Connection, kind: str, known: Sequence[tuple[int, str]]
) -> list[str]:
    """Compare three rankings over all the articles meant, and over those that the words tell from every other.

    Headlines that hold both words answer alike. Drawing them by lot is what no ranking can better, but by luck.
    """
    asks: dict[str, Callable[[str], Sequence[int]]] = {
        "search": lambda query: [hit.article.id for hit in archive.search(query, limit=1000).hits],
        "plain bm25": lambda query: ask_plain(archive._connection, query),
        "trigram": lambda query: ask_trigrams(trigrams, query),
    }
    alike = [archive.count(" ".join(f"headline:{word}" for word in query.split())) for _, query in known]
    lot = statistics.mean(sum(1 / rank for rank in range(1, many + 1)) / many for many in alike)
    alone = [pair for pair, many in zip(known, alike, strict=True) if many == 1]
    every = ", ".join(f"{name} {mean_reciprocal_rank(known, ask):.3f}" for name, ask in asks.items())
    some = ", ".join(f"{name} {mean_reciprocal_rank(alone, ask):.3f}" for name, ask in asks.items())
    return [
        f"mean reciprocal rank, {len(known)} known items by {kind} of the headline: {every}",
        f"  {lot:.3f} if all articles with both words in the headline are drawn by lot",
        f"  the {len(alone)} whose headline alone holds both: {some}",
    ]


def compare_cold(raw: Path, path: Path, folder: Path) -> list[str]:
    """Time whole processes in turn."""
    bare = folder / "bare.py"
    bare.write_text(BARE, encoding="utf-8")
    query = "快构建新发展"
    search = [sys.executable, "-m", "gxdigest", "search", query, "--db", str(path)]
    table = [sys.executable, str(bare), "search", query]
    lines = []
    for way, measure in (("terminal", time_on_terminal), ("pipe", time_in_pipe)):
        pairs = [(measure(search), measure(table)) for _ in range(12)][2:]
        ours, floor = (statistics.median(times) for times in zip(*pairs, strict=True))
        lines.append(f"cold search, {way}: {ours:.0f} ms, bare typer and rich {floor:.0f} ms, ratio {ours / floor:.2f}")
    for tool, options in (("grep", ["-r", "-l", "-F"]), ("rg", ["-l", "-F"])):
        if shutil.which(tool):
            took = statistics.median(time_in_pipe([tool, *options, query, str(raw)]) for _ in range(5))
            lines.append(f"cold {tool} over the raw files: {took:.0f} ms")
        else:
            lines.append(f"cold {tool}: not on this machine")
    return lines


def measure_size(raw: Path, path: Path) -> str:
    """Compare the archive with the text in it."""
    text = sum(file.stat().st_size for file in raw.glob("*.txt"))
    return f"archive file {path.stat().st_size / text:.2f} times the text of {text / 1e6:.0f} MB"


def measure_million(folder: Path) -> list[str]:
    """Make an index alone, of a million short articles of which three of four hold a word, and of a tenth of it."""
    lines = []
    for size in (100_000, 1_000_000):
        path = folder / f"{size}.db"
        path.unlink(missing_ok=True)
        with Archive(path, create=True) as archive:
            connection = archive._connection
            connection.execute("PRAGMA synchronous=OFF")
            fill(connection, size)
            archive.search("发展")
            start = time.process_time()
            for _ in range(5):
                found = archive.search("发展")
            took = (time.process_time() - start) * 200
            counted = clock(lambda archive=archive: archive.count("发展"))
        lines.append(
            f"a word in 3 of 4 of {size} articles: {took:.1f} ms CPU (more: {found.more}); all counted {counted:.0f} ms"
        )
        path.unlink()
    return lines


def fill(connection: sqlite3.Connection, size: int) -> None:
    """Write rows and terms straight, one issue and one paragraph an article: what a search touches."""
    from gxdigest.archive.grams import cut_terms

    connection.execute("BEGIN")
    rnd = random.Random(3)
    syllables = "街道小区居民物业路灯公园早市供暖热线图书馆读书会"
    counts = ", ".join("0" for _ in range(10))
    connection.execute(
        f"INSERT INTO issues SELECT 1, 'x', 'x.txt', '城市时报', '2019-11-23', 1, {counts}, '[]', '[]', x'00'"
    )
    for id in range(1, size + 1):
        text = (
            "".join(rnd.choices(syllables, k=40))
            + ("要发展，" if id % 4 else "要休息，")
            + "".join(rnd.choices(syllables, k=40))
        )
        connection.execute(
            "INSERT INTO articles(id, issue, position, headline, first_line, last_line, subheads, captions, body)"
            " VALUES (?, 1, ?, ?, 1, 2, '[]', '', ?)",
            [id, id, text[:12], text],
        )
        connection.execute(
            "INSERT INTO article_index(rowid, headline, lede) VALUES (?, ?, ?)",
            [id, cut_terms(text[:12]), cut_terms(text.replace("，", ","))],
        )
        connection.execute("INSERT INTO title_index(rowid, headline) VALUES (?, ?)", [id, cut_terms(text[:12])])
    connection.execute("DELETE FROM changed")
    connection.execute("COMMIT")


def main() -> None:
    """Make what is missing, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("raw", type=Path, nargs="?", help="a folder of raw issues; without it only --million runs")
    parser.add_argument("--keep", type=Path, help="a folder for the archives that are made")
    parser.add_argument("--queries", type=int, default=200)
    parser.add_argument("--known", type=int, default=300)
    parser.add_argument("--small", type=int, default=500, help="issues of the smaller archive")
    parser.add_argument("--headlines", type=Path, help="an archive in which to look for known items as well")
    parser.add_argument("--million", action="store_true", help="a million made-up articles as well; takes a while")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = args.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        if args.raw:
            small, large = folder / "small.db", folder / "large.db"
            make_archive(args.raw, small, args.small)
            make_archive(args.raw, large, None)
            print(measure_size(args.raw, large))
            print(*compare_warm(large, args.queries), sep="\n")
            print(*compare_cold(args.raw, large, Path(temporary)), sep="\n")
            print(*compare_ranking(small, args.known), sep="\n")
        if args.headlines:
            print(f"{args.headlines.name}:", *compare_ranking(args.headlines, args.known), sep="\n")
        if args.million:
            print(*measure_million(folder), sep="\n")


if __name__ == "__main__":
    main()
