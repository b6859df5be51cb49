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
from quotetrace.speech.prose import Prose
from quotetrace.speech.scorer import load_classifier, load_ranker
from quotetrace.speech.sources import SPEAKER_FEATURES, NounPhrase, noun_phrases, speaker_features

__all__ = ["Attribution", "attribute"]

FRAMES = ("none", "after", "before", "around")


@dataclass(frozen=True, slots=True)
class Attribution:
    """A cue with its content and its speaker, as ranges of words; `speaker` is None where the sentence names none."""

    cue: CueWord
    frame: str
    content: tuple[tuple[int, int], ...]
    speaker: NounPhrase | None
    probability: float


def attribute(prose: Prose, kinds: list[str], least: float) -> Iterator[Attribution]:
    """The attributions that cues make with a probability of at least `least`, in the order of their cues."""
    frames = load_classifier("frame", FRAME_FEATURES)
    for cue in find_cues(prose):
        chances = frames.probabilities(frame_features(prose, kinds, cue))
        if 1 - chances[0] >= least:
            frame = FRAMES[max((1, 2, 3), key=chances.__getitem__)]
            content = locate(prose, kinds, cue, frame)
            if content:
                yield Attribution(cue, frame, content, choose_speaker(prose, kinds, cue, frame, content), 1 - chances[0])


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
    """The noun phrase near the cue that speaks, if one does."""
    phrases = noun_phrases(prose, cue)
    winner = load_ranker("speaker", SPEAKER_FEATURES).best(speaker_features(prose, kinds, cue, frame, content, phrases))
    return phrases[winner] if winner < len(phrases) else None
