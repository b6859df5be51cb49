"""Sources as Spark reads them: files, folders and patterns, here or in any store that it knows, as pieces of bytes.

Lines of JSON and rows of Parquet are shared out one by one; any other file is read whole by one worker.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Sequence
from functools import reduce
from glob import glob
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from quotetrace.errors import InputError, UsageError
from quotetrace.reading import sources
from quotetrace.reading.files import stands_beside
from quotetrace.spark.session import first_line

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

__all__ = ["pieces"]

LINES = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")
ROWS = (".parquet",)
ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:/", re.IGNORECASE)
SPECIAL = re.compile(r"([*?{}\[\]\\])")
PLACE = "_metadata.file_path AS place"


def pieces(
    spark: SparkSession, paths: Sequence[str], on_error: Callable[[InputError], None]
) -> tuple[DataFrame, dict[str, str]]:
    """What stands at `paths`: a table of (whole, data, place), where `whole` says that `data` are all bytes of a file;
    and the names of files on this machine as the user gave them, by their full path. A path at which nothing can be
    read goes to `on_error`.
    """
    known: dict[str, str] = {}
    for path in paths:
        try:
            known.update(files_at(spark, path))
        except InputError as error:
            on_error(error)
    lines = [file for file in known if file.endswith(LINES)]
    rows = [file for file in known if file.endswith(ROWS)]
    whole = [file for file in known if not file.endswith((*LINES, *ROWS))]
    read = spark.read
    tables = [spark.createDataFrame([], "whole boolean, data binary, place string")]
    if lines:
        tables.append(read.text(escaped(lines), lineSep="\n").selectExpr("false", "CAST(value AS binary)", PLACE))
    if rows:
        table = read.option("mergeSchema", "true").parquet(*escaped(rows))
        tables.append(table.selectExpr("false", "CAST(to_json(struct(*)) AS binary)", PLACE))
    if whole:
        tables.append(read.format("binaryFile").load(escaped(whole)).selectExpr("true", "content", PLACE))
    return reduce(lambda one, other: one.union(other), tables), {
        file: name for file, name in known.items() if file != name
    }


def files_at(spark: SparkSession, path: str) -> Iterator[tuple[str, str]]:
    """The files at a path: how Spark calls each, and how people do."""
    if path == "-" or path.startswith(("http://", "https://")):
        raise UsageError(f"{path}: the engine spark reads files and folders only")
    if ELSEWHERE.match(path):
        yield from ((file, file) for file in files_elsewhere(spark, path))
    else:
        for given in [path] if os.path.exists(path) else sorted(glob(path, recursive=True)) or missing(path):
            for name in sources([given]):
                if not os.path.basename(name).startswith("_"):  # what Spark notes beside its parts
                    yield f"file:{os.path.abspath(name)}", name


def missing(path: str) -> list[str]:
    """Nothing stands there."""
    raise InputError(path, "no such file", "check the path")


def files_elsewhere(spark: SparkSession, path: str) -> Iterator[str]:
    """The files at an address of a store that Spark knows, without those that stand beside articles."""
    table = spark.read.format("binaryFile").option("recursiveFileLookup", "true")
    try:
        found = sorted(unquote(row.place) for row in table.load(path).selectExpr(PLACE).collect())
    except Exception as error:  # whatever the store says
        raise InputError(
            path, f"Spark can not read it: {first_line(error)}", "check the address and Spark's settings for it"
        ) from error
    if not found:
        raise InputError(path, "no files there", "check the address")
    yield from (file for file in found if not stands_beside(PurePosixPath(file).name))


def escaped(files: Sequence[str]) -> list[str]:
    """Names of files in which no character stands for others."""
    return [SPECIAL.sub(r"\\\1", file) for file in files]
