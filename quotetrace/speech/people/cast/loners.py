"""Surnames that stand alone for somebody whom nothing else names: On Friday, Okoro laughed. "Never," she said."""

import re
from collections.abc import Sequence
from functools import cache

from quotetrace.lexicon import column
from quotetrace.speech.people.cast.traits import AGED, HE, SHE, STOP, is_described
from quotetrace.speech.people.names.names import fold, parse_name
from quotetrace.speech.people.names.runs import Runs
from quotetrace.speech.people.names.vocabulary import phrase_words, vocabulary
from quotetrace.speech.prose.verbs import is_of_class
from quotetrace.speech.prose.words import read_words

__all__ = ["acting_alone", "of_one_name", "stands_for_somebody"]

QUOTED = re.compile(r"“[^”\n]*”|\"[^\"\n]*\"")
SUBJECT, IT = re.compile(r"\b(?:[Hh]e|[Ss]he)\b"), re.compile(r"\b(?:[Ii]t|[Ii]ts|[Tt]hey)\b")
OPENING, THING = re.compile(r"[.!?]\s+(?:He|She)\b"), re.compile(r"\b(?:[Ii]t|[Ii]ts)\b")
# What is told of somebody behind a name: Okoro, who; Okoro, a nurse who; no team: Okoro, who have won.
WHO = re.compile(r", (?:an? (?:[\w-]+ ){1,3})?who\b(?! (?:are|were|have)\b)")
CAPITALISED = re.compile(r"\b[^\W\d_a-z][\w’'-]*")
# What stands before a name that opens a sentence, or a clause behind what leads up to it.
BEFORE = frozenset('.!?,\n"”')
VERB, ENDS = re.compile(r"(?:, \d{1,3},)? ([a-z]+)\b"), re.compile(r"[.!?]")
# The classes of verbs of what only somebody does, and those of a verb that has a subject.
PERSONAL = frozenset({"say", "state", "tell", "ask", "promise", "urge", "accuse", "manner", "deny", "think", "decline"})
VERBS = ("V", "F", "M")
# Code points behind a name in which "he" or "she" stands, and in which those are counted.
NEAR, SOON = 200, 140


def acting_alone(text: str, runs: Runs) -> frozenset[str]:
    """The words that act alone as subjects before a sentence with "he" or "she", with nobody else named between.

    A word that opens its sentence may be any noun, unless its verb tells of somebody or it is a given name of the gender
    of the pronoun: Okoro laughed, Anna poured the tea; but rain fell.
    """
    found = zip(runs.starts, runs.ends, runs.words, strict=True)
    return frozenset(
        word
        for start, end, word in found
        if " " not in word
        and word[1:].islower()
        and acts(text, start, end, given=(given := is_given_name(text, end, word)))
        and is_somebody(text, end, word, given=given)
    )


def is_given_name(text: str, end: int, word: str) -> bool:
    """Whether a word that ends at `end` is a given name of the gender of the next "he" or "she", and no place."""
    known, pronoun = vocabulary(), SUBJECT.search(text, end, end + NEAR)
    name = word if word in known.given else fold(word).capitalize()
    gender = "m" if pronoun is not None and pronoun[0].lower() == "he" else "f"
    return pronoun is not None and known.given.get(name) == gender and name not in known.places


def acts(text: str, start: int, end: int, *, given: bool) -> bool:
    """Whether a word opens a clause behind a comma and a verb follows, or opens a sentence before a verb of somebody's,
    or any if it is a `given` name."""
    before = start - (text[start - 1 : start] == " ")
    verb = VERB.match(text, end)
    if verb is None or (before > 0 and text[before - 1] not in BEFORE):
        return False
    if before > 0 and text[before - 1] == ",":
        return read_words(verb[1]).tags in VERBS
    return is_of_class(verb[1], PERSONAL) or (given and read_words(verb[1]).tags in VERBS)


def is_somebody(text: str, end: int, word: str, *, given: bool) -> bool:
    """Whether "he" or "she" stands in a later sentence than a word that ends at `end` (or anywhere behind a `given` name),
    outside of marked words and before anything else that they, "it" or "they" could mean is named."""
    behind = QUOTED.sub(" ", text[end : end + NEAR])
    pronoun = SUBJECT.search(behind)
    lead = behind[: pronoun.start()] if pronoun else behind
    days = column("word_classes", "words", tag="L")
    return (
        pronoun is not None
        and (given or ENDS.search(lead) is not None)
        and IT.search(lead) is None
        and all(other.lower() in days for other in CAPITALISED.findall(lead))
        and parse_name(word).kind == "short"
    )


def stands_for_somebody(text: str, runs: Runs, word: str, places: Sequence[int]) -> bool:
    """Whether a lone word, which is the run at `places`, is a person: a given name, a surname that everybody knows, or
    whoever is "who", "he" or "she" behind it."""
    known = vocabulary()
    if word in known.given or word in known.people or word.capitalize() in known.people:
        return True
    persons = things = 0
    for k in places:
        until = min(runs.starts[k + 1] if k + 1 < len(runs) else len(text), runs.ends[k] + SOON)
        gap = STOP.split(QUOTED.sub(" ", text[runs.ends[k] : until]), maxsplit=1)[0]
        persons += is_described(text, runs.ends[k]) + 2 * (AGED.match(text, runs.ends[k]) is not None)
        persons += len(HE.findall(gap)) + len(SHE.findall(gap)) + len(OPENING.findall(gap))
        persons += WHO.match(text, runs.ends[k]) is not None
        things += len(THING.findall(gap))
    return persons > things


def of_one_name(text: str) -> frozenset[str]:
    """The names of those who are told to have no other: Okoro, who like many Norlanders uses one name."""
    return frozenset(found[1] for found in no_other_name().finditer(text))


@cache
def no_other_name() -> re.Pattern[str]:
    """A name whose bearer is told to have no other."""
    words = "|".join(sorted(phrase_words("no other name")))
    return re.compile(
        rf"\b([^\W\d_a-z][^\W\d_A-Z]+), (?:an? (?:[\w-]+ ){{1,4}})?who\b[^.;:“”\"\n]{{0,60}} (?:{words})\b"
    )
