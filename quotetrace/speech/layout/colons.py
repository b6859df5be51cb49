"""A colon that ends a paragraph, with what was said as the next one, in marks or without: Okoro wrote on Friday: | I have
resigned."""

from collections.abc import Iterator

from quotetrace.lexicon import column
from quotetrace.speech.attribution.attribution import Attribution
from quotetrace.speech.attribution.candidates.cues import DASHES, cue_word
from quotetrace.speech.attribution.speakers import choose_speaker
from quotetrace.speech.circumstances.channel_kinds import verbs_of
from quotetrace.speech.layout.labels import SURE, by_verb, opens_with_label
from quotetrace.speech.prose.prose import Prose
from quotetrace.speech.prose.verbs import ReportingForm, is_of_class, reporting_forms

__all__ = ["introduced"]

# The verb that attributes a quotation stands within so many words behind it.
TAG_WORDS = 7
# What a colon that ends a paragraph attributes by where no verb does.
COLON = ReportingForm(":", ("colon",), ":", "yes")
# The classes of words that no circumstance between a verb and its colon holds.
CLAUSAL = frozenset("VFMBGWSK,;")


def introduced(prose: Prose, kinds: list[str], sentence: int, following: int) -> Iterator[Attribution]:
    """The quotation that begins a paragraph, when the sentence before it ends in a colon; behind a verb of saying it
    needs no marks."""
    words = prose.words
    (first, last), start = prose.sentences[sentence], prose.sentences[following][0]
    stretch = prose.stretch_of[start]
    if words.lower[last - 1] != ":":
        return
    if stretch < 0:
        yield from set_off(prose, kinds, sentence, following)
    if stretch < 0 or prose.stretches[stretch][0] != start:
        return
    known, end = reporting_forms(), prose.stretches[stretch][1]
    same = prose.paragraph_of[following : following + 2] == (prose.paragraph_of[following],) * 2
    behind = range(end, min(end + TAG_WORDS, prose.sentences[following + same][1]))
    if any(words.lower[i] in known and words.tags[i] in "VF" for i in behind) or not DASHES.isdisjoint(
        words.lower[i] for i in behind[:1]
    ):
        return  # a verb or a name of its own attributes it
    verbs = [
        i
        for i in range(first, last)
        if words.lower[i] in known and words.tags[i] in "VFG" and known[words.lower[i]].speech == "yes"
    ]
    at = verbs[-1] if verbs else last - 1
    form = known[words.lower[at]] if verbs else COLON
    found = by_verb(prose, kinds, at, sentence, form, "after", (prose.stretches[stretch],))
    named = found.speaker is not None and (verbs or words.tags[found.speaker.first] != "O")
    yield found if named else issued_before(prose, kinds, found) or found


def issued_before(prose: Prose, kinds: list[str], led_up: Attribution) -> Attribution | None:
    """What nobody is told to say before its colon, by whoever issued a statement in the sentence before: The club has
    issued a statement. Here is its last line:"""
    words, before = prose.words, led_up.cue.sentence - 1
    if before < 0 or prose.paragraph_of[before] != prose.paragraph_of[before + 1]:
        return None
    first, last = prose.sentences[before]
    verbs, statements = verbs_of("issue"), column("channels", "noun", type="statement")
    for i in range(first + 1, last - 1):
        if words.lower[i] in verbs and words.tags[i] in "VFI":
            noun = next((k for k in range(i + 1, last) if words.tags[k] not in "DHJ"), last)
            if noun < last and words.lower[noun] in statements:
                return by_verb(prose, kinds, i, before, COLON, "after", led_up.content)
    return None


# ---------------------------------------------------------------- without marks


def set_off(prose: Prose, kinds: list[str], sentence: int, following: int) -> Iterator[Attribution]:
    """The paragraph without marks around it, and without a report of its own, that begins with the sentence
    `following`, when a finite verb of saying, with where and when, or no more than a source, and a colon make the
    sentence before it. A source before a list, a table or a picture attributes nothing."""
    content = (paragraph_from(prose, following),)
    own = is_own(prose, *content[0])
    plain = own or is_plain(prose, *content[0])
    at = verb_of_saying(prose, sentence, far=own) if plain else None
    if at is not None:
        yield by_verb(prose, kinds, at, sentence, reporting_forms()[prose.words.lower[at]], "after", content)
    elif is_source(prose, sentence):
        first = prose.sentences[sentence][0]
        cue = cue_word(prose, first, first + 2, sentence, "according to", "source", "N", "yes")
        speaker = choose_speaker(prose, kinds, cue, "after", content)
        yield Attribution(cue, "after", content if plain else (), speaker, SURE)


def paragraph_from(prose: Prose, sentence: int) -> tuple[int, int]:
    """The words of the paragraph that begins with a sentence; one that ends in a comma, as whom a letter addresses does,
    goes on in the next: Dear parents, | ..."""
    end, paragraphs, first = sentence, prose.paragraph_of, prose.sentences[sentence][0]
    while end + 1 < len(paragraphs) and (
        paragraphs[end + 1] == paragraphs[end] or prose.words.lower[prose.sentences[end][1] - 1] == ","
    ):
        end += 1
    return first, prose.sentences[end][1]


def is_own(prose: Prose, first: int, last: int) -> bool:
    """Whether a speaker means the speaker in words `first` to `last`, outside of marks, and no one else is told behind
    them to have said them."""
    words = prose.words
    bare = [i for i in range(first, last) if prose.stretch_of[i] < 0]
    told = any(words.tags[i] in "VF" and reports(words.lower[i]) for i in bare[-3:])
    labelled = opens_with_label(prose, first, last)
    states = any(words.tags[i] in "VFM" for i in bare)  # not: More on our website
    return states and not (told or labelled) and any(words.lower[i] in column("first_person") for i in bare)


def is_plain(prose: Prose, first: int, last: int) -> bool:
    """Whether words `first` to `last` state something and hold no marks, no colon and no report."""
    words = prose.words
    reported = any(
        prose.stretch_of[i] >= 0 or words.lower[i] == ":" or (words.tags[i] in "VF" and reports(words.lower[i]))
        for i in range(first, last)
    )
    return not reported and any(words.tags[i] in "VFM" for i in range(first, last))


def verb_of_saying(prose: Prose, sentence: int, *, far: bool) -> int | None:
    """The finite verb of saying before the colon that ends a sentence, also one to whom somebody is told, with a short
    phrase between them (wrote on Facebook:), or if it may be `far` with any but a clause: wrote in a letter to parents
    on Monday:."""
    words, known = prose.words, reporting_forms()
    first, last = prose.sentences[sentence]
    for at in range(last - 2, first, -1):
        form, between = known.get(words.lower[at]), words.tags[at + 1 : last - 1]
        read = form is not None and form.lemma == "read" and not between and words.tags[at - 1] not in "TM"
        if form is not None and (words.tags[at] in "VF" or read):
            told = form.classes[0] == "tell" and far
            says = form.lemma == "read" or form.classes[0] in {"write"} | column("verbs", "class", objects="no")
            circumstance = not between or between[0] in "PRLT"
            near = far or not between or (len(between) == 2 and between[0] == "P")
            return at if told or (says and circumstance and near) else None
        if words.tags[at] in CLAUSAL:
            return None
    return None


def is_source(prose: Prose, sentence: int) -> bool:
    """Whether a sentence with a colon at its end is no more than a source: According to Tor Vik, writing for the Post:"""
    first, last = prose.sentences[sentence]
    opens = prose.words.lower[first : first + 2] == ["according", "to"]
    return opens and set("VFM").isdisjoint(prose.words.tags[first:last])


def reports(word: str) -> bool:
    """Whether a verb only ever reports words: said, told."""
    return is_of_class(word, ("say", "tell"))
