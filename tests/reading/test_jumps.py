"""Halves of an article on two pages: stitched where it is plain which belong together, told where it is not."""

import pytest

from gxdigest.model.article import Article, Byline, Subhead
from gxdigest.reading import read_issue
from gxdigest.reading.jumps import Jump, stitch

FIRST = Article(
    1, (1, 5), headline="老旧小区三年改造一百零六个", page="1", paragraphs=("全区召开总结会。", "补建了车棚，")
)
OTHER = Article(2, (6, 8), headline="柑橘节本周末开幕", page="1", paragraphs=("柑橘节将于本周末开幕。",))
SECOND = Article(
    3, (10, 12), page="2", paragraphs=("也装上了电梯。", "明年再改三十一个。"), bylines=(Byline("周敏", "记者"),)
)
PAGE = """云岭时报　2025年11月27日　星期四
第01版：要闻

云岭区三年改造老旧小区一百零六个
　　本报讯（记者 孙庆辉） 11月26日，云岭区召开老旧小区改造总结会。三年来，全区共改造老旧小区一百零六个。
　　“以前一下雨就往屋里灌水，现在再也不用接盆了。”家住青石街道的陶阿姨说。{first}
柑橘节本周末开幕
　　本报讯（记者 周敏） 第五届北岗柑橘节将于本周末开幕，现场设有采摘、品鉴和直播三个区。
第02版：综合

{second}改造不只换了管网，还加装了电梯，补建了车棚，把闲置的锅炉房改成了社区食堂。
　　区住建局负责人表示，明年还将对三十一个小区进行改造，资金已经落实。

山村孩子的机器人拿了金奖
　　本报讯（记者 罗芷若） 在云江市闭幕的青少年科技创新大赛上，来自北岗镇的六名学生获得金奖。
"""


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("（下转第二版）\n", "老旧小区改造见成效（上接第一版）\n　　"),
        ("\n（下转第02版）\n", "　　（上接第01版）"),
        ("\n下转第2版\n", "（紧接第1版）\n老旧小区改造见成效\n　　"),
    ],
)
def test_two_halves_are_one_article(first, second):
    issue = read_issue(PAGE.format(first=first, second=second))
    assert [article.position for article in issue.articles] == [1, 2, 3]
    whole = issue.articles[0]
    assert whole.headline == "云岭区三年改造老旧小区一百零六个"
    assert whole.paragraphs[-1].endswith("资金已经落实。")
    assert any(text.startswith("改造不只换了管网") for text in whole.paragraphs)
    assert not any("版" in text for text in (whole.headline, *whole.paragraphs))
    assert any(note.startswith("article 1 goes on in lines") for note in issue.notes)
    assert not issue.leftovers
    assert issue.counts.characters == issue.counts.kept_characters
    assert {piece.article for piece in issue.pieces} == {None, 1, 2, 3}


def test_a_half_without_its_other_half_is_told():
    issue = read_issue(PAGE.format(first="（下转第七版）\n", second="小区有了食堂\n　　"))
    assert len(issue.articles) == 4
    assert "article 1 goes on on page 7 (下转), which is not there or not clear" in issue.notes


def test_a_sentence_broken_by_the_page_is_made_whole():
    articles, notes = stitch((FIRST, OTHER, SECOND), (Jump(to="2"), Jump(), Jump(back="1")))
    assert [article.headline for article in articles] == [FIRST.headline, OTHER.headline]
    assert articles[0].paragraphs == ("全区召开总结会。", "补建了车棚，也装上了电梯。", "明年再改三十一个。")
    assert [byline.name for byline in articles[0].bylines] == ["周敏"]
    assert notes == ("article 1 goes on in lines 10 to 12 (下转第2版)",)


def test_a_title_of_the_second_half_becomes_a_subhead():
    second = Article(
        3,
        (10, 12),
        headline="改造不停步",
        page="2",
        paragraphs=("先换管网。", "后装电梯。"),
        subheads=(Subhead(1, "后装电梯。"),),
    )
    (whole,), _ = stitch((FIRST, second), (Jump(to="2"), Jump(back="1")))
    assert whole.paragraphs == ("全区召开总结会。", "补建了车棚，", "改造不停步", "先换管网。", "后装电梯。")
    assert whole.subheads == (Subhead(2, "改造不停步"), Subhead(4, "后装电梯。"))


def test_of_two_halves_that_could_belong_together_the_titles_decide():
    fair = Article(2, (6, 8), headline="柑橘节本周末开幕", page="1", paragraphs=("柑橘红了。",))
    rest = Article(4, (13, 15), headline="柑橘节开幕", page="2", paragraphs=("游客来了。",))
    old = Article(3, (10, 12), headline="老旧小区改造", page="2", paragraphs=("电梯装了。",))
    articles, _ = stitch((FIRST, fair, old, rest), (Jump(to="2"), Jump(to="2"), Jump(back="1"), Jump(back="1")))
    assert [article.paragraphs[-1] for article in articles] == ["电梯装了。", "游客来了。"]


def test_what_the_titles_do_not_decide_is_left_apart_and_told():
    articles, notes = stitch(
        (FIRST, OTHER, SECOND, SECOND), (Jump(to="2"), Jump(to="2"), Jump(back="1"), Jump(back="1"))
    )
    assert len(articles) == 4
    assert len(notes) == 4


@pytest.mark.parametrize("jump", [Jump(to="3"), Jump()])
def test_pages_must_agree(jump):
    articles, _ = stitch((FIRST, SECOND), (jump, Jump(back="1")))
    assert len(articles) == 2


def test_the_rest_of_a_sentence_is_no_title():
    second = Article(3, (10, 12), headline="把锅炉房改成了食堂。", page="2", paragraphs=("明年再改三十一个。",))
    (whole,), _ = stitch((FIRST, second), (Jump(to="2"), Jump(back="1")))
    assert whole.paragraphs == ("全区召开总结会。", "补建了车棚，把锅炉房改成了食堂。", "明年再改三十一个。")
    assert not whole.subheads


def test_of_hundreds_of_halves_none_is_stitched():
    halves = [Article(at, (at, at), paragraphs=("灯换新了。",)) for at in range(1, 601)]
    jumps = [Jump(to="2") if at % 2 else Jump(back="1") for at in range(600)]
    articles, notes = stitch(halves, jumps)
    assert len(articles) == len(notes) == 600
    assert all("not there or not clear" in note for note in notes)
