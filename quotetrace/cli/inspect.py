"""`quotetrace inspect`: what each article states about itself, and what was left out of it."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from quotetrace.cli.options import (
    Color,
    Debug,
    Excel,
    Force,
    FormatName,
    InputFormat,
    LayoutName,
    OutputPath,
    Pager,
    Quiet,
    SaveTo,
    Sources,
)

if TYPE_CHECKING:
    from quotetrace.model import Article

__all__ = ["inspect"]


def inspect(
    sources: Sources,
    format: FormatName = None,
    output: OutputPath = None,
    force: Force = False,
    text: Annotated[
        bool,
        typer.Option("--text", help="Print each article's text as it was read: the text that all offsets count in."),
    ] = False,
    input_format: InputFormat = None,
    layout: LayoutName = "cards",
    color: Color = "auto",
    excel: Excel = False,
    save_to: SaveTo = None,
    pager: Pager = False,
    quiet: Quiet = False,
    debug: Debug = False,
) -> int:
    """Show what each article states about itself.

    Headline, outlet, date, byline, dateline and wire credit, each with its evidence; and which articles are copies.

    SOURCES are files, folders, web addresses, or - for standard input.
    """
    from quotetrace.cli.output import choose, is_wide
    from quotetrace.cli.session import Session
    from quotetrace.cli.summary import counted
    from quotetrace.credits import credit
    from quotetrace.writing import Look

    look = Look(wide=is_wide(layout), excel=excel)
    out = choose("inspect", format, output, force, color, look, pager)
    with Session(quiet=quiet, debug=debug, save_to=save_to, hidden=text and out.on_terminal) as session:
        articles = session.articles(sources, input_format)
        if text:
            out.write(texts(articles, safe=out.on_terminal))
        else:
            from quotetrace.provenance import copies

            credited = [credit(article) for article in articles]
            of_each = copies(credited)
            session.progress.stop()
            out.write(out.writer.articles(credited, of_each, out.look))
    session.summarize(counted(session.articles_read, "article"))
    return session.exit_code()


def texts(articles: "Iterable[Article]", safe: bool) -> Iterator[str]:
    """The texts as they are, so that offsets can be counted in them; where `safe`, with their controls made visible."""
    from quotetrace.writing.visible import visible_lines

    end = "\n"
    for article in articles:
        yield ("" if end == "\n" else "\n") + (visible_lines(article.text) if safe else article.text)
        end = article.text[-1:]
