"""The fullest name of an organization: by its words, its acronym, or its head noun alone ("the ministry")."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from quotetrace.model import ResolvedBy, SpeakerType
from quotetrace.speech.people.names import Run, parse_name
from quotetrace.speech.people.phrases import Phrase, closers
from quotetrace.speech.people.scene import Scene
from quotetrace.speech.people.vocabulary import vocabulary

__all__ = ["body_name", "campaign_of"]

POSSESSIVE = re.compile(r"['’]s?\s+$")
# Sentences back in which a general noun finds the body that spoke.
NEAR = 6
# Bodies of one head noun that are weighed before and behind a place, and speakers back.
BEFORE, BEHIND, RECENT = 20, 5, 40
# Code points on either side in which an acronym is looked for in full.
WIDE = 20000
# Code points back in which a document's fuller name is looked for.
FAR = 3000
ARTICLES = frozenset({"a", "an", "the"})
GENERAL = frozenset({"group", "organization", "organisation", "agency"})


def body_name(scene: Scene, phrase: Phrase) -> tuple[str | None, ResolvedBy]:
    """The fullest name of the body that `phrase` means, and how it was found."""
    words = without_article(phrase.words)
    first = words.split(" ", 1)[0].lower()
    if first in ("his", "her", "their", "its"):
        return campaign_of(scene, phrase, words.split(" ", 1)[1]), ResolvedBy.ORGANIZATION
    if phrase.name is not None and words.isupper() and " " not in words:
        spelled = spelled_out(scene, words, phrase.start)
        return (spelled, ResolvedBy.ACRONYM) if spelled else (words, ResolvedBy.ORGANIZATION)
    if any(c.isupper() for c in words):
        return fullest(
            words, phrase.start, bodies(scene, words.lower().split()[-1], phrase.start)
        ), ResolvedBy.ORGANIZATION
    if phrase.indefinite:
        return words, ResolvedBy.ORGANIZATION
    return by_head(scene, phrase) or words, ResolvedBy.ORGANIZATION


def bodies(scene: Scene, noun: str, at: int) -> Sequence[tuple[int, str]]:
    """(place, name) of the organizations nearest to `at` that runs name with this head noun."""
    if not scene.bodies:
        for run in scene.runs:
            if is_body(run):
                for head in heads_of(run.words):
                    scene.bodies.setdefault(head, []).append((run.start, run.words))
        scene.bodies.setdefault("", [])
    found = scene.bodies.get(noun, [])
    k = bisect_left(found, (at,))
    return found[max(0, k - BEFORE) : k + BEHIND]


def is_body(run: Run) -> bool:
    """Whether a run is the name of an organization of several words."""
    return " " in run.words and parse_name(run.words).kind == "organization"


def fullest(words: str, at: int, known: Sequence[tuple[int, str]]) -> str:
    """The longest name nearby that holds all words of this one and ends alike."""
    mine = words.lower().split()
    best = words
    for _, name in sorted(known, key=lambda b: (b[0] > at, abs(at - b[0]))):
        theirs = name.lower().split()
        if len(theirs) > len(mine) and theirs[-len(mine) :] == mine:
            best = name
            break
    return best


def spelled_out(scene: Scene, acronym: str, at: int) -> str | None:
    """The name that an acronym stands for, if the article spells it out: capitalised words with its initials, small words between."""
    letters = [c for c in acronym if c.isalpha()]
    if not 2 <= len(letters) <= 9:
        return None
    words = r"(?:\s+(?:of|for|the|and|on|in|to|de|&))*\s+".join(rf"{c}[\w’'-]+" for c in letters)
    found = re.search(rf"\b{words}", scene.text[max(0, at - WIDE) : at + WIDE])
    return " ".join(found.group().split()) if found else None


def by_head(scene: Scene, phrase: Phrase) -> str | None:
    """The last body before the phrase (else the first behind it) that its head noun can mean: "the ministry", "the company"."""
    noun, at = phrase.noun, phrase.start
    kind = vocabulary().organizations.get(noun, "")
    named = bodies(scene, noun, at)
    spoken = [
        (s.start, s.found.name)
        for s in scene.history[-RECENT:]
        if s.found.type is SpeakerType.ORGANIZATION and s.found.name
    ]
    near = [(start, name) for start, name in spoken if scene.sentence(at) - scene.sentence(start) <= NEAR]
    fitting = [(start, name) for start, name in near if can_be(name, noun, kind)]
    before = [
        b for b in (*named, *((start, name) for start, name in spoken if noun in heads_of(name)), *fitting) if b[0] < at
    ]
    if kind == "camp" and not before:
        return near_camp(scene, phrase, noun)
    if before:
        return max(before)[1]
    return min(named)[1] if named else None


def heads_of(name: str) -> tuple[str, ...]:
    """The head nouns of a body's name: the last word, and the one before "of"."""
    words = name.lower().split()
    return (words[-1], words[words.index("of") - 1]) if "of" in words[1:] else (words[-1],)


def can_be(name: str, noun: str, kind: str) -> bool:
    """Whether a general noun such as "company", "newspaper" or "group" can mean the body of this name."""
    known = vocabulary()
    kinds = {known.organizations.get(head, "") for head in heads_of(name)}
    if not name[:1].isupper() or "camp" in kinds or name in known.places:
        return False
    if kind == "outlet":
        return "outlet" in kinds or name in known.bodies
    return (kind == "firm" and "body" not in kinds) or noun in GENERAL


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


def fuller_document(scene: Scene, phrase: Phrase, words: str) -> str | None:
    """What "the poll" was called before: the last phrase with its noun and a name, "a Harbor University poll"."""
    if not phrase.definite or without_article(words).lower() != phrase.noun:
        return None
    named = re.compile(rf"((?:[A-Z][\w.&/’'-]*[ \n]+){{1,5}}(?:[a-z-]+[ \n]+){{0,2}}{re.escape(phrase.noun)})\b")
    found = [m.group(1).split() for m in named.finditer(scene.text, max(0, phrase.start - FAR), phrase.start)]
    for tokens in reversed(found):
        while tokens and tokens[0] in vocabulary().cut:
            tokens.pop(0)
        if (
            len(tokens) > 1
            and tokens[0][0].isupper()
            and not any(t.endswith("ed") or t in closers() or t in ARTICLES for t in tokens)
        ):
            return " ".join(tokens)
    return None


def without_article(words: str) -> str:
    """The words of a body without "the"."""
    first, _, rest = words.partition(" ")
    return rest if rest and first.lower() in ("the", "a", "an") else words
