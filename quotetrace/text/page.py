"""A text as paragraphs and sentences: spans into the text as given, which is never changed."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from quotetrace.lexicon import column
from quotetrace.model import Span
from quotetrace.text.abbreviations import abbreviations
from quotetrace.text.mark_scan import closing_marks, opening_marks
from quotetrace.text.marks import Marked, find_marked

__all__ = ["Page", "paragraphs", "read_page", "sentences"]

# A wrapped line of wire copy is 50 to 90 characters wide; a menu entry or a headline is shorter, a paragraph longer.
WRAP_LEAST, WRAP_MOST = 40, 120
# A column of a newspaper is no narrower than this.
COLUMN_LEAST = 20

# A line end with all white space behind it, and what makes one the end of a block: a second line end, or a page's or
# paragraph's.
LINE_END = re.compile(r"[\r\n\f\x1e\u2028\u2029]\s*")
BLOCK_END = re.compile(r"(?:\r\n?+|\n)[^\r\n]*[\r\n]|[\f\x1e\u2029]")
LINE = re.compile(r"[^\r\n\u2028]+")
LINE_BREAK = re.compile(r"[\r\n\u2028]")
LIST_ITEM = re.compile(r"\s*(?:[-*•–—·]\s|\d{1,3}[.)]\s|[A-Z][\w .'’-]{0,30}:\s)")
# The mark of a block quote, and that of a list item before a quotation.
ITEM_MARK = re.compile(r"\s*(?:>[ \t>]*)?(?:(?:[-*•·]|\d{1,2}[.)])[ \t]+(?=[\"“‘'«„`]))?(?=\S)")
CLOSED_LINE = re.compile(r"[.!?:…][\"”’'»›)\]*\x92\x94]*\s*$")
# It begins with a set of characters, which `re` scans for at its full speed; the first of a row of stops is the one
# after none. A dash before a capital ends one too: It rained.—Reuter.
SENTENCE_END = re.compile(rf"[.!?…](?<![.!?…]{{2}})[.!?…]*(?:{closing_marks()}|[)\]*])*+(?:\s+|(?=—[A-Z]))")
# What a sentence may open with, and its first word.
OPENING = re.compile(rf"(?:{opening_marks()}|[(\[*—– -])*+(\w+)")
# Looked for in the text before a stop, read backwards.
LAST_WORD = re.compile(r"[^\s\"“‘'`«„(\[*_—]*")
# A nickname of two words at most, or a remark in brackets, behind an initial.
NICKNAME = re.compile(r"[\"“‘'`«„]\w+(?: \w+)?[\"”’'»“]|[(\[]")


@dataclass(frozen=True, slots=True)
class Page:
    """An article's text as it is laid out. `sentences` and `marked` are in the order of the text."""

    text: str
    paragraphs: tuple[Span, ...]
    sentences: tuple[Span, ...]
    marked: tuple[Marked, ...]


def read_page(text: str, furniture: tuple[Span, ...] = ()) -> Page:
    """Lays out `text`: its paragraphs outside of `furniture`, their sentences, and the stretches in quotation marks."""
    found = tuple(outside(paragraphs(text), furniture))
    return Page(text, found, tuple(s for p in found for s in sentences(text, p)), find_marked(text, found))


def paragraphs(text: str) -> Iterator[Span]:
    """The paragraphs: between empty lines, and line by line inside such a block unless its lines were wrapped at a
    width."""
    for block in blocks(text):
        if not LINE_BREAK.search(text, *block):
            yield trimmed(text, block)
            continue
        lines = [Span(*line.span()) for line in LINE.finditer(text, *block) if not line.group().isspace()]
        for group in between_empty_quotes(text, lines):
            starts = indented(text, group)
            spans = joined(group, starts) if starts else unwrapped(text, group) if wrapped(text, group) else group
            yield from (trimmed(text, span) for span in spans)


def blocks(text: str) -> Iterator[Span]:
    """What stands between empty lines, or between the ends of pages or paragraphs, without the white space at its
    end."""
    start = len(text) - len(text.lstrip())
    for gap in LINE_END.finditer(text, start):
        if gap.end() < len(text) and BLOCK_END.match(text, *gap.span()):
            yield Span(start, end_of(text, start, gap.start()))
            start = gap.end()
    if start < len(text):
        yield Span(start, end_of(text, start, len(text)))


def outside(spans: Iterable[Span], furniture: Sequence[Span]) -> Iterator[Span]:
    """The spans, in their order, that do not begin in one of `furniture`."""
    left = sorted(furniture, reverse=True)
    reach = 0
    for span in spans:
        while left and left[-1].start <= span.start:
            reach = max(reach, left.pop().end)
        if span.start >= reach:
            yield span


def wrapped(text: str, lines: list[Span]) -> bool:
    """Whether these lines of one block are one text broken at a width, as wires do, rather than paragraphs of their
    own."""
    if len(lines) < 2:
        return False
    inner = lines[:-1]
    if any(end - start > WRAP_MOST for start, end in lines):
        return False
    if 3 * sum(end - start < WRAP_LEAST for start, end in inner) > len(inner):
        return is_column(text, lines)
    return 2 * sum(not CLOSED_LINE.search(text, *line) for line in inner) > len(inner)


def is_column(text: str, lines: list[Span]) -> bool:
    """Whether short lines are one text in a narrow column: half of them or more break off in a sentence that goes on
    with a small letter, or the one that there is in a comma."""
    if len(lines) == 2 and text[slice(*lines[0])].rstrip()[-1:] != ",":
        return False
    if any(end - start < COLUMN_LEAST for start, end in lines[:-1]):
        return False
    broken = (text[after.start : after.end].lstrip()[:1].islower() for after in lines[1:])
    unclosed = (not CLOSED_LINE.search(text, *line) for line in lines[:-1])
    return 2 * sum(a and b for a, b in zip(broken, unclosed, strict=True)) >= len(lines) - 1


def unwrapped(text: str, lines: list[Span]) -> Iterator[Span]:
    """The paragraphs of a wrapped block: a list item begins a new one."""
    start, end = lines[0]
    for line in lines[1:]:
        if LIST_ITEM.match(text, *line):
            yield Span(start, end)
            start = line.start
        end = line.end
    yield Span(start, end)


def between_empty_quotes(text: str, lines: list[Span]) -> Iterator[list[Span]]:
    """The lines of a block in groups, between those that hold nothing but the mark of a Markdown block quote."""
    group: list[Span] = []
    for line in lines:
        if text[slice(*line)].strip(" \t>"):
            group.append(line)
        elif group:
            yield group
            group = []
    if group:
        yield group


def indented(text: str, lines: list[Span]) -> list[int]:
    """The numbers of the lines that begin a paragraph by their indent, if that is how these wrapped lines are set; else
    none.

    All of them follow a line that ends a sentence and begin none in small letters, and every other line follows one of
    full width.
    """
    depths = [len(text[start:end]) - len(text[start:end].lstrip()) for start, end in lines]
    base = min(depths[1:], default=0)
    starts = [k for k, depth in enumerate(depths) if k and depth > base + 1]
    if not starts or any(end - start > WRAP_MOST for start, end in lines):
        return []
    begun = frozenset(starts)
    for k in range(1, len(lines)):
        start, end = lines[k - 1]
        if k in begun:
            first = text[lines[k].start + depths[k]]
            if first.islower() or not CLOSED_LINE.search(text, start, end) or LIST_ITEM.match(text, *lines[k]):
                return []
        elif end - start < WRAP_LEAST:
            return []
    return starts if len(starts) < len(lines) - 1 else []


def joined(lines: list[Span], starts: list[int]) -> Iterator[Span]:
    """The paragraphs that begin with the first of `lines` and with those of the numbers `starts`."""
    for first, last in pairwise([0, *starts, len(lines)]):
        yield Span(lines[first].start, lines[last - 1].end)


def trimmed(text: str, span: Span) -> Span:
    """The span without white space at its ends, and without the mark of a block quote, or of a list item before a
    quotation, at its start."""
    start = end_of_marks.end() if (end_of_marks := ITEM_MARK.match(text, *span)) else span.start
    return Span(start, end_of(text, start, span.end))


def end_of(text: str, start: int, end: int) -> int:
    """The end of a span without the white space before it."""
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def sentences(text: str, paragraph: Span) -> Iterator[Span]:
    """The sentences of one paragraph, without the white space between them."""
    start, last = paragraph
    for found in SENTENCE_END.finditer(text, start, last):
        stop, after = found.span()
        if after < last and ends_sentence(text, stop, after, start):
            yield Span(start, end_of(text, start, after))
            start = after
    if start < last:
        yield Span(start, last)


def ends_sentence(text: str, stop: int, after: int, start: int) -> bool:
    """Whether the stop at `stop` ends the sentence that began at `start`, when the next word begins at `after`."""
    following = OPENING.match(text, after)
    if not following or following[1][0].islower():
        return False
    if text[stop] != "." or text[stop + 1] in '."”':
        return True
    before = LAST_WORD.match(text[max(start, stop - 20) : stop][::-1])
    word = before.group()[::-1] if before else ""
    known = abbreviations()
    kind = known.get(word) or known.get(word.replace("/", "-").rpartition("-")[2])  # then-Sen. Berg, L/Cpl. Vik
    opens = following[1] in column("abbreviations", "starters")
    if word.isupper() and len(word) == 1 < stop - start:  # Plan B. He left; not A. A. Berg
        anew = following.start(1) > after and not NICKNAME.match(text, after)  # on X. “It is; not John F. “Jack” Berg
        return anew or (opens and text.startswith(" ", following.end()))
    if kind == "yes" or (
        word.isupper() and (len(word) == 1 or word.capitalize() in column("abbreviations", within="yes"))
    ):
        return False
    lettered = "." in word and not (word[0].isdigit() or word[-1].isdigit())  # not at 3.40am
    return opens if kind == "maybe" or lettered else True
