"""What matching needs of a quote, in a compact form that is made once and travels well between processes."""

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from quotetrace.matching.wording import Wording, read_anew
from quotetrace.model import Kind, Polarity, Quote, Span, Speaker

__all__ = ["Row", "faces", "row_of"]


class Row(NamedTuple):
    """A quote as evidence: the wordings by which it may be known, who said it, when and where.

    `faces` are the content, and for a mixed quote its quoted words; `day` is the date of publication as a number;
    `affirmed` is whether the speaker says that it is so.
    """

    faces: tuple[str, ...]
    indirect: bool
    speaker: Speaker
    day: int | None
    article: str
    spans: tuple[Span, ...]
    affirmed: bool

    def wordings(self) -> tuple[Wording, ...]:
        """The faces in normal form."""
        return tuple(map(read_anew, self.faces))


def row_of(quote: Quote) -> Row:
    """The row of a quote."""
    return Row(
        faces(quote),
        quote.kind is Kind.INDIRECT,
        quote.speaker,
        day_of(quote.article.published),
        quote.article.id,
        quote.content.spans,
        quote.polarity is Polarity.AFFIRMED,
    )


def faces(quote: Quote) -> tuple[str, ...]:
    """The wordings by which a quote may be known: its content, and the quoted words of a mixed one."""
    if quote.kind is not Kind.MIXED:
        return (quote.content.text,)
    return (quote.content.text, " … ".join(" ".join(stretch.text.split()) for stretch in quote.quoted))


@lru_cache(maxsize=65536)
def day_of(published: str | None) -> int | None:
    """The day of an ISO 8601 date as a number; None for less than a day's precision."""
    try:
        return date.fromisoformat(published[:10]).toordinal() if published else None
    except ValueError:
        return None
