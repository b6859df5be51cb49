"""What a format module reads from: one named stream of bytes, already opened and unzipped."""

import hashlib
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import BinaryIO

from quotetrace.errors import InputError
from quotetrace.model import Article, Fact
from quotetrace.reading.encoding import Decoded, decode, mojibake
from quotetrace.reading.furniture import find_furniture

__all__ = ["DOCUMENT_LIMIT", "LINE_LIMIT", "Source", "article_id"]

DOCUMENT_LIMIT = 256 * 2**20  # bytes of one article file; what is longer is no article, or an attack
LINE_LIMIT = 64 * 2**20  # bytes of one line of a stream of records

MOJIBAKE = "some characters are mojibake: UTF-8 that was once read as Windows-1252"


def stop(error: InputError) -> None:
    """What happens to a record that can not be read when the caller says nothing else: reading ends."""
    raise error


@dataclass(frozen=True, slots=True)
class Source:
    """A file, standard input, a response or a member of an archive, ready to be read once.

    `name` is how the user knows it, `path` what becomes `Article.path`; `declared` is an encoding that the transport
    states. `facts` hold for every article in it; `on_error` receives the errors of single records, and may raise them.
    """

    name: str
    stream: BinaryIO
    path: str | None = None
    url: str | None = None
    declared: str | None = None
    facts: tuple[Fact, ...] = ()
    warnings: tuple[str, ...] = ()
    on_error: Callable[[InputError], None] = field(default=stop, repr=False)

    def error(self, reason: str, remedy: str | None = None) -> InputError:
        """An error about this source."""
        return InputError(self.name, reason, remedy)

    def at(self, place: str, reason: str, remedy: str | None = None) -> InputError:
        """An error about one record in this source."""
        return InputError(f"{self.name}: {place}" if place else self.name, reason, remedy)

    def data(self) -> bytes:
        """All bytes; InputError if they are more than one document may have."""
        data = self.stream.read(DOCUMENT_LIMIT + 1)
        if len(data) > DOCUMENT_LIMIT:
            raise self.error(
                f"larger than {DOCUMENT_LIMIT // 2**20} MB", "split it, or give its articles as JSON Lines"
            )
        return data

    def decode(self, data: bytes, declared: str | None = None) -> Decoded:
        """The text of some bytes of this source; `declared` is what they say of themselves."""
        return decode(data, self.name, self.declared or declared)

    def lines(self) -> Iterator[bytes]:
        """The lines of the stream, one in memory at a time; InputError at one that never ends."""
        while line := self.stream.readline(LINE_LIMIT):
            if len(line) == LINE_LIMIT:
                raise self.error(f"a line of more than {LINE_LIMIT // 2**20} MB", "split it into one article a line")
            yield line

    def text_lines(self) -> Iterator[Decoded]:
        """The lines of the stream as text, their ends kept, whatever its encoding."""
        lines = self.lines()
        head = next(lines, b"")
        if b"\0" in head[:4] or head[:2] in (b"\xff\xfe", b"\xfe\xff"):
            text, warnings = self.decode(head + self.data())
            yield from (Decoded(line, warnings) for line in text.splitlines(keepends=True))
            return
        yield self.line_text(head.removeprefix(b"\xef\xbb\xbf"))
        yield from map(self.line_text, lines)

    def line_text(self, line: bytes) -> Decoded:
        """One line as text."""
        try:
            return Decoded(line.decode("utf-8"), ())
        except UnicodeDecodeError:
            return self.decode(line)

    def reopened(self, stream: BinaryIO) -> "Source":
        """The same source, read from another stream: one that unzips it."""
        return replace(self, stream=stream)

    def within(self, place: str, data: bytes, url: str | None = None, facts: tuple[Fact, ...] = ()) -> "Source":
        """A member of this source, in memory, named after both."""
        name = f"{self.name}: {place}" if place else self.name
        return replace(self, name=name, stream=io.BytesIO(data), url=url or self.url, facts=facts + self.facts)

    def article(
        self,
        text: str,
        data: bytes,
        facts: tuple[Fact, ...] = (),
        *,
        id: str | None = None,
        url: str | None = None,
        language: str | None = None,
        warnings: tuple[str, ...] = (),
    ) -> Article:
        """An article of this source: `text` as its offsets count it, `data` the bytes it was read from."""
        facts = facts + self.facts
        return Article(
            id=id or article_id(text, facts),
            text=text,
            path=self.path,
            url=url or self.url or next((fact.value for fact in facts if fact.field == "url"), None),
            sha256=hashlib.sha256(data).hexdigest(),
            language=language or next((fact.value for fact in facts if fact.field == "language"), None),
            furniture=find_furniture(text),
            facts=facts,
            warnings=self.warnings + warnings + ((MOJIBAKE,) if mojibake(text) else ()),
        )


def article_id(text: str, facts: tuple[Fact, ...] = ()) -> str:
    """`a_` and 12 hexadecimal digits: the same for the same text and statements about it, wherever and whenever they
    were read."""
    stated = [text, *(f"{fact.field}={fact.value}" for fact in facts if fact.field != "captured")]
    return "a_" + hashlib.sha256("\0".join(stated).encode("utf-8", "surrogatepass")).hexdigest()[:12]
