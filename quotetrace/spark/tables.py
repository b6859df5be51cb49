"""Report records as a folder of files: JSON Lines, or Parquet with a column for each field."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

__all__ = ["RECORD", "SUFFIXES", "save"]

SUFFIXES = (".jsonl", ".parquet")

STRETCH = "STRUCT<text: STRING, start: BIGINT, end: BIGINT>"
SPEAKER = f"STRUCT<name: STRING, role: STRING, type: STRING, resolved_by: STRING, mention: {STRETCH}, anonymous: BOOLEAN, reason: STRING>"
ARTICLE = """STRUCT<id: STRING, path: STRING, url: STRING, headline: STRING, outlet: STRING, outlet_from: STRING, published: STRING,
    published_from: STRING, byline: STRING, dateline: STRING, wire: STRUCT<agency: STRING, found_in: STRING, evidence: STRING>>"""
STATEMENT = f"""STRUCT<id: STRING, text: STRING, speaker: {SPEAKER}, first: STRUCT<published: STRING, outlet: STRING, quote: STRING>,
    origins: ARRAY<STRUCT<id: STRING, name: STRING, basis: STRING, evidence: STRING>>, independent_origins: BIGINT,
    outlets: ARRAY<STRING>, flags: ARRAY<STRUCT<code: STRING, message: STRING, quotes: ARRAY<STRING>>>>"""
RECORD = f"""schema STRING, id STRING, article {ARTICLE}, kind STRING, content STRUCT<text: STRING, spans: ARRAY<ARRAY<BIGINT>>>,
    quoted ARRAY<{STRETCH}>, cue STRUCT<text: STRING, lemma: STRING, start: BIGINT, end: BIGINT>, speaker {SPEAKER},
    channel STRUCT<type: STRING, text: STRING, start: BIGINT, end: BIGINT>,
    relayed_by ARRAY<STRUCT<agency: STRING, how: STRING, text: STRING, start: BIGINT, end: BIGINT>>,
    told_to STRUCT<agency: STRING, text: STRING, start: BIGINT, end: BIGINT>, polarity STRING, confidence DOUBLE, rule STRING,
    paragraph BIGINT, before STRING, after STRING, inside STRING, relation STRING, similarity DOUBLE, diff STRING, origin STRING,
    first BOOLEAN, statement {STATEMENT}"""


def save(lines: DataFrame, output: str, *, force: bool = False) -> None:
    """Writes the lines of `trace --format jsonl` to the folder `output`; as Parquet if it ends so, with null for what a
    record lacks."""
    mode = "overwrite" if force else "errorifexists"
    if output.endswith(".parquet"):
        from pyspark.sql.functions import from_json

        lines.select(from_json("line", RECORD).alias("record")).select("record.*").write.mode(mode).parquet(output)
    else:
        lines.write.mode(mode).text(output)
