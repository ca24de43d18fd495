"""Labelled lines -> articles: titles and broken lines joined, datelines and bylines taken out, every character kept.

Nothing is decided here about what a line is; a line whose words do not read as its label says stays in the text as it
stands.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from gxdigest.model.article import Article, Byline, Dateline, Subhead
from gxdigest.model.text import PieceKind
from gxdigest.reading import rules
from gxdigest.reading.bylines import read_bylines, read_lone_byline
from gxdigest.reading.credits import read_credits, read_last_credit
from gxdigest.reading.leads import read_lead, read_report
from gxdigest.reading.lines import BLANKS, Look, fold, see, widen
from gxdigest.reading.pieces import split_pieces

_STARTS = ("kicker", "headline", "opening")
_BRACKET = re.compile(r" *\(([^()]{1,60})\) *")
_PEN = re.compile(rf" *(?P<role>{rules.ROLE.pattern.pattern})(?P<name>[{rules.HAN}]{{2,4}}) *$")
_ITEM_TAIL = re.compile(r"(?<=[。!?”’…]) *(\([^()]{2,40}\))$")
_PHOTO = re.compile(rf"[{rules.HAN}] *摄(?:\([^()]{{2,14}}\))?[)。]?$")
_SHOWS = re.compile(r"(?:[上下左右]?图[为①②③④:]|▲)")
_NOTE = re.compile("参与|综合|采访")
"""What a note in brackets says of those who helped; the people of the byline stand elsewhere."""
_ASKS = re.compile(rf"[{rules.HAN}]{{0,4}}问 ?:")
"""Who asks in a talk or a letter signs nothing."""
_ORDINAL = re.compile(r"[(]?(?:[一二三四五六七八九十]|\d{1,2})[)、.]?$")
_WHOLE_BRACKET = re.compile(r"(\([^()]{2,60}\))$")
_LATIN = re.compile(r"[A-Za-z]")
_NO_OUTLETS = frozenset({"好", "最新", "据", "有", "坏", "综合", "专题", "相关", "连续"})
_MEDIUM = re.compile("(?:报|网|在线|发布|新闻|客户端|融媒体?|传媒)$")
SUBHEAD_WIDTH = 26
"""Full-width characters; the longest subheads of the pages read are 24."""


@dataclass(frozen=True, slots=True)
class Run:
    """Joined text that still knows where each of its characters stood; -1 for a blank that was put in."""

    text: str
    at: tuple[int, ...]
    plain: str
    """Folded, character for character."""

    def cut(self, start: int, end: int | None = None) -> "Run":
        """Return the part from `start` to `end`, blanks at both ends taken off."""
        part, at = self.text[start:end], self.at[start:end]
        lead = len(part) - len(part.lstrip(BLANKS))
        kept = part.strip(BLANKS)
        return Run(kept, at[lead : lead + len(kept)], self.plain[start:end][lead : lead + len(kept)])

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where the part from `start` to `end` stands in the raw text."""
        return self.at[start], self.at[end - 1] + 1


@dataclass(slots=True)
class _Draft:
    """An article in the making."""

    titles: dict[str, list[Run]] = field(default_factory=dict)
    paragraphs: list[Run] = field(default_factory=list)
    subheads: list[Run] = field(default_factory=list)
    captions: list[Run] = field(default_factory=list)
    bylines: list[Byline] = field(default_factory=list)
    dateline: Dateline | None = None
    cuts: list[tuple[PieceKind, int, int]] = field(default_factory=list)


def split_articles(labels: Sequence[str]) -> list[tuple[int, int]]:
    """Return first and one past the last index of the lines of each article; furniture lies between them.

    >>> split_articles(["furniture", "kicker", "headline", "opening", "closing", "headline", "opening"])
    [(1, 5), (5, 7)]
    """
    spans: list[tuple[int, int]] = []
    start = None
    for i, label in enumerate((*labels, "furniture")):
        begins = label in _STARTS and not (start is not None and _goes_on(labels[start:i], label))
        if start is not None and (label == "furniture" or begins):
            if any(kind in ("opening", "paragraph") for kind in labels[start:i]):
                spans.append((start, i))
            start = None
        if begins and start is None:
            start = i
    return spans


def _goes_on(before: Sequence[str], label: str) -> bool:
    """Tell whether a label that can begin an article belongs to the one that has begun."""
    if label == "headline":
        return all(kind.startswith("kicker") for kind in before)
    return label == "opening" and "opening" not in before


def read_article(
    text: str, looks: Sequence[Look], labels: Sequence[str], *, position: int, page: str | None
) -> Article:
    """Return the article that these lines make."""
    draft = _Draft()
    labels = _head_parts(looks, labels)
    for label, run in _join_lines(text, looks, labels):
        _place(draft, label, run)
    if draft.paragraphs:
        _open(draft)
        _close(draft)
        _part_captions(draft)
        _sign_reports(draft)
    _unmark(draft)
    titles = {name: _join_title(text, runs) for name, runs in draft.titles.items()}
    paragraphs = [run for run in draft.paragraphs if run.text]
    return Article(
        position=position,
        lines=(looks[0].line.number, looks[-1].line.number),
        kicker=titles.get("kicker"),
        headline=titles.get("headline"),
        deck=titles.get("deck"),
        page=page,
        column=_find_column(titles.get("headline")),
        dateline=draft.dateline,
        bylines=once(draft.bylines),
        credits=once(_find_credits(draft)),
        paragraphs=tuple(run.text for run in paragraphs),
        subheads=_find_subheads(paragraphs, draft.subheads),
        captions=tuple(run.text for run in draft.captions),
        pieces=tuple(split_pieces(text, looks, labels, draft.cuts, position)),
    )


def _head_parts(looks: Sequence[Look], labels: Sequence[str]) -> list[str]:
    """Return the labels, a numeral that goes on with a byline told as what it is: 一 over the first part."""
    return [
        "subhead" if _signs_on(before.removesuffix("+"), label) and _ORDINAL.match(look.plain) else label
        for look, label, before in zip(looks, labels, ("", *labels[:-1]), strict=True)
    ]


def _join_lines(text: str, looks: Sequence[Look], labels: Sequence[str]) -> Iterator[tuple[str, Run]]:
    """Yield (label, run) for what belongs together: a paragraph with its further lines, a byline broken over lines."""
    group: list[Look] = []
    name = ""
    for look, label in zip(looks, labels, strict=True):
        if group and not (label == "continued" or _signs_on(name, label)):
            yield from _join_group(text, group, name)
            group = []
        name = name if group else label
        group.append(look)
    if group:
        yield from _join_group(text, group, name)


def _signs_on(name: str, label: str) -> bool:
    return label == "closing" if name == "closing" else name in ("byline", "inserted") and label == name + "+"


def _join_group(text: str, group: Sequence[Look], name: str) -> Iterator[tuple[str, Run]]:
    """Yield a paragraph as one run; what signs line by line if each line does, else joined so that it does as one."""
    if name not in ("byline", "inserted", "closing"):
        yield name, join(text, group)
        return
    lines = [join(text, [look]) for look in group]
    if len(lines) > 1 and not all(map(_is_signature, lines)):
        # A column breaks bylines anywhere: inside a name, in the padding of one, or between two.
        whole = [join(text, group), join(text, group, blank=True)]
        lines = next(([run] for run in whole if _is_signature(run)), lines)
    for run in lines:
        yield name, run


def _is_signature(run: Run) -> bool:
    folded = run.plain
    return read_bylines(folded) is not None or rules.CLOSING_DATELINE.pattern.fullmatch(folded) is not None


def join(text: str, looks: Sequence[Look], *, blank: bool = False) -> Run:
    """Join what is seen of raw lines: hanzi and figures without a blank, two Latin words with one, all if `blank`."""
    words, at = "", []
    for look in looks:
        seen, places = see(text, look.line.start, look.line.end)
        lead = len(seen) - len(seen.lstrip(BLANKS))
        seen = seen.strip(BLANKS)
        if words and (blank or (_LATIN.match(words[-1]) and _LATIN.match(seen[0]))):
            words += " "
            at.append(-1)
        words += seen
        at += places[lead : lead + len(seen)]
    return Run(words, tuple(at), fold(words))


def _place(draft: _Draft, label: str, run: Run) -> None:
    kind = label.removesuffix("+")
    if kind in ("byline", "inserted", "closing") and rules.CREDIT.search(run.plain) and read_bylines(run.plain) is None:
        kind = "caption"
        draft.cuts.append(("caption", *run.span(0, len(run.text))))
    if kind in ("kicker", "headline", "deck"):
        draft.titles.setdefault(kind, []).append(run)
    elif kind == "caption":
        draft.captions.append(run)
    elif kind in ("byline", "inserted"):
        authors = read_bylines(run.plain) or read_lone_byline(run.plain)
        draft.bylines += _as_printed(authors, run.text)
    elif kind == "closing":
        folded = run.plain
        people = read_bylines(folded)
        people = read_lone_byline(folded) or None if people is None else people
        wire = rules.CLOSING_DATELINE.pattern.fullmatch(folded)
        if people is not None:
            draft.bylines += _as_printed(people, run.text)
        elif wire and draft.dateline is None:
            _take_wire(draft, wire, run.text)
        else:
            # Not what it was taken for: better a paragraph too many than words lost.
            draft.paragraphs.append(run)
            draft.cuts.append(("paragraph", *run.span(0, len(run.text))))
            return
        draft.cuts.append(("dateline" if people is None else "byline", *run.span(0, len(run.text))))
    else:
        draft.paragraphs.append(run)
        if kind == "subhead":
            draft.subheads.append(run)


def _as_printed(people: Sequence[Byline], printed: str) -> list[Byline]:
    """Return people with the byline in the characters of the page; folding has changed no length."""
    return [replace(person, text=printed.strip(BLANKS)) for person in people]


def _open(draft: _Draft) -> None:
    """Take the dateline and the bylines on either side of it off the first paragraph."""
    run = draft.paragraphs[0]
    folded = run.plain
    at = 0
    bracket = _BRACKET.match(folded)
    if bracket and rules.DATELINE.pattern.match(folded, bracket.end()):
        at = _take_people(draft, run, bracket, read_bylines(bracket[1]))
    skip = at + len(folded[at:]) - len(folded[at:].lstrip("【[ "))
    wire = rules.DATELINE.pattern.match(folded, skip) or _match_loose(folded, skip, bracketed=skip > at)
    if wire:
        draft.dateline = to_dateline(wire, run.text)
        closed = skip > at and folded[wire.end() : wire.end() + 1] in ("】", "]")
        draft.cuts.append(("dateline", *run.span(at, wire.end() + closed)))
        at = wire.end() + closed
    if match := _BRACKET.match(folded, at):
        at = _take_people(draft, run, match, _read_bracket(match[1], dated=wire is not None))
    elif lead := read_lead(folded, at) or (read_report(folded, at) if wire else None):
        draft.bylines += _as_printed(lead.people, run.text[at : lead.end])
        draft.cuts.append(("byline", *run.span(at + len(folded[at:]) - len(folded[at:].lstrip()), lead.end)))
        at = lead.end
    rest = folded[at:]
    at += len(rest) - len(rest.lstrip(" :,") if wire else rest)
    draft.paragraphs[0] = run.cut(at)


def _read_bracket(inside: str, *, dated: bool) -> tuple[Byline, ...] | None:
    """Read the bracket that opens a text; behind a dateline a pen name without a surname may be glued to its role."""
    people = read_bylines(inside)
    pen = _PEN.match(inside) if people is None and dated else None
    return read_bylines(f"{pen['role']} {pen['name']}") if pen else people


def _take_people(draft: _Draft, run: Run, match: re.Match[str], people: tuple[Byline, ...] | None) -> int:
    """Put what a match names among the bylines, if it is a byline, and return where the rest of the text begins."""
    if people is None:
        return match.start()
    draft.bylines += _as_printed(people, run.text[match.start() : match.end()])
    start = match.start() + len(match[0]) - len(match[0].lstrip())
    draft.cuts.append(("byline", *run.span(start, match.end())))
    return match.end()


def _match_loose(folded: str, start: int, *, bracketed: bool) -> re.Match[str] | None:
    """Return a dateline under a name no rule knows: 讯 or 消息 set off, or 报道 of a medium or before a byline."""
    match = rules.LOOSE_DATELINE.pattern.match(folded, start)
    if not match or bracketed:
        return match
    if match["kind"] != "报道":
        return match if match["outlet"] not in _NO_OUTLETS else None
    bracket = _BRACKET.match(folded, match.end())
    signed = bracket is not None and read_bylines(bracket[1]) is not None
    return match if signed or _MEDIUM.search(match["outlet"]) else None


def _close(draft: _Draft) -> None:
    """Take what is run on after the last sentence off the body: bylines, wire datelines, end marks."""
    at = len(draft.paragraphs) - 1
    for item in range(at):
        _take_item_tail(draft, item)
    # A note in brackets, such as who gave the tip, may stand below the paragraph that is signed.
    if at and _WHOLE_BRACKET.match(draft.paragraphs[at].plain) and not _take_tail(draft, at):
        at -= 1
    _take_tail(draft, at)


def _take_item_tail(draft: _Draft, at: int) -> None:
    """Take a byline in brackets off a paragraph before the last: the items of a box are signed one by one."""
    run = draft.paragraphs[at]
    tail = _ITEM_TAIL.search(run.plain) if not _ASKS.match(run.plain) else None
    people = read_bylines(tail[1]) if tail and not _NOTE.search(tail[1]) else None
    if tail and people:
        _sign(draft, at, tail, people)


def _take_tail(draft: _Draft, at: int) -> bool:
    """Take byline or dateline off the end of one paragraph, and tell whether there was one."""
    run = draft.paragraphs[at]
    folded = run.plain
    end = len(folded)
    if jump := rules.JUMP_TAIL.search(folded):
        draft.cuts.append(("furniture", *run.span(jump.start(), end)))
        end = jump.start()
    if mark := rules.END_MARK.pattern.search(folded, 0, end):
        draft.cuts.append(("furniture", *run.span(mark.start(), end)))
        end = mark.start()
    tail = rules.RUN_ON.pattern.search(folded, 0, end) or _WHOLE_BRACKET.match(folded)
    tail = None if _ASKS.match(folded) else tail
    if tail and not _NOTE.search(tail[1]):
        people = read_bylines(tail[1])
        wire = rules.CLOSING_DATELINE.pattern.fullmatch(tail[1].strip())
        if people is not None:
            _sign(draft, at, tail, people)
            return True
        if wire and draft.dateline is None:
            _take_wire(draft, wire, run.text[tail.start(1) : tail.end()].strip())
            _cut_tail(draft, at, tail, "dateline")
            return True
    draft.paragraphs[at] = run.cut(0, end)
    return False


def _sign(draft: _Draft, at: int, tail: re.Match[str], people: Sequence[Byline]) -> None:
    """Put whom the end of a paragraph names among the bylines."""
    draft.bylines += _as_printed(people, draft.paragraphs[at].text[tail.start(1) : tail.end()])
    _cut_tail(draft, at, tail, "byline")


def _cut_tail(draft: _Draft, at: int, tail: re.Match[str], kind: PieceKind) -> None:
    run = draft.paragraphs[at]
    draft.cuts.append((kind, *run.span(tail.start(1), tail.end())))
    draft.paragraphs[at] = run.cut(0, tail.start())


def _take_wire(draft: _Draft, wire: re.Match[str], printed: str) -> None:
    """Take the dateline that closes an article, and who signs beside it."""
    draft.dateline = to_dateline(wire, printed)
    if wire["signed"] and (people := read_bylines(wire["signed"])):
        draft.bylines += _as_printed(people, printed[slice(*wire.span("signed"))])


def _sign_reports(draft: _Draft) -> None:
    """Add who signs a report among the paragraphs, in the bracket behind its dateline: boxes hold several."""
    for run in draft.paragraphs[1:]:
        folded = run.plain
        wire = rules.DATELINE.pattern.match(folded)
        bracket = _BRACKET.match(folded, wire.end()) if wire else None
        if bracket and (people := read_bylines(bracket[1])):
            draft.bylines += _as_printed(people, run.text[bracket.start(1) : bracket.end(1)])


def _part_captions(draft: _Draft) -> None:
    """Move what a photographer signs among the paragraphs to the captions; the first paragraph is the article's own."""
    kept = draft.paragraphs[:1]
    for run in draft.paragraphs[1:]:
        folded = run.plain
        if len(folded) <= 60 and (_PHOTO.search(folded) or _SHOWS.match(folded)):
            draft.captions.append(run)
            draft.cuts.append(("caption", *run.span(0, len(run.text))))
        else:
            kept.append(run)
    draft.paragraphs = kept


def _find_credits(draft: _Draft) -> list[Byline]:
    """Return whom the captions credit, and the paragraphs that a photographer signs: a picture without an article."""
    captions = [person for run in draft.captions for person in read_credits(run.text)]
    return captions + [person for run in draft.paragraphs for person in read_last_credit(run.text)]


def _unmark(draft: _Draft) -> None:
    """Take 上接 with its page off the titles and off the head of the text."""
    for runs in draft.titles.values():
        runs[:] = [part for run in runs if (part := _cut_mark(draft, run)).text]
    draft.titles = {name: runs for name, runs in draft.titles.items() if runs}
    if draft.paragraphs and rules.CONTINUED_MARK.pattern.match(draft.paragraphs[0].plain):
        draft.paragraphs[0] = _cut_mark(draft, draft.paragraphs[0])


def _cut_mark(draft: _Draft, run: Run) -> Run:
    mark = rules.CONTINUED_MARK.pattern.search(run.plain)
    if not mark or (mark.start() and mark.end() < len(run.text)):
        return run
    draft.cuts.append(("furniture", *run.span(mark.start(), mark.end())))
    return run.cut(mark.end()) if not mark.start() else run.cut(0, mark.start())


def to_dateline(match: re.Match[str], printed: str) -> Dateline:
    """Return what a dateline rule has matched, as printed beside as read."""
    groups = match.groupdict()
    start, end = match.span("text")
    month, day = groups.get("month"), groups.get("day")
    return Dateline(
        text=printed[start:end],
        outlet=(groups["outlet"] or "").removeprefix("据").strip() or None,
        place=groups.get("place"),
        month=int(month) if month else None,
        day=int(day) if day else None,
        kind=groups.get("kind"),
    )


def _join_title(text: str, runs: Sequence[Run]) -> str:
    """Join the lines of one title, as printed; a title that is printed twice is given once."""
    runs = [run for run in runs if run.text]
    half = len(runs) // 2
    if len(runs) > 1 and [run.text for run in runs[:half]] == [run.text for run in runs[half:]]:
        runs = runs[:half]
    return "".join(widen(text, run.at[0], run.at[-1] + 1) for run in runs)


def _find_column(headline: str | None) -> str | None:
    match = rules.COLUMN_TAIL.search(fold(see(headline, 0, len(headline))[0])) if headline else None
    return match["column"].strip() if match else None


def _find_subheads(paragraphs: Sequence[Run], named: Sequence[Run]) -> tuple[Subhead, ...]:
    """Return the paragraphs that were labelled as subheads or say so by their brackets."""
    starts = {run.at[0] for run in named}
    return tuple(
        Subhead(i, run.text)
        for i, run in enumerate(paragraphs)
        if run.at[0] in starts or rules.BRACKET_SUBHEAD.pattern.match(run.plain)
    )


def once(bylines: Sequence[Byline]) -> tuple[Byline, ...]:
    """Return every person once, the first mention: a byline under the headline is often repeated in the bracket."""
    return tuple({(person.name, person.outlet): person for person in reversed(bylines)}.values())[::-1]
