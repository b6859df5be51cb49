"""As what a person is brought in: the phrase right before the name, in apposition to it, or behind "who is"."""

import re
from collections.abc import Sequence
from functools import cache

from quotetrace.speech.people.cast.several import is_joined, shared_role
from quotetrace.speech.people.cast.traits import (
    AGED,
    DASHED,
    FAR_BEHIND,
    LINK,
    PLACES,
    REACH,
    RELATIVE,
    Traits,
    apposed,
    full_state,
    is_clause,
    is_description,
    up_to_mark,
)
from quotetrace.speech.people.names.described import parted_by_owner, role_in_front
from quotetrace.speech.people.names.pieces import closers, without_article
from quotetrace.speech.people.names.vocabulary import phrase_words, vocabulary
from quotetrace.speech.prose.words import read_words

__all__ = ["role_told"]

# The classes of words that open no post behind a comma: with, while, running.
CLAUSE = frozenset("GPSCW")
# The classes of words that a phrase for somebody is made of, and the head of a role without its article.
WHOSE, NOMINAL = frozenset("DHNJEY#P"), frozenset("NJEY#")
# Who works for a body with "of" in its name: a Bank of Sund economist, a University of Sund law professor.
OF_BODY = re.compile(r"an? (?:[a-z-]+ )?(?:[A-Z][\w-]+ )+of (?:the )?(?:[A-Z][\w-]+ )+(?:[a-z-]+ )??([a-z-]+)")
# A role that ends in a place, and the land or state behind it.
IN_PLACE, LAND = (
    re.compile(r"\s(?:of|in|from|at|near)\s(?:[A-Z][\w’'-]+\s?)+$"),
    re.compile(r",\s+([A-Z][\w ]+)(?=[,.;)])"),
)


def role_told(traits: Traits, person: int) -> str:
    """What the first phrase right before a name of a person, or in apposition on either side, says of what he or she
    is, without its article; empty where none does."""
    for start, end in traits.occurrences(person)[:PLACES]:
        before = traits.text[max(0, start - REACH) : start]
        several = is_joined(traits.text, traits.roster.occurrences, start)
        role = role_in_front(before) or set_off_before(traits.text, start, end)
        role = role or set_off_behind(traits.text, end, several=several)
        if role := role or shared_role(traits.text, traits.roster.occurrences, start):
            return " ".join(without_article(role).split())
    said = (being(traits.text, end) for _, end in traits.occurrences(person)[:PLACES])
    return next((role for role in said if role), "")


def set_off_before(text: str, start: int, end: int) -> str:
    """The phrase for somebody before a name that a comma sets off, up to the next or to the end of the sentence: the
    head of the port, | Anna Lund,."""
    if not (text.endswith(", ", 0, start) and text.startswith((",", ".", ";"), end)):
        return ""
    words = text[max(0, start - REACH) : start - 2].split()
    return next((" ".join(words[i:]) for i in range(len(words)) if is_whose(words[i:])), "")


def set_off_behind(text: str, end: int, *, several: bool) -> str:
    """The post that an apposition behind a name that ends at `end` tells, up to a relative clause; what many are is told
    only behind the last of `several`: Odd Vik and Ada Moe, rowers from Sund; not: to Ada Moe, rowers need rain."""
    aged, limit = AGED.match(text, end), end + FAR_BEHIND
    m = apposed().match(text, aged.end() if aged else end, limit)
    dashed = DASHED.match(text, end, limit)
    told = (dashed[1] or dashed[2]) if dashed else m[1] if m and m.end() < limit else ""
    role = RELATIVE.split(told, maxsplit=1)[0].strip()
    if not role or not (tells_post(role) or tells_somebody(role, told)) or is_clause(role):
        return ""
    place = place_behind(text, m.end()) if m and role == m[1].strip() and IN_PLACE.search(role) else ""
    return of_each(role) + place if several or is_of_one(role) else ""


def tells_somebody(role: str, told: str) -> bool:
    """Whether a noun without a known role in it is one for somebody, for "who" stands behind it: a kelp reader who came."""
    opens = role.partition(" ")[0] in ("a", "an") and NOMINAL.issuperset(read_words(role).tags[1:])
    return opens and told.removeprefix(role).startswith(" who ")


def place_behind(text: str, at: int) -> str:
    """The land or state, with its comma, behind a place that a role ends with at `at`: a nurse from Sund |, Texas,"""
    found = LAND.match(text, at)
    if found is None:
        return ""
    short = full_state(found[1]) and text.startswith(".", found.end(1))
    known = full_state(found[1]) or found[1] in vocabulary().places
    return f", {found[1]}{'.' if short else ''}" if known else ""


def is_of_one(role: str) -> bool:
    """Whether the head of a role is no noun in the plural: a rower, one of the rowers; not: rowers from Sund."""
    return LINK.split(role, maxsplit=1)[0].rpartition(" ")[2] not in vocabulary().plurals


def of_each(role: str) -> str:
    """A role in the form for one, where it is that of several, without a preposition at its end: a rower from Sund, of
    "rowers from Sund"; the author, of "the author of “Tides”"."""
    while role.rpartition(" ")[2] in closers():
        role = role.rpartition(" ")[0]
    head = LINK.split(role, maxsplit=1)[0]
    *before, noun = head.split(" ")
    one = vocabulary().singulars.get(noun, noun)
    return " ".join([*before, one]) + role[len(head) :]


def being(text: str, end: int) -> str:
    """The post that "who is" behind a name that ends at `end` tells; a former one for "who was"."""
    found = who_is().match(text, end, end + FAR_BEHIND)
    role = RELATIVE.split(found[2], maxsplit=1)[0].strip() if found else ""
    head = LINK.split(role, maxsplit=1)[0]
    held = vocabulary().roles.get(head.rpartition(" ")[2])
    if found is None or held is None or not NOMINAL.issuperset(read_words(head).tags):
        return ""
    if found[1] == "is" or not phrase_words("past").isdisjoint(head.split()):
        return role
    owner, own = parted_by_owner(head.split())
    left = " ".join([*owner, "former", *own]) + role[len(head) :]
    return left if held.kind in ("office", "job", "source", "voice") else ""


@cache
def who_is() -> re.Pattern[str]:
    """What stands behind "who is" behind a name: Ada Moe, who is now the | head of the port."""
    return re.compile(rf",?\s+who\s+(is|was)\s+(?:now\s+)?(?:(?:the|an?)\s+)?({up_to_mark()})")


def is_whose(words: Sequence[str]) -> bool:
    """Whether words are a plain phrase that says what somebody is, with "the", an owner, or "A" at the start of a
    sentence: the head of the port, A dealer from Lund."""
    first = words[0].lower()
    if first not in phrase_words("definite") and (first == words[0] or first not in phrase_words("article")):
        return False
    phrase = " ".join(words)
    return (
        WHOSE.issuperset(read_words(phrase).tags)
        and LINK.split(phrase, maxsplit=1)[0].rpartition(" ")[2] in vocabulary().roles
    )


def tells_post(phrase: str) -> bool:
    """Whether an apposition says what somebody is, and names nobody else: a former governor of Lund; Vik's adviser."""
    if (employed := OF_BODY.fullmatch(phrase)) and employed[1] in vocabulary().roles:
        return True
    words = LINK.split(phrase.removeprefix("one of "), maxsplit=1)[0].split()
    first = words[0] if words else "A"
    own = (first[0].islower() and read_words(first).tags not in CLAUSE) or first.endswith(("'s", "’s", "s'", "s’"))
    return own and (is_description(" ".join(words)) or words[-1] in vocabulary().singulars)
