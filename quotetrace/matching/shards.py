"""The plain Python engine: spans of days one after the other, or side by side, each with an index of its own.

A span's index holds the windows of days beside it too, and all quotes without a date, so that every quote meets all that it may
meet, and the spans make no difference. What has no date itself meets every span: each gives its best candidates, and the best of
these are judged in the end.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from quotetrace.matching.candidates import MOST, Index, meeting, most_shared
from quotetrace.matching.keys import keys
from quotetrace.matching.parents import Packed, Parent, Witnesses, best_parents, pack, unpack
from quotetrace.matching.processes import spread
from quotetrace.matching.rows import Row

__all__ = ["sharded_parents"]

LARGEST = 50_000  # quotes with a date in one span: what an index in memory may cost

Windows = Sequence[int | None]
Ranked = list[tuple[int, int]]  # what a candidate counts, and its number


class Shard(NamedTuple):
    """A span of windows of days, from the first to the last; None for no dates at all. One shard speaks for the undated quotes."""

    first: int | None
    last: int | None
    speaks_for_undated: bool

    def holds(self, window: int | None) -> bool:
        """Whether the quotes of a window are this shard's to find parents for."""
        if self.first is None or self.last is None or window is None:
            return window is None and self.first is None
        return self.first <= window <= self.last

    def needs(self, window: int | None) -> bool:
        """Whether the quotes of a window may be parents in this shard."""
        return window is None or (self.first is not None and self.last is not None and self.first - 1 <= window <= self.last + 1)


class Found(NamedTuple):
    """What a shard found: parents of its quotes, and its part of the candidates of quotes without a date."""

    parents: list[tuple[int, list[Packed]]]
    undated: list[tuple[int, int, Ranked]]


def sharded_parents(witnesses: Witnesses, windows: Windows, workers: int = 1) -> list[list[Parent]]:
    """The best parents of every row; `windows[i]` is the number of row i's window of days, None for a row without a date."""
    rows = witnesses.rows
    found: list[list[Parent]] = [[] for _ in rows]
    undated: dict[int, tuple[int, Counter[int]]] = {}
    for shard in spread(search, (rows, windows), shards(windows, workers), workers):
        for number, likely in shard.parents:
            found[number] = [unpack(rows, number, parent) for parent in likely]
        for number, held, ranked in shard.undated:
            undated.setdefault(number, (held, Counter()))[1].update({other: count for count, other in ranked})
    for number, (held, hits) in undated.items():
        found[number] = best_parents(witnesses, number, most_shared(hits, held))
    return found


def shards(windows: Windows, workers: int) -> list[Shard]:
    """Spans of days that hold about as many quotes each."""
    counts = Counter(window for window in windows if window is not None)
    if not counts:
        return [Shard(None, None, True)]
    wanted = max(workers, -(-counts.total() // LARGEST))
    limit = counts.total() / wanted
    found: list[Shard] = []
    first, held = min(counts), 0
    for window in sorted(counts):
        held += counts[window]
        if held >= limit * (len(found) + 1) or window == max(counts):
            found.append(Shard(first, window, not found))
            first = window + 1
    return found


def search(shared: tuple[list[Row], Windows], shard: Shard) -> Found:
    """What one shard finds."""
    rows, windows = shared
    local = [number for number in range(len(rows)) if shard.needs(windows[number])]
    witnesses = Witnesses(rows)
    index = Index([keys(witnesses[number].wordings) for number in local], [windows[number] for number in local])
    found = Found([], [])
    for place, number in enumerate(local):
        if shard.holds(windows[number]):
            near = meeting(index.windows(), windows[number])
            partners = most_shared(index.hits(place, near), len(index.keys[place]))
            likely = best_parents(witnesses, number, [local[partner] for partner in partners])
            found.parents.append((number, [pack(rows, number, parent) for parent in likely]))
        elif windows[number] is None:
            hits = index.hits(place, own(shard, index))
            ranked = sorted((-count, local[other]) for other, count in hits.items())[:MOST]
            found.undated.append((number, len(index.keys[place]), [(-count, other) for count, other in ranked]))
    return found


def own(shard: Shard, index: Index) -> Iterator[int | None]:
    """The windows from which no other shard gives candidates."""
    for window in index.windows():
        if shard.speaks_for_undated if window is None else shard.holds(window):
            yield window
