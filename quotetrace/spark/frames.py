"""Rows in and out of functions that Spark calls with frames of pandas, and values that travel as bytes."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby, islice
from operator import itemgetter
from typing import TYPE_CHECKING, TypeVar, cast

if TYPE_CHECKING:
    from pandas import DataFrame as Frame
    from pyspark.sql import DataFrame

__all__ = ["Row", "mapped", "packed", "together", "unpacked"]

AT_ONCE = 1000  # rows of a frame that is handed to Spark

Row = tuple[object, ...]
Value = TypeVar("Value")


def mapped(table: DataFrame, work: Callable[[Iterator[Row]], Iterable[Row]], schema: str) -> DataFrame:
    """`work` on the rows of each partition, one after the other as they come; its rows have the columns of `schema`.

    `work` must be a function of a module, or a partial of one, so that the workers can load it.
    """
    columns = [column.split()[0] for column in schema.split(", ")]

    def over(frames: Iterable[Frame]) -> Iterator[Frame]:
        from pandas import DataFrame

        found = iter(work(rows_of(frames)))
        while chunk := list(islice(found, AT_ONCE)):
            yield DataFrame(dict(zip(columns, map(list, zip(*chunk, strict=True)), strict=True)))

    return table.mapInPandas(over, schema)


def rows_of(frames: Iterable[Frame]) -> Iterator[Row]:
    """The rows of some frames as tuples of plain values."""
    for frame in frames:
        yield from zip(*(frame[column].tolist() for column in frame.columns), strict=True)


def together(rows: Iterable[Row]) -> Iterator[tuple[object, list[Row]]]:
    """The rows with one value in their first column, which stand together: that value, and the rows without it."""
    for key, same in groupby(rows, key=itemgetter(0)):
        yield key, [row[1:] for row in same]


def packed(value: object) -> bytes:
    """A value as bytes, for workers of the same run."""
    return pickle.dumps(value, pickle.HIGHEST_PROTOCOL)


def unpacked(kind: type[Value], data: object) -> Value:
    """The value of type `kind` that was packed."""
    return cast(Value, pickle.loads(cast(bytes, data)))
