"""Which medium words without a name point back to: She told the Daily Ferry ... , she told the paper."""

import re
from dataclasses import replace
from functools import cache, lru_cache

from quotetrace.credits.agencies import agency_named
from quotetrace.lexicon import column
from quotetrace.model import Addressee, Relay
from quotetrace.speech.circumstances.media_names import is_medium, relay_words
from quotetrace.speech.circumstances.phrases import is_class

__all__ = ["medium_named", "still_meant", "with_names"]


def with_names(
    relays: tuple[Relay, ...], told_to: Addressee | None, medium: str | None, latest: str | None
) -> tuple[tuple[Relay, ...], Addressee | None]:
    """Relays and addressee, those that have no name called by that of the `medium` that was named last, if they mean
    it; a pronoun can mean only the `latest`, of the attribution before, and is none without one."""
    named = tuple(
        replace(r, agency=means) if means else r
        for r in relays
        if (means := meant(r, medium, latest)) or r.agency.lower() not in relay_words("pronoun")
    )
    if medium and told_to and told_to.agency is None and may_mean(without_the(told_to.text), told_to.text, medium):
        told_to = replace(told_to, agency=medium)
    return named, told_to


def meant(relay: Relay, medium: str | None, latest: str | None) -> str | None:
    """The medium that the words of a relay point back to, if they do."""
    if relay.agency.lower() in relay_words("pronoun"):
        return latest
    return medium if medium and may_mean(relay.agency, relay.text, medium) else None


def may_mean(noun: str, words: str, medium: str) -> bool:
    """Whether a noun is one for media, stands behind "the" in these words, and can mean this medium: an agency is no
    paper."""
    if not noun.islower() or noun not in relay_words("noun") or f"the {noun}" not in words.lower():
        return False
    if noun[-1] == "s" or noun in column("addressees", "forms", kind="listener"):
        return False  # the papers, the media
    return (noun in column("credit_words", "word", role="agency")) == (agency_named(medium) is not None)


def medium_named(relays: tuple[Relay, ...], told_to: Addressee | None, speaker: str) -> str | None:
    """The medium that an attribution names, as the relay, as who was told, or as the speaker; None where it names
    none."""
    named = [relay.agency for relay in relays] + [listener(told_to), without_the(speaker)]
    names = (name_in(words) for words in named if words and is_named_medium(words))
    medium = next((name for name in names if name[:1].isupper()), None)
    return (agency_named(medium) or medium) if medium else None


def still_meant(told_to: Addressee | None, medium: str | None) -> str | None:
    """The `medium` that words without a name may mean behind an attribution that names none; None behind a listener's
    name, which may be a medium's or not."""
    return None if listener(told_to)[:1].isupper() else medium


def listener(told_to: Addressee | None) -> str:
    """The name of who was told, or the words for it; empty for nobody."""
    return told_to.agency or without_the(told_to.text) if told_to else ""


@lru_cache(maxsize=1024)
def name_in(words: str) -> str:
    """The name of a medium without its article and without what says of what sort and where it is: the Sund daily | La
    Gaviota."""
    return described().sub("", without_the(words))


@cache
def described() -> re.Pattern[str]:
    """What stands before the name of a medium and says of what sort it is: state news agency | Fjord; Sund daily | La
    Gaviota."""
    words = "|".join(sorted(word for kind in ("noun", "adjective") for word in relay_words(kind) if word.islower()))
    return re.compile(rf"^(?:[^\W\d_][\w’'-]*\s+){{0,4}}?(?:(?:{words})\s+)+(?=[^\W\d_a-z])")


@lru_cache(maxsize=1024)
def is_named_medium(name: str) -> bool:
    """Whether a name is a medium's by its noun, which may stand first: Daily Ferry."""
    return is_medium(name) or name.split()[0].lower() in relay_words("noun")


def without_the(phrase: str) -> str:
    """A phrase on one line without its article."""
    words = phrase.split()
    return " ".join(words[1:] if words and is_class(words[0].lower(), "D") else words)
