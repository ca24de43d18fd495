"""A document in, one record out, in the order in which the other forms show it. Values are as read, nothing cleaned."""

from gxdigest.model.article import KeptArticle
from gxdigest.model.document import Document
from gxdigest.output.documents.layout import Layout, count_characters
from gxdigest.output.records import Record, record_byline, record_digest

SCHEMA = 1
"""Of the machine form of a document."""


def record_document(document: Document, layout: Layout) -> Record:
    """Put a document into its machine form; `articles` are told by their ids elsewhere."""
    return {
        "schema": SCHEMA,
        "title": layout.title,
        "contents": [
            {"title": part.title, "articles": [entry.id for entry in part.entries]} for part in layout.contents
        ],
        "sections": [
            {"title": part.title, "articles": [entry.id for entry in part.entries]} for part in layout.sections
        ],
        "articles": [_record_article(kept) for kept in document.articles],
        "rises": [
            {"word": rise.word, "articles": rise.articles, "expected": round(rise.expected, 3)}
            for rise in document.rises
        ],
        "weeks": document.weeks,
    }


def _record_article(kept: KeptArticle) -> Record:
    """Put one article into a record: what a list tells of it, and what the document shows besides."""
    article = kept.article
    return {
        **record_digest(kept),
        "kicker": article.kicker,
        "deck": article.deck,
        "column": article.column,
        "bylines": [record_byline(byline) for byline in article.bylines],
        "place": article.dateline.place if article.dateline else None,
        "event_date": article.event_date,
        "characters": count_characters(article),
    }
