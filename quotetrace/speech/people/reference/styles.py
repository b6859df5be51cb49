"""The person that "His Highness" or "Her Excellency" means."""

from collections.abc import Collection

from quotetrace.lexicon import several
from quotetrace.speech.people.cast.scene import Scene
from quotetrace.speech.people.names.phrases import Phrase
from quotetrace.speech.people.names.vocabulary import vocabulary
from quotetrace.speech.people.reference.holders import at_hand
from quotetrace.speech.people.reference.pronouns import people_before

__all__ = ["styled"]


def styled(scene: Scene, phrase: Phrase) -> int | None:
    """The holder of an office who is spoken of, by "His Highness" or "Her Excellency"."""
    owner = vocabulary().pronouns.get(phrase.words.split(" ", 1)[0].lower())
    if owner is None or owner.kind != "possessive":
        return None
    bearers = [p for p in at_hand(scene, phrase.noun, phrase.start) if scene.traits.gender(p) in ("", owner.gender)]
    if len(bearers) == 1:
        return bearers[0]
    kind = vocabulary().roles[phrase.noun].anaphor
    for person in people_before(scene, phrase.start):
        if scene.traits.gender(person) in ("", owner.gender) and bears_title(scene.traits.described(person), kind):
            return person
    return None


def bears_title(described: Collection[str], kind: str) -> bool:
    """Whether one of these words that are told of a person is a title, or the noun for an office, of this kind, or of
    one of several: royal, office, clergy."""
    known = vocabulary()
    titles = (title for word in described if (title := known.titles.get(word)))
    offices = kind == "office" and any(word in known.roles and known.roles[word].kind == "office" for word in described)
    return offices or any(title.kind in several(kind) for title in titles)
