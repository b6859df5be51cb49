"""How channels are named: the tables of the lexicon, by word."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from quotetrace import lexicon

__all__ = [
    "Kind",
    "channel_words",
    "cues",
    "heads",
    "link_pattern",
    "longest_kind",
    "opinions",
    "participles",
    "verbs_of",
]


class Kind(NamedTuple):
    """One way to name a channel: the words of the name, its type, what may govern it, whether it may be said to speak
    itself, and by what words its author must go, if it matters."""

    words: tuple[str, ...]
    type: str
    prepositions: frozenset[str]
    verbs: frozenset[str] = frozenset()
    speaks: bool = False
    by: frozenset[str] = frozenset()


def longest_kind(head: str, before: Sequence[str]) -> Kind | None:
    """The longest name of a channel that ends with `head` after the words `before` (the nearest first)."""
    for kind in heads()[head.lower()]:
        *firsts, last = kind.words
        if last == head and list(before[: len(firsts)]) == firsts[::-1]:
            return kind
    return None


@cache
def heads() -> Mapping[str, tuple[Kind, ...]]:
    """From the last word of a channel's name, in lower case, to the kinds of channel that end so, the longest first."""
    found: dict[str, list[Kind]] = {}
    for kind in kinds():
        found.setdefault(kind.words[-1].lower(), []).append(kind)
    return {last: tuple(sorted(kinds, key=lambda kind: -len(kind.words))) for last, kinds in found.items()}


def kinds() -> Iterator[Kind]:
    """All kinds of channel."""
    for row in lexicon.table("channels"):
        verbs = frozenset(verb for group in lexicon.several(row["object_of"]) for verb in verbs_of(group))
        prepositions = frozenset(lexicon.several(row["after"]))
        for noun in lexicon.several(row["noun"]):
            yield Kind(tuple(noun.split()), row["type"], prepositions, verbs, row["speaks"] == "yes")
    for row in lexicon.table("channels_of"):
        by = frozenset(lexicon.several(row["by"]))
        for noun in lexicon.several(row["noun"]):
            yield Kind(tuple(noun.split()), row["type"], frozenset(lexicon.several(row["after"])), by=by)


@cache
def verbs_of(group: str) -> frozenset[str]:
    """The verbs of one group that take a channel as their object, or of all groups ("")."""
    groups = (
        [group] if group else [one for row in lexicon.table("channels") for one in lexicon.several(row["object_of"])]
    )
    return frozenset(verb for one in groups for verb in channel_words(one))


@cache
def channel_words(kind: str) -> frozenset[str]:
    """The small words of one kind around channels."""
    return lexicon.column("channel_words", "words", kind=kind)


@cache
def cues() -> Mapping[str, str]:
    """From a form of a verb to the channel that it implies."""
    return lexicon.mapping("channel_cues", "forms", "type")


@cache
def participles() -> frozenset[str]:
    """The forms that imply a channel beside the cue too: Testifying before the committee, Okoro said."""
    return frozenset(form for form in cues() if form.endswith("ing"))


@cache
def link_pattern() -> re.Pattern[str]:
    """What leads from a channel to its place: on, posted on, carried live by."""
    kinds = ("carrier", "between", "place")
    carriers, between, places = ("|".join(sorted(map(re.escape, channel_words(kind)))) for kind in kinds)
    return re.compile(rf"\s+(?:(?:{carriers})\s+)?(?:(?i:{between})\s+){{0,2}}(?:{places})(?=\s)")


@cache
def opinions() -> frozenset[str]:
    """The nouns by which a cue tells what somebody holds to be so."""
    return lexicon.column("silence", "words", kind="opinion")
