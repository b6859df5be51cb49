"""Whom a pronoun means: the people named before it, weighed by nearness, by grammar, and by who has been speaking."""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cache

from quotetrace.lexicon import column, mapping
from quotetrace.model import ResolvedBy, Span, SpeakerType
from quotetrace.speech.people.scene import Found, Scene, Spoken
from quotetrace.speech.people.vocabulary import Pronoun

__all__ = ["antecedent", "plural_antecedent", "thing_antecedent", "whose_clause"]

# How far back a pronoun reaches, in code points, and how many names it weighs at most.
REACH, MOST = 1600, 24

OBJECT = re.compile(r"\b(?:of|to|with|for|by|against|on|from|about|than|at|like|over|into|between|behind|under|and|include|including|including|told|asked|called|urged|met|accused|praised|thanked|attacked|criticized|criticised)\s+(?:[\w.'’-]+\s+){0,2}$")
POSSESSIVE = re.compile(r"['’](?:s\b|(?=\s))")


@cache
def weights() -> Mapping[str, float]:
    """The points of each feature."""
    return {feature: float(points) for feature, points in mapping("pronoun_weights", "feature", "points").items()}


def antecedent(scene: Scene, gender: str, at: int, content: Sequence[Span], cue: str) -> int | None:
    """The person that a singular pronoun of this gender at `at` means; None where nobody is likely enough."""
    points: dict[int, float] = {}
    w = weights()
    for person, place, end, spoke in places_before(scene, at):
        if not fits(scene, person, gender):
            continue
        score = place_points(scene, person, place, end, spoke, at, content, w)
        points[person] = max(score, points.get(person, -9.0))
    if not points:
        return None
    last = last_speaker(scene, at)
    for person in points:
        if scene.traits.gender(person) == gender:
            points[person] += w["gender_known"]
        points[person] += w["often_named"] * min(3, len(scene.traits.occurrences(person)) / 3)
        if last == person:
            points[person] += w["spoke_last_in_reply"] if cue.lower() in column("reply_verbs") else w["spoke_last"]
    best = max(points, key=lambda p: (points[p], -p))
    return best if points[best] >= w["least"] else None


def places_before(scene: Scene, at: int) -> list[tuple[int, int, int, bool]]:
    """(person, start, end, whether it is a speaker's mention) of the names and resolved mentions before `at`, nearest first."""
    occurrences = scene.roster.occurrences
    k = bisect_left(occurrences, (at,))
    named = [(o.person, o.start, o.end, False) for o in occurrences[max(0, k - MOST) : k] if at - o.start <= REACH]
    spoken = []
    for s in reversed(scene.history):
        if at - s.start > REACH:
            break
        if s.start < at and len(s.found.people) == 1:
            spoken.append((s.found.people[0], s.start, s.end, True))
    return sorted([*named, *spoken], key=lambda p: -p[1])


def fits(scene: Scene, person: int, gender: str) -> bool:
    """Whether the pronoun's gender can be this person's."""
    known = scene.traits.gender(person)
    return not gender or not known or known == gender


def place_points(scene: Scene, person: int, place: int, end: int, spoke: bool, at: int, content: Sequence[Span], w: Mapping[str, float]) -> float:
    """What one earlier mention of a person is worth to a pronoun at `at`."""
    here, there = scene.sentence(at), scene.sentence(place)
    distance = here - there
    score = (w["same_sentence"], w["previous_sentence"], w["two_sentences_back"])[min(distance, 2)] + w["each_further_sentence"] * max(0, distance - 2)
    if scene.paragraph(at) == scene.paragraph(place):
        score += w["same_paragraph"]
    if spoke:
        return score + w["spoke_there"]
    if scene.quoted(place) or any(c.start <= place < c.end for c in content):
        score += w["in_quote"]
    start = scene.sentence_start(place)
    before = scene.text[max(start, place - 60) : place]
    if POSSESSIVE.match(scene.text, end):
        score += w["possessive"]
    elif OBJECT.search(before):
        score += w["object"]
    elif place - start < 70:
        score += w["subject"]
    return score


def last_speaker(scene: Scene, at: int) -> int | None:
    """The person who spoke last before `at`, if near."""
    for s in reversed(scene.history):
        if s.start < at:
            return s.found.people[0] if len(s.found.people) == 1 and at - s.end <= REACH else None
    return None


def plural_antecedent(scene: Scene, at: int) -> Found | None:
    """The people, body or group that "they" at `at` means: who spoke last as several."""
    for s in reversed(scene.history):
        if s.start >= at:
            continue
        if scene.sentence(at) - scene.sentence(s.start) > 4:
            return None
        if s.found.type in (SpeakerType.GROUP, SpeakerType.ORGANIZATION) or len(s.found.people) > 1:
            return again(s.found)
    return None


def thing_antecedent(scene: Scene, at: int) -> Found | None:
    """The body or document that "it" at `at` means: the last that spoke."""
    for s in reversed(scene.history):
        if s.start >= at:
            continue
        if scene.sentence(at) - scene.sentence(s.start) > 4:
            return None
        if s.found.type in (SpeakerType.ORGANIZATION, SpeakerType.DOCUMENT):
            return again(s.found)
    return None


def again(found: Found) -> Found:
    """The same speaker, found by a pronoun."""
    return Found(found.name, found.type, ResolvedBy.PRONOUN, found.role, found.people, found.candidates, found.anonymous)


def whose_clause(text: str, at: int, floor: int) -> Span | None:
    """The words before a relative pronoun at `at` that it can refer to: the clause up to it, without the comma."""
    end = at
    while end > floor and text[end - 1] in " \n,\t—–-":
        end -= 1
    start = max(floor, end - 160)
    return Span(start, end) if end > start else None


def first_person(history: Sequence[Spoken], pronoun: Pronoun) -> Found | None:
    """Nobody: an "I" outside of reported words is the article's author, whom the text does not name."""
    return None
