"""Articles as cards: each field, its value, and where it was found."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from quotetrace.model import Article
from quotetrace.writing.formats import Look
from quotetrace.writing.table.paint import dim, line, rendered
from quotetrace.writing.visible import folded

__all__ = ["cards"]


def cards(articles: Iterable[Article], copies: Mapping[str, Sequence[str]], look: Look) -> Iterator[str]:
    """A card an article, as they come."""
    for article in articles:
        yield rendered(look, _card(article, copies.get(article.id, ()), look))


def _card(article: Article, copies: Sequence[str], look: Look) -> Panel:
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(style="dim", width=9)
    grid.add_column(overflow="fold")
    for name, value, found in _fields(article, copies):
        known = Text(folded(value)) if value else dim("not known")
        grid.add_row(name, line(known, dim(f"  {folded(found)}") if value and found else ""))
    title = Text(folded(article.source))
    return Panel(
        grid,
        title=title if len(title) < look.width - 6 else None,
        title_align="left",
        width=look.width,
        border_style="dim",
    )


def _fields(article: Article, copies: Sequence[str]) -> Iterator[tuple[str, str | None, str | None]]:
    wire = article.wire
    yield "headline", article.headline, article.headline_from
    yield "outlet", article.outlet, article.outlet_from
    yield "published", article.published, article.published_from
    yield "byline", article.byline, None
    yield "dateline", article.dateline, None
    yield "wire", wire.agency if wire else None, f"{wire.found_in}: {wire.evidence}" if wire else None
    yield "language", article.language, None
    yield "source", article.path or article.url, None
    yield "id", article.id, None
    yield "text", f"{len(article.text):,} characters", None
    if article.furniture:
        left_out = sum(end - start for start, end in article.furniture)
        yield "left out", f"{left_out:,} characters of page furniture", None
    if copies:
        yield "copies", ", ".join(copies), None
