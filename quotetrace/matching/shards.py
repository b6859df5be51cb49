"""Spans of days one after the other, or side by side, each with an index of its own.

A span's index holds the windows of days beside it too, and all quotes without a date, so that every quote meets all that it may
meet, and the spans make no difference. What has no date itself meets every span: each gives its best candidates, and the best of
these are judged in the end.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from quotetrace.matching.candidates import MOST, Candidates, Index, meeting, most_shared
from quotetrace.matching.keys import keys
from quotetrace.matching.parents import Packed, Parent, Witnesses, best_parents, pack, unpack
from quotetrace.matching.processes import spread
from quotetrace.matching.rows import Row

__all__ = ["sharded_parents"]

LARGEST = {"python": 120_000, "duckdb": 50_000}  # quotes with a date in one span: what it may cost in memory

WORTHWHILE = 5_000  # quotes for which several processes are worth their beginning

Windows = Sequence[int | None]
Ranked = list[tuple[int, int]]  # what a candidate counts, and its number
Undated = list[tuple[int, int, Ranked]]  # a quote's number, how many keys it holds, its candidates


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


class Task(NamedTuple):
    """A shard with all rows that it needs, their windows and their numbers."""

    shard: Shard
    rows: list[Row]
    windows: list[int | None]
    numbers: Sequence[int]
    engine: str


class Found(NamedTuple):
    """What a shard found: parents of its quotes, and its part of the candidates of quotes without a date."""

    parents: list[tuple[int, list[Packed]]]
    undated: Undated


def sharded_parents(witnesses: Witnesses, windows: Windows, engine: str, workers: int = 1) -> list[list[Parent]]:
    """The best parents of every row; `windows[i]` is the number of row i's window of days, None for a row without a date."""
    rows = witnesses.rows
    found: list[list[Parent]] = [[] for _ in rows]
    undated: dict[int, tuple[int, Counter[int]]] = {}
    spans = shards(windows, LARGEST[engine], workers if len(rows) >= WORTHWHILE else 1)
    tasks = (task(rows, windows, engine, shard) for shard in spans)
    for done in spread(search, tasks, min(workers, len(spans))):
        for number, likely in done.parents:
            found[number] = [unpack(rows, number, parent) for parent in likely]
        for number, held, ranked in done.undated:
            undated.setdefault(number, (held, Counter()))[1].update({other: count for count, other in ranked})
    for number, (held, hits) in undated.items():
        found[number] = best_parents(witnesses, number, most_shared(hits, held))
    return found


def task(rows: list[Row], windows: Windows, engine: str, shard: Shard) -> Task:
    """All that a shard needs."""
    numbers = array("I", [number for number, window in enumerate(windows) if shard.needs(window)])
    return Task(shard, [rows[number] for number in numbers], [windows[number] for number in numbers], numbers, engine)


def shards(windows: Windows, largest: int, workers: int) -> list[Shard]:
    """Spans of days that hold about as many quotes each."""
    counts = Counter(window for window in windows if window is not None)
    if not counts:
        return [Shard(0, -1, True)]
    wanted = max(workers, -(-counts.total() // largest))
    limit = counts.total() / wanted
    found: list[Shard] = []
    first, held = min(counts), 0
    for window in sorted(counts):
        held += counts[window]
        if held >= limit * (len(found) + 1) or window == max(counts):
            found.append(Shard(first, window, not found))
            first = window + 1
    return found


def search(task: Task) -> Found:
    """What one shard finds."""
    witnesses, numbers = Witnesses(task.rows), task.numbers
    near, undated = (by_join if task.engine == "duckdb" else by_index)(witnesses, task.windows, task.shard)
    found = Found([], [(numbers[place], held, [(n, numbers[other]) for n, other in ranked]) for place, held, ranked in undated])
    for place, window in enumerate(task.windows):
        if task.shard.holds(window):
            likely = best_parents(witnesses, place, near(place))
            packed = [pack(task.rows, place, parent, numbers[parent[0]]) for parent in likely]
            found.parents.append((numbers[place], packed))
    return found


def by_index(witnesses: Witnesses, windows: Windows, shard: Shard) -> tuple[Candidates, Undated]:
    """The candidates of a shard's quotes, and those that it has for quotes without a date, by the index in plain Python."""
    index = Index([keys(witnesses[place].wordings) for place in range(len(windows))], windows)
    own = shard.own(index.windows())
    undated = []
    for place, window in enumerate(windows):
        if window is None:
            ranked = sorted((-count, other) for other, count in index.hits(place, own).items())[:MOST]
            undated.append((place, len(index.keys[place]), [(-count, other) for count, other in ranked]))

    def near(place: int) -> Sequence[int]:
        return most_shared(index.hits(place, meeting(index.windows(), windows[place])), len(index.keys[place]))

    return near, undated


def by_join(witnesses: Witnesses, windows: Windows, shard: Shard) -> tuple[Candidates, Undated]:
    """The same by DuckDB."""
    from quotetrace.matching.joined import Join

    join = Join([witnesses[place].wordings[0] for place in range(len(windows))], windows)
    try:
        own, held = shard.own(set(windows)), join.held()
        undated = [(place, held[place], ranked) for place, ranked in join.undated(own).items()]
        return join.nearest([window for window in own if window is not None]), undated
    finally:
        join.close()
