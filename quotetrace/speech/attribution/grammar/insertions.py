"""Attributions that stand inside a sentence or at its end: The roof, said Okoro, has held · After the war, Okoro said,
it fell · ..., say traders."""

import re

from quotetrace.lexicon import column
from quotetrace.speech.attribution.candidates.apposition import attribution_at_end
from quotetrace.speech.attribution.candidates.cues import FINITE, CueWord
from quotetrace.speech.attribution.candidates.described import described_subject
from quotetrace.speech.attribution.candidates.sources import phrase_ending, phrase_starting
from quotetrace.speech.attribution.candidates.syntax import has_clause_at, is_many, lacks_verb, takes_up
from quotetrace.speech.attribution.grammar.frames import (
    FIRST,
    as_saying,
    subject_comma,
)
from quotetrace.speech.attribution.grammar.opening_sources import closing_comma
from quotetrace.speech.attribution.grammar.resumptions import (
    INSERTED_REACH,
    behind_apposition,
    behind_break,
    behind_circumstances,
    behind_clausal,
    behind_heard,
    depends,
    resumed,
)
from quotetrace.speech.attribution.grammar.silences import is_passive, silence
from quotetrace.speech.people.names.vocabulary import phrase_words
from quotetrace.speech.prose.listed import floating
from quotetrace.speech.prose.prose import Prose, opens_stretch
from quotetrace.speech.prose.verbs import reporting_forms

__all__ = ["aside", "behind_colon", "behind_inserted", "inserted"]

# How many words are set aside between a verb and "that", at most; how many between a verb and its object, of which
# classes they are, and what the object begins with.
ASIDE, SHORT_ASIDE, ASIDE_TAGS, BEHIND_ASIDE = 14, 8, frozenset("PRDHQJNEL#Y"), frozenset("DHQJNEO#")
# The classes of the verbs that may be inserted.
INSERTED = frozenset({"say", "state", "write", "show", "think", "manner", "announce"})
# Those of the verbs that may stand only behind an auxiliary: It had, he went on, been late.
RESUMING = frozenset({"continue", "tell"})
# What a noun phrase has none of: verbs, and what opens a clause.
OPEN = frozenset("VMFGBSWKT")
# What opens what describes a noun and may have a verb: the mill, which; the men who; the mill, shut in May.
DESCRIBED = re.compile(",?W|(?<=[NE])[KO]|,[OVIG]|(?<=[NEDQU])[VI]$")
# What a phrase or clause begins with that stands before the main clause: After the war, When it rains, Last week, Then.
FRONTED = frozenset("PSLWR")
FRONTED_SOURCE = FRONTED - {"R"}


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
    verb = verb and not (cue.lemma in silence("seeming") and words.lower[cue.first - 1] == "it")  # it seems
    goes_on = cue.kind in RESUMING and cue.form in "VF"
    if not (verb or goes_on or cue.kind == "source") or stretch_of[cue.first] >= 0:
        return None
    first, last = behind_colon(prose, cue), cue.window[1]
    if words.tags.find(",", first, cue.first) < 0:
        return None
    inverted = words.lower[cue.first - 1] == "," and described_subject(prose, cue) is None
    at = cue.first - 1 if inverted else subject_comma(prose, cue)
    broken = behind_break(prose, cue, at, inverted)
    if broken is not None and (cue.kind != "source" or OPEN.isdisjoint(words.tags[first : at - 1])):
        return at, broken
    if words.tags[first] in "WK" and (on := behind_clausal(prose, cue, at, inverted)) is not None:
        return at, on
    closing = closing_mark(prose, cue, inverted)
    plain = (not goes_on or (cue.kind == "tell" and not inverted)) and not is_passive(prose, cue)
    waits = plain and closing is not None and lacks_main_verb(prose, cue, first, at, closing)
    if waits and closing is not None and not (inverted and rivals(prose, cue, at, closing)):
        return at, closing + 1
    if cue.kind == "tell" and not inverted:
        leads = words.lower[at] == "," and words.tags[first] in FRONTED and stretch_of[first] < 0
        told = told_between(prose, cue, first, at) or told_within(prose, cue, at)
        return told or (fronted(prose, cue, at, inverted) if leads else None)
    if goes_on and not inverted and words.tags[first] not in FRONTED and stretch_of[first] < 0:
        went = words.lower[cue.last : cue.last + 1] == ["on"]
        on = cue.last + 2 if went else behind_circumstances(prose, cue) + 1
        marked = on < last and opens_stretch(prose, on)
        return (at, on) if words.lower[at] == "," and marked and depends(prose, cue, at, on - 1) else None
    if goes_on or (inverted and cue.form == "B" and not has_many_behind(prose, cue)):
        return None
    if verb and is_passive(prose, cue):
        return None
    before = words.tags[first:at]
    if closing is not None and not (verb and inverted) and breaks_relative(prose, cue, at, closing):
        return at, closing + 1
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
    if verb and is_span(prose, first, at) and (told := fronted(prose, cue, at, inverted)) is not None:
        return told
    leads = before[0] in FRONTED_SOURCE and words.lower[first] not in phrase_words("contrast") and "," not in before
    if cue.kind == "source" and leads and (told := fronted(prose, cue, at, inverted)) is not None:
        return told
    gerund = before[0] == "G" and FINITE.isdisjoint(before)  # Keeping it open, Okoro said, is
    noun = before.removesuffix("G") if before.endswith("PG") else before  # This sort of opining, Okoro said, is
    noun = noun.replace("TB", "")  # The thing to know, says Okoro, is
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
        follows = behind < last and words.lower[comma] == "," and takes_up(prose, first, at, behind)
        return (at, comma + 1) if verb and follows else None
    if words.tags[cue.last : cue.last + 1] not in FIRST:
        return None
    resumes = resumed(prose, cue, first, at)
    return None if resumes is None else (at, resumes)


def lacks_main_verb(prose: Prose, cue: CueWord, first: int, at: int, closing: int) -> bool:
    """Whether a finite verb right behind the commas of a cue, the second of which is word `closing`, shows that what
    stands before them is its subject, which has a verb in a clause at most: Whatever she wrote, | Vik said, | would
    burn; The men who built it, | Vik said on Monday, | were rich; The mill, shut in May, | said Vik, | has burned."""
    words = prose.words
    if closing + 2 >= cue.window[1] or words.lower[closing] != "," or words.lower[at] != "," or at <= first:
        return False
    if {*prose.stretch_of[first : closing + 2]} != {prose.stretch_of[cue.first]}:
        return False
    verb, before = words.tags[closing + 1], words.tags[first:at]
    subject = DESCRIBED.split(before, maxsplit=1)[0]
    bare = FINITE.isdisjoint(subject) and (before[0] in "TG" or not set("NEDQU").isdisjoint(subject))
    bare = bare and before[-1] not in "WK"
    finite = verb in "MF" or (verb != "V" and takes_up(prose, first, at, closing + 1))
    return finite and not words.lower[closing + 1].endswith("ing") and (bare or before[0] in "WK")


def rivals(prose: Prose, cue: CueWord, at: int, closing: int) -> bool:
    """Whether the verb of an inverted cue may be that of the subject before it, which a comma on each side describes,
    since who stands behind the verb may be whom it speaks of: The ministry, which oversees schools, said | teachers,
    who struck in May, would be paid."""
    tags = prose.words.tags
    described = tags.find(",", cue.window[0], at) > 0
    return described and (tags.find(",", cue.last, closing) > 0 or tags[closing + 1] not in FINITE)


def breaks_relative(prose: Prose, cue: CueWord, at: int, closing: int) -> bool:
    """Whether a relative clause breaks off right behind its pronoun, before the comma `at`, and goes on behind the comma
    `closing`: two schools, the second of which, | he points out, | has closed; a town where, | he said, | it rains."""
    words, on = prose.words, closing + 1
    if {*prose.stretch_of[at - 1 : on]} != {prose.stretch_of[cue.first]} or words.lower[at] != ",":
        return False
    if words.lower[at - 1] in phrase_words("where"):
        return words.lower[closing] == "," and has_clause_at(prose, on, cue.window[1])
    return (
        words.lower[closing:on] == [","]
        and words.lower[at - 1] in column("relatives")
        and words.tags[on : on + 1] in FINITE
    )


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
    follows = behind < last and takes_up(prose, first, at, behind) and FINITE.isdisjoint(words.tags[cue.last : comma])
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


def closing_mark(prose: Prose, cue: CueWord, inverted: bool) -> int | None:
    """The comma behind an inserted cue, who says it, whom it is said to, where and when, or the word where one would
    stand; None where nobody stands behind an inverted cue."""
    if cue.kind == "source":
        return closing_comma(prose, cue) or cue.last
    if inverted:
        subject = phrase_starting(prose, cue.last, min(cue.window[1], cue.last + INSERTED_REACH))
        return behind_apposition(prose, cue, subject[1]) if subject else None
    if cue.kind == "tell":
        return behind_heard(prose, cue)
    return cue.last if prose.words.tags[cue.first] == "N" else behind_circumstances(prose, cue)  # two states with ...


def cue_subject(prose: Prose, cue: CueWord) -> int:
    """The first word of the subject right before a cue, or the cue."""
    subject = phrase_ending(prose, cue.first, cue.window[0]) if prose.stretch_of[cue.first - 1] < 0 else None
    return subject[0] if subject else cue.first


def is_span(prose: Prose, first: int, comma: int) -> bool:
    """Whether the words before a comma only tell when: Last year; Two days later; Every summer."""
    words = prose.words
    last = comma - (words.tags[comma - 1] in "RSP")
    spans = last > first and (words.tags[last - 1] == "L" or words.lower[last - 1] in phrase_words("span of time"))
    return spans and OPEN.isdisjoint(words.tags[first:last])


def fronted(prose: Prose, cue: CueWord, at: int, inverted: bool) -> tuple[int, int] | None:
    """The same behind a phrase or clause that only leads up to the main clause, which follows with its own subject."""
    words, last, comma = prose.words, cue.window[1], closing_mark(prose, cue, inverted)
    if comma is None:
        return None
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


def behind_inserted(prose: Prose, cue: CueWord, comma: int) -> int | None:
    """The first word behind "and" and an attribution of somebody else that a comma on each side inserts before the
    `comma` of an attribution at the end: It was shut, Okoro said, and | would stay so, Moe added."""
    tags, first = prose.words.tags, cue.window[0]
    joint = tags.rfind(",C", first, comma)
    form = reporting_forms().get(prose.words.lower[joint - 1]) if joint > first and tags[joint - 1] in "VF" else None
    subject = phrase_ending(prose, joint - 1, first) if form is not None and form.speech == "yes" else None
    inserts = subject is not None and subject[0] - 1 > first and tags[subject[0] - 1] == ","
    plain = inserts and {*prose.stretch_of[first : cue.last]} == {-1}
    return joint + 2 if plain and not FINITE.isdisjoint(tags[joint + 2 : comma]) else None


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
