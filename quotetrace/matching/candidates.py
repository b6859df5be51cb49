"""Which quotes are worth comparing: an inverted index with a cap, in plain Python.

Quotes are local in time: those of one window of days, or of neighbouring windows, may meet; those without a date may
meet all.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain

from quotetrace.matching.keys import is_word

__all__ = [
    "ALWAYS", "CAP", "FEW", "FULLEST", "MOST", "NUMBER", "SHARE", "TELLING", "Candidates", "Index", "candidates", "coded", "decoded",
    "meeting", "most_shared",
]  # fmt: skip

CAP = 16  # quotes of one window that a key may lead to, before it tells too little
FULLEST = 4  # quotes that such a key still leads to, unless it is one word: a statement may have hundreds of reports
TELLING = 2  # what a pair or run of few quotes counts, against other keys
MOST = 16  # candidates a quote
SHARE = 3  # a candidate shares at least one of so many keys that the best one shares
FEW = 5  # and, after the first few, one of so many that the quote holds
ALWAYS = 4
NUMBER = 32  # bits of a quote's number
SIEVE = 1 << 25  # slots, at most, that count keys roughly, so that those of one quote alone never reach the index

Candidates = Callable[[int], Sequence[int]]


class Index:
    """Which keys lead to which quotes. Keys that one quote alone holds are left out, the others are called by small
    numbers."""

    def __init__(self, keys: dict[int, array[int]], numbers: Mapping[int | None, Sequence[int]]) -> None:
        """Indexes quotes: `keys[n]` are those of quote n, `numbers[w]` the quotes of window w, ascending. `keys` is
        emptied.

        A window is the number of a span of days, None for quotes without a date.
        """
        counts = sieve(keys.values())
        slots = len(counts)
        self.sizes = {number: len(held) for number, held in keys.items()}
        self.shared: dict[int, array[int]] = {}
        self.words = bytearray()  # 1 for a key that is a single word
        names: dict[int, int] = {}
        while keys:
            number, held = keys.popitem()
            shared = [key for key in held if counts[key % slots] > 1]
            for key in shared:
                if key not in names:
                    names[key] = len(names)
                    self.words.append(is_word(key))
            self.shared[number] = array("I", [names[key] for key in shared])
        self.leading: dict[int, array[int]] = {}
        for some in numbers.values():
            self.leading.update(leading({number: self.shared[number] for number in some}, self.words))

    def hits(self, asking: Collection[int], among: Iterable[int]) -> Iterator[tuple[int, Counter[int]]]:
        """For each quote of `asking`, ascending, those quotes before it `among` which its keys lead to, and what each
        counts."""
        asked, leads = set(asking), set(among)
        wanted = bytearray(len(self.words))
        for key in chain.from_iterable(self.shared[number] for number in asked):
            wanted[key] = 1
        led: defaultdict[int, list[int]] = defaultdict(list)
        for number in sorted(asked | leads):
            if number in asked:
                hits: list[int] = []
                for key in self.shared[number]:
                    if key in led:
                        hits += led[key]
                yield number, Counter(hits)
            if number in leads:
                for key in self.leading[number]:
                    if wanted[key]:
                        led[key].append(number)


def leading(shared: Mapping[int, array[int]], words: bytearray) -> Iterator[tuple[int, array[int]]]:
    """The keys that lead to each quote of a window, each as often as it counts.

    A word that many hold leads to none, another key to the fullest of those that hold it. Pairs and runs that few hold
    tell most.
    """
    sizes = Counter(chain.from_iterable(shared.values()))
    left = {key: FULLEST for key, size in sizes.items() if size > CAP and not words[key]}
    for number, held in shared.items():
        found = [key for key in held if sizes[key] <= CAP]
        found += [key for key in found if not words[key]] * (TELLING - 1)
        for key in held:
            if left.get(key):
                found.append(key)
                left[key] -= 1
        yield number, array("I", found)


def candidates(keys: Sequence[array[int]], windows: Sequence[int | None]) -> Candidates:
    """A function that gives, for a quote's number, the numbers of quotes before it that share keys with it, best first.

    `keys[i]` are the keys of quote i, `windows[i]` is its window.
    """
    numbers: dict[int | None, list[int]] = {}
    for number, window in enumerate(windows):
        numbers.setdefault(window, []).append(number)
    index = Index(dict(enumerate(keys)), numbers)
    found: dict[int, list[int]] = {}
    for window, some in numbers.items():
        among = chain.from_iterable(numbers[near] for near in meeting(numbers, window))
        found.update((number, most_shared(hits, index.sizes[number])) for number, hits in index.hits(some, among))
    return found.__getitem__


def most_shared(hits: Counter[int], held: int) -> list[int]:
    """The quotes that share most keys: not far fewer than the first of them does; after a few also not too few of all
    `held`."""
    if not hits:
        return []
    least = max(hits.values()) / SHARE
    ranked = sorted([(-count, other) for other, count in hits.items() if count >= least])[:MOST]
    return [other for rank, (count, other) in enumerate(ranked) if rank < ALWAYS or -count * FEW >= held]


def coded(other: int, count: int) -> int:
    """A candidate and what it counts as one number, the less the better it is: a list of millions of pairs would be
    large."""
    return (-count << NUMBER) + other


def decoded(ranked: Iterable[int]) -> Counter[int]:
    """What each of some coded candidates counts."""
    return Counter({one & ((1 << NUMBER) - 1): -(one >> NUMBER) for one in ranked})


def sieve(keys: Iterable[array[int]]) -> bytearray:
    """How often each key occurs, roughly: 2 stands for two and more. There are six slots a key, if not `SIEVE` in
    all."""
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
