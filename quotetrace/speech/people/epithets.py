"""The person that a role means: "the mayor", "the Vermont senator", "the 68-year-old former mayor"."""

import re

from quotetrace.speech.people.phrases import Phrase
from quotetrace.speech.people.pronouns import antecedent, places_before
from quotetrace.speech.people.scene import Scene
from quotetrace.speech.people.traits import words_of
from quotetrace.speech.people.vocabulary import vocabulary

__all__ = ["person_by_role"]

EMPTY = frozenset({"the", "this", "that", "of", "for", "in", "a", "an", "and", "to", "himself", "herself"})
# Sentences back in which an epithet finds the person spoken of.
NEAR = 5


def person_by_role(scene: Scene, phrase: Phrase) -> int | None:
    """The person whom a definite role means: introduced with it and nearest; an epithet falls back on whoever is spoken of."""
    known = vocabulary().roles
    role = known.get(phrase.noun)
    if role is None or phrase.words.split(" ", 1)[0].lower() in ("his", "her", "their", "its") or re.search(r"['’]s?\s", phrase.words):
        return None
    head = phrase.noun.split(" of ")[0].split(" ")[-1]
    wanted = {w for w in words_of(phrase.words + " " + phrase.noun) if w not in EMPTY}
    scores: dict[int, float] = {}
    order = {}
    for rank, (person, place, _, spoke) in enumerate(places_before(scene, phrase.start)):
        order.setdefault(person, (rank, scene.sentence(phrase.start) - scene.sentence(place), spoke))
    for person in range(len(scene.roster.people)):
        if role.gender and scene.traits.gender(person) not in ("", role.gender):
            continue
        described = scene.traits.described(person)
        if head not in described:
            continue
        scores[person] = len(wanted & described) - (0.1 * order[person][0] if person in order else 2.5)
    if scores:
        best = max(scores, key=lambda p: (scores[p], -p))
        others = [p for p in scores if p != best and scores[p] >= scores[best]]
        return None if others else best
    if role.kind in ("epithet",) or (role.kind == "office" and head in ("candidate", "nominee", "front-runner", "frontrunner", "contender", "senator", "governor", "congressman", "congresswoman")):
        return antecedent(scene, role.gender, phrase.start, (), "")
    return None
