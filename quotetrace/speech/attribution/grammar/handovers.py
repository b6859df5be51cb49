"""Which cue a quotation before it hands over to: “...,” said Okoro; not “...,” and he sang, nor what only leads up to a
clause."""

from quotetrace.lexicon import column
from quotetrace.speech.attribution.candidates.cues import DASHES, CueWord
from quotetrace.speech.attribution.candidates.described import ends_described
from quotetrace.speech.attribution.candidates.syntax import has_clause_at
from quotetrace.speech.attribution.grammar.marks import stretch_before
from quotetrace.speech.attribution.grammar.silences import is_cited, silence
from quotetrace.speech.prose.prose import Prose, final_word, opens_stretch
from quotetrace.speech.prose.titles import is_shown

__all__ = [
    "SUBJECT",
    "SUBJECT_REACH",
    "behind_show",
    "follows_quotation",
    "in_insertion",
    "in_lead",
    "is_led_up_to",
    "is_near_quotation",
    "looks_ahead",
]

# How many words of a subject may stand between a quotation and its cue.
SUBJECT_REACH = 20
# A subject of so many words may stand with a capital behind a question: “Why?” Dana Ruiz asked.
SHORT = 2
# What a subject and its adverbs are made of.
SUBJECT = frozenset("EONDHJRQ~Y#P,")
# What a phrase is made of that leads up to a subject, with a participle behind a noun in it.
LEADING = frozenset("PDHJNEL#GTYCV")
# With what a quotation ends that hands over to a cue.
BROKEN_OFF = DASHES | {","}


def follows_quotation(prose: Prose, cue: CueWord) -> bool:
    """Whether nothing but a subject stands between the cue and a quotation that ends in a comma, or breaks off with a
    dash: it hands over to this cue.

    The subject may have a relative clause (an official who asked not to be named said), but the cue may not stand in
    one. What is promised stands behind the cue (“...,” for one, and Okoro vowed to stay).
    """
    first, _ = prose.sentences[cue.sentence]
    lower, tags, own = prose.words.lower, prose.words.tags, prose.stretch_of[cue.first]
    relatives, other_verb = column("relatives"), False
    if not is_near_quotation(prose, cue) or joins_verbs(prose, cue, first) or looks_ahead(prose, cue):
        return False
    group = cue.first
    while group > first and tags[group - 1] in "RM":
        group -= 1
    if not (silence("being").isdisjoint(lower[group : cue.first]) or is_cited(prose, cue)):
        return False
    for i in range(group - 1, max(first, cue.first - SUBJECT_REACH) - 1, -1):
        stretch = prose.stretch_of[i]
        if stretch >= 0 and stretch != own:
            end, final = prose.stretches[stretch][1], lower[final_word(prose, stretch)]
            comma = final in BROKEN_OFF or (lower[end] == "," and prose.stretches[stretch][0] == first)
            comma = comma or (final in "!?." and cue.form in "VF" and cries_out(prose, cue, stretch, first))
            if (
                (end == cue.first and (cue.form == "G" or cue.kind == "tell"))
                or in_lead(prose, stretch, first)
                or is_shown(prose.words, *prose.stretches[stretch])
                or in_insertion(prose, stretch, first)
                or tags[end] == "C"
                or lower[end + (tags[end] == "P")] in relatives  # “Sails,” in which
            ):
                return False
            return (
                comma
                and (not other_verb or ends_described(prose, end, group))  # a man named Vik said
                and i == end - 1
                and prose.marked[stretch].opened
                and prose.marked[stretch].closed
            )
        if tags[i - 1 : i + 1] == ",G" and lower[group - 1] == ",":
            other_verb = False  # Okoro, wearing a hat, told the court
        elif lower[i] in relatives or tags[i - 1 : i + 1] == ",C":
            if not other_verb or tags[i] == "C" or tags[group - 1] == "T":
                return False  # an aide who asked to | speak
            other_verb = False
        elif (
            tags[i] not in SUBJECT and lower[i] not in ("of", "and", "for") and tags[i - 1 : i + 2] != "E.E"
        ):  # Mr. Okoro
            if tags[i] not in "VMFBGTISK":
                return False
            other_verb = True
    return False


def behind_show(prose: Prose, cue: CueWord) -> bool:
    """Whether the name of a show, a comma and a subject stand before the cue, and a clause behind it: aired Sunday on
    Bay News’s “Late Hour,” Okoro | said it rained."""
    stretch = stretch_before(prose, cue)
    shown = stretch >= 0 and is_shown(prose.words, *prose.stretches[stretch])
    if not shown or prose.words.lower[final_word(prose, stretch)] != ",":
        return False
    between = prose.words.tags[prose.stretches[stretch][1] : cue.first]
    that = cue.last + (prose.words.tags[cue.last : cue.last + 1] == "K")
    return bool(between) and SUBJECT.issuperset(between) and has_clause_at(prose, that, cue.window[1])


def cries_out(prose: Prose, cue: CueWord, stretch: int, first: int) -> bool:
    """Whether a cue stands right behind a quotation that needs no comma, or it and a subject do that open no sentence
    of their own, behind one that opens the sentence at word `first`: “Why?” asked Okoro, “Why?” | the boy asked."""
    start, end = prose.stretches[stretch]
    small = prose.words.written[end][0].islower() or cue.first - end <= SHORT
    return cue.first == end or (start == first and small)


def is_near_quotation(prose: Prose, cue: CueWord) -> bool:
    """Whether marked words that the cue does not stand among end within the reach of a subject before it."""
    before = stretch_before(prose, cue)
    return before >= 0 and prose.stretches[before][1] > cue.first - SUBJECT_REACH


def looks_ahead(prose: Prose, cue: CueWord) -> bool:
    """Whether what is reported stands behind the cue: a clause by "that", one right behind a verb that another one's
    object ends before (called it “grim,” | said he would stay), or the object of the next verb of a subject (it was
    “late,” then | accused him of theft), or what somebody promises to do."""
    if promises_deed(prose, cue):
        return True
    tags, at, own = prose.words.tags, cue.last, prose.stretch_of[cue.first]
    if tags[at : at + 1] == "K" or tags[at : at + 2] in ("RK", "JK"):
        at = tags.index("K", at) + 1
        return has_clause_at(prose, at, cue.window[1]) or (at + 1 < cue.window[1] and opens_stretch(prose, at))
    then = cue.first > cue.window[0] + 1 and tags[cue.first - 1] == "R"
    before = prose.stretch_of[cue.first - 1 - then] if cue.first else -1
    if before < 0 or before == own or prose.stretches[before][0] == cue.window[0]:
        return False  # “It is ours,” says | village swamped by guests
    return tags[at : at + 1] == "U" or cue.kind == "accuse" if then else has_clause_at(prose, at, cue.window[1])


def is_led_up_to(prose: Prose, cue: CueWord) -> bool:
    """Whether no more than a phrase and a comma stand before the subject of the cue, and a clause behind it: In a
    statement carried by Varno Radio, the army | said 40 men had been killed."""
    tags, first = prose.words.tags, cue.window[0]
    comma = tags.rfind(",", first, cue.first)
    phrase = tags[first : max(first, comma)]
    if not phrase or phrase[0] not in "PG" or not LEADING.issuperset(phrase):
        return False
    reduced = all(tags[i - 1] in "NE" and tags[i + 1] in "PL," for i in range(first, comma) if tags[i] == "V")
    subject = tags[comma + 1 : cue.first]
    clause = has_clause_at(prose, cue.last, cue.window[1])
    return reduced and bool(subject) and SUBJECT.issuperset(subject) and clause


def promises_deed(prose: Prose, cue: CueWord) -> bool:
    """Whether "to" and a verb stand behind a promise: vowed to stay, vowed to “bury” the plan."""
    tags, at = prose.words.tags, cue.last + 1
    return (
        cue.kind == "promise"
        and at < cue.window[1]
        and tags[cue.last] == "T"
        and (tags[at] == "B" or opens_stretch(prose, at))
    )


def joins_verbs(prose: Prose, cue: CueWord, first: int) -> bool:
    """Whether the cue is a second verb of a subject that stands before the first: called it “grim,” and then said
    ..."""
    i = cue.first - 1
    while i > first and prose.words.tags[i] == "R":
        i -= 1
    return prose.words.tags[i] == "C"


def in_lead(prose: Prose, stretch: int, first: int) -> bool:
    """Whether a stretch is part of a phrase or clause that only leads up to the main one: After calling it “grim,”
    Okoro wrote ..."""
    (start, end), tags = prose.stretches[stretch], prose.words.tags
    first += tags[first] == "C"
    first += tags[first] == ","
    inner = [word for word in prose.words.written[start + 1 : end] if word[0].isalpha()]
    named = all(word[0].isupper() for word in inner)
    lower = bool(inner) and (inner[0][0].islower() or named) and "," not in tags[first : start - 1]
    return start > first and lower and (tags[first] in "SPGWL" or (tags[first] == "V" and named))


def in_insertion(prose: Prose, stretch: int, first: int) -> bool:
    """Whether a stretch is the object of a participle behind a comma: Vik, citing “luck,” said ..."""
    start = prose.stretches[stretch][0]
    return start - 2 > first and prose.words.tags[start - 2 : start] == ",G"
