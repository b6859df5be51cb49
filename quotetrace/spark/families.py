"""Which statement each quote belongs to: its best parent's, by the rule that links quotes on one machine.

Whether a parent's statement fits depends on the root of that statement, which depends on the parent's own parent. So each quote follows
its parents to the top by pointer jumping, in as many rounds as the longest chain has binary digits. All quotes below one top are a
family, in which the rule is applied one by one. A quote whose best parent does not fit, and what follows it, take the next parent in
another pass.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, cast

from quotetrace.matching.comparison import Comparison
from quotetrace.matching.linking import home
from quotetrace.matching.parents import Witnesses, pack, unpack
from quotetrace.matching.rows import Row as Evidence
from quotetrace.spark.frames import Row, mapped, packed, together, unpacked
from quotetrace.spark.keeping import Kept

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
    """For quotes (number, row) and their parents (number, parent, likely): of each quote that has a parent its root and how it stands
    to it, (number, target, data); a quote without a row is the root of its own statement.
    """
    outcome = keep(parents.selectExpr("number", "false AS is_settled", "parent AS target", "likely AS data"))
    settled = outcome.where("is_settled")
    while not (waiting := outcome.where("NOT is_settled")).isEmpty():
        members = quotes.sparkSession.sql(FAMILIES, tops=tops(waiting, keep), settled=settled, waiting=waiting, quotes=quotes)
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
    """What becomes of the quotes of families; the rows of a family are (root, number, is_settled, data, row), in the order of the numbers."""
    for _, family in together(rows):
        yield from settled_in(family)


def settled_in(family: list[Row]) -> Iterator[Row]:
    """What becomes of the quotes of one family."""
    numbers = [cast(int, row[0]) for row in family]
    place = {number: index for index, number in enumerate(numbers)}
    rows = [unpacked(Evidence, row[3]) for row in family]
    witnesses = Witnesses(rows)
    roots: list[int] = []
    comparisons: list[Comparison] = []
    waiting: set[int] = set()
    for index, (_, is_settled, data, _) in enumerate(family):
        root, comparison = home(witnesses, roots, comparisons, index, ())
        if is_settled and data is not None:
            packed_root = unpacked(tuple, data)
            root, comparison = unpack(rows, index, (place[packed_root[0]], *packed_root[1:]))
        elif not is_settled:
            left = unpacked(list, data)
            while left and root == index and (parent := place.get(left[0][0])) is not None and parent not in waiting:
                root, comparison = home(witnesses, roots, comparisons, index, [unpack(rows, index, (parent, *left[0][1:]))])
                left = left[root == index :]
            if left and root == index:
                waiting.add(index)
                yield numbers[index], False, left[0][0], packed(left)
            else:
                yield numbers[index], True, numbers[root], packed(pack(rows, index, (root, comparison), numbers[root]))
        roots.append(root)
        comparisons.append(comparison)
