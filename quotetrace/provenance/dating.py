"""Which report of a statement came first: said only by dates that are known to the day."""

from collections.abc import Sequence

from quotetrace.model import First, Quote

__all__ = ["first_of", "is_first"]

DAY = 10  # characters of YYYY-MM-DD


def first_of(quotes: Sequence[Quote]) -> First | None:
    """The earliest known date, and the one report that is the first: None as `quote` where a day is shared or not known."""
    days = sorted({day for quote in quotes if (day := day_of(quote))})
    if not days:
        return None
    earliest = [quote for quote in quotes if day_of(quote) == days[0]]
    decided = len({quote.article.id for quote in earliest}) == 1 and all(comparable(quote, days[0]) for quote in quotes)
    outlets = {quote.article.outlet for quote in earliest}
    published = (
        min((quote.article.published or "" for quote in earliest), key=lambda when: when[:DAY]) if decided else days[0]
    )
    first = min(earliest, key=lambda quote: quote.content.spans[0].start).id if decided else None
    return First(published, outlets.pop() if len(outlets) == 1 else None, first)


def is_first(quote: Quote, first: First | None) -> bool | None:
    """True for the first report, False for one of a later day, None where the dates do not decide."""
    if first is None:
        return None
    if first.quote is not None and quote.id == first.quote:
        return True
    day = day_of(quote)
    return False if day and day > first.published[:DAY] else None


def day_of(quote: Quote) -> str | None:
    """The day of publication, None unless it is known to the day."""
    published = quote.article.published or ""
    return published[:DAY] if len(published) >= DAY else None


def comparable(quote: Quote, day: str) -> bool:
    """True if the report's date is known well enough to say whether it came before `day`."""
    published = quote.article.published or ""
    return len(published) >= DAY or (bool(published) and published > day[: len(published)])
