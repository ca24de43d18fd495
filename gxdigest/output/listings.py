"""Answers in, sheets out: one row for each thing that was found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from gxdigest.output.sheet import Column, Row, Sheet, Words, say, say_marked

if TYPE_CHECKING:
    from gxdigest.model.article import Article, Byline, KeptArticle
    from gxdigest.model.doctor import Finding
    from gxdigest.model.figures import Quantity
    from gxdigest.model.issue import KeptIssue, Reread
    from gxdigest.model.people import PersonCount, Seen
    from gxdigest.model.reading import LineReason, Score
    from gxdigest.model.search import Hit
    from gxdigest.model.text import Passage
    from gxdigest.model.trend import Trend, TrendPoint

_NO_HEADLINE = "(no headline)"


def render_hits(hits: Iterable[Hit]) -> Sheet:
    """Lay out what a search found: the headline with its marks, the best passages below it."""
    columns = (*_PLACE, Column("byline", "name"))
    return Sheet(columns, map(_row_of_hit, hits), airy=True)


def render_digests(articles: Iterable[KeptArticle]) -> Sheet:
    """Lay out digests: summary and keywords below the headline."""
    columns = (*_PLACE, Column("byline", "name"))
    return Sheet(columns, map(_row_of_digest, articles), airy=True)


def render_signed(signed: Iterable[tuple[KeptArticle, Byline]]) -> Sheet:
    """Lay out what one person wrote, with the role and the outlet of the byline."""
    columns = (*_PLACE, Column("role", "name"), Column("outlet", "name"))
    return Sheet(
        columns, (Row((*_place(kept), say(byline.role), say(byline.outlet, "faint"))) for kept, byline in signed)
    )


def render_articles(articles: Iterable[tuple[int, Article]]) -> Sheet:
    """Lay out the articles of one issue, each under the number by which it is asked for."""
    columns = (
        Column("id", "number"),
        Column("page", "short"),
        Column("headline", "text"),
        Column("byline", "name"),
        Column("dateline", "name"),
    )
    return Sheet(columns, (_row_of_article(number, article) for number, article in articles))


def render_people(counts: Iterable[PersonCount]) -> Sheet:
    """Lay out who is named in the text, with the offices that were printed last."""
    columns = (
        Column("name", "name"),
        Column("articles", "number"),
        Column("offices", "text"),
        Column("changes", "number"),
        Column("first", "short"),
        Column("last", "short"),
    )
    rows = (
        Row(
            (
                say(one.name, "title"),
                say(one.articles),
                say("、".join(one.offices)),
                say(one.changes or None, "warning"),
                say(one.first),
                say(one.last),
            )
        )
        for one in counts
    )
    return Sheet(columns, rows)


def render_seen(seen: Iterable[Seen]) -> Sheet:
    """Lay out where people are named, with their offices; a change of offices stands out."""
    columns = (
        Column("date", "short"),
        Column("name", "name"),
        Column("offices", "text"),
        Column("", "short"),
        Column("id", "number"),
        Column("paper", "name"),
        Column("headline", "text"),
    )
    return Sheet(columns, map(_row_of_seen, seen))


def _row_of_seen(seen: Seen) -> Row:
    """Put one article and a person in it in a row."""
    kept, mention = seen.article, seen.mention
    who = (say(kept.date), say(mention.name, "title"), say("、".join(mention.offices)), say(seen.change, "warning"))
    return Row((*who, say(kept.id), say(kept.paper), _say_headline(kept.article)))


def render_quantities(quantities: Iterable[Quantity]) -> Sheet:
    """Lay out figures with the sentences they stand in."""
    columns = (
        Column("figure", "name"),
        Column("value", "number"),
        Column("unit", "short"),
        Column("sentence", "text"),
        Column("id", "number"),
        Column("date", "short"),
    )
    return Sheet(columns, map(_row_of_quantity, quantities))


def _row_of_quantity(quantity: Quantity) -> Row:
    """Put a figure in a row, marked where it stands; a range is its two ends."""
    figure, kept = quantity.figure, quantity.article
    ends = [figure.value] if figure.value is not None else [end for end in (figure.low, figure.high) if end is not None]
    value = "–".join(f"{end:f}" for end in ends)
    sentence = say_marked(quantity.sentence, [(figure.start, figure.start + len(figure.text))])
    return Row((say(figure.text, "title"), say(value), say(figure.unit), sentence, say(kept.id), say(kept.date)))


def render_issues(issues: Iterable[KeptIssue]) -> Sheet:
    """Lay out which issues are kept, with the counts that say how well each was read."""
    columns = (
        Column("id", "number"),
        Column("paper", "name"),
        Column("date", "short"),
        Column("no.", "number"),
        Column("articles", "number"),
        Column("bylines", "number"),
        Column("leftovers", "number"),
        Column("source", "text"),
    )
    return Sheet(columns, map(_row_of_issue, issues))


def render_leftovers(leftovers: Iterable[tuple[KeptIssue, Passage]]) -> Sheet:
    """Lay out the passages that no article claims."""
    columns = (Column("issue", "number"), Column("source", "name"), Column("lines", "short"), Column("text", "text"))
    rows = (
        Row((say(issue.id), say(issue.source), say(say_lines(passage.lines)), say(passage.text)))
        for issue, passage in leftovers
    )
    return Sheet(columns, rows)


def render_reasons(reasons: Iterable[LineReason]) -> Sheet:
    """Lay out line by line what was read and why; a narrow choice has a question mark."""
    columns = (
        Column("line", "number"),
        Column("label", "short"),
        Column("text and evidence", "clip"),
        Column("margin", "number"),
        Column("", "short"),
    )
    return Sheet(columns, map(_row_of_reason, reasons))


def render_scores(scores: Iterable[Score]) -> Sheet:
    """Lay out how well each layout is read."""
    columns = (Column("layout", "short"), *(Column(name, "number") for name in _SCORES))
    return Sheet(columns, map(_row_of_score, scores))


def _row_of_score(score: Score) -> Row:
    figures = (score.articles, score.start, score.exact, score.headline, score.names, score.kept)
    return Row((say(score.layout), *(say(f"{figure:g}") for figure in figures)))


_SCORES = ("articles", "start", "exact", "headline", "names", "kept")


def render_findings(findings: Iterable[Finding]) -> Sheet:
    """Lay out what the checks of an archive found."""
    columns = (Column("check", "short"), Column("", "short"), Column("found", "text"))
    rows = (
        Row((say(one.check), say("ok" if one.sound else "wrong", "plain" if one.sound else "warning"), say(one.found)))
        for one in findings
    )
    return Sheet(columns, rows)


def render_rereads(outcomes: Iterable[Reread]) -> Sheet:
    """Lay out what new readings changed, an issue a row."""
    heads = ("before", "after", "changed", "new", "gone")
    columns = (Column("issue", "number"), *(Column(head, "number") for head in heads), Column("source", "text"))
    rows = (Row((say(one.issue.id), *map(say, _count_reread(one)), say(one.issue.source))) for one in outcomes)
    return Sheet(columns, rows)


def _count_reread(one: Reread) -> tuple[int, ...]:
    """Give the numbers of a new reading in the order of its columns."""
    return one.before, one.after, one.changed, one.added, one.removed


def render_trend(trend: Trend, *, share: bool, bars: bool) -> Sheet:
    """Lay out counts or shares over time, a column a query, with bars beside them where they can be seen."""
    queries = list(dict.fromkeys(point.query for point in trend.points))
    most = max((_measure(point, share) for point in trend.points), default=0) or 1
    heads = [(Column(query, "number"), *([Column("", "short")] if bars else [])) for query in queries]
    columns = (Column(trend.by, "short"), *(column for head in heads for column in head))
    width = _BARS // max(1, len(queries))
    rows: dict[str, list[Words]] = {}
    for point in trend.points:
        said = f"{point.share:.2%}" if share else point.articles
        bar = [say(render_bar(_measure(point, share) / most, width), "keyword")] if bars else []
        rows.setdefault(point.period, [say(point.period)]).extend([say(said), *bar])
    return Sheet(columns, (Row(tuple(cells)) for cells in rows.values()))


def render_bar(part: float, width: int) -> str:
    """Draw a part of a width in eighths of a cell; what is not nothing is seen.

    >>> render_bar(0.5, 4), render_bar(0.0001, 4), render_bar(0, 4)
    ('██', '▏', '')
    """
    eighths = max(round(part * width * 8), 1 if part else 0)
    return "█" * (eighths // 8) + " ▏▎▍▌▋▊▉"[eighths % 8].strip()


def say_lines(lines: tuple[int, int]) -> str:
    """Name a stretch of lines.

    >>> say_lines((3, 36)), say_lines((7, 7))
    ('3-36', '7')
    """
    first, last = lines
    return str(first) if first == last else f"{first}-{last}"


_PLACE = (
    Column("id", "number"),
    Column("paper", "name"),
    Column("date", "short"),
    Column("headline", "text"),
)


_BARS = 48
"""Cells that all bars of a row have together."""


def _measure(point: TrendPoint, share: bool) -> float:
    """Give what a bar shows."""
    return point.share if share else point.articles


def _place(kept: KeptArticle) -> tuple[Words, ...]:
    """Say which article it is, in the cells that every list of articles opens with."""
    return say(kept.id), say(kept.paper), say(kept.date), _say_headline(kept.article)


def _row_of_hit(hit: Hit) -> Row:
    """Put the marked headline in the place of the bare one and the other snippets below it."""
    titles = [snippet for snippet in hit.snippets if snippet.field == "headline" and snippet.text]
    passages = [snippet for snippet in hit.snippets if snippet.field != "headline"]
    *place, headline = _place(hit.article)
    if titles:
        headline = say_marked(titles[0].text, titles[0].marks, "title")
    below = tuple(say_marked(snippet.text, snippet.marks, "faint") for snippet in passages)
    return Row((*place, headline, _say_all_names(hit.article.article)), below)


def _row_of_digest(kept: KeptArticle) -> Row:
    """Put summary and keywords below the headline."""
    below = (say("".join(kept.digest.summary)), say(" ".join(kept.digest.keywords), "keyword"))
    return Row((*_place(kept), _say_all_names(kept.article)), below)


def _row_of_article(number: int, article: Article) -> Row:
    """Put one article of an issue in a row."""
    dateline = article.dateline.text if article.dateline else None
    return Row((say(number), say(article.page), _say_headline(article), _say_names(article.bylines), say(dateline)))


def _row_of_issue(issue: KeptIssue) -> Row:
    """Put a kept issue in a row; leftovers are something to look at."""
    counts = issue.counts
    left = say(counts.leftover_lines, "warning" if counts.leftover_lines else "plain")
    start: Iterator[Words] = map(
        say, (issue.id, issue.paper, issue.date, issue.number, counts.articles, counts.bylines)
    )
    return Row((*start, left, say(issue.source, "faint")))


def _row_of_reason(reason: LineReason) -> Row:
    """Put one line and its reasons in a row."""
    doubt = say("?" if reason.doubtful else "", "warning")
    cells = (say(reason.number), say(reason.label, "keyword"), say(reason.text), say(f"{reason.margin:.1f}"), doubt)
    return Row(cells, (say(", ".join(reason.evidence), "faint"),))


def _say_headline(article: Article) -> Words:
    """Say the headline, or that there is none."""
    return say(article.headline, "title") if article.headline else say(_NO_HEADLINE, "faint")


def _say_names(bylines: Iterable[Byline]) -> Words:
    """Say who signed, each name once."""
    return say(" ".join(dict.fromkeys(byline.name for byline in bylines)))


def _say_all_names(article: Article) -> Words:
    """Say who signed, and then whom the captions credit."""
    return _say_names((*article.bylines, *article.credits))
