"""The table of agencies: it holds together, each of its examples is read as that agency, and names are found where they
count."""

import re
from collections import defaultdict

import pytest

from quotetrace.credits import agency_named, credit
from quotetrace.credits.agencies import agencies_in, agency_of_host, mentions, wire_of
from quotetrace.lexicon import column, several, table
from quotetrace.model import Article

ROWS = table("agencies")
BODY = "The ferry stayed in port on Monday after a storm closed the strait, the harbour master said."
each = pytest.mark.parametrize("row", ROWS, ids=lambda row: row["name"])


def test_no_unambiguous_form_belongs_to_two_agencies() -> None:
    owners = defaultdict(set)
    for row in ROWS:
        for form in several(row["aliases"]):
            owners[form.casefold()].add(row["now"] or row["name"])
    assert {form: names for form, names in owners.items() if len(names) > 1} == {}


def test_no_form_is_both_ambiguous_and_not() -> None:
    safe = {form for row in ROWS for form in several(row["aliases"])}
    assert sorted(form for row in ROWS for form in several(row["ambiguous"]) if form.removeprefix("?") in safe) == []


def test_names_are_distinct_and_rows_are_whole() -> None:
    assert len({row["name"] for row in ROWS}) == len(ROWS)
    assert {row["kind"] for row in ROWS} <= column("credit_kinds", "kind")
    assert [
        row["name"]
        for row in ROWS
        if not (several(row["aliases"] + row["ambiguous"]) and row["example"] and row["country"])
    ] == []
    assert {row["now"] for row in ROWS if row["now"]} <= {row["name"] for row in ROWS}


def test_a_domain_belongs_to_one_agency() -> None:
    hosts = [host for row in ROWS for host in several(row["domains"])]
    assert sorted({host for host in hosts if hosts.count(host) > 1}) == []


@each
def test_its_example_names_the_agency(row: dict[str, str]) -> None:
    example = row["example"]
    if example.startswith("told "):
        found = agency_named(example.removeprefix("told "))
    else:
        line_of_its_own = example.startswith(("By ", "This "))
        text = f"Ferry stays in port\n\n{example}{chr(10) * 2 if line_of_its_own else ' '}{BODY}\n"
        wire = credit(Article(id="a", text=text)).wire
        found = wire.agency if wire else None
    assert found == (None if row["kind"] == "photo" else row["name"])


@pytest.mark.parametrize(
    ("phrase", "agency"),
    [
        ("Itar-Tass", "ITAR-TASS"),
        ("ITAR-TASS", "ITAR-TASS"),
        ("the Interfax news agency", "Interfax"),
        ("Interfax-Ukraine", "Interfax-Ukraine"),
        ("Interfax-Sever", None),
        ("Russia's Interfax", "Interfax"),
        ("state-run Xinhua", "Xinhua News Agency"),
        ("China's state-run Xinhua news agency", "Xinhua News Agency"),
        ("the official IRNA news agency", "IRNA"),
        ("the official SANA news agency", "Syrian Arab News Agency"),
        ("the official Syrian SANA news agency", "Syrian Arab News Agency"),
        ("Syria's state news agency SANA", "Syrian Arab News Agency"),
        ("the Russian agency Interfax", "Interfax"),
        ("a Reuters report", "Reuters"),
        ("Reuters", "Reuters"),
        ("Thomson Reuters Foundation", "Thomson Reuters Foundation"),
        ("AP", "Associated Press"),
        ("the AP", "Associated Press"),
        ("The Associated Press", "Associated Press"),
        ("Associated Press of Pakistan", "Associated Press of Pakistan"),
        ("AFP", "Agence France-Presse"),
        ("Agence France-Presse (AFP)", None),
        ("ANI", "Asian News International"),
        ("the PA", None),
        ("the PA news agency", "PA Media"),
        ("the EPA", None),
        ("EPA", None),
        ("Petra", None),
        ("the Petra news agency", "Jordan News Agency (Petra)"),
        ("Michael Bloomberg", None),
        ("Bloomberg", "Bloomberg News"),
        ("CNA", None),
        ("the agency", None),
        ("reporters in Delta", None),
        ("", None),
        ("РИА Новости", "RIA Novosti"),
    ],
)
def test_an_agency_in_a_phrase(phrase: str, agency: str | None) -> None:
    assert agency_named(phrase) == agency


def test_namesakes_are_decided_by_the_place() -> None:
    assert agency_named("CNA", "TAIPEI") == "Central News Agency (Taiwan)"
    assert agency_named("CNA", "Nicosia") == "Cyprus News Agency"
    assert agency_named("CNA", "Delta") is None


def test_a_better_known_namesake_is_meant_where_no_place_decides() -> None:
    assert agency_named("SANA") == "Syrian Arab News Agency"
    assert agency_named("SANA", "ISLAMABAD") == "South Asian News Agency"
    assert agency_named("ANP", "Niamey") == "ANP (Niger)"
    assert agency_named("ANP") == "ANP"


def test_former_and_present_names_are_one_wire() -> None:
    assert wire_of("ITAR-TASS") == wire_of("TASS") == "TASS"
    assert wire_of("Reuters") == "Reuters"


def test_only_an_agencys_own_site_is_its_own() -> None:
    assert agency_of_host("uk.reuters.com") == "Reuters"
    assert agency_of_host("harbour-times.example") is None
    assert agency_of_host("latimes.com") is None, "a paper that also sells copy"


def test_a_list_of_agencies_keeps_its_order() -> None:
    assert agencies_in("IANS/RIA Novosti") == ("Indo-Asian News Service", "RIA Novosti")
    assert agencies_in("dpa/AFP") == ("dpa", "Agence France-Presse")


def test_the_finder_finds_what_a_plain_search_finds() -> None:
    """Against the slow and obvious way: each unambiguous form, searched for by itself."""
    forms = {
        form for row in ROWS for form in several(row["aliases"]) if re.fullmatch(r"[\w -]+", form) and form < "\u3000"
    }
    text = ". ".join(f"It was told to {form} on Monday" for form in sorted(forms))
    found = {" ".join(text[m.start : m.end].split()) for m in mentions(text)}
    assert sorted(form for form in forms if form not in found) == []
