"""A number for every row of a table, in an order that all machines agree on: the numbers that the rows would have in
one sorted list."""

from __future__ import annotations

from functools import singledispatch
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

__all__ = ["numbered", "sortable"]

ZERO = 1 << 63
NUMBERED = """
SELECT rest.*, before + row_number() OVER (PARTITION BY coarse ORDER BY fine) - 1 AS number
FROM {rest} rest JOIN (
    SELECT coarse AS same, coalesce(sum(count(*)) OVER (ORDER BY coarse ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS before
    FROM {rest} GROUP BY coarse
) ON coarse = same
"""


def numbered(table: DataFrame) -> DataFrame:
    """The rows with their `number` in the order of (`coarse`, `fine`), which no two of them share; the two columns are
    dropped.

    Rows are sorted among those of one `coarse` only, so that no machine has to hold them all; rows that are lost and
    found anew get the same numbers.
    """
    return table.sparkSession.sql(NUMBERED, rest=table).drop("coarse", "fine")


@singledispatch
def sortable(value: object) -> bytes:
    """Bytes that sort as the values do: numbers, truths, texts and tuples of them, each kind among its own."""
    raise TypeError(f"no order for {type(value).__name__}")


@sortable.register
def _(value: int) -> bytes:
    return (ZERO + value).to_bytes(8)


@sortable.register
def _(value: str) -> bytes:
    return value.encode("utf-8", "surrogatepass").replace(b"\0", b"\0\xff") + b"\0\0"


@sortable.register
def _(value: tuple) -> bytes:  # type: ignore[type-arg]
    return b"".join(b"\1" + sortable(item) for item in value) + b"\0"
