"""The reading of the sample issue: as it was last approved, and as a person reads it.

`pytest --golden-update` writes the first anew; look at the difference before it is kept.
"""

import json
from pathlib import Path

import pytest

from gxdigest.output.records import record_reading
from gxdigest.reading import read_issue

SAMPLE = Path(__file__).parents[2] / "sample_issue.txt"


@pytest.fixture(scope="module")
def reading():
    """The machine form, as `gxdigest read sample_issue.txt --json` prints it."""
    issue = read_issue(SAMPLE.read_text(encoding="utf-8"), source=SAMPLE.name)
    return json.loads(json.dumps(record_reading(issue), ensure_ascii=False))


def test_the_sample_is_read_as_it_was(reading, golden):
    if golden.update:
        golden.write("sample_issue.json", reading)
    recorded = golden.read("sample_issue.json")
    assert reading.keys() == recorded.keys()
    for field, value in recorded.items():
        assert reading[field] == value, f"{field}; if it is meant, write it anew with --golden-update"


def put_like_gold(article):
    """The fields that the gold reading knows, in its form."""
    return {
        "lines": article["lines"],
        "page": article["page"],
        "kicker": article["kicker"],
        "headline": article["headline"],
        "deck": article["deck"],
        "dateline": article["dateline"] and article["dateline"]["text"],
        "names": [person["name"] for person in article["bylines"]],
        "paragraphs": article["paragraphs"],
        "captions": article["captions"],
    }


def test_the_sample_is_read_as_a_person_reads_it(reading, golden):
    gold = golden.read("sample_issue.gold.json")
    assert reading["date"] == gold["date"]
    assert [article["lines"] for article in reading["articles"]] == [article["lines"] for article in gold["articles"]]
    nothing = {"kicker": None, "deck": None, "dateline": None, "captions": []}
    for read, wanted in zip(map(put_like_gold, reading["articles"]), gold["articles"], strict=True):
        for field, found in read.items():
            assert found == {**nothing, **wanted}[field], f"{wanted['headline']}: {field}"


def test_nothing_of_the_sample_is_left_over(reading):
    assert reading["counts"]["agrees"]
    assert reading["leftovers"] == []
