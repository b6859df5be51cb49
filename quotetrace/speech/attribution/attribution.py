"""From cues to attributions: for each cue whether it attributes, what was said, and who said it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from quotetrace.lexicon import column
from quotetrace.speech.attribution.candidates.clauses import CueFacts, cue_facts
from quotetrace.speech.attribution.candidates.cues import FINITE, CueWord, find_cues
from quotetrace.speech.attribution.candidates.scorer import load_classifier, softmax
from quotetrace.speech.attribution.candidates.sources import NounPhrase
from quotetrace.speech.attribution.grammar.appearances import appears
from quotetrace.speech.attribution.grammar.certainty import certain, leads_to_quotation
from quotetrace.speech.attribution.grammar.complements import takes_clause, unspoken
from quotetrace.speech.attribution.grammar.copulas import equated, utters
from quotetrace.speech.attribution.grammar.cries import cried
from quotetrace.speech.attribution.grammar.embedded import EMBEDDED, embedded
from quotetrace.speech.attribution.grammar.frames import in_main, is_of_a_charge
from quotetrace.speech.attribution.grammar.gaps import gap_subject, only_mentions
from quotetrace.speech.attribution.grammar.handovers import follows_quotation
from quotetrace.speech.attribution.grammar.insertions import inserted
from quotetrace.speech.attribution.grammar.inversions import is_object_behind
from quotetrace.speech.attribution.grammar.limits import holds_subject
from quotetrace.speech.attribution.grammar.marks import Content, has_marks
from quotetrace.speech.attribution.grammar.nobody import (
    acts_otherwise,
    is_addressed,
    is_byname,
    is_called,
    is_called_behind,
    is_hearer,
    is_named,
    is_no_one,
    is_of_title,
    is_possession,
    is_saying,
    is_set_phrase,
    is_undergone,
    only_credits,
    only_describes,
    only_fronts,
    only_leads_up,
    sourceless,
)
from quotetrace.speech.attribution.grammar.objects import does_a_deed
from quotetrace.speech.attribution.grammar.overruns import breaks_off, runs_on
from quotetrace.speech.attribution.grammar.senses import is_meant_otherwise, only_rings
from quotetrace.speech.attribution.grammar.silences import silent
from quotetrace.speech.attribution.grammar.things import is_paper, is_read
from quotetrace.speech.attribution.placement import located_behind, placed
from quotetrace.speech.attribution.speakers import choose_speaker
from quotetrace.speech.people.names.vocabulary import phrase_words
from quotetrace.speech.prose.prose import Prose

__all__ = ["FRAMES", "HANDED_OVER", "Attribution", "attribute"]

FRAMES = ("none", "after", "before", "around")
# How much less probable an attribution of marked words may be than one of others.
MARKED_LEAST = 0.5
# Three frames that score no more than this, in hundredths, have a probability of .06 together: no attribution is as improbable.
HOPELESS = -400
# How probable a verb of speech with a speaker is, at least, to which a quotation hands over.
HANDED_OVER = 0.99
# How probable one in a relative clause is that leads to a quotation, at least: more than the perceiving verbs around it are
# found to be (saw a note in which he wrote: “Run.”), and less than most others.
HELD = 0.65
# How many cues are weighed together.
AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Attribution:
    """A cue with its content and its speaker, as ranges of words; `speaker` is None where the sentence names none."""

    cue: CueWord
    frame: str
    content: Content
    speaker: NounPhrase | None
    probability: float


def attribute(
    prose: Prose, kinds: list[str], least: float, taken: frozenset[int] = frozenset()
) -> Iterator[Attribution]:
    """The attributions that cues make with a probability of at least `least`, in the order of their cues.

    Cues that begin with one of the words `taken` are left out: something else has explained them.
    """
    cues = [cue for cue in find_cues(prose) if cue.first not in taken]
    for cue, scores in zip(cues, scores_of(prose, kinds, cues), strict=True):
        inner = embedded(prose, cue)
        if inner is not None:
            yield Attribution(cue, "after", (inner[0],), inner[1], EMBEDDED)
            continue
        chance = chance_of(scores)
        sure = chance >= least or is_certain(prose, cue)
        if not (sure or chance >= least * MARKED_LEAST) or reports_nothing(prose, cue):
            continue
        frame = FRAMES[1 + scores.index(max(scores))]
        found = attributed(prose, kinds, cue, frame, max(least, chance), sure)
        if found is not None:
            yield found


def scores_of(prose: Prose, kinds: list[str], cues: Sequence[CueWord]) -> Iterator[list[int]]:
    """The score of each of `FRAMES` but the first, for each cue."""
    frames = load_classifier("frame", CueFacts._fields, FRAMES)
    facts = cue_facts(prose, kinds, cues)
    while some := list(islice(facts, AT_ONCE)):
        yield from frames.scores(some)


def chance_of(scores: Sequence[int]) -> float:
    """How probable it is that a cue with these scores attributes at all."""
    return 1 - softmax([0, *scores])[0] if max(scores) > HOPELESS else 0.0


def is_certain(prose: Prose, cue: CueWord) -> bool:
    """Whether grammar alone tells that a cue attributes, however improbable the scorer finds it."""
    return (
        certain(prose, cue)
        or takes_clause(prose, cue)
        or appears(prose, cue)
        or gap_subject(prose, cue) is not None
        or equated(prose, cue) is not None
        or bool(cried(prose, cue))
        or (in_main(prose, cue) and inserted(prose, cue) is not None)
    )


def reports_nothing(prose: Prose, cue: CueWord) -> bool:
    """Whether grammar tells that a cue reports nothing, whatever stands around it."""
    return (
        silent(prose, cue)
        or unspoken(prose, cue)
        or is_set_phrase(prose, cue)
        or is_undergone(prose, cue)
        or is_possession(prose, cue)
        or is_of_title(prose, cue)
        or only_leads_up(prose, cue)
        or only_credits(prose, cue)
        or only_describes(prose, cue)
        or only_mentions(prose, cue)
        or is_of_a_charge(prose, cue)
        or is_meant_otherwise(prose, cue)
    )


def attributed(
    prose: Prose, kinds: list[str], cue: CueWord, frame: str, probability: float, sure: bool
) -> Attribution | None:
    """The attribution that a cue makes in its likeliest `frame`; None where nothing or nobody is left. Unless `sure`,
    only marked words are content."""
    handed_over = follows_quotation(prose, cue)
    frame, content = placed(prose, kinds, cue, "before" if handed_over else frame, handed_over)
    if is_nothing(prose, cue, content) or not (sure or has_marks(prose, cue, content)):
        return None
    speaker = choose_speaker(prose, kinds, cue, frame, content)
    within = speaker is not None and content[0][0] <= speaker.first and speaker.last <= content[0][1] <= cue.first
    if within or (
        (speaker is None or (cue.kind == "tell" and speaker.rank < 0)) and holds_subject(prose, cue, content)
    ):
        behind = located_behind(prose, kinds, cue)
        if behind and prose.words.tags[behind[0][0]] not in FINITE:
            if is_nothing(prose, cue, behind):
                return None
            frame, content = "after", behind
            speaker = choose_speaker(prose, kinds, cue, frame, content)
    if (
        speaker
        and speaker.rank < 0
        and (
            is_addressed(prose, cue, speaker.last) or is_called_behind(prose, cue, content, speaker.first, speaker.last)
        )
    ):
        speaker = None
    content = without_agent(prose, content, speaker)
    unheard = no_source(prose, cue, content, speaker) if speaker else sourceless(prose, cue, content)
    if speaker and cue.speech == "yes" and cue.kind != "other":
        if handed_over:
            probability = max(probability, HANDED_OVER)
        elif cue.opener in column("relatives") and leads_to_quotation(prose, cue):
            probability = max(probability, HELD)  # saw a note in which he wrote: “Run.”
    return None if unheard else Attribution(cue, frame, content, speaker, probability)


def without_agent(prose: Prose, content: Content, speaker: NounPhrase | None) -> Content:
    """The content without the speaker that ends it, behind “by”: branded a “liar” | by the mayor."""
    first, last = content[-1]
    by = speaker.first - 1 if speaker is not None else -1
    ends = speaker is not None and first < by < last and prose.words.lower[by] == "by" and last <= speaker.last + 1
    end = by - (prose.words.tags[by - 1] == "R")
    return (*content[:-1], (first, end)) if ends and end > first else content


def is_nothing(prose: Prose, cue: CueWord, content: Content) -> bool:
    """Whether a content is none: there are no words, the sentence runs on over them, they break off, or they are the
    object of a deed, or tell when something was said."""
    return (
        not content
        or (cue.kind == "noun" and tells_when(prose.words.tags, cue.last, content[0][0]))
        or only_joins(prose, cue, *content[0])
        or runs_on(prose, cue, content)
        or breaks_off(prose, cue, content)
        or does_a_deed(prose, cue, content)
        or is_hearer(prose, cue, content)
        or is_byname(prose, cue, content)
        or only_fronts(prose, cue, content)
        or only_rings(prose, cue, content)
        or is_read(prose, cue, content)
        or is_paper(prose, cue, content)
    )


def tells_when(tags: str, last: int, first: int) -> bool:
    """Whether the content of a noun of speech, from word `first` on, only tells when or where: comments | Thursday;
    comments Thursday | on the radio."""
    return tags[first] == "L" or (tags[first] in "PS" and tags[last] == "L")


def only_joins(prose: Prose, cue: CueWord, first: int, last: int) -> bool:
    """Whether bare words `first` to `last` behind a cue only join another verb to it, or tell on which day: which he
    both defended | and minimized; the suit he announced that | same day."""
    tags = prose.words.tags
    if first < cue.last or max(prose.stretch_of[first:last]) >= 0:
        return False
    day = tags[first - 1 : first + 2] == "KJL" and prose.words.lower[first] in phrase_words("identical")
    return day or tags[first : first + 2] in ("CV", "CI")


def no_source(prose: Prose, cue: CueWord, content: Content, speaker: NounPhrase) -> bool:
    """Whether the phrase that would be the speaker says nothing itself: it is an object, is called something, is a
    motto, does something else, or the content belongs to its verb: the shop “may” close."""
    if cue.form in FINITE | {"B"} and speaker.last <= content[0][0] and content[-1][1] == cue.first:
        return True
    if cue.kind == "other" and speaker.rank > 0 and utters(prose, speaker):
        return True  # “Never,” came the answer from Okoro
    if speaker.rank > 0 and content[-1][1] <= cue.first and is_object_behind(prose, cue, content, speaker.last):
        return True
    if is_no_one(prose, cue, speaker.first) or (
        speaker.rank < 0 and (is_called(prose, cue) or is_named(prose, cue, speaker.last))
    ):
        return True
    return is_saying(prose, speaker.first, speaker.last) or acts_otherwise(prose, cue, speaker.last)
