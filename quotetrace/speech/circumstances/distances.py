"""How far a phrase stands from the cue of its attribution, and whether another clause holds it."""

import re
from itertools import islice, zip_longest

from quotetrace.model import Span
from quotetrace.speech.circumstances.channel_kinds import channel_words
from quotetrace.speech.circumstances.phrases import BLANK, Frame, is_class
from quotetrace.speech.prose.known import KNOWN
from quotetrace.text.page import sentences

__all__ = ["distance_to_cue", "gap", "has_barrier"]

BEFORE_CUE = 12  # code points that a phrase before the cue counts as farther away than one after it
FARTHEST = 220  # code points between a phrase and the cue that it may still belong to
CLAUSE = re.compile(r"[,;:—–(]")


def distance_to_cue(frame: Frame, start: int, end: int) -> int | None:
    """How far a phrase stands from the cue, in code points without the speaker and the content; None if another clause
    holds it."""
    place = frame.place
    if start < place.end and end > place.start:
        return 0
    if ends_sentence(frame, min(end, place.end), max(start, place.start)):
        return None
    if start >= place.end:
        between = gap(frame, place.end, start)
        return None if has_barrier(between) or begins_aside(between) or len(between) > FARTHEST else len(between)
    mention = frame.mention
    spoken = mention.end if mention and mention.end <= start else 0
    clause = CLAUSE.split(frame.text[spoken:start])[-1].split()
    if clause and is_class(clause[0].lower(), "C"):
        clause = clause[1:]
    if has_barrier(" ".join(clause)) or (clause and is_class(clause[0].lower(), "S")):
        return None
    between = gap(frame, end, place.start)
    return (
        None if len(between) > FARTHEST or is_apart(frame.text[end - 2 : end] + between) else len(between) + BEFORE_CUE
    )


def is_apart(words: str) -> bool:
    """Whether the cue stands in a clause of its own behind a phrase: held a briefing | shortly after she said."""
    return not CLAUSE.search(words) and any(is_class(word, "S") for word in words.lower().split())


def ends_sentence(frame: Frame, start: int, end: int) -> bool:
    """Whether a sentence ends between two positions: he said. | In a letter"""
    return next(islice(sentences(frame.text, Span(start, end)), 1, None), None) is not None


def gap(frame: Frame, start: int, end: int) -> str:
    """The words between two positions without content, and without the speaker's mention."""
    words = frame.text[start:end]
    mention = frame.mention
    if mention and start <= mention.start and mention.end <= end:
        words = words[: mention.start - start] + words[mention.end - start :]
    return words.replace(BLANK, "")


def has_barrier(words: str) -> bool:
    """Whether another clause begins within these words; not one that only tells how the speaker was reached: he said
    when | reached by telephone."""
    inside = words.lower().split()
    clauses = (word for word, behind in zip_longest(inside, inside[1:]) if behind not in channel_words("reached"))
    return not channel_words("barrier").isdisjoint(clauses)


def begins_aside(words: str) -> bool:
    """Whether within these words another's doing is set beside the cue: denied it, | with Ruiz taking | to Twitter."""
    inside = words.split()
    for i, word in enumerate(inside):
        behind = i + 1
        while behind < len(inside) and inside[behind][0].isupper():
            behind += 1
        named = word.lower() in channel_words("aside") and i + 1 < behind < len(inside)
        if named and KNOWN[inside[behind].lower()].tag == "G":
            return True
    return False
