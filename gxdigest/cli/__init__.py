"""The command line: one file a command. The only room that knows typer, and the only one that ends the process."""

import gc


def main() -> None:
    """Run the command that was typed and end the process."""
    # Modules that load make much that stays: to look through it for garbage took a search a twentieth of its time.
    gc.set_threshold(100_000)
    from gxdigest.cli import app

    app.main()
