"""The weights that come with the package: small, for these labels, and of evidence that the reader still has."""

import ast
import json
import math
from functools import cache
from pathlib import Path

import pytest

from gxdigest import reading
from gxdigest.reading.evidence import _TOLD_CLAIMS, _TOLD_LOOKS, is_own
from gxdigest.reading.labels import LABELS, WHOLES, load_weights, read_weights
from gxdigest.reading.rules import RULES

ROOM = Path(reading.__file__).parent
WEIGHTS = (ROOM / "weights.json").read_text(encoding="utf-8")
NAMES = [*load_weights().evidence, *{name for rows in load_weights().wholes.values() for name in rows}]
PREFIXES = ("two above: ", "two below: ", "above: ", "below: ")


def test_they_are_small_enough_to_read_in_no_time():
    assert len(WEIGHTS.encode()) <= 64 * 1024


def test_they_are_for_the_labels_of_the_reader():
    raw = json.loads(WEIGHTS)
    assert raw["labels"] == list(LABELS)
    assert len(raw["succession"]) == len(LABELS)
    assert all(len(row) == len(LABELS) for row in raw["succession"])
    groups = [(named, len(LABELS)) for named in (raw["evidence"], *raw["told"].values())]
    groups += [(raw[group], len(kinds)) for group, kinds in WHOLES.items()]
    for named, width in groups:
        assert named
        assert all(0 < len(row) <= width and row[-1] for row in named.values()), "without nothing at their ends"
    assert read_weights(WEIGHTS) == load_weights()


def test_every_weight_is_a_number_and_no_evidence_is_worth_nothing():
    for name, row in load_weights().evidence.items():
        assert all(math.isfinite(weight) for weight in row)
        assert any(row), name


NOTHING = {"labels": LABELS, "evidence": {}, "succession": [[0] * len(LABELS)] * len(LABELS)}


def test_what_a_row_lacks_at_its_end_is_nothing():
    raw = {**NOTHING, "evidence": {"dateline": [0, 2]}, "titles": {"no comma": [1]}, "parted": {"1 wider": [0, 3]}}
    weights = read_weights(json.dumps(raw))
    assert weights.evidence["dateline"] == (0.0, 2.0, *[0.0] * (len(LABELS) - 2))
    assert weights.wholes["kicker"] == {"no comma": 1.0}
    assert weights.wholes["below it"] == {"1 wider": 3.0}
    assert not weights.wholes["headline"]
    assert not weights.wholes["begins"], "an older gxdigest did not learn it"


@pytest.mark.parametrize(
    "change",
    [
        {"evidence": {"dateline": [0] * (len(LABELS) + 1)}},
        {"titles": {"no comma": [1, 2, 3, 4, 5]}},
        {"titles": {"no comma": [1, 2, "3"]}},
        {"parted": {"no blank line between": [1, 2, 3]}},
        {"begins": {"one line": [1, 2]}},
        {"begins": {"one line": [1e9]}},
    ],
)
def test_weights_that_are_too_many_or_no_figures_are_refused(change):
    with pytest.raises((ValueError, TypeError)):
        read_weights(json.dumps({**NOTHING, **change}))


@cache
def list_words():
    """All that the code puts into names of evidence: its strings, the fixed parts of its f-strings, names of rules."""
    words = {rule.name for rule in RULES} | set("12345")
    for module in ("evidence.py", "flow.py", "habits.py", "inner.py", "shows.py", "stacks.py", "starts.py"):
        tree = ast.parse((ROOM / module).read_text(encoding="utf-8"))
        told = [node.body[0].value for node in ast.walk(tree) if is_documented(node)]
        words |= {
            node.value
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value and node not in told
        }
    return words


def is_documented(node):
    body = getattr(node, "body", None)
    return isinstance(body, list) and body and isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Constant)


def can_be_made(name):
    """Tell whether a name can be put together from what the code holds."""
    ends = {0}
    for at in range(len(name)):
        if at in ends:
            ends |= {at + len(word) for word in list_words() if name.startswith(word, at)}
    return len(name) in ends


def strip_place(name):
    prefix = next((prefix for prefix in PREFIXES if name.startswith(prefix)), "")
    return name.removeprefix(prefix)


def test_the_code_can_still_make_all_evidence():
    dead = sorted({name for name in map(strip_place, NAMES) if not can_be_made(name)})
    assert not dead, "learned, and shown by no line any more"


@pytest.mark.parametrize(
    "name",
    ["begins with a surname", "width 5-9", "7 above prose", "words lean sideways", "rings a bell", "dateline so"],
)
def test_a_dead_name_would_be_noticed(name):
    assert not can_be_made(name)


def test_only_what_neighbours_tell_is_weighed_as_told():
    told = {strip_place(name) for name in NAMES if not is_own(name)}
    # How wide a line is, how it ends and how it begins is always told.
    others = {name for name in told - _TOLD_CLAIMS - _TOLD_LOOKS if not name.startswith(("width ", "starts "))}
    assert {name for name in others if ", " not in name} <= {"the edge of the page"}
