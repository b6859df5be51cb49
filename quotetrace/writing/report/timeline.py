"""When each origin's reports appeared: one lane an origin, one dot a report, hollow where the date is uncertain."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from quotetrace.model import Report, Statement
from quotetrace.writing.phrases import place, when

__all__ = ["Dot", "Lane", "Timeline", "timeline"]

LEFT, RIGHT = 24, 540  # where dates are drawn, in units of the drawing
UNDATED = 600  # where reports without a date stand
LANE = 22  # the height of a lane


@dataclass(frozen=True, slots=True)
class Dot:
    """A report at its time; `label` says it in words."""

    x: float
    hollow: bool
    quote: str
    label: str


@dataclass(frozen=True, slots=True)
class Lane:
    """An origin with its reports."""

    letter: str
    y: int
    dots: tuple[Dot, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """The drawing: its lanes, the dates at its ends, and whether any report has no date."""

    height: int
    lanes: tuple[Lane, ...]
    earliest: str
    latest: str
    undated: bool


def timeline(statement: Statement, letters: dict[str, str]) -> Timeline | None:
    """The drawing for a statement with several reports of which one has a date at least; else None."""
    times = {report.quote.id: _time(report.quote.article.published) for report in statement.reports}
    known = [time for time, _ in times.values() if time is not None]
    if len(statement.reports) < 2 or not known:
        return None
    lanes = tuple(
        Lane(
            letters[origin.id],
            LANE * row + LANE // 2,
            _dots(_of(origin.id, statement.reports), times, min(known), max(known)),
        )
        for row, origin in enumerate(statement.origins)
    )
    shown = sorted(when(report.quote.article).split()[0] for report in statement.reports if times[report.quote.id][0])
    return Timeline(LANE * len(lanes) + 24, lanes, shown[0], shown[-1], len(known) < len(times))


def _of(origin: str, reports: Iterable[Report]) -> list[Report]:
    return [report for report in reports if report.origin == origin]


def _dots(
    reports: list[Report], times: dict[str, tuple[datetime | None, bool]], earliest: datetime, latest: datetime
) -> tuple[Dot, ...]:
    dots = []
    for report in reports:
        article = report.quote.article
        time, uncertain = times[report.quote.id]
        x = float(UNDATED) if time is None else _position(time, earliest, latest)
        dots.append(Dot(x, uncertain, report.quote.id, f"{place(article)}, {when(article)}"))
    return tuple(dots)


def _position(time: datetime, earliest: datetime, latest: datetime) -> float:
    if latest == earliest:
        return (LEFT + RIGHT) / 2
    return round(LEFT + (RIGHT - LEFT) * ((time - earliest) / (latest - earliest)), 1)


def _time(published: str | None) -> tuple[datetime | None, bool]:
    """The time in UTC (as stated where no zone is), and whether it is uncertain: no date, or no more than a month or a year."""
    if not published:
        return None, True
    parts = (published.split("T")[0] + "-01-01").split("-")[:3]
    full = published if len(published) >= 10 else "-".join(parts)
    try:
        time = datetime.fromisoformat(full)
    except ValueError:
        return None, True
    return (time if time.tzinfo else time.replace(tzinfo=UTC)), len(published) < 10
