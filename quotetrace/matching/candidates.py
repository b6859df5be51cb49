"""Which quotes are worth comparing: an inverted index with a cap, in plain Python.

Quotes are local in time: those of one window of days, or of neighbouring windows, may meet; those without a date may meet all.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence

from quotetrace.matching.keys import is_word

__all__ = ["ALWAYS", "CAP", "FEW", "FULLEST", "MOST", "SHARE", "TELLING", "Candidates", "candidates", "most_shared"]

CAP = 16  # quotes of one window that a key may lead to, before it tells too little
FULLEST = 4  # quotes that such a key still leads to, unless it is one word: a statement may have hundreds of reports
TELLING = 2  # what a pair or run of few quotes counts, against other keys
MOST = 16  # candidates a quote
SHARE = 3  # a candidate shares at least one of so many keys that the best one shares
FEW = 5  # and, after the first few, one of so many that the quote holds
ALWAYS = 4
SIEVE = 1 << 25  # slots that count keys roughly, so that those of one quote alone never reach the index

Candidates = Callable[[int], Sequence[int]]
Index = dict[int, "array[int]"]


def candidates(keys: Sequence[array[int]], windows: Sequence[int | None]) -> Candidates:
    """A function that gives, for a quote's number, the numbers of quotes before it that share keys with it, best first.

    `keys[i]` are the keys of quote i, `windows[i]` the number of its window of days, None for a quote without a date.
    """
    counts = sieve(keys)
    indexes = index_windows(keys, windows, counts)

    def before(number: int) -> list[int]:
        shared = [key for key in keys[number] if counts[key % SIEVE] > 1]
        hits: list[int] = []
        for index in meeting(indexes, windows[number]):
            for key in shared:
                found = index.get(key)
                if found is not None:
                    hits += found[: bisect_left(found, number)]
        return most_shared(Counter(hits), len(keys[number]))

    return before


def most_shared(hits: Counter[int], held: int) -> list[int]:
    """The quotes that share most keys: not far fewer than the first of them does; after a few also not too few of all `held`."""
    if not hits:
        return []
    least = max(hits.values()) / SHARE
    ranked = sorted([(-count, other) for other, count in hits.items() if count >= least])[:MOST]
    return [other for rank, (count, other) in enumerate(ranked) if rank < ALWAYS or -count * FEW >= held]


def index_windows(
    keys: Sequence[array[int]], windows: Sequence[int | None], counts: bytearray
) -> dict[int | None, Index]:
    """For each window, the quotes that hold a key, in ascending order, for keys that tell something."""
    indexes: dict[int | None, Index] = defaultdict(dict)
    for number, held in enumerate(keys):
        index = indexes[windows[number]]
        for key in held:
            if counts[key % SIEVE] > 1:
                if key in index:
                    index[key].append(number)
                else:
                    index[key] = array("I", (number,))
    return {window: capped(index) for window, index in indexes.items()}


def capped(index: Index) -> Index:
    """The index without what leads to too many: a single word is dropped, pairs and runs lead to the fullest that hold them.

    Pairs and runs that lead to few tell most: they count as often as they are repeated.
    """
    return {
        key: held if is_word(key) else held[:FULLEST] if len(held) > CAP else repeated(held)
        for key, held in index.items()
        if len(held) <= CAP or not is_word(key)
    }


def repeated(held: array[int]) -> array[int]:
    """Each number as often as it counts."""
    return array("I", [number for number in held for _ in range(TELLING)])


def sieve(keys: Sequence[array[int]]) -> bytearray:
    """How often each key occurs, roughly: 2 stands for two and more."""
    counts = bytearray(SIEVE)
    for held in keys:
        for key in held:
            slot = key % SIEVE
            if counts[slot] < 2:
                counts[slot] += 1
    return counts


def meeting(indexes: dict[int | None, Index], window: int | None) -> Iterator[Index]:
    """The indexes of the quotes that one of this window may meet."""
    if window is None:
        yield from indexes.values()
    else:
        yield from (indexes[near] for near in (window - 1, window, window + 1, None) if near in indexes)
