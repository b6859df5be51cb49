"""The quote records that quotetrace writes, read back, so that `extract | trace -` need not read the articles again.

A record holds the quote and not its article's text. In its place stands a text that is blank but for the words of the
quotes, each where it stood, so that offsets hold; as it can tell nothing about copies, all of it counts as furniture.
What an archive exports holds each article whole in the first of its records.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from quotetrace.model import Article, Quote, Span
from quotetrace.reading.json_records import Record, records
from quotetrace.reading.rebuild import rebuilt
from quotetrace.reading.source import Source

__all__ = ["Reported", "holds_quotes", "quote_of", "read_reported"]

SCHEMA = "quotetrace/quote@1"
DOCUMENTS = ("quotetrace/quotes@1", "quotetrace/findings@1", "quotetrace/trace@1")
ONLY_QUOTES = "read from quote records: whether articles are copies of each other can not be told"
REACH = 2**28  # code points; no article is so long that a quote stands beyond it


class Reported(NamedTuple):
    """An article of which the quotes are known, and these quotes; of a `whole` one the text is known as well."""

    article: Article
    quotes: tuple[Quote, ...]
    whole: bool = False


def holds_quotes(head: bytes) -> bool:
    """Whether the first bytes of a source are a quote record, or a document that holds some."""
    start = head[:400].lstrip(b"\xef\xbb\xbf \r\n\t")
    return start.startswith(b"{") and any(schema.encode() in start for schema in (SCHEMA, *DOCUMENTS))


def read_reported(source: Source) -> Iterator[Reported]:
    """The articles of a stream of quote records, each with its quotes; the records of one article stand together."""
    for _, same in groupby(whole_quotes(source), key=lambda quote: quote.article.id):
        quotes = list(same)
        article, text = quotes[0].article, sparse_text(quotes)
        if article.text:
            yield Reported(article, tuple(replace(quote, article=article) for quote in quotes), whole=True)
            continue
        known = replace(article, text=text, furniture=(Span(0, len(text)),), warnings=(ONLY_QUOTES,))
        yield Reported(known, tuple(replace(quote, article=known) for quote in quotes))


def whole_quotes(source: Source) -> Iterator[Quote]:
    """The quotes of all records; a record that is not whole is an error of its own."""
    for found in records(source):
        for number, record in enumerate(records_in(found.record), 1):
            try:
                yield quote_of(record)
            except (ValueError, TypeError) as error:
                reason = f"not a whole quote record: {' '.join(str(error).split())[:80]}"
                source.on_error(
                    source.at(found.place or f"record {number}", reason, "is it cut, or of another version?")
                )


def records_in(record: Record) -> list[Record]:
    """The quote records of a document that holds some; any other record by itself."""
    if record.get("schema") not in DOCUMENTS:
        return [record]
    listed = [record, *dicts(record.get("statements"))]
    return [one for key in ("quotes", "findings", "reports") for held in listed for one in dicts(held.get(key))]


def dicts(value: object) -> list[Record]:
    """The records of a list; none in anything else."""
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def quote_of(record: Record) -> Quote:
    """The quote that a record describes, in an article without text unless the record holds it. ValueError if
    broken."""
    article = record.get("article")
    if not isinstance(article, dict):
        raise ValueError("no article")
    quote = rebuilt(Quote, {**record, "article": record.get("whole_article") or {**article, "text": ""}})
    if any(not 0 <= start <= end <= REACH for start, end in quote.content.spans):
        raise ValueError("offsets that no article has")
    return quote


def sparse_text(quotes: Iterable[Quote]) -> str:
    """A text of spaces, with all words that quotes place where they stand."""
    placed = [piece for quote in quotes for piece in pieces(quote) if 0 <= piece[1] <= REACH]
    letters = [" "] * max((start + len(words) for words, start in placed), default=0)
    for words, start in placed:
        letters[start : start + len(words)] = words
    return "".join(letters)


def pieces(quote: Quote) -> Iterator[tuple[str, int]]:
    """Words of a quote and where each stands, the surest last: the spans of its content share one text."""
    left = quote.content.text
    for start, end in quote.content.spans:
        yield left[: end - start], start
        left = left[end - start :].lstrip()
    named = (quote.cue, quote.speaker.mention, quote.channel, quote.told_to, *quote.relayed_by, *quote.quoted)
    yield from ((stretch.text, stretch.start) for stretch in named if stretch is not None)
