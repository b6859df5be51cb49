"""ninjs 1 to 3, the news items of the IPTC in JSON, and the items of AP's interface, which are built alike."""

from collections.abc import Iterator, Mapping

from quotetrace.lexicon import several, table
from quotetrace.model import Article, Fact
from quotetrace.reading.fields import value_text
from quotetrace.reading.html_text import markup_text, with_headline
from quotetrace.reading.json_records import Found, Record
from quotetrace.reading.source import Source

__all__ = ["item_article", "recognizes_item"]


def recognizes_item(record: Record) -> bool:
    """Whether a record is a ninjs or an AP item: it has a `uri`, or stands in `item`, and a body or headlines of their
    form."""
    item = item_of(record)
    return any(key in item for key in keys("mark")) and any(
        key in item for key in (*keys("text"), *keys("markup"), "bodies")
    )


def item_article(found: Found, source: Source) -> Article:
    """The article of an item: its plain body untouched, else the paragraphs of its marked-up one. InputError if it has
    neither."""
    item = item_of(found.record)
    facts = tuple(item_facts(item))
    headline = next((fact.value for fact in facts if fact.field == "headline"), None)
    plain, markup = bodies_of(item)
    text = plain if plain.strip() else with_headline(markup_text(markup), headline)
    if not text.strip():
        raise source.at(found.place, "an item without body", "give text items, not pictures or packages")
    identity = next((value for value in (value_text(item.get(key)) for key in keys("id")) if value), None)
    return source.article(text, found.data, facts, id=identity, warnings=found.warnings)


def item_of(record: Record) -> Record:
    """The item itself, out of the envelope that an interface may have put it in."""
    for key in ("data", "item"):
        inner = record.get(key)
        if isinstance(inner, Mapping):
            record = inner
    return record


def keys(field: str) -> list[str]:
    """The keys of one field, the surest first."""
    return [key for row in table("ninjs_fields") if row["field"] == field for key in several(row["keys"])]


def bodies_of(item: Record) -> tuple[str, str]:
    """The plain and the marked-up body of an item; either may be empty."""
    plain = next((body for key in keys("text") if isinstance(body := item.get(key), str) and body.strip()), "")
    markup = next((body for key in keys("markup") if isinstance(body := item.get(key), str) and body.strip()), "")
    listed = item.get("bodies")
    for body in listed if isinstance(listed, list) else ():
        value = body.get("value") if isinstance(body, Mapping) else None
        if isinstance(value, str) and isinstance(body, Mapping):
            if "html" in str(body.get("contentType", body.get("contenttype", ""))) or "</p>" in value:
                markup = markup or value
            else:
                plain = plain or value
    return plain, markup


def item_facts(item: Record) -> Iterator[Fact]:
    """The facts that an item states."""
    for row in table("ninjs_fields"):
        for key in several(row["keys"]) if row["fact"] else ():
            value = item.get(key)
            if isinstance(value, list) and value and isinstance(value[0], Mapping):
                value = (
                    next((part for part in value if part.get("role") in ("main", "headline")), value[0])
                    if row["field"] == "headline"
                    else value
                )
            if text := value_text(value, dated=row["field"] in ("published", "modified")):
                yield Fact(row["field"], text, "json", key)
