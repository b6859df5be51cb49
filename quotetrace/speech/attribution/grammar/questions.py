"""Where the question stands behind a verb of asking: was asked whether she would resign; asked the clerk, Tor Vik, why."""

from quotetrace.speech.attribution.candidates.cues import CueWord
from quotetrace.speech.attribution.grammar.silences import silence
from quotetrace.speech.prose.prose import Prose

__all__ = ["poses", "question_behind"]

# What those who are asked are made of, with who, where and when they were.
HEARD = frozenset("DHJNEPLRU#Y.,")
# What the circumstances of a question begin with: wondered | on Monday, aloud.
WHEN = frozenset("PRL")
# How many words stand before the question, at most.
LEAD_REACH = 14


def poses(prose: Prose, cue: CueWord) -> bool:
    """Whether a verb of asking has its question right behind, or behind how, when and where it was asked: was asked
    whether she would resign, wondered on Monday why; not: wondered about the man who came."""
    if cue.kind != "ask":
        return False
    words, open_to = prose.words, silence("question")
    at = cue.last + (words.tags[cue.last : cue.last + 1] == "R")
    if not open_to.isdisjoint(words.lower[at : at + 1]):
        return True
    before = question_behind(prose, cue) if words.tags[cue.last : cue.last + 1] in WHEN else None
    return before is not None and words.tags[before] != "P" and words.lower[before + 1] in silence("posed")


def question_behind(prose: Prose, cue: CueWord) -> int | None:
    """The word before the question behind those who are asked it, who and where they are: asked Okoro during a visit |
    if she would go; asked the clerk, Tor Vik, | why; None where none is."""
    if cue.kind != "ask" or prose.stretch_of[cue.first] >= 0:
        return None
    i, last, tags = cue.last, min(cue.window[1], cue.last + LEAD_REACH), prose.words.tags
    while i < last and tags[i] in HEARD and prose.stretch_of[i] < 0:
        i += 1
    commas = tags[cue.last : i].count(",")
    whole = not commas or (commas == 2 and tags[i - 1] == ",")
    asked = cue.last < i < last and prose.words.lower[i] in silence("question") and tags[i] in "SW"
    return i - 1 if asked and whole else None
