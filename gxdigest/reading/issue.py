"""The whole reading: text -> Issue. Pure, and never raises on any text."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from math import inf

from gxdigest.model.article import Article
from gxdigest.model.issue import Counts, Issue
from gxdigest.model.reading import LineReason
from gxdigest.model.text import Line, Passage, Piece
from gxdigest.reading import rules
from gxdigest.reading.articles import read_article, split_articles
from gxdigest.reading.boxes import join_boxes
from gxdigest.reading.bylines import join_broken_names, read_bylines
from gxdigest.reading.dates import find_event_date, find_span, read_file_name
from gxdigest.reading.evidence import find_evidence, is_own
from gxdigest.reading.habits import find_habits
from gxdigest.reading.heads import find_page, read_head
from gxdigest.reading.jumps import Jump, find_jump, stitch
from gxdigest.reading.labels import (
    DOUBT,
    LABELS,
    Labelling,
    Weights,
    add_scores,
    find_labels,
    load_weights,
    score_lines,
    weigh_labels,
)  # fmt: skip
from gxdigest.reading.lines import BLANKS, Look, look_at, look_over, split_lines
from gxdigest.reading.masthead import read_masthead
from gxdigest.reading.pieces import trim
from gxdigest.reading.stacks import begin_stacks
from gxdigest.reading.starts import decide_starts
from gxdigest.reading.titles import explain_stacks, part_stacks

_FURNITURE = (
    rules.PAGE_LINE,
    rules.CONTACT_LINE,
    rules.MASTHEAD,
    rules.SITE_LINE,
    rules.SOURCE_LINE,
    rules.INDEX_HEAD,
    rules.COLUMN_LABEL,
    rules.NUMBER_LINE,
    rules.EDITORS_LINE,
    rules.JUMP_LINE,
    rules.CONTINUED_LINE,
)
_SENTENCE_END = re.compile("[。!?…]")
_REASONS = 3
"""Pieces of evidence that explain one line."""


def read_issue(
    text: str,
    *,
    source: str = "-",
    paper: str | None = None,
    date: str | None = None,
    weights: Weights | None = None,
) -> Issue:
    r"""Read the raw text of an issue; paper and ISO date that are given stand above what it says itself.

    >>> page = "云岭时报 2025年11月27日\n小区换上新路灯\n本报讯 昨日，路灯全部换新，夜里出门不怕黑了。 记者 孙庆辉"
    >>> issue = read_issue(page)
    >>> issue.paper, issue.date, issue.articles[0].headline, issue.articles[0].event_date
    ('云岭时报', '2025-11-27', '小区换上新路灯', '2025-11-26')
    """
    lines = split_lines(text)
    looks = look_at(text, lines)
    _, labelling = _read_twice(looks, weights or load_weights(), DOUBT)
    paper, date, number, notes = _identify(looks, labelling.labels, source, paper, date)
    halves, jumps = _read_articles(text, looks, labelling.labels, date)
    claimed = {number for article in halves for number in range(article.lines[0], article.lines[1] + 1)}
    articles, seams = stitch(halves, jumps)
    furniture, leftovers = _split_rest(text, looks, claimed)
    pieces = _join_pieces(text, lines, articles, leftovers)
    return Issue(
        source=source,
        text=text,
        counts=_count(text, looks, labelling, articles, pieces, leftovers),
        paper=paper,
        date=date,
        number=number,
        articles=articles,
        furniture=furniture,
        leftovers=leftovers,
        pieces=pieces,
        notes=(*notes, *_note_span(date, articles), *seams, *_note_doubts(looks, labelling)),
    )


def explain_issue(text: str, *, weights: Weights | None = None) -> tuple[LineReason, ...]:
    """Return for every line its label, the strongest evidence that it shows for it, and how narrow the choice was."""
    looks = look_at(text, split_lines(text))
    weights = weights or load_weights()
    rows, labelling = _read_twice(looks, weights)
    titles = explain_stacks(looks, look_over(looks).column, labelling.labels, weights)
    reasons = []
    for i, (look, row, label) in enumerate(zip(looks, rows, labelling.labels, strict=True)):
        start, end = trim(text, look.line.start, look.line.end)
        reasons.append(
            LineReason(
                look.line.number,
                text[start:end],
                label,
                _put_first((*labelling.reasons.get(i, ()), *titles.get(i, ())), _find_reasons(row, label, weights)),
                labelling.margins[i],
                labelling.is_doubtful(i),
            )
        )
    return tuple(reasons)


def _read_twice(looks: tuple[Look, ...], weights: Weights, within: float = inf) -> tuple[list[list[str]], Labelling]:
    """Return evidence and labels of lines.

    They are read by themselves, then again by what their page does as a rule; then titles and articles as wholes.
    """
    page = look_over(looks)
    rows = find_evidence(looks, page)
    scores = score_lines(rows, weights)
    habits = find_habits(looks, rows, find_labels(scores, weights))
    scores = add_scores(scores, habits, weights)
    for row, more in zip(rows, habits, strict=True):
        row += more
    labelling = weigh_labels(scores, weights, within)
    labelling = begin_stacks(looks, rows, page.column, labelling, scores, weights)
    labelling = decide_starts(looks, rows, labelling, scores, weights)
    labelling = part_stacks(looks, page.column, labelling, scores, weights)
    labels = join_broken_names(looks, join_boxes(looks, labelling.labels))
    return rows, replace(labelling, labels=labels)


def _put_first(title: Sequence[str], line: Sequence[str]) -> tuple[str, ...]:
    """Return three reasons: why a title is what it is, for two of them at most, then why the line is."""
    return tuple(dict.fromkeys((*title[:2], *line)))[:_REASONS]


def _find_reasons(row: Sequence[str], label: str, weights: Weights) -> tuple[str, ...]:
    """Return the pieces of a line's own evidence that set this label most above the others."""
    at = LABELS.index(label)
    known = [(name, weights.evidence[name]) for name in row if is_own(name) and name in weights.evidence]
    worth = {name: figures[at] - sum(figures) / len(figures) for name, figures in known if figures[at] > 0}
    return tuple(sorted(worth, key=lambda name: (-worth[name], name))[:_REASONS])


def _identify(
    looks: Sequence[Look], labels: Sequence[str], source: str, paper: str | None, date: str | None
) -> tuple[str | None, str | None, int | None, tuple[str, ...]]:
    """Return paper, date and number of the issue, and notes on where they come from.

    What was given counts most, then what is printed, then the name of the file.
    """
    furniture = (look.plain for look, label in zip(looks, labels, strict=True) if label == "furniture")
    printed_paper, printed_date, number = read_masthead(furniture)
    named_paper, named_date = read_file_name(source)
    notes = []
    found = {"paper": (paper, printed_paper, named_paper), "date": (date, printed_date, named_date)}
    for what, (given, printed, named) in found.items():
        if given and printed and given != printed:
            notes.append(f"{what} in the masthead: {printed}")
        elif not given and (printed or named):
            notes.append(f"{what} from the {'masthead' if printed else 'file name'}")
    date = date or printed_date or named_date
    if date is None:
        notes.append("no date of the issue: event dates are left open")
    return paper or printed_paper or named_paper, date, number, tuple(notes)


def _read_articles(
    text: str, looks: Sequence[Look], labels: Sequence[str], date: str | None
) -> tuple[list[Article], list[Jump]]:
    """Return the articles as they stand, and what each says of other pages."""
    articles: list[Article] = []
    jumps: list[Jump] = []
    spans = [span for span in split_articles(labels) if _says_something(looks[slice(*span)])]
    pages = _find_pages(looks, spans)
    for position, ((first, end), page) in enumerate(zip(spans, pages, strict=True), 1):
        article = read_article(text, looks[first:end], labels[first:end], position=position, page=page)
        day = find_event_date(date, article.dateline, article.lede)
        articles.append(replace(article, event_date=day, column=article.column or _find_column(looks, labels, first)))
        body = next((i for i in range(first, end) if labels[i] in ("opening", "paragraph")), first)
        jumps.append(find_jump(looks, first, end, body))
    return articles, jumps


def _find_column(looks: Sequence[Look], labels: Sequence[str], first: int) -> str | None:
    """Return the column that a label right above an article names; 要闻 is a section of the page and none."""
    if not first or labels[first - 1] != "furniture":
        return None
    label = rules.COLUMN_LABEL.search(looks[first - 1].plain)
    return label["column"] if label and not label["section"] else None


def _find_pages(looks: Sequence[Look], spans: Sequence[tuple[int, int]]) -> list[str | None]:
    """Return the page of every article: what the last page line above it says.

    Where the first page line of all is a bare label (G02) below an article, labels stand below what they are about.
    """
    gaps = [looks[end:start] for (_, end), (start, _) in pairwise([(0, 0), *spans, (len(looks), 0)])]
    named = [[page for look in gap if (page := find_page(look.plain))] for gap in gaps]
    first = next((look for gap in gaps for look in gap if find_page(look.plain)), None)
    label = first and rules.PAGE_LINE.pattern.match(first.plain)
    if label and label["label"] and not label["label_name"] and not named[0]:
        return [below[0] if below else None for below in named[1:]]
    pages, page = [], None
    for above in named[:-1]:
        page = above[-1] if above else page
        pages.append(page)
    return pages


def _says_something(looks: Sequence[Look]) -> bool:
    """Tell whether lines that were taken for an article hold a sentence or a signature; a shopping list does not."""
    plain = [look.plain for look in looks]
    return any(map(_SENTENCE_END.search, plain)) or any(map(_has_dateline, looks)) or any(map(read_bylines, plain))


def _split_rest(text: str, looks: Sequence[Look], claimed: set[int]) -> tuple[tuple[Passage, ...], tuple[Passage, ...]]:
    """Split what belongs to no article into furniture, which a rule claims, and leftovers, which none does."""
    furniture: list[Passage] = []
    leftovers: list[Passage] = []
    for look in looks:
        if look.line.number in claimed:
            continue
        start, end = trim(text, look.line.start, look.line.end)
        passage = Passage((look.line.number, look.line.number), text[start:end])
        known = any(rule.pattern.match(look.plain) for rule in _FURNITURE) or read_head(look.plain)
        (furniture if known else leftovers).append(passage)
    return tuple(furniture), _merge(leftovers)


def _merge(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """Join leftovers that follow each other without another line between them."""
    merged: list[Passage] = []
    for passage in passages:
        if merged and passage.lines[0] == merged[-1].lines[1] + 1:
            before = merged.pop()
            passage = Passage((before.lines[0], passage.lines[1]), before.text + "\n" + passage.text)
        merged.append(passage)
    return tuple(merged)


def _join_pieces(
    text: str, lines: Sequence[Line], articles: Sequence[Article], leftovers: Sequence[Passage]
) -> tuple[Piece, ...]:
    """Return all pieces in the order of the text; odd blanks on a line of their own are furniture."""
    pieces = [piece for article in articles for piece in article.pieces]
    loose = {number for passage in leftovers for number in range(passage.lines[0], passage.lines[1] + 1)}
    # A line that an article claims has a piece at its first character.
    claimed = {piece.start for piece in pieces}
    for line in lines:
        start, end = trim(text, line.start, line.end)
        if start < end and start not in claimed:
            pieces.append(Piece("leftover" if line.number in loose else "furniture", start, end))
    return tuple(sorted(pieces, key=lambda piece: piece.start))


def _count(
    text: str,
    looks: Sequence[Look],
    labelling: Labelling,
    articles: Sequence[Article],
    pieces: Sequence[Piece],
    leftovers: Sequence[Passage],
) -> Counts:
    ink = _count_ink(text)
    return Counts(
        datelines=sum(1 for look in looks if _has_dateline(look)),
        articles=len(articles),
        dated_articles=sum(1 for article in articles if article.dateline),
        bylines=sum(len(article.bylines) for article in articles),
        without_byline=sum(1 for article in articles if not article.bylines),
        without_headline=sum(1 for article in articles if not article.headline),
        leftover_lines=sum(passage.text.count("\n") + 1 for passage in leftovers),
        characters=ink,
        kept_characters=_count_ink("".join(text[piece.start : piece.end] for piece in pieces)),
        doubtful=sum(map(labelling.is_doubtful, range(len(looks)))),
    )


def _has_dateline(look: Look) -> bool:
    head = look.plain.lstrip("【[ ")
    closing = rules.CLOSING_DATELINE.search(look.plain)
    return bool(rules.DATELINE.pattern.match(head) or closing)


def _count_ink(text: str) -> int:
    return len(text) - sum(map(text.count, BLANKS))


def _note_span(date: str | None, articles: Sequence[Article]) -> tuple[str, ...]:
    """Say, where the issue has no date, which days its datelines and ledes name."""
    span = None if date else find_span((article.dateline, article.lede) for article in articles)
    if not span:
        return ()
    days = span[0] if span[0] == span[1] else f"{span[0]} to {span[1]}"
    return (f"days that its datelines and ledes name: {days}",)


def _note_doubts(looks: Sequence[Look], labelling: Labelling) -> tuple[str, ...]:
    return tuple(
        f"line {look.line.number} read as {label}: a narrow choice ({margin:.1f})"
        for i, (look, label, margin) in enumerate(zip(looks, labelling.labels, labelling.margins, strict=True))
        if labelling.is_doubtful(i)
    )
