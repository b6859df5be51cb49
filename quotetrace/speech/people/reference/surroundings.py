"""What stands around a role, and tells whether it can mean whoever is spoken of."""

import re
from bisect import bisect_left
from functools import lru_cache

from quotetrace.lexicon import column
from quotetrace.model import SpeakerType
from quotetrace.speech.people.cast.scene import Scene, Spoken
from quotetrace.speech.people.cast.standing import stands_at
from quotetrace.speech.people.names.phrases import Phrase
from quotetrace.speech.people.names.pieces import closers
from quotetrace.speech.people.names.vocabulary import is_possessive, phrase_words, vocabulary
from quotetrace.speech.people.reference.pronouns import places_before
from quotetrace.speech.prose.verbs import reporting_forms

__all__ = ["belongs", "brought_in", "goes_on", "in_view", "introduced", "is_agent", "is_of_speaker", "is_plain"]

# Speakers back among whom one stays without a name, and code points before a role in which the word before it stands.
HEARD, SHORTLY = 12, 16
# Code points back in which somebody may have been introduced with a role, and sentences back in which a person is in
# view.
FAR, NEAR = 6000, 2
# For how many nouns the pattern that finds them is kept.
NOUNS_KNOWN = 512


def is_plain(phrase: Phrase) -> bool:
    """Whether a role can mean whoever has just spoken: nothing hangs on it, and it is nobody's who asks others."""
    words = phrase.words.lower().split()
    noun = phrase.noun.split(" ")[-1]
    return (
        words[0] in phrase_words("article")
        and (closers() | phrase_words("link")).isdisjoint(words)
        and noun not in phrase_words("asker")
    )


def goes_on(scene: Scene, phrase: Phrase) -> bool:
    """Whether words behind a role tell who is meant: the woman who came, the last man to stand, the head of the
    port."""
    _, of, field = phrase.noun.partition(" of ")  # the head of state
    end = phrase.end + len(of + field) if scene.text.startswith(of + field, phrase.end) else phrase.end
    behind = scene.text[end : end + SHORTLY].split()[:1]
    return not phrase_words("complement").isdisjoint(behind)


def introduced(scene: Scene, phrase: Phrase) -> bool:
    """Whether somebody else was brought in with this noun before: a judge ... the judge."""
    noun = re.escape(phrase.head)
    anaphor = vocabulary().roles[phrase.noun].anaphor
    if anaphor not in ("yes", "run") and any(is_unnamed(spoken, noun) for spoken in scene.history[-HEARD:]):
        return True
    brought = brought_in(noun).finditer(scene.text, max(0, phrase.start - FAR), phrase.start)
    return any(not appended(scene, found.start()) for found in brought)


@lru_cache(maxsize=NOUNS_KNOWN)
def brought_in(noun: str) -> re.Pattern[str]:
    """A noun, as a pattern, behind what brings somebody in: another old | judge."""
    return re.compile(rf"\b(?:an?|one|another)\s+(?:[\w’'-]+\s+){{0,4}}{noun}\b", re.IGNORECASE)


def is_unnamed(spoken: Spoken, noun: str) -> bool:
    """Whether somebody who stayed without a name spoke as the bearer of this role."""
    role = spoken.found.role or ""
    return spoken.found.type is SpeakerType.UNNAMED and noun in role.split()


def is_agent(scene: Scene, phrase: Phrase) -> bool:
    """Whether a role stands behind "by" or "to" in a sentence about somebody else: Anna Lund was told by the mayor."""
    start = scene.sentence_start(phrase.start)
    before = scene.text[max(start, phrase.start - SHORTLY) : phrase.start].lower().split()[-1:]
    k = bisect_left(scene.roster.occurrences, (start,))
    named = scene.roster.occurrences[k : k + 1]
    behind = not column("word_classes", "words", tag="P").isdisjoint(before)
    return behind and bool(named) and named[0].start < phrase.start


def appended(scene: Scene, at: int) -> bool:
    """Whether an article at `at` opens what is said of a name before it: "Siri Moen, a judge", "Siri Moen was a
    judge"; not: Siri Moen said | a judge, Siri Moen left. | A judge."""
    k = bisect_left(scene.roster.occurrences, (at,))
    before = scene.roster.occurrences[k - 1] if k else None
    near = before is not None and at - before.end < 25 and scene.sentence(before.start) == scene.sentence(at)
    between = scene.text[before.end : at].split() if before is not None and near else None
    return between is not None and len(between) <= 3 and reporting_forms().keys().isdisjoint(between)


def in_view(scene: Scene, person: int, at: int, *, spoken: bool) -> bool:
    """Whether a person has just spoken, or (unless `spoken`) was the subject of a sentence just before, the headline
    left out."""
    for who, place, _, spoke in places_before(scene, at):
        near = scene.sentence(at) - scene.sentence(place) <= NEAR
        headline = scene.paragraph(place) == 0 < scene.paragraph(at)
        if who == person and near and (spoke or (not spoken and not headline and stands_at(scene, place) == "subject")):
            return True
    return False


def is_of_speaker(phrase: Phrase) -> bool:
    """Whether the role is that of somebody to whoever speaks of it: my doctor, our coach."""
    first = phrase.words.partition(" ")[0].lower()
    pronoun = vocabulary().pronouns.get(first) if first in phrase_words("definite") else None
    return pronoun is not None and pronoun.kind in ("first", "second")


def belongs(phrase: Phrase) -> bool:
    """Whether the role is somebody's: "his brother", "my doctor", "Dahl's lawyer"; but "our mayor" is everybody's."""
    first = phrase.words.partition(" ")[0].lower()
    if is_of_speaker(phrase):
        pronoun, role = vocabulary().pronouns[first], vocabulary().roles.get(phrase.noun)
        return pronoun.number == "one" or role is None or role.kind != "office"
    return is_possessive(first) or re.search(r"['’]s?\s", phrase.words) is not None
