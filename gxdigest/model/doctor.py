"""Whether an archive is sound."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check of an archive found."""

    check: str
    sound: bool
    found: str
    """In one line, what was looked at or what is wrong."""
    mendable: bool = True
    """Whether making the index again mends it."""
