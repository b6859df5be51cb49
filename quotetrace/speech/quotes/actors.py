"""Who acts in the sentence before a quotation that no verb attributes, or in the one behind it."""

from quotetrace.lexicon import column
from quotetrace.speech.attribution.candidates.sources import NounPhrase, phrase_starting
from quotetrace.speech.attribution.grammar.frames import LEADING, behind_lead
from quotetrace.speech.attribution.grammar.silences import opens_asked
from quotetrace.speech.prose.prose import Prose, sentence_of

__all__ = ["actor_before", "actor_behind"]

# What may lead up to the main clause of a sentence that only acts: when the bell rang, on Sunday.
BEFORE_DEED = LEADING | {"W", "L"}


def actor_before(prose: Prose, sentence: int, attributed: int) -> NounPhrase | None:
    """The subject of the sentence before a free quotation, if it names someone and no attribution stands in it or the
    quotation's own."""
    before = sentence - 1
    if before <= attributed or before < 0 or prose.paragraph_of[sentence] - prose.paragraph_of[before] > 1:
        return None
    first, last = prose.sentences[before]
    asked = prose.words.tags.find(",", first, last) if opens_asked(prose, first) else -1
    first = asked + 1 if asked > 0 else behind_lead(prose, first, last, BEFORE_DEED)
    phrase = phrase_starting(prose, first, last)
    tags = prose.words.tags
    if phrase is None or prose.stretch_of[first] >= 0:
        return None
    if not set(tags[slice(*phrase)]) & set("EO"):
        named = named_between_commas(tags, phrase[1], last)
        if tags[phrase[0]] not in "HD":
            return None
        role = prose.words.lower[phrase[1] - 1] in column("roles", "roles")
        return NounPhrase(phrase[1] + 1, named, 1) if named else NounPhrase(*phrase, 1) if role else None
    owner = next((i for i in range(*phrase) if tags[i] == "Y"), phrase[1])
    return NounPhrase(phrase[0], owner, 1) if owner > phrase[0] else None


def actor_behind(prose: Prose, sentence: int, end: int) -> NounPhrase | None:
    """Who is named and acts in the sentence right behind a quotation that begins the paragraph with `sentence` and ends
    before word `end`: “Over there.” | Dana Ruiz | pointed at the pier."""
    paragraphs, tags, behind = prose.paragraph_of, prose.words.tags, sentence_of(prose, end)
    if behind is None or prose.sentences[behind][0] != end or paragraphs[behind] != paragraphs[sentence]:
        return None
    if sentence > 0 and paragraphs[sentence - 1] == paragraphs[sentence]:
        return None
    phrase = phrase_starting(prose, *prose.sentences[behind])
    return NounPhrase(*phrase, 1) if phrase and tags[phrase[1] - 1 : phrase[1] + 1] == "EV" else None


def named_between_commas(tags: str, at: int, last: int) -> int | None:
    """Where a name ends that stands between commas from word `at` on, with a verb behind: His wife, Elaine, looks
    up."""
    end = at + 1
    while end < last and tags[end] == "E":
        end += 1
    return end if at + 1 < end < last - 1 and tags[at] == tags[end] == "," and tags[end + 1] in "VFR" else None
