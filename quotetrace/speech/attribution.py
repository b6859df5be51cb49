"""From cues to attributions: for each cue the frame, the bounds of the content and the speaker that score best."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from quotetrace.lexicon import column
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
from quotetrace.speech.cues import FRAME_FEATURES, CueWord, find_cues, frame_features, introducer
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
from quotetrace.speech.words import reporting_forms

__all__ = ["Attribution", "attribute", "choose_speaker", "divide"]

FRAMES = ("none", "after", "before", "around")
# How much less probable an attribution of marked words may be than one of others.
MARKED_LEAST = 0.5
# "No one has ever said": how far behind the beginning of a sentence its verb may stand.
NOBODY_REACH = 6
# How far behind "which" the verb of its clause's source may stand (which the United Nations says).
RELATIVE_REACH = 7


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
            frame = FRAMES[max((1, 2, 3), key=chances.__getitem__)]
            content = sensible(prose, cue, locate(prose, kinds, cue, frame))
            if not content and frame != "after":
                frame = "after"
                content = sensible(prose, cue, locate(prose, kinds, cue, frame))
            if not content or (1 - chances[0] < least and not certain(prose, cue) and not has_marks(prose, cue, content)):
                continue
            speaker = choose_speaker(prose, kinds, cue, frame, content)
            if speaker or not sourceless(prose, cue):
                yield Attribution(cue, frame, content, speaker, max(least, 1 - chances[0]))


def silent(prose: Prose, cue: CueWord) -> bool:
    """Whether no one is said to speak: did not say whether, is said to be, no one has ever said, Asked whether."""
    first, last = prose.sentences[cue.sentence]
    lower = prose.words.lower
    before = lower[max(first, cue.first - 3) : cue.first]
    after = lower[cue.last] if cue.last < last else "."
    if cue.lemma == "say" and after == "to" and before and before[-1] in column("silence", "words", kind="being"):
        return True
    if cue.first == first and cue.form in "VI" and cue.lemma in column("silence", "words", kind="addressed"):
        return True
    declined = column("cue_polarity", "words", polarity="declined")
    if before[-1:] == ["to"] and any(known.lemma in declined for word in before if (known := reporting_forms().get(word))):
        return True
    negated = any(word in column("silence", "words", kind="negation") for word in before)
    if negated and column("silence", "words", kind="unwilling").isdisjoint(before) and after in column("silence", "words", kind="question"):
        return True
    return negated and lower[first] == "no" and cue.first - first < NOBODY_REACH


def certain(prose: Prose, cue: CueWord) -> bool:
    """Whether a cue attributes whatever surrounds it: declined to comment, was quoted as saying."""
    after = prose.words.lower[cue.last] if cue.last < len(prose.words.lower) else "."
    return cue.kind == "quoted" or (after == "to" and cue.lemma in column("cue_polarity", "words", polarity="declined"))


def sourceless(prose: Prose, cue: CueWord) -> bool:
    """Whether a cue that no one speaks is none: a colon or a noun, and what is merely called something."""
    passive = prose.words.tags[cue.first - 1] in "MR" and cue.form in "VI"
    return cue.kind in column("verbs", "class", source="needed") or (passive and cue.kind in column("verbs", "class", source="needed in passive"))


def has_marks(prose: Prose, cue: CueWord, content: tuple[tuple[int, int], ...]) -> bool:
    """Whether marked words that the cue does not stand among are part of the content."""
    own = prose.stretch_of[cue.first]
    return any(stretch >= 0 and stretch != own for first, last in content for stretch in prose.stretch_of[first:last])


def sensible(prose: Prose, cue: CueWord, content: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    """The parts of `content` that grammar allows.

    Unmarked words before a cue are a clause, not a lead-in ("In an interview on Monday, Okoro said"); and what a whole quotation
    before the cue said is not continued by bare words behind it ("..., Okoro said of the pier"). Where the opening mark is lost
    no one knows what was quoted.
    """
    own = prose.stretch_of[cue.first]
    if any(stretch >= 0 and stretch != own and not prose.marked[stretch].opened for a, b in content for stretch in prose.stretch_of[a:b]):
        return ()
    goes_on = len(content) == 2 and prose.words.tags[content[1][0]] in "VM"
    alone = len(content) == 1
    kept = [part for part in content if goes_on or (alone and part[0] >= cue.last) or clause(prose, *part)]
    if len(kept) == 2 and marked_whole(prose, kept[0]) and prose.stretch_of[kept[1][0]] < 0:
        return (kept[0],)
    return tuple(kept)


def clause(prose: Prose, first: int, last: int) -> bool:
    """Whether words `first` to `last` hold a finite verb or marked words."""
    return any(tag in "VFMB" for tag in prose.words.tags[first:last]) or prose.stretch_of[first] >= 0 or prose.stretch_of[last - 1] >= 0


def marked_whole(prose: Prose, part: tuple[int, int]) -> bool:
    """Whether a part of the content is one marked stretch from mark to mark, a comma aside."""
    stretch = prose.stretch_of[part[0]]
    return stretch >= 0 and prose.stretches[stretch][0] == part[0] and prose.stretches[stretch][1] in (part[1], part[1] - 1)


def divide(prose: Prose, attributions: Sequence[Attribution]) -> list[Attribution]:
    """Ends the content of each attribution where another one begins that is not part of what was said.

    That is a participle behind a comma (said ..., adding that ...), a relative clause with its own source (..., which Aziz says
    ...) and a second verb of the same subject (said ... and called ...).
    """
    by_sentence: dict[int, list[Attribution]] = {}
    for each in attributions:
        by_sentence.setdefault(each.cue.sentence, []).append(each)
    return [divided(prose, each, by_sentence[each.cue.sentence]) for each in attributions]


def divided(prose: Prose, attribution: Attribution, others: Sequence[Attribution]) -> Attribution:
    """One attribution, ended where the first of `others` within its content begins."""
    first, last = attribution.content[-1]
    if first < attribution.cue.last:
        return attribution
    for other in others:
        at = other.cue.first
        if first <= at < last and prose.stretch_of[at] == prose.stretch_of[attribution.cue.first]:
            end = border(prose, attribution, other)
            last = min(last, end) if end is not None else last
    last = min(last, main_clause(prose, attribution.cue, first, last))
    if first < last:
        return replace(attribution, content=(*attribution.content[:-1], (first, last)))
    return replace(attribution, content=attribution.content[:-1]) if len(attribution.content) > 1 else attribution


def main_clause(prose: Prose, cue: CueWord, first: int, last: int) -> int:
    """Where the main clause goes on behind a cue in a subordinate one: Foss, who said it was safe, | walked; while Foss says so, | few do."""
    opener = introducer(prose, cue)
    relative, leading = opener.startswith("who"), opener.endswith("<")
    for i in range(first + 1, last - 1) if relative or leading else ():
        if prose.words.lower[i] == "," and prose.stretch_of[i] == prose.stretch_of[cue.first] and (leading or prose.words.tags[i + 1] in "VM"):
            return i
    return last


def border(prose: Prose, attribution: Attribution, other: Attribution) -> int | None:
    """Where the clause of `other` begins, if it goes on with the clause of `attribution` instead of standing in its content."""
    tags, lower, at = prose.words.tags, prose.words.lower, other.cue.first
    before = at - 1
    while before > attribution.cue.last and tags[before] == "R":
        before -= 1
    if tags[at] == "G" and lower[before] == ",":
        return before
    shared = attribution.speaker is not None and other.speaker is not None and attribution.speaker.first == other.speaker.first
    if lower[before] in ("and", "but") and tags[at] == tags[attribution.cue.first] and shared:
        return before - 1 if lower[before - 1] == "," else before
    for k in range(at - 1, max(at - RELATIVE_REACH, attribution.cue.last), -1):
        if lower[k] in ("which", "who") and lower[k - 1] == ",":
            return k - 1
        if lower[k] in ",;:":
            break
    return None


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
