"""The best parents of each quote among its candidates, found where the quote and its candidates come together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, cast

from quotetrace.matching.parcels import Packed, pack
from quotetrace.matching.parents import Witnesses, best_parents
from quotetrace.matching.rows import Row as Evidence
from quotetrace.spark.frames import Row, mapped, packed, together, unpacked

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

__all__ = ["Likely", "parents"]

Likely = list[Packed]  # the best parents of a quote, under their numbers

GATHERED = """
SELECT child, place, parent, row FROM {pairs} JOIN {quotes} ON number = parent
UNION ALL
SELECT number, 0, number, row FROM {quotes} WHERE number IN (SELECT child FROM {pairs})
"""
PARENTS = "number bigint, parent bigint, likely binary"


def parents(quotes: DataFrame, pairs: DataFrame) -> DataFrame:
    """For quotes (number, row) and candidates (child, parent, place): each quote that has a parent, its best one, and
    all likely ones."""
    gathered = quotes.sparkSession.sql(GATHERED, pairs=pairs, quotes=quotes)
    return mapped(gathered.repartition("child").sortWithinPartitions("child", "place"), judged, PARENTS)


def judged(rows: Iterable[Row]) -> Iterator[Row]:
    """The parents of quotes, each of which comes before its candidates."""
    for number, (itself, *partners) in together(rows):
        if found := best(itself, partners):
            yield number, found[0][0], packed(found)


def best(itself: Row, partners: list[Row]) -> Likely:
    """The best parents of a quote among partners in the order of what they share; all as (place, number, row)."""
    number, *others = [cast(int, row[1]) for row in (itself, *partners)]
    rows = {cast(int, row[1]): unpacked(Evidence, row[2]) for row in (itself, *partners)}
    return [pack(rows, number, parent, parent[0]) for parent in best_parents(Witnesses(rows), number, others)]
