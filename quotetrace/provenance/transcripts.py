"""Which reports are transcripts: the words as they were spoken, behind the speaker's label and without quotation
marks."""

from collections.abc import Iterable

from quotetrace.model import Kind, Quote, ResolvedBy

__all__ = ["transcribed"]


def transcribed(quotes: Iterable[Quote]) -> list[Quote]:
    """Those of `quotes` that stand in a transcript."""
    return [quote for quote in quotes if quote.speaker.resolved_by is ResolvedBy.LABEL or is_labelled(quote)]


def is_labelled(quote: Quote) -> bool:
    """True for direct speech without marks behind "NAME:"."""
    colon = quote.cue is not None and quote.cue.text.strip() == ":"
    return colon and quote.kind is Kind.DIRECT and not quote.quoted
