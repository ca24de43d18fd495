"""Files and packed files -> bytes, never more than was allowed: .zip, .gz, standard input.

Nothing is unpacked onto the disk, so a path inside a .zip leads nowhere, whatever it says. What a packed file says of
its own size is checked before it is read, and believed no further than that.
"""

import os
import sys
from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from gxdigest.errors import InputError
from gxdigest.sources.encodings import decode

if TYPE_CHECKING:
    from zipfile import ZipFile, ZipInfo

MEGABYTE = 1_000_000

_MOST_PACKED = 200
"""No text is packed so tightly: a page is packed 2 to 3 times, its sentence repeated 10,000 times 190 times."""

_METHODS = (0, 8, 12)
"""Stored, deflated, bzip2; whatever else few programs write."""

_LOCKED = 0x1
"""The flag of what needs a password."""

_PICTURES = 16
"""A PDF or Word file may be so many times as large as a text: most of it is pictures and fonts."""

_DOCUMENTS = (b"%PDF-", b"PK\x03\x04")


def read_file(path: Path, name: str, limit: int) -> bytes:
    """Read a file that stays as it is meanwhile; what the system refuses becomes one line."""
    try:
        with path.open("rb") as file:
            before = os.fstat(file.fileno())
            data = read_all(file.read, name, limit)
            after = os.fstat(file.fileno())
    except FileNotFoundError:
        raise InputError(f"no such file: {name}; give a file, a folder, or - for standard input") from None
    except PermissionError:
        raise InputError(f"no permission to read {name}; change its permissions or copy it") from None
    except OSError as error:
        raise InputError(f"cannot read {name}: {error.strerror or error}; check the path") from None
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        raise InputError(f"{name} changed while it was read; give it again when it is whole")
    return data


def read_standard_input(name: str, limit: int) -> bytes:
    """Read standard input to its end."""
    return read_all(sys.stdin.buffer.read, name, limit)


def read_all(read: Callable[[int], bytes], name: str, limit: int) -> bytes:
    """Read to the end, or refuse what is larger than was allowed without reading on."""
    head = read(8)
    most = limit * (_PICTURES if head.startswith(_DOCUMENTS) else 1)
    data = head + read(most + 1 - len(head))
    if len(data) > most:
        raise InputError(say_too_large(name, limit))
    return data


def say_too_large(name: str, limit: int) -> str:
    """Say that a text is larger than was allowed."""
    return f"{name} is larger than {limit // MEGABYTE} MB; split it into issues, or allow more with --max-size"


def read_gzip(data: bytes, name: str, limit: int) -> bytes:
    """Unpack a .gz."""
    import zlib
    from gzip import BadGzipFile, GzipFile
    from io import BytesIO

    try:
        with GzipFile(fileobj=BytesIO(data)) as stream:
            return read_all(stream.read, name, limit)
    except (BadGzipFile, EOFError, zlib.error) as error:
        raise InputError(f"{name} is damaged ({error}); pack it anew, or give it unpacked") from None


def list_zip(path: Path, name: str) -> list[tuple[int, str]]:
    """List the files of a .zip as (place, path inside), without folders, links and what is hidden."""
    members = enumerate(_open_zip(path, name).infolist())
    named = [(place, _read_member_name(info)) for place, info in members if not _is_link(info)]
    return [(place, inside) for place, inside in named if not inside.endswith("/") and not _is_hidden(inside)]


def read_member(path: Path, place: int, name: str, limit: int) -> bytes:
    """Read one file of a .zip."""
    import zlib
    from zipfile import BadZipFile

    archive = _open_zip(path, name)
    try:
        info = archive.infolist()[place]
        check_packed(info, name, limit)
        with archive.open(info) as stream:
            return read_all(stream.read, name, limit)
    except (BadZipFile, EOFError, LookupError, NotImplementedError, OSError, ValueError, zlib.error) as error:
        raise InputError(f"{name} is damaged ({error}); pack it anew, or give it unpacked") from None


def check_packed(info: "ZipInfo", name: str, limit: int) -> None:
    """Refuse what cannot be unpacked, says itself that it is larger than was allowed, or is packed as no text is."""
    if info.flag_bits & _LOCKED:
        raise InputError(f"{name} needs a password; give it unpacked")
    if info.compress_type not in _METHODS:
        raise InputError(f"{name} is packed in a way that is not known here ({info.compress_type}); pack it anew")
    if info.file_size > limit * _PICTURES:
        raise InputError(say_too_large(name, limit))
    if info.file_size > MEGABYTE and info.file_size > _MOST_PACKED * info.compress_size:
        raise InputError(f"{name} is packed more than {_MOST_PACKED} times, as no text is; give it unpacked")


def check_document(parts: Sequence["ZipInfo"], name: str, limit: int) -> None:
    """Refuse a document whose text, or all of whose parts, are more than was allowed; blank pictures pack tightly."""
    for part in parts:
        if part.filename.endswith(".xml"):
            check_packed(part, name, limit)
    if sum(part.file_size for part in parts) > limit * _PICTURES:
        raise InputError(say_too_large(name, limit))


# One stays open: the files of a .zip are read one after the other.
@lru_cache(maxsize=1)
def _open_zip_as_it_is(path: Path, size: int, changed: int) -> "ZipFile":
    from zipfile import ZipFile

    return ZipFile(path)


def _open_zip(path: Path, name: str) -> "ZipFile":
    """Open a .zip, or say why it cannot be."""
    from zipfile import BadZipFile

    try:
        found = path.stat()
        return _open_zip_as_it_is(path, found.st_size, found.st_mtime_ns)
    except PermissionError:
        raise InputError(f"no permission to read {name}; change its permissions or copy it") from None
    except OSError as error:
        raise InputError(f"cannot read {name}: {error.strerror or error}; check the path") from None
    except (BadZipFile, NotImplementedError, ValueError) as error:
        raise InputError(f"{name} is no .zip or a damaged one ({error}); pack it anew, or give it unpacked") from None


def _read_member_name(info: "ZipInfo") -> str:
    """Read a name as it was written: programs of China leave GBK where the format asks for CP437 or UTF-8."""
    name = info.filename
    if not info.flag_bits & 0x800:
        try:
            name, _ = decode(name.encode("cp437"), name)
        except (UnicodeEncodeError, InputError):
            name = info.filename
    return name.replace("\\", "/")


def _is_hidden(inside: str) -> bool:
    """Tell whether a file is one that a file manager does not show, or leaves behind."""
    parts = PurePosixPath(inside).parts
    return "__MACOSX" in parts or any(part.startswith(".") and part != ".." for part in parts)


def _is_link(info: "ZipInfo") -> bool:
    """Tell whether it is a link, whose content is a path and no page."""
    from stat import S_ISLNK

    return S_ISLNK(info.external_attr >> 16)
