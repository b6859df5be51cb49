"""WARC and WACZ, the archives of crawlers: each page that was captured, with its record, digest and time of capture."""

import io
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO, cast

from quotetrace.errors import InputError, MissingExtraError
from quotetrace.model import Article, Fact
from quotetrace.reading.source import DOCUMENT_LIMIT, Source

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord

__all__ = ["read", "recognizes"]

PAGES = ("text/html", "application/xhtml+xml", "text/plain")  # content types that hold an article
STATED = {
    "url": "WARC-Target-URI",
    "captured": "WARC-Date",
    "record": "WARC-Record-ID",
    "digest": "WARC-Payload-Digest",
}
RECORDS = ("response", "resource", "conversion")


def recognizes(text: str) -> bool:
    """Whether the first bytes, as Latin-1, are a WARC file, or a zip archive that begins like a WACZ."""
    return text.startswith("WARC/") or (
        text.startswith("PK\x03\x04") and any(name in text for name in ("datapackage.json", "archive/", ".warc"))
    )


def read(source: Source) -> Iterator[Article]:
    """The pages of an archive; one that can not be read is an error of its own. InputError if the archive itself is
    broken."""
    try:
        import warcio  # noqa: F401
    except ImportError:
        raise MissingExtraError(source.name, "web archives", "warc") from None
    from quotetrace.reading.formats import format_of

    found = False
    for page, data in captured_pages(source):
        try:
            for article in format_of(data, page.name).read(page):
                found = True
                yield article
        except InputError as error:
            source.on_error(error)
    if not found:
        raise source.error("a web archive without pages of text", "give one that holds HTML responses")


def captured_pages(source: Source) -> Iterator[tuple[Source, bytes]]:
    """The pages of an archive that hold text, as sources of their own, with their bytes. InputError where it is
    broken."""
    import logging

    from warcio.archiveiterator import ArchiveIterator

    logging.getLogger("warcio").setLevel(logging.CRITICAL)
    head = source.stream.peek(4)[:2] if isinstance(source.stream, io.BufferedReader) else b""
    try:
        for stream in zipped(source) if head == b"PK" else [source.stream]:
            records = ArchiveIterator(stream)
            records.INC_RECORD = ""  # it would print to standard error that a length is wrong
            for record in records:
                kind = content_type(record)
                if kind.lower().startswith(PAGES):
                    data = record.content_stream().read(DOCUMENT_LIMIT)
                    if data.strip():
                        yield page_source(source, record.rec_headers.get_header, data, kind), data
    except InputError:
        raise
    except Exception as error:  # the archive may be broken in any way, and its parsers trip over it in as many
        reason = f"a web archive that can not be read: {' '.join(str(error).split())[:80]}"
        raise source.error(reason, "it is cut or damaged") from None


def content_type(record: "ArcWarcRecord") -> str:
    """The content type of a page that was found; empty for any other record."""
    if record.rec_type not in RECORDS:
        return ""
    if record.http_headers is None:
        return record.content_type or ""
    found = (record.http_headers.get_statuscode() or "").startswith("2")
    return (record.http_headers.get_header("Content-Type") or "") if found else ""


def zipped(source: Source) -> Iterator[BinaryIO]:
    """The WARC files in a WACZ, unzipped piece by piece where it is a file."""
    whole = source.path if source.path and zipfile.is_zipfile(source.path) else io.BytesIO(source.data())
    with zipfile.ZipFile(whole) as archive:
        for member in archive.infolist():
            if member.filename.endswith((".warc", ".warc.gz")):
                with archive.open(member) as stream:
                    yield cast(BinaryIO, io.BufferedReader(cast(io.RawIOBase, stream)))


def page_source(source: Source, header: Callable[[str], str | None], data: bytes, kind: str) -> Source:
    """One captured page as a source of its own, with what its record states as facts."""
    stated = {field: str(header(name) or "") for field, name in STATED.items()}
    facts = tuple(Fact(field, value, "warc", STATED[field]) for field, value in stated.items() if value)
    charset = kind.lower().partition("charset=")[2].partition(";")[0].strip(" \"'") or None
    return replace(source.within(stated["url"], data, stated["url"] or None, facts), declared=charset)
