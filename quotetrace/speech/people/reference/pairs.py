"""The two people in view who are meant together, or of whom one is: the two, both men, the couple, the latter."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from quotetrace.model import ResolvedBy, SpeakerType
from quotetrace.speech.people.cast.scene import Found, Scene, Source
from quotetrace.speech.people.names.identity import surname_of
from quotetrace.speech.people.names.names import fold
from quotetrace.speech.people.names.offices import role_noun
from quotetrace.speech.people.names.phrases import Phrase
from quotetrace.speech.people.names.vocabulary import phrase_words, vocabulary
from quotetrace.speech.people.reference.wording import full_words
from quotetrace.speech.prose.words import read_words

__all__ = [
    "are_others",
    "by_pair",
    "couple_in_view",
    "family",
    "one_of_two",
    "pair_in_view",
    "pair_opening",
    "two_in_view",
]

# Sentences back in which a noun for two may bring in others.
NEAR = 4


def by_pair(scene: Scene, phrase: Phrase, source: Source) -> Found | None:
    """The two people in view whom a phrase that counts two means, if its gender may be theirs."""
    words, head = full_words(scene.text, phrase, source).lower(), phrase.words.lower()
    if not is_pair(phrase, words) or words not in (head, f"both {head}"):
        return None
    pair, gender = two_in_view(scene, phrase.start), vocabulary().plurals[phrase.noun].gender
    if pair is None or not all(scene.traits.fits(person, gender) for person in pair.people):
        return None
    return pair._replace(by=ResolvedBy.ROLE)


def is_pair(phrase: Phrase, words: str) -> bool:
    """Whether a phrase, in all its `words`, counts two people who were named: the two presidents, both men."""
    first, _, rest = words.partition(" ")
    counted = first == "both" or (first in phrase_words("article") and rest.startswith("two "))
    return counted and phrase.name is None and phrase.noun in vocabulary().plurals


def one_of_two(scene: Scene, phrase: Phrase) -> Found | None:
    """The one of the two people in view whom "the former" or "the latter" means."""
    article, _, word = phrase.words.lower().partition(" ")
    place = [word in phrase_words(kind) for kind in ("first of two", "second of two")]
    if article not in phrase_words("article") or not any(place):
        return None
    at = behind_both(scene, phrase.start)
    heard = two_heard(scene, at)
    if heard:
        return heard[place.index(True)]._replace(by=ResolvedBy.PRONOUN, place=None)
    pair = two_in_view(scene, at)
    if pair is None or not all(told_before(scene, person, at) for person in pair.people):
        return None
    person = pair.people[place.index(True)]
    name = scene.roster.people[person].name
    return Found(name, SpeakerType.PERSON, ResolvedBy.PRONOUN, people=(person,))


def behind_both(scene: Scene, at: int) -> int:
    """Where the sentence begins before that of `at`, if it is about "the former", as if the two were named right before
    it: Siri Moen met Tor Vik. | The former laughed. The latter"""
    start = scene.sentence_start(scene.sentence_start(at) - 1) if at else 0
    opens = read_words(scene.text[start:at])
    former = opens.tags[:1] == "D" and not phrase_words("first of two").isdisjoint(opens.lower[1:2])
    return start if former and opens.tags[2:3] in tuple("VFM") else at


def two_heard(scene: Scene, at: int) -> list[Found]:
    """The two who spoke in the sentence before `at`, each once and in this order, by role or by name: The captain said
    yes; the mayor said no. The former said"""
    here = scene.sentence(at)
    heard = [s.found for s in scene.history if s.start < at and scene.sentence(s.start) == here - 1]
    people = [found for found in heard if found.role or found.people]
    return people if len(heard) == len(people) == 2 and people[0][:5] != people[1][:5] else []


def told_before(scene: Scene, person: int, start: int) -> bool:
    """Whether somebody is named in the sentence before the one that holds `start`, or earlier in that one."""
    here = scene.sentence(start)
    places = (at for at, _ in scene.traits.occurrences(person) if at < start)
    return any(here - 1 <= scene.sentence(at) <= here for at in places)


def two_in_view(scene: Scene, at: int) -> Found | None:
    """The only two people who are named in the paragraph before `at`, or, where none is before it there, in the one
    before: Siri Moen met Tor Vik. The two said"""
    here = scene.paragraph(at)
    for paragraph in (here, here - 1):
        start = scene.paragraphs[paragraph].start if paragraph >= 0 else at
        named = [o.person for o in scene.named_between(start, at) if not scene.quoted(o.start)]
        if named:
            people = tuple(dict.fromkeys(named))
            return as_pair(scene, people) if len(people) == 2 else None
    return None


def couple_in_view(scene: Scene, phrase: Phrase) -> Found | None:
    """The only two of the article who share a surname, if one of them, a man or a woman, is named in the paragraph of
    "the couple" or the one before it: Ida and Tor Moen ... Ida Moen bakes. The couple said"""
    if phrase.noun not in phrase_words("couple"):
        return None
    here = scene.paragraphs[max(0, scene.paragraph(phrase.start) - 1)].start
    near = {o.person for o in scene.named_between(here, phrase.start)}
    pairs = {two for person in near if (two := of_surname(scene, surname_of(scene.roster.people[person].key)))}
    return as_pair(scene, pairs.pop()) if len(pairs) == 1 else None


def family(scene: Scene, phrase: Phrase) -> Found | None:
    """The only two of a surname, in the plural behind "the": the Moens, of Ida and Tor Moen."""
    article, _, name = phrase.words.partition(" ")
    if article.lower() not in phrase_words("article") or not name[:1].isupper() or " " in name:
        return None
    names = [fold(name.removesuffix(ending)) for ending in ("s", "es") if name.endswith(ending)]
    pair = next((two for surname in names if (two := of_surname(scene, surname))), None)
    return as_pair(scene, pair)._replace(by=ResolvedBy.SURNAME) if pair is not None else None


def of_surname(scene: Scene, surname: str) -> tuple[int, int] | None:
    """The two people of a surname, if there are two and they are no two men and no two women."""
    bearers = [p for p in scene.roster.holders((surname,)) if surname_of(scene.roster.people[p].key) == surname]
    genders = [scene.traits.gender(person) for person in bearers]
    return (bearers[0], bearers[1]) if len(bearers) == 2 and (genders[0] != genders[1] or not genders[0]) else None


def are_others(scene: Scene, phrase: Phrase) -> bool:
    """Whether a noun for two has brought in others shortly before, in a sentence that names nobody: a couple from
    Sund."""
    at, noun = phrase.start, re.escape(phrase.noun.rpartition(" ")[2])
    start = scene.sentence_starts[max(0, scene.sentence(at) - NEAR)] if scene.sentences else at
    naming = {scene.sentence(o.start) for o in scene.named_between(start, at)}
    brought = re.finditer(rf"\b(?:[Aa]n?|[Aa]nother) (?:[\w-]+ ){{0,2}}{noun}\b(?! of\b)", scene.text[start:at])
    return any(scene.sentence(start + found.start()) not in naming for found in brought)


def pair_opening(scene: Scene, sentence: int) -> Found | None:
    """The two people that a sentence begins with, joined by "and": Siri Moen and Tor Vik wrote to the port."""
    if not scene.sentences or scene.quoted(scene.sentences[sentence].start):
        return None
    named = scene.roster.occurrences
    k = bisect_left(named, (scene.sentences[sentence].start,))
    if (
        k + 1 >= len(named)
        or named[k].start != scene.sentences[sentence].start
        or named[k].person == named[k + 1].person
    ):
        return None
    joined = joins_two(scene.text[named[k].end : named[k + 1].start].split())
    return as_pair(scene, (named[k].person, named[k + 1].person)) if joined else None


def joins_two(words: Sequence[str]) -> bool:
    """Whether words between two names join them: "and", also with what the second is to the first: and her brother,"""
    if len(words) < 3 or words[0] != "and":
        return list(words) == ["and"]
    owner = vocabulary().pronouns.get(words[1])
    return owner is not None and owner.kind == "possessive" and bool(role_noun(words[-1].rstrip(",")))


def pair_in_view(scene: Scene, at: int) -> Found | None:
    """The only two people in view, if a sentence about both began with them: Siri Moen and Tor Vik run a shop. He bakes.
    She sells. They said"""
    pair = two_in_view(scene, at)
    if pair is None:
        return None
    start = scene.paragraphs[max(0, scene.paragraph(at) - 1)].start
    opened = (pair_opening(scene, scene.sentence(o.start)) for o in scene.named_between(start, at))
    return pair if any(found is not None and found.people == pair.people for found in opened) else None


def as_pair(scene: Scene, people: tuple[int, ...]) -> Found:
    """Two people as those whom a pronoun means."""
    name = " and ".join(scene.roster.people[person].name for person in people)
    return Found(name, SpeakerType.PERSON, ResolvedBy.PRONOUN, people=people)
