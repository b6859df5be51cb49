"""The full name that the letters of a body stand for: ONU, of Oars Now Union."""

import re

from quotetrace.speech.people.cast.scene import Scene
from quotetrace.speech.people.cast.views import (
    can_be,
    plain_nouns,
)
from quotetrace.speech.people.names.names import parse_name
from quotetrace.speech.people.names.vocabulary import phrase_words, vocabulary

__all__ = ["OWNER", "WIDE", "acronym_in_view", "spelled_out"]

# The letters of a body that is the subject of a sentence.
LETTERS = re.compile(r"(?:The )?([A-Z]{3,9})(?:['’]s)? [a-z]")
# The mark of an owner, at the end of a word.
OWNER = re.compile(r"['’]s?$")
# Sentences back, that of the mention among them, that may open with the letters of a body.
SHORTLY = 3
# Code points of a name in another language that stands in a bracket before its acronym.
LONGEST = 60
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
