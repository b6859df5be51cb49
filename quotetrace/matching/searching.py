"""The best parents of all quotes of some spans of days: candidates by one of the engines, then the comparison of
each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from quotetrace.matching.candidates import MOST
from quotetrace.matching.comparison import Comparison
from quotetrace.matching.engines import ENGINES, Candidates
from quotetrace.matching.neighbourhood import Neighbourhood
from quotetrace.matching.parents import Found, Judged, Parent, Witnesses, best_parents, home

__all__ = ["Undated", "search"]

AT_ONCE = 10_000  # quotes whose parents are handed on together


class Undated(NamedTuple):
    """The best candidates of quotes without a date, as `coded`, and how many keys these quotes hold."""

    ranked: dict[int, list[int]]
    sizes: dict[int, int]


def search(around: Neighbourhood) -> Iterator[Found | Undated]:
    """What was found for the quotes of each span of days; in the end, candidates of the quotes without a date."""
    undated, guesses = Undated({}, {}), Guesses()
    for shard in around.span.shards:
        around.move(shard)
        guesses.keep({number for numbers in around.near.values() for number in numbers})
        candidates = ENGINES[around.span.engine](around, shard)
        keep_best(undated, candidates)
        while some := list(islice(candidates.dated, AT_ONCE)):
            parents = parents_of(around.witnesses, some)
            yield Found(parents, guesses.judge(around.witnesses, parents))
        del candidates  # and the index, before the next is made
    yield undated


def parents_of(witnesses: Witnesses, candidates: Iterable[tuple[int, Sequence[int]]]) -> dict[int, list[Parent]]:
    """The best parents of those quotes that have any."""
    found = ((number, best_parents(witnesses, number, likely)) for number, likely in candidates)
    return {number: parents for number, parents in found if parents}


def keep_best(undated: Undated, candidates: Candidates) -> None:
    """Takes note of candidates of quotes without a date, of each quote no more than are looked at."""
    for number, best in candidates.undated:
        ranked = undated.ranked.setdefault(number, [])
        ranked += best
        if len(ranked) > 2 * MOST:
            ranked.sort()
            del ranked[MOST:]
    undated.sizes.update(candidates.sizes)


class Guesses:
    """The homes of quotes as far as they can be known here, so that quotes are judged against their roots here and now.

    Roots are settled in the end, in the order of all quotes; what was judged in vain does no harm.
    """

    def __init__(self) -> None:
        self.roots = Roots()
        self.comparisons: dict[int, Comparison] = {}

    def keep(self, numbers: set[int]) -> None:
        """Forgets all other quotes."""
        self.roots = Roots({n: root for n, root in self.roots.items() if n in numbers and root in numbers})
        self.comparisons = {n: self.comparisons[n] for n in self.roots}

    def judge(self, witnesses: Witnesses, parents: dict[int, list[Parent]]) -> Judged:
        """How some quotes stand to the roots that they are likely to have."""
        judged: Judged = {}
        for number, likely in sorted(parents.items()):
            self.roots[number], self.comparisons[number] = home(
                witnesses, self.roots, self.comparisons, number, likely, judged
            )
        return judged


class Roots(dict[int, int]):
    """The roots of quotes; any other quote is taken for a root."""

    def __missing__(self, number: int) -> int:
        return number
