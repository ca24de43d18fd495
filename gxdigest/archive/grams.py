"""Printed text in, what the index compares out: folded text, pairs of characters, and where a find stands in print.

Both sides of a search go through `fold`. A run is one printed value (a paragraph, a name); its index terms are its
overlapping pairs and its last character alone: 物业公司 gives 物业 业公 公司 司. So two characters or more are
found as a phrase of pairs, one character as the beginning of a term, and no phrase goes on from one run into the next,
because the lone last character stands between. This opens no archive.
"""

import re
from array import array
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from operator import add
from unicodedata import category, normalize

from gxdigest.archive.simplified import SIMPLIFIED

Span = tuple[int, int]

_UNSEEN_ONES = (
    r"\s"  # white space: 王　伟 is 王伟, and a broken line is no border
    r"\x00-\x1f\x7f-\x9f"  # control characters
    r"\u00ad\u034f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"  # soft hyphen, zero width, turns of direction
    r"\u180b-\u180f\ufe00-\ufe0f\U000e0000-\U000e0fff"  # variation selectors and tags
    r"\ue000-\uf8ff\U000f0000-\U0010fffd"  # private use: a page maker's own glyphs, which nobody can type
)
_UNSEEN = re.compile(f"[{_UNSEEN_ONES}]+")
# Each character folds to one: itself, its simplified form or, if it is of full width or a capital, an ASCII one.
_PLACED = r"!-~·—‘-‟、-〃〇-】〔-〛！-～一-\u9fff"
_KEEPS_PLACES = re.compile(f"[{_PLACED}]*")
_FOLDS_ONE_BY_ONE = re.compile(f"[{_PLACED}{_UNSEEN_ONES}]*")
_ASCII = re.compile(r"[\x00-\x7f]")
_SURROGATE = re.compile("[\ud800-\udfff]")

# FTS5's `ascii` tokenizer takes every character beyond ASCII for a part of a word, and splits at ASCII punctuation.
# Folded text holds no full-width forms (NFKC), so they are free to stand for ASCII, and nothing is split.
_TO_WIDE = {chr(code): chr(code + 0xFEE0) for code in range(0x21, 0x7F)}
_TO_HALF = {wide: half for half, wide in _TO_WIDE.items()}
_HALF = re.compile(r"[!-~]")
_WIDE = re.compile(r"[！-～]")

# What can be written in GB2312 is simplified, but for these. To ask is six times faster than to translate.
_NOT_SIMPLIFIED = re.compile("[乾吒夥後徵捱摺於榘甯菸薹醣麴麽]")


def scrub(text: str) -> str:
    r"""Put U+FFFD in the place of halves of surrogate pairs, which no UTF-8 file can hold; offsets stay as they are.

    >>> scrub("甲\ud800乙")
    '甲�乙'
    """
    try:
        text.encode()  # half the time of a look at every character
    except UnicodeEncodeError:
        return _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)
    return text


def fold(text: str) -> str:
    """Make alike what readers take for the same: widths, cases, blanks, what is not seen at all, 國 and 国.

    >>> fold("王　伟"), fold("ＡＩ＋５Ｇ"), fold("４８ 万元，"), fold("聯合國")
    ('王伟', 'ai+5g', '48万元,', '联合国')
    """
    # NFKC does this too, at ten times the cost.
    narrow = _WIDE.sub(lambda match: _TO_HALF[match[0]], _UNSEEN.sub("", scrub(text)))
    folded = normalize("NFKC", narrow).lower()
    folded = normalize("NFKC", _UNSEEN.sub("", folded))  # ¨ is a blank and a combining mark to NFKC
    # The only letter whose lower case hangs on its neighbours is made one with its twin.
    folded = folded.replace("ς", "σ")
    return folded if _is_simplified(folded) else folded.translate(SIMPLIFIED)


def cut_terms(text: str, mark: str = "") -> str:
    """Fold one run and cut it into index terms: its pairs, and its last character alone; `mark` opens each.

    >>> cut_terms("物业公司"), cut_terms("5Ｇ")
    ('物业 业公 公司 司', '５ｇ ｇ')
    """
    wide = _fold_wide(text)
    if mark or not wide:
        return mark + f" {mark}".join([*map(add, wide, wide[1:]), wide[-1]]) if wide else ""
    # The same for whole texts, four times faster: 物 业 _ 业 公 _ 公 司 _ 司, every third place filled at once.
    codes = array("I", wide.encode("utf-32-le"))
    terms = array("I", " ".encode("utf-32-le")) * (3 * len(codes) - 2)
    terms[::3], terms[1::3] = codes, codes[1:]
    return terms.tobytes().decode("utf-32-le")


def _fold_wide(text: str) -> str:
    """Fold a text and put full-width forms in the place of ASCII."""
    if not _KEEPS_PLACES.fullmatch(text):
        return _widen(fold(text))
    # Most texts: their full-width marks would be made half-width and full-width again.
    wide = _widen(text.lower())
    return wide if _is_simplified(wide) else wide.translate(SIMPLIFIED)


def _widen(folded: str) -> str:
    """Put full-width forms in the place of ASCII."""
    return _HALF.sub(lambda match: _TO_WIDE[match[0]], folded)


def _is_simplified(text: str) -> bool:
    """Tell quickly that a text has no traditional character; False where it might have one."""
    try:
        text.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return not _NOT_SIMPLIFIED.search(text)


def match_word(word: str, mark: str = "") -> str:
    """Ask FTS5 for two characters or more as a phrase of pairs, for one as what a term begins with.

    >>> match_word("物业公司"), match_word("局"), match_word('*"')
    ('"物业 业公 公司"', '"局" *', '"＊＂"')
    """
    wide = _widen(word)
    pairs = f" {mark}".join(map(add, wide, wide[1:])) if len(wide) > 1 else wide
    return f'"{mark}{pairs}"' if len(wide) > 1 else f'"{mark}{pairs}" *'


def find_spans(text: str, words: tuple[str, ...]) -> list[tuple[int, int, int]]:
    """Find where folded words stand in a printed text: start, end and which word, in the order of the text.

    >>> find_spans("区里的 红 色物业", ("红色", "物业"))
    [(4, 7, 0), (7, 9, 1)]
    """
    if not words:
        return []
    if (spellings := _spell(words)) and _FOLDS_ONE_BY_ONE.fullmatch(text):
        return _find_spelled(text, spellings)
    folded = fold(text)
    found = [(*span, i) for i, word in enumerate(words) for span in _find_all(folded, word)]
    if not found or _KEEPS_PLACES.fullmatch(text):
        return sorted(found)
    places = _find_places(text)
    return sorted((places[start][0], places[end - 1][1], i) for start, end, i in found)


def find_all_spans(texts: Sequence[str], words: tuple[str, ...]) -> list[list[tuple[int, int, int]]]:
    """Find where folded words stand in each of several texts, by one look at all where nothing need be folded.

    >>> find_all_spans(["红色物业", "路灯", "物业"], ("物业",))
    [[(2, 4, 0)], [], [(0, 2, 0)]]
    """
    # Words with ASCII are not spelled, so none runs on over a sign of ASCII from one text into the next.
    whole = "|".join(texts)
    if not (spellings := _spell(words)) or not _FOLDS_ONE_BY_ONE.fullmatch(whole):
        return [find_spans(text, words) for text in texts]
    found: list[list[tuple[int, int, int]]] = [[] for _ in texts]
    number, first, last = 0, 0, len(texts[0]) if texts else 0
    for start, end, word in _find_spelled(whole, spellings):
        while start > last:
            number += 1
            first = last + 1
            last = first + len(texts[number])
        found[number].append((start - first, end - first, word))
    return found


def merge_spans(spans: Iterable[tuple[int, int, int]]) -> tuple[Span, ...]:
    """Make one mark of finds that overlap.

    >>> merge_spans([(0, 2, 0), (1, 3, 0), (3, 5, 1)])
    ((0, 3), (3, 5))
    """
    marks: list[Span] = []
    for start, end, _ in spans:
        if marks and start < marks[-1][1]:
            marks[-1] = marks[-1][0], max(end, marks[-1][1])
        else:
            marks.append((start, end))
    return tuple(marks)


def _find_spelled(text: str, spellings: Sequence[re.Pattern[str]]) -> list[tuple[int, int, int]]:
    """Find every word wherever it begins."""
    found = []
    for i, spelling in enumerate(spellings):
        match = spelling.search(text)
        while match:
            found.append((*match.span(), i))
            match = spelling.search(text, match.start() + 1)
    return sorted(found)


def _find_all(folded: str, word: str) -> Iterable[Span]:
    """Find a word wherever it begins, within its own last find too: 哈哈 stands twice in 哈哈哈."""
    start = folded.find(word)
    while start >= 0:
        yield start, start + len(word)
        start = folded.find(word, start + 1)


@lru_cache(maxsize=256)
def _spell(words: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    """Match folded words in simplified, traditional or mixed characters, over what is not seen.

    None where one has ASCII, which has widths.

    >>> _spell(("国家", "路灯"))[0].findall("国家、國　家"), _spell(("国家", "5g"))
    (['国家', '國\u3000家'], ())
    """
    if _ASCII.search("".join(words)):
        return ()
    spellings = _list_spellings()
    classes = ([f"[{spellings[one]}]" if one in spellings else re.escape(one) for one in word] for word in words)
    return tuple(re.compile(f"[{_UNSEEN_ONES}]*".join(some)) for some in classes)


@cache
def _list_spellings() -> dict[str, str]:
    """List for each simplified character itself and what is folded to it."""
    spellings: dict[str, str] = {}
    for code, simplified in SIMPLIFIED.items():
        spellings[simplified] = spellings.get(simplified, simplified) + chr(code)
    return spellings


def _find_places(text: str) -> Sequence[Span]:
    """Give for each folded character the stretch of print from which it came."""
    places: list[Span] = []
    done = 0
    for run in _KEEPS_PLACES.finditer(text):
        # Marks may follow the last of a run and make one with it.
        first, last = run.start(), run.end() - 1
        if first < last:
            places += _find_cluster_places(text[done:first], done)
            places += zip(range(first, last), range(first + 1, last + 1), strict=True)
            done = last
    return places + _find_cluster_places(text[done:], done)


def _find_cluster_places(text: str, at: int) -> list[Span]:
    """Do the same for a part of a text, which begins `at`, looking at each character."""
    places: list[Span] = []
    for start, end in _split_clusters(text):
        cluster = text[start:end]
        folded = _fold_one(cluster) if len(cluster) == 1 else fold(cluster)
        places += [(at + start, at + end)] * len(folded)
    return places


def _split_clusters(text: str) -> Iterable[Span]:
    """Split where folding the parts is folding the whole: letter and marks stay together, the unseen is left out."""
    start = end = 0
    for i, character in enumerate(text):
        folded = _fold_one(character)
        if folded and not (end and _joins_the_one_before(folded[0])):
            if end:
                yield start, end
            start = i
        if folded:
            end = i + 1
    if end:
        yield start, end


def _joins_the_one_before(folded: str) -> bool:
    """Tell what NFKC may put together with the character before: marks, and the vowels and finals of Korean."""
    return category(folded).startswith("M") or "\u1160" <= folded <= "\u11ff"


@lru_cache(maxsize=8192)
def _fold_one(character: str) -> str:
    return fold(character)
