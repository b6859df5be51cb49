"""How media are named: a news agency, a noun for media, a name by itself; and what may be left out of such a name."""

import re
from functools import cache

from quotetrace import lexicon
from quotetrace.credits.agencies import agency_named
from quotetrace.credits.outlets import site_names
from quotetrace.speech.circumstances.phrases import is_class, media_nouns, stations
from quotetrace.speech.people.names.vocabulary import vocabulary

__all__ = [
    "account_pattern",
    "is_lone_name",
    "is_medium",
    "is_name",
    "is_short_for",
    "relay_words",
    "without_account",
    "without_article",
]


def is_medium(phrase: str) -> bool:
    """Whether a phrase names a medium: a news agency, or a phrase whose noun is one for media; also by what it gives:
    press reports."""
    words = phrase.split()
    if words[-1].lower() in relay_words("persons"):
        return False
    if words[-1] in relay_words("account") and len(words) > 1:
        words.pop()
    name = words[is_class(words[0].lower(), "D") :]
    if len(name) > 1 and name[0] in relay_words("opening") and not name[1][0].islower():
        return True
    nouns = [words[-1]] + [
        words[i - 1]
        for i, word in enumerate(words)
        if i and (word == "of" or (word[0].isupper() and words[i - 1].islower()))
    ]
    if any(noun in relay_words("noun") or noun in media_nouns() or noun in stations() for noun in nouns):
        return True
    return agency_named(phrase) is not None or is_known_outlet(" ".join(name))


def is_known_outlet(name: str) -> bool:
    """Whether a name is that of a well-known outlet which no noun tells, and is no first name: El País; not Dawn."""
    known = name in relay_words("name") or name.casefold() in site_names()
    return known and name not in vocabulary().given


def is_lone_name(phrase: str) -> bool:
    """Whether a phrase is a single name, with an article or without: Politico, The Ledger. Names of people mostly have
    two parts."""
    return is_name(phrase) and len(phrase.split()) == 1 + is_class(phrase.split()[0].lower(), "D")


def is_name(phrase: str) -> bool:
    """Whether a phrase is nothing but a name, with an article or without: The Daily Ledger, Al Jazeera."""
    words = phrase.split()
    names = words[is_class(words[0].lower(), "D") :]
    return bool(names) and all(word[0].isupper() for word in names)


def is_short_for(phrase: str, medium: str | None) -> bool:
    """Whether a phrase is the name of a medium that was named more fully before: Mehr, of the Mehr news agency."""
    words, named = phrase.split(), frozenset((medium or "").split())
    names = words[is_class(words[0].lower(), "D") :]
    own = [word for word in names if word not in relay_words("noun") and word not in media_nouns()]
    return bool(own) and is_name(phrase) and named.issuperset(names)


def without_account(phrase: str) -> str:
    """The name of a medium without the noun for what it gives: Bay Television | reports; but press reports."""
    medium, _, account = phrase.rpartition(" ")
    return medium if account in relay_words("account") and medium.rpartition(" ")[2][:1].isupper() else phrase


def without_article(phrase: str) -> str:
    """A phrase without its article, unless that is a part of the name: The Daily Ledger."""
    first, _, rest = phrase.partition(" ")
    return rest if is_class(first.lower(), "D") and (first.islower() or rest[:1].islower()) else phrase


@cache
def relay_words(kind: str) -> frozenset[str]:
    """The words of one kind in and around the names of media."""
    return lexicon.column("relay_words", "words", kind=kind)


@cache
def account_pattern() -> re.Pattern[str]:
    """What leads from an account to its medium: a report by, an article in."""
    return re.compile(rf"\s+(?:{'|'.join(sorted(relay_words('account_by')))})(?=\s)")
