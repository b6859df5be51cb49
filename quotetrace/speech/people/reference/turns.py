"""Whom the labels of a conversation mean: the "A" of questions and answers, and initials."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from quotetrace.lexicon import column, several, table
from quotetrace.model import ResolvedBy, SpeakerType
from quotetrace.speech.people.cast.roster import Occurrence, Person
from quotetrace.speech.people.cast.scene import UNKNOWN, Found, Scene, Source
from quotetrace.speech.people.names.phrases import Phrase

__all__ = ["by_initials", "by_label"]

# The marks that close a label: AOB: or ((AOB)), and the most letters that initials have.
MARKS, INITIALS = (":", ")"), 4
# So many words beside a name can tell what part its bearer has in a conversation.
NEAR, WORD = 4, re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# An introduction has no more paragraphs than this.
INTRODUCTION = 30
# The first words of a paragraph that is a turn of questions and answers: Q: Why? · A – Why not? · QWhy? · Question: Why?
TURN = re.compile(r"(\w+?)(?:\s?[:.–—-]\s|(?<=\b\w)(?=[A-Z][a-z]))")


def by_label(scene: Scene, phrase: Phrase, source: Source) -> Found | None:
    """Whom the label of a turn means, if a phrase is one: initials, or the label of all who answer or of all who ask."""
    label = phrase.words.rstrip(".").lower()
    if label not in column("turn_labels", "labels") or not (len(label) == 1 or is_labelled(scene, source)):
        return by_initials(scene, phrase, source)
    return answerer(scene) if label in column("turn_labels", "labels", side="answers") else UNKNOWN


def answerer(scene: Scene) -> Found:
    """Who answers all questions: the only person that the article names, or the one whom its introduction names more
    often than any other."""
    labels = column("turn_labels", "labels")
    people = [p for p in scene.roster.people if p.name.partition(".")[0].lower() not in labels]  # no "Q. Will"
    person = people[0] if len(people) == 1 else presented(scene)
    if person is None:
        return UNKNOWN
    return Found(person.name, SpeakerType.PERSON, ResolvedBy.LABEL, people=(person.index,))


def presented(scene: Scene) -> Person | None:
    """The person whom the paragraphs before the first turn name more often than any other: Ada Moe is back. Moe spoke to
    Ann Gow about the sea. | Q: Why now?"""
    turns = (p.start for p in scene.paragraphs[:INTRODUCTION] if is_turn(scene.text, p.start, p.end))
    places = scene.roster.occurrences
    introduced = places[: bisect_left(places, (next(turns, 0),))]
    named = Counter(place.person for place in introduced).most_common()
    often = [person for person, times in named if times == named[0][1]]
    if len(often) > 1:
        often = answering(scene, [place for place in introduced if place.person in often])
    return scene.roster.people[often[0]] if len(often) == 1 else None


def answering(scene: Scene, places: Sequence[Occurrence]) -> list[int]:
    """Those of the people named at some places of whom the introduction tells that they answer, else those of whom it
    does not tell that they ask, or that they are no people: the prosecutor, Tor Vik, questioned | Ida Holm."""
    parts: dict[int, set[str]] = {}
    for place in places:
        parts.setdefault(place.person, set()).update(parts_at(scene, place))
    answers = [person for person, told in parts.items() if told == {"answers"}]
    return answers or [person for person, told in parts.items() if not told or told == {"answers", "asks"}]


def parts_at(scene: Scene, place: Occurrence) -> Iterator[str]:
    """The parts in the conversation that the words around a name tell of its bearer."""
    sentence = scene.sentences[max(0, bisect_right(scene.sentence_starts, place.start) - 1)]
    before = WORD.findall(scene.text[sentence.start : place.end].lower())
    behind = WORD.findall(scene.text[place.end : sentence.end].lower())[:NEAR]
    name = len(WORD.findall(scene.text[place.start : place.end]))
    title, ahead = before[len(before) - name :], before[: len(before) - name]
    undergone = [word for be, word in pairwise(behind) if be in column("phrase_words", "words", kind="being")]
    around = {
        "before": [*ahead[-NEAR:], *title],
        "right before": [" ".join(ahead[-n:]) for n in range(1, NEAR)],
        "undergone": undergone,
        "behind": [word for word in behind if word not in undergone],
    }
    for row in table("interview_parts"):
        if not set(several(row["words"])).isdisjoint(around[row["place"]]):
            yield row["part"]


def is_turn(text: str, start: int, end: int) -> bool:
    """Whether the paragraph from `start` to `end` begins with a label that names no one."""
    label = TURN.match(text, start, end)
    return label is not None and label[1].lower() in column("turn_labels", "labels")


def is_labelled(scene: Scene, source: Source) -> bool:
    """Whether a label attributes a turn, by the mark that closes it."""
    return source.cue is not None and scene.text[slice(*source.cue)] in MARKS


def by_initials(scene: Scene, phrase: Phrase, source: Source) -> Found | None:
    """The only person whose initials label a turn: AOB, of Ada Orr-Brandt; IvB, of Ida van Berg."""
    letters = phrase.words.replace(".", "")
    if (
        not is_labelled(scene, source)
        or not (letters[:1] + letters[-1:]).isupper()
        or not 2 <= len(letters) <= INITIALS
    ):
        return None
    people = [p for p in scene.roster.people if letters.upper() in initials_of(p.name)]
    if len(people) != 1:
        return None
    return Found(people[0].name, SpeakerType.PERSON, ResolvedBy.LABEL, people=(people[0].index,))


def initials_of(name: str) -> set[str]:
    """The letters by which a name can be shortened: AOB, AO and AB, of Ada Orr-Brandt."""
    every = [word[0] for word in re.findall(r"[^\W\d_]+", name)]
    words = [word[0] for word in name.split()]
    return {"".join(letters).upper() for letters in (every, words, [every[0], every[-1]] if every else [])}
