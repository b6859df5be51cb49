"""The report: one self-contained page of all statements, to read, to print and to hand on.

It needs no network and no JavaScript; a strict Content-Security-Policy lets nothing run but what stands here.
Everything that comes from an article is escaped by the template and made visible before.
"""

from collections.abc import Iterable, Iterator

from quotetrace.model import Statement
from quotetrace.writing.formats import Look

__all__ = ["statements"]


def statements(statements: Iterable[Statement], look: Look) -> Iterator[str]:
    """The page, piece by piece."""
    from quotetrace.writing.report.page import page

    return page(tuple(statements), look)
