"""The HTML digest in a real browser: a Chromium that is installed already, else these tests are skipped."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from document_samples import make_hostile, make_sample

from gxdigest.model.document import Rise
from gxdigest.output.documents.html import render_html
from gxdigest.output.documents.layout import lay_out

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
if CHROMIUM is None:
    pytest.skip("no Chromium is installed", allow_module_level=True)

FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
RISES = (Rise("柑橘", 3, 0.4), Rise("末班车", 2, 0.2))


@pytest.fixture(scope="module")
def browser():
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    folder = tmp_path_factory.mktemp("html")
    sample = replace(make_sample(), rises=RISES, weeks=4)
    for name, document in (("sample", sample), ("hostile", make_hostile())):
        (folder / f"{name}.html").write_text(render_html(lay_out(document)), encoding="utf-8")
    return folder


@pytest.fixture
def open_page(browser, files):
    """Open a file, and see in the end that nothing was complained of and nothing was asked of the network."""
    contexts, complaints = [], []

    def open_page(name, width=1280, **more):
        contexts.append(browser.new_context(viewport={"width": width, "height": 800}, offline=True, **more))
        page = contexts[-1].new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("dialog", lambda dialog: (complaints.append(dialog.message), dialog.dismiss()))
        address = Path(files / f"{name}.html").as_uri()
        page.on("request", lambda request: request.url.startswith(address) or complaints.append(request.url))
        page.goto(address)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.mark.parametrize("name", ["sample", "hostile"])
@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_is_wider_than_the_screen(open_page, name, width):
    page = open_page(name, width)
    assert page.evaluate("[document.documentElement.scrollWidth, innerWidth]") == [width, width]
    wide = page.evaluate(
        "[...document.querySelectorAll('body *:not(title, desc)')].filter("
        "  (node) => node.getBoundingClientRect().right > innerWidth + 0.5).map((node) => node.outerHTML.slice(0, 80))"
    )
    assert wide == []


def test_nothing_of_a_page_runs(open_page):
    page = open_page("hostile")
    assert "已被改写" not in page.title().replace("document.title='已被改写'", "")
    assert page.evaluate("document.scripts.length") == 1


def test_every_link_jumps_to_its_article(open_page):
    page = open_page("sample", 360)
    links = page.locator("nav a")
    targets = links.evaluate_all("(nodes) => nodes.map((node) => node.getAttribute('href'))")
    assert len(targets) == 10 + 4 + 2
    assert page.evaluate("(all) => all.every((one) => document.querySelectorAll(one).length === 1)", targets)
    for i in (9, 0, 12):
        page.evaluate("scrollTo(0, 0)")
        links.nth(i).click()
        assert page.evaluate("location.hash") == targets[i]
        top = page.evaluate("(one) => document.querySelector(one).getBoundingClientRect().top", targets[i])
        assert -1 <= top < 800


def find_shown(page):
    return page.locator("article:visible").evaluate_all("(nodes) => nodes.map((node) => node.id)")


def test_the_box_filters_articles_contents_and_heads(open_page):
    page = open_page("sample")
    assert len(find_shown(page)) == 10
    page.fill("#find", "孙庆辉 机器人")
    assert find_shown(page) == ["a7"]
    assert page.locator("nav li:visible").count() == 1
    assert page.locator("main h2:visible").all_inner_texts() == ["第2版"]
    assert page.inner_text("#found") == "1篇"
    page.fill("#find", "１２月１日起")  # full width, as half
    assert find_shown(page) == ["a6"]
    page.fill("#find", "此处没有")
    assert find_shown(page) == []
    assert page.inner_text("#found") == "没有相符的稿件"
    page.press("#find", "Escape")
    assert len(find_shown(page)) == 10
    assert page.locator("svg:visible").count() == 2


def test_names_and_counts_fit_in_the_pictures(open_page):
    for name in ("sample", "hostile"):
        page = open_page(name, 360)
        out = page.evaluate(
            "[...document.querySelectorAll('svg text')].filter((node) => { const box = node.getBBox();"
            "  return box.x < 0 || box.x + box.width > 360; }).map((node) => node.textContent)"
        )
        assert out == []


def read_colours(page):
    """Luminance of ground, text, faint text, marks and bars, from 0 to 1."""
    return page.evaluate(
        """() => {
        const read = (node, name) => {
            const [r, g, b] = getComputedStyle(node)[name].match(/[0-9.]+/g).map((part) => (part / 255) ** 2.2);
            return 0.2126 * r + 0.7152 * g + 0.0722 * b;
        };
        const one = (selector) => document.querySelector(selector);
        return [read(one("html"), "backgroundColor"), read(one("h3"), "color"), read(one(".small"), "color"),
            read(one("h2"), "color"), read(one("svg text"), "fill")];
        }"""
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("media", ["screen", "print"])
def test_all_is_read_on_light_and_dark_ground_and_on_paper(open_page, scheme, media):
    page = open_page("sample", color_scheme=scheme)
    page.emulate_media(media=media, color_scheme=scheme)
    ground, *inks = read_colours(page)
    assert (ground < 0.05) == (scheme == "dark" and media == "screen")
    for ink in inks:
        lighter, darker = max(ground, ink), min(ground, ink)
        assert (lighter + 0.05) / (darker + 0.05) >= 4.5  # WCAG 2.2, 1.4.3
    assert page.locator("#search").is_visible() == (media == "screen")


def test_paper_takes_it(open_page):
    assert open_page("hostile").pdf(format="A4").startswith(b"%PDF")
