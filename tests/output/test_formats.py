import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from output_samples import HIT, HOSTILE, KEPT, KEPT_ISSUE

from gxdigest.output.formats import render_csv, render_json, render_record, render_records
from gxdigest.output.records import HITS, ISSUES, KEPT_ARTICLES

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)
RECORDS = st.dictionaries(st.text(), VALUES)


def read_csv(lines):
    return list(csv.DictReader(io.StringIO("\n".join(lines), newline="")))


@given(RECORDS)
def test_json_loses_nothing_and_says_it_on_one_safe_line(record):
    line = render_record(record)
    assert json.loads(line) == record
    assert line.isprintable() or all(c.isprintable() or c.isspace() or ord(c) > 0x9F for c in line)
    assert len(line.splitlines()) == 1


def test_what_a_terminal_obeys_is_escaped_in_json():
    line = render_record({"text": HOSTILE + "\x7f\ufeff\U000e0041"})
    assert line.isprintable()
    assert json.loads(line)["text"] == HOSTILE + "\x7f\ufeff\U000e0041"


@given(st.lists(RECORDS, max_size=4))
def test_a_json_list_is_one_array(records):
    assert json.loads("\n".join(render_json(records))) == records


def test_json_is_written_while_it_is_read():
    def endless():
        while True:
            yield {"id": 1}

    lines = render_json(endless())
    assert [next(lines) for _ in range(3)] == ["[", '{"id": 1},', '{"id": 1},']


def test_ndjson_has_a_line_for_each():
    lines = list(render_records(KEPT_ARTICLES, [KEPT, KEPT], "ndjson"))
    assert [json.loads(line)["id"] for line in lines] == [7, 7]


def test_csv_of_a_kept_article_comes_back():
    (row,) = read_csv(render_records(KEPT_ARTICLES, [KEPT], "csv"))
    assert row["id"] == "7"
    assert row["headline"] == "幸福里小区换上新路灯"
    assert row["bylines"] == "孙庆辉; 方小满"
    assert row["dateline"] == "本报讯"
    assert row["lines"] == "3; 12"
    assert row["paragraphs"] == "\n".join(KEPT.article.paragraphs)
    assert row["event_date"] == ""


def test_csv_of_other_listings():
    (hit,) = read_csv(render_records(HITS, [HIT], "csv"))
    assert hit["score"] == "2.5"
    (issue,) = read_csv(render_records(ISSUES, [KEPT_ISSUE], "csv"))
    assert (issue["articles"], issue["leftover_lines"]) == ("1", "0")


def test_csv_of_nothing_is_its_heading():
    assert list(render_records(HITS, [], "csv")) == ["id,issue,paper,date,page,headline,bylines,score,snippets"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "＝", "－"])
def test_a_formula_is_made_harmless(start):
    (row,) = read_csv(render_csv(["headline"], [{"headline": f"{start}cmd|' /C calc'!A0"}]))
    assert row["headline"].startswith(f"'{start}")


def test_a_tab_cannot_hide_a_formula():
    (row,) = read_csv(render_csv(["headline"], [{"headline": "\t=1+1"}]))
    assert row["headline"] == " =1+1"


@given(st.lists(st.text(), max_size=3), st.text())
def test_any_text_stays_in_its_cell(paragraphs, headline):
    record = {"paragraphs": paragraphs, "headline": headline}
    (row,) = csv.DictReader(io.StringIO("\n".join(render_csv(["paragraphs", "headline"], [record])), newline=""))
    assert None not in row
    assert not row["headline"].startswith(("=", "+", "-", "@"))
    assert all(c.isprintable() or ord(c) > 0x9F for c in row["headline"].replace("\n", ""))
