"""An archive -> what is wrong with it, and the index made again.

In: a connection. Out: `Finding`s. Checks read; the one that asks SQLite to look into the index needs leave to write.
What is checked by a sample is checked by the same one every time. Mending touches no text: it drops the index, that of
the titles and the triggers, makes them again out of the texts in one transaction, folds the names of the bylines anew
and takes out bylines and digests whose article another program took away.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from typing import get_args

from gxdigest.archive.answers import TITLES, find_ids, look_again
from gxdigest.archive.articles import Field, find_article, fold_values
from gxdigest.archive.grams import fold
from gxdigest.archive.issues import find_raw, fingerprint
from gxdigest.archive.query import Either, Query, Term, holds
from gxdigest.archive.schema import FULL_TEXT, INDEX, WATCH, create_index, create_watch, transaction
from gxdigest.archive.store import insert_terms
from gxdigest.errors import ArchiveError
from gxdigest.model.doctor import Finding
from gxdigest.model.search import Filter

Sample = dict[int, dict[str, list[str]]]
"""Articles and their folded values, by field."""

QUERIES = 40
SCANNED = 5000
"""Articles whose texts are compared with what the index says, spread over the whole archive."""
UNPACKED = 500
_LENGTHS = (1, 2, 2, 3, 4, 6, 10)
_BATCH = 1000
_FIELDS = {
    "article_index": (
        ("paragraph",), ("lede",), ("headline",), ("kicker",), ("deck",), ("byline",), ("caption",), ("paper", "place")
    ),
    "title_index": (("headline",), ("kicker",), ("deck",)),
}  # fmt: skip
"""The fields of an article that make each column of an index."""
_OF_ARTICLES = ("bylines", "digests")
"""Tables whose rows mean nothing when another program has taken their article away."""


def check(connection: sqlite3.Connection) -> tuple[Finding, ...]:
    """Check everything; where the index is not there at all, what needs it is left out."""
    findings = [_check_database(connection), _check_raw(connection), _check_parts(connection)]
    if findings[-1].sound:
        findings += [look(connection) for look in (_check_index, _check_changed, _check_counts)]
        sample = _read_sample(connection)
        findings += [_check_terms(connection, sample), _check_sample(connection, sample)]
    return tuple(findings)


def mend(connection: sqlite3.Connection) -> int:
    """Make index and triggers again."""
    with transaction(connection):
        for name in WATCH:
            connection.execute(f"DROP TRIGGER IF EXISTS {name}")
        try:
            for table in FULL_TEXT:
                connection.execute(f"DROP TABLE IF EXISTS {table}")
        except sqlite3.OperationalError as error:
            raise ArchiveError(f"the index cannot be taken out ({error}); ingest the issues again") from error
        for name in INDEX:
            connection.execute(f"DROP TABLE IF EXISTS {name}")
        create_index(connection)
        for table in _OF_ARTICLES:
            connection.execute(f"DELETE FROM {table} WHERE article NOT IN (SELECT id FROM articles)")
        names = connection.execute("SELECT rowid, name FROM bylines").fetchall()
        folded = [(fold(name), rowid) for rowid, name in names]
        connection.executemany("UPDATE bylines SET name_folded = ? WHERE rowid = ?", folded)
        ids = [id for (id,) in connection.execute(_WHOLE)]
        for start in range(0, len(ids), _BATCH):
            kept = [find_article(connection, id) for id in ids[start : start + _BATCH]]
            insert_terms(connection, ((one.id, one.paper, one.article) for one in kept))
        create_watch(connection)
    for table in FULL_TEXT:
        connection.execute(f"INSERT INTO {table}({table}) VALUES ('optimize')")
    return len(ids)


_WHOLE = "SELECT a.id FROM articles AS a JOIN issues AS i ON i.id = a.issue ORDER BY a.id"


def _check_database(connection: sqlite3.Connection) -> Finding:
    """Let SQLite check its file and what refers to what."""
    try:
        (said,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
    except sqlite3.DatabaseError as error:
        said = str(error)
    if said != "ok":
        return Finding("database", False, str(said), mendable=any(table in str(said) for table in FULL_TEXT))
    orphans = [table for table, *_ in connection.execute("PRAGMA foreign_key_check")]
    if orphans:
        found = f"rows that belong to nothing: {len(orphans)}, the first in {orphans[0]}"
        return Finding("database", False, found, mendable=set(orphans) <= set(_OF_ARTICLES))
    return Finding("database", True, "file and references are sound")


def _check_raw(connection: sqlite3.Connection) -> Finding:
    """Unpack raw texts and compare them with their fingerprints."""
    sums = dict(connection.execute("SELECT id, sha256 FROM issues"))
    some = list(sums)[:: len(sums) // UNPACKED + 1]
    wrong = [id for id in some if not _is_as_kept(connection, id, sums[id])]
    if wrong:
        return Finding("raw texts", False, f"the text of issue {wrong[0]} is not what was kept", mendable=False)
    return Finding("raw texts", True, f"{len(some)} of {len(sums)} issues are as they were kept")


def _is_as_kept(connection: sqlite3.Connection, issue: int, sha256: str) -> bool:
    """Compare one raw text with its fingerprint."""
    import zlib

    try:
        return fingerprint(find_raw(connection, issue)) == sha256
    except (zlib.error, UnicodeDecodeError, TypeError):
        return False


def _check_parts(connection: sqlite3.Connection) -> Finding:
    """See that index and triggers are there."""
    named = "SELECT name FROM sqlite_master UNION ALL SELECT name FROM sqlite_temp_master"
    present = {name for (name,) in connection.execute(named)}
    missing = [name for name in (*INDEX, *WATCH) if name not in present]
    if missing:
        return Finding("parts", False, f"{', '.join(missing)} missing")
    return Finding("parts", True, "index and triggers are there")


def _check_index(connection: sqlite3.Connection) -> Finding:
    """Let FTS5 look into its index."""
    try:
        for table in FULL_TEXT:
            connection.execute(f"INSERT INTO {table}({table}) VALUES ('integrity-check')")
    except sqlite3.DatabaseError as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code == sqlite3.SQLITE_READONLY:
            return Finding("index", True, "not looked into, for the archive cannot be written to")
        if code != sqlite3.SQLITE_CORRUPT:
            raise
        return Finding("index", False, "the index contradicts itself")
    return Finding("index", True, "the index is sound in itself")


def _check_changed(connection: sqlite3.Connection) -> Finding:
    """Count what other programs changed; search looks at those articles one by one."""
    (changed,) = connection.execute("SELECT count(*) FROM changed").fetchone()
    if changed:
        return Finding("changes", False, f"articles changed by another program, searched one by one: {changed}")
    return Finding("changes", True, "no article was changed by another program")


def _check_counts(connection: sqlite3.Connection) -> Finding:
    """Compare the articles with the rows of the index and with what their issues say."""
    asked: list[tuple[str, str, bool]] = []
    for table in FULL_TEXT:
        indexed = _INDEXED.format(table)
        asked += [
            ("articles not in the index", f"{_ARTICLES} EXCEPT {indexed}", True),
            ("articles of the index that are not in the archive", f"{indexed} EXCEPT {_ARTICLES}", True),
        ]
    for what, sql, mendable in [*asked, ("issues without the articles they were read to have", _UNEQUAL, False)]:
        (number,) = connection.execute(f"SELECT count(*) FROM ({sql})").fetchone()
        if number:
            return Finding("counts", False, f"{what}: {number}", mendable)
    (articles,) = connection.execute("SELECT count(*) FROM articles").fetchone()
    return Finding("counts", True, f"{articles} articles are in their issues and in the index")


_ARTICLES = "SELECT id FROM articles WHERE id NOT IN (SELECT article FROM changed)"
_INDEXED = "SELECT id FROM {}_docsize WHERE id NOT IN (SELECT article FROM changed)"
_UNEQUAL = """
SELECT i.id FROM issues AS i LEFT JOIN articles AS a ON a.issue = i.id GROUP BY i.id HAVING count(a.id) != i.articles
"""


def _read_sample(connection: sqlite3.Connection) -> Sample:
    """Read the values of articles spread over the whole archive, folded."""
    ids = [id for (id,) in connection.execute(_WHOLE)]
    return {id: fold_values(find_article(connection, id)) for id in ids[:: len(ids) // SCANNED + 1]}


def _check_terms(connection: sqlite3.Connection, sample: Sample) -> Finding:
    """Compare how many terms the index counts in an article with its texts: a run has as many as characters."""
    changed = {id for (id,) in connection.execute("SELECT article FROM changed")}
    for table, columns in _FIELDS.items():
        for id, values in sample.items():
            row = connection.execute(f"SELECT sz FROM {table}_docsize WHERE id = ?", [id]).fetchone()
            told = [sum(len(text) for field in fields for text in values.get(field, ())) for fields in columns]
            if row and id not in changed and _read_sizes(row[0]) != told:
                return Finding("terms", False, f"article {id} has other terms in the index than in its text")
    return Finding("terms", True, f"{len(sample)} articles have as many terms in the index as in their texts")


def _read_sizes(packed: bytes) -> list[int]:
    """Read the numbers that FTS5 keeps of an article, one a column: https://www.sqlite.org/fileformat2.html#varint.

    >>> _read_sizes(bytes([0x05, 0x81, 0x00]))
    [5, 128]
    """
    sizes, size = [], 0
    for byte in packed:
        size = size << 7 | byte & 0x7F
        if byte < 0x80:
            sizes.append(size)
            size = 0
    return sizes


def _check_sample(connection: sqlite3.Connection, sample: Sample) -> Finding:
    """Ask both indexes for runs of characters out of the texts that they are of and compare with a scan."""
    asked = [(query, fields) for fields in ((), TITLES) for query in _cut_queries(sample, fields or get_args(Field))]
    for query, fields in asked:
        said = set(find_ids(connection, query, Filter(), fields)) & sample.keys()
        truth = set(look_again(query, {id: sample[id] for id in sample if holds(query, sample[id])}, fields))
        if said != truth:
            word = query.terms[0].text
            where = "titles" if fields else "articles"
            found = f"{word} stands in {len(truth)} of {len(sample)} {where} and is found in {len(said & truth)}"
            wrong = len(said - truth)
            return Finding("sample", False, f"{found}; {wrong} found do not hold it" if wrong else found)
    return Finding("sample", True, f"{len(asked)} queries over {len(sample)} articles find what a scan finds")


def _cut_queries(sample: Sample, fields: Sequence[Field]) -> Iterator[Query]:
    """Cut one run out of each of some articles, short and long ones in turn, wherever it falls."""
    for number, values in enumerate(list(sample.values())[:: len(sample) // QUERIES + 1]):
        texts = [text for field in fields for text in values.get(field, ())]
        text = max(texts, key=len, default="")
        size = _LENGTHS[number % len(_LENGTHS)]
        at = number * 37 % max(1, len(text) - size)
        if word := text[at : at + size]:
            yield Query((Either((Term(word),)),))
