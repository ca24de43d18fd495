"""Printed numerals -> numbers: 150万, 1,500, 三千二百, 2亿3000万. What is no whole numeral is None, never a guess."""

import re
from decimal import Decimal

WIDE = str.maketrans("０１２３４５６７８９．％〇", "0123456789.%零")
"""Other forms of figures and their marks, each as long as its twin."""
_DIGITS = {character: i for i, character in enumerate("零一二三四五六七八九")} | {"两": 2}
_PLACES = {"百": 100, "千": 1000, "万": 10**4, "亿": 10**8}

_FIGURES = re.compile(r"(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?P<place>[百千]?)")
_D = "[一二两三四五六七八九]"
_HANZI = re.compile(
    rf"(?:(?P<thousands>{_D})千)?(?:零?(?P<hundreds>{_D})百)?(?P<tens>零?{_D}?十)?(?P<zero>零)?(?P<ones>{_D})?"
)


def read_numeral(printed: str) -> Decimal | None:
    """Read a numeral; a last digit without a place is of the place below, as people say it.

    >>> read_numeral("三千二百"), read_numeral("2亿3000万"), read_numeral("1,500.5"), read_numeral("两万五")
    (Decimal('3200'), Decimal('230000000'), Decimal('1500.5'), Decimal('25000'))
    >>> read_numeral("1.5万亿"), read_numeral("一百零八"), read_numeral("十四五"), read_numeral("二〇二五")
    (Decimal('1500000000000.0'), Decimal('108'), None, None)
    """
    printed = printed.translate(WIDE)
    for place in "亿万":
        high, found, low = printed.rpartition(place)
        if found:
            whole, rest = read_numeral(high), _read_rest(low, _PLACES[place])
            return None if whole is None or rest is None else whole * _PLACES[place] + rest
    if match := _FIGURES.fullmatch(printed):
        return Decimal(match["number"].replace(",", "")) * _PLACES.get(match["place"], 1)
    return _read_hanzi(printed)


def _read_rest(printed: str, place: int) -> Decimal | None:
    """Read what stands behind 万 or 亿."""
    if len(printed) == 1 and _DIGITS.get(printed):
        return Decimal(_DIGITS[printed] * place // 10)
    rest = read_numeral(printed.removeprefix("零")) if printed else Decimal(0)
    return rest if rest is not None and rest < place else None


def _read_hanzi(printed: str) -> Decimal | None:
    """Read a numeral in hanzi below 万."""
    match = _HANZI.fullmatch(printed)
    if match is None or not printed.strip("零"):
        return None
    thousands, hundreds, tens, zero, ones = (match[name] for name in ("thousands", "hundreds", "tens", "zero", "ones"))
    if zero and not (ones and (thousands or hundreds)):
        return None
    places = [(thousands, 1000), (hundreds, 100), ((tens or "").strip("零").replace("十", "") or (tens and "一"), 10)]
    whole = sum(_DIGITS[digit] * place for digit, place in places if digit)
    if not ones:
        return Decimal(whole)
    is_short = not zero and tens is None
    return Decimal(whole + _DIGITS[ones] * (10 if is_short and hundreds else 100 if is_short and thousands else 1))
