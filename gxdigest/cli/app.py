"""All commands under one name, and the one place where what went wrong becomes one line and an exit code.

Commands import what they need when they run, so that a search waits for no word cutter and no reading. A bug is not
caught: it ends with its traceback.
"""

import sys
from importlib import import_module
from typing import Annotated

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from gxdigest import __version__
from gxdigest.cli.answers import prepare_streams, tell, tell_error
from gxdigest.errors import GxdigestError, UsageError

PROGRAM = "gxdigest"

_EXIT_CODES = """
Exit codes: 0 done; 1 search, trend, byline, people, figures, digest or show found nothing; 2 wrong usage; 3 an input
could not be read or clashes with a kept issue; 4 the archive could not be used; 5 --strict, and the reconciliation
has differences; 130 interrupted.
"""

_ASKING = ("search", "trend", "byline", "people", "figures", "digest", "show", "issues", "read", "export")
_KEEPING = ("learn", "doctor", "forget", "reread", "backup")
_TAKING_QUERIES = ("search", "trend")
COMMANDS = ("ingest", *_ASKING, *_KEEPING)
"""In the order of the help; each is the function of its name in the module of its name."""


class _Commands(TyperGroup):
    """Commands that are imported and built when they are asked for: all sixteen would cost a search some 15 ms."""

    def list_commands(self, _: object) -> list[str]:
        return list(COMMANDS)

    def get_command(self, _: object, name: str) -> TyperCommand | None:
        # A name that is none of them is compared with all, to suggest the one that may be meant.
        for wanted in [name] if name in COMMANDS else COMMANDS:
            if wanted not in self.commands:
                self.add_command(_build(wanted))
        command = self.commands.get(name)
        return command if isinstance(command, TyperCommand) else None


def _build(name: str) -> TyperCommand:
    """Import one command and build what typer makes of its signature."""
    alone = typer.Typer(add_completion=False, rich_markup_mode=None)
    alone.command()(getattr(import_module(f"gxdigest.cli.{name}"), name))
    command = get_command(alone)
    assert isinstance(command, TyperCommand)
    return command


# Help is plain: it goes through pagers and pipes whole. Tracebacks of bugs are Python's own.
app = typer.Typer(
    name=PROGRAM,
    cls=_Commands,
    epilog=_EXIT_CODES,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def main() -> None:
    """Run the command that was typed and end the process."""
    prepare_streams()
    try:
        code = app(prog_name=PROGRAM, standalone_mode=False)
    except GxdigestError as error:
        tell_error(error)
        code = error.exit_code
    except typer.TyperException as error:
        tell(f"{PROGRAM}: {_say_usage(error)}")
        code = UsageError.exit_code
    except KeyboardInterrupt:
        code = 130
    sys.exit(code)


@app.callback(invoke_without_command=True)
def _begin(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version and stop.", is_eager=True)] = False,
) -> None:
    """Read, search and digest the raw text of Chinese newspapers.

    A text goes in with `ingest`; `search`, `byline`, `digest` and `show` ask the archive; `read` shows how a text is
    read and keeps nothing.
    """
    if version:
        typer.echo(f"{PROGRAM} {__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


def _say_usage(error: typer.TyperException) -> str:
    """Put wrong usage into one line, with where to read on."""
    command = getattr(getattr(error, "ctx", None), "command_path", PROGRAM)
    # A wrong choice is told in the words of the library that checks it.
    said = error.format_message().rstrip(".").replace("Value error, ", "")
    option = getattr(error, "option_name", "")
    if command.endswith(_TAKING_QUERIES) and option and not option.startswith("--"):
        # -停电 by itself looks like an option to the command line.
        return f"{said}; write the query in one pair of quotes, first what must be there: '路灯 {option}…'"
    return f"{said}; see {command} --help"
