"""Relative clauses whose own subject is left out behind a verb of speech: the plan that critics say | would cost jobs ·
the man police say | was drunk."""

from quotetrace.lexicon import column
from quotetrace.speech.attribution.candidates.apposition import adverbs_before
from quotetrace.speech.attribution.candidates.cues import FINITE, CueWord
from quotetrace.speech.attribution.candidates.sources import NounPhrase, phrase_ending
from quotetrace.speech.attribution.candidates.syntax import behind_group, is_about_words, outer_verb
from quotetrace.speech.attribution.grammar.silences import opines
from quotetrace.speech.people.names.vocabulary import phrase_words, vocabulary
from quotetrace.speech.prose.listed import forms_of_be, nouns_for_many
from quotetrace.speech.prose.prose import Prose
from quotetrace.speech.prose.verbs import reporting_forms

__all__ = ["contact_subject", "gap_end", "gap_start", "gap_subject", "only_mentions"]

# The classes of verbs whose clause may lack its subject.
SAYING = frozenset({"say", "state", "think"})
# Those of verbs whose object may be told of: the words Moe said, the plan Moe announced.
MADE = frozenset({"say", "announce"})
# How many words the noun phrase has at most that a relative clause hangs on.
HEAD_WORDS = 40
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
    """Whether what follows a verb of speech is told of the words that were said: The words Moe said | were true; What
    Moe said on Friday | shocked her; or by it the author sums up what another reports; not: All Moe said was that it
    rained."""
    if is_about_words(prose, cue) or sums_up(prose, cue):
        return True
    subject = relative_clause(prose, cue, MADE) if cue.kind in MADE else None
    if subject is None or not is_alone(prose, cue, subject):
        return False
    if cue.kind == "announce":
        return True  # The plan Moe announced | cost jobs
    if prose.words.lower[cue.last] not in forms_of_be():
        return False
    behind = range(cue.last, cue.window[1])
    return not any(prose.words.tags[i] == "K" or prose.stretch_of[i] >= 0 for i in behind)


def sums_up(prose: Prose, cue: CueWord) -> bool:
    """Whether a relative clause without its pronoun hangs on the noun by which the author sums up what a verb of speech
    before it reports: Okoro said it was “a farce,” | a phrase she repeated."""
    tags, lower, first = prose.words.tags, prose.words.lower, cue.window[0]
    at = adverbs_before(prose, cue)
    subject = phrase_ending(prose, at, first) if cue.form in "VF" and prose.stretch_of[cue.first] < 0 else None
    noun = contact_start(prose, *subject) - 1 if subject else first
    start = noun
    while start > first and tags[start - 1] in "DJ":
        start -= 1
    if start == noun or lower[noun] not in phrase_words("summing up"):
        return False
    comma = start - 1 - (prose.stretch_of[start - 1] >= 0)
    known = (
        reporting_forms().get(lower[i]) for i in range(first, comma) if tags[i] in "VF" and prose.stretch_of[i] < 0
    )
    return comma > first and lower[comma] == "," and any(form is not None and form.speech == "yes" for form in known)


def contact_subject(prose: Prose, cue: CueWord) -> NounPhrase | None:
    """Who calls by a marked name what is the subject of the sentence, whose verb follows: The law | Okoro | called
    “mad” was dropped."""
    stretch = prose.stretch_of[cue.last] if cue.last < cue.window[1] else -1
    end = prose.stretches[stretch][1] if stretch >= 0 else cue.window[1]
    named = cue.kind == "call" and cue.form in "VF" and prose.stretch_of[cue.first] < 0 <= stretch
    if not named or end >= cue.window[1] or prose.words.tags[end] not in FINITE:
        return None
    phrase = phrase_ending(prose, adverbs_before(prose, cue), cue.window[0])
    start = contact_start(prose, *phrase) if phrase else 0
    hangs = start > cue.window[0] and prose.words.tags[start - 1] in NOUNS | {"K", "W"}
    return NounPhrase(start, phrase[1], -1) if phrase and hangs else None


def relative_clause(prose: Prose, cue: CueWord, kinds: frozenset[str] = SAYING) -> NounPhrase | None:
    """The subject of a verb of one of these kinds in a relative clause, if a finite verb follows right behind, or behind
    a day."""
    tags, verb = prose.words.tags, gap_start(prose, cue)
    reports = cue.kind in kinds and cue.form in "VFB" and (cue.speech != "thought" or opines(cue))
    if not reports or prose.stretch_of[cue.first] >= 0 or verb >= cue.window[1]:
        return None
    past = tags[verb] == "V" and tags[verb + 1 : verb + 2] in tuple("DHNEQ#" if cue.form in "BF" else "DHNE")
    finite = tags[verb] == "F" or is_auxiliary(prose, verb) or past
    phrase = phrase_ending(prose, cue.first, cue.window[0]) if finite and prose.stretch_of[verb] < 0 else None
    if phrase is None or prose.words.lower[phrase[0]] in column("first_person"):
        return None
    pronoun = phrase[0] - 1
    relative = prose.words.lower[pronoun] in column("relatives") or tags[pronoun - 1 : pronoun + 1] in ("NK", "EK")
    subject = NounPhrase(phrase[0] if relative else contact_start(prose, *phrase), phrase[1], -1)
    head = subject.first - 1 - relative
    return subject if head >= cue.window[0] and (relative or tags[head] in NOUNS) else None


def gap_start(prose: Prose, cue: CueWord) -> int:
    """The word with which the clause without its subject begins, behind when it was said: said on Monday | was unsafe."""
    tags = prose.words.tags
    return cue.last + (2 if tags[cue.last : cue.last + 2] == "PL" else int(tags[cue.last : cue.last + 1] == "L"))


def is_alone(prose: Prose, cue: CueWord, subject: NounPhrase) -> bool:
    """Whether the verb behind the cue is that of the main clause, for no other follows."""
    return main_waits(prose, cue, subject) and main_verb(prose, cue) == cue.window[1]


def is_auxiliary(prose: Prose, i: int) -> bool:
    """Whether word `i` is an auxiliary without a subject of its own: was; not: they're."""
    return prose.words.tags[i] == "M" and not any(mark in prose.words.lower[i] for mark in "'’")


def main_waits(prose: Prose, cue: CueWord, subject: NounPhrase) -> bool:
    """Whether the sentence opens with a noun phrase and has had neither a finite verb nor a comma before the subject of
    a relative clause, so that its verb follows this clause."""
    first = cue.window[0]
    before = prose.words.tags[first : min(subject.first, first + HEAD_WORDS + 1)]
    return len(before) <= HEAD_WORDS and before[:1] != "P" and "," not in before and FINITE.isdisjoint(before)


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
    return main_verb(prose, cue) if main_waits(prose, cue, subject) else cue.window[1]


def main_verb(prose: Prose, cue: CueWord) -> int:
    """The verb that a clause without its subject has kept waiting, which may look like a participle (A man police say
    shot two clerks | fled), or the end of the window."""
    start, last = gap_start(prose, cue), cue.window[1]
    outer = outer_verb(prose, start, last)
    past = prose.words.tags.find("V", behind_group(prose, start, last), last) if outer == last else outer
    return past if past > 0 and "K" not in prose.words.tags[start:past] else outer
