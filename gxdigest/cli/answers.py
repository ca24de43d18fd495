"""Answers go to standard output, messages to standard error: how both are written, here and nowhere else.

A terminal gets columns and colour from rich; a pipe gets plain whole lines, and rich is not even loaded. A reader that
goes away (`| head -1`) ends the process quietly.
"""

import os
import sys
from collections.abc import Callable, Collection, Iterable, Iterator
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from gxdigest.errors import GxdigestError, InputError
from gxdigest.output.clean import clean

if TYPE_CHECKING:
    from rich.console import RenderableType

    from gxdigest.output.formats import Format
    from gxdigest.output.records import Listing, Record
    from gxdigest.output.sheet import Block, Sheet

T = TypeVar("T")

_CLOSED_PIPE = 141
"""What a shell reports of a process that ended because nobody reads its pipe (128 + SIGPIPE)."""


def prepare_streams() -> None:
    """Let both streams show Chinese, or at least not fail on it, whatever the locale says."""
    for stream, errors in ((sys.stdout, "replace"), (sys.stderr, "backslashreplace")):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(
                encoding=stream.encoding if _can_show_chinese(stream.encoding) else "utf-8", errors=errors
            )


def put_lines(lines: Iterable[str]) -> None:
    """Write lines of an answer."""
    for line in lines:
        _write(f"{line}\n")
    _write("", flush=True)


def put_answer(
    render: Callable[[Iterable[T]], "Sheet"],
    listing: "Listing[T]",
    things: Collection[T],
    form: "Format | None",
    *,
    paged: bool = False,
) -> None:
    """Answer with a list of things, for people or for programs; people are not shown an empty table."""
    if form is not None:
        put_records(listing, things, form)
    elif things:
        put_sheet(render(things), paged=paged)


def put_records(listing: "Listing[T]", things: Iterable[T], form: "Format") -> None:
    """Answer a program."""
    from gxdigest.output.formats import render_records

    _write_utf8()
    put_lines(render_records(listing, things, form))


def put_sheet(sheet: "Sheet", *, paged: bool = False) -> None:
    """Answer with a table; with `paged`, in a pager where it is longer than the screen."""
    if sys.stdout.isatty():
        from gxdigest.output.terminal import render_sheet

        put_renderable(lambda _: render_sheet(sheet), paged=paged)
    else:
        from gxdigest.output import plain

        put_lines(plain.render_sheet(sheet))


def put_renderable(render: "Callable[[int], RenderableType]", *, paged: bool = False) -> None:
    """Show on the terminal what rich renders for its width; with `paged`, in a pager where the screen is shorter."""
    from gxdigest.output.terminal import make_console

    console = make_console()
    with console.capture() as captured:
        console.print(render(console.width))
    text = captured.get()
    is_long = paged and sys.stdin.isatty() and text.count("\n") >= console.height
    if not (is_long and _show_in_pager(text)):
        _write(text, flush=True)


def put_text(text: str, path: Path | None = None) -> None:
    """Answer with a whole text, in UTF-8, on standard output or in a file that is whole or not there."""
    text = text.encode(errors="replace").decode()  # halves of surrogate pairs become question marks
    if path is None or str(path) == "-":
        _write_utf8()
        _write(text, flush=True)
        return
    target = Path(os.path.realpath(path))
    try:
        if target.exists() and not target.is_file():
            if target.is_dir():
                raise InputError(f"{path}: cannot be written (it is a folder); name a file with -o")
            target.write_text(text, encoding="utf-8", newline="\n")  # a pipe or a device has no whole
            return
        _write_whole(target, text)
    except OSError as error:
        raise InputError(f"{path}: cannot be written ({error.strerror}); name another place with -o") from error


def _write_whole(target: Path, text: str) -> None:
    """Write a file beside the target and put it in its place."""
    beside = target.with_name(f".gxdigest-{os.getpid()}.part")
    try:
        with beside.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            beside.chmod(target.stat().st_mode)
        beside.replace(target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def put_blocks(blocks: Iterable["Block"]) -> None:
    """Answer with a page."""
    if sys.stdout.isatty():
        from gxdigest.output.terminal import make_console, render_blocks

        console = make_console()
        console.print(render_blocks(blocks, console.width))
    else:
        from gxdigest.output import plain

        put_lines(plain.render_blocks(blocks))


def put_portrait(blocks: Iterable["Block"], sheet: "Sheet") -> None:
    """Answer with a page over a table, in a pager where they are longer than the screen; a pipe gets rows only."""
    if not sys.stdout.isatty():
        put_sheet(sheet)
        return
    from rich.console import Group

    from gxdigest.output.terminal import render_blocks, render_sheet

    put_renderable(lambda width: Group(render_blocks(blocks, width), "", render_sheet(sheet)), paged=True)


def put_gap() -> None:
    """Set parts of an answer apart on a terminal; a pipe gets rows only."""
    if sys.stdout.isatty():
        put_lines([""])


def put_json(record: "Record", *, indent: int | None = 2) -> None:
    """Answer a program with one object."""
    from gxdigest.output.formats import render_record

    _write_utf8()
    put_lines([render_record(record, indent=indent)])


def tell(message: str) -> None:
    """Say one line on standard error, after what was answered so far."""
    _write("", flush=True)
    sys.stderr.write(f"{clean(message)}\n")


def tell_error(error: GxdigestError) -> None:
    """Say what went wrong."""
    tell(f"gxdigest: {error}")


def _show_in_pager(text: str) -> bool:
    """Show a text in the user's pager (PAGER, or less); False where there is none."""
    import shlex
    import subprocess

    pager = shlex.split(os.environ.get("PAGER", "less"))
    if not pager:
        return False
    # As git does: colours, and no pager left over when everything fits after all.
    environment = {"LESS": "FRX", **os.environ}
    try:
        subprocess.run(pager, input=text.encode(errors="replace"), env=environment, check=False)
    except FileNotFoundError:
        return False
    return True


def count_aloud(things: Iterable[T], what: str) -> Iterator[T]:
    """Pass things on, and say how many so far to a person who sees nothing else."""
    if not sys.stderr.isatty() or sys.stdout.isatty():
        yield from things
        return
    for number, thing in enumerate(things, start=1):
        sys.stderr.write(f"{number} {what}\r")
        sys.stderr.flush()
        yield thing
    sys.stderr.write("\n")


def show_progress(things: Iterable[T], total: int, weigh: Callable[[T], int]) -> Iterator[T]:
    """Pass things on, and show a person how far they are: files, articles, rate and time left.

    Nothing is shown where nobody looks. Where the answers go by on the same screen, the bar steps aside for each.
    """
    if not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield from things
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        BarColumn(bar_width=20),
        MofNCompleteColumn(),
        TextColumn("files, {task.fields[articles]} articles, {task.fields[rate]:.0f} a second, left:", markup=False),
        TimeRemainingColumn(compact=True),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=total, articles=0, rate=0.0)
        articles = 0
        for thing in things:
            articles += weigh(thing)
            elapsed = progress.tasks[task].elapsed or 0.0
            progress.update(task, advance=1, articles=articles, rate=articles / max(elapsed, 0.1))
            if sys.stdout.isatty():
                progress.stop()
                yield thing
                progress.start()
            else:
                yield thing


def _write(text: str, *, flush: bool = False) -> None:
    """Write to standard output; a reader that went away ends the process, a full disk is said."""
    try:
        sys.stdout.write(text)
        if flush:
            sys.stdout.flush()
    except OSError as error:
        # What is still buffered would fail once more when the interpreter closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):
            raise SystemExit(_CLOSED_PIPE) from None
        raise GxdigestError(f"cannot write the answer: {error.strerror}; make room or write elsewhere") from None


def _write_utf8() -> None:
    """Write UTF-8 into files and pipes: programs expect it, on Windows too."""
    if isinstance(sys.stdout, TextIOWrapper) and not sys.stdout.isatty():
        sys.stdout.reconfigure(encoding="utf-8")


def _can_show_chinese(encoding: str) -> bool:
    """Whether an encoding has Chinese characters."""
    try:
        "稿".encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
