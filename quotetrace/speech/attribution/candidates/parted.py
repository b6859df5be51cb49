"""The subject that a relative clause or a participle parts from its verb: the aide, who left in May, said; a man who saw
it said."""

from collections.abc import Sequence

from quotetrace.lexicon import column
from quotetrace.speech.attribution.candidates.apposition import adverbs_before
from quotetrace.speech.attribution.candidates.cues import FINITE, CueWord
from quotetrace.speech.attribution.candidates.sources import phrase_ending, with_prepositions
from quotetrace.speech.people.names.vocabulary import phrase_words
from quotetrace.speech.prose.prose import Prose
from quotetrace.speech.prose.verbs import is_of_class

__all__ = ["OPENS_RELATIVE", "before_relative", "parted_subject"]

# How far before its verb such a subject may begin.
REACH = 40
# The classes of verbs that have a subject: runs, ran, they run.
VERBAL = FINITE | {"B"}
# What opens a relative clause on a subject.
OPENS_RELATIVE = phrase_words("stop") | column("relatives")
# What tells that somebody is not named: who asked that his name not be used because he had told no guests.
HIDDEN = column("silence", "words", kind="hidden")
# The marks that end a clause.
CLAUSE_MARKS = frozenset(",;:")


def parted_subject(prose: Prose, cue: CueWord, *, strict: bool = False) -> tuple[int, int] | None:
    """The words of the subject that a relative clause or (unless `strict`) a participle parts from a finite verb: the
    aide, who left in May, said; the paper, seen by Reuters, says; an aide who asked not to be named said."""
    words, least = prose.words, max(cue.window[0], cue.first - REACH)
    at = adverbs_before(prose, cue)
    thing = words.lower[at - 1] in phrase_words("either pronoun") and words.tags[at - 2] in VERBAL  # who run it say
    if cue.form not in "VFB" or at - 1 <= least or (words.tags[at - 1] in "CTO" and not thing):
        return None
    if words.lower[at - 1] == ",":
        end = before_relative(prose, at, least)
        if end == at:
            return None
        relative = words.lower[end + 1] in OPENS_RELATIVE
        noun = words.tags[cue.first] == "N" and words.tags[cue.last : cue.last + 1] != "K"
        if not relative and (noun or strict):
            return None
    else:
        end = next((i for i in range(at - 2, least, -1) if opens_restrictive(prose, i)), at)
        if (
            (
                words.tags[at - 1] in "EN"
                and HIDDEN.isdisjoint(words.lower[end:at])
                and reports_clause(words.lower[end:at])
            )
            or set(words.tags[end:at]).isdisjoint(VERBAL)
            or not CLAUSE_MARKS.isdisjoint(words.tags[end:at])
            or has_own_subject(prose, cue, end, at)
        ):
            return None
    lone = (end - 1, end) if words.tags[end - 1] == "D" else None  # those | who saw it
    phrase = (phrase_ending(prose, end, least) or lone) if end < at else None
    if phrase is None or prose.stretch_of[phrase[0]] != prose.stretch_of[cue.first]:
        return None
    whole = with_prepositions(prose, phrase, least)
    free = whole[0] == cue.window[0] or words.tags[whole[0] - 1] not in "PVFBG"
    free = free and words.tags[whole[0] - 2 : whole[0]] != "NK"  # the fact that none who saw it left shows
    return whole if free and words.tags[whole[1] - 1] in "NEQD" else None


def has_own_subject(prose: Prose, cue: CueWord, first: int, last: int) -> bool:
    """Whether the noun phrase right before a verb, within words `first` to `last`, is its subject, as no verb or
    preposition stands before it: deals | the team appeared; cells that heal and | nurses hope; not: the fact that one
    man and no women came shows."""
    phrase = phrase_ending(prose, last, first)
    joined = "NE" if cue.form == "F" else "NEC"
    return phrase is not None and prose.words.tags[phrase[0] - 1] in joined


def opens_restrictive(prose: Prose, i: int) -> bool:
    """Whether word `i` opens a relative clause on the noun right before it: an aide | who left; a man | whose house it
    was; the group | that runs it; the treaty | that Norland joined."""
    tags = prose.words.tags
    that = tags[i] == "K" and tags[i - 1] == "N" and tags[i + 1] in {"E", *FINITE}
    return that or (prose.words.lower[i] in OPENS_RELATIVE and tags[i - 1] in "NEQUD" and tags[i + 1] != "P")


def reports_clause(words: Sequence[str]) -> bool:
    """Whether a verb that may report a clause is among `words`: an aide who knows that | Berg said."""
    return any(is_of_class(word, ("say", "state", "ask")) for word in words)


def before_relative(prose: Prose, at: int, least: int) -> int:
    """The comma before a relative clause or a participle that a comma ends before word `at`, or `at`: though an aide |,
    who was not named, said."""
    lower = prose.words.lower
    if at - 1 <= least or lower[at - 1] != ",":
        return at
    comma = next((i for i in range(at - 2, least, -1) if lower[i] == ","), least)
    tags = prose.words.tags
    begin = comma + 1 + (tags[comma + 1] == "R")  # also seen by Reuters
    participle = tags[begin] == "G" or tags[begin : begin + 2] in ("IP", "VP")
    opens = comma > least and (lower[comma + 1] in OPENS_RELATIVE or participle)
    return comma if opens else at
