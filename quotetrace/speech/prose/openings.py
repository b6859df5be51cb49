"""What opens a paragraph without being part of its first clause: datelines, the marks of a heading in Markdown, the
times of day of a running report, and kickers (BREAKING:)."""

import re
from collections.abc import Iterator

from quotetrace.credits.agencies import agency_named
from quotetrace.credits.places import is_city
from quotetrace.lexicon import column
from quotetrace.model import Span
from quotetrace.speech.prose.words import Words
from quotetrace.text.page import Page

__all__ = ["behind_dateline", "without_openings"]

# A dateline has no more words and marks than this.
DATELINE_WORDS = 14
HEADING = re.compile(r"#{1,6}\s+(?=\S)")
# 14:30 | 14.30 | 2.30pm | 14:30 GMT | [00:04] | (1:02:09): a time of day, or of a recording, and the mark behind it,
# before words that begin like a sentence.
TIME = re.compile(
    r"[*_]{0,2}[\[(]?\d{1,2}[:.]\d{2}(?::\d{2})?(?: ?[ap]\.?m\b\.?)?(?: [A-Z]{2,4}\b(?! [a-z]))?[\])]?[*_]{0,2}"
    r" ?[–—|:-]?\s+(?=[\"“‘'A-Z])"
)
# LAHORE: The court ruled on Monday that
PLACE = re.compile(r"([^\W\d_a-z][^\W\d_a-z .'’-]{2,30}):\s+(?=\S)")

# BREAKING: Two arrested, police say
KICKER = re.compile(r"([A-Za-z][A-Za-z ]{2,20})(?::| ?\|)\s+(?=\S)")


def without_openings(page: Page, dateline: Span | None) -> Iterator[Span]:
    """The sentences of a page without the article's dateline and the marks of a heading, times, cities and kickers that
    paragraphs begin with."""
    starts = {p.start for p in page.paragraphs}
    for start, end in page.sentences:
        if dateline is not None and dateline.start <= start < dateline.end:
            start = dateline.end
        if start in starts:
            heading = HEADING.match(page.text, start, end)
            start = heading.end() if heading else start
            start = behind_kicker(page.text, behind_time_or_city(page.text, start, end), end)
        while start < end and page.text[start].isspace():
            start += 1
        if start < end:
            yield Span(start, end)


def behind_time_or_city(text: str, start: int, end: int) -> int:
    """Where a paragraph goes on that begins at `start` with a time of day, or with a city in capitals and a colon."""
    time = TIME.match(text, start, end)
    if time:
        return time.end()
    place = PLACE.match(text, start, end)
    return place.end() if place and is_city(place[1]) and not text[place.end() : end].isupper() else start


def behind_kicker(text: str, start: int, end: int) -> int:
    """Where words go on that begin at `start` with a kicker."""
    kicker = KICKER.match(text, start, end)
    return kicker.end() if kicker and kicker[1].lower() in column("mute_labels", "labels", kind="kicker") else start


def behind_dateline(words: Words, first: int, last: int) -> int:
    """The word after the dateline that the words `first` to `last` begin with, or `first`: MOSCOW (Reuters) - ; Cairo
    (AFP) -"""
    capitals = words.written[first].isupper() and len(words.written[first]) > 2
    if not words.written[first][0].isupper():
        return first
    dashes = column("dateline_dashes")
    for i in range(first + 1, min(last - 1, first + DATELINE_WORDS)):
        if words.lower[i] in dashes:
            return i + 1 if capitals or credits_agency(words, first, i) else first
        if words.tags[i] in "VFMBIOWS":
            break
    return first


def credits_agency(words: Words, first: int, last: int) -> bool:
    """Whether the words `first` to `last` end in an agency in brackets."""
    opening = next((i for i in range(last - 1, first, -1) if words.lower[i] == "("), first)
    return (
        opening > first
        and words.lower[last - 1] == ")"
        and agency_named(" ".join(words.written[opening + 1 : last - 1])) is not None
    )
