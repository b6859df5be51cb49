"""Article records as JSON Lines, one JSON object or an array, in any dialect that `lexicon/article_fields.tsv` knows."""

import json
from collections.abc import Iterator, Mapping

from quotetrace.errors import InputError
from quotetrace.model import Article
from quotetrace.reading.fields import keys, stated_facts, value_text
from quotetrace.reading.html_text import markup_text
from quotetrace.reading.ninjs import item_article, recognizes_item
from quotetrace.reading.quotation_graph import graph_article, recognizes_graph
from quotetrace.reading.source import DOCUMENT_LIMIT, Source

__all__ = ["article_of", "read", "recognizes", "records"]

Record = Mapping[str, object]


def recognizes(text: str) -> bool:
    """Whether the start of a text can only be JSON: an object or an array of objects."""
    return (text.startswith("{") and text[1:].lstrip()[:1] in ('"', "}")) or (
        text.startswith("[") and text[1:].lstrip()[:1] in ("{", "]")
    )


def read(source: Source) -> Iterator[Article]:
    """The articles of all records; a record without article text is an error of its own, and the others are still read."""
    found = False
    for place, record, data in records(source):
        found = True
        try:
            article = record_article(record, source, place, data)
        except InputError as error:
            source.on_error(error)
        else:
            yield article
    if not found:
        raise source.error("no records", "give JSON Lines with the key text")


def records(source: Source) -> Iterator[tuple[str, Record, bytes]]:
    """Each record with its place (`line 3`, empty for the only one) and the bytes that it was read from.

    A line that is no JSON goes to `source.on_error`. A document that is one object or array over many lines is read as a whole.
    """
    lines = source.lines()
    head = b""
    for line in lines:
        head += line
        if line.strip(b" \t\r\n\xef\xbb\xbf"):
            break
    if not head.strip(b" \t\r\n\xef\xbb\xbf"):
        raise source.error("empty", "give a file that holds an article")
    if head[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in head[:4]:
        text = source.decode(head + source.data()).text
        yield from of_lines(source, (line.encode("utf-8", "surrogatepass") for line in text.splitlines(keepends=True)))
    else:
        yield from of_lines(source, lines, head)


def of_lines(source: Source, lines: Iterator[bytes], head: bytes = b"") -> Iterator[tuple[str, Record, bytes]]:
    """The records of a stream whose first line is `head`."""
    head = head or next(lines, b"")
    first = head.count(b"\n") or 1
    try:
        value = loads(head, source)
    except json.JSONDecodeError:
        rest = b"".join(bounded(lines, source))
        yield from of_document(source, head + rest)
        return
    yield from of_value(value, head, source, f"line {first}")
    for number, line in enumerate(lines, first + 1):
        if line.strip():
            try:
                value = loads(line, source)
            except json.JSONDecodeError as error:
                source.on_error(
                    source.error(f"line {number} is no JSON: {error.msg} at column {error.colno}", "is it cut?")
                )
            else:
                yield from of_value(value, line, source, f"line {number}")


def bounded(lines: Iterator[bytes], source: Source) -> Iterator[bytes]:
    """The lines, as long as together they are no more than one document may hold."""
    size = 0
    for line in lines:
        size += len(line)
        if size > DOCUMENT_LIMIT:
            raise source.error(
                f"one JSON document larger than {DOCUMENT_LIMIT // 2**20} MB", "give its articles as JSON Lines"
            )
        yield line


def of_document(source: Source, data: bytes) -> Iterator[tuple[str, Record, bytes]]:
    """The records of one document over many lines; if it is none, the records of those lines that are whole."""
    try:
        value = loads(data, source)
    except json.JSONDecodeError as error:
        whole = [line for line in data.splitlines() if line.strip().startswith(b"{") and line.strip().endswith(b"}")]
        if not whole or data.lstrip()[:1] == b"[":
            reason = f"no JSON: {error.msg} at line {error.lineno}, column {error.colno}"
            raise source.error(reason, "is it cut? try --input-format text") from None
        for number, line in enumerate(data.splitlines(), 1):
            if line.strip():
                try:
                    value = loads(line, source)
                except json.JSONDecodeError as at:
                    source.on_error(
                        source.error(f"line {number} is no JSON: {at.msg} at column {at.colno}", "is it cut?")
                    )
                else:
                    yield from of_value(value, line, source, f"line {number}")
    else:
        yield from of_value(value, data, source, "")


def loads(data: bytes, source: Source) -> object:
    """The value of some JSON; bytes that are not UTF-8 are decoded as what they are."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = source.decode(data).text
    try:
        return json.loads(text)
    except RecursionError:
        raise source.error("JSON nested too deeply", "give one object an article") from None
    except ValueError as error:
        if isinstance(error, json.JSONDecodeError):
            raise
        raise source.error(f"JSON that can not be read: {error}") from None


def of_value(value: object, data: bytes, source: Source, place: str) -> Iterator[tuple[str, Record, bytes]]:
    """The records in a value: itself, the items of an array, or of the array that an object holds its articles in."""
    if isinstance(value, dict):
        listed = next((value[key] for key in keys("list") if isinstance(value.get(key), list)), None)
        if listed is None or text_key(value):
            yield place, value, data
            return
        value = listed
    if isinstance(value, list):
        for number, item in enumerate(value, 1):
            if isinstance(item, dict):
                where = f"{place}, record {number}" if place else f"record {number}"
                yield where, item, json.dumps(item, ensure_ascii=False, sort_keys=True).encode("utf-8", "surrogatepass")
    else:
        source.on_error(
            source.error(f"{place or 'the document'} is no JSON object", "give one object with the key text an article")
        )


def record_article(record: Record, source: Source, place: str, data: bytes) -> Article:
    """The article of one record, whichever dialect it is in; InputError, which names the place, if there is no text in it."""
    name = f"{source.name}: {place}" if place else source.name
    if str(record.get("schema", "")).startswith("quotetrace/"):
        raise InputError(
            name,
            "a record that quotetrace wrote, without the article's text",
            "give the articles, or quote records to trace",
        )
    if recognizes_graph(record):
        return graph_article(record, source, name, data)
    if recognizes_item(record):
        return item_article(record, source, name, data)
    return article_of(record, source, place, data)


def article_of(record: Record, source: Source, place: str, data: bytes, found_in: str = "json") -> Article:
    """The article of one record whose keys the table of aliases knows; `found_in` is the place that its facts name."""
    name = f"{source.name}: {place}" if place else source.name
    key = text_key(record)
    if key is None and (
        markup := next(
            (value for alias in keys("markup") if isinstance(value := record.get(alias), str) and value.strip()), ""
        )
    ):
        return article_of({**record, "text": markup_text(markup)}, source, place, data, found_in)
    if key is None:
        raise InputError(
            name, "no article text in this record", f"its text should be under {', '.join(keys('text')[:3])}, ..."
        )
    text = str(record[key])
    facts = stated_facts(record, found_in)
    given = next((value for value in (value_text(record.get(alias)) for alias in keys("id")) if value), None)
    warnings: tuple[str, ...] = ()
    if not text.isascii() and not encodable(text):
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        warnings = ("half characters (lone surrogates) show as \ufffd",)
    return source.article(text, data, facts, id=given, warnings=warnings)


def text_key(record: Record) -> str | None:
    """The key under which a record holds its text: the surest alias whose value is a text that is not empty."""
    for key in keys("text"):
        value = record.get(key)
        if isinstance(value, str) and value and not value.isspace():
            return key
    return None


def encodable(text: str) -> bool:
    """Whether every code point is a character."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
