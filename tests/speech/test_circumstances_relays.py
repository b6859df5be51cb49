"""Who carried the words, by a table of invented sentences; the agencies are real, what they carry is not."""

import pytest
from circumstances_notation import attribution

from quotetrace.speech.circumstances import relays_of

RELAYS = [
    # a credit that closes the sentence
    ("[“It holds,”] <Ruiz> {said}, Itar-Tass reported.", "ITAR-TASS", "reported", "Itar-Tass reported"),
    ("[“It holds,”] <Ruiz> {said}, the Interfax news agency reported on Monday.", "Interfax", "reported", "the Interfax news agency reported"),
    ("[“It holds,”] {said} <Ruiz>, Politico reported.", "Politico", "reported", "Politico reported"),
    ("[“It holds,”] <Ruiz> {said}, as the Daily Ledger newspaper reported.", "Daily Ledger newspaper", "reported", "the Daily Ledger newspaper reported"),
    ("[“It holds,”] <Ruiz> {said}, state media also reported.", "state media", "reported", "state media also reported"),
    ("[“It holds,”] <Ruiz> {said}, The Daily Ledger wrote.", "The Daily Ledger", "reported", "The Daily Ledger wrote"),
    ("[“It holds,”] <Ruiz> {said}, according to Interfax.", "Interfax", "according to", "according to Interfax"),
    ("[“It holds,”] <Ruiz> {said}, according to a Reuters report.", "Reuters", "according to", "according to a Reuters report"),
    ("[“It holds,”] <Ruiz> {said}, according to a report in The Daily Ledger on Monday.", "The Daily Ledger", "according to", "according to a report in The Daily Ledger"),
    ("[The bank will close], <Ruiz> {said}, as first reported by The Daily Ledger.", "The Daily Ledger", "reported", "reported by The Daily Ledger"),
    # a medium before the speaker
    ("Reuters reported on Monday that <Ruiz> {said} [it holds].", "Reuters", "reported", "Reuters reported"),
    ("Interfax quoted <Ruiz> as {saying} [it holds].", "Interfax", "quoted", "Interfax quoted"),
    ("State media quoted <him> as {saying} [it holds].", "State media", "quoted", "State media quoted"),
    ("Bay Television cited <Ruiz> as {saying} [it holds].", "Bay Television", "cited", "Bay Television cited"),
    ("[“It holds,”] Interfax {said}, citing <a police source>.", "Interfax", "reported", "Interfax said"),
    # a passive
    ("<Ruiz> was quoted by the Interfax news agency as {saying} [it holds].", "Interfax", "quoted", "quoted by the Interfax news agency"),
    ("<Ruiz> was quoted as {saying} by Interfax [that it holds].", "Interfax", "quoted", "quoted as saying by Interfax"),
    ("[“It holds,”] <Ruiz> {was quoted as saying} by Itar-Tass.", "ITAR-TASS", "quoted", "quoted as saying by Itar-Tass"),
    ("<Ruiz> was quoted in The Daily Ledger as {saying} [it holds].", "The Daily Ledger", "quoted", "quoted in The Daily Ledger"),
    ("[“It holds,”] <Ruiz> {said} in remarks carried by state radio.", "state radio", "carried", "carried by state radio"),
    ("[“It holds,”] <Ruiz> {said} in remarks broadcast on state radio.", "state radio", "broadcast", "broadcast on state radio"),
    ("[“It holds,”] <Ruiz> {said} in an interview published by the Daily Ledger.", "Daily Ledger", "published", "published by the Daily Ledger"),
    ("[“It holds,”] <Ruiz> {said} in a statement carried by the official news agency.", "official news agency", "carried", "carried by the official news agency"),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "agency", "how", "words"), RELAYS, ids=[case[0][:50] for case in RELAYS])
def test_relay(marked: str, agency: str, how: str, words: str) -> None:
    case = attribution(marked)
    (found,) = relays_of(*case)
    assert (found.agency, found.how, found.text) == (agency, how, words)
    assert case.text[found.start : found.end] == words


def test_a_chain_of_two() -> None:
    found = relays_of(*attribution("Reuters reported, citing Interfax, that <Ruiz> {said} [it holds]."))
    assert [(relay.agency, relay.how) for relay in found] == [("Reuters", "reported"), ("Interfax", "cited")]


NO_RELAYS = [
    "<Itar-Tass> {reported} [that it holds].",
    "[It holds], {according to} <Interfax>.",
    "<The Daily Ledger> {reported} [that it holds].",
    "<Ruiz> {said}, citing Interfax, [that it holds].",
    "<Ruiz> {told} Reuters [it holds].",
    "<Ruiz> {quoted} [a proverb].",
    "<Ruiz> quoted Okoro as {saying} [it holds].",
    "<Ruiz> {said} [it holds], the police reported.",
    "[“It holds,”] {said} <Ruiz>, a reporter.",
    "[“It holds,”] <Ruiz> {said}, according to the minister.",
    "<Ruiz> {said} [the dam], which stood in 1920, according to Reuters, [holds].",
    "In Venn the crowds stayed, Bay Television reported, while <Ruiz> {said} [it holds].",
    "[“It holds,”] <Ruiz> {said}, according to a CNN poll.",
]


@pytest.mark.parametrize("marked", NO_RELAYS)
def test_no_relay(marked: str) -> None:
    assert relays_of(*attribution(marked)) == ()
