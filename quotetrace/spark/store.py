"""Files in any store that Spark knows: whether something stands at a path, and how to take it away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

__all__ = ["exists", "remove"]


class Path(Protocol):
    """A path of Hadoop's."""

    def getFileSystem(self, settings: object) -> FileSystem:  # noqa: N802 - Hadoop's name
        """The store that it is in."""


class FileSystem(Protocol):
    """A store of Hadoop's."""

    def exists(self, path: Path) -> bool:
        """Whether something stands there."""

    def delete(self, path: Path, recursive: bool) -> bool:
        """Takes it away."""


def exists(spark: SparkSession, path: str) -> bool:
    """Whether a file or folder stands at `path`."""
    store, place = opened(spark, path)
    return store.exists(place)


def remove(spark: SparkSession, path: str) -> None:
    """Takes away what stands at `path`, if anything does."""
    store, place = opened(spark, path)
    store.delete(place, True)


def opened(spark: SparkSession, path: str) -> tuple[FileSystem, Path]:
    """The store of a path, and the path as the store has it. PySpark has no door of its own to it."""
    java = spark.sparkContext._jvm
    assert java is not None  # a session has one
    place = cast(Path, java.org.apache.hadoop.fs.Path(path))
    return place.getFileSystem(spark.sparkContext._jsc.hadoopConfiguration()), place
