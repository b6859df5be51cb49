"""Spans of days that are linked one after the other, or side by side, each with an index of its own.

A span's index holds the windows of days beside it too, and all quotes without a date, so that every quote meets all
that it may meet, and the spans make no difference.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

__all__ = ["LARGEST", "Numbers", "Shard", "by_window", "shards"]

LARGEST = {"python": 60_000, "duckdb": 50_000}  # quotes with a date in one span: what it may cost in memory

Numbers = Mapping[int | None, Sequence[int]]  # of the quotes of each window of days; None are those without a date


class Shard(NamedTuple):
    """A span of windows of days, from the first to the last. One shard speaks for the quotes without a date."""

    first: int
    last: int
    speaks_for_undated: bool

    def holds(self, window: int | None) -> bool:
        """Whether the quotes of a window are this shard's to find parents for."""
        return window is not None and self.first <= window <= self.last

    def needs(self, window: int | None) -> bool:
        """Whether the quotes of a window may be parents in this shard."""
        return window is None or self.first - 1 <= window <= self.last + 1

    def own(self, windows: Iterable[int | None]) -> list[int | None]:
        """Those of some windows from which no other shard gives candidates."""
        return [window for window in windows if (self.speaks_for_undated if window is None else self.holds(window))]


def by_window(windows: Sequence[int | None]) -> Numbers:
    """The numbers of the quotes of each window in the order of days, those without a date first."""
    found = {window: array("I") for window in sorted(set(windows), key=lambda w: (w is not None, w))}
    for number, window in enumerate(windows):
        found[window].append(number)
    return found


def shards(numbers: Numbers, largest: int, workers: int) -> list[list[Shard]]:
    """For each of some processes, spans of days that follow on each other: all of them hold about as many quotes."""
    counts = Counter({window: len(some) for window, some in numbers.items() if window is not None})
    if not counts:
        return [[Shard(0, -1, True)]]
    parts = -(-counts.total() // (largest * workers)) * workers
    spans: dict[int, list[int]] = {}
    held = 0
    for window in sorted(counts):
        middle = held + counts[window] / 2
        spans.setdefault(int(middle * parts / counts.total()), []).append(window)
        held += counts[window]
    shared: dict[int, list[Shard]] = {}
    for part, days in spans.items():
        shard = Shard(days[0], days[-1], speaks_for_undated=not shared)
        shared.setdefault(part * workers // parts, []).append(shard)
    return list(shared.values())
