"""Where the author's own words begin behind what was said: the mayor had lied|, a charge that ...|, but gave no
details; praised her | in a tweet."""

from functools import cache

from quotetrace.lexicon import column, several, table
from quotetrace.speech.attribution.candidates.continuation import interrupts
from quotetrace.speech.attribution.candidates.cues import DASHES, FINITE, CueWord, forms_of_have
from quotetrace.speech.attribution.candidates.hearers import commanded
from quotetrace.speech.attribution.candidates.occasions import phrases
from quotetrace.speech.attribution.candidates.sources import phrase_starting
from quotetrace.speech.attribution.candidates.syntax import least_end
from quotetrace.speech.attribution.grammar.silences import silence
from quotetrace.speech.people.names.vocabulary import phrase_words, vocabulary
from quotetrace.speech.prose.classes import STOPS
from quotetrace.speech.prose.prose import Prose, opens_stretch
from quotetrace.speech.prose.verbs import reporting_forms

__all__ = ["tail"]

# What a bare thing has none of: a verb, "to", "that", a clause. Where these stand, the place may be part of what was
# said.
CLAUSAL = frozenset("VFMBGIKSWTO")
# The classes of verbs behind which a clause may follow without "that".
CLAUSES = frozenset({"state", "announce", "show", "think", "write", "deny", "manner", "continue"})
# What tells when something was said.
WHEN = frozenset("PLRDJ#")
# The classes of verbs by which words are said to somebody.
UTTERING = frozenset({"say", "manner", "write"})
# How far behind a participle that moves it stands what is traded: sending its ordinary shares down.
TRADED_REACH = 4
# What sets off what sums up a clause.
SET_OFF = DASHES | {","}
# What sets off that nobody could check what was said, how many words that takes, and how far before its verb the
# negation stands.
DOUBT_MARKS, DOUBT_REACH, NEGATION_REACH = SET_OFF | {";"}, 12, 4
# What a phrase that appraises what was said is made of, and how long it is: in Norland's latest attack.
PHRASE, APPRAISED = frozenset("DHJNEYRGB"), 8
# How far behind its preposition the noun of an occasion stands (in a Fox News interview).
OCCASION_REACH = 6
# What tells where or when an inscription is to be read, or what becomes of it.
AROUND = frozenset("PLNSVMFBC")
# What a subject behind its verb begins with: as have | others.
OTHERS = frozenset("DHENJOQU")
# The classes of verbs that tell of a silence: but did not elaborate.
SPOKEN = frozenset({"say", "state", "announce", "mention", "decline", "tell"})


def tail(prose: Prose, cue: CueWord, first: int, last: int) -> int:
    """Where a content of the words `first` to `last` ends before its author's own words, or `last`."""
    last = min(
        hearer(prose, cue, first, last),
        occasion(prose, first, last),
        said_when(prose, cue, first, last),
        effect(prose, first, last),
        summary(prose, cue, first, last),
        unsaid(prose, cue, first, last),
        venue(prose, cue, first, last),
        doubt(prose, first, last),
        grounds(prose, cue, first, last),
        inscription(prose, cue, first, last),
    )
    broken_off = last - 1 > first and prose.words.tags[last - 1 : last + 1] == "S,"
    return last - broken_off  # refused to dig | because, they said, ...


def hearer(prose: Prose, cue: CueWord, first: int, last: int) -> int:
    """Where it is told to whom a quotation right behind a verb of saying was said, or where it was sent: said “never
    again” | to reporters; radioed “all well” | to the station."""
    stretch, words = prose.stretch_of[first], prose.words
    if stretch < 0 or first != cue.last or cue.kind not in UTTERING:
        return last
    to = prose.stretches[stretch][1]
    if ended(prose, stretch, last):
        return to
    if to + 1 >= last or words.lower[to] != "to" or prose.stretches[stretch][0] != first:
        return last
    phrase = phrase_starting(prose, to + 1, last)
    head = words.lower[phrase[1] - 1] if phrase else words.lower[to + 1]
    heard = (
        words.tags[to + 1] == "U"
        or head in column("addressees", "forms", kind="listener")
        or head in vocabulary().roles
        or head in vocabulary().plurals
    )
    sent = cue.kind == "write" or (phrase is not None and words.tags[phrase[1] - 1] == "E")
    return to if heard or (phrase is not None and sent) else last


def inscription(prose: Prose, cue: CueWord, first: int, last: int) -> int:
    """Where it is told where or when the marked words stand that something written says, or what becomes of it: a sign
    reading “Honk” | outside the hall; a banner that said “Row” | hung over the door; signs reading “Row” and “Go” | and
    sang."""
    stretch, lower = prose.stretch_of[first], prose.words.lower
    end = prose.stretches[stretch][1] if stretch >= 0 else last
    while end < last and prose.words.tags[end] == "C" and opens_stretch(prose, end + 1):
        end = prose.stretches[prose.stretch_of[end + 1]][1]
    if end >= last or prose.stretches[stretch][0] != first or prose.words.tags[end] not in AROUND or lower[end] == "of":
        return last
    noun = cue.first - 1 - (prose.words.tags[cue.first - 1] == "K")
    document = noun >= cue.window[0] and lower[noun] in vocabulary().documents
    written = cue.lemma == "read" or (cue.kind == "say" and document)
    return end if written and first - cue.last <= 1 else last


def ended(prose: Prose, stretch: int, last: int) -> bool:
    """Whether a stretch ends as a sentence does and bare words go on with their own phrase: say “Never!” | on the
    stage."""
    end = prose.stretches[stretch][1]
    return prose.words.lower[end - 2] in STOPS and end < last and prose.words.tags[end] == "P"


def effect(prose: Prose, first: int, last: int) -> int:
    """Where the author tells what words did, or their speaker besides, behind marked ones, or behind any what they did
    to shares: she would be “watching,”| prompting groans; it was “late,”| before asking for time; profit would fall |,
    sending its shares down."""
    moving, traded = silence("moving"), silence("traded")
    marked = max(prose.stretch_of[first:last], default=-1) >= 0
    for i in range(first + 2, last) if marked or not moving.isdisjoint(prose.words.lower[first:last]) else ():
        if (
            prose.words.lower[i] in moving
            and prose.words.lower[i - 1] == ","
            and not traded.isdisjoint(prose.words.lower[i + 1 : i + 1 + TRADED_REACH])
        ):
            return i - 1
        behind = prose.stretch_of[i - 1] >= 0 or (prose.words.lower[i - 1] == "," and prose.stretch_of[i - 2] >= 0)
        if not behind or prose.stretch_of[i] >= 0:
            continue
        lower, following = prose.words.lower, prose.words.tags[i + 1 : i + 3]
        set_off = "," in (lower[i - 1], lower[i - 2]) or (
            following in ("GD", "GK") and lower[i + 1] in reporting_forms()
        )
        besides = lower[i] in phrase_words("meanwhile") and following[:1] == "G" and set_off
        if besides or lower[i] in silence("effect"):
            return i - (prose.stretch_of[i - 1] < 0)
    return last


def occasion(prose: Prose, first: int, last: int) -> int:
    """Where the occasion begins that a comma sets off behind what was said: it “leaks,” | in an interview with Sky News
    on Sunday."""
    tags, lower = prose.words.tags, prose.words.lower
    comma = tags.rfind(",", first + 1, last)
    at = (
        comma
        + 1
        + (comma >= 0 and prose.stretch_of[comma] >= 0 and prose.stretches[prose.stretch_of[comma]][1] == comma + 2)
    )
    if (
        comma < 0
        or tags[at : at + 1] != "P"
        or not FINITE.isdisjoint(tags[at:last])
        or any(s >= 0 for s in prose.stretch_of[at:last])
    ):
        return last
    return (
        last
        if column("channels", "noun").isdisjoint(lower[at + 1 : at + OCCASION_REACH])
        else at - 1 + (at > comma + 1)
    )


def said_when(prose: Prose, cue: CueWord, first: int, last: int) -> int:
    """Where when a thing was called something begins, right behind the marked words: called the plan “a mess” | on
    Monday."""
    stretch = max(prose.stretch_of[first:last], default=-1)
    end = prose.stretches[stretch][1] if stretch >= 0 else last
    if (
        cue.kind != "call"
        or not first < end < last
        or end <= cue.last
        or not WHEN.issuperset(prose.words.tags[end:last])
    ):
        return last
    *_, behind = end, *phrases(prose, end, last, aims=False)
    return end if behind == last else last


def summary(prose: Prose, cue: CueWord, first: int, last: int) -> int:
    """Where the author sums up what was said in a noun behind a comma or a dash, or a noun of speech has its verb: said
    that rates would rise |, a move that surprised banks; the claim, that it leaks |, was false.
    """
    tags, lower = prose.words.tags, prose.words.lower
    for i in range(first + 1, last - 2):
        if lower[i] not in SET_OFF or prose.stretch_of[i] != prose.stretch_of[cue.first] or interrupts(prose, cue, i):
            continue
        at = i + 1
        while at < last - 1 and tags[at] in "DJ":
            at += 1
        if (
            lower[at] in phrase_words("summing up")
            and not (FINITE | {"B"}).isdisjoint(tags[first:i])
            and (at > i + 1 or lower[at] == "something")
        ):
            return i
        if appraises(prose, i + 1, last) and not FINITE.isdisjoint(tags[first:i]):
            return i
        if (
            cue.kind == "noun"
            and lower[i] == ","
            and tags[i + 1] in FINITE
            and lower[i - 1] != ","
            and least_end(prose, first, last) <= i
        ):
            return i
    return last


def appraises(prose: Prose, at: int, last: int) -> bool:
    """Whether words that begin with word `at` say what to think of what was said: in the clearest sign yet that; in
    Norland's latest attack on; in a move that."""
    tags, lower = prose.words.tags, prose.words.lower
    if lower[at] != "in":
        return False
    end = next(
        (i for i in range(at + 1, min(last, at + APPRAISED)) if tags[i] not in PHRASE), min(last, at + APPRAISED)
    )
    return not (phrase_words("summing up") | phrase_words("appraising")).isdisjoint(lower[at + 2 : end])


def unsaid(prose: Prose, cue: CueWord, first: int, last: int) -> int:
    """Where the author tells, behind a conjunction and of the same subject, what was not said: said he had proof|, but
    gave no details."""
    tags, lower = prose.words.tags, prose.words.lower
    for i in range(first + 1, last - 3) if cue.form in "VF" else ():
        if tags[i] != "C" or prose.stretch_of[i] != prose.stretch_of[cue.first]:
            continue
        gave = lower[i + 1] in silence("uttering") and lower[i + 2] == "no"
        gave = gave and (lower[i + 1] not in forms_of_have() or lower[i + 3] in silence("withheld"))
        verb = (
            reporting_forms().get(lower[i + 3])
            if lower[i + 1] in silence("abstaining") and lower[i + 2] == "not"
            else None
        )
        if gave or (verb is not None and verb.speech == "yes" and verb.classes[0] in SPOKEN):
            return i - (lower[i - 1] == ",")
    return last


def doubt(prose: Prose, first: int, last: int) -> int:
    """Where the author says, behind a mark, that nobody could check it: had seen five bodies|; this could not be
    independently verified."""
    tags, lower, unchecked = prose.words.tags, prose.words.lower, silence("unchecked")
    if unchecked.isdisjoint(lower[first:last]):
        return last
    at = next((i for i in range(last - 1, first, -1) if lower[i] in unchecked), first)
    if column("cue_polarity", "words", polarity="negation").isdisjoint(lower[max(first, at - NEGATION_REACH) : at]):
        return last
    mark = next((i for i in range(at, max(first, at - DOUBT_REACH), -1) if lower[i] in DOUBT_MARKS), first)
    subject = mark + 1 + (tags[mark + 1] == "C")
    if mark == first or subject >= at:
        return last
    alleged = tags[subject] in "DH" and lower[subject + 1] in silence("alleged")
    pointed = lower[subject] in column("pointing") or lower[subject] in column("relatives")
    sums_up = tags[subject + 1 + alleged : at].startswith("M") and (alleged or pointed)
    return mark if sums_up and not FINITE.isdisjoint(tags[first:mark]) else last


def grounds(prose: Prose, cue: CueWord, first: int, last: int) -> int:
    """Where the author tells on what grounds something was said, what its speaker had done, or who did likewise: would
    not discuss them further|, citing the rain; was unfit |-- having said so before; wants a vote|, as do her rivals; not
    where the clause goes on: the ferry was, as has been usual, late."""
    lower, tags, own = prose.words.lower, prose.words.tags, prose.stretch_of[cue.first]
    for i in range(first + 1, last - 2):
        if lower[i] not in SET_OFF or prose.stretch_of[i + 1] != own or prose.stretch_of[i] not in (own, -1):
            continue
        citing = lower[i + 1] in silence("grounds") and lower[i] == ","
        likewise = lower[i + 1] == "as" and lower[i + 2] in silence("likewise") and tags[i + 3 : i + 4] in OTHERS
        having = lower[i + 1] in silence("having done") and tags[i + 2] in "VIM" and "," not in tags[i + 1 : last]
        if citing or ((likewise or having) and not FINITE.isdisjoint(tags[first:i])):
            return i
    return last


def venue(prose: Prose, cue: CueWord, first: int, last: int) -> int:
    """The preposition at which words begin that tell where content was said that is no clause or ends in marked words,
    or `last`.

    He praised Berg | in a statement; called it “theft” | in a tweet; said it was “theft” | in an interview. Not: said
    there had been an error in the statement.
    """
    tags, own = prose.words.tags, prose.stretch_of[cue.first]
    for i in range(max(first, cue.last) + 1, last):
        if tags[i] == "P" and prose.stretch_of[i] == own != prose.stretch_of[i - 1] and is_beside(prose, cue, i, last):
            return i
    if first < cue.last or cue.kind in ("say", "tell", "source", "colon", "noun"):
        return last
    if cue.kind in CLAUSES and not CLAUSAL.isdisjoint(tags[first:last]):
        return last
    for i in range(max(first, commanded(prose, cue) or first), last):
        if prose.stretch_of[i] != prose.stretch_of[cue.first]:
            continue
        if tags[i] in CLAUSAL and prose.words.lower[i] != "as":  # described it as a start | in a statement
            return last
        if i > first and tags[i] == "P" and tells_where(prose, i, last):
            return i
    return last


def is_beside(prose: Prose, cue: CueWord, preposition: int, last: int) -> bool:
    """Whether a preposition behind marked words leads to the interview in which they were said, to whom they answer, or
    to where or when something was called so: said it was “theft” | in an interview; it was “late” | in reply to a
    question; called it “theft” | on Monday."""
    calls, asked, replying = cue.kind == "call", column("channels", "noun", type="interview"), silence("replying")
    near = prose.words.lower[preposition + 1 : preposition + OCCASION_REACH]
    if (calls and prose.words.tags[preposition:last] == "PL") or not replying.isdisjoint(near[:1]):
        return True
    return (calls or not asked.isdisjoint(near)) and tells_where(prose, preposition, last)


def tells_where(prose: Prose, preposition: int, last: int) -> bool:
    """Whether a preposition and the noun phrase behind it are a channel: in an interview, on Twitter."""
    phrase = phrase_starting(prose, preposition + 1, last)
    if phrase is None or phrase[0] != preposition + 1:
        return False
    lower, head = prose.words.lower, phrase[1] - 1
    before = lower[preposition]
    return (before, lower[head]) in venues() or (before, " ".join(lower[head - 1 : head + 1])) in venues()


@cache
def venues() -> frozenset[tuple[str, str]]:
    """The prepositions and nouns of channels that hardly are a part of the thing that is named: a speech, not a
    report."""
    rows = (row for row in table("channels") if row["apart"] == "yes")
    return frozenset(
        (before, noun.lower()) for row in rows for noun in several(row["noun"]) for before in several(row["after"])
    )
