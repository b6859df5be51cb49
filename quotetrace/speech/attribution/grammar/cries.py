"""Quotations that a noun of crying out leads to, without anybody who is named: shouts of “Shame!” and “Out!”"""

from quotetrace.speech.attribution.candidates.cues import CueWord
from quotetrace.speech.attribution.candidates.lookalikes import is_cry
from quotetrace.speech.attribution.candidates.syntax import opens_stretch
from quotetrace.speech.prose.prose import Prose

__all__ = ["cried"]


def cried(prose: Prose, cue: CueWord) -> tuple[tuple[int, int], ...]:
    """The quotations behind a noun of crying out and "of", those that "and" or a comma joins too; none where none
    follows."""
    if cue.kind != "manner" or cue.form != "F" or not is_cry(prose, cue.first):
        return ()
    found = []
    at = cue.last + 1
    while opens_stretch(prose, at):
        found.append(prose.stretches[prose.stretch_of[at]])
        at = found[-1][1]
        at += prose.words.tags[at : at + 1] == ","
        at += prose.words.tags[at : at + 1] == "C"
    return tuple(found)
