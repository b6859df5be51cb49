"""Who acts in the sentence before a quotation that no verb attributes, or in the one behind it."""

from quotetrace.lexicon import column
from quotetrace.speech.attribution.candidates.sources import NounPhrase, phrase_starting
from quotetrace.speech.attribution.grammar.frames import LEADING, behind_lead
from quotetrace.speech.attribution.grammar.silences import opens_asked, silence
from quotetrace.speech.people.names.vocabulary import phrase_words
from quotetrace.speech.prose.listed import nouns_of_speech
from quotetrace.speech.prose.prose import Prose, sentence_of
from quotetrace.speech.prose.verbs import is_of_class, reporting_forms

__all__ = ["actor_before", "actor_behind", "credited_behind"]

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
    tags, lower = prose.words.tags, prose.words.lower
    if phrase is None or prose.stretch_of[first] >= 0 or lower[phrase[1] : phrase[1] + 1] == ["?"]:
        return None  # Worst injury? “Pride.”
    if lower[first] == "it" and lower[first + 1] in silence("being"):
        return None  # It was left to the youngest to sum up
    if not set(tags[slice(*phrase)]) & set("EO"):
        named = named_between_commas(tags, phrase[1], last)
        if tags[phrase[0]] not in "HD":
            return None
        role = lower[phrase[1] - 1] in column("roles", "roles")
        return NounPhrase(phrase[1] + 1, named, 1) if named else NounPhrase(*phrase, 1) if role else None
    owner = next((i for i in range(*phrase) if tags[i] == "Y"), phrase[1])
    return NounPhrase(phrase[0], owner, 1) if owner > phrase[0] else None


def actor_behind(prose: Prose, sentence: int, end: int) -> NounPhrase | None:
    """Who is named and acts in the sentence right behind a quotation that begins the paragraph with `sentence` and ends
    before word `end`: “Over there.” | Dana Ruiz | pointed at the pier; or is there, and a quotation follows: | Dana Ruiz
    | is already on the pier. “Look.”"""
    paragraphs, tags, behind = prose.paragraph_of, prose.words.tags, sentence_of(prose, end)
    if behind is None or prose.sentences[behind][0] != end or paragraphs[behind] != paragraphs[sentence]:
        return None
    if sentence > 0 and paragraphs[sentence - 1] == paragraphs[sentence]:
        return None
    phrase = phrase_starting(prose, *prose.sentences[behind])
    acts = tags[phrase[1] - 1 : phrase[1] + 1] if phrase else ""
    is_met = acts == "EM" and is_quoted_next(prose, behind)
    return NounPhrase(*phrase, 1) if phrase and (acts == "EV" or is_met) else None


def is_quoted_next(prose: Prose, sentence: int) -> bool:
    """Whether the sentence behind another one of its paragraph opens with marked words: Dana Ruiz is on the pier. | “Look,”
    she says."""
    behind = sentence + 1
    if behind >= len(prose.sentences) or prose.paragraph_of[behind] != prose.paragraph_of[sentence]:
        return False
    return prose.stretch_of[prose.sentences[behind][0]] >= 0


def credited_behind(prose: Prose, end: int) -> NounPhrase | None:
    """Whose words the sentence right behind a quotation that ends before word `end` makes it: “Never.” | So said | Okoro;
    That is how | Okoro | put it; Those were the words of | Okoro; That was | Okoro's | answer; | Okoro |, 61, was
    speaking in Sund."""
    behind = sentence_of(prose, end)
    if behind is None or prose.sentences[behind][0] != end:
        return None
    (first, last), lower, tags = prose.sentences[behind], prose.words.lower, prose.words.tags
    if first + 3 >= last:
        return None
    if lower[first] in column("pointing", number=""):
        said = tags[first + 1] in "VF" and is_of_class(lower[first + 1], ("say",))
        phrase = phrase_starting(prose, first + 2, last) if said else None
        return NounPhrase(*phrase, 1) if phrase else None
    if lower[first] in column("pointing") and lower[first + 1] in silence("being"):
        return equated_with(prose, first + 2, last)
    return who_speaks_on(prose, first, last)


def who_speaks_on(prose: Prose, first: int, last: int) -> NounPhrase | None:
    """The name that opens a sentence, words `first` to `last`, and was speaking: | Okoro |, 61, was speaking in Sund."""
    named, lower, tags = phrase_starting(prose, first, last), prose.words.lower, prose.words.tags
    if named is None or tags[named[1] - 1] != "E":
        return None
    be = named[1] + 3 * (tags[named[1] : named[1] + 3] == ",#,")
    spoke = be + 1 < last and lower[be] in silence("being") and lower[be + 1] in silence("speaking")
    return NounPhrase(*named, 1) if spoke else None


def equated_with(prose: Prose, first: int, last: int) -> NounPhrase | None:
    """Who put it so, or whose noun of speech that was, in words `first` to `last` behind a form of be: how | Okoro | put
    it; the words of | Okoro; | Okoro's | answer."""
    lower, tags = prose.words.lower, prose.words.tags
    asked = lower[first] in silence("equating")
    phrase = phrase_starting(prose, first + asked, last)
    if phrase is None or phrase[1] >= last:
        return None
    if asked:
        told = lower[phrase[1]] in reporting_forms() and tags[phrase[1]] in "VFB"
        return NounPhrase(*phrase, 1) if told else None
    given = giver(prose, first, last)
    if given is not None:
        return given
    of = next((i for i in range(*phrase) if lower[i] == "of" or tags[i] == "Y"), -1)
    noun = phrase[1] - 1 if of < 0 or tags[of] == "Y" else of - 1
    if of < 0 or lower[noun] not in nouns_of_speech():
        return None
    return NounPhrase(phrase[0], of, 1) if tags[of] == "Y" else NounPhrase(of + 1, phrase[1], 1)


def giver(prose: Prose, first: int, last: int) -> NounPhrase | None:
    """Who utters a noun of speech in words `first` to `last`: the advice | Okoro |, who was a smith, gave to all."""
    lower, tags = prose.words.lower, prose.words.tags
    noun = next((i for i in range(first + 1, last) if tags[i] not in "JQ#"), last)
    if noun >= last or lower[first] not in phrase_words("article") or lower[noun] not in nouns_of_speech():
        return None
    begin = noun + 1 + (tags[noun + 1 : noun + 2] == "K")
    phrase = phrase_starting(prose, begin, last)
    verbs = range(phrase[1], last) if phrase and tags[begin] in "EOHD" else range(0)
    uttered = any(tags[i] in "VF" and lower[i] in silence("uttering") for i in verbs)
    return NounPhrase(*phrase, 1) if phrase and uttered else None


def named_between_commas(tags: str, at: int, last: int) -> int | None:
    """Where a name ends that stands between commas from word `at` on, with a verb behind: His wife, Elaine, looks
    up."""
    end = at + 1
    while end < last and tags[end] == "E":
        end += 1
    return end if at + 1 < end < last - 1 and tags[at] == tags[end] == "," and tags[end + 1] in "VFR" else None
