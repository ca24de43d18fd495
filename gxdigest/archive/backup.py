"""An archive -> a copy of it in one file, made while others may search and write.

In: a connection and a path. Out: a file, whole or not at all: it is made beside its place and moved there when it is
done. It needs no log beside it. What stands there already is replaced only when that is asked for.
"""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from gxdigest.errors import ArchiveError, UsageError


def back_up(connection: sqlite3.Connection, path: Path, *, force: bool = False) -> None:
    """Copy an archive into a file."""
    (name,) = (file for _, which, file in connection.execute("PRAGMA database_list") if which == "main")
    if path.exists() and (path.is_dir() or path.samefile(name)):
        raise UsageError(f"{path} is a folder or the archive itself; name another file")
    if path.exists() and not force:
        raise UsageError(f"{path} is there already; name another file, or give --force to replace it")
    part = path.with_name(f".gxdigest-{os.getpid()}.part")
    try:
        with closing(sqlite3.connect(part)) as copy:
            connection.backup(copy, pages=-1)
            # A copy lies still: it needs no log, and a medium that cannot be written to can hold it.
            copy.execute("PRAGMA journal_mode=DELETE").fetchone()
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        part.replace(path) if force else _place(part, path)
    except (OSError, sqlite3.OperationalError) as error:
        why = error.strerror if isinstance(error, OSError) else str(error)
        raise ArchiveError(f"cannot write the copy {path}: {why}; make room, or name another place") from error
    finally:
        part.unlink(missing_ok=True)


def _place(part: Path, path: Path) -> None:
    """Give a finished copy its name, unless another program made a file of that name meanwhile."""
    try:
        os.link(part, path)
    except FileExistsError:
        raise UsageError(f"{path} is there already; name another file, or give --force to replace it") from None
    except OSError:  # a file system without links
        part.replace(path)
