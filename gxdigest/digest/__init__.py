"""Opinions about an article, each remade at will: an article goes in, its summary and keywords come out.

It reads no pages and keeps nothing; the same article gives the same digest on every machine.
"""

from gxdigest.digest.keywords import find_keywords
from gxdigest.digest.summary import summarise
from gxdigest.model.article import Article, Digest
from gxdigest.model.editorial import EDITORIAL
from gxdigest.words import NO_WORDS

__all__ = ["DIGEST_VERSION", "find_keywords", "make_digest", "summarise"]

DIGEST_VERSION = "4"
"""Goes up with every change that gives an article another summary or other keywords."""


def make_digest(article: Article, own: frozenset[str] = NO_WORDS) -> Digest:
    """Make the digest of an article from its body and its headline; words of the user's `own` stay whole.

    >>> make_digest(Article(1, (1, 2), headline="小区换上新路灯", paragraphs=("近日，幸福里小区的路灯全部换新。",)))
    Digest(summary=('幸福里小区的路灯全部换新。',), keywords=('路灯', '小区', '幸福'), version='4')
    """
    heads = {subhead.paragraph for subhead in article.subheads}
    body = [text for i, text in enumerate(article.paragraphs) if i not in heads]
    told = [text for i, text in enumerate(article.paragraphs) if i not in heads or EDITORIAL.match(text)]
    return Digest(
        summary=tuple(summarise(told, headline=article.headline, own=own, event=article.event_date or "")),
        keywords=tuple(find_keywords(body, headline=article.headline, own=own)),
        version=DIGEST_VERSION,
    )
