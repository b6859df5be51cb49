"""The fullest name of an organization: by its words, its acronym, or its head noun alone ("the ministry")."""

import re
from bisect import bisect_left

from quotetrace.model import ResolvedBy, SpeakerType
from quotetrace.speech.people.names import Run, parse_name
from quotetrace.speech.people.phrases import Phrase
from quotetrace.speech.people.scene import Scene
from quotetrace.speech.people.vocabulary import vocabulary

__all__ = ["body_name", "campaign_of"]

POSSESSIVE = re.compile(r"['’]s?\s+$")
ACRONYM = re.compile(r"\s*\(?(?:the\s+)?([A-Z][A-Z&.]{1,8})\)")


def body_name(scene: Scene, phrase: Phrase) -> tuple[str | None, ResolvedBy]:
    """The fullest name of the body that `phrase` means, and how it was found."""
    words = without_article(phrase.words)
    first = words.split(" ", 1)[0].lower()
    if first in ("his", "her", "their", "its"):
        return campaign_of(scene, phrase, words.split(" ", 1)[1]), ResolvedBy.ORGANIZATION
    known = bodies(scene)
    if phrase.name is not None and words.isupper() and " " not in words:
        spelled = spelled_out(scene, words, known)
        return (spelled, ResolvedBy.ACRONYM) if spelled else (words, ResolvedBy.ORGANIZATION)
    if any(c.isupper() for c in words):
        return fullest(words, phrase.start, known), ResolvedBy.ORGANIZATION
    if phrase.indefinite:
        return words, ResolvedBy.ORGANIZATION
    return by_head(scene, phrase, known) or words, ResolvedBy.ORGANIZATION


def bodies(scene: Scene) -> list[tuple[int, str]]:
    """(place, name) of every organization that a run names, with a possessive or a demonym before it."""
    cached = scene.memory.get("bodies")
    if cached is None:
        cached = [(run.start, run.words) for run in scene.runs if is_body(run)]
        scene.memory["bodies"] = cached
    return cached


def is_body(run: Run) -> bool:
    """Whether a run is the name of an organization of several words."""
    return " " in run.words and parse_name(run.words).kind == "organization"


def fullest(words: str, at: int, known: list[tuple[int, str]]) -> str:
    """The longest name nearby that holds all words of this one and ends alike."""
    mine = words.lower().split()
    best = words
    for _, name in sorted(known, key=lambda b: (b[0] > at, abs(at - b[0]))):
        theirs = name.lower().split()
        if len(theirs) > len(mine) and theirs[-len(mine) :] == mine:
            best = name
            break
    return best


def spelled_out(scene: Scene, acronym: str, known: list[tuple[int, str]]) -> str | None:
    """The name that an acronym stands for, if the article spells it out."""
    letters = acronym.replace(".", "")
    for start, name in known:
        end = start + len(name)
        m = ACRONYM.match(scene.text, end, end + 24)
        if m and m.group(1).replace(".", "") == letters:
            return name
        initials = "".join(w[0] for w in name.split() if w[0].isupper())
        if initials == letters and len(letters) > 2:
            return name
    return None


def by_head(scene: Scene, phrase: Phrase, known: list[tuple[int, str]]) -> str | None:
    """The last body before the phrase (else the first behind it) whose name has the phrase's head noun."""
    noun = phrase.noun
    before = [name for start, name in known if start < phrase.start and noun in name.lower().split()]
    after = [name for start, name in known if start > phrase.start and noun in name.lower().split()]
    if before or after:
        return before[-1] if before else after[0]
    camp = vocabulary().organizations.get(noun) == "camp"
    for s in reversed(scene.history):
        if s.found.type is SpeakerType.ORGANIZATION and s.found.name and noun in s.found.name.lower().split():
            return s.found.name
    if camp:
        return near_camp(scene, phrase, noun)
    generic = vocabulary().organizations.get(noun) in ("firm", "outlet") or noun in ("group", "organization", "organisation", "agency")
    if generic:
        for s in reversed(scene.history):
            if s.found.type is SpeakerType.ORGANIZATION and s.found.name and scene.sentence(phrase.start) - scene.sentence(s.start) <= 6:
                return s.found.name
    return None


def near_camp(scene: Scene, phrase: Phrase, noun: str) -> str | None:
    """The last "Dahl campaign" or "Dahl's campaign" before the phrase."""
    found = None
    k = bisect_left(scene.runs, (phrase.start,))
    for run in scene.runs[max(0, k - 40) : k]:
        if re.match(rf"(?:['’]s?)?\s+(?:\w+\s+)?{re.escape(noun)}\b", scene.text[run.end : run.end + 40]):
            found = " ".join(scene.text[run.start : run.end].split()) + f" {noun}"
    return found


def campaign_of(scene: Scene, phrase: Phrase, rest: str) -> str | None:
    """The name of "his campaign": the person's surname and the noun, in the form that the article uses."""
    gender = {"his": "m", "her": "f"}.get(phrase.words.split(" ", 1)[0].lower(), "")
    from quotetrace.speech.people.pronouns import antecedent

    person = antecedent(scene, gender, phrase.start, (), "") if gender else None
    if not isinstance(person, int):
        return None
    surname = scene.roster.people[person].name.split(" ")[-1]
    plain = f"{surname} {rest}"
    return plain if re.search(rf"\b{re.escape(plain)}\b", scene.text) else f"{surname}’s {rest}"


def without_article(words: str) -> str:
    """The words of a body without "the"."""
    first, _, rest = words.partition(" ")
    return rest if rest and first.lower() in ("the", "a", "an") else words
