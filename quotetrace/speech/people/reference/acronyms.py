"""The full name that the letters of a body stand for: ONU, of Oars Now Union; and whose office letters are short for: the
CMD."""

import re
from collections.abc import Sequence

from quotetrace.speech.people.cast.scene import Scene
from quotetrace.speech.people.cast.views import (
    can_be,
    plain_nouns,
)
from quotetrace.speech.people.names.names import parse_name
from quotetrace.speech.people.names.offices import role_noun
from quotetrace.speech.people.names.phrases import Phrase
from quotetrace.speech.people.names.vocabulary import phrase_words, vocabulary
from quotetrace.speech.people.reference.pronouns import people_before

__all__ = ["OWNER", "WIDE", "acronym_in_view", "person_by_letters", "spelled_out"]

# The letters of a body that is the subject of a sentence.
LETTERS = re.compile(r"(?:The )?([A-Z]{3,9})(?:['’]s)? [a-z]")
# The mark of an owner, at the end of a word.
OWNER = re.compile(r"['’]s?$")
# Sentences back, that of the mention among them, that may open with the letters of a body.
SHORTLY = 3
# Code points of a name in another language that stands in a bracket before its acronym.
LONGEST = 60
# Letters of an office at most.
OFFICE = 4
# Code points on either side in which an acronym is looked for in full.
WIDE = 20000


def acronym_in_view(scene: Scene, noun: str, at: int) -> tuple[int, str] | None:
    """The body with its place that a sentence shortly before `at` opens with by its letters, if the noun can mean it:
    NASA lost the probe, the agency said; Oars Now Union (ONU) ... ONU voted. The group said."""
    if noun not in phrase_words("general") and noun not in plain_nouns():
        return None
    here = scene.sentence(at)
    for k in range(here, max(-1, here - SHORTLY), -1):
        opens = LETTERS.match(scene.text, scene.sentences[k].start, at)
        if opens is None:
            continue
        words, start = opens[1], opens.start(1)
        name = spelled_out(scene, words, start)
        if name is not None and (noun in phrase_words("general") or can_be(name, noun)):
            return start, name
        if words in vocabulary().bodies and noun in phrase_words("general"):
            return start, words
    return None


def spelled_out(scene: Scene, acronym: str, at: int) -> str | None:
    """The name that an acronym stands for, if the article spells it out: capitalised words with its initials, small
    words between."""
    letters = [c for c in acronym if c.isalpha()]
    if not 2 <= len(letters) <= 9:
        return None
    words = r"(?:\s+(?:of|for|the|and|on|in|to|de|&))*\s+".join(rf"{c}[\w’'-]+" for c in letters)
    found = re.search(rf"\b{words}", scene.text[max(0, at - WIDE) : at + WIDE])
    return OWNER.sub("", " ".join(found.group().split())) if found else before_bracket(scene, acronym, at)


def before_bracket(scene: Scene, acronym: str, at: int) -> str | None:
    """The body behind whose name an acronym of its name in another language stands in brackets: Union of Rail Drivers
    (SMAQ)."""
    bracket = re.compile(rf"\((?:[^()\n]{{1,{LONGEST}}}[,;:] )?{re.escape(acronym)}\)")
    found = bracket.search(scene.text, max(0, at - WIDE), at + WIDE)
    k = scene.runs.first_at(found.start()) - 1 if found else -1
    if found is None or k < 0 or scene.text[scene.runs.ends[k] : found.start()] != " ":
        return None
    members, _, body = scene.runs.words[k].partition(" of the ")
    name = parse_name(body if body and members.lower() in vocabulary().plurals else scene.runs.words[k])
    return name.name if name.kind in ("organization", "group") and len(name.key) > 1 else None


def person_by_letters(scene: Scene, phrase: Phrase) -> int | None:
    """The only person before of whose office, as the article tells it in full, "the CMD" has the initials: Dr Ida Holm, chief
    medical director."""
    letters = phrase.name.name if phrase.name is not None else ""
    plain = phrase.words.lower().removeprefix("the ") == letters.lower()
    if letters in vocabulary().bodies or not (
        phrase.definite and plain and letters.isupper() and 2 <= len(letters) <= OFFICE
    ):
        return None
    full = re.compile(
        r"(?:\b([\w-]+)\s|\b)(" + r"[\s-]".join(rf"{letter}[^\W\d_]+" for letter in letters) + r")\b", re.IGNORECASE
    )
    higher = phrase_words("lesser") | vocabulary().roles.keys()  # no medical director is a chief medical director
    told = {
        words.lower() for before, words in full.findall(scene.text, 0, phrase.start) if before.lower() not in higher
    }
    offices = [words for office in told if role_noun((words := re.split(r"[\s-]", office))[-1])]
    people = people_before(scene, phrase.start) if offices else []
    found = [person for person in people if any(bears(scene, person, words) for words in offices)]
    return found[0] if len(found) == 1 else None


def bears(scene: Scene, person: int, office: Sequence[str]) -> bool:
    """Whether a person is told to hold an office of these words, with hyphens or without."""
    told = scene.traits.bears(person)
    return set(office).issubset(told) or "-".join(office) in told
