"""What was changed between two wordings, in the original words: as one line, and as a list with numbers and negations
first."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from quotetrace.lexicon import column
from quotetrace.matching.alignment import Alignment, Piece, Step
from quotetrace.matching.rarity import COMMON, is_number, rarity, stem
from quotetrace.matching.wording import Wording, places
from quotetrace.model import Span

__all__ = ["Change", "ChangeType", "changes", "diff", "stems_of"]


LONG = 7  # words that one text has and the other lacks, which make it a cut and no change of wording
SENTENCE_ENDS = frozenset(".!?…")


class ChangeType(StrEnum):
    """What a change touches, the gravest first."""

    NUMBER = "number"
    NEGATION = "negation"
    HEDGE = "hedge"
    NAME = "name"
    CHANGED = "changed"
    DROPPED = "dropped"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Change:
    """One difference: the words of the one text, those of the other; either may be empty."""

    type: ChangeType
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Text:
    """A text beside its normal form: the span of each word."""

    text: str
    places: tuple[Span, ...]

    def words(self, start: int, end: int) -> str:
        """The text behind the words from `start` to `end`, as it was written, on one line."""
        return " ".join(self.text[self.places[start].start : self.places[end - 1].end].split()) if start < end else ""

    def at_edge(self, start: int, end: int, wording: Wording) -> bool:
        """Whether the words from `start` to `end` are whole sentences at the beginning or the end of the text."""
        inner = start if end == len(self.places) else end if start == 0 else 0
        if start == end or not 0 < inner < len(self.places):
            return False
        place = self.places[inner]
        between = self.text[self.places[inner - 1].end : place.start]
        common = rarity(wording.words[inner]) <= COMMON  # parts of a quote are joined without a stop
        return self.text[place.start].isupper() and (common or not SENTENCE_ENDS.isdisjoint(between))

    def within_word(self, index: int) -> bool:
        """Whether the normal words before and at `index` come from one written word."""
        return 0 < index < len(self.places) and self.places[index - 1] == self.places[index]


def diff(alignment: Alignment, old_text: str, new_text: str) -> str:
    """Both texts in one line: what only the first has as `[-old-]`, what only the second has as `{+new+}`."""
    a, b = Text(old_text, places(old_text)), Text(new_text, places(new_text))
    parts: list[str] = []
    for piece in refined(alignment, a, b):
        old, new = a.words(piece.a_start, piece.a_end), b.words(piece.b_start, piece.b_end)
        parts.append(
            new if piece.step is Step.SAME else (f"[-{old}-]" if old else "") + (f"{{+{new}+}}" if new else "")
        )
    return " ".join(parts)


def changes(alignment: Alignment, old_text: str, new_text: str) -> tuple[Change, ...]:
    """The differences between both texts, the gravest type first, each type in the order of the text."""
    a, b = Text(old_text, places(old_text)), Text(new_text, places(new_text))
    order = list(ChangeType)
    found = [
        Change(change_type(alignment, p, a, b), a.words(p.a_start, p.a_end), b.words(p.b_start, p.b_end))
        for piece in refined(alignment, a, b)
        if piece.step is not Step.SAME
        for p in without_cut(piece, len(a.places), len(b.places))
    ]
    return tuple(sorted(found, key=lambda change: order.index(change.type)))


def without_cut(piece: Piece, a_words: int, b_words: int) -> tuple[Piece, ...]:
    """A change at the beginning or the end of both texts, of `a_words` and `b_words`, apart from what the longer side has
    beyond it: that was cut off or set before."""
    _, a_start, a_end, b_start, b_end = piece
    old, new = a_end - a_start, b_end - b_start
    size = min(old, new)
    if not size or abs(old - new) < LONG:
        return (piece,)
    rest = Step.DROPPED if old > new else Step.ADDED
    if a_end == a_words and b_end == b_words:
        at, other = a_start + size, b_start + size
        return (Piece(piece.step, a_start, at, b_start, other), Piece(rest, at, a_end, other, b_end))
    if a_start == b_start == 0:
        at, other = a_end - size, b_end - size
        return (Piece(rest, a_start, at, b_start, other), Piece(piece.step, at, a_end, other, b_end))
    return (piece,)


def change_type(alignment: Alignment, piece: Piece, old: Text, new: Text) -> ChangeType:
    """The gravest type that holds for a piece. A stretch that the other text leaves out as a whole counts as dropped or
    added."""
    a, b = alignment.a, alignment.b
    long = piece.a_end - piece.a_start + piece.b_end - piece.b_start >= LONG
    if piece.step is not Step.CHANGED and (
        long or old.at_edge(piece.a_start, piece.a_end, a) or new.at_edge(piece.b_start, piece.b_end, b)
    ):
        return ChangeType.DROPPED if piece.step is Step.DROPPED else ChangeType.ADDED
    ours, theirs = a.words[piece.a_start : piece.a_end], b.words[piece.b_start : piece.b_end]
    if {w for w in ours if is_number(w)} != {w for w in theirs if is_number(w)}:
        return ChangeType.NUMBER
    for type_, name in ((ChangeType.NEGATION, "negation"), (ChangeType.HEDGE, "hedges")):
        listed = stems_of(name)
        if {stem(w) for w in ours} & listed != {stem(w) for w in theirs} & listed:
            return type_
    one, other = names_in(a, piece.a_start, piece.a_end), names_in(b, piece.b_start, piece.b_end)
    if one and other and one != other:
        return ChangeType.NAME
    return ChangeType(piece.step.value)


def names_in(wording: Wording, start: int, end: int) -> set[str]:
    """The stems of the names among the words from `start` to `end`; a common word that only opens a sentence is
    none."""
    return {wording.stems[i] for i in wording.names if start <= i < end and rarity(wording.words[i]) > COMMON}


@cache
def stems_of(name: str) -> frozenset[str]:
    """The stems of the words of a lexicon file."""
    return frozenset(map(stem, column(name)))


def refined(alignment: Alignment, a: Text, b: Text) -> list[Piece]:
    """The pieces for the eye: forms of one word count as changed, and no piece ends inside of a written word
    (don't)."""
    return merge(whole_words(a, b, list(by_form(alignment))))


def by_form(alignment: Alignment) -> Iterator[Piece]:
    """The pieces, with words that agree by stem only split off as changed."""
    for piece in alignment.pieces:
        if piece.step is not Step.SAME:
            yield piece
            continue
        for offset in range(piece.a_end - piece.a_start):
            x, y = piece.a_start + offset, piece.b_start + offset
            step = Step.SAME if alignment.a.words[x] == alignment.b.words[y] else Step.CHANGED
            yield Piece(step, x, x + 1, y, y + 1)


def whole_words(a: Text, b: Text, pieces: list[Piece]) -> list[Piece]:
    """The pieces, a common word marked as changed where its written word reaches into a change, on either side of
    it."""
    for order in (range(len(pieces) - 1), range(len(pieces) - 2, -1, -1)):
        for index in order:
            left, right = pieces[index], pieces[index + 1]
            if (left.step is Step.SAME) != (right.step is Step.SAME) and (
                a.within_word(left.a_end) or b.within_word(left.b_end)
            ):
                at = index if left.step is Step.SAME else index + 1
                p = pieces[at]
                pieces[at] = Piece(Step.CHANGED, p.a_start, p.a_end, p.b_start, p.b_end)
    return pieces


def merge(pieces: list[Piece]) -> list[Piece]:
    """The pieces, neighbours that are both common or both not made one."""
    found: list[Piece] = []
    for piece in pieces:
        last = found[-1] if found else None
        if last and (last.step is Step.SAME) == (piece.step is Step.SAME):
            found[-1] = spanning(last, piece)
        else:
            found.append(piece)
    return found


def spanning(first: Piece, last: Piece) -> Piece:
    """One piece from the start of the first to the end of the last."""
    a_words, b_words = last.a_end - first.a_start, last.b_end - first.b_start
    step = (
        Step.SAME
        if first.step is Step.SAME
        else Step.CHANGED
        if a_words and b_words
        else Step.DROPPED
        if a_words
        else Step.ADDED
    )
    return Piece(step, first.a_start, last.a_end, first.b_start, last.b_end)
