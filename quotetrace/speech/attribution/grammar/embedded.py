"""Speech that quoted words report without marks of its own: "My doctor told me | she is leaving" · "They say | the well
is dry, but I doubt it" """

from quotetrace.lexicon import column
from quotetrace.speech.attribution.candidates.apposition import adverbs_before
from quotetrace.speech.attribution.candidates.cues import FINITE, CueWord
from quotetrace.speech.attribution.candidates.sources import NounPhrase, phrase_ending
from quotetrace.speech.attribution.candidates.syntax import CIRCUMSTANCE, has_clause_at, is_many, subject_and_verb
from quotetrace.speech.attribution.grammar.limits import points_back
from quotetrace.speech.attribution.grammar.silences import silence, verb_classes
from quotetrace.speech.prose.prose import Prose
from quotetrace.speech.prose.verbs import reporting_forms

__all__ = ["EMBEDDED", "embedded"]

# The probability of such an attribution, whose grammar leaves little doubt.
EMBEDDED = 0.7
# How far behind its verb what was said begins.
LEAD_REACH = 8


def embedded(prose: Prose, cue: CueWord) -> tuple[tuple[int, int], NounPhrase | None] | None:
    """What a verb inside marks reports that somebody said, as a range of words, and who; None where it reports nothing.

    Only what did happen counts, told with a subject of its own: not "Tell me", "if he says", "I would say", "Did he
    tell you?".
    """
    if prose.stretch_of[cue.first] < 0 or cue.kind not in verb_classes("embedded", "yes"):
        return None
    first, last = cue.window
    at = adverbs_before(prose, cue)
    subject = phrase_ending(prose, at, first)
    if subject is None or prose.words.tags[subject[0] - 1] in "SW" or not happened(prose, cue, subject, at):
        return None
    passive = not silence("being").isdisjoint(prose.words.lower[at : cue.first])
    if (
        cue.kind == "ask"
        and not passive
        and prose.words.tags[subject[0]] == "O"
        and prose.words.lower[subject[0]] in column("first_person")
    ):
        return None  # a question of the speaker's own: I asked her why
    found = beginning(prose, cue, last, passive)
    if found is None:
        return None
    start, agent = found
    end = ending(prose, start, last, asked=cue.kind == "ask")
    speaker = agent if passive else NounPhrase(*subject, -1)
    return ((start, end), speaker) if end > start else None


def happened(prose: Prose, cue: CueWord, subject: tuple[int, int], at: int) -> bool:
    """Whether somebody did say, or says, what a verb reports: he told, he has told, was told, they tell; not he would
    tell, did he tell, nobody told, should be told."""
    tags, lower = prose.words.tags, prose.words.lower
    denied = any(lower[i] in silence("negation") for i in range(max(cue.window[0], subject[0] - 1), cue.first))
    no_one = not (silence("nobody") | {"no"}).isdisjoint(lower[slice(*subject)])
    if denied or no_one:
        return False
    if "M" in tags[at : cue.first]:
        return cue.form in "VI" and lower[at] not in silence("unwilling") | silence("owing")
    asked = subject[0] > cue.window[0] and tags[subject[0] - 1] == "M"
    return cue.form in "VF" or (cue.form == "B" and not asked and is_many(prose, subject[1] - 1))


def beginning(prose: Prose, cue: CueWord, last: int, passive: bool) -> tuple[int, NounPhrase | None] | None:
    """Where what was said begins behind its verb, across who was told and when, and by whom it was told in the
    passive."""
    tags, lower, at = prose.words.tags, prose.words.lower, cue.last
    agent = None
    while at < last and tags[at] in "PL" and (at + 1 < last or tags[at] == "L"):
        behind = at + 1
        while behind < last and tags[behind] in CIRCUMSTANCE and not (tags[behind] in "DH" and behind > at + 1):
            behind += 1
        if lower[at] == "by" and behind > at + 1:
            agent = NounPhrase(at + 1, behind, 1)
        at = behind
    addressed = told(prose, at, last) if cue.kind in ("tell", "ask") and not passive else at
    if addressed is None and cue.kind == "tell":
        return None
    at = addressed or at
    that = (
        tags.find("K", at, min(last, cue.last + LEAD_REACH)) if cue.kind == "say" and tags[at : at + 1] == "R" else -1
    )
    at = that if that > at and FINITE.isdisjoint(tags[at:that]) else at
    if (
        at + 1 >= last
        or at - cue.last > LEAD_REACH
        or prose.stretch_of[at] != prose.stretch_of[cue.first]
        or points_back(prose, at, last)
    ):
        return None
    at += tags[at] == "K"
    asked = lower[at] in silence("question")
    return (at, agent) if (asked or cue.kind != "ask") and has_clause_at(prose, at + asked, last) else None


def told(prose: Prose, at: int, last: int) -> int | None:
    """The word behind those who were told or asked: told me |, told my sister |."""
    tags = prose.words.tags
    if at < last and (tags[at] == "U" or prose.words.lower[at] in column("pronouns", "pronoun", kind="second")):
        return at + 1
    end = at
    while end < last and tags[end] in "DHQJNE#Y" and not (end > at and tags[end] in "DH"):
        end += 1
    return end if end > at else None


def ending(prose: Prose, start: int, last: int, *, asked: bool) -> int:
    """Where what was said ends: before the next clause of the one who reports it, or with the sentence; what was
    `asked`, before any clause with its own subject: I asked why it was shut | and she left."""
    for i in range(start + 1, last):
        if opens_another(prose, i, last) or (
            asked and prose.words.tags[i] == "C" and has_clause_at(prose, i + 1, last)
        ):
            return i
    while last > start and not prose.words.written[last - 1][0].isalnum():
        last -= 1
    return last


def opens_another(prose: Prose, i: int, last: int) -> bool:
    """Whether a mark or a conjunction at word `i` opens a clause with its own subject; behind a bare conjunction only
    one that reports."""
    tags, lower = prose.words.tags, prose.words.lower
    joined = tags[i] == "C"
    if not joined and lower[i] not in (",", ";", ":"):
        return False
    behind = i + 1 + (not joined and tags[i + 1 : i + 2] == "C")
    clause = subject_and_verb(prose, behind, last)
    if clause is None or lower[behind] in column("relatives"):
        return False
    return lower[clause[1]] in reporting_forms() or (not joined and has_clause_at(prose, behind, last))
