"""Statements as cards: the words, the speaker, the counts, the flags, the origins, and a small table of the reports."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from string import ascii_uppercase

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from quotetrace.model import Article, Report, Statement
from quotetrace.writing.formats import Look
from quotetrace.writing.phrases import (
    attribution,
    counts,
    fullest,
    of_one_article,
    place,
    speaker_name,
    speaker_role,
    via,
    when,
    words,
    worth_a_look,
)
from quotetrace.writing.reasons import reason
from quotetrace.writing.table.listing import heading, item
from quotetrace.writing.table.paint import changed, dim, indented, line, linked, rendered, strong
from quotetrace.writing.table.widths import broken, longest_word, shared
from quotetrace.writing.visible import folded

__all__ = ["statements"]


def statements(statements: Iterable[Statement], look: Look) -> Iterator[str]:
    """A card for each statement with several reports; then those that one article alone reports, article by article."""
    everything = list(statements)
    alone = [statement for statement in everything if of_one_article(statement)]
    several = [statement for statement in everything if not of_one_article(statement)]
    for number, statement in enumerate(several, 1):
        yield rendered(look, _card(number, statement, look), Text())
    yield from _by_article(alone, bool(several), look)


def _card(number: int, statement: Statement, look: Look) -> Panel:
    inner = look.width - 4
    letters = dict(zip((origin.id for origin in statement.origins), _letters(), strict=False))
    body: list[RenderableType] = [
        strong(words(fullest(statement))),
        _speaker(statement),
        Text(),
        line(counts(statement)),
        *_flags(statement),
        Text(),
        *_origins(statement, letters),
        Text(),
        *_reports(statement, letters, inner, look),
    ]
    return Panel(Group(*body), title=f"{number}", title_align="left", width=look.width, border_style="dim")


def _speaker(statement: Statement) -> Text:
    role = speaker_role(statement.speaker)
    return line("— ", strong(speaker_name(statement.speaker)), f", {role}" if role else "")


def _flags(statement: Statement) -> Iterator[RenderableType]:
    for flag in statement.flags:
        yield _hanging("⚑", Text(folded(flag.message), style="yellow"))


def _origins(statement: Statement, letters: Mapping[str, str]) -> Iterator[RenderableType]:
    for origin in statement.origins:
        evidence = f": {folded(origin.evidence)}" if origin.evidence else ""
        yield _hanging(
            letters[origin.id], line(strong(folded(origin.name)), dim(f"  {folded(origin.basis)}{evidence}"))
        )


def _reports(statement: Statement, letters: Mapping[str, str], width: int, look: Look) -> Iterator[RenderableType]:
    """One row a report, or some lines where the columns have no room; what was changed stands below, where it has
    room."""
    columns = _column_widths(statement, width)
    if columns:
        yield _row(columns, *(dim(name) for name in ("", "outlet", "date", "via", "attributed", "relation")))
    for report in statement.reports:
        cells = _cells(report, letters, columns[1] if columns else width)
        yield _row(columns, *cells) if columns else _hanging(cells[0], Text(" · ").join(cells[1:]))
        below = [changed(report.diff)] if report.diff and report.relation != "verbatim" else []
        below += [dim(reason(report.quote))] if look.reasons else []
        yield from (indented(text, 3 if columns else 2) for text in below)


def _cells(report: Report, letters: Mapping[str, str], room: int) -> tuple[Text, ...]:
    quote = report.quote
    return (
        Text(letters.get(report.origin, "?")),
        linked(broken(place(quote.article), room), quote.article.url),
        Text(when(quote.article) + (" first" if report.first else "")),
        Text(via(quote) or "–"),
        Text(attribution(quote)),
        Text(report.relation),
    )


def _column_widths(statement: Statement, width: int) -> tuple[int, ...]:
    """Letter, date and relation as wide as they need; the rest is shared by outlet, via and attribution. Empty without
    room."""
    quotes = [report.quote for report in statement.reports]
    date = max(len(word) for quote in quotes for word in when(quote.article).split())
    relation = max(len(word) for word in ["relation", *(report.relation for report in statement.reports)])
    rest = width - 1 - max(date, 7) - relation - 5 * 2
    texts = [
        ["outlet", *(place(quote.article) for quote in quotes)],
        ["via", *(via(quote) for quote in quotes)],
        ["attributed", *(attribution(quote) for quote in quotes)],
    ]
    if rest < sum(map(longest_word, texts)):
        return ()
    outlet, through, attributed = shared(rest, texts)
    return 1, outlet, max(date, 7), through, attributed, relation


def _row(widths: tuple[int, ...], *cells: Text) -> Table:
    row = Table.grid(padding=(0, 2, 0, 0), pad_edge=False)
    for width in widths:
        row.add_column(width=width, overflow="fold")
    row.add_row(*cells)
    return row


def _hanging(mark: str | Text, text: Text) -> Table:
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(width=1)
    grid.add_column(overflow="fold")
    grid.add_row(mark, text)
    return grid


def _letters() -> Iterator[str]:
    yield from ascii_uppercase
    for first in ascii_uppercase:
        yield from (first + second for second in ascii_uppercase)


def _by_article(statements: list[Statement], after_cards: bool, look: Look) -> Iterator[str]:
    """The statements of one article each, under its heading and those of its copies, in the order of the text."""
    if statements and after_cards:
        yield rendered(look, Text(), strong("Reported by one article"))
    for articles, group in groupby(sorted(statements, key=by_place), key=articles_of):
        first, *copies = articles
        yield rendered(look, Text(), *heading(first), *(_copy(article) for article in copies))
        for statement in group:
            flags = [flag.message for flag in worth_a_look(statement)]
            yield rendered(look, Padding(item(statement.reports[0].quote, look, flags), (0, 0, 0, 2)))


def _copy(article: Article) -> Text:
    return line(
        dim("copy: "), f"{place(article)} · {when(article)}", dim(f" · {folded(article.path or article.url or '')}")
    )


def articles_of(statement: Statement) -> tuple[Article, ...]:
    """The articles that report the statement, each once, the earliest first."""
    return tuple({report.quote.article.id: report.quote.article for report in statement.reports}.values())


def by_place(statement: Statement) -> tuple[str, str, tuple[str, ...], int]:
    """A sort key: article by article with its copies, in the order of the text."""
    articles = articles_of(statement)
    start = statement.reports[0].quote.content.spans[0].start
    return articles[0].path or "", articles[0].published or "", tuple(article.id for article in articles), start
