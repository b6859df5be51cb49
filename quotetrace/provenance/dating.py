"""Which report of a statement came first: said only by dates that are known to the day.

The day of a time that states its zone may be another one elsewhere: it counts as both that day and that of Greenwich.
"""

from collections.abc import Sequence
from datetime import UTC, datetime

from quotetrace.model import First, Quote

__all__ = ["days_of", "first_of", "is_first", "last_day_of_the_first"]

DAY = 10  # characters of YYYY-MM-DD


def first_of(quotes: Sequence[Quote]) -> First | None:
    """The earliest known date, and the one report that is the first: None as `quote` where a day is shared or not
    known."""
    last = last_day_of_the_first(quotes)
    if last is None:
        return None
    earliest = [quote for quote in quotes if (days := days_of(quote.article.published)) and days[0] <= last]
    decided = len({quote.article.id for quote in earliest}) == 1 and all(comparable(quote, last) for quote in quotes)
    outlets = {quote.article.outlet for quote in earliest}
    stated = [quote.article.published or "" for quote in earliest]
    published = min(stated, key=lambda when: when[:DAY]) if decided else min(when[:DAY] for when in stated)
    first = min(earliest, key=lambda quote: quote.content.spans[0].start).id if decided else None
    return First(published, outlets.pop() if len(outlets) == 1 else None, first)


def is_first(quote: Quote, first: First | None, last: str | None) -> bool | None:
    """True for the first report, False for one of a day after `last`, that of the first at the latest, None where the
    dates do not decide."""
    if first is None or last is None:
        return None
    if first.quote is not None and quote.id == first.quote:
        return True
    days = days_of(quote.article.published)
    return False if days and days[0] > last else None


def last_day_of_the_first(quotes: Sequence[Quote]) -> str | None:
    """The day on which the first of some reports had been printed, wherever that was; None where no day is known."""
    return min((days[1] for quote in quotes if (days := days_of(quote.article.published))), default=None)


def days_of(published: str | None) -> tuple[str, str] | None:
    """The first and the last day that a date of publication may count as, mostly one; None unless it is known to the
    day."""
    if published is None or len(published) < DAY:
        return None
    day, there = published[:DAY], at_greenwich(published)
    return min(day, there), max(day, there)


def at_greenwich(published: str) -> str:
    """The day of a time in UTC, where the time states its zone; else the day that it states."""
    try:
        moment = datetime.fromisoformat(published)
        return moment.astimezone(UTC).date().isoformat() if moment.tzinfo else published[:DAY]
    except (ValueError, OverflowError):
        return published[:DAY]


def comparable(quote: Quote, day: str) -> bool:
    """True if the report's date is known well enough to say whether it came before `day`."""
    published = quote.article.published or ""
    return len(published) >= DAY or (bool(published) and published > day[: len(published)])
