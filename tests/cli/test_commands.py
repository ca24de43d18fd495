"""Each command once through the real process: what it answers, in which form, with which exit code."""

import csv
import io
import json
import re
import sqlite3

from gxdigest.cli.app import COMMANDS


def rows(done):
    """A piped answer as lists of cells."""
    return [line.split("\t") for line in done.stdout.splitlines()]


def table(done):
    """A CSV answer as dicts."""
    return list(csv.DictReader(io.StringIO(done.stdout, newline="")))


def test_ingest_shows_a_row_for_each_article_and_the_reconciliation(gxdigest, page):
    done = gxdigest("ingest", page.name, "--db", "a.db")
    assert (done.returncode, done.stderr) == (0, "")
    shown = rows(done)
    assert [row[0] for row in shown[:3]] == ["1", "2", "3"]
    assert [row[2] for row in shown[:3]] == [
        "幸福里小区换上新路灯",
        "区里召开“红色物业”现场交流会",
        "图书馆周末办起读书会",
    ]
    assert shown[2][3:] == ["林小舟 方小满", "本报讯"]
    counts = dict(shown[3:])
    assert counts["datelines"] == "3 seen = 3 that open an article"
    assert counts["articles"] == "3, 0 without byline, 0 without headline"
    assert counts["bylines"] == "4"
    assert counts["leftovers"] == "0 lines"
    assert " in = " in counts["characters"]


def test_the_same_issue_is_kept_once_and_ingest_says_so(gxdigest, page):
    gxdigest("ingest", page.name, "--db", "a.db")
    before = (gxdigest.folder / "a.db").read_bytes()
    again = gxdigest("ingest", page.name, "--db", "a.db")
    assert (again.returncode, again.stdout, again.stderr) == (0, f"already kept as issue 1: {page.name}\n", "")
    assert (gxdigest.folder / "a.db").read_bytes() == before
    twice = gxdigest("ingest", page.name, page.name, "--db", "a.db", "--json")
    assert [report["status"] for report in json.loads(twice.stdout)] == ["already kept", "already kept"]
    assert len(json.loads(gxdigest("issues", "--db", "a.db", "--json").stdout)) == 1


def test_ingest_of_a_folder_of_many_issues_keeps_their_order(gxdigest, page):
    folder = gxdigest.folder / "issues"
    folder.mkdir()
    text = page.read_text(encoding="utf-8")
    for day in range(1, 13):
        (folder / f"{day}.txt").write_text(text.replace("第1203期", f"第{1200 + day}期"), encoding="utf-8")
    done = gxdigest("ingest", "issues", "--db", "a.db", "--jobs", "2")
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert [line.rpartition("issues")[2][1:] for line in lines[:12]] == [f"{day}.txt" for day in range(1, 13)]
    assert lines[11].startswith("kept as issue 12, 3 articles, 4 bylines, UTF-8: ")
    assert "datelines\t36 seen = 36 that open an article" in lines


def test_ingest_from_standard_input(gxdigest, page):
    done = gxdigest("ingest", "-", "--db", "a.db", "--ndjson", stdin=page.read_bytes())
    report = json.loads(done.stdout)
    assert (report["source"], report["status"], report["issue"], report["counts"]["articles"]) == ("-", "kept", 1, 3)


def test_quiet_ingest_says_nothing(gxdigest, page):
    done = gxdigest("ingest", page.name, "--db", "a.db", "--quiet")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_the_archive_may_be_named_by_the_environment(gxdigest, page):
    gxdigest("ingest", page.name, "--quiet", GXDIGEST_DB="named.db")
    assert (gxdigest.folder / "named.db").exists()
    assert gxdigest("issues", GXDIGEST_DB="named.db").returncode == 0


def test_without_a_name_the_archive_lies_in_the_users_data_folder(gxdigest, page):
    gxdigest("ingest", page.name, "--quiet")
    assert [file.name for file in gxdigest.folder.rglob("archive.db")] == ["archive.db"]
    assert gxdigest("issues").returncode == 0


def test_search(gxdigest, archive):
    done = gxdigest("search", "红色物业", "--db", archive)
    assert (done.returncode, done.stderr) == (0, "1 article\n")
    ((number, paper, date, headline, who, *passages),) = rows(done)
    assert number.isdecimal()
    assert (paper, date, headline, who) == ("新河日报", "2019-11-23", "区里召开“红色物业”现场交流会", "孙庆辉")
    assert any("«红色物业»" in passage for passage in passages)


def test_search_finds_a_word_that_stood_on_two_lines(gxdigest, archive):
    assert rows(gxdigest("search", "期盼", "--db", archive))[0][3] == "幸福里小区换上新路灯"


def test_search_joins_its_words_with_blanks(gxdigest, archive):
    assert [row[3] for row in rows(gxdigest("search", "路灯", "物业公司", "--db", archive))] == ["幸福里小区换上新路灯"]


def test_search_in_json(gxdigest, archive):
    (hit,) = json.loads(gxdigest("search", "红色物业", "--db", archive, "--json").stdout)
    assert set(hit) == {"id", "issue", "paper", "date", "page", "headline", "bylines", "credits", "score", "snippets"}
    assert hit["bylines"][0]["name"] == "孙庆辉"
    for snippet in hit["snippets"]:
        assert all(snippet["text"][start:end] == "红色物业" for start, end in snippet["marks"])
    assert any(snippet["marks"] for snippet in hit["snippets"])


def test_search_that_finds_nothing(gxdigest, archive):
    done = gxdigest("search", "无轨电车", "--db", archive)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.splitlines() == [
        "gxdigest: no article holds 无轨电车; try fewer words or characters, or without filters"
    ]
    assert gxdigest("search", "无轨电车", "--db", archive, "--json").stdout == "[]\n"
    assert gxdigest("search", "无轨电车", "--db", archive, "--ndjson").stdout == ""
    assert len(gxdigest("search", "无轨电车", "--db", archive, "--csv").stdout.splitlines()) == 1


def test_search_that_finds_nothing_says_what_would(gxdigest, archive):
    done = gxdigest("search", "路灯 无轨电车", "--db", archive)
    assert (done.returncode, done.stdout) == (1, "")
    said = "gxdigest: no article holds 路灯 无轨电车; the nearest that has an answer is 路灯: 1 article\n"
    assert done.stderr == said
    assert gxdigest("search", "路灯 无轨电车", "--count", "--db", archive).stderr == said
    filtered = gxdigest("search", "路灯", "--in", "2", "--db", archive)
    assert "the nearest that has an answer is 路灯 without the filters: 1 article" in filtered.stderr


def test_search_in_part(gxdigest, archive):
    every = rows(gxdigest("search", "区", "--db", archive, "--limit", "0"))
    done = gxdigest("search", "区", "--db", archive, "--limit", "1", "--offset", "1")
    assert rows(done) == every[1:2]
    assert f"{len(every)} articles, 2 to 2 shown" in done.stderr
    beyond = gxdigest("search", "区", "--db", archive, "--offset", "99")
    assert (beyond.returncode, beyond.stdout) == (1, "")
    assert f"no more than {len(every)} articles" in beyond.stderr


def test_search_with_the_signs_of_the_language(gxdigest, archive):
    def found(*words):
        return {row[3] for row in rows(gxdigest("search", *words, "--db", archive))}

    assert found("路灯 OR 早市") == {"幸福里小区换上新路灯", "老街口的早市重新开张"}
    assert found("居民 -路灯 -早市") == {
        "区里召开“红色物业”现场交流会",
        "图书馆周末办起读书会",
        "冬季供暖热线二十四小时有人接听",
    }
    assert found("headline:居民") == set()
    assert found("paper:新河", "byline:林小舟", "早市") == {"老街口的早市重新开张"}
    wrong = gxdigest("search", "路灯 OR", "--db", archive)
    assert (wrong.returncode, wrong.stdout) == (2, "")
    assert "needs a word after the OR at character 4" in wrong.stderr


def test_search_by_date(gxdigest, archive):
    dates = [row[2] for row in rows(gxdigest("search", "居民", "--sort", "newest", "--db", archive))]
    assert dates == sorted(dates, reverse=True)
    assert [row[2] for row in rows(gxdigest("search", "居民", "--sort", "oldest", "--db", archive))] == dates[::-1]
    assert len(set(dates)) == 2
    assert gxdigest("search", "居民", "--sort", "random", "--db", archive).returncode == 2


def test_search_that_only_counts(gxdigest, archive):
    done = gxdigest("search", "居民", "--count", "--db", archive)
    shown = rows(gxdigest("search", "居民", "--limit", "0", "--db", archive))
    assert (done.returncode, done.stdout, done.stderr) == (0, f"{len(shown)}\n", "")
    nothing = gxdigest("search", "无轨电车", "--count", "--db", archive)
    assert (nothing.returncode, nothing.stdout) == (1, "0\n")
    assert gxdigest("search", "居民", "--count", "--json", "--db", archive).returncode == 2


def test_trend(gxdigest, archive):
    done = gxdigest("trend", "路灯", "居民", "--db", archive)
    assert (done.returncode, done.stderr) == (0, "")
    assert rows(done) == [["2019-11-23", "1", "3"], ["2019-11-24", "0", "1"]]
    assert rows(gxdigest("trend", "居民", "--by", "year", "--share", "--db", archive)) == [["2019", "80.00%"]]
    (point,) = json.loads(gxdigest("trend", "居民", "--by", "month", "--json", "--db", archive).stdout)
    assert point == {"period": "2019-11", "query": "居民", "articles": 4, "of": 5, "share": 0.8}
    assert gxdigest("trend", "居民", "--csv", "--db", archive).stdout.startswith("period,query,articles,of,share\n")
    nothing = gxdigest("trend", "无轨电车", "--db", archive, "--json")
    assert (nothing.returncode, nothing.stdout) == (1, "[]\n")


def test_doctor(gxdigest, page):
    gxdigest("ingest", page.name, "--db", "a.db", "--quiet")
    sound = gxdigest("doctor", "--db", "a.db")
    assert (sound.returncode, sound.stderr) == (0, "")
    assert {row[1] for row in rows(sound)} == {"ok"}
    db = sqlite3.connect(gxdigest.folder / "a.db")
    db.execute("UPDATE articles SET headline = '路牌' WHERE position = 1")
    db.commit()
    db.close()
    assert rows(gxdigest("search", "路牌", "--db", "a.db"))[0][3] == "路牌"
    wrong = gxdigest("doctor", "--db", "a.db")
    assert wrong.returncode == 4
    assert "1 check of 8 failed; gxdigest doctor --mend mends it" in wrong.stderr
    mended = gxdigest("doctor", "--mend", "--db", "a.db", "--json")
    assert mended.returncode == 0
    assert all(finding["sound"] for finding in json.loads(mended.stdout))
    assert mended.stderr == "3 articles indexed anew\n"
    assert gxdigest("doctor", "--db", "none.db").returncode == 4


def test_filters(gxdigest, archive):
    def exported(*words):
        done = gxdigest("export", "--db", archive, *words)
        return [json.loads(line)["date"] for line in done.stdout.splitlines()]

    assert exported() == ["2019-11-23"] * 3 + ["2019-11-24"] * 2
    assert exported("--since", "2019-11-24") == ["2019-11-24"] * 2
    assert exported("--until", "2019-11-23", "--byline", "孙庆辉") == ["2019-11-23"] * 2
    assert exported("--since", "2020") == exported("--paper", "没有这家报") == []
    assert exported("--until", "2019-11") == exported("--since", "2019", "--paper", "新河日报") == exported()
    assert [row[2] for row in rows(gxdigest("search", "居民", "--in", "2", "--db", archive))] == ["2019-11-24"]
    assert [row[0] for row in rows(gxdigest("byline", "--until", "2019-11-23", "--db", archive))] == [
        "孙庆辉",
        "方小满",
        "林小舟",
    ]
    assert len(rows(gxdigest("digest", "--since", "2019", "--byline", "孙庆辉", "--db", archive))) == 3


def test_byline_of_a_person(gxdigest, archive):
    done = gxdigest("byline", "孙庆辉", "--db", archive)
    assert (done.returncode, done.stderr) == (0, "3 articles\n")
    assert [row[2] for row in rows(done)] == ["2019-11-24", "2019-11-23", "2019-11-23"]
    assert all(row[4] == "记者" for row in rows(done))
    assert rows(gxdigest("byline", "方小满", "--db", archive))[0][4:] == ["文/图", "新河晚报"]
    (row,) = table(gxdigest("byline", "方小满", "--db", archive, "--csv"))
    assert (row["name"], row["role"], row["outlet"]) == ("方小满", "文/图", "新河晚报")


def test_byline_of_everyone(gxdigest, archive):
    done = gxdigest("byline", "--db", archive)
    assert (done.returncode, done.stderr) == (
        0,
        "3 people; an article of n people counts 1/n in shares, whole in all else\n"
        "whom a caption alone credits has no part in a signed text, nor in its characters\n"
        "pictures: where the role holds 图 or 摄; leads: what stands first on its page\n",
    )
    assert [row[:3] for row in rows(done)] == [
        ["孙庆辉", "", "3"],
        ["林小舟", "", "2"],
        ["方小满", "新河晚报", "1"],
    ]


def test_byline_of_nobody(gxdigest, archive):
    assert gxdigest("byline", "--paper", "没有这家报", "--db", archive).returncode == 1
    done = gxdigest("byline", "查无此人", "--db", archive, "--json")
    assert (done.returncode, done.stdout) == (1, "[]\n")
    assert len(done.stderr.splitlines()) == 1


def test_digest_of_the_newest_issue_by_id_and_by_date(gxdigest, archive):
    newest = gxdigest("digest", "--db", archive)
    assert newest.returncode == 0
    assert [row[2] for row in rows(newest)] == ["2019-11-24"] * 2
    assert gxdigest("digest", "2", "--db", archive).stdout == newest.stdout
    assert gxdigest("digest", "2019-11-24", "--db", archive).stdout == newest.stdout
    first = json.loads(gxdigest("digest", "2019-11-23", "--db", archive, "--json").stdout)
    assert [bool(row["summary"]) and bool(row["keywords"]) for row in first] == [True] * 3
    assert gxdigest("digest", "2001-01-01", "--db", archive).returncode == 1
    assert gxdigest("digest", "99", "--db", archive).returncode == 1


def test_show_and_export_give_the_same_record(gxdigest, archive):
    lines = gxdigest("export", "--db", archive).stdout.splitlines()
    record = json.loads(gxdigest("show", "1", "--db", archive, "--json").stdout)
    assert json.loads(lines[0]) == record
    assert json.loads(gxdigest("export", "--db", archive, "--json").stdout)[0] == record
    assert table(gxdigest("export", "--db", archive, "--csv"))[0]["headline"] == record["headline"]


def test_show(gxdigest, archive):
    shown = rows(gxdigest("show", "1", "--db", archive))
    assert ["headline", "幸福里小区换上新路灯"] in shown
    assert shown[-1][0] == "stood in"
    missing = gxdigest("show", "99", "--db", archive)
    assert (missing.returncode, missing.stdout, len(missing.stderr.splitlines())) == (1, "", 1)


def test_issues(gxdigest, archive):
    done = gxdigest("issues", "--db", archive)
    assert (done.returncode, done.stderr) == (0, "2 issues\n")
    assert [row[:5] for row in rows(done)] == [
        ["2", "新河日报", "2019-11-24", "1204", "2"],
        ["1", "新河日报", "2019-11-23", "1203", "3"],
    ]
    assert [row["id"] for row in json.loads(gxdigest("issues", "1", "--db", archive, "--json").stdout)] == [1]
    assert gxdigest("issues", "99", "--db", archive).returncode == 1


def test_issues_shows_leftovers_on_request(gxdigest, page):
    page.write_text(page.read_text(encoding="utf-8") + "\n\n\n编号：０００〇\n", encoding="utf-8")
    reading = json.loads(gxdigest("read", page.name, "--json").stdout)
    gxdigest("ingest", page.name, "--db", "a.db", "--quiet")
    kept = json.loads(gxdigest("issues", "--leftovers", "--db", "a.db", "--json").stdout)
    assert [left["text"] for left in kept] == [left["text"] for left in reading["leftovers"]]


def test_read_in_the_machine_form(gxdigest, page):
    record = json.loads(gxdigest("read", page.name, "--json").stdout)
    assert (record["schema"], record["source"], len(record["articles"])) == (1, page.name, 3)
    several = gxdigest("read", page.name, "-", "--json", stdin=page.read_bytes()).stdout.splitlines()
    assert [json.loads(line)["source"] for line in several] == [page.name, "-"]
    assert [row["position"] for row in table(gxdigest("read", page.name, "--csv"))] == ["1", "2", "3"]


def test_read_for_people_keeps_nothing(gxdigest, page):
    done = gxdigest("read", page.name)
    assert done.returncode == 0
    assert ["source", page.name] in rows(done)
    assert "幸福里小区换上新路灯" in done.stdout
    assert [file.name for file in gxdigest.folder.iterdir()] == [page.name]


def test_read_explains_every_line(gxdigest, page):
    shown = rows(gxdigest("read", page.name, "--explain"))
    texts = page.read_text(encoding="utf-8").splitlines()
    assert {int(row[0]) for row in shown} >= {number for number, text in enumerate(texts, start=1) if text}
    assert any(row[1] == "headline" for row in shown)
    reasons = [json.loads(line) for line in gxdigest("read", page.name, "--explain", "--ndjson").stdout.splitlines()]
    assert {"source", "line", "label", "text", "evidence", "margin", "doubtful"} == set(reasons[0])


def test_version_help_and_completion(gxdigest):
    assert gxdigest("--version").stdout.startswith("gxdigest 0.")
    for words in ([], ["--help"]):
        done = gxdigest(*words)
        assert done.returncode == 0
        assert re.findall(r"^  ([a-z]+)  ", done.stdout, re.MULTILINE) == list(COMMANDS)
    script = gxdigest("--show-completion", "bash")
    assert "_GXDIGEST_COMPLETE=complete_bash" in script.stdout
    completed = gxdigest(_GXDIGEST_COMPLETE="complete_bash", COMP_WORDS="gxdigest s", COMP_CWORD="1")
    assert completed.stdout.split() == ["search", "show"]
    completed = gxdigest(_GXDIGEST_COMPLETE="complete_bash", COMP_WORDS="gxdigest search --ndj", COMP_CWORD="2")
    assert completed.stdout.split() == ["--ndjson"]
