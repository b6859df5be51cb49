"""A body told by whose it is, or where: the Dahl campaign, his campaign, the Boston company."""

import re
from functools import lru_cache

from quotetrace.speech.people.cast.scene import Scene
from quotetrace.speech.people.names.names import fold, parse_name, suffixes
from quotetrace.speech.people.names.phrases import Phrase
from quotetrace.speech.people.names.vocabulary import is_possessive, phrase_words, vocabulary
from quotetrace.speech.people.reference.acronyms import WIDE
from quotetrace.speech.people.reference.pronouns import antecedent

__all__ = ["BASED", "campaign_of", "is_seat", "near_owned"]

# An adjective made of a name: Basel-based, US-led.
BASED = re.compile(r"\b[A-Z][\w.]*-[a-z]+\b")
# A given name that stands behind the surname: Han Seung-ho.
GIVEN_LAST = re.compile(r"^[A-Z]\w+-[a-z]\w+$")
# Names back that are weighed, and for how many nouns the patterns that find them are kept.
RECENT, NOUNS_KNOWN = 40, 512


def near_owned(scene: Scene, phrase: Phrase, noun: str) -> tuple[int, str] | None:
    """The last "Dahl campaign", "Dahl's campaign" or "Norwegian government" before the phrase, with its place."""
    k = scene.runs.first_at(phrase.start)
    owned = owned_thing(noun)
    for run in reversed(scene.runs[max(0, k - RECENT) : k]):
        found = owned.match(scene.text, run.end, run.end + 40)
        plain = parse_name(run.words).kind in ("title", "thing") or BASED.fullmatch(run.words) is not None
        if found and not plain and not is_possessive(run.words) and not is_seat(run.words, noun):
            return run.start, " ".join(scene.text[run.start : found.end()].split())
    return None


@lru_cache(maxsize=NOUNS_KNOWN)
def owned_thing(noun: str) -> re.Pattern[str]:
    """A noun behind its owner: Dahl's | new campaign; not: told Interfax | the campaign."""
    another = "|".join(sorted(phrase_words("definite") | phrase_words("article")))
    return re.compile(rf"(['’]s?)?\s+(?:(?!(?:{another})\s)[a-z-]+\s+)?{re.escape(noun)}\b")


def is_seat(name: str, noun: str) -> bool:
    """Whether a name before the noun for a firm only tells where it sits: the | Boston | company."""
    return vocabulary().organizations.get(noun) == "firm" and name in vocabulary().places


def campaign_of(scene: Scene, phrase: Phrase, owner: str, rest: str) -> str | None:
    """The name of "his campaign", of the `owner` and the `rest`: the person's surname and the noun, in the form that the
    article uses."""
    gender = vocabulary().pronouns[owner].gender
    person = antecedent(scene, gender, phrase.start, (), "") if gender in ("m", "f") else None
    if not isinstance(person, int):
        return None
    names = [word for word in scene.roster.people[person].name.split(" ") if fold(word) not in suffixes()]
    surname = names[0 if GIVEN_LAST.search(names[-1]) else -1]
    plain = f"{surname} {rest}"
    around = scene.text[max(0, phrase.start - WIDE) : phrase.start + WIDE]
    return plain if re.search(rf"\b{re.escape(plain)}\b", around) else f"{surname}’s {rest}"
