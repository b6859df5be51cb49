"""Spark, started or joined; what is missing for it, said in one line."""

from __future__ import annotations

import os
import shutil
import sys
import warnings
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from quotetrace.errors import UsageError

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

__all__ = ["missing", "session"]

NEEDED = ("pyspark", "pandas", "pyarrow")
SETTINGS = {
    "spark.log.level": "ERROR",
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
    """The running session, or a new one at `master`: an address, or `local[N]`; None leaves that to Spark's own configuration.

    UsageError where Spark is not installed or does not start.
    """
    if lack := missing():
        raise UsageError(lack)
    from pyspark.sql import SparkSession

    warnings.filterwarnings("ignore", category=FutureWarning, message=".*pandas")
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.appName("quotetrace")
    for key, value in {**SETTINGS, **settings}.items():
        builder = builder.config(key, value)
    try:
        return (builder.master(master) if master else builder).getOrCreate()
    except Exception as error:  # whatever Java says
        raise UsageError(f"Spark does not start at {master or 'its default'}: {first_line(error)}") from error


def first_line(error: BaseException) -> str:
    """What an error says, without the traces that Java adds."""
    return next(iter(str(error).strip().splitlines()), type(error).__name__)
