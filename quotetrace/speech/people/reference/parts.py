"""Whom a noun means that tells what part somebody had in what happened, by what was done to him or her: the suspect."""

import re
from collections.abc import Collection
from functools import cache

from quotetrace.lexicon import several, table
from quotetrace.speech.people.cast.scene import Scene
from quotetrace.speech.people.names.phrases import Phrase
from quotetrace.speech.people.names.vocabulary import phrase_words, vocabulary
from quotetrace.speech.people.reference.pronouns import people_before

__all__ = ["person_by_part"]

# Code points before and behind a name in which the verb stands.
BEFORE, BEHIND = 60, 80

# What joins somebody else to a name: arrested Tor Vik, 29, and
JOINED = re.compile(r"(?:,\s\d+)?,?\sand\s")


def person_by_part(scene: Scene, phrase: Phrase, out: Collection[int]) -> int | None:
    """The only person before to whom was done what makes somebody a suspect or a victim: Police arrested Tor Vik, who is
    then the suspect."""
    gender = vocabulary().roles[phrase.noun].gender
    done = [person for person in people_before(scene, phrase.start) if undergoes(scene, phrase, person)]
    return done[0] if len(done) == 1 and done[0] not in out and scene.traits.fits(done[0], gender) else None


def undergoes(scene: Scene, phrase: Phrase, person: int) -> bool:
    """Whether a person is told before a noun to have undergone what makes somebody what it says, or to be whom it was told
    of: arrested Tor Vik; Tor Vik, 29, was arrested; arrested a man. They named him as Tor Vik."""
    verbs = verbs_of(phrase.noun)
    if not verbs:
        return False
    done = "|".join(verbs)
    active = re.compile(rf"\b(?:{done})\s(?:[a-z-]+\s){{0,2}}$")
    passive = re.compile(rf"(?:,\s\d+,)?\s(?:was|is|(?:has|had)\sbeen)\s(?:\w+ly\s)?(?:{done})\b")
    naming = "|".join(phrase_words("naming"))
    named = re.compile(rf"\b(?:{naming})\s(?:(him|her|the\s(?:wo)?man)|the\s{phrase.noun})\s(?:only\s)?as\s$")
    for start, end in scene.traits.occurrences(person):
        if start > phrase.start or JOINED.match(scene.text, end):
            break
        if active.search(scene.text, max(0, start - BEFORE), start) or passive.match(scene.text, end, end + BEHIND):
            return True
        told = named.search(scene.text, max(0, start - BEFORE), start)
        before = scene.text[scene.sentence_start(scene.sentence_start(start) - 1) : start] if told else ""
        if told and (told[1] is None or re.search(rf"\b(?:{done})\s(?:an?|the)\s", before)):
            return True
    return False


@cache
def verbs_of(noun: str) -> tuple[str, ...]:
    """What is done to whoever a noun means."""
    return tuple(verb for row in table("parts") if noun in several(row["nouns"]) for verb in several(row["verbs"]))
