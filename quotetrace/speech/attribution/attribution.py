"""From cues to attributions: for each cue the frame, the bounds of the content and the speaker that score best."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from quotetrace.lexicon import column
from quotetrace.speech.attribution.candidates.bounds import (
    Ends,
    PlaceFacts,
    Starts,
    describe_ends,
    describe_starts,
    place_facts,
)
from quotetrace.speech.attribution.candidates.clauses import CueFacts, cue_facts
from quotetrace.speech.attribution.candidates.cues import DASHES, FINITE, CueWord, find_cues
from quotetrace.speech.attribution.candidates.places import (
    behind_that,
    ends_after,
    ends_before,
    starts_after,
    starts_before,
    with_negation,
)
from quotetrace.speech.attribution.candidates.scorer import load_classifier, load_ranker, softmax
from quotetrace.speech.attribution.candidates.sources import NounPhrase
from quotetrace.speech.attribution.grammar.certainty import certain, declines, governs
from quotetrace.speech.attribution.grammar.complements import hung, in_view, takes_clause, unspoken
from quotetrace.speech.attribution.grammar.embedded import EMBEDDED, embedded
from quotetrace.speech.attribution.grammar.frames import (
    closes_sentence,
    introduces_sentence,
    is_of_a_charge,
    opens_own,
    poses,
    question_behind,
    said_before,
    subject_comma,
    without_lead,
)
from quotetrace.speech.attribution.grammar.handovers import follows_quotation, looks_ahead
from quotetrace.speech.attribution.grammar.insertions import (
    behind_colon,
    inserted,
    inverted_at_end,
    is_object_behind,
    source_end,
)
from quotetrace.speech.attribution.grammar.limits import (
    Content,
    has_marks,
    holds_subject,
    lost_opening,
    sensible,
    silent,
)
from quotetrace.speech.attribution.grammar.nobody import (
    acts_otherwise,
    is_addressed,
    is_called,
    is_named,
    is_no_one,
    is_saying,
    is_set_phrase,
    is_undergone,
    runs_on,
    sourceless,
)
from quotetrace.speech.attribution.grammar.objects import does_a_deed
from quotetrace.speech.attribution.speakers import choose_speaker
from quotetrace.speech.people.names.vocabulary import phrase_words
from quotetrace.speech.prose.prose import Prose

__all__ = ["FRAMES", "Attribution", "attribute"]

FRAMES = ("none", "after", "before", "around")
# How much less probable an attribution of marked words may be than one of others.
MARKED_LEAST = 0.5
# Three frames that score no more than this have a probability of .06 together: no attribution is as improbable.
HOPELESS = -4.0
# Behind these a sentence in marks is all that the verb behind it reports.
OPENING = frozenset(":(")
# How many cues are weighed together.
AT_ONCE = 500


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
    cues = [cue for cue in find_cues(prose) if cue.first not in taken]
    for cue, scores in zip(cues, scores_of(prose, kinds, cues), strict=True):
        inner = embedded(prose, cue)
        if inner is not None:
            yield Attribution(cue, "after", (inner[0],), inner[1], EMBEDDED)
            continue
        top = max(scores)
        chance = 1 - softmax([0.0, *scores])[0] if top > HOPELESS else 0.0
        sure = chance >= least or certain(prose, cue) or takes_clause(prose, cue) or (cue.introducer == "-" and inserted(prose, cue) is not None)
        if not (sure or chance >= least * MARKED_LEAST) or silent(prose, cue) or unspoken(prose, cue) or is_set_phrase(prose, cue) or is_undergone(prose, cue) or is_of_a_charge(prose, cue):
            continue
        handed_over = follows_quotation(prose, cue)
        frame, content = placed(prose, kinds, cue, "before" if handed_over else FRAMES[1 + scores.index(top)], handed_over)
        content = tuple((behind_conjunction(prose, cue, part[0]), part[1]) for part in content if part[0] < part[1])  # a text may break off behind "that"
        if not content or runs_on(prose, cue, content) or does_a_deed(prose, cue, content) or not (sure or has_marks(prose, cue, content)):
            continue
        speaker = choose_speaker(prose, kinds, cue, frame, content)
        if (speaker is None or cue.kind == "tell") and holds_subject(prose, cue, content):
            behind = sensible(prose, cue, locate(prose, kinds, cue, "after"))
            if behind and prose.words.tags[behind[0][0]] not in FINITE:
                frame, content = "after", behind
                speaker = choose_speaker(prose, kinds, cue, frame, content)
        if speaker and speaker.rank < 0 and is_addressed(prose, cue, speaker.last):
            speaker = None
        if speaker and speaker.rank > 0 and content[-1][1] <= cue.first and is_object_behind(prose, cue, content, speaker.last):
            continue
        if not (no_source(prose, cue, speaker) if speaker else sourceless(prose, cue, content)):
            yield Attribution(cue, frame, content, speaker, max(least, chance))


def placed(prose: Prose, kinds: list[str], cue: CueWord, frame: str, handed_over: bool) -> tuple[str, Content]:
    """The frame of a cue and its content: those that `frame` gives, or where it gives none or grammar forbids it, another."""
    comma = inverted_at_end(prose, cue)
    if comma is not None:
        return "before", ((cue.window[0], comma),)
    viewed = in_view(prose, cue)
    if viewed is not None:
        return "after" if viewed[0] > cue.first else "before", (viewed,)
    behind = hung(prose, cue)
    if behind is not None:
        return "after", ((behind[0], best_end(prose, kinds, cue, place_facts(cue, "a"), behind[0], ends_after(prose, cue, behind[0]))),)
    breaks = inserted(prose, cue)
    if breaks is not None:
        off, on = breaks
        end = best_end(prose, kinds, cue, place_facts(cue, "a"), on, ends_after(prose, cue, on))
        return "around", ((relative_start(prose, behind_colon(prose, cue), off), off), (on, end))
    ends = closes_sentence(prose, cue)
    comma = subject_comma(prose, cue) if ends and not handed_over else None
    if comma is not None and (cue.kind == "tell" or all(stretch < 0 for stretch in prose.stretch_of[cue.window[0] : comma])):
        start = best_start(prose, kinds, cue, place_facts(cue, "b"), starts_before(prose, cue, comma))
        whole = prose.words.tags[start - 1] == "K" or (prose.words.tags[start - 1] == "," and prose.words.tags[cue.window[0]] in "PS")
        return "before", ((cue.window[0] if whole else start, comma),)
    closed = ends or (cue.kind == "source" and cue.first > cue.window[0] and not source_leads(prose, cue))
    ahead = frame in ("before", "around") and (introduces_sentence(prose, cue) or looks_ahead(prose, cue))
    ahead = not handed_over and (ahead or opens_own(prose, cue) or declines(prose, cue))
    frame = "before" if closed else "after" if ahead or governs(prose, cue) else frame
    handed = quotation_before(prose, kinds, cue) if handed_over else ()
    located = handed or locate(prose, kinds, cue, frame)
    if lost_opening(prose, cue, located):
        return frame, ()
    content = sensible(prose, cue, located)
    if not closed and frame != "after" and (not content or poses(prose, cue)):
        frame, content = "after", sensible(prose, cue, locate(prose, kinds, cue, "after"))
    elif said_before(prose, cue, content):
        frame, content = "before", sensible(prose, cue, locate(prose, kinds, cue, "before"))
    if frame == "before" and (not content or (ends and prose.words.tags[content[0][0] - 1] == "K")):
        content = ((cue.window[0], subject_comma(prose, cue)),)
    if frame == "around" and len(content) == 1 and content[0][0] >= cue.last and certain(prose, cue):
        frame = "after"
    shown = (without_lead(prose, cue, part) if part[0] >= cue.last else (relative_start(prose, *part), part[1]) for part in content)
    return frame, tuple(part for part in shown if part[0] < part[1])


def relative_start(prose: Prose, first: int, off: int) -> int:
    """Where content begins that begins with word `first` and breaks off at the comma before or at word `off`: with the relative clause that
    opens right there, behind a comma, if one does: all of them, | with which, she said, there was."""
    lower = prose.words.lower
    comma = off - (lower[off - 1] == ",")
    start = comma - 1 - (prose.words.tags[comma - 2] == "P")
    opens = start - 1 > first and lower[comma] == "," and prose.words.tags[comma + 1] != "P" and lower[start - 1] == "," and lower[comma - 1] in column("relatives")
    return start if opens else first


def behind_conjunction(prose: Prose, cue: CueWord, first: int) -> int:
    """Where content begins before its cue, without the conjunction that opens the author's sentence: But | the pier is safe, Okoro said."""
    opens = first == cue.window[0] < cue.first - 1 and prose.stretch_of[first] == prose.stretch_of[cue.first]
    return first + (opens and prose.words.lower[first] in phrase_words("contrast") and prose.words.tags[first] == "C")


def source_leads(prose: Prose, cue: CueWord) -> bool:
    """Whether what a source says can stand behind it: no comma stands before (The pier is safe, according to Ruiz), or a comma or marks do behind."""
    lower, last = prose.words.lower, cue.window[1]
    return lower[cue.first - 1] != "," or "," in lower[cue.last : last] or any(stretch >= 0 for stretch in prose.stretch_of[cue.last : last])


def no_source(prose: Prose, cue: CueWord, speaker: NounPhrase) -> bool:
    """Whether the phrase that would be the speaker says nothing itself: it is called something, is a motto, or does something else."""
    if is_no_one(prose, cue, speaker.first) or (speaker.rank < 0 and (is_called(prose, cue) or is_named(prose, cue, speaker.last))):
        return True
    return is_saying(prose, speaker.first, speaker.last) or acts_otherwise(prose, cue, speaker.last)


def scores_of(prose: Prose, kinds: list[str], cues: Sequence[CueWord]) -> Iterator[list[float]]:
    """The score of each of `FRAMES` but the first, for each cue."""
    frames = load_classifier("frame", CueFacts._fields, FRAMES)
    facts = cue_facts(prose, kinds, cues)
    while some := list(islice(facts, AT_ONCE)):
        yield from frames.scores(list(zip(*some, strict=True)))


def locate(prose: Prose, kinds: list[str], cue: CueWord, frame: str) -> tuple[tuple[int, int], ...]:
    """The ranges of words that are the content of `cue` in `frame`; none where there is no room for one."""
    content = []
    if frame != "after":
        ends = ends_before(prose, cue)
        if ends:
            given = place_facts(cue, "b")
            end = best_end(prose, kinds, cue, given, cue.window[0], ends)
            starts = starts_before(prose, cue, end)
            if starts and starts[0] < end:
                content.append((best_start(prose, kinds, cue, given, starts), end))
    if frame != "before":
        starts = starts_after(prose, cue)
        if starts:
            given = place_facts(cue, "a")
            source = source_end(prose, cue) if cue.kind == "source" else question_behind(prose, cue)
            start = with_negation(prose, best_start(prose, kinds, cue, given, starts)) if source is None else source + 1
            end = best_end(prose, kinds, cue, given, start, ends_after(prose, cue, start)) if start < cue.window[1] else start
            if start < end:
                content.append((start, end))
    return tuple(content)


def quotation_before(prose: Prose, kinds: list[str], cue: CueWord) -> tuple[tuple[int, int], ...]:
    """The range of words that ends with the quotation before `cue`: the quotation, and the clause that it ends, if it does.

    None where a comma behind the quotation leaves open whether it is the end: "...," like the markets, said Curtin.
    """
    number = bisect_left(prose.stretches, (cue.first,)) - 1
    first, end = prose.stretches[number - 1 if number == prose.stretch_of[cue.first] else number]
    if "," in prose.words.tags[end : cue.first]:
        return ()
    before, written = prose.words.lower[first - 1], prose.words.written[first + 1]
    set_off = before in DASHES and cue.last < cue.window[1] and prose.words.lower[cue.last] in DASHES
    if first <= cue.window[0] or set_off or (before in OPENING and written[0].isupper()):
        return ((first, end),)
    starts = starts_before(prose, cue, end)
    return ((best_start(prose, kinds, cue, place_facts(cue, "b"), starts), end),)


def best_start(prose: Prose, kinds: list[str], cue: CueWord, given: PlaceFacts, places: list[int]) -> int:
    """The place that content most likely begins at."""
    if len(places) == 1:
        return places[0]
    ranker = load_ranker("start", PlaceFacts._fields, Starts._fields)
    start = places[ranker.best(given, describe_starts(prose, kinds, cue, given.side, places))]
    return behind_that(prose, cue, start)


def best_end(prose: Prose, kinds: list[str], cue: CueWord, given: PlaceFacts, start: int, places: list[int]) -> int:
    """The place that content which begins at `start` most likely ends at."""
    if len(places) == 1:
        return places[0]
    ranker = load_ranker("end", PlaceFacts._fields, Ends._fields)
    return places[ranker.best(given, describe_ends(prose, kinds, cue, start, places))]
