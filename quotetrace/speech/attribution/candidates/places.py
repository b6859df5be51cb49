"""Where the content of an attribution may begin and end: candidate places between words.

A place is the index of the word before which it lies. An attribution whose cue stands last has its content before it,
one whose cue stands first after it; where the cue stands in the middle both are looked for.
"""

from bisect import bisect_left

from quotetrace.lexicon import column
from quotetrace.speech.attribution.candidates.apposition import apposed_subject, attribution_at_end
from quotetrace.speech.attribution.candidates.continuation import CLAUSAL, closes, closes_next, goes_on
from quotetrace.speech.attribution.candidates.cues import DASHES, FINITE, CueWord
from quotetrace.speech.attribution.candidates.hearers import (
    OPENS_CLAUSE,
    TELLING,
    behind_hearer,
    commanded,
    governs_object,
)
from quotetrace.speech.attribution.candidates.introducers import main_follows
from quotetrace.speech.attribution.candidates.joins import (
    LEAD,
    NEGATIONS,
    closes_list,
    joins_deed,
    joins_report,
    leaves_quotation,
    precedes_clause,
    precedes_main,
    tells_on,
)
from quotetrace.speech.attribution.candidates.occasions import behind_place, reported_behind
from quotetrace.speech.attribution.candidates.sources import phrase_ending, phrase_starting, with_prepositions
from quotetrace.speech.attribution.candidates.syntax import (
    OF_CLAUSES,
    gap_behind,
    has_clause_at,
    least_end,
    outer_verb,
    second_infinitive,
)
from quotetrace.speech.people.names.vocabulary import phrase_words
from quotetrace.speech.prose.prose import Prose, opens_stretch

__all__ = ["behind_that", "ends_after", "ends_before", "starts_after", "starts_before", "with_negation"]

# Content that follows its cue begins within so many words of it ("told the council on Monday that ...").
START_REACH = 30
# What tells when or where something was said.
PHRASE = frozenset("PDHQJNEL#Y")
# No more places than this are weighed: those nearest to the cue.
MOST_PLACES = 60
BREAKS = column("breaks")
RELATIVES = column("relatives")
QUESTIONS = column("silence", "words", kind="question")
# Classes of words before and with which content may begin, and with which it never does; and before which it may end.
OPENS_BEHIND, OPENS_WITH, NEVER_FIRST = frozenset(",:;—–-(KT"), frozenset("DHOQEKWSPTVGB"), frozenset(",.;:)")
NOMINAL, ENDS_BEFORE = frozenset("NJ#U"), frozenset("PSWCTRL")
# What stands between "told" and a clause: whom it is told.
HEARD = frozenset("DHJNEU")


def starts_after(prose: Prose, cue: CueWord) -> list[int]:
    """Where content that follows `cue` may begin.

    That is right here where a quotation, a pronoun with its verb, or a subordinate clause and its main clause follow at
    once, by "that" where that word does, and behind a finite verb only after a mark.
    """
    _, last = cue.window
    tags, stretch_of = prose.words.tags, prose.stretch_of
    at = cue.last + governs_object(prose, cue, last)
    quotation = at + 1 if at + 1 < last and tags[at] in ",:" else at
    if cue.kind != "source" and quotation < last and opens_stretch(prose, quotation):
        return [quotation]
    behind = quotation_behind_clause(prose, cue) or gap_behind(prose, cue)
    if behind:
        return [behind]
    clause = at + (cue.form in "VF" and at < last and prose.words.lower[at] in phrase_words("saying when"))
    if cue.kind != "noun" and clause + 1 < last and tags[clause] == "O" and tags[clause + 1] in FINITE:
        return [clause]
    if cue.kind == "ask" and cue.form in FINITE and prose.words.lower[at : at + 1] == ["when"]:
        return [at]
    if cue.kind == "decline" and at + 1 < last and tags[at : at + 2] == "PG":
        return [at]
    if cue.kind in CLAUSAL and cue.form in FINITE and opens_with_clause(prose, at, last):
        return [at]
    if cue.form in FINITE and cue.lemma in TELLING and (behind := behind_place(prose, at, last)):
        return [behind]
    if behind := reported_behind(prose, cue, at):
        return [behind]
    if cue.form in FINITE and (behind := behind_hearer(prose, cue, at)):
        return [behind]
    places = []
    finite = False
    for i in range(at, min(last, at + (2 if tags[at : at + 1] == "K" else START_REACH))):
        tag, before = tags[i], tags[i - 1]
        if (
            i == at
            or before in OPENS_BEHIND
            or (tag in OPENS_WITH and not finite)
            or stretch_of[i] != stretch_of[i - 1]
        ):
            relative = (
                cue.kind == "call" and before == "K" and tags[i - 2] in "NL"
            )  # described the night that | he came
            relative = relative or (cue.kind == "urge" and before in "UN" and prose.words.lower[i] in RELATIVES)
            if tag not in NEVER_FIRST and not relative:
                places.append(i)
        elif tag in NOMINAL and before in "ELNU" and not finite:
            places.append(i)
        finite = finite or tag in FINITE
    return places


def quotation_behind_clause(prose: Prose, cue: CueWord) -> int:
    """Where a whole sentence in marks begins behind a clause that only tells when a verb of saying said it: said as he
    left the hall, | “Finally we are free”; told the board when asked: | “No.” 0 where none does."""
    words, (_, last) = prose.words, cue.window
    if cue.form not in "VF" or cue.kind not in ("say", "tell", "write"):
        return 0
    k = bisect_left(prose.stretches, (cue.last,))
    opening = prose.stretches[k][0] if k < len(prose.stretches) else last
    if opening >= last - 1 or words.lower[opening - 1] not in (",", ":") or not words.written[opening + 1][0].isupper():
        return 0
    heard = phrase_starting(prose, cue.last, opening) if cue.kind == "tell" else None
    at = heard[1] if heard else cue.last
    when = words.tags[at] == "S" and words.lower[at] not in phrase_words("hanging")
    when = when or words.lower[at] in phrase_words("moment")
    return opening if when and "K" not in words.tags[at:opening] else 0


def behind_that(prose: Prose, cue: CueWord, start: int) -> int:
    """The beginning of a content, or what stands behind the "that" of its clause before it: said that | in her state,
    “it is bad”; or behind whom it is told to, or where: warned drivers in Sund that | the bridge was shut; denied on
    its front page that | it leaked."""
    told = (
        prose.words.tags.find("K", cue.last, cue.last + START_REACH)
        if start >= cue.last and cue.lemma in TELLING
        else -1
    )
    inserting = prose.words.tags.find("K,", cue.last, min(cue.window[1], cue.last + START_REACH))
    plain = inserting > 0 and {*prose.stretch_of[cue.last : inserting + 1]} == {prose.stretch_of[cue.first]}
    if start >= cue.last and plain and OF_CLAUSES.isdisjoint(prose.words.tags[cue.last : inserting]):
        second = prose.words.tags.find(",", inserting + 2, inserting + START_REACH)
        if second > 0 and has_clause_at(prose, second + 1, cue.window[1]):
            return inserting + 2  # told a crowd of 400 that, in his view, | the pier is shut
    governed = prose.words.tags.find("K", start, start + START_REACH) if cue.form in "VF" and start >= cue.last else -1
    if governed > 0 and prose.words.tags[cue.last] == "P" and PHRASE.issuperset(prose.words.tags[cue.last : governed]):
        return governed + 1 if has_clause_at(prose, governed + 1, cue.window[1]) else start
    subject = told > start and told + 1 < cue.window[1] and prose.words.tags[told + 1] in OPENS_CLAUSE
    relative = (
        next((i for i in range(cue.last + 1, told) if prose.words.lower[i] in RELATIVES), told) if subject else told
    )
    if subject and OF_CLAUSES.isdisjoint(prose.words.tags[cue.last : relative]):
        return told + 1
    that = prose.words.tags.find("K", cue.last, start)
    finite = that < 0 or not FINITE.isdisjoint(prose.words.tags[cue.last : start])
    return start if finite or prose.stretch_of[that] != prose.stretch_of[cue.first] else that + 1


def with_negation(prose: Prose, start: int) -> int:
    """The beginning of a content, or the negation before it without which "to" means the opposite: urged drivers | not
    to use the bridge."""
    return start - (prose.words.tags[start] == "T" and prose.words.lower[start - 1] in NEGATIONS)


def ends_after(prose: Prose, cue: CueWord, start: int) -> list[int]:
    """Where content that began at `start`, after `cue`, may end; never within a stretch that the cue does not stand
    in."""
    last = attribution_at_end(prose, cue, start)
    if cue.kind == "noun":
        thing = start <= cue.last + 1 and (prose.words.tags[cue.last : cue.last + 1] == "P" or " " in cue.lemma)
        last = outer_verb(prose, start, last, begun=thing)
    asks = prose.words.lower[start] in QUESTIONS and (cue.kind == "ask" or prose.words.lower[start] == "whether")
    asks = asks and start + 1 < last and prose.words.tags[start + 1] != ","
    clause = asks or prose.words.tags[start - 2 : start].rstrip(",")[-1:] == "K" or opens_clause(prose, cue, start)
    if is_reduced(prose, cue):
        states = prose.words.tags[start - 1] != "P" and has_clause_at(prose, start, last)
        last = outer_verb(prose, start, last, begun=not (clause or states))
    least = least_end(prose, start + asks, last) if clause else second_infinitive(prose, start, last)
    to = commanded(prose, cue) if start <= cue.last + 1 else None
    leads = not asks and opens_with_clause(prose, start, last)
    least = max(least, to or 0, prose.words.tags.find(",", start, last) + 1 if leads else 0)
    tags, lower, stretch_of, own = prose.words.tags, prose.words.lower, prose.stretch_of, prose.stretch_of[cue.first]
    places: list[int] = []
    named = cue.kind == "call" and start == cue.last and stretch_of[start] >= 0  # the law he called “mad” | was
    relative = cue.opener in RELATIVES or named or is_inserted(prose, cue)
    i = max(start + 1, least)
    while i < last and len(places) < MOST_PLACES:
        stretch, changes = stretch_of[i], stretch_of[i] != stretch_of[i - 1]
        if not changes and stretch >= 0 and stretch != own:
            i = prose.stretches[stretch][1]
            continue
        if relative and stretch < 0 and resumes_main(prose, cue, start, i):
            return [*places, i]
        if (
            (changes or tags[i] in ENDS_BEFORE or lower[i] in BREAKS)
            and tags[i - 1 : i + 1] != "K,"
            and not closes_next(prose, i)
            and not goes_on(prose, cue, start, i)
        ):
            places.append(i)
            ends_relative = relative and stretch == own and lower[i] in BREAKS and tags[i + 1 : i + 2] in FINITE
            if (
                ends_relative
                or joins_deed(prose, cue, start, i)
                or joins_report(prose, cue, start, i)
                or closes_list(prose, cue, i)
                or tells_on(prose, cue, start, i)
                or leaves_quotation(prose, cue, start, i)
                or precedes_main(prose, cue, start, i)
                or (cue.kind == "show" and precedes_clause(prose, start, i, last))
                or (lower[i] == ";" and tags[start] in "TW")
            ):
                return places
        i += 1
    return [*places, last]


def is_reduced(prose: Prose, cue: CueWord) -> bool:
    """Whether a participle tells what the noun before it does, whose verb is still to come, or is the subject itself: a
    petition calling for his release | has failed; Simply complaining about it | is not enough."""
    before = prose.words.tags[cue.window[0] : cue.first]
    subject = before[-1:] in ("N", "E") and FINITE.isdisjoint(before)
    alone = LEAD.union("R").issuperset(before) and "," not in prose.words.tags[cue.last : cue.window[1]]
    return cue.form == "G" and (subject or alone)


def is_inserted(prose: Prose, cue: CueWord) -> bool:
    """Whether a participle stands behind a comma between a subject and its verb: Okoro, calling it “theft,” | left."""
    return (
        cue.form == "G"
        and prose.words.lower[cue.first - 1] == ","
        and FINITE.isdisjoint(prose.words.tags[cue.window[0] : cue.first])
    )


def opens_clause(prose: Prose, cue: CueWord, start: int) -> bool:
    """Whether a clause without "that" begins right behind a verb of saying that has its subject before it, or behind
    whom it tells: Okoro said | the pier, a ruin, would go; Okoro told police | the pier, a ruin, would go."""
    tags = prose.words.tags
    finite = cue.form in "VF" and tags[cue.first - 1] in "NEOR"
    told = cue.kind == "tell" and start > cue.last and HEARD.issuperset(tags[cue.last : start])
    opens = tags[start] in OPENS_CLAUSE and prose.stretch_of[start] < 0
    return finite and opens and (told or (cue.kind == "say" and start == cue.last))


def resumes_main(prose: Prose, cue: CueWord, start: int, i: int) -> bool:
    """Whether the comma before or at word `i`, the first since `start`, ends a relative clause, for a finite verb
    follows, or a preposition behind a marked name: the paper, which claimed that, now costs two crowns; Foss, whom she
    called “kind,” left; likened Foss, whom she called “kind,” to a saint."""
    tags, lower = prose.words.tags, prose.words.lower
    whole = tags[start] == "T" or not FINITE.isdisjoint(tags[start:i]) or cue.kind == "call"
    if closes(prose, i - 1) and tags[i] in FINITE and whole:
        return True
    marked = closes(prose, i - 1) and lower[i - 2] == ","
    if not marked and (lower[i] != "," or "," in tags[start:i]):
        return False
    if marked and cue.kind == "call" and tags[i] == "P":
        return True
    verb = i + (not marked)
    verb += tags[verb : verb + 1] == "R"
    return tags[verb : verb + 1] in FINITE


def opens_with_clause(prose: Prose, first: int, last: int) -> bool:
    """Whether a subordinate clause begins with word `first`, without "that" in it, and its main clause behind the next
    comma: if it rained, the road closed; even if it rains, it stays open."""
    tags = prose.words.tags
    first += tags[first : first + 2] == "RS"
    comma = tags.find(",", first, last)
    opens = (
        tags[first : first + 1] == "S"
        and comma > 0
        and "K" not in tags[first:comma]
        and not FINITE.isdisjoint(tags[first:comma])
    )
    return opens and main_follows(prose, comma + 1, last)


def ends_before(prose: Prose, cue: CueWord) -> list[int]:
    """Where content that stands before `cue` may end, the nearest first."""
    first, _ = cue.window
    tags, lower, stretch_of, own = prose.words.tags, prose.words.lower, prose.stretch_of, prose.stretch_of[cue.first]
    subject = apposed_subject(prose, cue) or quoted_subject(prose, cue)
    begin = subject[0] if subject else cue.first
    places = [begin] if begin > first else []
    i = begin - 1
    while i > first and len(places) < MOST_PLACES:
        stretch, changes = stretch_of[i], stretch_of[i] != stretch_of[i - 1]
        if not changes and stretch >= 0 and stretch != own:
            i = prose.stretches[stretch][0]
            continue
        governs = cue.kind in CLAUSAL and closes(prose, i - 1) and tags[i] in "MF"  # “Never” | would be late, Vik said
        governs = governs and lower[i - 2] != ","
        if (changes or lower[i] in BREAKS or tags[i] in "SW") and not (governs or closes_next(prose, i)):
            places.append(i)
        i -= 1
    return places


def parts_subject(prose: Prose, start: int, end: int) -> bool:
    """Whether the comma before word `start` stands between a subject and its verb, so that no clause begins there: the
    verb follows, or what a second comma parts from it: the pier, | a ruin, | has burned."""
    tags = prose.words.tags
    if prose.words.lower[start - 1] in DASHES and tags[start] in FINITE:
        return True
    if tags[start - 1] != "," or prose.stretch_of[start] >= 0:
        return False
    comma = tags.find(",", start, end)
    verbs = [start, comma + 1] if comma > 0 else [start]
    return any(tags[verb + (tags[verb] == "R")] in FINITE for verb in verbs)


def quoted_subject(prose: Prose, cue: CueWord) -> tuple[int, int] | None:
    """The phrase that is the subject of "was quoted as saying" or "quoted him as saying": it stands right before it."""
    least = cue.window[0]
    subject = phrase_ending(prose, cue.first, least) if cue.kind == "quoted" else None
    return with_prepositions(prose, subject, least) if subject else None


def starts_before(prose: Prose, cue: CueWord, end: int) -> list[int]:
    """Where content that ends at `end`, before `cue`, may begin."""
    first, _ = cue.window
    tags, lower, stretch_of, own = prose.words.tags, prose.words.lower, prose.stretch_of, prose.stretch_of[cue.first]
    places: list[int] = []
    quoted = prose.stretches[stretch_of[end - 1]][0] if stretch_of[end - 1] >= 0 else first
    lone = cue.opener == "as" or DASHES.isdisjoint(lower[first : quoted - 1])
    if quoted > first and lower[quoted - 1] in DASHES and lone:
        return [quoted]  # the mayor - | “a man of few words,” as he says -; scorned the cook - | “I never eat,” he said
    i = end - 1 if lower[first] != "of" else first  # Of the 12 boats, two sank
    while i > first and len(places) < MOST_PLACES:
        stretch, before = stretch_of[i], stretch_of[i - 1]
        if stretch == before and stretch >= 0 and stretch != own:
            i = prose.stretches[stretch][0]
            continue
        behind_mark = before >= 0 and prose.stretches[before][0] == i - 1
        relative = cue.kind != "source" and lower[i - 1] == "," and lower[i] in RELATIVES
        bracketed = lower[i - 1] == "(" and ")" in tags[i:end]  # the sign (“No dogs”) was gone
        if (
            tags[i] not in NEVER_FIRST
            and not behind_mark
            and not (relative or bracketed or parts_subject(prose, i, end))
            and (stretch != before or lower[i - 1] in BREAKS or tags[i - 1] in "SKW")
        ):
            places.append(i)
        i -= 1
    starts = [first, *reversed(places)]
    clauses = [start for start in starts if not FINITE.isdisjoint(tags[start:end])] if cue.introducer == "-" else []
    return clauses or starts
