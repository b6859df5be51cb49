"""The distributed engine gives what one machine gives: here in two threads, in `test_cluster.py` on a cluster."""

import json
import pickle
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest
from cluster import SETTINGS, lines_in, lines_of, missing, same_reports, settings_in
from conftest import ROOT, SAMPLES
from stories import stories

from quotetrace import pipeline
from quotetrace.cli.summary import of_statements
from quotetrace.errors import UsageError
from quotetrace.matching.candidates import CAP
from quotetrace.reading import read, sources
from quotetrace.spark import session, trace
from quotetrace.writing.archived import archived

sys.path.append(str(ROOT / "benchmarks"))
from archive import heard as in_articles
from corpus import corpus

sys.path.append(str(ROOT / "tests" / "cli"))
from command import Done
from command import in_process as quotetrace

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

pytestmark = [pytest.mark.large, pytest.mark.skipif(missing() is not None, reason=str(missing()))]

BROKEN = '{"id": 7, "text": "The ferry'


@dataclass(frozen=True)
class Run:
    """What the command left behind, given the samples, invented stories and some things that can not be read."""

    folder: Path
    done: Done

    @property
    def lines(self) -> list[str]:
        return lines_in(self.folder / "out.jsonl")


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    folder = tmp_path_factory.mktemp("run")
    lines = list(stories(40))
    (folder / "stories").mkdir()
    (folder / "stories" / "one [1].jsonl").write_text("\n".join(lines[::2]), encoding="utf-8")
    (folder / "stories" / "two.jsonl").write_text("\n".join([*lines[1::2], BROKEN, lines[0]]) + "\n", encoding="utf-8")
    paths = [SAMPLES, folder / "stories" / "*.jsonl", folder / "nowhere.txt"]
    cluster = ["--engine", "spark", "--master", "local[2]", "-o", folder / "out.jsonl"]
    return Run(folder, quotetrace("trace", *paths, *cluster, SPARK_CONF_DIR=settings_in(folder)))


@pytest.fixture(scope="module")
def spark(run: Run) -> "Iterator[SparkSession]":
    """A session of our own, when the command has ended its."""
    started = session("local[2]", SETTINGS)
    yield started
    started.stop()


def test_the_statements_are_those_of_one_machine(run: Run) -> None:
    errors: list[object] = []
    articles = [
        article
        for source in sources([str(SAMPLES), str(run.folder / "stories")])
        for article in read(source, on_error=errors.append)
    ]
    statements = pipeline.trace(articles)
    assert run.lines == lines_of(statements)
    assert len(errors) == 1
    assert run.done.err.splitlines()[-1] == of_statements(statements, len({article.id for article in articles}))


def test_the_stories_put_every_rule_to_use(run: Run) -> None:
    """Else the comparison above would show little."""
    reports = [json.loads(line) for line in run.lines]
    assert {report["relation"] for report in reports} == {"verbatim", "trimmed", "edited", "reworded"}
    flags = {flag["code"] for report in reports for flag in report["statement"]["flags"]}
    assert {"wording-changed", "no-date", "single-origin", "correction"} <= flags
    origins = [origin for report in reports for origin in report["statement"]["origins"]]
    assert any("% of the text" in origin["evidence"] for origin in origins)
    changed = [report for report in reports if "boats" in report["diff"] and "[-" in report["diff"]]
    assert changed, "a number that a copy changed is one statement, put together again"


def test_what_can_not_be_read_is_told_and_the_rest_is_traced(run: Run) -> None:
    place = run.folder / "stories" / "two.jsonl"
    assert {line.partition(": Unterminated")[0] for line in run.done.problems} == {
        f"quotetrace: {run.folder}/nowhere.txt: no such file (check the path)",
        f"quotetrace: {place}: the line that begins {BROKEN}: no JSON",
    }
    assert (run.done.code, run.done.out) == (2, "")


def test_only_the_records_are_left_behind(run: Run) -> None:
    assert sorted(path.name for path in run.folder.iterdir()) == ["out.jsonl", "settings", "stories"]


def test_nothing_is_replaced_unless_that_is_asked_for(spark: "SparkSession", run: Run) -> None:
    with pytest.raises(UsageError, match=r"out\.jsonl: exists already \(use --force to replace it\)"):
        trace(spark, [str(SAMPLES)], str(run.folder / "out.jsonl"), on_problem=print)
    with pytest.raises(UsageError, match=r"out\.csv: the engine spark writes \.jsonl or \.parquet"):
        trace(spark, [str(SAMPLES)], str(run.folder / "out.csv"), on_problem=print)


def test_parquet_holds_the_same_records(spark: "SparkSession", run: Run) -> None:
    from quotetrace.spark.tables import save

    folder = str(run.folder / "stories" / "out.parquet")
    save(spark.read.text(str(run.folder / "out.jsonl")).withColumnRenamed("value", "line"), folder)
    records = [row.asDict(recursive=True) for row in spark.read.parquet(folder).collect()]
    assert same_reports(records, [{"inside": None, **json.loads(line)} for line in run.lines])


def test_articles_in_parquet_are_read_by_the_same_aliases(spark: "SparkSession", run: Run) -> None:
    from quotetrace.spark.hearing import read_pieces
    from quotetrace.spark.sources import pieces

    place = run.folder / "articles" / "some.parquet"
    spark.read.json(str(run.folder / "stories" / "two.jsonl")).where("text IS NOT NULL").write.parquet(str(place))
    found, names = pieces(spark, [str(place.parent)], print)
    articles = [pickle.loads(row[4]) for row in read_pieces(names, map(tuple, found.collect()))]
    given = list(read(str(run.folder / "stories" / "two.jsonl"), on_error=lambda error: None))
    assert {one.id for one in articles} == {one.id for one in given}, (
        "an id is made of the text and all that is stated about it"
    )
    assert {Path(one.source).parent for one in articles} == {place}


def test_no_key_gathers_on_one_machine(spark: "SparkSession") -> None:
    """Of the quotes that hold a key, each part of a table gives only the first few away."""
    from quotetrace.spark.candidates import first_holders

    held = spark.range(100_000).selectExpr("CAST(id % 2 AS int) AS days", "id AS number", "id % 2 AS key")
    plan = first_holders(held)._jdf.queryExecution().toString()
    physical = plan[plan.index("== Physical Plan ==") :]
    assert re.search(r"WindowGroupLimit.* Final\n.*Sort.*\n.*Exchange.*\n.*WindowGroupLimit.* Partial", physical), (
        physical
    )
    assert first_holders(held).count() == 2 * (CAP + 1)


def test_twenty_thousand_quotes_in_any_order_and_partitioning(spark: "SparkSession", tmp_path: Path) -> None:
    heard = list(in_articles(corpus(20_000)))
    Random(1).shuffle(heard)
    for number in range(3):
        (tmp_path / f"{number}.jsonl").write_text("".join(archived(heard[number::3])), encoding="utf-8")
    spark.conf.set("spark.sql.shuffle.partitions", "3")
    trace(spark, [str(tmp_path)], str(tmp_path / "out.jsonl"), on_problem=print)
    plain = pipeline.join(heard, engine="python")
    assert lines_in(tmp_path / "out.jsonl") == lines_of(plain)
    assert pipeline.join(reversed(heard), engine="duckdb") == plain
