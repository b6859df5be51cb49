"""An article's text as lines: which are page furniture, which stand at the head, where the running text begins.

Offsets are code points into the article's text. A line keeps its words without Markdown's marks of emphasis.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass

from quotetrace.model import Article, Span

__all__ = ["Layout", "Line", "is_prose", "lay_out"]

LINE = re.compile(r"[^\n]+")
MARKUP = re.compile(r"^[\s>]*(#{1,6}\s+)?([*_]{1,3}(?=\S))?")
ENDS_SENTENCE = re.compile(r"[.!?…][\"”’'»)\]]*$")
LEAD = 14  # a head longer than this many lines was never seen
FIRST_LINES = 30  # lines that are no furniture: the head and the beginning of the running text
LAST_LINES = 40  # of any kind: sign-offs, copyright lines and what the page says below them
SENTENCE_WORDS = 9  # a line of fewer words may be a headline even with a full stop
PROSE_WORDS = 30  # a line of more is running text whatever it ends with
LONGEST = 400  # code points: a longer line is data, not the head of an article
WRAPPED = 55  # a hard-wrapped line is at least this long


@dataclass(frozen=True, slots=True)
class Line:
    """One line with words in it. `level` is 1 to 6 for a Markdown heading; `bold` says that it is emphasised as a
    whole."""

    text: str
    start: int
    end: int
    level: int = 0
    bold: bool = False
    furniture: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """Lines of a text, its first and last ones; `body` is the index of the first line of running text among `lines`
    (their number if none)."""

    text: str
    lines: tuple[Line, ...]
    body: int

    @property
    def head(self) -> tuple[Line, ...]:
        """The lines above the running text that are no furniture."""
        return tuple(line for line in self.lines[: self.body] if not line.furniture and len(line.text) <= LONGEST)

    @property
    def own(self) -> tuple[Line, ...]:
        """All lines that are no furniture."""
        return tuple(line for line in self.lines if not line.furniture)


def lay_out(article: Article) -> Layout:
    """The first and the last lines of `article`, its furniture marked, and where its running text begins.

    The lines between state nothing about the article: they are left out.
    """
    text = article.text
    marked = sorted(article.furniture)
    starts = [span.start for span in marked]
    places = [found.span() for found in LINE.finditer(text) if not found[0].isspace()]
    lines: list[Line] = []
    own = at = 0
    while at < len(places) and own < FIRST_LINES:
        line = read_line(text, *places[at], marked, starts)
        lines.append(line)
        own += not line.furniture
        at += 1
    lines += [read_line(text, *place, marked, starts) for place in places[max(at, len(places) - LAST_LINES) :]]
    return Layout(text, tuple(lines), first_prose(text, tuple(lines)))


def read_line(text: str, start: int, end: int, furniture: list[Span], starts: list[int]) -> Line:
    """One line without its markup."""
    raw = text[start:end]
    markup = MARKUP.match(raw)
    head = markup.end() if markup else 0
    mark = (markup[2] or "") if markup else ""
    level = len((markup[1] or "").strip()) if markup else 0
    tail = len(raw.rstrip())
    bold = bool(mark) and raw[:tail].endswith(mark) and tail - len(mark) > head
    if bold:
        tail -= len(mark)
    elif mark:
        head -= len(mark)
    head += len(raw[head:tail]) - len(raw[head:tail].lstrip())
    if level:
        tail = len(raw[:tail].rstrip("# "))
    begin, stop = start + head, start + max(head, tail)
    return Line(text[begin:stop], begin, stop, level, bold, is_covered(begin, stop, furniture, starts))


def is_covered(start: int, end: int, spans: list[Span], starts: list[int]) -> bool:
    """True if at least half of the line is furniture."""
    if not spans:
        return False
    first = max(0, bisect_right(starts, start) - 1)
    shared = 0
    for span in spans[first:]:
        if span.start >= end:
            break
        shared += max(0, min(end, span.end) - max(start, span.start))
    return 2 * shared >= max(1, end - start)


def first_prose(text: str, lines: tuple[Line, ...]) -> int:
    """The index of the first line that is running text, or the number of lines."""
    seen = 0
    for k, line in enumerate(lines):
        if line.furniture:
            continue
        following = lines[k + 1] if k + 1 < len(lines) else None
        if is_prose(line) or (following and is_wrapped(text, line, following)):
            return k
        seen += 1
        if seen > LEAD:
            break
    return len(lines)


def is_prose(line: Line) -> bool:
    """True for a line that reads as running text: a sentence with its full stop, or far too long for a headline."""
    words = line.text.count(" ") + 1
    return not line.level and (
        words > PROSE_WORDS or (words >= SENTENCE_WORDS and bool(ENDS_SENTENCE.search(line.text)))
    )


def is_wrapped(text: str, line: Line, following: Line) -> bool:
    """True if the line runs on in the next: no blank line between, and the next goes on in lower case."""
    joined = text.count("\n", line.end, following.start) == 1
    return joined and not line.level and len(line.text) >= WRAPPED and following.text[:1].islower()
