"""Stated dates: a string that says a date, as ISO 8601 with exactly the precision that was stated, or None.

Nothing is guessed: `03/04/2019` may be March or April and stays unknown, a day without a year is no date, and a time
of day keeps no zone but UTC or a numeric offset.
"""

import re
from datetime import date
from functools import cache

from quotetrace.lexicon import mapping, several, table

__all__ = ["DATED", "day_pattern", "find_date", "stated_date", "weekdays"]

ISO = re.compile(
    r"(\d{4})(?:([-/.]?)(\d{1,2})(?:\2(\d{1,2}))?)?"
    r"(?:(?:T|\s+)(\d{1,2}):?(\d{2})(?::?(\d{2}))?(?:\.\d+)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?",
    re.I,
)
NUMERIC = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})")
NUMERIC_CLOCK = re.compile(r"(\d{1,2}[./-]\d{1,2}[./-]\d{4})\s*[-–,|]?\s+(\d{1,2}):(\d{2})")
CJK = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
CLOCK = re.compile(
    r"(?:\bat\s+)?\b(\d{1,2})[:.h](\d{2})(?:[:.](\d{2}))?\s*([ap])?\.?(?:m\b\.?)?\s*([+-]\d{2}:?\d{2}\b|\b[A-Z]{1,5}\b)?",
    re.I,
)
DATED = re.compile(r"\b(?:1[6-9]|20)\d{2}\b")


def stated_date(text: str) -> str | None:
    """The date or date and time that `text` as a whole states, or None if it states none or says more than a date."""
    text = " ".join(text.split()).strip(" .,;|()[]*_")
    if not text or len(text) > 80 or not any(c.isdigit() for c in text):
        return None
    return iso_form(text) or in_words(text)


def find_date(text: str) -> str | None:
    """The first full date in words inside `text` ("MOSCOW, January 30, 2012"), without its time, or None."""
    found = worded().search(text)
    return from_words(found) if found else next((ymd(*m.groups()) for m in CJK.finditer(text)), None)


def iso_form(text: str) -> str | None:
    """A date in figures: ISO 8601 and its short forms, 30.01.2012, 2012年1月30日."""
    if found := ISO.fullmatch(text):
        year, mark, month, day, hour, minute, second, zone = found.groups()
        if mark == "" and month and not day and len(month) == 1:
            return None
        whole = ymd(year, month, day)
        return whole and (with_time(whole, hour, minute, second, zone) if hour and day else None if hour else whole)
    if found := NUMERIC.fullmatch(text):
        first, _, second_, year = found.groups()
        return day_and_month(year, first, second_, dotted=found[2] == ".")
    if found := NUMERIC_CLOCK.fullmatch(text):
        day = iso_form(found[1])
        return day and with_time(day, found[2], found[3], None, None)
    found = CJK.fullmatch(text)
    return ymd(*found.groups()) if found else None


def in_words(text: str) -> str | None:
    """A date in words, with weekday and time of day if it has them; anything else beside the date makes it none."""
    found = worded().search(text)
    if not found:
        return None
    whole, rest = from_words(found), text[: found.start()] + " , " + text[found.end() :]
    clock = CLOCK.search(rest)
    if clock:
        rest = rest[: clock.start()] + " " + rest[clock.end() :]
    beside = re.findall(r"[^\W_]+|[$%#@{}]", rest)
    if whole is None or any(word.casefold() not in small_words() for word in beside):
        return None
    if not clock or len(whole) < 10:
        return whole
    return with_time(whole, *clock_parts(clock))


def clock_parts(clock: re.Match[str]) -> tuple[str, str, str | None, str | None]:
    """Hour, minute, second and zone of a time of day, the hour of 24."""
    hour, minute, second, half, zone = clock.groups()
    if half:
        hour = str(int(hour) % 12 + (12 if half.lower() == "p" else 0))
    known = zone if zone and (zone[0] in "+-" or zone.casefold() in small_words("utc")) else None
    return hour, minute, second, known


def from_words(found: re.Match[str]) -> str | None:
    """The date of a match of `worded`."""
    parts = found.groupdict()
    name = parts["m1"] or parts["m2"] or parts["m3"]
    day = parts["d1"] or parts["d2"]
    year = parts["y1"] or parts["y2"] or parts["y3"]
    return ymd(year, month_numbers()[name.casefold().rstrip(".")], day)


def day_and_month(year: str, first: str, second: str, *, dotted: bool) -> str | None:
    """A date in figures whose order is certain: dots put the day first, and a number over 12 is a day."""
    if dotted or int(first) > 12 or first == second:
        return ymd(year, second, first)
    return ymd(year, first, second) if int(second) > 12 else None


def ymd(year: str, month: str | None = None, day: str | None = None) -> str | None:
    """The parts as ISO 8601, or None where there is no such day."""
    try:
        whole = date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    if not 1600 <= whole.year <= 2100:
        return None
    return whole.isoformat()[: 10 if day else 7 if month else 4]


def with_time(day: str, hour: str, minute: str, second: str | None, zone: str | None) -> str | None:
    """The day with a time of day; without it where there is no such time."""
    if int(hour) > 23 or int(minute) > 59 or int(second or 0) > 59:
        return day
    offset = "" if not zone else "Z" if zone.casefold() in small_words("utc") else f"{zone[:3]}:{zone[-2:]}"
    return f"{day}T{int(hour):02}:{minute}" + (f":{second}" if second else "") + offset


# ---------------------------------------------------------------- tables


@cache
def day_pattern() -> str:
    """A regular expression for a day of a month in words, year or not: "Jan. 30", "30 janvier 2012", "4 de mayo de
    2019"."""
    names = "|".join(sorted(map(re.escape, month_numbers()), key=len, reverse=True))
    return rf"(?:(?:{names})\b\.?\s\d{{1,2}}(?:st|nd|rd|th)?\b|\b\d{{1,2}}(?:st|nd|rd|th|\.)?\s(?:de\s|of\s)?(?:{names})\b)"


@cache
def worded() -> re.Pattern[str]:
    """A date in words, the year with it."""
    names = "|".join(sorted(map(re.escape, month_numbers()), key=len, reverse=True))
    nth, year = r"(?:st|nd|rd|th|\.|er)?", r"(?:1[6-9]|20)\d{2}"
    return re.compile(
        rf"\b(?P<m1>{names})\b\.?\s+(?P<d1>\d{{1,2}}){nth}(?:\s*,\s*|\s+)(?P<y1>{year})\b"
        rf"|\b(?P<d2>\d{{1,2}}){nth}[\s-]+(?:de\s+|of\s+)?(?P<m2>{names})\b\.?,?[\s-]+(?:de\s+)?(?P<y2>{year})\b"
        rf"|\b(?P<m3>{names})\b\.?,?\s+(?:de\s+)?(?P<y3>{year})\b",
        re.I,
    )


@cache
def month_numbers() -> dict[str, str]:
    """From each name of a month, case-folded, to its number."""
    return {name.casefold(): number for name, number in mapping("date_months", "names", "month").items()}


def weekdays() -> frozenset[str]:
    """The names of the days of the week, case-folded."""
    return small_words("weekday")


@cache
def small_words(role: str = "") -> frozenset[str]:
    """The words that a date may stand with, case-folded, zones and half-days among them; or those of one role."""
    rows = [row for row in table("date_words") if not role or row["role"] == role]
    return frozenset(word.casefold() for row in rows for word in several(row["word"]))
