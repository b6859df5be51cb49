"""Datelines: the place, day and agency that wire copy opens with, in the styles of the world's agencies.

    MOSCOW, Jan 30 (Reuters) - · VIENNA (AP) — · MOSCOW. Jan 30 (Interfax) - · MOSCOW, January 30. /TASS/. ·
    (ANSA) - ROMA, 22 MAR - · April 11, 2012 (JUBA) – · TOKYO, Jan. 30, Kyodo · New Delhi [India], Jan 30 (ANI): ·
    (Bloomberg) -- · Baku – APA.

A dateline is read as a row of parts (places, days, agencies, brackets) with marks between them; its marks and parts
together decide whether it is one. No part is looked for beyond the first dash or colon that ends it.
"""

import re
from dataclasses import dataclass, field, replace
from functools import cache

from quotetrace.credits.agencies import agencies_in, agency_at, mentions
from quotetrace.credits.dates import day_pattern, find_date, weekdays
from quotetrace.credits.places import is_capital, is_city, is_country, is_seat

__all__ = ["Dateline", "read_dateline"]

REACH = 180  # code points; the longest dateline seen in print has 96
NAME = r"(?:[^\W\d_a-z][\w'’]*(?:[.-][\w'’]+)*\.?|a\.\s?M\.)"
PLACE = re.compile(rf"{NAME}(?:(?:\s|\s(?:de|del|di|do|da|la|al|am|of|the)\s){NAME}){{0,4}}")
BRACKET = re.compile(
    r"\(([^()\n]{1,60}(?:\([^()\n]{1,12}\)[^()\n]{0,20})?)\)|/ ?([^/\n]{2,45}?) ?/|【([^】\n]{1,40})】"
)
COUNTRY = re.compile(r"\[[^\]\n]{2,30}\]|\([A-Z][^()\n]{1,24}\)(?=, )")
SET_PLACE = re.compile(r"\(([^\W\d_a-z][^()\da-z\n]{1,30})\)(?=\s*[-–—])")
YEAR = re.compile(r"\s*[.,]?\s*(?:1[6-9]|20)\d{2}\b")
CLOCK = re.compile(r"\s*[/,]?\s*\d{1,2}[:.]\d{2}\s*(?:[ap]\.?m\.?)?(?:\s[A-Z]{2,4}\b)?", re.I)
FIGURES = re.compile(r"\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{1,2}/\d{1,2}/(?!\d)")
DIGIT = re.compile(r"\d")
BEHIND_MONTH = 8  # code points behind a place in which the day stands of a month that was taken for a part of it
DAY_ONLY = re.compile(r"\d{1,2}(?=\s*\()")
MARKS = re.compile(r"\s*(\.?\s?(?:---*|[–—]|-+|_+)|[.,;:/])\s*|\s+")
ENDS = re.compile(r"[-–—_:]")
ABBREVIATED = re.compile(r"(?:\b\w|\.\w|\b[A-Z][a-z]{2,4})\.$")
BEFORE_BRACKET = re.compile(r"\s*(?=[(/【])")
DASH = re.compile(r"[-–—_]")


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline: its place as written, the agencies it names, a full date if it states one, and the words
    themselves."""

    place: str | None
    agencies: tuple[str, ...]
    published: str | None
    evidence: str
    length: int


@dataclass(slots=True)
class Parts:
    """What has been read of a dateline so far."""

    text: str
    at: int = 0
    places: list[tuple[int, int]] = field(default_factory=list)
    dated: bool = False
    credits: list[str] = field(default_factory=list)
    bracketed: bool = False
    kinds: str = ""
    mark: str = ""
    year: bool = False

    @property
    def place(self) -> str:
        """The places as written, from the first to the last that follow each other."""
        return without_mark(self.text[self.places[0][0] : self.places[-1][1]].strip(" ,")) if self.places else ""


def read_dateline(text: str, *, colon: bool = False) -> Dateline | None:
    """The dateline that `text`, the beginning of a paragraph, opens with; None if it opens with none.

    With `colon`, a place in capitals that no table knows makes one before a colon: it is no speaker's label.
    """
    text = text[:REACH]
    if text[:1] >= "\u3000" or text[1:2] >= "\u3000":
        return unspaced(text)
    if not text or not (text[0] in "(/" or text[0].isupper() or text[0].isdigit()):
        return None
    parts = Parts(text)
    while parts.at < len(text) and len(parts.kinds) < 9:
        if not (read_part(parts) and go_on(parts)):
            break
    return decide(parts, colon=colon)


def unspaced(text: str) -> Dateline | None:
    """The head of a dispatch in Chinese, Japanese or Korean: the agency's name opens it, alone or in a bracket."""
    bracket = BRACKET.match(text)
    found = agency_at(text, 0)
    named = agencies_in(bracket[0]) if bracket else (found.agencies[0].name,) if found else ()
    end = bracket.end() if bracket else found.end if found else 0
    return Dateline(None, named, None, text[:end], end) if named else None


# ---------------------------------------------------------------- reading the parts


def read_part(parts: Parts) -> bool:
    """Reads one part at the point reached: an agency in brackets, a day, an agency's name, a country, a place."""
    readers = (read_bracket, read_day, read_agency, read_country, read_set_place, read_place)
    return any(reader(parts) for reader in readers)


def read_bracket(parts: Parts) -> bool:
    """An agency between brackets or slashes, alone or with place or day: "(Reuters)", "/TASS/", "(January 30, 2012 /
    JNS)"."""
    found = BRACKET.match(parts.text, parts.at)
    if not found:
        return False
    inside = next(group for group in found.groups() if group)
    named = agencies_in(inside, parts.place)
    if not named or not mostly_named(inside):
        return False
    parts.credits.append(inside)
    parts.bracketed = True
    parts.dated = parts.dated or days().search(inside) is not None
    parts.year = parts.year or find_date(inside) is not None
    return read(parts, "A", found.end())


def mostly_named(inside: str) -> bool:
    """True if a bracket holds a credit, not a sentence in which an agency is named."""
    for found in mentions(inside, loose=True):
        inside = inside.replace(inside[found.start : found.end], " " * (found.end - found.start))
    words = re.findall(r"[^\W\d_]+", inside)
    return len(words) <= 3 and not any(word.islower() and len(word) > 6 for word in words)


def read_day(parts: Parts) -> bool:
    """A day, in words or figures, its year and time of day if they are there."""
    found = days().match(parts.text, parts.at) or FIGURES.match(parts.text, parts.at)
    if not found and parts.places:
        found = DAY_ONLY.match(parts.text, parts.at)
    if not found:
        return False
    end = found.end()
    if year := YEAR.match(parts.text, end):
        end, parts.year = year.end(), True
        if clock := CLOCK.match(parts.text, end):
            end = clock.end()
    parts.dated = True
    return read(parts, "D", end)


def read_agency(parts: Parts) -> bool:
    """An agency's name without brackets: after a day or a dash, or first of all."""
    found = agency_at(parts.text, parts.at)
    if not found:
        return False
    form = parts.text[parts.at : parts.at + found.end]
    ends = parts.text[parts.at + found.end :][:1] == ":" and form.isupper()
    if parts.kinds and not (parts.dated or ENDS.search(parts.mark) or "/" in parts.mark or ends):
        return False
    if not (found.safe or form.isupper() or (parts.dated and parts.places)):
        return False
    parts.credits.append(form)
    return read(parts, "a", parts.at + found.end)


def read_country(parts: Parts) -> bool:
    """A country in square brackets behind its city, or a region in round ones with a comma: Jodhpur (Rajasthan), Jan
    30."""
    found = COUNTRY.match(parts.text, parts.at) if parts.places else None
    return bool(found) and read(parts, "C", found.end() if found else 0)


def read_set_place(parts: Parts) -> bool:
    """A place in capitals and round brackets behind the day that opens a dateline: April 11, 2012 (JUBA) –."""
    found = SET_PLACE.match(parts.text, parts.at) if parts.kinds == "D" else None
    if not found:
        return False
    parts.places.append(found.span(1))
    return read(parts, "P", found.end())


def read_place(parts: Parts) -> bool:
    """A city or region: capitalised words, cut short before a month's name."""
    found = PLACE.match(parts.text, parts.at)
    if not found:
        return False
    end = found.end()
    near = DIGIT.search(parts.text, parts.at, end + BEHIND_MONTH)
    if near and (day := days().search(parts.text, parts.at, end + BEHIND_MONTH)):
        end = min(end, day.start())
    end = parts.at + len(without_mark(parts.text[parts.at : end]))
    if end <= parts.at:
        return False
    if not parts.places or parts.kinds.endswith(("P", "C")):
        parts.places.append((parts.at, end))
    return read(parts, "P", end)


def without_mark(place: str) -> str:
    """A place without the marks behind it; the full stop of an abbreviation (N.H., Calif.) stays."""
    place = place.rstrip().rstrip("-–—_'’")
    return place[:-1] if place.endswith(".") and not ABBREVIATED.search(place) else place


def read(parts: Parts, kind: str, end: int) -> bool:
    """Notes one part."""
    parts.kinds += kind
    parts.at = end
    return True


def go_on(parts: Parts) -> bool:
    """Reads the mark behind a part; False where the dateline ends with it."""
    bracket = BEFORE_BRACKET.match(parts.text, parts.at)
    if parts.kinds == "P" and bracket and COUNTRY.match(parts.text, bracket.end()):
        parts.mark, parts.at = " ", bracket.end()
        return True
    if bracket and not parts.credits and read_bracket(replace(parts, at=bracket.end(), credits=[])):
        parts.mark, parts.at = " ", bracket.end()
        return True
    found = MARKS.match(parts.text, parts.at)
    if not found:
        parts.mark = ""
        return False
    parts.mark = (found[1] or " ").strip() or " "
    parts.at = found.end()
    if not ENDS.search(parts.mark):
        if parts.kinds == "a" and parts.mark == "/":  # "Shafaq News /", but "TNN / March 4"
            return days().match(parts.text, parts.at) is not None
        ended = parts.mark == "." and bool(parts.credits) and parts.kinds[0] not in "Aa"
        opens = parts.kinds[0] == "a" or (parts.kinds == "A" and not parts.dated)
        return not ended and (opens or not (parts.mark == " " and parts.credits))
    if parts.mark == ":":
        return False
    if parts.credits:  # "(ANSA) - ROMA, 22 MAR -": the agency came first, place and day may follow
        return parts.kinds in ("A", "a") and opens_place_and_day(parts)
    return opens_agency(parts)


def opens_place_and_day(parts: Parts) -> bool:
    """True if place, day and a dash follow."""
    return bool(place_and_day().match(parts.text, parts.at))


def opens_agency(parts: Parts) -> bool:
    """True if an agency follows the dash: "Baku – APA.", "NEW YORK--(BUSINESS WIRE)--"."""
    if found := BRACKET.match(parts.text, parts.at):
        return bool(agencies_in(next(group for group in found.groups() if group), parts.place))
    found_agency = agency_at(parts.text, parts.at)
    after = parts.text[parts.at + found_agency.end :].lstrip(" ")[:1] if found_agency else "x"
    return after in ("", "\n") or after in ".,:-–—/"


# ---------------------------------------------------------------- deciding


def decide(parts: Parts, *, colon: bool) -> Dateline | None:
    """The dateline, if what was read is one."""
    if not (credited(parts) if parts.credits else placed(parts, colon=colon)):
        return None
    evidence = parts.text[: parts.at].strip()
    named = tuple(dict.fromkeys(name for credit in parts.credits for name in agencies_in(credit, parts.place)))
    if parts.credits and not named:
        return None
    return Dateline(parts.place or None, named, find_date(evidence) if parts.year else None, evidence, parts.at)


def credited(parts: Parts) -> bool:
    """True if place, day and agency with the mark behind them make a dateline."""
    dashed = bool(DASH.search(parts.mark))
    if not parts.bracketed and not parts.dated:
        return named_bare(parts, dashed=dashed)
    ended = dashed or parts.mark == ":" or parts.at >= len(parts.text.rstrip())
    if parts.kinds == "A" and not parts.dated and parts.at >= len(parts.text.rstrip()):
        return False
    if parts.kinds[0] in "Aa" and not ended:
        return parts.mark == "/" or (parts.bracketed and parts.dated) or parts.kinds == "aDP"
    return ended or parts.mark in (".", "/", ",") or parts.dated or parts.place.isupper()


def named_bare(parts: Parts, *, dashed: bool) -> bool:
    """True if an agency without brackets or day makes a dateline: with a known city, or before a dash and running
    text."""
    goes_on = len(parts.text.rstrip()) > parts.at
    if parts.kinds.endswith("Pa"):
        return in_known_city(parts) and (dashed or parts.mark in (":", ".", "/") or not goes_on)
    if parts.kinds == "aP":
        return in_known_city(parts) and dashed
    spaced = parts.text[parts.at - 1].isspace()  # AFP/Reuters is a credit
    return parts.kinds == "a" and goes_on and (dashed or (parts.mark == "/" and spaced))


def in_known_city(parts: Parts) -> bool:
    """True if the place is a city in which an agency sits."""
    return is_seat(parts.place.split(",")[0].split(" (")[0])


def placed(parts: Parts, *, colon: bool) -> bool:
    """True for a dateline without an agency: a place in capitals, a known city, a capital or a place with its country
    before a dash, or a place with a day."""
    if not parts.places or not ENDS.search(parts.mark):
        return False
    capitals = parts.place.split(",")[0].isupper() and len(parts.place) > 3
    if parts.mark == ":":
        return in_known_city(parts) or (capitals and (colon or parts.dated or is_city(parts.place)))
    return in_known_city(parts) or parts.dated or capitals or of_known_country(parts)


def of_known_country(parts: Parts) -> bool:
    """True if the place is a capital, or one with its country or state behind a comma: Encarnación, Paraguay."""
    city, *rest = (place.strip() for place in parts.place.split(","))
    return is_country(rest[-1]) if rest else is_capital(city)


# ---------------------------------------------------------------- tables


@cache
def days() -> re.Pattern[str]:
    """A day in words, with no year needed, its weekday before it or not."""
    return re.compile(rf"(?:\b(?:{'|'.join(sorted(weekdays()))})\b\.?,?\s+)?{day_pattern()}", re.I)


@cache
def place_and_day() -> re.Pattern[str]:
    """Place, day and a dash: what follows an agency that comes first."""
    return re.compile(rf"{PLACE.pattern}\s*,?\s+(?i:{day_pattern()})(?:\s+\d{{4}})?\.?\s*[-–—.]")
