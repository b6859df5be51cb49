"""When two names can be one person's."""

import re

from quotetrace.speech.people.names.names import suffixes
from quotetrace.speech.people.names.vocabulary import vocabulary

__all__ = ["same_person", "surname_alone", "surname_of"]

DOUBLED = re.compile(r"(.)\1")


def same_person(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two names of several words can be one person's: the surnames are equal and the given names agree."""
    if surname_of(a) != surname_of(b) or (a[-1] in suffixes()) != (b[-1] in suffixes()):
        return a == b[-len(a) :] or b == a[-len(b) :]
    return given_agree(a[0], b[0]) or (len(a) != len(b) and (a == b[-len(a) :] or b == a[-len(b) :]))


def given_agree(a: str, b: str) -> bool:
    """Whether two given names can be one: equal, an initial, a short form, a shared beginning."""
    if a == b or (len(a) <= 2 and b.startswith(a[0])) or (len(b) <= 2 and a.startswith(b[0])):
        return True
    if b in vocabulary().short.get(a, ()) or (len(a) > 3 and len(b) > 3 and a[:4] == b[:4]):
        return True
    return DOUBLED.sub(r"\1", a) == DOUBLED.sub(r"\1", b)


def surname_of(key: tuple[str, ...]) -> str:
    """The last word of a name that is no suffix."""
    return key[-2] if len(key) > 1 and key[-1] in suffixes() else key[-1]


def surname_alone(words: str) -> str:
    """The surname of a run that is nothing but a courtesy title and a surname."""
    title, _, word = words.partition(" ")
    known = vocabulary().titles.get(title.lower())
    return word if known is not None and known.kind == "courtesy" and " " not in word else ""
