"""When a verb of speech is meant otherwise: everything he says is true; after the strike was called, she left; Last week
proved that; called her on Monday."""

from quotetrace.lexicon import column
from quotetrace.speech.attribution.candidates.cues import FINITE, CueWord
from quotetrace.speech.attribution.candidates.sources import phrase_ending
from quotetrace.speech.attribution.grammar.assertions import is_impersonal
from quotetrace.speech.attribution.grammar.handovers import is_near_quotation
from quotetrace.speech.attribution.grammar.marks import Content
from quotetrace.speech.attribution.grammar.silences import is_passive
from quotetrace.speech.people.names.vocabulary import phrase_words
from quotetrace.speech.prose.prose import Prose

__all__ = ["is_meant_otherwise", "only_rings"]

# What ends a clause.
CLAUSE_END = frozenset(",.;")
# What stands behind whom somebody rings: when.
WHEN = frozenset("RLS.")


def is_meant_otherwise(prose: Prose, cue: CueWord) -> bool:
    """Whether a verb of speech outside of marks reports nothing here, by what stands around it."""
    return prose.stretch_of[cue.first] < 0 and (
        is_of_everything(prose, cue) or is_only_done(prose, cue) or is_of_time(prose, cue)
    )


def is_of_everything(prose: Prose, cue: CueWord) -> bool:
    """Whether the clause of a verb tells of which things another verb tells something: everything he says | is true."""
    if cue.form not in "VFB" or prose.words.tags[cue.last : cue.last + 1] not in FINITE:
        return False
    subject = phrase_ending(prose, cue.first, cue.window[0])
    opens = subject is None or subject[0] == cue.window[0]
    return subject is not None and not opens and prose.words.lower[subject[0] - 1] in phrase_words("everything")


def is_only_done(prose: Prose, cue: CueWord) -> bool:
    """Whether a passive ends its clause and no quotation stands near: after the winner was declared, she left."""
    ends = prose.words.tags[cue.last : cue.last + 1] in CLAUSE_END
    subordinate = cue.opener in phrase_words("fronted") | column("relatives")
    passive = ends and subordinate and is_passive(prose, cue)
    return passive and not is_impersonal(prose, cue) and not is_near_quotation(prose, cue)


def is_of_time(prose: Prose, cue: CueWord) -> bool:
    """Whether a time is the subject of a verb of showing: Last week proved that the law works."""
    opens = prose.words.tags[cue.window[0] : cue.first] in ("L", "JL", "DL", "DJL")
    return opens and cue.kind == "show" and cue.form in "VF"


def only_rings(prose: Prose, cue: CueWord, content: Content) -> bool:
    """Whether "call" means to ring somebody, for only when is told behind a name: called Okoro | shortly after noon."""
    first, last = content[0]
    if cue.lemma != "call" or first != cue.last or {*prose.stretch_of[first:last]} != {-1}:
        return False
    end = first
    while end < cue.window[1] and prose.words.tags[end] == "E":
        end += 1
    return end > first and prose.words.tags[end : end + 1] in WHEN
