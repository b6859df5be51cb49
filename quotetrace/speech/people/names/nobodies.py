"""What capitalised words are that are no person's name: an organization, a place, a group, a thing."""

import unicodedata
from collections.abc import Sequence

from quotetrace.speech.people.names.vocabulary import phrase_words, vocabulary
from quotetrace.speech.prose.words import read_words

__all__ = ["body_kind", "given_gender", "is_initial", "needs_no_country"]

GENITIVE = ("'s", "’s")


def body_kind(tokens: Sequence[str], titled: bool) -> str:
    """organization, place, group or thing, if the whole run is the name of one; else empty."""
    known = vocabulary()
    whole = " ".join(tokens)
    last, first = tokens[-1].lower().rstrip(","), tokens[0].lower()
    if whole in known.places:
        return "place"
    _, stop, domain = tokens[-1].rpartition(".")
    if stop and domain in phrase_words("site"):
        return "organization"  # Factline.org
    if known.demonyms.get(whole) == "" and (
        last in known.organizations or (whole in known.bodies and not is_nationals(whole))
    ):
        return "organization"  # Senate, White House, Hamas
    if tokens[-1].endswith(GENITIVE) or ("of" in tokens and tokens[tokens.index("of") - 1].endswith(GENITIVE)):
        return "organization"  # Sotheby's, Lloyd's of London
    if len(tokens) == 1:
        word = tokens[0]
        if word in known.demonyms or is_nationals(word) or last in known.groups or last in known.plurals:
            return "group"
        if last.endswith("s") and last in known.documents:
            return "thing"  # Records show, but Sund Records
        if last in known.organizations or word in known.bodies:
            return "organization"
        if word.isupper() and 2 <= len(word) <= 5 and word.isalpha():
            return "acronym"
        return "thing" if word in known.thing or last in known.documents else ""
    if whole in known.bodies:
        return "organization"
    if whole in known.demonyms:
        return "group"
    if first in known.organizations and not known.particles.isdisjoint(tokens[1:]) and tokens[0] not in known.given:
        return "organization"  # Compagnie du Sud
    if len(tokens) > 2 and given_gender(tokens[-3]) and is_initial(tokens[-2]) and not tokens[-1].isupper():
        return ""  # U.S. Attorney Maya D. Song
    named = tokens[0] in known.places or first in known.organizations or whole.lower() in known.organizations
    if titled and not named:
        return ""
    if "of" in tokens[1:]:
        head = body_kind(tokens[: tokens.index("of", 1)], titled)
        return head if head in ("organization", "thing") else ""
    several = known.organizations.get(last, "camp") == "camp"  # but Conduct Panel, Sund Media
    if several and (last in known.groups or last in known.plurals or is_nationals(tokens[-1])):
        return "" if tokens[0] in known.given and len(tokens) == 2 and last not in known.groups else "group"
    if first in known.organizations and known.organizations[first] == "camp" and len(tokens) == 2:
        return "organization"
    given = given_gender(tokens[0]) and not last.endswith("s")  # Martin Motors; nobody bears a plural as a surname
    if last in known.organizations and not (len(tokens) == 2 and known.organizations[last] == "firm" and given):
        return "organization"
    if not given and (last in known.endings or (tokens[-1].isupper() and tokens[-1] in known.bodies)):
        return "organization"
    if len(tokens) == 2 and is_nations(tokens):
        return "organization"
    if tokens[-1] in known.thing:
        return "thing"
    return ""


def is_nationals(word: str) -> bool:
    """Whether a word is a demonym in the plural: the Scots, no Scott."""
    return word.endswith("s") and word[:-1] in vocabulary().demonyms


def is_nations(tokens: Sequence[str]) -> bool:
    """Whether two words name a body by what it does and its country: Swim England, Cycling UK, America Rising; no
    Northern Ireland, no Nora England, no Jordan Manning."""
    known = vocabulary()
    if known.places.get(tokens[0]) == "country":
        return read_words(tokens[1].lower()).tags == "G" and tokens[1][1:].islower() and not given_gender(tokens[0])
    first = tokens[0]
    plain = first not in known.demonyms and first not in known.places and first[1:].islower()
    small = read_words(first.lower()).tags in ("B", "x", "N", "G")
    return known.places.get(tokens[1]) == "country" and plain and small and not given_gender(first)


def needs_no_country(name: str) -> bool:
    """Whether a body's name says enough without the country that owns it: Skylark Air, not Supreme Court."""
    known, last = vocabulary(), name.rsplit(" ", 1)[-1].lower()
    return last in known.endings or known.organizations.get(last) in ("firm", "outlet") or name in known.bodies


def given_gender(word: str) -> str:
    """The gender of a given name, also one in capitals or with a capital inside, or of two of one gender (Rose-Marie);
    empty if it is none."""
    given = vocabulary().given
    if not word.isascii():
        word = unicodedata.normalize("NFC", word)
    if len(word) <= 3 or word[1:].islower():
        return given.get(word, "")
    first, hyphen, second = word.partition("-")
    both = given.get(first, "") if hyphen and given.get(first) == given.get(second) else ""
    return given.get(word) or given.get(word.capitalize(), "") or both


def is_initial(word: str) -> bool:
    """Whether a token is an initial or several: "J.", "J.K."."""
    return word.endswith(".") and len(word.replace(".", "")) <= word.count(".")
