"""The head of an article in its text: headline, outlet, date, byline and address, as the lines above the body state
them.

A line is read by what it can be: labelled ("Published: ..."), a date, an outlet's name, a byline, several of these with
marks between; the first that is none of them is the headline. A clock or date above the headline is the page's, not the
article's, unless it is labelled or says nothing but a date.
"""

import re
from dataclasses import dataclass, replace
from functools import cache

from quotetrace.credits.agencies import agency_named
from quotetrace.credits.bylines import Byline, is_post, read_byline
from quotetrace.credits.dates import stated_date
from quotetrace.credits.layout import Layout, Line
from quotetrace.credits.outlets import known_outlet
from quotetrace.credits.signoffs import credits_in, is_photo_credit
from quotetrace.lexicon import table

__all__ = ["Head", "read_head"]

ADDRESS = re.compile(r"<?(https?://[^\s<>\"')\]]+)>?")
MARKS = r"\s*[|·•]\s*|\s+[-–—/]\s+|\s*\t\s*|\s{3,}"
TRAIL = re.compile(r"[»›]|\s>\s")
BEFORE_DATE = re.compile(r"(?:\s*[,|]\s*|\s+(?:on\s+)?)(?=(?:[^\W\d_]+,?\s+){0,2}\d)")
TEMPLATE = re.compile(r"\$\{|\{\{|\$\w+[.(]|<%|%>")
LONGEST_HEADLINE = 250
LONGEST_NAME = 60
LONGEST_TITLE = 4  # words
CLOSED = re.compile(r"(?<![A-Z])[.;,]$(?<!\.\.\.)")
CLOCK = re.compile(r"\d:\d{2}|\d\.\d{2}\s*[ap]\.?m", re.I)


@dataclass(slots=True)
class Head:
    """What the head states. `outlet_line` is the line that the outlet stands on."""

    headline: Line | None = None
    outlet: str | None = None
    published: str | None = None
    byline: Byline | None = None
    url: str | None = None
    agency: Byline | None = None


def read_head(layout: Layout, outlets: frozenset[str]) -> Head:
    """What the lines above the body state. `outlets` are names that other evidence gives for the outlet."""
    head = Head()
    lines = tuple(map(unlabelled, layout.head))
    top = next((line for line in lines if line.level == 1), None)
    if head_of_paper(lines):
        outlets |= {" ".join(lines[0].text.split())}
    for line in lines:
        if (line is top and head.headline is None) or (
            not read_line(head, line, outlets) and head.headline is None and top is None and is_headline(line)
        ):
            head.headline = line
    if layout.body >= len(layout.lines):
        head.headline = top
    read_address_below(head, layout)
    return head


def head_of_paper(lines: tuple[Line, ...]) -> bool:
    """Whether the first of `lines` is the name of the paper: a few words with capitals, with a bare date below it, and
    below that a longer line which can be the headline."""
    if len(lines) < 3 or not is_title(lines[0].text) or len(stated_date(lines[1].text) or "") <= len("2019"):
        return False
    words = lines[0].text.count(" ")
    return any(
        line.text.count(" ") > words
        and is_headline(line)
        and read_byline(line.text) is None
        and not label_of(line.text)[0]
        for line in lines[2:]
    )


def is_title(text: str) -> bool:
    """Whether a text is a few words that all have capitals, without marks or figures."""
    words = text.split()
    return len(words) <= LONGEST_TITLE and all(word[0].isupper() and word.isalpha() for word in words)


def unlabelled(line: Line) -> Line:
    """The line without "Headline:" before it."""
    field, rest = label_of(line.text)
    return replace(line, text=rest, start=line.end - len(rest), level=1) if field == "headline" and rest else line


def read_line(head: Head, line: Line, outlets: frozenset[str]) -> bool:
    """Takes in a line that states something about the article; False for a line that does not."""
    if TEMPLATE.search(line.text):
        return True
    if read_labelled(head, line.text) or read_whole(head, line, outlets):
        return True
    parts = [part for part in segments().split(line.text) if part.strip()]
    if len(parts) == 1:
        name, *when = split_outlet_and_date(line.text)
        if (
            " " not in name
            or known_outlet(name, outlets, bold=head.headline is not None and line.bold)
            or read_byline(name)
        ):  # else a headline with a day in it
            parts = [name, *when]
    if len(parts) < 2 or not any(stated_date(part) or label_of(part)[0] for part in parts):
        return read_titled(head, line, outlets)
    rest = [part for part in parts if not (read_labelled(head, part) or read_date(head, part))]
    if not take_byline(head, ", ".join(rest), line.text):
        for part in rest:
            read_whole(head, replace(line, text=part), outlets)
    return True


def read_titled(head: Head, line: Line, outlets: frozenset[str]) -> bool:
    """ "Ferry stays in port | The Harbour Times": a headline with the outlet behind it."""
    before, mark, after = line.text.rpartition(" | ")
    name = known_outlet(after, outlets, bold=False) if mark else None
    if name is None or head.headline is not None:
        return False
    short = replace(line, text=before.rstrip(), end=line.start + len(before.rstrip()))
    head.outlet = head.outlet or name
    head.headline = short if is_headline(short) else None
    return head.headline is not None


def split_outlet_and_date(text: str) -> list[str]:
    """ "The Harbour Times, 4 March 2019" as its two parts; what has no day at its end as one."""
    for mark in BEFORE_DATE.finditer(text):
        before, when = text[: mark.start()], text[mark.end() :]
        if any(map(str.isalpha, before)) and len(stated_date(when) or "") > len("2019"):
            return [before, when]
    return [text]


def read_labelled(head: Head, text: str) -> bool:
    """A line that begins with a label: published, updated, source, original url."""
    field, rest = label_of(text)
    if not field:
        return False
    if field == "published" and (when := stated_date(rest)):
        head.published = head.published or when
    elif field == "url" and (address := ADDRESS.search(rest)):
        head.url = head.url or address[1]
    elif field == "outlet" and rest and not ADDRESS.search(rest):
        take_source(head, *split_outlet_and_date(rest))
    elif field == "byline":
        words, *behind = split_outlet_and_date(text)
        head.published = head.published or stated_date("".join(behind))
        return take_byline(head, words)
    elif field == "headline":
        return False
    else:
        return (field in ("modified", "captured") and stated_date(rest) is not None) or (
            field in ("url", "notice") and not rest
        )
    return True


def take_source(head: Head, name: str, when: str = "") -> None:
    """Takes in whom a line names as its source: an agency, or an outlet; and the day, if it states one."""
    head.published = head.published or stated_date(when)
    if agency := agency_named(name):
        head.agency = head.agency or Byline(name, agency, name)
    elif len(name) <= LONGEST_NAME and not credits_in(name):
        head.outlet = head.outlet or " ".join(name.split()).strip(" *_.")


def label_of(text: str) -> tuple[str, str]:
    """The field that a line's label states, and what stands behind the label; two empty strings without a label."""
    found = labels().match(text.strip(" *_"))
    if not found:
        return "", ""
    field, mark = fields_of_labels()[" ".join(found[1].casefold().split())], (found[2] or "").strip()
    if (
        found[3] and not mark and field in ("url", "outlet", "headline")
    ):  # "Source says port will stay shut" is a headline
        return "", ""
    return field, found[3].strip(" *_")


def read_whole(head: Head, line: Line, outlets: frozenset[str]) -> bool:
    """A line that is as a whole a date, an outlet's name, a byline, an address or a picture's credit."""
    text = " ".join(line.text.split())
    if read_date(head, text):
        return True
    if name := known_outlet(text, outlets, bold=line.bold and not line.level and head.headline is not None):
        head.outlet = head.outlet or name
        return True
    post = head.byline is not None and is_post(text)  # By Ada Quill | Staff Writer
    return take_byline(head, text) or post or bool(ADDRESS.fullmatch(text)) or is_photo_credit(text)


def read_date(head: Head, text: str) -> bool:
    """A date; one with a clock above the headline is the page's own."""
    when = stated_date(text)
    if when and (head.headline is not None or not CLOCK.search(text)):
        head.published = head.published or when
    return when is not None


def take_byline(head: Head, text: str, line: str = "") -> bool:
    """Takes in a byline; a second line below it that only names an agency belongs to it. `line` is all it stands on."""
    byline = read_byline(text)
    if not byline:
        return False
    byline = replace(byline, evidence=" ".join(line.split()) or byline.evidence)
    if head.byline is None:
        head.byline = byline
        head.outlet = head.outlet or byline.outlet
    if byline.agency and head.agency is None:
        head.agency = byline
    return True


def is_headline(line: Line) -> bool:
    """True if a line that states nothing else can be the headline: some words, no sentence, no list, no label."""
    text = line.text
    return (
        3 <= len(text) <= LONGEST_HEADLINE
        and not TRAIL.search(text)
        and text[0] not in "•*-–—|>$<"
        and not text.endswith(":")
        and not CLOSED.search(text)
        and sum(map(str.isalpha, text)) * 2 > len(text)
        and " " in text
    )


def read_address_below(head: Head, layout: Layout) -> None:
    """The article's own address where the foot states it: "Original url:" and the address on it or below it."""
    lines = layout.lines[-6:]
    for k, line in enumerate(lines):
        field, rest = label_of(line.text)
        where = rest or (lines[k + 1].text if k + 1 < len(lines) else "")
        if field == "url" and head.url is None and (address := ADDRESS.search(where)):
            head.url = address[1]


# ---------------------------------------------------------------- tables


@cache
def segments() -> re.Pattern[str]:
    """What stands between the parts of a line: a bar, a dash, a gap, or a label in the middle ("Last updated")."""
    later = [re.escape(label) for label, field in fields_of_labels().items() if field == "modified"]
    return re.compile(rf"{MARKS}|\s+(?=(?:{'|'.join(later)})\b)", re.I)


@cache
def labels() -> re.Pattern[str]:
    """A label at the beginning of a line: its words, the mark behind it, the rest."""
    words = "|".join(sorted((re.escape(label) for label in fields_of_labels()), key=len, reverse=True))
    return re.compile(rf"({words.replace(chr(92) + ' ', r'[ ]+')})\b(\s*[:=]\s*|\s+)?(.*)", re.I)


@cache
def fields_of_labels() -> dict[str, str]:
    """From each label to the field it states."""
    return {row["label"]: row["field"] for row in table("date_labels")}
