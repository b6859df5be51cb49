"""Which medium words without a name point back to: She told the Daily Ferry ... , she told the paper."""

from dataclasses import replace

from quotetrace.credits.agencies import agency_named
from quotetrace.lexicon import column
from quotetrace.model import Addressee, Relay
from quotetrace.speech.circumstances.phrases import is_class
from quotetrace.speech.circumstances.relays import is_medium, relay_words

__all__ = ["medium_named", "with_names"]


def with_names(
    relays: tuple[Relay, ...], told_to: Addressee | None, medium: str
) -> tuple[tuple[Relay, ...], Addressee | None]:
    """Relays and addressee, those that have no name called by that of the `medium` that was named last, if they mean
    it."""
    named = tuple(replace(r, agency=medium) if may_mean(r.agency, r.text, medium) else r for r in relays)
    if told_to and told_to.agency is None and may_mean(without_the(told_to.text), told_to.text, medium):
        told_to = replace(told_to, agency=medium)
    return named, told_to


def may_mean(noun: str, words: str, medium: str) -> bool:
    """Whether a noun is one for media, stands behind "the" in these words, and can mean this medium: an agency is no
    paper."""
    if not noun.islower() or noun not in relay_words("noun") or f"the {noun}" not in words.lower():
        return False
    if noun[-1] == "s" or noun in column("addressees", "forms", kind="listener"):
        return False  # the papers, the media
    return (noun in column("credit_words", "word", role="agency")) == (agency_named(medium) is not None)


def medium_named(relays: tuple[Relay, ...], told_to: Addressee | None, speaker: str, before: str | None) -> str | None:
    """The medium that words without a name may mean from an attribution on: the one that it names, as the relay, as who
    was told, or as the speaker; the one `before`; None behind a listener's name that may be a medium's or not."""
    told = told_to.agency or without_the(told_to.text) if told_to else ""
    named = [name for name in (*(relay.agency for relay in relays), told, without_the(speaker)) if name[:1].isupper()]
    return next(filter(is_named_medium, named), None if told[:1].isupper() else before)


def is_named_medium(name: str) -> bool:
    """Whether a name is a medium's by its noun, which may stand first: Daily Ferry."""
    return is_medium(name) or name.split()[0].lower() in relay_words("noun")


def without_the(phrase: str) -> str:
    """A phrase on one line without its article."""
    words = phrase.split()
    return " ".join(words[1:] if words and is_class(words[0].lower(), "D") else words)
