"""Which quotes are worth comparing, found in arrays of numpy: the same candidates as the index in plain Python gives.

All holdings of keys stand in one array in the order of key, window and quote, so that the quotes of one window that hold one key stand
together. Such a posting leads to its first quotes, as many as the cap allows. A hit is one number, made of the quote that asks, the
quote that it is led to, and what that counts; sorting hits counts them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

import numpy

from quotetrace.matching.candidates import ALWAYS, CAP, FEW, FULLEST, MOST, SHARE, TELLING
from quotetrace.matching.key_arrays import UNDATED
from quotetrace.matching.keys import WORD

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Integers = NDArray[numpy.int64]
    Keys = NDArray[numpy.uint64]
    Holders = NDArray[numpy.int32]
    Found = tuple[Integers, Integers, Integers]  # quotes that ask, quotes that they are led to, what these count

__all__ = ["ArrayIndex"]

AT_ONCE = 1 << 20  # hits that are counted at a time
NUMBER = 32  # bits for a quote's number


class ArrayIndex:
    """Finds candidates among quotes, given their keys."""

    def __init__(self, keys: Keys, holders: Holders, numbers: Integers, windows: Integers) -> None:
        """`holders[i]` is the quote that holds `keys[i]`; quote q has the number `numbers[q]`, and is of window `windows[q]`.

        Quotes stand in the order of windows, then numbers. A key may come twice.
        """
        order = numpy.lexsort((holders, keys))
        keys, holders = keys[order], holders[order]
        once = begins(keys) | begins(holders)
        keys, holders = keys[once], holders[once]
        self.sizes = numpy.bincount(holders, minlength=len(numbers))
        first = begins(keys)
        shared = ~(first & numpy.append(first[1:], True))  # a key that one quote alone holds leads nowhere
        keys, self.holders = keys[shared], holders[shared]
        self.numbers, self.windows = numbers, windows
        first = begins(keys)
        held_in = windows[self.holders]
        self.starts = numpy.flatnonzero(first | begins(held_in))
        self.keys = numpy.cumsum(first, dtype=numpy.int32) - 1
        self.posted_in = held_in[self.starts]
        sizes, words = numpy.diff(self.starts, append=len(keys)), (keys[self.starts] & numpy.uint64(WORD)).astype(bool)
        self.tells = (sizes <= CAP) & ~words
        self.leads = numpy.where(sizes <= CAP, sizes, numpy.where(words, 0, FULLEST))

    def nearest(self, windows: Collection[int]) -> Iterator[tuple[Integers, Integers]]:
        """For quotes of `windows`, their numbers and those of their candidates: each quote's in a row, best first."""
        for window in windows:
            near = [self.postings(other) for other in (window - 1, window, window + 1, UNDATED)]
            for asking in self.parts(window, near):
                yield self.likely(self.counted([self.hits(asking, postings) for postings in near]))

    def undated(self, windows: Collection[int]) -> Iterator[tuple[int, int, int]]:
        """For quotes without a date, best first, the best candidates of each of `windows`: number, candidate's number, what it counts."""
        for window in windows:
            postings = self.postings(window)
            for asking in self.parts(UNDATED, [postings]):
                child, parent, shared = self.counted([self.hits(asking, postings)])
                child, parent, shared, place = in_turn(child, parent, shared)
                best = place < MOST
                yield from zip(self.numbers[child[best]].tolist(), parent[best].tolist(), shared[best].tolist(), strict=True)

    def held(self) -> dict[int, int]:
        """How many keys each quote without a date holds."""
        undated = self.windows == UNDATED
        return dict(zip(self.numbers[undated].tolist(), self.sizes[undated].tolist(), strict=True))

    def postings(self, window: int) -> Integers:
        """The posting of each key in a window; -1 where there is none."""
        found = numpy.full(self.keys[-1] + 1 if len(self.keys) else 0, -1)
        posted = numpy.flatnonzero(self.posted_in == window)
        found[self.keys[self.starts[posted]]] = posted
        return found

    def parts(self, window: int, near: list[Integers]) -> Iterator[Integers]:
        """The holdings of the quotes of a window, some quotes at a time."""
        asking = numpy.flatnonzero(self.windows[self.holders] == window)
        asking = asking[numpy.argsort(self.holders[asking], kind="stable")]
        hits = sum(int(self.leads[found[found >= 0]].sum()) for found in (postings[self.keys[asking]] for postings in near))
        quotes = numpy.flatnonzero(begins(self.holders[asking]))
        some = max(1, len(quotes) * AT_ONCE // max(1, hits))
        yield from numpy.split(asking, quotes[some::some]) if len(asking) else ()

    def hits(self, asking: Integers, postings: Integers) -> Integers:
        """The hits of some holdings among `postings`."""
        found = postings[self.keys[asking]]
        asking, found = asking[found >= 0], found[found >= 0]
        counts = self.leads[found]
        child = numpy.repeat(self.holders[asking], counts).astype(numpy.int64)
        at = numpy.arange(len(child)) + numpy.repeat(self.starts[found] - numpy.cumsum(counts) + counts, counts)
        parent, tells = self.numbers[self.holders[at]], numpy.repeat(self.tells[found], counts)
        before = parent < self.numbers[child]
        hits: Integers = (child[before] << NUMBER | parent[before]) << 1 | tells[before]
        return hits

    def counted(self, hits: list[Integers]) -> Found:
        """The quotes that ask and those that they are led to, in order, and what these count."""
        every = numpy.concatenate(hits)
        every.sort()
        pairs = every >> 1
        first = begins(pairs)
        starts = numpy.flatnonzero(first)
        worth: Integers = 1 + (TELLING - 1) * (every & 1)
        shared = numpy.add.reduceat(worth, starts) if len(starts) else worth
        pairs = pairs[starts]
        return pairs >> NUMBER, pairs & ((1 << NUMBER) - 1), shared

    def likely(self, found: Found) -> tuple[Integers, Integers]:
        """The numbers of quotes and of those that share most with them, as `most_shared` ranks these."""
        child, parent, shared, place = in_turn(*found)
        most = shared[numpy.maximum.accumulate(numpy.where(place == 0, numpy.arange(len(place)), 0))]
        few = (place < ALWAYS) | (shared * FEW >= self.sizes[child])
        kept = (place < MOST) & (shared * SHARE >= most) & few
        return self.numbers[child[kept]], parent[kept]


def in_turn(child: Integers, parent: Integers, shared: Integers) -> tuple[Integers, Integers, Integers, Integers]:
    """What was counted, each quote's best first, and the place of each."""
    order = numpy.lexsort((-shared, child))
    child = child[order]
    starts = numpy.flatnonzero(begins(child))
    place = numpy.arange(len(child)) - numpy.repeat(starts, numpy.diff(starts, append=len(child)))
    return child, parent[order], shared[order], place


def begins(values: NDArray[numpy.generic]) -> NDArray[numpy.bool_]:
    """Where another value than the one before stands."""
    found = numpy.ones(len(values), dtype=bool)
    found[1:] = values[1:] != values[:-1]
    return found
