"""What figures, studies and things written show: polls show Okoro ahead · records released on Monday show the town is
broke."""

from quotetrace.speech.attribution.candidates.apposition import adverbs_before
from quotetrace.speech.attribution.candidates.cues import FINITE, CueWord
from quotetrace.speech.attribution.candidates.papers import described_noun, described_paper
from quotetrace.speech.attribution.candidates.sources import phrase_ending, phrase_starting, with_prepositions
from quotetrace.speech.attribution.candidates.subjects import parted_subject
from quotetrace.speech.attribution.candidates.syntax import has_clause_at, has_clause_behind_that
from quotetrace.speech.attribution.grammar.silences import is_passive, silence
from quotetrace.speech.people.names.vocabulary import vocabulary
from quotetrace.speech.prose.prose import Prose

__all__ = ["finds", "is_shown"]

# What a noun phrase is made of, and what figures find begins with: it, a clause, or when or by how much they do.
NOUN_PHRASE, FOUND = frozenset("DHQJNE#"), frozenset("DHQJNE#OUKGL")


def finds(prose: Prose, cue: CueWord) -> bool:
    """Whether figures, a study or the like show something, be it a clause or not: polls show Okoro | leading Vik; data
    from the port showed | fewer ships; a poll released on Monday found | that he is ahead."""
    words, first, at = prose.words, cue.window[0], adverbs_before(prose, cue)
    if cue.form not in "VFB" or cue.lemma not in silence("finding") or words.tags[cue.last : cue.last + 1] not in FOUND:
        return False
    if prose.stretch_of[cue.first] >= 0 or is_passive(prose, cue):
        return False
    given = phrase_starting(prose, cue.last, cue.window[1])
    if given is not None and words.tags[given[1] : given[1] + 1] in ("D", "H"):
        return False  # showed voters | the way
    parted = parted_subject(prose, cue)
    head = described_noun(prose, at, first)
    phrase = parted or phrase_ending(prose, at, first)
    if words.lower[at - 1] in silence("polled"):
        return True  # an average of polls shows
    if head < 0 and phrase is not None:
        chain = with_prepositions(prose, phrase, first)
        head = next((i for i in range(chain[0] + 1, chain[1]) if words.tags[i] == "P"), chain[1]) - 1
    return head >= 0 and words.lower[head] in silence("polled")


def is_shown(prose: Prose, cue: CueWord) -> bool:
    """Whether things written show a clause, also described by a participle: records show the town is broke; the town is
    broke, records released on Monday show. Two noun phrases are none: show the damage the storm did."""
    if cue.form not in "VFB" or cue.speech == "thought" or prose.stretch_of[cue.first] >= 0:
        return False
    (first, last), tags, before = cue.window, prose.words.tags, prose.words.lower[cue.first - 1]
    plain = before in vocabulary().documents and (
        before.endswith("s") if cue.form == "B" else cue.form == "F" and cue.kind == "show"
    )
    paper = cue.first - 1 if plain else described_paper(prose, cue.first, first - 1)
    if paper < 0:
        return False
    if tags[cue.last : last] in ("", "."):
        while paper > first and tags[paper - 1] in NOUN_PHRASE:
            paper -= 1
        return paper - 1 > first and tags[paper - 1] == "," and not FINITE.isdisjoint(tags[first:paper])
    at = cue.last + (tags[cue.last] == "K")
    return (
        has_clause_behind_that(prose, at, last)
        if at > cue.last
        else (has_clause_at(prose, at, last) or has_apposed_clause(prose, at, last))
        and "VN" not in tags[at:last]
        and is_one_phrase(tags, at, last)
    )


def has_apposed_clause(prose: Prose, at: int, last: int) -> bool:
    """Whether a clause begins with word `at` whose subject is a noun and a name between commas: the teacher, Dana Ruiz,
    was paid."""
    tags, noun = prose.words.tags, phrase_starting(prose, at, last)
    comma = noun[1] if noun else last
    name = phrase_starting(prose, comma + 1, last) if tags[comma : comma + 1] == "," else None
    apposed = name is not None and tags[name[1] : name[1] + 1] == "," and tags[name[1] + 1 : name[1] + 2] in FINITE
    return name is not None and apposed and set(tags[slice(*name)]) == {"E"}


def is_one_phrase(tags: str, at: int, last: int) -> bool:
    """Whether only one noun phrase stands before the verb of a clause that begins with word `at`, and that verb is no
    participle behind it: not the storm the port saw; the peril Lund still faces; 64 emails now deemed secret."""
    verb = next((i for i in range(at, last) if tags[i] in FINITE), last)
    between = tags[at:verb].rstrip("R")
    apart = "D" in between[1:] or "NE" in between or "NO" in between
    return not apart and (tags[verb : verb + 1] != "V" or len(between) == verb - at)
