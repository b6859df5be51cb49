"""Which quotes are worth comparing, found by Spark: the same candidates as the index in plain Python gives.

No key gathers on one machine: of the quotes that hold a key in a window, each part of the table gives its first few,
and of these the first few are kept. What is kept of a window is offered to the windows beside it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quotetrace.matching.candidates import ALWAYS, CAP, FEW, FULLEST, MOST, SHARE, TELLING
from quotetrace.matching.key_arrays import UNDATED
from quotetrace.matching.keys import WORD

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

__all__ = ["candidates", "first_holders"]

HOLDERS = f"""
SELECT * FROM (
    SELECT *, row_number() OVER (PARTITION BY key, days ORDER BY number) AS place FROM {{held}}
) WHERE place <= {CAP + 1}
"""
POSTINGS = f"""
SELECT days, key, number, CASE WHEN key & {WORD} = 0 AND size <= {CAP} THEN {TELLING} ELSE 1 END AS weight FROM (
    SELECT *, count(*) OVER (PARTITION BY key, days) AS size FROM {{holders}}
) WHERE size <= {CAP} OR (key & {WORD} = 0 AND place <= {FULLEST})
"""
OFFERS = f"""
WITH windows AS (SELECT collect_set(days) FROM {{held}})
SELECT key, number, weight, explode(
    if(days = {UNDATED}, (FROM windows), array_intersect((FROM windows), array(days - 1, days, days + 1, {UNDATED})))
) AS days FROM {{postings}}
"""
HITS = """
SELECT held.number AS child, offers.number AS parent, weight
FROM {held} held JOIN {offers} offers ON offers.key = held.key AND offers.days = held.days AND offers.number < held.number
"""
LIKELY = f"""
SELECT child, parent, place FROM (
    SELECT child, parent, shared, row_number() OVER best AS place, first_value(shared) OVER best AS most
    FROM (SELECT child, parent, sum(weight) AS shared FROM {{hits}} GROUP BY child, parent)
    WINDOW best AS (PARTITION BY child ORDER BY shared DESC, parent)
) JOIN {{sizes}} ON number = child
WHERE place <= {MOST} AND shared * {SHARE} >= most AND (place <= {ALWAYS} OR shared * {FEW} >= size)
"""


def candidates(quotes: DataFrame) -> DataFrame:
    """For quotes (number, days, keys): each with those before it that it shares keys with, (child, parent, place), best
    first."""
    spark = quotes.sparkSession
    held = quotes.selectExpr("days", "number", "explode(keys) AS key")
    postings = spark.sql(POSTINGS, holders=first_holders(held))
    offers = spark.sql(OFFERS, postings=postings, held=quotes)
    hits = spark.sql(HITS, held=held, offers=offers).repartition(
        "child"
    )  # once: for counting, and for ranking what was counted
    return spark.sql(LIKELY, hits=hits, sizes=quotes.selectExpr("number", "size(keys) AS size"))


def first_holders(held: DataFrame) -> DataFrame:
    """Of the quotes that hold a key in a window the first, one more than a key may lead to; (days, number, key,
    place)."""
    return held.sparkSession.sql(HOLDERS, held=held)
