"""The full name that the letters of a body stand for: ONU, of Oars Now Union; and whose office letters are short for:
the CMD."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from quotetrace.lexicon import column
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
SUBJECT = re.compile(r"(?:The )?([A-Z]{3,9})(?:(?:['’]s)? [a-z]|, (?:an?|the|its|which|whose)\b)")
# The mark of an owner, at the end of a word.
OWNER = re.compile(r"['’]s?$")
# Sentences back, that of the mention among them, that may open with the letters of a body.
SHORTLY = 3
# Code points of a name in another language that stands in a bracket before its acronym, and of a word before an office.
LONGEST = 60
# Words of an office at most that letters are short for.
LONGEST_OFFICE = 4
# Code points behind the letters in a headline in which their bearer is named.
SOON = 600
# Code points on either side in which an acronym is looked for in full.
WIDE = 20000


def acronym_in_view(scene: Scene, noun: str, at: int) -> tuple[int, str] | None:
    """The body with its place that a sentence shortly before `at` opens with by its letters, if the noun can mean it:
    NASA, which lost the probe, was sorry, the agency said; Oars Now Union (ONU) ... ONU voted. The group said."""
    if noun not in phrase_words("general") and noun not in plain_nouns():
        return None
    here = scene.sentence(at)
    for k in range(here, max(-1, here - SHORTLY), -1):
        opens = SUBJECT.match(scene.text, scene.sentences[k].start, at)
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
    # A hyphen before the next letter parts two words: no text has two readings, and none is long to read.
    words = (rf"{c}[\w’']++(?:-(?!{after})[\w’']++){{0,3}}+" for c, after in pairwise([*letters, r"\Z"]))
    between = r"(?:(?:\s++(?:of|for|the|and|on|in|to|de|&))*+\s++|-)"
    found = re.search(rf"\b{between.join(words)}", scene.text[max(0, at - WIDE) : at + WIDE])
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
    """The only person before, or behind a headline, of whose office, as the article tells it in full, "the CMD" has the
    initials: Dr Ida Holm, chief medical director; none where they are those of a body."""
    letters = phrase.name.name if phrase.name is not None else ""
    plain = phrase.words.lower().removeprefix("the ") == letters.lower()
    headline = scene.paragraph(phrase.start) == 0 and phrase.words == letters
    if letters in vocabulary().bodies or not ((phrase.definite or headline) and plain and letters.isupper()):
        return None
    end = phrase.start + SOON if headline else phrase.start
    told = [words for words, start in offices_told(scene).get(letters.lower(), {}).items() if start < end]
    body = spelled_out(scene, letters, phrase.start)
    if body is not None and role_noun(body.partition(" of ")[0].split(" ")[-1]):
        told.append(tuple(word for word in re.split(r"[\s-]", body.lower()) if word not in column("name_links")))
    elif body is not None and parse_name(body).kind == "organization":
        return None
    people = people_before(scene, end) if told else []
    found = [
        person
        for person in people
        if any(bears(scene, person, words) for words in told) or has_initials(scene, person, letters)
    ]
    return found[0] if len(found) == 1 else None


def has_initials(scene: Scene, person: int, letters: str) -> bool:
    """Whether the title before a person's name has these initials: FM, of Finance Minister Ida Holm."""
    return "".join(word[0] for word in re.split(r"[\s-]", scene.roster.people[person].role) if word) == letters


def offices_told(scene: Scene) -> dict[str, dict[tuple[str, ...], int]]:
    """The high offices that the article tells in full, with where it does first, by their initials."""
    if not scene.offices:
        scene.offices[""] = {}
        for office in high_office().finditer(scene.text):
            words = re.split(r"[\s-]", office[2].lower())
            lesser = (office[1] or "").lower() in phrase_words("lesser")
            for size in range(2, len(words) + 1):
                if role_noun(words[size - 1]) and not lesser:
                    letters = "".join(word[0] for word in words[:size])
                    scene.offices.setdefault(letters, {}).setdefault(tuple(words[:size]), office.start())
    return scene.offices


@cache
def high_office() -> re.Pattern[str]:
    """A word that opens a high office, with the word before it and those behind it: the | chief medical director."""
    opens = "|".join(sorted(phrase_words("high office")))
    return re.compile(
        rf"(?:\b([\w-]{{1,{LONGEST}}})[\s-])?\b((?:{opens})(?:[\s-][^\W\d_]+){{1,{LONGEST_OFFICE - 1}}})", re.IGNORECASE
    )


def bears(scene: Scene, person: int, office: Sequence[str]) -> bool:
    """Whether a person is told to hold an office of these words, with hyphens or without, and to be nobody else's
    deputy."""
    told = {part for word in scene.traits.bears(person) for part in (word, *re.split(r"[\s-]", word))}
    lesser = phrase_words("lesser") & told
    return lesser.issubset(office) and set(office).issubset(told)
