"""The search box of a running Datasette."""

import json
import socket
import sqlite3
import subprocess
import sys
import time
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import urlopen

import pytest

from gxdigest.archive import Archive
from gxdigest.model.article import Article, Byline, Digest
from gxdigest.model.issue import Counts, Issue

pytest.importorskip("datasette")

ARTICLES = (
    Article(1, (1, 2), "幸福里换上新路灯", bylines=(Byline("孙庆辉"),), paragraphs=("“紅色物業”出了钱，花了48万元。",)),
    Article(2, (3, 4), "老街口的早市重新开张", bylines=(Byline("林小舟"),), paragraphs=("路灯下面人很多。",)),
)


@pytest.fixture(scope="module")
def box(tmp_path_factory):
    """Ask the search box over HTTP; gives the headlines that answer."""
    folder = tmp_path_factory.mktemp("web")
    with Archive(folder / "papers.db", create=True) as archive:
        counts = Counts(2, 2, 2, 2, 0, 0, 0, 4, 4, 0)
        archive.keep(Issue("a.txt", "一份底稿", counts, articles=ARTICLES), [Digest((), (), "1")] * 2)
    other = sqlite3.connect(folder / "other.db")
    other.execute("CREATE TABLE articles (id INTEGER PRIMARY KEY, headline TEXT)")
    other.execute("INSERT INTO articles VALUES (1, 'street lamps')")
    other.execute("CREATE VIRTUAL TABLE lamps USING fts5(headline, content='articles')")
    other.execute("INSERT INTO lamps(lamps) VALUES ('rebuild')")
    other.commit()
    other.close()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "datasette", "serve", "papers.db", "other.db", "-h", "127.0.0.1", "-p", str(port)]
    server = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def get(path):
        with urlopen(f"http://127.0.0.1:{port}{path}", timeout=20) as answer:
            return answer.read().decode("utf-8")

    def ask(typed, database="papers"):
        rows = json.loads(get(f"/{database}/articles.json?{urlencode({'_search': typed, '_shape': 'array'})}"))
        return [row["headline"] for row in rows]

    ask.get = get
    for _ in range(100):
        try:
            get("/-/versions.json")
            break
        except URLError:
            time.sleep(0.2)
    yield ask
    server.terminate()
    server.wait(20)


def test_there_is_a_search_box(box):
    assert 'name="_search"' in box.get("/papers/articles")


@pytest.mark.parametrize("typed", ["红", "物业", "紅色物業", "红色物业 48万", "孙庆辉", "４８万", "路灯 -早市"])
def test_words_of_any_length_are_found(box, typed):
    assert box(typed) == ["幸福里换上新路灯"]


def test_the_language_of_the_command(box):
    assert len(box("路灯")) == 2
    assert box("headline:路灯") == ["幸福里换上新路灯"]
    assert len(box("物业 OR 早市")) == 2
    assert box("停电") == []
    assert box("路灯 OR") == []
    assert box('"') == []


def test_other_databases_are_left_alone(box):
    assert box("lamps", "other") == ["street lamps"]
