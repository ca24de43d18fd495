import pytest

from gxdigest.reading.lines import fold
from gxdigest.reading.rules import RULES

# A rule is anchored at the head of a line, except those that look at its end.
ANYWHERE = {
    "closing dateline",
    "credit",
    "credit mark",
    "credit head",
    "photo tail",
    "end mark",
    "run on",
    "column in brackets",
    "jump tail",
    "continued mark",
}


def find(rule, line):
    return (rule.pattern.search if rule.name in ANYWHERE else rule.pattern.match)(fold(line))


@pytest.mark.parametrize(
    ("rule", "line"), [(r, line) for r in RULES for line in r.yes], ids=lambda x: getattr(x, "name", x)
)
def test_a_rule_matches_its_examples_down_to_the_groups(rule, line):
    match = find(rule, line)
    assert match
    groups = match.groupdict()
    assert {name: groups[name] for name in rule.yes[line]} == dict(rule.yes[line])


@pytest.mark.parametrize(
    ("rule", "line"), [(r, line) for r in RULES for line in r.no], ids=lambda x: getattr(x, "name", x)
)
def test_a_rule_leaves_look_alikes_alone(rule, line):
    assert not find(rule, line)


def test_names_are_unique_and_every_rule_has_both_kinds_of_example():
    assert len({rule.name for rule in RULES}) == len(RULES)
    assert all(rule.why and rule.yes and rule.no for rule in RULES)
