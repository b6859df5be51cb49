"""What was found about quotes in few bytes each, for there may be millions. Texts are left out: who has the rows has
these."""

from __future__ import annotations

from itertools import groupby
from struct import Struct
from typing import NamedTuple

from quotetrace.matching.comparison import Comparison
from quotetrace.matching.parents import Found, Judged, Parent, Rows
from quotetrace.model import Relation

__all__ = ["Findings", "Packed", "findings", "pack", "taken", "unpack"]

Packed = tuple[int, int, int, int, float, float, int]
PARCEL = Struct("<IBBBddI")  # a packed parent
RELATIONS = tuple(Relation)
REFUSED = len(RELATIONS)  # stands for no relation


class Findings(NamedTuple):
    """By the number of a quote its best parents, and how it stands to roots, as parcels that follow on each other."""

    parents: dict[int, bytes]
    judged: dict[int, bytes]


def pack(rows: Rows, number: int, parent: Parent, known_as: int) -> Packed:
    """A parent of row `number` without its texts, under a number of one's own."""
    partner, c = parent
    faces = rows[partner].faces.index(c.a), rows[number].faces.index(c.b)
    return known_as, *faces, RELATIONS.index(c.relation), c.similarity, c.confidence, c.slots


def unpack(rows: Rows, number: int, packed: Packed) -> Parent:
    """The parent of row `number` that was packed under its own number."""
    partner, a, b, relation, similarity, confidence, slots = packed
    texts = rows[partner].faces[a], rows[number].faces[b]
    return partner, Comparison(*texts, RELATIONS[relation], similarity, confidence, slots)


def findings(rows: Rows, found: Found) -> Findings:
    """What was found about some rows, in few bytes."""
    parents = {
        number: b"".join([PARCEL.pack(*pack(rows, number, parent, parent[0])) for parent in parents])
        for number, parents in found.parents.items()
    }
    judged = {
        number: b"".join([judgement(rows, number, root, found.judged[root, number]) for root, _ in some])
        for number, some in groupby(found.judged, key=lambda pair: pair[1])
    }
    return Findings(parents, judged)


def judgement(rows: Rows, number: int, root: int, verdict: Comparison | None) -> bytes:
    """The parcel of how a row stands to a root."""
    return (
        PARCEL.pack(root, 0, 0, REFUSED, 0.0, 0.0, 0)
        if verdict is None
        else PARCEL.pack(*pack(rows, number, (root, verdict), root))
    )


def taken(rows: Rows, found: Findings, number: int) -> tuple[list[Parent], Judged]:
    """The best parents of a row, and how it stands to roots; both are taken out of what was found."""
    parents = [unpack(rows, number, packed) for packed in PARCEL.iter_unpack(found.parents.pop(number, b""))]
    judged = {
        (packed[0], number): None if packed[3] == REFUSED else unpack(rows, number, packed)[1]
        for packed in PARCEL.iter_unpack(found.judged.pop(number, b""))
    }
    return parents, judged
