"""The distributed engine gives what one machine gives."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from cluster import SETTINGS, lines_in, lines_of, missing
from conftest import SAMPLES

from quotetrace import pipeline
from quotetrace.reading import read, sources
from quotetrace.spark import session, trace

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

pytestmark = pytest.mark.skipif(missing() is not None, reason=str(missing()))


@pytest.fixture(scope="module")
def spark() -> "Iterator[SparkSession]":
    started = session("local[2]", SETTINGS)
    yield started
    started.stop()


def test_the_samples(spark: "SparkSession", tmp_path: Path) -> None:
    problems: list[object] = []
    totals = trace(spark, [str(SAMPLES)], str(tmp_path / "out.jsonl"), on_problem=problems.append)
    statements = pipeline.trace(article for source in sources([str(SAMPLES)]) for article in read(source))
    assert lines_in(tmp_path / "out.jsonl") == lines_of(statements)
    assert problems == []
    assert totals.statements == len(statements)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.jsonl"]
