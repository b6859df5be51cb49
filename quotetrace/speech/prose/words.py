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
from itertools import accumulate, chain, pairwise
from typing import NamedTuple

from quotetrace.speech.prose.classes import KNOWN, LOWER, TAG, Remembered, doubt_about, settled

__all__ = ["TOKEN", "Words", "read_words"]

TOKEN = re.compile(
    r"[A-Za-z](?:\.[A-Za-z])+\.?|['’]s\b|\d\d?:\d\d(?!\w)|\d[\d,.]*\d(?!-[A-Za-z])|\w+(?:['’](?!s\b)\w+|\.?-\w+|['’](?!s\b)(?=-))*|``|''|--+|\.{2,}|[^\w\s]"
)
# What stands between white space, with the white space behind it; and where such a chunk may end.
CHUNK, CHUNK_END = re.compile(r"\S+\s*"), re.compile(r"\s(?=\S)")
# A paragraph begins behind an empty line.
PARAGRAPH = re.compile(r"\n[ \t\r]*\n\s*")
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


class Chunk(NamedTuple):
    """The words and marks of a chunk, as the columns of `Words`, whether their classes are in doubt, and how far it is
    from each to the next."""

    written: tuple[str, ...]
    lower: tuple[str, ...]
    tags: str
    doubts: str
    steps: tuple[int, ...]


def read_words(text: str) -> Words:
    """All words and marks of `text` with their classes."""
    written: list[str] = []
    lower: list[str] = []
    tags: list[str] = []
    doubts: list[str] = []
    starts = array("I")
    at = len(text) - len(text.lstrip())
    while at < len(text):
        border = CHUNK_END.search(text, at + AT_ONCE)
        end = border.end() if border else len(text)
        columns = zip(*map(CHUNKS.__getitem__, CHUNK.findall(text, at, end)), strict=True)
        written += chain.from_iterable(next(columns))
        lower += chain.from_iterable(next(columns))
        tags += next(columns)
        doubts += next(columns)
        starts.extend(accumulate(chain.from_iterable(next(columns)), initial=at))
        at = starts.pop()
    fresh = {bisect_left(starts, gap.end()) for gap in PARAGRAPH.finditer(text)}
    return Words(written, lower, settled(written, list("".join(tags)), "".join(doubts), fresh), starts)


def read_chunk(chunk: str) -> Chunk:
    """What is known of a chunk."""
    found = list(TOKEN.finditer(chunk))
    words = tuple(KNOWN[word[0]] for word in found)
    borders = [*(word.start() for word in found), len(chunk)]
    return Chunk(
        words,
        tuple(LOWER[word] for word in words),
        "".join(TAG[word] for word in words),
        "".join(map(doubt_about, words)),
        tuple(following - start for start, following in pairwise(borders)),
    )


CHUNKS: Remembered[Chunk] = Remembered(read_chunk)
