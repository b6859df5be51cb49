"""The whole way from articles to quotes, statements and findings: composition of the rooms, no reading and no writing.

    article ──credit──> article ──extract_quotes──> quotes ──link──> groups ──state──> statements

The rooms are imported where they are used: `extract` alone should not wait for the matcher to load.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from quotetrace.model import Article, Quote, Statement

if TYPE_CHECKING:
    from quotetrace.matching import Member
    from quotetrace.provenance import Copies

__all__ = ["Heard", "extract", "find", "found_in", "hear", "join", "quotes_once", "trace"]


class Heard(NamedTuple):
    """An article with its credits, and what is said in it."""

    article: Article
    quotes: tuple[Quote, ...]


def extract(article: Article, *, everything: bool = False) -> tuple[Quote, ...]:
    """Every quote in `article`, in the order of the text. Pure: the same article gives the same quotes.

    With `everything`, marked stretches that nobody is reported to have said (titles, scare quotes) come too.
    """
    return hear(article, everything=everything).quotes


def trace(articles: Iterable[Article], *, engine: str = "auto") -> tuple[Statement, ...]:
    """The statements that `articles` report, each with all its reports and its independent origins.

    Those that most articles report come first. Neither the order of `articles` nor the `engine` that joins their quotes
    (`python`, `duckdb`, or `auto`) makes a difference.
    """
    return join(map(hear, articles), engine=engine)


def find(text: str, articles: Iterable[Article]) -> "tuple[Member, ...]":
    """The quotes in `articles` that report the words `text`, the best first, each with what `text` changes in them."""
    return found_in(map(hear, articles), text)


def found_in(heard: Iterable[Heard], text: str) -> "tuple[Member, ...]":
    """The same in articles that were heard one by one."""
    from quotetrace.matching import matches

    return matches(text, [quote for one in each_once(heard) for quote in one.quotes])


def hear(article: Article, *, everything: bool = False) -> Heard:
    """All that can be found in one article by itself: its credits and its quotes."""
    from quotetrace.credits import credit
    from quotetrace.speech import extract_quotes

    credited = credit(article)
    return Heard(credited, extract_quotes(credited, everything=everything))


def join(heard: Iterable[Heard], among: "Copies | None" = None, *, engine: str = "auto") -> tuple[Statement, ...]:
    """The statements of articles that were heard one by one: what `trace` does with them. `among` are the copies among
    them, if known."""
    from quotetrace.matching import link
    from quotetrace.provenance import copies, state

    known = each_once(heard)
    groups = link([quote for one in known for quote in one.quotes], engine=engine)
    if among is None:
        among = copies([one.article for one in known])
    return tuple(sorted(state(groups, among), key=prominence))


def each_once(heard: Iterable[Heard]) -> list[Heard]:
    """The articles without those that are there already: the same text, with the same facts, read from two places is
    one article."""
    first: dict[tuple[str, str], Heard] = {}
    for one in heard:
        key = one.article.id, one.article.text
        if key not in first or one.article.source < first[key].article.source:
            first[key] = one
    return list(first.values())


def quotes_once(heard: Iterable[Heard]) -> list[Heard]:
    """What was heard, each quote once: of an article that was read, and of which quote records tell as well, as it was
    read.

    The fuller text of an article stands behind the others.
    """
    known = list(heard)
    if len({one.article.id for one in known}) == len(known):
        return known
    said: set[str] = set()
    kept = []
    for one in sorted(known, key=lambda one: (-len(one.article.text.split()), one.article.source)):
        quotes = tuple(quote for quote in one.quotes if quote.id not in said)
        said.update(quote.id for quote in quotes)
        if quotes or not one.quotes:
            kept.append(Heard(one.article, quotes))
    return kept[::-1]


def prominence(statement: Statement) -> tuple[int, int, int, str, str, int]:
    """A sort key: widely reported statements first, then the earliest, then by place in its article."""
    quote = statement.reports[0].quote
    return (
        -len(statement.reports),
        -statement.independent_origins,
        -len(statement.outlets),
        statement.first.published if statement.first else "9999",
        quote.article.source,
        quote.content.spans[0].start,
    )
