"""Labels before a colon: those of the turns of an interview, and those that name a topic and no one who speaks."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache, partial
from itertools import pairwise, takewhile

from quotetrace.credits.agencies import agency_named
from quotetrace.lexicon import column
from quotetrace.speech.attribution.attribution import Attribution
from quotetrace.speech.attribution.candidates.cues import DASHES, cue_word
from quotetrace.speech.attribution.candidates.sources import NounPhrase
from quotetrace.speech.attribution.grammar.marks import Content
from quotetrace.speech.attribution.speakers import choose_speaker
from quotetrace.speech.layout.turns import behind_bracket, behind_clock, parted, spoken_parts
from quotetrace.speech.people.names.vocabulary import phrase_words, vocabulary
from quotetrace.speech.prose.prose import Prose
from quotetrace.speech.prose.verbs import ReportingForm

__all__ = [
    "SURE",
    "by_mark",
    "by_verb",
    "is_mute",
    "label_of",
    "labelled_turns",
    "mute_labels",
    "opens_with_label",
]

# A label is no longer than this many words, and one of no more letters than these is initials.
LABEL_WORDS, INITIALS = 5, 3
# A labelled heading has no more words and marks than this.
HEADING_WORDS = 9
# What a label is made of.
LABEL_TAGS = frozenset("DNEJVBFxR#Y&C~")
# Marks that set a label in bold letters or italics.
BOLD = "*_"
# The result of a match, each figure beside a side: Town 2-2 Rangers, Norland 3, Sudland 1.
SCORE = re.compile(r"[^\W\d_] \d+ ?[-–] ?\d+ [A-Z]|[^\W\d_] \d+, (?:[A-Z][\w.]* ){1,3}\d+$")
# How sure a layout makes us, for want of anything to fit it on.
SURE = 0.9


def mute_labels(prose: Prose) -> Iterator[Attribution]:
    """For each sentence that a label opens which names no one who speaks, an attribution of nothing by its colon."""
    for sentence, (first, last) in enumerate(prose.sentences):
        colon = prose.words.tags.find(":", first, min(last, first + LABEL_WORDS + 2))
        if colon > first and is_mute(prose, sentence, colon):
            yield by_mark(prose, colon, sentence, "label", (), NounPhrase(first, colon, -1))


def is_mute(prose: Prose, sentence: int, colon: int) -> bool:
    """Whether the label before `colon`, which opens `sentence`, names a topic or a place that states nothing, or
    nothing but numbers follow."""
    (first, last), words = prose.sentences[sentence], prose.words
    while first < colon - 1 and words.lower[first] in BOLD:
        first += 1
    listed, forms = column("mute_labels", "labels"), column("mute_labels", "labels", kind="form")
    if " ".join(words.lower[first:colon]) in listed or words.lower[first] in column(
        "mute_labels", "labels", kind="opening"
    ):
        return True
    if SCORE.search(prose.wording(first, colon)):
        return True
    if not LABEL_TAGS.issuperset(words.tags[first:colon]) or not words.written[first][0].isupper() or colon + 1 >= last:
        return False
    if not any(word[0].isalpha() for word in words.lower[colon + 1 : last]):
        return True
    label = [
        word
        for word, tag in zip(words.lower[first:colon], words.tags[first:colon], strict=True)
        if tag not in "D#" and word[0].isalnum()
    ]
    if not label:
        return False
    if " ".join(label) in listed or listed.issuperset(label) or label[-1] in listed - forms:
        return True
    return is_place(" ".join(words.written[first:colon])) and not states(prose, colon + 1, last)


def is_place(label: str) -> bool:
    """Whether a label is the bare name of a place."""
    return label in vocabulary().places


def states(prose: Prose, first: int, last: int) -> bool:
    """Whether words `first` to `last`, behind the name of a place, can be what its government states: marked words, we,
    or what is, will or must be; what was, a reporter tells."""
    words, past = prose.words, column("irregular_verbs", "past")
    if prose.stretch_of[first] >= 0:
        return True
    return any(
        (words.tags[i] == "M" and words.lower[i] not in past) or words.lower[i] in column("first_person")
        for i in range(first, last)
    )


def labelled_turns(prose: Prose, paragraphs: list[list[int]]) -> Iterator[Attribution]:
    """The answers of an interview whose turns are labelled; the labels of those who only ask are no speakers."""
    paragraphs = [part for sentences in paragraphs for part in parted(prose, sentences)]
    turns = [
        (colon, label, sentences)
        for sentences in paragraphs
        for colon, label in label_of(prose, sentences)
        if not is_mute(prose, sentences[0], colon)
    ]
    if are_headings(prose, [s for _, label, s in turns if label not in column("turn_labels", "labels")]):
        return
    full = in_full([label for _, label, _ in turns])
    turns = [(colon, full.get(label, label), sentences) for colon, label, sentences in turns]
    voices: dict[str, list[bool]] = defaultdict(list)
    for _, label, sentences in turns:
        voices[label].append(prose.words.lower[prose.sentences[sentences[-1]][1] - 1] == "?")
    bold = any(prose.words.lower[colon + 1 : colon + 2] == ["*"] for colon, _, _ in turns)
    asked = bool(turns) and are_asked(prose, paragraphs, [sentences for _, _, sentences in turns])
    if not (bold or asked) and (
        len(turns) < 2 or (len(voices) < 2 and not any(label in column("turn_labels", "labels") for label in voices))
    ):
        return
    behind = unlabelled(prose, paragraphs, [sentences for _, _, sentences in turns])
    for (colon, label, sentences), more in zip(turns, behind, strict=True):
        first, last = prose.bounds(sentences)
        first = behind_clock(prose, first, last)
        leads = label in column("turn_labels", "labels", side="leads") and prose.words.lower[last - 1] == "?"
        asks = (
            leads
            or label in column("turn_labels", "labels", side="asks")
            or is_bold_question(prose, first, last)
            or (len(voices) > 1 and all(voices[label]) and interviews(label))
        )
        start = colon + 1
        while start < last and not prose.words.lower[start][0].isalnum() and prose.stretch_of[start] < 0:
            start = behind_bracket(prose, start, last)
        name = first
        while name < colon and not prose.words.lower[name][0].isalnum():
            name += 1
        if start < last and colon > first:
            content = () if asks else tuple(p for part in ((start, last), *more) for p in spoken_parts(prose, *part))
            yield by_mark(
                prose,
                colon,
                sentences[0],
                "label",
                content,
                NounPhrase(name, max(name + 1, label_end(prose, colon)), -1),
            )


def in_full(labels: Sequence[str]) -> dict[str, str]:
    """From initials that label turns to the first label that they stand for: ms, of marta stone."""
    found: dict[str, str] = {}
    for label in labels:
        initials = "".join(word[0] for word in label.split())
        found[initials] = "" if found.get(initials, label) != label else label
    return {initials: label for initials, label in found.items() if len(initials) > 1 and label}


def are_headings(prose: Prose, turns: Sequence[list[int]]) -> bool:
    """Whether labelled paragraphs are the headings of sections: each is a few words and has others behind it, without a
    label: Vik: A late surge."""
    if len(turns) < 2:
        return False
    places = {paragraph: place for place, paragraph in enumerate(dict.fromkeys(prose.paragraph_of))}
    paragraphs = [places[prose.paragraph_of[sentences[0]]] for sentences in turns]
    apart = all(later - number > 1 for number, later in pairwise([*paragraphs, len(places)]))
    brief = all(prose.sentences[each[-1]][1] - prose.sentences[each[0]][0] <= HEADING_WORDS for each in turns)
    return apart and brief


def unlabelled(
    prose: Prose, paragraphs: Sequence[list[int]], turns: Sequence[list[int]]
) -> list[list[tuple[int, int]]]:
    """For each turn the paragraphs without a label behind it, in which it goes on if another turn follows and most
    paragraphs of the conversation have one: none behind a headline, none from a question on, none in brackets."""
    number_of = {sentences[0]: number for number, sentences in enumerate(paragraphs)}
    numbers = [number_of[sentences[0]] for sentences in turns]
    if not numbers or 2 * len(numbers) <= numbers[-1] - numbers[0] + 1:
        return [[] for _ in turns]
    bounds = [prose.bounds(each) for each in paragraphs]
    return [
        list(takewhile(partial(answers, prose), bounds[number + 1 : later if number else 0]))
        for number, later in pairwise([*numbers, numbers[-1] + 1])
    ]


def are_asked(prose: Prose, paragraphs: Sequence[list[int]], turns: Sequence[list[int]]) -> bool:
    """Whether a question without a label stands right before each turn, as a paragraph of its own."""
    asks = {
        here[0]: prose.words.lower[prose.sentences[before[-1]][1] - 1] == "?" for before, here in pairwise(paragraphs)
    }
    return all(asks.get(sentences[0], False) for sentences in turns)


def answers(prose: Prose, bounds: tuple[int, int]) -> bool:
    """Whether a paragraph without a label can be part of an answer: no question, set in bold or not, and no (Laughter.)."""
    first, last = bounds
    return prose.words.lower[first] not in (*BOLD, "(") and prose.words.lower[last - 1] != "?"


def is_bold_question(prose: Prose, first: int, last: int) -> bool:
    """Whether words `first` to `last` are a question that is set in bold as a whole, its label too: the interviewer's."""
    words, end = prose.words.lower, last
    while end > first and words[end - 1] in BOLD:
        end -= 1
    return end < last and words[first] in BOLD and words[end - 1] == "?"


def label_of(prose: Prose, sentences: list[int]) -> Iterator[tuple[int, str]]:
    """The colon and the label of a paragraph that begins with one, at most one (the label itself for the colon, where that is
    glued to the next word); behind Q and A a stop or a dash may
    stand for the colon, and double brackets around a name do (its last mark is the colon then): ((Tor Vik)) We are
    ready."""
    first, last = prose.sentences[sentences[0]]
    words, first = prose.words, behind_clock(prose, first, last)
    if words.tags.startswith("((", first):
        closed = words.tags.find("))", first, min(last, first + LABEL_WORDS + 3))
        if closed > first + 2 and closed + 2 < last:
            yield closed + 1, " ".join(words.lower[first + 2 : closed])
        return
    if (glued := glued_label(words.written[first])) is not None:
        yield first, glued
        return
    behind = words.lower[first + 1 : first + 2]
    if (
        behind
        and (behind == ["."] or behind[0] in DASHES)
        and len(words.lower[first]) == 1
        and words.lower[first] in column("turn_labels", "labels")
    ):
        yield first + 1, words.lower[first]
        return
    colon = words.tags.find(":", first, min(last, first + 2 * LABEL_WORDS + 5))
    if colon < 0:
        return
    how = how_spoken(prose, first, colon)
    if how < colon:
        if first < how <= first + LABEL_WORDS and all(word[0].isupper() for word in words.written[first:how]):
            yield colon, " ".join(words.lower[first:how])
        return
    bracket = words.tags.find("(", first, colon) if words.tags[colon - 1] == ")" else -1
    holder = colon - bracket - 2 if bracket > first else 0  # the words of a name or a place behind an office or a name
    if colon - first > LABEL_WORDS + 5 and (holder > LABEL_WORDS or bracket - first > LABEL_WORDS):
        return
    label = [w for w in words.written[first:colon] if w[0].isalnum()]
    office = words.tags[first] == "D" and words.lower[first + 1] in column(
        "roles", "roles"
    )  # The chairman (Sir Tor Vik):
    capital = all(
        w[0].isupper()
        or w in column("name_links")
        or (office and w == words.written[first + 1])
        or (holder and w in phrase_words("for whom"))  # The Minister for Ports (Jan Berg):
        for w in label
    )
    if (
        label
        and len(label) <= LABEL_WORDS + (holder if holder <= LABEL_WORDS else 0)
        and capital
        and colon + 1 < last
        and words.starts[colon] == words.end(label_end(prose, colon) - 1)
    ):
        yield colon, " ".join(label).lower()


def how_spoken(prose: Prose, first: int, colon: int) -> int:
    """The bracket before `colon` in which a stage direction tells how somebody speaks, or `colon`: Okoro | (laughs): Never."""
    opening = {")": "(", "]": "["}.get(prose.words.lower[colon - 1])
    bracket = next((i for i in range(colon - 2, first, -1) if prose.words.lower[i] == opening), colon)
    inside = prose.words.lower[bracket + 1 : colon - 1]
    return bracket if inside and column("stage_directions", "words").issuperset(inside) else colon


def opens_with_label(prose: Prose, first: int, last: int) -> bool:
    """Whether words `first` to `last` open with a label: Okoro: I have resigned."""
    return prose.words.tags.find(":", first, min(last, first + LABEL_WORDS + 1)) > 0


def glued_label(word: str) -> str | None:
    """The letter that labels a question, if a page has set it right before its first word: QWhy did you leave?"""
    letter = word[:1].lower()
    glued = letter in column("turn_labels", "labels", side="asks") and word[1:2].isupper() and word[2:3].islower()
    return letter if glued else None


def label_end(prose: Prose, colon: int) -> int:
    """The word after the last one of the label before `colon`; bold marks, the first of two brackets or a stage
    direction may stand between."""
    if prose.words.lower[colon] == ")":
        return colon - 1
    end = how = how_spoken(prose, max(0, colon - 2 * LABEL_WORDS), colon)
    if how < colon:
        return how
    while (
        end > 1 and not prose.words.lower[end - 1][0].isalnum() and prose.words.starts[end] == prose.words.end(end - 1)
    ):
        end -= 1
    return end if prose.words.lower[end - 1][0].isalnum() and end < colon and prose.words.lower[end] in BOLD else colon


def interviews(label: str) -> bool:
    """Whether a label of which only questions are heard is an interviewer's: an outlet's name, or initials."""
    return is_outlet(label) or len(label) <= INITIALS


def is_outlet(label: str) -> bool:
    """Whether a label, in small letters, is the name of an outlet or an agency."""
    words = label.split()
    return not outlet_words().isdisjoint((words[0], words[-1])) or agency_named(label) is not None


@cache
def outlet_words() -> frozenset[str]:
    """The words that names of outlets begin or end with, in small letters."""
    return column("organization_heads", "nouns", kind="outlet") | {
        word.lower() for word in column("outlets", "key", role="noun")
    }


def by_mark(
    prose: Prose, at: int, sentence: int, kind: str, content: Content, speaker: NounPhrase | None
) -> Attribution:
    """An attribution by the mark at word `at`."""
    cue = cue_word(prose, at, at + 1, sentence, ":", kind, ":", "yes")
    return Attribution(cue, "after" if speaker and speaker.rank < 0 else "before", content, speaker, SURE)


def by_verb(
    prose: Prose, kinds: list[str], at: int, sentence: int, form: ReportingForm, frame: str, content: Content
) -> Attribution:
    """An attribution by the verb at word `at`, of which `form` is told, with the speaker beside it."""
    cue = cue_word(prose, at, at + 1, sentence, form.lemma, form.classes[0], prose.words.tags[at], form.speech)
    return Attribution(cue, frame, content, choose_speaker(prose, kinds, cue, frame, content), SURE)
