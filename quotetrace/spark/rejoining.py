"""Which statements must be looked at together, because a sentence of one stands, changed, in a copy that reports the
other.

Such pairs are rare, two numbers each; what is connected through them is put together by the driver.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product
from typing import TYPE_CHECKING, cast

from quotetrace.matching import compare
from quotetrace.matching.rows import Row as Evidence
from quotetrace.model import Relation
from quotetrace.provenance.rejoining import ALIKE
from quotetrace.spark.frames import Row, mapped, together, unpacked

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

__all__ = ["bundles"]

# Of two copies of one text the reports of statements that the other does not report.
UNSHARED = """
SELECT pairs.article, {here} AS in_fuller, root, row
FROM {{pairs}} pairs JOIN {{reports}} reports ON reports.article = {place}
WHERE NOT EXISTS (SELECT 1 FROM {{reports}} there WHERE there.root = reports.root AND there.article = {elsewhere})
"""
CHANGED = " UNION ALL ".join((
    UNSHARED.format(here="true", place="pairs.fuller", elsewhere="pairs.article"),
    UNSHARED.format(here="false", place="pairs.article", elsewhere="pairs.fuller"),
))  # fmt: skip
ALIKE_IN = "one bigint, other bigint"


def bundles(reports: DataFrame, pairs: DataFrame) -> DataFrame:
    """For reports (root, article, row) and copies (article, fuller): the roots of statements that belong together, each
    with the first of them, (root, bundle).
    """
    spark = reports.sparkSession
    changed = spark.sql(CHANGED, reports=reports, pairs=pairs).repartition("article")
    found = mapped(changed.sortWithinPartitions("article"), alike, ALIKE_IN).distinct().collect()
    return spark.createDataFrame(
        sorted(connected((row.one, row.other) for row in found).items()), "root bigint, bundle bigint"
    )


def alike(rows: Iterable[Row]) -> Iterator[Row]:
    """The roots of which reports in two copies are nearly alike; the rows of a copy and of the fuller text stand
    together."""
    for _, reports in together(rows):
        sides: dict[bool, list[tuple[int, str]]] = {True: [], False: []}
        for in_fuller, root, row in reports:
            sides[bool(in_fuller)].append((cast(int, root), unpacked(Evidence, row).faces[0]))
        for (one, words), (other, others) in product(sides[True], sides[False]):
            found = compare(words, others)
            if found.relation is not Relation.DIFFERENT and found.similarity >= ALIKE:
                yield one, other


def connected(pairs: Iterable[tuple[int, int]]) -> dict[int, int]:
    """From each number in some pairs to the least that it is connected with."""
    above: dict[int, int] = {}

    def least(number: int) -> int:
        while (upper := above.setdefault(number, number)) != number:
            above[number] = above[upper]
            number = upper
        return number

    for one, other in pairs:
        low, high = sorted((least(one), least(other)))
        above[high] = low
    return {number: least(number) for number in above}
