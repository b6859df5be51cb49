"""Article records in JSON, in any dialect: those of `lexicon/article_fields.tsv`, ninjs and AP items, GDELT's quotation
graph."""

from collections.abc import Iterator
from itertools import chain

from quotetrace.errors import InputError
from quotetrace.model import Article
from quotetrace.reading.fields import keys, stated_facts, value_text
from quotetrace.reading.html_text import markup_text
from quotetrace.reading.json_records import BrokenError, Found, Record, ended, of_value, parsed, records
from quotetrace.reading.ninjs import item_article, recognizes_item
from quotetrace.reading.quotation_graph import graph_article, recognizes_graph
from quotetrace.reading.source import Source

__all__ = ["article_of", "read", "read_line", "recognizes"]

SHOWN = 40  # bytes of a line by which it is known where lines have no numbers


def recognizes(text: str) -> bool:
    """Whether the start of a text can only be JSON: an object or an array of objects."""
    begin = text[1:].lstrip()[:1]
    return (text.startswith("{") and begin in ('"', "}")) or (text.startswith("[") and begin in ("{", "]"))


def read(source: Source) -> Iterator[Article]:
    """The articles of all records; a record without article text is an error of its own, and the others are still
    read."""
    found = None
    for found in not_ours(records(source), source):
        try:
            article = record_article(found, source)
        except InputError as error:
            source.on_error(error)
        else:
            yield article
    if found is None:
        raise source.error("no records", "give JSON Lines with the key text")


def not_ours(found: Iterator[Found], source: Source) -> Iterator[Found]:
    """The records; InputError, once for all of them, where the first is one that we wrote."""
    first = next(found, None)
    if first is not None and is_ours(first.record):
        reason = "records that quotetrace wrote, without the text of the articles"
        raise source.error(reason, "give the articles themselves, or quote records to trace")
    yield from chain([first] if first else [], found)


def is_ours(record: Record) -> bool:
    """Whether quotetrace wrote a record: one with a schema of its own, an annotation, or a request to Hypothesis."""
    tags = record.get("tags")
    return (
        str(record.get("schema", "")).startswith("quotetrace/")
        or str(record.get("id", "")).startswith("urn:quotetrace:")
        or (isinstance(tags, list) and "quotetrace" in tags and "target" in record)
    )


def read_line(source: Source, line: bytes) -> Iterator[Article]:
    """The articles of one line of JSON Lines by itself, whose number nobody knows; errors go to `source.on_error`."""
    place = f"the line that begins {line[:SHOWN].decode('utf-8', 'replace')}"
    try:
        value, warnings = parsed(line, source)
    except BrokenError as broken:
        source.on_error(source.at(place, f"no JSON: {broken}", "is it cut?"))
        return
    for found in of_value(value, ended(line), warnings, source, place):
        try:
            article = record_article(found, source)
        except InputError as error:
            source.on_error(error)
        else:
            yield article


def record_article(found: Found, source: Source) -> Article:
    """The article of one record, whichever dialect it is in; InputError, which names the place, if there is no text in
    it."""
    if is_ours(found.record):
        reason = "a record that quotetrace wrote, without the text of the article"
        raise source.at(found.place, reason, "give the articles themselves, or quote records to trace")
    if recognizes_graph(found.record):
        return graph_article(found, source)
    if recognizes_item(found.record):
        return item_article(found, source)
    return article_of(found, source)


def article_of(found: Found, source: Source, found_in: str = "json") -> Article:
    """The article of one record whose keys the table of aliases knows; `found_in` is the place that its facts name."""
    record, warnings = found.record, found.warnings
    text = text_of(record)
    if not text:
        remedy = f"its text should be under {', '.join(keys('text')[:3])}, ..."
        raise source.at(found.place, "no article text in this record", remedy)
    if not text.isascii() and not encodable(text):
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        warnings = (*warnings, "half characters (lone surrogates) show as \ufffd")
    given = next((value for value in (value_text(record.get(alias)) for alias in keys("id")) if value), None)
    return source.article(text, found.data, stated_facts(record, found_in), id=given, warnings=warnings)


def text_of(record: Record) -> str:
    """The text of a record, untouched, under its surest alias; else the paragraphs of its markup; empty if it has
    neither."""
    for key in keys("text"):
        value = record.get(key)
        if isinstance(value, str) and value and not value.isspace():
            return value
    markup = (value for key in keys("markup") if isinstance(value := record.get(key), str) and value.strip())
    return markup_text(next(markup, ""))


def encodable(text: str) -> bool:
    """Whether every code point is a character."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
