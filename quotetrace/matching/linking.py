"""Quotes to groups that report one statement each: every quote goes with its ONE best parent.

Connected components are the wrong groups: a few weak links would collapse thousands of statements into one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from quotetrace.collector import without_collector
from quotetrace.errors import UsageError
from quotetrace.matching.comparison import Comparison
from quotetrace.matching.joined import installed
from quotetrace.matching.parcels import Findings, taken
from quotetrace.matching.parents import Witnesses, home
from quotetrace.matching.rows import Row, row_of
from quotetrace.matching.sharing import all_parents
from quotetrace.matching.verdict import WINDOW
from quotetrace.model import Kind, Quote

__all__ = ["Group", "Member", "home", "in_order", "insist", "link", "window"]


ENGINES = ("auto", "python", "duckdb")
PLAIN = 100_000  # quotes that plain Python links in seconds


class Member(NamedTuple):
    """A quote, and how it stands to the fullest report of its group."""

    quote: Quote
    comparison: Comparison


@dataclass(frozen=True, slots=True)
class Group:
    """Quotes that report one statement: the fullest, and all members, that one included, in the order of `in_order`."""

    fullest: Quote
    members: tuple[Member, ...]


def link(quotes: Sequence[Quote], *, engine: str = "auto", workers: int | None = None) -> tuple[Group, ...]:
    """The groups of `quotes`, every quote in exactly one of them.

    `engine` is `python`, `duckdb` (the extra `scale`), or `auto`: duckdb for more than 100,000 quotes, where it is
    installed. `workers` are processes; if not named, as many as there are cores, for many quotes. Neither the engine
    nor the order of the input nor the number of workers makes a difference to the groups.
    """
    with without_collector():
        ordered = sorted(quotes, key=in_order)
        rows = [row_of(quote) for quote in ordered]
        found = parents_by(engine, rows, workers)
        witnesses = Witnesses(rows)
        roots: list[int] = []
        comparisons: list[Comparison] = []
        for number in range(len(ordered)):
            root, comparison = home(witnesses, roots, comparisons, number, *taken(rows, found, number))
            roots.append(root)
            comparisons.append(comparison)
        members: dict[int, list[Member]] = {}
        for number, root in enumerate(roots):
            members.setdefault(root, []).append(Member(ordered[number], comparisons[number]))
        return tuple(Group(ordered[root], tuple(joined)) for root, joined in members.items())


def parents_by(engine: str, rows: list[Row], workers: int | None) -> Findings:
    """The best parents of each row, found by an engine."""
    insist(engine)
    if engine == "auto":
        engine = "duckdb" if len(rows) > PLAIN and installed() else "python"
    return all_parents(rows, [window(row) for row in rows], engine, workers)


def insist(engine: str) -> None:
    """UsageError for an engine that there is not, or whose libraries are missing."""
    if engine not in ENGINES:
        raise UsageError(f"no engine is called {engine} (known: {', '.join(ENGINES)})")
    if engine == "duckdb" and not installed():
        raise UsageError("the engine duckdb needs optional libraries (pip install 'quotetrace[scale]')")


def window(row: Row) -> int | None:
    """The number of the window of days that a quote belongs to."""
    return None if row.day is None else row.day // (WINDOW + 1)


def in_order(quote: Quote) -> tuple[bool, int, str, str, tuple[tuple[int, int], ...], str]:
    """A sort key: the fullest first, what is quoted before what is not, then by date and place."""
    return (
        quote.kind is Kind.INDIRECT,
        -len(quote.content.text),
        quote.article.published or "9999",
        quote.article.id,
        tuple(quote.content.spans),
        quote.id,
    )
