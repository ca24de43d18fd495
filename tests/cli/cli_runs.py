"""The command run as a whole process, in a folder of its own."""

import os
import subprocess
import sys
from pathlib import Path
from typing import IO


def make_environment(folder: Path, **more: str) -> dict[str, str]:
    """An environment in which nothing of the user's is found."""
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "SYSTEMROOT", "TMPDIR", "LANG"}}
    return {**kept, "HOME": str(folder), "XDG_DATA_HOME": str(folder / "data"), **more}


class Gxdigest:
    """Runs the command in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(
        self, *words: object, stdin: bytes = b"", stdout: int | IO[bytes] = subprocess.PIPE, **environment: str
    ) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [sys.executable, "-m", "gxdigest", *map(str, words)],
            input=stdin,
            stdout=stdout,
            stderr=subprocess.PIPE,
            cwd=self.folder,
            env=make_environment(self.folder, **environment),
            timeout=120,
            check=False,
        )
        return subprocess.CompletedProcess(
            done.args, done.returncode, (done.stdout or b"").decode("utf-8"), done.stderr.decode("utf-8")
        )
