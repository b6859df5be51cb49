"""JSON Lines: one record a line. `trace` gives one report a line, which is the provenance table."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from quotetrace.model import Article, Quote, Statement
from quotetrace.writing.formats import Look
from quotetrace.writing.jsontext import json_text
from quotetrace.writing.records import article_record, finding_record, quote_record, report_rows

if TYPE_CHECKING:
    from quotetrace.matching import Member

__all__ = ["articles", "findings", "quotes", "statements"]


def quotes(quotes: Iterable[Quote], look: Look) -> Iterator[str]:
    """One quote a line."""
    return map(_line, map(quote_record, quotes))


def articles(articles: Iterable[Article], copies: Mapping[str, Sequence[str]], look: Look) -> Iterator[str]:
    """One article a line."""
    return (_line(article_record(article, copies.get(article.id, ()))) for article in articles)


def statements(statements: Iterable[Statement], look: Look) -> Iterator[str]:
    """One report a line, with the statement that it reports."""
    return (_line(row) for statement in statements for row in report_rows(statement))


def findings(asked: str, findings: "Sequence[Member]", look: Look) -> Iterator[str]:
    """One found quote a line, the best first."""
    return map(_line, (finding_record(member.quote, member.comparison) for member in findings))


def _line(record: Mapping[str, object]) -> str:
    return json_text(record) + "\n"
