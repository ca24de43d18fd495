"""What can go wrong that a user can mend. `cli.app` turns each into one line on stderr and its exit code."""


class GxdigestError(Exception):
    """Says what happened, where, and what to do next, in one line."""

    exit_code = 2


class NothingFound(GxdigestError):
    """A question was understood and nothing answers it."""

    exit_code = 1


class UsageError(GxdigestError):
    """What was asked cannot be understood."""

    exit_code = 2


class InputError(GxdigestError):
    """An input could not be read."""

    exit_code = 3


class ArchiveError(GxdigestError):
    """The archive could not be used."""

    exit_code = 4


class ReconciliationError(GxdigestError):
    """`--strict`, and what went in is not what came out."""

    exit_code = 5
