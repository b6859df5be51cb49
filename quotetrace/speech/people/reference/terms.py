"""Who holds an office now and who has left it: "the former mayor" is who was mayor or has resigned, never the mayor."""

from collections.abc import Collection

from quotetrace.lexicon import column
from quotetrace.speech.people.cast.scene import Scene
from quotetrace.speech.people.names.phrases import Phrase
from quotetrace.speech.people.names.vocabulary import phrase_words, vocabulary
from quotetrace.speech.prose.words import read_words

__all__ = ["agrees_in_time", "is_in_office"]

# Code points behind a name in which its verb stands, and the classes of words before that.
SHORTLY, AUXILIARY = 40, frozenset("MR")


def agrees_in_time(scene: Scene, phrase: Phrase, person: int, nouns: Collection[str]) -> bool:
    """Whether a person is told to be, or to have been, what a role says somebody is, or was, by other `nouns`: "the former
    envoy" is a former ambassador."""
    words = phrase.words.lower().split()
    if not phrase_words("left").isdisjoint(words):
        return not scene.traits.told_of_past(person)[1].isdisjoint(nouns) or has_left(scene, person)
    return not phrase_words("past").isdisjoint(words) or scene.traits.past(person).isdisjoint(nouns)


def is_in_office(scene: Scene, phrase: Phrase, person: int) -> bool:
    """Whether a person is told to hold the office that a role says was left, and not to have left it: "the former minister"
    is not the minister whom she met; but who has left the army is a general, and the mayor who resigned a former one."""
    words, past = phrase.words.lower().split(), phrase_words("left")
    noun = " ".join(word for word in phrase.noun.split() if word not in past)
    title, role = vocabulary().titles.get(phrase.head), vocabulary().roles.get(noun)
    office = role is not None and role.kind == "office" and not (title is not None and title.kind == "rank")
    holds = phrase.head in scene.traits.bears(person) and phrase.head not in scene.traits.told_of_past(person)[1]
    return office and not past.isdisjoint(words) and holds and not has_left(scene, person)


def has_left(scene: Scene, person: int) -> bool:
    """Whether a verb behind the name tells that a person left office: Mayor Tor Vik has resigned, Mayor Tor Vik was
    ousted."""
    for _, end in scene.traits.occurrences(person):
        words = read_words(scene.text[end : end + SHORTLY])
        verb = next((i for i, tag in enumerate(words.tags) if tag not in AUXILIARY), 0)
        leaves = {words.lower[verb], " ".join(words.lower[verb : verb + 2])} if words.tags else set()
        kinds = ("leaving", "removed") if "M" in words.tags[:verb] else ("leaving",)
        denied = not column("negation").isdisjoint(words.lower[:verb])
        if not denied and any(not phrase_words(kind).isdisjoint(leaves) for kind in kinds):
            return True
    return False
