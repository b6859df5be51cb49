"""From pieces of bytes to articles, and to what is said in them: each article is read and heard once, by whichever
worker has it."""

from __future__ import annotations

import io
import json
from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from hashlib import sha256
from itertools import groupby
from typing import TYPE_CHECKING, cast
from urllib.parse import unquote

from quotetrace.errors import InputError
from quotetrace.matching.key_arrays import UNDATED
from quotetrace.matching.keys import keys
from quotetrace.matching.linking import in_order, window
from quotetrace.matching.rows import row_of
from quotetrace.model import Article, Quote
from quotetrace.pipeline import Heard, each_once, hear
from quotetrace.provenance.copying import sketch_of
from quotetrace.provenance.corrections import correction_in
from quotetrace.provenance.fingerprints import fingerprint
from quotetrace.reading.article_json import read_line
from quotetrace.reading.quote_records import holds_quotes, read_reported
from quotetrace.reading.reader import articles, intact, unzipped
from quotetrace.reading.source import Source
from quotetrace.spark.frames import Row, mapped, packed, unpacked
from quotetrace.spark.ordering import sortable

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

__all__ = ["ARTICLE", "BUG", "PROBLEM", "QUOTE", "WARNING", "heard_in"]

ARTICLE, QUOTE, PROBLEM, WARNING, BUG = "article", "quote", "problem", "warning", "bug"

# Of an article: its place in the order of `copies`, the article without its text, and its fingerprint. Of a quote: its
# place in the order of linking, its window of days, what matching needs of it, its keys, and the quote itself. `id` is
# the article's.
HEARD = (
    "what string, id binary, coarse bigint, fine binary, data binary, narrative boolean, sample array<bigint>, runs array<bigint>, "
    "days int, row binary, keys array<bigint>, note string"
)
READ = "id binary, digest binary, source string, what string, data binary"


def heard_in(pieces: DataFrame, names: Mapping[str, str], partitions: int) -> DataFrame:
    """What can be found in each article by itself, from pieces (whole, data, place). Articles that are there twice are
    one."""
    read = mapped(pieces, partial(read_pieces, names), READ)
    apart = read.repartition(partitions, "id", "digest").sortWithinPartitions("id", "digest", "source", "data")
    return mapped(apart, hear_articles, HEARD)


def read_pieces(names: Mapping[str, str], pieces: Iterable[Row]) -> Iterator[Row]:
    """The articles in some pieces, and what could not be read; quote records stay as they are until those of an article
    are together."""
    for whole, data, place in pieces:
        file = plain(str(place))
        name = names.get(file, file)
        problems: list[InputError] = []
        source = Source(name, io.BytesIO(cast(bytes, data)), name, on_error=problems.append)
        try:
            with intact(source):
                yield from read_piece(source, whole=bool(whole))
        except InputError as error:
            problems.append(error)
        for problem in problems:
            yield b"", digest(str(problem)), name, PROBLEM, packed(str(problem))


def plain(place: str) -> str:
    """The path of a file as it is listed, from the address by which Spark calls it."""
    path = unquote(place)
    return "file:/" + path.removeprefix("file:").lstrip("/") if path.startswith("file:") else path


def read_piece(source: Source, *, whole: bool) -> Iterator[Row]:
    """The articles or quote records in one piece."""
    head, source = unzipped(source)
    if holds_quotes(head):
        for line in source.lines():
            yield quote_line(source, line)
        return
    for article in articles(source, None) if whole else read_line(source, source.data()):
        yield name_of(article), digest(article.text), article.source, ARTICLE, packed(article)


def quote_line(source: Source, line: bytes) -> Row:
    """A line with a quote record, under the id of its article; the error is told later if there is none."""
    try:
        record = json.loads(line)
        article = str(record["article"]["id"])
    except (ValueError, TypeError, KeyError, RecursionError):
        return b"", digest(line.decode("utf-8", "replace")), source.name, QUOTE, line
    return article.encode("utf-8", "surrogatepass"), b"", source.name, QUOTE, line.rstrip(b"\r\n") + b"\n"


def name_of(article: Article) -> bytes:
    """The article's id."""
    return article.id.encode("utf-8", "surrogatepass")


def digest(text: str) -> bytes:
    """A digest of a text."""
    return sha256(text.encode("utf-8", "surrogatepass")).digest()[:16]


# ---------------------------------------------------------------- what is said in them


def hear_articles(rows: Iterable[Row]) -> Iterator[Row]:
    """What is said in articles: of each, all rows that tell of it stand together."""
    for _, rows_of_one in groupby(rows, key=lambda row: row[:2]):
        same = list(rows_of_one)
        _, _, _, what, data = same[0]  # others tell of the same article once more
        if what == PROBLEM:
            yield noted(unpacked(str, data))
        elif what == QUOTE:
            yield from reported_rows(same)
        else:
            article = unpacked(Article, data)
            yield from (noted(f"{article.source}: {warning}", WARNING) for warning in article.warnings)
            try:
                found = hear(article)
            except Exception as bug:  # costs this article, not the run
                yield noted(f"{type(bug).__name__}: {bug}", BUG, article.source)
            else:
                yield from heard_rows(found)


def reported_rows(rows: Iterable[Row]) -> Iterator[Row]:
    """The rows of an article of which the quotes are known, as records of one source or several."""
    known: list[Heard] = []
    for name, same in groupby(rows, key=lambda row: str(row[2])):
        lines = sorted((cast(bytes, row[4]) for row in same), key=lambda line: (b'"whole_article"' not in line, line))
        problems: list[InputError] = []
        for one in read_reported(Source(name, io.BytesIO(b"".join(lines)), name, on_error=problems.append)):
            known.append(Heard(one.article, one.quotes))
        yield from (noted(str(problem)) for problem in problems)
    for heard in each_once(known):
        yield from (noted(f"{heard.article.source}: {warning}", WARNING) for warning in heard.article.warnings)
        yield from heard_rows(heard)


def noted(line: str, what: str = PROBLEM, place: str = "") -> Row:
    """A row that only tells something to people."""
    return what, b"", 0, b"", packed(place), False, [], [], 0, b"", [], line


def heard_rows(heard: Heard) -> Iterator[Row]:
    """The row of an article, and those of its quotes. Without its text an article travels light: what is read of it
    later stays."""
    article, quotes = heard
    light = replace(article, text=correction_in(article.text) or "", furniture=(), facts=(), warnings=())
    sketch, mark, text = sketch_of(article), fingerprint(article), digest(article.text)
    order = -sketch.length, sortable(article.id) + text
    yield (
        ARTICLE,
        name_of(article),
        *order,
        packed(light),
        mark.narrative,
        list(sketch.sample),
        list(mark.runs),
        0,
        b"",
        [],
        "",
    )
    for quote in quotes:
        yield quote_row(replace(quote, article=light), text)


def quote_row(quote: Quote, text: bytes) -> Row:
    """The row of a quote in an article of a text with that digest."""
    indirect, length, *place = in_order(quote)
    row = row_of(quote)
    days = window(row)
    order = (int(indirect) << 40) + length, sortable(tuple(place)) + text
    held = array("q", keys(row.wordings()).tobytes()).tolist()
    return (
        QUOTE,
        name_of(quote.article),
        *order,
        packed(quote),
        False,
        [],
        [],
        UNDATED if days is None else days,
        packed(row),
        held,
        "",
    )
