"""The whole way from articles to quotes, statements and findings: composition of the rooms, no reading and no writing.

    article ──credit──> article ──extract_quotes──> quotes ──link──> groups ──state──> statements

The later rooms are imported where they are used: `extract` alone should not wait for the matcher to load.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from quotetrace.model import Article, Quote, Statement

if TYPE_CHECKING:
    from quotetrace.matching import Member

__all__ = ["extract", "find", "inspect", "trace"]


def extract(article: Article, *, everything: bool = False) -> tuple[Quote, ...]:
    """Every quote in `article`, in the order of the text. Pure: the same article gives the same quotes.

    With `everything`, marked stretches that nobody is reported to have said (titles, scare quotes) come too.
    """
    from quotetrace.credits import credit
    from quotetrace.speech import extract_quotes

    return extract_quotes(credit(article), everything=everything)


def inspect(articles: Iterable[Article]) -> Iterator[Article]:
    """The articles with their headline, outlet, date, byline, dateline and wire, each with its evidence."""
    from quotetrace.credits import credit

    return map(credit, articles)


def trace(articles: Iterable[Article]) -> tuple[Statement, ...]:
    """The statements that `articles` report, each with all its reports and its independent origins.

    Those that most articles report come first. The order of `articles` makes no difference.
    """
    from quotetrace.credits import credit
    from quotetrace.matching import link
    from quotetrace.provenance import copies, state
    from quotetrace.speech import extract_quotes

    credited: list[Article] = []
    quotes: list[Quote] = []
    for article in map(credit, articles):
        credited.append(article)
        quotes.extend(extract_quotes(article))
    return tuple(sorted(state(link(quotes), copies(credited)), key=prominence))


def prominence(statement: Statement) -> tuple[int, int, str, str, int]:
    """A sort key: widely reported statements first, then the earliest, then by place in its article."""
    quote = statement.reports[0].quote
    return (
        -len(statement.reports),
        -statement.independent_origins,
        statement.first.published if statement.first else "9999",
        quote.article.path or quote.article.id,
        quote.content.spans[0].start,
    )


def find(text: str, articles: Iterable[Article]) -> "tuple[Member, ...]":
    """The quotes in `articles` that report the words `text`, the best first, each with what `text` changes in them."""
    from quotetrace.matching import matches

    return matches(text, [quote for article in articles for quote in extract(article)])
