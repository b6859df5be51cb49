"""Bylines: who wrote it, and the agency that a byline names beside or instead of a person."""

import re
from dataclasses import dataclass
from functools import cache

from quotetrace.credits.agencies import agency_named
from quotetrace.credits.dates import find_date
from quotetrace.credits.outlets import known_outlet
from quotetrace.credits.places import is_capital, is_city, is_country
from quotetrace.lexicon import column, table

__all__ = ["Byline", "is_post", "read_byline"]

LONGEST = 140
SEPARATED = re.compile(r"\s*(?:,|/|\||;|\s[-–—]\s|\bfor\b|\bof\b|\bin\b)\s*")
APART = re.compile(r"\s*[,|;]\s*|\s+(?:for|of)\s+(?=(?:[Tt]he\s)?[A-Z])")
JOINED = re.compile(r"\s*[/,&+-]\s*|\s+and\s+")
AND = re.compile(r"\s+(?:and|und|et|y|e|&)\s+")
PERSON = re.compile(r"(?:[^\W\d_][\w'’.-]*)(?:\s[^\W\d_][\w'’.-]*){0,5}")
IN_PLACE = re.compile(r"(.+?)( in |, ?| ?\| ?)([^\W\d_a-z][\w'’-]*(?: [^\W\d_a-z][\w'’-]*){0,2})")
LONGEST_CREDIT, LONGEST_POST = 6, 5  # words
INITIAL = re.compile(r"\b[A-Z]\.$")


@dataclass(frozen=True, slots=True)
class Byline:
    """The names in a byline, and the agency and the outlet that it names, if it names such."""

    text: str
    agency: str | None
    evidence: str
    outlet: str | None = None


def read_byline(line: str, *, stated: bool = False) -> Byline | None:
    """The byline that `line` is, or None. `stated`: the place says that it is one, so the word "By" is not needed."""
    line = " ".join(line.split()).strip(" *_")
    if not line or len(line) > LONGEST or (line.endswith((".", "?", "!", ":")) and not INITIAL.search(line)):
        return None
    opening = openings().match(line)
    words = line[opening.end() :].strip() if opening else line
    if not words or not (opening or stated):
        return bare_agency(line)
    segments = [segment for segment in SEPARATED.split(words) if segment.strip()]
    agency = next((name for segment in segments if (name := agency_of(segment))), None)
    if not agency and not (segments and is_people(segments[0])):
        return None
    names, outlet = without_posts(words)
    return Byline(names, agency, line, outlet)


def without_posts(words: str) -> tuple[str, str | None]:
    """The words of a byline without posts, and without the outlet that they name, and that: Ben Moss | , Court
    Reporter; Health Reporter | Ada Quill; Ida Kay | for | The Harbour Times."""
    first, *behind = APART.split(words)
    more = [part for part in behind if not is_post(part)]
    outlets = [known_outlet(part.removeprefix("the "), frozenset(), bold=False) for part in more]
    kept = [part for part, outlet in zip(more, outlets, strict=True) if not outlet]
    if kept == behind:
        return behind_post(words), None
    names = ", ".join(map(behind_post, (first, *kept))).replace(", and ", " and ")
    return names, next((outlet for outlet in outlets if outlet), None)


def is_post(words: str) -> bool:
    """Whether a few words with capitals end in a noun for whoever writes for a paper: Staff Writer."""
    parts = words.split()
    small = 0 < len(parts) <= LONGEST_POST and words[0].isupper() and parts[0] != "The"  # The Harwick Reporter
    return small and parts[-1].lower() in column("byline_posts", "words")


def behind_post(words: str) -> str:
    """The name behind a post: Health Reporter | Ada Quill; the words, where no whole name stands there."""
    parts = words.split(" ")
    last = max((i for i, part in enumerate(parts) if part.lower() in column("byline_posts", "words")), default=-1)
    name = parts[last + 1 :]
    return " ".join(name) if len(name) > 1 and is_people(" ".join(name)) else words


def agency_of(segment: str) -> str | None:
    """The agency that a part of a byline names: as a whole, or by its words before a day ("TNN Jan 30")."""
    whole = agency_named(segment)
    if whole or not re.search(r"\d", segment):
        return whole
    return agency_named(re.split(r"\s(?=\S+\s?\d)|\s(?=\d)", segment)[0])


def bare_agency(line: str) -> Byline | None:
    """A line that is only an agency's name, with the place of its desk behind it or not ("AFP | Paris"), or those of
    several ("AFP/Reuters"), or a name with an agency behind a comma ("Ada Quill, TNN")."""
    of_place = IN_PLACE.fullmatch(line)
    placed = of_place is not None and (of_place[2] == " in " or is_known(of_place[3]))
    agency = agency_named(of_place[1] if of_place and placed else line)
    joint = [agency_named(part) for part in JOINED.split(line)]
    agency = agency or (joint[0] if all(joint) else None)
    if agency and line.count(" ") < LONGEST_CREDIT:
        return Byline(line, agency, line)
    parts = [part for part in re.split(r"\s*[,|]\s*", line) if part]
    if len(parts) < 2 or not is_people(parts[0]) or find_date(parts[0]):
        return None
    agency = next((name for part in parts[1:] if (name := agency_of(part))), None)
    return Byline(line, agency, line) if agency and parts[0].count(" ") in (1, 2) else None


def is_known(place: str) -> bool:
    """True if a place is a city or a country that the tables know."""
    return is_city(place) or is_capital(place) or is_country(place)


def is_people(words: str) -> bool:
    """True if every name in the words is one or several persons' or desks': capitalised, no figures."""
    particles = column("credit_words", role="particle")
    return all(
        PERSON.fullmatch(name) and all(part[0].isupper() or part in particles for part in name.split())
        for name in AND.split(words)
        if name
    )


@cache
def openings() -> re.Pattern[str]:
    """The words that open a byline."""
    labels = [row["label"] for row in table("date_labels") if row["field"] == "byline"]
    words = "|".join(sorted(map(re.escape, labels), key=len, reverse=True))
    return re.compile(rf"(?:{words})(?:\s*:\s*|\s+)", re.I)
