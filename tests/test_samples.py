"""The samples tell what `samples/README.md` says that they tell: every credit, origin, copy, relay and flag that it
names."""

import re
from functools import cache

import pytest
from conftest import SAMPLES

from quotetrace.credits import credit
from quotetrace.model import Article, Quote, Report, Statement
from quotetrace.pipeline import extract, trace
from quotetrace.reading import read, sources

CREDITS = [
    # file, number in it, outlet, published, wire, where the wire was found
    ("astra-reuters.txt", 0, None, "2018-11-12", "Reuters", "dateline"),
    ("astra-harbour-daily.txt", 0, "Harbour Daily", "2018-11-12", "Reuters", None),
    ("astra-northern-courier.txt", 0, "The Northern Courier", "2018-11-13", "Reuters", "dateline"),
    ("astra-baltic-ledger.txt", 0, "The Baltic Ledger", "2018-11-12", None, None),
    ("astra-mirror.txt", 0, "The Baltic Ledger", "2018-11-12", None, None),
    ("astra-kurzeme-post.txt", 0, "Kurzeme Post", "2018-11-13", None, None),
    ("astra-piraeus-gazette.html", 0, "Piraeus Shipping Gazette", "2018-11-13", None, None),
    ("astra-desk.jsonl", 0, "Gdansk Evening Mail", "2018-11-12", "Agence France-Presse", "dateline"),
    ("astra-desk.jsonl", 1, "Volga Shipping News", "2018-11-13", "Interfax", "dateline"),
    ("astra-desk.jsonl", 2, "Tallinn Evening Telegraph", "2018-11-14", None, None),
    ("wells-ap.txt", 0, None, None, "Associated Press", None),
    ("wells-creek-sentinel.md", 0, "Harlan Creek Sentinel", "2015-05-06", None, None),
    ("wells-radio-transcript.txt", 0, None, "2015-05-06", None, None),
]

SPEECH = [
    # file, words of the quote, speaker, what else the record says
    ("astra-reuters.txt", "cannot look on", "Transport Ministry", {"channel": "statement"}),
    ("astra-reuters.txt", "Seventeen people", "Ilze Krastmane", {"channel": "social post"}),
    ("astra-reuters.txt", "food for four days", "Mykola Dorosh", {"told_to": "Reuters"}),
    ("astra-reuters.txt", "what is written in the contract", "Mykola Dorosh", {}),
    ("astra-reuters.txt", "it had abandoned the crew", "Halcyon", {"polarity": "denied"}),
    ("astra-reuters.txt", "which bank was involved", "Eleni Markaki", {"polarity": "declined"}),
    ("astra-reuters.txt", "a buyer for the ship", None, {"reason": "the talks are confidential"}),
    ("astra-reuters.txt", "It is not a hotel", "Valdis Ozers", {}),
    ("astra-baltic-ledger.txt", "give up one by one", "Janis Pukits", {"relayed_by": "LETA"}),
    ("astra-baltic-ledger.txt", "for every rust bucket", "Janis Pukits", {}),
    ("astra-baltic-ledger.txt", "lay on the wrong desk", "Andris Velde", {}),
    ("astra-kurzeme-post.txt", "burned the pallets", "Rodel Magbanua", {"told_to": "Kurzeme Post"}),
    ("astra-kurzeme-post.txt", "Now it is the fifth month", "Mykola Dorosh", {}),
    ("astra-kurzeme-post.txt", "one in Dakar", None, {"anonymous": "yes"}),
    ("astra-kurzeme-post.txt", "barley has never yet waited", "Kaspars Lusis", {}),
    ("astra-piraeus-gazette.html", "The money left our account", "Stavros Kalligas", {}),
    ("astra-piraeus-gazette.html", "had sent the money twice", "Stavros Kalligas", {"channel": "interview"}),
    ("astra-piraeus-gazette.html", "food for four days", "Mykola Dorosh", {"told_to": "Reuters"}),
    ("astra-piraeus-gazette.html", "These transfers named a ship", "Petros Doukas", {"channel": "press conference"}),
    ("astra-desk.jsonl", "counted the tins", "Janis Pukits", {}),
    ("astra-desk.jsonl", "wait until the men give up", "Janis Pukits", {"relayed_by": "LETA"}),
    ("astra-desk.jsonl", "can buy a beer", "Janis Pukits", {"channel": "social post"}),
    ("wells-ap.txt", "Boiling it does not help", "Loretta Stokes", {}),
    ("wells-ap.txt", "I was a lifeguard", "Carla Whitten", {}),
    ("wells-creek-sentinel.md", "My kids drink this water", "Greg Stokes", {}),
    ("wells-creek-sentinel.md", "If I had, you would have", "Loretta Stokes", {}),
    ("wells-creek-sentinel.md", "one thing we have enough of", "Bea Lindqvist", {}),
    ("wells-radio-transcript.txt", "like everybody else", "Loretta Stokes", {}),
]

STATEMENTS = [
    # words, speaker, outlets by report (the agency's own file has none), independent origins
    ("will not leave Ventspils", "Transport Ministry", 5, 2),
    ("food for four days and water for six", "Mykola Dorosh", 4, 1),
    ("Seventeen people, five months", "Ilze Krastmane", 6, 4),
    ("waiting for the men to give up", "Janis Pukits", 4, 1),
]

NO_QUOTES = [
    "All found",
    "best read on the waterfront",
    "Accept all",
    "We shall not scrap her",
    "Typical",
    "Ice on the Venta",
    "readers like you",
]


@pytest.mark.parametrize(("file", "number", "outlet", "published", "agency", "found_in"), CREDITS)
def test_credits(
    file: str, number: int, outlet: str | None, published: str | None, agency: str | None, found_in: str | None
) -> None:
    article = articles(file)[number]
    assert (article.outlet or "").casefold() == (outlet or "").casefold()
    assert (article.published or "")[:10] == (published or "")
    assert (article.wire and article.wire.agency) == agency
    assert found_in in (None, article.wire and article.wire.found_in)


@pytest.mark.parametrize(("file", "words", "speaker", "more"), SPEECH)
def test_speech(file: str, words: str, speaker: str | None, more: dict[str, str]) -> None:
    found = [quote for article in articles(file) for quote in extract(article) if words in quote.content.text]
    assert len(found) == 1, [quote.content.text for quote in found]
    name = found[0].speaker.name
    assert name == speaker or (name and speaker and speaker.casefold() in name.casefold())
    assert {key: told(found[0], key) for key in more} == more


@pytest.mark.parametrize(("words", "speaker", "reports", "origins"), STATEMENTS)
def test_statements(words: str, speaker: str, reports: int, origins: int) -> None:
    statement = stating(words)
    assert speaker in (statement.speaker.name or "")
    assert len(statement.reports) == reports, [files(statement)]
    assert statement.independent_origins == origins


def test_two_translations_of_one_statement_stand_in_one_statement() -> None:
    relations = {file: str(report.relation) for file, report in reported(stating("will not leave Ventspils"))}
    assert relations["astra-baltic-ledger.txt"] == "reworded"
    assert relations["astra-mirror.txt"] == "reworded"
    assert relations["astra-northern-courier.txt"] == "edited"
    assert relations["astra-harbour-daily.txt"] == "trimmed"


def test_two_papers_of_one_day_have_no_first() -> None:
    statement = stating("will not leave Ventspils")
    assert statement.first is not None
    assert statement.first.published == "2018-11-12"
    assert statement.first.quote is None


def test_a_copy_has_no_origin_of_its_own() -> None:
    origin = {file: report.origin for file, report in reported(stating("We are not a court"))}
    assert origin["astra-mirror.txt"] == origin["astra-baltic-ledger.txt"]


def test_what_was_changed_is_shown() -> None:
    diff = {file: report.diff for file, report in reported(stating("will not leave Ventspils"))}
    assert re.search(r"\[-will not-\]\s*\{\+cannot\+\}", diff["astra-northern-courier.txt"])


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("burned the pallets", "speakers-differ"),
        ("food for four days", "wording-changed"),
        ("waiting for the men to give up", "only-relays"),
        ("one in Dakar", "anonymous"),
        ("counted the tins", "single-origin"),
    ],
)
def test_findings_are_flagged(words: str, code: str) -> None:
    assert code in {flag.code for flag in stating(words).flags}


@pytest.mark.parametrize("words", NO_QUOTES)
def test_what_nobody_said_is_no_quote(words: str) -> None:
    assert [quote.content.text for quote in quotes() if words in quote.content.text] == []


def test_a_pull_quote_is_one_record_with_what_it_repeats() -> None:
    assert sum("before she tweets" in quote.content.text for quote in quotes()) == 1


def test_no_sample_states_a_wrong_first() -> None:
    """A report is called first only where its date is known and earlier than every other."""
    for statement in statements():
        for report in statement.reports:
            if report.first:
                article = report.quote.article.id
                others = [other.quote.article for other in statement.reports if other.quote.article.id != article]
                dates = [other.published for other in others]
                assert all(date is None or (report.quote.article.published or "")[:10] < date[:10] for date in dates)


@cache
def articles(file: str | None = None) -> tuple[Article, ...]:
    paths = [str(SAMPLES / file)] if file else [str(SAMPLES)]
    return tuple(credit(article) for source in sources(paths) for article in read(source))


@cache
def quotes() -> tuple[Quote, ...]:
    return tuple(quote for article in articles() for quote in extract(article))


@cache
def statements() -> tuple[Statement, ...]:
    return trace(articles())


def stating(words: str) -> Statement:
    """The one statement of which a report holds `words`."""
    found = [s for s in statements() if any(words in report.quote.content.text for report in s.reports)]
    assert len(found) == 1, [(s.text, files(s)) for s in found]
    return found[0]


def reported(statement: Statement) -> list[tuple[str, Report]]:
    return [(str(report.quote.article.path).rsplit("/", 1)[-1], report) for report in statement.reports]


def files(statement: Statement) -> list[str]:
    return [file for file, _ in reported(statement)]


def told(quote: Quote, key: str) -> str | None:
    """What a record says about a quote, in one word."""
    match key:
        case "channel":
            return quote.channel and quote.channel.type
        case "told_to":
            return quote.told_to and (quote.told_to.agency or quote.told_to.text.removeprefix("the "))
        case "relayed_by":
            return ", ".join(relay.agency for relay in quote.relayed_by)
        case "anonymous":
            return "yes" if quote.speaker.anonymous else "no"
        case "reason":
            return (quote.speaker.reason or "").removeprefix("because ")
    return str(quote.polarity)
