"""The nearest thing that would hit."""

import pytest
from archive_samples import FRONT, SECOND, keep

from gxdigest.model.search import Filter, Nearest


@pytest.mark.parametrize(
    ("typed", "nearest"),
    [
        ("路灯 停电", Nearest("路灯", 1)),
        ("路灯 红色物业 停电", Nearest("路灯 红色物业", 1)),
        ("停电 headline:路灯 早市", Nearest("headline:路灯", 1)),
        ("路灯 -红色物业", Nearest("路灯", 1)),
        ("新路灯亮起来", Nearest('"新路灯亮"', 1)),
        ("headline:路灯亮起", Nearest('headline:"路灯亮"', 1)),
        ("停 电", None),
        ("灯会", None),
        ("六十盏新路灯亮了" * 20, Nearest('"六十盏新路灯亮了"', 1)),
    ],
)
def test_nearest(archive, typed, nearest):
    keep(archive, FRONT, SECOND)
    assert archive.search(typed).total == 0
    assert archive.find_nearest(typed) == nearest
    if nearest:
        assert archive.count(nearest.query) == nearest.articles


def test_the_same_without_filters_is_nearest(archive):
    keep(archive, FRONT)
    assert archive.find_nearest("路灯 物业", Filter(page="9")) == Nearest("路灯 物业", 1, without_filters=True)
    assert archive.find_nearest("路灯 停电", Filter(page="1")) == Nearest("路灯", 1)
