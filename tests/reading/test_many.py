"""Sources that hold many articles, and formats whose library is not installed."""

import json
import sys

import pytest
from story import BODY, BYLINE, HEADLINE, MARKUP, OUTLET, PARAGRAPHS, nexis, written

from quotetrace.errors import InputError, MissingExtraError
from quotetrace.model import Article
from quotetrace.reading import read_bytes

OTHER = "The other ferry sails on, said the port."


def texts(data: bytes) -> list[str]:
    return [article.text for article in read_bytes(data, "many", on_error=lambda error: None)]


def nexis_2(first: str, second: str) -> bytes:
    one = nexis().decode().replace("1 of 1 DOCUMENTS", "1 of 2 DOCUMENTS").replace(BODY, first)
    return (one + "\n\n" + one.replace("1 of 2 DOCUMENTS", "2 of 2 DOCUMENTS").replace(first, second)).encode()


@pytest.mark.parametrize(
    "data",
    [
        json.dumps([{"text": BODY}, {"text": OTHER}]).encode(),
        json.dumps([{"text": BODY}, {"title": "no text"}, 7, {"text": OTHER}], indent=1).encode(),
        json.dumps({"status": "ok", "articles": [{"content": BODY}, {"content": OTHER}]}).encode(),
        json.dumps({"data": {"items": [{"item": {"uri": "a", "body_text": BODY}}, {"item": {"uri": "b", "body_text": OTHER}}]}}).encode(),
        "\n\n".join(json.dumps({"text": text}) for text in (BODY, OTHER)).encode(),
        "\r\n".join(json.dumps({"text": text}) for text in (BODY, OTHER)).encode(),
        f'id,text\n1,"{BODY}"\n\n2,"{OTHER}"\n'.encode(),
        f"id\ttext\n1\t{OTHER}\n2\t{OTHER}\n".encode().replace(OTHER.encode(), b'"' + BODY.encode() + b'"', 1),
        nexis_2(BODY, OTHER).replace(HEADLINE.encode(), b"x"),
        f"HD x\nBY y\nPD 8 March 2016\nSN z\nTD\n{BODY}\n\nAN Document AAAA00000000001\n\nHD x\nBY y\nPD 8 March 2016\nSN z\nTD\n{OTHER}\n\nAN Document AAAA00000000002\n".encode(),
        f"\x01NNW0001 4 I 9\r\n\x02{BODY}\x03\x04\x01NNW0002 4 I 9\r\n\x02{OTHER}\x03\x04".encode(),
    ],
    ids=["array", "array with others", "list in an object", "ap items", "lines", "windows lines", "csv", "tsv", "nexis", "factiva", "wire"],
)  # fmt: skip
def test_each_article_of_a_source_is_read(data: bytes) -> None:
    first, second = texts(data)
    assert (first.endswith(BODY), second.endswith(OTHER)) == (True, True)


def test_articles_have_ids_of_their_own() -> None:
    articles = list(read_bytes(nexis_2(BODY, OTHER), "many"))
    assert len({article.id for article in articles}) == len({article.sha256 for article in articles}) == 2


def test_a_feed_gives_its_items_and_says_which_have_no_text() -> None:
    feed = written("rss").decode()
    item = feed[feed.index("<item>") : feed.index("</item>") + 7]
    empty = "<item><title>Only a title</title></item>"
    summary = f"<item><title>T</title><description>{OTHER}</description></item>"
    noted: list[InputError] = []
    articles = list(read_bytes(feed.replace(item, item + empty + summary).encode(), "feed", on_error=noted.append))
    assert [article.text.split("\n")[0] for article in articles] == [HEADLINE, "T"]
    assert articles[1].warnings == ("only the summary of the feed's item",)
    assert [str(error) for error in noted] == ["feed: item 2 has no text (give the pages that the feed links to)"]


def test_a_message_gives_its_text_items_only() -> None:
    xml = written("newsml-g2").decode()
    picture = '<newsItem guid="p"><contentMeta><headline>A picture</headline></contentMeta><contentSet><remoteContent href="x.jpg"/></contentSet></newsItem>'
    (article,) = read_bytes(xml.replace("<itemSet>", "<itemSet>" + picture).encode(), "message")
    assert article.id == "urn:newsml:orsund:1"
    with pytest.raises(InputError, match="no text item"):
        list(
            read_bytes(
                f'<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>{picture}</itemSet></newsMessage>'.encode(),
                "m",
            )
        )


def test_a_body_that_only_begins_like_a_label_is_no_label() -> None:
    body = BODY + "\n\nNotes of the meeting were not published.\n\nLanguage is no barrier, said Vik."
    (article,) = read_bytes(nexis().decode().replace(BODY, body).encode(), "export")
    assert article.text.endswith("Language is no barrier, said Vik.")


def test_hard_wrapped_lines_of_an_export_become_paragraphs() -> None:
    wrapped = BODY.replace(" Hale ", " Hale\n").replace("a crack", "a\n crack")
    (article,) = read_bytes(nexis().decode().replace(BODY, wrapped).encode(), "export")
    assert article.text.endswith(BODY)


def test_a_pdf_of_narrow_lines_has_whole_words_and_paragraphs() -> None:
    from quotetrace.reading.pdf_file import join_lines

    lines = [
        "A headline",
        "The ferry was stop-",
        "ped on Monday, the port",
        "said.",
        "2",
        "\f",
        "Vik, who bakes, said",
        "no to it.",
    ]
    assert join_lines(lines) == [
        "A headline",
        "The ferry was stopped on Monday, the port said.",
        "Vik, who bakes, said no to it.",
    ]


@pytest.mark.parametrize(
    ("name", "module", "extra"),
    [
        ("rss", "feedparser", "feeds"),
        ("docx", "docx", "docx"),
        ("pdf", "pypdf", "pdf"),
        ("warc", "warcio", "warc"),
        ("wacz", "warcio", "warc"),
    ],
)
def test_a_format_without_its_library_names_the_install_command(
    name: str, module: str, extra: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = written(name)
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(MissingExtraError, match=rf"pip install 'quotetrace\[{extra}\]'"):
        list(read_bytes(data, "story"))


@pytest.mark.parametrize("value", ["None", "null", "", "  ", None, "NaN", [], {}, True])
def test_what_a_program_writes_for_nothing_is_nothing(value: object) -> None:
    (article,) = read_bytes(json.dumps({"text": BODY, "date_publish": value, "authors": value}).encode(), "story")
    assert [fact.field for fact in article.facts] == []


@pytest.mark.parametrize(
    ("record", "field", "value"),
    [
        ({"publish_date": 1457431200}, "published", "2016-03-08T10:00:00+00:00"),
        ({"publishedAt": 1457431200000}, "published", "2016-03-08T10:00:00+00:00"),
        ({"authors": ["Mette Falk", "Ola Lie"]}, "byline", "Mette Falk, Ola Lie"),
        ({"author": {"name": BYLINE}}, "byline", BYLINE),
        ({"source": {"id": "x", "name": OUTLET}}, "outlet", OUTLET),
        ({"source": "https://a.example/1"}, "url", "https://a.example/1"),
        ({"Title": HEADLINE}, "headline", HEADLINE),
        ({"title": {"rendered": HEADLINE}, "link": "https://a.example/1"}, "url", "https://a.example/1"),
    ],
)
def test_values_of_other_shapes_are_understood(record: dict[str, object], field: str, value: str) -> None:
    (article,) = read_bytes(json.dumps({**record, "text": BODY}).encode(), "story")
    assert [fact.value for fact in article.facts if fact.field == field] == [value]


def test_markup_in_a_record_becomes_paragraphs() -> None:
    (article,) = read_bytes(json.dumps({"content_html": MARKUP}).encode(), "story")
    assert article.text == BODY


def test_a_stream_is_read_piece_by_piece() -> None:
    seen: list[Article] = []
    for article in read_bytes(
        json.dumps({"text": PARAGRAPHS[0]}).encode() + b"\n{broken", "story", on_error=lambda e: None
    ):
        seen.append(article)
        break
    assert len(seen) == 1
