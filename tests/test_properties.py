"""What holds for any text at all: spans are the words, the same input gives the same records, no input makes it
hang."""

import time
from collections.abc import Callable
from dataclasses import replace

import pytest
from conftest import SAMPLES
from hypothesis import given
from hypothesis import strategies as st

from quotetrace.model import Article, Quote
from quotetrace.pipeline import extract, trace
from quotetrace.reading import read, sources
from quotetrace.writing.records import quote_record, statement_record

MARKS = "\"'“”‘’«»‹›„‚`\x93\x94"
SIGNS = [
    "``",
    "''",
    "&ldquo;",
    "(",
    ")",
    "[",
    "]",
    "…",
    "...",
    "—",
    "-",
    ",",
    ".",
    ":",
    "?",
    "5'11\"",
    "'90s",
    "#",
    ">",
    "**",
    "Q:",
    "A:",
]
WHITE = [" ", "\n", "\n\n", "\r\n"]
WORDS = "Odd Vik|Mayor Grete Foss|she|the ministry|said|told Reuters|according to|denied that|in a statement|the pier|is rotten"
STRANGE = ["\u202e", "\u200b", "\x1b[31m", "\x00", "e\u0301", "🚂", "שלום", "поезд"]
PIECES = st.sampled_from([*MARKS, *SIGNS, *WHITE, *WORDS.split("|"), *STRANGE])
NEWS = st.lists(PIECES, max_size=60).map(" ".join)
ANYTHING = st.text(max_size=300)
SOUP = st.one_of(NEWS, st.lists(PIECES, max_size=80).map("".join), ANYTHING)


def article(text: str) -> Article:
    return Article(id="a_test", text=text)


def samples() -> list[Article]:
    return [found for source in sources([str(SAMPLES)]) for found in read(source)]


@given(SOUP)
def test_every_span_is_its_words(text: str) -> None:
    for quote in extract(article(text)):
        assert folded(" ".join(text[a:b] for a, b in quote.content.spans)) == quote.content.text
        single = [*quote.quoted, quote.cue, quote.speaker.mention, quote.channel, quote.told_to, *quote.relayed_by]
        for stretch in single:
            assert stretch is None or folded(text[stretch.start : stretch.end]) == folded(stretch.text)


@given(SOUP)
def test_spans_stand_in_order_and_inside_the_text(text: str) -> None:
    for quote in extract(article(text)):
        ends = [0, *(place for span in quote.content.spans for place in span), len(text)]
        assert ends == sorted(ends)
        assert all(start < end for start, end in quote.content.spans)
        assert 0 <= quote.confidence <= 1


@given(SOUP)
def test_the_same_text_gives_the_same_quotes(text: str) -> None:
    quotes = extract(article(text))
    assert quotes == extract(article(text))
    assert len({quote.id for quote in quotes}) == len(quotes)


@given(NEWS)
def test_a_paragraph_with_bad_marks_costs_only_itself(text: str) -> None:
    """Whatever stands in an article, the plain quote far below it is still found."""
    plain = '\n\nThe council met on Monday.\n\nThe bridge was shut.\n\nThe town waited.\n\n"The rope is new," said Siv Dahl.'
    found = [quote.content.text.rstrip(",") for quote in extract(article(text + plain))]
    assert "The rope is new" in found


@given(NEWS)
def test_line_ends_of_other_systems_make_no_difference(text: str) -> None:
    plain = text.replace("\r", "")
    assert [said(q) for q in extract(article(plain))] == [
        said(q) for q in extract(article(plain.replace("\n", "\r\n")))
    ]


@pytest.mark.parametrize(
    "piece",
    [
        *MARKS,
        '"a" ',
        "“",
        "( ",
        "[",
        "\n",
        "\n\n",
        "a",
        " ",
        "A. ",
        "'s ",
        'he said, "',
        "said ",
        "that ",
        ": ",
        "Odd Vik, ",
        "Norrail and Dana Ruiz met. ",
        "the Ruiz family and the mayor, who said so, ",
        "…",
        "é",
    ],
)
def test_repeating_anything_takes_time_in_proportion(piece: str) -> None:
    """Ten times as much of the same takes about ten times as long: here, far less than a hundred times."""
    extract(article(piece * 10))
    short, long = duration(piece * (2_000 // len(piece))), duration(piece * (20_000 // len(piece)))
    assert long < max(40 * short, 0.8)


def test_the_order_of_the_articles_makes_no_difference() -> None:
    articles = samples()
    forward, backward = ([statement_record(s) for s in trace(order)] for order in (articles, articles[::-1]))
    assert forward == backward


def test_the_place_of_a_file_does_not_change_its_ids() -> None:
    for found in samples():
        moved = replace(found, path="elsewhere/" + str(found.path))
        assert [q.id for q in extract(found)] == [q.id for q in extract(moved)]


def test_quotes_come_in_the_order_of_the_text() -> None:
    for found in samples():
        starts = [quote.content.spans[0].start for quote in extract(found)]
        assert starts == sorted(starts)


def test_records_of_the_samples_are_plain_json() -> None:
    import json

    for found in samples():
        for quote in extract(found):
            assert json.loads(json.dumps(quote_record(quote))) == quote_record(quote)


def folded(text: str) -> str:
    return " ".join(text.split())


def said(quote: Quote) -> tuple[str, str | None, str]:
    return quote.content.text, quote.speaker.name, quote.rule


def duration(text: str, clock: Callable[[], float] = time.process_time) -> float:
    began = clock()
    extract(article(text))
    return clock() - began
