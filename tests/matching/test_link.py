"""Which quotes are one statement, and which must stay apart."""

from datetime import date, timedelta

import pytest
from invented_quotes import quote, speaker

from quotetrace.matching import link, matches
from quotetrace.matching.speakers import same_speaker
from quotetrace.model import Kind, Quote, Relation, SpeakerType

LONG = "The granaries of the northern valley are empty, and nobody in the capital seems to care about it."
SPEECH = (
    "We are watching the crossing with some concern, and have been since the first of the ferries was sold to a friend. "
    f"{LONG} This holds the risk that a whole coast forgets how to wait for rain. The ferries must go on meeting the "
    "trains, whatever the weather brings in the autumn, and must not let a quarrel about fares get the upper hand."
)
AGAIN = "The grain stores in the north of the valley are empty, and it seems that no one in the capital cares about it."
TRANSLATED = (
    "Nothing is left in the grain stores of the valley to the north, and no one in the capital appears to be worried."
)
SLOGAN = "Together we will build a better country for all"


def together(*quotes: Quote) -> bool:
    return len(link(quotes)) == 1


JOINED = {
    "the same words, whoever is named": (quote(LONG, "Ada Quill"), quote(LONG, "Tom Harrow", outlet="b")),
    "a cut": (quote(LONG, "Ada Quill"), quote("nobody in the capital seems to care about it", None)),
    "an edit": (quote(LONG, "Ada Quill"), quote(LONG.replace("seems to care", "cares"), "Quill")),
    "a translation, same speaker and day": (quote(LONG, "Ada Quill", "2020-01-05"), quote(TRANSLATED, "Quill", "2020-01-06")),
    "a translation, dates unknown": (quote(LONG, "Ada Quill"), quote(TRANSLATED, "Ada Quill")),
    "a fragment, same speaker": (quote(LONG, "Ada Quill"), quote("nobody in the capital", "Quill")),
    "a pull quote": (quote(LONG, "Ada Quill", article="1"), quote("The granaries of the northern valley are empty", None, article="1", start=500)),
    "an indirect report in the same words": (quote(LONG, "Ada Quill"), quote("the granaries of the northern valley were empty, and that nobody in the capital seemed to care", "Ada Quill", kind=Kind.INDIRECT)),
    "quoted words in a report": (
        quote("Our offer of talks stays on the table and is urgently needed for lasting peace.", speaker("Foreign Ministry", type_=SpeakerType.ORGANIZATION)),
        quote("its offer was “urgently needed for lasting peace”", speaker("Norland's foreign ministry", type_=SpeakerType.ORGANIZATION), kind=Kind.MIXED, quoted=("urgently needed for lasting peace",)),
    ),
    "a translation of a part, same speaker and day": (quote(SPEECH, "Ada Quill", "2020-01-05", article="1"), quote(AGAIN, "Ada Quill", "2020-01-05", article="2")),
    "reports that say the same although their few quoted words alone do not": (
        quote("the county wouldn't “reward bad harvests with good money”", "Ada Quill", kind=Kind.MIXED, quoted=("bad harvests with good money",)),
        quote("the valley would not “reward bad harvests”", "Ada Quill", kind=Kind.MIXED, quoted=("reward bad harvests",)),
    ),
}  # fmt: skip

APART = {
    "other words, another speaker": (quote(LONG, "Ada Quill", "2020-01-05"), quote(TRANSLATED, "Tom Harrow", "2020-01-05")),
    "other words for a part, another speaker": (quote(SPEECH, "Ada Quill", "2020-01-05", article="1"), quote(AGAIN, "Tom Harrow", "2020-01-05", article="2")),
    "other words for a part, in one article": (quote(SPEECH, "Ada Quill", "2020-01-05", article="1"), quote(AGAIN, "Ada Quill", "2020-01-05", article="1", start=900)),
    "other words, a week later": (quote(LONG, "Ada Quill", "2020-01-05"), quote(TRANSLATED, "Ada Quill", "2020-01-12")),
    "a slogan a month later": (quote(SLOGAN, "Ada Quill", "2020-01-05"), quote(SLOGAN, "Ada Quill", "2020-02-06")),
    "a fragment, speaker unknown": (quote(LONG, "Ada Quill"), quote("nobody in the capital", None)),
    "common words of two people": (quote("We can do this", "Ada Quill"), quote("We can do this", "Tom Harrow")),
    "two leaders at one podium": (
        quote("We had a frank and productive conversation about trade and security.", "Ada Quill", "2020-01-05", article="1"),
        quote("We had a very frank, productive discussion about security and about trade.", "Tom Harrow", "2020-01-05", article="1", start=900),
    ),
    "a stock sentence with other slots": (
        quote("Police arrested 12 people in Northgate on Friday and seized 40 weapons.", "Ada Quill", "2020-01-05"),
        quote("Police arrested 15 people in Southgate on Sunday and seized 90 weapons.", "Ada Quill", "2020-01-05"),
    ),
    "a stock sentence with another number the next day": (
        quote("The hospital in Ardley treated 31 patients after the storm, and all of them are now in a stable condition.", "Ada Quill", "2020-01-05"),
        quote("The hospital in Ardley treated 47 patients after the storm, and all of them are now in a stable condition.", "Ada Quill", "2020-01-06"),
    ),
    "a ship's name in the words of a ministry and of a person": (
        quote("to let the bulk carrier Vega Meridian out of Norport", speaker("Transport Ministry", type_=SpeakerType.ORGANIZATION), kind=Kind.INDIRECT),
        quote("The owner of the bulk carrier Vega Meridian waits for the sailors to give up and leave at their own expense", "Ada Quill", kind=Kind.INDIRECT),
    ),
    "nearly the same slight words": (quote("I don't like that language.", "Ada Quill"), quote("I don't really like that kind of language.", "Ada Quill")),
    "a quote and the one nested in it": (quote(LONG, "Ada Quill", article="1"), quote("nobody in the capital seems to care about it", "Tom Harrow", article="1", start=50)),
}  # fmt: skip


@pytest.mark.parametrize("case", JOINED)
def test_joined(case: str) -> None:
    assert together(*JOINED[case])
    assert together(*reversed(JOINED[case]))


@pytest.mark.parametrize("case", APART)
def test_apart(case: str) -> None:
    assert not together(*APART[case])


def test_a_misquotation_of_one_day_joins_with_its_number_first() -> None:
    text = "The bridge reopens in March and will carry {} cars a day, more than ever before."
    [group] = link(
        [quote(text.format("4,000"), "Ada Quill", "2020-01-05"), quote(text.format("5,000"), "Quill", "2020-01-05")]
    )
    [change] = group.members[1].comparison.changes
    assert (change.type, {change.old, change.new}) == ("number", {"4,000", "5,000"})


def test_a_misquotation_that_is_printed_again_days_later_stands_to_the_statement_as_it_did() -> None:
    text = "The bridge reopens in March and will carry {} cars a day, more than ever before."
    said, misquoted = (
        quote(text.format("4,000"), "Ada Quill", "2020-01-05"),
        quote(text.format("5,000"), "Quill", "2020-01-05"),
    )
    again = quote(text.format("5,000"), "Quill", "2020-01-07", outlet="another")
    [group] = link([said, misquoted, again])
    first, *others = (member.comparison for member in group.members)
    assert first.relation is Relation.VERBATIM
    assert len(set(others)) == 1
    assert others[0].relation is Relation.EDITED


def test_a_part_of_a_translation_belongs_to_the_statement() -> None:
    whole = quote(LONG, "Ada Quill", "2020-01-05")
    translated = quote(TRANSLATED, "Ada Quill", "2020-01-05")
    part = quote("Nothing is left in the grain stores of the valley to the north", None, "2020-01-05")
    [group] = link([part, translated, whole])
    assert group.fullest is translated
    assert [member.comparison.relation for member in group.members] == [
        Relation.VERBATIM,
        Relation.REWORDED,
        Relation.TRIMMED,
    ]


def test_links_do_not_chain_statements_together() -> None:
    """Each next quote shares half its words with the last: none joins the first."""
    words = [
        f"{a}{b}"
        for a in ("harbor", "granary", "bridge", "valley")
        for b in ("works", "master", "side", "land", "man", "town")
    ]
    chain = [quote(" ".join(words[n : n + 8]), "Ada Quill", outlet=str(n)) for n in range(0, 16, 4)]
    assert len(link(chain)) > 1


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ada Quill", "Quill", True),
        ("Ada Quill", "A. Quill", True),
        ("Sergei Orlov", "Sergey Orlov", True),
        ("Ada Quill", "Tom Quill", False),
        ("Ada Quill", "Ada Harrow", False),
        ("Ada Quill", None, None),
    ],
)
def test_one_person(one: str, other: str | None, same: bool | None) -> None:
    assert same_speaker(speaker(one), speaker(other)) is same
    assert same_speaker(speaker(other), speaker(one)) is same


def test_an_organization_and_its_voice() -> None:
    body = speaker("Foreign Ministry", type_=SpeakerType.ORGANIZATION)
    assert same_speaker(body, speaker("Norland's foreign ministry", type_=SpeakerType.ORGANIZATION)) is True
    assert same_speaker(body, speaker("Trade Ministry", type_=SpeakerType.ORGANIZATION)) is False
    assert same_speaker(body, speaker("Ada Quill", "Foreign Ministry spokeswoman")) is True
    assert same_speaker(body, speaker("Ada Quill", "farmer")) is None


def test_spokespeople_without_a_name_speak_for_their_body() -> None:
    body = speaker("Foreign Ministry", type_=SpeakerType.ORGANIZATION)
    unnamed = speaker(None, "spokeswoman for the Norland Foreign Ministry")
    assert same_speaker(body, unnamed) is True
    assert same_speaker(unnamed, speaker(None, "unidentified Norland Foreign Ministry spokesman")) is True
    assert same_speaker(unnamed, speaker("Ada Quill", "spokeswoman for the Norland Foreign Ministry")) is True
    assert same_speaker(unnamed, speaker(None, "Norland Trade Ministry spokesman")) is None
    assert same_speaker(unnamed, speaker(None, "ministry spokesman")) is None
    assert same_speaker(body, speaker(None, "Foreign Ministry official")) is None


def test_find_gives_the_best_report_first_and_shows_what_was_changed() -> None:
    quotes = [
        quote("The bridge reopens in March.", "Tom Harrow"),
        quote(LONG.replace("northern", "southern"), "Ada Quill"),
        quote(LONG, "Ada Quill"),
    ]
    found = matches("The granaries of the northern valley are empty, and nobody in the capital seems to care", quotes)
    assert [member.quote for member in found] == [quotes[2], quotes[1]]
    assert found[0].comparison.diff.endswith("seems to care [-about it-]")


def test_find_sees_a_changed_number_even_in_a_short_sentence() -> None:
    [found] = matches("We lost 15 ships.", [quote("We lost 12 ships.", "Ada Quill"), quote("We won.", "Ada Quill")])
    assert [str(change.type) for change in found.comparison.changes] == ["number"]


def test_the_window_is_measured_in_days_not_in_boxes() -> None:
    """Wherever a window of days begins, ten days apart is near enough and twenty are too many."""
    for start in range(0, 40, 3):
        first, then, late = (str(date(2020, 1, 1) + timedelta(days=start + d)) for d in (0, 10, 20))
        assert together(quote(LONG, "Ada Quill", first), quote(LONG, "Ada Quill", then, outlet="b"))
        assert not together(quote(LONG, "Ada Quill", first), quote(LONG, "Ada Quill", late, outlet="b"))
