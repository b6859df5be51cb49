"""Quotations inside quotations: "He shouted, 'Cast off,' and we did." """

from collections.abc import Iterator

from quotetrace.speech.attribution.attribution import Attribution
from quotetrace.speech.attribution.candidates.cues import CueWord, cue_word
from quotetrace.speech.attribution.candidates.sources import NounPhrase
from quotetrace.speech.attribution.grammar.owners import possessor
from quotetrace.speech.attribution.grammar.silences import silence
from quotetrace.speech.attribution.speakers import choose_speaker
from quotetrace.speech.prose.listed import nouns_of_speech
from quotetrace.speech.prose.prose import Prose, sentence_of, word_at
from quotetrace.speech.prose.titles import is_sung
from quotetrace.speech.prose.verbs import holds_not, is_of_class, reporting_forms
from quotetrace.text.marks import Marked

__all__ = ["nested_quotes"]

# The verb that reports an inner quotation stands within so many words before or after it (told my sister, '...').
BEFORE, AFTER = 5, 3
# So many words may stand between the two halves of an inner quotation and its verb.
INTERRUPTION = 6
SURE = 0.8


def nested_quotes(prose: Prose, kinds: list[str]) -> Iterator[Attribution]:
    """The stretches inside other stretches that a verb beside them reports."""
    for before, marked in zip((None, *prose.page.marked), prose.page.marked, strict=False):
        if marked.depth == 0:
            continue
        first, last = word_at(prose, marked.start), word_at(prose, marked.end)
        found = verb_before(prose, first) or verb_after(prose, last)
        if found is None and (owned := noun_before(prose, first)) is not None:
            yield Attribution(owned[0], "after", ((first, last),), owned[1], SURE)
        if found is None or is_sung(prose.words, first, last):
            continue
        at, frame = found
        sentence = sentence_of(prose, at)
        if sentence is None:
            continue
        form = reporting_forms()[prose.words.lower[at]]
        cue = cue_word(prose, at, at + 1, sentence, form.lemma, form.classes[0], prose.words.tags[at], form.speech)
        if cue.opener in silence("conditional") or (frame == "after" and is_negated(prose, at)):
            continue  # “If he says ‘Never,’ I will go. I never said ‘no.’”
        broken = broken_off(prose, before, at) if frame == "after" and before is not None else None
        content = ((first, last),) if broken is None else (broken, (first, last))
        yield Attribution(cue, frame, content, choose_speaker(prose, kinds, cue, frame, content), SURE)


def is_negated(prose: Prose, verb: int) -> bool:
    """Whether nobody says it: never said, did not say."""
    before = prose.words.lower[max(0, verb - 1) : verb]
    return not silence("negation").isdisjoint(before) or any(map(holds_not, before))


def noun_before(prose: Prose, first: int) -> tuple[CueWord, NounPhrase] | None:
    """The noun of speech that a form of be equates with an inner stretch, which begins at word `first`, and whose it is:
    “My | answer was, | ‘Then be scared.’”"""
    lower = prose.words.lower
    be = first - 1 - (lower[first - 1] in ",:")
    noun = be - 1
    known = reporting_forms().get(lower[noun])
    spoken = lower[noun] in nouns_of_speech() or (known is not None and "urge" in known.classes)
    sentence = sentence_of(prose, noun) if lower[be] in silence("being") and prose.words.tags[noun] == "N" else None
    if sentence is None or not spoken:
        return None
    cue = cue_word(prose, noun, noun + 1, sentence, lower[noun], "noun", "N", "yes")
    whose = possessor(prose, cue)
    return None if whose is None else (cue, whose)


def broken_off(prose: Prose, before: Marked, verb: int) -> tuple[int, int] | None:
    """The words of the stretch `before`, if nothing but a comma, a subject and the `verb` break the quotation off:
    'Never,' Gow used to say, 'never.'"""
    words, end = prose.words, word_at(prose, before.end)
    subject = range(end, verb)
    if (
        before.depth == 0
        or end > verb  # it holds the other
        or len(subject) > INTERRUPTION
        or words.lower[end - 2] != ","
        or any(words.tags[i] not in "UHENDJORMVT" for i in subject)
    ):
        return None
    return word_at(prose, before.start), end


def verb_before(prose: Prose, first: int) -> tuple[int, str] | None:
    """The reporting verb before an inner stretch that begins at word `first`, across a comma, a colon, "that" and an
    addressee."""
    words, marked = prose.words, False
    for i in range(first - 1, max(first - 1 - BEFORE, 0), -1):
        if reports(prose, i):
            told = is_of_class(words.lower[i], ("tell",))  # told me 'go home'
            return (i, "after") if marked or told or i == first - 1 else None
        if words.lower[i] in ",:" or words.tags[i] == "K":
            marked = True
        elif words.tags[i] not in "UHENDJOLR" and words.lower[i] != "to":
            return None
    return None


def verb_after(prose: Prose, last: int) -> tuple[int, str] | None:
    """The reporting verb after an inner stretch that ends before word `last`; none where no mark parts the two: it
    'may' close."""
    lower = prose.words.lower
    comma = lower[last : last + 1] == [","]
    if not comma and lower[last - 2][0].isalnum():
        return None
    for i in range(last + comma, min(last + comma + AFTER, len(lower))):
        if reports(prose, i):
            return i, "before"
        if prose.words.tags[i] not in "OEHND":
            return None
    return None


def reports(prose: Prose, i: int) -> bool:
    """Whether word `i` is a verb that reports speech."""
    form = reporting_forms().get(prose.words.lower[i])
    finite = form is not None and form.form in "BF" and prose.words.tags[i - 1 : i] in ("E", "N")
    return form is not None and form.speech == "yes" and (prose.words.tags[i] in "VBFGI" or finite)
