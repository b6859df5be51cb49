"""Stored quotes as the matcher sees them, from the columns alone: most candidates turn out to be another statement."""

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from quotetrace.archive.shelf import selected
from quotetrace.archive.transactions import Database
from quotetrace.archive.values import unpacked_quote
from quotetrace.matching.linking import in_order
from quotetrace.matching.rows import Row, row_of
from quotetrace.matching.verdict import Witness, witness
from quotetrace.model import Article, Content, Kind, Polarity, Quote, Span, Speaker, SpeakerType

__all__ = ["Place", "Stored", "witnesses"]

Place = tuple[bool, int, str, str, tuple[tuple[int, int], ...], str]

COLUMNS = """SELECT quote.id, quote.quote, text, kind, speaker, role, speaker_type, spans, article.article, published,
    CASE kind WHEN 'mixed' THEN quote.record END AS record
    FROM quote JOIN article ON article.id = quote.article WHERE quote.id IN"""


@dataclass(frozen=True)
class Stored:
    """A stored quote: its place in the order of `link`, and what is compared, whose wording is read when it is first
    asked for."""

    place: Place
    row: Row

    @cached_property
    def witness(self) -> Witness:
        """The row with its wordings."""
        return witness(self.row)


def witnesses(db: Database, numbers: Iterable[int]) -> dict[int, Stored]:
    """The witnesses of some rows. Only mixed quotes have to be read whole."""
    found = {}
    for row in selected(db, COLUMNS, sorted(set(numbers))):
        article = Article(row["article"], "", published=row["published"])
        quote = unpacked_quote(row["record"], article) if row["record"] is not None else of_columns(row, article)
        found[row["id"]] = Stored(in_order(quote), row_of(quote))
    return found


def of_columns(row: sqlite3.Row, article: Article) -> Quote:
    """A quote of which only what the matcher looks at is known."""
    speaker = Speaker(row["speaker"], row["role"], SpeakerType(row["speaker_type"]), None, None)
    content = Content(row["text"], tuple(Span(*ends) for ends in json.loads(row["spans"])))
    kind, polarity = Kind(row["kind"]), Polarity.AFFIRMED
    return Quote(row["quote"], article, kind, content, (), None, speaker, None, (), None, polarity, 1.0, "", 0, "", "")
