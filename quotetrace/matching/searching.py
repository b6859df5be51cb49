"""The best parents of all quotes of some spans of days: candidates by one of the engines, then the comparison of each."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice, pairwise
from typing import NamedTuple

from quotetrace.matching.candidates import MOST, Index, meeting, most_shared
from quotetrace.matching.comparison import Comparison
from quotetrace.matching.keys import keys
from quotetrace.matching.packing import unpacked_rows
from quotetrace.matching.parents import Found, Parent, Witnesses, best_parents, home
from quotetrace.matching.rows import Row
from quotetrace.matching.shards import Numbers, Shard

__all__ = ["Neighbourhood", "Span", "Undated", "search"]

AT_ONCE = 10_000  # quotes whose parents are handed on together
HELD = {"python": 25_000, "duckdb": 100_000}  # quotes whose normal form is kept: it is read anew sooner than memory runs out
FIT = 8_000_000  # keys that are joined in memory: some 300 megabytes

Ranked = list[tuple[int, int]]  # what a candidate counts, below zero, and its number


class Span(NamedTuple):
    """Spans of days for one process, and the rows that they need: all rows, or packed ones of each window."""

    shards: list[Shard]
    numbers: Numbers
    engine: str
    rows: Sequence[Row] | Mapping[int | None, bytes]


class Undated(NamedTuple):
    """The best candidates of quotes without a date, and how many keys these quotes hold."""

    ranked: dict[int, Ranked]
    sizes: dict[int, int]


class Candidates(NamedTuple):
    """What an engine finds: candidates of quotes with a date, best first; of those without, (number, candidate, what it counts)."""

    dated: Iterator[tuple[int, Sequence[int]]]
    undated: Iterator[tuple[int, int, int]]
    sizes: dict[int, int]


class Guesses(dict[int, int]):
    """The roots of quotes as far as they are known here; any other quote is taken for a root."""

    def __missing__(self, number: int) -> int:
        return number


def search(neighbourhood: Neighbourhood) -> Iterator[Found | Undated]:
    """What was found for the quotes of each span of days; in the end, candidates of the quotes without a date."""
    span, witnesses = neighbourhood.span, neighbourhood.witnesses
    undated = Undated({}, {})
    roots, comparisons = Guesses(), dict[int, Comparison]()
    for shard in span.shards:
        near = neighbourhood.around(shard)
        at_hand = {number for numbers in near.values() for number in numbers}
        roots = Guesses({number: root for number, root in roots.items() if number in at_hand and root in at_hand})
        candidates = ENGINES[span.engine](witnesses, near, shard)
        keep_best(undated, candidates)
        while some := list(islice(candidates.dated, AT_ONCE)):
            found = Found(parents_of(witnesses, some), {})
            for number, likely in sorted(found.parents.items()):
                roots[number], comparisons[number] = home(witnesses, roots, comparisons, number, likely, found.judged)
            yield found
    yield undated


def parents_of(witnesses: Witnesses, candidates: Iterable[tuple[int, Sequence[int]]]) -> dict[int, list[Parent]]:
    """The best parents of those quotes that have any."""
    found = ((number, best_parents(witnesses, number, likely)) for number, likely in candidates)
    return {number: parents for number, parents in found if parents}


def keep_best(undated: Undated, candidates: Candidates) -> None:
    """Takes note of candidates of quotes without a date, of each quote no more than are looked at."""
    for number, other, count in candidates.undated:
        undated.ranked.setdefault(number, []).append((-count, other))
    for ranked in undated.ranked.values():
        if len(ranked) > MOST:
            ranked.sort()
            del ranked[MOST:]
    undated.sizes.update(candidates.sizes)


class Neighbourhood:
    """The quotes around a span of days that moves on; what lies behind it is forgotten."""

    def __init__(self, span: Span) -> None:
        self.span = span
        self.rows: dict[int, Row] = {}
        self.witnesses = Witnesses(self.rows if isinstance(span.rows, Mapping) else span.rows, HELD[span.engine])
        self.near: Numbers = {}

    def around(self, shard: Shard) -> Numbers:
        """The numbers of the quotes that `shard` needs; their rows are at hand now."""
        before, self.near = self.near, {w: numbers for w, numbers in self.span.numbers.items() if shard.needs(w)}
        for window in before.keys() - self.near.keys():
            self.witnesses.forget(before[window])
            for number in before[window]:
                self.rows.pop(number, None)
        if isinstance(self.span.rows, Mapping):
            for window in self.near.keys() - before.keys():
                self.rows.update(zip(self.near[window], unpacked_rows(self.span.rows[window]), strict=True))
        return self.near


def by_index(witnesses: Witnesses, near: Numbers, shard: Shard) -> Candidates:
    """The candidates of a shard's quotes by the index in plain Python."""
    own = shard.own(near)
    held: dict[int, array[int]] = {}
    for numbers in near.values():
        held.update((number, keys(witnesses[number].wordings)) for number in numbers)
    index = Index(held, near)

    def dated() -> Iterator[tuple[int, Sequence[int]]]:
        for window in own:
            if window is not None:
                among = chain.from_iterable(near[other] for other in meeting(near, window))
                for number, hits in index.hits(near[window], among):
                    yield number, most_shared(hits, index.sizes[number])

    def undated() -> Iterator[tuple[int, int, int]]:
        for window in own:
            for number, hits in index.hits(near.get(None, ()), near[window]):
                best = sorted((-count, other) for other, count in hits.items())[:MOST]
                yield from ((number, other, -count) for count, other in best)

    return Candidates(dated(), undated(), {number: index.sizes[number] for number in near.get(None, ())})


def by_arrays(witnesses: Witnesses, near: Numbers, shard: Shard) -> Candidates:
    """The same in arrays of numpy, or by DuckDB where these would be too large."""
    import numpy

    from quotetrace.matching.array_index import ArrayIndex
    from quotetrace.matching.joined import Join
    from quotetrace.matching.key_arrays import UNDATED, key_arrays

    numbers = [number for some in near.values() for number in some]
    days = [UNDATED if window is None else window for window in near]
    held, holders = key_arrays([witnesses[number].wordings[0] for number in numbers])
    index = (ArrayIndex if len(held) <= FIT else Join)(
        held, holders, numpy.array(numbers, dtype=numpy.int64), numpy.repeat(days, list(map(len, near.values())))
    )
    own = [UNDATED if window is None else window for window in shard.own(near)]

    def dated() -> Iterator[tuple[int, Sequence[int]]]:
        for child, parent in index.nearest([window for window in own if window != UNDATED]):
            starts = [*numpy.flatnonzero(numpy.diff(child, prepend=-1)).tolist(), len(child)]
            children, parents = child.tolist(), parent.tolist()
            yield from ((children[start], parents[start:end]) for start, end in pairwise(starts))

    return Candidates(dated(), index.undated(own), index.held())


ENGINES = {"python": by_index, "duckdb": by_arrays}
