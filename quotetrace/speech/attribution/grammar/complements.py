"""Clauses that hang on a word that is no finite verb: Okoro's claim | that the pier is safe; by declaring | that it is
shut."""

from functools import cache

from quotetrace.lexicon import column
from quotetrace.speech.attribution.candidates.cues import FINITE, CueWord
from quotetrace.speech.attribution.candidates.sources import phrase_ending, phrase_starting
from quotetrace.speech.attribution.candidates.syntax import has_clause_at, has_clause_behind_that, outer_verb
from quotetrace.speech.attribution.grammar.marks import clause
from quotetrace.speech.attribution.grammar.owners import held_at, hung, is_around, owner, uttered
from quotetrace.speech.attribution.grammar.silences import is_passive, silence, verb_classes
from quotetrace.speech.people.names.vocabulary import phrase_words, vocabulary
from quotetrace.speech.prose.classes import STOPS
from quotetrace.speech.prose.listed import nouns_of_speech
from quotetrace.speech.prose.prose import Prose, opens_stretch
from quotetrace.speech.prose.verbs import reporting_forms

__all__ = ["around_view", "in_view", "takes_clause", "unspoken"]

# How far behind a verb of writing the infinitive may stand that says what was written, and what stands between.
POSTED_REACH, WHEN = 5, frozenset("PLER")
# The classes of verbs whose passive with "to have" or "to be" names no source.
PASSED_ON = frozenset({"say", "announce", "state"})
# The classes of the verbs whose nouns take what will be done: a promise to, a demand to.
DEEDS = frozenset({"promise", "urge"})


def takes_clause(prose: Prose, cue: CueWord) -> bool:
    """Whether a clause hangs on a noun of speech that somebody owns, on a gerund behind a preposition that does not
    undo it, or on an infinitive behind a verb that means that it was done: went on to say, was quick to add."""
    tags, at = prose.words.tags, cue.last
    at += tags[at : at + 2] == "RK"  # quick to point out that
    if prose.stretch_of[cue.first] >= 0 or prose.stretch_of[at : at + 1] != prose.stretch_of[cue.first : cue.first + 1]:
        return False
    that = is_that(prose, cue, at)
    if cue.kind == "noun":
        if in_view(prose, cue) or around_view(prose, cue) or hung(prose, cue):
            return True
        deed = tags[at : at + 2] in ("TB", "TN") and is_of_a_deed(cue)
        return (that or takes_object(cue) or deed) and (
            owner(prose, cue) is not None
            or (deed and uttered(prose, cue))  # delivered a forceful promise to
            or (takes_object(cue) and uttered(prose, cue, "voicing"))  # expressed concern over
            or (that and (uttered(prose, cue) or is_around(prose, cue) or held_at(prose, cue) is not None))
        )
    if that and cue.form == "B" and uttered(prose, cue):
        return True  # expressed regret that
    if cue.form == "B" and tags[cue.first - 1] == "T":
        return that and cue.speech in ("yes", "found") and prose.words.lower[cue.first - 2] in silence("leading")
    return (
        that
        and cue.form == "G"
        and cue.speech == "yes"
        and tags[cue.first - 1] == "P"
        and prose.words.lower[cue.first - 1] not in silence("lacking")
    )


def is_that(prose: Prose, cue: CueWord, at: int) -> bool:
    """Whether word `at` is a "that" with a clause behind it, or marked words, perhaps behind their subject: a claim |
    that | it leaks, that | “it leaks,” that critics “touch grass”."""
    tags = prose.words.tags
    if tags[at : at + 1] != "K" or at + 1 >= cue.window[1]:
        return False
    marked = opens_stretch(prose, at + 1) or (tags[at + 1] in "NEO" and opens_stretch(prose, at + 2))
    return marked or has_clause_behind_that(prose, at + 1, cue.window[1])


def unspoken(prose: Prose, cue: CueWord) -> bool:
    """Whether nobody is told to say anything here: the man accused of theft told a jury; a message in which he wrote;
    was reported by the Post to have left."""
    tags, at = prose.words.tags, cue.last
    if tags[at : at + 2] == "PW" and prose.words.lower[at + 1] in column("relatives"):
        return True
    if (noun := handed_on(prose, cue)) is not None and tags[noun + 1 : noun + 2] == "K":
        bare = tags[noun + 2 : noun + 3] in FINITE and max(prose.stretch_of[noun : cue.window[1]]) < 0
        return bare or is_that(prose, cue, noun + 1)  # replied with a claim that it leaks, with a joke that fell flat
    done = phrase_starting(prose, at, cue.window[1]) if cue.kind == "continue" and cue.form in "VF" else None
    by = prose.words.lower[done[1] : done[1] + 2] if done else []
    if by[:1] == ["by"] and by[-1] in saying():
        return True  # opened her show by saying
    if cue.lemma in silence("worded") and in_view(prose, cue) is None and hung(prose, cue) is None:
        return True  # a play on words
    between = WHEN if cue.kind == "write" else frozenset("R")  # called back to say; but called on him to speak
    to = tags.find("TB", at, at + POSTED_REACH) if cue.kind == "write" or cue.lemma in silence("calling") else -1
    if to >= 0 and between.issuperset(tags[at:to]) and prose.words.lower[to + 1] in reporting_forms():
        return True  # tweeted on Friday to say
    passive = is_passive(prose, cue)
    if (
        (passive or cue.kind in ("other", "continue"))
        and tags[at : at + 1] == "G"
        and prose.words.lower[at] in reporting_forms()
    ):
        return True  # could be heard yelling
    if passive and cue.kind == "think" and tags[at : at + 2] == "TB" and prose.words.lower[at + 1] in reporting_forms():
        return True  # was heard to say
    if cue.kind == "colon" and tags[at : at + 1] == "O" and prose.words.lower[at] not in column("first_person"):
        verb = at + 1 + (tags[at + 1 : at + 2] == "R")
        said = reporting_forms().get("".join(prose.words.lower[verb : verb + 1]))
        if said is not None and said.speech == "yes":
            return True  # he was less kind: he said
    if (
        cue.kind in ("quote", "think")
        and cue.form in "VI"
        and not passive
        and tags[cue.first - 1] in "NE,C#L"
        and prose.words.lower[at : at + 1] == ["by"]
    ):
        return True  # a neighbour quoted by the paper, a tape heard by reporters
    return (
        is_reduced(prose, cue)
        or only_names(prose, cue)
        or (passive and cue.kind in PASSED_ON and tags[(on := behind_agent(prose, cue)) : on + 2] == "TM")
    )


@cache
def saying() -> frozenset[str]:
    """The forms in -ing of the verbs that report speech."""
    return frozenset(word for word, form in reporting_forms().items() if form.form == "G" and form.speech == "yes")


def takes_object(cue: CueWord) -> bool:
    """Whether a noun of speech stands with the preposition that leads to what it is about: call for."""
    noun, _, preposition = cue.lemma.rpartition(" ")
    return noun != "" and preposition in column("word_classes", "words", tag="P")


def handed_on(prose: Prose, cue: CueWord) -> int | None:
    """The noun of speech behind “with” with which somebody goes on: replied with a | claim."""
    at = cue.last + (prose.words.tags[cue.last : cue.last + 1] == "R")
    goes_on = cue.kind == "continue" and cue.form in "VF" and prose.words.lower[at : at + 1] == ["with"]
    phrase = phrase_starting(prose, at + 1, cue.window[1]) if goes_on else None
    return phrase[1] - 1 if phrase and prose.words.lower[phrase[1] - 1] in nouns_of_speech() else None


def behind_agent(prose: Prose, cue: CueWord) -> int:
    """The word behind a passive verb and by whom it is done: was reported by the Post | to have left."""
    by = prose.words.lower[cue.last : cue.last + 1] == ["by"]
    agent = phrase_starting(prose, cue.last + 1, cue.window[1]) if by else None
    return agent[1] if agent else cue.last


def is_reduced(prose: Prose, cue: CueWord) -> bool:
    """Whether a participle only tells behind a noun what was done to it, and the verb of its clause follows (the man
    accused of theft | told a jury, an aide briefed on it | said), or the noun stands behind the preposition that opens
    the sentence: In remarks released on Monday, he said; or it ranks the noun: the highest tide ever recorded."""
    tags, at, first = prose.words.tags, cue.last, cue.window[0]
    if (
        cue.form in "VI"
        and tags[max(0, cue.first - 2)] == "N"
        and prose.words.lower[cue.first - 1] in silence("superlative")
    ):
        return True
    opens = tags[first] == "P" and cue.form in "VI" and tags[at : at + 1] in ("P", "L", "R")
    if opens and phrase_ending(prose, cue.first, first) == (first + 1, cue.first) and "," in tags[at : cue.window[1]]:
        return True
    comma = tags.find(",", at, cue.window[1])
    often = prose.words.lower[at + 1 : at + 2] != [] and prose.words.lower[at + 1] in phrase_words("occasion")
    if cue.form in "VI" and often and (tags[cue.first - 1], tags[comma : comma + 2]) == (",", ",M"):
        return True  # her claim, repeated seven times, was
    aside = tags[cue.first - 2 : cue.first] in (",R", "N,") and tags[at : at + 1] in ("P", "L") and comma > 0
    if cue.form in "VI" and aside and "K" not in tags[at:comma] and tags[comma + 1 : comma + 2] in ("V", "F"):
        return True  # a poll, also released on Monday, found
    done = (
        cue.form in "VI"
        and (
            (tags[cue.first - 1] in "NE" and tags[at : at + 1] == "P")
            or (tags[cue.first - 2 : cue.first] == "NR" and prose.words.lower[at : at + 1] == ["as"])
        )
        and (cue.kind in verb_classes("source", "needed in passive") or cue.lemma in silence("addressed"))
    )
    return done and prose.stretch_of[cue.first] < 0 and outer_verb(prose, at, cue.window[1], begun=True) < cue.window[1]


def only_names(prose: Prose, cue: CueWord) -> bool:
    """Whether a participle only tells behind a noun how somebody or something is called: a young man named Okoro,
    said; a play called “Late Trains” opened."""
    if prose.words.lower[cue.first] not in phrase_words("naming") or cue.form not in "VI":
        return False
    name = phrase_starting(prose, cue.last, cue.window[1])
    tags = prose.words.tags
    begin = prose.words.starts[cue.last] if cue.last < cue.window[1] else -1
    if tags[cue.first - 1] == "N" and any(title.start == begin for title in prose.titles):
        return True
    return (
        name is not None
        and set(tags[slice(*name)]) == {"E"}
        and tags[cue.first - 1] == "N"
        and tags[name[1] : name[1] + 1] in (",", ".", "V")
    )


def in_view(prose: Prose, cue: CueWord) -> tuple[int, int] | None:
    """The clause that holds in somebody's view, or by what somebody grants: In Okoro's view, | the pier is safe; | The
    pier is safe, | in his opinion; By his own admission, | it leaked; or the marked words that are somebody's: The pier
    was, in her words, | “a ruin”; a clause behind a semicolon: Vik left; in his view, | it was over."""
    lower, last = prose.words.lower, cue.window[1]
    view = opening_of_view(prose, cue)
    if view is None:
        return None
    first, at = view
    end = last - (lower[last - 1] in STOPS)
    if at == first and lower[cue.last : cue.last + 1] == [","]:
        return (cue.last + 1, end) if cue.last + 1 < end and clause(prose, cue.last + 1, end) else None
    if at == first and has_clause_at(prose, cue.last, end):
        return cue.last, end
    if at > first and lower[cue.last : cue.last + 1] == [","] and opens_stretch(prose, cue.last + 1):
        return prose.stretches[prose.stretch_of[cue.last + 1]]
    closes = cue.last >= end and at - 1 > first and (lower[at - 1] == "," or lower[at - 2] == ",")
    start = at - (lower[at - 1] == ",")
    long = cue.lemma in silence("worded") and "," in lower[first:start]  # he left, and 40 homes were lost, by its count
    return (first, start) if closes and not long and clause(prose, first, start) else None


def around_view(prose: Prose, cue: CueWord) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """The same where it is inserted behind the subject: | The trouble, | in her view, | is that it leaks."""
    view = opening_of_view(prose, cue)
    if view is None or prose.words.lower[view[1] - 1] != "," or prose.words.lower[cue.last : cue.last + 1] != [","]:
        return None
    (first, at), behind = view, cue.last + 1
    subject = phrase_starting(prose, first, at - 1)
    if subject is None or prose.words.lower[at + 1] in column("first_person"):
        return None
    head, known = subject[1] - 1, vocabulary()
    noun = prose.words.lower[head]
    if prose.words.tags[head] == "E" or noun in known.roles or noun in known.plurals:
        return None  # The judge, in her opinion, cited it
    goes_on = subject == (first, at - 1) and prose.words.tags[behind : behind + 1] in FINITE
    return ((first, at - 1), (behind, cue.window[1])) if goes_on else None


def opening_of_view(prose: Prose, cue: CueWord) -> tuple[int, int] | None:
    """The first word of the clause that somebody's view is of, or of what stands before it, and the preposition that
    opens the view: | He left | in his view; None where a noun is no view of somebody's."""
    lower, first = prose.words.lower, cue.window[0]
    semicolon = prose.words.tags.rfind(";", first, cue.first)
    first = semicolon + 1 if semicolon > 0 and prose.stretch_of[semicolon] == prose.stretch_of[cue.first] else first
    opinion, conceded = lower[cue.first] in silence("opinion"), cue.lemma in silence("conceding")
    whose = owner(prose, cue) if cue.kind == "noun" and (opinion or conceded) else None
    if whose is None or whose.first == first:
        return None
    at = whose.first - 1
    at -= at > first and lower[at] in phrase_words("article")  # in the Post's view
    return (first, at) if lower[at] == ("by" if conceded else "in") else None


def is_of_a_deed(cue: CueWord) -> bool:
    """Whether a noun is also a verb of promising or urging, or means as much: his threat to go."""
    form = reporting_forms().get(cue.lemma)
    return cue.lemma in silence("of deeds") or (form is not None and not DEEDS.isdisjoint(form.classes))
