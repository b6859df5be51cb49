"""Bytes to text: byte order mark, then what is declared, then UTF-8, then what the bytes look like. Nothing is replaced
in silence."""

import codecs
import re
from typing import NamedTuple

from quotetrace.errors import InputError

__all__ = ["Decoded", "decode", "is_binary", "mojibake"]

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
SAMPLE = 65_536  # bytes that decide what kind of file this is
# Control bytes that text holds: tab, line and page ends, and the envelope marks of wire text (SOH, STX, ETX, EOT, BS,
# SO, SI, SUB, ESC).
CONTROLS = bytes(set(range(32)) - {1, 2, 3, 4, 8, 9, 10, 11, 12, 13, 14, 15, 22, 26, 27})
WINDOWS_LEFTOVERS = re.compile("â€[™˜œ\x9d¦“”\x9c\x99\x98]|Ã[\xa0-¿]|Â[\xa0£©«»°]|ï¿½")


class Decoded(NamedTuple):
    """Text without its byte order mark, and what a reader should know about how it was read."""

    text: str
    warnings: tuple[str, ...]


def decode(data: bytes, name: str, declared: str | None = None) -> Decoded:
    """The text of `data`; `name` is the source for errors, `declared` an encoding that it states. InputError where none
    fits."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return strictly(
                data[len(mark) :], encoding, name, () if encoding == "utf-8" else (f"read as {encoding.upper()}",)
            )
    if unmarked := wide(data):
        return strictly(data, unmarked, name, (f"read as {unmarked.upper()}, which it does not state",))
    if is_binary(data):
        raise InputError(name, "binary data, not text", "give a text, HTML or JSON file")
    stated = python_codec(declared)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return as_declared(data, stated, declared) or detected(data, name, error, misdeclared(stated, declared))
    # Text that is UTF-8 throughout is so by no chance, whatever a page or a server says of it.
    return Decoded(text, () if data.isascii() else misdeclared(stated, declared))


def as_declared(data: bytes, stated: str | None, declared: str | None) -> Decoded | None:
    """The text in the encoding that is stated; None if it is in no such encoding."""
    if stated in (None, "utf-8"):
        return None
    try:
        return Decoded(data.decode(str(stated)), (f"read as {stated}, as declared",))
    except UnicodeDecodeError:
        return None


def misdeclared(stated: str | None, declared: str | None) -> tuple[str, ...]:
    """What to say of a text that is not in the encoding that it states."""
    return () if stated in (None, "utf-8") else (f"declared as {declared}, which it is not",)


def python_codec(declared: str | None) -> str | None:
    """The codec for a declared encoding; Latin-1 and ASCII mean Windows-1252, as they do to every browser."""
    try:
        found = codecs.lookup((declared or "").strip().strip("\"'")).name
    except LookupError:
        return None
    if found in ("utf-16", "utf-16-le", "utf-16-be", "utf-32"):
        return None  # it would have shown in the bytes
    return "cp1252" if found in ("iso8859-1", "ascii") else found


def strictly(data: bytes, encoding: str, name: str, warnings: tuple[str, ...]) -> Decoded:
    """Text in a known encoding; a character that is cut at the very end is dropped and said."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding == "utf-8":
            return detected(data, name, error, warnings)
        if error.start < len(data) - 4:
            raise InputError(
                name, f"not the {encoding.upper()} that its first bytes state", "convert it to UTF-8"
            ) from None
        text, warnings = data[: error.start].decode(encoding), (*warnings, "the last character is cut")
    return Decoded(text, warnings)


def detected(data: bytes, name: str, error: UnicodeDecodeError, warnings: tuple[str, ...]) -> Decoded:
    """Text that is not UTF-8 throughout: cut at its end, damaged in places, or in another encoding."""
    if error.start >= len(data) - 3 and "end of data" in error.reason:
        text = data[: error.start].decode("utf-8")
        return Decoded(text, (*warnings, "the last character is cut"))
    text = data.decode("utf-8", "replace")
    damaged = text.count("\ufffd")
    if damaged * 4 < sum(map(len, re.findall("[^\x00-\x7f\ufffd]+", text[:SAMPLE]))):
        said = f"{damaged} undecodable {'byte shows' if damaged == 1 else 'bytes show'} as \ufffd in text that is otherwise UTF-8"
        return Decoded(text, (*warnings, said))
    encoding = guess(data)
    try:
        text = data.decode(encoding or "utf-8")
    except UnicodeDecodeError:
        raise InputError(name, "text in an unknown encoding", "convert it to UTF-8, for example with iconv") from None
    return Decoded(text, (*warnings, f"not UTF-8: read as {encoding}"))


def guess(data: bytes) -> str | None:
    """The likely encoding of bytes that are not UTF-8. Few high bytes among English letters are Windows-1252; else
    statistics decide."""
    sample = data[:SAMPLE]
    high = (
        sum(map(sample.count, range(128, 256)))
        if len(sample) < 4096
        else len(sample.translate(None, bytes(range(128))))
    )
    if high * 5 < len(sample):
        try:
            data.decode("cp1252")
        except UnicodeDecodeError:
            pass
        else:
            return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    return best.encoding if best else None


def wide(data: bytes) -> str | None:
    """UTF-16 without a byte order mark shows as a zero in nearly every second byte of Western text."""
    sample = data[:SAMPLE]
    if len(sample) < 8 or b"\0" not in sample:
        return None
    half = len(sample) // 2
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > 0.7 * half and even < 0.05 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.7 * half and odd < 0.05 * half else None


def is_binary(data: bytes) -> bool:
    """Whether bytes are no text in any encoding of one byte a character or UTF-8: more than a few control bytes."""
    sample = data[:SAMPLE]
    controls = len(sample) - len(sample.translate(None, CONTROLS))
    return controls > len(sample) // 200


def mojibake(text: str) -> bool:
    """Whether a text shows UTF-8 that was read as Windows-1252 somewhere on its way, twice or more."""
    if not ("â€" in text or "Ã" in text or "Â" in text or "ï¿½" in text):
        return False
    found = WINDOWS_LEFTOVERS.finditer(text)
    return next(found, None) is not None and next(found, None) is not None
