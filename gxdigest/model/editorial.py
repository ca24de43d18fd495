"""The summary that a paper prints itself: paragraphs go in, the editors' and the reporter's come out."""

import re
from collections.abc import Sequence

# The name alone, or shut off from what follows: 导读员, 提要求 and 摘要写作 are other words.
EDITORIAL = re.compile(
    r"^[■□◆●▲]?\s*[【\[〔〖＜<〈「（(]?(?:核心提示|内容提要|内容摘要|新闻提要|阅读提示|摘要|提要|导读)"
    r"(?:[】\]〕〗＞>〉」）)][\s：:]*|[\s：:]+|$)"
)
_NEAR_THE_TOP = 5


def part_editorial(paragraphs: Sequence[str]) -> tuple[str, list[str]]:
    """Part the editors' own summary, a paragraph so named near the top or the one below the bare name, from the others.

    >>> part_editorial(["核心提示：路灯全部换新。", "11月23日，路灯亮了。"]), part_editorial(["11月23日，路灯亮了。"])
    (('路灯全部换新。', ['11月23日，路灯亮了。']), ('', ['11月23日，路灯亮了。']))
    """
    for i, paragraph in enumerate(paragraphs[:_NEAR_THE_TOP]):
        if named := EDITORIAL.match(paragraph):
            said = paragraph[named.end() :]
            below = "".join(paragraphs[i + 1 : i + 2])
            return said or below, [*paragraphs[:i], *paragraphs[i + (1 if said else 2) :]]
    return "", list(paragraphs)
