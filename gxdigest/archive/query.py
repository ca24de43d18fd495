"""A query as typed -> what is asked: a tree of frozen dataclasses.

In: text. Out: a `Query`, or a `UsageError` that says where the text cannot be read and how to write it. Words side by
side must all be there; `OR` between two words asks for either and binds closer than the blank, as in the search
fields of the web: 路灯 小区 OR 街道 is 路灯 and one of the other two. `-` before a word means it must not be there,
`"…"` is one word whatever stands in it, and `headline:`, `byline:`, `paper:`, `place:` say where a word must stand.
Everything else means itself. This asks no archive.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, NoReturn, get_args

from gxdigest.archive.grams import fold
from gxdigest.errors import UsageError

Place = Literal["headline", "byline", "paper", "place"]
PLACES: tuple[Place, ...] = get_args(Place)
ABOUT: frozenset[str] = frozenset({"paper", "place"})
"""What is said of an article and is no part of its text; found only where it is asked for by name."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word, folded, and where it must stand; anywhere in the text unless that is said."""

    text: str
    place: Place | None = None
    typed: str = field(default="", compare=False)
    """As it was typed, place and quotes included."""


@dataclass(frozen=True, slots=True)
class Either:
    """Words of which one must be there."""

    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked: each of the wanted, none of the unwanted."""

    wanted: tuple[Either, ...]
    unwanted: tuple[Term, ...] = ()

    @property
    def terms(self) -> tuple[Term, ...]:
        """All words that may be found, each once."""
        return tuple(dict.fromkeys(term for either in self.wanted for term in either.terms))


class _Token(NamedTuple):
    """A word or an OR, and where it was typed."""

    at: int
    """From 1."""
    typed: str
    term: Term | None
    """None is OR."""
    unwanted: bool = False


_TOKEN = re.compile(
    rf"""(?P<minus>-(?=\S))?              # a lone - means itself
    (?:(?P<place>{"|".join(PLACES)}):)?
    (?:"(?P<quoted>[^"]*)"|(?P<plain>[^\s"]+)|(?P<nothing>(?<=[:-])))""",
    re.VERBOSE,
)


def read_query(text: str) -> Query:
    """Read what was typed.

    >>> read_query('红色物业 路灯 OR "路 牌" -停电').unwanted
    (Term(text='停电', place=None, typed='停电'),)
    >>> [[term.text for term in either.terms] for either in read_query('红色物业 路灯 OR "路 牌" -停电').wanted]
    [['红色物业'], ['路灯', '路牌']]
    """
    tokens = _split(text)
    wanted = [Either(tuple(dict.fromkeys(terms))) for terms in _join_alternatives(text, tokens)]
    unwanted = [token.term for token in tokens if token.unwanted and token.term]
    if not wanted and unwanted:
        _refuse(
            text,
            "says only what must not be there",
            f'add a word that must: 物业 {text.strip()}, or quote what begins with -: "-1"',
        )
    if not wanted:
        _refuse(text, "holds no character to search for", 'write words such as 物业 or "红色 物业"')
    return Query(tuple(dict.fromkeys(wanted)), tuple(dict.fromkeys(unwanted)))


def holds(query: Query, values: Mapping[str, Collection[str]]) -> bool:
    """Tell whether an article answers, from its folded values alone: what search promises, said without an index.

    >>> holds(read_query("路灯 -headline:物业"), {"headline": ["物业"], "paragraph": ["路灯亮了"]})
    False
    """
    every = all(any(_stands(term, values) for term in either.terms) for either in query.wanted)
    return every and not any(_stands(term, values) for term in query.unwanted)


def _stands(term: Term, values: Mapping[str, Collection[str]]) -> bool:
    """Tell whether a word stands in one of the values that may hold it."""
    places: Iterable[str] = [term.place] if term.place else values.keys() - ABOUT
    return any(term.text in value for place in places for value in values.get(place, ()))


def _split(text: str) -> list[_Token]:
    """Split into words and ORs; what folds to nothing is left away."""
    if text.count('"') % 2:
        place = text.rindex('"') + 1
        raise UsageError(
            f"the quote at character {place} of the query {text!r} is not closed; "
            "close it, or write ＂ to search for a quote"
        )
    tokens = (_read_token(text, match) for match in _TOKEN.finditer(text))
    return [token for token in tokens if token.term is None or token.term.text]


def _read_token(text: str, match: re.Match[str]) -> _Token:
    """Read one word with its signs."""
    at, typed = match.start() + 1, match[0]
    if typed == "OR":
        return _Token(at, typed, None)
    place: Place | None = next((place for place in PLACES if place == match["place"]), None)
    folded = fold(match["plain"] or match["quoted"] or "")
    if place and not folded:
        _refuse(text, f"has no word after {place}: at character {at}", f'write {place}:物业 or "{place}:"')
    unwanted = match["minus"] is not None
    return _Token(at, typed, Term(folded, place, typed.removeprefix("-") if unwanted else typed), unwanted)


def _join_alternatives(text: str, tokens: list[_Token]) -> list[list[Term]]:
    """Put words joined by OR together; others stand alone."""
    groups: list[list[Term]] = []
    for i, token in enumerate(tokens):
        if token.term is None:
            for side, beside in (("before", tokens[:i][-1:]), ("after", tokens[i + 1 :][:1])):
                if not beside or beside[0].term is None or beside[0].unwanted:
                    _refuse_or(text, token, side)
        elif token.unwanted:
            continue
        elif i and tokens[i - 1].term is None:
            groups[-1].append(token.term)
        else:
            groups.append([token.term])
    return groups


def _refuse_or(text: str, token: _Token, side: str) -> NoReturn:
    """Refuse an OR that has not a word on either side."""
    _refuse(
        text,
        f"needs a word {side} the OR at character {token.at}, and none with -",
        'write 路灯 OR 路牌, or "OR" to search for these letters',
    )


def _refuse(text: str, what: str, advice: str) -> NoReturn:
    """Say where the query cannot be read and how to write it."""
    raise UsageError(f"the query {text!r} {what}; {advice}")
