"""Hypothesis: each quote as the body of a request to its annotation service, one a line.

https://h.readthedocs.io/en/latest/api-reference/. The service counts places in the page's own text, so words alone
anchor.
"""

from collections.abc import Iterable, Iterator

from quotetrace.model import Quote, Statement
from quotetrace.writing.exports.names import exact_parts, source_of
from quotetrace.writing.formats import Look
from quotetrace.writing.jsontext import json_text
from quotetrace.writing.phrases import attribution, counts, speaker_name, speaker_role

__all__ = ["quotes", "statements"]

Record = dict[str, object]


def quotes(quotes: Iterable[Quote], look: Look) -> Iterator[str]:
    """One annotation a line."""
    return (json_text(anchor(quote)) + "\n" for quote in quotes)


def statements(statements: Iterable[Statement], look: Look) -> Iterator[str]:
    """One annotation a report a line, with the counts of its statement."""
    for statement in statements:
        for report in statement.reports:
            yield json_text(anchor(report.quote, counts(statement))) + "\n"


def anchor(quote: Quote, *lines: str) -> Record:
    """The quote's annotation; `lines` are added to its text."""
    role = speaker_role(quote.speaker)
    who = speaker_name(quote.speaker) + (f", {role}" if role else "")
    return {
        "uri": source_of(quote.article),
        "document": {"title": [quote.article.headline] if quote.article.headline else []},
        "text": "\n\n".join([f"{who}: {attribution(quote)}", *lines]),
        "tags": [name for name in ("quotetrace", quote.speaker.name) if name],
        "target": [
            {
                "source": source_of(quote.article),
                "selector": [{"type": "TextQuoteSelector", "exact": exact, "prefix": before, "suffix": after}],
            }
            for exact, before, after in exact_parts(quote)
        ],
    }
