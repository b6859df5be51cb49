"""Noun phrases that are named together: students and teachers; parents, pupils and staff."""

import re
from functools import cache

from quotetrace import lexicon
from quotetrace.model import Span
from quotetrace.speech.circumstances.phrases import (
    NEXT_WORD,
    Frame,
    is_class,
    opens_phrase,
    overlaps,
    phrase_after,
)
from quotetrace.speech.prose.known import KNOWN

__all__ = ["joined"]

MOST_JOINED = 4  # noun phrases


def joined(frame: Frame, phrase: Span, limit: int) -> Span:
    """A noun phrase with those that it is joined to: students | and teachers; but not: reporters | and the crowd cheered."""
    at, several = phrase.end, False
    for _ in range(MOST_JOINED):
        link = list_link().match(frame.text, at, limit)
        comma, last = link.groups() if link else (None, None)
        other = phrase_after(frame.text, link.end(), limit) if link and (comma or last) else None
        if link is None or other is None or (comma and last and not several):
            break
        if not is_listed(frame, link.end(), other) or (comma and explains(frame.text, phrase, other)):
            break
        if last:
            return phrase if goes_on(frame, other) else Span(phrase.start, other.end)
        at, several = other.end, True
    return phrase


@cache
def list_link() -> re.Pattern[str]:
    """What leads to a further member of a list: a comma, "and", or both."""
    words = "|".join(sorted(lexicon.column("addressees", "forms", kind="joint")))
    return re.compile(rf"(,)?\s+(?:({words})\s+)?")


def is_listed(frame: Frame, at: int, phrase: Span) -> bool:
    """Whether the words at `at` can be a further member of a list, and are neither a verb nor the speaker."""
    first = frame.text[at : phrase.end].split()[0]
    noun = first[0].isupper() or opens_phrase(first) or KNOWN[first].tag in "NxJ"
    return noun and not any(overlaps(phrase, anchor) for anchor in (frame.mention, frame.cue))


def explains(text: str, phrase: Span, other: Span) -> bool:
    """Whether a phrase behind a comma only says who a name is: Ann Gow, | a lawyer."""
    return text[slice(*phrase)].split()[-1][0].isupper() and text[other.start].islower()


def goes_on(frame: Frame, phrase: Span) -> bool:
    """Whether a verb follows a phrase, whose subject it then is (the crowd | cheered), or more of its name (the magazine |
    The Pier)."""
    following = NEXT_WORD.match(frame.text, phrase.end)
    if following is None or is_class(following[1].lower(), "L"):
        return False
    return KNOWN[following[1]].tag in "MBFVIx" or (following[1][0].isupper() and is_class(following[1].lower(), "D"))
