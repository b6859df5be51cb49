"""Whether two reports name one speaker: True, False, or None where they do not say."""

import re
from functools import lru_cache

from quotetrace.lexicon import column
from quotetrace.matching.alignment import alike
from quotetrace.model import Speaker, SpeakerType

__all__ = ["same_speaker", "speaker_words"]

# The words of a body that tell it from others: a ministry may be any.
BODY = 2
WORD = re.compile(r"[^\W_]+")


def same_speaker(a: Speaker, b: Speaker) -> bool | None:
    """Whether the two speakers can be told to be one (True) or two (False). None: at least one is not known."""
    if a.name is None or b.name is None:
        return True if for_one_body(a, b) else None
    if a.name == b.name:
        return True
    ours, theirs = speaker_words(a.name), speaker_words(b.name)
    if not ours or not theirs:
        return None
    if ours == theirs:
        return True
    people = [speaker.type is SpeakerType.PERSON for speaker in (a, b)]
    if all(people):
        return same_person(ours, theirs)
    if any(people):
        person, body = (a, theirs) if people[0] else (b, ours)
        return speaks_for(person, body)
    return set(ours) <= set(theirs) or set(theirs) <= set(ours)


def same_person(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """One surname, and first names that do not contradict each other."""
    if not one_name(ours[-1], theirs[-1]):
        return False
    if len(ours) == 1 or len(theirs) == 1:
        return True
    return one_name(ours[0], theirs[0]) or (ours[0][0] == theirs[0][0] and 1 in (len(ours[0]), len(theirs[0])))


def one_name(one: str, other: str) -> bool:
    """Whether two names are one in two spellings: Sergei and Sergey."""
    return one == other or alike(one, other)


def speaks_for(person: Speaker, body: tuple[str, ...]) -> bool | None:
    """Whether a person's office holds all words of an organization's name: a ministry's spokesman is its voice."""
    return True if person.role and set(body) <= set(speaker_words(person.role)) else None


def for_one_body(a: Speaker, b: Speaker) -> bool:
    """Whether two speakers of whom one has no name speak for one body: a Trade Ministry spokesman, the Trade
    Ministry."""
    less, more = sorted((voiced(a), voiced(b)), key=len)
    return len(less) >= BODY and less <= more


def voiced(speaker: Speaker) -> frozenset[str]:
    """The words for the body that a speaker is, or that somebody speaks for by his office."""
    if speaker.name and speaker.type is SpeakerType.ORGANIZATION:
        return frozenset(speaker_words(speaker.name))
    words, voices = frozenset(speaker_words(speaker.role or "")), column("roles", "roles", kind="voice")
    return words - voices if words & voices else frozenset()


@lru_cache(maxsize=65536)
def speaker_words(name: str) -> tuple[str, ...]:
    """The words of a name that tell, in lower case: `Russia's Foreign Ministry` gives russia, foreign, ministry."""
    words = (word for word in WORD.findall(name.replace("’s", "").replace("'s", "").casefold()))
    return tuple(word for word in words if word not in column("matching_name_fillers"))
