"""Kill ingests at random moments, fill the disk, let two write at once; count what was lost, halved or found wrongly.

usage: bench_faults.py [--kills 200] [--full 20] [--pairs 50] [--issues 30] [--seed 1]

Every ingest is a whole process. Of ten kills nine fall into the time in which issues are kept, one into that of
starting; the limits on files are drawn from what is written. After each fault the archive is checked (whole issues,
`doctor`), then the same command runs again and the archive is compared with that of an undisturbed run: by its dump,
for two writers by its texts. Prints counts; asserts nothing. Needs a system with signals and resource limits.
"""

import argparse
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from gxdigest.archive import Archive

HEAD = "云岭时报 2025年{month}月{day}日 第{number}期\n"
PAIR = """
幸福里小区换上{number}盏新路灯

本报讯 幸福里小区的{number}盏路灯全部换新，夜里回家的居民不再摸黑，街道办事处用两个星期走访住户。

记者 孙庆辉

图书馆第{number}次办起读书会

本报讯 区图书馆每个周末办一场读书会，居民带着孩子一起来，第{number}场读书会上孩子轮流朗读故事。

记者 林小舟
"""

FILL = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv.pop(1)), resource.RLIM_INFINITY))
from gxdigest.cli.app import main
main()
"""


@dataclass(frozen=True)
class Undisturbed:
    """What an ingest does when nobody disturbs it."""

    folder: Path
    archive: Path
    starting: dict[int, float]
    """Seconds until there is an archive, by the number of processes."""
    keeping: dict[int, float]
    """Seconds from then to the end."""


Fault = Callable[[Undisturbed, Path, random.Random], str]


def make_issues(folder: Path, number: int) -> None:
    """Write raw issues of our own."""
    folder.mkdir()
    for i in range(number):
        head = HEAD.format(month=1 + i // 28 % 12, day=1 + i % 28, number=1000 + i)
        pairs = (PAIR.format(number=100 * i + j) for j in range(8))
        (folder / f"{i:04}.txt").write_text(head + "".join(pairs), encoding="utf-8")


def begin(words: list[str], *, code: str | None = None) -> "subprocess.Popen[str]":
    """Start gxdigest in a process group of its own."""
    start = [sys.executable, "-c", code] if code else [sys.executable, "-m", "gxdigest"]
    return subprocess.Popen(
        [*start, *words], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, start_new_session=True
    )


def kill(calm: Undisturbed, path: Path, chance: random.Random) -> str:
    """Kill an ingest, with its workers where it has some."""
    jobs = chance.choice((1, 2))
    process = begin(["ingest", str(calm.folder), "--db", str(path), "--jobs", str(jobs), "--quiet"])
    if chance.random() < 0.1:
        time.sleep(chance.uniform(0, calm.starting[jobs]))
    else:
        wait_for(path, process)
        time.sleep(chance.uniform(0, calm.keeping[jobs]))
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
    if process.returncode != -signal.SIGKILL:
        return "ended before"
    return "killed while keeping" if path.exists() and path.stat().st_size else "killed before"


def fill(calm: Undisturbed, path: Path, chance: random.Random) -> str:
    """Let no file grow beyond a limit."""
    room = chance.randrange(0, 2 * calm.archive.stat().st_size)
    process = begin([str(room), "ingest", str(calm.folder), "--db", str(path), "--jobs", "1", "--quiet"], code=FILL)
    _, said = process.communicate()
    if process.returncode == 0:
        return "had room"
    return "full, exit 4, one line" if (process.returncode, said.count("\n")) == (4, 1) else "full, said badly"


def write_twice(calm: Undisturbed, path: Path, chance: random.Random) -> str:
    """Let two ingests of the same files in different orders run at once."""
    files = sorted(map(str, calm.folder.iterdir()))
    processes = []
    for _ in range(2):
        chance.shuffle(files)
        processes.append(begin(["ingest", *files, "--db", str(path), "--jobs", "1", "--quiet"]))
        time.sleep(chance.uniform(0, 0.5))
    for process in processes:
        process.communicate()
    return "both succeed" if not any(process.returncode for process in processes) else "one failed"


def dump(path: Path) -> list[str]:
    """Give all content of an archive."""
    with closing(sqlite3.connect(path)) as db:
        return list(db.iterdump())


def list_texts(path: Path) -> list[tuple[str, str]]:
    """Give what is kept, ids and order aside."""
    with Archive(path) as archive:
        return sorted((one.source, repr((one.article, one.digest))) for one in archive.find_articles())


def count_wrongs(path: Path) -> Counter[str]:
    """Count issues that are not whole, and checks of the doctor that fail."""
    wrongs: Counter[str] = Counter()
    if path.exists():
        # As the next ingest does: an archive may have been killed while it was made.
        with Archive(path, create=True) as archive:
            articles = Counter(one.issue for one in archive.find_articles())
            wrongs["half kept"] = sum(articles[one.id] != one.counts.articles for one in archive.find_issues())
            wrongs["wrong searches"] = sum(not finding.sound for finding in archive.check())
    return wrongs


def measure(folder: Path, place: Path) -> Undisturbed:
    """Ingest without a fault, with one process and with two."""
    starting, keeping = {}, {}
    for jobs in (2, 1):
        path, start = place / f"whole{jobs}.db", time.perf_counter()
        process = begin(["ingest", str(folder), "--db", str(path), "--jobs", str(jobs), "--quiet"])
        wait_for(path, process)
        begun = time.perf_counter()
        process.communicate()
        starting[jobs], keeping[jobs] = begun - start, time.perf_counter() - begun
    return Undisturbed(folder, path, starting, keeping)


def wait_for(path: Path, process: "subprocess.Popen[str]") -> None:
    """Wait until there is something at a path, or the process that would make it has ended."""
    while not path.exists() and process.poll() is None:
        time.sleep(0.002)


def repeat(fault: Fault, times: int, calm: Undisturbed, chance: random.Random) -> None:
    """Let one fault happen many times and print what came of it."""
    ways: Counter[str] = Counter()
    wrongs: Counter[str] = Counter({"lost": 0, "half kept": 0, "wrong searches": 0})
    for _ in range(times):
        with tempfile.TemporaryDirectory() as place:
            path = Path(place) / "a.db"
            ways[fault(calm, path, chance)] += 1
            wrongs += count_wrongs(path)
            again = begin(["ingest", str(calm.folder), "--db", str(path), "--jobs", "1", "--quiet"])
            again.communicate()
            compare = list_texts if fault is write_twice else dump
            same = compare(path) == compare(calm.archive)
            wrongs["lost"] += not same or again.returncode != 0
    said = ", ".join(f"{number} {way}" for way, number in sorted(ways.items()))
    found = ", ".join(f"{wrongs[what]} {what}" for what in ("lost", "half kept", "wrong searches"))
    print(f"{fault.__name__:12} {times:4} times ({said}): {found}", flush=True)


def main() -> None:
    """Let all faults happen."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, number in (("kills", 200), ("full", 20), ("pairs", 50), ("issues", 30), ("seed", 1)):
        parser.add_argument(f"--{name}", type=int, default=number)
    args = parser.parse_args()
    chance = random.Random(args.seed)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "issues"
        make_issues(folder, args.issues)
        calm = measure(folder, Path(place))
        for fault, times in ((kill, args.kills), (fill, args.full), (write_twice, args.pairs)):
            repeat(fault, times, calm, chance)


if __name__ == "__main__":
    main()
