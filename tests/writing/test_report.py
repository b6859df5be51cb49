"""The report: one page that loads nothing, runs nothing of an article's, and leads both ways between statements and
articles."""

import json
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from test_safety import HOSTILE, LONG, hostile
from told import BRIDGE, FULLEST, GAZETTE, MONEY, STATEMENTS

from quotetrace.model import Statement
from quotetrace.writing import Look, format_named, writer
from quotetrace.writing.report.marked import marked, told_articles
from quotetrace.writing.report.places import live_link
from quotetrace.writing.report.timeline import timeline
from quotetrace.writing.visible import DANGEROUS

HTML = writer(format_named("html"))


class Page(HTMLParser):
    """What a browser would see: the elements with their attributes, and the text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[str, str] = {}
        self.inside: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag in ("script", "style"):
            self.inside.append(tag + (dict(attrs).get("id") or ""))

    def handle_endtag(self, tag: str) -> None:
        if tag in ("script", "style"):
            self.inside.pop()

    def handle_data(self, data: str) -> None:
        where = self.inside[-1] if self.inside else "page"
        self.texts[where] = self.texts.get(where, "") + data

    def values(self, attribute: str) -> list[str]:
        return [value for _, attributes in self.elements if (value := attributes.get(attribute)) is not None]


def page(*statements: Statement, look: Look = Look()) -> Page:  # noqa: B008 - a value
    return Page("".join(HTML.statements(statements, look)))


def test_every_link_within_the_page_leads_somewhere_and_both_ways() -> None:
    shown = page(*STATEMENTS)
    ids = shown.values("id")
    assert len(ids) == len(set(ids))
    inner = {link[1:] for link in shown.values("href") if link.startswith("#")}
    assert inner <= set(ids)
    quotes = {report.quote.id for statement in STATEMENTS for report in statement.reports}
    assert quotes | {statement.id for statement in STATEMENTS} <= inner


def test_nothing_is_loaded_and_only_our_own_script_may_run() -> None:
    text = "".join(HTML.statements(STATEMENTS, Look()))
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', text)
    assert policy
    assert "default-src &#39;none&#39;" in policy[1]
    assert "unsafe" not in policy[1]
    shown = Page(text)
    assert shown.values("src") == []
    assert not any(name.startswith("on") or name == "style" for _, attributes in shown.elements for name in attributes)
    assert [tag for tag, _ in shown.elements if tag in {"link", "iframe", "object", "embed", "img"}] == []


@pytest.mark.parametrize("words", [HOSTILE, LONG, "</script><script>alert(1)</script>", "]]> --> <!-- &lt;b&gt;"])
@pytest.mark.parametrize("whole", [False, True])
def test_words_of_an_article_are_only_words(words: str, whole: bool) -> None:
    quote = hostile(words)
    flags = tuple(replace(flag, message=words) for flag in BRIDGE.flags)
    report = replace(MONEY.reports[0], quote=quote, diff=f"[-{words}-]")
    shown = page(replace(MONEY, text=words, flags=flags, reports=(report, report)), look=Look(full_text=whole))
    plain = page(*STATEMENTS)
    assert {tag for tag, _ in shown.elements} <= {tag for tag, _ in plain.elements}
    assert shown.texts["script"] == plain.texts["script"]
    assert not (DANGEROUS - {"\n"}) & set("".join(shown.texts.values()))
    assert json.loads(shown.texts["scriptdata"])["statements"][0]["reports"][0]["content"]["text"] == quote.content.text


def test_the_data_stand_in_the_page() -> None:
    data = json.loads(page(*STATEMENTS).texts["scriptdata"])
    assert [statement["id"] for statement in data["statements"]] == [BRIDGE.id, MONEY.id]
    assert data["articles"][GAZETTE.id]["outlet"] == "Linden Gazette"
    assert data["statements"][0]["reports"][0]["article"] == GAZETTE.id


def test_quotes_cues_and_speakers_are_marked_in_their_article() -> None:
    told = {one.article.id: one for one in told_articles(STATEMENTS)}[GAZETTE.id]
    (passage,) = marked(told, whole=True)
    assert "".join(piece.text for piece in passage) == GAZETTE.text
    kinds = {piece.text: piece.kinds for piece in passage if piece.kinds}
    assert kinds["We will reopen the bridge in May, whatever the weather,"] == "quote"
    assert kinds["told"] == "cue"
    assert kinds["Ida Brandt"] == "speaker"
    assert [piece.statement for piece in passage if "quote" in piece.kinds] == [BRIDGE.id, MONEY.id]


def test_without_the_full_text_each_quote_stands_in_its_context() -> None:
    far = "\n\n" + "The council sat until late. " * 60
    text = GAZETTE.text + far
    quote = replace(FULLEST, article=replace(GAZETTE, text=text))
    statement = replace(BRIDGE, reports=(replace(BRIDGE.reports[0], quote=quote),))
    (told,) = told_articles([statement])
    (passage,) = marked(told, whole=False)
    shown = "".join(piece.text for piece in passage)
    assert FULLEST.quoted[0].text in shown
    assert len(shown) < 500


@pytest.mark.parametrize(
    ("url", "fragment"),
    [
        (None, None),
        ("file:///etc/passwd", None),
        ("javascript:alert(1)", None),
        (
            "https://gazette.example/bridge#top",
            "https://gazette.example/bridge#:~:text=We%20will%20reopen%20the%20bridge%20in%20May%2C%20whatever%20the%20weather%2C",
        ),
    ],
)
def test_a_live_article_is_linked_at_the_words(url: str | None, fragment: str | None) -> None:
    assert live_link(replace(FULLEST, article=replace(GAZETTE, url=url))) == fragment


def test_the_timeline_has_a_lane_an_origin_and_hollow_dots_where_the_date_is_uncertain() -> None:
    line = timeline(BRIDGE, {"o_1": "A"})
    assert line
    assert [lane.letter for lane in line.lanes] == ["A"]
    assert [dot.hollow for dot in line.lanes[0].dots] == [False, True]
    assert line.undated


@pytest.mark.parametrize(
    ("published", "is_later"),
    [
        (("2019-03-12", "2019-03-12T07:10"), False),
        (("2019-03-12T06:10", "2019-03-12T07:10"), True),
        (("2019-03-12", "2019-03-13T07:10"), True),
    ],
)
def test_the_timeline_orders_no_reports_that_the_dates_do_not(published: tuple[str, str], is_later: bool) -> None:
    first, second, *_ = BRIDGE.reports
    reports = tuple(
        replace(report, quote=replace(report.quote, article=replace(report.quote.article, published=when)))
        for report, when in zip((first, second), published, strict=True)
    )
    line = timeline(replace(BRIDGE, reports=reports), {"o_1": "A"})
    assert line
    a, b = line.lanes[0].dots
    assert (a.x < b.x, a.x > b.x) == (is_later, False)


def test_a_single_report_needs_no_timeline() -> None:
    assert timeline(MONEY, {"o_2": "A"}) is None


def test_the_checklist_names_what_is_to_check() -> None:
    shown = page(*STATEMENTS).texts["page"].split("Checklist")[-1]
    assert "The wording differs: will became shall." in shown
    assert "The source is not named." in shown
