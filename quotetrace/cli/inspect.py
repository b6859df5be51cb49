"""`quotetrace inspect`: what each article states about itself, and what was left out of it."""

from collections.abc import Iterator
from typing import Annotated

import typer

from quotetrace.cli.options import (
    Color,
    Debug,
    Force,
    FormatName,
    InputFormat,
    LayoutName,
    OutputPath,
    Quiet,
    Sources,
    Verbose,
)

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
    quiet: Quiet = False,
    verbose: Verbose = False,
    debug: Debug = False,
) -> int:
    """Show each article's headline, outlet, date, byline, dateline and wire credit, with the evidence."""
    from quotetrace import pipeline
    from quotetrace.cli.session import Session
    from quotetrace.cli.streams import choose_format, look, refuse_overwrite, write
    from quotetrace.writing import writer

    known = choose_format(format, output)
    refuse_overwrite(output, force)
    session = Session(quiet=quiet, debug=debug)
    articles = session.articles(sources, input_format)
    chunks: Iterator[str]
    if text:
        chunks = (article.text for article in articles)
    else:
        from quotetrace.provenance import copies

        inspected = list(pipeline.inspect(articles))
        chunks = writer(known).articles(inspected, copies(inspected), look(color, layout, verbose, output))
    write(chunks, output, force)
    return session.exit_code()
