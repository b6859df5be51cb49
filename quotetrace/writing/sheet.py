"""Sheets: rows of cells that spreadsheets open without harm.

A cell that begins with `=`, `+`, `-`, `@`, a tab or a carriage return is a formula to a spreadsheet: such cells get a
leading apostrophe. White space is folded, and control characters are shown as pictures.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from quotetrace.model import Article, Quote, Statement
from quotetrace.writing.columns import ARTICLES, FINDINGS, PROVENANCE, QUOTES, cell
from quotetrace.writing.records import article_record, finding_record, origin_record, quote_record, report_rows
from quotetrace.writing.visible import folded

if TYPE_CHECKING:
    from quotetrace.matching import Member

__all__ = ["article_rows", "finding_rows", "guarded", "lines", "quote_rows", "statement_rows"]

FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def quote_rows(quotes: Iterable[Quote], continued: bool = False) -> Iterator[list[str]]:
    """A header, unless the sheet is only `continued`, and one row a quote."""
    return islice(_rows(QUOTES, map(quote_record, quotes)), int(continued), None)


def article_rows(articles: Iterable[Article], copies: Mapping[str, Sequence[str]]) -> Iterator[list[str]]:
    """A header and one row an article."""
    return _rows(ARTICLES, (article_record(article, copies.get(article.id, ())) for article in articles))


def statement_rows(statements: Iterable[Statement]) -> Iterator[list[str]]:
    """A header and one row a report."""
    return _rows(PROVENANCE, (row for statement in statements for row in _provenance(statement)))


def finding_rows(findings: "Iterable[Member]") -> Iterator[list[str]]:
    """A header and one row a found quote."""
    return _rows(FINDINGS, (finding_record(member.quote, member.comparison) for member in findings))


def lines(rows: Iterable[list[str]], delimiter: str) -> Iterator[str]:
    """The rows as lines, cells quoted where they need it."""
    for row in rows:
        line = io.StringIO()
        csv.writer(line, delimiter=delimiter, lineterminator="\n").writerow(row)
        yield line.getvalue()


def guarded(text: str) -> str:
    """`text` as a cell that no spreadsheet takes for a formula, on one line, with nothing in it that acts or hides."""
    return ("'" if text.startswith(FORMULA) else "") + folded(text)


def _provenance(statement: Statement) -> Iterator[dict[str, object]]:
    """The statement's report rows, each with the whole of its origin."""
    origins = {origin.id: origin_record(origin) for origin in statement.origins}
    for row in report_rows(statement):
        yield row | {"origin": origins.get(str(row["origin"]))}


def _rows(columns: Mapping[str, str], records: Iterable[Mapping[str, object]]) -> Iterator[list[str]]:
    yield list(columns)
    for record in records:
        yield [guarded(cell(record, path)) for path in columns.values()]
