"""A subject with all that describes it, read from its first word on: an aide to Mr. Vik; Tor Vik (34); a man arrested at
the port; driver Odd Moe, 45, of Sund, who saw it."""

import re

from quotetrace.lexicon import column
from quotetrace.speech.attribution.candidates.apposition import adverbs_before
from quotetrace.speech.attribution.candidates.cues import FINITE, CueWord
from quotetrace.speech.attribution.candidates.parted import OPENS_RELATIVE
from quotetrace.speech.attribution.candidates.sources import can_speak, phrase_ending, phrase_starting
from quotetrace.speech.people.names.vocabulary import phrase_words, vocabulary
from quotetrace.speech.prose.prose import Prose

__all__ = ["described_end", "described_subject", "ends_described", "opening_paper"]

# How many words such a subject has, at most.
REACH = 40
# The classes of words by which a participle or an adjective describes the noun before it, and what stands between.
DESCRIBING, BETWEEN = frozenset("VIGBJ"), frozenset("RL")
# A verb with its auxiliaries.
VERBS = re.compile("[MVFIR]*[MVF][MVFIRB]*")
# What opens a phrase on the noun before it.
PREPOSITIONS = frozenset("PT")
# What stands for people by itself: some, many of them, a third.
COUNTS = frozenset("QU#")


def described_subject(prose: Prose, cue: CueWord, *, opens: bool = False) -> tuple[int, int] | None:
    """The subject of a finite cue that begins behind a comma, or that `opens` its clause or follows marked words, with all that describes it up
    to the cue; None where none does: The road is shut, | an aide to Mr. Vik | told Reuters; not: bread, | milk, a baker
    said."""
    end, tags = adverbs_before(prose, cue), prose.words.tags
    if tags[cue.first] not in "VFB" or prose.stretch_of[cue.first] >= 0:
        return None
    least = begin = max(cue.window[0], end - REACH)
    begin = next((i + 1 for i in range(cue.first - 1, least - 1, -1) if prose.stretch_of[i] >= 0), begin)
    commas = (i for i in range(max(begin, cue.window[0] + 1), end - 1) if tags[i] == ",")
    starts = begin == cue.window[0] or prose.stretch_of[begin - 1] >= 0
    for first in (*([begin] if opens and starts else ()), *(comma + 1 for comma in commas)):
        head = phrase_starting(prose, first, end)
        if head is None or not speaks(prose, *head) or described_end(prose, head[1], end) < end:
            continue
        named = phrase_ending(prose, first - 1, cue.window[0]) if first - 1 > cue.window[0] else None
        marked = named is not None and prose.stretch_of[named[0] - 1] >= 0  # “It is shut,” Tor Vik, | a baker, said
        if marked or (tags[cue.window[0]] == "S" and FINITE.isdisjoint(tags[cue.window[0] : first - 1])):
            return None  # as Vik, | a baker, joked
        if closed(prose, head[1], end):
            return first, end
    return None


def ends_described(prose: Prose, first: int, last: int) -> bool:
    """Whether a name, or a noun for somebody, with all that describes it is all that stands from word `first` to
    `last`, a stop aside, or up to what only tells when: said | a visibly shaken Odd Moe, 45."""
    last -= prose.words.tags[last - 1] in ".!?"
    head = phrase_starting(prose, first, last) if last - first <= REACH else None
    plain = head is not None and {*prose.stretch_of[first:last]} == {prose.stretch_of[first]}
    return plain and head is not None and speaks(prose, *head) and described_end(prose, head[1], last) == last


def opening_paper(prose: Prose, first: int, last: int) -> int:
    """The noun for something written with which a clause begins at word `first`, if all up to word `last` describes it:
    a | study | by Okoro, released on Monday,; -1 where none does."""
    phrase = phrase_starting(prose, first, last)
    if phrase is None or last - first > REACH:
        return -1
    noun = next((i for i in range(phrase[0] + 1, phrase[1]) if prose.words.tags[i] == "P"), phrase[1]) - 1
    paper = prose.words.lower[noun] in vocabulary().documents
    return noun if paper and described_end(prose, phrase[1], last) == last else -1


def closed(prose: Prose, first: int, last: int) -> bool:
    """Whether a comma or a dash closes what one opens among words `first` to `last`, or "and" leads to the last of
    several names: Tor Vik, 45, of Sund,; Vik, Moe and Foss; not: Lagos, a paper."""
    tags, dashes = prose.words.tags, column("source_dashes", dash="yes")
    opens = any(tags[i] == "," or prose.words.lower[i] in dashes for i in range(first, last))
    names = set(tags[first:last]) <= set(",CE")
    return (
        not opens
        or tags[last - 1] == ","
        or prose.words.lower[last - 1] in dashes
        or (names and "C" in tags[first:last])
    )


def speaks(prose: Prose, first: int, last: int) -> bool:
    """Whether a noun phrase names somebody, or stands for some of those told of before: many of them."""
    counted = prose.words.tags[first] in COUNTS and prose.words.tags[last - 1] in COUNTS
    return counted or can_speak(prose, first, last)


def described_end(prose: Prose, at: int, end: int) -> int:
    """Where what describes the noun phrase before word `at` ends: `end`, if all words up to there do, else the word
    that does not."""
    tags, lower = prose.words.tags, prose.words.lower
    while at < end:
        if tags[at] == "(":
            close = tags.find(")", at, end)
            if close < 0:
                return at
            at = close + 1
        elif lower[at] in OPENS_RELATIVE or (tags[at - 1 : at + 1] == "NK" and tags[at + 1 : at + 2] in FINITE):
            comma = tags.find(",", at, end)
            if comma < 0 and len(VERBS.findall(tags, at, end)) > 1:
                return at  # workers who saw it | will stay
            at = comma if comma > 0 else end
        elif tags[at] == "," or lower[at] in column("source_dashes", dash="yes"):
            at += 1
            relative = at < end and lower[at] in OPENS_RELATIVE
            behind = None if relative else phrase_starting(prose, at, end)
            at = behind[1] if behind else at  # Tor Vik, | a baker; Tor Vik, | 45; Tor Vik, | whose
        elif tags[at] == "." and tags[at - 1] == "E" and tags[at + 1 : at + 2] in ("E", ","):
            at += 1
        elif (
            tags[at] in PREPOSITIONS
            or tags[at] == "C"
            or tags[at - 1 : at + 1] == "VS"
            or (tags[at] == "E" and tags[at - 1] == ".")
        ):
            infinitive = tags[at : at + 2] in ("TB", "TM")  # hired to | defend Vik
            on = at + (2 if infinitive else tags[at] != "E")
            behind = phrase_starting(prose, on, end)
            if behind is None and not infinitive and tags[on : on + 1] != "L":
                return at
            at = behind[1] if behind else on + (tags[on : on + 1] == "L")
        elif tags[at] in DESCRIBING and at + 1 < end and tags[at - 1] != "E" and tags[at + 1] != "K":
            at += 1
            held = tags[at - 1] == "G" or lower[at - 1] in phrase_words("naming")
            behind = phrase_starting(prose, at, end) if held else None
            at = behind[1] if behind else at
        elif tags[at] in BETWEEN:
            at += 1
        else:
            return at
    return end
