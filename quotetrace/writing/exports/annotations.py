"""W3C Web Annotations: each quote as an annotation of its article, anchored by its words and by their place.

Recommendation: https://www.w3.org/TR/annotation-model/. Positions count Unicode code points, as there and as everywhere
here.
"""

from collections.abc import Iterable, Iterator

from quotetrace.model import Quote, Statement
from quotetrace.writing.exports.names import exact_parts, kind_of_speaker, source_of, urn
from quotetrace.writing.formats import Look
from quotetrace.writing.jsontext import json_text

__all__ = ["quotes", "statements"]

Record = dict[str, object]
CONTEXT = "http://www.w3.org/ns/anno.jsonld"


def quotes(quotes: Iterable[Quote], look: Look) -> Iterator[str]:
    """One annotation a line."""
    return (json_text(annotation(quote)) + "\n" for quote in quotes)


def statements(statements: Iterable[Statement], look: Look) -> Iterator[str]:
    """One annotation a report a line, each linked to its statement."""
    for statement in statements:
        for report in statement.reports:
            link: Record = {"type": "SpecificResource", "purpose": "linking", "source": urn(statement.id)}
            yield json_text(annotation(report.quote, link)) + "\n"


def annotation(quote: Quote, *more: Record) -> Record:
    """The quote's annotation; `more` are bodies besides the speaker."""
    speaker = quote.speaker
    mention = speaker.mention.text if speaker.mention else None
    name = speaker.name or mention
    tag: list[Record] = [{"type": "TextualBody", "purpose": "tagging", "value": name}] if name else []
    who: list[Record] = (
        [{"type": kind_of_speaker(speaker), "purpose": "identifying", "name": name}] if speaker.name else []
    )
    return {
        "@context": CONTEXT,
        "id": urn(quote.id),
        "type": "Annotation",
        "motivation": "identifying",
        "body": [*tag, *who, *more],
        "target": [
            {
                "source": source_of(quote.article),
                "selector": [
                    {"type": "TextQuoteSelector", "exact": exact, "prefix": before, "suffix": after},
                    {"type": "TextPositionSelector", "start": span.start, "end": span.end},
                ],
            }
            for span, (exact, before, after) in zip(quote.content.spans, exact_parts(quote), strict=True)
        ],
    }
