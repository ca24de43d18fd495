"""Documents in our own words: the sample issue as it is handed to a reader, and pages that try their worst."""

from dataclasses import replace
from functools import cache
from pathlib import Path

from output_samples import ARTICLE, DIGEST, HOSTILE, KEPT

from gxdigest.archive.persons import Identities, count_signers
from gxdigest.digest import make_digest
from gxdigest.model.article import Byline, Dateline, Digest, KeptArticle
from gxdigest.model.document import Document, Rise
from gxdigest.reading import read_issue

SAMPLE = Path(__file__).parents[2] / "sample_issue.txt"

SCRIPT = "<script>document.title='已被改写'</script>"
LONG_WORD = "Rindfleischetikettierungsueberwachungsaufgabenuebertragungsgesetz"
LONG_HEADLINE = "云岭区召开推进山地智能农机实训基地建设暨果园运输轨道试点工作现场会" * 3


def make_document(*articles: KeptArticle, **values) -> Document:
    """A document of people whom no user corrected."""
    return Document(articles, count_signers(articles, Identities({}, frozenset())), **values)


@cache
def make_sample() -> Document:
    """The sample issue, without an archive round it."""
    issue = read_issue(SAMPLE.read_text(encoding="utf-8"), source=SAMPLE.name)
    kept = [
        KeptArticle(
            article.position, 1, issue.source, issue.paper, issue.date, issue.number, article, make_digest(article)
        )
        for article in issue.articles
    ]
    return make_document(*kept)


def make_kept(id, headline="路灯", *, length=300, issue=3, paper="云岭时报", date="2025-11-27", **values):
    """A kept article of some length."""
    article = replace(ARTICLE, position=id, headline=headline, paragraphs=("灯" * length,), subheads=(), **values)
    return KeptArticle(id, issue, "云岭时报.txt", paper, date, 1286, article, DIGEST)


def make_hostile() -> Document:
    """Markup, scripts, control codes, long words and long headlines wherever a page may print something."""
    bad = Byline(f"孙{SCRIPT}", SCRIPT, SCRIPT, SCRIPT)
    article = replace(
        ARTICLE,
        headline=f"{SCRIPT}{HOSTILE}",
        kicker=f"</style>{SCRIPT}",
        deck=f'" onload="alert(1)" {SCRIPT}',
        column=SCRIPT,
        page=SCRIPT,
        bylines=(bad, *ARTICLE.bylines),
        dateline=Dateline(SCRIPT, SCRIPT, SCRIPT, 1, 1, "讯"),
    )
    digest = Digest((f"{SCRIPT}]]>-->", HOSTILE), (SCRIPT, LONG_WORD), "1")
    first = replace(KEPT, article=article, digest=digest, paper=SCRIPT)
    long = make_kept(8, LONG_HEADLINE, kicker=LONG_WORD, deck=LONG_WORD * 2)
    word = make_kept(9, LONG_WORD, column=LONG_WORD, bylines=(Byline(LONG_WORD, "记者"), Byline("孙庆辉", LONG_WORD)))
    return make_document(first, long, word, rises=(Rise(SCRIPT, 3, 0.5), Rise(LONG_WORD, 2, 0.1)), weeks=4)
