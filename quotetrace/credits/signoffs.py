"""The credits that stand in an article's last lines: sign-offs, copyright lines, mixed credits; never a picture's.

The patterns are data (`lexicon/credit_signoffs.tsv`). They are tried on the last lines only, and a line that
credits a picture is taken out before.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from quotetrace.credits.agencies import agencies_in, agency_named, mentions
from quotetrace.credits.layout import Layout
from quotetrace.lexicon import table

__all__ = ["Credit", "credits_in", "is_photo_credit", "tail"]

TAIL_LINES = 12
TAIL_REACH = 1500  # code points; a sign-off with a dozen contributors has 600
LONGEST_CREDIT = 6  # words: an agency's name with "the" and "news agency"
LONGEST_CAPTION = 200  # code points
LAST_WORDS = 240  # code points; where a sign-off that is only a name or a code can stand
NAMED = r"(?P<agencies>[^\W\d_][^()\n;:!?]{0,70}?)"
LISTED = r"(?P<agencies>[^()\n;:!?]{2,120}?)"
ACRONYM = r"(?P<agencies>(?-i:[A-Z]{2,8}))"
END = r"\.?\s*(?:$|\n|\Z)"
STOP = r"(?=\.?\s*(?:$|\n|\)|\.\s|—))"
BETWEEN = re.compile(
    r"\s*(?:,|/|&|\+|\band\b|\bet\b|\bund\b|\by\b|(?<=[a-z])--?(?=[A-Z])|(?<=[A-Z])--?(?=[A-Za-z]))\s*"
)


@dataclass(frozen=True, slots=True)
class Credit:
    """One credit: its kind (signoff, copyright, mixed, generic), the agency, the words."""

    kind: str
    agency: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern of the table; `agency` is whose habit it is, where the words name none."""

    kind: str
    agency: str
    needs: tuple[str, ...]
    pattern: re.Pattern[str]


def credits_in(text: str, place: str = "") -> tuple[Credit, ...]:
    """The credits in `text`, an article's last or first lines, in the order of the table, pictures' left out."""
    text = "\n".join(line for line in text.split("\n") if not is_photo_credit(line))
    low, last = text.casefold(), text if len(text) <= LAST_WORDS else "…" + text[-LAST_WORDS:]
    names = "/" in last or any(mentions(last))
    told = {need for need in needs() if need in low}
    found: list[Credit] = []
    for rule in rules():
        if not told.isdisjoint(rule.needs) if rule.needs else names:
            matches = rule.pattern.finditer(text if rule.needs else last)
            found += [credit for match in matches if (credit := read(rule, match, place))]
    return tuple(found)


def tail(layout: Layout, *, furniture: bool) -> str:
    """The article's last lines. `furniture`: with what the page says around them, for a copyright line."""
    lines = (layout.lines if furniture else layout.own)[-TAIL_LINES:]
    return "\n".join(line.text for line in lines)[-TAIL_REACH:]


def is_photo_credit(line: str) -> bool:
    """True if the line credits a picture: short, and with one of the words or forms of the table."""
    if len(line) >= LONGEST_CAPTION or is_whole_sentence(line):
        return False
    low = line.casefold()
    return any(rule.pattern.search(line) for rule in photo_rules() if any(need in low for need in rule.needs))


def is_whole_sentence(line: str) -> bool:
    """True for a line of running text that merely has a picture's word in it."""
    return line.rstrip().endswith(".") and line.count(" ") > 14


def read(rule: Rule, found: re.Match[str], place: str) -> Credit | None:
    """The credit of a match: the agency that it names, or the one whose habit it is."""
    evidence = " ".join(found[0].split()).lstrip('.!?"”’ ')
    if "agencies" not in rule.pattern.groupindex:
        return Credit(rule.kind, rule.agency, evidence)
    words = found["agencies"]
    named = all_named(words, place, most=rule.kind == "signoff", marked=words != evidence.rstrip("."))
    return Credit(rule.kind, named[0], evidence) if named else None


def all_named(words: str, place: str, *, most: bool, marked: bool) -> tuple[str, ...]:
    """The agencies that a list names. `most`: it must begin with one, as a sign-off does; `marked`: it stands in
    marks."""
    whole = agency_named(words, place) if words.count(" ") < LONGEST_CREDIT else None
    if whole:
        return (whole,)
    parts = [part for part in BETWEEN.split(words) if part]
    sure = marked or len(parts) > 1
    named = [agency_named(part, place) or (agency_by_form(part, place) if sure else None) for part in parts]
    if most and (not parts or named[0] is None):
        return ()
    return tuple(name for name in named if name)


def agency_by_form(part: str, place: str) -> str | None:
    """An agency whose short form is the whole part, as desks sign: "Sapa-AFP", "ians/rn", "Lusa/Fim"."""
    every = list(mentions(part, loose=part.islower()))
    alone = len(every) == 1 and every[0].start == 0 and every[0].end == len(part)
    found = agencies_in(part, place) if alone else ()
    return found[0] if found else None


@cache
def rules() -> tuple[Rule, ...]:
    """The patterns that name agencies."""
    return tuple(
        Rule(row["kind"], row["agency"], tuple(row["needs"].split("|")) if row["needs"] else (), compiled(row))
        for row in table("credit_signoffs")
        if row["kind"] != "photo"
    )


@cache
def needs() -> frozenset[str]:
    """All words of which a text must hold one for a pattern to fit it."""
    return frozenset(need for rule in rules() for need in rule.needs)


@cache
def photo_rules() -> tuple[Rule, ...]:
    """What a picture's credit has in it: with regard to case, but for words that the table has in lower case."""
    rows = [row for row in table("credit_signoffs") if row["kind"] == "photo"]
    return tuple(Rule("photo", "", tuple(row["needs"].split("|")), with_case(row["pattern"])) for row in rows)


def with_case(pattern: str) -> re.Pattern[str]:
    """A pattern that tells capitals from small letters if there are capitals in it."""
    return re.compile(pattern, 0 if re.search(r"[A-Z]", pattern) else re.I)


def compiled(row: Mapping[str, str]) -> re.Pattern[str]:
    """A row's pattern with its placeholders filled in."""
    listed = LISTED if row["kind"] == "mixed" else NAMED
    source = row["pattern"].replace("{agencies}", listed).replace("{acronym}", ACRONYM)
    return re.compile(source.replace("{end}", END).replace("{stop}", STOP), re.I)
