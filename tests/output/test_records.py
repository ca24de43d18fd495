from dataclasses import asdict

from output_samples import ARTICLE, COUNTS, HIT, ISSUE, KEPT

from gxdigest.model.issue import Report
from gxdigest.output.records import (
    record_article,
    record_hit,
    record_kept_article,
    record_reading,
    record_report,
)


def test_the_machine_form_has_the_fields_that_are_documented_in_their_order():
    record = record_reading(ISSUE)
    assert list(record) == [
        "schema", "source", "paper", "date", "number", "articles", "pieces", "leftovers", "counts", "notes",
    ]  # fmt: skip
    assert record["schema"] == 1
    assert record["pieces"] == [
        {"kind": "headline", "start": 0, "end": 2, "article": 1},
        {"kind": "leftover", "start": 3, "end": 4, "article": None},
    ]
    assert record["leftovers"] == [{"lines": [1, 2], "text": "甲\n乙"}]
    assert record["counts"] == asdict(COUNTS) | {"agrees": True}


def test_an_article_has_all_its_fields_but_its_pieces():
    record = record_article(ARTICLE)
    told = asdict(ARTICLE)
    del told["pieces"]
    assert set(record) == set(told)
    assert record["dateline"] == told["dateline"]
    assert record["bylines"] == list(told["bylines"])
    assert record["credits"] == list(told["credits"]) != []
    assert record["subheads"] == [{"paragraph": 1, "text": "【居民叫好】"}]
    assert record["lines"] == [3, 12]


def test_a_kept_article_is_its_article_its_issue_and_its_digest():
    record = record_kept_article(KEPT)
    assert {**record, **record_article(ARTICLE)} == record
    assert (record["id"], record["issue"], record["paper"], record["keywords"]) == (7, 3, "新河日报", ["路灯", "小区"])


def test_a_hit_has_its_marks_as_offsets():
    record = record_hit(HIT)
    assert record["snippets"][0] == {"field": "headline", "text": "幸福里小区换上新路灯", "marks": [[8, 10]]}


def test_a_refused_source_has_a_reason_and_no_counts():
    record = record_report(Report("a.txt", "refused", reason="no such file: a.txt"))
    assert (record["status"], record["counts"], record["reason"]) == ("refused", None, "no such file: a.txt")
