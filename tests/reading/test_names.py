"""Runs of hanzi -> names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gxdigest.reading.names import is_name, is_word, split_names

surnames = st.sampled_from("王李张刘陈杨赵吴周徐孙马朱胡郭何高罗郑")
# None of these is a surname too, so there is one way to cut a glued run.
given_names = st.text(st.sampled_from("伟芳敏静丽磊洋艳杰涛超秀霞娟英辉晓鹏"), min_size=1, max_size=2)
people = st.builds(str.__add__, surnames, given_names)


@pytest.mark.parametrize("run", ["孙庆辉", "周敏", "欧阳明", "欧阳若溪", "司马光远", "上官云", "佘晓"])
def test_is_a_name(run):
    assert is_name(run)


@pytest.mark.parametrize(
    "run", ["", "周", "谢谢", "孙庆辉周敏", "的士", "我们", "abc", "哪里话", "欧阳", "白果镇", "高新区"]
)
def test_is_no_name(run):
    assert not is_name(run)


@pytest.mark.parametrize(
    ("run", "names"),
    [
        ("孙庆辉", ("孙庆辉",)),
        ("周敏", ("周敏",)),
        ("库尔班", ("库尔班",)),
        ("欧阳明", ("欧阳明",)),
        ("欧阳若溪", ("欧阳若溪",)),
        ("周敏陈静", ("周敏", "陈静")),
        ("孙庆辉周敏", ("孙庆辉", "周敏")),
        ("周敏孙庆辉", ("周敏", "孙庆辉")),
        ("孙庆辉欧阳明周敏", ("孙庆辉", "欧阳明", "周敏")),
        ("王立涛宋小军李双木", ("王立涛", "宋小军", "李双木")),
        ("王海李兰", ("王海", "李兰")),
        ("阿依古丽", ("阿依古丽",)),
    ],
)
def test_runs_that_can_be_cut(run, names):
    assert split_names(run) == names


@pytest.mark.parametrize("run", ["", "周", "今年以来", "周 敏", "ab", "阿不都·库恩", "我们都来了"])
def test_runs_that_cannot_be_cut(run):
    assert split_names(run) == ()


@given(st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("王欧阳李伟张诸葛司马明"), max_size=16))
def test_names_cut_from_a_run_are_the_run(run):
    names = split_names(run)
    assert names == () or "".join(names) == run
    assert all(2 <= len(name) <= 4 for name in names)


@given(st.lists(people, min_size=1, max_size=5))
def test_glued_people_are_parted_where_only_surnames_begin_names(names):
    assert split_names("".join(names)) == tuple(names)


@given(people)
def test_a_common_surname_with_one_or_two_characters_is_a_name(name):
    assert is_name(name)


@pytest.mark.parametrize("run", ["明年", "元旦", "高温", "安全"])
def test_common_words_that_could_be_names_are_known(run):
    assert is_word(run)


@pytest.mark.parametrize("run", ["孙庆辉", "周敏", "王立涛", ""])
def test_names_are_no_words(run):
    assert not is_word(run)
