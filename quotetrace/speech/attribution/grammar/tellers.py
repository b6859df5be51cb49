"""Who speaks where grammar alone tells: “...,” tells | the farmer Ivar Lund; the Post quoted | Okoro |: “Never.”; a
reporter heard | Okoro | say."""

from dataclasses import replace

from quotetrace.lexicon import column
from quotetrace.speech.attribution.candidates.apposition import adverbs_before, apposed_subject
from quotetrace.speech.attribution.candidates.cues import CueWord
from quotetrace.speech.attribution.candidates.papers import described_paper, papers_opening
from quotetrace.speech.attribution.candidates.sources import (
    NounPhrase,
    phrase_ending,
    phrase_starting,
    with_prepositions,
)
from quotetrace.speech.attribution.candidates.subjects import object_before
from quotetrace.speech.attribution.grammar.certainty import behind_agent
from quotetrace.speech.attribution.grammar.complements import takes_clause
from quotetrace.speech.attribution.grammar.copulas import equated
from quotetrace.speech.attribution.grammar.marks import Content
from quotetrace.speech.attribution.grammar.owners import held_at, owner, possessor
from quotetrace.speech.attribution.grammar.silences import hears, is_passive, silence
from quotetrace.speech.people.names.vocabulary import vocabulary
from quotetrace.speech.prose.prose import Prose, opens_stretch
from quotetrace.speech.prose.verbs import is_of_class

__all__ = [
    "issued_by",
    "paper",
    "perceived",
    "quoted_before",
    "quoted_one",
    "subject_behind_as",
    "subject_of",
    "telling",
    "told_by",
    "whose_words",
]

# The marks that hand over to a quotation.
HANDING = frozenset(":,")
# What a noun phrase with its apposition is made of.
APPOSED = frozenset("ENDHJQ#~YP,")


def telling(prose: Prose, cue: CueWord) -> NounPhrase | None:
    """Who tells what stands before, where nothing but a quotation does: “...,” tells | the farmer Ivar Lund."""
    last = cue.first - 1 - (prose.words.lower[cue.first - 1] == ",")
    before = prose.stretch_of[last] if last >= cue.window[0] else -1
    if cue.kind != "tell" or cue.form not in "VF" or before < 0 or prose.stretches[before][0] != cue.window[0]:
        return None
    phrase = phrase_starting(prose, cue.last, cue.window[1])
    return NounPhrase(*phrase, 1) if phrase else None


def quoted_before(prose: Prose, cue: CueWord, content: Content) -> NounPhrase | None:
    """Who stands between an active "quote" and the quotation behind a mark: the Post quoted | Okoro |: “Never.”"""
    first = content[0][0]
    lower = prose.words.lower
    hands_over = cue.last < first - 1 and lower[first - 1] in HANDING and opens_stretch(prose, first)
    if not hands_over or cue.lemma not in silence("verbatim") | silence("crediting") or is_passive(prose, cue):
        return None
    if cue.form not in "VFBG" or phrase_starting(prose, cue.last, first - 1) is None:
        return None
    apposed = APPOSED.issuperset(prose.words.tags[cue.last : first - 1])
    return NounPhrase(cue.last, first - 1, 1) if apposed else quoted_one(prose, cue.last, first - 1)


def whose_words(prose: Prose, cue: CueWord) -> NounPhrase | None:
    """Whose words a form of be makes a quotation, or who utters the noun that a clause hangs on: “Never” was | Okoro's
    | answer; | Berg | was of the view that it leaked."""
    same = equated(prose, cue)
    if same is not None and same[1] is not None:
        return same[1]
    if cue.kind != "noun" or not takes_clause(prose, cue):
        return None
    whose, held = owner(prose, cue), held_at(prose, cue)
    return subject_of(prose, cue, held) if held is not None and whose is None else whose


def paper(prose: Prose, cue: CueWord) -> NounPhrase | None:
    """What is written and shows something by a verb that stands apart from it: | records | released on Monday show; |
    Records of the meeting |, seen by the Post, show."""
    least = cue.window[0]
    described = described_paper(prose, cue.first, least - 1) if cue.form in "VFB" else -1
    written = phrase_ending(prose, described + 1, least) if described >= 0 else None
    written = papers_opening(prose, cue.first, least) if written is None and cue.form == "B" else written
    return NounPhrase(*written, -1) if written is not None else None


def perceived(prose: Prose, cue: CueWord) -> NounPhrase | None:
    """Who is heard or seen to say something, right before a verb without an ending or in -ing: a reporter heard | Okoro
    | say; the video shows | a man | shouting."""
    phrase = phrase_ending(prose, cue.first, cue.window[0]) if cue.form in "BG" else None
    if phrase is None or "P" in prose.words.tags[slice(*phrase)]:
        return None
    first = max(cue.window[0], phrase[0] - 1)
    verb = next((i for i in range(phrase[1] - 2, first - 1, -1) if prose.words.lower[i] in silence("perceiving")), -1)
    return NounPhrase(verb + 1, phrase[1], -1) if verb > cue.window[0] else None


def subject_behind_as(prose: Prose, cue: CueWord) -> NounPhrase | None:
    """The subject right before a verb behind “as”, which opens its clause: a thaw, as | one envoy put it, at last."""
    subject = (
        phrase_ending(prose, cue.first, cue.window[0])
        if cue.form in "VF" and cue.kind not in ("other", "manner") and cue.opener == "as"
        else None
    )
    opens = (
        subject is not None and prose.words.lower[subject[0] - 1] == "as" and prose.words.tags[cue.first - 1] in "NEO"
    )
    return NounPhrase(*subject, -1) if subject and opens else None


def told_by(prose: Prose, cue: CueWord) -> NounPhrase | None:
    """By whom somebody is told, or was it said: had been told by | a driver | that; was told by | the Ministry of Health
    | to wait; heard from | a driver | that."""
    told = cue.speech == "yes" and is_passive(prose, cue)
    if told and (to := behind_agent(prose, cue)) is not None:
        return NounPhrase(cue.last + 1, to, 1)
    if prose.words.lower[cue.last : cue.last + 1] != ["by" if told else "from"] or not (told or hears(prose, cue)):
        return None
    phrase = phrase_starting(prose, cue.last + 1, cue.window[1])
    return NounPhrase(*phrase, 1) if phrase and prose.words.tags[phrase[1] : phrase[1] + 1] == "K" else None


def issued_by(prose: Prose, cue: CueWord) -> NounPhrase | None:
    """Who issues the paper that a participle behind it gives the words of, or begins or ends something by them: its
    owner, | Dana Ruiz, put out a statement saying; | Okoro's | Monday speech denouncing it; | the bank | began the year
    predicting; else a paper itself that somebody only gets: ignored | a letter | warning."""
    lower = prose.words.lower
    whose = possessor(prose, cue)
    if whose is not None:
        owned = lower[cue.first - 1] in vocabulary().documents and prose.words.tags[whose.first] != "H"
        return whose if owned else None
    held = object_before(prose, cue)
    if held is None:
        return None
    verb, first, last = held
    if lower[verb] in silence("uttering") or is_of_class(lower[verb], ("write",)):
        return subject_of(prose, cue, verb)
    alone = last == cue.first and prose.words.tags.rfind("D", first, last) <= first
    return NounPhrase(first, last, -1) if alone and lower[last - 1] in vocabulary().documents else None


def subject_of(prose: Prose, cue: CueWord, verb: int) -> NounPhrase | None:
    """The subject of the verb at word `verb`, before the cue, with its apposition."""
    other, least = replace(cue, first=verb, last=verb + 1, form="V"), cue.window[0]
    subject = apposed_subject(prose, other)
    if subject is None and (phrase := phrase_ending(prose, adverbs_before(prose, other), least)):
        subject = with_prepositions(prose, phrase, least)  # lawyers for Okoro
    return NounPhrase(*subject, -1) if subject else None


def quoted_one(prose: Prose, first: int, last: int) -> NounPhrase | None:
    """Who stands between "quoted" and "as saying", words `first` to `last`: with an apposition, or what hangs on a noun
    with an article, all of it: quoted | a source close to Berg | as saying; quoted | Berg |, who was there, as
    saying."""
    lower, relatives = prose.words.lower, column("relatives")
    last = next((i - 1 for i in range(first + 2, last) if lower[i] in relatives and lower[i - 1] == ","), last)
    if prose.words.tags[first] in "DQ" and "," not in prose.words.tags[first:last]:
        return NounPhrase(first, last - 2 * (prose.words.tags[last - 2 : last] == "PL"), 1)
    apposition = prose.words.lower[last - 1] == "," and APPOSED.issuperset(prose.words.tags[first : last - 1])
    phrase = (first, last - 1) if apposition and last - 1 > first else phrase_ending(prose, last, first)
    return NounPhrase(*with_prepositions(prose, phrase, first), 1) if phrase else None
