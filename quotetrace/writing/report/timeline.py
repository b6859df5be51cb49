"""When each origin's reports appeared: one lane an origin, one dot a report, hollow where the date is uncertain."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from quotetrace.model import Report, Statement
from quotetrace.writing.phrases import place, when

__all__ = ["Dot", "Lane", "Timeline", "timeline"]

LEFT, RIGHT = 24, 540  # where dates are drawn, in units of the drawing
UNDATED = 600.0  # where reports without a date stand
LANE = 22  # the height of a lane
DAY = len("2018-11-12")


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


@dataclass(frozen=True, slots=True)
class Scale:
    """Where a time stands in the drawing; `uncertain` are the quotes whose date is unknown or less exact than
    others'."""

    earliest: datetime
    latest: datetime
    times: dict[str, datetime]
    uncertain: set[str]

    def x(self, quote: str) -> float:
        """The place of a quote's report."""
        if quote not in self.times:
            return UNDATED
        if self.latest == self.earliest:
            return (LEFT + RIGHT) / 2
        return round(LEFT + (RIGHT - LEFT) * ((self.times[quote] - self.earliest) / (self.latest - self.earliest)), 1)


def timeline(statement: Statement, letters: dict[str, str]) -> Timeline | None:
    """The drawing for a statement with several reports of which one has a date at least; else None."""
    stated = {report.quote.id: report.quote.article.published for report in statement.reports}
    times = {quote: time for quote, published in stated.items() if (time := _time(published))}
    if len(statement.reports) < 2 or not times:
        return None
    precision = max(len(published or "") for published in stated.values()) > DAY
    uncertain = {quote for quote, published in stated.items() if len(published or "") < DAY + precision}
    if uncertain & times.keys():  # by days, so that no time of day stands behind a day of which no time is known
        times = {quote: time for quote in times if (time := _time((stated[quote] or "")[:DAY]))}
    scale = Scale(min(times.values()), max(times.values()), times, uncertain)
    lanes = tuple(
        Lane(letters[origin.id], LANE * row + LANE // 2, _dots(_of(origin.id, statement.reports), scale))
        for row, origin in enumerate(statement.origins)
    )
    shown = sorted((stated[quote] or "")[:DAY] for quote in times)
    return Timeline(LANE * len(lanes) + 24, lanes, shown[0], shown[-1], len(times) < len(stated))


def _of(origin: str, reports: Iterable[Report]) -> list[Report]:
    return [report for report in reports if report.origin == origin]


def _dots(reports: list[Report], scale: Scale) -> tuple[Dot, ...]:
    articles = ((report.quote.id, report.quote.article) for report in reports)
    return tuple(
        Dot(scale.x(quote), quote in scale.uncertain, quote, f"{place(a)}, {when(a)}") for quote, a in articles
    )


def _time(published: str | None) -> datetime | None:
    """The time in UTC (as stated where no zone is); the beginning of a year, a month or a day of which no more is
    stated."""
    day = "-".join((f"{published or ''}-01-01").split("-")[:3])
    try:
        time = datetime.fromisoformat(published if published and len(published) >= DAY else day)
    except ValueError:
        return None
    return time if time.tzinfo else time.replace(tzinfo=UTC)
