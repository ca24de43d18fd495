"""Read hostile texts of doubling length and print how CPU time grows: 2 is in step with the length.

usage: bench_growth.py [--start 20000] [--doublings 3] [--only NAME]

Reads a text and makes the digests of its articles, as ingest does. Prints, for each text, seconds at each length and
the growth of the last doubling; asserts nothing. The line of 20 MB and the million blank lines are read at an eighth,
a quarter, a half and the whole of their size, whatever the start.
"""

import argparse
import time
from collections.abc import Callable

from gxdigest.ingest import read_and_digest
from gxdigest.sources import RawText

TEXTS: dict[str, Callable[[int], str]] = {
    "记者…": lambda size: "记者" * (size // 2),
    "（…": lambda size: "（" * size,
    "本报讯…": lambda size: "本报讯" * (size // 3),
    "“…": lambda size: "“" * size,
    "《…": lambda size: "本报讯 《" + "《灯亮" * (size // 3),
    "（记者 …": lambda size: "（记者 " * (size // 4),
    "（记者）…": lambda size: "（记者）" * (size // 4),
    "names": lambda size: "记者 " + "王伟 周敏 " * (size // 6),
    "glued names": lambda size: "记者" + "王伟周敏" * (size // 4),
    "names with 、": lambda size: "本报讯 灯亮了。记者 " + "王伟、" * (size // 3),
    "dots": lambda size: "阿里·" * (size // 3),
    "blanks": lambda size: "　" * size,
    "blanks inside": lambda size: "灯　" * (size // 2),
    "digits": lambda size: "2019年" * (size // 5),
    "days": lambda size: "本报讯 " + "11月22日、" * (size // 7),
    "letters": lambda size: "lamp post " * (size // 10),
    "one word": lambda size: "本报讯 " + "a" * size,
    "emails": lambda size: "本报讯 " + "a@b." * (size // 4),
    "marks": lambda size: "，。" * (size // 2),
    "private use": lambda size: "\ue000" * size,
    "surrogates": lambda size: "\ud800" * size,
    "carriage returns": lambda size: "灯\r" * (size // 2),
    "记者 lines": lambda size: "记者\n" * (size // 3),
    "本报讯 lines": lambda size: "本报讯\n" * (size // 4),
    "（ lines": lambda size: "（\n" * (size // 2),
    "one sentence": lambda size: "本报讯 " + "路灯全部换新，居民都说好，" * (size // 13),
    "one headline": lambda size: "路灯亮了\n本报讯 路灯亮了。\n" * (size // 14),
    "stacks": lambda size: "路灯\n亮了\n换新了\n居民\n都说\n好\n本报讯 路灯亮了。\n" * (size // 31),
    "pieces": lambda size: (
        "路灯亮了\n本报讯 路灯亮了。\n" + "居民都说好\n本报记者 周敏\n灯换新了，居民说好。\n" * (size // 25)
    ),
    "captions": lambda size: "本报讯 路灯亮了。\n" + "图为路灯。周敏 摄\n" * (size // 10),
    "jumps out": lambda size: "路灯亮了\n本报讯 灯换新了（下转第2版）\n" * (size // 21),
    "jumps both ways": lambda size: (
        "路灯亮了\n本报讯 灯换新了（下转第2版）\n（上接第1版）\n路灯亮了\n灯换新了，居民说好。\n" * (size // 46)
    ),
    "jumps in": lambda size: "（上接第1版）\n路灯亮了\n灯换新了，居民说好。\n" * (size // 25),
}
LARGE: dict[str, tuple[int, Callable[[int], str]]] = {
    "a line of 20 MB": (6_700_000, lambda size: "路灯全部换新，居民都说好。" * (size // 13)),
    "a million lines": (1_000_000, lambda size: "\n" * size),
}


def measure(text: str) -> float:
    """Give the CPU seconds of one reading."""
    start = time.process_time()
    read_and_digest(RawText("a.txt", text))
    return time.process_time() - start


def main() -> None:
    """Measure every text at every length."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--start", type=int, default=20_000)
    parser.add_argument("--doublings", type=int, default=3)
    parser.add_argument("--only", default="", help="texts whose names hold this")
    args = parser.parse_args()
    read_and_digest(RawText("a.txt", "本报讯 路灯亮了。"))
    sizes = {name: (args.start, make) for name, make in TEXTS.items()}
    sizes |= {name: (size // 2**args.doublings, make) for name, (size, make) in LARGE.items()}
    for name, (start, make) in sizes.items():
        if args.only not in name:
            continue
        spent = [measure(make(start * 2**step)) for step in range(args.doublings + 1)]
        growth = spent[-1] / max(spent[-2], 1e-9)
        print(f"{name:16} {' '.join(f'{one:8.3f}' for one in spent)} s   growth {growth:.2f}", flush=True)


if __name__ == "__main__":
    main()
