"""Interviews in which no label tells a question from its answer: We spoke to Ada Moe. ¶ Why now? ¶ I had time."""

from collections.abc import Iterator, Sequence

from quotetrace.lexicon import column
from quotetrace.speech.attribution.attribution import Attribution
from quotetrace.speech.attribution.candidates.sources import NounPhrase, phrase_starting
from quotetrace.speech.layout.labels import by_mark, is_outlet, label_of
from quotetrace.speech.layout.turns import spoken_parts
from quotetrace.speech.people.names.vocabulary import phrase_words
from quotetrace.speech.prose.prose import Prose
from quotetrace.speech.prose.verbs import is_of_class

__all__ = ["unlabelled_turns"]

# An interview has so many questions at least, each with its answer, and a question has no more words than this.
LEAST, LONGEST = 2, 60
# So many paragraphs stand before the first question at most, and so many are a turn with its question, on average.
LEADING, TURN = 5, 4
# Reports in the sentence that tells of a talk make it no interview to follow: In a talk with Vik, Moe said.
SAYING = ("say", "state", "tell", "announce")


def unlabelled_turns(prose: Prose, paragraphs: Sequence[list[int]]) -> Iterator[Attribution]:
    """The answers of an interview that is told of shortly before its first question, where each question is a paragraph
    of its own, no turn bears a label, and who answers speaks as "I" or "we": all paragraphs up to the next question,
    and the first behind the last."""
    leading = paragraphs[: LEADING + 1]
    told = (who for sentences in leading for s in sentences if (who := interviewee(prose, s)) is not None)
    who = next(told, None)
    asked = [n for n, sentences in enumerate(paragraphs) if is_question(prose, sentences)] if who else []
    turns = list(zip(asked, [*asked[1:], *(n + 2 for n in asked[-1:])], strict=True))
    if len(asked) < LEAST or asked[0] > LEADING or asked[-1] - asked[0] > TURN * len(asked):
        return
    if any(n + 1 >= min(following, len(paragraphs)) for n, following in turns):
        return  # two questions in a row, or one at the end
    if any(label for n in range(asked[0], asked[-1] + 2) for label in label_of(prose, paragraphs[n])):
        return
    answers = [[prose.bounds(each) for each in paragraphs[n + 1 : following]] for n, following in turns]
    own = column("first_person")
    if not any(own.intersection(prose.words.lower[slice(*part)]) for parts in answers for part in parts):
        return
    assert who is not None
    for n, parts in zip(asked, answers, strict=True):
        mark = prose.bounds(paragraphs[n])[1] - 1
        content = tuple(spoken for part in parts for spoken in spoken_parts(prose, *part))
        yield by_mark(prose, mark, paragraphs[n][-1], "label", content, NounPhrase(*who, -1))


def is_question(prose: Prose, sentences: list[int]) -> bool:
    """Whether a paragraph is a short question outside of marks."""
    first, last = prose.bounds(sentences)
    return prose.words.lower[last - 1] == "?" and last - first <= LONGEST and {*prose.stretch_of[first:last]} == {-1}


def interviewee(prose: Prose, sentence: int) -> tuple[int, int] | None:
    """Who is interviewed by what a sentence tells that reports nothing: an interview with | Ada Moe |; We spoke to | Ada
    Moe |; not: an interview with the BBC."""
    (first, last), words = prose.sentences[sentence], prose.words
    if any(is_of_class(words.lower[i], SAYING) for i in range(first, last) if words.tags[i] in "VF"):
        return None
    for i in range(first, last - 1):
        if words.tags[i + 1] not in "PT" or words.lower[i + 1] not in phrase_words("conversing"):
            continue
        verb = words.lower[i] in phrase_words("interviewing") and words.lower[i - 1] in column("first_person")
        phrase = phrase_starting(prose, i + 2, last) if verb or words.lower[i] in phrase_words("interview") else None
        if phrase is not None and words.tags[phrase[1] - 1] == "E":
            name = " ".join(words.lower[phrase[0] : phrase[1]])
            return None if is_outlet(name) else phrase
    return None
