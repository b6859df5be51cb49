"""The quotes around a span of days that moves on, at hand while they are near."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from quotetrace.matching.packing import Parked
from quotetrace.matching.parents import Witnesses
from quotetrace.matching.rows import Row
from quotetrace.matching.shards import Numbers, Shard
from quotetrace.matching.wording import read_anew

if TYPE_CHECKING:
    from quotetrace.matching.key_arrays import Codes, Owners

__all__ = ["Neighbourhood", "Span"]


class Span(NamedTuple):
    """Spans of days for one process, and all rows, at hand or parked."""

    shards: list[Shard]
    numbers: Numbers
    engine: str
    rows: Sequence[Row] | Parked


class Neighbourhood:
    """The rows, wordings and keys of the windows that a shard needs. What lies behind it is forgotten."""

    def __init__(self, span: Span) -> None:
        """A neighbourhood that is nowhere yet."""
        self.span = span
        self.rows: dict[int, Row] = {}
        self.witnesses = Witnesses(self.rows if isinstance(span.rows, Parked) else span.rows)
        self.near: Numbers = {}
        self.first = 0
        self.keys: dict[int | None, tuple[Codes, Owners]] = {}

    def move(self, shard: Shard) -> None:
        """Moves on to a later shard."""
        self.first = shard.first
        before, self.near = self.near, {w: numbers for w, numbers in self.span.numbers.items() if shard.needs(w)}
        for window in before.keys() - self.near.keys():
            self.keys.pop(window, None)
            self.witnesses.forget(before[window])
            for number in before[window]:
                self.rows.pop(number, None)
        if isinstance(self.span.rows, Parked):
            for window in self.near.keys() - before.keys():
                self.rows.update(zip(self.near[window], self.span.rows.rows(window), strict=True))

    def key_arrays(self, window: int | None) -> tuple[Codes, Owners]:
        """The keys of a window's quotes, and for each the place in the window of the quote that holds it."""
        from quotetrace.matching.key_arrays import key_arrays

        if window not in self.keys:
            numbers = self.near[window]
            if window is None or window < self.first:  # few of them will be compared
                wordings = [read_anew(self.witnesses.rows[number].faces[0]) for number in numbers]
            else:
                wordings = [self.witnesses.hold(number).wordings[0] for number in numbers]
            self.keys[window] = key_arrays(wordings)
        return self.keys[window]
