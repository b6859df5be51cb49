"""Stretches of text between quotation marks, in all styles, paragraph by paragraph.

Marks reset at each paragraph, so that a bad mark costs at most its own. Double marks, guillemets and corners pair
first, by a stack and by the sides that their neighbours show; single marks, most of which are apostrophes, pair only
within one such stretch, or outside of all, and only where both ends behave like marks.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from quotetrace.model import Span
from quotetrace.text.mark_scan import Mark, Side, Style, is_single, scan_marks
from quotetrace.text.single_marks import pair_singles

__all__ = ["Marked", "find_marked"]

DEEPEST = 3  # marks of one style are read as nested in each other no deeper than this


class Marked(NamedTuple):
    """A stretch in quotation marks.

    `start` to `end` takes the marks in, `inner_start` to `inner_end` leaves them out. `depth` is 0 outside of all
    others. `closed` is False where the closing mark is missing: the stretch then ends before the next opening mark or
    with its paragraph. `continues`: it opens a paragraph (or lacks its opening mark there) and goes on with the stretch
    that the paragraph before left open. `opened` is False where the opening mark is missing: the stretch then begins
    with its sentence, or with the paragraph if it continues, and may hold words that are not the speaker's.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    depth: int
    closed: bool
    continues: bool
    opened: bool = True


class Pair(NamedTuple):
    """A stretch before it is known what it is nested in. A mark that is missing is None."""

    start: int
    end: int
    style: Style
    opening: Mark | None
    closing: Mark | None


def find_marked(text: str, paragraphs: Sequence[Span]) -> tuple[Marked, ...]:
    """All stretches of `text` in quotation marks, in the order of their start, outer before inner.

    `paragraphs` stand in the order of the text and do not overlap. No stretch crosses the border of one, any two are
    nested or apart, none is empty. Time is linear in the text.
    """
    groups = marks_by_paragraph(scan_marks(text), paragraphs)
    found: list[Marked] = []
    left_open: Style | None = None
    for number, (paragraph, marks) in enumerate(zip(paragraphs, groups, strict=True)):
        if not marks:
            left_open = None
            continue
        following = groups[number + 1] if number + 1 < len(groups) else []
        goes_on = following[0].style if following and opens(text, paragraphs[number + 1], following[0]) else None
        pairs = pairs_in(text, paragraph, marks, left_open, goes_on)
        found += nested(text, paragraph, pairs, left_open)
        left_open = style_left_open(pairs)
    return tuple(found)


def marks_by_paragraph(marks: Sequence[Mark], paragraphs: Sequence[Span]) -> list[Sequence[Mark]]:
    """The marks within each paragraph."""
    groups: list[Sequence[Mark]] = []
    position, count = 0, len(marks)
    for start, end in paragraphs:
        while position < count and marks[position].start < start:
            position += 1
        first = position
        while position < count and marks[position].end <= end:
            position += 1
        groups.append(marks[first:position])
    return groups


def opens(text: str, paragraph: Span, mark: Mark) -> bool:
    """Whether `mark` is the first thing in its paragraph."""
    return mark.start == paragraph.start or text[paragraph.start : mark.start].isspace()


def style_left_open(pairs: Sequence[Pair]) -> Style | None:
    """The style of the outermost stretch that runs to the end of its paragraph without a closing mark."""
    last = max((pair.end for pair in pairs), default=0)
    return next((pair.style for pair in pairs if pair.end == last and not pair.closing), None)


def pairs_in(
    text: str, paragraph: Span, marks: Sequence[Mark], left_open: Style | None, goes_on: Style | None
) -> list[Pair]:
    """The stretches of one paragraph, outer before inner; `goes_on` is the style of the mark that opens the next
    paragraph."""
    doubles = [mark for mark in marks if mark.style is not Style.SINGLE and not between_digits(text, mark)]
    pairs = list(pair_doubles(text, paragraph, doubles, left_open, goes_on)) if doubles else []
    singles = [mark for mark in marks if mark.style is Style.SINGLE]
    if singles:
        pairs = [pair if pair.closing else closed_by_single(text, pair, singles) for pair in pairs]
        rooms = rooms_of(singles, [pair for pair in pairs if pair.closing])
        for number, room in rooms.items():
            for opening, closing in pair_singles(text, room, number == OUTSIDE and goes_on is Style.SINGLE):
                end = closing.end if closing else end_of(text, Span(opening.end, paragraph.end))
                pairs.append(Pair(opening.start, end, Style.SINGLE, opening, closing))
    pairs.sort(key=lambda pair: (pair.start, -pair.end))
    return pairs


# ---------------------------------------------------------------- double marks


def pair_doubles(
    text: str, paragraph: Span, marks: Sequence[Mark], left_open: Style | None, goes_on: Style | None
) -> Iterator[Pair]:
    """Pair all marks but single ones, on a stack. A mark that opens while its style is open tells of a missing closing
    mark, unless what follows shows that it is nested."""
    after_inner = marks_after_inner(marks)
    last = end_of(text, paragraph)
    stack: list[Mark] = []
    for number, mark in enumerate(marks):
        open_at = next((i for i in range(len(stack) - 1, -1, -1) if stack[i].style is mark.style), None)
        is_open = open_at is not None
        closes = mark.side is Side.CLOSE or (is_open and (mark.side is Side.EITHER or mark.end == last))
        if closes and measures(text, marks, number, is_open):
            continue
        if not closes:
            if open_at is not None and not nests(marks, after_inner[number], mark, stack, goes_on):
                yield from (unclosed(text, lost, mark.start) for lost in stack[open_at:])
                del stack[open_at:]
            stack.append(mark)
        elif open_at is not None:
            yield from (unclosed(text, lost, mark.start) for lost in stack[open_at + 1 :])
            yield Pair(stack[open_at].start, mark.end, mark.style, stack[open_at], mark)
            del stack[open_at:]
        elif number == 0:
            yield from unopened(text, paragraph, mark, left_open)
    yield from (unclosed(text, lost, paragraph.end) for lost in stack)


def marks_after_inner(marks: Sequence[Mark]) -> list[int]:
    """For each mark, the number of the first mark after the complete pairs that begin with it (its own, if none
    does)."""
    after = list(range(len(marks) + 1))
    for number in range(len(marks) - 2, -1, -1):
        if marks[number].side is Side.OPEN and marks[number + 1].side is Side.CLOSE:
            after[number] = after[number + 2]
    return after


def nests(marks: Sequence[Mark], after: int, mark: Mark, stack: Sequence[Mark], goes_on: Style | None) -> bool:
    """Whether the opening `mark` is nested in an open stretch of its style.

    It is, if another closing mark follows the pairs that begin with it; or if nothing follows them, the outer stretch
    goes on in the next paragraph, and straight marks stand within curly ones or the other way round.
    """
    if len(stack) >= DEEPEST:
        return False
    if after < len(marks):
        return marks[after].side is Side.CLOSE
    return goes_on is mark.style and stack[-1].straight is not mark.straight


def measures(text: str, marks: Sequence[Mark], number: int, is_open: bool) -> bool:
    """Whether the mark after a digit stands for inches or seconds: nothing is open, or another mark will close what
    is."""
    mark = marks[number]
    if mark.style is not Style.DOUBLE or mark.start == 0 or not text[mark.start - 1].isdigit():
        return False
    return not is_open or (number + 1 < len(marks) and marks[number + 1].side is Side.CLOSE)


def between_digits(text: str, mark: Mark) -> bool:
    """Whether a mark stands between two digits, as that of seconds before their tenths does: 3'12"4."""
    return (
        mark.style is Style.DOUBLE
        and mark.start > 0
        and text[mark.start - 1].isdigit()
        and text[mark.end : mark.end + 1].isdigit()
    )


def unclosed(text: str, opening: Mark, limit: int) -> Pair:
    """A stretch without its closing mark, up to `limit`."""
    return Pair(opening.start, end_of(text, Span(opening.end, limit)), opening.style, opening, None)


def end_of(text: str, span: Span) -> int:
    """Where the words of a span end, the white space after them left out."""
    end = span.end
    while end > span.start and text[end - 1].isspace():
        end -= 1
    return end


def closed_by_single(text: str, pair: Pair, singles: Sequence[Mark]) -> Pair:
    """A stretch without its closing mark, up to the first single mark in it if that closes, behind a stop: “It
    leaks,’ he said."""
    number = bisect_left(singles, pair.start + 1, key=lambda mark: mark.start)
    first = singles[number] if number < len(singles) and singles[number].start < pair.end else None
    if first is None or first.side is not Side.CLOSE or text[first.start - 1] not in CLOSING_STOPS:
        return pair
    return pair._replace(end=first.end, closing=first._replace(style=pair.style))


def unopened(text: str, paragraph: Span, closing: Mark, left_open: Style | None) -> Iterator[Pair]:
    """The stretch before a closing mark that is the first mark of its paragraph, if it looks like the end of a
    quote."""
    before = text[closing.start - 1 : closing.start]
    if left_open is closing.style:
        start = paragraph.start
    elif before in CLOSING_STOPS or (before.isalpha() and text[closing.end : closing.end + 1] == ","):
        start = max(
            (stop.end() for stop in SENTENCE_END.finditer(text, paragraph.start, closing.start)),
            default=paragraph.start,
        )
    else:
        return
    while start < closing.start and text[start].isspace():
        start += 1
    single = is_single(text[start])  # ‘It leaks,” he said
    opening = Mark(start, start + 1, closing.style, Side.OPEN, straight=False) if single else None
    yield Pair(start, closing.end, closing.style, opening, closing)


CLOSING_STOPS = frozenset(",.!?…")
SENTENCE_END = re.compile(r"[.!?…]\s+(?=\W?[A-Z])")


# ---------------------------------------------------------------- nesting


OUTSIDE = -1


def rooms_of(singles: Sequence[Mark], pairs: Sequence[Pair]) -> dict[int, list[Mark]]:
    """Single marks by the innermost closed stretch that they stand in (`OUTSIDE` of all)."""
    ordered = sorted(pairs, key=lambda pair: (pair.start, -pair.end))
    rooms: dict[int, list[Mark]] = {}
    stack: list[int] = []
    position = 0
    for mark in singles:
        while position < len(ordered) and ordered[position].start <= mark.start:
            stack.append(position)
            position += 1
        while stack and ordered[stack[-1]].end <= mark.start:
            stack.pop()
        rooms.setdefault(stack[-1] if stack else OUTSIDE, []).append(mark)
    return rooms


def nested(text: str, paragraph: Span, pairs: Sequence[Pair], left_open: Style | None) -> Iterator[Marked]:
    """The pairs as stretches with their depth. One that would cross another's end is cut there; empty ones are left
    out."""
    ends: list[int] = []
    for pair in pairs:
        while ends and ends[-1] <= pair.start:
            ends.pop()
        end = min(pair.end, ends[-1]) if ends else pair.end
        whole = end == pair.end
        inner_start = pair.opening.end if pair.opening else pair.start
        inner_end = pair.closing.start if pair.closing and whole else end
        if inner_start >= inner_end or text[inner_start:inner_end].isspace():
            continue
        closed = pair.closing is not None and whole
        continues = pair.style is left_open and not text[paragraph.start : pair.start].strip()
        yield Marked(pair.start, end, inner_start, inner_end, len(ends), closed, continues, pair.opening is not None)
        ends.append(inner_end)
