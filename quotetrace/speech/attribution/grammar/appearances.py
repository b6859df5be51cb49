"""What somebody appears, or gets in touch, to say: used his speech | to call for a vote; took to Twitter | to brand it
“late”; phoned | to say that it was over."""

from dataclasses import replace
from functools import cache

from quotetrace.lexicon import column
from quotetrace.speech.attribution.candidates.apposition import adverbs_before
from quotetrace.speech.attribution.candidates.cues import CueWord
from quotetrace.speech.attribution.candidates.sources import NounPhrase, phrase_ending
from quotetrace.speech.attribution.candidates.syntax import has_clause_at
from quotetrace.speech.attribution.grammar.silences import silence
from quotetrace.speech.prose.prose import Prose, opens_stretch
from quotetrace.speech.prose.verbs import reporting_forms

__all__ = ["appears", "subject_of_appearance"]

# How far before the infinitive the verb of the appearance may stand, and what stands between them.
REACH, BETWEEN = 10, frozenset("DHJNEQ#Y~LPRT")
# How far behind "call" the marked words may begin (call the old lock a “sieve”).
MARKS_REACH = 5
# The classes of verbs behind which a clause says what was said, and those whose object does.
BY_CLAUSE, BY_OBJECT = frozenset({"say", "state", "tell"}), frozenset({"announce", "accuse", "urge", "deny"})


@cache
def channels() -> frozenset[str]:
    """The nouns of the channels on which somebody appears."""
    return frozenset().union(*(column("channels", "noun", type=kind) for kind in silence("appearing")))


def appears(prose: Prose, cue: CueWord) -> bool:
    """Whether an infinitive tells what somebody says on the channel that stands before it, or to whom the verb before it
    gets through: took to Twitter | to accuse her of theft; replied on Friday | to suggest it was late."""
    lower, verb = prose.words.lower, verb_before(prose, cue)
    if verb is None:
        return False
    clause = has_clause_at(prose, cue.last + (prose.words.tags[cue.last : cue.last + 1] == "K"), cue.window[1])
    form = reporting_forms().get(lower[verb])
    if form is not None and form.lemma in silence("calling"):
        return clause and cue.speech == "yes"
    if not any(is_channel(prose, i) for i in range(verb + 1, cue.first - 1)):
        return False
    if cue.kind == "call":
        near = range(cue.last, min(cue.window[1], cue.last + MARKS_REACH))
        return not silence("called for").isdisjoint(lower[cue.last : cue.last + 1]) or any(
            opens_stretch(prose, i) for i in near
        )
    return cue.kind in BY_OBJECT or (cue.kind in BY_CLAUSE and clause)


def subject_of_appearance(prose: Prose, cue: CueWord) -> NounPhrase | None:
    """Who appears, by a finite verb right behind or by a participle behind “with”: | Okoro | had used a speech to call for
    it; it went on, with | Okoro | taking to Twitter to call her “late”."""
    verb = verb_before(prose, cue)
    if verb is None:
        return None
    participle = prose.words.tags[verb] == "G"
    at = verb if participle else adverbs_before(prose, replace(cue, first=verb, last=verb + 1))
    subject = phrase_ending(prose, at, cue.window[0])
    if subject is None or (participle and prose.words.lower[subject[0] - 1] != "with") or not appears(prose, cue):
        return None
    return NounPhrase(*subject, -1)


def verb_before(prose: Prose, cue: CueWord) -> int | None:
    """The verb that tells what was done in order to say something by an infinitive: | took | to Twitter to call; None where
    it was not done."""
    tags, to = prose.words.tags, cue.first - 1
    if cue.form != "B" or tags[to] != "T" or prose.stretch_of[cue.first] >= 0 or tags[cue.last : cue.last + 1] == "R":
        return None
    least = max(cue.window[0], to - REACH)
    verb = next((i for i in range(to - 1, least, -1) if tags[i] not in BETWEEN or tags[i : i + 2] == "TB"), least)
    undone = silence("negation") | silence("being") | silence("lacking")
    done = tags[verb] in "VFG" and prose.words.lower[verb] not in silence("shunning")
    done = done and undone.isdisjoint(prose.words.lower[max(least, verb - 2) : verb])
    return verb if done else None


def is_channel(prose: Prose, i: int) -> bool:
    """Whether word `i` ends the name of a channel: on | Twitter; a news | conference; two talk | shows."""
    written = prose.words.written[i]
    names = (written, written.removesuffix("s"), " ".join(prose.words.written[i - 1 : i + 1]))
    return prose.words.tags[i + 1] not in "NE" and any(name in channels() for name in names)
