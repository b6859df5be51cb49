"""The last line on standard error: what was read, what was found."""

from collections.abc import Sequence

from quotetrace.model import Statement

__all__ = ["counted", "of_statements", "of_totals"]


def counted(number: int, noun: str, several: str = "") -> str:
    """`1 article`, `2,000 articles`; `several` is a plural that does not end so."""
    return f"{number:,} {noun if number == 1 else several or f'{noun}s'}"


def of_statements(statements: Sequence[Statement], articles: int) -> str:
    """Articles, quotes, statements, and how many of these more than one article or origin reports."""
    quotes = sum(len(statement.reports) for statement in statements)
    several = sum(len(statement.reports) > 1 for statement in statements)
    independent = sum(statement.independent_origins > 1 for statement in statements)
    return of_totals(articles, quotes, len(statements), several, independent)


def of_totals(articles: int, quotes: int, statements: int, several: int, independent: int) -> str:
    """The same from numbers that were counted elsewhere."""
    return (
        f"{counted(articles, 'article')}, {counted(quotes, 'quote')}, {counted(statements, 'statement')}: "
        f"{several:,} with several reports, {independent:,} with several independent origins"
    )
