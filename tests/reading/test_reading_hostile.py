"""Input that was made to do harm, or is broken as only real files are: one line, in bounded time and memory."""

import gzip
import io
import json
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from story import MARKUP, PARAGRAPHS, TEXT, WRITTEN, page, warc, written

from quotetrace.errors import InputError
from quotetrace.reading import read_bytes, source

BOMB = (
    '<!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(
        f'<!ENTITY {name} "{("&" + before + ";") * 10}">' for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]>"
)
EXTERNAL = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>'


def problem(data: bytes, input_format: str | None = None) -> str:
    with pytest.raises(InputError) as caught:
        list(read_bytes(data, "story", input_format))
    assert "\n" not in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize("entities", [BOMB, EXTERNAL])
@pytest.mark.parametrize("name", ["nitf", "newsml-g2", "newsml 1", "rss", "atom"])
def test_xml_that_declares_entities_is_refused(name: str, entities: str) -> None:
    xml = written(name).decode()
    start = (
        xml.index("<", xml.index("<!DOCTYPE") + 1) if "<!DOCTYPE" in xml else xml.index("?>") + 2 if "?>" in xml else 0
    )
    data = (entities + xml[start:].replace("Hale", "&a;")).encode()
    assert "entities" in problem(data)


@pytest.mark.parametrize("entities", [BOMB, EXTERNAL])
def test_html_with_entities_shows_none_of_them(entities: str) -> None:
    (article,) = read_bytes(
        (entities + "<html><body>" + MARKUP + "<p>&i; &a;</p></body></html>").encode(), "story", "html"
    )
    assert len(article.text) < 5000
    assert PARAGRAPHS[0] in article.text


def test_a_gzip_bomb_is_told_by_its_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "DOCUMENT_LIMIT", 2**20)
    assert "larger than 1 MB" in problem(gzip.compress(b"words and words " * 2**18))


def test_gzip_within_gzip_ends() -> None:
    data = TEXT.encode()
    for _ in range(40):
        data = gzip.compress(data, mtime=0)
    assert "gzipped more than" in problem(data)


def test_a_line_that_never_ends_is_told_by_its_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "LINE_LIMIT", 2**20)
    assert "a line of more than" in problem(b'{"text": "' + b"words " * 2**20 + b'"}\n')


@pytest.mark.parametrize(
    "data", [b'{"a":' * 200_000, b"[" * 200_000 + b"]" * 200_000, b'{"text": ' + b"9" * 100_000 + b"}"]
)
def test_json_that_python_can_not_hold_is_one_line(data: bytes) -> None:
    assert problem(data, "json").startswith("story: ")


def test_one_bad_line_costs_only_itself() -> None:
    good = json.dumps({"text": TEXT}).encode()
    lines = [good, b'{"text": "cut', b"[" * 100_000, b'{"title": "no text"}', b"7", b"null", good]
    noted: list[InputError] = []
    articles = list(read_bytes(b"\n".join(lines), "story", on_error=noted.append))
    assert len(articles) == 2
    assert [str(error)[:13] for error in noted] == [f"story: line {n}" for n in (2, 3, 4, 5, 6)]


@pytest.mark.parametrize("tag", ["div", "blockquote", "q", "p", "ul><li", "table><tr><td", "b"])
def test_html_nested_deeply_is_read_or_one_line(tag: str) -> None:
    data = b"<html><body>" + f"<{tag}>".encode() * 20_000 + MARKUP.encode() + b"</body></html>"
    try:
        articles = list(read_bytes(data, "story"))
    except InputError:
        return
    assert len(articles) == 1


def test_xml_nested_deeply_is_one_line() -> None:
    data = b"<nitf><body><body.content>" + b"<block>" * 100_000 + MARKUP.encode()
    assert problem(data).startswith("story: XML")


@pytest.mark.parametrize("said", [b"99999999999", b"10", b"-5", b"many"])
def test_a_web_archive_that_lies_about_a_length_is_one_line_or_what_is_there(
    said: bytes, capfd: pytest.CaptureFixture[str]
) -> None:
    data = warc()
    place = data.rindex(b"Content-Length: ")
    data = data[: place + 16] + said + data[data.index(b"\r\n", place) :]
    noted: list[InputError] = []
    try:
        articles = list(read_bytes(data, "story", on_error=noted.append))
    except InputError as error:
        noted.append(error)
    else:
        assert all(article.text.strip() for article in articles)
    assert all(str(error).startswith("story") for error in noted)
    assert capfd.readouterr() == ("", "")


def archive(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in members.items():
            made.writestr(name, data)
    return out.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04 [Content_Types].xml and then nothing of the kind",
        archive(**{"[Content_Types].xml": b"<x/>"}),
        archive(**{"[Content_Types].xml": BOMB.encode() + b"<x>&i;</x>", "word/document.xml": b"<w/>"}),
        written("docx")[:2000],
    ],
)
def test_a_word_document_that_is_none_is_one_line(data: bytes) -> None:
    assert problem(data).startswith("story: ")


def test_a_word_document_that_unpacks_to_too_much_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    from quotetrace.reading import docx_file

    monkeypatch.setattr(docx_file, "DOCUMENT_LIMIT", 1000)
    assert "unpacks to more than" in problem(written("docx"))


@pytest.mark.parametrize(
    ("members", "said"),
    [
        (["[Content_Types].xml", "_rels/.rels", "xl/workbook.xml"], "an Excel sheet (save it as .csv)"),
        (["docProps/app.xml", "xl/theme/theme1.xml"], "an Excel sheet (save it as .csv)"),
        (["[Content_Types].xml", "ppt/presentation.xml"], "a PowerPoint file (save its text as .docx or text)"),
        (["mimetype=application/vnd.oasis.opendocument.text"], "an OpenDocument text (save it as .docx or text)"),
        (["mimetype=application/vnd.oasis.opendocument.spreadsheet"], "an OpenDocument sheet (save it as .csv)"),
        (["mimetype=application/epub+zip"], "an EPUB book (save its text as HTML or text)"),
    ],
)
def test_a_document_of_another_program_says_what_to_save_it_as(members: list[str], said: str) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, _, held in (member.partition("=") for member in members):
            made.writestr(name, held)
    assert said in problem(out.getvalue())


def test_any_other_zip_archive_says_to_unpack_it() -> None:
    assert "unpack" in problem(archive(story=TEXT.encode()))


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.4\n",
        b"%PDF-1.7\n" + b"\0\1\2" * 3000,
        written("pdf")[:400],
        written("pdf").replace(b"/Pages", b"/Cages"),
    ],
)
def test_a_pdf_that_is_none_is_one_line(data: bytes) -> None:
    assert problem(data).startswith("story: ")


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n" + bytes(5000),
        bytes(range(256)) * 40,
        b"MZ\x90\0\3\0\0\0" + bytes(3000),
        b"\x1f\x8b\x08\0 and no gzip",
        gzip.compress(TEXT.encode())[:-20],
        gzip.compress(bytes(range(256)) * 40),
        b"\xff\xfe\x00",
    ],
)
def test_binary_data_is_one_line(data: bytes) -> None:
    assert problem(data).startswith("story: ")


@pytest.mark.parametrize("size", [200_000])
@pytest.mark.parametrize(
    "unit",
    [
        "<",
        "<!--",
        "<!DOCTYPE ",
        "<?xml ",
        "---\n",
        "```\n",
        "“",
        '"',
        "[",
        "{{",
        "$a.a",
        "${",
        "Read more:\n",
        "&a",
        "a;",
        "\x02\x03",
        "\r",
        "\x0c\n",
        "- a\n",
        "word ",
    ],
)
def test_what_repeats_takes_linear_time(unit: str, size: int) -> None:
    """Quadratic work on a repeated unit would take minutes here, not a moment."""
    try:
        list(read_bytes(unit.encode() * (size // len(unit)), "story"))
    except InputError as error:
        assert "\n" not in str(error)  # noqa: PT017


@settings(max_examples=150)
@given(
    st.sampled_from(sorted(WRITTEN)),
    st.lists(
        st.tuples(
            st.floats(0, 1),
            st.integers(0, 40),
            st.sampled_from(["", "<", '"', "{", "\0", "\n\n", "&#0;", "<!--", "\x1b", "é"]),
        )
    ),
)
def test_whatever_is_damaged_ends_in_articles_or_one_line(name: str, damages: list[tuple[float, int, str]]) -> None:
    data = written(name)
    for place, gone, put in damages:
        at = int(place * len(data))
        data = data[:at] + put.encode() + data[at + gone :]
    noted: list[InputError] = []
    try:
        articles = list(read_bytes(data, "story", on_error=noted.append))
    except InputError as error:
        noted.append(error)
    else:
        assert all(article.text.strip() for article in articles)
    assert not any("\n" in str(error) for error in noted)


def test_a_page_cut_in_the_middle_gives_what_is_there() -> None:
    (article,) = read_bytes(page()[: len(page()) * 3 // 4], "story")
    assert PARAGRAPHS[0] in article.text
