"""Quotations that a noun of crying out leads to: shouts of “Shame!” and “Out!” from the crowd."""

from quotetrace.speech.attribution.candidates.cues import CueWord
from quotetrace.speech.attribution.candidates.lookalikes import is_cry
from quotetrace.speech.attribution.candidates.sources import NounPhrase, phrase_starting
from quotetrace.speech.attribution.grammar.marks import Content
from quotetrace.speech.attribution.grammar.owners import possessor
from quotetrace.speech.attribution.grammar.silences import silence
from quotetrace.speech.people.names.vocabulary import phrase_words, vocabulary
from quotetrace.speech.prose.prose import Prose, opens_stretch

__all__ = ["cried", "crier"]


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


def crier(prose: Prose, cue: CueWord, cries: Content) -> NounPhrase | None:
    """Who cries out what a noun leads to: | their | shouts of “Shame!”; shouts of “Shame!” from | the crowd |."""
    lower, at = prose.words.lower, cries[-1][1]
    leads = at < cue.window[1] and lower[at] in silence("uttered by")
    phrase = phrase_starting(prose, at + 1, cue.window[1]) if leads else None
    if phrase is None:
        return possessor(prose, cue)
    known, head = vocabulary(), lower[phrase[1] - 1]
    people = head in known.roles or head in known.plurals or head in known.groups or head in phrase_words("audience")
    return NounPhrase(*phrase, 1) if people or prose.words.tags[phrase[1] - 1] == "E" else None
