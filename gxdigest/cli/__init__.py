"""The command line: one file a command. The only room that knows typer, and the only one that ends the process."""

from gxdigest.cli.app import main

__all__ = ["main"]
