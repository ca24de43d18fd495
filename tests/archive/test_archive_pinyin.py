"""Letters find the names that they spell, and surnames are read as surnames."""

import pytest

from gxdigest.archive.pinyin import find_spelt

NAMES = (
    "孙庆辉",
    "单田芳",
    "曾小满",
    "解晓东",
    "仇和",
    "区伟",
    "查良",
    "任重",
    "尉迟恭",
    "覃辉",
    "吕绿",
    "李晟",
    "王方",
    "lily",
)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("sunqinghui", {"孙庆辉"}),
        ("Sun Qinghui", {"孙庆辉"}),
        ("qinghui sun", {"孙庆辉"}),
        ("qing'hui", {"孙庆辉"}),
        ("Sūn Qìnghuī", {"孙庆辉"}),
        ("ＳＵＮ", {"孙庆辉"}),
        ("sqh", {"孙庆辉"}),
        ("shantianfang", {"单田芳"}),
        ("dantianfang", set()),
        ("zeng", {"曾小满"}),
        ("ceng", set()),
        ("xie xiaodong", {"解晓东"}),
        ("qiu", {"仇和"}),
        ("ou wei", {"区伟"}),
        ("zha", {"查良"}),
        ("ren chong", {"任重"}),
        ("yuchi", {"尉迟恭"}),
        ("qinhui", {"覃辉"}),
        ("tanhui", {"覃辉"}),
        ("lv", {"吕绿"}),
        ("Lǜ", {"吕绿"}),
        ("lyu lyu", {"吕绿"}),
        ("li sheng", {"李晟"}),
        ("wf", {"王方"}),
        ("wangwang", {"王方"}),
        ("inghui", set()),
        ("s", set()),
        ("孙qh", set()),
        ("5g", set()),
        ("", set()),
    ],
)
def test_what_letters_spell(typed, found):
    assert set(find_spelt(typed, NAMES)) == found
