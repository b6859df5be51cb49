"""Whether what is said goes on, so that content cannot end there: a bracket is open, a clause waits for its verb, a
second one is joined."""

from quotetrace.lexicon import column
from quotetrace.speech.attribution.candidates.cues import DASHES, FINITE, CueWord
from quotetrace.speech.attribution.candidates.joins import NEGATIONS
from quotetrace.speech.attribution.candidates.sources import phrase_starting
from quotetrace.speech.attribution.candidates.syntax import (
    INSERTED,
    NOUNS,
    OF_CLAUSES,
    has_clause_at,
    is_many,
)
from quotetrace.speech.people.names.vocabulary import phrase_words
from quotetrace.speech.prose.prose import Prose
from quotetrace.speech.prose.verbs import holds_not, is_of_class, reporting_forms, same_in_past

__all__ = ["CLAUSAL", "STATING", "closes", "closes_next", "goes_on", "interrupts"]

RELATIVES = column("relatives")
STOPS_AND_COMMA = frozenset(".!?,")
# What a clause about the noun before it begins with, of which it may be only the owner.
OWNING = RELATIVES | column("pronouns", "pronoun", kind="relative")
SHIFTED = column("reported_tense")
# The classes of verbs that report a clause.
CLAUSAL = frozenset({"say", "state"})
# The classes of verbs by which a clause is said, also to somebody.
STATING = CLAUSAL | {"tell"}
# The classes of verbs that need more than their object: accused Okoro | of lying.
COMPLETED = frozenset({"accuse", "call", "urge", "ask"})
# A noun before these is no noun of two adjectives: a traitor, police chief Lund said.
NAMED_OR_VERB = FINITE | {"E"}
# How many digits a year has.
YEAR = 4
# What a phrase with a preposition is made of.
PHRASE = frozenset("PDJNEHQ#“G")
# The classes of verbs whose object is what was said or found.
NAMING = frozenset({"say", "state", "show", "announce", "promise"})


def goes_on(prose: Prose, cue: CueWord, start: int, i: int) -> bool:
    """Whether content that began at `start` cannot end before word `i`: a bracket is open, its clause still waits for
    its verb, or what is there belongs to the word before (a “proud baker” | who sings, a kind, | old man), or goes on
    with a second clause (and that, but that; and he believes).
    """
    tags, lower = prose.words.tags, prose.words.lower
    at = i + (lower[i] == ",")
    if (
        tags[at : at + 2] == "CK"
        or (cue.kind in ("say", "state", "tell") and prose.stretch_of[start] < 0 and thinks(prose, at))
        or joins_part_of_verb(prose, cue, start, at)
        or corrects(prose, cue, start, at)
        or joins_clause(prose, cue, start, at)
    ):
        return True
    if cue.form == "V" and lower[at : at + 1] == ["and"] and not SHIFTED.isdisjoint(lower[at + 1 : at + 2]):
        return True  # said it was shut, and could stay so
    second = tags.rfind("CK", start, i) if at > i else -1
    if second > 0 and OF_CLAUSES.isdisjoint(tags[second + 2 : i]):
        return True  # and that the crew, | which left, was late
    if at > i and interrupts(prose, cue, i):
        return True
    if lower[i] in DASHES and encloses_phrase(prose, i, cue.window[1]):
        return True
    if tags[i - 1 : i + 2] == "L,#" and len(lower[i + 1]) == YEAR:
        return True  # in March, | 2015
    if tags.rfind("(", start, i) > tags.rfind(")", start, i) and ")" in tags[i : i + INSERTED]:
        return True
    if at > i and (between_adjectives(prose, i) or lists_deeds(prose, start, i, cue.window[1])):
        return True
    bare = at == i and prose.stretch_of[i - 1] >= 0 and closes(prose, i - 1) and lower[i - 2][0].isalnum()
    if bare and (
        lower[i] in RELATIVES or tags[i] in "HENJ" or (tags[i] == "P" and names_finding(prose, cue, start, i))
    ):
        return True
    if cue.kind in COMPLETED and (
        completed_behind(prose, cue, start, at) if at > i else completed_later(prose, start, i)
    ):
        return True
    return waits(prose, cue, start, i)


def interrupts(prose: Prose, cue: CueWord, comma: int) -> bool:
    """Whether an apposition behind a comma, in which nobody speaks, only parts a clause from the second one with “that”:
    said 40 homes closed |, the most in years, and that more would; not: a promise that won and that she broke."""
    tags, lower, last = prose.words.tags, prose.words.lower, cue.window[1]
    second = tags.find(",CK", comma + 1, last)
    if second < 0 or cue.kind not in STATING or {*prose.stretch_of[cue.first : second]} != {-1}:
        return False
    aside = phrase_starting(prose, comma + 1, last) is not None and not has_clause_at(prose, comma + 1, second)
    told = "K" in tags[comma:second] or not RELATIVES.isdisjoint(lower[comma:second])
    speaks = any(is_of_class(lower[k], NAMING | STATING) for k in range(comma + 1, second) if tags[k] in FINITE)
    return aside and not told and not speaks and not FINITE.isdisjoint(tags[second:last])


def joins_clause(prose: Prose, cue: CueWord, start: int, at: int) -> bool:
    """Whether “and” or “but” at word `at` joins to a clause that somebody says a second one, or only its verb, by an
    auxiliary that reported words are shifted to, or by a form of be behind a common noun or any behind a pronoun: said
    it was late, | and the crew was cold; | but Foss could stay; | but could not sail; not: | but Foss was furious; |
    and has left; nor where somebody speaks: | and the mayor has said no; | but would not comment."""
    tags, lower, last = prose.words.tags, prose.words.lower, cue.window[1]
    if tags[at : at + 1] != "C" or cue.kind not in STATING or cue.form not in "VF" or cue.opener in RELATIVES:
        return False
    bare = max(prose.stretch_of[start : min(at + 2, last)], default=0) < 0
    if not bare or lower[at] not in phrase_words("contrast") or FINITE.isdisjoint(tags[start:at]):
        return False
    subject = phrase_starting(prose, at + 1, last)
    verb = subject[1] if subject else at + 1
    verb += tags[verb : verb + 1] == "R"
    if tags[verb : verb + 1] != "M" or lower[verb].endswith("ing"):
        return False
    if lower[verb].removesuffix("n't").removesuffix("n’t") not in SHIFTED:
        named = subject is None or "E" in tags[slice(*subject)]
        if named or not (tags[at + 1] == "O" or lower[verb] in phrase_words("being")):
            return False
    while verb < last and tags[verb] in "MR":
        verb += 1
    form = reporting_forms().get(lower[verb]) if verb < last else None
    return verb < last and (form is None or form.speech != "yes")


def lists_deeds(prose: Prose, start: int, comma: int, last: int) -> bool:
    """Whether a comma stands between verbs of one subject that hang on one auxiliary, or have one each, "and" before
    the last: she had hired it, | loaded it and driven it away; it had been old, | had leaked and been sold."""
    tags = prose.words.tags
    joined = tags.find("C", comma, last)
    within = tags[comma + 1 : joined]
    second, third = tags[comma + 1 : comma + 2], tags[joined + 1 : joined + 2]
    group = tags[start:comma].replace("R", "")
    hangs = ("MV" in group or "MI" in group) and second in ("V", "I") and third in ("V", "I")
    each = "M" in group and second == "M" and third in ("V", "I", "M", "B")
    apart = {"W", "K"} if each else {"M", "S", "W", "K"}
    return joined > 0 and (hangs or each) and apart.isdisjoint(within)


def between_adjectives(prose: Prose, comma: int) -> bool:
    """Whether a comma stands between two adjectives of one noun, which may be known as such by their place alone: a
    kind, | old man; a cold, | wet place."""
    tags, before, at = prose.words.tags, prose.words.lower[comma - 2], comma + 1
    if tags[comma - 1] == "J":
        return tags[at : at + 2] in ("JN", "JE", "JJ", "GN") or (
            before in phrase_words("article") and tags[at : at + 1] in ("J", "N")
        )
    if tags[comma - 1] != "N" or before not in phrase_words("article") - phrase_words("definite"):
        return False
    end = at
    while tags[end : end + 1] in ("J", "N"):
        end += 1
    return end > at + 1 and tags[end : end + 1] not in NAMED_OR_VERB and not prose.words.lower[end - 1].endswith("s")


def joins_part_of_verb(prose: Prose, cue: CueWord, start: int, at: int) -> bool:
    """Whether a conjunction at word `at` joins what cannot be the verb of the cue's subject but hangs on an auxiliary
    or “to” since `start`: said she had not read it | but written it; says he will stay | and await the end."""
    tags, verb = prose.words.tags, at + 1 + (prose.words.tags[at + 1 : at + 2] == "R")
    if tags[at : at + 1] != "C":
        return False
    if tags[verb : verb + 1] == "G" and cue.form != "G":
        return "G" in tags[start:at]  # is being polite | and showing respect; will spend May resting | and writing
    if cue.form not in "VF" or tags[verb : verb + 1] not in ("I", "B"):
        return False
    hangs = {"M", "T"} if tags[verb] == "B" else {"M"}
    return not hangs.isdisjoint(tags[start:at]) and prose.words.lower[verb] not in same_in_past()


def corrects(prose: Prose, cue: CueWord, start: int, at: int) -> bool:
    """Whether "but" at word `at` leads to the phrase that stands for what is denied since `start`: the port was not
    shut by rain, | but by debt; would not close it, | but rather move it; not: was not late, | but for some, it was."""
    tags, lower, last = prose.words.tags, prose.words.lower, cue.window[1]
    leads = " ".join(lower[at : at + 2]) in phrase_words("correcting")
    phrase = lower[at : at + 1] == ["but"] and tags[at + 1 : at + 2] == "P" and FINITE.isdisjoint(tags[at:last])
    if not (leads or phrase) or prose.stretch_of[at] != prose.stretch_of[start]:
        return False
    return any(word in NEGATIONS or holds_not(word) for word in lower[start:at])


def names_finding(prose: Prose, cue: CueWord, start: int, i: int) -> bool:
    """Whether all that was said before word `i` is a marked noun phrase that is no utterance of its own: found “serious
    failings” | in the roof."""
    marked = prose.stretch_of[start] == prose.stretch_of[i - 1] and prose.words.written[start + 1][0].islower()
    return (
        marked
        and cue.kind in NAMING
        and prose.words.tags[i - 2] in NOUNS
        and FINITE.isdisjoint(prose.words.tags[start:i])
    )


def waits(prose: Prose, cue: CueWord, start: int, i: int) -> bool:
    """Whether a clause still waits for its verb before word `i`: noted the ferry, | which sank, had been old; said
    “most people” | were asleep."""
    tags, lower = prose.words.tags, prose.words.lower
    if cue.opener not in RELATIVES and breaks_off(prose, start, i, cue.window[1]):
        return True
    if not FINITE.isdisjoint(tags[start:i]):
        return False
    if tags[start - 1] == "K" and start > cue.last:
        return True
    if cue.kind not in CLAUSAL:
        return False
    if max(prose.stretch_of[start], prose.stretch_of[i - 1]) >= 0:
        return tags[i] in "MF" or verb_behind_phrase(prose, i, cue.window[1])
    at = i + 1
    if lower[i] in DASHES:
        return resumes_with_verb(prose, i, cue.window[1])
    if lower[i] != "," or at >= cue.window[1]:
        return False
    participle = tags[at : at + 2].removeprefix("R")[:1] in ("V", "I")
    return lower[at] in RELATIVES or participle or resumes_with_verb(prose, i, cue.window[1])


def verb_behind_phrase(prose: Prose, i: int, last: int) -> bool:
    """Whether an auxiliary stands behind nothing but phrases with a preposition, some of them marked, which begin with
    word `i`: “thrift” | in “good times” and “bad” had saved the port."""
    tags, at = prose.words.tags, i
    while at < min(last, i + INSERTED) and (tags[at] in PHRASE or (at > i and tags[at : at + 2] == "C“")):
        stretch = prose.stretch_of[at + (tags[at] == "C")]
        at = at + 1 if stretch < 0 else prose.stretches[stretch][1]
    return tags[i] in "P“" and at < last and tags[at] in "MF"


def breaks_off(prose: Prose, start: int, i: int, last: int) -> bool:
    """Whether a relative clause begins behind the mark at word `i`, and behind that clause the verb stands for which
    the clause since `start`, or since the last “that” there, still waits: is glad that Foss, | who left, is back."""
    lower, tags = prose.words.lower, prose.words.tags
    if (lower[i] != "," and lower[i] not in DASHES) or i + 1 >= last or lower[i + 1] not in RELATIVES:
        return False
    that = tags.rfind("K", start, i)
    waiting = that > 0 and FINITE.isdisjoint(tags[that:i])
    return (waiting or lower[i] in DASHES) and resumes_with_verb(prose, i, last)


def encloses_phrase(prose: Prose, dash: int, last: int) -> bool:
    """Whether dashes enclose a phrase without a verb, behind which the sentence goes on: a bigger stage | – the fair –
    to sing."""
    lower = prose.words.lower
    second = next((k for k in range(dash + 2, min(last - 2, dash + INSERTED)) if lower[k] == lower[dash]), dash)
    plain = {*prose.stretch_of[dash : second + 2]} == {prose.stretch_of[dash]}
    return second > dash and plain and OF_CLAUSES.isdisjoint(prose.words.tags[dash:second])


def resumes_with_verb(prose: Prose, i: int, last: int) -> bool:
    """Whether the mark at word `i` has a second one like it behind it, within `INSERTED` words, and a finite verb
    behind that: the port, | once rich, is poor."""
    second = next(
        (k for k in range(i + 1, min(last, i + INSERTED)) if prose.words.lower[k] == prose.words.lower[i]), last
    )
    at = second + 1 + (prose.words.tags[second + 1 : second + 2] == "R")
    verb = prose.words.tags[at : at + 1]
    return (verb in FINITE or (verb == "B" and is_many(prose, i - 1))) and prose.stretch_of[i] == prose.stretch_of[
        second
    ]


def completed_behind(prose: Prose, cue: CueWord, start: int, at: int) -> bool:
    """Whether what somebody is accused of or urged to do stands behind a relative clause or an apposition that begins
    with word `at`: accused Okoro, | who left, of lying; accused Okoro, | the mayor, of lying."""
    lower, tags = prose.words.lower, prose.words.tags
    comma = tags.find(",", at, cue.window[1])
    completes = (
        0 < comma < cue.window[1] - 1
        and lower[comma + 1] in column("silence", "words", kind="completing")
        and tags[comma + 2 : comma + 3] != "R"
    )
    return (
        completes
        and (lower[at] in OWNING or (tags[at] in "DE" and FINITE.isdisjoint(tags[at:comma])))
        and FINITE.isdisjoint(tags[start:at])
    )


def completed_later(prose: Prose, start: int, i: int) -> bool:
    """The same behind a phrase of time that begins with word `i`: accused Okoro | on Monday of lying."""
    lower, tags = prose.words.lower, prose.words.tags
    first = i + (tags[i] == "P")
    at = first
    while tags[at : at + 1] in ("L", "#"):
        at += 1
    completes = lower[at : at + 1] != ["as"] and not column("silence", "words", kind="completing").isdisjoint(
        lower[at : at + 1]
    )
    return at > first and completes and tags[at + 1 : at + 2] != "L" and FINITE.isdisjoint(tags[start:i])


def thinks(prose: Prose, at: int) -> bool:
    """Whether a conjunction joins what the speaker thinks to what he said: said it was safe | and he believes it will
    stay so; said it was safe | and hoped for rain."""
    tags = prose.words.tags
    behind = at + 1 + (tags[at : at + 2] == "CO")
    if tags[at : at + 1] != "C" or behind >= len(tags) or (behind == at + 1 and tags[behind] not in "VF"):
        return False
    verb = reporting_forms().get(prose.words.lower[behind])
    return verb is not None and verb.speech == "thought"


def closes(prose: Prose, i: int) -> bool:
    """Whether word `i` is the closing mark of a stretch."""
    stretch = prose.stretch_of[i] if i < len(prose.stretch_of) else -1
    return stretch >= 0 and prose.stretches[stretch][1] == i + 1 and prose.marked[stretch].closed


def closes_next(prose: Prose, i: int) -> bool:
    """Whether word `i` is the last mark of a stretch, or the stop before it: no content ends between these and the
    words."""
    return closes(prose, i) or (prose.words.lower[i] in STOPS_AND_COMMA and closes(prose, i + 1))
