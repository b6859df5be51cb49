"""Surnames that several bear: Nils and Anna Lund, the Lunds, his wife, Ada Lund."""

import re
from collections.abc import Iterator
from itertools import pairwise

from quotetrace.lexicon import column
from quotetrace.speech.people.names.identity import surname_of
from quotetrace.speech.people.names.names import Name, parse_name
from quotetrace.speech.people.names.runs import Runs
from quotetrace.speech.people.names.vocabulary import phrase_words, vocabulary

__all__ = ["given_before_pair", "of_relatives"]

# the Lund family, the Lunds, the Joneses
FAMILY = re.compile(r"the (?<!\wthe )(?:([^\W\d_a-z][\w’'-]*) family|([^\W\d_a-z][\w’'-]*)s)\b")
# His wife, | Ada Lund; her younger brother | Nils Lund
RELATIVE = re.compile(r"\b(?:his|her) (?:[\w-]+ ){0,2}?([\w-]+),? $", re.IGNORECASE)
# Code points before a name in which it stands.
BEFORE = 40


def of_relatives(text: str, runs: Runs) -> frozenset[str]:
    """The surnames, for comparison, of whoever is named as somebody's relative: lund, of "his wife, Ada Lund"."""
    kin, found = column("kin", "nouns"), set()
    for start, words in zip(runs.starts, runs.words, strict=True):
        relative = RELATIVE.search(text, max(0, start - BEFORE), start) if " " in words else None
        if relative and relative[1].lower() in kin and (name := parse_name(words)).kind in ("full", "maybe"):
            found.add(surname_of(name.key))
    return frozenset(found)


def given_before_pair(text: str, runs: Runs) -> Iterator[tuple[int, Name]]:
    """The names of given names that share the surname behind the next one, and that one where nothing else marks it: Nils
    Lund in "Nils and Anna Lund"."""
    known, links, whole = vocabulary(), phrase_words("link"), set(runs.words)
    shared: frozenset[str] | None = None
    for k, (word, after) in enumerate(pairwise(runs.words)):
        if " " in word or " " not in after or word in known.people or word in known.places:
            continue
        if text[runs.ends[k] : runs.starts[k + 1]].strip() not in links:
            continue
        name = parse_name(after)
        surname = name.name.rpartition(" ")[2]
        first = parse_name(f"{word} {surname}")
        if name.titled or not first.key:
            continue
        if name.kind != "full" or word not in known.given:
            shared = families(text, runs) if shared is None else shared
            if surname not in shared and first.name not in whole:
                continue
        if name.kind == "maybe":
            yield runs.starts[k + 1], name._replace(kind="full")
        yield runs.starts[k], first._replace(kind="full")


def families(text: str, runs: Runs) -> frozenset[str]:
    """The surnames that several in a text bear: the Lunds, the Lund family; Mr. Lund and Mrs. Lund."""
    spoken = {
        word for found in FAMILY.finditer(text) for word in (found[1] or found[2], (found[2] or "").removesuffix("e"))
    }
    genders: dict[str, set[str]] = {}
    for words in set(runs.words):
        if " " in words and (name := parse_name(words)).courtesy:
            genders.setdefault(words.rpartition(" ")[2], set()).add(name.gender)
    return frozenset(spoken | {surname for surname, both in genders.items() if {"m", "f"} <= both})
