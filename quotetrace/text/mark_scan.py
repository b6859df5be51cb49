"""The quotation marks of a text, each with the side that its neighbours show: opening, closing, or either.

What a mark looks like is data (`lexicon/quotation_marks.tsv`). Apostrophes inside words never come out of here; those
at the edge of a word come out as single marks and are judged where marks are paired.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from enum import Enum, auto
from functools import cache
from typing import NamedTuple
from unicodedata import category

from quotetrace import lexicon

__all__ = ["Mark", "Side", "Style", "closing_marks", "is_single", "opening_marks", "scan_marks"]

LOOK_PAST = 3  # how many neighbouring mark characters are looked past for the neighbour that tells the side: '"Yes


STOPS = frozenset(",.!?…")


class Style(Enum):
    """Marks of one style close each other."""

    DOUBLE = "double"
    SINGLE = "single"
    ANGLE = "angle"
    SINGLE_ANGLE = "single-angle"
    CORNER = "corner"
    WHITE_CORNER = "white-corner"


class Side(Enum):
    """Where a mark stands: before the words, after them, or undecided by its neighbours."""

    OPEN = auto()
    CLOSE = auto()
    EITHER = auto()


class Mark(NamedTuple):
    """One quotation mark of a text. `straight`: it looks the same on both sides."""

    start: int
    end: int
    style: Style
    side: Side
    straight: bool


class Glyph(NamedTuple):
    """What a mark is by itself: its style, its usual side, whether neighbours may turn it, and whether it may stand for
    a letter too."""

    style: Style
    side: Side
    fixed: bool
    doubtful: bool


SIDES = {
    "open": (Side.OPEN, False, False),
    "only-open": (Side.OPEN, True, False),
    "close": (Side.CLOSE, False, False),
    "either": (Side.EITHER, False, False),
    "lost": (Side.EITHER, False, True),
    "lost-open": (Side.OPEN, True, True),
}


def scan_marks(text: str) -> list[Mark]:
    """Every quotation mark of `text`, in its order, without the apostrophes inside words. One pass, linear in the
    text."""
    glyphs = known_glyphs()
    marks = []
    last = len(text)
    for start, end in spans_of_marks(text):
        glyph = glyphs[text[start:end]]
        if (
            glyph.style is Style.SINGLE
            and start > 0
            and end < last
            and text[start - 1].isalnum()
            and text[end].isalnum()
        ):
            continue
        if glyph.doubtful and not behaves_like_mark(text, start, end):
            continue
        side = glyph.side if glyph.fixed else side_by_neighbours(text, start, end, glyph.side)
        marks.append(Mark(start, end, glyph.style, side, glyph.side is Side.EITHER))
    return marks


def spans_of_marks(text: str) -> Iterator[tuple[int, int]]:
    """Where the characters of each mark stand. Of three alike behind a word the last two are one mark, as what opened last
    closes first: ''We said 'no,''' Vik said."""
    taken = 0
    for found in mark_pattern().finditer(text):
        start, end = found.span()
        if closes_two(text, start, end):
            yield from ((start, start + 1), (start + 1, end + 1))
            taken = end + 1
        elif start >= taken:
            yield start, end


def closes_two(text: str, start: int, end: int) -> bool:
    """Whether a mark of two characters, and a third one like them, close a single mark and a double one."""
    char = text[start]
    alike = end - start == 2 and text.startswith(3 * char, start) and not text.startswith(char, end + 1)
    return alike and is_single(char) and room_before(text, start) == 0


def is_single(char: str) -> bool:
    """Whether a character is a single mark by itself."""
    glyph = known_glyphs().get(char)
    return glyph is not None and glyph.style is Style.SINGLE


def behaves_like_mark(text: str, start: int, end: int) -> bool:
    """Whether a character that may have been any letter stands where only a mark does: before a word with a capital, or
    behind a stop."""
    before, after = text[start - 1 : start], text[end : end + 1]
    opens = after.isupper() and not (before.isalnum() or text[end + 1 : end + 2].isupper())
    return opens or (before in STOPS and not after.isalnum())


def side_by_neighbours(text: str, start: int, end: int, usual: Side) -> Side:
    """The side of a mark: a space or bracket on one side only decides; what contradicts the `usual` side leaves it
    open."""
    before, after = room_before(text, start), room_after(text, end)
    if before == after:
        return usual
    shown = Side.OPEN if before > after else Side.CLOSE
    return shown if usual in (Side.EITHER, shown) else Side.EITHER


def room_before(text: str, start: int) -> int:
    """How much the character before a mark leaves room for an opening one: 2 space, start, bracket; 1 dash; 0 a word or
    stop."""
    marks = mark_characters()
    for position in range(start - 1, max(-1, start - 1 - LOOK_PAST), -1):
        char = text[position]
        if char not in marks:
            return ROOM_BEFORE.get(category(char), 0)
    return 2


def room_after(text: str, end: int) -> int:
    """How much the character after a mark leaves room for a closing one: 2 space, end, bracket; 1 dash or stop; 0 a
    word."""
    marks = mark_characters()
    for position in range(end, min(len(text), end + LOOK_PAST)):
        char = text[position]
        if char not in marks:
            return ROOM_AFTER.get(category(char), 0)
    return 2


# By Unicode's general category: separators and controls (line breaks), brackets, dashes, other punctuation.
ROOM_BEFORE: Mapping[str, int] = {"Zs": 2, "Zl": 2, "Zp": 2, "Cc": 2, "Cf": 2, "Ps": 2, "Pd": 1}
ROOM_AFTER: Mapping[str, int] = {"Zs": 2, "Zl": 2, "Zp": 2, "Cc": 2, "Cf": 2, "Pe": 2, "Ps": 1, "Pd": 1, "Po": 1}


@cache
def known_glyphs() -> Mapping[str, Glyph]:
    """From the characters of every mark to what it is."""
    return {
        written(row["mark"]): Glyph(Style(row["style"]), *SIDES[row["side"]])
        for row in lexicon.table("quotation_marks")
    }


@cache
def mark_characters() -> frozenset[str]:
    """The marks of one character."""
    return frozenset(glyph for glyph in known_glyphs() if len(glyph) == 1)


@cache
def mark_pattern() -> re.Pattern[str]:
    """One pattern for all marks. It begins with a set of characters, which `re` scans for at its full speed."""
    endings: dict[str, list[str]] = {}
    for glyph in sorted(known_glyphs(), key=len, reverse=True):
        endings.setdefault(glyph[0], []).append(re.escape(glyph[1:]))
    alone = "".join(first for first, rests in endings.items() if rests == [""])
    longer = [f"(?<={re.escape(first)})(?:{'|'.join(rests)})" for first, rests in endings.items() if rests != [""]]
    firsts = "".join(map(re.escape, endings))
    return re.compile(f"[{firsts}](?:{'|'.join(longer)}|(?<=[{alone}]))")


def opening_marks() -> str:
    """A pattern for one mark that may open, also one that is turned round."""
    return one_of(known_glyphs())


def closing_marks() -> str:
    """A pattern for one mark that may close: all but those that only open."""
    return one_of(mark for mark, glyph in known_glyphs().items() if not glyph.fixed)


def one_of(marks: Iterable[str]) -> str:
    """A pattern for any of `marks`, the longest first."""
    return f"(?:{'|'.join(map(re.escape, sorted(marks, key=len, reverse=True)))})"


def written(cell: str) -> str:
    """The mark that a cell of the table writes, as it is or as code points: `U+00E2 U+20AC`."""
    if not cell.startswith("U+"):
        return cell
    return "".join(chr(int(point.removeprefix("U+"), 16)) for point in cell.split())
