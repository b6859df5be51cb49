"""Cards and tables for a terminal, as wide as `Look.width`. Nothing of an article is cut, and nothing is told by colour alone."""

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
    """A card an article: each field with where it was found."""
    from quotetrace.writing.table import flat, passport

    return flat.articles(articles, copies, look) if look.wide else passport.cards(articles, copies, look)


def statements(statements: Iterable[Statement], look: Look) -> Iterator[str]:
    """A card for each statement with several reports, then the statements with one, by article."""
    from quotetrace.writing.table import cards, flat

    return flat.statements(statements, look) if look.wide else cards.statements(statements, look)


def findings(asked: str, findings: "Sequence[Member]", look: Look) -> Iterator[str]:
    """The words that were asked about, then each found quote with what was changed."""
    from quotetrace.writing.table import flat, listing

    return flat.findings(findings, look) if look.wide else listing.findings(asked, findings, look)
