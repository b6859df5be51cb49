"""What a check is: a small function from a case to a finding, registered under the code of its item."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from quotetrace.lexicon import mapping, table
from quotetrace.matching import Member
from quotetrace.model import Quote, Report, Statement

__all__ = ["Case", "Checked", "Finding", "Item", "Verdict", "called", "check_for", "finding", "run"]


class Verdict(StrEnum):
    """How an item stands: done, to be done by a person, wrong, or without meaning here."""

    PASSED = "passed"
    OPEN = "open"
    FAILED = "failed"
    NOT_APPLICABLE = "not applicable"


@dataclass(frozen=True, slots=True)
class Case:
    """A statement to check. `draft` is the quote of one's own draft, `best` its best report; both None without a
    draft."""

    statement: Statement
    min_origins: int = 3
    draft: Quote | None = None
    best: Member | None = None

    @property
    def reports(self) -> tuple[Report, ...]:
        """The reports among the sources; none where the draft's words were found in no source."""
        return () if self.draft and self.best is None else self.statement.reports

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """The quotes of the reports."""
        return tuple(report.quote for report in self.reports)


@dataclass(frozen=True, slots=True)
class Finding:
    """A verdict and the words that fill its sentence."""

    verdict: Verdict
    words: dict[str, str]


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the checklist: its code, its title, the verdict, and the evidence in a sentence."""

    code: str
    title: str
    verdict: Verdict
    evidence: str


@dataclass(frozen=True, slots=True)
class Checked:
    """A statement with its checklist. `draft` is the quote of the draft that was checked, if one was."""

    statement: Statement
    items: tuple[Item, ...]
    draft: Quote | None = None

    @property
    def settled(self) -> bool:
        """True if no item is open or failed."""
        return not any(item.verdict in (Verdict.OPEN, Verdict.FAILED) for item in self.items)


Check = Callable[[Case], Finding | None]
CHECKS: dict[str, Check] = {}


def check_for(code: str) -> Callable[[Check], Check]:
    """Registers a function as the check of the item `code`. It gives None where the item has no place in the list."""

    def register(check: Check) -> Check:
        CHECKS[code] = check
        return check

    return register


def run(case: Case) -> Iterator[Item]:
    """The items of a case, in the order of the table."""
    for row in table("checks"):
        found = CHECKS[row["code"]](case)
        if found:
            yield Item(row["code"], row["title"], found.verdict, row[str(found.verdict)].format(**found.words))


def finding(verdict: Verdict, **words: str) -> Finding:
    """A finding with the words of its sentence."""
    return Finding(verdict, words)


def called(key: str, **words: str) -> str:
    """The short phrase for something that a check found."""
    return phrases()[key].format(**words)


@cache
def phrases() -> dict[str, str]:
    """The phrases by their keys."""
    return dict(mapping("checks_kinds", "key", "text"))
