"""What all tests share: the switch that writes golden files anew."""

import json
from pathlib import Path
from typing import Any

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--golden-update", action="store_true", help="write golden files and baselines anew instead of comparing"
    )


class Golden:
    """The files of `tests/golden`, read or, where the switch is given, written anew."""

    def __init__(self, *, update: bool) -> None:
        self.update = update
        self.folder = Path(__file__).parent / "golden"

    def read(self, name: str) -> Any:
        """What is recorded under a name."""
        return json.loads((self.folder / name).read_text(encoding="utf-8"))

    def write(self, name: str, data: Any) -> None:
        """Record data under a name."""
        (self.folder / name).write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


@pytest.fixture(scope="session")
def golden(request: pytest.FixtureRequest) -> Golden:
    return Golden(update=request.config.getoption("--golden-update"))
