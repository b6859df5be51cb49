"""Tables that are asked more than once, kept as files where all workers find them: what is done need not be done again
if one is lost."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from typing import TYPE_CHECKING

from quotetrace.spark.store import remove

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

__all__ = ["Kept", "kept"]


class Kept:
    """A folder of tables."""

    def __init__(self, folder: str) -> None:
        """The folder must be one that all workers reach, and that nothing else stands in."""
        self.folder = folder
        self.numbers = count()

    def __call__(self, table: DataFrame) -> DataFrame:
        """The table, worked out now and read from its files from now on."""
        place = f"{self.folder}/{next(self.numbers)}"
        table.write.parquet(place)
        return table.sparkSession.read.schema(table.schema).parquet(place)


@contextmanager
def kept(spark: SparkSession, folder: str) -> Iterator[Kept]:
    """What keeps tables as long as it is open."""
    try:
        yield Kept(folder)
    finally:
        remove(spark, folder)
