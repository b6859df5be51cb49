"""The report: one self-contained page of all statements, to read, to print and to hand on.

It needs no network and no JavaScript; a strict Content-Security-Policy lets nothing run but what stands here. Everything that
comes from an article is escaped by the template and made visible before.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from quotetrace.errors import UsageError
from quotetrace.model import Article, Quote, Statement
from quotetrace.writing.formats import Look

if TYPE_CHECKING:
    from quotetrace.matching import Member

__all__ = ["articles", "findings", "quotes", "statements"]


def statements(statements: Iterable[Statement], look: Look) -> Iterator[str]:
    """The page, piece by piece."""
    from quotetrace.writing.report.page import page

    return page(tuple(statements), look)


def quotes(quotes: Iterable[Quote], look: Look) -> Iterator[str]:
    """Not written: UsageError."""
    raise only_trace()


def articles(articles: Iterable[Article], copies: Mapping[str, Sequence[str]], look: Look) -> Iterator[str]:
    """Not written: UsageError."""
    raise only_trace()


def findings(asked: str, findings: "Sequence[Member]", look: Look) -> Iterator[str]:
    """Not written: UsageError."""
    raise only_trace()


def only_trace() -> UsageError:
    """What the other commands are told."""
    return UsageError("the format html is for quotetrace trace")
