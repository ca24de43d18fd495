"""Gold issues: raw texts with their true readings, and the true label of each of their lines.

A gold issue is NAME.txt beside NAME.gold.json, a reading corrected by hand. Only `learn` uses this.
"""

import json
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gxdigest.errors import InputError
from gxdigest.reading import rules
from gxdigest.reading.bylines import read_bylines, read_lone_byline
from gxdigest.reading.lines import Look, fold
from gxdigest.reading.starts import is_brief


@dataclass(frozen=True, slots=True)
class Gold:
    """A gold issue: a raw text and its true reading."""

    name: str
    day: str
    """The newspaper day its words are from: one day stays in one fold, for the same articles recur in other layouts."""
    layout: str
    text: str
    articles: list[dict[str, Any]]


def read_gold(folders: Iterable[Path]) -> list[Gold]:
    """Return the gold issues of folders, by name; InputError where one cannot be read or none is there."""
    found = []
    for folder in folders:
        for path in sorted(folder.glob("*.gold.json")):
            raw = path.with_name(path.name.replace(".gold.json", ".txt"))
            try:
                gold, text = json.loads(path.read_text(encoding="utf-8")), raw.read_text(encoding="utf-8")
                found.append(
                    Gold(
                        raw.name,
                        gold.get("day") or gold.get("date") or raw.name,
                        gold.get("layout") or "all",
                        text,
                        gold["articles"],
                    )
                )
            except (OSError, ValueError, LookupError, TypeError, AttributeError) as error:
                raise InputError(
                    f"{path}: not a gold reading ({error}); write one with: gxdigest read FILE --gold"
                ) from error
    if not found:
        raise InputError("no *.gold.json in the folders named; write one with: gxdigest read FILE --gold")
    return found


_CAPTION_ENDS = re.compile(r"(?:[摄图供发。]|提供|中国|视觉|资料)[)]?$")


def label_gold(looks: Sequence[Look], articles: Sequence[dict[str, Any]]) -> list[str]:
    """Return the true label of every line that is not blank, from a gold reading.

    Gold gives the words of titles and paragraphs with broken lines mended, datelines and bylines taken out; so the raw
    lines of an article are walked beside its words, and what the words lack is a dateline or a byline.
    """
    labels = ["furniture"] * len(looks)
    for article in articles:
        first, last = article["lines"]
        span = [i for i, look in enumerate(looks) if first <= look.line.number <= last]
        plains = [looks[i].plain for i in span]
        for i, label in zip(span, _label_article(plains, article), strict=True):
            labels[i] = label
    _open_boxes(looks, labels)
    _name_subheads(looks, labels)
    return labels


def _name_subheads(looks: Sequence[Look], labels: list[str]) -> None:
    """Tell subheads from paragraphs, which gold does not: one or two short lines without an end mark over prose.

    More of them are a list or a poem. A byline under a subhead signs the piece below it: gold has it among the
    paragraphs.
    """
    run = 0
    for i, look in enumerate(looks):
        signed = labels[i] == "paragraph" and bool(read_bylines(look.plain, bare=False))
        if labels[i] == "paragraph" and not signed and is_brief(look):
            run += 1
            continue
        below = i + 1 if signed else i  # the prose that the short lines stand over
        if 1 <= run <= 2 and below < len(looks) and labels[below] == "paragraph":
            labels[i - run : i] = ["subhead"] * run
            labels[i] = "inserted" if signed else labels[i]
        run = 0


def _open_boxes(looks: Sequence[Look], labels: list[str]) -> None:
    """Take the items of a box of short reports, each with its own title and dateline, for the articles that they are.

    Gold counts such a box as one article; learned so, a dateline would be worth less everywhere.
    """
    for i, look in enumerate(looks[1:], 1):
        titled = labels[i - 1] == "paragraph" and looks[i - 1].width <= 40 and looks[i - 1].plain[-1] not in "。!?"
        if titled and labels[i] == "paragraph" and rules.DATELINE.pattern.match(look.plain):
            labels[i - 1], labels[i] = "headline", "opening"


def _label_article(plains: Sequence[str], article: dict[str, Any]) -> list[str]:
    labels: list[str] = []
    words = [squeeze(plain) for plain in plains]
    for field in ("kicker", "headline", "deck"):
        rest = squeeze(article.get(field) or "")
        label = field
        while rest and len(labels) < len(words):
            labels.append(label)
            rest = rest.removeprefix(words[len(labels) - 1])
            label = field + "+"
        # A headline may be printed twice, as title of the page and of the article.
        if label.endswith("+") and len(labels) < len(words) and words[len(labels)] == squeeze(article[field]):
            labels.append(label)
    return labels + _label_body(plains[len(labels) :], article)


def _label_body(plains: Sequence[str], article: dict[str, Any]) -> list[str]:
    words = [squeeze(plain) for plain in plains]
    raw = "".join(words)
    paragraphs = [squeeze(text) for text in article["paragraphs"]]
    gold = "".join(paragraphs)
    starts, at = {}, 0
    for number, text in enumerate(paragraphs):
        starts[at] = number
        at += len(text)
    place = _align(raw, gold)
    dateline = raw.find(squeeze(article.get("dateline") or "\0"))
    labels, at = [], 0
    for word in words:
        span = range(at, at + len(word))
        at += len(word)
        begun = [starts[g] for g in (place[r] for r in span) if g in starts]
        held = [place[r] for r in span if place[r] >= 0]
        opens = dateline in span and "opening" not in labels and (not held or held[0] == 0)
        if opens or (begun and begun[0] == 0 and "opening" not in labels):
            labels.append("opening")
        elif begun and held[0] in starts and held[0] > 0:
            labels.append("paragraph")
        elif held:
            labels.append("continued")
        elif "opening" in labels and not any(p >= 0 for p in place[: span.start]):
            labels.append("continued")  # a dateline or its bracket broken over lines
        else:
            labels.append("byline")
    return _name_ends(labels, plains)


def _name_ends(labels: list[str], plains: Sequence[str]) -> list[str]:
    """Tell apart what follows the body: closing bylines and datelines, captions and their further lines."""
    end = len(labels)
    while end > 1 and labels[end - 1] == "byline":
        end -= 1
    for i in range(end, len(labels)):
        if _signs(plains[i]):
            labels[i] = "closing"
        elif i == end and _is_open(plains[i - 1]):
            labels[i] = "continued"  # the bracket of a byline, broken over lines
        elif labels[i - 1] in ("caption", "continued") and i > end and not _CAPTION_ENDS.search(plains[i - 1]):
            labels[i] = "continued"
        elif labels[i - 1] == "closing" and i > end and _is_open(plains[i - 1]):
            labels[i] = "closing"
        else:
            labels[i] = "caption"
    inserted = False
    for i, label in enumerate(labels):
        if label == "byline":
            name = "inserted" if inserted else "byline"
            labels[i] = name + "+" if i and labels[i - 1].startswith(name) else name
        inserted = inserted or label == "opening"
    return labels


def _is_open(plain: str) -> bool:
    return plain.count("(") > plain.count(")")


def _signs(plain: str) -> bool:
    """Tell whether a line after the last word of a body is a byline or a dateline rather than a caption."""
    if rules.CLOSING_DATELINE.search(plain):
        return len(plain) <= 30
    people = read_bylines(plain.strip("(") if _is_open(plain) else plain)
    return (people is not None or bool(read_lone_byline(plain))) and not rules.CREDIT.search(plain)


def _align(raw: str, gold: str) -> list[int]:
    """Return for every character of `raw` its place in `gold`, or -1 where gold lacks it."""
    place, r, g = [-1] * len(raw), 0, 0
    while r < len(raw) and g < len(gold):
        if raw[r] == gold[g]:
            place[r] = g
            r, g = r + 1, g + 1
            continue
        found = raw.find(gold[g : g + 12], r)
        if found < 0:
            found = raw.find(gold[g : g + 4], r)
        if found < 0:
            g += 1  # a word of gold that the raw text lacks
        else:
            r = found
    return place


def squeeze(text: str) -> str:
    """Return a text as readings are compared: folded, without blanks."""
    return "".join(unicodedata.normalize("NFKC", fold(text)).split())
