"""What figures, studies and things written show: polls show Okoro ahead · records released on Monday show the town is
broke."""

from quotetrace.speech.attribution.candidates.apposition import adverbs_before, head_end, is_perfect
from quotetrace.speech.attribution.candidates.cues import FINITE, CueWord
from quotetrace.speech.attribution.candidates.described import opening_paper
from quotetrace.speech.attribution.candidates.papers import described_noun, described_paper
from quotetrace.speech.attribution.candidates.parted import parted_subject
from quotetrace.speech.attribution.candidates.sources import phrase_ending, phrase_starting, with_prepositions
from quotetrace.speech.attribution.candidates.syntax import NOUN_PHRASE, has_clause_at, has_clause_behind_that
from quotetrace.speech.attribution.grammar.silences import is_passive, silence
from quotetrace.speech.people.names.vocabulary import vocabulary
from quotetrace.speech.prose.prose import Prose
from quotetrace.speech.prose.verbs import holds_not

__all__ = ["finds", "is_shown"]

# What figures find begins with: a noun phrase, a clause, or when or by how much they do.
FOUND = NOUN_PHRASE | frozenset("OKGL")


def finds(prose: Prose, cue: CueWord) -> bool:
    """Whether figures or a study show something: figures a thing too (polls show | a lead, Okoro leading Vik; data from
    the port showed | fewer ships), a study no more than a clause (a review found | that it leaked); not: the survey
    found | its way to the press, if figures show it, no study has found it."""
    words, first, at = prose.words, cue.window[0], adverbs_before(prose, cue)
    lemmas = silence("finding") | silence("indicating")
    told = cue.form in "VFB" or is_perfect(prose, cue)
    if not told or cue.lemma not in lemmas or words.tags[cue.last : cue.last + 1] not in FOUND:
        return False
    if prose.stretch_of[cue.first] >= 0 or is_passive(prose, cue) or cue.opener in silence("open"):
        return False
    noun = found_by(prose, cue, at, first)
    if noun < 0 or not silence("nobody").isdisjoint(words.lower[first:noun]) or denies(prose, noun, cue):
        return False
    last, begin = cue.window[1], cue.last + (words.tags[cue.last] == "K")
    thing = phrase_starting(prose, begin, last)
    behind = words.tags[thing[1] : thing[1] + 1] if thing else ""
    polled = words.lower[noun] in silence("polled")
    if words.tags[cue.last] == "K" or has_clause_at(prose, begin, last) or (polled and behind == "G"):
        return True
    owned = thing is not None and (words.tags[thing[0]] in "HU" or behind in ("D", "H"))  # showed voters | the way
    return not owned and cue.lemma in silence("finding") and polled


def found_by(prose: Prose, cue: CueWord, at: int, first: int) -> int:
    """The noun for figures or a study that is the subject of a verb whose group begins with word `at`, or -1."""
    nouns = silence("polled") | silence("studied")
    if prose.words.lower[at - 1] in nouns:
        return at - 1  # an average of polls | shows
    noun, phrase = described_noun(prose, at, first), parted_subject(prose, cue) or phrase_ending(prose, at, first)
    if noun < 0 and phrase is not None:
        noun = head_end(prose, *with_prepositions(prose, phrase, first)) - 1
    if (noun < 0 or prose.words.lower[noun] not in nouns) and prose.words.tags[at - 1] not in "WK":
        noun = opening_paper(prose, first, at)  # A study by Okoro, to be released on Monday,
    return noun if noun >= 0 and prose.words.lower[noun] in nouns else -1


def denies(prose: Prose, noun: int, cue: CueWord) -> bool:
    """Whether a negation stands between a subject, which ends with word `noun`, and its verb: did not find."""
    between = prose.words.lower[noun + 1 : cue.first]
    return any(word in silence("negation") or holds_not(word) for word in between)


def is_shown(prose: Prose, cue: CueWord) -> bool:
    """Whether things written show a clause, also described by a participle: records show the town is broke; the town is
    broke, records released on Monday show. Two noun phrases are none: show the damage the storm did."""
    perfect = is_perfect(prose, cue) and not is_passive(prose, cue)
    if not (perfect or cue.form in "VFB") or cue.speech == "thought" or prose.stretch_of[cue.first] >= 0:
        return False
    (first, last), tags = cue.window, prose.words.tags
    begin = adverbs_before(prose, cue) if perfect else cue.first
    before = prose.words.lower[begin - 1]
    plain = before in vocabulary().documents and (
        before.endswith("s") if cue.form == "B" else cue.form in "FI" and cue.kind == "show"
    )
    paper = begin - 1 if plain else described_paper(prose, begin, first - 1)
    if paper < 0 and perfect:
        paper = opening_paper(prose, first, begin)
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
    apart = "W" in between or "D" in between[1:].replace("PD", "P") or "NE" in between or "NO" in between
    return not apart and (tags[verb : verb + 1] != "V" or len(between) == verb - at)
