"""An empty archive."""

import pytest

from gxdigest.archive import Archive


@pytest.fixture
def path(tmp_path):
    """Where an archive may be made."""
    return tmp_path / "papers.db"


@pytest.fixture
def archive(path):
    """An empty archive."""
    with Archive(path, create=True) as archive:
        yield archive
