"""What finds candidates: the index in plain Python, arrays of numpy, or DuckDB. All find the same."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise, starmap
from typing import TYPE_CHECKING, NamedTuple

from quotetrace.matching.candidates import MOST, Index, coded, meeting, most_shared
from quotetrace.matching.keys import keys
from quotetrace.matching.neighbourhood import Neighbourhood
from quotetrace.matching.shards import Shard
from quotetrace.matching.wording import read_anew

if TYPE_CHECKING:
    from quotetrace.matching.array_index import Integers

__all__ = ["ENGINES", "Candidates"]

FIT = 8_000_000  # keys that are joined in memory: some 300 megabytes


class Candidates(NamedTuple):
    """What an engine finds: candidates of quotes with a date, best first; of those without, the best among some, as
    `coded`.

    `sizes` are the numbers of keys that quotes without a date hold.
    """

    dated: Iterator[tuple[int, Sequence[int]]]
    undated: Iterator[tuple[int, list[int]]]
    sizes: dict[int, int]


def by_index(around: Neighbourhood, shard: Shard) -> Candidates:
    """The candidates of a shard's quotes by the index in plain Python."""
    near, own = around.near, shard.own(around.near)
    held: dict[int, array[int]] = {}
    for window, numbers in near.items():
        if shard.holds(window):
            held.update((number, keys(around.witnesses.hold(number).wordings)) for number in numbers)
        else:  # few of them will be compared
            held.update((number, keys((read_anew(around.witnesses.rows[number].faces[0]),))) for number in numbers)
    index = Index(held, near)

    def dated() -> Iterator[tuple[int, Sequence[int]]]:
        for window in own:
            if window is not None:
                among = chain.from_iterable(near[other] for other in meeting(near, window))
                for number, hits in index.hits(near[window], among):
                    yield number, most_shared(hits, index.sizes[number])

    def undated() -> Iterator[tuple[int, list[int]]]:
        for window in own:
            for number, hits in index.hits(near.get(None, ()), near[window]):
                yield number, sorted([coded(other, count) for other, count in hits.items()])[:MOST]

    return Candidates(dated(), undated(), {number: index.sizes[number] for number in near.get(None, ())})


def by_arrays(around: Neighbourhood, shard: Shard) -> Candidates:
    """The same in arrays of numpy, or by DuckDB where these would be too large."""
    import numpy

    from quotetrace.matching.array_index import ArrayIndex, best_coded, rows_of
    from quotetrace.matching.joined import Join
    from quotetrace.matching.key_arrays import UNDATED

    sizes = [len(numbers) for numbers in around.near.values()]
    days = numpy.repeat([UNDATED if window is None else window for window in around.near], sizes)
    numbers = numpy.fromiter(chain.from_iterable(around.near.values()), numpy.int64, sum(sizes))
    parts = [around.key_arrays(window) for window in around.near]
    starts = (numpy.cumsum(sizes) - sizes).astype(numpy.int32)
    held = numpy.concatenate([codes for codes, _ in parts])
    holders = numpy.concatenate([owners + start for (_, owners), start in zip(parts, starts, strict=True)])
    index = (ArrayIndex if len(held) <= FIT else Join)(held, holders, numbers, days)
    own = [UNDATED if window is None else window for window in shard.own(around.near)]

    def by_child(child: Integers, found: Integers) -> Iterator[tuple[int, list[int]]]:
        starts, _ = rows_of(child)
        values = found.tolist()
        yield from zip(
            child[starts].tolist(),
            (values[start:end] for start, end in pairwise([*starts.tolist(), len(values)])),
            strict=True,
        )

    dated = starmap(by_child, index.nearest([window for window in own if window != UNDATED]))
    return Candidates(chain.from_iterable(dated), by_child(*best_coded(index.undated(own))), index.held())


ENGINES = {"python": by_index, "duckdb": by_arrays}
