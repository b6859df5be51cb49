"""Where the name of a body ends that goes on behind its head noun: Center for Harbor Rights, Council on Oars and
Sails."""

import re

from quotetrace.lexicon import column
from quotetrace.speech.people.names.names import Name, parse_name
from quotetrace.speech.people.names.vocabulary import vocabulary
from quotetrace.speech.prose.words import read_words

__all__ = ["CAPITALS", "body_in_apposition", "end_before_acronym", "end_of_many", "end_of_title", "named_beside"]

CAPITALS = r"[A-Z][\w’'&/-]*(?:\s+(?:of\s+|&\s+)?(?:the\s+)?[A-Z][\w’'&/-]*)*"
ONWARD = re.compile(rf"\s+(for|on|of|against|to|at)\s+(?:(?:the|an?)\s+)?({CAPITALS})")
INSIDE = re.compile(rf"\s+(?:in|[Ww]ithout)\s+{CAPITALS}")
AND = re.compile(rf"(?:,\s+{CAPITALS})*,?\s+and\s+{CAPITALS}")
# Marks that a name stands in.
MARKS = frozenset("“\"‘'")
# What introduces the name of a body behind a noun for it: "a group called Oars Now", "one group, Oars Now,".
BESIDE = re.compile(
    rf"\s+(?:called|named|known\s+as)\s+[“\"‘']?({CAPITALS}(?:\s+for\s+{CAPITALS})?)|,\s+(?:the\s+)?(?:[A-Z]\w+-based\s+)?({CAPITALS}(?:\s+(?:for|at|and)\s+{CAPITALS})*)(?:(?=,)|(?<=\w{{3}})(?=\.))"
)
# A relative clause between a noun and an apposition to it: the firm that runs the ferry, Dalby Lines, said.
CLAUSE = re.compile(r"\s+(?:that|which|who)\s[\w\s’'-]{1,80}(?=,)")
# A name with its letters in brackets behind it: Center for Oars and Sails in Norland (COSN).
SPELLED = re.compile(
    r"([A-Z][\w’'&-]*(?:,?\s+(?:of|for|the|and|on|in|to|de|&|[A-Z][\w’'&-]*)){1,12}?)\s+\(([A-Z]{2,9})\)"
)
# The same in an apposition behind a role, bare or behind a noun for it: the boat's owner, the Museum of Sund, said; the
# owners, Tide Lines Corp. of Sund, said.
NAMED = re.compile(rf",\s+(?:the\s+)?({CAPITALS}\.?)(?:\s+of\s+{CAPITALS})?(?=,(?!\s+(?:and\s|[A-Z])))")
DESCRIBED = re.compile(
    rf",\s+(?:the|an?)\s+(?:[\w-]+\s+){{0,4}}?([a-z-]+)\s+(?:(?:called|named|known\s+as)\s+)?({CAPITALS})(?=,)"
)


def end_of_title(text: str, end: int, limit: int) -> int:
    """Where the name ends whose first words end at `end`; `end` itself where it does not go on.

    `limit` is where the mention ends: what may as well begin something else counts only up to there.
    """
    onward = ONWARD.match(text, end)
    if onward is None or not belongs(onward[1], onward[2], onward.end() <= limit):
        return end
    more = AND.match(text, onward.end())
    return more.end() if more and more.end() <= limit else onward.end()


def end_of_many(text: str, end: int) -> int:
    """Where the name of a body ends that begins with the people it is made of, up to `end`: Bakers | in Need, Bakers | for
    Peace."""
    inside = INSIDE.match(text, end)
    return inside.end() if inside else end_of_title(text, end, end)


def end_before_acronym(text: str, start: int) -> int | None:
    """Where the name ends that begins at `start` and has an acronym of its words in brackets behind it."""
    found = SPELLED.match(text, start)
    if found is None:
        return None
    initials = "".join(word[0] for word in found[1].split() if word[0].isupper())
    return found.end(1) if initials == found[2] else None


def body_in_apposition(text: str, end: int, *, told: bool = False) -> tuple[int, int] | None:
    """Where the name of a body stands in an apposition behind a role that ends at `end`: her publisher, the small press
    Gwylan, said; the boat's owner, the Museum of Sund, said.

    `told`: the noun itself tells that it is a body: the charity, Oars Now, said.
    """
    plain = NAMED.match(text, end)
    name = parse_name(" ".join(plain[1].split())) if plain is not None else None
    if plain is not None and name is not None and (name.kind == "organization" or (told and can_be_body(name))):
        return plain.span(1)
    found = DESCRIBED.match(text, end)
    if found is None or found[1] not in vocabulary().organizations:
        return None
    return None if parse_name(" ".join(found[2].split())).kind in ("full", "place") else found.span(2)


def can_be_body(name: Name) -> bool:
    """Whether nothing in a name of two words or more tells that it is a person's: Oars Now."""
    return name.kind == "maybe" and not name.titled and name.name not in vocabulary().places


def belongs(link: str, words: str, inside: bool) -> bool:
    """Whether capitalised words behind a preposition are a part of the name before it: no weekday, no medium, no
    person."""
    known, first = vocabulary(), words.split()[0]
    if (
        first in known.cut
        or first.lower() in column("word_classes", "words", tag="L")
        or (link == "on" and words in known.bodies)
    ):
        return False
    if link == "to":
        return read_words(first.lower()).tags == "B"
    if link == "at" and not inside:
        return False
    name = parse_name(words)
    return not (name.kind == "full" and (name.titled or not inside)) and (inside or first not in known.people)


def named_beside(text: str, end: int, *, called: bool) -> tuple[int, int] | None:
    """Where the name of a body stands that an apposition behind its noun gives, the noun ending at `end`.

    `called`: "called" behind the noun can be no verb of it.
    """
    clause = CLAUSE.match(text, end)
    found = BESIDE.match(text, clause.end() if clause else end)
    if found is None or (found[1] and not called):
        return body_in_apposition(text, end)
    if text[found.end() : found.end() + 2].strip().isdigit():
        return None  # a group called Oars 45
    span = found.span(1) if found[1] else found.span(2)
    words = " ".join(text[slice(*span)].split())
    if text[span[0] - 1] in MARKS:
        return None if parse_name(words).kind == "full" else span
    return (
        None if parse_name(words).kind in ("full", "place", "title") or words.split()[0] in vocabulary().cut else span
    )
