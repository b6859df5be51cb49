"""Attributions that stand inside a sentence or at its end: The roof, said Okoro, has held · After the war, Okoro said,
it fell · ..., say traders."""

from quotetrace.lexicon import column
from quotetrace.speech.attribution.candidates.apposition import attribution_at_end, has_clause
from quotetrace.speech.attribution.candidates.cues import FINITE, CueWord
from quotetrace.speech.attribution.candidates.sources import phrase_ending, phrase_starting
from quotetrace.speech.attribution.candidates.syntax import OF_CLAUSES, has_clause_at, is_many, lacks_verb
from quotetrace.speech.attribution.grammar.frames import (
    FIRST,
    SUBJECT,
    as_saying,
    is_circumstance,
    subject_comma,
)
from quotetrace.speech.attribution.grammar.silences import is_passive
from quotetrace.speech.people.names.vocabulary import phrase_words, vocabulary
from quotetrace.speech.prose.listed import floating
from quotetrace.speech.prose.prose import Prose, opens_stretch

__all__ = ["aside", "behind_colon", "inserted"]

# How many words are set aside between a verb and "that", at most; how many between a verb and its object, of which
# classes they are, and what the object begins with.
ASIDE, SHORT_ASIDE, ASIDE_TAGS, BEHIND_ASIDE = 14, 8, frozenset("PRDHQJNEL#Y"), frozenset("DHQJNEO#")
# How many words an inserted subject may have.
INSERTED_REACH = 25
# The classes of the verbs that may be inserted.
INSERTED = frozenset({"say", "state", "write", "show", "think", "manner", "announce"})
# Those of the verbs that may stand only behind an auxiliary: It had, he went on, been late.
RESUMING = frozenset({"continue", "tell"})
# What a noun phrase has none of: verbs, and what opens a clause.
OPEN = frozenset("VMFGBSWKT")
# What a phrase or clause begins with that stands before the main clause: After the war, When it rains, Last week, Then.
FRONTED = frozenset("PSLWR")


def inserted(prose: Prose, cue: CueWord) -> tuple[int, int] | None:
    """Where a sentence breaks off before an attribution that a comma on each side inserts into it, and where it goes on
    behind.

    The roof, | said Okoro, | has held; The roof had, | he went on, | been old; After the war, | Okoro said, | the roof
    fell; It fell, | he said, | “because it was old.” None where it is no such insertion: what stands before must be a
    noun phrase that waits for its verb, or a phrase that the main clause follows.
    """
    cue = as_saying(prose, cue)
    words, stretch_of = prose.words, prose.stretch_of
    counted = cue.speech == "thought" and words.tags[cue.first - 1] in "Q#"  # the debate, the only one planned, was
    counted = counted or words.lower[cue.first - 1] in phrase_words("loose")  # the virus, first found in Sund, has
    verb = cue.kind in INSERTED and cue.form in "VFB" and not counted
    verb = verb and not (cue.kind == "manner" and cue.opener in column("relatives"))  # Okoro, who wept, left
    goes_on = cue.kind in RESUMING and cue.form in "VF"
    if not (verb or goes_on or cue.kind == "source") or stretch_of[cue.first] >= 0:
        return None
    first, last = behind_colon(prose, cue), cue.window[1]
    if words.tags.find(",", first, cue.first) < 0:
        return None
    inverted = words.lower[cue.first - 1] == ","
    at = cue.first - 1 if inverted else subject_comma(prose, cue)
    broken = behind_break(prose, cue, at, inverted)
    if broken is not None and (cue.kind != "source" or OPEN.isdisjoint(words.tags[first : at - 1])):
        return at, broken
    if words.tags[first] in "WK" and (on := behind_clausal(prose, cue, at, inverted)) is not None:
        return at, on
    if cue.kind == "tell" and not inverted:
        leads = words.lower[at] == "," and words.tags[first] in FRONTED and stretch_of[first] < 0
        told = told_between(prose, cue, first, at) or told_within(prose, cue, at)
        return told or (fronted(prose, cue, at, inverted) if leads else None)
    if goes_on or (inverted and cue.form == "B" and not has_many_behind(prose, cue)):
        return None
    if verb and is_passive(prose, cue):
        return None
    before = words.tags[first:at]
    if verb and not inverted and lacks_main_verb(prose, cue, first, at):
        return at, behind_circumstances(prose, cue) + 1
    if verb and resumes_bare(prose, cue):
        return cue_subject(prose, cue), cue.last + 1
    set_off = words.lower[at] == "," or (stretch_of[at] >= 0 and words.lower[at - 1] == ",")
    if not (before and set_off) or stretch_of[first] >= 0:
        return None
    if verb and not inverted and before[0] not in FRONTED:
        comma = behind_circumstances(prose, cue)
        if depends(prose, cue, at, comma):
            return at, comma + 1
    if verb and before[0] in FRONTED:
        return fronted(prose, cue, at, inverted)
    gerund = before[0] == "G" and FINITE.isdisjoint(before)  # Keeping it open, Okoro said, is
    noun = before.removesuffix("G") if before.endswith("PG") else before  # This sort of opining, Okoro said, is
    nominal = (
        gerund
        or before in ("K", "D")
        or (not set(noun).isdisjoint("NEOUQ") and OPEN.isdisjoint(noun) and "," not in noun)
    )  # That, says Okoro, is
    if stretch_of[at - 1] >= 0 or stretch_of[at] >= 0 or not nominal:
        return None
    if not inverted:
        comma = behind_circumstances(prose, cue)
        behind = comma + 1 + (comma + 1 < last and stretch_of[comma + 1] >= 0)
        while behind < last and (words.tags[behind] == "R" or words.lower[behind] in floating()):
            behind += 1
        follows = behind < last and words.lower[comma] == "," and words.tags[behind] in FINITE
        return (at, comma + 1) if verb and follows else None
    if words.tags[cue.last : cue.last + 1] not in FIRST:
        return None
    resumes = resumed(prose, cue.last + 1, min(last, cue.last + INSERTED_REACH))
    return None if resumes is None else (at, resumes)


def lacks_main_verb(prose: Prose, cue: CueWord, first: int, at: int) -> bool:
    """Whether a finite verb right behind the commas of a cue shows that what stands before them, in which is none or
    only that of a clause, is its subject: Whatever she wrote, | Vik said, | would burn; Thus any plan to sail, | Vik
    said, | fails."""
    words, comma = prose.words, behind_circumstances(prose, cue)
    if comma + 2 >= cue.window[1] or words.lower[comma] != "," or words.lower[at] != "," or at <= first:
        return False
    if {*prose.stretch_of[first : comma + 2]} != {prose.stretch_of[cue.first]}:
        return False
    verb, before = words.tags[comma + 1], words.tags[first:at]
    bare = FINITE.isdisjoint(before) and not {"N", "E"}.isdisjoint(before)
    return verb in "MF" and not words.lower[comma + 1].endswith("ing") and (bare or before[0] in "WK")


def behind_clausal(prose: Prose, cue: CueWord, at: int, inverted: bool) -> int | None:
    """Where the verb of a clause that is a subject follows behind the attribution that the comma `at` opens: What
    hurts, says the vet, Ida Lund, | is the cold; That it leaked, Lund told the council, | was “clear.”"""
    words, last = prose.words, cue.window[1]
    if words.lower[at] != "," or prose.stretch_of[at] >= 0:
        return None
    if inverted:
        return resumed(prose, cue.last + 1, min(last, cue.last + INSERTED_REACH))
    comma = words.tags.find(",", cue.last, last) if cue.kind == "tell" else -1
    verb = comma + 1 + (0 < comma < last - 1 and opens_stretch(prose, comma + 1))
    return comma + 1 if comma > 0 and verb < last and words.tags[verb] in FINITE else None


def behind_break(prose: Prose, cue: CueWord, at: int, inverted: bool) -> int | None:
    """Where a clause goes on that breaks off before the comma `at`, right behind its auxiliary, or behind a verb before
    a number: It was, he said, | a mistake; The pit employs, according to the union, | 400 people; else None."""
    words, last = prose.words, cue.window[1]
    verb = words.tags[at - 1 - (words.tags[at - 1] == "R")]  # will never, Vik said, give
    if words.tags[at] != "," or verb not in FINITE or prose.stretch_of[at] >= 0 or cue.kind == "think":
        return None
    comma = words.tags.find(",", cue.last, last) if inverted or cue.kind == "tell" else behind_circumstances(prose, cue)
    subject = words.tags[cue.last : comma]
    comma = behind_apposition(prose, cue, comma) if inverted else comma
    if not cue.last <= comma < last - 1 or words.tags[comma] != "," or prose.stretch_of[comma] >= 0:
        return None
    named = set(words.tags[comma + 1 : last]) <= {"E", "."}  # It would not, replied the clerk, Ida Lund.
    if named or words.lower[comma + 1] in column("relatives") or not OF_CLAUSES.isdisjoint(subject):
        return None
    counts = cue.kind == "source" and words.tags[comma + 1] in "#Q$"
    return comma + 1 if verb == "M" or counts else None


def behind_apposition(prose: Prose, cue: CueWord, comma: int) -> int:
    """The comma that closes the apposition or the relative clause behind `comma` to an inverted subject, or `comma`: It
    was, said his teacher, Tor Vik|, a mistake; It was, said Tor Vik, who taught him|, a mistake."""
    words, last = prose.words, cue.window[1]
    if comma > 0 and comma + 1 < last and words.lower[comma + 1] in column("relatives"):
        return max(comma, words.tags.find(",", comma + 1, last))
    other = phrase_starting(prose, comma + 1, last) if comma > 0 else None
    if other is None or words.lower[other[1] : other[1] + 1] != [","]:
        return comma
    named = words.tags[comma - 1] == "N" and set(words.tags[slice(*other)]) == {"E"}
    told = words.tags[comma - 1] == "E" and (words.tags[other[0]] == "H" or words.lower[other[0]] == "the")
    role = told and words.tags[other[1] + 1 : other[1] + 2] in FIRST and words.lower[other[1] - 1] in vocabulary().roles
    return other[1] if named or role else comma


def told_between(prose: Prose, cue: CueWord, first: int, at: int) -> tuple[int, int] | None:
    """The same for a noun phrase before the comma `at` whose verb follows behind whom the rest of it is told: The toll,
    | Okoro told the House, | is “a gift.”"""
    words, last = prose.words, cue.window[1]
    comma = words.tags.find(",", cue.last, last)
    before = words.tags[first:at]
    nominal = words.lower[at] == "," and FIRST.issuperset(before[:1]) and OPEN.isdisjoint(before) and "," not in before
    if not nominal or comma < 0 or prose.stretch_of[first] >= 0 or prose.stretch_of[comma] >= 0:
        return None
    behind = comma + 1 + (comma + 1 < last and opens_stretch(prose, comma + 1))
    follows = behind < last and words.tags[behind] in FINITE and FINITE.isdisjoint(words.tags[cue.last : comma])
    return (at, comma + 1) if follows else None


def told_within(prose: Prose, cue: CueWord, at: int) -> tuple[int, int] | None:
    """The same for a clause before the comma `at` on which a quotation depends behind whom it is told, or which a
    second one is joined to: He votes, | he told the House, | “with a pencil”; It is old, | he told the House, | but it
    holds."""
    words, (first, last) = prose.words, cue.window
    if words.tags[at] != "," or words.tags[first] in FRONTED or prose.stretch_of[first] >= 0:
        return None
    heard = phrase_starting(prose, cue.last, last)
    behind = heard[1] + 1 if heard else last
    goes_on = behind < last and (opens_stretch(prose, behind) or words.tags[behind] == "C")
    return (at, behind) if goes_on and depends(prose, cue, at, behind - 1) else None


def behind_colon(prose: Prose, cue: CueWord) -> int:
    """The first word of the clause that a colon or a semicolon before a cue opens, or "and" behind a quotation and who
    speaks it, or of the cue's window: He disagreed: | a plan, he said, was made; “I quit,” he said, and | that was all."""
    first, tags = cue.window[0], prose.words.tags
    if (stretch := prose.stretch_of[first]) >= 0:
        end = prose.stretches[stretch][1]
        joint = tags.find(",C", end, cue.first)
        told = joint > end and not {"V", "F"}.isdisjoint(tags[end:joint])
        return joint + 2 if told and prose.stretch_of[joint] < 0 else first
    mark = max(tags.rfind(":", first, cue.first), tags.rfind(";", first, cue.first))
    outside = prose.stretch_of[mark] == prose.stretch_of[cue.first] == prose.stretch_of[mark + 1]
    return mark + 1 if mark > first and outside else first


def has_many_behind(prose: Prose, cue: CueWord) -> bool:
    """Whether the subject behind a base form is of many, or the verb is no noun or title too: say experts, not state
    Rep. Dana Ruiz."""
    subject = phrase_starting(prose, cue.last, cue.window[1])
    return cue.lemma == "say" or (subject is not None and is_many(prose, subject[1] - 1))


def resumes_bare(prose: Prose, cue: CueWord) -> bool:
    """Whether marked words are the subject or the lead-in of what goes on bare behind the cue: “Only you,” she said, |
    would do it; “It is bad luck,” he said, | that they met."""
    words, behind = prose.words, cue.last + 1
    if (
        behind >= cue.window[1]
        or words.lower[cue.last] != ","
        or prose.stretch_of[behind] >= 0
        or words.tags[behind] not in "MFK"
        or words.lower[behind].endswith("ing")
    ):
        return False
    at = cue_subject(prose, cue)
    stretch = prose.stretch_of[at - 1] if at > cue.window[0] else -1
    return stretch >= 0 and prose.stretches[stretch][1] == at and words.lower[at - 2] == ","


def cue_subject(prose: Prose, cue: CueWord) -> int:
    """The first word of the subject right before a cue, or the cue."""
    subject = phrase_ending(prose, cue.first, cue.window[0]) if prose.stretch_of[cue.first - 1] < 0 else None
    return subject[0] if subject else cue.first


def depends(prose: Prose, cue: CueWord, at: int, comma: int) -> bool:
    """Whether a clause stands before the comma `at`, and behind the `comma` of the cue a quotation or clause that only
    depends on it or is joined to it: Many did not, she said, “because ...”; He votes, he said, “with ...”; the worm is
    old, they found, which ...; it was late, he said, so they left."""
    words, behind = prose.words, comma + 1
    if behind + 1 >= cue.window[1] or words.lower[comma] != ",":
        return False
    marked = opens_stretch(prose, behind) and words.tags[behind + 1] in "SWP" and words.written[behind + 1][0].islower()
    relative = words.tags[behind] == "W" and words.lower[behind] in column("relatives")
    bare = comma == cue.last and prose.stretch_of[behind] < 0
    phrase = words.tags[behind] == "P" and bare and not is_venue(prose, behind)
    phrase = phrase or (bare and words.lower[behind] in phrase_words("particularizing"))
    return (marked or relative or phrase or hangs_on(prose, cue, behind)) and has_clause(prose, cue.window[0], at)


def hangs_on(prose: Prose, cue: CueWord, behind: int) -> bool:
    """Whether bare words from `behind` on are an infinitive, or a clause that a conjunction opens: it was late, he
    said, | because the bus had gone; not: he said, | and left."""
    words = prose.words
    if cue.speech != "yes" or prose.stretch_of[behind] >= 0:
        return False
    joint = words.tags[behind] == "C" and cue.kind in ("say", "tell")
    joins = joint or words.lower[behind] in phrase_words("hanging")
    return words.tags[behind : behind + 2] == "TB" or (joins and has_clause_at(prose, behind + 1, cue.window[1]))


def is_venue(prose: Prose, preposition: int) -> bool:
    """Whether the noun phrase behind a preposition tells where or when something was said: in a statement, on
    Monday; no gerund does."""
    phrase = phrase_starting(prose, preposition + 1, len(prose.words.tags))
    if phrase is None:
        return prose.words.tags[preposition + 1 : preposition + 2] != "G"
    return prose.words.lower[phrase[1] - 1] in column("channels", "noun")


def behind_circumstances(prose: Prose, cue: CueWord) -> int:
    """The comma behind a cue and where or when it was said, or the word behind the cue: forecasters said late on
    Tuesday |, could reach; it wrote on X, formerly Twitter |, had been."""
    comma = prose.words.tags.find(",", cue.last, cue.window[1])
    if comma > 0 and prose.words.tags[comma + 1 : comma + 4] == "RE,":
        comma += 3
    return comma if comma > cue.last and is_circumstance(prose, cue.last, comma) else cue.last


def behind_heard(prose: Prose, cue: CueWord) -> int:
    """The comma behind whom something is told to, and where or when, or the word behind the cue: told the Post |, the
    match is off; told him on Monday |, it was."""
    heard, comma = phrase_starting(prose, cue.last, cue.window[1]), prose.words.tags.find(",", cue.last, cue.window[1])
    if heard is None or comma < 0 or (heard[1] < comma and prose.words.lower[heard[1]] == "of"):
        return cue.last
    return comma if comma == heard[1] or is_circumstance(prose, heard[1], comma) else cue.last


def fronted(prose: Prose, cue: CueWord, at: int, inverted: bool) -> tuple[int, int] | None:
    """The same behind a phrase or clause that only leads up to the main clause, which follows with its own subject."""
    words, last = prose.words, cue.window[1]
    comma = cue.last if words.tags[cue.first] == "N" else behind_circumstances(prose, cue)  # not: two states with ...
    comma = behind_heard(prose, cue) if cue.kind == "tell" else comma
    if inverted:
        subject = phrase_starting(prose, cue.last, min(last, cue.last + INSERTED_REACH))
        if subject is None:
            return None
        comma = behind_apposition(prose, cue, subject[1])
    on = comma + 1
    if on >= last or words.lower[comma] != "," or prose.stretch_of[on] >= 0:
        return None
    end = words.tags.find(",", on, last)
    leads = words.tags[on] == "S" and end > 0 and has_clause_at(prose, end + 1, last)
    if leads and attribution_at_end(prose, cue, on) == last:
        return at, on  # In May, she said, when it rained, the roof leaked
    clause = words.tags[on : end if end > 0 else last]
    main = clause[:1] in ("D", "H", "Q", "N", "J", "E", "O", "U", "#") and any(tag in FINITE for tag in clause)
    return (at, on) if main and clause[0] not in FINITE else None


def resumed(prose: Prose, i: int, last: int) -> int | None:
    """The finite verb behind a comma with which a sentence goes on after a subject from before word `i`; a relative
    clause may stand between."""
    words, relative = prose.words, False
    while i < last:
        verb = i + opens_stretch(prose, i)
        verb += words.tags[verb : verb + 1] == "R"  # the mill, said Okoro, never closed
        if words.lower[i - 1] == "," and words.tags[verb : verb + 1] in FINITE:
            return i
        if words.lower[i - 1] == "," and words.lower[i] in column("relatives"):
            relative = True
        elif words.lower[i] == ",":
            relative = False
        elif (
            not relative and words.tags[i] not in SUBJECT and words.tags[i - 1 : i + 1] != "EC" and words.tags[i] != "U"
        ):
            return None
        i += 1
    return None


def aside(prose: Prose, cue: CueWord) -> int | None:
    """The comma behind what is inserted, without a finite verb, right behind a verb of saying and before its object, or
    the "that" behind it: described, in blunt terms, | a leak; reported, citing the mayor, that | he was ill."""
    tags, last = prose.words.tags, cue.window[1] - 1
    at = cue.last + 1 + (tags[cue.last : cue.last + 1] == "R")  # reported earlier, citing
    if cue.kind == "source" or tags[at - 1 : at] != "," or tags[at : at + 1] not in ("P", "R", "G", "Q"):
        return None
    that = tags.find(",K", at, min(last, at + ASIDE))
    comma = that if that > 0 else tags.find(",", at, min(last, at + SHORT_ASIDE))
    inner = tags[at:comma]
    phrase = cue.form in "VF" and not BEHIND_ASIDE.isdisjoint(tags[comma + 1]) and ASIDE_TAGS.issuperset(inner)
    bare = lacks_verb(prose, at, comma) if that > 0 else FINITE.isdisjoint(inner)
    plain = comma > 0 and bare and all(stretch < 0 for stretch in prose.stretch_of[at:comma])
    return comma + (that > 0) if plain and (that > 0 or phrase) else None
