"""Quotations that a noun of crying out leads to, without anybody who is named: shouts of “Shame!” and “Out!”"""

from quotetrace.speech.attribution.candidates.cues import CueWord
from quotetrace.speech.attribution.candidates.lookalikes import is_cry
from quotetrace.speech.attribution.grammar.marks import Content
from quotetrace.speech.prose.prose import Prose, opens_stretch

__all__ = ["cried"]


def cried(prose: Prose, cue: CueWord) -> Content:
    """The quotations behind a noun of crying out and "of", those that "and" or a comma joins too; none where none
    follows."""
    if cue.kind != "manner" or cue.form != "F" or not is_cry(prose, cue.first):
        return ()
    tags, found, at, joined = prose.words.tags, [], cue.last + 1, True
    while joined and at < cue.window[1] and opens_stretch(prose, at):
        found.append(prose.stretches[prose.stretch_of[at]])
        end = at = found[-1][1]
        at += tags[at : at + 1] == ","
        at += tags[at : at + 1] == "C"
        joined = at > end or tags[end - 2] == ","
    return tuple(found)
