"""Read hostile texts of doubling length and print how CPU time grows: 2 is in step with the length.

usage: bench_growth.py [--start 20000] [--doublings 3]

Prints, for each text, seconds at each length and the growth of the last doubling; asserts nothing.
"""

import argparse
import time
from collections.abc import Callable

from gxdigest import read_issue

TEXTS: dict[str, Callable[[int], str]] = {
    "记者…": lambda size: "记者" * (size // 2),
    "（…": lambda size: "（" * size,
    "本报讯…": lambda size: "本报讯" * (size // 3),
    "one line": lambda size: "路灯全部换新，居民都说好。" * (size // 13),
    "blank lines": lambda size: "\n" * size,
    "blanks": lambda size: "　" * size,
    "记者 lines": lambda size: "记者\n" * (size // 3),
    "本报讯 lines": lambda size: "本报讯\n" * (size // 4),
    "（ lines": lambda size: "（\n" * (size // 2),
    "digits": lambda size: "2019年" * (size // 5),
}


def measure(text: str) -> float:
    """Give the CPU seconds of one reading."""
    start = time.process_time()
    read_issue(text, source="a.txt")
    return time.process_time() - start


def main() -> None:
    """Measure every text at every length."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--start", type=int, default=20_000)
    parser.add_argument("--doublings", type=int, default=3)
    args = parser.parse_args()
    read_issue("本报讯 路灯亮了。")
    for name, make in TEXTS.items():
        spent = [measure(make(args.start * 2**step)) for step in range(args.doublings + 1)]
        growth = spent[-1] / max(spent[-2], 1e-9)
        print(f"{name:14} {' '.join(f'{one:8.3f}' for one in spent)} s   growth {growth:.2f}", flush=True)


if __name__ == "__main__":
    main()
