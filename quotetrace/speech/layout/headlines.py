"""Headlines that end in their source behind a comma, or in what somebody said: Bank hid losses, report finds · Farmers
used as shield, says minister · Singer SLAMS critics: “Leave me alone”."""

from collections.abc import Iterator

from quotetrace.speech.attribution.attribution import Attribution
from quotetrace.speech.attribution.candidates.cues import cue_word
from quotetrace.speech.attribution.candidates.sources import NounPhrase, can_speak, phrase_starting
from quotetrace.speech.attribution.grammar.silences import silence
from quotetrace.speech.layout.labels import SURE, by_mark
from quotetrace.speech.prose.known import KNOWN
from quotetrace.speech.prose.listed import nouns_of_speech
from quotetrace.speech.prose.prose import Prose
from quotetrace.speech.prose.verbs import ReportingForm, reporting_forms

__all__ = ["claimed", "emphatic_quotation", "headline_tail"]

# Who speaks behind the comma is named in fewer words than this, and all that stands there has no more than that.
NAMING_WORDS, TAIL_WORDS = 6, 14
# A word in capitals that stands for emphasis has at least this many.
EMPHATIC = 4
# The classes of the verbs that a headline closes with, and those whose forms are more often nouns (job fears).
CLOSING, THOUGHT = frozenset({"say", "state", "announce", "show", "promise", "urge", "think"}), "think"
NOMINAL = frozenset("NEJHDYO~#QL")


def headline_tail(prose: Prose, sentence: int, first: int, last: int) -> Iterator[Attribution]:
    """The attribution behind the last comma of the headline that is words `first` to `last`, if one stands there."""
    words = prose.words
    comma = next((i for i in range(last - 2, max(first + 1, last - 2 - TAIL_WORDS), -1) if words.lower[i] == ","), None)
    if (
        comma is None
        or any(stretch >= 0 for stretch in prose.stretch_of[comma:last])
        or not says_something(prose, first, comma)
    ):
        return
    inverted = closing_verb(prose, comma + 1)
    near = last - comma <= NAMING_WORDS + 2
    plain = closing_verb(prose, last - 1) if near else None
    if plain and nominal(prose, comma + 1, last - 1) and agrees(prose, plain, last - 1):
        yield closing(prose, sentence, plain, last - 1, (first, comma), NounPhrase(comma + 1, last - 1, 1))
    elif (
        near
        and (verb := telling_verb(prose, comma + 2, last))
        and nominal(prose, comma + 1, verb)
        and nominal(prose, verb + 1, before_circumstance(prose, verb + 2, last))
    ):
        form = reporting_forms()[prose.words.lower[verb]]
        yield closing(prose, sentence, form, verb, (first, comma), NounPhrase(comma + 1, verb, 1))
    elif (
        inverted
        and words.lower[last - 1][0].isalnum()
        and nominal(prose, comma + 2, end := before_circumstance(prose, comma + 3, last))
        and can_speak(prose, comma + 2, end)
    ):
        yield closing(prose, sentence, inverted, comma + 1, (first, comma), NounPhrase(comma + 2, end, 1))


def closing(
    prose: Prose, sentence: int, form: ReportingForm, at: int, content: tuple[int, int], speaker: NounPhrase
) -> Attribution:
    """The attribution of a headline by the verb at word `at`."""
    cue = cue_word(prose, at, at + 1, sentence, form.lemma, form.classes[0], form.form, form.speech)
    return Attribution(cue, "before", (content,), speaker, SURE)


def closing_verb(prose: Prose, at: int) -> ReportingForm | None:
    """The form at word `at`, if it is of a verb that a headline closes with."""
    form = reporting_forms().get(prose.words.lower[at])
    return form if form and form.form in "BFV" and form.classes[0] in CLOSING else None


def telling_verb(prose: Prose, first: int, last: int) -> int | None:
    """The verb among words `first` to `last` that takes whom it was said to: Stay at home, minister | tells |
    Britons."""
    known = reporting_forms()
    for i in range(first, last - 1):
        form = known.get(prose.words.lower[i])
        if form and form.form in "FV" and form.lemma in silence("telling"):
            return i
    return None


def before_circumstance(prose: Prose, first: int, last: int) -> int:
    """The first preposition or conjunction among words `first` to `last`, or `last`: minister tells Britons | in
    letter; fumes Okoro | as ferry is late."""
    tags, lower = prose.words.tags, prose.words.lower
    return next((i for i in range(first, last) if tags[i] in "PS" and lower[i] not in ("of", "for")), last)


def agrees(prose: Prose, form: ReportingForm, at: int) -> bool:
    """Whether a form at the end of a headline is a verb by its subject: unions fear, police say, not job fears, strong
    demand."""
    plural = prose.words.lower[at - 1].endswith("s")
    if form.lemma == "say" or prose.words.tags[at] == "V":
        return True
    return plural if form.form == "B" else form.classes[0] != THOUGHT and not plural


def nominal(prose: Prose, first: int, last: int) -> bool:
    """Whether words `first` to `last` are one noun phrase."""
    if not 0 < last - first < NAMING_WORDS:
        return False
    tags, lower = prose.words.tags, prose.words.lower
    leaked = tags[first] == "V" and first + 1 < last and lower[first].endswith("ed")  # leaked report
    inner = all(tags[i] in NOMINAL or lower[i] in ("of", "for") for i in range(first + leaked, last - 1))
    return inner and (tags[last - 1] in "NEJ" or (tags[last - 1] in "BF" and lower[last - 1].endswith("s")))


def says_something(prose: Prose, first: int, last: int) -> bool:
    """Whether words `first` to `last` of a headline are more than a name: they hold a verb, marked words, or are set in
    capitals like titles."""
    tags = prose.words.tags[first:last]
    titled = 2 * tags.count("E") > len(tags) > 2
    return (
        len(tags) > 1
        and (
            titled
            or any(tag in "VMFBTGIPR" for tag in tags)
            or tags[-2:] in ("NJ", "EJ")  # Bridge unsafe, says mayor
            or any(s >= 0 for s in prose.stretch_of[first:last])
        )
    )


def emphatic_quotation(prose: Prose, sentence: int, first: int, last: int) -> Iterator[Attribution]:
    """The quotation behind the colon of a headline whose verb is set in capitals, which are no part of the subject's
    name: Singer Ida Holm | SLAMS | critics: “Leave me alone”."""
    words, colon = prose.words, prose.words.tags.find(":", first, last)
    stretch = prose.stretch_of[colon + 1] if first < colon < last - 1 else -1
    verb = next((i for i in range(first + 1, colon) if is_emphatic(words.written[i])), None)
    if verb is None or stretch < 0 or prose.stretches[stretch][0] != colon + 1 or words.written[verb - 1].isupper():
        return
    if phrase_starting(prose, first, verb) == (first, verb) and can_speak(prose, first, verb):
        yield by_mark(prose, colon, sentence, "colon", (prose.stretches[stretch],), NounPhrase(first, verb, -1))


def claimed(prose: Prose, sentence: int, first: int, last: int) -> Iterator[Attribution]:
    """The quotation that opens a headline before a noun of speech, which nobody is told to utter: “Mill bled dry” |
    claim | as jobs go."""
    stretch, words = prose.stretch_of[first], prose.words
    noun = prose.stretches[stretch][1] if stretch >= 0 and prose.stretches[stretch][0] == first else last
    if noun < last - 1 and words.lower[noun] in nouns_of_speech() and words.tags[noun + 1] in "SPCL,":
        cue = cue_word(prose, noun, noun + 1, sentence, words.lower[noun], "noun", "N", "yes")
        yield Attribution(cue, "before", (prose.stretches[stretch],), None, SURE)


def is_emphatic(word: str) -> bool:
    """Whether a word in capitals is a verb in the third person, set so for emphasis."""
    return len(word) >= EMPHATIC and word.isupper() and word.endswith("S") and KNOWN[word.lower()].tag in "Fx"
