"""What two reports of one statement are found by: telling words, pairs of near telling words, and runs of words.

A key is a number below 2 ** 64, the same on any machine. Sets of words would be the wrong keys: a cut leaves few of a
text's words.
"""

from __future__ import annotations

from array import array
from functools import lru_cache
from hashlib import blake2b

from quotetrace.matching.rarity import COMMON
from quotetrace.matching.wording import Wording

__all__ = ["COMMONEST", "MIX", "NEXT", "WINDOW", "WORD", "is_word", "keys", "number_of", "whole"]

COMMONEST = 2.2  # words up to this weight lead to nothing, not even among a few quotes
WORD = 1  # the bit that tells a key of a single word from others
MIX = (0x9E3779B, 0xBF58477, 0x94D049D)  # odd numbers of 28 bits: sums of their products with stems stay below 64
NEXT = 2  # telling words after one that it is paired with
WINDOW = 4  # neighbouring runs of which one is kept: any seven common words in a row still share one; the first and the last all are


def keys(wordings: tuple[Wording, ...]) -> array[int]:
    """The keys of a quote's first wording, which holds the words of the others, in no order."""
    wording = wordings[0]
    hashes = list(map(number_of, wording.stems))
    sums = wording.sums
    fillers = {*wording.names, *wording.numbers}  # what tells one stock sentence from the next
    telling = [code for index, code in enumerate(hashes) if sums[index + 1] - sums[index] > COMMON or index in fillers]
    words = [code for index, code in enumerate(hashes) if sums[index + 1] - sums[index] > COMMONEST]
    found = [whole(wording.stems)]
    one, two, three = MIX
    for step in range(1, NEXT + 1):
        found += [x * one + y if x < y else y * one + x for x, y in zip(telling, telling[step:], strict=False)]
    runs = [
        w * one + x * two + y * three + z
        for w, x, y, z in zip(hashes, hashes[1:], hashes[2:], hashes[3:], strict=False)
    ]
    found += map(min, runs, runs[1:], runs[2:], runs[3:]) if len(runs) >= WINDOW else runs
    found += runs[:1] + runs[-1:]
    return array("Q", {code << 1 | WORD for code in (*telling, *words)} | {code & ~WORD for code in found})


def is_word(key: int) -> bool:
    """Whether a key stands for a single word."""
    return bool(key & WORD)


@lru_cache(maxsize=1 << 16)
def number_of(stem: str) -> int:
    """A stem as a number of 32 bits."""
    return int.from_bytes(blake2b(stem.encode("utf-8", "replace"), digest_size=4).digest())


def whole(stems: tuple[str, ...]) -> int:
    """A key for all words together, by which equal fragments meet."""
    return int.from_bytes(blake2b(" ".join(stems).encode("utf-8", "replace"), digest_size=8).digest())
