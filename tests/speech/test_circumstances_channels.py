"""Where something was said, by a table of invented sentences."""

import pytest
from circumstances_notation import attribution

from quotetrace.model import Channel, Span
from quotetrace.speech.circumstances import channel_of

CHANNELS = [
    # a phrase after the cue
    ("[“The dam will hold,”] <Ruiz> {said} in a statement.", "statement", "a statement"),
    ("[“The dam will hold,”] <Ruiz> {said} in a statement on its website.", "statement", "a statement on its website"),
    (
        "[“The dam will hold,”] the <ministry> {said} Tuesday in a brief written statement.",
        "statement",
        "a brief written statement",
    ),
    ("<Ruiz> {said} in a statement to Reuters [that the dam would hold].", "statement", "a statement to Reuters"),
    (
        "[“It holds,”] {said} <Ruiz> in an interview with The Daily Ledger.",
        "interview",
        "an interview with The Daily Ledger",
    ),
    ("[“It holds,”] <Ruiz> {said} in a telephone interview from Venn.", "interview", "a telephone interview from Venn"),
    ("[“It holds,”] <Ruiz> {told} CNN's Ruth Bell in an interview on Monday.", "interview", "an interview"),
    (
        "[“It holds,”] <Ruiz> {said} at a news conference in Brussels.",
        "press conference",
        "a news conference in Brussels",
    ),
    ("[“It holds,”] <Ruiz> {told} a press conference.", "press conference", "a press conference"),
    ("[“It holds,”] <Ruiz> {said} during the weekly briefing.", "press conference", "the weekly briefing"),
    ("<Ruiz> {told} a rally in Venn [that it holds].", "speech", "a rally in Venn"),
    (
        "[“It holds,”] <Ruiz> {said} in a long and angry speech to parliament.",
        "speech",
        "a long and angry speech to parliament",
    ),
    (
        "[“It holds,”] <Ruiz> {said} in remarks carried by state television.",
        "speech",
        "remarks carried by state television",
    ),
    ("[“It holds,”] <Ruiz> {said} during Saturday night’s debate.", "debate", "Saturday night’s debate"),
    ("[“It holds,”] <Ruiz> {wrote} on Twitter.", "social post", "Twitter"),
    ("[“It holds,”] <Ruiz> {said} on his official Facebook page.", "social post", "his official Facebook page"),
    ("[“It holds,”] <Ruiz> {wrote} in a post on X.", "social post", "a post on X"),
    ("[“It holds,”] <Ruiz> {said} in a series of tweets.", "social post", "a series of tweets"),
    ("[“It holds,”] the <group> {said} on Telegram.", "social post", "Telegram"),
    ("[“It holds,”] <Ruiz> {wrote} in a blog post.", "website", "a blog post"),
    ("[“It holds,”] the <port> {said} on its website.", "website", "its website"),
    ("[“It holds,”] <Ruiz> {said} on CNN.", "broadcast", "CNN"),
    ("[“It holds,”] <Ruiz> {said} on “Good Day Venn” on Monday.", "broadcast", "“Good Day Venn”"),
    ("[“It holds,”] <Ruiz> {said} on Bay Television's “Sunday Hour.”", "broadcast", "Bay Television's “Sunday Hour.”"),
    (
        "[“It holds,”] <Ruiz> {said} in an interview on CNN’s “The Late Hour” on Monday.",
        "interview",
        "an interview on CNN’s “The Late Hour”",
    ),
    (
        "In a poll conducted by the Lund Times and Bay News, half of the <voters> {said} [it holds].",
        "document",
        "a poll conducted by the Lund Times and Bay News",
    ),
    ("[“It holds,”] <Ruiz> {said} on state radio.", "broadcast", "state radio"),
    ("[“It holds,”] <Ruiz> {said} in a televised address.", "broadcast", "a televised address"),
    ("[“It holds,”] <Ruiz> {said} by telephone.", "telephone", "telephone"),
    ("[“It holds,”] <Ruiz> {said} over the phone.", "telephone", "the phone"),
    ("[“It holds,”] <Ruiz> {said} in an email.", "letter", "an email"),
    ("[“It holds,”] <Ruiz> {said} via email.", "letter", "email"),
    ("[“It holds,”] <Ruiz> {wrote} in a letter to parents.", "letter", "a letter to parents"),
    ("[“It holds,”] <Ruiz> {wrote} in a memo to staff.", "letter", "a memo to staff"),
    ("[“It holds,”] his <lawyers> {wrote} in a court filing.", "court", "a court filing"),
    ("[“It holds,”] <Ruiz> {said} in court on Friday.", "court", "court"),
    ("[“It holds,”] <Judge Ruiz> {wrote} in her ruling.", "court", "her ruling"),
    ("In his 12-page order, <Judge Ruiz> {wrote} [that it holds].", "court", "his 12-page order"),
    ("[“It holds,”] <Ruiz> {said} in testimony before the Senate.", "hearing", "testimony before the Senate"),
    ("[“It holds,”] <Ruiz> {said} in a video posted on Facebook.", "video", "a video posted on Facebook"),
    ("[“It holds,”] <Ruiz> {wrote} in an op-ed in The Daily Ledger.", "article", "an op-ed in The Daily Ledger"),
    ("[“It holds,”] the <inspectors> {wrote} in a report released on Monday.", "document", "a report"),
    # before it
    ("In a statement, <Ruiz> {said} [it holds].", "statement", "a statement"),
    ("In a Facebook post, <Ruiz> {wrote} [that it holds].", "social post", "a Facebook post"),
    (
        "At a news conference in Brussels on Monday, <Ruiz> {said} [it holds].",
        "press conference",
        "a news conference in Brussels",
    ),
    ("But in an interview with CNN, <Ruiz> {said} [it holds].", "interview", "an interview with CNN"),
    ("<Ruiz>, in an open letter, {said} [it holds].", "letter", "an open letter"),
    ("<Ruiz> in his farewell speech {called} [it sound].", "speech", "his farewell speech"),
    ("<Ruiz> issued a statement {saying} [it holds].", "statement", "a statement"),
    ("<Ruiz> gave a speech in Venn, {saying} [it holds].", "speech", "a speech in Venn"),
    ("<Ruiz> took to Twitter, {writing}: [“It holds.”]", "social post", "Twitter"),
    (
        "The plan found few friends in a statement, which {cited} <Ruiz> as saying [it failed].",
        "statement",
        "a statement",
    ),
    # as a part of the cue, or as the speaker
    ("[“It holds,”] <Ruiz> {said in a statement}.", "statement", "a statement"),
    ("<Ruiz> {tweeted}: [“It holds.”]", "social post", "tweeted"),
    ("<Ruiz> {testified} [that it holds].", "hearing", "testified"),
    ("<Ruiz> {tweeted} in a tweet on Monday: [“It holds.”]", "social post", "a tweet"),
    ("<The report> {said} [it holds].", "document", "The report"),
    ("<The lawsuit> {says} [it failed].", "court", "The lawsuit"),
    ("A statement from <Ruiz> {said} [it holds].", "statement", "A statement from Ruiz"),
    ("<Ruiz>'s letter {said} [it holds].", "letter", "Ruiz's letter"),
    ("{According to} a statement from <Ruiz>, [it holds].", "statement", "a statement from Ruiz"),
    ("[It holds], {according to} <court documents>.", "court", "court documents"),
]


@pytest.mark.parametrize(("marked", "kind", "words"), CHANNELS, ids=[case[0][:50] for case in CHANNELS])
def test_channel(marked: str, kind: str, words: str) -> None:
    case = attribution(marked)
    found = channel_of(*case)
    assert found is not None
    assert (found.type, found.text) == (kind, words)
    assert case.text[found.start : found.end] == words


NO_CHANNELS = [
    "[“It holds,”] <Ruiz> {said}.",
    "[“It holds,”] {said} <Ruiz>, who was attacked in a television ad.",
    "<Ruiz>, who lost in the debate, {said} [it holds].",
    "After he lost in the debate, <Ruiz> {said} [it holds].",
    "<Ruiz> {said} [she would speak in a televised address].",
    "<Ruiz> {mocked} [the plan] to her Twitter followers.",
    "[“It holds,”] <Ruiz> {said} in short.",
    "[“It holds,”] <Ruiz> {said} in response.",
    "[“It holds,”] {said} <a spokesman for the court>.",
    "[“It holds,”] {said} <an author of the report>.",
    "<CNN> {reported} [that it holds].",
    "<Twitter> {said} [it holds].",
    "[“It holds,”] {said} <Ruiz>, a newspaper editor.",
    "In the wake of the report’s release, <Ruiz> {said} [it holds].",
    "In his order, <Mayor Ruiz> {wrote} [that it holds].",
    "[It holds], {according to} the <Lund radio index>.",
    "<Ruiz> held a briefing shortly after <she> {said} [that it holds].",
    "The council {denied} [it], with Ruiz taking to Twitter to say so.",
    "The letter came, and <Ruiz> {said} [it holds].",
]


@pytest.mark.parametrize("marked", NO_CHANNELS)
def test_no_channel(marked: str) -> None:
    assert channel_of(*attribution(marked)) is None


STATEMENT = Channel("statement", "a statement", 10, 21)


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[“It must,”] the <ministry> {said}.", STATEMENT),
        ("<She> {added} [that it must].", STATEMENT),
        ("[“It must,”] the <ministry> {said} on Friday.", None),
        ("<She> later {said} [it must].", None),
        ("<She> {told} reporters [it must].", None),
    ],
)
def test_the_channel_before_holds_on_until_another_occasion(marked: str, expected: Channel | None) -> None:
    assert channel_of(*attribution(marked), previous=STATEMENT) == expected


def test_a_channel_of_its_own_comes_first() -> None:
    found = channel_of(*attribution("<She> {added} in a tweet [that it must]."), previous=STATEMENT)
    assert found is not None
    assert found.type == "social post"


def test_offsets_count_from_the_article() -> None:
    text = "It rained. “It holds,” Ruiz said in a statement. It rained."
    found = channel_of(text, Span(11, 48), Span(28, 32), Span(23, 27), [Span(11, 22)])
    assert found == Channel("statement", "a statement", 36, 47)
    assert text[36:47] == "a statement"
