"""The rules of language, as data that a person can read and extend without programming.

Each `NAME.tsv` beside this file is a table: lines that start with `#` are comments, the first other line names the
columns, columns are separated by tabs, missing cells at the end of a row are empty. Several values in one cell are
separated by `|`.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

__all__ = ["column", "mapping", "rows", "several", "table"]

HERE = Path(__file__).parent


def rows(name: str) -> Iterator[list[str]]:
    """The rows of the table `name`, its header row first, comments and empty lines left out."""
    with (HERE / f"{name}.tsv").open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip() and not line.startswith("#"):
                yield line.rstrip("\n").split("\t")


@cache
def table(name: str) -> tuple[Mapping[str, str], ...]:
    """The rows of the table `name` as mappings from column to cell, in the order of the file."""
    lines = rows(name)
    header = next(lines)
    return tuple(dict(zip(header, row + [""] * (len(header) - len(row)), strict=True)) for row in lines)


@cache
def column(name: str, key: str | None = None, **where: str) -> frozenset[str]:
    """All values of one column (the first, if not named), of the rows whose other cells equal `where`."""
    found = (row for row in table(name) if all(row[k] == v for k, v in where.items()))
    return frozenset(value for row in found for value in several(row[key] if key else next(iter(row.values()))))


@cache
def mapping(name: str, key: str, value: str) -> Mapping[str, str]:
    """From each value of the column `key` (several in a cell count one by one) to the cell of the column `value`."""
    return {k: row[value] for row in table(name) for k in several(row[key])}


def several(cell: str) -> list[str]:
    """The values of a cell that holds several, separated by `|`."""
    return [part.strip() for part in cell.split("|") if part.strip()]
