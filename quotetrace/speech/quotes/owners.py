"""Who speaks what stands behind a colon: Her verdict: “Never.” · Kirsch's advice was plain: “Do not go.” · Said Kirsch
last night: “Never.”"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import replace

from quotetrace.lexicon import column
from quotetrace.speech.attribution.attribution import Attribution
from quotetrace.speech.attribution.candidates.cues import CueWord
from quotetrace.speech.attribution.candidates.sources import NounPhrase, is_speaker, noun_phrases, whole_phrase
from quotetrace.speech.people.names.vocabulary import phrase_words, vocabulary
from quotetrace.speech.prose.prose import Prose

__all__ = ["behind_colon", "by_owners"]


def by_owners(prose: Prose, attributions: Iterable[Attribution]) -> Iterator[Attribution]:
    """The attributions, those by a colon or by what comes spoken by whose noun stands beside it, where that noun itself is
    no one who speaks: “Never,” came | the mayor's | reply."""
    for each in attributions:
        owned = each.cue.kind == "colon" or prose.words.lower[each.cue.first] in phrase_words("coming")
        owner = owner_of(prose, each.speaker) if owned and each.speaker else None
        yield each if owner is None else replace(each, speaker=owner)


def owner_of(prose: Prose, phrase: NounPhrase) -> NounPhrase | None:
    """Who owns what the phrase names, if it is a thing: Kirsch in "Kirsch's verdict", but not in "Kirsch's lawyer" or
    "Kirsch's office"."""
    tags, head = prose.words.tags, prose.words.lower[phrase.last - 1]
    known = vocabulary()
    people = head in known.roles or head in known.plurals or head in known.groups or head in known.titles
    if tags[phrase.last - 1] not in "NJ" or people or head in known.organizations or phrase.last - phrase.first < 2:
        return None
    if tags[phrase.first] == "H":
        return NounPhrase(phrase.first, phrase.first + 1, phrase.rank)
    end = tags.find("Y", phrase.first, phrase.last)
    named = end > phrase.first and (tags[end - 1] == "E" or is_speaker(prose.words.lower[end - 1]))
    return NounPhrase(phrase.first, end, phrase.rank) if named else None


def behind_colon(prose: Prose, attribution: Attribution) -> Attribution:
    """An attribution by a verb without the subject and the circumstances that stand before the colon, or before the
    comma where the verb opens its sentence: Said Kirsch last night: | “Never.”"""
    cue, (first, last) = attribution.cue, attribution.content[-1]
    k = bisect_left(prose.stretches, (first,))
    if cue.form not in "VF" or first < cue.last or k == len(prose.stretches):
        return attribution
    start, words = prose.stretches[k][0], prose.words
    inverted = attribution.speaker is None and cue.first == cue.window[0]
    first = cue.last if inverted else first
    end = next((i for i in range(first, start) if words.lower[i] in column("relatives")), start)
    opens = cue.first == prose.sentences[cue.sentence][0]
    subject = (
        first < start < last
        and (words.lower[start - 1] == ":" or (words.lower[start - 1] == "," and opens))
        and (opens_manner(prose, first) or not any(tag in "VMFBTK" for tag in words.tags[first:end]))
    )
    if not subject or not words.written[start + 1][0].isupper():
        return attribution
    speaker = attribution.speaker or inverted_subject(prose, cue)
    return replace(attribution, content=(*attribution.content[:-1], (start, last)), speaker=speaker)


def opens_manner(prose: Prose, first: int) -> bool:
    """Whether a preposition at or right before word `first` tells how or to whom something was said, and not what:
    answered with | a line he had used before."""
    tags, lower = prose.words.tags, prose.words.lower
    at = first - (tags[first] not in "PT")
    return tags[at] in "PT" and tags[at + 1] not in "BR" and lower[at] not in phrase_words("objective")


def inverted_subject(prose: Prose, cue: CueWord) -> NounPhrase | None:
    """The noun phrase right behind a cue, with its apposition: Said | the mayor, Anna Kirsch: “Never.”"""
    behind = [phrase for phrase in noun_phrases(prose, cue, ()) if phrase.rank > 0]
    return whole_phrase(prose, cue, behind, 0) if behind and behind[0].first == cue.last else None
