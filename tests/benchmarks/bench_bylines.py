"""How long the reporters' table takes from a cold start, beside SQL that adds up the same archive in the plain way.

    python tests/benchmarks/bench_bylines.py ARCHIVE [--times 5]

Each line is the fastest of several whole processes, on the clock and in seconds of the processor, and the ratio of the
clock to that of the plain way: one query that groups signatures by name and reads every body for its length.
"""

import argparse
import os
import subprocess
import sys
import time

PLAIN = """
import sqlite3, sys
db = sqlite3.connect(sys.argv[1])
rows = db.execute(
    "SELECT b.name, b.outlet, count(DISTINCT a.id), sum(length(a.body)), min(i.date), max(i.date)"
    " FROM bylines b JOIN articles a ON a.id = b.article JOIN issues i ON i.id = a.issue GROUP BY b.name, b.outlet"
).fetchall()
print(len(rows))
db.close()
"""


def time_process(words: list[str]) -> tuple[float, float]:
    """Run a process to its end: seconds on the clock and of the processor."""
    clock, before = time.perf_counter(), os.times()
    subprocess.run(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    after = os.times()
    used = after.children_user + after.children_system - before.children_user - before.children_system
    return time.perf_counter() - clock, used


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("archive")
    parser.add_argument("--times", type=int, default=5)
    asked = parser.parse_args()
    gxdigest = [sys.executable, "-m", "gxdigest"]
    commands = {
        "plain SQL": [sys.executable, "-c", PLAIN, asked.archive],
        "start alone": [*gxdigest, "--version"],
        "byline": [*gxdigest, "byline", "--db", asked.archive],
        "byline --by month": [*gxdigest, "byline", "--by", "month", "--db", asked.archive],
    }
    plain = 0.0
    for name, words in commands.items():
        runs = [time_process(words) for _ in range(asked.times)]
        clock, used = min(clock for clock, _ in runs), min(used for _, used in runs)
        plain = plain or clock
        print(f"{name:18}  {clock:6.3f} s  processor {used:6.3f} s  ratio {clock / plain:5.2f}")


if __name__ == "__main__":
    main()
