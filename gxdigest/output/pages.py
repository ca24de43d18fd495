"""An article or a reconciliation in, labelled blocks out."""

from collections.abc import Iterator

from gxdigest.model.article import Article, Byline, KeptArticle
from gxdigest.model.issue import Counts, Issue, Report
from gxdigest.model.text import Passage
from gxdigest.output.listings import say_lines
from gxdigest.output.sheet import Block, say, say_count


def render_article(kept: KeptArticle) -> Iterator[Block]:
    """Lay out one article whole, in the order in which it is read, and where it stood."""
    article = kept.article
    yield from _render_head(article)
    heads = {subhead.paragraph for subhead in article.subheads}
    for i, paragraph in enumerate(article.paragraphs):
        if i in heads:
            yield Block("subhead", say(paragraph, "subhead"), gap=True)
        else:
            yield Block("paragraph", say(paragraph), gap=True)
    for i, caption in enumerate(article.captions):
        yield Block("caption", say(caption, "faint"), gap=i == 0)
    yield Block("stood in", say(_say_place(kept), "faint"), gap=True)


def render_reading_head(issue: Issue) -> Iterator[Block]:
    """Say which issue was read."""
    yield Block("source", say(issue.source))
    if issue.paper or issue.date or issue.number is not None:
        yield Block("issue", say(_say_issue(issue.paper, issue.date, issue.number)))
    yield from render_encoding(issue)


def render_encoding(issue: Issue) -> Iterator[Block]:
    """Say what the bytes of a text were, where that is known."""
    if issue.encoding:
        yield Block("encoding", say(issue.encoding))


def render_counts(counts: Counts) -> Iterator[Block]:
    """Lay out the reconciliation; what does not agree stands out."""
    dated = counts.datelines == counts.dated_articles
    kept = counts.characters == counts.kept_characters
    yield Block(
        "datelines",
        say(
            f"{counts.datelines} seen {'=' if dated else '≠'} {counts.dated_articles} that open an article",
            "plain" if dated else "warning",
        ),
    )
    yield Block(
        "articles",
        say(f"{counts.articles}, {counts.without_byline} without byline, {counts.without_headline} without headline"),
    )
    yield Block("bylines", say(counts.bylines))
    yield Block(
        "leftovers",
        say(say_count(counts.leftover_lines, "line"), "warning" if counts.leftover_lines else "plain"),
    )
    yield Block(
        "characters",
        say(
            f"{counts.characters} in {'=' if kept else '≠'} {counts.kept_characters} kept",
            "plain" if kept else "warning",
        ),
    )
    yield Block("doubtful", say(say_count(counts.doubtful, "line")))


def render_remains(issue: Issue) -> Iterator[Block]:
    """Lay out what no article claims, and what was guessed."""
    for i, passage in enumerate(issue.leftovers):
        yield Block("left over", say(_say_passage(passage), "warning"), gap=i == 0)
    for i, note in enumerate(issue.notes):
        yield Block("note", say(note, "faint"), gap=i == 0)


def render_report(report: Report) -> str:
    """Say in one line under which number a source is kept, and how it was read; its name last, for it may be long."""
    source = say(report.source).text
    if report.status == "already kept" or report.reading is None:
        return f"already kept as issue {report.issue}: {source}"
    counts = report.reading.counts
    left = f", {say_count(counts.leftover_lines, 'line')} left over" if counts.leftover_lines else ""
    articles, bylines = say_count(counts.articles, "article"), say_count(counts.bylines, "byline")
    kept = "would be kept" if report.issue is None else f"kept as issue {report.issue}"
    read_as = f", {report.reading.encoding}" if report.reading.encoding else ""
    return f"{kept}, {articles}, {bylines}{left}{read_as}: {source}"


def _render_head(article: Article) -> Iterator[Block]:
    """Lay out all that stands around the body: titles, dateline, bylines."""
    for label, text in (("column", article.column), ("kicker", article.kicker)):
        if text:
            yield Block(label, say(text))
    yield Block("headline", say(article.headline, "title") if article.headline else say("(no headline)", "faint"))
    if article.deck:
        yield Block("deck", say(article.deck))
    if article.dateline:
        yield Block("dateline", say(article.dateline.text))
    for byline in article.bylines:
        yield Block("byline", say(_say_byline(byline)))


def _say_byline(byline: Byline) -> str:
    """Say who signed, as what and for whom.

    >>> _say_byline(Byline("方小满", "文/图", "新河晚报"))
    '方小满，文/图，新河晚报'
    """
    return "，".join(part for part in (byline.name, byline.role, byline.outlet) if part)


def _say_place(kept: KeptArticle) -> str:
    """Say where an article stood."""
    issue = _say_issue(kept.paper, kept.date, kept.number)
    page = f"page {kept.article.page}, " if kept.article.page else ""
    return f"{page}lines {say_lines(kept.article.lines)} of {kept.source}, issue {kept.issue}{issue and f': {issue}'}"


def _say_issue(paper: str | None, date: str | None, number: int | None) -> str:
    """Name an issue by what is known of it.

    >>> _say_issue("新河晚报", "2019-11-23", 1203)
    '新河晚报 2019-11-23 第1203期'
    """
    return " ".join(part for part in (paper, date, f"第{number}期" if number is not None else None) if part)


def _say_passage(passage: Passage) -> str:
    """Give a passage with the lines it stood on."""
    return f"{say_lines(passage.lines)}: {passage.text}"
