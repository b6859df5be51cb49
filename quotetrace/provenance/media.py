"""Media by name: whom an addressee, a relay or an outlet is, however a sentence describes it."""

import re
from functools import cache

from quotetrace.credits.outlets import known_outlet
from quotetrace.lexicon import column

__all__ = ["is_medium", "is_several", "medium_key", "medium_name"]

NOT_A_WORD = re.compile(r"[\W_]+")
IN_BRACKETS = re.compile(r"\s*\([^()]*\)")


def medium_key(name: str) -> str:
    """The key under which two names are one medium: the daily Dagbladet, Dagbladet (English edition)."""
    return NOT_A_WORD.sub(" ", medium_name(IN_BRACKETS.sub("", name)).casefold()).strip().removeprefix("the ")


def medium_name(phrase: str) -> str:
    """The name in a phrase, without the article and the small words that say what sort of medium it is; all but the
    article where only its country is left: Iranian state television."""
    if of_country(phrase):
        return phrase.removeprefix("the ")
    words = phrase.split()
    first, last = 0, len(words)
    while first < last and describes(words[first]):
        first += 1
    while last > first and describes(words[last - 1]):
        last -= 1
    return " ".join(words[first:last]) or phrase


def is_medium(phrase: str, outlets: frozenset[str]) -> bool:
    """True if an addressee is a medium: one of the `outlets` by their keys, or one by its name or its noun. Parliament
    is none."""
    name = medium_name(phrase)
    described = (name != phrase or of_country(phrase)) and name[0].isupper()
    described = described and not words_of_media().isdisjoint(phrase.split())
    return described or medium_key(phrase) in outlets or known_outlet(name, frozenset(), bold=False) is not None


def of_country(phrase: str) -> bool:
    """Whether a phrase says of a medium only where it is from, and what it is: Israeli radio."""
    words = phrase.removeprefix("the ").split()
    return bool(words) and words[0] in column("demonyms", "words") and all(map(describes, words[1:]))


def is_several(phrase: str) -> bool:
    """Whether a phrase means no medium in particular, but those of a country: Russian news agencies."""
    return of_country(phrase) and phrase.split()[-1] in column("relay_words", "words", kind="several")


def describes(word: str) -> bool:
    """Whether a small word says what sort of medium a name is: the, daily, radio, state-run."""
    return word in words_of_media() or word == "the" or word in column("relay_words", "words", kind="adjective")


@cache
def words_of_media() -> frozenset[str]:
    """The small nouns for media: daily, newspaper, radio, channel."""
    return frozenset(word for word in column("relay_words", "words", kind="noun") if word.islower())
