"""People by their nation: who can be "the French president", and who "the Italian" is."""

from collections.abc import Collection

from quotetrace.speech.people.phrases import Phrase
from quotetrace.speech.people.pronouns import places_before
from quotetrace.speech.people.scene import Scene
from quotetrace.speech.people.vocabulary import vocabulary

__all__ = ["is_foreign", "of_nation"]


def is_foreign(phrase: Phrase, described: Collection[str]) -> bool:
    """Whether a role names a nation that nothing tells a person to be of: "the French president"."""
    known = vocabulary().demonyms
    nations = [(w.lower(), known[w].lower()) for w in phrase.words.split() if known.get(w)]
    return bool(nations) and not any(adjective in described or place in described for adjective, place in nations)


def of_nation(scene: Scene, phrase: Phrase) -> set[int]:
    """The people named before who are told to be of the nation that a role names."""
    near = {person for person, _, _, _ in places_before(scene, phrase.start)}
    return {person for person in near if not is_foreign(phrase, scene.traits.described(person))}
