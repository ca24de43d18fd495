"""The user's own words that an archive was made with: kept in it, so that what is read again is cut as before.

In: a connection and words. Out: words. They hold for the whole archive; others take their place, none of them all.
"""

import sqlite3

from gxdigest.archive.schema import transaction


def find_words(connection: sqlite3.Connection) -> frozenset[str]:
    """Find the words."""
    return frozenset(word for (word,) in connection.execute("SELECT word FROM words"))


def set_words(connection: sqlite3.Connection, words: frozenset[str]) -> None:
    """Put words in the place of those that are kept."""
    if words == find_words(connection):
        return
    with transaction(connection):
        connection.execute("DELETE FROM words")
        connection.executemany("INSERT INTO words VALUES (?)", [(word,) for word in sorted(words)])
