"""The wide layout: one flat table, one record a row, every cell folded within its column.

No word is broken but at its seams: where the window has less room than the words need, the table is wider than the
window.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from rich import box
from rich.table import Table
from rich.text import Text

from quotetrace.model import Article, Quote, Statement
from quotetrace.writing.formats import Look
from quotetrace.writing.phrases import attribution, place, speaker_name, via, when, words
from quotetrace.writing.table.paint import changed, rendered
from quotetrace.writing.table.widths import SEAMS, broken, shared
from quotetrace.writing.visible import folded

if TYPE_CHECKING:
    from quotetrace.matching import Member

Row = tuple[Text, ...]

RUNNING = ("words", "changed", "headline")  # columns of running text
READABLE = 24  # columns that running text gets at least, where it is as long
GAP = 3  # columns between two columns: rich's own padding and separator

__all__ = ["articles", "findings", "quotes", "statements"]


def quotes(quotes: Iterable[Quote], look: Look) -> Iterator[str]:
    """One quote a row."""
    names = ("outlet", "date", "via", "speaker", "words", "attributed")
    yield _table(names, [(*_origin(quote), *_speech(quote)) for quote in quotes], look)


def articles(articles: Iterable[Article], copies: Mapping[str, Sequence[str]], look: Look) -> Iterator[str]:
    """One article a row."""
    rows = []
    for article in articles:
        known = (
            article.source,
            article.outlet,
            article.published,
            article.headline,
            article.byline,
        )
        wire = article.wire and f"{article.wire.agency}: {article.wire.evidence}"
        rows.append(tuple(Text(folded(value or "")) for value in (*known, wire, ", ".join(copies.get(article.id, ())))))
    yield _table(("source", "outlet", "published", "headline", "byline", "wire", "copies"), rows, look)


def statements(statements: Iterable[Statement], look: Look) -> Iterator[str]:
    """One report a row; the statement's number ties the reports of one statement together."""
    rows = []
    for number, statement in enumerate(statements, 1):
        names = {origin.id: origin.name for origin in statement.origins}
        for report in statement.reports:
            about = (Text(str(number)), Text(folded(names.get(report.origin, ""))))
            difference = changed(report.diff) if report.relation != "verbatim" else Text()
            rows.append((*about, *_origin(report.quote), *_speech(report.quote), Text(report.relation), difference))
    columns = ("no.", "origin", "outlet", "date", "via", "speaker", "words", "attributed", "relation", "changed")
    yield _table(columns, rows, look)


def findings(findings: "Sequence[Member]", look: Look) -> Iterator[str]:
    """One found quote a row, the best first."""
    rows = []
    for member in findings:
        quote, comparison = member.quote, member.comparison
        likeness = (Text(comparison.relation), Text(f"{comparison.similarity:.0%}"), changed(comparison.diff))
        rows.append((*likeness, *_origin(quote), *_speech(quote)))
    yield _table(
        ("relation", "alike", "changed", "outlet", "date", "via", "speaker", "words", "attributed"), rows, look
    )


def _table(names: Sequence[str], rows: Sequence[Row], look: Look) -> str:
    texts = [[name, *(_measured(row[column]) for row in rows)] for column, name in enumerate(names)]
    for told in (told for name, told in zip(names, texts, strict=True) if name in RUNNING):
        told.append("x" * min(READABLE, max(map(len, told))))
    widths = shared(look.width - GAP * (len(names) - 1), texts)
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for name, width in zip(names, widths, strict=True):
        table.add_column(name, overflow="fold", width=width)
    for row in rows:
        table.add_row(*(_at_seams(cell, width) for cell, width in zip(row, widths, strict=True)))
    return rendered(replace(look, width=max(look.width, sum(widths) + GAP * (len(names) - 1))), table)


def _measured(cell: Text) -> str:
    """What of the cell a column must bear: one that is painted is not broken at seams."""
    return SEAMS.sub("x", cell.plain) if cell.spans else cell.plain


def _at_seams(cell: Text, width: int) -> Text:
    return cell if cell.spans else Text(broken(cell.plain, width))


def _origin(quote: Quote) -> tuple[Text, Text, Text]:
    return Text(place(quote.article)), Text(when(quote.article)), Text(via(quote))


def _speech(quote: Quote) -> tuple[Text, Text, Text]:
    return Text(speaker_name(quote.speaker)), Text(words(quote)), Text(attribution(quote))
