"""Bytes to text: what is read as what, and what is said about it."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotetrace.errors import InputError
from quotetrace.reading import read_bytes
from quotetrace.reading.encoding import decode, mojibake

CURLY = "The port’s “no” – said at the café in Gdańsk – was final.\n"
WESTERN = "The port’s “no” – said at the café – was final.\n"
RUSSIAN = "Порт закрыт до среды, сообщил капитан порта в интервью газете. Люди ждут на берегу.\n" * 3


@pytest.mark.parametrize(
    ("data", "declared", "text", "said"),
    [
        (CURLY.encode(), None, CURLY, ""),
        (CURLY.encode(), "utf-8", CURLY, ""),
        (CURLY.encode(), "latin-1", CURLY, "declared as latin-1, which it is not"),
        (codecs.BOM_UTF8 + CURLY.encode(), None, CURLY, ""),
        (CURLY.encode("utf-16"), None, CURLY, "UTF-16"),
        (codecs.BOM_UTF16_BE + CURLY.encode("utf-16-be"), None, CURLY, "UTF-16"),
        (CURLY.encode("utf-16-le"), None, CURLY, "does not state"),
        (CURLY.encode("utf-32"), None, CURLY, "UTF-32"),
        (WESTERN.encode("cp1252"), None, WESTERN, "not UTF-8: read as cp1252"),
        (WESTERN.encode("cp1252"), "iso-8859-1", WESTERN, "as declared"),
        (WESTERN.encode("cp1252"), "us-ascii", WESTERN, "as declared"),
        (WESTERN.encode("cp1252"), "utf-8", WESTERN, "not UTF-8"),
        (WESTERN.encode("cp1252"), "no-such-code", WESTERN, "not UTF-8"),
        (RUSSIAN.encode("cp1251"), "windows-1251", RUSSIAN, "as declared"),
        (RUSSIAN.encode("cp1251"), None, RUSSIAN, "read as cp1251"),
        (RUSSIAN.encode("koi8-r"), None, RUSSIAN, "read as koi8_r"),
        (CURLY.encode()[: CURLY.encode().index("ń".encode()) + 1], None, CURLY[: CURLY.index("ń")], "last character is cut"),
        ((CURLY * 9).encode() + b"\xff", None, CURLY * 9 + "\ufffd", "1 undecodable byte shows"),
        (b"plain", "utf-16", "plain", ""),
    ],
)  # fmt: skip
def test_each_encoding_is_read_and_said(data: bytes, declared: str | None, text: str, said: str) -> None:
    decoded = decode(data, "story", declared)
    assert decoded.text == text
    assert (said in " ".join(decoded.warnings)) if said else decoded.warnings == ()


@pytest.mark.parametrize(
    "data", [bytes(100), bytes(range(256)), b"\x00\x01\x02text" * 9, b"\xff\xfe" + b"\x00\xd8" * 9]
)
def test_binary_data_is_an_error(data: bytes) -> None:
    with pytest.raises(InputError, match="story: "):
        decode(data, "story")


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1))
def test_utf_8_comes_through_untouched(text: str) -> None:
    assert decode(text.encode(), "story").text == text.removeprefix("\ufeff")


@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_one_line(data: bytes) -> None:
    try:
        decode(data, "story")
    except InputError as error:
        told = str(error)
    else:
        told = ""
    assert "\n" not in told


@pytest.mark.parametrize(
    ("text", "flagged"),
    [("He said â€œno.â€\x9d It’s CafÃ© time", True), ("São Paulo, São João, Ângela", False), ("plain", False)],
)
def test_mojibake_is_flagged_and_left_as_it_is(text: str, flagged: bool) -> None:
    assert mojibake(text) == flagged
    (article,) = read_bytes(text.encode(), "story")
    assert article.text == text
    assert any("mojibake" in warning for warning in article.warnings) == flagged
