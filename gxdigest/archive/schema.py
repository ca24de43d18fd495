"""A path -> an open connection to an archive, made if that is wanted; and the wall that SQLite's errors stop at.

In: a path and whether an archive may be made there. Out: a `sqlite3.Connection`, or an `ArchiveError`. What is not an
archive is never opened with SQLite, so not a byte of it changes and no sidecar file appears beside it. Nothing here
reads or writes articles.

The archive is in WAL mode: a search succeeds whatever a writer is doing, and an issue costs no wait for the disk. The
price is that readers, too, want two sidecar files while they are open. Where the folder does not allow that, the
archive is opened as an unchanging file, which is safe when no log of a writer lies beside it.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from gxdigest.archive.grams import cut_terms, fold
from gxdigest.errors import ArchiveError

if TYPE_CHECKING:
    from sqlite_utils import Database

APPLICATION_ID = int.from_bytes(b"gxdg", "big")
FIRST = 2
"""The oldest version that is opened; what `_create_facts` and `_create_opinions` make."""
_CREATE_TITLES = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS title_index USING fts5(headline, kicker, deck, content='', tokenize='ascii')"
)
UPGRADES: dict[int, tuple[str, ...]] = {
    3: (
        # Ids that were taken away and are never given again: the largest of each table.
        "CREATE TABLE IF NOT EXISTS given (name TEXT PRIMARY KEY, id INTEGER NOT NULL)",
        # An issue that is to be kept is compared with those of its paper and day.
        "CREATE INDEX IF NOT EXISTS idx_issues_paper_date ON issues (paper, date)",
        # How far each digest of what is new has come: one row for the filters it was asked with.
        "CREATE TABLE IF NOT EXISTS marks (asked TEXT PRIMARY KEY, article INTEGER NOT NULL)",
    ),
    4: (
        # What the user said about who is one person. It hangs on names alone, so it outlives every reading; without
        # `as_name` people of a name are told apart by their papers.
        "CREATE TABLE IF NOT EXISTS corrections (name TEXT NOT NULL, name_folded TEXT NOT NULL, outlet TEXT,"
        " outlet_folded TEXT NOT NULL, as_name TEXT, as_folded TEXT, as_outlet TEXT,"
        " PRIMARY KEY (name_folded, outlet_folded))",
        # Who wrote how much is counted without reading a text.
        "CREATE INDEX IF NOT EXISTS idx_articles_length ON articles"
        " (issue, page, position, length(replace(body, char(10), '')))",
    ),
    5: (
        # Whom captions credit stand among who signs, so that whatever asks for people finds both.
        "ALTER TABLE bylines ADD COLUMN credit INTEGER NOT NULL DEFAULT 0",
    ),
    6: (
        # Which titles hold a word is asked without walking through all the texts that hold it.
        _CREATE_TITLES,
        "INSERT INTO title_index(rowid, headline, kicker, deck)"
        " SELECT id, cut_terms(headline), cut_terms(kicker), cut_terms(deck) FROM articles",
    ),
    7: (
        # The user's own words, so that what is read again is cut as it was.
        "CREATE TABLE IF NOT EXISTS words (word TEXT PRIMARY KEY)",
    ),
}
"""What each version adds to the one before it. A new archive is made as the first version and takes the same steps, so
that it is the same as one that was upgraded. The next version is a row here; its tables come with IF NOT EXISTS."""
_BYLINES_BEFORE_5 = "CREATE TEMP VIEW bylines AS SELECT *, 0 AS credit FROM main.bylines"
"""What stands before the table of an old archive that cannot be written to."""
VERSION = max(UPGRADES)
"""Goes up with the tables and with folding, which the index holds the outcome of."""
WAIT_SECONDS = 10.0
"""How long a connection waits for another to finish; keeping an issue takes some hundredths of a second."""

TABLES = ("issues", "articles", "bylines", "passages", "digests", "corrections")
FULL_TEXT = ("article_index", "title_index")
INDEX = (
    "changed",
    *(f"{table}{part}" for table in FULL_TEXT for part in ("", "_data", "_idx", "_docsize", "_config")),
)
"""Tables that can be made again out of the others; FTS5 keeps each of its own in four."""

_PAGE_SIZE = 16384
"""Articles take 1 to 3 kB: of their table a third is unused with 4 kB a page, a sixth with 8 kB, a twelfth with 16 kB.
Measured on 10,000 articles: the file is 3.44 times the text instead of 3.54, and searches take as long."""

_CACHE_KB = 65536
"""What a process may keep of the file in memory. Measured on 100,000 articles: with SQLite's 2,000 kB, ranking reads so
many pages twice that it takes a quarter longer."""

_OF_ISSUE = "SELECT id FROM articles WHERE issue IN (OLD.id, NEW.id)"
_TEXTS = "id, issue, kicker, headline, deck, dateline_place, subheads, captions, body"
WATCH = {
    "watch_article_insert": ("INSERT ON articles", "VALUES (NEW.id)"),
    "watch_article_update": (f"UPDATE OF {_TEXTS} ON articles", "VALUES (OLD.id), (NEW.id)"),
    "watch_article_delete": ("DELETE ON articles", "VALUES (OLD.id)"),
    "watch_byline_insert": ("INSERT ON bylines", "VALUES (NEW.article)"),
    "watch_byline_update": ("UPDATE OF article, name, name_folded ON bylines", "VALUES (OLD.article), (NEW.article)"),
    "watch_byline_delete": ("DELETE ON bylines", "VALUES (OLD.article)"),
    "watch_issue_update": ("UPDATE OF id, paper ON issues", _OF_ISSUE),
    "watch_issue_delete": ("DELETE ON issues", "SELECT id FROM articles WHERE issue = OLD.id"),
}
"""Triggers: when each fires, and which articles it notes."""

# SQLite's own names for what a user can mend, and how to say it. Everything else is a bug and passes the wall.
_MENDABLE = {
    sqlite3.SQLITE_BUSY: "another program is writing to it; wait until that has finished, then try again",
    sqlite3.SQLITE_LOCKED: "another program is writing to it; wait until that has finished, then try again",
    sqlite3.SQLITE_READONLY: "it cannot be written to; make the file and its folder writable, or name another archive",
    sqlite3.SQLITE_PERM: "it cannot be written to; make the file and its folder writable, or name another archive",
    sqlite3.SQLITE_CANTOPEN: "it cannot be opened; see that you may read the file and write to its folder",
    sqlite3.SQLITE_FULL: "the disk is full; make room, then do the same again",
    sqlite3.SQLITE_IOERR: "the disk does not answer as it should; see that it is there and sound, then try again",
    sqlite3.SQLITE_CORRUPT: "it is damaged; put a copy in its place, or delete it and ingest the issues again",
    sqlite3.SQLITE_NOTADB: "it is not an archive; name another file",
}

_CANNOT_HAVE_SIDECARS = {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY}


@contextmanager
def wall(path: Path) -> Iterator[None]:
    """Turn the SQLite errors that a user can mend into `ArchiveError`; let those pass that only we can."""
    try:
        yield
    except sqlite3.Error as error:
        reason = _MENDABLE.get(_primary_code(error))
        if "no such module: fts5" in str(error):
            reason = "this Python's SQLite lacks the full-text index FTS5; use another build of Python"
        if reason is None:
            raise
        raise ArchiveError(f"archive {path}: {reason} ({error})") from error


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Do all of it or nothing, and let no other writer in between."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        # Some errors (a full disk) have rolled back already.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def snapshot(connection: sqlite3.Connection) -> Iterator[None]:
    """Read one state of the archive with several statements, whatever a writer does meanwhile."""
    connection.execute("BEGIN")
    try:
        yield
    finally:
        if connection.in_transaction:
            connection.execute("COMMIT")


def open_archive(path: Path, *, create: bool, mend: bool = False) -> sqlite3.Connection:
    """Open the archive at `path`; with `create`, make it where there is nothing or an empty file, folders included.

    With `mend`, open one too whose index or triggers are missing.
    """
    state = _look_at(path)
    if state != "archive" and not create:
        raise _say_none(path, ": the file is empty" if state == "empty" else "")
    if state == "missing":
        _make_folder(path)
    with wall(path):
        connection = _connect(path, "mode=rwc" if create else "mode=rw")
        try:
            return _begin(connection, path, create=create, mend=mend)
        except sqlite3.OperationalError as error:
            connection.close()
            if _primary_code(error) not in _CANNOT_HAVE_SIDECARS or not _is_at_rest(path):
                raise
        except BaseException:
            connection.close()
            raise
        return _open_unchanging(path)


def _say_none(path: Path, what: str) -> ArchiveError:
    return ArchiveError(f"no archive at {path}{what}; keep an issue first: gxdigest ingest FILE")


def _look_at(path: Path) -> Literal["missing", "empty", "archive"]:
    """Read the first bytes of the file and refuse what is not an archive of a version we know."""
    try:
        if path.is_dir():
            raise ArchiveError(f"archive {path}: this is a folder; name a file")
        if not path.exists():
            return "missing"
        if not path.is_file():
            raise ArchiveError(f"archive {path}: this is not an ordinary file; name another")
        with path.open("rb") as file:
            header = file.read(100)
    except OSError as error:
        raise ArchiveError(f"archive {path}: it cannot be read ({error.strerror}); name another file") from error
    if not header:
        return "empty"
    if len(header) < 100 or not header.startswith(b"SQLite format 3\0"):
        raise ArchiveError(f"archive {path}: the file is not a database; name another file")
    # https://www.sqlite.org/fileformat2.html#the_database_header: user_version stands at 60, application_id at 68.
    version, application = (int.from_bytes(header[at : at + 4], "big", signed=True) for at in (60, 68))
    if application != APPLICATION_ID:
        raise ArchiveError(f"archive {path}: the database was made by another program; name another file")
    if version > VERSION:
        raise ArchiveError(f"archive {path}: made by a newer gxdigest (archive version {version}); update gxdigest")
    if version < FIRST:
        raise ArchiveError(
            f"archive {path}: made by an older gxdigest (archive version {version}); "
            "ingest the issues into a new archive"
        )
    return "archive"


def _make_folder(path: Path) -> None:
    """Make the folder the archive shall lie in."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        why = error.strerror
        raise ArchiveError(f"archive {path}: its folder cannot be made ({why}); name another place") from error


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    """Connect without looking at the file; transactions are begun and ended by `transaction` alone."""
    uri = f"{path.absolute().as_uri()}?{mode}"
    connection = sqlite3.connect(uri, uri=True, timeout=WAIT_SECONDS, isolation_level=None)
    connection.create_function("folded", 1, _fold_or_none, deterministic=True)
    connection.create_function("cut_terms", 1, _cut_or_none, deterministic=True)
    return connection


def _begin(connection: sqlite3.Connection, path: Path, *, create: bool, mend: bool = False) -> sqlite3.Connection:
    """Make the tables if there are none and see that all are there."""
    # With NORMAL a power cut can cost the issues kept last, never the archive; they are ingested again.
    connection.execute("PRAGMA synchronous=NORMAL")
    if not _is_ours(connection):
        if not create:
            # It was killed while it was made: its first bytes were there, and SQLite has taken them back.
            raise _say_none(path, ": the file is empty")
        _create(connection)
    if create:
        _prefer_wal(connection)
    # SQLite counts it in pages when asked: before a new file has its large pages, it would be four times this.
    connection.execute(f"PRAGMA cache_size={-_CACHE_KB}")
    _upgrade(connection)
    masters = "(SELECT type, name FROM sqlite_master UNION ALL SELECT type, name FROM sqlite_temp_master)"
    present = set(connection.execute(f"SELECT type, name FROM {masters} WHERE type IN ('table', 'trigger')"))
    _refuse_missing(path, present, [("table", name) for name in TABLES], "put a copy in its place, or ingest again")
    if not mend:
        remade = [*(("table", name) for name in INDEX), *(("trigger", name) for name in WATCH)]
        _refuse_missing(path, present, remade, "mend it with gxdigest doctor --mend")
    return connection


def _refuse_missing(path: Path, present: set[tuple[str, str]], wanted: list[tuple[str, str]], advice: str) -> None:
    """Refuse an archive that lacks something."""
    for kind, name in wanted:
        if (kind, name) not in present:
            raise ArchiveError(f"archive {path}: it is not whole, the {kind} {name} is missing; {advice}")


def _open_unchanging(path: Path) -> sqlite3.Connection:
    """Open an archive that nobody can be writing to, without the sidecars that WAL mode asks for."""
    connection = _connect(path, "mode=ro&immutable=1")
    try:
        return _begin(connection, path, create=False)
    except BaseException:
        connection.close()
        raise


def _is_at_rest(path: Path) -> bool:
    """Tell whether no writer left a log beside the archive: what stands in one would be missed."""
    logs = (path.with_name(path.name + ending) for ending in ("-wal", "-journal"))
    return path.exists() and not any(log.exists() and log.stat().st_size for log in logs)


def _prefer_wal(connection: sqlite3.Connection) -> None:
    """Let readers and a writer work side by side; whoever opens next tries again when someone is in the way."""
    with suppress(sqlite3.OperationalError):
        connection.execute("PRAGMA journal_mode=WAL").fetchone()


def _is_ours(connection: sqlite3.Connection) -> bool:
    """Ask SQLite itself, which sees what a crashed or a present writer has really finished."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    return bool(application == APPLICATION_ID)


def _create(connection: sqlite3.Connection) -> None:
    """Make all tables in one transaction, unless another process was faster."""
    from sqlite_utils import Database

    connection.execute(f"PRAGMA page_size={_PAGE_SIZE}")
    with transaction(connection):
        if _is_ours(connection):
            return
        db = Database(connection, execute_plugins=False)
        _create_facts(db)
        _create_opinions(db)
        create_index(connection)
        create_watch(connection)
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version={FIRST}")
        _take_steps(connection)


def _upgrade(connection: sqlite3.Connection) -> None:
    """Bring an archive of an older version to ours, whole or not at all.

    One that cannot be written to is searched as it is, with what it lacks put in its place in memory.
    """
    if _find_version(connection) >= VERSION:
        return
    try:
        with transaction(connection):
            _take_steps(connection)
    except sqlite3.OperationalError as error:
        if _primary_code(error) != sqlite3.SQLITE_READONLY:
            raise
        for statement in _find_steps(connection):
            # An index makes the archive faster and no more.
            if statement.startswith("ALTER TABLE bylines"):
                connection.execute(_BYLINES_BEFORE_5)
            elif not statement.startswith("CREATE INDEX"):
                connection.execute(statement.replace("TABLE IF NOT EXISTS ", "TABLE IF NOT EXISTS temp.", 1))


def _take_steps(connection: sqlite3.Connection) -> None:
    """Take what steps are left, inside a transaction: another process may have taken them meanwhile."""
    for statement in _find_steps(connection):
        connection.execute(statement)
    connection.execute(f"PRAGMA user_version={max(VERSION, _find_version(connection))}")


def _find_steps(connection: sqlite3.Connection) -> list[str]:
    """Find the statements that an archive lacks, oldest first."""
    version = _find_version(connection)
    return [statement for step in sorted(UPGRADES) if step > version for statement in UPGRADES[step]]


def _find_version(connection: sqlite3.Connection) -> int:
    """Ask SQLite itself for the version, which sees what stands in the log."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(version)


def _create_facts(db: "Database") -> None:
    """Make the tables of what was printed: issues, their articles, the people who signed, and what is in no article.

    The raw text of an issue is packed (zlib): nobody searches in it, and its articles hold the same words once more.
    """
    from gxdigest.archive.issues import COUNTS

    issue = {"id": int, "sha256": str, "source": str, "paper": str, "date": str, "number": int}
    counts = dict.fromkeys(COUNTS, int)
    required = {"sha256", "source", "zlib_text", "notes", "pieces", *COUNTS}
    columns = {**issue, **counts, "notes": str, "pieces": str, "zlib_text": bytes}
    db.table("issues").create(columns, pk="id", not_null=required)
    db.table("issues").create_index(["sha256"], unique=True)
    place = {"id": int, "issue": int, "position": int, "page": str, "column": str}
    titles = {"kicker": str, "headline": str, "deck": str}
    dateline = {"dateline_text": str, "dateline_outlet": str, "dateline_place": str}
    when = {"dateline_month": int, "dateline_day": int, "dateline_kind": str, "event_date": str}
    text = {"first_line": int, "last_line": int, "subheads": str, "captions": str, "body": str}
    db.table("articles").create(
        {**place, **titles, **dateline, **when, **text},
        pk="id",
        foreign_keys=[("issue", "issues", "id")],
        not_null={"issue", "position", "first_line", "last_line", "subheads", "captions", "body"},
    )
    db.table("articles").create_index(["issue", "position"], unique=True)
    db.table("bylines").create(
        {"article": int, "seq": int, "name": str, "name_folded": str, "role": str, "outlet": str, "text": str},
        pk=("article", "seq"),
        foreign_keys=[("article", "articles", "id")],
        not_null={"name", "name_folded", "text"},
    )
    db.table("bylines").create_index(["name_folded", "article"])
    db.table("passages").create(
        {"issue": int, "kind": str, "first_line": int, "last_line": int, "text": str},
        foreign_keys=[("issue", "issues", "id")],
        not_null={"issue", "kind", "first_line", "last_line", "text"},
    )
    db.table("passages").create_index(["issue"])


def _create_opinions(db: "Database") -> None:
    """Make the table of what was thought about each article."""
    db.table("digests").create(
        {"article": int, "summary": str, "keywords": str, "version": str},
        pk="article",
        foreign_keys=[("article", "articles", "id")],
        not_null={"summary", "keywords", "version"},
    )


def create_index(connection: sqlite3.Connection) -> None:
    """Make the full-text index: pairs of characters only, the texts being in `articles` and `bylines`.

    The body stands first because the first column costs no byte a hit to name: the index is a quarter smaller. The
    titles stand in an index of their own as well, or the newest that hold a frequent word could only be found by going
    through all the texts that hold it.
    """
    connection.execute(
        "CREATE VIRTUAL TABLE article_index USING fts5("
        "body, lede, headline, kicker, deck, bylines, captions, about, content='', tokenize='ascii')"
    )
    connection.execute(_CREATE_TITLES)


def create_watch(connection: sqlite3.Connection) -> None:
    """Make the triggers that note which articles another program changed, in SQL that any program can run.

    The index cannot follow such a change, for it holds folded text and only we fold. So search leaves those articles
    out of the index and looks at their texts; `doctor --mend` indexes them anew.
    """
    connection.execute("CREATE TABLE IF NOT EXISTS changed (article INTEGER PRIMARY KEY)")
    for name, (when, rows) in WATCH.items():
        connection.execute(f"CREATE TRIGGER {name} AFTER {when} BEGIN INSERT OR IGNORE INTO changed {rows}; END")


def _primary_code(error: sqlite3.Error) -> int:
    """Give SQLite's primary error code; 0 for errors that the Python module raises by itself."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def _fold_or_none(text: str | None) -> str | None:
    """Fold inside SQL."""
    return None if text is None else fold(text)


def _cut_or_none(text: object) -> str | None:
    """Cut into index terms inside SQL; what another program put there may be no text."""
    return cut_terms(text) if isinstance(text, str) else None
