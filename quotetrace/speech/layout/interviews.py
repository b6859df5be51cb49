"""Interviews in which no label tells a question from its answer: We spoke to Ada Moe. ¶ Why now? ¶ Why not?"""

from collections.abc import Iterator, Sequence

from quotetrace.speech.attribution.attribution import Attribution
from quotetrace.speech.attribution.candidates.sources import NounPhrase, phrase_ending, phrase_starting
from quotetrace.speech.layout.labels import by_mark, label_of, spoken_parts
from quotetrace.speech.people.names.vocabulary import phrase_words
from quotetrace.speech.prose.prose import Prose

__all__ = ["unlabelled_turns"]

# An interview has so many questions at least, each with its answer, and a question has no more words than this.
LEAST, LONGEST = 2, 60
# So many paragraphs stand before the first question at most, and so many are a turn with its question, on average.
LEADING, TURN = 5, 4
# So many words stand between a word for an interview and whom it is with, at most: a long talk over lunch with.
REACH = 5


def unlabelled_turns(prose: Prose, paragraphs: Sequence[list[int]]) -> Iterator[Attribution]:
    """The answers of an interview that is told of shortly before its first question, where each question is a paragraph
    of its own and no turn bears a label: all paragraphs up to the next question, and the first behind the last."""
    asked = [n for n, sentences in enumerate(paragraphs) if is_question(prose, sentences)]
    answered = [n for n in asked if n + 1 < len(paragraphs) and n + 1 not in asked]
    if len(answered) < LEAST or answered != asked or asked[0] > LEADING or asked[-1] - asked[0] > TURN * len(asked):
        return
    if any(label for n in range(asked[0], asked[-1] + 2) for label in label_of(prose, paragraphs[n])):
        return
    told = (who for sentences in paragraphs[: asked[0]] for s in sentences if (who := interviewee(prose, s)))
    who = next(told, None)
    if who is None:
        return
    for n, following in zip(asked, [*asked[1:], asked[-1] + 2], strict=True):
        mark = prose.sentences[paragraphs[n][-1]][1] - 1
        parts = (
            part
            for sentences in paragraphs[n + 1 : following]
            for part in spoken_parts(prose, prose.sentences[sentences[0]][0], prose.sentences[sentences[-1]][1])
        )
        yield by_mark(prose, mark, paragraphs[n][-1], "label", tuple(parts), NounPhrase(*who, -1))


def is_question(prose: Prose, sentences: list[int]) -> bool:
    """Whether a paragraph is a short question outside of marks."""
    first, last = prose.sentences[sentences[0]][0], prose.sentences[sentences[-1]][1]
    return prose.words.lower[last - 1] == "?" and last - first <= LONGEST and {*prose.stretch_of[first:last]} == {-1}


def interviewee(prose: Prose, sentence: int) -> tuple[int, int] | None:
    """Who is interviewed by what a sentence tells: an interview with | Ada Moe |; We spoke to | Ada Moe |; | Ada Moe |
    talked to the Post."""
    (first, last), words = prose.sentences[sentence], prose.words
    for i in range(first, last):
        noun, verb = (words.lower[i] in phrase_words(kind) for kind in ("interview", "interviewing"))
        if not (noun or verb) or prose.stretch_of[i] >= 0:
            continue
        subject = phrase_ending(prose, i, first) if verb and i > first else None
        if subject is not None and words.tags[subject[1] - 1] == "E":
            return subject
        near = range(i + 1, min(last, i + 1 + REACH))
        at = next((k for k in near if words.lower[k] in ("with", "to")), last)
        phrase = phrase_starting(prose, at + 1, last)
        if phrase is not None and words.tags[phrase[1] - 1] == "E":
            return phrase
    return None
