"""Posts that a page shows whole, with the name and the handle of who wrote them: The pier is open. — Dana Ruiz (@druiz)
March 4, 2019."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from quotetrace.speech.attribution.attribution import Attribution
from quotetrace.speech.attribution.candidates.cues import DASHES, cue_word
from quotetrace.speech.attribution.candidates.sources import NounPhrase
from quotetrace.speech.layout.labels import SURE
from quotetrace.speech.prose.prose import Prose, word_at

__all__ = ["signed_posts"]

HANDLE = re.compile(r"\(@\w{1,30}\)")
# Links at the end of a post, which are no words of it.
LINKS = re.compile(r"(?:https?://|pic\.twitter\.com/)\S+\s*$")
# How many words the name before a handle has, how many follow the handle (a date), and how many links end a post.
NAME_WORDS, BEHIND, MOST_LINKS = 6, 8, 4


def signed_posts(prose: Prose, paragraphs: Sequence[Sequence[int]]) -> Iterator[Attribution]:
    """The posts among `paragraphs` (the numbers of their sentences): behind each a dash, a name, a handle and little
    more.

    A name that stands in a paragraph of its own signs the one before. A post that the paragraph quotes in marks is none
    here.
    """
    if "(@" not in prose.page.text:
        return
    begins = [prose.sentences[sentences[0]][0] for sentences in paragraphs]
    for handle in HANDLE.finditer(prose.page.text):
        at = word_at(prose, handle.start())
        k = bisect_right(begins, at) - 1
        if k < 0:
            continue
        first, last = begins[k], prose.sentences[paragraphs[k][-1]][1]
        dash = next(
            (i for i in range(at - 1, max(first - 1, at - NAME_WORDS - 2), -1) if prose.words.lower[i] in DASHES), at
        )
        if dash + 1 >= at or last - at > BEHIND + 4:
            continue
        below = dash == first
        if below and k == 0:
            continue
        start = begins[k - 1] if below else first
        end = without_links(prose, start, prose.sentences[paragraphs[k - 1][-1]][1] if below else dash)
        if start < end and all(stretch < 0 for stretch in prose.stretch_of[start:end]):
            cue = cue_word(prose, at + 1, at + 3, paragraphs[k][-1], "@", "label", ":", "yes")
            yield Attribution(cue, "before", ((start, end),), NounPhrase(dash + 1, at, -1), SURE)


def without_links(prose: Prose, start: int, end: int) -> int:
    """The word before which a post of the words `start` to `end` ends, without the links behind it."""
    text, begin = prose.page.text, prose.words.starts[start]
    for _ in range(MOST_LINKS):
        tail = max(begin, prose.words.end(end - 1) - 200)
        links = LINKS.search(text, tail, prose.words.end(end - 1))
        if links is None or (first := word_at(prose, links.start())) <= start:
            break
        end = first
    return end
