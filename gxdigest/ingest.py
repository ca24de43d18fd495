"""Sources in, issues kept in an archive out, with a report on each source in the order of the sources.

One issue is one unit of work: reading and digesting are pure functions of its text, so that they run in as many
processes as there are; this process alone reads the sources and writes. A source that cannot be read is reported and
the others are kept. Nothing is made on disk before there is something to keep. This will not show anything.
"""

import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import fields, replace
from itertools import chain, islice
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from gxdigest.errors import ArchiveError, InputError
from gxdigest.model.article import Digest
from gxdigest.model.issue import Counts, Issue, KeptIssue, Report, Reread
from gxdigest.sources import RawText, Source, recall

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

    from gxdigest.archive import Archive
    from gxdigest.archive.store import Clash
    from gxdigest.reading.labels import Weights

FEW_SOURCES = 24
"""Below this number one process is faster: starting another with its dictionary takes 0.7 s, an issue 0.05 s."""

_IN_FLIGHT = 4
"""Issues handed out for each process: enough to keep it busy while one is written, few enough to hold in memory."""

_Read = tuple[Issue, tuple[Digest, ...]]


def ingest(
    sources: Iterable[Source],
    archive: str | Path,
    *,
    jobs: int | None = None,
    strict: bool = False,
    clash: "Clash" = "refuse",
    dry: bool = False,
    own: frozenset[str] | None = None,
) -> Iterator[Report]:
    """Keep each source in the archive at this path and report on it.

    `jobs` is the number of processes; unless given, one for a few sources and else one for each processor. `strict`
    keeps only what agrees with its own counts. `clash` decides about another text of pages that are kept. A `dry` run
    reads and reports, keeps nothing and makes no archive. `own` are words that digests keep whole, now and
    whenever the archive is read again; unless given, those that it was made with. Raises ArchiveError
    where the archive cannot be used, and stops there.
    """
    sources = iter(sources)
    first = list(islice(sources, FEW_SOURCES))
    jobs = jobs or (1 if len(first) < FEW_SOURCES else os.cpu_count() or 1)
    sources = chain(first, sources)
    with _Shelf(Path(archive), clash=clash, dry=dry, own=own) as shelf:
        words = shelf.find_words()
        if jobs == 1:
            for source in sources:
                yield from _keep(source, shelf, strict, words)
        else:
            yield from _keep_in_parallel(sources, shelf, jobs, strict, words)


def reread(
    archive: "Archive", issues: Sequence[KeptIssue], *, jobs: int | None = None, own: frozenset[str] | None = None
) -> Iterator[Reread]:
    """Read kept issues again from their raw texts, each put in the place of its old reading before the next.

    `own` as in `ingest`.
    """
    if own is None:
        own = archive.find_words()
    else:
        archive.set_words(own)
    jobs = jobs or (1 if len(issues) < FEW_SOURCES else os.cpu_count() or 1)
    if jobs == 1:
        for kept in issues:
            yield archive.reread(kept.id, *read_and_digest(_recall(archive, kept), own))
        return
    pool = _start_pool(jobs)
    waiting: deque[tuple[int, Future[_Read]]] = deque()
    try:
        for kept in issues:
            waiting.append((kept.id, pool.submit(read_and_digest, _recall(archive, kept), own)))
            if len(waiting) > jobs * _IN_FLIGHT:
                ident, read = waiting.popleft()
                yield archive.reread(ident, *read.result())
        while waiting:
            ident, read = waiting.popleft()
            yield archive.reread(ident, *read.result())
    finally:
        pool.shutdown(cancel_futures=True)


def _recall(archive: "Archive", kept: KeptIssue) -> RawText:
    """Give the text of a kept issue with what its source once told of it."""
    return recall(kept.source, archive.find_raw(kept.id), kept.paper, kept.date, archive.find_notes(kept.id))


def read_and_digest(raw: RawText, own: frozenset[str] = frozenset()) -> _Read:
    """Do all the work on one issue that needs nothing but its text."""
    from gxdigest.digest import make_digest

    issue = read_raw(raw)
    return issue, tuple(make_digest(article, own) for article in issue.articles)


def read_raw(raw: RawText, weights: "Weights | None" = None) -> Issue:
    """Read a text and note what its source told of it."""
    from gxdigest.reading import read_issue

    issue = read_issue(raw.text, source=raw.source, paper=raw.paper, date=raw.date, weights=weights)
    return replace(issue, encoding=raw.encoding, notes=(*raw.notes, *issue.notes))


def find_fault(issue: Issue) -> str | None:
    """Say in one line why a reading is no issue; None for one that has an article.

    >>> from gxdigest import read_issue
    >>> find_fault(read_issue("甲乙丙", source="a.txt"))
    'no article in a.txt: looked for datelines (本报讯), bylines (记者 …) and headlines over a body; it begins "甲乙丙"'
    """
    if issue.articles:
        return None
    lines = [line.strip() for line in issue.text.splitlines() if line.strip()]
    begins = " / ".join(line if len(line) <= 24 else f"{line[:24]}…" for line in lines[:3])
    return (
        f"no article in {issue.source}: looked for datelines (本报讯), bylines (记者 …) and headlines over a body; "
        f'it begins "{begins}"'
    )


def find_difference(issue: Issue) -> str | None:
    """Say in one line how a reading disagrees with its own counts; None for one that agrees."""
    counts = issue.counts
    if counts.agrees:
        return None
    return (
        f"{issue.source} does not add up: {counts.datelines} datelines seen, {counts.dated_articles} open an article; "
        f"{counts.leftover_lines} lines left over; {counts.characters} characters in, {counts.kept_characters} kept; "
        "see gxdigest read --explain"
    )


def add_counts(counts: Iterable[Counts]) -> Counts:
    """Add the reconciliations of many issues up."""
    sums = [0] * len(fields(Counts))
    for one in counts:
        sums = [total + getattr(one, field.name) for total, field in zip(sums, fields(Counts), strict=True)]
    return Counts(*sums)


class _Shelf:
    """The archive as ingest needs it: opened at once where it is, made when the first issue is to be kept."""

    def __init__(self, path: Path, *, clash: "Clash", dry: bool, own: frozenset[str] | None) -> None:
        self._path = path
        self._clash = clash
        self._dry = dry
        self._own = own
        self._archive: Archive | None = None
        self._file: tuple[int, int] | None = None

    def __enter__(self) -> Self:
        if self._path.exists():
            self._open()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._archive is not None:
            self._archive.close()

    def _open(self) -> "Archive":
        from gxdigest.archive import Archive

        self._archive = Archive(self._path, create=not self._dry)
        self._file = self._identify()
        return self._archive

    def _identify(self) -> tuple[int, int] | None:
        """Say which file stands at the path now; a moved one would go on taking what nobody looks for there."""
        try:
            found = self._path.stat()
        except OSError:
            return None
        return found.st_dev, found.st_ino

    def find_words(self) -> frozenset[str]:
        """Find the words that digests keep whole: the user's own, else those that the archive was made with."""
        if self._own is not None:
            return self._own
        return frozenset() if self._archive is None else self._archive.find_words()

    def find_text(self, text: str) -> int | None:
        """Find the issue that has this very text."""
        return None if self._archive is None else self._archive.find_text(text)

    def keep(self, read: _Read, *, strict: bool) -> Report:
        """Keep what was read, unless it is no issue or has to agree and does not."""
        issue, digests = read
        if fault := find_fault(issue):
            return Report(issue.source, "refused", reading=issue, reason=fault)
        if strict and (difference := find_difference(issue)):
            return Report(issue.source, "differs", reading=issue, reason=difference)
        if self._dry:
            rivals = () if self._archive is None or self._clash != "refuse" else self._archive.find_rivals(issue)
            return _report_clash(issue, rivals) if rivals else Report(issue.source, "would be kept", reading=issue)
        archive = self._archive or self._open()
        if self._identify() != self._file:
            raise ArchiveError(
                f"archive {self._path}: it was moved or deleted meanwhile; bring it back, then ingest again"
            )
        if self._own is not None:
            archive.set_words(self._own)
        kept = archive.keep(issue, digests, clash=self._clash)
        if kept.rivals and not kept.new:
            return _report_clash(issue, kept.rivals)
        return Report(issue.source, "kept" if kept.new else "already kept", kept.issue, issue)


def _report_clash(issue: Issue, rivals: Sequence[KeptIssue]) -> Report:
    """Say of an issue that was not kept what stands in its way."""
    kept = "; ".join(f"issue {one.id} from {one.source} with {one.counts.articles} articles" for one in rivals)
    reason = (
        f"{issue.source} is another text of {issue.paper} {issue.date}, with {issue.counts.articles} articles; kept is "
        f"{kept}; give --replace or --keep-both"
    )
    return Report(issue.source, "clashes", rivals[0].id, issue, reason)


def _open(source: Source, shelf: _Shelf) -> RawText | Report:
    """Give the text of a source, or the report that says why it needs no reading."""
    try:
        raw = source.read()
    except InputError as error:
        return Report(source.name, "refused", reason=str(error))
    kept = shelf.find_text(raw.text)
    return raw if kept is None else Report(source.name, "already kept", kept)


def _keep(source: Source, shelf: _Shelf, strict: bool, own: frozenset[str]) -> Iterator[Report]:
    """Read and keep one source in this process."""
    raw = _open(source, shelf)
    if isinstance(raw, Report):
        yield raw
        return
    read = read_and_digest(raw, own)
    with _hold_interrupt():
        yield shelf.keep(read, strict=strict)


def _keep_in_parallel(
    sources: Iterable[Source], shelf: _Shelf, jobs: int, strict: bool, own: frozenset[str]
) -> Iterator[Report]:
    """Read in many processes, keep in this one, in the order of the sources and a few ahead at most."""
    pool = _start_pool(jobs)
    waiting: deque[Future[_Read] | Report] = deque()
    try:
        for source in sources:
            raw = _open(source, shelf)
            if isinstance(raw, Report):
                waiting.append(raw)
            else:
                waiting.append(pool.submit(read_and_digest, raw, own))
                _load_archive()
            if len(waiting) > jobs * _IN_FLIGHT:
                yield from _collect(waiting.popleft(), shelf, strict)
        while waiting:
            yield from _collect(waiting.popleft(), shelf, strict)
    finally:
        pool.shutdown(cancel_futures=True)


def _start_pool(jobs: int) -> "ProcessPoolExecutor":
    """Start processes that read; an interrupt is this process's to answer.

    They are spawned, not forked: a fork would carry the open archive over.
    """
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    return ProcessPoolExecutor(
        jobs, mp_context=get_context("spawn"), initializer=signal.signal, initargs=(signal.SIGINT, signal.SIG_IGN)
    )


def _load_archive() -> None:
    """Load what keeps an issue, once there is one to keep, while other processes load what reads it."""
    import sqlite_utils  # noqa: F401

    import gxdigest.archive.store  # noqa: F401


def _collect(waited: "Future[_Read] | Report", shelf: _Shelf, strict: bool) -> Iterator[Report]:
    """Wait for one reading and keep it."""
    if isinstance(waited, Report):
        yield waited
        return
    read = waited.result()
    with _hold_interrupt():
        yield shelf.keep(read, strict=strict)


@contextmanager
def _hold_interrupt() -> Iterator[None]:
    """Let an interrupt wait until an issue is kept and whoever asked for it has counted it."""
    if signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
        yield  # somebody else answers interrupts, or nobody does
        return
    interrupts: list[int] = []
    try:
        signal.signal(signal.SIGINT, lambda number, frame: interrupts.append(number))
    except ValueError:  # only the main thread is told of signals
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    if interrupts:
        raise KeyboardInterrupt
