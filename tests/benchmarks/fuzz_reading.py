"""Throw texts at the reader, and let what they make it do decide which texts come next.

usage: fuzz_reading.py [FOLDER] [-max_total_time=3600] ...

Guided by coverage (atheris, which wraps libFuzzer and takes its options): a text that reaches code which none has
reached is kept in FOLDER and changed further. Ends at the first text that is read wrongly or too slowly, and names the
file that holds it. Of a text, an even first byte says that its
bytes are text, an odd one that each of them picks a line or a word that papers print. Needs `pip install atheris`.
"""

import sys
import tempfile
import time
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["gxdigest"]):
    from gxdigest.digest import make_digest
    from gxdigest.reading import read_issue

ROOT = Path(__file__).resolve().parents[2]
sys.path.append(str(ROOT / "tests" / "reading"))
from reading_texts import LINES, ODD, WORDS  # noqa: E402

SECONDS = 5
"""Of CPU time for one text; the longest, some 15,000 characters, take a tenth."""
WHITE = " \t\r\n\u3000\xa0\x0c\ufeff"
PARTS = ("\n", *(f"{line}\n" for line in LINES), *WORDS, *ODD)


def to_text(data: bytes) -> str:
    """Make a text of what the fuzzer made up."""
    if data[:1] and data[0] % 2:
        return "".join(PARTS[byte % len(PARTS)] for byte in data[1:])
    return data[1:].decode("utf-8", errors="surrogateescape")


def check(data: bytes) -> None:
    """Read a text, see that nothing is lost or read in two ways, and make the digests of its articles."""
    text = to_text(data)
    start = time.process_time()
    issue = read_issue(text)
    assert time.process_time() - start < SECONDS, "read too slowly"
    end = 0
    for piece in issue.pieces:
        assert end <= piece.start < piece.end, "pieces overlap"
        assert not text[end : piece.start].strip(WHITE), "something is lost between two pieces"
        end = piece.end
    assert not text[end:].strip(WHITE), "the end is lost"
    assert issue == read_issue(text), "read in two ways"
    for article in issue.articles:
        make_digest(article)


def make_seeds(folder: Path) -> None:
    """Begin with a real page, and with each part alone."""
    pages = [ROOT / "sample_issue.txt", *sorted((ROOT / "tests" / "cases").glob("*.md"))]
    for page in pages:
        for i, block in enumerate(page.read_text(encoding="utf-8").split("\n\n\n")[:40]):
            (folder / f"seed-{page.stem}-{i}").write_bytes(b"\0" + block.encode()[:799])
    for i in range(len(PARTS)):
        (folder / f"seed-part-{i}").write_bytes(bytes([1, i]))


def main() -> None:
    """Run until the time is over or a text is read wrongly."""
    options = [word for word in sys.argv[1:] if word.startswith("-")]
    folders = [word for word in sys.argv[1:] if not word.startswith("-")]
    folder = Path(folders[0] if folders else tempfile.mkdtemp(prefix="gxdigest-fuzz-"))
    folder.mkdir(parents=True, exist_ok=True)
    if not any(folder.iterdir()):
        make_seeds(folder)
    atheris.Setup([sys.argv[0], "-max_len=800", "-timeout=600", "-print_final_stats=1", *options, str(folder)], check)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
