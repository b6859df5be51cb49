"""Sources as users name them: files, folders, standard input. What in a folder is an article, and what only stands beside them."""

import gzip
import io
import os
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, cast

from quotetrace.errors import InputError, UsageError
from quotetrace.lexicon import column
from quotetrace.model import Article
from quotetrace.reading.formats import FORMATS, format_named, format_of
from quotetrace.reading.source import Source, stop

__all__ = ["read", "read_bytes", "read_stream", "sources"]

HEAD = 65_536  # bytes that decide on the format
GZIP = b"\x1f\x8b"
GZIPPED = 2  # times; a server may zip a zipped file again, nobody does it more often


def sources(paths: Iterable[str]) -> Iterator[str]:
    """The files that `paths` name, folders expanded in the order of their names; other sources as they are.

    Hidden files, files that only document a folder (README, LICENSE, ...) and files that can hold no article are left out of
    folders, never when they are named. InputError for a folder that then holds nothing.
    """
    for path in paths:
        if path != "-" and os.path.isdir(path):
            found = list(articles_in(path))
            if not found:
                raise InputError(path, "a folder without articles", "give a folder that holds text, HTML or JSON files")
            yield from found
        else:
            yield path


def articles_in(folder: str) -> Iterator[str]:
    """The files of a folder and of its folders that can hold articles, sorted."""
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith((".", "_")))
        for name in sorted(names):
            if not name.startswith(".") and not stands_beside(name):
                yield os.path.join(here, name)


def stands_beside(name: str) -> bool:
    """Whether a file of this name documents a folder, or is of a kind that holds no article."""
    stem, suffix = os.path.splitext(name.casefold())
    return (
        stem in column("folder_files", match="name")
        or suffix in column("folder_files", match="suffix")
        or name.endswith("~")
    )


def read(
    source: str, *, input_format: str | None = None, on_error: Callable[[InputError], None] = stop
) -> Iterator[Article]:
    """The articles of one source, a path or `-` for standard input, one at a time.

    The format is told by the content unless `input_format` names it. InputError where the source can not be read; a single broken
    record in a file of many goes to `on_error`, which may raise it (it does, if not given), or note it to read on.
    """
    if source == "-":
        yield from read_stream(sys.stdin.buffer, "standard input", None, input_format=input_format, on_error=on_error)
        return
    try:
        with Path(source).open("rb") as stream:
            yield from read_stream(stream, source, source, input_format=input_format, on_error=on_error)
    except OSError as error:
        raise InputError(source, *why(error)) from None


def why(error: OSError) -> tuple[str, str]:
    """Reason and remedy of a file that can not be opened or read."""
    if isinstance(error, FileNotFoundError):
        return "no such file", "check the path"
    if isinstance(error, IsADirectoryError):
        return "a folder", "give the files in it, or let sources() expand it"
    if isinstance(error, PermissionError):
        return "not allowed to read it", "check its permissions"
    return (error.strerror or str(error)).lower(), "check the path"


def read_bytes(
    data: bytes, name: str, input_format: str | None = None, *, on_error: Callable[[InputError], None] = stop
) -> Iterator[Article]:
    """The articles in some bytes; `name` becomes their path and stands in errors."""
    return read_stream(io.BytesIO(data), name, name, input_format=input_format, on_error=on_error)


def read_stream(
    stream: BinaryIO,
    name: str,
    path: str | None,
    *,
    input_format: str | None = None,
    on_error: Callable[[InputError], None] = stop,
) -> Iterator[Article]:
    """The articles of an open stream of bytes, gzipped or not, read to its end."""
    chosen = None if input_format is None else format_named(input_format)
    if input_format is not None and chosen is None:
        raise UsageError(f"unknown input format {input_format!r} (known: {', '.join(known.name for known in FORMATS)})")
    head, stream = peek(stream)
    try:
        for _ in range(GZIPPED):
            if head.startswith(GZIP):
                head, stream = peek(cast(BinaryIO, gzip.GzipFile(fileobj=stream)))
        if head.startswith(GZIP):
            raise InputError(name, f"gzipped more than {GZIPPED} times", "unpack it first")
        if not head.strip():
            raise InputError(name, "empty", "give a file that holds an article")
        yield from (chosen or format_of(head, name)).read(Source(name, stream, path, on_error=on_error))
    except (EOFError, zlib.error, gzip.BadGzipFile):
        raise InputError(name, "gzip data that is cut or damaged", "fetch it again") from None


def peek(stream: BinaryIO) -> tuple[bytes, BinaryIO]:
    """The first bytes of a stream, and a stream that still begins with them."""
    head = b""
    while len(head) < HEAD and (more := stream.read(HEAD - len(head))):
        head += more
    return head, cast(BinaryIO, io.BufferedReader(Rejoined(head, stream), HEAD))


class Rejoined(io.RawIOBase):
    """A stream whose first bytes were already taken from it."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self.head, self.rest, self.given = head, rest, 0

    def readable(self) -> bool:
        """It can be read."""
        return True

    def readinto(self, buffer: object) -> int:
        """Fill the buffer with the next bytes; 0 at the end."""
        view = memoryview(cast(bytearray, buffer))
        data = self.head[: len(view)] if self.head else self.rest.read(len(view))
        self.head = self.head[len(data) :] if self.head else b""
        view[: len(data)] = data
        self.given += len(data)
        return len(data)
