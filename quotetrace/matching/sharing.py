"""The work of finding parents, shared out among processes, and what comes of it put together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import nullcontext
from typing import NamedTuple

from quotetrace.matching.candidates import decoded, most_shared
from quotetrace.matching.neighbourhood import Neighbourhood, Span
from quotetrace.matching.packing import Parked, packed_rows, unpacked_rows
from quotetrace.matching.parcels import Findings, findings
from quotetrace.matching.parents import Found, Witnesses, best_parents
from quotetrace.matching.processes import can_fork, cores, spread
from quotetrace.matching.rows import Row
from quotetrace.matching.searching import Undated, search
from quotetrace.matching.shards import LARGEST, by_window, shards

__all__ = ["WORTHWHILE", "all_parents"]

WORTHWHILE = 5_000  # quotes for which one more process is worth its beginning


class Apart(NamedTuple):
    """Quotes without a date, with their candidates; numbers of all of them, and their rows, packed."""

    likely: list[tuple[int, list[int]]]
    numbers: list[int]
    rows: bytes


def all_parents(
    rows: Sequence[Row], windows: Sequence[int | None], engine: str, workers: int | None = None
) -> Findings:
    """The best parents of every row; `windows[i]` is the number of row i's window of days, None for a row without a
    date.

    `workers` are processes; if not named, as many as there are cores and as the work is worth.
    """
    processes = min(workers or cores(), max(1, len(rows) // WORTHWHILE)) if can_fork() else 1
    numbers = by_window(windows)
    spans = shards(numbers, LARGEST[engine], processes)
    found, undated = Findings({}, {}), Undated({}, {})
    if not rows:
        return found
    with nullcontext(rows) if len(spans) == 1 else Parked(rows, numbers) as at_hand:
        gather(found, undated, spread(searched, [Span(span, numbers, engine, at_hand) for span in spans]))
    if likely := ranked(undated):
        gather(found, undated, spread(compared, [apart(rows, likely[share::processes]) for share in range(processes)]))
    return found


def gather(found: Findings, undated: Undated, results: Iterable[Findings | Undated]) -> None:
    """Adds results to what was found so far."""
    for result in results:
        if isinstance(result, Findings):
            found.parents.update(result.parents)
            found.judged.update(result.judged)
        else:
            undated.sizes.update(result.sizes)
            for number, candidates in result.ranked.items():
                undated.ranked.setdefault(number, []).extend(candidates)


def ranked(undated: Undated) -> list[tuple[int, list[int]]]:
    """The candidates of quotes without a date, best first."""
    return [
        (number, most_shared(decoded(candidates), undated.sizes[number]))
        for number, candidates in sorted(undated.ranked.items())
    ]


def apart(rows: Sequence[Row], likely: list[tuple[int, list[int]]]) -> Apart:
    """Some quotes without a date, with all that is needed to compare them."""
    numbers = sorted({number for child, partners in likely for number in (child, *partners)})
    return Apart(likely, numbers, packed_rows([rows[number] for number in numbers]))


# ---------------------------------------------------------------- in the other process


def searched(span: Span) -> Iterator[Findings | Undated]:
    """What is found in a span of days, made ready to be sent."""
    neighbourhood = Neighbourhood(span)
    for found in search(neighbourhood):
        yield findings(neighbourhood.witnesses.rows, found) if isinstance(found, Found) else found


def compared(share: Apart) -> Iterator[Findings]:
    """The parents of quotes without a date, made ready to be sent."""
    rows = dict(zip(share.numbers, unpacked_rows(share.rows), strict=True))
    witnesses = Witnesses(rows)
    parents = {number: best_parents(witnesses, number, partners) for number, partners in share.likely}
    yield findings(rows, Found(parents, {}))
