"""Which quotes are worth comparing, found in arrays of numpy: the same candidates as the index in plain Python gives.

All holdings of keys stand in one array in the order of key, window and quote, so that the quotes of one window that
hold one key stand together. Such a posting leads to its first quotes, as many as the cap allows. A hit is one number,
made of the quote that asks, the quote that it is led to, and what that counts; sorting hits counts them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy

from quotetrace.matching.candidates import ALWAYS, CAP, FEW, FULLEST, MOST, NUMBER, SHARE, TELLING
from quotetrace.matching.key_arrays import UNDATED
from quotetrace.matching.keys import WORD

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Integers = NDArray[numpy.int64]
    Keys = NDArray[numpy.uint64]
    Holders = NDArray[numpy.int32]
    Found = tuple[Integers, Integers, Integers]  # quotes that ask, quotes that they are led to, what these count

__all__ = ["ArrayIndex", "best_coded", "rows_of"]

AT_ONCE = 1 << 20  # hits that are counted at a time


class ArrayIndex:
    """Finds candidates among quotes, given their keys."""

    def __init__(self, keys: Keys, holders: Holders, numbers: Integers, windows: Integers) -> None:
        """`holders[i]` is the quote that holds `keys[i]`; quote q has the number `numbers[q]`, and is of window
        `windows[q]`.

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
        self.starts = numpy.append(self.starts, len(keys))
        self.tells = numpy.append((sizes <= CAP) & ~words, False)
        self.leads = numpy.append(numpy.where(sizes <= CAP, sizes, numpy.where(words, 0, FULLEST)), 0)

    def nearest(self, windows: Collection[int]) -> Iterator[tuple[Integers, Integers]]:
        """For quotes of `windows`, their numbers and those of their candidates: each quote's in a row, best first."""
        for window in windows:
            for child, parent, shared in self.best(window, (window - 1, window, window + 1, UNDATED)):
                kept = (places(child) < ALWAYS) | (shared * FEW >= self.sizes[child])
                yield self.numbers[child[kept]], parent[kept]

    def undated(self, windows: Collection[int]) -> Iterator[Found]:
        """For quotes without a date, the best candidates of each of `windows`."""
        for window in windows:
            for child, parent, shared in self.best(UNDATED, (window,)):
                yield self.numbers[child], parent, shared

    def held(self) -> dict[int, int]:
        """How many keys each quote without a date holds."""
        undated = self.windows == UNDATED
        return dict(zip(self.numbers[undated].tolist(), self.sizes[undated].tolist(), strict=True))

    def best(self, window: int, near: Collection[int]) -> Iterator[Found]:
        """For quotes of a window the candidates of windows near it that share most, best first."""
        for hits in self.hits(window, near):
            child, parent, shared = counted(hits)
            starts, sizes = rows_of(child)
            most = numpy.maximum.reduceat(shared, starts) if len(starts) else shared
            kept = shared * SHARE >= numpy.repeat(most, sizes)
            child, parent, shared = child[kept], parent[kept], shared[kept]
            order = numpy.lexsort((-shared, child))
            order = order[places(child[order]) < MOST]
            yield child[order], parent[order], shared[order]

    def postings(self, window: int) -> Integers:
        """The posting of each key in a window; the last, which leads nowhere, where there is none."""
        found = numpy.full(self.keys[-1] + 1 if len(self.keys) else 0, len(self.posted_in))
        posted = numpy.flatnonzero(self.posted_in == window)
        found[self.keys[self.starts[posted]]] = posted
        return found

    def hits(self, window: int, near: Collection[int]) -> Iterator[Integers]:
        """The hits of the quotes of a window among those of windows near it, some quotes at a time."""
        asking = numpy.flatnonzero(self.windows[self.holders] == window)
        asking = asking[numpy.argsort(self.holders[asking], kind="stable")]
        keys, holders = self.keys[asking], self.holders[asking]
        found = [self.postings(other)[keys] for other in near]
        total = sum(int(self.leads[postings].sum()) for postings in found)
        quotes = numpy.flatnonzero(begins(holders))
        some = max(1, len(quotes) * AT_ONCE // max(1, total))
        ends = [*quotes[::some].tolist(), len(asking)]
        for start, end in pairwise(ends):
            yield numpy.concatenate([self.among(holders[start:end], postings[start:end]) for postings in found])

    def among(self, asking: Holders, postings: Integers) -> Integers:
        """The hits of some quotes among those that the postings of their keys lead to."""
        counts = self.leads[postings]
        child = numpy.repeat(asking, counts).astype(numpy.int64)
        at = numpy.arange(len(child)) + numpy.repeat(self.starts[postings] - numpy.cumsum(counts) + counts, counts)
        parent, tells = self.numbers[self.holders[at]], numpy.repeat(self.tells[postings], counts)
        before = parent < self.numbers[child]
        hits: Integers = (child[before] << NUMBER | parent[before]) << 1 | tells[before]
        return hits


def counted(hits: Integers) -> Found:
    """The quotes that ask and those that they are led to, in order, and what these count."""
    hits.sort()
    pairs = hits >> 1
    starts = numpy.flatnonzero(begins(pairs))
    worth: Integers = 1 + (TELLING - 1) * (hits & 1)
    shared = numpy.add.reduceat(worth, starts) if len(starts) else worth
    pairs = pairs[starts]
    return pairs >> NUMBER, pairs & ((1 << NUMBER) - 1), shared


def best_coded(found: Iterable[Found]) -> tuple[Integers, Integers]:
    """Of candidates that were found in turn, each quote's best as `coded`: the quotes, ascending, and the candidates,
    best first."""
    parts: list[tuple[Integers, Integers]] = []
    waiting = 0
    for child, parent, shared in found:
        parts.append((child, (-shared << NUMBER) + parent))
        waiting += len(child)
        if waiting > AT_ONCE:
            parts, waiting = [best_of(parts)], 0
    return best_of(parts) if parts else (numpy.zeros(0, numpy.int64),) * 2


def best_of(parts: list[tuple[Integers, Integers]]) -> tuple[Integers, Integers]:
    """Of quotes and their coded candidates in several parts, each quote's best, in order."""
    child, codes = map(numpy.concatenate, zip(*parts, strict=True))
    order = numpy.lexsort((codes, child))
    order = order[places(child[order]) < MOST]
    return child[order], codes[order]


def rows_of(child: Integers) -> tuple[Integers, Integers]:
    """Where the row of each quote begins, and how long it is."""
    starts = numpy.flatnonzero(begins(child))
    return starts, numpy.diff(starts, append=len(child))


def places(child: Integers) -> Integers:
    """The place of each among those of one quote, which stand in a row."""
    found: Integers = numpy.arange(len(child)) - numpy.repeat(*rows_of(child))
    return found


def begins(values: NDArray[numpy.generic]) -> NDArray[numpy.bool_]:
    """Where another value than the one before stands."""
    found = numpy.ones(len(values), dtype=bool)
    found[1:] = values[1:] != values[:-1]
    return found
