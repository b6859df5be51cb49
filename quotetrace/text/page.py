"""A text as paragraphs and sentences: spans into the text as given, which is never changed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from quotetrace.lexicon import column
from quotetrace.model import Span
from quotetrace.text.marks import Marked, find_marked

__all__ = ["Page", "paragraphs", "read_page", "sentences"]

# A wrapped line of wire copy is 50 to 90 characters wide; a menu entry or a headline is shorter, a paragraph longer.
WRAP_LEAST, WRAP_MOST = 40, 120

BLOCK = re.compile(r"\S.*?(?=(?:[^\S\n]*(?:\r\n?|\n)){2}|[\f\x1e\u2029]|\Z)", re.DOTALL)
LINE = re.compile(r"[^\r\n\u2028]+")
LIST_ITEM = re.compile(r"\s*(?:[-*•–—·]\s|\d{1,3}[.)]\s|[A-Z][\w .'’-]{0,30}:\s)")
CLOSED_LINE = re.compile(r"[.!?:…][\"”’'»›)\]*\x92\x94]*\s*$")
SENTENCE_END = re.compile(r"[.!?…]+[\"”’'»›)\]*\x92\x94]*\s+")
OPENERS = "\"“‘'`«„([*—–-\x91\x93 "
LAST_WORD = re.compile(r"[^\s\"“‘'`«„(\[]+$")
WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Page:
    """An article's text as it is laid out. `sentences` and `marked` are in the order of the text."""

    text: str
    paragraphs: tuple[Span, ...]
    sentences: tuple[Span, ...]
    marked: tuple[Marked, ...]


def read_page(text: str, furniture: tuple[Span, ...] = ()) -> Page:
    """Lays out `text`: its paragraphs outside of `furniture`, their sentences, and the stretches in quotation marks."""
    found = tuple(span for span in paragraphs(text) if not any(f.start <= span.start < f.end for f in furniture))
    return Page(text, found, tuple(s for p in found for s in sentences(text, p)), find_marked(text, found))


def paragraphs(text: str) -> Iterator[Span]:
    """The paragraphs: between empty lines, and line by line inside such a block unless its lines were wrapped at a width."""
    for block in BLOCK.finditer(text):
        lines = [Span(*line.span()) for line in LINE.finditer(text, *block.span()) if line.group().strip()]
        yield from (trimmed(text, span) for span in (unwrapped(text, lines) if wrapped(text, lines) else lines))


def wrapped(text: str, lines: list[Span]) -> bool:
    """Whether these lines of one block are one text broken at a width, as wires do, rather than paragraphs of their own."""
    if len(lines) < 2:
        return False
    inner = lines[:-1]
    if any(end - start > WRAP_MOST for start, end in lines) or sum(end - start < WRAP_LEAST for start, end in inner) * 3 > len(inner):
        return False
    return 2 * sum(not CLOSED_LINE.search(text, *line) for line in inner) > len(inner)


def unwrapped(text: str, lines: list[Span]) -> Iterator[Span]:
    """The paragraphs of a wrapped block: a list item begins a new one."""
    start, end = lines[0]
    for line in lines[1:]:
        if LIST_ITEM.match(text, *line):
            yield Span(start, end)
            start = line.start
        end = line.end
    yield Span(start, end)


def trimmed(text: str, span: Span) -> Span:
    """The span without white space at its ends."""
    words = text[span.start : span.end]
    return Span(span.end - len(words.lstrip()), span.start + len(words.rstrip()))


def sentences(text: str, paragraph: Span) -> Iterator[Span]:
    """The sentences of one paragraph, without the white space between them."""
    start = paragraph.start
    for end in SENTENCE_END.finditer(text, *paragraph):
        if end.end() < paragraph.end and ends_sentence(text, end.start(), end.end(), start):
            yield trimmed(text, Span(start, end.end()))
            start = end.end()
    if start < paragraph.end:
        yield Span(start, paragraph.end)


def ends_sentence(text: str, stop: int, after: int, start: int) -> bool:
    """Whether the stop at `stop` ends the sentence that began at `start`, when the next word begins at `after`."""
    while after < len(text) and text[after] in OPENERS:
        after += 1
    following = WORD.match(text, after)
    if not following or following.group()[0].islower():
        return False
    if text[stop] != "." or text[stop + 1] in ".\"”":
        return True
    before = LAST_WORD.search(text, max(start, stop - 20), stop)
    word = before.group() if before else ""
    if word in column("abbreviations", within="yes") or (len(word) == 1 and word.isupper()):
        return False
    if word in column("abbreviations", within="maybe") or "." in word:
        return following.group() in column("abbreviations", "starters")
    return True
