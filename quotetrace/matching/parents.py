"""The best parents of each quote among its candidates: the slow part of linking, shared out among processes if wanted."""

from __future__ import annotations

import multiprocessing
from array import array
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor

from quotetrace.matching.candidates import Candidates
from quotetrace.matching.comparison import Comparison
from quotetrace.matching.keys import keys
from quotetrace.matching.rows import Row
from quotetrace.matching.verdict import Witness, judge, witness
from quotetrace.model import Relation

__all__ = ["Parent", "Witnesses", "all_keys", "best_parents", "parents"]

KEPT = 3  # parents a quote, should the best one's group turn out not to fit
CERTAIN = 0.98  # the confidence of a parent beyond which no better one is looked for
BATCH = 2000  # quotes that a process takes at a time
HELD = 120_000  # quotes whose normal form is kept in memory

Parent = tuple[int, Comparison]


class Witnesses:
    """Rows with their wordings, read when first asked for; when too many are held, all are read anew."""

    def __init__(self, rows: list[Row]) -> None:
        self.rows = rows
        self.held: dict[int, Witness] = {}

    def __getitem__(self, number: int) -> Witness:
        found = self.held.get(number)
        if found is None:
            if len(self.held) >= HELD:
                self.held.clear()
            found = self.held[number] = witness(self.rows[number])
        return found


def parents(witnesses: Witnesses, candidates: Candidates, workers: int = 1) -> list[list[Parent]]:
    """For each row, those of its candidates that report the same statement, the surest first.

    The answer is the same for any number of workers. Processes are forked, so that none has to be sent the rows; where the
    system cannot fork, one process does it all.
    """
    rows = witnesses.rows
    by_day = sorted(range(len(rows)), key=lambda number: (rows[number].day or 0, number))  # neighbours in time meet
    found: list[list[Parent]] = [[] for _ in rows]
    batches = [by_day[start : start + BATCH] for start in range(0, len(by_day), BATCH)]
    if not forked(workers, batches):
        for number in by_day:
            found[number] = best_parents(witnesses, number, candidates(number))
        return found
    with pool(workers, witnesses, candidates) as working:
        for batch, packed in zip(batches, working.map(work, batches), strict=True):
            for number, likely in zip(batch, packed, strict=True):
                found[number] = [unpack(rows, number, parent) for parent in likely]
    return found


def all_keys(witnesses: Witnesses, workers: int = 1) -> Iterator[array[int]]:
    """The keys of each row in turn."""
    numbers = range(len(witnesses.rows))
    batches = [numbers[start : start + BATCH] for start in range(0, len(numbers), BATCH)]
    if not forked(workers, batches):
        yield from (keys(witnesses[number].wordings) for number in numbers)
        return
    with pool(workers, witnesses, lambda _: ()) as working:
        for found in working.map(work_keys, batches):
            yield from found


def forked(workers: int, batches: Sequence[Sequence[int]]) -> bool:
    """Whether there is work for several processes, and the system can fork them."""
    if min(workers, len(batches)) < 2 or multiprocessing.current_process().daemon:
        return False
    return "fork" in multiprocessing.get_all_start_methods()


def pool(workers: int, witnesses: Witnesses, candidates: Candidates) -> ProcessPoolExecutor:
    """Processes that inherit what they share."""
    context = multiprocessing.get_context("fork")
    return ProcessPoolExecutor(workers, context, initializer=start_worker, initargs=(witnesses, candidates))


def best_parents(witnesses: Witnesses, number: int, partners: Iterable[int]) -> list[Parent]:
    """The best parents of one row: of partners in the order of what they share, up to the first that is certain."""
    found: list[Parent] = []
    ours = witnesses[number]
    for partner in partners:
        verdict = judge(witnesses[partner], ours)
        if verdict is not None:
            found.append((partner, verdict))
            if verdict.confidence >= CERTAIN:
                break
    return sorted(found, key=lambda parent: (-parent[1].confidence, parent[0]))[:KEPT]


# A worker's share: what goes back to the parent process leaves out the texts, which that one has.

Packed = tuple[int, int, int, str, float, float, int]
SHARED: list[tuple[Witnesses, Candidates]] = []


def start_worker(witnesses: Witnesses, candidates: Candidates) -> None:
    """Keeps what a forked process inherited."""
    SHARED.append((witnesses, candidates))


def work_keys(batch: Sequence[int]) -> list[array[int]]:
    """The keys of a batch of rows, read once and not kept."""
    rows = SHARED[-1][0].rows
    return [keys(rows[number].wordings()) for number in batch]


def work(batch: Sequence[int]) -> list[list[Packed]]:
    """The parents of a batch of rows."""
    witnesses, candidates = SHARED[-1]
    return [
        [pack(witnesses.rows, number, parent) for parent in best_parents(witnesses, number, candidates(number))]
        for number in batch
    ]


def pack(rows: Sequence[Row], number: int, parent: Parent) -> Packed:
    """A parent without its texts."""
    partner, c = parent
    faces = rows[partner].faces.index(c.a), rows[number].faces.index(c.b)
    return partner, *faces, c.relation.value, c.similarity, c.confidence, c.slots


def unpack(rows: Sequence[Row], number: int, packed: Packed) -> Parent:
    """The parent of row `number` that was packed."""
    partner, a, b, relation, similarity, confidence, slots = packed
    texts = rows[partner].faces[a], rows[number].faces[b]
    return partner, Comparison(*texts, Relation(relation), similarity, confidence, slots)
