"""WARC and WACZ, the archives of crawlers: each page that was captured, with its record, digest and time of capture."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from quotetrace.errors import InputError, MissingExtraError
from quotetrace.model import Article, Fact
from quotetrace.reading.source import DOCUMENT_LIMIT, Source

__all__ = ["read", "recognizes"]

GZIP = b"\x1f\x8b"
PAGES = ("text/html", "application/xhtml+xml", "text/plain")  # content types that hold an article
RECORDS = ("response", "resource", "conversion")


def recognizes(text: str) -> bool:
    """Whether the first bytes, as Latin-1, are a WARC file, or a zip archive that begins like a WACZ."""
    return text.startswith("WARC/") or (
        text.startswith("PK\x03\x04") and any(name in text for name in ("datapackage.json", "archive/", ".warc"))
    )


def read(source: Source) -> Iterator[Article]:
    """The pages of an archive; one that can not be read is an error of its own. InputError if the archive itself is broken."""
    try:
        import warcio  # noqa: F401
    except ImportError:
        raise MissingExtraError(source.name, "web archives", "warc") from None
    head = source.stream.peek(4)[:2] if isinstance(source.stream, io.BufferedReader) else b""
    found = False
    for stream in archived(source) if head == b"PK" else [source.stream]:
        for article in captured_pages(source, stream):
            found = True
            yield article
    if not found:
        raise source.error("a web archive without pages of text", "give one that holds HTML responses")


def archived(source: Source) -> Iterator[BinaryIO]:
    """The WARC files in a WACZ."""
    on_disk = source.path is not None and Path(source.path).is_file() and zipfile.is_zipfile(source.path)
    try:
        with zipfile.ZipFile(source.path if on_disk and source.path else io.BytesIO(source.data())) as archive:
            for member in archive.infolist():
                if member.filename.endswith((".warc", ".warc.gz")):
                    with archive.open(member) as stream:
                        yield io.BufferedReader(stream)  # type: ignore[type-var]
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError):
        raise source.error("a zip archive that can not be read", "fetch it again") from None


def captured_pages(source: Source, stream: BinaryIO) -> Iterator[Article]:
    """The articles of the pages in one WARC file."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    from quotetrace.reading.formats import format_of

    try:
        for record in ArchiveIterator(stream):
            kind = (
                record.http_headers.get_header("Content-Type") if record.http_headers else record.content_type
            ) or ""
            status = record.http_headers.get_statuscode() if record.http_headers else "200"
            if record.rec_type not in RECORDS or not kind.lower().startswith(PAGES) or not status.startswith("2"):
                continue
            data = record.content_stream().read(DOCUMENT_LIMIT)
            page = member(source, record.rec_headers.get_header, data, kind)
            try:
                if data.strip():
                    yield from format_of(data, page.name).read(page)
            except InputError as error:
                source.on_error(error)
    except (ArchiveLoadFailed, EOFError, ValueError, AttributeError, UnicodeDecodeError) as error:
        raise source.error(
            f"a WARC record that can not be read: {' '.join(str(error).split())[:120]}", "the archive is cut or damaged"
        ) from None


def member(source: Source, header: object, data: bytes, kind: str) -> Source:
    """One captured page as a source of its own, with the facts of its record."""
    from dataclasses import replace

    stated = (
        {
            name: str(header(name) or "")
            for name in ("WARC-Target-URI", "WARC-Date", "WARC-Record-ID", "WARC-Payload-Digest")
        }
        if callable(header)
        else {}
    )
    fields = {
        "url": "WARC-Target-URI",
        "captured": "WARC-Date",
        "record": "WARC-Record-ID",
        "digest": "WARC-Payload-Digest",
    }
    facts = tuple(Fact(field, stated[name], "warc", name) for field, name in fields.items() if stated.get(name))
    url = stated.get("WARC-Target-URI") or None
    charset = kind.lower().partition("charset=")[2].partition(";")[0].strip() or None
    return replace(source.within(url or "", data, url, facts), declared=charset)
