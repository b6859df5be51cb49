"""The wide layout: one flat table, one record a row, every cell folded within its column."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from rich import box
from rich.table import Table
from rich.text import Text

from quotetrace.model import Article, Quote, Statement
from quotetrace.writing.formats import Look
from quotetrace.writing.phrases import attribution, place, speaker_name, via, when, words
from quotetrace.writing.table.paint import changed, rendered
from quotetrace.writing.visible import folded

if TYPE_CHECKING:
    from quotetrace.matching import Member

__all__ = ["articles", "findings", "quotes", "statements"]


def quotes(quotes: Iterable[Quote], look: Look) -> Iterator[str]:
    """One quote a row."""
    table = _table("outlet", "date", "via", "speaker", "words", "attributed")
    for quote in quotes:
        table.add_row(*_origin(quote), *_speech(quote))
    yield rendered(look, table)


def articles(articles: Iterable[Article], copies: Mapping[str, Sequence[str]], look: Look) -> Iterator[str]:
    """One article a row."""
    table = _table("source", "outlet", "published", "headline", "byline", "wire", "copies")
    for article in articles:
        known = (
            article.source,
            article.outlet,
            article.published,
            article.headline,
            article.byline,
        )
        wire = article.wire and f"{article.wire.agency}: {article.wire.evidence}"
        table.add_row(*(Text(folded(value or "")) for value in (*known, wire, ", ".join(copies.get(article.id, ())))))
    yield rendered(look, table)


def statements(statements: Iterable[Statement], look: Look) -> Iterator[str]:
    """One report a row; the statement's number ties the reports of one statement together."""
    table = _table("no.", "origin", "outlet", "date", "via", "speaker", "words", "attributed", "relation", "changed")
    for number, statement in enumerate(statements, 1):
        names = {origin.id: origin.name for origin in statement.origins}
        for report in statement.reports:
            about = (Text(str(number)), Text(folded(names.get(report.origin, ""))))
            difference = changed(report.diff) if report.relation != "verbatim" else Text()
            table.add_row(*about, *_origin(report.quote), *_speech(report.quote), Text(report.relation), difference)
    yield rendered(look, table)


def findings(findings: "Sequence[Member]", look: Look) -> Iterator[str]:
    """One found quote a row, the best first."""
    table = _table("relation", "alike", "changed", "outlet", "date", "via", "speaker", "words", "attributed")
    for member in findings:
        quote, comparison = member.quote, member.comparison
        likeness = (Text(comparison.relation), Text(f"{comparison.similarity:.0%}"), changed(comparison.diff))
        table.add_row(*likeness, *_origin(quote), *_speech(quote))
    yield rendered(look, table)


def _table(*names: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for name in names:
        table.add_column(name, overflow="fold")
    return table


def _origin(quote: Quote) -> tuple[Text, Text, Text]:
    return Text(place(quote.article)), Text(when(quote.article)), Text(via(quote))


def _speech(quote: Quote) -> tuple[Text, Text, Text]:
    return Text(speaker_name(quote.speaker)), Text(words(quote)), Text(attribution(quote))
