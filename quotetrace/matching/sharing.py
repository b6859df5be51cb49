"""The work of finding parents, shared out among processes, and what comes of it put together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from quotetrace.matching.candidates import most_shared
from quotetrace.matching.neighbourhood import Neighbourhood, Span
from quotetrace.matching.packing import packed_rows, unpacked_rows
from quotetrace.matching.parents import Found, Packed, Rows, Witnesses, best_parents, pack, unpack
from quotetrace.matching.processes import can_fork, cores, spread
from quotetrace.matching.rows import Row
from quotetrace.matching.searching import Undated, hits, search
from quotetrace.matching.shards import LARGEST, Numbers, Shard, by_window, shards

__all__ = ["WORTHWHILE", "all_parents"]

WORTHWHILE = 5_000  # quotes for which one more process is worth its beginning


class Sent(NamedTuple):
    """What was found, without texts, which the other process has: parents by quote, and quotes' relations to roots."""

    parents: list[tuple[int, list[Packed]]]
    judged: list[tuple[int, int, Packed | None]]


class Apart(NamedTuple):
    """Quotes without a date, with their candidates; numbers of all of them, and their rows, packed."""

    likely: list[tuple[int, list[int]]]
    numbers: list[int]
    rows: bytes


def all_parents(rows: Sequence[Row], windows: Sequence[int | None], engine: str, workers: int | None = None) -> Found:
    """The best parents of every row; `windows[i]` is the number of row i's window of days, None for a row without a date.

    `workers` are processes; if not named, as many as there are cores and as the work is worth.
    """
    processes = min(workers or cores(), max(1, len(rows) // WORTHWHILE)) if can_fork() else 1
    numbers = by_window(windows)
    spans = shards(numbers, LARGEST[engine], processes)
    found, undated = Found({}, {}), Undated({}, {})
    if not rows:
        return found
    if len(spans) == 1:
        gather(found, undated, search(Neighbourhood(Span(spans[0], numbers, engine, rows))))
    else:
        gather(found, undated, (received(rows, sent) for sent in spread(searched, packed(rows, numbers, engine, spans))))
    likely = ranked(undated)
    if processes == 1:
        witnesses = Witnesses(rows)
        found.parents.update((number, best_parents(witnesses, number, partners)) for number, partners in likely)
    else:
        for sent in spread(compared, [apart(rows, likely[share::processes]) for share in range(processes)]):
            gather(found, undated, [received(rows, sent)])
    return found


def packed(rows: Sequence[Row], numbers: Numbers, engine: str, spans: list[list[Shard]]) -> list[Span]:
    """The spans, each with the rows that it needs."""
    windows = {window: packed_rows([rows[number] for number in some]) for window, some in numbers.items()}
    return [
        Span(span, numbers, engine, {w: some for w, some in windows.items() if any(shard.needs(w) for shard in span)})
        for span in spans
    ]


def gather(found: Found, undated: Undated, results: Iterable[Found | Undated]) -> None:
    """Adds results to what was found so far."""
    for result in results:
        if isinstance(result, Found):
            found.parents.update(result.parents)
            found.judged.update(result.judged)
        else:
            undated.sizes.update(result.sizes)
            for number, candidates in result.ranked.items():
                undated.ranked.setdefault(number, []).extend(candidates)


def ranked(undated: Undated) -> list[tuple[int, list[int]]]:
    """The candidates of quotes without a date, best first."""
    return [
        (number, most_shared(hits(candidates), undated.sizes[number]))
        for number, candidates in sorted(undated.ranked.items())
    ]


def apart(rows: Sequence[Row], likely: list[tuple[int, list[int]]]) -> Apart:
    """Some quotes without a date, with all that is needed to compare them."""
    numbers = sorted({number for child, partners in likely for number in (child, *partners)})
    return Apart(likely, numbers, packed_rows([rows[number] for number in numbers]))


# ---------------------------------------------------------------- in the other process


def searched(span: Span) -> Iterator[Sent | Undated]:
    """What is found in a span of days, made ready to be sent."""
    neighbourhood = Neighbourhood(span)
    for found in search(neighbourhood):
        yield sent(neighbourhood.witnesses.rows, found) if isinstance(found, Found) else found


def compared(share: Apart) -> Iterator[Sent]:
    """The parents of quotes without a date, made ready to be sent."""
    rows = dict(zip(share.numbers, unpacked_rows(share.rows), strict=True))
    witnesses = Witnesses(rows)
    parents = {number: best_parents(witnesses, number, partners) for number, partners in share.likely}
    yield sent(rows, Found(parents, {}))


def sent(rows: Rows, found: Found) -> Sent:
    """What was found, ready to be sent."""
    return Sent(
        [(number, [pack(rows, number, parent, parent[0]) for parent in parents]) for number, parents in found.parents.items()],
        [
            (root, number, None if verdict is None else pack(rows, number, (root, verdict), root))
            for (root, number), verdict in found.judged.items()
        ],
    )


def received(rows: Rows, sent: Sent | Undated) -> Found | Undated:
    """What was sent, as it was found."""
    if isinstance(sent, Undated):
        return sent
    return Found(
        {number: [unpack(rows, number, parent) for parent in parents] for number, parents in sent.parents},
        {(root, number): None if verdict is None else unpack(rows, number, verdict)[1] for root, number, verdict in sent.judged},
    )
