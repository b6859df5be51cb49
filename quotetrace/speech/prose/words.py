"""The words of a text with a light word class each: enough grammar to see clauses and noun phrases, at the speed of a
look-up.

Classes are one letter, as in lexicon/word_classes.tsv, and for verbs: V past, B base, F third person, G -ing, I
participle; E is a name, # a number, Y a possessive mark; a punctuation mark is its own class, and ~ a full stop inside
a sentence.
"""

import re
from array import array
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from quotetrace.speech.prose.classes import settled
from quotetrace.speech.prose.known import KNOWN

__all__ = ["TOKEN", "Words", "read_words"]

# Of three marks alike behind a word the last two are one.
TOKEN = re.compile(
    r"[A-Za-z](?:\.[A-Za-z])+\.?|['’]s\b|\d\d?:\d\d(?!\w)|\d[\d,.]*\d(?!-[A-Za-z])|\w+(?:['’](?!s\b)\w+|\.?-\w+|['’](?!s\b)(?=-))*|``|(?<=[\w,.!?…])(?:'(?=''(?!'))|’(?=’’(?!’)))|''|’’|‘‘|--+|\.{2,}|[^\w\s]"
)
# A paragraph begins behind an empty line.
PARAGRAPH = re.compile(r"\n[ \t\r]*\n")
# Splits a text into what stands between words and, in turns with it, the words. White space is passed over at once, and
# a plain word, which most are, is tried first.
BETWEEN_GAPS = re.compile(rf"((?=\S)(?:[A-Za-z]+(?=[ ,])|{TOKEN.pattern}))")
# How many code points are read together: what is needed on the way stays small, however long the text.
AT_ONCE = 4_000


@dataclass(frozen=True, slots=True)
class Words:
    """Parallel columns, one entry a word or mark: as written, in lower case, its class (one character each), and where
    it begins."""

    written: list[str]
    lower: list[str]
    tags: str
    starts: Sequence[int]

    def end(self, i: int) -> int:
        """Where word `i` ends."""
        return self.starts[i] + len(self.written[i])


def read_words(text: str) -> Words:
    """All words and marks of `text` with their classes."""
    written: list[str] = []
    lower: list[str] = []
    tags: list[str] = []
    doubts: list[str] = []
    starts = array("I")
    at = 0
    while at < len(text):
        end = text.find(" ", at + AT_ONCE) + 1 or len(text)
        gaps_and_words = BETWEEN_GAPS.split(text[at:end])
        known = list(map(KNOWN.__getitem__, gaps_and_words[1::2]))
        for column, cells in zip((written, lower, tags, doubts), zip(*known, strict=True), strict=False):
            column += cells
        borders = list(accumulate(map(len, gaps_and_words), initial=at))
        starts.extend(borders[1:-1:2])
        at = end
    fresh = {bisect_left(starts, gap.end()) for gap in PARAGRAPH.finditer(text)}
    return Words(written, lower, settled(written, tags, "".join(doubts), fresh), starts)
