"""What the tests of the distributed engine need: one small Spark for all of them, and reports as they can be
compared."""

import json
import shutil
from collections.abc import Iterable, Mapping
from importlib.resources import files
from pathlib import Path

from quotetrace.model import Statement
from quotetrace.spark import missing
from quotetrace.writing.jsontext import json_text
from quotetrace.writing.records import report_rows

__all__ = ["SETTINGS", "lines_in", "lines_of", "missing", "same_reports", "settings_in"]

# Small data: a few partitions, and a Java that starts quickly rather than one that runs fast for days.
SETTINGS = {
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
    "spark.sql.shuffle.partitions": "2",
    "spark.ui.enabled": "false",
}


def lines_of(statements: Iterable[Statement]) -> list[str]:
    """The lines of `trace --format jsonl`, sorted."""
    return sorted(json_text(row) for statement in statements for row in report_rows(statement))


def lines_in(folder: Path) -> list[str]:
    """The lines in the files that Spark wrote, sorted."""
    return sorted(line for part in folder.glob("part-*") for line in part.read_text(encoding="utf-8").splitlines())


def same_reports(some: Iterable[Mapping[str, object]], others: Iterable[Mapping[str, object]]) -> bool:
    """Whether two lots of records are the same, in whatever order."""
    return sorted(json.dumps(one, sort_keys=True) for one in some) == sorted(
        json.dumps(one, sort_keys=True) for one in others
    )


def settings_in(folder: Path) -> str:
    """A folder in `folder` with the settings as Spark itself reads them, and a quiet log."""
    here = folder / "settings"
    here.mkdir()
    (here / "spark-defaults.conf").write_text("".join(f"{key} {value}\n" for key, value in SETTINGS.items()))
    shutil.copy(files("quotetrace.spark") / "log4j2.properties", here)
    return str(here)
