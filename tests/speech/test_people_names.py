"""Names of speakers: full names, surnames, titles, shared surnames, wherever in the article the full name stands."""

import pytest
from people_notation import speakers

CASES = [
    # surnames and first names
    ("Anna Lund runs the port.\n\n“It floods,” {Lund} said.", ["Anna Lund"], "surname"),
    ("“It floods,” {Lund} said.\n\nAnna Lund runs the port.", ["Anna Lund"], "the full name comes later"),
    ("Anna Lund sings.\n\n“I sing,” {Anna} said.", ["Anna Lund"], "first name"),
    ("LUND SPEAKS\n\n{LUND}: “No.”\n\nAnna Lund runs the port.", ["Anna Lund"], "a label in capitals"),
    ("Anna Lund runs the port. “Yes,” read {Lund's} note.", ["Anna Lund"], "possessive"),
    ("Anna B. Lund runs the port. {Anna Lund} said no.", ["Anna B. Lund"], "a fuller form with an initial"),
    # titles and appositions
    ("{Sen. Erik Dahl} said no. {Sen. Dahl} said it twice.", ["Erik Dahl", "Erik Dahl"], "senator"),
    ("{Foreign Minister Erik Dahl} said no.", ["Erik Dahl"], "minister"),
    ("{Mr. Dahl} said no. Erik Dahl left.", ["Erik Dahl"], "courtesy"),
    ("{The firm's lawyer, Anna Lund,} said no.", ["Anna Lund"], "apposition before"),
    ("{Anna Lund, a lawyer for the firm,} said no.", ["Anna Lund"], "apposition behind"),
    ("{Erik Dahl's campaign manager, Anna Lund,} said no.", ["Anna Lund"], "apposition to somebody's role"),
    ("{master of ceremonies Asbo Al-Tabri} said no.", ["Asbo Al-Tabri"], "a role with of"),
    ("{Mayor Frank G. Dahl of Northmoor} said no.", ["Frank G. Dahl"], "a place behind the name"),
    (
        "{81-year-old Parker Dahl, a pilot who knew Erik Berg,} said no.",
        ["Parker Dahl"],
        "another name in the apposition",
    ),
    # particles, order, suffixes, nicknames
    ("Ursula van der Berg spoke. {Van der Berg} said no.", ["Ursula van der Berg"], "van der"),
    ("Omar al-Hadi spoke. {Hadi} said no. {al-Hadi} left.", ["Omar al-Hadi"] * 2, "al-"),
    ("Bill de Vries spoke. {De Vries} said no.", ["Bill de Vries"], "de"),
    ("Kim Dae-ho spoke. {Kim} said no.", ["Kim Dae-ho"], "family name first"),
    ('Maria "Mimi" Costa spoke. {Costa} said no.', ['Maria "Mimi" Costa'], "nickname in marks"),
    ("Martin Dahl Jr. spoke. {Dahl} said no.", ["Martin Dahl Jr."], "suffix"),
    ("Debbie Olsen Schultz spoke. {Olsen Schultz} said no.", ["Debbie Olsen Schultz"], "double surname"),
    # shared surnames
    ("Erik Dahl met Anna Dahl.\n\n“No,” {Dahl} said.", [None], "two bearers"),
    (
        "Erik Dahl met Anna Dahl.\n\n“No,” {Mrs. Dahl} said. “Yes,” {Mr. Dahl} said.",
        ["Anna Dahl", "Erik Dahl"],
        "the title decides",
    ),
    (
        "Erik Dahl spoke. Dahl was tired. His wife, Anna Dahl, left.\n\n“No,” {Dahl} said.",
        ["Erik Dahl"],
        "the bare surname was his",
    ),
    ("Erik Dahl met Anna Dahl.\n\n“No,” {Anna Dahl} said.", ["Anna Dahl"], "the first name decides"),
    ("Will Dahl resign? Erik Dahl has not said. “No,” {Dahl} said.", ["Erik Dahl"], "a question is no name"),
    # several speak
    ("{Anna Lund and Erik Dahl} said no.", ["Anna Lund and Erik Dahl"], "joint"),
    (
        "Anna Lund and Erik Dahl came. {Lund and Dahl} said no. “Wait,” {they} said.",
        ["Anna Lund and Erik Dahl"] * 2,
        "they are the pair",
    ),
]


@pytest.mark.parametrize(("marked", "names", "story"), CASES, ids=[case[2] for case in CASES])
def test_names(marked: str, names: list[str | None], story: str) -> None:
    assert [s.name for s in speakers(marked)] == names


def test_two_bearers_are_the_candidates() -> None:
    (speaker,) = speakers("Erik Dahl met Anna Dahl.\n\n“No,” {Dahl} said.")
    assert speaker.candidates == ("Anna Dahl", "Erik Dahl")


ROLES = [
    ("{Foreign Minister Erik Dahl} said no.", "Foreign Minister"),
    ("{The firm's lawyer, Anna Lund,} said no.", "firm's lawyer"),
    ("{Anna Lund, a lawyer for the firm,} said no.", "lawyer for the firm"),
    ("{Mr. Dahl} said no.", None),
    ("{Mayor Anna Lund, who chairs the board,} spoke. “No,” {she} said.", "Mayor"),
    (
        "{Norwegian ambassador to the United Nations Erik Dahl} spoke. “No,” {Dahl} said.",
        "Norwegian ambassador to the United Nations",
    ),
]


@pytest.mark.parametrize(("marked", "role"), ROLES)
def test_titles_and_appositions_are_the_role(marked: str, role: str | None) -> None:
    assert {s.role for s in speakers(marked)} == {role}


@pytest.mark.parametrize(
    ("marked", "how"),
    [
        ("{Anna Lund} spoke.", "full-name"),
        ("Anna Lund sat. {Lund} spoke.", "surname"),
        ("Anna Lund sat. {Anna} spoke.", "first-name"),
        ("Anna Lund sat. {She} spoke.", "pronoun"),
        ("Mayor Anna Lund sat. {The mayor} spoke.", "role"),
        ("{Anna Lund and Erik Dahl} spoke.", "joint"),
        ("{The Harbor Council} spoke.", "organization"),
        ("The Northern Harbor Council (NHC) sat. {The NHC} spoke.", "acronym"),
    ],
)
def test_says_how_it_was_found(marked: str, how: str) -> None:
    assert [s.resolved_by for s in speakers(marked)] == [how]
