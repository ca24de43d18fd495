"""Who appears in a text is read with the offices as printed, and only where something supports the name."""

import json
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gxdigest.digest.people import RULES, count_people, find_changes, find_named, find_people
from gxdigest.model.article import Article, Digest, KeptArticle
from gxdigest.model.people import Mention, Seen

CORPUS = Path(os.environ.get("GXDIGEST_CORPUS") or Path(__file__).resolve().parents[3] / "shared" / "corpus")
LABELS = Path(__file__).with_name("people_labels.tsv")
LATER = LABELS.with_name("people_later.tsv")
WHOLE = Path(__file__).with_name("people_whole.tsv")
PIECES = st.sampled_from(
    ["褚砚秋", "区住建局局长", "说", "，", "。", "、", "记者采访了", "林禾", "村民", "·", "出席", "“", "）"]
)


@pytest.mark.parametrize(("rule", "text", "name"), [(r, *yes) for r in RULES for yes in r.yes])
def test_what_supports_a_name(rule, text, name):
    assert [(one.name, one.support) for one in find_people([text])][:1] == [(name, rule.support)]


@pytest.mark.parametrize("text", [text for rule in RULES for text in rule.no])
def test_what_only_looks_like_it(text):
    assert find_people([text]) == ()


@pytest.mark.parametrize(
    ("text", "name", "offices"),
    [
        ("市政府副秘书长、管委会常务副主任　韩溪舟讲话。", "韩溪舟", ("市政府副秘书长", "管委会常务副主任")),
        ("记者采访了区住建局局长褚砚秋。", "褚砚秋", ("区住建局局长",)),
        ("云岭区住房和城乡建设局局长褚砚秋表示，路通了。", "褚砚秋", ("云岭区住房和城乡建设局局长",)),
        ("云江大学教授阿卜杜拉·卡里说，路通了。", "阿卜杜拉·卡里", ("云江大学教授",)),
        ("区长林禾作了报告。", "林禾", ("区长",)),
        ("市政府副秘书长，管委会常务副主任韩溪舟到场。", "韩溪舟", ("市政府副秘书长", "管委会常务副主任")),
        ("市政府副秘书长,管委会常务副主任 韩溪舟", "韩溪舟", ("市政府副秘书长", "管委会常务副主任")),
        ("消息传到了区长，镇长林禾说，路通了。", "林禾", ("镇长",)),
        ("乡里来了游客，村民林禾说，路通了。", "林禾", ("村民",)),
        ("(记者周敏)云岭区区长林禾说，路通了。", "林禾", ("云岭区区长",)),
        ("周敏)云岭区区长林禾说，路通了。", "林禾", ("云岭区区长",)),
        ("他便是研究院研发总监林禾。", "林禾", ("研究院研发总监",)),
        ("村委会主任林禾正向客人介绍。", "林禾", ("村委会主任",)),
        ("公司合伙人约翰·米勒分享说，路通了。", "约翰·米勒", ("公司合伙人",)),
        ("26岁民警林禾说，路通了。", "林禾", ("民警",)),
        ("90后高级工程师林禾说，路通了。", "林禾", ("高级工程师",)),
        ("路通了，几户村民林禾、周敏来帮忙。", "林禾", ("村民",)),
        ("骠骑将军霍去病出席。", "霍去病", ("骠骑将军",)),
        ("市人大常委会副主任林小舟、褚砚秋、林禾等出席。", "褚砚秋", ("市人大常委会副主任",)),
        ("书记褚砚秋出席。褚砚秋说，村民最关心路。主任褚砚秋主持。", "褚砚秋", ("书记", "主任")),
    ],
)
def test_offices_are_given_as_printed(text, name, offices):
    assert (name, offices) in [(one.name, one.offices) for one in find_people([text])]


@pytest.mark.parametrize(
    "verb",
    [
        "调研",
        "检查",
        "赴",
        "专程",
        "听取",
        "前往",
        "深入",
        "察看",
        "视察",
        "慰问",
        "要求",
        "走访",
        "致信",
        "回应",
        "考察",
        "提出",
    ],
)
def test_what_people_in_office_do_ends_a_name(verb):
    for name in ("褚砚秋", "林禾"):
        (found,) = find_people([f"区委书记{name}{verb}双龙湾镇"])
        assert (found.name, found.offices) == (name, ("区委书记",))


def test_those_of_a_part_of_a_name_are_read_as_among_all():
    paragraphs = ["局长韩溪舟、林小舟出席。", "韩溪舟，今年六十岁。", "路通了。", "到场的有周敏、韩溪舟"]
    assert find_named(paragraphs, "溪舟") == tuple(one for one in find_people(paragraphs) if "溪舟" in one.name) != ()
    assert find_named(paragraphs, "无人") == ()


@pytest.mark.parametrize(
    "text",
    [
        "这里地处长江南岸，风大。",
        "游客满意而归，工人文化宫将开放。",
        "水产研究院长江水产所的人来了。",
        "会上，处代表约翰·米勒说，路通了。",
        "人权委员会副主席到访。",
        "市民张女士说，路通了。",
        "改造提升了居民幸福感。",
        "游客满意度很高。",
        "记者林禾到场。",
        "云江大学教授阿卜杜拉·卡里已于昨日到访",
    ],
)
def test_better_none_than_wrong(text):
    assert find_people([text]) == ()


@settings(deadline=None)
@given(st.lists(st.lists(PIECES | st.text(), max_size=12).map("".join), max_size=4))
def test_people_of_any_text_stand_in_it(paragraphs):
    found = find_people(paragraphs)
    text = "\n".join(paragraphs)
    assert len({one.name for one in found}) == len(found)
    for one in found:
        assert one.name in text
        assert all(office in text for office in one.offices)
        assert bool(one.offices) or one.support != "office"


def make_seen(name, date, *offices):
    article = Article(1, (1, 1))
    kept = KeptArticle(1, 1, "a.txt", None, date, None, article, Digest((), (), "1"))
    return Seen(kept, Mention(name, offices, "office"))


def test_offices_that_change_or_disagree_are_shown():
    seen = [
        make_seen("褚砚秋", "2019-01-01", "区住建局局长"),
        make_seen("褚砚秋", "2019-01-02", "局长"),
        make_seen("褚砚秋", "2019-01-03"),
        make_seen("褚砚秋", "2019-02-01", "副区长"),
        make_seen("褚砚秋", "2019-02-01", "区委书记"),
        make_seen("褚砚秋", "2019-02-02", "区长"),
    ]
    assert find_changes(seen) == (None, None, None, "changed", "disagrees", "changed")


def test_offices_held_at_once_are_no_change():
    offices = ["副市长", "管委会主任", "管委会主任", "副市长", "副市长", "市长"]
    seen = [make_seen("褚砚秋", f"2019-01-0{day}", office) for day, office in enumerate(offices, start=1)]
    assert find_changes(seen) == (None, "changed", None, None, None, "changed")


def test_of_articles_without_a_day_no_change_is_said():
    seen = [
        make_seen("褚砚秋", None, "副市长"),
        make_seen("褚砚秋", None, "管委会主任"),
        make_seen("褚砚秋", "2019-01-01", "区委书记"),
        make_seen("褚砚秋", "2019-01-02", "管委会主任"),
        make_seen("褚砚秋", "2019-01-03", "市长"),
    ]
    assert find_changes(seen) == (None, None, None, None, "changed")


def test_people_are_counted_with_the_offices_printed_last():
    seen = [
        make_seen("褚砚秋", "2019-02-01", "副区长"),
        make_seen("林禾", None, "村民"),
        make_seen("褚砚秋", "2019-01-01", "区住建局局长"),
        make_seen("褚砚秋", "2019-03-01"),
    ]
    first, second = count_people(seen)
    assert (first.name, first.articles, first.offices, first.changes) == ("褚砚秋", 3, ("副区长",), 1)
    assert (first.first, first.last) == ("2019-01-01", "2019-03-01")
    assert (second.name, second.first, second.last) == ("林禾", None, None)


@pytest.mark.skipif(not CORPUS.is_dir(), reason="no corpora beside the project")
@pytest.mark.parametrize(("labels", "number"), [(LABELS, 200), (LATER, 45)])
def test_mentions_labelled_by_hand(labels, number):
    """Two hundred mentions drawn by chance, and all that later rules found: right ones stay found, few wrong ones."""
    rows = [line.split("\t") for line in labels.read_text("utf-8").splitlines()[1:]]
    articles = {}
    right = wrong = lost = 0
    for file, position, name, _, label in rows:
        if file not in articles:
            articles[file] = json.loads((CORPUS / file).read_text("utf-8"))["articles"]
        found = {one.name for one in find_people(articles[file][int(position)]["paragraphs"])}
        right += name in found and label == "right"
        wrong += name in found and label == "wrong"
        lost += name not in found and label == "right"
    assert len(rows) == number
    assert right / (right + wrong) >= 0.95
    assert lost / (right + lost) <= 0.05
    print(f"people: precision {right / (right + wrong):.3f}")


@pytest.mark.skipif(not CORPUS.is_dir(), reason="no corpora beside the project")
def test_articles_read_whole_by_hand():
    """Everybody named in the text of 45 short articles: how many are found does not fall."""
    found = total = 0
    for line in WHOLE.read_text("utf-8").splitlines()[1:]:
        file, position, name = line.split("\t")
        article = json.loads((CORPUS / file).read_text("utf-8"))["articles"][int(position)]
        found += name in {one.name for one in find_people(article["paragraphs"])}
        total += 1
    print(f"people: recall {found / total:.3f} of {total}")
    assert found / total >= 0.53
