"""When, where and to whom something was said, between a verb and a clause without “that”: said in a statement on Monday
| it would close; told newsmen at the airport | he had no word."""

from collections.abc import Iterator

from quotetrace.lexicon import column
from quotetrace.speech.attribution.candidates.cues import FINITE, CueWord
from quotetrace.speech.attribution.candidates.sources import can_speak
from quotetrace.speech.attribution.candidates.syntax import has_clause_at
from quotetrace.speech.people.names.vocabulary import phrase_words
from quotetrace.speech.prose.prose import Prose, is_span_of_time

__all__ = ["bare_behind", "behind_place", "phrases", "reported_behind", "that_behind"]

# The classes of verbs behind which when and where may stand before a clause; those of them that need no “that”; and those
# of these that may have a thing right behind.
BARE, ISSUING = frozenset({"say", "state", "announce", "write"}), frozenset({"announce", "write"})
CLAUSAL = BARE | {"deny", "think", "promise"}
# No more phrases than this stand between a verb and what it reports.
MOST_PHRASES = 4
# What opens a clause that is no object, one behind a noun phrase, and behind a day or an adverb, where no noun can go on.
PRONOUNS, OPENS, OPENS_ANEW = frozenset("O"), frozenset("ODHQ#"), frozenset("ODHENQJ#")


def behind_place(prose: Prose, first: int, last: int) -> int:
    """Where a clause without "that" begins behind whom it is told to, from word `first` on, and where: told newsmen at
    the airport | he had no word; 0 where none does."""
    heard = noun_phrase(prose, first, last)
    return behind_occasion(prose, heard, last) if heard > first else 0


def behind_occasion(prose: Prose, first: int, last: int, *, aims: bool = False, issues: bool = False) -> int:
    """Where a clause without "that" begins behind when, where and to whom it was said, from word `first` on: said on
    Monday | it would close; said this week | rates had fallen; said to reporters | he knew; 0 where none does.

    `aims`: the verb may have an object behind "at", "on" and the like (hinted at the part he plays); `issues`: it may
    have a thing right behind (issued on Friday the warrant police had sought).
    """
    tags = prose.words.tags
    for end in phrases(prose, first, last, aims=aims):
        opens = (
            PRONOUNS if issues else OPENS if tags[end - 1] in "NE" and not names_time(prose, end - 1) else OPENS_ANEW
        )
        existential = prose.words.lower[end : end + 1] and prose.words.lower[end] in phrase_words("existential")
        clause = (tags[end : end + 1] in opens and prose.words.lower[end] not in column("relatives")) or existential
        if clause and has_clause_at(prose, end, last):
            comma = tags.find(",", end, last)
            return end if "K" not in tags[first : comma if comma > 0 else last] else 0
    return 0 if aims or issues else behind_any_place(prose, first, last)


def behind_any_place(prose: Prose, first: int, last: int) -> int:
    """Where a clause whose subject a pronoun or an article opens begins behind phrases that tell where or when, from
    word `first` on: said outside the court | she would appeal; 0 where none does."""
    tags, at, objective = prose.words.tags, first, phrase_words("objective")
    for _ in range(MOST_PHRASES):
        end = noun_phrase(prose, at + 1, last) if tags[at : at + 1] == "P" else at
        if end <= at + 1 or prose.words.lower[at] in objective:
            break
        at = end
    opens = at > first and tags[at : at + 1] in ("O", "D", "H") and prose.words.lower[at] not in column("relatives")
    comma = tags.find(",", at, last)
    told = "K" in tags[first : comma if comma > 0 else last]
    return at if opens and not told and has_clause_at(prose, at, last) else 0


def reported_behind(prose: Prose, cue: CueWord, first: int) -> int:
    """Where a clause begins behind when, where and to whom `cue` said it, from word `first` on, with “that” or, where
    its verb needs none, without; 0 where none does."""
    if cue.form not in FINITE or cue.kind not in CLAUSAL:
        return 0
    that = that_behind(prose, first, cue.window[1], aims=cue.kind == "state")
    return that + 1 if that else bare_behind(prose, cue, first)


def bare_behind(prose: Prose, cue: CueWord, first: int) -> int:
    """Where a clause without “that” begins behind when, where and to whom `cue` said it, from word `first` on; 0 where
    none does, or its verb needs “that”."""
    if cue.form not in FINITE or cue.kind not in BARE:
        return 0
    return behind_occasion(prose, first, cue.window[1], aims=cue.kind == "state", issues=cue.kind in ISSUING)


def that_behind(prose: Prose, first: int, last: int, *, aims: bool) -> int:
    """The “that” behind when, where and to whom a clause was said, from word `first` on: estimated last week | that;
    denied to reporters | that; not: emails leaked last week that showed; 0 where none is."""
    tags, ends = prose.words.tags, (end for end in phrases(prose, first, last, aims=aims) if end + 1 < last)
    thats = (end for end in ends if tags[end] == "K" and tags[end + 1] not in FINITE)
    return behind_when(prose, first, last) or behind_event(prose, first, last) or next(thats, 0)


def behind_event(prose: Prose, at: int, last: int) -> int:
    """The “that” behind an event, from word `at` on, before or after which a clause was said: ruled | before trial |
    that; said | after the vote on Friday | that; 0 where none is."""
    event = at + 1 < last and prose.words.tags[at] == "S" and prose.words.lower[at] in phrase_words("from then")
    end = noun_phrase(prose, at + 1, last) if event else at
    if end <= at + 1:
        return 0
    *_, that = end, *phrases(prose, end, last, aims=False)
    return that if prose.words.tags[that : that + 1] == "K" else 0


def behind_when(prose: Prose, at: int, last: int) -> int:
    """The “that” behind a clause, from word `at` on, that tells when a clause was said: said | as he left | that; said
    | when asked about it | that; 0 where none is."""
    tags, lower = prose.words.tags, prose.words.lower
    that = tags.find("K", at, last) if lower[at : at + 1] and lower[at] in phrase_words("as") else 0
    plain = that > at + 1 and "," not in tags[at:that] and {*prose.stretch_of[at:that]} == {-1}
    told = tags[at + 1 : at + 2] in ("O", "V", "I", "G") or has_clause_at(prose, at + 1, that)
    return that if plain and told and has_clause_at(prose, that + 1, last) else 0


def phrases(prose: Prose, first: int, last: int, *, aims: bool) -> Iterator[int]:
    """Where each of the phrases in a row ends that tell when, where or to whom, from word `first` on."""
    at = first
    for _ in range(MOST_PHRASES):
        end = phrase_end(prose, at, last, aims=aims)
        if end == at:
            return
        yield end
        at = end


def phrase_end(prose: Prose, at: int, last: int, *, aims: bool) -> int:
    """Where the phrase ends that tells from word `at` on when, by what channel or to whom something was said, or `at`:
    Monday |; last week |; ten days ago |; in a report published | on Tuesday; to reporters |; here |; late on Tuesday
    |; when asked | by them; not: in Norland there was no press, from Monday it would close."""
    tags, lower = prose.words.tags, prose.words.lower
    if at >= last or prose.stretch_of[at] >= 0:
        return at
    if lower[at] in phrase_words("saying when"):
        return at + 1
    if lower[at] in phrase_words("before when"):
        end = phrase_end(prose, at + 1, last, aims=aims)
        return end if end > at + 1 else at  # late on Tuesday; not: early results
    if lower[at] in phrase_words("moment") and tags[at + 1 : at + 2] in ("V", "I"):
        return noun_phrase(prose, at + 3, last) if tags[at + 2 : at + 3] == "P" else at + 2
    if is_span_of_time(prose, at):
        known = phrase_words("back from now") | (
            phrase_words("from then") if tags[at + 3 : at + 4] == "K" else frozenset()
        )
        return at + 3 if lower[at + 2] in known else at
    if (day := day_end(prose, at, last)) > at:
        return day
    if tags[at] == "T":
        end = noun_phrase(prose, at + 1, last)
        heard = at + 1 < last and tags[at + 1] == "U"
        return at + 2 if heard else end if end > at + 1 and can_speak(prose, at + 1, end) else at
    channels = column("channels", "noun")
    hung = tags[at - 1] == "N" and lower[at - 1] in channels  # in an interview | with the Post; in a speech | in Lagos
    if tags[at] != "P" or not (hung or lower[at] in phrase_words("occasional")):
        return at
    if (day := day_end(prose, at + 1, last)) > at + 1:
        return day
    end = noun_phrase(prose, at + 1, last)
    named = {lower[end - 1], " ".join(lower[max(at + 1, end - 2) : end])}
    if not hung and ((aims and lower[at] in phrase_words("aiming")) or named.isdisjoint(channels)):
        return at
    return end + (tags[end : end + 2] in ("VP", "IP", "VL", "IL"))


def day_end(prose: Prose, at: int, last: int) -> int:
    """Where a day or the like ends that begins with word `at` and lies behind, or `at`: Monday night |; last week |;
    May 5 |; this month |; not: a night | watchman, next year, the night the bridge fell."""
    tags, day = prose.words.tags, at
    barred = phrase_words("indefinite") | phrase_words("coming")
    while day < last and tags[day] in "DJ" and prose.words.lower[day] not in barred:
        day += 1
    if tags[day : day + 1] != "L":
        return at
    while day < last and (
        tags[day] == "L" or (tags[day - 1 : day + 1] == "L#" and tags[day + 1 : day + 2] not in "NJQE")
    ):
        day += 1
    definite = tags[at] == "D" and prose.words.lower[at] not in column("pointing")
    plain = not definite or prose.words.lower[day - 1] in phrase_words("time")
    compound = tags[day : day + 1] == "Y" or (tags[day : day + 1] == "N" and definite)
    return day if plain and not compound else at


def names_time(prose: Prose, i: int) -> bool:
    """Whether word `i` is a noun for a time or ends a phrase that tells when."""
    return prose.words.lower[i] in phrase_words("span of time") or prose.words.lower[i] in phrase_words("from now")


def noun_phrase(prose: Prose, first: int, last: int) -> int:
    """Where the plain noun phrase ends that begins with word `first`, with what hangs on it by "of" or an apostrophe,
    before a name behind a noun for where something is said: the House of Commons |; in a statement | Okoro had left."""
    at, tags, channels = first, prose.words.tags, column("channels", "noun")
    while at < last and (tags[at] in "JNE" or (at == first and tags[at] in "DHQU")):
        if at > first and tags[at - 1 : at + 1] in ("NE", "UE") and prose.words.lower[at - 1] in channels:
            break
        at += 1
        if tags[at - 1] == "U":
            return at
    hung = first < at < last - 1 and (tags[at] == "Y" or prose.words.lower[at] == "of")
    return noun_phrase(prose, at + 1, last) if hung else at
