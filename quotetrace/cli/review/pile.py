"""The pile: the reports to decide on, and how each stands by the log: open, decided, or decided about an older text."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from quotetrace.cli.review.log import Entry
from quotetrace.model import Quote, Report, Statement

__all__ = ["VERDICTS", "Item", "pile", "progress"]

VERDICTS = ("confirmed", "rejected", "unclear")


@dataclass(frozen=True, slots=True)
class Item:
    """A report with its statement; the latest verdict of each person about it, the notes, and verdicts that have become
    stale.

    A verdict is stale when it was about these words in this source, and the source has changed since.
    """

    statement: Statement
    report: Report
    verdicts: tuple[Entry, ...] = ()
    notes: tuple[Entry, ...] = ()
    stale: tuple[Entry, ...] = ()

    @property
    def quote(self) -> Quote:
        """The quote that is reported."""
        return self.report.quote

    @property
    def decided(self) -> bool:
        """Whether anybody has decided about the words as they stand now."""
        return bool(self.verdicts)

    @property
    def disputed(self) -> bool:
        """Whether people have decided differently."""
        return len({entry.verdict for entry in self.verdicts}) > 1


def pile(statements: Iterable[Statement], entries: Sequence[Entry]) -> tuple[Item, ...]:
    """All reports in the order of the statements, each with what the log says about it."""
    reports = [(statement, report) for statement in statements for report in statement.reports]
    present = {report.quote.id for _, report in reports}
    by_quote: dict[str, list[Entry]] = {}
    by_words: dict[tuple[str, str], list[Entry]] = {}
    for entry in entries:
        if entry.quote in present:
            by_quote.setdefault(entry.quote, []).append(entry)
        else:
            by_words.setdefault((entry.source, entry.words), []).append(entry)
    return tuple(
        Item(
            statement,
            report,
            _latest(by_quote.get(report.quote.id, ())),
            tuple(entry for entry in by_quote.get(report.quote.id, ()) if entry.note),
            _latest(by_words.get((report.quote.article.source, report.quote.content.text), ())),
        )
        for statement, report in reports
    )


def progress(items: Sequence[Item]) -> str:
    """One line: how many are decided, how, and what is left."""
    decided = Counter(entry.verdict for item in items for entry in item.verdicts[-1:])
    parts = [f"{decided[verdict]} {verdict}" for verdict in VERDICTS]
    parts.append(f"{sum(not item.decided for item in items)} open")
    parts += [f"{stale} stale" for stale in [sum(bool(item.stale) and not item.decided for item in items)] if stale]
    parts += [f"{disputed} disputed" for disputed in [sum(item.disputed for item in items)] if disputed]
    return f"{len(items)} reports: {', '.join(parts)}"


def _latest(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The last verdict of each person, in the order of the log."""
    last = {entry.initials: entry for entry in entries if entry.verdict in VERDICTS}
    return tuple(last.values())
