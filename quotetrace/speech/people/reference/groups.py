"""Several who speak together without names: told by what they are, or only by how many they are."""

import re

from quotetrace.lexicon import column
from quotetrace.model import ResolvedBy, SpeakerType
from quotetrace.speech.people.cast.scene import Found
from quotetrace.speech.people.names.phrases import Phrase
from quotetrace.speech.people.names.vocabulary import is_number, phrase_words, vocabulary
from quotetrace.speech.people.reference.wording import bare, without_counts
from quotetrace.speech.prose.words import read_words

__all__ = ["by_group", "is_share"]

WORD = re.compile(r"[\w.,]*\w|%")
# One in five, four out of ten
PARTED = re.compile(r"(\w+) (?:in|out of) (\w+)$")


def by_group(phrase: Phrase, words: str) -> Found:
    """A group, told by `words`: what its members are is its name (Harwick rowers), how many they are is none."""
    hides = vocabulary().groups.get(phrase.noun, "")
    plain = without_counts(words).lower()
    if plain in phrase_words("definite"):
        return Found(None, SpeakerType.GROUP, None, plural=True)  # some of those
    again = points_back(words) or (phrase.definite and hides == "yes" and plain == phrase.noun)
    if again or is_share(words):  # those voters, the sources, 29 percent
        return Found(None, SpeakerType.GROUP, None, bare(words), plural=True)
    hides = "" if phrase.definite else hides
    behind = read_words(plain.removeprefix(phrase.noun)).tags[:1]
    if hides == "yes" or (hides == "bare" and plain.startswith(phrase.noun) and behind not in ("P", "T")):
        return Found(None, SpeakerType.UNNAMED, None, words, anonymous=True, plural=True)
    return Found(bare(words), SpeakerType.GROUP, ResolvedBy.ORGANIZATION, anonymous=bool(hides))


def points_back(words: str) -> bool:
    """Whether a phrase only points to several who were told before: those people, these voters."""
    return words.partition(" ")[0].lower() in column("pointing", "word", number="several") and " " in words


def is_share(words: str) -> bool:
    """Whether a phrase tells how many, and not who: 29 percent, nine in 10, a group of 67 artists; not: two-thirds of
    the voters."""
    parted = any(is_number(one) and is_number(all_of) for one, all_of in PARTED.findall(words))
    head, _, rest = words.partition(" of ")
    counted = WORD.findall(head.replace("-", " "))
    share = (
        not rest
        and len(counted) > 1
        and counted[0].lower() not in phrase_words("definite")
        and counted[-1].lower() in phrase_words("share")
        and not any(word[0].isupper() for word in counted[1:])
    )
    group = (
        bool(counted)
        and counted[-1].lower() in phrase_words("general")
        and is_number(rest.partition(" ")[0].replace(",", ""))
    )
    return parted or share or group
