"""Nouns of speech, who owns or utters them, and where the clause begins that they lead to: Okoro's claim was | that the
pier is safe."""

from quotetrace.lexicon import column
from quotetrace.speech.attribution.candidates.cues import FINITE, CueWord
from quotetrace.speech.attribution.candidates.sources import NounPhrase, can_speak, phrase_ending, phrase_starting
from quotetrace.speech.attribution.candidates.syntax import has_clause_at
from quotetrace.speech.attribution.grammar.silences import silence
from quotetrace.speech.prose.prose import Prose
from quotetrace.speech.prose.verbs import reporting_forms

__all__ = ["behind_hearer", "held_at", "hung", "is_around", "owner", "possessor", "uttered"]

# How many adjectives may stand between an owner and the noun, and what they are made of.
ADJECTIVES_REACH, ADJECTIVES = 4, frozenset("JNQ#ILR")
# What a name with its title is made of: Mr. Okoro.
NAME = frozenset("E.~")
# How far behind a noun of speech "that" may stand, behind who utters it.
HUNG_REACH = 16
# What tells when or where something was uttered.
WHERE, AGO = frozenset("PDHJQNEL#"), frozenset("DJ#LQR")


def hung(prose: Prose, cue: CueWord) -> tuple[int, NounPhrase] | None:
    """Where a clause begins that hangs on a noun by "that" behind who utters it, and who that is: a warning from | the
    baker | that | it leaked; the insistence of | Okoro | that | it leaked; the claim, made by | Okoro | in May, that |
    it leaked; or that is what somebody's noun was: | Okoro's claim, twice repeated, was that | it leaked; the defence
    of | Okoro | was that | it leaked; or behind when or where it was uttered: | his | claim in May that | it leaked."""
    tags, lower, at = prose.words.tags, prose.words.lower, cue.last
    at -= lower[at - 1] == "of"  # the criticism | of the crew was that
    if cue.kind != "noun" or tags[at : at + 1] not in ("P", "T", ",", "M", *"DJ#L"):
        return None
    last = min(cue.window[1], at + HUNG_REACH)
    that = tags.find("K", at, last)
    if that < 0 or prose.stretch_of[that] != prose.stretch_of[at] or not has_clause_at(prose, that + 1, cue.window[1]):
        return None
    be = that - (lower[that - 1] in silence("being"))
    heard = be < that and behind_hearer(prose, at, be) == be  # her message to the crew is that
    whose = possessor(prose, cue) if heard or is_meanwhile(prose, at, be) or is_inserted(prose, at, be) else None
    whose = whose or (owner_before(prose, cue, be) if be < that else None)
    if whose or be == at:
        return (that + 1, whose) if whose else None
    inserted = tags[at] == "," == tags[that - 1]
    utterer = silence("uttered by") | ({"of"} if lower[cue.first] in silence("opinion") else set())
    by = next((i for i in range(at, that) if lower[i] in utterer), that) if inserted else at
    phrase = phrase_starting(prose, by + 1, that) if lower[by] in utterer else None
    if phrase is None and not inserted and lower[at] == "of":
        phrase = phrase_starting(prose, at + 1, that)
        phrase = phrase if phrase and can_speak(prose, *phrase) else None
    told = tags[at:that].replace("VP", "IP")  # aired by Okoro
    if phrase is None or not FINITE.isdisjoint(told):
        return None
    closed = inserted or phrase[1] == that or lower[phrase[1]] == lower[that - 1] == ","
    return (that + 1, NounPhrase(*phrase, 1)) if closed else None


def behind_hearer(prose: Prose, at: int, last: int) -> int:
    """The word behind whom a noun of speech is meant for, or when it was uttered, from word `at` on: her message | to
    the crew | is; her answer | on Monday |: “No.”"""
    when = prose.words.tags[at : at + 2] == "PL"
    leads = prose.words.lower[at : at + 1] == ["to"]
    phrase = phrase_starting(prose, at + 1, last) if leads else None
    return phrase[1] if phrase else at + 2 * when


def is_inserted(prose: Prose, first: int, last: int) -> bool:
    """Whether words `first` to `last` are a relative clause or a participle with what belongs to it between two commas:
    her account, | which she gave in May, | is that."""
    tags, lower = prose.words.tags, prose.words.lower
    opens = tags[first + 1] in "VIG" or lower[first + 1] in column("relatives")
    return first + 1 < last - 1 and tags[first] == tags[last - 1] == "," and opens


def owner_before(prose: Prose, cue: CueWord, be: int) -> NounPhrase | None:
    """Who stands behind a noun as its owner, with a name in apposition, right before a form of be: the defence of | the
    accused, Dana Ruiz, | was that."""
    tags, of = prose.words.tags, cue.last - (prose.words.lower[cue.last - 1] == "of")
    phrase = phrase_starting(prose, of + 1, be) if prose.words.lower[of] == "of" else None
    if phrase is None:
        return None
    named = tags[phrase[1] : be] == "," + "E" * (be - phrase[1] - 2) + ","
    held = can_speak(prose, *phrase) or prose.words.lower[cue.first] in silence("opinion")
    if not (named or (phrase[1] == be and held)):
        return None
    return NounPhrase(phrase[0], be - 1 if named else be, 1)


def is_meanwhile(prose: Prose, first: int, last: int) -> bool:
    """Whether words `first` to `last` only tell when or where a noun was uttered: his claim | in May | that; or there
    are none."""
    tags, lower = prose.words.tags, prose.words.lower
    phrases = (i for i in range(first, last) if tags[i] == "P" and (i == first or lower[i] != "of"))
    told = all(lower[i] in silence("when or where") or tags[i + 1] == "L" for i in phrases)
    when = "L" in tags[first:last] and AGO.issuperset(tags[first:last])  # his claim a year ago that
    return first == last or when or (tags[first] == "P" and told and WHERE.issuperset(tags[first:last]))


def held_at(prose: Prose, cue: CueWord) -> int | None:
    """The form of be by which somebody is of an opinion, or the verb by which he goes on with a noun: Okoro | is | also
    of the view that; Okoro | replied | with a claim that."""
    tags, lower, i = prose.words.tags, prose.words.lower, cue.first - 1
    while i > cue.window[0] and (tags[i] in ADJECTIVES or tags[i] == "D"):
        i -= 1
    be = i - 1 - (i > cue.window[0] + 1 and tags[i - 1] == "R")
    if i > cue.window[0] and lower[i] == "with" and tags[be] in "VF" and "continue" in classes_of(lower[be]):
        return be
    return be if i > cue.window[0] and lower[i] == "of" and lower[be] in silence("being") else None


def classes_of(word: str) -> tuple[str, ...]:
    """The classes of the verb that a word in small letters is a form of."""
    form = reporting_forms().get(word)
    return form.classes if form else ()


def is_around(prose: Prose, cue: CueWord) -> bool:
    """Whether a noun of speech is told to be there, and nobody to utter it: there were conflicting reports."""
    lower, i = prose.words.lower, cue.first - 1
    while i > cue.window[0] and prose.words.tags[i] in ADJECTIVES:
        i -= 1
    return i > cue.window[0] and lower[i] in silence("being") and "there" in lower[max(cue.window[0], i - 2) : i]


def uttered(prose: Prose, cue: CueWord, verbs: str = "uttering") -> bool:
    """Whether a noun is what a verb before it, one of those of the kind `verbs`, utters: made the point, expressed deep
    regret."""
    tags, i = prose.words.tags, cue.first - 1
    while i > cue.window[0] and cue.first - i <= ADJECTIVES_REACH and (tags[i] in ADJECTIVES or tags[i] == "D"):
        i -= 1
    return prose.words.lower[i] in silence(verbs)


def owner(prose: Prose, cue: CueWord) -> NounPhrase | None:
    """Who utters a noun: Okoro's repeated claim, their vow, a warning from them that it leaks."""
    whose = possessor(prose, cue)
    if whose is not None:
        return whose
    behind = hung(prose, cue)
    return behind[1] if behind else None


def possessor(prose: Prose, cue: CueWord) -> NounPhrase | None:
    """To whom a noun belongs: Okoro's repeated claim, their vow; of a name, the name alone."""
    tags, least, i = prose.words.tags, cue.window[0], cue.first - 1
    while i > least and cue.first - i <= ADJECTIVES_REACH and (tags[i] in ADJECTIVES or tags[i - 1 : i + 2] == "J,J"):
        i -= 1
    if i < least or tags[i] not in "HY":
        return None
    if tags[i] == "H":
        return NounPhrase(i, i + 1, -1)
    first = i
    while first > least and tags[first - 1] in NAME:
        first -= 1
    phrase = (first, i) if first < i else phrase_ending(prose, i, least)
    return NounPhrase(*phrase, -1) if phrase else None
