"""Where the content of an attribution may begin and end: candidate places between words.

A place is the index of the word before which it lies. An attribution whose cue stands last has its content before it, one
whose cue stands first after it; where the cue stands in the middle both are looked for.
"""

from quotetrace.lexicon import column
from quotetrace.speech.attribution.candidates.apposition import apposed_subject, attribution_at_end
from quotetrace.speech.attribution.candidates.cues import DASHES, FINITE, CueWord
from quotetrace.speech.attribution.candidates.joins import joins_deed, joins_report
from quotetrace.speech.attribution.candidates.syntax import (
    INSERTED,
    NOUNS,
    OF_CLAUSES,
    behind_place,
    least_end,
    opens_stretch,
    outer_verb,
    second_infinitive,
)
from quotetrace.speech.people.names.vocabulary import phrase_words
from quotetrace.speech.prose.prose import Prose
from quotetrace.speech.prose.verbs import reporting_forms, same_in_past

__all__ = ["behind_that", "ends_after", "ends_before", "starts_after", "starts_before", "with_negation"]

# Content that follows its cue begins within so many words of it ("told the council on Monday that ...").
START_REACH = 30
# The classes of verbs that report a clause, and what the subject of one is made of.
CLAUSAL = frozenset({"say", "state"})
SUBJECT = frozenset("EONDHJQ#~YR")
# No more places than this are weighed: those nearest to the cue.
MOST_PLACES = 60
BREAKS = column("breaks")
RELATIVES = column("relatives")
TELLING = column("silence", "words", kind="telling")
NEGATIONS = column("cue_polarity", "words", polarity="negation")
SHIFTED = column("reported_tense")
# Classes of words before and with which content may begin, and with which it never does; and before which it may end.
OPENS_BEHIND, OPENS_WITH, NEVER_FIRST = frozenset(",:;—–-(KT"), frozenset("DHOQEKWSPTVGB"), frozenset(",.;:)")
# The classes of verbs that need more than their object: accused Okoro | of lying.
COMPLETED = frozenset({"accuse", "call", "urge", "ask"})
NOMINAL, ENDS_BEFORE = frozenset("NJ#U"), frozenset("PSWCTRL")
OPENS_CLAUSE = frozenset("DHOQENJ#")
# The classes of verbs whose object is what was said or found.
NAMING = frozenset({"say", "state", "show", "announce", "promise"})
VERBS, CLAUSAL_ONLY = frozenset("VFBGI"), frozenset({"say", "quote"})
STOPS_AND_COMMA = frozenset(".!?,")


def starts_after(prose: Prose, cue: CueWord) -> list[int]:
    """Where content that follows `cue` may begin.

    That is right here where a quotation, a pronoun with its verb, or a subordinate clause and its main clause follow at once, by "that" where that word does, and
    behind a finite verb only after a mark.
    """
    _, last = cue.window
    tags, stretch_of = prose.words.tags, prose.stretch_of
    at = cue.last + governs_object(prose, cue, last)
    quotation = at + 1 if at + 1 < last and tags[at] in ",:" else at
    if cue.kind != "source" and quotation < last and opens_stretch(prose, quotation):
        return [quotation]
    if cue.kind != "noun" and at + 1 < last and tags[at] == "O" and tags[at + 1] in FINITE:
        return [at]
    if cue.kind == "decline" and at + 1 < last and tags[at : at + 2] == "PG":
        return [at]
    if cue.kind in CLAUSAL and cue.form in FINITE and opens_with_clause(prose, at, last):
        return [at]
    if cue.form in FINITE and (cue.lemma in TELLING or (cue.kind == "say" and tags[at : at + 1] == "P")):
        behind = behind_place(prose, at, last)
        if behind:
            return [behind]
    places = []
    finite = False
    for i in range(at, min(last, at + (2 if tags[at : at + 1] == "K" else START_REACH))):
        tag, before = tags[i], tags[i - 1]
        if i == at or before in OPENS_BEHIND or (tag in OPENS_WITH and not finite) or stretch_of[i] != stretch_of[i - 1]:
            if tag not in NEVER_FIRST:
                places.append(i)
        elif tag in NOMINAL and before in "ELNU" and not finite:
            places.append(i)
        finite = finite or tag in FINITE
    return places


def governs_object(prose: Prose, cue: CueWord, last: int) -> bool:
    """Whether the word behind a verb is the preposition of its object: warned of | floods, spoke about | the pier."""
    lower = prose.words.lower
    return cue.form in VERBS and cue.kind not in CLAUSAL_ONLY and cue.last + 1 < last and prose.words.tags[cue.last] == "P" and lower[cue.last] in phrase_words("objective")


def behind_that(prose: Prose, cue: CueWord, start: int) -> int:
    """The beginning of a content, or what stands behind the "that" of its clause before it: said that | in her state, “it is bad”; or behind
    whom it is told to: warned drivers in Sund that | the bridge was shut."""
    told = prose.words.tags.find("K", cue.last, cue.last + START_REACH) if start >= cue.last and cue.lemma in TELLING else -1
    subject = told > start and told + 1 < cue.window[1] and prose.words.tags[told + 1] in OPENS_CLAUSE
    relative = next((i for i in range(cue.last + 1, told) if prose.words.lower[i] in RELATIVES), told) if subject else told
    if subject and OF_CLAUSES.isdisjoint(prose.words.tags[cue.last : relative]):
        return told + 1
    that = prose.words.tags.find("K", cue.last, start)
    finite = that < 0 or not FINITE.isdisjoint(prose.words.tags[cue.last : start])
    return start if finite or prose.stretch_of[that] != prose.stretch_of[cue.first] else that + 1


def with_negation(prose: Prose, start: int) -> int:
    """The beginning of a content, or the negation before it without which "to" means the opposite: urged drivers | not to use the bridge."""
    return start - (prose.words.tags[start] == "T" and prose.words.lower[start - 1] in NEGATIONS)


def ends_after(prose: Prose, cue: CueWord, start: int) -> list[int]:
    """Where content that began at `start`, after `cue`, may end; never within a stretch that the cue does not stand in."""
    last = attribution_at_end(prose, start, cue.window[1])
    if cue.kind == "noun":
        thing = start <= cue.last + 1 and (prose.words.tags[cue.last : cue.last + 1] == "P" or " " in cue.lemma)
        last = outer_verb(prose, start, last, begun=thing)
    clause = prose.words.tags[start - 1] == "K" or opens_clause(prose, cue, start)
    least = least_end(prose, start, last) if clause else second_infinitive(prose, start, last)
    tags, lower, stretch_of, own = prose.words.tags, prose.words.lower, prose.stretch_of, prose.stretch_of[cue.first]
    places: list[int] = []
    relative = cue.introducer.rstrip(",<") in RELATIVES or is_inserted(prose, cue)
    i = max(start + 1, least)
    while i < last and len(places) < MOST_PLACES:
        stretch, changes = stretch_of[i], stretch_of[i] != stretch_of[i - 1]
        if not changes and stretch >= 0 and stretch != own:
            i = prose.stretches[stretch][1]
            continue
        if relative and stretch < 0 and resumes_main(prose, start, i):
            return [*places, i]
        if (changes or tags[i] in ENDS_BEFORE or lower[i] in BREAKS) and not closes_next(prose, i) and not goes_on(prose, cue, start, i):
            places.append(i)
            ends_relative = relative and stretch == own and lower[i] in BREAKS and tags[i + 1 : i + 2] in FINITE
            if ends_relative or joins_deed(prose, cue, start, i) or joins_report(prose, cue, start, i) or (lower[i] == ";" and tags[start] in "TW"):
                return places
        i += 1
    return [*places, last]


def is_inserted(prose: Prose, cue: CueWord) -> bool:
    """Whether a participle stands behind a comma between a subject and its verb: Okoro, calling it “theft,” | left."""
    return cue.form == "G" and prose.words.lower[cue.first - 1] == "," and FINITE.isdisjoint(prose.words.tags[cue.window[0] : cue.first])


def opens_clause(prose: Prose, cue: CueWord, start: int) -> bool:
    """Whether a clause without "that" begins right behind a verb of saying that has its subject before it: Okoro said | the pier, a ruin, would go."""
    tags = prose.words.tags
    finite = cue.kind == "say" and cue.form in "VF" and tags[cue.first - 1] in "NEOR"
    return finite and start == cue.last and tags[start] in OPENS_CLAUSE and prose.stretch_of[start] < 0


def resumes_main(prose: Prose, start: int, i: int) -> bool:
    """Whether the comma before or at word `i`, the first since `start`, ends a relative clause, for a finite verb follows: the paper, which
    claimed that, now costs two crowns; Foss, whom she called “kind,” left."""
    tags, lower = prose.words.tags, prose.words.lower
    marked = closes(prose, i - 1) and lower[i - 2] == ","
    if not marked and (lower[i] != "," or "," in tags[start:i]):
        return False
    verb = i + (not marked)
    verb += tags[verb : verb + 1] == "R"
    return tags[verb : verb + 1] in FINITE


def goes_on(prose: Prose, cue: CueWord, start: int, i: int) -> bool:
    """Whether content that began at `start` cannot end before word `i`: a bracket is open, its clause still waits for its verb, or what is
    there belongs to the word before (a “proud baker” | who sings, a kind, | old man), or goes on with a second clause (and that, but that; and he believes).
    """
    tags, lower = prose.words.tags, prose.words.lower
    at = i + (lower[i] == ",")
    if tags[at : at + 2] == "CK" or (cue.kind in ("say", "state", "tell") and thinks(prose, at)) or joins_part_of_verb(prose, cue, start, at):
        return True
    if cue.form == "V" and lower[at : at + 1] == ["and"] and not SHIFTED.isdisjoint(lower[at + 1 : at + 2]):
        return True  # said it was shut, and could stay so
    second = tags.rfind("CK", start, i) if at > i else -1
    if second > 0 and OF_CLAUSES.isdisjoint(tags[second + 2 : i]):
        return True  # and that the crew, | which left, was late
    if tags.rfind("(", start, i) > tags.rfind(")", start, i) and ")" in tags[i : i + INSERTED]:
        return True
    if at > i and tags[i - 1] == "J" and (tags[at : at + 2] in ("JN", "JE", "JJ") or (lower[i - 2] in phrase_words("article") and tags[at] in "JN")):
        return True
    bare = at == i and prose.stretch_of[i - 1] >= 0 and closes(prose, i - 1) and lower[i - 2][0].isalnum()
    if bare and (lower[i] in RELATIVES or tags[i] in "HENJ" or (tags[i] == "P" and names_finding(prose, cue, start, i))):
        return True
    if cue.kind in COMPLETED and at > i and completed_behind(prose, cue, start, at):
        return True
    return waits(prose, cue, start, i)


def joins_part_of_verb(prose: Prose, cue: CueWord, start: int, at: int) -> bool:
    """Whether a conjunction at word `at` joins what cannot be the verb of the cue's subject but hangs on an auxiliary or “to” since `start`:
    said she had not read it | but written it; says he will stay | and await the end."""
    tags, verb = prose.words.tags, at + 1 + (prose.words.tags[at + 1 : at + 2] == "R")
    if tags[at : at + 1] != "C" or cue.form not in "VF" or tags[verb : verb + 1] not in ("I", "B"):
        return False
    hangs = {"M", "T"} if tags[verb] == "B" else {"M"}
    return not hangs.isdisjoint(tags[start:at]) and prose.words.lower[verb] not in same_in_past()


def names_finding(prose: Prose, cue: CueWord, start: int, i: int) -> bool:
    """Whether all that was said before word `i` is a marked noun phrase that is no utterance of its own: found “serious failings” | in the roof."""
    marked = prose.stretch_of[start] == prose.stretch_of[i - 1] and prose.words.written[start + 1][0].islower()
    return marked and cue.kind in NAMING and prose.words.tags[i - 2] in NOUNS and FINITE.isdisjoint(prose.words.tags[start:i])


def waits(prose: Prose, cue: CueWord, start: int, i: int) -> bool:
    """Whether a clause still waits for its verb before word `i`: noted the ferry, | which sank, had been old; said “most people” | were asleep."""
    tags, lower = prose.words.tags, prose.words.lower
    if not FINITE.isdisjoint(tags[start:i]):
        return False
    if tags[start - 1] == "K" and start > cue.last:
        return True
    if cue.kind not in CLAUSAL:
        return False
    if prose.stretch_of[start] >= 0:
        return tags[i] in "MF"
    at = i + 1
    if lower[i] in DASHES:
        return resumes_with_verb(prose, i, cue.window[1])
    return lower[i] == "," and at < cue.window[1] and (lower[at] in RELATIVES or tags[at] in "VI" or resumes_with_verb(prose, i, cue.window[1]))


def opens_with_clause(prose: Prose, first: int, last: int) -> bool:
    """Whether a subordinate clause begins with word `first`, without "that" in it, and its main clause behind the next comma: if it rained, the road closed."""
    tags = prose.words.tags
    comma = tags.find(",", first, last)
    opens = tags[first : first + 1] == "S" and comma > 0 and "K" not in tags[first:comma] and not FINITE.isdisjoint(tags[first:comma])
    return opens and main_follows(prose, comma + 1, last)


def main_follows(prose: Prose, first: int, last: int) -> bool:
    """Whether a main clause begins with word `first`: its subject, and its verb behind it."""
    end = first
    while end < last and prose.words.tags[end] in SUBJECT:
        end += 1
    return end > first and prose.words.tags[end : end + 1] in FINITE


def resumes_with_verb(prose: Prose, i: int, last: int) -> bool:
    """Whether the mark at word `i` has a second one like it behind it, within `INSERTED` words, and a finite verb behind that: the port, | once rich, is poor."""
    second = next((k for k in range(i + 1, min(last, i + INSERTED)) if prose.words.lower[k] == prose.words.lower[i]), last)
    at = second + 1 + (prose.words.tags[second + 1 : second + 2] == "R")
    return prose.words.tags[at : at + 1] in FINITE and prose.stretch_of[i] == prose.stretch_of[second]


def completed_behind(prose: Prose, cue: CueWord, start: int, at: int) -> bool:
    """Whether what somebody is accused of or urged to do stands behind a relative clause or an apposition that begins with word `at`: accused Okoro, | who left, of lying; accused Okoro, | the mayor, of lying."""
    lower, tags = prose.words.lower, prose.words.tags
    comma = tags.find(",", at, cue.window[1])
    completes = 0 < comma < cue.window[1] - 1 and lower[comma + 1] in column("silence", "words", kind="completing") and tags[comma + 2 : comma + 3] != "R"
    return completes and (lower[at] in RELATIVES or (tags[at] == "D" and FINITE.isdisjoint(tags[at:comma]))) and FINITE.isdisjoint(tags[start:at])


def thinks(prose: Prose, at: int) -> bool:
    """Whether a conjunction joins what the speaker thinks to what he said: said it was safe | and he believes it will stay so."""
    verb = reporting_forms().get(prose.words.lower[at + 2]) if prose.words.tags[at : at + 2] == "CO" and at + 2 < len(prose.words.lower) else None
    return verb is not None and verb.speech == "thought"


def closes_next(prose: Prose, i: int) -> bool:
    """Whether word `i` is the last mark of a stretch, or the stop before it: no content ends between these and the words."""
    return closes(prose, i) or (prose.words.lower[i] in STOPS_AND_COMMA and closes(prose, i + 1))


def closes(prose: Prose, i: int) -> bool:
    """Whether word `i` is the closing mark of a stretch."""
    stretch = prose.stretch_of[i] if i < len(prose.stretch_of) else -1
    return stretch >= 0 and prose.stretches[stretch][1] == i + 1 and prose.marked[stretch].closed


def ends_before(prose: Prose, cue: CueWord) -> list[int]:
    """Where content that stands before `cue` may end, the nearest first."""
    first, _ = cue.window
    tags, lower, stretch_of, own = prose.words.tags, prose.words.lower, prose.stretch_of, prose.stretch_of[cue.first]
    subject = apposed_subject(prose, cue)
    begin = subject[0] if subject else cue.first
    places = [begin] if begin > first else []
    i = begin - 1
    while i > first and len(places) < MOST_PLACES:
        stretch, changes = stretch_of[i], stretch_of[i] != stretch_of[i - 1]
        if not changes and stretch >= 0 and stretch != own:
            i = prose.stretches[stretch][0]
            continue
        if (changes or lower[i] in BREAKS or tags[i] in "SW") and not closes_next(prose, i):
            places.append(i)
        i -= 1
    return places


def starts_before(prose: Prose, cue: CueWord, end: int) -> list[int]:
    """Where content that ends at `end`, before `cue`, may begin."""
    first, _ = cue.window
    tags, lower, stretch_of, own = prose.words.tags, prose.words.lower, prose.stretch_of, prose.stretch_of[cue.first]
    places: list[int] = []
    i = end - 1
    while i > first and len(places) < MOST_PLACES:
        stretch, before = stretch_of[i], stretch_of[i - 1]
        if stretch == before and stretch >= 0 and stretch != own:
            i = prose.stretches[stretch][0]
            continue
        behind_mark = before >= 0 and prose.stretches[before][0] == i - 1
        relative = cue.kind != "source" and lower[i - 1] == "," and lower[i] in RELATIVES
        if tags[i] not in NEVER_FIRST and not behind_mark and not relative and (stretch != before or lower[i - 1] in BREAKS or tags[i - 1] in "SKW"):
            places.append(i)
        i -= 1
    starts = [first, *reversed(places)]
    clauses = [start for start in starts if not FINITE.isdisjoint(tags[start:end])] if cue.introducer == "-" else []
    return clauses or starts
