"""What stands around a quote: whole sentences before and after the words."""

from functools import lru_cache

from quotetrace.model import Quote, Span
from quotetrace.text.page import read_page

__all__ = ["around"]

SENTENCES = 2  # on either side: what fact-checking desks ask to see


def around(quote: Quote) -> tuple[str, str]:
    """The two sentences before the one with the words and the two after it, in the article's words; empty at its
    ends."""
    article = quote.article
    every = sentences_of(article.text, article.furniture)
    start, end = quote.content.spans[0].start, quote.content.spans[-1].end
    before = [span for span in every if span.end <= start]
    after = [span for span in every if span.start >= end]
    return told(article.text, before[-SENTENCES:]), told(article.text, after[:SENTENCES])


def told(text: str, spans: list[Span]) -> str:
    """The sentences on one line."""
    return " ".join(" ".join(text[span.start : span.end].split()) for span in spans)


@lru_cache(maxsize=256)
def sentences_of(text: str, furniture: tuple[Span, ...]) -> tuple[Span, ...]:
    """The sentences of an article without its furniture."""
    return read_page(text, furniture).sentences
