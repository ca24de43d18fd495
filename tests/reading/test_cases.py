"""Pages of our own making, read and compared with what a careful reader finds on them.

The cases stand in `tests/cases`; see the top of `wild.md` for how to write one. The tests about the cases themselves
need no reader: they see to it that a case does not promise what its page does not hold.
"""

import os
import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

import pytest
from case_files import KINDS, Case, GoldArticle, GoldByline, make_gold, read_cases
from hypothesis import given, settings
from hypothesis import strategies as st
from reading_texts import HIDDEN

from gxdigest.model.article import Article
from gxdigest.model.issue import Issue
from gxdigest.reading import read_issue
from gxdigest.reading.lines import see

EVERY = [case for kind in KINDS for case in read_cases(kind)]
READABLE = [case for case in EVERY if case.kind != "known_failures"]
KNOWN_FAILURES = [case for case in EVERY if case.kind == "known_failures"]
LITTLE_WORDS = (
    r"特约通讯员|通讯员|[^\W\d]{1,3}宣|[解交]团|本报|记者|摄影报道|报道|整理"
    r"|文/?图|[文图]/|/[文图]|[①-⑳]\d+|[A-Z]|[□■◎（()）【】、:：/]"
)
"""What a byline prints beside names, roles and outlets, and the end marks of a page."""


def bare(text: str | None) -> str:
    """The text without white space: where a line breaks says nothing."""
    return "".join((text or "").split())


def covered(ranges: Iterable[tuple[int, int]]) -> list[int]:
    """All lines of some ranges, one as often as it occurs."""
    return [number for first, last in ranges for number in range(first, last + 1)]


def lines_of(case: Case) -> list[str]:
    return case.text.splitlines()


def print_article(case: Case, article: GoldArticle) -> str:
    """The lines of an article without white space."""
    return bare("".join(lines_of(case)[article.lines[0] - 1 : article.lines[1]]))


# What a case says about its page.


@pytest.mark.parametrize("case", EVERY, ids=lambda case: case.title)
def test_every_line_of_a_case_has_one_place(case: Case) -> None:
    placed = covered([article.lines for article in case.articles] + [*case.furniture, *case.leftovers])
    printed = {number for number, line in enumerate(lines_of(case), 1) if line.strip()}
    assert sorted(placed) == sorted(set(placed)), "two places for one line"
    assert set(placed) <= set(range(1, len(lines_of(case)) + 1)), "a line that is not there"
    assert printed <= set(placed), "a line without a place"


@pytest.mark.parametrize("case", EVERY, ids=lambda case: case.title)
def test_no_range_of_a_case_begins_or_ends_blank(case: Case) -> None:
    lines = lines_of(case)
    for first, last in [article.lines for article in case.articles] + [*case.furniture, *case.leftovers]:
        assert first <= last
        assert lines[first - 1].strip(), first
        assert lines[last - 1].strip(), last


@pytest.mark.parametrize("case", EVERY, ids=lambda case: case.title)
def test_the_parts_of_an_article_are_printed_in_its_lines(case: Case) -> None:
    for article in case.articles:
        printed = print_article(case, article)
        at = 0
        for part in (article.kicker, article.headline, article.deck, *article.paragraphs):
            assert bare(part) in printed[at:], part
            at = printed.index(bare(part), at) + len(bare(part))
        for text in (article.dateline, *article.captions):
            assert bare(text) in printed, text


@pytest.mark.parametrize("case", EVERY, ids=lambda case: case.title)
def test_what_else_is_printed_in_an_article_is_its_bylines(case: Case) -> None:
    for article in case.articles:
        rest = print_article(case, article)
        titles = (article.kicker, article.headline, article.deck)
        for text in (*article.paragraphs, *article.captions, *titles, *titles, article.dateline):
            rest = rest.replace(bare(text), "", 1)
        for text in sorted(
            (text for b in article.bylines for text in (b.outlet, b.name, b.role)), key=len, reverse=True
        ):
            rest = rest.replace(bare(text), "")
        assert not re.sub(LITTLE_WORDS, "", rest)


@pytest.mark.parametrize("case", EVERY, ids=lambda case: case.title)
def test_outlets_and_roles_are_printed(case: Case) -> None:
    for article in case.articles:
        printed = print_article(case, article)
        for byline in article.bylines:
            assert bare(byline.name)
            assert bare(byline.name) in printed, byline
            assert byline.role in printed, byline
            assert byline.outlet in printed, byline
            assert byline.outlet != "本报", byline


def test_titles_of_cases_are_their_names() -> None:
    twice = [title for title, count in Counter(case.title for case in EVERY).items() if count > 1]
    assert not twice


def test_there_is_something_to_read() -> None:
    assert sum(len(case.articles) for case in EVERY) >= 100


@pytest.mark.parametrize("case", EVERY, ids=lambda case: case.title)
def test_gold_files_have_what_scorers_read(case: Case) -> None:
    gold = make_gold(case)
    articles = gold["articles"]
    assert isinstance(articles, list)
    assert [article["names"] for article in articles] == [
        [byline.name for byline in article.bylines] for article in case.articles
    ]
    assert all(isinstance(article["lines"], list) and len(article["lines"]) == 2 for article in articles)


# What the reader finds.


@pytest.mark.parametrize("case", READABLE, ids=lambda case: case.title)
def test_case_is_read_as_a_person_reads_it(case: Case) -> None:
    differences = list(find_differences(case, read_issue(case.text)))
    assert not differences, "\n".join([case.title, *differences])


@settings(deadline=None, max_examples=int(os.environ.get("GXDIGEST_EXAMPLES", "150")))
@given(st.sampled_from(EVERY), st.integers(0, 2**32), st.sampled_from((0.01, 0.1, 0.5, 1)))
def test_what_has_no_width_hides_nothing(case: Case, seed: int, share: float) -> None:
    rnd = random.Random(seed)
    sprinkled = "".join(char + rnd.choice(HIDDEN) * (rnd.random() < share) for char in case.text)
    plain, issue = read_issue(case.text), read_issue(sprinkled)
    assert [forget_places(article) for article in issue.articles] == [forget_places(one) for one in plain.articles]
    assert [piece.lines for piece in issue.leftovers] == [piece.lines for piece in plain.leftovers]
    assert issue.text == sprinkled
    assert issue.counts.characters == issue.counts.kept_characters


def forget_places(article: Article) -> Article:
    """Leave out where an article stands, and what cannot be seen of its titles: they are given as printed."""
    kicker, headline, deck = (
        title and see(title, 0, len(title))[0] for title in (article.kicker, article.headline, article.deck)
    )
    return replace(article, pieces=(), kicker=kicker, headline=headline, deck=deck)


@pytest.mark.parametrize("case", KNOWN_FAILURES, ids=lambda case: case.title)
@pytest.mark.xfail(strict=True, reason="known to be read wrong")
def test_case_is_still_read_wrong(case: Case) -> None:
    assert not list(find_differences(case, read_issue(case.text)))


def find_differences(case: Case, issue: Issue) -> Iterator[str]:
    """One line for every field that is not read as the case has it."""
    read = {article.lines[0]: article for article in issue.articles}
    gold = {article.lines[0]: article for article in case.articles}
    for first in sorted(read.keys() - gold.keys()):
        yield f"line {first}: invented article {read[first].headline!r}"
    for first, article in sorted(gold.items()):
        if first not in read:
            yield f"line {first}: no article begins here, wanted {article.headline!r}"
        else:
            for difference in compare_articles(article, read[first]):
                yield f"line {first}, {article.headline}: {difference}"
    yield from compare_outside(case, issue)


def compare_articles(gold: GoldArticle, read: Article) -> Iterator[str]:
    """One line for every field of an article that is not as it should be."""
    if read.lines != gold.lines:
        yield f"lines {read.lines}, wanted {gold.lines}"
    dateline = read.dateline.text if read.dateline else None
    for field, wanted, found in (
        ("kicker", gold.kicker, read.kicker),
        ("headline", gold.headline, read.headline),
        ("deck", gold.deck, read.deck),
        ("dateline", gold.dateline, dateline),
    ):
        if bare(found) != bare(wanted):
            yield f"{field} {found!r}, wanted {wanted or None!r}"
    people = [GoldByline(bare(b.name), bare(b.role), bare(b.outlet)) for b in read.bylines]
    if sorted(people, key=str) != sorted(gold.bylines, key=str):
        yield f"bylines {show_people(people)}, wanted {show_people(gold.bylines)}"
    yield from compare_texts("paragraph", gold.paragraphs, read.paragraphs)
    yield from compare_texts("subhead", gold.subheads, [subhead.text for subhead in read.subheads])
    yield from compare_texts("caption", gold.captions, read.captions)


def show_people(people: Iterable[GoldByline]) -> str:
    return "; ".join(f"{person.name}|{person.role}|{person.outlet}" for person in people) or "none"


def compare_texts(field: str, gold: Iterable[str], read: Iterable[str]) -> Iterator[str]:
    """Texts that are missing and texts that nobody wrote; the order too, when that is all that differs."""
    wanted, found = [bare(text) for text in gold], [bare(text) for text in read]
    if wanted == found:
        return
    missing, extra = Counter(wanted) - Counter(found), Counter(found) - Counter(wanted)
    for text in missing:
        yield f"{field} missing: {text}"
    for text in extra:
        yield f"{field} not wanted: {text}"
    if not missing and not extra:
        yield f"{field}s in another order"


def compare_outside(case: Case, issue: Issue) -> Iterator[str]:
    """Furniture must be known as furniture; leftovers may be, if only no article claims them."""
    claimed = set(covered(article.lines for article in issue.articles))
    left = set(covered(passage.lines for passage in issue.leftovers))
    for number, line in enumerate(lines_of(case), 1):
        if not line.strip():
            continue
        if number in covered(case.furniture) and number in left:
            yield f"line {number}: left over, wanted furniture: {line.strip()}"
        if number in covered([*case.furniture, *case.leftovers]) and number in claimed:
            yield f"line {number}: claimed by an article: {line.strip()}"
        if number in covered(article.lines for article in case.articles) and number in left:
            yield f"line {number}: left over, wanted in an article: {line.strip()}"
