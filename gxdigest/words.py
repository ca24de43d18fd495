"""The only door to the word cutters: text goes in, its words come out, the same ones whichever cutter is installed.

`cut` uses rjieba where its wheel is installed and jieba elsewhere; `idf` looks words up in the table that jieba ships.
Importing this module loads neither, and nothing here logs, warns, or writes a file. It does not judge words.

Both cutters find the best path through jieba's dictionary. They differ in two things, so this door hands them neither:

- what is not Chinese: rjieba keeps `5G-A` and `people.cn` whole, jieba takes them apart. Runs of letters and digits are
  split off here, by one pattern, and a cutter only ever sees runs of Chinese characters;
- words outside the dictionary: both guess them with the same hidden Markov model, but rjieba keeps its probabilities
  in fewer digits, so that a near tie can fall the other way (活动常在乡 was the one of 221,185 different runs in the
  corpora where it did). The guess is switched off; new words and names show themselves by standing side by side again
  and again, which is the business of `digest.keywords`.

Without both, the cutters agreed on every one of these runs.
"""

import re
import warnings
from collections.abc import Callable
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

Cutter = Callable[[str], list[str]]

# Tried in this order: Chinese for the cutter (the range that both take for Chinese); letters and digits with the marks
# that stand inside 3.5, 5G-A, people.cn or 30%; blanks; any other character alone.
_RUN = re.compile(r"(?P<chinese>[一-鿕]+)|[A-Za-z0-9À-ɏＡ-Ｚａ-ｚ０-９]+(?:[.\-_&+@'][A-Za-z0-9À-ɏ]+)*%?|\s+|(?s:.)")

MEDIAN_IDF = 11.9547675029
"""Of jieba's table (270,132 words, jieba 0.42.1): what a word that is not in it counts, as in jieba itself."""


def cut(text: str) -> list[str]:
    """Cut a text into its words; joined, they are the text again.

    >>> cut("高新区召开5G-A部署会")
    ['高新区', '召开', '5G-A', '部署', '会']
    """
    return cut_with(_find_cutter(), text)


def cut_with(cutter: Cutter, text: str) -> list[str]:
    """Cut with a cutter of Chinese runs; everything else is split here, so that no cutter's habits show."""
    words: list[str] = []
    for run in _RUN.finditer(text):
        if run["chinese"]:
            words += cutter(run["chinese"])
        else:
            words.append(run[0])
    return words


def idf(word: str) -> float:
    """How rare a word is in general: the natural logarithm of documents per document with the word.

    >>> idf("物业") > idf("工作")
    True
    """
    return _idf_table().get(word, MEDIAN_IDF)


@cache
def _find_cutter() -> Cutter:
    """Choose once: rjieba is the same work at several times the speed, but has no wheel for every machine."""
    try:
        return rjieba_cutter()
    except ImportError:
        return jieba_cutter()


@cache
def rjieba_cutter() -> Cutter:
    """Give rjieba's cutter without guessed words; ImportError where it is not installed."""
    rjieba_cut: Callable[[str, bool], list[str]] = import_module("rjieba").cut
    return lambda run: rjieba_cut(run, False)


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
    return lambda run: list(tokenizer.cut(run, HMM=False))


def _jieba_folder() -> Path:
    """Find jieba's files without importing it."""
    spec = find_spec("jieba")
    if spec is None or not spec.submodule_search_locations:
        raise ImportError("jieba is not installed; install gxdigest again with its dependencies")
    return Path(spec.submodule_search_locations[0])


@cache
def _idf_table() -> dict[str, float]:
    """Read the table without jieba.analyse, which loads the part-of-speech tables too; .1 s."""
    fields = (_jieba_folder() / "analyse" / "idf.txt").read_text(encoding="utf-8").split()
    return dict(zip(fields[::2], map(float, fields[1::2]), strict=True))
