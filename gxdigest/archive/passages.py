"""An article and the words looked for -> the snippets that show where they stand.

In: an `Article` and the words of a query. Out: `Snippet`s with marks: the headline always, the other titles and names
where they hold a word, then the best passages of the text. Decides nothing about what is found.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from gxdigest.archive.articles import Field, search_values
from gxdigest.archive.grams import Span, find_all_spans, merge_spans
from gxdigest.archive.query import Term
from gxdigest.model.article import Article
from gxdigest.model.search import Snippet

WIDTH = 60
"""Characters of a passage, about a line and a half on a terminal."""
SLACK = 12
"""How far a cut may move to meet the end of a clause."""
PASSAGES = 2

_WIDE, _HALF = "。！？；，、：…”’」』）", ",;!?"
# One class opens both ways, so that `re` looks for that first and does not try both at every character.
_CLAUSE_END = re.compile(rf"[{_WIDE}{_HALF}](?:(?<=[{_WIDE}])[{_WIDE}]*|(?<=[{_HALF}])[{_HALF}]*(?![\d{_HALF}]))")


class _Window(NamedTuple):
    """Hits of one value that stand close together."""

    value: int
    """Which of the values, in their order."""
    start: int
    end: int
    words: set[int]
    hits: int


def find_snippets(article: Article, terms: Sequence[Term]) -> tuple[Snippet, ...]:
    """Show where an article holds the words, the headline first; a word of one place is marked there alone."""
    titles: list[Snippet] = []
    windows: list[_Window] = []
    values = search_values(article)
    found = find_all_spans([text for _, text in values], tuple([term.text for term in terms]))
    if any(term.place for term in terms):
        found = [
            [span for span in spans if terms[span[2]].place in (None, field)]
            for (field, _), spans in zip(values, found, strict=True)
        ]
    for value, ((field, text), spans) in enumerate(zip(values, found, strict=True)):
        if field in ("headline", "kicker", "deck", "byline"):
            if spans or field == "headline":
                titles.append(Snippet(field, text, merge_spans(spans)))
        elif spans:
            windows += _find_windows(value, spans)
    return (*titles, *_choose_passages(windows, values, found))


def _find_windows(value: int, spans: Sequence[tuple[int, int, int]]) -> Iterator[_Window]:
    """Yield, for each hit, that hit and all that follow it within the width of a passage."""
    last = 0
    for first, (start, end, word) in enumerate(spans):
        last = max(last, first + 1)
        while last < len(spans) and spans[last][1] - start <= WIDTH:
            last += 1
        words = {word for _, _, word in spans[first:last]}
        yield _Window(value, start, max(end, spans[last - 1][1]), words, last - first)


def _choose_passages(
    windows: Sequence[_Window], values: Sequence[tuple[Field, str]], found: Sequence[Sequence[tuple[int, int, int]]]
) -> Iterator[Snippet]:
    """Take the passages that show the most words not yet shown, then the most hits; the earlier of equals."""
    shown: set[int] = set()
    for _ in range(PASSAGES):
        if not windows:
            return
        best = max(windows, key=lambda window: (len(window.words - shown), window.hits))
        field, text = values[best.value]
        marks = merge_spans(found[best.value])
        start, end = _widen(text, best.start, best.end, marks)
        yield _cut("caption" if field == "caption" else "paragraph", text, start, end, marks)
        shown |= best.words
        windows = [w for w in windows if w.value != best.value or w.end <= start or end <= w.start]


def _widen(text: str, start: int, end: int, marks: Sequence[Span]) -> Span:
    """Give the hits their surroundings, to the ends of clauses where those are near, and cut no mark."""
    if len(text) <= WIDTH + SLACK:
        return 0, len(text)
    width = max(WIDTH, end - start)
    left = max(0, min(start - (width - end + start) // 2, len(text) - width))
    right = min(len(text), left + width)
    if left:
        left = _nearest_end(text, left, left - SLACK, min(start, left + SLACK))
    if right < len(text):
        right = _nearest_end(text, right, max(end, right - SLACK), right + SLACK)
    for first, last in marks:
        if first < left < last:
            left = first
        if first < right < last:
            right = last
    return left, right


def _nearest_end(text: str, at: int, low: int, high: int) -> int:
    """Find the end of a clause nearest to `at`; the ends of the text count as one, and without any `at` stays."""
    ends = [match.end() for match in _CLAUSE_END.finditer(text, low - 1, high)]
    if low <= 0:
        ends.append(0)
    if high >= len(text):
        ends.append(len(text))
    return min(ends, key=lambda end: abs(end - at), default=at)


def _cut(field: Literal["paragraph", "caption"], text: str, start: int, end: int, marks: Sequence[Span]) -> Snippet:
    """Cut the passage out and say with … that there is more."""
    before, after = "…" if start else "", "…" if end < len(text) else ""
    shift = len(before) - start
    inside = tuple([(first + shift, last + shift) for first, last in marks if start <= first and last <= end])
    return Snippet(field, before + text[start:end] + after, inside)
