"""Which articles are copies, found by Spark: the same copies as `provenance.copies` finds one by one.

On one machine each article is held against those before it that are no copies themselves. Here all articles are held at
once against those of which that is believed: of all at first, then of those that turned out to be none, until nothing
changes any more. What is then believed is what going one by one would have found, for it holds of the first article,
and so of the second, and of all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, cast

from quotetrace.provenance.copying import LOOKED_AT, STOCK, WORTH_A_LOOK, fullest
from quotetrace.provenance.fingerprints import Print
from quotetrace.spark.frames import Row, mapped, together
from quotetrace.spark.keeping import Kept

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

__all__ = ["copies"]

SHARED_RUNS = """
SELECT number, run FROM {runs} LEFT SEMI JOIN (SELECT run AS held FROM {runs} GROUP BY run HAVING count(*) > 1) ON held = run
"""
PLACES = f"""
SELECT number, run FROM (
    SELECT *, row_number() OVER (PARTITION BY run ORDER BY number) AS place FROM {{runs}} LEFT ANTI JOIN {{copies}} copies USING (number)
) WHERE place <= {STOCK}
"""
LOOKS = f"""
WITH hits AS (
    SELECT runs.number AS other, places.number AS fuller, count(*) AS shared
    FROM {{runs}} runs JOIN {{places}} places ON places.run = runs.run AND places.number < runs.number
    GROUP BY runs.number, places.number
)
SELECT other, fuller, place FROM (
    SELECT *, row_number() OVER (PARTITION BY other ORDER BY shared DESC, fuller) AS place FROM hits
) JOIN {{articles}} ON number = other
WHERE place <= {LOOKED_AT} AND shared >= {WORTH_A_LOOK}D * size(sample)
"""
GATHERED = """
SELECT other, place, fuller, narrative, runs FROM {looks} JOIN {articles} ON number = fuller
UNION ALL
SELECT number, 0, number, narrative, runs FROM {articles} WHERE number IN (SELECT other FROM {looks})
"""
CHANGED = (
    "SELECT 1 FROM {one} one FULL JOIN {other} other USING (number) WHERE one.fuller IS NULL OR other.fuller IS NULL"
)
COPIES = "number bigint, fuller bigint, share double"


def copies(articles: DataFrame, keep: Kept) -> DataFrame:
    """For articles (number, sample, runs, narrative), numbered from the fullest down: each copy, the fuller one, and
    the share of its text that stands there, (number, fuller, share).
    """
    spark = articles.sparkSession
    runs = keep(spark.sql(SHARED_RUNS, runs=articles.selectExpr("number", "explode(sample) AS run")))
    found, changed = spark.createDataFrame([], COPIES), True
    while changed:
        places = spark.sql(PLACES, runs=runs, copies=found)
        looks = keep(spark.sql(LOOKS, runs=runs, places=places, articles=articles))
        gathered = (
            spark.sql(GATHERED, looks=looks, articles=articles)
            .repartition("other")
            .sortWithinPartitions("other", "place")
        )
        believed, found = found, keep(mapped(gathered, compared, COPIES))
        changed = not spark.sql(CHANGED, one=believed, other=found).isEmpty()
    return found


def compared(rows: Iterable[Row]) -> Iterator[Row]:
    """The copies among articles, each of which comes before those that may hold its text."""
    for number, (itself, *others) in together(rows):
        home = fullest(fingerprint(itself), [(cast(int, row[1]), fingerprint(row)) for row in others])
        if home is not None:
            yield number, *home


def fingerprint(row: Row) -> Print:
    """The fingerprint in a row of (place, number, narrative, runs)."""
    _, _, narrative, runs = row
    return Print(frozenset(cast(Iterable[int], runs)), bool(narrative))
