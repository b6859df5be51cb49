"""One source in, articles out: a file, standard input, a web address or bytes, unzipped and handed to the module of its
format."""

import gzip
import io
import os
import sys
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from quotetrace.errors import InputError, UsageError
from quotetrace.model import Article, Fact
from quotetrace.reading.formats import FORMATS, format_named, format_of
from quotetrace.reading.source import Source, stop

if TYPE_CHECKING:
    from quotetrace.reading.quote_records import Reported

__all__ = ["intact", "read", "read_bytes", "read_reported"]

HEAD = 65_536  # bytes that decide on the format
GZIP = b"\x1f\x8b"
GZIPPED = 2  # times; a server may zip a zipped file again, nobody does it more often
WEB = ("https://", "http://")

Report = Callable[[InputError], None]


def read(
    source: str, *, input_format: str | None = None, on_error: Report = stop, save_to: str | None = None
) -> Iterator[Article]:
    """The articles of one source, a path, a web address or `-` for standard input, one at a time.

    The format is told by the content unless `input_format` names it. InputError where the source can not be read; a
    single broken record in a file of many goes to `on_error`, which may raise it (it does, if not given), or note it to
    read on. What is fetched from the web is kept in the folder `save_to`, if given, with its address, headers, digest
    and time.
    """
    with opened(source, on_error, save_to) as known:
        yield from articles(known, input_format)


def read_reported(
    source: str, *, input_format: str | None = None, on_error: Report = stop, save_to: str | None = None
) -> Iterator["Article | Reported"]:
    """Like `read`, but a source of quote records gives the articles that they name with these quotes, instead of an
    error."""
    from quotetrace.reading.quote_records import holds_quotes, read_reported

    with opened(source, on_error, save_to) as known, intact(known):
        head, known = unzipped(known)
        if holds_quotes(head) and input_format in (None, "json"):
            yield from read_reported(known)
        else:
            yield from articles(known, input_format)


def read_bytes(
    data: bytes, name: str, input_format: str | None = None, *, on_error: Report = stop
) -> Iterator[Article]:
    """The articles in some bytes; `name` becomes their path and stands in errors."""
    return articles(Source(name, io.BytesIO(data), name, on_error=on_error), input_format)


@contextmanager
def opened(source: str, on_error: Report, save_to: str | None) -> Iterator[Source]:
    """The source, open while it is read. InputError if it can not be opened, or breaks off."""
    if source == "-":
        yield Source("standard input", sys.stdin.buffer, on_error=on_error)
    elif source.startswith(WEB):
        yield fetched(source, on_error, save_to)
    else:
        if not source or "\0" in source:
            raise InputError(source.replace("\0", "\\0") or "''", "no path", "name a file, a folder, an address, or -")
        try:
            with Path(source).open("rb") as stream:
                yield Source(source, stream, writable(source), on_error=on_error)
        except OSError as error:
            raise InputError(source, *why(error)) from None


def writable(path: str) -> str:
    """A path that can be written down anywhere: bytes in it that are no UTF-8 show as `\\xff`."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def fetched(address: str, on_error: Report, save_to: str | None) -> Source:
    """A page on the web as a source; in a web archive, its address and time are those of the page that it keeps."""
    from quotetrace.reading.fetch import fetch, save
    from quotetrace.reading.wayback import archived_facts

    page = fetch(address)
    path = str(save(page, Path(save_to))) if save_to else None
    facts = archived_facts(page.final) or archived_facts(address)
    url = facts[0].value if facts else page.final
    facts += (Fact("captured", page.at, "http", "date of fetching"),) if not facts else ()
    return Source(address, io.BytesIO(page.data), path, url, page.charset, facts, on_error=on_error)


def articles(source: Source, input_format: str | None) -> Iterator[Article]:
    """The articles of an open source, gzipped or not, read to its end."""
    chosen = None if input_format is None else format_named(input_format)
    if input_format is not None and chosen is None:
        raise UsageError(f"unknown input format {input_format!r} (known: {', '.join(known.name for known in FORMATS)})")
    with intact(source):
        head, source = unzipped(source)
        if not head.strip():
            raise source.error("empty", "give a file that holds an article")
        yield from (chosen or format_of(head, source.name)).read(source)


@contextmanager
def intact(source: Source) -> Iterator[None]:
    """While a source is read: InputError where its gzip data break off."""
    try:
        yield
    except (EOFError, zlib.error, gzip.BadGzipFile):
        raise source.error("gzip data that is cut or damaged", "fetch it again") from None


def unzipped(source: Source) -> tuple[bytes, Source]:
    """The first bytes of a source without its gzip, and the source that still begins with them."""
    head, stream = peek(source.stream)
    for _ in range(GZIPPED):
        if head.startswith(GZIP):
            head, stream = peek(cast(BinaryIO, gzip.GzipFile(fileobj=stream)))
    if head.startswith(GZIP):
        raise source.error(f"gzipped more than {GZIPPED} times", "unpack it first")
    return head, source.reopened(stream)


def why(error: Exception) -> tuple[str, str]:
    """Reason and remedy of a file that can not be opened or read."""
    if isinstance(error, FileNotFoundError):
        return "no such file", "check the path"
    if isinstance(error, IsADirectoryError):
        return "a folder", "give the files in it"
    if isinstance(error, PermissionError):
        return "not allowed to read it", "check its permissions"
    return str(getattr(error, "strerror", None) or error).lower(), "check the path"


def peek(stream: BinaryIO) -> tuple[bytes, BinaryIO]:
    """The first bytes of a stream, and a stream that still begins with them."""
    head = b""
    while len(head) < HEAD and (more := stream.read(HEAD - len(head))):
        head += more
    return head, cast(BinaryIO, io.BufferedReader(Rejoined(head, stream), HEAD))


class Rejoined(io.RawIOBase):
    """A stream whose first bytes were already taken from it."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self.head = head
        self.more: Callable[[int], bytes] = getattr(rest, "read1", rest.read)  # what has come, without waiting for more

    def readable(self) -> bool:
        """It can be read."""
        return True

    def readinto(self, buffer: object) -> int:
        """Fill the buffer with the next bytes; 0 at the end."""
        view = memoryview(cast(bytearray, buffer))
        data = self.head[: len(view)] if self.head else self.more(len(view))
        self.head = self.head[len(data) :] if self.head else b""
        view[: len(data)] = data
        return len(data)
