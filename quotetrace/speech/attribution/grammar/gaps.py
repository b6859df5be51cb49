"""Relative clauses whose own subject is left out behind a verb of speech: the plan that critics say | would cost jobs ·
the man police say | was drunk."""

from quotetrace.lexicon import column
from quotetrace.speech.attribution.candidates.cues import FINITE, CueWord
from quotetrace.speech.attribution.candidates.sources import NounPhrase, phrase_ending
from quotetrace.speech.attribution.candidates.syntax import outer_verb
from quotetrace.speech.people.names.vocabulary import vocabulary
from quotetrace.speech.prose.listed import forms_of_be, nouns_for_many
from quotetrace.speech.prose.prose import Prose

__all__ = ["gap_end", "gap_subject", "only_mentions"]

# The classes of verbs whose clause may lack its subject.
SAYING = frozenset({"say", "state", "think"})
# What begins a noun phrase of its own, and what the noun ends in that the relative clause is of.
ARTICLES, NOUNS = frozenset("DH"), frozenset("NE#")


def gap_subject(prose: Prose, cue: CueWord) -> NounPhrase | None:
    """Who says what a relative clause without its subject tells: He rejects the plan | critics | say would cost jobs;
    a move that | Okoro | said would help; None where the cue has no such clause.

    The verb behind the cue is no part of such a clause if it is the only one of the main clause: The words Moe said |
    were true.
    """
    subject = relative_clause(prose, cue)
    return None if subject is None or is_alone(prose, cue, subject) else subject


def only_mentions(prose: Prose, cue: CueWord) -> bool:
    """Whether what follows a verb of speech is told of the words that were said: The words Moe said | were true; not:
    All Moe said was that it rained."""
    subject = relative_clause(prose, cue) if cue.kind == "say" else None
    if subject is None or not is_alone(prose, cue, subject) or prose.words.lower[cue.last] not in forms_of_be():
        return False
    behind = range(cue.last, cue.window[1])
    return not any(prose.words.tags[i] == "K" or prose.stretch_of[i] >= 0 for i in behind)


def relative_clause(prose: Prose, cue: CueWord) -> NounPhrase | None:
    """The subject of a verb of speech in a relative clause, if a finite verb follows right behind."""
    tags, verb = prose.words.tags, cue.last
    if cue.kind not in SAYING or cue.form not in "VFB" or prose.stretch_of[cue.first] >= 0 or verb >= cue.window[1]:
        return None
    finite = (
        tags[verb] == "F"
        or is_auxiliary(prose, verb)
        or (tags[verb] == "V" and tags[verb + 1 : verb + 2] in tuple("DHNE"))
    )
    phrase = phrase_ending(prose, cue.first, cue.window[0]) if finite and prose.stretch_of[verb] < 0 else None
    if phrase is None:
        return None
    pronoun = phrase[0] - 1
    relative = prose.words.lower[pronoun] in column("relatives") or tags[pronoun - 1 : pronoun + 1] in ("NK", "EK")
    subject = NounPhrase(phrase[0] if relative else contact_start(prose, *phrase), phrase[1], -1)
    head = subject.first - 1 - relative
    return subject if head >= cue.window[0] and (relative or tags[head] in NOUNS) else None


def is_alone(prose: Prose, cue: CueWord, subject: NounPhrase) -> bool:
    """Whether the verb behind the cue is that of the main clause, for no other follows."""
    return main_waits(prose, cue, subject) and outer_verb(prose, cue.last, cue.window[1]) == cue.window[1]


def is_auxiliary(prose: Prose, i: int) -> bool:
    """Whether word `i` is an auxiliary without a subject of its own: was; not: they're."""
    return prose.words.tags[i] == "M" and not any(mark in prose.words.lower[i] for mark in "'’")


def main_waits(prose: Prose, cue: CueWord, subject: NounPhrase) -> bool:
    """Whether the sentence has had neither a finite verb nor a comma before the subject of a relative clause, so that
    its verb follows this clause."""
    before = prose.words.tags[cue.window[0] : subject.first]
    return "," not in before and FINITE.isdisjoint(before)


def contact_start(prose: Prose, first: int, last: int) -> int:
    """The first word of the subject of a relative clause without a pronoun, in the run of words `first` to `last` that
    it ends: the plan | the minister, the deal | Moe, a man | police; `first` where it is all of them."""
    tags, lower = prose.words.tags, prose.words.lower
    article = max((i for i in range(first, last) if tags[i] in ARTICLES), default=first)
    if article > first:
        return article
    name = last
    while name > first and tags[name - 1] == "E":
        name -= 1
    if first < name < last:
        return first if lower[name - 1] in column("roles", "roles") or lower[name - 1] in vocabulary().titles else name
    noun, parted = lower[last - 1], last - first == 2 or (last - first > 2 and tags[first] in ARTICLES)
    return last - 1 if parted and (noun in nouns_for_many() or noun in vocabulary().plurals) else first


def gap_end(prose: Prose, cue: CueWord, subject: NounPhrase) -> int:
    """The word before which the clause without its subject ends: that of the verb whose subject it hangs on, if the
    sentence has had no verb yet: The plan that critics say would cost jobs | was dropped."""
    last = cue.window[1]
    return outer_verb(prose, cue.last, last) if main_waits(prose, cue, subject) else last
