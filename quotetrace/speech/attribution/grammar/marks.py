"""How the words of a content stand to quotation marks: which it has of its own, whether one is lost, whether a
quotation follows its cue."""

from bisect import bisect_left

from quotetrace.speech.attribution.candidates.cues import DASHES, CueWord
from quotetrace.speech.attribution.candidates.sources import has_speaker
from quotetrace.speech.people.names.vocabulary import vocabulary
from quotetrace.speech.prose.prose import Prose, opens_stretch

__all__ = [
    "Content",
    "clause",
    "goes_on",
    "has_marks",
    "lost_opening",
    "marked_whole",
    "opens_anew",
    "opens_quotation",
    "quotation_behind",
    "stretch_before",
]

Content = tuple[tuple[int, int], ...]
# What two dashes insert before a quotation has no more words than this.
INSERTED = 14


def opens_quotation(prose: Prose, cue: CueWord) -> bool:
    """Whether a quotation follows the cue at once, after a comma or a colon at most."""
    return quotation_behind(prose, cue) is not None


def quotation_behind(prose: Prose, cue: CueWord) -> int | None:
    """The opening mark of the quotation that follows the cue at once, after a comma, a colon or what two dashes insert
    at most: she vowed — a finger in the air — | “to stay”; he went on: | “Never.”"""
    words, at = prose.words, cue.last
    alone = prose.stretch_of[cue.window[0]] < 0 or prose.stretch_of[cue.window[0]] == prose.stretch_of[cue.first]
    at += goes_on(prose, cue) and alone and words.lower[at + 1 : at + 2] in ([","], [":"])
    if cue.form in "VF" and words.lower[at : at + 1] != [] and words.lower[at] in DASHES:
        behind = range(at + 2, min(at + INSERTED, cue.window[1] - 1))
        second = next((i for i in behind if words.lower[i] in DASHES or prose.stretch_of[i] >= 0), at)
        at = second + 1 if words.lower[second] in DASHES and second > at else at
    if at + 1 < len(words.lower) and words.lower[at] in (",", ":"):
        at += 1
    return at if opens_stretch(prose, at) and prose.stretch_of[at] != prose.stretch_of[cue.first] else None


def goes_on(prose: Prose, cue: CueWord, *, by_itself: bool = False) -> bool:
    """Whether a cue tells that somebody, or a paper, goes on, or that something does `by_itself` that cannot speak:
    Okoro went on; the strike went on."""
    on = cue.kind == "continue" and prose.words.lower[cue.last : cue.last + 1] == ["on"]
    return on and has_speaker(prose, cue.first, cue.window[0], vocabulary().documents) != by_itself


def stretch_before(prose: Prose, cue: CueWord) -> int:
    """The number of the last stretch before the cue that the cue does not stand in; -1 without one."""
    number = bisect_left(prose.stretches, (cue.first,)) - 1
    return number - (prose.stretch_of[cue.first] == number >= 0)


def has_marks(prose: Prose, cue: CueWord, content: Content) -> bool:
    """Whether marked words that the cue does not stand among are part of the content."""
    return bool(stretches_apart(prose, cue, content))


def lost_opening(prose: Prose, cue: CueWord, content: Content) -> bool:
    """Whether marked words whose opening mark is lost, and that the cue does not stand among, are part of the
    content."""
    return any(not prose.marked[stretch].opened for stretch in stretches_apart(prose, cue, content))


def stretches_apart(prose: Prose, cue: CueWord, content: Content) -> set[int]:
    """The stretches that the content has words of, but for the one that the cue stands in."""
    found = set().union(*[prose.stretch_of[first:last] for first, last in content])
    return found - {-1, prose.stretch_of[cue.first]}


def opens_anew(prose: Prose, i: int) -> bool:
    """Whether a quotation that begins like a sentence opens with word `i`: what stands before its cue only leads up to
    it."""
    first = prose.words.written[i + 1][:1] if i + 1 < len(prose.words.written) else ""
    return opens_stretch(prose, i) and (first.isupper() or first.isdigit())


def marked_whole(prose: Prose, part: tuple[int, int]) -> bool:
    """Whether a part of the content is one marked stretch from mark to mark, a comma aside."""
    stretch = prose.stretch_of[part[0]]
    return (
        stretch >= 0
        and prose.stretches[stretch][0] == part[0]
        and prose.stretches[stretch][1] in (part[1], part[1] - 1)
    )


def clause(prose: Prose, first: int, last: int) -> bool:
    """Whether words `first` to `last` hold a finite verb or marked words."""
    return (
        any(tag in "VFMB" for tag in prose.words.tags[first:last])
        or prose.stretch_of[first] >= 0
        or prose.stretch_of[last - 1] >= 0
    )
