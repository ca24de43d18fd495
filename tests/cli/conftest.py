"""The command line as a user has it: whole processes, an archive made once from two small issues of our own."""

import shutil

import pytest
from cli_runs import Gxdigest

PAGE = """新河日报 2019年11月23日 第1203期

街道为居民办实事

幸福里小区换上新路灯

本报讯 11月22日，幸福里小区的六十盏路灯全部换新，夜里回家的居民不再摸黑。街道办事处用两个星期走访住户，把大家最期
盼的事一件一件记下来，路灯排在第一位。

物业公司负责人说，新路灯比旧路灯省电一半，坏了当天就修。

记者 孙庆辉

区里召开“红色物业”现场交流会

本报讯 11月21日，区里召开“红色物业”现场交流会，十二个小区的物业公司到会。各小区要公开维修基金的账目，接受居民监督。

居民代表周小禾在会上说，账目公开了，大家心里就有底了。记者 孙庆辉

图书馆周末办起读书会

本报讯 从11月起，区图书馆每个周末办一场读书会，居民带着孩子一起来。第一场读书会上，三十多个孩子轮流朗读自己喜欢的故事。

记者 林小舟
新河晚报 方小满 文/图
"""

SECOND = """新河日报 2019年11月24日 第1204期

停了半年又见烟火气

老街口的早市重新开张

本报讯 11月23日，停了半年的老街口早市重新开张，七十个摊位当天就坐满了。市场里新铺了地砖，还装上了公平秤。

摊主说，搬回来的第一天，来的大多是住在附近的老主顾。

记者 林小舟

冬季供暖热线二十四小时有人接听

本报讯 从11月15日起，区里的供暖热线二十四小时有人接听。居民家里不热，打一个电话，检修人员两小时之内上门。

记者 孙庆辉
"""


@pytest.fixture
def gxdigest(tmp_path):
    """The command in an empty folder."""
    return Gxdigest(tmp_path)


@pytest.fixture
def page(tmp_path):
    """A small issue with three articles."""
    file = tmp_path / "新河日报.txt"
    file.write_text(PAGE, encoding="utf-8")
    return file


@pytest.fixture(scope="session")
def first_issue(tmp_path_factory):
    """An archive of the first issue; to be copied."""
    folder = tmp_path_factory.mktemp("first")
    (folder / "新河日报.txt").write_text(PAGE, encoding="utf-8")
    assert Gxdigest(folder)("ingest", "新河日报.txt", "--db", "a.db", "--quiet").returncode == 0
    return folder / "a.db"


@pytest.fixture
def kept(first_issue, page):
    """An archive of its own for a test, with the first issue in it and its page beside it."""
    return shutil.copy(first_issue, page.with_name("a.db"))


@pytest.fixture(scope="session")
def archive(tmp_path_factory):
    """An archive of both issues; to be read, not written."""
    folder = tmp_path_factory.mktemp("kept")
    for name, text in (("新河日报.txt", PAGE), ("新河日报二.txt", SECOND)):
        (folder / name).write_text(text, encoding="utf-8")
    done = Gxdigest(folder)("ingest", "新河日报.txt", "新河日报二.txt", "--db", "archive.db", "--quiet")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    return folder / "archive.db"
