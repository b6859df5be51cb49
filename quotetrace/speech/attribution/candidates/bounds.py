"""What tells the places apart where the content of an attribution may begin and end."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from quotetrace.lexicon import column
from quotetrace.speech.attribution.candidates.clauses import REPORTING, bucket
from quotetrace.speech.attribution.candidates.cues import FINITE, CueWord
from quotetrace.speech.prose.prose import Prose

__all__ = ["Ends", "PlaceFacts", "Starts", "describe_ends", "describe_starts", "place_facts"]

BREAKS = column("breaks")
NOUNS, STOPS = frozenset("NEOU"), frozenset(".!?")
# The facts of one place, by place in the order of their names: there are many places, and names take twice the time.
Values = tuple[str, ...]
# How far behind the end of a content another verb of speech is looked for.
NEXT_CUE_REACH = 12


class PlaceFacts(NamedTuple):
    """What is known before a place is chosen: the side of the cue that the content stands on (b before, a after), and
    the cue."""

    side: str
    kind: str
    introducer: str


class Starts(NamedTuple):
    """What tells whether the content begins at a place: the words around it, and what stands between it and the cue."""

    left2: str
    left: str
    right: str
    right2: str
    distance: str
    at_cue: str
    begins: str
    passed: str
    opens: str


def place_facts(cue: CueWord, side: str) -> PlaceFacts:
    """What is known of the places on one side of a cue."""
    return PlaceFacts(side, cue.kind, cue.introducer)


def describe_starts(prose: Prose, kinds: list[str], cue: CueWord, side: str, places: Sequence[int]) -> list[Values]:
    """What tells which of `places` the content begins at: `Starts` of each."""
    (first, last), at_cue = cue.window, cue.last
    between = list(passed(prose.words.tags, at_cue, places)) if side == "a" else ["b"] * len(places)
    return [(
        kinds[i - 2] if i > 1 else "<",
        kinds[i - 1] if i else "<",
        kinds[i],
        kinds[i + 1] if i + 1 < last else ">",
        bucket(abs(i - at_cue)),
        "cue" if i == at_cue else "-",
        "start" if i <= first else "-",
        has_passed,
        opening(prose, i),
    ) for i, has_passed in zip(places, between, strict=True)]  # fmt: skip


def opening(prose: Prose, i: int) -> str:
    """Whether a stretch opens with word `i`, and whether it is set like a sentence of its own (C) or goes on with one
    (c)."""
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
    """What tells whether the content ends at a place: the words around it, its marks, and what it has had and what is to
    come."""

    left: str
    right: str
    right2: str
    right3: str
    tag: str
    closes: str
    at: str
    verbs: str
    commas: str
    to_go: str
    to_cue: str
    next_cue: str


def describe_ends(prose: Prose, kinds: list[str], cue: CueWord, start: int, places: Sequence[int]) -> list[Values]:
    """What tells at which of `places` content that begins at `start` ends, `Ends` of each; for content before its cue
    `start` is the sentence's."""
    _, last = cue.window
    tags, lower, begun = prose.words.tags, prose.words.lower, prose.stretch_of[start]
    verbs, commas = counts(tags, start, sorted(places))
    return [(
        kinds[i - 1],
        kinds[i] if i < last else ">",
        kinds[i + 1] if i + 1 < last else ">",
        kinds[i + 2] if i + 2 < last else ">",
        tags[i] if i < last else ">",
        "end" if ends_sentence(lower, i, last) else "-",
        at_marks(prose, begun, i, last),
        verbs[i],
        commas[i],
        bucket(last - i),
        bucket(abs(i - cue.first)),
        next_cue(kinds, i + 1, min(last, i + NEXT_CUE_REACH)),
    ) for i in places]  # fmt: skip


def counts(tags: str, start: int, places: Sequence[int]) -> tuple[dict[int, str], dict[int, str]]:
    """For each of `places`, which ascend, how many finite verbs and how many commas stand between it and `start`."""
    verbs, commas = {}, {}
    finite = comma = 0
    seen = start
    for place in places:
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


def at_marks(prose: Prose, begun: int, i: int, last: int) -> str:
    """Whether a stretch ends at a place, that of the content's beginning (`begun`) or another, or one begins there."""
    stretch_of = prose.stretch_of
    before, after = stretch_of[i - 1], stretch_of[i] if i < len(stretch_of) else -2
    if before == after:
        return "-"
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
