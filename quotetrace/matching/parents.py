"""The best parents of each quote among its candidates: the slow part of linking."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from quotetrace.matching.comparison import Comparison
from quotetrace.matching.rows import Row
from quotetrace.matching.verdict import Witness, far_apart, granted, judge, witness
from quotetrace.model import Relation

__all__ = ["Found", "Judged", "Parent", "Rows", "Witnesses", "best_parents", "home"]

KEPT = 3  # parents a quote, should the best one's group turn out not to fit
CERTAIN = 0.98  # the confidence of a parent beyond which no better one is looked for
HELD = 60_000  # quotes whose normal form is kept as long as asked for: 60 megabytes
PASSING = 20_000  # others whose normal form is at hand; it is read anew sooner than memory runs out

Parent = tuple[int, Comparison]
Judged = dict[tuple[int, int], Comparison | None]  # how a quote stands to a root: by the numbers of root and quote
Rows = Sequence[Row] | Mapping[int, Row]  # by number


class Found(NamedTuple):
    """The best parents of quotes, and what was judged about them in passing: all about one quote in a row."""

    parents: dict[int, list[Parent]]
    judged: Judged


class Witnesses:
    """Rows with their wordings, read when first asked for and again when too many others were, unless they are held."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows
        self.held: dict[int, Witness] = {}
        self.passing: dict[int, Witness] = {}

    def __getitem__(self, number: int) -> Witness:
        found = self.held.get(number) or self.passing.get(number)
        if found is None:
            if len(self.passing) >= PASSING:
                self.passing.clear()
            found = self.passing[number] = witness(self.rows[number])
        return found

    def hold(self, number: int) -> Witness:
        """A row with its wordings, which stay, if there is room, until they are to be forgotten."""
        found = self.held.get(number)
        if found is None:
            found = witness(self.rows[number])
            if len(self.held) < HELD:
                self.held[number] = found
        return found

    def forget(self, numbers: Iterable[int]) -> None:
        """Gives the memory of some wordings that were held back."""
        for number in numbers:
            self.held.pop(number, None)


def best_parents(witnesses: Witnesses, number: int, partners: Iterable[int]) -> list[Parent]:
    """The best parents of one row: of partners in the order of what they share, up to the first that is certain."""
    found: list[Parent] = []
    ours = witnesses[number]
    for partner in partners:
        verdict = None if far_apart(witnesses.rows[partner], ours.row) else judge(witnesses[partner], ours)
        if verdict is not None:
            found.append((partner, verdict))
            if verdict.confidence >= CERTAIN:
                break
    return sorted(found, key=lambda parent: (-parent[1].confidence, parent[0]))[:KEPT]


def home(
    witnesses: Witnesses,
    roots: Sequence[int] | Mapping[int, int],
    comparisons: Sequence[Comparison] | Mapping[int, Comparison],
    number: int,
    likely: Sequence[Parent],
    judged: Judged | None = None,
) -> tuple[int, Comparison]:
    """The root of the group that quote `number` belongs to, and how it stands to that root; itself, if to none.

    A part of a parent that is itself the root's statement in other words is so too. `judged` holds what is known of
    quotes and roots already, and keeps what is found out.
    """
    for parent, verdict in likely:
        root = roots[parent]
        if parent == root:
            return root, verdict
        known = {} if judged is None else judged
        if (root, number) not in known:
            known[root, number] = judge(witnesses[root], witnesses[number])
        to_root = known[root, number]
        if to_root is not None:
            return root, to_root
        if (
            verdict.relation in (Relation.VERBATIM, Relation.TRIMMED)
            or comparisons[parent].relation is Relation.REWORDED
        ):
            return root, granted(witnesses[root], witnesses[number])
    text = witnesses.rows[number].faces[0]
    return number, Comparison(text, text, Relation.VERBATIM, 1.0, 1.0)
