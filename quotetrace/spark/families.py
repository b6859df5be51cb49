"""Which statement each quote belongs to: its best parent's, by the rule that links quotes on one machine.

Whether a parent's statement fits depends on the root of that statement, which depends on the parent's own parent. So
each quote follows its parents to the top by pointer jumping, in as many rounds as the longest chain has binary digits.
All quotes below one top are a family, in which the rule is applied one by one. A quote whose best parent does not fit,
and what follows it, take the next parent in another pass.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, cast

from quotetrace.matching.comparison import Comparison
from quotetrace.matching.parcels import Packed, pack, unpack
from quotetrace.matching.parents import Witnesses, home
from quotetrace.matching.rows import Row as Evidence
from quotetrace.spark.frames import Row, mapped, packed, together, unpacked
from quotetrace.spark.keeping import Kept
from quotetrace.spark.parents import Likely

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

__all__ = ["homes"]

# A quote that is settled has its root as `target`; one that waits, its best parent left.
OUTCOME = "number bigint, is_settled boolean, target bigint, data binary"
JUMP = """
SELECT one.number, coalesce(next.target, one.target) AS target, next.number IS NOT NULL AS moved
FROM {waiting} one LEFT JOIN {waiting} next ON next.number = one.target
"""
FAMILIES = """
WITH placed AS (
    SELECT tops.number, tops.target AS top, coalesce(settled.target, tops.target) AS root, settled.data
    FROM {tops} tops LEFT JOIN {settled} settled ON settled.number = tops.target
),
members AS (
    SELECT root, waiting.number, false AS is_settled, waiting.data FROM {waiting} waiting JOIN placed ON placed.number = waiting.number
    UNION ALL
    SELECT DISTINCT root, top, true, data FROM placed WHERE top <> root
    UNION ALL
    SELECT DISTINCT root, root, true, CAST(NULL AS binary) FROM placed
)
SELECT root, members.number, is_settled, data, row FROM members JOIN {quotes} quotes ON quotes.number = members.number
"""


def homes(quotes: DataFrame, parents: DataFrame, keep: Kept) -> DataFrame:
    """For quotes (number, row) and their parents (number, parent, likely): of each quote that has a parent its root and
    how it stands to it, (number, target, data); a quote without a row is the root of its own statement.
    """
    outcome = keep(parents.selectExpr("number", "false AS is_settled", "parent AS target", "likely AS data"))
    settled = outcome.where("is_settled")
    while not (waiting := outcome.where("NOT is_settled")).isEmpty():
        members = quotes.sparkSession.sql(
            FAMILIES, tops=tops(waiting, keep), settled=settled, waiting=waiting, quotes=quotes
        )
        outcome = keep(mapped(members.repartition("root").sortWithinPartitions("root", "number"), settle, OUTCOME))
        settled = settled.union(outcome.where("is_settled"))
    return settled.select("number", "target", "data")


def tops(waiting: DataFrame, keep: Kept) -> DataFrame:
    """Of each quote that waits the first above it that does not, (number, target)."""
    found = waiting.select("number", "target")
    while True:
        found = keep(found.sparkSession.sql(JUMP, waiting=found))
        if found.where("moved").isEmpty():
            return found
        found = found.select("number", "target")


def settle(rows: Iterable[Row]) -> Iterator[Row]:
    """What becomes of the quotes of families; the rows of a family are (root, number, is_settled, data, row), in the
    order of the numbers."""
    for _, family in together(rows):
        yield from settled_in(family)


def settled_in(family: list[Row]) -> Iterator[Row]:
    """What becomes of the quotes of one family."""
    rows = {cast(int, number): unpacked(Evidence, row) for number, _, _, row in family}
    witnesses = Witnesses(rows)
    roots: dict[int, int] = {}
    comparisons: dict[int, Comparison] = {}  # of the quotes that are settled
    for number, (_, is_settled, data, _) in zip(rows, family, strict=True):
        root, comparison = home(witnesses, roots, comparisons, number, ())
        if not is_settled:
            left = cast(Likely, unpacked(list, data))
            while left and root == number and left[0][0] in roots:
                root, comparison = home(witnesses, roots, comparisons, number, [unpack(rows, number, left[0])])
                left = left[root == number :]
            if left and root == number:
                yield number, False, left[0][0], packed(left)
                continue
            yield number, True, root, packed(pack(rows, number, (root, comparison), root))
        elif data is not None:
            root, comparison = unpack(rows, number, cast(Packed, unpacked(tuple, data)))
        roots[number], comparisons[number] = root, comparison
