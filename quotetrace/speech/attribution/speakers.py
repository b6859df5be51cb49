"""Which noun phrase near a cue speaks."""

import re
from collections.abc import Sequence

from quotetrace.speech.attribution.candidates.apposition import adverbs_before, apposed_subject
from quotetrace.speech.attribution.candidates.cues import DASHES, FINITE, CueWord, is_quoted
from quotetrace.speech.attribution.candidates.described import described_subject
from quotetrace.speech.attribution.candidates.parted import parted_subject
from quotetrace.speech.attribution.candidates.scorer import load_ranker
from quotetrace.speech.attribution.candidates.sources import (
    NounPhrase,
    can_speak,
    noun_phrases,
    phrase_ending,
    phrase_starting,
    whole_phrase,
)
from quotetrace.speech.attribution.candidates.subjecthood import (
    CueSides,
    Phrases,
    cue_sides,
    describe_phrases,
    without_nobody,
)
from quotetrace.speech.attribution.candidates.subjects import (
    is_fronted,
    paired_participle,
    relative_subject,
    subject_behind,
    subject_behind_lead,
    subject_between,
    subject_of_act,
    subject_of_both,
    subject_of_participle,
)
from quotetrace.speech.attribution.candidates.syntax import has_clause_at
from quotetrace.speech.attribution.grammar.appearances import subject_of_appearance
from quotetrace.speech.attribution.grammar.assertions import is_impersonal
from quotetrace.speech.attribution.grammar.cries import cried, crier
from quotetrace.speech.attribution.grammar.gaps import contact_subject, gap_subject
from quotetrace.speech.attribution.grammar.inversions import inverted_at_end, inverted_at_start
from quotetrace.speech.attribution.grammar.marks import Content
from quotetrace.speech.attribution.grammar.opening_sources import source_end
from quotetrace.speech.attribution.grammar.silences import is_cited, is_passive, silence
from quotetrace.speech.attribution.grammar.tellers import (
    issued_by,
    paper,
    perceived,
    quoted_before,
    quoted_one,
    subject_behind_as,
    subject_of,
    telling,
    told_by,
    whose_words,
)
from quotetrace.speech.people.names.vocabulary import phrase_words, vocabulary
from quotetrace.speech.prose.listed import floating, nouns_of_speech
from quotetrace.speech.prose.prose import Prose

__all__ = ["choose_speaker"]

# What stands before the subject of a clause.
OPENS_SUBJECT = frozenset(",;:KC")

# What a noun phrase has at its heart.
NOMINAL = frozenset("NEOUQ")
# What stands before the object of an infinitive that tells what a subject is for: the lawyer hired to defend | Vik.
OBJECT_OF = re.compile("(?:^|[\"”'’,])[DHJNE]{1,5}[VI]?TB$")


def choose_speaker(prose: Prose, kinds: list[str], cue: CueWord, frame: str, content: Content) -> NounPhrase | None:
    """The noun phrase near the cue that speaks, if one does, with the names that it stands in apposition to or is
    joined with."""
    quoted = is_quoted(prose, cue)
    if cue.kind == "quoted" and not quoted:
        bare = "as" not in prose.words.lower[cue.first : cue.last]  # quoted Okoro saying
        return quoted_one(prose, cue.first + 1, cue.last - 2 - (prose.words.tags[cue.last - 2] == "M") + bare)
    passed_on = quoted_before(prose, cue, content) or telling(prose, cue)
    if passed_on is not None:
        return passed_on
    if cries := cried(prose, cue):
        return crier(prose, cue, cries)
    known = whose_words(prose, cue) or perceived(prose, cue)
    if known is not None:
        return known
    end = antecedent_end(prose, cue)
    if end is not None:
        phrase = phrase_ending(prose, end, max(0, end - 5))
        return (maker_of(prose, cue, *phrase) or NounPhrase(*phrase, -1)) if phrase else None
    if is_impersonal(prose, cue) and prose.words.lower[cue.last : cue.last + 1] != ["by"]:
        return None
    between = (
        paper(prose, cue)
        or (told_by(prose, cue) if cue.form in "VI" else None)
        or (issued_by(prose, cue) if cue.form == "G" else None)
        or subject_of_appearance(prose, cue)
        or subject_behind_as(prose, cue)
        or subject_between(prose, cue)
        or gap_subject(prose, cue)
        or contact_subject(prose, cue)
        or relative_subject(prose, cue)
        or subject_of_participle(prose, cue)
        or subject_of_act(prose, cue)
        or subject_of_both(prose, cue)
        or subject_behind_lead(prose, cue)
    )
    if between is not None:
        return between
    apposed = apposed_subject(prose, cue)
    if cue.kind == "colon" and apposed is not None:
        return NounPhrase(*apposed, -1)
    if cue.kind == "colon" and (named := named_by_dash(prose, cue)):
        return named
    phrases, end = noun_phrases(prose, cue, content), source_end(prose, cue)
    phrases = [
        phrase for phrase in phrases if (end is None or phrase.last <= end) and not never_speaks(prose, cue, phrase)
    ]
    tells = cue.kind == "tell" and cue.form in "VF" and not is_passive(prose, cue)  # officials told POLITICO
    if tells or quoted or is_cited(prose, cue):  # she was quoted as saying by POLITICO
        phrases = [phrase for phrase in phrases if phrase.rank < 0]
    subject = next((i for i, phrase in enumerate(phrases) if phrase.rank == 1), None)
    if subject is not None and (inverted_at_start(prose, cue) is not None or inverted_at_end(prose, cue) is not None):
        return whole_phrase(prose, cue, phrases, subject)
    phrases = in_clause(prose, cue, phrases)
    paired = paired_participle(prose, cue)
    phrases = [
        phrase for phrase in phrases if not is_fronted(prose, cue, phrase) and not paired <= phrase.first < cue.first
    ]
    ranker = load_ranker("speaker", CueSides._fields, Phrases._fields)
    described = without_nobody(describe_phrases(prose, kinds, cue, content, phrases))
    winner = ranker.best(cue_sides(prose, kinds, cue, frame), described)
    winner = head_of_chain(prose, cue, phrases, winner)
    parted = parted_subject(prose, cue, strict=True)
    if parted is not None and (winner == len(phrases) or parted[1] <= phrases[winner].first < cue.first):
        return NounPhrase(*parted, -1)
    if parted is not None and (phrases[winner].last, prose.words.lower[parted[0] - 1]) == (parted[0] - 1, ","):
        return NounPhrase(phrases[winner].first, parted[1], -1)  # an aide, Tor Vik, who left in May, said
    before = prose.words.tags[cue.window[0] : phrases[winner].first] if winner < len(phrases) else ""
    object_of = OBJECT_OF.search(before) is not None
    none = winner == len(phrases) and content[0][0] < cue.first
    if (none or object_of) and (whole := described_subject(prose, cue, opens=object_of)) is not None:
        head = phrase_starting(prose, *whole)
        return NounPhrase(*head, -1) if head is not None else None  # the lawyer | hired to defend Vik argued
    if apposed is not None and (
        winner == len(phrases) or phrases[winner].rank > 0 or phrases[winner].last < apposed[1]
    ):
        return NounPhrase(*apposed, -1)
    return (
        whole_phrase(prose, cue, phrases, winner)
        if winner < len(phrases)
        else subject_behind(prose, cue, content[-1][1])
    )


def maker_of(prose: Prose, cue: CueWord, first: int, last: int) -> NounPhrase | None:
    """Who makes the comment of which a clause tells: | Okoro | was urged to make a comment that called it “late”."""
    verb, lower = first - 1, prose.words.lower
    made = verb > cue.window[0] and lower[verb] in silence("uttering") | silence("making") and cue.lemma != "read"
    spoken = made and lower[last - 1] in nouns_of_speech()
    return subject_of(prose, cue, verb - (prose.words.tags[verb - 1] == "T")) if spoken else None


def never_speaks(prose: Prose, cue: CueWord, phrase: NounPhrase) -> bool:
    """Whether a phrase can't have spoken: before the cue it is a word that is never a subject (she left with | him |;
    | However |, Vik said), behind it it hangs on a preposition that names no source (said of | the crew), before a colon
    it tells when or where (told them it was over, and then, after | a pause |: “Never”), at the start of a sentence when
    (| two days | later the board met and said)."""
    before = phrase.first - 1
    tags = prose.words.tags
    head = prose.words.lower[phrase.last - 1]
    if phrase.first == cue.window[0] and phrase.last < cue.first and head in phrase_words("span of time"):
        return True  # two days later the board met and said
    leads = before >= 0 and prose.words.lower[before] in silence("when or where")
    if cue.kind == "colon" and phrase.last == cue.first and leads:
        return head not in vocabulary().documents and not can_speak(prose, phrase.first, phrase.last)
    if phrase.rank == 1 and cue.form in FINITE and tags[before] == "P":
        chimes = before == cue.last and cue.kind in silence("chiming")  # chimed in the mayor
        return prose.words.lower[before] not in silence("uttered by") and not chimes
    if phrase.rank > 0 or phrase.last > phrase.first + 1:
        return False
    if prose.words.lower[phrase.first] in floating() and tags[phrase.last] == ",":
        return True
    pronoun = cue.form in "VFG" and prose.words.lower[phrase.first] in phrase_words("objective pronoun")
    return pronoun or (cue.form == "G" and tags[phrase.first] == "J")


def in_clause(prose: Prose, cue: CueWord, phrases: list[NounPhrase]) -> list[NounPhrase]:
    """The phrases without those of the clause that a semicolon or a conjunction ends in front of a finite verb, if one
    stands behind it: Vik left; | Foss, for one, stayed; Vik left, and | those close to Foss insist; the lights went out
    and | a boy next to me cried."""
    tags, least = prose.words.tags, cue.window[0]
    if not (cue.form in "VF" or (cue.form == "B" and tags[cue.first - 1] in "NEO")):
        return phrases
    mark, joint = tags.rfind(";", least, cue.first), tags.rfind("C", least, cue.first)
    comma = prose.words.lower[joint - 1] == "," or prose.words.lower[joint - 1] in DASHES
    at = joint + 1 + (tags[joint + 1] == "R")
    opens = joint > mark and (comma or tags[at] in "DH") and FINITE.isdisjoint(tags[joint : cue.first])
    subject = phrase_starting(prose, at, cue.first) if opens else None
    if (
        subject is not None
        and not NOMINAL.isdisjoint(tags[slice(*subject)])
        and has_clause_at(prose, least, joint - comma)
    ):
        mark = joint
    behind = [phrase for phrase in phrases if phrase.first > mark]
    held = prose.stretch_of[mark] == prose.stretch_of[cue.first] and any(phrase.rank < 0 for phrase in behind)
    return behind if mark >= 0 and held else phrases


def named_by_dash(prose: Prose, cue: CueWord) -> NounPhrase | None:
    """The name that stands between a dash and a colon: Polls agree - | Carl Berg: “...”"""
    phrase = phrase_ending(prose, cue.first, cue.window[0])
    dash = phrase is not None and prose.words.lower[phrase[0] - 1] in DASHES
    return NounPhrase(*phrase, -1) if phrase and dash and phrase[0] > cue.window[0] else None


def head_of_chain(prose: Prose, cue: CueWord, phrases: Sequence[NounPhrase], winner: int) -> int:
    """The phrase that opens the clause, where nothing but prepositions link it to the one that stands before the cue: |
    survivors of the wreck off Cape Saran said."""
    tags, first = prose.words.tags, winner
    if winner >= len(phrases) or phrases[winner].rank != -1:
        return winner
    while first and tags[phrases[first].first - 1] == "P" and phrases[first - 1].last == phrases[first].first - 1:
        first -= 1
    begin = phrases[first].first
    opens = begin == prose.sentences[cue.sentence][0] or tags[begin - 1] in OPENS_SUBJECT
    return first if opens and tags[phrases[first].last - 1] in "NEQ" else winner


def antecedent_end(prose: Prose, cue: CueWord) -> int | None:
    """Where the noun ends whose words are read in a clause about it: a banner | reading "..."; a message | on a wall
    reading "..."; banners | that said "..."."""
    if cue.lemma == "read" and cue.form == "G":
        where = phrase_ending(prose, cue.first, cue.window[0])
        on = where[0] - 1 if where else cue.first
        written = prose.words.tags[on] == "P" and prose.words.lower[on - 1] in vocabulary().documents
        return on if written and on - 1 >= cue.window[0] else cue.first
    tags, i = prose.words.tags, adverbs_before(prose, cue) - 1
    return i if cue.form in "VFB" and tags[i] == "K" and i > cue.window[0] and tags[i - 1] == "N" else None
