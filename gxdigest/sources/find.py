"""Paths in, sources out: files, folders, patterns, what stands in a .zip, standard input, lists of paths.

Nothing is raised while paths are looked up: what is wrong with a path is said when it is read, so that one bad path in
a hundred does not hide the other ninety-nine.
"""

import os
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path, PurePosixPath

from gxdigest.errors import InputError
from gxdigest.sources.containers import list_zip, read_file, read_member, read_standard_input
from gxdigest.sources.source import Given, Source, read_source, refuse, show

STANDARD_INPUT = "-"

_READABLE = frozenset({".txt", ".text", ".html", ".htm", ".docx", ".pdf"})
"""What is looked for in folders; a file that is named itself is read whatever its name."""

_REFUSED = frozenset({".doc", ".rtf", ".wps", ".rar", ".7z", ".tar", ".tgz"})
"""What may hold issues and cannot be read: given all the same, so that each is refused by name and not passed over."""

_EVERYTHING = Given()


def find_sources(paths: Sequence[str], given: Given = _EVERYTHING) -> Iterator[Source]:
    """Turn what was typed into sources, folders into their files in the order in which people number pages."""
    for path in paths:
        if path == STANDARD_INPUT:
            yield _make(STANDARD_INPUT, partial(read_standard_input, "standard input", given.limit), given)
        elif _is_folder(path):
            yield from _find_in_folder(Path(path), given)
        elif _is_pattern(path):
            yield from _find_by_pattern(path, given)
        else:
            yield from _find_in_file(Path(path), given)


def read_list(path: str) -> list[str]:
    r"""Read a list of paths, one a line, or set apart by NUL as `find -print0` writes them.

    Bytes of a path that are no UTF-8 are kept as the system keeps them.
    """
    try:
        data = sys.stdin.buffer.read() if path == STANDARD_INPUT else Path(path).read_bytes()
    except OSError as error:
        raise InputError(f"cannot read the list {show(path)}: {error.strerror or error}; check the path") from None
    data = data.removeprefix(b"\xef\xbb\xbf")
    lines = data.split(b"\0") if b"\0" in data else re.split(rb"\r\n|\n|\r", data)
    return [os.fsdecode(line) for line in lines if line.strip()]


def _make(name: str, fetch: Callable[[], bytes], given: Given) -> Source:
    return Source(name, partial(read_source, fetch, name, given))


def _find_in_file(path: Path, given: Given) -> Iterator[Source]:
    """Give the file itself, or what stands in it."""
    name = show(str(path))
    if path.suffix.lower() == ".zip":
        yield from _find_in_zip(path, name, given)
    else:
        yield _make(name, partial(read_file, path, name, given.limit), given)


def _find_in_zip(path: Path, name: str, given: Given) -> Iterator[Source]:
    """Find every text in a .zip; another .zip in it is named, and left packed."""
    try:
        members = list_zip(path, name)
    except InputError as error:
        yield Source(name, partial(refuse, str(error)))
        return
    found = [(f"{name}/{show(inside)}", place) for place, inside in members if _is_wanted(PurePosixPath(inside))]
    for shown, place in sorted(found, key=lambda member: _natural(Path(member[0]))):
        if shown.lower().endswith(".zip"):
            yield Source(shown, partial(refuse, f"{shown} is a ZIP archive in another; give it by itself"))
        else:
            yield _make(shown, partial(read_member, path, place, shown, given.limit), given)
    if not found:
        yield Source(name, partial(refuse, f"no text in {name}; give one that holds issues as {_LOOKED_FOR}"))


def _find_in_folder(folder: Path, given: Given) -> Iterator[Source]:
    """Find every text below a folder, without hidden files and without links that lead out of it."""
    problems: list[OSError] = []
    root = Path(os.path.realpath(folder))
    found: list[Path] = []
    for where, folders, files in os.walk(folder, onerror=problems.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        paths = (Path(where, file) for file in files if not file.startswith("."))
        found += [path for path in paths if _is_wanted(path) and _stays_inside(path, root)]
    for path in sorted(found, key=_natural):
        yield from _find_in_file(path, given)
    for problem in problems:
        where = show(str(problem.filename))
        said = f"cannot list the folder {where}: {problem.strerror}; change its permissions"
        yield Source(where, partial(refuse, said))
    if not found and not problems:
        name = show(str(folder))
        said = f"no text in the folder {name}; give a folder that holds issues as {_LOOKED_FOR}"
        yield Source(name, partial(refuse, said))


_LOOKED_FOR = ".txt, .html, .docx, .pdf, .zip or .gz"


def _find_by_pattern(pattern: str, given: Given) -> Iterator[Source]:
    """Find what a pattern names that no shell has replaced: Windows has none, and quotes keep it from others."""
    from glob import iglob

    paths = sorted(map(Path, iglob(pattern, recursive=True)), key=_natural)  # noqa: PTH207 - Path takes no absolute one
    if not paths:
        name = show(pattern)
        yield Source(name, partial(refuse, f"nothing is named like {name}; check the path"))
    for path in paths:
        yield from _find_in_folder(path, given) if path.is_dir() else _find_in_file(path, given)


def _is_wanted(path: Path | PurePosixPath) -> bool:
    """Tell by its name whether a file may hold a text.

    >>> [name for name in ("a.TXT", "a.txt.gz", "a.zip", "a.doc", "a.jpg", "a.sql.gz") if _is_wanted(Path(name))]
    ['a.TXT', 'a.txt.gz', 'a.zip', 'a.doc']
    """
    *_, before, last = ["", "", *(suffix.lower() for suffix in path.suffixes)]
    wanted = _READABLE | _REFUSED
    return last in wanted or last == ".zip" or (last == ".gz" and before in wanted)


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
    return (0, int(piece), piece) if piece.isdecimal() and len(piece) < 19 else (1, 0, piece)


def _is_folder(path: str) -> bool:
    """Whether it is a folder; what the system will not even look at is left for reading to complain of."""
    try:
        return Path(path).is_dir()
    except OSError:
        return False


def _is_pattern(path: str) -> bool:
    """Whether it has wildcards and is no name of a file."""
    try:
        return bool(re.search(r"[*?\[]", path)) and not os.path.lexists(path)
    except (OSError, ValueError):
        return False
