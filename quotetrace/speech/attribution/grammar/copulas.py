"""Quotations that a form of be, or a passive, makes somebody's words: “Never” was Okoro's answer; her reply was “Never”;
“Never” is how she puts it; branded “theft” by Okoro."""

from quotetrace.lexicon import column
from quotetrace.speech.attribution.candidates.cues import DASHES, CueWord
from quotetrace.speech.attribution.candidates.sources import NounPhrase, can_speak, phrase_starting
from quotetrace.speech.attribution.candidates.syntax import has_clause_at
from quotetrace.speech.attribution.grammar.marks import opens_anew
from quotetrace.speech.attribution.grammar.owners import behind_hearer, possessor, uttered
from quotetrace.speech.attribution.grammar.silences import is_passive, silence
from quotetrace.speech.people.names.vocabulary import phrase_words, vocabulary
from quotetrace.speech.prose.classes import STOPS
from quotetrace.speech.prose.listed import nouns_of_speech
from quotetrace.speech.prose.prose import Prose, opens_stretch
from quotetrace.speech.prose.titles import set_like_title

__all__ = ["agent_at", "equated", "utters"]

# How far before its cue the word stands that opens the clause: how the mayor, Dana Ruiz, | put it.
CLAUSE_REACH = 12
# How many words and marks one word in marks is, with its stop.
ONE_WORD = 4
# What may stand between the article and its noun: the first, curt reply.
ATTRIBUTES = frozenset("JQN#")
# What opens a clause that hangs on a noun: by the time | he left.
SUBJECTS = frozenset("OEUK")


def equated(prose: Prose, cue: CueWord) -> tuple[tuple[int, int], NounPhrase | None] | None:
    """The quotation that is said to be what a noun of speech, or the clause of a verb, stands for, and whose it is; None
    where none is."""
    if cue.kind == "noun" and prose.stretch_of[cue.first] < 0:
        return equated_behind(prose, cue) or equated_before(prose, cue) or spelt_out(prose, cue) or set_off(prose, cue)
    if cue.form in "VI" and cue.kind != "other" and prose.stretch_of[cue.first] < 0:
        called = called_by(prose, cue)
        if called is not None:
            return called
    if cue.kind != "other":
        lower, least = prose.words.lower, max(cue.window[0], cue.first - CLAUSE_REACH)
        opener = next((i for i in range(cue.first - 1, least, -1) if lower[i] in silence("equating")), cue.window[0])
        part = quotation_until(prose, cue, opener)
        return (part, None) if part else None
    return None


def equated_behind(prose: Prose, cue: CueWord) -> tuple[tuple[int, int], NounPhrase | None] | None:
    """The quotation of a sentence behind a form of be and a noun with its owner, which opens the sentence: Her reply was
    | “Never”; The reply of | Okoro | was | “Never”. What is in small letters may only judge it: her reply was “late”."""
    start, whose = owned(prose, cue)
    at = whose.last if whose and whose.first >= cue.last else cue.last
    opens = start == cue.window[0] + (prose.words.tags[cue.window[0]] == "C")
    if (
        whose is None
        or not opens
        or silence("being").isdisjoint(prose.words.lower[at : at + 1])
        or not opens_anew(prose, at + 1)
    ):
        return None
    return prose.stretches[prose.stretch_of[at + 1]], whose


def equated_before(prose: Prose, cue: CueWord) -> tuple[tuple[int, int], NounPhrase | None] | None:
    """The quotation that opens the sentence before a form of be, a noun and its owner: “Never” | was | Okoro's answer;
    “Never” | was the curt answer from | Okoro."""
    start, whose = owned(prose, cue)
    part = quotation_until(prose, cue, start) if whose else None
    return (part, whose) if part else None


def spelt_out(prose: Prose, cue: CueWord) -> tuple[tuple[int, int], NounPhrase | None] | None:
    """The clause behind the colon behind a noun and its owner, which open the sentence: The aide's | prediction: | the
    bill falls by Friday."""
    whose, end = possessor(prose, cue), cue.window[1]
    at = behind_hearer(prose, cue.last, end) + 1
    end -= prose.words.lower[end - 1] in STOPS
    start, _ = owned(prose, cue)
    if whose is None or start != cue.window[0] or prose.words.lower[at - 1 : at] != [":"] or opens_stretch(prose, at):
        return None
    own = prose.words.lower[whose.first]
    speaks = (
        own not in column("first_person")
        if prose.words.tags[whose.first] == "H"
        else can_speak(prose, whose.first, whose.last)
    )
    tags = prose.words.tags[at:end]
    acts = tags[:2] == "EN" and prose.words.lower[at + 1].endswith("s") and tags[2:3] in tuple("PRTDL")  # Vik folds by
    return ((at, end), whose) if speaks and at < end and (acts or has_clause_at(prose, at, end)) else None


def set_off(prose: Prose, cue: CueWord) -> tuple[tuple[int, int], NounPhrase | None] | None:
    """The quotation that dashes set off behind a noun and its owner, or that ends the sentence behind a comma and a noun
    that somebody utters: Okoro's | answer — “Never” — was | short; the mayor gave a curt | answer, “Never.”"""
    lower, at = prose.words.lower, cue.last + 1
    if not opens_stretch(prose, at):
        return None
    (first, last), whose = prose.stretches[prose.stretch_of[at]], possessor(prose, cue)
    if lower[cue.last] in DASHES and whose is not None and lower[last : last + 1] and lower[last] in DASHES:
        return (first, last), whose
    ends = last >= cue.window[1] - 1 and lower[last - 2] in STOPS
    titled = set_like_title(prose.words, first, last) or lower[cue.first] in vocabulary().documents
    given = lower[cue.last] == "," and ends and whose is None and uttered(prose, cue)
    given = given and (last - first == ONE_WORD or not titled)
    return ((first, last), None) if given else None


def called_by(prose: Prose, cue: CueWord) -> tuple[tuple[int, int], NounPhrase] | None:
    """What a thing is called behind a participle, and by whom: The plan was branded | “theft” | by | Okoro; the plan,
    described | as a “theft” | by | Okoro; described by | Okoro | as “theft”."""
    lower, tags = prose.words.lower, prose.words.tags
    reduced = cue.opener not in column("relatives") and (cue.first == cue.window[0] or tags[cue.first - 1] in "MN,R")
    if not (reduced or is_passive(prose, cue)):
        return None
    agent = agent_at(prose, cue, cue.last)
    first = agent.last + (lower[agent.last : agent.last + 1] == [","]) if agent else cue.last
    likened = lower[first : first + 1] == ["as"]
    first = at = first + likened
    if cue.kind != "call" and not likened:
        return None
    while tags[at : at + 1] in tuple("DJ"):
        at += 1
    if not opens_stretch(prose, at):
        return None
    end = prose.stretches[prose.stretch_of[at]][1]
    agent = agent or agent_at(prose, cue, end)
    return ((first, end), agent) if agent else None


def agent_at(prose: Prose, cue: CueWord, by: int) -> NounPhrase | None:
    """Who does what a passive tells, behind the word “by”: by | Okoro; by | the tabloids; not by law, by the time he
    left."""
    phrase = phrase_starting(prose, by + 1, cue.window[1]) if prose.words.lower[by : by + 1] == ["by"] else None
    if phrase is None:
        return None
    tags = prose.words.tags
    name = phrase_starting(prose, phrase[1] + 1, cue.window[1]) if tags[phrase[1] : phrase[1] + 1] == "," else None
    if name is not None and set(tags[slice(*name)]) <= set("E.") and tags[name[1] : name[1] + 1] == ",":
        return NounPhrase(phrase[0], name[1], 1)  # by one juror, Dana Ruiz, as
    some = tags[phrase[0]] in "DHOUQ" or prose.words.lower[phrase[1] - 1].endswith("s")
    when = "L" in tags[slice(*phrase)] or tags[phrase[1] : phrase[1] + 1] in SUBJECTS
    return NounPhrase(*phrase, 1) if can_speak(prose, *phrase) or (some and not when) else None


def utters(prose: Prose, phrase: NounPhrase) -> bool:
    """Whether a phrase is a noun of speech and who utters it: the answer from Okoro."""
    lower = prose.words.lower
    by = next((i for i in range(phrase.first + 1, phrase.last) if lower[i] in silence("uttered by")), phrase.last)
    return by < phrase.last - 1 and lower[by - 1] in nouns_of_speech()


def owned(prose: Prose, cue: CueWord) -> tuple[int, NounPhrase | None]:
    """Where a noun begins with its owner or its article, and who owns it: | Okoro's answer; | the curt answer of |
    Okoro."""
    whose, start = possessor(prose, cue), cue.first
    if whose is not None:
        start = whose.first
        named = prose.words.tags[start] == "E"
        while named and start > cue.window[0] and prose.words.tags[start - 1] in ATTRIBUTES:
            start -= 1  # | tired publican Dana Ruiz's answer
    else:
        whose = utterer(prose, cue)
        while start > cue.window[0] and prose.words.tags[start - 1] in ATTRIBUTES:
            start -= 1
    return start - (start > cue.window[0] and prose.words.lower[start - 1] in phrase_words("article")), whose


def quotation_until(prose: Prose, cue: CueWord, start: int) -> tuple[int, int] | None:
    """The quotation that opens the sentence, if nothing but a form of be stands between it and word `start`."""
    be, first = start - 1, cue.window[0]
    stretch = prose.stretch_of[first]
    if be <= first or prose.words.lower[be] not in silence("being") or stretch < 0:
        return None
    begin, end = prose.stretches[stretch]
    return (begin, end) if begin == first and end == be and prose.marked[stretch].closed else None


def utterer(prose: Prose, cue: CueWord) -> NounPhrase | None:
    """Who stands behind a noun of speech as its owner, with a name in apposition: the answer of | Dana Ruiz; the verdict
    of | one of the crew, Tor Vik."""
    behind = prose.words.lower[cue.last] if cue.last < cue.window[1] else "."
    if behind != "of" and behind not in silence("uttered by"):
        return None
    phrase, tags = phrase_starting(prose, cue.last + 1, cue.window[1]), prose.words.tags
    if phrase is None:
        return None
    name = phrase_starting(prose, phrase[1] + 1, cue.window[1]) if tags[phrase[1] : phrase[1] + 1] == "," else None
    named = name is not None and set(tags[slice(*name)]) == {"E"} and tags[name[1] : name[1] + 1] in (",", ".")
    return NounPhrase(phrase[0], name[1] if name and named else phrase[1], 1)
