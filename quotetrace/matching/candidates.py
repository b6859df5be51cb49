"""Which quotes are worth comparing: an inverted index with a cap, in plain Python.

Quotes are local in time: those of one window of days, or of neighbouring windows, may meet; those without a date may meet all.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from quotetrace.matching.keys import is_word

__all__ = ["ALWAYS", "CAP", "FEW", "FULLEST", "MOST", "SHARE", "TELLING", "Candidates", "Index", "candidates", "meeting", "most_shared"]

CAP = 16  # quotes of one window that a key may lead to, before it tells too little
FULLEST = 4  # quotes that such a key still leads to, unless it is one word: a statement may have hundreds of reports
TELLING = 2  # what a pair or run of few quotes counts, against other keys
MOST = 16  # candidates a quote
SHARE = 3  # a candidate shares at least one of so many keys that the best one shares
FEW = 5  # and, after the first few, one of so many that the quote holds
ALWAYS = 4
SIEVE = 1 << 25  # slots, at most, that count keys roughly, so that those of one quote alone never reach the index

Candidates = Callable[[int], Sequence[int]]
Postings = dict[int, "array[int]"]


class Index:
    """Which quotes hold a key, window by window. `keys[i]` are the keys of quote i, whose window is `windows[i]`."""

    def __init__(self, keys: Sequence[array[int]], windows: Sequence[int | None]) -> None:
        """Indexes all quotes; a window is the number of a span of days, None for quotes without a date."""
        self.keys = keys
        self.postings: defaultdict[int | None, Postings] = defaultdict(dict)
        counts = sieve(keys)
        slots = len(counts)
        for number, held in enumerate(keys):
            postings = self.postings[windows[number]]
            for key in held:
                if counts[key % slots] > 1:
                    if key in postings:
                        postings[key].append(number)
                    else:
                        postings[key] = array("I", (number,))
        self.leading = bytearray(slots)  # 1 where a key of that slot leads to anything
        for window, postings in self.postings.items():
            self.postings[window] = capped(postings)
            for key in self.postings[window]:
                self.leading[key % slots] = 1

    def windows(self) -> Collection[int | None]:
        """The windows that hold quotes."""
        return self.postings.keys()

    def hits(self, number: int, windows: Iterable[int | None]) -> Counter[int]:
        """What the quotes of some windows, of those before `number`, count for it: how many keys they share, some counting more."""
        leading, slots = self.leading, len(self.leading)
        shared = [key for key in self.keys[number] if leading[key % slots]]
        hits: list[int] = []
        for window in windows:
            postings = self.postings[window]
            for key in shared:
                found = postings.get(key)
                if found is not None:
                    hits += found[: bisect_left(found, number)]
        return Counter(hits)


def candidates(keys: Sequence[array[int]], windows: Sequence[int | None]) -> Candidates:
    """A function that gives, for a quote's number, the numbers of quotes before it that share keys with it, best first."""
    index = Index(keys, windows)
    return lambda number: most_shared(index.hits(number, meeting(index.windows(), windows[number])), len(keys[number]))


def most_shared(hits: Counter[int], held: int) -> list[int]:
    """The quotes that share most keys: not far fewer than the first of them does; after a few also not too few of all `held`."""
    if not hits:
        return []
    least = max(hits.values()) / SHARE
    ranked = sorted([(-count, other) for other, count in hits.items() if count >= least])[:MOST]
    return [other for rank, (count, other) in enumerate(ranked) if rank < ALWAYS or -count * FEW >= held]


def capped(index: Postings) -> Postings:
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
    """How often each key occurs, roughly: 2 stands for two and more. There are six slots a key, if not `SIEVE` in all."""
    slots = min(SIEVE, 6 * sum(map(len, keys)) + 1)
    counts = bytearray(slots)
    for held in keys:
        for key in held:
            slot = key % slots
            if counts[slot] < 2:
                counts[slot] += 1
    return counts


def meeting(windows: Collection[int | None], window: int | None) -> Iterator[int | None]:
    """Those of some windows whose quotes one of `window` may meet."""
    if window is None:
        yield from windows
    else:
        yield from (near for near in (window - 1, window, window + 1, None) if near in windows)
