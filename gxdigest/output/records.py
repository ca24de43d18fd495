"""Nouns in, plain records out: what `--json`, `--ndjson` and `--csv` say.

A record holds what was read, uncleaned, under the names of the nouns. The reading of an issue carries `"schema"`; it
changes when a field does. A `Listing` says how one kind of answer is put into records and which fields make its CSV.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Generic, TypeAlias, TypeVar

if TYPE_CHECKING:
    from gxdigest.model.article import Article, Byline, Dateline, KeptArticle, Subhead
    from gxdigest.model.bylines import BylineCount, Correction
    from gxdigest.model.doctor import Finding
    from gxdigest.model.figures import Quantity
    from gxdigest.model.issue import Counts, Issue, KeptIssue, Report, Reread
    from gxdigest.model.people import PersonCount, Seen
    from gxdigest.model.reading import LineReason, Score
    from gxdigest.model.search import Hit, Snippet
    from gxdigest.model.text import Passage
    from gxdigest.model.trend import TrendPoint


Value: TypeAlias = "bool | int | float | str | Sequence[Value] | Mapping[str, Value] | None"
Record: TypeAlias = Mapping[str, Value]
T = TypeVar("T")

SCHEMA = 1
"""Of the machine form of a reading."""


@dataclass(frozen=True, slots=True)
class Listing(Generic[T]):
    """How one kind of answer is listed."""

    record: Callable[[T], Record]
    columns: tuple[str, ...]
    """The fields of the record that make its CSV, in order; `counts.bylines` is a field of a field."""


def record_reading(issue: Issue) -> Record:
    """Put a reading into its machine form."""
    return {
        "schema": SCHEMA,
        "source": issue.source,
        "paper": issue.paper,
        "date": issue.date,
        "number": issue.number,
        "articles": [record_article(article) for article in issue.articles],
        "pieces": [
            {"kind": piece.kind, "start": piece.start, "end": piece.end, "article": piece.article}
            for piece in issue.pieces
        ],
        "leftovers": [record_passage(passage) for passage in issue.leftovers],
        "counts": record_counts(issue.counts),
        "notes": list(issue.notes),
    }


def record_gold(issue: Issue) -> Record:
    """Put a reading into the form of a gold reading, to be corrected by hand and learned from."""
    return {
        "layout": "all",
        "date": issue.date,
        "day": issue.date,
        "articles": [
            {
                "lines": list(article.lines),
                "kicker": article.kicker,
                "headline": article.headline,
                "deck": article.deck,
                "dateline": article.dateline.text if article.dateline else None,
                "names": [byline.name for byline in article.bylines],
                "paragraphs": list(article.paragraphs),
            }
            for article in issue.articles
        ],
    }


def record_score(score: Score) -> Record:
    """Put the score of a layout into a record."""
    return {
        "layout": score.layout,
        "articles": score.articles,
        "start": score.start,
        "exact": score.exact,
        "headline": score.headline,
        "names": score.names,
        "kept": score.kept,
    }


def record_article(article: Article) -> Record:
    """Put an article into a record, all but its pieces."""
    return {
        "position": article.position,
        "page": article.page,
        "column": article.column,
        "kicker": article.kicker,
        "headline": article.headline,
        "deck": article.deck,
        "dateline": record_dateline(article.dateline) if article.dateline else None,
        "bylines": [record_byline(byline) for byline in article.bylines],
        "credits": [record_byline(credit) for credit in article.credits],
        "paragraphs": list(article.paragraphs),
        "subheads": [record_subhead(subhead) for subhead in article.subheads],
        "captions": list(article.captions),
        "event_date": article.event_date,
        "lines": list(article.lines),
    }


def record_dateline(dateline: Dateline) -> Record:
    """Put a dateline into a record."""
    return {
        "text": dateline.text,
        "outlet": dateline.outlet,
        "place": dateline.place,
        "month": dateline.month,
        "day": dateline.day,
        "kind": dateline.kind,
    }


def record_byline(byline: Byline) -> Record:
    """Put a byline into a record."""
    return {"name": byline.name, "role": byline.role, "outlet": byline.outlet, "text": byline.text}


def record_subhead(subhead: Subhead) -> Record:
    """Put a subhead into a record."""
    return {"paragraph": subhead.paragraph, "text": subhead.text}


def record_passage(passage: Passage) -> Record:
    """Put a passage into a record."""
    return {"lines": list(passage.lines), "text": passage.text}


def record_counts(counts: Counts) -> Record:
    """Put a reconciliation into a record."""
    return {
        "datelines": counts.datelines,
        "articles": counts.articles,
        "dated_articles": counts.dated_articles,
        "bylines": counts.bylines,
        "without_byline": counts.without_byline,
        "without_headline": counts.without_headline,
        "leftover_lines": counts.leftover_lines,
        "characters": counts.characters,
        "kept_characters": counts.kept_characters,
        "doubtful": counts.doubtful,
        "agrees": counts.agrees,
    }


def record_kept_article(kept: KeptArticle) -> Record:
    """Put a kept article into a record, with all it has: what `show --json` and `export` print."""
    return {
        "id": kept.id,
        "issue": kept.issue,
        "source": kept.source,
        "paper": kept.paper,
        "date": kept.date,
        "number": kept.number,
        **record_article(kept.article),
        "summary": list(kept.digest.summary),
        "keywords": list(kept.digest.keywords),
        "digest_version": kept.digest.version,
    }


def record_kept_issue(issue: KeptIssue) -> Record:
    """Put a kept issue into a record."""
    return {
        "id": issue.id,
        "source": issue.source,
        "paper": issue.paper,
        "date": issue.date,
        "number": issue.number,
        "counts": record_counts(issue.counts),
    }


def record_hit(hit: Hit) -> Record:
    """Put what a search found into a record."""
    return {
        **_record_place(hit.article),
        "score": hit.score,
        "snippets": [record_snippet(snippet) for snippet in hit.snippets],
    }


def record_snippet(snippet: Snippet) -> Record:
    """Put a snippet into a record; marks are offsets into its text."""
    return {"field": snippet.field, "text": snippet.text, "marks": [list(mark) for mark in snippet.marks]}


def record_digest(kept: KeptArticle) -> Record:
    """Put the digest of an article into a record."""
    return {
        **_record_place(kept),
        "summary": list(kept.digest.summary),
        "keywords": list(kept.digest.keywords),
    }


def record_signed(signed: tuple[KeptArticle, Byline]) -> Record:
    """Put an article and the byline by which it was found into a record."""
    kept, byline = signed
    length = sum(map(len, kept.article.paragraphs))
    return {
        **_record_place(kept),
        **record_byline(byline),
        "characters": length,
        "keywords": list(kept.digest.keywords),
    }


def record_byline_count(count: BylineCount) -> Record:
    """Put what one person wrote into a record."""
    return {
        "name": count.person.name,
        "outlet": count.person.outlet,
        "articles": count.articles,
        "alone": count.alone,
        "shared": count.articles - count.alone,
        "shares": count.shares,
        "characters": count.characters,
        "pictures": count.pictures,
        "leads": count.leads,
        "roles": list(count.roles),
        "papers": list(count.papers),
        "outlets": list(count.outlets),
        "first": count.first,
        "last": count.last,
    }


def record_byline_month(count: BylineCount) -> Record:
    """Put what one person wrote in a month into a record."""
    return {"month": count.month, **record_byline_count(count)}


def record_correction(correction: Correction) -> Record:
    """Put what the user said about a person into a record; `as_name` is null where papers tell people apart."""
    into = correction.counts_as
    return {
        "name": correction.person.name,
        "outlet": correction.person.outlet,
        "as_name": into.name if into else None,
        "as_outlet": into.outlet if into else None,
    }


def record_leftover(leftover: tuple[KeptIssue, Passage]) -> Record:
    """Put a passage that no article claims into a record."""
    issue, passage = leftover
    return {"issue": issue.id, "source": issue.source, **record_passage(passage)}


def record_reason(explained: tuple[str, LineReason]) -> Record:
    """Put why a line of a source was read as it was into a record."""
    source, reason = explained
    return {
        "source": source,
        "line": reason.number,
        "label": reason.label,
        "text": reason.text,
        "evidence": list(reason.evidence),
        "margin": reason.margin,
        "doubtful": reason.doubtful,
    }


def record_article_read(read: tuple[Issue, Article]) -> Record:
    """Put an article that is not kept into a record, with the issue it stands in."""
    issue, article = read
    return {"source": issue.source, "paper": issue.paper, "date": issue.date, **record_article(article)}


def record_report(report: Report) -> Record:
    """Put what became of one source into a record; the texts themselves are what `export` gives."""
    reading = report.reading
    return {
        "source": report.source,
        "status": report.status,
        "issue": report.issue,
        "paper": reading.paper if reading else None,
        "date": reading.date if reading else None,
        "encoding": reading.encoding if reading else None,
        "counts": record_counts(reading.counts) if reading else None,
        "reason": report.reason,
    }


def record_trend_point(point: TrendPoint) -> Record:
    """Put a count in time into a record."""
    return {
        "period": point.period,
        "query": point.query,
        "articles": point.articles,
        "of": point.of,
        "share": point.share,
    }


def record_finding(finding: Finding) -> Record:
    """Put what one check found into a record."""
    return {
        "check": finding.check,
        "sound": finding.sound,
        "found": finding.found,
        "mendable": None if finding.sound else finding.mendable,
    }


def record_reread(one: Reread) -> Record:
    """Put what a new reading changed into a record."""
    return {
        "issue": one.issue.id,
        "source": one.issue.source,
        "before": one.before,
        "after": one.after,
        "changed": one.changed,
        "new": one.added,
        "gone": one.removed,
    }


def _record_place(kept: KeptArticle) -> dict[str, Value]:
    """Say which article it is, in the few fields that a list needs."""
    return {
        "id": kept.id,
        "issue": kept.issue,
        "paper": kept.paper,
        "date": kept.date,
        "page": kept.article.page,
        "headline": kept.article.headline,
        "bylines": [record_byline(byline) for byline in kept.article.bylines],
        "credits": [record_byline(credit) for credit in kept.article.credits],
    }


_PLACE = ("id", "issue", "paper", "date", "page", "headline")
_ARTICLE = (
    "position", "page", "column", "kicker", "headline", "deck", "dateline", "bylines", "credits", "paragraphs",
    "captions", "event_date", "lines",
)  # fmt: skip
_COUNTS = ("counts.articles", "counts.bylines", "counts.datelines", "counts.leftover_lines", "counts.doubtful")


def record_person_count(count: PersonCount) -> Record:
    """Put what was counted of one person in the text into a record."""
    return {
        "name": count.name,
        "articles": count.articles,
        "offices": list(count.offices),
        "changes": count.changes,
        "first": count.first,
        "last": count.last,
    }


def record_seen(seen: Seen) -> Record:
    """Put one article and a person in it into a record."""
    kept, mention = seen.article, seen.mention
    return {
        "id": kept.id,
        "issue": kept.issue,
        "paper": kept.paper,
        "date": kept.date,
        "outlet": kept.article.dateline.outlet if kept.article.dateline else None,
        "headline": kept.article.headline,
        "name": mention.name,
        "offices": list(mention.offices),
        "support": mention.support,
        "change": seen.change,
    }


def record_quantity(quantity: Quantity) -> Record:
    """Put a figure and where it stands into a record; what cannot be read is null."""
    figure = quantity.figure
    place = _record_place(quantity.article)
    del place["bylines"], place["credits"]
    return {
        **place,
        "figure": figure.text,
        "value": _record_number(figure.value),
        "unit": figure.unit,
        "low": _record_number(figure.low),
        "high": _record_number(figure.high),
        "about": figure.about,
        "sentence": quantity.sentence,
    }


def _record_number(value: Decimal | None) -> Value:
    """Write a number as JSON has it."""
    return value if value is None else int(value) if value == value.to_integral_value() else float(value)


HITS = Listing(record_hit, (*_PLACE, "bylines", "score", "snippets"))
DIGESTS = Listing(record_digest, (*_PLACE, "bylines", "summary", "keywords"))
SIGNED = Listing(record_signed, (*_PLACE, "name", "role", "outlet", "bylines", "characters", "keywords"))
_WROTE = (
    "name", "outlet", "articles", "alone", "shared", "shares", "characters", "pictures", "leads", "roles", "papers",
    "outlets", "first", "last",
)  # fmt: skip
BYLINES = Listing(record_byline_count, _WROTE)
BYLINE_MONTHS = Listing(record_byline_month, ("month", *_WROTE))
CORRECTIONS = Listing(record_correction, ("name", "outlet", "as_name", "as_outlet"))
QUANTITIES = Listing(record_quantity, (*_PLACE, "figure", "value", "unit", "low", "high", "about", "sentence"))
PEOPLE = Listing(record_person_count, ("name", "articles", "offices", "changes", "first", "last"))
SEEN = Listing(
    record_seen,
    ("id", "issue", "paper", "date", "outlet", "headline", "name", "offices", "support", "change"),
)
ISSUES = Listing(record_kept_issue, ("id", "source", "paper", "date", "number", *_COUNTS))
LEFTOVERS = Listing(record_leftover, ("issue", "source", "lines", "text"))
REASONS = Listing(record_reason, ("source", "line", "label", "text", "evidence", "margin", "doubtful"))
TREND = Listing(record_trend_point, ("period", "query", "articles", "of", "share"))
FINDINGS = Listing(record_finding, ("check", "sound", "found", "mendable"))
REREADS = Listing(record_reread, ("issue", "source", "before", "after", "changed", "new", "gone"))
REPORTS = Listing(record_report, ("source", "status", "issue", "paper", "date", "encoding", *_COUNTS, "reason"))
SCORES = Listing(record_score, ("layout", "articles", "start", "exact", "headline", "names", "kept"))
READINGS = Listing(record_reading, ())
ARTICLES_READ = Listing(record_article_read, ("source", "paper", "date", *_ARTICLE))
KEPT_ARTICLES = Listing(
    record_kept_article, ("id", "issue", "source", "paper", "date", "number", *_ARTICLE, "summary", "keywords")
)
