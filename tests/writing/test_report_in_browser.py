"""The report of the samples in headless Chromium: it opens without a complaint, its links lead both ways, its filter
works."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from browser import Browser, available, opened
from conftest import SAMPLES
from test_safety import HOSTILE, LONG, hostile
from told import BRIDGE

from quotetrace.pipeline import trace
from quotetrace.reading import read, sources
from quotetrace.writing import Look, format_named, writer

pytestmark = pytest.mark.skipif(bool(available()), reason=available() or "")

LUMINANCE = """
const rgb = (value) => value.match(/[\\d.]+/g).slice(0, 3).map(Number);
const light = ([r, g, b]) => [r, g, b].map((c) => c / 255).map((c) => c <= .03928 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4)
  .reduce((sum, c, i) => sum + c * [.2126, .7152, .0722][i], 0);
const contrast = (front, back) => { const [a, b] = [light(rgb(front)), light(rgb(back))].sort((x, y) => y - x); return (a + .05) / (b + .05); };
const card = document.querySelector(".card"), back = getComputedStyle(card).backgroundColor;
return [".card blockquote", ".card .counts", ".card td", ".card ins", ".card del"].map((selector) => document.querySelector(selector))
  .filter(Boolean).map((element) => contrast(getComputedStyle(element).color, back));
"""
"""The contrast of text against its card, as the accessibility guidelines reckon it."""


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    articles = [article for source in sources([str(SAMPLES)]) for article in read(source)]
    path = tmp_path_factory.mktemp("report") / "report.html"
    path.write_text(
        "".join(writer(format_named("html")).statements(trace(articles), Look(full_text=True))), encoding="utf-8"
    )
    return path


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with opened() as browser:
        yield browser


@pytest.fixture
def browser(chromium: Browser, page: Path) -> Browser:
    chromium.open(page)
    return chromium


def shown(browser: Browser) -> int:
    found: int = browser.ask("return document.querySelectorAll('#statements > .card:not([hidden])').length")
    return found


def test_it_opens_without_a_complaint(browser: Browser) -> None:
    assert browser.complaints() == []
    assert browser.ask("return document.querySelector('.filter').hidden") is False


def test_the_filter_and_the_search_work(browser: Browser) -> None:
    everything = shown(browser)
    browser.click("#several")
    several = shown(browser)
    assert 0 < several < everything
    browser.type("#search", "twitter zzzz")
    assert shown(browser) == 0
    assert browser.ask("return document.querySelector('#none').hidden") is False
    assert browser.ask("return document.querySelector('#shown').textContent").startswith("0 of ")


def test_links_lead_from_a_statement_to_its_words_and_back(browser: Browser) -> None:
    start = browser.ask("return document.querySelector('.card').id")
    browser.ask("document.querySelector('.card td a[href^=\"#q_\"]').click()")
    target = browser.ask("return location.hash.slice(1)")
    assert target.startswith("q_")
    back = browser.ask("return document.getElementById(arguments[0]).nextElementSibling.getAttribute('href')", target)
    assert back == f"#{start}"
    assert browser.complaints() == []


def test_no_link_within_the_page_is_dead(browser: Browser) -> None:
    dead = browser.ask(
        "return [...document.querySelectorAll('a[href^=\"#\"]')].map((a) => a.getAttribute('href').slice(1))"
        ".filter((id) => !document.getElementById(decodeURIComponent(id)))"
    )
    assert dead == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_can_be_read_by_day_and_by_night(browser: Browser, scheme: str) -> None:
    browser.devtools("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
    assert min(browser.ask(LUMINANCE)) >= 4.5


@pytest.mark.parametrize("width", [360, 700, 1100])
def test_nothing_stands_out_of_the_window(browser: Browser, width: int) -> None:
    browser.devtools("Emulation.setDeviceMetricsOverride", width=width, height=800, deviceScaleFactor=1, mobile=False)
    try:
        assert browser.ask("return document.documentElement.scrollWidth") <= width
    finally:
        browser.devtools("Emulation.clearDeviceMetricsOverride")


def test_on_paper_there_is_one_column_and_no_controls(browser: Browser) -> None:
    browser.devtools("Emulation.setEmulatedMedia", media="print")
    try:
        hidden = "return getComputedStyle(document.querySelector(arguments[0])).display"
        assert browser.ask(hidden, ".filter") == "none"
        assert browser.ask(hidden, ".top nav") == "none"
        lefts = browser.ask(
            "return [...new Set([...document.querySelectorAll('.card')].map((c) => c.getBoundingClientRect().left))]"
        )
        assert len(lefts) == 1
    finally:
        browser.devtools("Emulation.setEmulatedMedia", media="")


def test_a_keyboard_reaches_everything_that_can_be_used(browser: Browser) -> None:
    browser.ask("document.querySelector('.skip').focus()")
    assert browser.ask("return document.activeElement.className") == "skip"
    unreachable = "return [...document.querySelectorAll('a[href], input')].filter((e) => e.tabIndex < 0).length"
    assert browser.ask(unreachable) == 0


@pytest.mark.parametrize(
    "words",
    [
        HOSTILE,
        LONG,
        "</script><script>document.title='caught'</script>",
        '=HYPERLINK("x") ]]> --> "><img src=x onerror=alert(1)>',
    ],
)
def test_hostile_words_do_nothing(chromium: Browser, tmp_path: Path, words: str) -> None:
    quote = hostile(words)
    statement = replace(
        BRIDGE,
        text=words,
        reports=tuple(replace(report, quote=quote, diff=f"[-{words}-]") for report in BRIDGE.reports[1:] * 2),
    )
    path = tmp_path / "hostile.html"
    path.write_text(
        "".join(writer(format_named("html")).statements([statement], Look(full_text=True))), encoding="utf-8"
    )
    chromium.open(path)
    assert chromium.complaints() == []
    assert chromium.ask("return document.title").startswith("Who said what")
    assert chromium.ask("return document.documentElement.scrollWidth") <= chromium.ask("return innerWidth")
    assert words.split()[0] in chromium.ask("return document.querySelector('.card').textContent") or "\x1b" in words
