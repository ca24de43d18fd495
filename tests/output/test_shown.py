"""Every listing and page, on a terminal of three widths and in a pipe."""

import io
import re
from dataclasses import replace
from decimal import Decimal

import pytest
from output_samples import ARTICLE, COUNTS, DIGEST, HIT, HOSTILE, ISSUE, KEPT, KEPT_ISSUE
from rich.cells import cell_len
from rich.console import Console

from gxdigest.model.article import Byline, Digest, KeptArticle
from gxdigest.model.bylines import BylineCount, Correction, Person, Portrait
from gxdigest.model.figures import Figure, Quantity
from gxdigest.model.issue import KeptIssue, Report
from gxdigest.model.reading import LineReason
from gxdigest.model.search import Snippet
from gxdigest.model.text import Passage
from gxdigest.output import bylines, listings, pages, plain, terminal

BAD_ARTICLE = replace(
    ARTICLE,
    kicker=HOSTILE,
    headline=HOSTILE,
    deck=HOSTILE,
    column=HOSTILE,
    page=HOSTILE,
    bylines=(Byline(HOSTILE, HOSTILE, HOSTILE, HOSTILE),),
    paragraphs=(HOSTILE,),
    subheads=(),
    captions=(HOSTILE,),
)
BAD_KEPT = KeptArticle(7, 3, HOSTILE, HOSTILE, "2019-11-23", 1, BAD_ARTICLE, Digest((HOSTILE,), (HOSTILE,), "1"))
BAD_HIT = replace(HIT, article=BAD_KEPT, snippets=(Snippet("paragraph", HOSTILE, ((0, 3), (5, 20))),))
BAD_ISSUE = KeptIssue(3, HOSTILE, HOSTILE, None, None, COUNTS)
BAD_SIGNED = (BAD_KEPT, BAD_ARTICLE.bylines[0])
BAD_COUNT = BylineCount(Person(HOSTILE, HOSTILE), 5, (HOSTILE,), None, None)
COUNT = BylineCount(Person("孙庆辉"), 5, ("记者", "文/图"), "2019-11-21", "2019-11-23")
BAD_CORRECTION = Correction(BAD_COUNT.person, BAD_COUNT.person)
QUANTITY = Quantity(KEPT, "路灯花了48万元。", Figure("48万元", "元", Decimal(480000), start=4))
REASON = LineReason(
    3, "幸福里小区换上新路灯，居民拍手叫好，都说这是一件实事", "headline", ("short", "no comma"), 0.4, True
)

SHEETS = {
    "hits": lambda bad: listings.render_hits([BAD_HIT if bad else HIT]),
    "digests": lambda bad: listings.render_digests([BAD_KEPT if bad else KEPT]),
    "signed": lambda bad: listings.render_signed([BAD_SIGNED if bad else (KEPT, ARTICLE.bylines[1])]),
    "articles": lambda bad: listings.render_articles([(7, BAD_ARTICLE if bad else ARTICLE)]),
    "bylines": lambda bad: bylines.render_byline_sheet([BAD_COUNT if bad else COUNT], 80),
    "byline sheet": lambda bad: bylines.render_byline_sheet([BAD_COUNT if bad else COUNT]),
    "months": lambda bad: bylines.render_byline_months([BAD_COUNT if bad else COUNT]),
    "corrections": lambda bad: bylines.render_corrections([BAD_CORRECTION if bad else Correction(COUNT.person, None)]),
    "quantities": lambda bad: listings.render_quantities([replace(QUANTITY, sentence=HOSTILE) if bad else QUANTITY]),
    "issues": lambda bad: listings.render_issues([BAD_ISSUE if bad else KEPT_ISSUE]),
    "leftovers": lambda bad: listings.render_leftovers([(KEPT_ISSUE, Passage((1, 2), HOSTILE if bad else "甲\n乙"))]),
    "reasons": lambda bad: listings.render_reasons([replace(REASON, text=HOSTILE) if bad else REASON]),
}  # fmt: skip
PORTRAIT = Portrait(COUNT.person, (), (("2019-11", 2),), ((Person("方小满", "新河晚报"), 1),), (("路灯", 2),))
BAD_PORTRAIT = Portrait(BAD_COUNT.person, (), (), ((BAD_COUNT.person, 1),), ((HOSTILE, 2),))
BLOCKS = {
    "portrait": lambda bad: bylines.render_portrait(BAD_PORTRAIT if bad else PORTRAIT),
    "article": lambda bad: pages.render_article(BAD_KEPT if bad else KEPT),
    "head": lambda bad: pages.render_reading_head(replace(ISSUE, source=HOSTILE, paper=HOSTILE) if bad else ISSUE),
    "counts": lambda bad: pages.render_counts(COUNTS),
    "remains": lambda bad: pages.render_remains(replace(ISSUE, notes=(HOSTILE,)) if bad else ISSUE),
}


def show_on_terminal(thing, width):
    """What rich writes on a terminal of this width, colours and all."""
    out = io.StringIO()
    console = Console(file=out, width=width, force_terminal=True, color_system="standard", legacy_windows=False,
                      markup=False, emoji=False, highlight=False)  # fmt: skip
    console.print(thing)
    return out.getvalue()


def show_all(width, *, bad):
    for make in SHEETS.values():
        yield show_on_terminal(terminal.render_sheet(make(bad)), width)
    for make in BLOCKS.values():
        yield show_on_terminal(terminal.render_blocks(make(bad), width), width)


def without_colour(shown):
    return re.sub(r"\x1b\[[0-9;]*m", "", shown)


@pytest.mark.parametrize("width", [40, 80, 120])
def test_no_line_is_wider_than_the_terminal(width):
    for shown in show_all(width, bad=False):
        assert all(cell_len(line) <= width for line in without_colour(shown).splitlines())


# What needs 110 columns is shown nowhere narrower.
WIDE = {"byline sheet"}


@pytest.mark.parametrize(
    ("name", "width"),
    [(name, width) for name in sorted(SHEETS) for width in (80, 120) if name not in WIDE or width > 80],
)
def test_a_terminal_of_80_columns_cuts_nothing_but_clips(name, width):
    clips = [i for i, column in enumerate(SHEETS[name](False).columns) if column.kind == "clip"]
    shown = "".join(without_colour(show_on_terminal(terminal.render_sheet(SHEETS[name](False)), width)).split())
    for row in SHEETS[name](False).rows:
        for i, words in enumerate((*row.cells, *row.below)):
            wanted = "".join(words.text.split())
            assert i in clips or set(wanted) <= set(shown)
    assert clips or "…" not in shown


@pytest.mark.parametrize("width", [40, 80, 120])
def test_nothing_from_a_page_reaches_a_terminal_as_a_code(width):
    for shown in show_all(width, bad=True):
        left = without_colour(shown)
        assert all(c.isprintable() or c == "\n" for c in left)


def test_markup_is_text():
    shown = without_colour(show_on_terminal(terminal.render_blocks(pages.render_article(BAD_KEPT), 120), 120))
    assert "[red]红[/red]␛[2J" in shown


@pytest.mark.parametrize("bad", [False, True])
def test_a_pipe_gets_one_clean_line_for_each_row_and_block(bad):
    for make in SHEETS.values():
        (line,) = plain.render_sheet(make(bad))
        assert all(c.isprintable() or c == "\t" for c in line)
    for make in BLOCKS.values():
        lines = list(plain.render_blocks(make(bad)))
        assert len(lines) == len(list(make(bad)))
        assert all(c.isprintable() or c == "\t" for line in lines for c in line)


def test_a_hit_in_a_pipe():
    assert list(plain.render_sheet(listings.render_hits([HIT]))) == [
        "7\t新河日报\t2019-11-23\t幸福里小区换上新路灯\t孙庆辉 方小满 周敏\t11月23日，«路灯»全部换新。"
    ]


def test_what_was_found_is_marked_on_a_terminal_without_colour_too():
    out = io.StringIO()
    console = Console(file=out, width=100, force_terminal=True, no_color=True)
    console.print(terminal.render_sheet(listings.render_hits([HIT])))
    assert "\x1b[1;4m路灯\x1b[0m" in out.getvalue()
    assert "33m" not in out.getvalue()


def test_an_article_without_a_headline_says_so():
    assert "(no headline)" in next(plain.render_sheet(listings.render_articles([(1, replace(ARTICLE, headline=None))])))


def test_an_article_is_shown_whole():
    assert list(plain.render_blocks(pages.render_article(KEPT))) == [
        "column\t民生",
        "kicker\t冬日里的一件实事",
        "headline\t幸福里小区换上新路灯",
        "dateline\t本报讯",
        "byline\t孙庆辉，记者",
        "byline\t方小满，文/图，新河晚报",
        "paragraph\t11月23日，路灯全部换新。",
        "subhead\t【居民叫好】",
        "paragraph\t“夜里回家不怕黑了。”居民说。",
        "caption\t工人在装灯。周敏 摄",
        "stood in\tpage 2, lines 3-12 of 新河日报.txt, issue 3: 新河日报 2019-11-23 第1203期",
    ]


def test_what_does_not_agree_stands_out():
    odd = replace(COUNTS, datelines=2, leftover_lines=1, characters=61)
    styles = {block.label: block.words.style for block in pages.render_counts(odd)}
    assert [label for label, style in styles.items() if style == "warning"] == ["datelines", "leftovers", "characters"]
    assert all(block.words.style == "plain" for block in pages.render_counts(COUNTS))


def test_reports_on_many_issues():
    kept = Report("a.txt", "kept", 3, replace(ISSUE, counts=replace(COUNTS, leftover_lines=2)))
    assert pages.render_report(kept) == "kept as issue 3, 1 article, 2 bylines, 2 lines left over: a.txt"
    assert pages.render_report(Report("a.txt", "already kept", 3)) == "already kept as issue 3: a.txt"


def test_digest_has_summary_and_keywords_below():
    (line,) = plain.render_sheet(listings.render_digests([KEPT]))
    assert line.endswith("\t".join(["", *DIGEST.summary, "路灯 小区"]))


def test_a_portrait_counts_what_has_no_date():
    byline = ARTICLE.bylines[0]
    portrait = replace(PORTRAIT, articles=((KEPT, byline), (replace(KEPT, date=None), byline)))
    *_, last = (block.words.text for block in bylines.render_portrait(portrait) if block.label == "months")
    assert last == "undated  1"


@pytest.mark.parametrize("width", [60, 80, 120])
def test_a_name_of_four_characters_is_never_broken(width):
    counts = [replace(COUNT, person=Person(name)) for name in ("孙庆辉", "欧阳庆辉", "阿不都热合曼·买买提")]
    counts.append(replace(COUNT, roles=("见习记者", "首席记者", "文/图")))
    for render in (bylines.render_byline_sheet, bylines.render_byline_months):
        console = Console(width=width, markup=False, emoji=False, highlight=False, color_system=None)
        with console.capture() as captured:
            console.print(terminal.render_sheet(render(counts, width)))
        shown = captured.get()
        assert "欧阳庆辉" in shown
        assert "…" not in shown
        assert max(map(cell_len, shown.splitlines())) <= width
