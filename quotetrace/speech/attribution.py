"""From cues to attributions: for each cue the frame, the bounds of the content and the speaker that score best."""

from collections.abc import Iterator
from dataclasses import dataclass

from quotetrace.speech.bounds import (
    END_FEATURES,
    START_FEATURES,
    end_features,
    ends_after,
    ends_before,
    start_features,
    starts_after,
    starts_before,
    window,
)
from quotetrace.speech.cues import FRAME_FEATURES, CueWord, find_cues, frame_features
from quotetrace.speech.grammar import certain, follows_quotation, has_marks, sensible, silent, sourceless
from quotetrace.speech.prose import Prose
from quotetrace.speech.scorer import load_classifier, load_ranker
from quotetrace.speech.sources import (
    SPEAKER_FEATURES,
    NounPhrase,
    noun_phrases,
    phrase_ending,
    speaker_features,
    whole_phrase,
)

__all__ = ["Attribution", "attribute", "choose_speaker"]

FRAMES = ("none", "after", "before", "around")
# How much less probable an attribution of marked words may be than one of others.
MARKED_LEAST = 0.5


@dataclass(frozen=True, slots=True)
class Attribution:
    """A cue with its content and its speaker, as ranges of words; `speaker` is None where the sentence names none."""

    cue: CueWord
    frame: str
    content: tuple[tuple[int, int], ...]
    speaker: NounPhrase | None
    probability: float


def attribute(prose: Prose, kinds: list[str], least: float, taken: frozenset[int] = frozenset()) -> Iterator[Attribution]:
    """The attributions that cues make with a probability of at least `least`, in the order of their cues.

    Cues that begin with one of the words `taken` are left out: something else has explained them.
    """
    frames = load_classifier("frame", FRAME_FEATURES, FRAMES)
    for cue in find_cues(prose):
        if cue.first in taken or silent(prose, cue):
            continue
        chances = frames.probabilities(frame_features(prose, kinds, cue))
        if 1 - chances[0] >= least * MARKED_LEAST or certain(prose, cue):
            frame = "before" if follows_quotation(prose, cue) else FRAMES[max((1, 2, 3), key=chances.__getitem__)]
            content = sensible(prose, cue, locate(prose, kinds, cue, frame))
            if not content and frame != "after":
                frame = "after"
                content = sensible(prose, cue, locate(prose, kinds, cue, frame))
            if not content or (1 - chances[0] < least and not certain(prose, cue) and not has_marks(prose, cue, content)):
                continue
            speaker = choose_speaker(prose, kinds, cue, frame, content)
            if speaker or not sourceless(prose, cue, content):
                yield Attribution(cue, frame, content, speaker, max(least, 1 - chances[0]))


def locate(prose: Prose, kinds: list[str], cue: CueWord, frame: str) -> tuple[tuple[int, int], ...]:
    """The ranges of words that are the content of `cue` in `frame`; none where there is no room for one."""
    content = []
    if frame != "after":
        ends = ends_before(prose, cue)
        if ends:
            first, _ = window(prose, cue)
            end = best("end", END_FEATURES, ends, end_features(prose, kinds, cue, "b", first, ends))
            starts = [i for i in starts_before(prose, cue, end) if i < end]
            if starts:
                content.append((best("start", START_FEATURES, starts, start_features(prose, kinds, cue, "b", starts)), end))
    if frame != "before":
        starts = starts_after(prose, cue)
        if starts:
            start = best("start", START_FEATURES, starts, start_features(prose, kinds, cue, "a", starts))
            ends = ends_after(prose, cue, start)
            content.append((start, best("end", END_FEATURES, ends, end_features(prose, kinds, cue, "a", start, ends))))
    return tuple(content)


def best(model: str, features: tuple[str, ...], places: list[int], described: list[tuple[str, ...]]) -> int:
    """The place that scores best."""
    if len(places) == 1:
        return places[0]
    return places[load_ranker(model, features).best(described)]


def choose_speaker(
    prose: Prose, kinds: list[str], cue: CueWord, frame: str, content: tuple[tuple[int, int], ...]
) -> NounPhrase | None:
    """The noun phrase near the cue that speaks, if one does, with the names that it stands in apposition to or is joined with."""
    if cue.kind == "quoted" and prose.words.tags[cue.first] != "M":
        phrase = phrase_ending(prose, cue.last - 2, cue.first + 1)
        return NounPhrase(*phrase, 1) if phrase else None
    phrases = noun_phrases(prose, cue)
    winner = load_ranker("speaker", SPEAKER_FEATURES).best(speaker_features(prose, kinds, cue, frame, content, phrases))
    return whole_phrase(prose, cue, phrases, winner) if winner < len(phrases) else None
