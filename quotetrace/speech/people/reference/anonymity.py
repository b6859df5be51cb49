"""Why a source is not named, in the article's words."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import islice

from quotetrace.lexicon import column
from quotetrace.model import Span, SpeakerType
from quotetrace.speech.people.cast.scene import Found, Scene, Source
from quotetrace.speech.people.names.described import words_of
from quotetrace.speech.people.names.phrases import Phrase
from quotetrace.speech.people.names.vocabulary import is_possessive, phrase_words, vocabulary

__all__ = ["brought_in", "stated_reason"]

CLAUSE_END = re.compile(r"[.;”\"—)]|,\s(?:said|told|added|and|but|who|according)\b|\n\s*\n|$")
LONGEST = 240
# How far from the mention, in code points, it is looked for: no sentence is longer.
REACH = 600
# Among so many words of a mention its noun stands: a senior official | with the inquiry.
HEAD = 3
# Unnamed speakers back among whom one is looked for who speaks again.
RECENT = 40


@cache
def opening() -> re.Pattern[str]:
    """What a stated reason opens with."""
    forms = sorted(column("anonymity", "opening"), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(re.escape(f).replace(r"\ ", r"\s+") for f in forms) + r")\b", re.IGNORECASE)


@cache
def cause() -> re.Pattern[str]:
    """What leads from the wish for anonymity to its reason."""
    return re.compile(r"\s(?:" + "|".join(sorted(column("anonymity_causes"))) + r")\s", re.IGNORECASE)


def stated_reason(scene: Scene, source: Source, beside: Sequence[Source]) -> str | None:
    """Why the source of a sentence is not named, as that sentence tells or the next one, if it goes on about the same
    source: The person asked not to be named because."""
    mention = source.mention
    if mention is None or not scene.sentences:
        return None
    around = (part for other in beside for part in other.content if part.start <= mention.start < part.end)
    number = scene.sentence(mention.start)
    sentence = next(around, scene.sentences[number])
    reason = reason_in(scene, sentence, mention.start, source)
    if reason is None and number + 1 < len(scene.sentences) and is_about(scene, scene.sentences[number + 1], mention):
        following = scene.sentences[number + 1]
        reason = reason_in(scene, following, following.start, source._replace(cue=None, content=()))
    return reason


def is_about(scene: Scene, sentence: Span, mention: Span) -> bool:
    """Whether a sentence opens with the noun of a mention, or with a pronoun for it: A person said so. The person ...,
    He ..."""
    opening_words = scene.text[slice(*sentence)].lower().split(maxsplit=2)[:2]
    if len(opening_words) < 2:
        return False
    first, noun = opening_words
    again = first in phrase_words("article") and noun in scene.text[slice(*mention)].lower().split()[:HEAD]
    return again or first in vocabulary().pronouns


def reason_in(scene: Scene, sentence: Span, at: int, source: Source) -> str | None:
    """The reason that a sentence gives around a mention at `at`: the clause behind "because" where there is one, else
    the phrase that asks for anonymity; none of it stands behind the verb of the main clause or in what is said, nor
    outside of what another source says of it."""
    cue = source.cue
    start, end = max(sentence.start, at - REACH), min(sentence.end, at + REACH)
    words = scene.text[start:end].lower()
    if not any(stem in words for stem in column("anonymity", "stem")):
        return None
    found = opening().search(scene.text, at, end) or opening().search(scene.text, start, end)
    if found is None:
        return None
    said = (part.start for part in (cue, *source.content) if part and found.end() < part.start)
    last = min((sentence.end, *said))
    if cue is not None and cue.start < found.end() < cue.end:  # quoted a clerk, who asked not to be named, | as saying
        last = scene.text.rfind(" as ", found.end(), cue.end)
    last = min((part.start for part in source.content if found.end() < part.start < last), default=last)
    clause = CLAUSE_END.search(scene.text, found.end(), min(last, found.end() + LONGEST))
    phrase = " ".join(scene.text[found.start() : clause.start() if clause else found.end()].split()).rstrip(",")
    phrase = phrase.removesuffix(" that")  # on condition of anonymity that | the bridge was shut
    reason = cause().search(phrase)
    return phrase[reason.end() :] if reason else phrase


def brought_in(order: Sequence[int], phrases: Sequence[Phrase | None], found: Sequence[Found]) -> Mapping[int, int]:
    """For each source whose speaker is unnamed, the one that brought him in, by a role in which all words of the later
    one stand: a senior port official ... | the port official, he. `order` is that of the text."""
    first: dict[int, int] = {}
    for i in order:
        phrase, who = phrases[i], found[i]
        if phrase is None or who.type not in (SpeakerType.UNNAMED, SpeakerType.GROUP):
            continue
        before = () if who.name is not None or is_new(phrase) else islice(reversed(first), RECENT)
        first[i] = next((first[j] for j in before if is_again(who, found[j])), i)
    return first


def is_new(phrase: Phrase) -> bool:
    """Whether a phrase brings somebody in: an official, his official; not one of the officials."""
    first = phrase.words.partition(" ")[0]
    return (" " in phrase.words and is_possessive(first)) or (
        phrase.indefinite and not phrase.words.lower().startswith("one of the ")
    )


def is_again(who: Found, before: Found) -> bool:
    """Whether the unnamed bearer of a role can be one of `before`: the official, of two port officials."""
    told, known = ({one_of(word) for word in words_of(found.role or found.name or "")} for found in (who, before))
    told = told.difference(phrase_words("indefinite"), phrase_words("empty")) or told
    return bool(told) and told <= known


def one_of(word: str) -> str:
    """A noun for people, as it is said of one of them: official, of officials."""
    return vocabulary().singulars.get(word, word)
