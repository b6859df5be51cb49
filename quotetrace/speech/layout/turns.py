"""Where the turns of a conversation begin, and which of their words are spoken."""

import re
from collections.abc import Iterator
from itertools import pairwise

from quotetrace.lexicon import column
from quotetrace.speech.prose.classes import STOPS
from quotetrace.speech.prose.prose import Prose

__all__ = ["behind_bracket", "behind_clock", "parted", "spoken_parts"]

# A time of day: 12:31, 09:14:22, 10.15am.
CLOCK = re.compile(r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:am|pm|h)?")


def parted(prose: Prose, sentences: list[int]) -> Iterator[list[int]]:
    """The turns of a paragraph that holds several behind Q and A, or the paragraph: Q. Did you see it? | A. I did."""
    opening = [n for n, s in enumerate(sentences) if is_letter(prose, prose.sentences[s][0])]
    turns = [sentences[begin:end] for begin, end in pairwise([*opening, len(sentences)])]
    asked = any(prose.words.lower[prose.bounds(turn)[1] - 1] == "?" for turn in turns)
    yield from turns if len(turns) > 1 and opening[0] == 0 and asked else [sentences]


def is_letter(prose: Prose, i: int) -> bool:
    """Whether the label of a question or an answer stands at word `i`, as a letter and a mark: Q:, A."""
    letter, mark = prose.words.written[i], prose.words.lower[i + 1 : i + 2]
    return (
        len(letter) == 1
        and letter.isupper()
        and mark in (["."], [":"])
        and letter.lower() in column("turn_labels", "labels")
    )


def behind_clock(prose: Prose, first: int, last: int) -> int:
    """The word behind the time of day with which a turn opens, in brackets or without: [12:31] | Okoro: The pier is
    safe."""
    at = first
    while at < last and (prose.words.lower[at] in "[(])" or CLOCK.fullmatch(prose.words.lower[at])):
        at += 1
    timed = any(CLOCK.fullmatch(word) for word in prose.words.lower[first:at])
    return at if timed and at < last else first


def spoken_parts(prose: Prose, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Words `first` to `last` of a turn without the stage directions in them: We won. | (Applause.) | Thank you; not:
    we want [more] jobs."""
    lower, begin = prose.words.lower, first
    for mark in (i for i in range(first, last) if lower[i] in ("(", "[")):
        end = behind_bracket(prose, mark, last)
        inside = [word for word in lower[mark + 1 : end - 1] if word[0].isalpha()]
        apart = lower[mark - 1] in STOPS or mark == begin or end >= last
        if begin <= mark and inside and apart and column("stage_directions", "words").issuperset(inside):
            if begin < mark:
                yield begin, mark
            begin = end
    if begin < last:
        yield begin, last


def behind_bracket(prose: Prose, mark: int, last: int) -> int:
    """The word behind the `mark` with which a turn opens, or behind the stage direction that it brackets: Okoro:
    (laughs) | Never."""
    closing = {"(": ")", "[": "]"}.get(prose.words.lower[mark])
    if closing is None or closing not in prose.words.lower[mark:last]:
        return mark + 1
    return prose.words.lower.index(closing, mark) + 1
