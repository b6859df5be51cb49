"""Cards and tables for a terminal, as wide as `Look.width`. Nothing of an article is cut, and nothing is told by colour
alone."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from quotetrace.model import Article, Quote, Statement
from quotetrace.writing.formats import Look

if TYPE_CHECKING:
    from quotetrace.matching import Member

__all__ = ["articles", "findings", "quotes", "statements"]


def quotes(quotes: Iterable[Quote], look: Look) -> Iterator[str]:
    """The quotes under a heading for each article, as they come."""
    from quotetrace.writing.table import flat, listing

    return flat.quotes(quotes, look) if look.wide else listing.by_article(quotes, look)


def articles(articles: Iterable[Article], copies: Mapping[str, Sequence[str]], look: Look) -> Iterator[str]:
    """A card an article: each field with where it was found. Copies go by the place where they were read, not by their
    ids."""
    from quotetrace.writing.table import flat, passport

    known = list(articles)
    sources = {article.id: article.source for article in known}
    named = {one: [sources.get(other, other) for other in others] for one, others in copies.items()}
    return flat.articles(known, named, look) if look.wide else passport.cards(known, named, look)


def statements(statements: Iterable[Statement], look: Look) -> Iterator[str]:
    """A card for each statement with several reports, then the statements with one, by article."""
    from quotetrace.writing.table import cards, flat

    return flat.statements(statements, look) if look.wide else cards.statements(statements, look)


def findings(asked: str, findings: "Sequence[Member]", look: Look) -> Iterator[str]:
    """The words that were asked about, then each found quote with what was changed."""
    from quotetrace.writing.table import flat, listing

    return flat.findings(findings, look) if look.wide else listing.findings(asked, findings, look)
