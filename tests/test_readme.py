"""What README.md shows is run, and must come out as shown.

A block whose info string is `console` holds commands behind `$ ` and what they print; `…` alone on a line stands for
any lines. Blocks of `python` with `>>>` are doctests. All run from top to bottom in one folder with a copy of the
sample issue and an archive of its own; blocks of `sh` (setting up) are not run.
"""

import doctest
import fcntl
import os
import pty
import re
import shutil
import struct
import subprocess
import sys
import termios
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
_ESCAPE = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
_BLOCK = re.compile(r"^```(\S*)[^\n]*\n(.*?)^```\s*$", re.MULTILINE | re.DOTALL)


def split_blocks(text: str) -> Iterator[tuple[str, str, int]]:
    r"""Info string, content and first line of each fenced block.

    >>> list(split_blocks("# x\n```sh\nmake\n```\n\n```console\n$ echo 1\n1\n```\n"))
    [('sh', 'make\n', 3), ('console', '$ echo 1\n1\n', 7)]
    """
    for match in _BLOCK.finditer(text):
        yield match[1], match[2], text.count("\n", 0, match.start(2)) + 1


def split_commands(block: str) -> Iterator[tuple[str, list[str]]]:
    r"""Each command of a console block, and the lines shown under it; a backslash carries a command on.

    >>> list(split_commands("$ a\n1\n$ b \\\n  c\n"))
    [('a', ['1']), ('b \\\n  c', [])]
    """
    command, shown = "", list[str]()
    for line in block.splitlines():
        if line.startswith("$ "):
            if command:
                yield command, shown
            command, shown = line.removeprefix("$ "), []
        elif command.endswith("\\") and not shown:
            command += "\n" + line
        elif command:
            shown.append(line)
        else:
            raise ValueError(f"a console block that does not begin with a command: {line}")
    if command:
        yield command, shown


def is_as_shown(printed: list[str], shown: list[str]) -> bool:
    """Whether lines are those shown, but for blanks at their ends; `…` stands for any run of lines."""
    pattern = "".join("(?:.*\n)*?" if line.strip() == "…" else re.escape(line.rstrip()) + "\n" for line in shown)
    return re.fullmatch(pattern, "".join(line.rstrip() + "\n" for line in printed)) is not None


class Shell:
    """Commands in one folder on a terminal of 80 columns, each with the exit code of the one before in `$?`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.code = 0

    def run(self, command: str) -> list[str]:
        """The lines that a command puts on the screen, without colours."""
        screen, terminal = pty.openpty()
        fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 50, 80, 0, 0))
        with subprocess.Popen(
            ["/bin/sh", "-c", f"(exit {self.code})\n{command}"],
            cwd=self.folder,
            env={
                "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)]),
                "HOME": str(self.folder),
                "TERM": "xterm",
                "NO_COLOR": "1",
                "LANG": "C.UTF-8",
                "GXDIGEST_DB": str(self.folder / "archive.db"),
            },
            stdin=subprocess.DEVNULL,
            stdout=terminal,
            stderr=terminal,
        ) as process:
            os.close(terminal)
            printed = b"".join(read_screen(screen))
        self.code = process.returncode
        return _ESCAPE.sub("", printed.decode("utf-8")).splitlines()


def read_screen(screen: int) -> Iterator[bytes]:
    """What a terminal is given until nobody writes to it any more."""
    with suppress(OSError):  # how Linux says that the other end is closed
        while part := os.read(screen, 65536):
            yield part
    os.close(screen)


def check_console(block: str, shell: Shell) -> Iterator[str]:
    """What differs from what a console block shows."""
    for command, shown in split_commands(block):
        printed = shell.run(command)
        if not is_as_shown(printed, shown):
            yield "\n".join([f"$ {command}", "--- shown:", *shown, "--- printed:", *printed])


def check_python(block: str, line: int, names: dict[str, object]) -> Iterator[str]:
    """What differs from what a python block shows; names it makes are known to the next."""
    test = doctest.DocTestParser().get_doctest(block, names, "README.md", "README.md", line - 1)
    report: list[str] = []
    doctest.DocTestRunner(verbose=False).run(test, out=report.append, clear_globs=False)
    names.update(test.globs)
    if report:
        yield "".join(report)


def is_doctest(kind: str, block: str) -> bool:
    return kind in ("python", "pycon") and ">>>" in block


@pytest.mark.skipif(not Path("/bin/sh").exists(), reason="console blocks are for a shell")
def test_the_readme_shows_what_is_printed(tmp_path, monkeypatch):
    shutil.copy(ROOT / "sample_issue.txt", tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GXDIGEST_DB", str(tmp_path / "archive.db"))
    blocks = list(split_blocks(README))
    assert any(kind == "console" for kind, _, _ in blocks), "README.md shows no command: no block of `console`"
    shell, names = Shell(tmp_path), dict[str, object]()
    differences = []
    for kind, block, line in blocks:
        found: Iterator[str] = iter(())
        if kind == "console":
            found = check_console(block, shell)
        elif is_doctest(kind, block):
            found = check_python(block, line, names)
        differences += [f"README.md, line {line}\n{difference}" for difference in found]
    assert not differences, "\n\n" + "\n\n".join(differences)


def test_every_block_of_the_readme_is_closed():
    assert len(re.findall("^```", README, re.MULTILINE)) == 2 * len(list(split_blocks(README)))


# The test itself: it must notice what it is for.


@pytest.mark.parametrize(
    ("printed", "shown", "same"),
    [
        (["1", "2"], ["1", "2"], True),
        (["1  ", "2"], ["1", "2"], True),
        (["1", "2"], ["1"], False),
        (["1"], ["1", "2"], False),
        (["1", "2"], ["2", "1"], False),
        (["1", "2", "3"], ["1", "…", "3"], True),
        (["1", "3"], ["1", "…", "3"], True),
        (["1", "2", "3"], ["…"], True),
        (["1", "2", "3"], ["…", "2"], False),
        (["路灯…", "3"], ["路灯…", "3"], True),
        (["路灯亮了", "3"], ["路灯…", "3"], False),
        (["a.c"], ["abc"], False),
        (["abc"], ["a.c"], False),
        ([], [], True),
    ],
)
def test_lines_are_compared(printed, shown, same):
    assert is_as_shown(printed, shown) is same


def test_a_command_keeps_files_and_the_exit_code_of_the_last(tmp_path):
    shell = Shell(tmp_path)
    block = "$ echo 一 > a; cat a \\\n  a\n一\n一\n$ (echo no >&2; exit 3)\nno\n$ echo $?\n3\n$ cat a\n一\n"
    assert list(check_console(block, shell)) == []
    assert len(list(check_console("$ cat a\n二\n", shell))) == 1


def test_the_command_is_that_of_this_python(tmp_path):
    (found,) = Shell(tmp_path).run("command -v gxdigest")
    assert Path(found).parent == Path(sys.executable).parent


def test_python_blocks_are_run_and_share_their_names():
    names: dict[str, object] = {}
    assert list(check_python(">>> one = 1\n", 1, names)) == []
    assert list(check_python(">>> one + 1\n2\n", 4, names)) == []
    (report,) = check_python(">>> one + 1\n3\n", 7, names)
    assert "line 7" in report
