"""schema.org: each quote as a Quotation; each statement as the skeleton of a Claim, without a rating, which is not ours
to give."""

from collections.abc import Iterable, Iterator

from quotetrace.model import Article, Quote, Speaker, Statement
from quotetrace.writing.exports.names import kind_of_speaker, source_of, urn
from quotetrace.writing.formats import Look
from quotetrace.writing.jsontext import json_text

__all__ = ["quotes", "statements"]

Record = dict[str, object]


def quotes(quotes: Iterable[Quote], look: Look) -> Iterator[str]:
    """A graph of Quotations."""
    return _graph(map(quotation, quotes))


def statements(statements: Iterable[Statement], look: Look) -> Iterator[str]:
    """A graph of Claims, each with the Quotations in which it appears."""
    return _graph(map(claim, statements))


def quotation(quote: Quote) -> Record:
    """The quote with its speaker and its article."""
    return _known(
        {
            "@type": "Quotation",
            "@id": urn(quote.id),
            "text": quote.content.text,
            "creator": _speaker(quote.speaker),
            "isPartOf": _article(quote.article),
        }
    )


def claim(statement: Statement) -> Record:
    """The statement as a claim that somebody may come to review: no verdict, no rating."""
    reports = statement.reports
    first = next((report.quote.article for report in reports if report.first), None)
    return _known(
        {
            "@type": "Claim",
            "@id": urn(statement.id),
            "text": statement.text,
            "author": _speaker(statement.speaker),
            "firstAppearance": first and _article(first),
            "appearance": [quotation(report.quote) for report in reports],
        }
    )


def _speaker(speaker: Speaker) -> Record | None:
    if not speaker.name:
        return None
    return _known({"@type": kind_of_speaker(speaker), "name": speaker.name, "jobTitle": speaker.role})


def _article(article: Article) -> Record:
    return _known(
        {
            "@type": "NewsArticle",
            "@id": source_of(article),
            "headline": article.headline,
            "url": article.url,
            "datePublished": article.published,
            "publisher": article.outlet and {"@type": "Organization", "name": article.outlet},
            "sourceOrganization": article.wire and {"@type": "Organization", "name": article.wire.agency},
            "author": article.byline and {"@type": "Person", "name": article.byline},
        }
    )


def _known(record: Record) -> Record:
    return {key: value for key, value in record.items() if value is not None}


def _graph(records: Iterable[Record]) -> Iterator[str]:
    yield '{"@context": "https://schema.org", "@graph": ['
    separator = "\n"
    for record in records:
        yield separator + json_text(record)
        separator = ",\n"
    yield "\n]}\n"
