"""The only door to the word cutters: text goes in, its words come out, the same ones whichever cutter is installed.

`cut` uses rjieba where its wheel is installed and jieba elsewhere; `idf` looks words up in the table that jieba ships.
Importing this module loads neither, and nothing here logs, warns, or writes a file. It does not judge words.

Both cutters find the best path through jieba's dictionary. They differ in two things, so this door hands them neither:

- what is not Chinese: rjieba keeps `5G-A` and `people.cn` whole, jieba takes them apart. Runs of letters and digits are
  split off here, by one pattern, and a cutter only ever sees runs of Chinese characters and marks;
- words outside the dictionary: both guess them with the same hidden Markov model, but rjieba keeps its probabilities
  in fewer digits, so that a near tie can fall the other way (活动常在乡 was the one of 221,185 different runs in the
  corpora where it did). The guess is switched off; new words and names show themselves by standing side by side again
  and again, which is the business of `digest.keywords`.

Without both, the cutters agreed on every one of these runs.
"""

import re
import warnings
from collections.abc import Callable
from functools import cache, lru_cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from gxdigest.errors import InputError

Cutter = Callable[[str], list[str]]

# Chinese for the cutter: the range that both take for Chinese, and the marks inside a sentence, each a word of its own
# to both. To call a cutter costs as much as to cut six characters.
_CHINESE = re.compile(r"([一-鿕、，：“”‘’（）《》…—·]+)")
# Between it: letters and digits with the marks that stand inside 3.5, 5G-A, people.cn or 30%; blanks; any other
# character alone.
_OTHER = re.compile(r"[A-Za-z0-9À-ɏＡ-Ｚａ-ｚ０-９]+(?:[.\-_&+@'][A-Za-z0-9À-ɏ]+)*%?|\s+|(?s:.)")

MEDIAN_IDF = 11.9547675029
"""Of jieba's table (270,132 words, jieba 0.42.1): what a word that is not in it counts, as in jieba itself."""


NO_WORDS: frozenset[str] = frozenset()


def cut(text: str, own: frozenset[str] = NO_WORDS) -> list[str]:
    """Cut a text into its words; joined, they are the text again. `own` words are cut whole, the longest first.

    >>> cut("高新区召开5G-A部署会")
    ['高新区', '召开', '5G-A', '部署', '会']
    >>> cut("高新区召开5G-A部署会", frozenset({"5G-A部署会"}))
    ['高新区', '召开', '5G-A部署会']
    """
    return cut_with(_find_cutter(), text, own)


def cut_with(cutter: Cutter, text: str, own: frozenset[str] = NO_WORDS) -> list[str]:
    """Cut with a cutter of Chinese runs; everything else is split here, so that no cutter's habits show.

    The user's words never reach the cutter, so that both cutters keep them alike.
    """
    if own:
        stretches = _find_own(own).split(text)
        # Every second stretch is one of the words that were split at.
        return [
            word for i, stretch in enumerate(stretches) for word in ([stretch] if i % 2 else cut_with(cutter, stretch))
        ]
    # Every second part is Chinese; between two there is a single mark more often than not.
    parts = iter(_CHINESE.split(text))
    words = _OTHER.findall(next(parts))
    for chinese, other in zip(parts, parts, strict=True):
        words += cutter(chinese)
        words += other if len(other) < 2 else _OTHER.findall(other)
    return words


def read_words(path: str | Path) -> frozenset[str]:
    """Read a user's own words, one a line in the form of jieba's user dictionary: the word, its frequency, its tag.

    Frequency and tag may be left away and are not used: these words are cut whole however common their parts are.
    Raises InputError where the file cannot be read or a line has another form.
    """
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except OSError as error:
        raise InputError(f"cannot read the words in {path}: {error.strerror}; give --words a text file") from None
    except UnicodeDecodeError as error:
        at = error.object[: error.start].count(b"\n") + 1
        raise InputError(f"{path}, line {at}: not UTF-8; save the file of words as UTF-8") from None
    words = set()
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        entry = _ENTRY.fullmatch(line.strip())
        if entry is None:
            raise InputError(
                f'{path}, line {number}: "{line.strip()[:24]}" is not a word with frequency and tag; '
                "write 红色物业, 红色物业 5 or 红色物业 5 n"
            )
        words.add(entry[1])
    return frozenset(words)


# As jieba's load_userdict reads it, but that a word holds no blank: 红色物业 n 5 would be one otherwise.
_ENTRY = re.compile(r"(\S+)(?:[ \t]+[0-9]+)?(?:[ \t]+[a-zA-Z]+)?")


@lru_cache(maxsize=4)
def _find_own(own: frozenset[str]) -> re.Pattern[str]:
    """Make the pattern that finds a user's words, the longest first."""
    return re.compile(f"({'|'.join(map(re.escape, sorted(own, key=lambda word: (-len(word), word))))})")


def idf(word: str) -> float:
    """How rare a word is in general: the natural logarithm of documents per document with the word.

    >>> idf("物业") > idf("工作")
    True
    """
    return float(_idf_table().get(word.encode(errors="replace"), MEDIAN_IDF))


@cache
def _find_cutter() -> Cutter:
    """Choose once: rjieba is the same work at several times the speed, but has no wheel for every machine."""
    try:
        return rjieba_cutter()
    except ImportError:
        return jieba_cutter()


_RUN = 400
"""Characters of the longest run remembered; many long ones would fill the memory."""


def _remember(cutter: Cutter) -> Cutter:
    """Remember what was cut: the runs of an article are cut twice, for its summary and for its keywords."""
    again = lru_cache(maxsize=1 << 10)(cutter)
    return lambda run: (again if len(run) <= _RUN else cutter)(run)


@cache
def rjieba_cutter() -> Cutter:
    """Give rjieba's cutter without guessed words; ImportError where it is not installed."""
    rjieba_cut: Callable[[str, bool], list[str]] = import_module("rjieba").cut
    return _remember(lambda run: rjieba_cut(run, False))


@cache
def jieba_cutter() -> Cutter:
    """Give jieba's cutter without guessed words, set up by hand so that it neither logs nor keeps a cache file.

    Its own set-up writes to the terminal and to one file in the temporary folder that all users share, which fails when
    another user wrote it first. Reading the dictionary itself takes .6 s with the import, no more than the cache does.
    """
    with warnings.catch_warnings():
        # From 3.12 on Python warns about its patterns when it first compiles them; setuptools warns of pkg_resources.
        warnings.simplefilter("ignore")
        jieba = import_module("jieba")
    tokenizer = jieba.Tokenizer()
    with (_jieba_folder() / "dict.txt").open("rb") as dictionary:
        tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(dictionary)
    tokenizer.initialized = True
    return _remember(lambda run: list(tokenizer.cut(run, HMM=False)))


def _jieba_folder() -> Path:
    """Find jieba's files without importing it."""
    spec = find_spec("jieba")
    if spec is None or not spec.submodule_search_locations:
        raise ImportError("jieba is not installed; install gxdigest again with its dependencies")
    return Path(spec.submodule_search_locations[0])


@cache
def _idf_table() -> dict[bytes, bytes]:
    """Read the table without jieba.analyse, which loads the part-of-speech tables too.

    It stays as it is written: to decode all of it takes three times as long, and a few hundred entries are asked for.
    """
    fields = iter((_jieba_folder() / "analyse" / "idf.txt").read_bytes().split())
    return dict(zip(fields, fields, strict=True))
