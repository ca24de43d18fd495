"""Issues kept in one SQLite file, and found again. The only SQL of the house; rows never leave it."""

from gxdigest.archive.archive import Archive

__all__ = ["Archive"]
