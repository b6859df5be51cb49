"""The best parents of each quote among its candidates: the slow part of linking."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from quotetrace.matching.comparison import Comparison
from quotetrace.matching.rows import Row
from quotetrace.matching.verdict import Witness, judge, witness
from quotetrace.model import Relation

__all__ = ["Packed", "Parent", "Witnesses", "best_parents", "pack", "unpack"]

KEPT = 3  # parents a quote, should the best one's group turn out not to fit
CERTAIN = 0.98  # the confidence of a parent beyond which no better one is looked for
HELD = 150_000  # quotes whose normal form is kept in memory

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


# What a process sends back leaves out the texts, which the other has.

Packed = tuple[int, int, int, str, float, float, int]


def pack(rows: Sequence[Row], number: int, parent: Parent, known_as: int) -> Packed:
    """A parent without its texts, under the number by which the other process knows it."""
    partner, c = parent
    faces = rows[partner].faces.index(c.a), rows[number].faces.index(c.b)
    return known_as, *faces, c.relation.value, c.similarity, c.confidence, c.slots


def unpack(rows: Sequence[Row], number: int, packed: Packed) -> Parent:
    """The parent of row `number` that was packed."""
    partner, a, b, relation, similarity, confidence, slots = packed
    texts = rows[partner].faces[a], rows[number].faces[b]
    return partner, Comparison(*texts, Relation(relation), similarity, confidence, slots)
