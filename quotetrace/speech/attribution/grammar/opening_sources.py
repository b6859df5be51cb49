"""Sources that open a sentence, or what a conjunction joins to it, or that end it: According to Vik, a baker, | the
pier is old · a bucket and, in the words of Okoro, | “a fine view” · the pier is old |, according to Vik, a baker, who
saw it."""

import re

from quotetrace.lexicon import column
from quotetrace.speech.attribution.candidates.cues import FINITE, CueWord
from quotetrace.speech.attribution.candidates.described import ends_described
from quotetrace.speech.attribution.candidates.parted import OPENS_RELATIVE
from quotetrace.speech.attribution.candidates.sources import phrase_starting
from quotetrace.speech.attribution.candidates.syntax import has_clause_at, least_end
from quotetrace.speech.people.names.vocabulary import vocabulary
from quotetrace.speech.prose.prose import Prose, opens_stretch

__all__ = ["closing_comma", "ends_with_source", "joined_words", "source_end"]

# The last of several names in a list, and the verb behind it: Tolva and Vik want.
NAMES_AND_VERB = re.compile("E+CE+[VFMB]")


def joined_words(prose: Prose, cue: CueWord) -> int | None:
    """Where the quotation begins behind a source that commas set off behind a conjunction: a bucket and, in the words
    of Okoro, | “a fine view”; None where none does."""
    end = source_end(prose, cue) if prose.words.tags[cue.first - 2 : cue.first] == "C," else None
    return end + 1 if end is not None and opens_stretch(prose, end + 1) else None


def source_end(prose: Prose, cue: CueWord) -> int | None:
    """The comma behind the source that opens a sentence, with its appositions and relative clauses: According to Vik, a
    baker |, the ...

    A name between commas that a verb follows is none of them but the subject: According to police |, Tor Vik, 34, drove
    off. So is a source behind a conjunction that the clause behind it depends on: He left after, according to Vik |, it
    sank.
    """
    first, _ = cue.window
    tags, lower = prose.words.tags, prose.words.lower
    depends = lower[cue.first - 1] == "," and tags[cue.first - 2] in "SC" and cue.first - 2 > first
    depends = depends or (cue.first - 1 > first and lower[cue.first - 1] == ":")
    return closing_comma(prose, cue) if cue.kind == "source" and (cue.first == first or depends) else None


def closing_comma(prose: Prose, cue: CueWord) -> int | None:
    """The comma behind a source, its appositions and relative clauses, where the sentence goes on behind it; None where
    it does not."""
    tags, lower, last = prose.words.tags, prose.words.lower, cue.window[1]
    titled = prose.stretch_of[cue.last] if cue.last < last else -1
    comma = tags.find(",", prose.stretches[titled][1] if titled >= 0 else cue.last, last)
    broken = lower[cue.first - 1] == "," and lower[cue.first - 2] in OPENS_RELATIVE  # which, according to Okoro, fell
    while comma > 0:
        behind = tags.find(",", comma + 1, last)
        if behind < 0 or prose.stretch_of[comma + 1] >= 0:
            return comma
        own = lower[comma + 1] in OPENS_RELATIVE or (tags[comma + 1] in "VGI" and not broken)
        if not own and (
            holds_verb(prose, comma + 1, behind)
            or has_clause_at(prose, comma + 1, behind)
            or waits(prose, behind, last)
        ):
            return comma
        comma = behind
    return None


def ends_with_source(prose: Prose, cue: CueWord) -> bool:
    """Whether nothing stands behind a source with a name but an apposition that tells the office, or what body it is,
    and a relative clause: Sales doubled, according to | Ann Marsh, a spokeswoman for the firm, who said more."""
    tags, lower, last, known = prose.words.tags, prose.words.lower, cue.window[1], vocabulary()
    if ends_described(prose, cue.last, last):
        return True
    at, offices = cue.last, 0
    ends: list[str] = []
    while len(ends) < 2 and (phrase := phrase_starting(prose, at, last)):
        head = tags.find("P", *phrase) if "P" in tags[slice(*phrase)] else phrase[1]  # the mayor | of Oslo
        offices += any(lower[head - 1] in nouns for nouns in (known.roles, known.organizations, known.groups))
        ends.append(tags[head - 1])
        at = phrase[1]
        while tags[at : at + 1] == "P" and (hung := phrase_starting(prose, at + 1, last)):
            at = hung[1]
        if tags[at : at + 1] != ",":
            break
        at += 1
        if not OPENS_RELATIVE.isdisjoint(lower[at : at + 1]):
            return "E" in ends and offices == len(ends) - 1
    return False


def holds_verb(prose: Prose, first: int, last: int) -> bool:
    """Whether a finite verb, or one without an ending, stands in words `first` to `last`, relative clauses aside: men
    in Sund work, men who fish do; not: a friend of hers who died."""
    tags = prose.words.tags
    relative = next((i for i in range(first, last) if prose.words.lower[i] in column("relatives")), last)
    bare = any(tags[i] == "B" and tags[i - 1] not in "TM" for i in range(first + 1, relative))
    return bare or not FINITE.isdisjoint(tags[first:relative]) or least_end(prose, first, last) > first


def waits(prose: Prose, comma: int, last: int) -> bool:
    """Whether the noun phrase before a comma is a subject whose verb comes behind appositions, relative clauses, and
    names in a list: voters in Sund, Tolva and Vik want."""
    tags, listed = prose.words.tags, False
    while 0 < comma < last - 1:
        if tags[comma + 1] in FINITE:
            return True
        end = tags.find(",", comma + 1, last)
        clause = tags[comma + 1 : end if end > 0 else last]
        relative = prose.words.lower[comma + 1] in column("relatives")
        if listed and NAMES_AND_VERB.match(clause):
            return True
        if not relative and any(tag in FINITE for tag in clause):
            return False
        listed = set(clause) == {"E"}
        comma = end
    return False
