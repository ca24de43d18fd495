"""Documents: what stands where, that nothing is lost, that a page writes no markup, and the sample as a whole."""

import json
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from document_samples import LONG_WORD, SCRIPT, make_document, make_hostile, make_kept, make_sample
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from gxdigest.model.article import Byline
from gxdigest.model.document import Document, Rise
from gxdigest.output.clean import clean
from gxdigest.output.documents.html import render_html
from gxdigest.output.documents.layout import SHORT, lay_out
from gxdigest.output.documents.markdown import escape, render_markdown
from gxdigest.output.documents.plain import WIDTH, render_text
from gxdigest.output.documents.record import record_document
from gxdigest.output.documents.terminal import render_document
from gxdigest.output.formats import render_record

NOTICE = {"dateline": None, "bylines": ()}


def join(lines):
    return "".join(f"{line}\n" for line in lines)


RENDERERS = {
    "digest.html": lambda document: render_html(lay_out(document)),
    "digest.md": lambda document: join(render_markdown(lay_out(document))),
    "digest.txt": lambda document: join(render_text(lay_out(document))),
    "digest.json": lambda document: f"{render_record(record_document(document, lay_out(document)), indent=2)}\n",
}


@pytest.mark.parametrize("name", RENDERERS)
def test_the_sample_is_shown_as_it_was(name, golden):
    shown = RENDERERS[name](make_sample())
    if golden.update:
        (golden.folder / name).write_text(shown, encoding="utf-8")
    recorded = (golden.folder / name).read_text(encoding="utf-8")
    assert shown == recorded, "if it is meant, write it anew with --golden-update"


def find_sections(*kept):
    return {part.title: [entry.id for entry in part.entries] for part in lay_out(Document(kept)).sections}


def find_contents(*kept):
    return {part.title: [entry.id for entry in part.entries] for part in lay_out(Document(kept)).contents}


def test_what_is_no_news_stands_under_its_own_head():
    assert find_sections(
        make_kept(1, page="1"),
        make_kept(2, page="1", dateline=None, bylines=(Byline("沈知行", "评论员"),)),
        make_kept(3, page="1", dateline=None, bylines=(Byline("罗芷若", None),)),
        make_kept(4, "关于停水的通告", page="1", **NOTICE),
        make_kept(5, "冬日", page="1", **NOTICE),
        make_kept(6, "一则短讯", page="1", length=SHORT),
        make_kept(7, page="1", dateline=None, bylines=(Byline("孙庆辉", "见习记者"),)),
    ) == {"第1版": [1, 7], "言论": [2], "署名文章": [3], "告示": [4], "其他": [5], "短讯": [6]}


def test_short_items_have_a_limit_and_a_lead_is_none():
    lead, short, longer = (make_kept(i, page="2", length=SHORT + more) for i, more in ((1, -100), (2, 0), (3, 1)))
    assert find_sections(lead, short, longer) == {"第2版": [1, 3], "短讯": [2]}


def test_contents_go_by_page_with_the_lead_first_and_columns_together():
    kept = [make_kept(1, page="10"), make_kept(2, page="2", column="民生"), make_kept(3, page="2", column="文化")]
    kept += [make_kept(4, page="2", column=None), make_kept(5, page="2", column="民生"), make_kept(6, page=None)]
    leads = {entry.id for part in lay_out(Document(tuple(kept))).contents for entry in part.entries if entry.lead}
    assert leads == {1, 2}, "what names no page leads none"
    assert find_contents(*kept) == {"第2版": [2, 4, 5, 3], "第10版": [1], "本期": [6]}


def test_files_of_one_paper_and_day_are_one_issue():
    kept = [make_kept(1, issue=1, page="2"), make_kept(2, issue=2, page="1"), make_kept(3, issue=2, page="2")]
    assert find_contents(*kept) == {"第1版": [2], "第2版": [1, 3]}


def test_issues_are_named_by_what_tells_them_apart():
    one, other = make_kept(1, page="1", issue=1), make_kept(2, page="1", issue=2, date="2025-11-28")
    assert list(find_contents(one, other)) == ["11月27日　第1版", "11月28日　第1版"]
    assert list(find_contents(one, replace(other, paper="云江晚报"))) == [
        "云岭时报 11月27日　第1版",
        "云江晚报 11月28日　第1版",
    ]
    assert list(find_contents(one, replace(other, date="2024-11-28")))[1] == "2024年11月28日　第1版"


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ("2025-11-26", "11月26日"),
        ("2024-12-01", ""),
        ("2025-05-27", ""),
        ("2025-05-30", "5月30日"),
        ("nonsense", ""),
        (None, ""),
    ],
)
def test_an_event_is_shown_with_its_day_unless_it_is_long_past(told, shown):
    ((entry,),) = (part.entries for part in lay_out(Document((make_kept(1, event_date=told),))).sections)
    assert entry.told == shown


def test_pictures_are_drawn_where_there_is_something_to_see():
    one, other = make_kept(1, bylines=(Byline("孙庆辉"),)), make_kept(2, date="2025-11-29", bylines=())
    assert lay_out(Document((one,))).pictures == ()
    days, rises = lay_out(Document((one, other), rises=(Rise("柑橘", 2, 0.1),), weeks=4)).pictures
    assert [(name, length) for name, length, _ in days.bars] == [("11月27日", 1), ("11月29日", 1)]
    assert rises.bars == (("柑橘", 2.0, "2篇（0.1）"),)


def test_whom_captions_credit_are_named_and_counted_as_people():
    shot = (Byline("周敏", "摄"),)
    kept = [make_kept(1, bylines=(Byline("孙庆辉", "记者"),), credits=shot), make_kept(2, bylines=(), credits=shot)]
    kept.append(make_kept(3, bylines=(Byline("孙庆辉", "记者", "新河晚报"),), credits=()))
    layout = lay_out(make_document(*kept))
    assert [entry.signed for part in layout.sections for entry in part.entries] == [
        "记者 孙庆辉　摄 周敏",
        "摄 周敏",
        "记者 孙庆辉（新河晚报）",
    ]
    (people,) = layout.pictures
    assert [(name, length) for name, length, _ in people.bars] == [
        ("周敏", 2), ("孙庆辉", 1), ("孙庆辉（新河晚报）", 1),
    ]  # fmt: skip
    assert layout.subtitle.endswith("署名3人")


kept_articles = st.builds(
    make_kept,
    st.integers(1, 10**6),
    st.sampled_from(["路灯", "停水通告", None]),
    length=st.integers(0, 400),
    issue=st.integers(1, 3),
    paper=st.sampled_from([None, "云岭时报", "云江晚报"]),
    date=st.sampled_from([None, "2025-11-27", "2025-12-31", "no day"]),
    page=st.sampled_from([None, "1", "A3", "10", "一"]),
    column=st.sampled_from([None, "民生", "时评"]),
    dateline=st.sampled_from([None, make_kept(1).article.dateline]),
    bylines=st.sampled_from([(), make_kept(1).article.bylines]),
)


@given(st.lists(kept_articles, min_size=1, max_size=12, unique_by=lambda kept: kept.id))
def test_every_article_stands_once_in_contents_and_in_sections(articles):
    layout = lay_out(Document(tuple(articles)))
    for parts in (layout.contents, layout.sections):
        assert sorted(entry.id for part in parts for entry in part.entries) == sorted(kept.id for kept in articles)
    titles = [part.title for part in layout.sections]
    assert "短讯" not in titles[:-1]


class Tags(HTMLParser):
    """What elements there are, and what scripts hold."""

    def __init__(self):
        super().__init__()
        self.tags, self.attributes, self.scripts = [], [], 0

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [(tag, name, value) for name, value in attrs]
        self.scripts += tag == "script"


def test_a_page_writes_no_html():
    shown = RENDERERS["digest.html"](make_hostile())
    tags = Tags()
    tags.feed(shown)
    assert tags.scripts == 1
    assert tags.tags.count("style") == 1
    assert SCRIPT not in shown
    assert not [name for _, name, _ in tags.attributes if name.startswith("on")]
    assert "\x1b" not in shown
    assert "\u202e" not in shown


def test_html_needs_nothing_from_outside():
    tags = Tags()
    tags.feed(RENDERERS["digest.html"](make_sample()))
    assert not {"link", "img", "iframe", "object"} & set(tags.tags)
    addresses = [value for _, name, value in tags.attributes if name in {"href", "src", "xlink:href", "action"}]
    assert addresses
    assert all(address.startswith("#") for address in addresses)
    ids = [value for _, name, value in tags.attributes if name == "id"]
    assert len(ids) == len(set(ids))
    assert {address[1:] for address in addresses} <= set(ids)


def test_pictures_have_a_text_alternative():
    shown = RENDERERS["digest.html"](make_sample())
    assert '<desc id="picture1-text">孙庆辉：4篇；' in shown
    assert 'role="img" aria-labelledby="picture1-title picture1-text"' in shown


def read_markdown(text):
    """The text that a reader of CommonMark sees, block by block, with the kind of block."""
    tokens = MarkdownIt("commonmark").parse(text)
    return [
        (
            tokens[i - 1].type,
            [child.type for child in token.children],
            "".join(child.content for child in token.children),
        )
        for i, token in enumerate(tokens)
        if token.type == "inline"
    ]


@given(st.text(st.one_of(st.sampled_from("#*_`[]()<>&!~|\\+-=.1) 路灯“”　"), st.characters())))
def test_text_means_itself_in_markdown(text):
    text = clean(text).strip()
    for before in ("", "# ", "- "):
        read = read_markdown(f"{before}{escape(text)}")
        if text:
            ((_, kinds, shown),) = read
            assert set(kinds) <= {"text", "text_special"}
            assert shown.split() == text.split()


def test_a_page_writes_no_markdown():
    read = read_markdown(RENDERERS["digest.md"](make_hostile()))
    assert {kind for _, kinds, _ in read for kind in kinds} <= {"text", "text_special", "code_inline"}
    headings = [text for kind, _, text in read if kind == "heading_open"]
    assert any(SCRIPT in text for text in headings)
    assert LONG_WORD in headings


def test_mail_lines_fit():
    from rich.cells import cell_len

    for document in (make_sample(), make_hostile()):
        assert max(map(cell_len, render_text(lay_out(document)))) <= WIDTH


@pytest.mark.parametrize("width", [40, 80, 120])
def test_a_terminal_shows_all_within_its_width(width):
    from rich.cells import cell_len
    from rich.console import Console

    for document in (make_sample(), make_hostile()):
        console = Console(width=width, markup=False, emoji=False, highlight=False, color_system=None)
        with console.capture() as captured:
            console.print(render_document(lay_out(document), width))
        shown = captured.get()
        assert max(map(cell_len, shown.splitlines())) <= width
        assert all(f"gxdigest show {kept.id}" in shown for kept in document.articles)
        assert "\x1b" not in shown


def test_json_tells_what_the_page_shows():
    record = json.loads(RENDERERS["digest.json"](make_sample()))
    ids = [article["id"] for article in record["articles"]]
    assert sorted(id for part in record["sections"] for id in part["articles"]) == ids
    assert record["articles"][2]["deck"] == "三年内共建山地智能农机实训基地"
    assert record["articles"][6]["place"] == "云江"
