"""Two wordings side by side: which words are the same, which were changed, dropped or added."""

from enum import StrEnum
from typing import NamedTuple

from rapidfuzz.distance import Indel
from rapidfuzz.fuzz import ratio

from quotetrace.matching.wording import Wording

__all__ = ["Alignment", "Piece", "Run", "Step", "align", "aligned", "alike", "common_runs"]

ALIKE = 78.0  # of 100: characters that two words must share to be forms, or misspellings, of one word
SHORTEST = 4  # letters of a word that may be misspelt beyond doubt
CHANCE = 1.6  # a matched stretch that weighs no more than this, between changes on both sides, is chance


Run = tuple[int, int, int, int]


class Step(StrEnum):
    """What became of a stretch of words."""

    SAME = "same"
    CHANGED = "changed"
    DROPPED = "dropped"
    ADDED = "added"


class Piece(NamedTuple):
    """Words `a_start` to `a_end` of the one wording against `b_start` to `b_end` of the other."""

    step: Step
    a_start: int
    a_end: int
    b_start: int
    b_end: int


class Alignment(NamedTuple):
    """Two wordings and the pieces that lead from `a` to `b`, in order, covering both whole."""

    a: Wording
    b: Wording
    pieces: tuple[Piece, ...]


def align(a: Wording, b: Wording) -> Alignment:
    """The alignment of two wordings by their longest common subsequence of stems."""
    return aligned(a, b, common_runs(a, b))


def aligned(a: Wording, b: Wording, runs: list[Run]) -> Alignment:
    """The alignment that follows from the common runs."""
    return Alignment(a, b, tuple(pieces_between(runs, len(a.words), len(b.words))))


def common_runs(a: Wording, b: Wording) -> list[Run]:
    """The stretches that two wordings have in common, in order: (start, end) in the one, (start, end) in the other."""
    runs = [(op.src_start, op.src_end, op.dest_start, op.dest_end)
            for op in Indel.opcodes(a.codes, b.codes) if op.tag == "equal"]  # fmt: skip
    return without_chance(a, b, joined(runs))


def joined(runs: list[Run]) -> list[Run]:
    """The runs, those that touch on both sides made one."""
    found: list[Run] = []
    for run in runs:
        if found and found[-1][1] == run[0] and found[-1][3] == run[2]:
            found[-1] = (found[-1][0], run[1], found[-1][2], run[3])
        else:
            found.append(run)
    return found


def without_chance(a: Wording, b: Wording, runs: list[Run]) -> list[Run]:
    """The runs without short common ones (a lone `the`) that stand far from the others on both sides."""
    kept = []
    if not runs:
        return runs
    ends = [*((start, other) for start, _, other, _ in runs[1:]), (len(a.words), len(b.words))]
    x = y = 0  # where the run before ended
    for (start, end, other, other_end), (next_start, next_other) in zip(runs, ends, strict=True):
        apart = min(start - x + other - y, next_start - end + next_other - other_end)
        if apart < 3 or a.sums[end] - a.sums[start] > CHANCE:
            kept.append((start, end, other, other_end))
        x, y = end, other_end
    return kept


def pieces_between(runs: list[Run], a_end: int, b_end: int) -> list[Piece]:
    """The runs as pieces, and what lies between them."""
    pieces: list[Piece] = []
    x = y = 0
    for start, end, other, other_end in [*runs, (a_end, a_end, b_end, b_end)]:
        if start > x or other > y:
            step = Step.CHANGED if start > x and other > y else Step.DROPPED if start > x else Step.ADDED
            pieces.append(Piece(step, x, start, y, other))
        if end > start:
            pieces.append(Piece(Step.SAME, start, end, other, other_end))
        x, y = end, other_end
    return pieces


def alike(one: str, other: str) -> bool:
    """Whether two words are forms or misspellings of one: numbers never are."""
    if one[0] != other[0] or len(one) < SHORTEST or len(other) < SHORTEST or one[0].isdigit():
        return False
    return ratio(one, other) >= ALIKE
