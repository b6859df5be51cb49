"""Tab-separated values: one row a record, a header first, safe to open in a spreadsheet."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from quotetrace.model import Article, Quote, Statement
from quotetrace.writing.formats import Look
from quotetrace.writing.sheet import article_rows, finding_rows, lines, quote_rows, statement_rows

if TYPE_CHECKING:
    from quotetrace.matching import Member

__all__ = ["articles", "findings", "quotes", "statements"]

DELIMITER = "\t"


def quotes(quotes: Iterable[Quote], look: Look) -> Iterator[str]:
    """One quote a row."""
    return lines(quote_rows(quotes, look.continued), DELIMITER)


def articles(articles: Iterable[Article], copies: Mapping[str, Sequence[str]], look: Look) -> Iterator[str]:
    """One article a row."""
    return lines(article_rows(articles, copies), DELIMITER)


def statements(statements: Iterable[Statement], look: Look) -> Iterator[str]:
    """One report a row: the provenance table."""
    return lines(statement_rows(statements), DELIMITER)


def findings(asked: str, findings: "Sequence[Member]", look: Look) -> Iterator[str]:
    """One found quote a row, the best first."""
    return lines(finding_rows(findings), DELIMITER)
