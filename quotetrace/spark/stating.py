"""Statements with their origins and flags, stated where all reports of each come together, as the records that `trace`
writes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, cast

from quotetrace.matching import Comparison, Group, Member
from quotetrace.matching.parcels import unpack
from quotetrace.matching.rows import row_of
from quotetrace.model import Article, Quote, Relation
from quotetrace.provenance import Copies, Copy, state
from quotetrace.spark.frames import Row, mapped, together, unpacked
from quotetrace.writing.jsontext import json_text
from quotetrace.writing.records import report_rows

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

__all__ = ["statements"]

# `place` is the copy's own place in the order of copies, `fuller` the article that holds its text; both empty for what
# is no copy.
REPORTS = """
SELECT coalesce(bundle, reports.root) AS bundle, reports.root, number, quote, comparison, copies.place, share, fuller
FROM {reports} reports LEFT JOIN {bundles} bundles ON bundles.root = reports.root
LEFT JOIN {copies} copies ON copies.article = reports.article
"""
STATED = "line string, leads boolean, reports int, origins int"


def statements(reports: DataFrame, bundles: DataFrame, copies: DataFrame) -> DataFrame:
    """For reports (root, number, article, quote, comparison), bundles (root, bundle) and copies (article, place,
    fuller, share): the lines of `trace --format jsonl`. The line that leads a statement has the numbers of its reports
    and of its independent origins.
    """
    joined = reports.sparkSession.sql(REPORTS, reports=reports, bundles=bundles, copies=copies)
    return mapped(joined.repartition("bundle").sortWithinPartitions("bundle", "root", "number"), stated, STATED)


def stated(rows: Iterable[Row]) -> Iterator[Row]:
    """The lines of statements, those that must be looked at together one after the other."""
    for _, reports in together(rows):
        groups, copies = groups_in(reports), copies_in(reports)
        for statement in state(groups, copies):
            numbers = len(statement.reports), statement.independent_origins
            for index, record in enumerate(report_rows(statement)):
                line = json_text(record).encode("utf-8", "backslashreplace").decode()
                yield line, index == 0, *(numbers if index == 0 else (0, 0))


def groups_in(reports: list[Row]) -> list[Group]:
    """The groups of reports (root, number, quote, comparison, ...), which come in the order of their roots and
    numbers."""
    groups = []
    for _, members in together(reports):
        quotes = [unpacked(Quote, quote) for _, quote, *_ in members]
        rows = [row_of(quote) for quote in quotes]
        found = []
        for index, (_, _, comparison, *_) in enumerate(members):
            text = rows[index].faces[0]
            itself = Comparison(text, text, Relation.VERBATIM, 1.0, 1.0)
            found.append(
                itself if comparison is None else unpack(rows, index, (0, *unpacked(tuple, comparison)[1:]))[1]
            )
        groups.append(Group(quotes[0], tuple(map(Member, quotes, found))))
    return groups


def copies_in(reports: list[Row]) -> Copies:
    """The copies among the articles of some reports, and the fuller articles, which may report something else."""
    known: dict[int, Copy] = {}
    for _, _, quote, _, place, share, fuller in reports:
        if fuller is not None:
            known[cast(int, place)] = Copy(
                unpacked(Article, fuller), unpacked(Quote, quote).article, cast(float, share), None, None
            )
    pairs = [known[place] for place in sorted(known)]
    groups: dict[str, list[str]] = {}
    for pair in pairs:
        groups.setdefault(pair.fuller.id, [pair.fuller.id]).append(pair.other.id)
    by_article = {one: tuple(group) for group in groups.values() for one in group}
    return Copies(tuple(pairs), by_article, {pair.other.id: pair for pair in pairs})
