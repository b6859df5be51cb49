"""Where the content of an attribution begins and ends: candidate places between words, and what tells them apart.

A place is the index of the word before which it lies. An attribution whose cue stands last has its content before it, one
whose cue stands first after it; where the cue stands in the middle both are looked for.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from quotetrace.lexicon import column
from quotetrace.speech.apposition import apposed_subject, attribution_at_end
from quotetrace.speech.clauses import REPORTING, bucket
from quotetrace.speech.cues import CueWord
from quotetrace.speech.prose import Prose

__all__ = [
    "Ends",
    "PlaceFacts",
    "Starts",
    "behind_that",
    "describe_ends",
    "describe_starts",
    "ends_after",
    "ends_before",
    "place_facts",
    "starts_after",
    "starts_before",
    "with_negation",
]

# Content that follows its cue begins within so many words of it ("told the council on Monday that ...").
START_REACH = 30
# No more places than this are weighed: those nearest to the cue.
MOST_PLACES = 60
BREAKS = column("breaks")
RELATIVES = column("relatives")
NEGATIONS = column("cue_polarity", "words", polarity="negation")
# Classes of words before and with which content may begin, and with which it never does; and before which it may end.
OPENS_BEHIND, OPENS_WITH, NEVER_FIRST = frozenset(",:;—–-(KT"), frozenset("DHOQEKWSPTVGB"), frozenset(",.;:)")
NOMINAL, ENDS_BEFORE = frozenset("NJ#U"), frozenset("PSWCTRL")
FINITE, NOUNS, STOPS = frozenset("VFM"), frozenset("NEOU"), frozenset(".!?")
STOPS_AND_COMMA = STOPS | {","}
# How far behind the end of a content another verb of speech is looked for.
NEXT_CUE_REACH = 12


def starts_after(prose: Prose, cue: CueWord) -> list[int]:
    """Where content that follows `cue` may begin.

    That is right here where a quotation, or a pronoun with its verb, follows at once, by "that" where that word does, and
    behind a finite verb only after a mark.
    """
    _, last = cue.window
    tags, stretch_of = prose.words.tags, prose.stretch_of
    at = cue.last
    quotation = at + 1 if at + 1 < last and tags[at] in ",:" else at
    if cue.kind != "source" and quotation < last and opens_stretch(prose, quotation):
        return [quotation]
    if cue.kind != "noun" and at + 1 < last and tags[at] == "O" and tags[at + 1] in FINITE:
        return [at]
    places = []
    finite = False
    for i in range(at, min(last, at + (2 if tags[at : at + 1] == "K" else START_REACH))):
        tag, before = tags[i], tags[i - 1]
        if i == at or before in OPENS_BEHIND or (tag in OPENS_WITH and not finite) or stretch_of[i] != stretch_of[i - 1]:
            if tag not in NEVER_FIRST:
                places.append(i)
        elif tag in NOMINAL and before in "ELNU" and not finite:
            places.append(i)
        finite = finite or tag in FINITE
    return places


def behind_that(prose: Prose, cue: CueWord, start: int) -> int:
    """The beginning of a content, or what stands behind the "that" of its clause before it: said that | in her state, “it is bad”."""
    that = prose.words.tags.find("K", cue.last, start)
    finite = that < 0 or not FINITE.isdisjoint(prose.words.tags[cue.last : start])
    return start if finite or prose.stretch_of[that] != prose.stretch_of[cue.first] else that + 1


def with_negation(prose: Prose, start: int) -> int:
    """The beginning of a content, or the negation before it without which "to" means the opposite: urged drivers | not to use the bridge."""
    return start - (prose.words.tags[start] == "T" and prose.words.lower[start - 1] in NEGATIONS)


def opens_stretch(prose: Prose, i: int) -> bool:
    """Whether a stretch begins with word `i`."""
    stretch = prose.stretch_of[i]
    return stretch >= 0 and prose.stretches[stretch][0] == i


def ends_after(prose: Prose, cue: CueWord, start: int) -> list[int]:
    """Where content that began at `start`, after `cue`, may end; never within a stretch that the cue does not stand in."""
    last = attribution_at_end(prose, start, cue.window[1])
    tags, lower, stretch_of, own = prose.words.tags, prose.words.lower, prose.stretch_of, prose.stretch_of[cue.first]
    places: list[int] = []
    relative = cue.introducer.rstrip(",<") in RELATIVES
    i = start + 1
    while i < last and len(places) < MOST_PLACES:
        stretch, changes = stretch_of[i], stretch_of[i] != stretch_of[i - 1]
        if not changes and stretch >= 0 and stretch != own:
            i = prose.stretches[stretch][1]
            continue
        if (changes or tags[i] in ENDS_BEFORE or lower[i] in BREAKS) and not closes_next(prose, i) and not goes_on(prose, cue, start, i):
            places.append(i)
            if relative and lower[i] in BREAKS and tags[i + 1 : i + 2] in FINITE:
                return places
        i += 1
    return [*places, last]


def goes_on(prose: Prose, cue: CueWord, start: int, i: int) -> bool:
    """Whether content that began at `start` cannot end before word `i`: its subject still waits for its verb behind a relative clause
    (said the ferry, | which sank, had been old), or a second clause follows with "that" (and that, but that)."""
    tags, lower = prose.words.tags, prose.words.lower
    at = i + (lower[i] == ",")
    if tags[at : at + 2] == "CK":
        return True
    waits = cue.kind in ("say", "state") and at > i and not RELATIVES.isdisjoint(lower[at : at + 1])
    return waits and FINITE.isdisjoint(tags[start:i]) and prose.stretch_of[start] < 0


def closes_next(prose: Prose, i: int) -> bool:
    """Whether word `i` is the last mark of a stretch, or the stop before it: no content ends between these and the words."""
    return closes(prose, i) or (prose.words.lower[i] in STOPS_AND_COMMA and closes(prose, i + 1))


def closes(prose: Prose, i: int) -> bool:
    """Whether word `i` is the closing mark of a stretch."""
    stretch = prose.stretch_of[i] if i < len(prose.stretch_of) else -1
    return stretch >= 0 and prose.stretches[stretch][1] == i + 1 and prose.marked[stretch].closed


def ends_before(prose: Prose, cue: CueWord) -> list[int]:
    """Where content that stands before `cue` may end, the nearest first."""
    first, _ = cue.window
    tags, lower, stretch_of, own = prose.words.tags, prose.words.lower, prose.stretch_of, prose.stretch_of[cue.first]
    subject = apposed_subject(prose, cue)
    begin = subject[0] if subject else cue.first
    places = [begin] if begin > first else []
    i = begin - 1
    while i > first and len(places) < MOST_PLACES:
        stretch, changes = stretch_of[i], stretch_of[i] != stretch_of[i - 1]
        if not changes and stretch >= 0 and stretch != own:
            i = prose.stretches[stretch][0]
            continue
        if (changes or lower[i] in BREAKS or tags[i] in "SW") and not closes_next(prose, i):
            places.append(i)
        i -= 1
    return places


def starts_before(prose: Prose, cue: CueWord, end: int) -> list[int]:
    """Where content that ends at `end`, before `cue`, may begin."""
    first, _ = cue.window
    tags, lower, stretch_of, own = prose.words.tags, prose.words.lower, prose.stretch_of, prose.stretch_of[cue.first]
    places: list[int] = []
    i = end - 1
    while i > first and len(places) < MOST_PLACES:
        stretch, before = stretch_of[i], stretch_of[i - 1]
        if stretch == before and stretch >= 0 and stretch != own:
            i = prose.stretches[stretch][0]
            continue
        behind_mark = before >= 0 and prose.stretches[before][0] == i - 1
        if not behind_mark and (stretch != before or lower[i - 1] in BREAKS or tags[i - 1] in "SKW"):
            places.append(i)
        i -= 1
    starts = [first, *reversed(places)]
    clauses = [start for start in starts if not FINITE.isdisjoint(tags[start:end])]
    return clauses or starts


class PlaceFacts(NamedTuple):
    """What is known before a place is chosen: the side of the cue that the content stands on (b before, a after), and the cue."""

    side: str
    kind: str
    introducer: str


class Starts(NamedTuple):
    """What tells where the content begins, one entry a place: the words around it, and what stands between it and the cue."""

    left2: list[str]
    left: list[str]
    right: list[str]
    right2: list[str]
    distance: list[str]
    at_cue: list[str]
    begins: list[str]
    passed: list[str]
    opens: list[str]


def place_facts(cue: CueWord, side: str) -> PlaceFacts:
    """What is known of the places on one side of a cue."""
    return PlaceFacts(side, cue.kind, cue.introducer)


def describe_starts(prose: Prose, kinds: list[str], cue: CueWord, side: str, places: Sequence[int]) -> Starts:
    """What tells which of `places` the content begins at."""
    first, last = cue.window
    at_cue = cue.last
    return Starts(
        left2=[kinds[i - 2] if i > 1 else "<" for i in places],
        left=[kinds[i - 1] if i else "<" for i in places],
        right=[kinds[i] for i in places],
        right2=[kinds[i + 1] if i + 1 < last else ">" for i in places],
        distance=[bucket(abs(i - at_cue)) for i in places],
        at_cue=["cue" if i == at_cue else "-" for i in places],
        begins=["start" if i <= first else "-" for i in places],
        passed=list(passed(prose.words.tags, at_cue, places)) if side == "a" else ["b"] * len(places),
        opens=[opening(prose, i) for i in places],
    )


def opening(prose: Prose, i: int) -> str:
    """Whether a stretch opens with word `i`, and whether it is set like a sentence of its own (C) or goes on with one (c)."""
    stretch = prose.stretch_of[i] if i < len(prose.stretch_of) else -1
    if stretch < 0 or prose.stretches[stretch][0] != i or i + 1 >= len(prose.words.written):
        return "-"
    return "C" if prose.words.written[i + 1][0].isupper() else "c"


def passed(tags: str, at_cue: int, places: Sequence[int]) -> Iterator[str]:
    """For each of `places` what stands between it and the cue: a finite verb, "that", a noun, or none of them."""
    finite = that = noun = False
    seen = at_cue
    for place in places:
        for tag in tags[seen:place]:
            finite, that, noun = finite or tag in FINITE, that or tag == "K", noun or tag in NOUNS
        seen = place
        yield "v" if finite else "k" if that else "n" if noun else "-"


class Ends(NamedTuple):
    """What tells where the content ends, one entry a place: the words around it, its marks, and what it has had and what is to come."""

    left: list[str]
    right: list[str]
    right2: list[str]
    right3: list[str]
    tag: list[str]
    closes: list[str]
    at: list[str]
    verbs: list[str]
    commas: list[str]
    to_go: list[str]
    to_cue: list[str]
    next_cue: list[str]


def describe_ends(prose: Prose, kinds: list[str], cue: CueWord, start: int, places: Sequence[int]) -> Ends:
    """What tells at which of `places` content that begins at `start` ends; for content before its cue `start` is the sentence's."""
    _, last = cue.window
    tags = prose.words.tags
    right = [kinds[i] if i < last else ">" for i in places]
    stretch_of = prose.stretch_of
    own, begun = stretch_of[cue.first], stretch_of[start]
    ordered = places if len(places) < 2 or places[0] < places[1] else sorted(places)
    verbs, commas = counts(tags, start, ordered)
    return Ends(
        left=[kinds[i - 1] for i in places],
        right=right,
        right2=[kinds[i + 1] if i + 1 < last else ">" for i in places],
        right3=[kinds[i + 2] if i + 2 < last else ">" for i in places],
        tag=[tags[i] if i < last else ">" for i in places],
        closes=["end" if ends_sentence(prose.words.lower, i, last) else "-" for i in places],
        at=[at_marks(prose, own, begun, i, last) for i in places],
        verbs=[verbs[i] for i in places],
        commas=[commas[i] for i in places],
        to_go=[bucket(last - i) for i in places],
        to_cue=[bucket(abs(i - cue.first)) for i in places],
        next_cue=[next_cue(kinds, i + 1, min(last, i + NEXT_CUE_REACH)) for i in places],
    )


def counts(tags: str, start: int, places: Sequence[int]) -> tuple[dict[int, str], dict[int, str]]:
    """For each of `places`, which ascend, how many finite verbs and how many commas stand between it and `start`."""
    verbs, commas = {}, {}
    finite = comma = 0
    seen = start
    for place in places:
        if place > seen:
            for tag in tags[seen:place]:
                if tag in FINITE:
                    finite += 1
                elif tag == ",":
                    comma += 1
            seen = place
        verbs[place], commas[place] = bucket(finite), bucket(comma)
    return verbs, commas


def ends_sentence(lower: list[str], i: int, last: int) -> bool:
    """Whether nothing but a last mark follows the place before word `i`."""
    return i >= last or lower[i] in STOPS or (i + 1 >= last and lower[i] in BREAKS)


def at_marks(prose: Prose, own: int, begun: int, i: int, last: int) -> str:
    """How a place stands to the stretches: one ends there, one begins there, or it lies inside of one.

    `own` is the stretch of the cue, `begun` that of the content's beginning.
    """
    stretch_of = prose.stretch_of
    before, after = stretch_of[i - 1], stretch_of[i] if i < len(stretch_of) else -2
    if before == after:
        if after < 0 or after == own:
            return "-"
        return "inside own" if after == begun else "inside"
    if before >= 0:
        return "closes own" if before == begun else "closes"
    return "opens " + opening(prose, i) if after >= 0 and i < last else "-"


def next_cue(kinds: list[str], first: int, last: int) -> str:
    """The first verb of speech among words `first` to `last` of one clause, and how far it is."""
    for i in range(first, last):
        kind = kinds[i]
        if kind in REPORTING:
            return kind + str(min(i - first, 3))
        if kind in BREAKS:
            break
    return "-"
