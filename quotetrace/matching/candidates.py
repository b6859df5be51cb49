"""Which quotes are worth comparing: an inverted index with a cap, in plain Python.

Quotes are local in time: those of one window of days, or of neighbouring windows, may meet; those without a date may meet all.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

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
Postings = dict[int, tuple[int, ...]]  # the quotes that a key leads to, in the order of their numbers, each as often as it counts


class Index:
    """Which quotes hold a key, window by window."""

    def __init__(self, keys: Mapping[int, array[int]], numbers: Mapping[int | None, Sequence[int]]) -> None:
        """Indexes quotes: `keys[n]` are those of quote n, `numbers[w]` the quotes of window w, ascending.

        A window is the number of a span of days, None for quotes without a date.
        """
        counts = sieve(keys.values())
        slots = len(counts)
        self.sizes = {number: len(held) for number, held in keys.items()}
        self.shared = {number: array("Q", [key for key in held if counts[key % slots] > 1]) for number, held in keys.items()}
        self.postings = {window: self.posted(some) for window, some in numbers.items()}

    def posted(self, numbers: Iterable[int]) -> Postings:
        """What the keys of some quotes lead to."""
        found: dict[int, list[int]] = {}
        for number in numbers:
            for key in self.shared[number]:
                if key in found:
                    found[key].append(number)
                else:
                    found[key] = [number]
        return capped(found)

    def leading_to(self, windows: Iterable[int | None]) -> Postings:
        """What keys lead to in any of some windows."""
        largest, *others = sorted((self.postings[window] for window in windows), key=len, reverse=True)
        if not others:
            return largest
        found = dict(largest)
        for postings in others:
            for key, numbers in postings.items():
                found[key] = tuple(sorted(found[key] + numbers)) if key in found else numbers
        return found

    def hits(self, number: int, postings: Postings) -> Counter[int]:
        """What quotes before `number` count for it: how many keys they share that lead to them, some counting more."""
        hits: list[int] = []
        for key in self.shared[number]:
            found = postings.get(key)
            if found is not None:
                hits += found[: bisect_left(found, number)]
        return Counter(hits)

    def ranked(self, number: int, postings: Postings) -> list[int]:
        """The candidates of a quote among those that `postings` lead to, best first."""
        return most_shared(self.hits(number, postings), self.sizes[number])


def candidates(keys: Sequence[array[int]], windows: Sequence[int | None]) -> Candidates:
    """A function that gives, for a quote's number, the numbers of quotes before it that share keys with it, best first.

    `keys[i]` are the keys of quote i, `windows[i]` is its window.
    """
    numbers: dict[int | None, list[int]] = {}
    for number, window in enumerate(windows):
        numbers.setdefault(window, []).append(number)
    index = Index(dict(enumerate(keys)), numbers)
    leading = {window: index.leading_to(meeting(numbers, window)) for window in numbers}
    return lambda number: index.ranked(number, leading[windows[number]])


def most_shared(hits: Counter[int], held: int) -> list[int]:
    """The quotes that share most keys: not far fewer than the first of them does; after a few also not too few of all `held`."""
    if not hits:
        return []
    least = max(hits.values()) / SHARE
    ranked = sorted([(-count, other) for other, count in hits.items() if count >= least])[:MOST]
    return [other for rank, (count, other) in enumerate(ranked) if rank < ALWAYS or -count * FEW >= held]


def capped(index: dict[int, list[int]]) -> Postings:
    """The index without what leads to too many: a single word is dropped, pairs and runs lead to the fullest that hold them.

    Pairs and runs that lead to few tell most: they count as often as they are repeated.
    """
    return {
        key: tuple(held) if is_word(key) else tuple(held[:FULLEST]) if len(held) > CAP else repeated(held)
        for key, held in index.items()
        if len(held) <= CAP or not is_word(key)
    }


def repeated(held: list[int]) -> tuple[int, ...]:
    """Each number as often as it counts."""
    return tuple([number for number in held for _ in range(TELLING)])


def sieve(keys: Iterable[array[int]]) -> bytearray:
    """How often each key occurs, roughly: 2 stands for two and more. There are six slots a key, if not `SIEVE` in all."""
    held = list(keys)
    slots = min(SIEVE, 6 * sum(map(len, held)) + 1)
    counts = bytearray(slots)
    for some in held:
        for key in some:
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
