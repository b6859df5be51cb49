"""Who somebody is of whom a lead tells by role alone, and the next sentences by name: an aide said ... “Never,” aide Ida
Holm told reporters."""

from bisect import bisect_right

from quotetrace.speech.people.cast.roster import Occurrence
from quotetrace.speech.people.cast.scene import Scene
from quotetrace.speech.people.names.names import parse_name
from quotetrace.speech.people.names.phrases import Phrase
from quotetrace.speech.people.names.vocabulary import phrase_words, vocabulary
from quotetrace.speech.prose.verbs import reporting_forms

__all__ = ["introduced_next"]

# Sentences behind a role in which the name may stand, and code points beside the name in which its title and verb do.
NEXT, BESIDE = 3, 60
MARKS = "\"”“’'.,"


def introduced_next(scene: Scene, phrase: Phrase) -> int | None:
    """The person who is first named with the same title right behind a role with “a”, and speaks there."""
    article, *role = phrase.words.lower().split()
    kind = vocabulary().roles[phrase.noun].kind if phrase.noun in vocabulary().roles else ""
    if article not in phrase_words("article"):
        return None
    occurrences = scene.roster.occurrences
    k = bisect_right(occurrences, (phrase.end,))
    if k == len(occurrences) or occurrences[k].start != scene.traits.occurrences(occurrences[k].person)[0][0]:
        return None
    far = scene.sentence(occurrences[k].start) - scene.sentence(phrase.start)
    least = 1 if kind in ("office", "job", "voice") else 2  # a resident may be any, a Kremlin aide hardly
    return occurrences[k].person if 0 < far <= NEXT and speaks_as(scene, occurrences[k], role, least) else None


def speaks_as(scene: Scene, named: Occurrence, role: list[str], least: int) -> bool:
    """Whether nothing but the last words of a role, the `least` of them so many, stands before a name in its phrase,
    and a verb of speech beside it."""
    text = scene.text
    title = parse_name(" ".join(text[named.start : named.end].split())).role
    before = (
        f"{text[max(scene.sentence_start(named.start), named.start - BESIDE) : named.start]} {title}".lower().split()
    )
    size = next((n for n in range(len(role), least - 1, -1) if before[-n:] == role[-n:]), 0)
    above = before[-size - 1] if len(before) > size else ""
    verb = text[named.end : named.end + BESIDE].split()[:1]
    told = bool(verb) and verb[0].strip(MARKS) in reporting_forms()
    inverted = above in reporting_forms()
    return size > 0 and ((told and (not above or above[-1] in MARKS)) or inverted)
