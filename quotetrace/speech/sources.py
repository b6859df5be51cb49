"""The noun phrases around a cue, and what tells which of them is the speaker."""

from collections.abc import Sequence
from typing import NamedTuple

from quotetrace.speech.bounds import window
from quotetrace.speech.cues import CueWord, bucket
from quotetrace.speech.prose import Prose

__all__ = ["SPEAKER_FEATURES", "NounPhrase", "noun_phrases", "phrase_ending", "phrase_starting", "speaker_features", "whole_phrase"]

# Words that may stand in a noun phrase, and how many phrases are looked at on each side of a cue.
NOMINAL = frozenset("DQHJNE#Y~")
HEADS = frozenset("NEOUY#QHDW")
LEFT, RIGHT = 8, 4
FINITE = frozenset("VFM")


class NounPhrase(NamedTuple):
    """Words `first` to `last` (exclusive) and the number of phrases between it and the cue, negative on the left."""

    first: int
    last: int
    rank: int


def noun_phrases(prose: Prose, cue: CueWord) -> list[NounPhrase]:
    """The noun phrases of the cue's sentence that stand nearest to it, left ones first."""
    first, last = window(prose, cue)
    left: list[NounPhrase] = []
    i = cue.first
    while i > first and len(left) < LEFT:
        phrase = phrase_ending(prose, i, first)
        if phrase:
            left.append(NounPhrase(*phrase, -1 - len(left)))
            i = phrase[0]
        else:
            i -= 1
    right: list[NounPhrase] = []
    i = cue.last
    while i < last and len(right) < RIGHT:
        phrase = phrase_starting(prose, i, last)
        if phrase:
            right.append(NounPhrase(*phrase, 1 + len(right)))
            i = phrase[1]
        else:
            i += 1
    return left[::-1] + right


def phrase_ending(prose: Prose, last: int, least: int) -> tuple[int, int] | None:
    """The noun phrase that ends before word `last`, with what hangs on it by "of"."""
    tags = prose.words.tags
    if tags[last - 1] in "OUW":
        return last - 1, last
    if tags[last - 1] not in "NEQ#DHJ":
        return None
    i = last
    while i > least and (tags[i - 1] in NOMINAL or (joins(prose, i - 1) and i - 1 > least and tags[i - 2] in "NE" and i < last)):
        i -= 1
    return i, last


def phrase_starting(prose: Prose, first: int, most: int) -> tuple[int, int] | None:
    """The noun phrase that begins with word `first`."""
    tags = prose.words.tags
    if tags[first] in "OUW":
        return first, first + 1
    if tags[first] not in "DQHJNE#":
        return None
    i = first
    while i < most and (tags[i] in NOMINAL or (joins(prose, i) and i + 1 < most and tags[i + 1] in "DHJNE" and i > first)):
        i += 1
    return (first, i) if i > first else None


def joins(prose: Prose, i: int) -> bool:
    """Whether word `i` joins two parts of one noun phrase: of, & and the stop of an abbreviation."""
    word = prose.words.lower[i]
    return word in ("of", "&") or (word == "." and i + 1 < len(prose.words.lower) and prose.words.tags[i + 1] == "E")


def whole_phrase(prose: Prose, cue: CueWord, phrases: Sequence[NounPhrase], chosen: int) -> NounPhrase:
    """The chosen phrase with what it is one with: a name that "and" joins to it, and an apposition between commas."""
    phrase = phrases[chosen]
    if prose.words.tags[phrase.last - 1] in "OUW":
        return phrase
    for before in reversed(phrases[:chosen]):
        if before.rank * phrase.rank > 0 and joined(prose, cue, before, phrase):
            phrase = NounPhrase(before.first, phrase.last, phrase.rank)
    for after in phrases[chosen + 1 :]:
        if after.rank * phrase.rank < 0 or not (joined(prose, cue, phrase, after) or apposed(prose, cue, phrase, after)):
            break
        phrase = NounPhrase(phrase.first, after.last, phrase.rank)
    return phrase


def joined(prose: Prose, cue: CueWord, one: NounPhrase, other: NounPhrase) -> bool:
    """Whether "and" makes one subject of two names: both stand first in their clause or right behind the cue."""
    tags, link = prose.words.tags, prose.words.lower[one.last : other.first]
    named = tags[one.last - 1] == "E" and tags[other.last - 1] == "E"
    return link in (["and"], [",", "and"], ["&"]) and named and opens_clause(prose, cue, one)


def apposed(prose: Prose, cue: CueWord, phrase: NounPhrase, after: NounPhrase) -> bool:
    """Whether `after` is an apposition to `phrase`, or hangs on one by a preposition: the firm's lawyer, Dana Ruiz, said."""
    tags, lower = prose.words.tags, prose.words.lower
    link = lower[phrase.last : after.first]
    if len(link) == 1 and tags[phrase.last] == "P" and link != ["on"]:
        return tags[after.last - 1] != "L" and closes_apposition(prose, cue, after)
    return link == [","] and tags[after.last - 1] in "NEJ#" and tags[after.first] not in "OL" and closes_apposition(prose, cue, after)


def closes_apposition(prose: Prose, cue: CueWord, phrase: NounPhrase) -> bool:
    """Whether an apposition that ends with `phrase` can end, or go on by a preposition: at a comma, a stop or the cue."""
    if phrase.last == cue.first:
        return phrase.rank < 0
    if phrase.last >= len(prose.words.lower):
        return True
    return prose.words.lower[phrase.last] in (",", ".", ";", "--", "—", "–", "\"", "“", "''") or prose.words.tags[phrase.last] == "P"


def opens_clause(prose: Prose, cue: CueWord, phrase: NounPhrase) -> bool:
    """Whether a phrase stands first in its clause or right behind its verb, so that "and" behind it joins subjects."""
    first, _ = window(prose, cue)
    return phrase.rank == 1 or phrase.first == first or prose.words.tags[phrase.first - 1] in ",;:\"”’'" or prose.words.lower[phrase.first - 1] == "''"


SPEAKER_FEATURES = (
    "frame+rank", "kind+rank", "form+rank", "head", "frame+head", "before", "after", "frame+before", "frame+after", "rank+before", "rank+after", "distance",
    "between verb", "between", "within", "frame+within", "inside content", "head+before", "first tag", "sentence start", "form+sentence start", "marked", "rank+head", "side+distance",
    "before cue", "after cue", "kind+frame+rank", "lone", "time", "passive", "after+kind", "commas between", "form+before+after",
)  # fmt: skip


def speaker_features(
    prose: Prose, kinds: list[str], cue: CueWord, frame: str, content: Sequence[tuple[int, int]], phrases: Sequence[NounPhrase]
) -> list[tuple[str, ...]]:
    """What tells which of `phrases` speaks, one tuple a phrase, and a last one for none of them. `content` are ranges of words."""
    words = prose.words
    tags = words.tags
    first, last = window(prose, cue)
    found: list[tuple[str, ...]] = []
    cue_before = kinds[cue.first - 1] if cue.first > first else "<"
    cue_after = kinds[cue.last] if cue.last < last else ">"
    for phrase in phrases:
        a, b = phrase.first, phrase.last
        rank = str(phrase.rank)
        head = tags[b - 1]
        if head == "O" or head == "U" or head == "W":
            head = words.lower[b - 1]
        before = kinds[a - 1] if a > first else "<"
        after = kinds[b] if b < last else ">"
        low, high = (b, cue.first) if phrase.rank < 0 else (cue.last, a)
        between = tags[low:high]
        verbs = "v" if any(t in "VFM" for t in between) else "g" if any(t in "GBI" for t in between) else "-"
        gap = kinds[low] if high - low == 1 else "∅" if low == high else "…"
        inside = "in" if any(x <= a and b <= y for x, y in content) else "part" if any(a < y and x < b for x, y in content) else "out"
        distance = bucket(high - low)
        start = "start" if a == first else "-"
        marked = "q" if prose.stretch_of[a] != prose.stretch_of[cue.first] else "-"
        commas = str(min(3, sum(t == "," for t in between)))
        within = "-"
        for k in range(a - 1, max(first - 1, a - 8), -1):
            if tags[k] in "SWK" or words.lower[k] == "who":
                within = words.lower[k]
                break
            if tags[k] in ",;:":
                break
        time = "t" if tags[b - 1] == "L" or words.lower[b - 1] in ("percent", "people") else "-"
        found.append((
            frame + rank, cue.kind + rank, cue.form + rank, head, frame + head, before, after, frame + before, frame + after, rank + before, rank + after,
            frame + distance, frame + rank + verbs, rank + gap, within, rank[0] + within + verbs, frame + inside, head + before, tags[a], frame + start, cue.form + start,
            marked, rank + head, rank[0] + distance, rank + cue_before, rank + cue_after, cue.kind + frame + rank, str(min(b - a, 4)) + rank[0], time,
            cue.form + cue_before + before, after + cue.kind, frame + rank[0] + commas, cue.form + before + after,
        ))  # fmt: skip
    none = ["-"] * len(SPEAKER_FEATURES)
    none[:3] = [frame + "none", cue.kind + "none", cue.form + "none"]
    for feature, value in (("before cue", cue_before), ("after cue", cue_after), ("kind+frame+rank", cue.kind + frame)):
        none[SPEAKER_FEATURES.index(feature)] = "none" + value
    found.append(tuple(none))
    return found
