"""Gold readings -> the true label of every line -> weights."""

import json
import random
import sys
from importlib.util import find_spec

import pytest
from case_files import KINDS, make_gold_article, read_cases

from gxdigest.errors import InputError, UsageError
from gxdigest.reading.articles import read_article, split_articles
from gxdigest.reading.gold import Gold, label_gold, read_gold
from gxdigest.reading.issue import read_issue
from gxdigest.reading.labels import LABELS, WHOLES, read_weights
from gxdigest.reading.learn import learn, write_weights
from gxdigest.reading.lines import look_at, split_lines
from gxdigest.reading.relay import lay_out

needs_crfsuite = pytest.mark.skipif(find_spec("pycrfsuite") is None, reason="learning needs python-crfsuite")

TITLE = "东渡街道的路灯全部换新"
LEDE = "昨日，东渡街道的六百盏路灯全部换新，夜里回家的居民不再摸黑。"
BODY = "街道负责人说，新路灯比旧路灯省电一半，哪一盏坏了，当天就有人来修。"


def make(lines, paragraphs=(LEDE, BODY), **more):
    return {
        "lines": list(lines),
        "kicker": None,
        "headline": TITLE,
        "deck": None,
        "dateline": "本报讯",
        "names": ["孙庆辉"],
        "paragraphs": list(paragraphs),
        **more,
    }


GOLD = {
    "in the bracket": (
        f"{TITLE}\n本报讯（记者 孙庆辉）{LEDE}\n{BODY}",
        make((1, 3)),
        "headline opening paragraph",
    ),
    "under the headline, among furniture": (
        f"第01版：要闻\n\n{TITLE}\n记者 孙庆辉\n本报讯 {LEDE}\n\n{BODY}\n\n责编 周敏",
        make((3, 7)),
        "furniture headline byline opening paragraph furniture",
    ),
    "at the end": (
        f"{TITLE}\n本报讯 {LEDE}\n{BODY}\n记者 孙庆辉",
        make((1, 4)),
        "headline opening paragraph closing",
    ),
    "at the end, a role a line": (
        f"{TITLE}\n本报讯 {LEDE}\n{BODY}\n记者 孙庆辉\n通讯员 周　敏",
        make((1, 5)),
        "headline opening paragraph closing closing",
    ),
    "after the lede": (
        f"{TITLE}\n本报讯 {LEDE}\n记者 孙庆辉\n{BODY}",
        make((1, 4)),
        "headline opening inserted paragraph",
    ),
    "broken lines": (
        f"{TITLE}\n本报讯 {LEDE[:20]}\n{LEDE[20:]}\n{BODY[:9]}\n\n{BODY[9:]}",
        make((1, 6)),
        "headline opening continued paragraph continued",
    ),
    "a broken opening bracket": (
        f"{TITLE}\n本报讯（记者\n孙庆辉）{LEDE}\n{BODY}",
        make((1, 4)),
        "headline opening continued paragraph",
    ),
    "a broken closing bracket": (
        f"{TITLE}\n本报讯 {LEDE}\n{BODY}（本报\n记者 孙庆辉）",
        make((1, 4)),
        "headline opening paragraph continued",
    ),
    "a stack of titles": (
        f"街道为居民办实事\n{TITLE[:5]}\n{TITLE[5:]}\n——走访见闻\n本报讯 {LEDE}\n{BODY}",
        make((1, 6), kicker="街道为居民办实事", deck="——走访见闻"),
        "kicker headline headline+ deck opening paragraph",
    ),
    "a headline printed twice": (
        f"{TITLE}\n{TITLE}\n本报讯 {LEDE}\n{BODY}",
        make((1, 4)),
        "headline headline+ opening paragraph",
    ),
    "a caption": (
        f"{TITLE}\n本报讯 {LEDE}\n{BODY}\n图为新路灯。 周　敏 摄",
        make((1, 4)),
        "headline opening paragraph caption",
    ),
    "a dateline at the end": (
        f"{TITLE}\n本报讯 {LEDE}\n{BODY}\n（新华社云江5月10日电）",
        make((1, 4)),
        "headline opening paragraph closing",
    ),
    "a subhead, and a byline under it": (
        f"{TITLE}\n本报讯 {LEDE}\n灯下的人\n本报记者 周敏\n{BODY}",
        make((1, 5), (LEDE, "灯下的人", "本报记者 周敏", BODY)),
        "headline opening subhead inserted paragraph",
    ),
    "a list, which is no subhead": (
        f"{TITLE}\n本报讯 {LEDE}\n东渡街道\n青石街道\n北岗镇\n{BODY}",
        make((1, 6), (LEDE, "东渡街道", "青石街道", "北岗镇", BODY)),
        "headline opening paragraph paragraph paragraph paragraph",
    ),
    "no headline": (f"本报讯 {LEDE}\n{BODY}", make((1, 2), headline=None), "opening paragraph"),
    "no dateline": (f"{TITLE}\n{LEDE}\n{BODY}", make((1, 3), dateline=None), "headline opening paragraph"),
}


@pytest.mark.parametrize(("text", "article", "labels"), GOLD.values(), ids=GOLD)
def test_gold_says_what_each_line_is(text, article, labels):
    assert label_gold(look_at(text, split_lines(text)), [article]) == labels.split()


def test_without_articles_all_is_furniture():
    assert label_gold(look_at("路灯\n换新", split_lines("路灯\n换新")), []) == ["furniture", "furniture"]


# Gold of our own: words of the cases, laid out anew; what each page truly holds is known from its labels.

WORDS = [
    make_gold_article(article)
    for kind in KINDS
    for case in read_cases(kind)
    for article in case.articles
    if article.headline and article.paragraphs and len(article.paragraphs[0]) > 20
]


def make_gold(seed, words):
    rnd = random.Random(seed)
    text, labels = lay_out([rnd.choice(words) for _ in range(rnd.choice((2, 3, 4)))], rnd)
    looks = look_at(text, split_lines(text))
    articles = []
    for first, end in split_articles(labels):
        article = read_article(text, looks[first:end], labels[first:end], position=1, page=None)
        articles.append(
            make(
                article.lines,
                article.paragraphs,
                headline=article.headline,
                kicker=article.kicker,
                deck=article.deck,
                dateline=article.dateline and article.dateline.text,
                names=[byline.name for byline in article.bylines],
            )
        )
    return Gold(f"page {seed}", str(seed), "relaid", text, articles), labels


def test_most_labels_of_a_page_laid_out_anew_are_found_again():
    """Not all: gold does not tell a caption among paragraphs from a paragraph, nor a subhead."""
    same = lines = 0
    for seed in range(40):
        gold, labels = make_gold(seed, WORDS)
        found = label_gold(look_at(gold.text, split_lines(gold.text)), gold.articles)
        assert set(found) <= set(LABELS)
        assert len(found) == len(labels)
        same += sum(a == b for a, b in zip(found, labels, strict=True))
        lines += len(labels)
    assert same / lines > 0.93


@pytest.fixture(scope="module")
def learned():
    """Weights learned from few pages of few articles, as JSON text."""
    return write_weights(learn([make_gold(seed, WORDS[:40])[0] for seed in range(60)]))


@needs_crfsuite
def test_weights_learned_from_a_few_pages_read_a_page_that_was_not_seen(learned):
    weights = read_weights(learned)
    page = (
        "云岭时报 2025年11月27日 星期四\n\n"
        f"{TITLE}\n\n本报讯（记者 孙庆辉）{LEDE}\n\n{BODY}\n\n\n"
        "山村孩子的机器人拿了金奖\n\n本报讯 11月25日，山村孩子带着机器人参加全市的比赛，拿回了小学组的金奖。\n\n"
        "孩子们说，机器人认得野猪，一旦发现便亮灯鸣笛。\n\n记者 罗芷若\n"
    )
    issue = read_issue(page, weights=weights)
    assert [(article.headline, article.lines) for article in issue.articles] == [
        (TITLE, (3, 7)),
        ("山村孩子的机器人拿了金奖", (10, 16)),
    ]
    assert [byline.name for article in issue.articles for byline in article.bylines] == ["孙庆辉", "罗芷若"]


@needs_crfsuite
def test_weights_are_written_for_people_and_machines(learned):
    data = json.loads(learned)
    assert data["labels"] == list(LABELS)
    assert set(data["told"]) == {"above", "below", "two above", "two below"}
    groups = [data["evidence"], *data["told"].values()]
    assert all(list(rows) == sorted(rows) for rows in groups)
    assert "the top of the page" not in data["evidence"]
    groups += [data[group] for group in WHOLES]
    assert all(row[-1] for rows in groups for row in rows.values()), "nothing at the end of a row is left out"
    assert len(learned.splitlines()) == sum(map(len, groups)) + 2 * len(groups) - 1, "a line for every name"
    told = next(iter(data["told"]["above"]))
    assert f"above: {told}" in read_weights(learned).evidence


def test_without_the_library_it_says_so_at_once(monkeypatch):
    monkeypatch.setitem(sys.modules, "pycrfsuite", None)
    with pytest.raises(UsageError, match=r"pip install 'gxdigest\[learn\]'"):
        learn([])


@needs_crfsuite
def test_what_parts_titles_is_learned(learned):
    wholes = read_weights(learned).wholes

    def weigh(of, name):
        return wholes[of].get(name, 0.0)

    assert weigh("kicker", "ends with a dash") > weigh("headline", "ends with a dash")
    assert weigh("deck", "starts with a dash") > weigh("headline", "starts with a dash")
    assert weigh("headline", "first sentence says it: none") < weigh("kicker", "first sentence says it: none")
    assert weigh("parted", "text runs on over the break") < 0


@needs_crfsuite
def test_the_same_gold_gives_the_same_weights():
    golds = [make_gold(seed, WORDS[:10])[0] for seed in range(6)]
    assert write_weights(learn(golds)) == write_weights(learn(golds))


# Gold files.


def put(folder, name, gold, text="路灯\n"):
    (folder / f"{name}.gold.json").write_text(gold, encoding="utf-8")
    if text is not None:
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")


def test_gold_is_read_in_the_order_of_its_names(tmp_path):
    put(tmp_path, "b", '{"day": "2025-11-27", "layout": "columns", "articles": []}', "二\n")
    put(tmp_path, "a", '{"date": "2025-11-26", "articles": []}', "一\n")
    put(tmp_path, "c", '{"articles": []}', "三\n")
    golds = read_gold([tmp_path])
    assert [(gold.name, gold.day, gold.layout, gold.text) for gold in golds] == [
        ("a.txt", "2025-11-26", "all", "一\n"),
        ("b.txt", "2025-11-27", "columns", "二\n"),
        ("c.txt", "c.txt", "all", "三\n"),
    ]


def test_gold_of_several_folders(tmp_path):
    for name in ("x", "y"):
        (tmp_path / name).mkdir()
        put(tmp_path / name, name, '{"articles": []}')
    assert [gold.name for gold in read_gold([tmp_path / "y", tmp_path / "x"])] == ["y.txt", "x.txt"]


@pytest.mark.parametrize(
    ("gold", "text"),
    [
        ("{", "路灯\n"),
        ("", "路灯\n"),
        ("{}", "路灯\n"),
        ("[]", "路灯\n"),
        ("7", "路灯\n"),
        ('{"articles": []}', None),
    ],
    ids=["broken", "empty", "no articles", "a list", "a number", "no raw text"],
)
def test_gold_that_cannot_be_read_is_named(tmp_path, gold, text):
    put(tmp_path, "a", gold, text)
    with pytest.raises(InputError, match=r"a\.gold\.json: not a gold reading"):
        read_gold([tmp_path])


def test_gold_that_is_not_utf_8_is_named(tmp_path):
    put(tmp_path, "a", '{"articles": []}')
    (tmp_path / "a.txt").write_bytes("路灯".encode("gbk"))
    with pytest.raises(InputError, match="not a gold reading"):
        read_gold([tmp_path])


def test_folders_without_gold(tmp_path):
    with pytest.raises(InputError, match=r"no \*\.gold\.json"):
        read_gold([tmp_path])
    with pytest.raises(InputError, match=r"no \*\.gold\.json"):
        read_gold([tmp_path / "not there"])
