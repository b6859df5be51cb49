"""The role that stands once before several names: Sens. Anna Lund (Ohio) and Ida Holm; the hosts Odd Vik and Ada Moe."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from quotetrace.speech.people.cast.roster import Occurrence
from quotetrace.speech.people.names.described import phrase_in_front
from quotetrace.speech.people.names.names import parse_name
from quotetrace.speech.people.names.offices import of_one
from quotetrace.speech.people.names.vocabulary import vocabulary

__all__ = ["is_joined", "shared_role"]

# Code points before the first name in which the phrase for all of them stands.
REACH = 110
# No more names than these are looked at on each side of one, so that a long list takes no longer for each of its names.
MANY = 12
# What joins the name of one of several to that of the one before, "and" only the last.
JOINED = re.compile(r"(?:\s\([^()\n]{1,40}\))?(?:,|,?\s+(and))\s+")


def shared_role(text: str, occurrences: Sequence[Occurrence], start: int) -> str:
    """What the role of several, of whose names one stands at `start`, says of each: host, of "the hosts Odd Vik and | Ada
    Moe"; empty where none is told."""
    k = first_of_several(text, occurrences, bisect_left(occurrences, (start,)))
    if k == len(occurrences):
        return ""
    start = occurrences[k].start
    title = parse_name(" ".join(text[start : occurrences[k].end].split())).role
    before = text[max(0, start - REACH) : start]
    many, singulars = (title or before.rstrip()).rpartition(" ")[2], vocabulary().singulars
    if not title and many not in singulars:
        return ""
    phrase = title or phrase_in_front(before)
    one = of_one(many) if title else singulars[many]
    return f"{phrase.removesuffix(many)}{one}" if phrase and one != many else ""


def first_of_several(text: str, occurrences: Sequence[Occurrence], k: int) -> int:
    """The first of the names that "and" joins to that at occurrence `k`, with commas between those before; `k` itself
    where it is joined to none before it."""
    last = k
    while (link := joined(text, occurrences, last + 1)) and not link[1] and last - k < MANY:
        last += 1
    first = last = last + 1 if link else k
    while (link := joined(text, occurrences, first)) and bool(link[1]) == (first == last) and last - first < MANY:
        first -= 1
    return min(first, k)


def is_joined(text: str, occurrences: Sequence[Occurrence], start: int) -> bool:
    """Whether the name at `start` is joined to one before it."""
    return joined(text, occurrences, bisect_left(occurrences, (start,))) is not None


def joined(text: str, occurrences: Sequence[Occurrence], k: int) -> re.Match[str] | None:
    """What joins the name at occurrence `k`, if there is one, to the one before it."""
    inside = 0 < k < len(occurrences)
    return JOINED.fullmatch(text, occurrences[k - 1].end, occurrences[k].start) if inside else None
