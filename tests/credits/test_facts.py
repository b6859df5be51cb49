"""What a file states about its article goes before what its text says, and says where it was stated."""

import pytest

from quotetrace.credits import credit
from quotetrace.model import Article, Fact

BODY = "The ferry stayed in port on Monday after a storm closed the strait, the harbour master said.\n"
TEXT = f"Ferry stays in port\n\nThe Harbour Times\n4 March 2019\nBy Ada Quill\n\nDELTA (AP) — {BODY}"


def stating(*facts: tuple[str, str], text: str = TEXT, url: str | None = None) -> Article:
    known = tuple(Fact(field, value, "jsonld", "") for field, value in facts)
    return credit(Article(id="a", text=text, url=url, facts=known))


@pytest.mark.parametrize(
    ("field", "value", "found"),
    [
        ("headline", "Island cut off", "Island cut off"),
        ("headline", "Island cut off | Quayside Herald", "Island cut off"),
        ("outlet", "Quayside Herald", "Quayside Herald"),
        ("published", "2019-03-05T10:30:00+01:00", "2019-03-05T10:30:00+01:00"),
        ("published", "Tue, 05 Mar 2019 10:30:00 GMT", "2019-03-05T10:30:00Z"),
        ("published", "2019-03", "2019-03"),
        ("byline", "Ben Moss", "Ben Moss"),
        ("byline", "By Ben Moss", "Ben Moss"),
        ("dateline", "MOOR", "MOOR"),
        ("dateline", "MOOR, March 5 (Reuters)", "MOOR"),
    ],
)
def test_facts_go_first(field: str, value: str, found: str) -> None:
    article = stating((field, value), ("outlet", "Quayside Herald"))
    assert getattr(article, field) == found
    assert getattr(article, f"{field}_from", "jsonld") == "jsonld"


@pytest.mark.parametrize("value", ["None", "null", "", "unknown", "03/04/2019", "1551700000", "yesterday"])
def test_a_date_that_states_none_is_passed_over(value: str) -> None:
    article = stating(("published", value))
    assert (article.published, article.published_from) == ("2019-03-04", "text")


def test_the_day_of_the_crawl_is_no_date() -> None:
    article = stating(("captured", "2023-05-07"), ("modified", "2023-05-06"), text=f"Ferry stays in port\n\n{BODY}")
    assert article.published is None


@pytest.mark.parametrize(
    ("field", "value", "agency"),
    [
        ("credit", "Reuters", "Reuters"),
        ("credit", "AFP", "Agence France-Presse"),
        ("credit", "© 2019 Agence France-Presse", "Agence France-Presse"),
        ("credit", "dpa/AFP", "dpa"),
        ("credit", "The Harbour Times", "Associated Press"),
        ("credit", "AP Photo/Ada Quill", "Associated Press"),
        ("credit", "Getty Images", "Associated Press"),
        ("credit", "Agencies", "Associated Press"),
        ("dateline", "MOOR, March 5 (Reuters)", "Reuters"),
        ("byline", "Ben Moss, Reuters", "Associated Press"),
    ],
)
def test_a_credit_in_the_metadata(field: str, value: str, agency: str) -> None:
    """The text is credited to AP by its dateline: only a credit that names an agency goes before that."""
    wire = stating((field, value)).wire
    assert wire is not None
    assert wire.agency == agency
    assert (wire.found_in == "jsonld") == (agency != "Associated Press")


def test_a_stated_byline_that_names_no_agency_says_that_there_was_one() -> None:
    wire = stating(("byline", "Agencies"), text=f"Ferry stays in port\n\n{BODY}").wire
    assert wire is not None
    assert (wire.agency, wire.found_in, wire.evidence) == ("news agencies", "generic credit", "Agencies")


def test_an_agency_in_a_stated_byline_counts_where_there_is_no_dateline() -> None:
    wire = stating(("byline", "Ben Moss, Reuters"), text=f"Ferry stays in port\n\n{BODY}").wire
    assert wire is not None
    assert (wire.agency, wire.found_in, wire.evidence) == ("Reuters", "byline", "Ben Moss, Reuters")


@pytest.mark.parametrize(
    ("url", "outlet", "published", "agency"),
    [
        ("https://www.harbour-times.example/2019/03/04/ferry", "harbour-times.example", "2019-03-04", None),
        ("https://www.reuters.com/world/ferry-2019-03-04/", "Reuters", "2019-03-04", "Reuters"),
        ("https://web.archive.org/web/20230507/https://www.harbour-times.example/ferry", "harbour-times.example", None, None),
        ("https://www.themoscowtimes.com/2014/06/17/ferry", "The Moscow Times", "2014-06-17", None),
        ("https://news.google.com/articles/abc", None, None, None),
        ("https://harbour-times.example/2019/99/04/ferry", "harbour-times.example", None, None),
        ("not an address", None, None, None),
        ("http://[broken", None, None, None),
    ],
)  # fmt: skip
def test_an_address_says_what_nothing_else_says(
    url: str, outlet: str | None, published: str | None, agency: str | None
) -> None:
    article = stating(text=f"Ferry stays in port\n\n{BODY}", url=url)
    assert (article.outlet, article.published) == (outlet, published)
    assert (article.wire.agency if article.wire else None) == agency
    assert article.outlet_from == ("url" if outlet else None)
