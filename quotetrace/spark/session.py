"""Spark, started or joined; what is missing for it, said in one line."""

from __future__ import annotations

import os
import shutil
import sys
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from quotetrace.errors import QuotetraceError, UsageError

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

__all__ = ["first_line", "missing", "session", "shares", "told_plainly"]

NEEDED = ("pyspark", "pandas", "pyarrow")
QUIETLY = f"-Dlog4j2.configurationFile={(Path(__file__).parent / 'log4j2.properties').as_uri()}"
SHARES = "spark.sql.shuffle.partitions"
FOR_EACH_CORE = 4
SETTINGS = {
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.session.timeZone": "UTC",
}


def missing() -> str | None:
    """What the engine lacks on this machine and how to get it; None where nothing is missing."""
    if not all(map(find_spec, NEEDED)):
        return "the engine spark needs optional libraries (pip install 'quotetrace[spark]')"
    if not has_java():
        return "the engine spark needs Java 17 (install it, or set JAVA_HOME)"
    return None


def has_java() -> bool:
    """Whether there is a Java to run."""
    home = os.environ.get("JAVA_HOME")
    return (Path(home) / "bin" / "java").exists() if home else shutil.which("java") is not None


def session(master: str | None = None, settings: Mapping[str, str] = MappingProxyType({})) -> SparkSession:
    """The running session, or a new one at `master`: an address, or `local[N]`; None leaves that to Spark's own
    configuration.

    UsageError where Spark is not installed or does not start.
    """
    if lack := missing():
        raise UsageError(lack)
    from pyspark.sql import SparkSession

    warnings.filterwarnings("ignore", category=FutureWarning, message=".*pandas")
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    if "SPARK_CONF_DIR" not in os.environ:
        os.environ.setdefault("SPARK_SUBMIT_OPTS", QUIETLY)
    builder = SparkSession.builder.appName("quotetrace")
    for key, value in {**SETTINGS, **settings}.items():
        builder = builder.config(key, value)
    try:
        spark = (builder.master(master) if master else builder).getOrCreate()
    except Exception as error:  # whatever Java says
        raise UsageError(f"Spark does not start at {master or 'its default'}: {first_line(error)}") from error
    if spark.conf.get(SHARES) == "200" and (spark.sparkContext.master or "").startswith("local"):
        spark.conf.set(SHARES, str(shares(spark)))  # what Spark takes if nothing is said suits a cluster
    return spark


def shares(spark: SparkSession) -> int:
    """Parts in which work is shared out where what a part costs can not be told from its bytes: several for each
    core."""
    return FOR_EACH_CORE * spark.sparkContext.defaultParallelism


@contextmanager
def told_plainly() -> Iterator[None]:
    """What Spark gives up for is one line, which names the reason."""
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException

    try:
        yield
    except (PySparkException, Py4JError) as error:
        raise QuotetraceError(f"Spark gave up: {first_line(error)}") from error


def first_line(error: BaseException) -> str:
    """What an error says, without the frame and the traces that Java puts around it."""
    lines = [line for line in str(error).strip().splitlines() if not line.startswith("An error occurred while calling")]
    return lines[0].removeprefix(": ") if lines else type(error).__name__
