"""Quotations that break off for an action: “The vote was fair” — Osei raised his voice — “and the count was not”; “This
is,” she said, pausing, “the end.”"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from quotetrace.lexicon import column
from quotetrace.speech.attribution.attribution import Attribution
from quotetrace.speech.attribution.candidates.cues import FINITE
from quotetrace.speech.attribution.candidates.sources import NounPhrase, phrase_starting
from quotetrace.speech.prose.classes import STOPS
from quotetrace.speech.prose.prose import Prose, sentence_of

__all__ = [
    "hangs",
    "in_other_clause",
    "in_relative",
    "interrupter",
    "opens_small",
    "parted",
    "resumes",
    "uninterrupted",
]

# An action between dashes has no more words than this.
LONGEST = 15
# How many attributions before and behind one are held against it.
BESIDE = 8
# The two halves of a quotation that breaks off, as ranges of words.
Halves = tuple[tuple[int, int], tuple[int, int]]


def parted(prose: Prose, content: Sequence[tuple[int, int]], end: int, sentence: int) -> bool:
    """Whether a sentence of the author's stands between a content that is not all marked, whose attribution ends before
    word `end`, and a quotation in `sentence`: It was “old,” she said. She laughed. “So am I.”
    """
    before = sentence_of(prose, end - 1)
    return before is not None and sentence - before > 1 and any(prose.stretch_of[first] < 0 for first, _ in content)


def opens_small(prose: Prose, opening: int) -> bool:
    """Whether the words behind the mark at word `opening` begin with a small letter."""
    return "".join(prose.words.written[opening + 1 : opening + 2])[:1].islower()


def hangs(prose: Prose, stretch: int, end: int, sentence: int) -> bool:
    """Whether a stretch is part of a sentence with a verb of its own, behind that of an attribution which ends before
    word `end`: “It rained,” he said. He thanked his wife, “who hates it.”
    """
    first, opening = prose.sentences[sentence][0], prose.stretches[stretch][0]
    before = sentence_of(prose, end - 1)
    later = first < opening and before is not None and before < sentence and opens_small(prose, opening)
    return later and not FINITE.isdisjoint(prose.words.tags[first:opening])


def in_relative(prose: Prose, stretch: int, end: int, sentence: int) -> bool:
    """Whether a stretch that begins small is part of a relative clause in the sentence of an attribution which ends
    before word `end`: “It rained,” said Berg, who had left in a “foul mood.”"""
    opening, tags = prose.stretches[stretch][0], prose.words.tags
    if sentence_of(prose, end - 1) != sentence or not opens_small(prose, opening):
        return False
    relative = next((i for i in range(end, opening) if prose.words.lower[i] in column("relatives")), opening)
    return tags[opening - 1] in "DHJNPE" and not FINITE.isdisjoint(tags[relative:opening])


def in_other_clause(prose: Prose, stretch: int, end: int, sentence: int) -> bool:
    """Whether a stretch that begins small hangs on a verb of its own, behind a comma and a noun where a report ends
    before word `end` of its sentence: Berg said it leaked, a claim that Vik dismissed as “a bad joke.”"""
    opening = prose.stretches[stretch][0]
    beside = sentence_of(prose, end - 1) == sentence and prose.words.lower[end : end + 1] == [","]
    phrase = prose.words.tags[end + 1 : end + 2] in ("D", "N", "E")
    return beside and phrase and opens_small(prose, opening) and not FINITE.isdisjoint(prose.words.tags[end:opening])


def resumes(prose: Prose, stretch: int) -> bool:
    """Whether a stretch goes on, behind a dash and in small letters, with the one before, which breaks off before a
    dash."""
    (begun, off), (on, _) = prose.stretches[stretch - 1 : stretch + 1] if stretch else ((0, 0), (0, 0))
    lower, written = prose.words.lower, prose.words.written
    if not 2 < on - off <= LONGEST or lower[off] not in dashes() or lower[on - 1] not in dashes():
        return False
    small = written[on + 1][0].islower() or lower[on + 1] in column("first_person")
    return (
        small
        and off - begun > 2
        and lower[off - 2] not in STOPS
        and sentence_of(prose, begun) == sentence_of(prose, on)
    )


def dashes() -> frozenset[str]:
    """The dashes that may enclose an action."""
    return column("dateline_dashes")


def uninterrupted(prose: Prose, attributions: Sequence[Attribution]) -> Iterator[Attribution]:
    """The attributions, what interrupts a quotation cut out of their content; a verb there that is none of speech
    attributes nothing, nor does a participle that only tells how somebody spoke."""
    attributions = [each for each in attributions if not accompanies(prose, each)]
    gaps = [(prose.stretches[k - 1], prose.stretches[k]) for k in range(1, len(prose.stretches)) if resumes(prose, k)]
    for n, each in enumerate(attributions):
        k = bisect_right(gaps, each.cue.first, key=end_of_first) - 1
        halves = gaps[k] if k >= 0 and each.cue.first < gaps[k][1][0] else None
        if halves is None:
            content = tuple(piece for part in each.content for piece in pieces(part, gaps))
            yield each if content == each.content else replace(each, content=content)
        elif each.cue.speech == "yes" and not any(
            covers(other, halves) for other in attributions[max(0, n - BESIDE) : n + BESIDE]
        ):
            yield replace(each, content=halves)


def accompanies(prose: Prose, attribution: Attribution) -> bool:
    """Whether a participle that tells how somebody spoke stands between commas before the second half of a quotation,
    which the verb before it breaks off: “This is,” she said, | pausing, | “the end.”"""
    cue, lower = attribution.cue, prose.words.lower
    opening = attribution.content[0][0]
    k = prose.stretch_of[opening]
    tells_how = cue.kind in ("other", "manner") and cue.form == "G"
    aside = tells_how and cue.first > 0 and lower[cue.first - 1] == lower[cue.last] == ","
    if not aside or k < 1 or prose.stretches[k][0] != opening or opening != cue.last + 1:
        return False
    begun, off = prose.stretches[k - 1]
    broken = lower[off - 2] == "," and sentence_of(prose, begun) == sentence_of(prose, opening)
    return broken and prose.words.written[opening + 1][0].islower()


def end_of_first(halves: Halves) -> int:
    """The word behind the first half of a quotation."""
    return halves[0][1]


def covers(other: Attribution, halves: Halves) -> bool:
    """Whether a verb outside of a quotation in two halves attributes one of them."""
    (begun, off), (on, end) = halves
    apart = not begun <= other.cue.first < end
    return apart and any((first < off and begun < last) or (first < end and on < last) for first, last in other.content)


def pieces(part: tuple[int, int], gaps: Sequence[Halves]) -> Iterator[tuple[int, int]]:
    """A range of words without the gaps that lie in it."""
    first, last = part
    for k in range(bisect_left(gaps, first, key=lambda halves: halves[0][0]), len(gaps)):
        (_, off), (on, _) = gaps[k]
        if on >= last:
            break
        yield first, off
        first = on
    yield first, last


def interrupter(prose: Prose, stretches: Sequence[int]) -> NounPhrase | None:
    """Who acts where the quotation that `stretches` make is interrupted, if a name or a pronoun says so."""
    for k in stretches[1:]:
        first, last = prose.stretches[k - 1][1] + 1, prose.stretches[k][0] - 1
        while resumes(prose, k) and first < last and prose.words.tags[first] == "R":
            first += 1
        phrase = phrase_starting(prose, first, last) if resumes(prose, k) else None
        if phrase and set(prose.words.tags[slice(*phrase)]) & set("EO"):
            return NounPhrase(*phrase, 1)
    return None
