"""Paths in, named texts out: files, folders, standard input, and the encodings that newspapers come in.

Nothing is raised while paths are looked up: what is wrong with a path is said when it is read, so that one bad path in
a hundred does not hide the other ninety-nine. Line ends and odd characters are left as they are (offsets point into
this text). Encodings are tried in one fixed order; between GB18030 and Big5, of which most bytes fit both, the frequent
characters decide: right for 400 of 400 texts of one and of twelve paragraphs in each. This will not unpack, download or
recognise the letters in a picture.
"""

import os
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from gxdigest.errors import InputError

STANDARD_INPUT = "-"

_MAGIC = (
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"RIFF", "an image or sound file"),
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an Office document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"SQLite format 3\x00", "an SQLite database"),
)
"""First bytes of what people rename to .txt by mistake. RIFF opens WebP, WAV and AVI alike."""

_BYTE_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "utf-8", "UTF-8"),
    (b"\xff\xfe", "utf-16-le", "UTF-16"),
    (b"\xfe\xff", "utf-16-be", "UTF-16"),
)

_FREQUENT = (
    "的一是在不了有和人大上中为為这這个個我以要他时時来來用们們生到作地于於出就分对對成会會可主发發年动動同工也能下过過子"
    "说說产產面而方后後多行学學法所民得经經之进進等部度家电電力里裡如水化高自理起小物现現实實加都两兩日月本报報讯訊记記者"
    "市区區县縣，。、：（）“”「」"
)
"""The characters that most texts are made of, simplified and traditional, with the marks of both."""

_WEB_PAGE = re.compile(r"\s*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x19\x1b\x1f\x7f-\x84\x86-\x9f]")
"""Control characters, but for the line and page ends and the end mark of DOS that real text files hold."""

_MANY_CONTROLS = 0.2
"""Above this share of control characters it is no text; a short page full of escape sequences has a tenth."""


@dataclass(frozen=True, slots=True)
class Source:
    """A text that can be asked for."""

    name: str
    """What is shown and kept: the path as it was given, or - for standard input."""
    path: Path | None = None
    """None for standard input."""
    problem: str | None = None
    """Why there is nothing to read, where that is known before."""

    def read(self) -> str:
        """Give the decoded text, or raise an InputError that says what is wrong and what to do."""
        if self.problem is not None:
            raise InputError(self.problem)
        return decode(self._read_bytes(), self.name)

    def _read_bytes(self) -> bytes:
        """Read all bytes; what the system refuses becomes one line."""
        if self.path is None:
            return sys.stdin.buffer.read()
        try:
            return self.path.read_bytes()
        except FileNotFoundError:
            raise InputError(f"no such file: {self.name}; give a file, a folder, or - for standard input") from None
        except PermissionError:
            raise InputError(f"no permission to read {self.name}; change its permissions or copy it") from None
        except OSError as error:
            raise InputError(f"cannot read {self.name}: {error.strerror or error}; check the path") from None


def find_sources(paths: Sequence[str]) -> Iterator[Source]:
    """Turn what was typed into sources, folders into their .txt files in the order in which people number pages."""
    for path in paths:
        if path == STANDARD_INPUT:
            yield Source(STANDARD_INPUT)
        elif _is_folder(path):
            yield from _find_in_folder(Path(path))
        else:
            yield Source(_show(path), Path(path))


def decode(data: bytes, name: str) -> str:
    """Decode by byte order mark, else as strict UTF-8, else as strict GB18030 or Big5; refuse what is no text.

    >>> decode("新路灯".encode("gb18030"), "a.txt") == decode("新路灯".encode("utf-8-sig"), "a.txt") == "新路灯"
    True
    """
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise InputError(f"{name} looks like {what}, not text; give the text of the page (UTF-8 or GB18030)")
    text = _decode_bytes(data, name)
    if not text.strip():
        raise InputError(f"{name} is empty or holds only white space; give the text of an issue")
    if _WEB_PAGE.match(text):
        raise InputError(f"{name} is a web page with its tags; open it in a browser and save or copy its text")
    if _looks_binary(text):
        raise InputError(f"{name} looks like a binary file, not text; save the page as text in UTF-8")
    return text


def _decode_bytes(data: bytes, name: str) -> str:
    """Try the encodings in their order; a byte order mark settles it."""
    for mark, encoding, shown in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _decode_strictly(data[len(mark) :], encoding, shown, name)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_big5(data) or _decode_strictly(data, "gb18030", "UTF-8, UTF-16, GB18030 or Big5", name)


def _decode_big5(data: bytes) -> str | None:
    """Decode as Big5 if that gives Chinese and GB18030 does not; most bytes of the one are characters of the other.

    >>> _decode_big5("本報訊 記者昨日從區裡獲悉，路燈亮了。".encode("big5"))
    '本報訊 記者昨日從區裡獲悉，路燈亮了。'
    >>> _decode_big5("本报讯 记者昨日从区里获悉，路灯亮了。".encode("gb18030")) is None
    True
    """
    try:
        text = data.decode("big5hkscs")
    except UnicodeDecodeError:
        return None
    # A damaged file in GB18030 is to be refused as such, not read as Big5.
    rival = data.decode("gb18030", errors="replace")
    return text if _count_frequent(text) > _count_frequent(rival) else None


def _count_frequent(text: str) -> int:
    return sum(map(text.count, _FREQUENT))


def _decode_strictly(data: bytes, encoding: str, shown: str, name: str) -> str:
    """Decode or say at which byte it is broken."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(
            f"{name} is not text in {shown} (byte {error.start + 1} does not fit); save the page as text in UTF-8"
        ) from None


def _looks_binary(text: str) -> bool:
    """Whether there is a NUL or more control characters than any page has."""
    return "\0" in text or len(_CONTROL.findall(text)) > _MANY_CONTROLS * len(text)


def _find_in_folder(folder: Path) -> Iterator[Source]:
    """Find every .txt below a folder, without hidden files and without links that lead out of it."""
    problems: list[OSError] = []
    root = Path(os.path.realpath(folder))
    found: list[Path] = []
    for where, folders, files in os.walk(folder, onerror=problems.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        paths = (Path(where, file) for file in files if not file.startswith("."))
        found += [path for path in paths if path.suffix.lower() == ".txt" and _stays_inside(path, root)]
    for path in sorted(found, key=_natural):
        yield Source(_show(str(path)), path)
    for problem in problems:
        yield Source(_show(str(problem.filename)), problem=_say_folder_problem(problem))
    if not found and not problems:
        name = _show(str(folder))
        yield Source(name, problem=f"no .txt file in the folder {name}; give a folder that holds issues as .txt")


def _say_folder_problem(problem: OSError) -> str:
    """Put a folder that cannot be listed into one line."""
    return f"cannot list the folder {_show(str(problem.filename))}: {problem.strerror}; change its permissions"


def _stays_inside(path: Path, root: Path) -> bool:
    """Whether a file, its links followed, lies below the folder that was given."""
    return not path.is_symlink() or Path(os.path.realpath(path)).is_relative_to(root)


def _natural(path: Path) -> list[list[tuple[int, int, str]]]:
    """Sort folder by folder and numbers by value, so that page 2 stands before page 10.

    >>> [path.name for path in sorted([Path("版10.txt"), Path("版2.txt"), Path("版1.txt")], key=_natural)]
    ['版1.txt', '版2.txt', '版10.txt']
    """
    return [[_rank(piece) for piece in re.split(r"(\d+)", part) if piece] for part in path.parts]


def _rank(piece: str) -> tuple[int, int, str]:
    """Put numbers before words."""
    return (0, int(piece), piece) if piece.isdecimal() else (1, 0, piece)


def _is_folder(path: str) -> bool:
    """Whether it is a folder; what the system will not even look at is left for reading to complain of."""
    try:
        return Path(path).is_dir()
    except OSError:
        return False


def _show(path: str) -> str:
    """Make a path that is no valid UTF-8 showable; every other path stays as it is."""
    return re.sub(r"[\ud800-\udfff]", "\N{REPLACEMENT CHARACTER}", path)
