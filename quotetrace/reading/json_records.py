"""The records in JSON, however they are framed: one a line, one document of many lines, an array, a list inside an
object."""

import json
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from quotetrace.reading.encoding import Decoded
from quotetrace.reading.fields import keys
from quotetrace.reading.source import DOCUMENT_LIMIT, Source

__all__ = ["Found", "Record", "records"]

Record = Mapping[str, object]
BLANK = b" \t\r\n\xef\xbb\xbf"


class Found(NamedTuple):
    """A record, its place in the source (`line 3`; empty for the only one), the bytes it was read from, warnings about
    these."""

    place: str
    record: Record
    data: bytes
    warnings: tuple[str, ...] = ()


class BrokenError(Exception):
    """Bytes that are no JSON; the message says where."""


def records(source: Source) -> Iterator[Found]:
    """Each record. A broken line goes to `source.on_error`; a document that is one object or array over many lines is
    read as a whole."""
    lines = source.lines()
    number, head = first_filled(lines)
    if not head:
        raise source.error("empty", "give a file that holds an article")
    if b"\0" in head[:4]:
        text = source.decode(head + source.data()).text
        wide = (line.encode("utf-8", "surrogatepass") for line in text.splitlines(keepends=True))
        yield from of_lines(source, wide, *first_filled(wide))
    else:
        yield from of_lines(source, lines, number, head)


def first_filled(lines: Iterator[bytes]) -> tuple[int, bytes]:
    """The number of the first line that is not empty, and the line."""
    return next(((number, line) for number, line in enumerate(lines, 1) if line.strip(BLANK)), (1, b""))


def of_lines(source: Source, lines: Iterator[bytes], first: int, head: bytes) -> Iterator[Found]:
    """The records of a stream whose first line with text is `head`: one a line, unless that line is no JSON by
    itself."""
    try:
        value, warnings = parsed(head, source)
    except BrokenError:
        yield from of_document(source, head + b"".join(bounded(lines, source)), first)
        return
    yield from of_value(value, ended(head), warnings, source, f"line {first}")
    yield from line_by_line(source, lines, first + 1)


def line_by_line(source: Source, lines: Iterator[bytes], first: int) -> Iterator[Found]:
    """The records of lines that each hold one; `first` is the number of the first of them."""
    for number, line in enumerate(lines, first):
        if line.strip():
            try:
                value, warnings = parsed(line, source)
            except BrokenError as broken:
                source.on_error(source.error(f"line {number} is no JSON: {broken}", "is it cut?"))
            else:
                yield from of_value(value, ended(line), warnings, source, f"line {number}")


def ended(line: bytes) -> bytes:
    """The line with its end, which the last one of a file may lack, so that a record is the same wherever it stands."""
    return line if line.endswith(b"\n") else line + b"\n"


def bounded(lines: Iterator[bytes], source: Source) -> Iterator[bytes]:
    """The lines, as long as together they are no more than one document may hold."""
    size = 0
    for line in lines:
        size += len(line)
        if size > DOCUMENT_LIMIT:
            raise source.error(f"JSON of more than {DOCUMENT_LIMIT // 2**20} MB", "give its articles as JSON Lines")
        yield line


def of_document(source: Source, data: bytes, first: int) -> Iterator[Found]:
    """The records of one document over many lines; if it is none, the records of those lines that are whole."""
    try:
        value, warnings = parsed(data, source)
    except BrokenError as broken:
        lines = data.splitlines()
        if data.lstrip(BLANK).startswith(b"[") or not any(
            line.startswith(b"{") and line.endswith(b"}") for line in lines
        ):
            raise source.error(f"no JSON: {broken}", "is it cut? try --input-format text") from None
        yield from line_by_line(source, iter(lines), first)
    else:
        yield from of_value(value, data, warnings, source, "")


def parsed(data: bytes, source: Source) -> tuple[object, tuple[str, ...]]:
    """The value of some JSON, and warnings about its encoding; bytes that are not UTF-8 are decoded as what they
    are."""
    text, warnings = utf8_text(data) or source.decode(data)
    try:
        return json.loads(text), warnings
    except RecursionError:
        raise BrokenError("nested too deeply") from None
    except json.JSONDecodeError as error:
        raise BrokenError(f"{error.msg} at line {error.lineno}, column {error.colno}") from None
    except ValueError:  # an integer of thousands of digits
        raise BrokenError("a number too long to read") from None


def utf8_text(data: bytes) -> Decoded | None:
    """The text of UTF-8 bytes; None for any other."""
    try:
        return Decoded(data.decode("utf-8-sig"), ())
    except UnicodeDecodeError:
        return None


def of_value(value: object, data: bytes, warnings: tuple[str, ...], source: Source, place: str) -> Iterator[Found]:
    """The records in a value: itself, the items of an array, or of the array that an object holds its articles in."""
    listed = listed_in(value)
    if isinstance(value, dict) and listed is None:
        yield Found(place, value, data, warnings)
    elif listed is None:
        source.on_error(
            source.error(f"{place or 'the document'} is no JSON object", "give one with the key text for each article")
        )
    for number, item in enumerate(listed or (), 1):
        if isinstance(item, dict):
            where = f"{place}, record {number}" if place else f"record {number}"
            own = json.dumps(item, ensure_ascii=False, sort_keys=True).encode("utf-8", "surrogatepass")
            yield Found(where, item, own, warnings)


def listed_in(value: object) -> list[object] | None:
    """The list of records that a value is or holds; None for an object that is a record itself."""
    if isinstance(value, list):
        return value
    if not isinstance(value, dict) or any(isinstance(value.get(key), str) for key in keys("text")):
        return None
    inner = (value.get(key) for key in keys("list"))
    for held in inner:
        if isinstance(held, list) and held and isinstance(held[0], dict):
            return held
        if isinstance(held, dict) and (deeper := listed_in(held)) is not None:
            return deeper
    return None
