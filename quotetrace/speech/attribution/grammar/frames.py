"""Where grammar alone decides on which side of its cue the content stands."""

import re
from collections.abc import Container
from dataclasses import replace

from quotetrace.lexicon import column
from quotetrace.speech.attribution.candidates.apposition import adverbs_before, apposed_subject, is_perfect
from quotetrace.speech.attribution.candidates.cues import DASHES, FINITE, CueWord, is_quoted
from quotetrace.speech.attribution.candidates.described import described_subject
from quotetrace.speech.attribution.candidates.parted import OPENS_RELATIVE, parted_subject
from quotetrace.speech.attribution.candidates.sources import can_speak, phrase_ending, phrase_starting
from quotetrace.speech.attribution.candidates.syntax import has_clause_at, opens_main
from quotetrace.speech.attribution.grammar.assertions import heads_plural
from quotetrace.speech.attribution.grammar.handovers import SUBJECT_REACH
from quotetrace.speech.attribution.grammar.marks import Content, clause, opens_anew, quotation_behind
from quotetrace.speech.attribution.grammar.silences import hears, is_passive, opines, silence
from quotetrace.speech.people.names.vocabulary import phrase_words
from quotetrace.speech.prose.prose import Prose, is_span_of_time, opens_stretch
from quotetrace.speech.prose.titles import set_like_title
from quotetrace.speech.prose.verbs import holds_not, is_of_class, reporting_forms

__all__ = [
    "as_saying",
    "behind_lead",
    "closes_sentence",
    "in_main",
    "introduces_sentence",
    "is_circumstance",
    "is_of_a_charge",
    "is_report",
    "only_leads",
    "opens_own",
    "said_before",
    "subject_comma",
]

# The classes of verbs that can follow, with their subject, the clause that they report.
REPORTS = ("say", "state", "announce", "show", "write", "promise")
# What opens a main clause, not a subordinate one: or so says Okoro.
MAIN = frozenset({"-", "so", "so,"})
# What a subject with its prepositional phrases and appositions is made of, and what it may begin with.
SUBJECT, FIRST = frozenset("EONDHJQ#~YP.,"), frozenset("EONDHJQ#")
# What opens a phrase or a clause that leads up to the main clause.
LEADING = frozenset("PS")
# A participle that tells when or where the noun before it was made: a report | published on Friday.
PUBLISHED = re.compile("(?<=N)[VI](?=[PL])")
# What the circumstances of a cue begin with: said here, said Tuesday, said in Oslo, said when; said this week.
CIRCUMSTANCES = frozenset({*"RLPW", "DL", "JP", "JL"})


def is_report(prose: Prose, cue: CueWord) -> bool:
    """Whether a cue outside of marks is a finite verb that says, finds or believes something, in a main clause."""
    thinks = (opines(cue) and prose.words.tags[cue.first] != "N") or hears(prose, cue)  # not: job fears
    replies = prose.words.lower[cue.first] in column("reply_verbs")
    if (
        (cue.kind not in REPORTS and not (thinks or replies))
        or not in_main(prose, cue)
        or prose.stretch_of[cue.first] >= 0
    ):
        return False
    first = adverbs_before(prose, cue)
    modal = prose.words.tags[first] == "M" and not holds_not(prose.words.lower[first])  # police will allege
    perfect = is_perfect(prose, cue) and not is_passive(prose, cue)
    bare = cue.form == "B" and (cue.lemma == "say" or modal or heads_plural(prose, cue))
    return cue.form in "VF" or perfect or bare


def in_main(prose: Prose, cue: CueWord) -> bool:
    """Whether a cue is the verb of a main clause, also behind a relative clause on its subject: It is shut, lawyers who
    saw it | said."""
    relative = cue.introducer == "that" or cue.introducer in column("relatives")
    return cue.introducer in MAIN or (relative and parted_subject(prose, cue) is not None)


def subject_comma(prose: Prose, cue: CueWord) -> int:
    """The word before the subject that stands right before a cue, or the first of its window."""
    words = prose.words
    subject = apposed_subject(prose, cue) or parted_subject(prose, cue) or described_subject(prose, cue)
    i = (subject[0] if subject else adverbs_before(prose, cue)) - 1
    while i > cue.window[0] and (
        words.tags[i] in "EONDHJRQ~Y#PL"
        or words.tags[i - 1 : i + 1] == "E."
        or words.tags[i - 1 : i + 2] == "ECE"
        or words.tags[i - 2 : i + 1] == "(E)"
    ):
        i -= 3 if words.tags[i] == ")" else 1
    if i - 2 > cue.window[0] and words.lower[i] == "so":  # ..., or so the mayor says
        so = i - (words.lower[i - 1] == "or")
        return so - 1 if words.lower[so - 1] == "," else i
    return i


def introduces_sentence(prose: Prose, cue: CueWord) -> bool:
    """Whether a quotation of whole sentences follows the cue at once: Asked whether it leaked, Okoro said, “Never.”"""
    at = quotation_behind(prose, cue)
    return at is not None and at < cue.window[1] and opens_anew(prose, at)


def closes_sentence(prose: Prose, cue: CueWord) -> bool:
    """Whether a verb of saying, whom it was said to, where and when, end a sentence and have a clause before them:
    Rates will stay low, the bank says; the port is shut, Okoro told the Post as he left."""
    if not may_follow(prose, cue):
        return False
    tags, last = prose.words.tags, cue.window[1] - (prose.words.tags[cue.window[1] - 1] == ".")
    telling = cue.kind == "tell" or cue.lemma in silence("telling")
    telling = telling or is_of_class(prose.words.lower[cue.last - 1], ("tell",))  # quoted him as telling
    heard = phrase_starting(prose, cue.last, last) if telling and cue.form in FINITE else None
    if cue.kind == "write" and cue.form in FINITE and tags[cue.last : cue.last + 1] == "U":
        heard = cue.last, cue.last + 1  # ..., a neighbour texted her
    first = heard[1] if heard else cue.last
    comma = tags.find(",", first, last)
    if first < last and (prose.words.lower[first] in DASHES or (heard and tags[first] == ";")):
        return has_clause_before(prose, cue)  # ..., Okoro claims — and; ..., Okoro told the court; and
    if comma == first:
        behind = tags[first + 1 : first + 2]
        quoted = tags[first + 1 : first + 4] in ("SVP", "SIP")  # as quoted by Interfax
        ends = (
            behind == "G"
            or tags[first + 1 : first + 3] == "SG"
            or quoted
            or (behind == "S" and reports_soon(prose, first + 2))
        )
        relative = not OPENS_RELATIVE.isdisjoint(prose.words.lower[first + 1 : first + 2])  # told them, who left
        ends = ends or (relative and heard is not None and ",K" not in tags[first:last])
    elif comma > 0 and opens_stretch(prose, comma + 1) and opens_anew(prose, comma + 1):
        ends = False  # said on Monday, | “Never.”
    else:
        last = relative_clause(prose, first, last if comma < 0 else comma)
        told = tags.find("S", first, last if heard else first + 1)
        ends = first >= last or first == told or is_circumstance(prose, first, last if told < 0 else told)
    return ends and has_clause_before(prose, cue)


def relative_clause(prose: Prose, first: int, last: int) -> int:
    """Where a relative clause begins behind a noun, from word `first` on, or `last`: told a court | that sat on Monday;
    wrote in a letter | which leaked."""
    tags, lower = prose.words.tags, prose.words.lower
    for i in range(first, last - 1):
        verb = i + 1 + (tags[i + 1] == "R")
        opens = tags[i] == "K" and tags[verb : verb + 1] in FINITE
        if tags[i - 1] in "NEG" and (opens or lower[i] in OPENS_RELATIVE):
            return i
    return last


def reports_soon(prose: Prose, first: int) -> bool:
    """Whether a verb of speech stands behind the subject that begins with word `first`: ..., though she warned that."""
    subject = phrase_starting(prose, first, min(first + SUBJECT_REACH, len(prose.words.tags)))
    return subject is not None and not reporting_forms().keys().isdisjoint(
        prose.words.lower[subject[1] : subject[1] + 1]
    )


def is_circumstance(prose: Prose, first: int, last: int) -> bool:
    """Whether words only tell where, when, to whom or of what something was said: on Thursday, here, in Oslo, on “Good
    Night”, ten days ago, in a report published on Friday, to reporters, when pressed."""
    tags = prose.words.tags
    if prose.words.lower[first] in phrase_words("moment") and tags[first + 1 : last][:1] in ("V", "I"):
        return FINITE.isdisjoint(tags[first + 2 : last])
    clause = PUBLISHED.sub("", tags[first:last])
    plain = set(clause).isdisjoint("VMFK") and all(
        s < 0 or names_medium(prose, s) for s in prose.stretch_of[first:last]
    )
    tells = tags[first] in CIRCUMSTANCES or tags[first : first + 2] in CIRCUMSTANCES
    hearer = tags[first] == "T" and "B" not in tags[first:last]
    return plain and (tells or hearer or is_span_of_time(prose, first))


def names_medium(prose: Prose, stretch: int) -> bool:
    """Whether a stretch is the name of a programme by what stands before it: on | “Good Night”; on HRT's | “Night.”"""
    first, last = prose.stretches[stretch]
    return prose.words.tags[first - 1] in "PY" and set_like_title(prose.words, first, last)


def said_before(prose: Prose, cue: CueWord, content: Content) -> bool:
    """Whether words behind a cue are its circumstances and the clause before it is what was said: The port is shut,
    Okoro said here Tuesday."""
    if len(content) != 1 or not (
        content[0][0] == cue.last or (content[0][0] == cue.last + 1 and prose.words.tags[cue.last] == "P")
    ):
        return False
    return may_follow(prose, cue) and is_circumstance(prose, cue.last, content[0][1]) and has_clause_before(prose, cue)


def may_follow(prose: Prose, cue: CueWord) -> bool:
    """Whether a cue is a verb that can follow, with its subject, the clause that it reports."""
    told = cue.kind == "tell" or (cue.kind == "quoted" and not is_quoted(prose, cue))
    told = told and cue.form in "VF" and in_main(prose, cue) and prose.stretch_of[cue.first] < 0
    return told or is_report(prose, cue)


def has_clause_before(prose: Prose, cue: CueWord) -> bool:
    """Whether a verb of saying has its subject before it, and before that, set off by a comma, a clause that can be
    what was said."""
    tags, start = prose.words.tags, cue.window[0]
    i = subject_comma(prose, cue)
    undergone = prose.words.lower[cue.first - 1] in silence("being") and tags[i + 1] != "O"
    start = behind_lead(prose, start, i)
    return (
        not undergone  # the boat, built in 1904, was found on Friday; but it rained, it was said
        and start < i < cue.first - 1
        and i + 1 < adverbs_before(prose, cue)  # a ferry, which sank, | has not been found
        and not opens_relative(prose, cue, i)
        and prose.words.lower[i] == ","
        and clause(prose, start, i)
        and opens_main(prose, start, i)
        and not only_leads(prose, start, i)
    )


def hangs_on_verb(prose: Prose, cue: CueWord) -> bool:
    """Whether the clause of a cue is what the verb before its subject reports: the clerk said | she had written."""
    subject = phrase_ending(prose, adverbs_before(prose, cue), cue.window[0])
    verb = subject[0] - 1 if subject is not None and cue.form in "VFI" else cue.window[0]
    return verb > cue.window[0] and prose.words.tags[verb] in "VF" and prose.words.lower[verb] in reporting_forms()


def opens_relative(prose: Prose, cue: CueWord, comma: int) -> bool:
    """Whether the subject of a cue opens a relative clause, for a noun stands right before it: ..., a job no man has
    ever held; ..., a point Okoro also acknowledged."""
    subject, tags = phrase_ending(prose, adverbs_before(prose, cue), comma + 1), prose.words.tags
    if subject is None:
        return False
    noun = tags.find("NE", *subject)
    article = prose.words.lower[subject[0]] in phrase_words("indefinite") and tags[subject[0]] == "D"
    thing = article and noun > 0 and not can_speak(prose, subject[0], noun + 1)
    return thing or (subject[0] > comma + 1 and tags[subject[0] - 1] == "N")


def only_leads(prose: Prose, first: int, last: int) -> bool:
    """Whether words `first` to `last` are one subordinate clause without marks that leads up to the main one: When the
    rain came |, Okoro promised to pay; no question (When will it end) and no clause with its main one."""
    first += prose.words.tags[first : first + 2] == "RS"  # even as
    tags, opener = prose.words.tags, prose.words.lower[first]
    subordinate = opener in phrase_words("fronted") and tags[first + 1 : first + 2] not in FINITE
    return subordinate and prose.stretch_of[first] < 0 and behind_lead(prose, first, last, tags[first]) == first


def behind_lead(prose: Prose, first: int, last: int, leading: Container[str] = LEADING) -> int:
    """Where the main clause begins behind a phrase or a clause that only leads up to it, from word `first` on, and that
    a comma ends before word `last`: With half of the votes in, | the bloc had 40; Last year, though, | it had 30; or
    `first`.

    `leading` are the classes of words that such a phrase or clause may open with.
    """
    comma = prose.words.tags.find(",", first, last) if prose.words.tags[first] in leading else -1
    comma += 2 * (prose.words.tags[comma : comma + 3] in (",R,", ",S,"))
    return comma + 1 if comma > 0 and has_clause_at(prose, comma + 1, last) else first


def opens_own(prose: Prose, cue: CueWord) -> bool:
    """Whether a verb of saying with a subject right before it has a quotation of its own right behind: “Run!” she
    cried, and Vik said, | “Never”; or behind a lead-in a clause: After Foss called it “old,” Vik said | it would close;
    Vowing to “fight,” Vik said Thursday | she would stay."""
    speaks = (
        cue.form in "VF" and cue.speech == "yes" and cue.kind != "other" and prose.words.tags[cue.first - 1] in "NEO,"
    )
    if (
        speaks
        and cue.kind == "say"
        and prose.words.lower[cue.last : cue.last + 1] == [":"]
        and subject_comma(prose, cue) == cue.window[0]
    ):
        return True  # The telegram said: DO NOT START
    tags, behind = prose.words.tags, cue.last
    behind += 2 if tags[behind : behind + 2] == "PL" else tags[behind : behind + 1] == "L"
    opens = speaks and cue.kind == "say" and tags[cue.window[0]] in LEADING | {"G"}
    if opens and has_clause_at(prose, behind, cue.window[1]):
        begin = subject_comma(prose, cue)
        lead = tags[cue.window[0]] == "S" or FINITE.isdisjoint(tags[cue.window[0] : begin])
        return lead and "," in prose.words.lower[begin - 1 : begin + 1]
    at = quotation_behind(prose, cue) if speaks else None
    comma = subject_comma(prose, cue) if at is not None else 0
    joined = tags[max(0, comma - 1) : comma + 1] == "C,"  # the sea was calm and, he adds, “it froze”
    return at is not None and (joined or opens_anew(prose, at))


def is_of_a_charge(prose: Prose, cue: CueWord) -> bool:
    """Whether a cue stands in what is said of a charge behind a comma: ..., a charge Okoro denies; the charge, which he
    denied, was dropped."""
    lower, alleged = prose.words.lower, silence("alleged")
    subject = cue.first - 1 - (prose.words.tags[cue.first - 1] == "M")
    if cue.kind == "deny" and lower[cue.last : cue.last + 1] == [","] and lower[subject - 1] in column("relatives"):
        return True
    if alleged.isdisjoint(lower[cue.window[0] : cue.first + 2]):
        return False
    i = subject_comma(prose, cue)
    return lower[i] == "," and prose.words.tags[i + 1] == "D" and lower[i + 2] in alleged


def as_saying(prose: Prose, cue: CueWord) -> CueWord:
    """A verb of going on that commas set off with a pronoun before it, as one of saying, with its “on”: It was late, |
    he went on |, and it rained; not: The music stopped, Okoro went on."""
    tags, lower, subject = prose.words.tags, prose.words.lower, cue.first - 1
    if cue.form not in "VF" or cue.lemma not in silence("resuming") or tags[subject] != "O":
        return cue
    on = lower[cue.last : cue.last + 1] == ["on"]
    last = cue.last + on
    set_off = lower[subject - 1] == "," == "".join(lower[last : last + 1]) and lower[subject] not in ("it", "who")
    return replace(cue, kind="say", last=last) if set_off and (on or cue.lemma != "go") else cue
