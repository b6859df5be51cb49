"""Pronouns, roles, bodies, groups, documents and unnamed sources."""

import pytest
from circumstances_notation import attribution
from people_notation import speakers

from quotetrace.model import Span
from quotetrace.speech.people import Source, resolve
from quotetrace.speech.prose.words import read_words
from quotetrace.text.page import read_page

PRONOUNS = [
    ("Anna Lund arrived. “No,” {she} said.", ["Anna Lund"], "the only woman"),
    ("Anna Lund met Erik Dahl. “No,” {he} said.", ["Erik Dahl"], "gender"),
    ("Anna Lund met Maria Costa. {She} waved.", ["Anna Lund"], "the subject goes on"),
    ("{Anna Lund} said Maria Costa was late.\n\n“Very late,” {she} said.", ["Anna Lund"] * 2, "the speaker goes on"),
    ("{Erik Dahl} spoke first.\n\n“I blame Anton Berg,” {he} said.", ["Erik Dahl"] * 2, "a name in the quote"),
    (
        "{Erik Dahl} spoke first. Later Anton Berg is writing a plan that {he} calls final.",
        ["Erik Dahl", "Anton Berg"],
        "the nearer subject",
    ),
    (
        "{Anna Lund} waved. “So have I,” {Maria Costa} said. “Good,” {Lund} said.",
        ["Anna Lund", "Maria Costa", "Anna Lund"],
        "turns",
    ),
    ("Mr. Yazbo Quent came. Anna Lund left. “No,” {he} said.", ["Yazbo Quent"], "gender by title"),
    ("Yazbo Quent came with her dog. Erik Dahl met Quent. “No,” {she} said.", ["Yazbo Quent"], "gender by pronouns"),
    ("Chairwoman Yazbo Quent met Erik Dahl. “No,” {she} said.", ["Yazbo Quent"], "gender by role"),
    ("Erik Dahl, {who} leads the port, said no.", ["Erik Dahl"], "who"),
    (
        "Erik Dahl of Northmoor, the head of the Harbor Council, {who} said no.",
        ["Erik Dahl"],
        "who behind an apposition",
    ),
    ("Erik Dahl, who sings and {who} dances, said no.", ["Erik Dahl"], "who once more"),
    ("{Villagers} {who} stayed said no.", ["Villagers", "Villagers"], "who behind a group"),
    ("It blamed Erik Dahl.\n\n“No,” {she} said.", [None], "nobody fits"),
    ("{I} disagree. Anna Lund left.", [None], "I is the author, whom the text does not name"),
    (
        "“They know that {I} told them,” {Anna Lund} said.",
        ["Anna Lund", "Anna Lund"],
        "I inside of reported words is who says them",
    ),
    ("{A pilot} spoke. “It was dark,” {he} said. Anna Lund left.", [None, None], "somebody unnamed goes on"),
    ("Olav Dahl met Jon Berg. {He} praised Dahl's plan.", ["Jon Berg"], "nobody speaks of himself by name"),
    (
        "Tor Holm waited. It has songs by Ann Rye, Olav Dahl and Jon Lie. On the way, {he} said no.",
        ["Tor Holm"],
        "names in a list are no subjects",
    ),
    (
        "Olav Dahl pledged jobs. In a sign of how tired Jon Berg is of it, {he} said no.",
        ["Jon Berg"],
        "the subject of a clause behind a preposition",
    ),
    (
        "Tim Vik leads a club called Friends for Anna Lund, {which} said no.",
        ["Friends for Anna Lund"],
        "which is no person",
    ),
    ("Anna Lund may lose, according to a poll {that} shows it.", ["poll"], "that behind a document"),
    ("It hurt those behind Anna Lund, {who} are angry.", [None], "who are is not one person"),
    (
        "“No,” {Erik Dahl} said.\n\nAnton Berg also came to the port on Tuesday.\n\n“Maybe,” {he} said.",
        ["Erik Dahl", "Anton Berg"],
        "whoever a later paragraph is about",
    ),
    (
        "“No,” {Erik Dahl} said.\n\nAnd Lund campaign chief Anton Berg had a word for it. “Maybe,” {he} said.",
        ["Erik Dahl", "Anton Berg"],
        "a subject behind names in its role",
    ),
    (
        "It hurt Anna Lund. It was late. It rained. It was cold. It was dark. {She} said no.",
        ["Anna Lund"],
        "the only woman, far back",
    ),
    (
        "According to {the Harbor Post}, Berg aides waited. {They} said no.",
        ["Harbor Post", "Berg aides"],
        "a group rather than a body",
    ),
    (
        "Former Lund campaign chief Anton Berg left, and it is open whether {he} may speak. Jon Lund waits.",
        ["Anton Berg"],
        "a name in somebody's role is no subject",
    ),
    ("Still, Democrats wait. {They} said no.", ["Democrats"], "a subject behind an adverb"),
    ("NORTHMOOR — Ola Vik leads, and yet none of his rivals, despite {their} zeal, act.", [None], "no dateline"),
]

REFERENCES = [
    # roles
    (
        "Mayor Anna Lund met Gov. Erik Dahl. {The mayor} said no. {The governor} left.",
        ["Anna Lund", "Erik Dahl"],
        "titles",
    ),
    ("Anna Lund (R-Fla.) met Maria Costa (D-Vt.). {The Florida senator} said no.", ["Anna Lund"], "party and state"),
    ("Anna Lund, a harbor pilot, met Maria Costa, a baker. {The pilot} said no.", ["Anna Lund"], "appositions"),
    ("{A mayor} said no. Mayor Anna Lund left.", [None], "an indefinite role is nobody named"),
    ("Anna Lund sat. {The judge} said no.", [None], "a role that nobody has"),
    ("Anna Lund is the mayor.\n\nNo new bridge: {mayor}", ["Anna Lund"], "a headline without article"),
    # bodies
    ("The Norwegian Fisheries Ministry waits. {The ministry} said no.", ["Norwegian Fisheries Ministry"], "head noun"),
    (
        "The Norwegian Fisheries Ministry waits. {The Fisheries Ministry} said no.",
        ["Norwegian Fisheries Ministry"],
        "shorter name",
    ),
    ("The National Union of Harbor Pilots met. {The NUHP} said no.", ["National Union of Harbor Pilots"], "acronym"),
    ("{Erik Dahl's office} said no.", ["Erik Dahl's office"], "somebody's office"),
    ("{The Dahl campaign} waits. {The campaign} said no.", ["Dahl campaign"] * 2, "campaign"),
    ("{The Harbor Council} met. {It} said no.", ["Harbor Council"] * 2, "it"),
    ("{Norway} said no. {Oslo} agreed.", ["Norway", "Oslo"], "places speak for governments"),
    # groups and documents
    ("{Villagers} said no. {They} left.", ["Villagers"] * 2, "they"),
    ("{Dahl supporters} said no.", ["Dahl supporters"], "supporters are not Dahl"),
    ("{Some Democrats} said no.", ["Some Democrats"], "some of a party"),
    (
        "A Harbor University poll came out. {The poll} found that.",
        ["Harbor University poll"],
        "the poll by its fuller name",
    ),
    ("{The memo} said so.", [None], "a noun that points back to nothing"),
    ("{A harbor memo} said so.", ["harbor memo"], "document"),
    (
        "Russia's Dike Board met. {The Dike Board} said no. The Russian Dike Board waits.",
        ["Russian Dike Board"],
        "the country as adjective",
    ),
    (
        "{The Observatory for Harbor Rights} met. {The group} said no.",
        ["Observatory for Harbor Rights"] * 2,
        "a name with for",
    ),
    ("Anna Lund, a lawyer for Berg, spoke.\n\n{Lawyer}: Berg is innocent", ["Anna Lund"], "a headline's role"),
    ("Former minister Jon Berg spoke. {Ex-minister} slams plan.", ["Jon Berg"], "ex"),
    ("{One of the pilots} spoke.", [None], "one of many is unnamed"),
    (
        "“Yes,” {Anna Lund} said. “Or no,” {the former skipper} said.",
        ["Anna Lund"] * 2,
        "a new role of who has just spoken",
    ),
    (
        "A judge came. “Yes,” {Anna Lund} said. {The judge} said no.",
        ["Anna Lund", None],
        "somebody else was brought in",
    ),
    ("“Yes,” {Anna Lund} said. {The interviewer} said no.", ["Anna Lund", None], "whoever asks is not who answered"),
    (
        "PTA chair dismisses Jon Vik's words. Chair Anna Lund met him. {The chair} said no.",
        ["Anna Lund"],
        "a verb before a name",
    ),
    (
        "“Yes,” said {Salt City Mayor Don Guardian}. {Guardian} left.",
        ["Don Guardian"] * 2,
        "a surname that papers have",
    ),
    ("{BBC News Anna Lund} said no.", ["Anna Lund"], "a person behind a medium"),
    ("{Aides to Anna Lund} said no.", ["Aides to Anna Lund"], "aides are not their boss"),
    ("{The envoy to the United Nations Anna Lund} said no.", ["Anna Lund"], "to inside a role"),
    ("{Norway's envoy to the UN, Anna Lund,} said no.", ["Anna Lund"], "to inside a role before a comma"),
    ("{Friends of Anna Lund} said no.", ["Friends of Anna Lund"], "friends of a person"),
    (
        "{The Harlow Center} for Harbor Rights met. {The center} said no.",
        ["Harlow Center for Harbor Rights"] * 2,
        "a name goes on behind the mention",
    ),
    ("{The Union for Oars and Sails} said no.", ["Union for Oars and Sails"], "and inside of a name"),
    ("{The Senate} on Monday said no.", ["Senate"], "a day is no part of a name"),
    ("{One group, Occupy the Pier,} said no.", ["Occupy the Pier"], "a group by the name beside it"),
    ("{A group called Oars Now} said no.", ["Oars Now"], "a group that is called"),
    ("{Democrats and Republicans} said no.", ["Democrats and Republicans"], "two groups"),
    ("{Jon Berg last} week said no. {Berg} left.", ["Jon Berg"] * 2, "a loose word behind a name"),
    (
        "Gov. Erik Dahl (R-Fla.) met Gov. Jon Berg (R-Ohio). {The Florida governor} said no.",
        ["Erik Dahl"],
        "another state",
    ),
    ("President Anna Lund met Jon Berg. {The French president} said no.", [None], "another nation"),
    (
        "Anna Lund, a donor who is a friend of the mayor, left. {The mayor} said no.",
        [None],
        "a clause about somebody else",
    ),
    ("Anna Lund, the mother of a victim, left. {The victim} said no.", [None], "the head of a description"),
    ("According to the Post, Berg aides waited. {They} said no.", ["Berg aides"], "the subject behind a circumstance"),
    ("But in Norway a week ago, {they} said no.", [None], "they are no place"),
    ("{A website called Oars Ahead} said no.", ["Oars Ahead"], "a website that is called"),
    ("{Nine in 10 Norwegian voters} said no.", ["Nine in 10 Norwegian voters"], "a share of voters"),
    ("{People briefed on the move} said no.", [None], "people by what they know"),
    ("{Early} said no. {An} said no.", [None] * 2, "small words are no names"),
]


@pytest.mark.parametrize(
    ("marked", "names", "story"), PRONOUNS + REFERENCES, ids=[case[2] for case in PRONOUNS + REFERENCES]
)
def test_references(marked: str, names: list[str | None], story: str) -> None:
    assert [s.name for s in speakers(marked)] == names


TYPES = [
    ("{Anna Lund} spoke.", "person"),
    ("{The Harbor Council} spoke.", "organization"),
    ("{Police} spoke.", "group"),
    ("{Western diplomats} spoke.", "group"),
    ("{Activists} spoke.", "group"),
    ("{The report} said so.", "document"),
    ("{A sign} said so.", "document"),
    ("{A senior official} spoke.", "unnamed"),
    ("{One diplomat} spoke.", "unnamed"),
    ("{Officials} spoke.", "unnamed"),
    ("{A spokesman for Berg} spoke.", "unnamed"),
    ("{People close to the talks} spoke.", "unnamed"),
    ("{You} spoke.", "unknown"),
]


@pytest.mark.parametrize(("marked", "kind"), TYPES)
def test_types(marked: str, kind: str) -> None:
    assert [s.type for s in speakers(marked)] == [kind]


REASONS = [
    (
        "{A pilot, who spoke on condition of anonymity because talks were under way,} said no.",
        "talks were under way",
    ),
    ("“No,” said {an aide} who was not authorized to speak publicly.", "was not authorized to speak publicly"),
    ("{A nurse} declined to be named for fear of losing her job.", "fear of losing her job"),
    ("{A nurse} said no.", None),
]


@pytest.mark.parametrize(("marked", "reason"), REASONS)
def test_the_reason_for_anonymity_in_the_articles_words(marked: str, reason: str | None) -> None:
    (speaker,) = speakers(marked)
    assert (speaker.name, speaker.anonymous, speaker.reason) == (None, True, reason)


def test_neither_a_pronoun_nor_a_part_of_a_surname_is_a_role() -> None:
    (one, other) = speakers("{One of them, Anna Lund}, said no. Ida Mendes da Costa sat. {Mendes da Costa} said no.")
    assert (one.name, one.role) == ("Anna Lund", None)
    assert (other.name, other.role) == ("Ida Mendes da Costa", None)


def test_an_unnamed_speaker_keeps_the_role() -> None:
    (speaker,) = speakers("{A spokesman for Berg} said no.")
    assert (speaker.name, speaker.role) == (None, "spokesman for Berg")


def test_a_carried_speaker_is_the_one_before() -> None:
    text = "“No,” Anna Lund said.\n\n“Never.”\n\n“Not ever.”"
    page = read_page(text)
    first = Source(Span(6, 15), None, (Span(0, 5),), None)
    carried = [Source(None, k, (Span(at, at + 5),), None) for k, at in ((0, 23), (1, 33))]
    found = resolve(text, page.paragraphs, page.sentences, [first, *carried], read_words(text))
    assert [(s.name, s.resolved_by, s.mention is None) for s in found[1:]] == [("Anna Lund", "carried", True)] * 2


def test_carried_speakers_in_a_circle_are_unknown() -> None:
    sources = [Source(None, 1, (), None), Source(None, 0, (), None)]
    assert [s.name for s in resolve("No.", [Span(0, 3)], [Span(0, 3)], sources, read_words("No."))] == [None, None]


def test_mentions_stand_where_they_say() -> None:
    text = "Yesterday the firm's lawyer, Anna Lund, spoke."
    page = read_page(text)
    (speaker,) = resolve(
        text, page.paragraphs, page.sentences, [Source(Span(10, 38), None, (), None)], read_words(text)
    )
    assert speaker.mention is not None
    assert text[speaker.mention.start : speaker.mention.end] == speaker.mention.text
    assert "Anna Lund" in speaker.mention.text


LONE = [
    ("{Norrail} lost money. {It} said no.", [("Norrail", "organization")] * 2),
    ("{Trump} said no. {He} left.", [("Trump", "person")] * 2),
    ("{Quent} said no and took his hat.", [("Quent", "person")]),
    ("“No,” {she} said. Anna Lund has lived there for years.", [("Anna Lund", "person")]),
    ("Pentti Salo met Ylvka Brennor at the station. “No,” {she} said.", [("Ylvka Brennor", "person")]),
]


@pytest.mark.parametrize(("marked", "found"), LONE)
def test_what_marks_a_person_without_a_known_given_name(marked: str, found: list[tuple[str, str]]) -> None:
    assert [(s.name, s.type) for s in speakers(marked)] == found


WHOLES = [
    ("<Anna Lund> and Jon Berg {said} no.", "Anna Lund and Jon Berg"),
    ("Anna Lund and <Jon Berg> {said} no.", "Anna Lund and Jon Berg"),
    ("Anna Lund (R-Fla.), Tor Vik and <Jon Berg> {said} no.", "Anna Lund, Tor Vik and Jon Berg"),
    ("{said} <Anna Lund> and Jon Berg.", "Anna Lund and Jon Berg"),
    ("Berg met Vik and <Anna Lund> {said} no.", "Anna Lund"),
    ("<Anna Lund> left and Jon Berg {said} no.", "Anna Lund"),
    ("<Members> of the Harbor Council {said} no.", "Members of the Harbor Council"),
    ("<Members> in a statement {said} no.", "Members"),
    ("<Members> on Monday {said} no.", "Members"),
    ("<Mr>. Berg {said} no.", "Berg"),
    ("<Anna Lund> and Jon Berg, both of Northmoor, {said} no.", "Anna Lund and Jon Berg"),
    ("<Anna Lund> and Jon Berg, who left, {said} no.", "Anna Lund and Jon Berg"),
    ("{according to} <a survey> of harbor pilots.", "survey of harbor pilots"),
    ("<US> Senator Anna Lund {said} no.", "Anna Lund"),
    ("<The> cautious skipper Anna Lund {said} no.", "Anna Lund"),
    ("<The Harbor Council>'s skipper {said} no.", None),
]


@pytest.mark.parametrize(("marked", "name"), WHOLES)
def test_a_mention_that_is_cut_is_completed(marked: str, name: str | None) -> None:
    text, _, cue, mention, _ = attribution(marked)
    page = read_page(text)
    (speaker,) = resolve(text, page.paragraphs, page.sentences, [Source(mention, None, (), cue)], read_words(text))
    assert speaker.name == name
