"""Comma-separated values: one row a record, a header first, safe to open in a spreadsheet."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from quotetrace.model import Article, Quote, Statement
from quotetrace.writing.formats import Look
from quotetrace.writing.sheet import article_rows, finding_rows, lines, quote_rows, statement_rows

if TYPE_CHECKING:
    from quotetrace.matching import Member

__all__ = ["articles", "findings", "quotes", "statements"]

DELIMITER = ","


def quotes(quotes: Iterable[Quote], look: Look) -> Iterator[str]:
    """One quote a row."""
    return marked(lines(quote_rows(quotes, look.continued), DELIMITER), look)


def articles(articles: Iterable[Article], copies: Mapping[str, Sequence[str]], look: Look) -> Iterator[str]:
    """One article a row."""
    return marked(lines(article_rows(articles, copies), DELIMITER), look)


def statements(statements: Iterable[Statement], look: Look) -> Iterator[str]:
    """One report a row: the provenance table."""
    return marked(lines(statement_rows(statements), DELIMITER), look)


def findings(asked: str, findings: "Sequence[Member]", look: Look) -> Iterator[str]:
    """One found quote a row, the best first."""
    return marked(lines(finding_rows(findings), DELIMITER), look)


def marked(lines: Iterator[str], look: Look) -> Iterator[str]:
    """The lines, for Excel after the mark by which it knows UTF-8."""
    if look.excel and not look.continued:
        yield "\ufeff"
    yield from lines
