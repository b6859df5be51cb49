"""GDELT's Global Quotation Graph: the quotations of an article with the words around them, and no article."""

from collections.abc import Mapping

from quotetrace.model import Article
from quotetrace.reading.fields import stated_facts
from quotetrace.reading.json_records import Found, Record
from quotetrace.reading.source import Source

__all__ = ["graph_article", "recognizes_graph"]
ONLY_QUOTATIONS = "only the quotations of the article, with the words around them"


def recognizes_graph(record: Record) -> bool:
    """Whether a record is a line of the graph: a list of quotations with what stands before and after."""
    quotes = record.get("quotes")
    return isinstance(quotes, list) and all(
        isinstance(quote, Mapping) and {"pre", "quote", "post"} <= quote.keys() for quote in quotes
    )


def graph_article(found: Found, source: Source) -> Article:
    """An article of one paragraph a quotation, each in marks between its own context. InputError if there is none."""
    quotes = found.record.get("quotes")
    parts = [paragraph(quote) for quote in quotes if isinstance(quote, Mapping)] if isinstance(quotes, list) else []
    text = "\n\n".join(filter(None, parts))
    if not text:
        raise source.at(found.place, "no quotations in this record")
    return source.article(
        text, found.data, stated_facts(found.record, "json"), warnings=(*found.warnings, ONLY_QUOTATIONS)
    )


def paragraph(quote: Record) -> str:
    """One quotation between its context, on one line."""
    before, said, after = (" ".join(str(quote.get(key) or "").split()) for key in ("pre", "quote", "post"))
    return " ".join(filter(None, (before.rstrip('"“ '), f"“{said}”", after.lstrip('"” ')))) if said else ""
