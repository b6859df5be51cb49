"""Where a thing that is named ends before the words that tell where it was said: He praised the mayor | in an interview."""

from functools import cache

from quotetrace.lexicon import several, table
from quotetrace.speech.attribution.cues import CueWord
from quotetrace.speech.attribution.sources import phrase_starting
from quotetrace.speech.prose.prose import Prose

__all__ = ["venue"]

# What a bare thing has none of: a verb, "to", "that", a clause. Where these stand, the place may be part of what was said.
CLAUSAL = frozenset("VFMBGIKSWTO")
# The classes of verbs behind which a clause may follow without "that".
CLAUSES = frozenset({"state", "announce", "show", "think", "write", "deny", "manner", "continue"})


def venue(prose: Prose, cue: CueWord, first: int, last: int) -> int:
    """The preposition at which words begin that tell where content without a clause was said, or `last`.

    He praised Berg | in a statement; called it “theft” | in a tweet. Not: said there had been an error in the statement.
    """
    tags = prose.words.tags
    if first < cue.last or cue.kind in ("say", "tell", "source", "colon", "noun"):
        return last
    if cue.kind in CLAUSES and not CLAUSAL.isdisjoint(tags[first:last]):
        return last
    for i in range(first, last):
        if prose.stretch_of[i] != prose.stretch_of[cue.first]:
            continue
        if tags[i] in CLAUSAL:
            return last
        if i > first and tags[i] == "P" and tells_where(prose, i, last):
            return i
    return last


def tells_where(prose: Prose, preposition: int, last: int) -> bool:
    """Whether a preposition and the noun phrase behind it are a channel: in an interview, on Twitter."""
    phrase = phrase_starting(prose, preposition + 1, last) if preposition + 1 < last else None
    if phrase is None or phrase[0] != preposition + 1:
        return False
    lower, head = prose.words.lower, phrase[1] - 1
    before = lower[preposition]
    return (before, lower[head]) in venues() or (before, " ".join(lower[head - 1 : head + 1])) in venues()


@cache
def venues() -> frozenset[tuple[str, str]]:
    """The prepositions and nouns of channels that hardly are a part of the thing that is named: a speech, not a report."""
    rows = (row for row in table("channels") if row["apart"] == "yes")
    return frozenset((before, noun.lower()) for row in rows for noun in several(row["noun"]) for before in several(row["after"]))
