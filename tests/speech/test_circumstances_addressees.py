"""To whom something was said, by a table of invented sentences."""

import pytest
from circumstances_notation import attribution

from quotetrace.speech.circumstances import addressee_of

ADDRESSEES = [
    ("[“It holds,”] <Ruiz> {told} Reuters by telephone.", "Reuters", "Reuters"),
    ("[“It holds,”] <Ruiz> {told} the Interfax news agency Monday.", "the Interfax news agency", "Interfax"),
    ("[“It holds,”] <Ruiz> {told} AFP late on Tuesday.", "AFP", "Agence France-Presse"),
    ("[“It holds,”] <Ruiz> {told} reporters in Brussels.", "reporters", None),
    ("<Ruiz> {told} reporters gathered outside [that it holds].", "reporters", None),
    ("<Ruiz> {told} a cheering crowd [it holds].", "a cheering crowd", None),
    ("<Ruiz> {told} a crowd of supporters in Venn [it holds].", "a crowd of supporters", None),
    ("<Ruiz> {told} the Senate committee [it holds].", "the Senate committee", None),
    ("<Ruiz> {told} MSNBC host Anna Bell [it holds].", "MSNBC host Anna Bell", None),
    ("[“It holds,”] <Ruiz> {told} The Daily Ledger's Anna Bell.", "The Daily Ledger's Anna Bell", None),
    ("[“It holds,”] <Ruiz> {told} The Daily Ledger.", "The Daily Ledger", None),
    ("[“It holds,”] <Ruiz> {told} The Daily Ledger last week.", "The Daily Ledger", None),
    ("<Ruiz> {told} Gov. Bell [it holds].", "Gov. Bell", None),
    ("<Ruiz> {told} 2,000 employees [it holds].", "2,000 employees", None),
    ("<Ruiz> {assured} voters [that it holds].", "voters", None),
    ("[“It holds,”] <Ruiz> {said} to reporters.", "reporters", None),
    ("<Ruiz> {confirmed} to AFP [that it holds].", "AFP", "Agence France-Presse"),
    ("In an interview with The Daily Ledger on Monday, <Ruiz> {said} [it holds].", "The Daily Ledger", None),
    ("[“It holds,”] <Ruiz> {said} in an interview Monday with Bay Television.", "Bay Television", None),
    ("Speaking to Interfax, <Ruiz> {said} [it holds].", "Interfax", "Interfax"),
    ("[“It holds,”] <Ruiz> {said} in a statement to Reuters.", "Reuters", "Reuters"),
    ("[“It holds,”] <Ruiz> {said} in reply to questions from lawmakers.", "lawmakers", None),
    ("Asked by reporters about it, <Ruiz> {said} [it holds].", "reporters", None),
    ("<Ruiz> shrugged off the leak, {telling} reporters [that it holds].", "reporters", None),
]


@pytest.mark.parametrize(("marked", "words", "agency"), ADDRESSEES, ids=[case[0][:50] for case in ADDRESSEES])
def test_addressee(marked: str, words: str, agency: str | None) -> None:
    case = attribution(marked)
    found = addressee_of(*case)
    assert found is not None
    assert (found.text, found.agency) == (words, agency)
    assert case.text[found.start : found.end] == words


NO_ADDRESSEES = [
    "[“It holds,”] <Ruiz> {said}.",
    "<Ruiz> {told} him [it holds].",
    "<Ruiz> {told} us [it holds].",
    "<She> {said} to loud applause: [“It holds.”]",
    "The report gives telling insight, and <Ruiz> {said} [it holds].",
    "[“It holds,”] {said} <Ruiz>, who told reporters nothing.",
    "In an interview with <Ruiz>, Bell was {told} [that it holds].",
    "<Ruiz> {told} [“the old story”].",
]


@pytest.mark.parametrize("marked", NO_ADDRESSEES)
def test_no_addressee(marked: str) -> None:
    assert addressee_of(*attribution(marked)) is None
