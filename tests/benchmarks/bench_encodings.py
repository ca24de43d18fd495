"""Print how often the encoding of a text is told right: ours beside chardet, charset-normalizer and a fixed order.

usage: bench_encodings.py [FOLDER ...]

200 texts in each encoding, half of them pieces of a line (4 to 24 characters), half 3 to 30 lines, drawn from
sample_issue.txt, tests/cases and the .txt files below the folders. A text counts as right if it comes back character
by character. Texts in Big5 are put into traditional characters first. chardet and charset-normalizer take part where
they are installed.
"""

import random
import re
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path

from gxdigest.archive.simplified import SIMPLIFIED
from gxdigest.errors import InputError
from gxdigest.sources.encodings import decode

ENCODINGS = ("utf-8", "gb18030", "gbk", "gb2312", "big5hkscs", "utf-16-le", "utf-16-be")
HERE = Path(__file__).parents[2]
TEXTS = 200

Decoder = Callable[[bytes], str | None]


def main(folders: Sequence[str]) -> None:
    """Print a row for each encoding."""
    files = [HERE / "sample_issue.txt", *sorted((HERE / "tests/cases").glob("*.md"))]
    files += [file for folder in folders for file in sorted(Path(folder).rglob("*.txt"))]
    lines = [line for file in files for line in read_lines(file)]
    decoders = dict(find_decoders())
    right, seconds = dict.fromkeys(decoders, 0), dict.fromkeys(decoders, 0.0)
    print(f"{len(lines)} lines of {len(files)} files; right of {TEXTS // 2} short + {TEXTS // 2} long texts")
    print(f"{'':12}" + "".join(f"{name:>20}" for name in decoders))
    for encoding in ENCODINGS:
        texts = list(draw_texts(lines, encoding))
        row = f"{encoding:12}"
        for name, decoder in decoders.items():
            begun = time.perf_counter()
            hits = [decoder(text.encode(encoding)) == text for text in texts]
            seconds[name] += time.perf_counter() - begun
            right[name] += sum(hits)
            row += f"{sum(hits[::2]):>14} + {sum(hits[1::2]):>3}"
        print(row)
    all_texts = TEXTS * len(ENCODINGS)
    print(f"{'of ' + str(all_texts):12}" + "".join(f"{right[name]:>20}" for name in decoders))
    print(f"{'ms a text':12}" + "".join(f"{seconds[name] / all_texts * 1000:>20.2f}" for name in decoders))


def read_lines(file: Path) -> Iterator[str]:
    """Yield the lines that have Chinese, without the field names of cases."""
    for line in file.read_text(encoding="utf-8").splitlines():
        words = re.sub(r"^[a-z]+: |^# ", "", line.strip())
        if len(re.findall(r"[\u4e00-\u9fff]", words)) >= 4:
            yield words


def draw_texts(lines: Sequence[str], encoding: str) -> Iterator[str]:
    """Yield a short text and a long one in turn, of characters that the encoding has."""
    chance = random.Random(encoding)
    traditional = {simple: full for full, simple in make_pairs() if full.encode("big5", "ignore")}
    for i in range(TEXTS):
        text = ""
        while not re.search(r"[\u4e00-\u9fff]", text):
            if i % 2:
                text = "\n".join(chance.choices(lines, k=chance.randint(3, 30)))
            else:
                text = chance.choice(lines)[: chance.randint(4, 24)].strip()
            if encoding.startswith("big5"):
                text = text.translate(traditional)
            text = text.encode(encoding, "ignore").decode(encoding)
        yield text


def make_pairs() -> Iterator[tuple[str, int]]:
    """Yield traditional characters with the simplified one that they are folded to, as a translation table has it."""
    for full, simple in SIMPLIFIED.items():
        yield (chr(full) if isinstance(full, int) else full), (simple if isinstance(simple, int) else ord(simple))


def find_decoders() -> Iterator[tuple[str, Decoder]]:
    """Yield what takes part."""
    yield "gxdigest", decode_as_gxdigest
    yield "fixed order", decode_in_order
    if find_spec("chardet"):
        yield "chardet", decode_by_chardet
    if find_spec("charset_normalizer"):
        yield "charset-normalizer", decode_by_normalizer


def decode_as_gxdigest(data: bytes) -> str | None:
    """Decode as gxdigest does."""
    try:
        return decode(data, "-")[0]
    except InputError:
        return None


def decode_in_order(data: bytes) -> str | None:
    """Take the first encoding that fits: the order that is right most often."""
    for encoding in ("utf-8", "gb18030", "big5hkscs", "utf-16-le", "utf-16-be"):
        if (text := decode_or_none(data, encoding)) is not None:
            return text
    return None


def decode_by_chardet(data: bytes) -> str | None:
    """Decode as chardet says."""
    import chardet

    return decode_or_none(data, chardet.detect(data)["encoding"])


def decode_by_normalizer(data: bytes) -> str | None:
    """Decode as charset-normalizer says."""
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    return None if best is None else str(best)


def decode_or_none(data: bytes, encoding: str | None) -> str | None:
    """Decode, or not."""
    try:
        return data.decode(encoding or "ascii")
    except (UnicodeDecodeError, LookupError):
        return None


if __name__ == "__main__":
    main(sys.argv[1:])
