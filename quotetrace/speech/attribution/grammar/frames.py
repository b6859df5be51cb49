"""Where grammar alone decides on which side of its cue the content stands, and what only leads up to it."""

from collections.abc import Container
from functools import cache

from quotetrace.lexicon import column
from quotetrace.speech.attribution.candidates.apposition import adverbs_before, apposed_subject
from quotetrace.speech.attribution.candidates.cues import FINITE, CueWord
from quotetrace.speech.attribution.candidates.sources import phrase_ending, phrase_starting, with_prepositions
from quotetrace.speech.attribution.candidates.syntax import has_clause_at
from quotetrace.speech.attribution.grammar.handovers import SUBJECT_REACH
from quotetrace.speech.attribution.grammar.marks import Content, clause, opens_anew, quotation_behind
from quotetrace.speech.attribution.grammar.silences import declining, opines, silence
from quotetrace.speech.people.names.vocabulary import phrase_words
from quotetrace.speech.prose.prose import Prose
from quotetrace.speech.prose.titles import set_like_title
from quotetrace.speech.prose.verbs import reporting_forms

__all__ = [
    "behind_lead",
    "closes_sentence",
    "introduces_sentence",
    "is_circumstance",
    "is_of_a_charge",
    "is_report",
    "only_leads",
    "opens_own",
    "refused_behind",
    "said_before",
    "subject_comma",
    "without_lead",
]

# The classes of verbs that can follow, with their subject, the clause that they report.
REPORTS = ("say", "state", "announce", "show", "write", "promise")
# What opens a main clause, not a subordinate one: or so says Okoro.
MAIN = frozenset({"-", "so", "so,"})
# What a subject with its prepositional phrases and appositions is made of, and what it may begin with.
SUBJECT, FIRST = frozenset("EONDHJQ#~YP.,"), frozenset("EONDHJQ#")
# What opens a phrase or a clause that leads up to the main clause.
LEADING = frozenset("PS")
# What those who were told something are made of.
NAMED = frozenset("DHJNE")
# What the circumstances of a cue begin with: said here, said Tuesday, said in Oslo, said when; said this week.
CIRCUMSTANCES = frozenset({*"RLPW", "DL", "JP", "JL"})
# How many words the circumstances before "that" may have.
LEAD_REACH = 14


def is_report(prose: Prose, cue: CueWord) -> bool:
    """Whether a cue outside of marks is a finite verb that says, finds or believes something, in a main clause."""
    thinks = opines(cue) and prose.words.tags[cue.first] != "N"  # not: job fears
    if (cue.kind not in REPORTS and not thinks) or cue.introducer not in MAIN or prose.stretch_of[cue.first] >= 0:
        return False
    many = prose.words.tags[cue.first - 1] == "N" and prose.words.lower[cue.first - 1].endswith("s")
    return cue.form in "VF" or (cue.form == "B" and (many or cue.lemma == "say" or heads_many(prose, cue)))


def heads_many(prose: Prose, cue: CueWord) -> bool:
    """Whether the subject of a cue opens, behind a comma, with a noun for many and goes on by a preposition: ..., experts
    at the Sund Institute | warn."""
    phrase = phrase_ending(prose, cue.first, cue.window[0])
    first, last = with_prepositions(prose, phrase, cue.window[0]) if phrase else (0, 0)
    head = next((i for i in range(first + 1, last) if prose.words.tags[i] == "P"), 0) - 1
    return head >= first > 0 and prose.words.lower[first - 1] == "," and prose.words.lower[head].endswith("s")


def subject_comma(prose: Prose, cue: CueWord) -> int:
    """The word before the subject that stands right before a cue, or the first of its window."""
    words = prose.words
    subject = apposed_subject(prose, cue)
    i = (subject[0] if subject else adverbs_before(prose, cue)) - 1
    while i > cue.window[0] and (
        words.tags[i] in "EONDHJRQ~Y#PL"
        or words.tags[i - 1 : i + 1] == "E."
        or words.tags[i - 1 : i + 2] == "ECE"
        or words.tags[i - 2 : i + 1] == "(E)"
    ):
        i -= 3 if words.tags[i] == ")" else 1
    return i


def behind_insertion(prose: Prose, cue: CueWord, first: int, last: int) -> int | None:
    """Where the clause of a cue begins by "that" behind what commas insert: reported, citing the mayor, that | rates
    would fall."""
    words = prose.words
    inserts = words.tags[first] in "G," or (words.tags[first - 1] == "," and words.tags[first] in "PRQ")
    if cue.kind not in (*REPORTS, "promise", "think") or not inserts:
        return None
    for i in range(first + 1, min(last - 2, first + LEAD_REACH)):
        if words.tags[i] in FINITE or prose.stretch_of[i] >= 0:
            return None
        if words.tags[i] == "K" and words.lower[i - 1] == ",":
            return i + 1
    return None


@cache
def fronting() -> frozenset[str]:
    """The words that stand for an object before its verb: what, which, whom."""
    return column("relatives") | phrase_words("free relative")


def introduces_sentence(prose: Prose, cue: CueWord) -> bool:
    """Whether a quotation of whole sentences follows the cue at once: Asked whether it leaked, Okoro said, “Never.”"""
    at = quotation_behind(prose, cue)
    return at is not None and at < cue.window[1] and opens_anew(prose, at)


def refused_behind(prose: Prose, cue: CueWord) -> int | None:
    """The “to” of what is refused behind where, how often or by whom it is: declined in an interview | to comment;
    refused four times | to say."""
    tags = prose.words.tags
    to = tags.find("T", cue.last, min(cue.window[1], cue.last + LEAD_REACH))
    told = not reporting_forms().keys().isdisjoint(prose.words.lower[to + 1 : to + 2])
    led = to > cue.last and (tags[cue.last] == "P" or told)
    return to if led and FINITE.isdisjoint(tags[cue.last : to]) and "," not in tags[cue.last : to] else None


@cache
def places() -> frozenset[str]:
    """The prepositions that lead to where something was said: in a statement, on television."""
    return column("channels", "after")


def closes_sentence(prose: Prose, cue: CueWord) -> bool:
    """Whether a verb of saying, whom it was said to, where and when, end a sentence and have a clause before them:
    Rates will stay low, the bank says; the port is shut, Okoro told the Post as he left."""
    if not may_follow(prose, cue):
        return False
    tags, last = prose.words.tags, cue.window[1] - (prose.words.tags[cue.window[1] - 1] == ".")
    heard = phrase_starting(prose, cue.last, last) if cue.kind == "tell" and cue.form in FINITE else None
    first = heard[1] if heard else cue.last
    comma = tags.find(",", first, last)
    if comma == first:
        other = tags[first + 1 : first + 2] == "G" or (
            tags[first + 1 : first + 2] == "S" and reports_soon(prose, first + 2)
        )
        return other and has_clause_before(prose, cue)
    last = last if comma < 0 else comma
    return (first >= last or tags[first] == "S" or is_circumstance(prose, first, last)) and has_clause_before(
        prose, cue
    )


def reports_soon(prose: Prose, first: int) -> bool:
    """Whether a verb of speech stands behind the subject that begins with word `first`: ..., though she warned that."""
    subject = phrase_starting(prose, first, min(first + SUBJECT_REACH, len(prose.words.tags)))
    return subject is not None and not reporting_forms().keys().isdisjoint(
        prose.words.lower[subject[1] : subject[1] + 1]
    )


def is_circumstance(prose: Prose, first: int, last: int) -> bool:
    """Whether words only tell where, when or of what something was said: on Thursday, here, in Oslo, on “Good Night”."""
    tags = prose.words.tags
    plain = set(tags[first:last]).isdisjoint("VMFK") and all(
        s < 0 or names_medium(prose, s) for s in prose.stretch_of[first:last]
    )
    return plain and (tags[first] in CIRCUMSTANCES or tags[first : first + 2] in CIRCUMSTANCES)


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
    told = cue.kind == "tell" and cue.form in "VF" and cue.introducer in MAIN and prose.stretch_of[cue.first] < 0
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
        and prose.words.lower[i] == ","
        and clause(prose, start, i)
        and tags[start] not in "SPGVI"
        and not only_leads(prose, start, i)
    )


def only_leads(prose: Prose, first: int, last: int) -> bool:
    """Whether words `first` to `last` are one subordinate clause without marks that leads up to the main one: When the
    rain came |, Okoro promised to pay; no question (When will it end) and no clause with its main one."""
    tags, opener = prose.words.tags, prose.words.lower[first]
    subordinate = opener in phrase_words("fronted") and tags[first + 1 : first + 2] not in FINITE
    return subordinate and prose.stretch_of[first] < 0 and behind_lead(prose, first, last, tags[first]) == first


def behind_lead(prose: Prose, first: int, last: int, leading: Container[str] = LEADING) -> int:
    """Where the main clause begins behind a phrase or a clause that only leads up to it, from word `first` on, and that
    a comma ends before word `last`: With half of the votes in, | the bloc had 40; or `first`.

    `leading` are the classes of words that such a phrase or clause may open with.
    """
    comma = prose.words.tags.find(",", first, last) if prose.words.tags[first] in leading else -1
    return comma + 1 if comma > 0 and has_clause_at(prose, comma + 1, last) else first


def opens_own(prose: Prose, cue: CueWord) -> bool:
    """Whether a verb of saying with a subject right before it has a quotation of its own right behind: “Run!” she
    cried, and Vik said, | “Never.”"""
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
    at = quotation_behind(prose, cue) if speaks else None
    comma = subject_comma(prose, cue) if at is not None else 0
    joined = prose.words.tags[max(0, comma - 1) : comma + 1] == "C,"  # the sea was calm and, he adds, “it froze”
    return at is not None and (joined or opens_anew(prose, at))


def is_of_a_charge(prose: Prose, cue: CueWord) -> bool:
    """Whether a cue stands in what is said of a charge behind a comma: ..., a charge Okoro denies."""
    lower, alleged = prose.words.lower, silence("alleged")
    if alleged.isdisjoint(lower[cue.window[0] : cue.first + 2]):
        return False
    i = subject_comma(prose, cue)
    return lower[i] == "," and prose.words.tags[i + 1] == "D" and lower[i + 2] in alleged


def without_lead(prose: Prose, cue: CueWord, part: tuple[int, int]) -> tuple[int, int]:
    """Words behind a cue without what only leads up to what was said.

    That is "as" behind a fronted object (what he described as | "theft"), a medium by name
    (told Sky News | there will be), circumstances before "that" (said in a statement on its website that | rates would
    fall), and the subject or object before a colon and a quotation (Said Okoro: | "Never."; denied it: | "Never.").
    """
    first, last = part
    words = prose.words
    if (
        first == cue.last
        and first + 1 < last
        and cue.kind == "call"
        and words.lower[first] == "as"
        and cue.opener in fronting()
    ):
        return first + 1, last
    if "K" in words.tags[first - 1 : first + 1] and (
        quotation := behind_manner(prose, first + (words.tags[first] == "K"), last)
    ):
        return quotation, last
    if cue.lemma in declining() and first >= cue.last and (refused := refused_behind(prose, cue)) is not None:
        return refused, last
    if cue.kind == "ask" and first == cue.last and prose.stretch_of[first] < 0:
        return part
    behind = behind_insertion(prose, cue, first, last)
    if behind is None:
        behind = behind_circumstances(prose, cue, first, last)
    if behind is not None:
        return behind, last
    addressed = cue.kind == "tell" or words.lower[cue.last - 1] in column(
        "addressees", "forms", kind="cue", preposition="-"
    )
    heard = addressed and NAMED.issuperset(words.tags[cue.last : first])
    of_it = words.tags[cue.last : first] == "P"  # had this to say about the pier: | “It leaks.”
    if not (first == cue.last or heard or of_it) or prose.stretch_of[first] >= 0:
        return part
    if addressed:
        named = first
        while (
            named < last
            and words.tags[named] in NAMED
            and not (named > first and words.tags[named - 1] in "EN" and words.tags[named] in "DH")
        ):
            named += 1
        named += words.tags[named : named + 2] == "RK"  # telling the Sund daily that
        if words.tags[named : named + 1] == "K":
            return named + 1, last
        name = set(words.tags[first + (words.tags[first] == "D") : named]) == {"E"}
        follows = words.tags[named : named + 1] == "O" and words.tags[named + 1 : named + 2] in ("V", "M", "F")
        other = (
            words.tags[named - 1] == "N"
            and words.tags[named : named + 1] in ("D", "H")
            and has_clause_at(prose, named, last)
        )
        subject = (
            follows
            or other
            or (
                name
                and (words.tags[named : named + 1] in ("O", "D", "H") or words.lower[named : named + 1] == ["there"])
            )
        )
        return (named, last) if first < named and subject else part
    limit = min(last - 2, first + LEAD_REACH)
    for i in range(first + 1, limit):
        opens = (
            words.lower[i] == ":" and prose.stretch_of[i + 1] >= 0 and set(words.tags[first:i]) <= SUBJECT | {"L", "R"}
        )
        if opens and (cue.first == cue.window[0] or words.written[i + 2][0].isupper()):
            return i + 1, last
    return part


def behind_manner(prose: Prose, comma: int, last: int) -> int | None:
    """The quotation behind a clause between commas that only says whose words it is, from word `comma` on: that, as he
    put it, | “it rains”."""
    words = prose.words
    if words.lower[comma : comma + 1] != [","] or words.tags[comma + 1 : comma + 2] != "S":
        return None
    second = words.tags.find(",", comma + 1, min(last - 1, comma + LEAD_REACH))
    opens = second > 0 and prose.stretch_of[second + 1] >= 0 and prose.stretch_of[second] < 0
    return second + 1 if opens else None


def behind_circumstances(prose: Prose, cue: CueWord, first: int, last: int) -> int | None:
    """Where "that" or, of a promise, "to" opens what was said behind where and when: said in a statement that | rates;
    vowed on Sunday | to leave."""
    words, at = prose.words, cue.last
    promises = cue.kind == "promise"
    said = cue.kind in ("say", "state", "announce", "write", "continue", "manner")
    placed = (
        at < last
        and not (promises and words.tags[at] == "T")
        and (words.lower[at] in places() or (promises and words.tags[at] == "L"))
    )
    for i in range(at + 1, min(last - 2, at + LEAD_REACH)) if placed and (promises or said) else ():
        if words.tags[i] in "MFO" or prose.stretch_of[i] != prose.stretch_of[at]:
            return None
        if said and words.tags[i] == "K":
            return i + 1 if first <= i and words.tags[i + 1] not in FINITE else None
        if promises and words.tags[i] == "T":
            return i if first < i and words.tags[i + 1] in "BN" else None
    return None
