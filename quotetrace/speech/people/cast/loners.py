"""Surnames that stand alone for somebody whom nothing else names: On Friday, Okoro laughed. "Never," she said."""

import re

from quotetrace.lexicon import column
from quotetrace.speech.people.names.names import parse_name
from quotetrace.speech.people.names.runs import Runs
from quotetrace.speech.prose.verbs import is_of_class
from quotetrace.speech.prose.words import read_words

__all__ = ["acting_alone"]

QUOTED = re.compile(r"“[^”\n]*”|\"[^\"\n]*\"")
SUBJECT, IT = re.compile(r"\b(?:[Hh]e|[Ss]he)\b"), re.compile(r"\b(?:[Ii]t|[Ii]ts|[Tt]hey)\b")
CAPITALISED = re.compile(r"\b[^\W\d_a-z][\w’'-]*")
# What stands before a name that opens a sentence, or a clause behind what leads up to it.
BEFORE = frozenset('.!?,\n"”')
VERB, ENDS = re.compile(r"(?:, \d{1,3},)? ([a-z]+)\b"), re.compile(r"[.!?]")
# The classes of verbs of what only somebody does, and those of a verb that has a subject.
PERSONAL = frozenset({"say", "state", "tell", "ask", "promise", "urge", "accuse", "manner", "deny", "think", "decline"})
VERBS = ("V", "F", "M")
# Code points behind a name in which "he" or "she" stands.
NEAR = 200


def acting_alone(text: str, runs: Runs) -> frozenset[str]:
    """The words that act alone as subjects before a sentence with "he" or "she", with nobody else named between.

    A word that opens its sentence may be any noun, unless its verb tells of somebody: Okoro laughed; but rain fell.
    """
    found = zip(runs.starts, runs.ends, runs.words, strict=True)
    return frozenset(
        word
        for start, end, word in found
        if " " not in word and word[1:].islower() and acts(text, start, end) and is_somebody(text, end, word)
    )


def acts(text: str, start: int, end: int) -> bool:
    """Whether a word opens a clause behind a comma and a verb follows, or opens a sentence before a verb of
    somebody's."""
    before = start - (text[start - 1 : start] == " ")
    verb = VERB.match(text, end)
    if verb is None or (before > 0 and text[before - 1] not in BEFORE):
        return False
    if before > 0 and text[before - 1] == ",":
        return read_words(verb[1]).tags in VERBS
    return is_of_class(verb[1], PERSONAL)


def is_somebody(text: str, end: int, word: str) -> bool:
    """Whether "he" or "she" stands in a later sentence than a word that ends at `end`, outside of marked words and before
    anything else that they, "it" or "they" could mean is named."""
    behind = QUOTED.sub(" ", text[end : end + NEAR])
    pronoun = SUBJECT.search(behind)
    lead = behind[: pronoun.start()] if pronoun else behind
    days = column("word_classes", "words", tag="L")
    return (
        pronoun is not None
        and ENDS.search(lead) is not None
        and IT.search(lead) is None
        and all(other.lower() in days for other in CAPITALISED.findall(lead))
        and parse_name(word).kind == "short"
    )
