"""The door of the archive: a path -> an `Archive` to keep issues in and ask for them.

In: nouns and queries. Out: nouns. This class holds the connection and the path for the error messages; the work is done
by the modules beside it. Importing it loads no sqlite-utils: that is needed to make and to keep, not to ask.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from gxdigest.archive import search
from gxdigest.archive.articles import find_article
from gxdigest.archive.filters import write_condition
from gxdigest.archive.schema import open_archive, wall
from gxdigest.archive.search import Sort
from gxdigest.model.search import Filter, Found, Nearest

if TYPE_CHECKING:
    from gxdigest.archive.counts import BylinePart, BylineSort
    from gxdigest.archive.store import Clash
    from gxdigest.model.article import Digest, KeptArticle
    from gxdigest.model.bylines import BylineCount, Correction, Person, Portrait
    from gxdigest.model.doctor import Finding
    from gxdigest.model.document import Rise
    from gxdigest.model.issue import Issue, Kept, KeptIssue, Reread
    from gxdigest.model.text import Passage
    from gxdigest.model.trend import Period, Trend

EVERYTHING = Filter()

# With the + SQLite does not begin with the ids, which would read every article to find those of a day.
_IN_ORDER = """
SELECT a.id FROM articles AS a JOIN issues AS i ON i.id = a.issue
WHERE +a.id > ? AND {condition} ORDER BY i.date IS NULL, i.date{turn}, i.id, a.position
"""


class Archive:
    """An archive of issues in one SQLite file; use it in a `with` block or close it.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder, Archive(f"{folder}/papers.db", create=True) as archive:
    ...     archive.search("红色物业").total
    0
    """

    def __init__(self, path: str | Path, *, create: bool = False, mend: bool = False) -> None:
        """Open the archive at `path`; with `create` make it first where there is none; or raise `ArchiveError`.

        With `mend` open it too where the index is missing, to be checked or mended and for nothing else.
        """
        self.path = Path(path)
        self._connection = open_archive(self.path, create=create, mend=mend)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let the file go; closing twice does no harm."""
        self._connection.close()

    def keep(self, issue: Issue, digests: Sequence[Digest], *, clash: Clash = "keep both") -> Kept:
        """Keep an issue with one digest an article, whole or not at all; the same text is kept once.

        What prints the pages of a kept issue with another text is not kept, replaces it, or is kept beside it. Halves
        of surrogate pairs, which cannot be stored, become U+FFFD.
        """
        from gxdigest.archive.store import keep

        with wall(self.path):
            return keep(self._connection, issue, digests, clash)

    def forget(self, issue: int) -> KeptIssue:
        """Take an issue out with all that hangs on it, or raise `NothingFound`; its ids are never given again."""
        from gxdigest.archive.store import forget

        with wall(self.path):
            return forget(self._connection, issue)

    def reread(self, id: int, issue: Issue, digests: Sequence[Digest]) -> Reread:
        """Put a new reading of its text in the place of a kept one; an article that is the same keeps its id."""
        from gxdigest.archive.store import reread

        with wall(self.path):
            return reread(self._connection, id, issue, digests)

    def find_words(self) -> frozenset[str]:
        """Find the user's own words that this archive was made with."""
        from gxdigest.archive import own_words

        with wall(self.path):
            return own_words.find_words(self._connection)

    def set_words(self, words: frozenset[str]) -> None:
        """Keep the user's own words for the next reading, in the place of those before."""
        from gxdigest.archive import own_words

        with wall(self.path):
            own_words.set_words(self._connection, words)

    def back_up(self, path: str | Path, *, force: bool = False) -> None:
        """Copy the archive into a file, whole or not at all, while others may search and write."""
        from gxdigest.archive.backup import back_up

        with wall(self.path):
            back_up(self._connection, Path(path), force=force)

    def find_rivals(self, issue: Issue) -> tuple[KeptIssue, ...]:
        """Find the kept issues that print the same pages with another text."""
        from gxdigest.archive import issues

        with wall(self.path):
            return issues.find_rivals(self._connection, issue)

    def find_text(self, text: str) -> int | None:
        """Find the id of the issue with this very text."""
        from gxdigest.archive import issues

        with wall(self.path):
            return issues.find_text(self._connection, text)

    def find_issues(self) -> tuple[KeptIssue, ...]:
        """List the issues, newest date first, undated last, then by id."""
        from gxdigest.archive import issues

        with wall(self.path):
            return issues.find_issues(self._connection)

    def find_issue(self, id: int) -> KeptIssue:
        """Find an issue by its id, or raise `NothingFound`."""
        from gxdigest.archive import issues

        with wall(self.path):
            return issues.find_issue(self._connection, id)

    def find_newest_issue(self, filter: Filter = EVERYTHING) -> KeptIssue:
        """Find the newest issue with such articles, of several the one kept last, or raise `NothingFound`."""
        from gxdigest.archive import issues

        with wall(self.path):
            return issues.find_newest_issue(self._connection, filter)

    def find_files(self, issue: KeptIssue) -> tuple[int, ...]:
        """Find the ids of all that was kept of the paper and day of an issue: many papers come a file a page."""
        from gxdigest.archive import issues

        with wall(self.path):
            return issues.find_files(self._connection, issue)

    def find_article(self, id: int) -> KeptArticle:
        """Find an article by its id, or raise `NothingFound`."""
        with wall(self.path):
            return find_article(self._connection, id)

    def find_passages(self, issue: int) -> tuple[Passage, ...]:
        """Find the leftovers of an issue: what was printed and belongs to no article."""
        from gxdigest.archive import issues

        with wall(self.path):
            return issues.find_passages(self._connection, issue)

    def find_raw(self, issue: int) -> str:
        """Find the raw text of an issue, as it was kept, or raise `NothingFound`."""
        from gxdigest.archive import issues

        with wall(self.path):
            return issues.find_raw(self._connection, issue)

    def find_notes(self, issue: int) -> tuple[str, ...]:
        """Find what was guessed or doubtful about an issue, or raise `NothingFound`."""
        from gxdigest.archive import issues

        with wall(self.path):
            return issues.find_notes(self._connection, issue)

    def find_articles(
        self, filter: Filter = EVERYTHING, *, after: int = -1, query: str | None = None, newest: bool = False
    ) -> Iterator[KeptArticle]:
        """Find articles by issue, oldest or newest date first and undated last, then by position.

        They are read one by one as they are asked for. With `after`, only those kept after the article of this id; with
        `query`, only those that answer it.
        """
        condition, values = write_condition(filter)
        with wall(self.path):
            if query is not None:
                found = search.find_all(self._connection, query, filter)
                condition, values = "a.id IN (SELECT value FROM json_each(?))", [f"[{','.join(map(str, found))}]"]
            sql = _IN_ORDER.format(condition=condition, turn=" DESC" if newest else "")
            ids = self._connection.execute(sql, [after, *values]).fetchall()
        return (self.find_article(id) for (id,) in ids)

    def search(
        self, query: str, filter: Filter = EVERYTHING, *, sort: Sort = "relevance", limit: int = 20, offset: int = 0
    ) -> Found:
        """Find the articles that answer a query, best first; a limit of 0 means all of them."""
        with wall(self.path):
            return search.search(self._connection, query, filter, sort=sort, limit=limit, offset=offset)

    def count(self, query: str, filter: Filter = EVERYTHING) -> int:
        """Count the articles that answer a query, however many they are."""
        with wall(self.path):
            return search.count(self._connection, query, filter)

    def find_nearest(self, query: str, filter: Filter = EVERYTHING) -> Nearest | None:
        """Find the nearest query that has an answer, for one that has none."""
        from gxdigest.archive import nearest

        with wall(self.path):
            return nearest.find_nearest(self._connection, query, filter)

    def find_trend(self, queries: Sequence[str], filter: Filter = EVERYTHING, *, by: Period | None = None) -> Trend:
        """Count the articles that answer queries over time, by day, month or year as the span asks for."""
        from gxdigest.archive import trend

        with wall(self.path):
            return trend.find_trend(self._connection, queries, filter, by)

    def find_rises(self, articles: Sequence[KeptArticle], *, weeks: int) -> tuple[Rise, ...] | None:
        """Find the keywords that these articles carry more than the weeks before; None without an earlier issue."""
        from gxdigest.archive import rises

        with wall(self.path):
            return rises.find_rises(self._connection, articles, weeks)

    def find_mark(self, filter: Filter) -> int | None:
        """Find the last article of the last digest of what was new to this filter; None where there was none."""
        from gxdigest.archive import marks

        with wall(self.path):
            return marks.find_mark(self._connection, filter)

    def set_mark(self, filter: Filter, article: int) -> None:
        """Note the last article of a digest of what was new to this filter."""
        from gxdigest.archive import marks

        with wall(self.path):
            marks.set_mark(self._connection, filter, article)

    def check(self) -> tuple[Finding, ...]:
        """Check the database, the index against the texts, and counts that must agree."""
        from gxdigest.archive import doctor

        with wall(self.path):
            return doctor.check(self._connection)

    def mend(self) -> int:
        """Make index and triggers again out of the texts, whole or not at all; say how many articles were indexed."""
        from gxdigest.archive import doctor

        with wall(self.path):
            return doctor.mend(self._connection)

    def count_bylines(
        self,
        filter: Filter = EVERYTHING,
        *,
        people: Collection[Person] | None = None,
        role: str | None = None,
        sort: BylineSort = "articles",
        by: BylinePart | None = None,
    ) -> tuple[BylineCount, ...]:
        """Count who wrote how much, of these people or of all, in roles that hold `role`; `by` month or role."""
        from gxdigest.archive import counts

        with wall(self.path):
            return counts.count_bylines(self._connection, filter, people=people, role=role, sort=sort, by=by)

    def find_persons(self, name: str) -> tuple[Person, ...]:
        """Find whom a name means: those of the very name, else of whose name it is a part, else whom letters spell."""
        from gxdigest.archive import persons

        with wall(self.path):
            return persons.find_persons(self._connection, name)

    def count_signers(self, articles: Sequence[KeptArticle]) -> tuple[tuple[Person, int], ...]:
        """Count in how many of these articles each person signs or is credited, most first."""
        from gxdigest.archive import persons

        with wall(self.path):
            return persons.count_signers(articles, persons.find_identities(self._connection))

    def find_portrait(self, person: Person, filter: Filter = EVERYTHING, *, role: str | None = None) -> Portrait:
        """Find what one person signed: articles, months, who signs beside, what about."""
        from gxdigest.archive import portrait

        with wall(self.path):
            return portrait.find_portrait(self._connection, person, filter, role=role)

    def find_corrections(self) -> tuple[Correction, ...]:
        """Find what the user said about who is one person."""
        from gxdigest.archive import persons

        with wall(self.path):
            return persons.find_corrections(self._connection)

    def merge(self, first: str, second: str) -> tuple[Correction, ...]:
        """Count the second person as the first from now on, and give what is new; see `persons.merge`."""
        from gxdigest.archive import persons

        with wall(self.path):
            return persons.merge(self._connection, first, second)

    def split(self, name: str) -> tuple[Correction, ...]:
        """Undo what counts somebody as another, or tell people of one name apart by paper; see `persons.split`."""
        from gxdigest.archive import persons

        with wall(self.path):
            return persons.split(self._connection, name)
