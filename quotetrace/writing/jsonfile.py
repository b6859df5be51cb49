"""JSON: one document, indented, with the schema named at its head."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from quotetrace.model import Article, Quote, Statement
from quotetrace.writing.formats import Look
from quotetrace.writing.jsontext import json_text
from quotetrace.writing.records import article_record, finding_record, quote_record, statement_record

if TYPE_CHECKING:
    from quotetrace.matching import Member

__all__ = ["articles", "findings", "quotes", "statements"]


def quotes(quotes: Iterable[Quote], look: Look) -> Iterator[str]:
    """`{"schema", "quotes": [...]}`."""
    return _document({"schema": "quotetrace/quotes@1"}, "quotes", map(quote_record, quotes))


def articles(articles: Iterable[Article], copies: Mapping[str, Sequence[str]], look: Look) -> Iterator[str]:
    """`{"schema", "articles": [...]}`."""
    records = (article_record(article, copies.get(article.id, ())) for article in articles)
    return _document({"schema": "quotetrace/articles@1"}, "articles", records)


def statements(statements: Iterable[Statement], look: Look) -> Iterator[str]:
    """`{"schema", "statements": [...]}`."""
    return _document({"schema": "quotetrace/trace@1"}, "statements", map(statement_record, statements))


def findings(asked: str, findings: "Sequence[Member]", look: Look) -> Iterator[str]:
    """`{"schema", "asked", "findings": [...]}`."""
    head = {"schema": "quotetrace/findings@1", "asked": asked}
    return _document(head, "findings", (finding_record(member.quote, member.comparison) for member in findings))


def _document(head: Mapping[str, object], key: str, records: Iterable[Mapping[str, object]]) -> Iterator[str]:
    """The document piece by piece, so that a long list of records is never held whole."""
    yield json_text(head)[:-1] + f', "{key}": ['
    separator = "\n"
    for record in records:
        yield separator + json_text(record, indent=1)
        separator = ",\n"
    yield "\n]}\n"
