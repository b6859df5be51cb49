"""The whole way on a cluster, as one machine goes it: articles, quotes, candidates, parents, statements."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple
from uuid import uuid4

from quotetrace.errors import InputError, UsageError
from quotetrace.spark.candidates import candidates
from quotetrace.spark.copies import copies
from quotetrace.spark.families import homes
from quotetrace.spark.frames import unpacked
from quotetrace.spark.hearing import ARTICLE, BUG, PROBLEM, QUOTE, WARNING, heard_in
from quotetrace.spark.keeping import Kept, kept
from quotetrace.spark.ordering import numbered
from quotetrace.spark.parents import parents
from quotetrace.spark.rejoining import bundles
from quotetrace.spark.session import shares, told_plainly
from quotetrace.spark.sources import pieces
from quotetrace.spark.stating import statements
from quotetrace.spark.store import exists
from quotetrace.spark.tables import SUFFIXES, save

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

__all__ = ["Problem", "Totals", "trace"]

SHOWN = 100  # problems that are told one by one

REPORTS = """
SELECT number, coalesce(target, number) AS root, article, row, quote, data AS comparison FROM {quotes} LEFT JOIN {homes} USING (number)
"""
ONE_AN_ID = """
SELECT * FROM (SELECT *, row_number() OVER (PARTITION BY id ORDER BY fine) AS place FROM {articles}) WHERE place = 1
"""
COPIES = """
SELECT other.id AS article, other.number AS place, fuller.id AS fuller_id, fuller.data AS fuller, share
FROM {copies} copies JOIN {articles} other ON other.number = copies.number JOIN {articles} fuller ON fuller.number = copies.fuller
"""


class Problem(NamedTuple):
    """What could not be read (`problem`), what an article warns of (`warning`), or an error of ours in it (`bug`), and
    the article's place."""

    what: str
    place: str
    note: str


class Totals(NamedTuple):
    """What a run read and found."""

    articles: int
    quotes: int
    statements: int
    several: int
    independent: int


def trace(
    spark: SparkSession,
    paths: Sequence[str],
    output: str,
    *,
    force: bool = False,
    on_problem: Callable[[Problem], None],
) -> Totals:
    """Traces what stands at `paths` and writes the report records to the folder `output`, in the format of its suffix.

    UsageError for another suffix, or where something stands at `output` already, unless `force`. Intermediate tables
    are kept in a folder beside `output` until the end.
    """
    if not output.endswith(SUFFIXES):
        raise UsageError(f"{output}: the engine spark writes {' or '.join(SUFFIXES)}")
    with told_plainly():
        return traced_into(output, spark, paths, force, on_problem)


def traced_into(
    output: str, spark: SparkSession, paths: Sequence[str], force: bool, on_problem: Callable[[Problem], None]
) -> Totals:
    """The same, whatever goes wrong."""
    if not force and exists(spark, output):
        raise UsageError(f"{output}: exists already (use --force to replace it)")
    with kept(spark, f"{output.rstrip('/')}.{uuid4().hex[:8]}.part") as keep:
        heard = keep(heard_at(spark, paths, on_problem))
        counts = {row["what"]: row["count"] for row in heard.groupBy("what").count().collect()}
        tell(heard, counts, on_problem)
        lines = keep(traced(heard, keep))
        save(lines.select("line"), output, force=force)
        found = lines.where("leads").selectExpr("count(*)", "count_if(reports > 1)", "count_if(origins > 1)").first()
        return Totals(counts.get(ARTICLE, 0), counts.get(QUOTE, 0), *(found or (0, 0, 0)))


def heard_at(spark: SparkSession, paths: Sequence[str], on_problem: Callable[[Problem], None]) -> DataFrame:
    """What is said in the articles at `paths`."""

    def on_error(error: InputError) -> None:
        on_problem(Problem(PROBLEM, "", str(error)))

    found, names = pieces(spark, paths, on_error)
    return heard_in(found, names, shares(spark))


def tell(heard: DataFrame, counts: dict[str, int], on_problem: Callable[[Problem], None]) -> None:
    """Tells of the problems that were met, the first of each kind one by one."""
    for what in (PROBLEM, BUG, WARNING):
        if what in counts:
            rows = heard.where(f"what = '{what}'").select("data", "note").orderBy("note").limit(SHOWN).collect()
            for row in rows:
                on_problem(Problem(what, unpacked(str, row["data"]), row["note"]))
            if counts[what] > SHOWN:
                on_problem(Problem(what, "", f"and {counts[what] - SHOWN:,} more like these"))


def traced(heard: DataFrame, keep: Kept) -> DataFrame:
    """The lines of statements, from what was heard in articles."""
    spark = heard.sparkSession
    articles = heard.where(f"what = '{ARTICLE}'").select("id", "coarse", "fine", "data", "narrative", "sample", "runs")
    articles = keep(numbered(spark.sql(ONE_AN_ID, articles=articles)))
    quotes = heard.where(f"what = '{QUOTE}'").selectExpr(
        "id AS article", "coarse", "fine", "data AS quote", "days", "row", "keys"
    )
    quotes = keep(numbered(quotes))
    pairs = keep(candidates(quotes.select("number", "days", "keys")))
    likely = parents(quotes.select("number", "row"), pairs)
    found = homes(quotes.select("number", "row"), keep(likely), keep)
    reports = keep(spark.sql(REPORTS, quotes=quotes, homes=found))
    copied = keep(
        spark.sql(
            COPIES, copies=copies(articles.select("number", "sample", "narrative", "runs"), keep), articles=articles
        )
    )
    together = bundles(reports.select("root", "article", "row"), copied.selectExpr("article", "fuller_id AS fuller"))
    return statements(reports.drop("row"), together, copied.drop("fuller_id"))
