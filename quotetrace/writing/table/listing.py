"""Quotes one below the other, article by article; and the quotes that were found for somebody's words."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.rule import Rule
from rich.text import Text

from quotetrace.model import Article, Quote
from quotetrace.writing.formats import Look
from quotetrace.writing.phrases import asked_for, attribution, passed_on, place, speaker_name, speaker_role, when, words
from quotetrace.writing.reasons import reason
from quotetrace.writing.table.paint import changed, dim, indented, line, linked, rendered, strong
from quotetrace.writing.visible import folded

if TYPE_CHECKING:
    from quotetrace.matching import Member

__all__ = ["by_article", "findings", "heading", "item"]


def by_article(quotes: Iterable[Quote], look: Look) -> Iterator[str]:
    """Each quote, under a heading wherever the article changes."""
    article = None
    for quote in quotes:
        if quote.article.id != article:
            article = quote.article.id
            yield rendered(look, Text(), *heading(quote.article))
        yield rendered(look, indented(item(quote, look)))


def findings(asked: str, findings: "Sequence[Member]", look: Look) -> Iterator[str]:
    """The words that were asked about; then each quote with its relation to them and the difference."""
    yield rendered(look, line(dim("asked  "), strong(asked_for(asked))))
    for member in findings:
        quote, comparison = member.quote, member.comparison
        likeness = line(strong(str(comparison.relation)), dim(f"  {comparison.similarity:.0%} alike"))
        shown: list[RenderableType] = [Text(), likeness, *heading(quote.article), indented(item(quote, look))]
        if comparison.diff and comparison.relation != "verbatim":
            shown.append(indented(line(dim("changed  "), changed(comparison.diff))))
        yield rendered(look, *shown)


def heading(article: Article) -> list[RenderableType]:
    """The outlet, the date, the headline and where the article was read from."""
    wire = f" · {folded(article.wire.agency)} (wire)" if article.wire else ""
    lines: list[RenderableType] = [
        Rule(style="dim"),
        line(_bold(linked(place(article), article.url)), f" · {when(article)}{wire}"),
    ]
    if article.headline:
        lines.append(Text(folded(article.headline), style="italic"))
    source = folded(article.path or article.url or "")
    if source and source != place(article):
        lines.append(dim(source))
    return lines


def item(quote: Quote, look: Look, flags: Sequence[str] = ()) -> Group:
    """One quote: who, the words, how attributed; its flags; and, where wanted, why it was attributed so."""
    role = speaker_role(quote.speaker)
    attributed = attribution(quote, quote.told_to)
    through = [way for way in passed_on(quote) if way not in attributed]  # the wire stands in the heading
    denial = f" · {quote.polarity}" if quote.polarity != "affirmed" else ""
    lines: list[RenderableType] = [
        Text(),
        line(strong(speaker_name(quote.speaker)), f", {role}" if role else ""),
        line(words(quote)),
        dim(" · ".join([f"{quote.kind}{denial}", attributed, *([", ".join(through)] if through else [])])),
    ]
    lines += [Text(f"⚑ {folded(flag)}", style="yellow") for flag in flags]
    if look.reasons:
        lines.append(dim(reason(quote)))
    return Group(*lines)


def _bold(text: Text) -> Text:
    text.stylize("bold")
    return text
