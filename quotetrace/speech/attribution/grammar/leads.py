"""What only leads up to what was said: told Sky News | there will be; said in a statement that | rates would fall."""

from functools import cache

from quotetrace.lexicon import column
from quotetrace.speech.attribution.candidates.cues import FINITE, CueWord
from quotetrace.speech.attribution.candidates.syntax import has_clause_at
from quotetrace.speech.attribution.grammar.frames import SUBJECT
from quotetrace.speech.attribution.grammar.silences import declining
from quotetrace.speech.people.names.vocabulary import phrase_words
from quotetrace.speech.prose.prose import Prose
from quotetrace.speech.prose.verbs import reporting_forms

__all__ = ["leads_up", "refused_behind", "without_lead"]

# What those who were told something are made of.
NAMED = frozenset("DHJNE")
# How many words the circumstances before "that" may have.
LEAD_REACH = 14


def leads_up(prose: Prose, cue: CueWord, start: int) -> bool:
    """Whether what stands before a clause that begins with word `start` behind a comma only leads up to it: In May, | it
    rained, Okoro said; When it rained, | it leaked, Okoro said; The longer it rains, | the more it leaks, Okoro said."""
    first, tags, lower = cue.window[0], prose.words.tags, prose.words.lower
    if tags[start - 1] != "," or prose.stretch_of[first] != prose.stretch_of[start]:
        return False
    correlative = lower[first] == lower[start] == "the" and is_more(prose, first + 1) and is_more(prose, start + 1)
    return tags[first] in "PS" or lower[first] in phrase_words("moment") or correlative


def is_more(prose: Prose, word: int) -> bool:
    """Whether a word compares: longer, more."""
    lower = prose.words.lower[word]
    return lower in phrase_words("comparative") or (lower.endswith("er") and prose.words.tags[word] in "JRN")


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


def refused_behind(prose: Prose, cue: CueWord) -> int | None:
    """The “to” of what is refused behind where, how often or by whom it is: declined in an interview | to comment;
    refused four times | to say."""
    tags = prose.words.tags
    to = tags.find("T", cue.last, min(cue.window[1], cue.last + LEAD_REACH))
    told = not reporting_forms().keys().isdisjoint(prose.words.lower[to + 1 : to + 2])
    led = to > cue.last and (tags[cue.last] == "P" or told)
    return to if led and FINITE.isdisjoint(tags[cue.last : to]) and "," not in tags[cue.last : to] else None


@cache
def fronting() -> frozenset[str]:
    """The words that stand for an object before its verb: what, which, whom."""
    return column("relatives") | phrase_words("free relative")


@cache
def places() -> frozenset[str]:
    """The prepositions that lead to where something was said: in a statement, on television."""
    return column("channels", "after")
