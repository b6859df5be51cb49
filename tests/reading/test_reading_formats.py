"""One story in every format: each is recognized, and gives the same words, facts and quotes, however it comes in."""

import io
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from story import BINARY, BYLINE, HEADLINE, OUTLET, PARAGRAPHS, TEXT, WRITTEN, gzipped, written

from quotetrace.errors import InputError
from quotetrace.model import Article
from quotetrace.pipeline import extract
from quotetrace.reading import FORMATS, read, read_bytes
from quotetrace.reading.formats import format_of

MEGABYTE = 2**20
PARTIAL = {"graph"}  # formats that hold only a part of the story

each = pytest.mark.parametrize("name", WRITTEN)
every_whole = pytest.mark.parametrize("name", [name for name in WRITTEN if name not in PARTIAL])


def only(data: bytes, name: str = "story", input_format: str | None = None) -> Article:
    articles = list(read_bytes(data, name, input_format))
    assert len(articles) == 1
    return articles[0]


def words(text: str) -> str:
    return " ".join(text.replace("``", "“").replace("''", "”").split())


@each
def test_a_format_is_known_by_its_content(name: str) -> None:
    assert format_of(written(name)[:65536], name).name == WRITTEN[name][0]


@every_whole
def test_the_words_are_the_same_from_every_format(name: str) -> None:
    assert words(only(written(name)).text).endswith(words(TEXT))


@every_whole
def test_the_quotes_and_their_speakers_are_the_same_from_every_format(name: str) -> None:
    def found(article: Article) -> list[tuple[str, str | None]]:
        return [(words(quote.content.text), quote.speaker.name) for quote in extract(article)]

    plain = found(only(TEXT.encode()))
    assert len(plain) == len(PARAGRAPHS)
    assert found(only(written(name))) == plain


@each
def test_offsets_slice_the_words_right(name: str) -> None:
    article = only(written(name))
    for quote in extract(article):
        assert " ".join(" ".join(article.text[a:b].split()) for a, b in quote.content.spans) == quote.content.text


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("markdown", {"headline": HEADLINE, "byline": BYLINE, "published": "2016-03-08", "outlet": OUTLET}),
        ("html", {"headline": HEADLINE, "byline": BYLINE, "published": "2016-03-08", "outlet": OUTLET}),
        ("trafilatura", {"headline": HEADLINE, "byline": BYLINE, "published": "2016-03-08", "outlet": OUTLET}),
        ("news-please", {"headline": HEADLINE, "byline": BYLINE, "published": "2016-03-08 10:00:00", "modified": None}),
        ("newspaper4k", {"published": "2016-03-08", "language": "en"}),
        ("mediacloud", {"published": "2016-03-08", "outlet": OUTLET}),
        ("rss", {"headline": HEADLINE, "byline": BYLINE, "published": "2016-03-08T10:00:00+00:00", "outlet": OUTLET}),
        ("atom", {"headline": HEADLINE, "published": "2016-03-08T10:00:00+00:00", "outlet": OUTLET}),
        ("ninjs 1", {"headline": HEADLINE, "byline": BYLINE, "published": "2016-03-08T10:00:00Z"}),
        ("ninjs 2", {"headline": HEADLINE, "byline": BYLINE, "published": "2016-03-08T10:00:00Z"}),
        ("ninjs 3", {"headline": HEADLINE, "credit": "Nordnews"}),
        ("ap item", {"headline": HEADLINE, "byline": f"By {BYLINE}"}),
        (
            "nitf",
            {
                "headline": HEADLINE,
                "byline": f"By {BYLINE}",
                "published": "2016-03-08T10:00:00+00:00",
                "outlet": OUTLET,
            },
        ),
        ("newsml-g2", {"headline": HEADLINE, "credit": "Nordnews", "published": "2016-03-08T10:00:00Z"}),
        ("newsml 1", {"headline": HEADLINE, "byline": BYLINE, "published": "2016-03-08T10:00:00Z"}),
        ("csv", {"headline": HEADLINE, "published": "2016-03-08", "outlet": OUTLET}),
        ("docx", {"byline": BYLINE}),
        ("warc", {"captured": "2020-01-01T00:00:00Z", "published": "2016-03-08"}),
        ("wacz", {"captured": "2020-01-01T00:00:00Z", "record": "<urn:uuid:00000000-0000-0000-0000-000000000001>"}),
        ("nexis", {"headline": HEADLINE, "byline": BYLINE, "outlet": OUTLET, "published": "March 8, 2016 Tuesday"}),
        ("lexis", {"headline": HEADLINE, "byline": BYLINE, "outlet": OUTLET, "published": "March 8, 2016 Tuesday"}),
        ("factiva", {"headline": HEADLINE, "byline": BYLINE, "outlet": OUTLET, "published": "8 March 2016"}),
        ("factiva coded", {"headline": HEADLINE, "byline": BYLINE, "outlet": OUTLET, "published": "8 March 2016"}),
        ("wire", {"credit": "NNW"}),
    ],
)
def test_what_a_format_states_becomes_facts(name: str, expected: dict[str, str | None]) -> None:
    facts = only(written(name)).facts
    assert {field: next((f.value for f in facts if f.field == field), None) for field in expected} == expected


@pytest.mark.parametrize(
    ("name", "id"), [("mediacloud", "5"), ("csv", "7"), ("rss", "tag:orsund,1"), ("newsml-g2", "urn:newsml:orsund:1")]
)
def test_an_id_that_the_input_gives_is_kept(name: str, id: str) -> None:
    assert only(written(name)).id == id


# ---------------------------------------------------------------- ways in


@each
def test_gzipped_it_is_the_same_article(name: str) -> None:
    assert only(gzipped(written(name))) == only(written(name))


@each
def test_standard_input_gives_the_same_article(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(written(name))))
    (article,) = read("-")
    assert (article.path, article.text, article.id) == (None, only(written(name)).text, only(written(name)).id)


@each
def test_the_suffix_of_a_name_does_not_count(name: str, tmp_path: Path) -> None:
    path = tmp_path / "story.jpg"
    path.write_bytes(written(name))
    (article,) = read(str(path))
    assert (article.path, article.text) == (str(path), only(written(name)).text)


@each
def test_the_same_bytes_give_the_same_id_wherever_they_stand(name: str) -> None:
    assert only(written(name), "a").id == only(written(name), "b").id


@pytest.mark.parametrize("input_format", [known.name for known in FORMATS])
@pytest.mark.parametrize("data", [b"", b" \n\t\n", gzipped(b"")])
def test_nothing_is_an_error_whatever_it_is_called(input_format: str, data: bytes) -> None:
    with pytest.raises(InputError, match="empty"):
        list(read_bytes(data, "story", input_format))


def outcome(data: bytes, input_format: str | None = None) -> str:
    """What reading gives: the words of all articles, or the line that says what went wrong."""
    try:
        return " ".join(article.text for article in read_bytes(data, "story", input_format))
    except InputError as error:
        return str(error)


@each
@pytest.mark.parametrize("share", [0.25, 0.5, 0.9])
def test_a_file_that_is_cut_gives_what_is_there_or_one_line(name: str, share: float) -> None:
    data = written(name)
    told = outcome(data[: int(len(data) * share)])
    assert told.strip()
    assert not told.startswith("story") or "\n" not in told


@each
@pytest.mark.parametrize("input_format", [known.name for known in FORMATS])
def test_a_wrong_input_format_is_one_line_or_some_text(name: str, input_format: str) -> None:
    told = outcome(written(name), input_format)
    assert told.strip()
    assert not told.startswith("story") or "\n" not in told


# ---------------------------------------------------------------- encodings, line ends, long lines


@pytest.mark.parametrize("name", [name for name in WRITTEN if name not in BINARY])
def test_windows_1252_is_read_and_said(name: str) -> None:
    data = written(name).replace(b'charset="utf-8"', b"").replace(b'encoding="UTF-8"', b'encoding="windows-1252"')
    article = only(data.decode().encode("cp1252"))
    assert words(article.text).count("“") == words(only(written(name)).text).count("“")
    silent = WRITTEN[name][0] == "feed" or data.isascii()  # a feed's own parser decodes it
    assert silent or any("1252" in warning for warning in article.warnings)


@pytest.mark.parametrize("name", [name for name in WRITTEN if name not in BINARY])
def test_a_byte_order_mark_is_no_part_of_the_text(name: str) -> None:
    assert only(b"\xef\xbb\xbf" + written(name)).text == only(written(name)).text


@pytest.mark.parametrize("name", ["text", "markdown", "trafilatura", "csv", "html", "nitf", "nexis"])
def test_utf_16_is_read(name: str) -> None:
    data = written(name).decode().replace('charset="utf-8"', "").replace('encoding="UTF-8"', "")
    assert only(data.encode("utf-16")).text == only(written(name)).text


@pytest.mark.parametrize("name", [name for name in WRITTEN if name not in BINARY])
def test_line_ends_of_windows_change_no_words(name: str) -> None:
    data = written(name).replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
    article = only(data)
    assert words(article.text).endswith(words(only(written(name)).text)[-200:])
    if name in ("text", "markdown"):
        assert article.text == data.decode()


@pytest.mark.parametrize(
    "name", ["text", "markdown", "html", "trafilatura", "csv", "nitf", "rss", "ninjs 1", "nexis", "wire"]
)
def test_a_line_of_a_megabyte_is_read(name: str) -> None:
    long = b"fish and flour " * (MEGABYTE // 15)
    article = only(written(name).replace(b"flour would last", b"flour " + long + b"would last"))
    assert len(article.text) > MEGABYTE * 0.9


def test_an_email_states_no_date_of_publication_and_no_outlet() -> None:
    article = only(written("email"))
    assert article.facts == ()
    assert "2016-03-11" not in article.text


def test_an_email_that_only_has_attachments_says_so() -> None:
    with pytest.raises(InputError, match="an e-mail without text"):
        only(b"From: a@b.example\nMessage-ID: <1@b.example>\nSubject: x\n\n")


def test_a_memo_that_begins_like_an_email_is_text() -> None:
    assert format_of(b"From: the mayor\nTo: all\nSubject: the ferry\n\nThe ferry sails.\n", "memo").name == "text"
