"""`quotetrace extract`: every quote of every article, as they are read."""

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

__all__ = ["extract"]


def extract(
    sources: Sources,
    format: FormatName = None,
    output: OutputPath = None,
    force: Force = False,
    everything: Annotated[
        bool, typer.Option("--all", help="Also the marked words that nobody is reported to have said.")
    ] = False,
    input_format: InputFormat = None,
    layout: LayoutName = "cards",
    color: Color = "auto",
    quiet: Quiet = False,
    verbose: Verbose = False,
    debug: Debug = False,
) -> int:
    """Find who said what in each article."""
    from quotetrace import pipeline
    from quotetrace.cli.session import Session
    from quotetrace.cli.streams import choose_format, look, refuse_overwrite, write
    from quotetrace.cli.summary import counted
    from quotetrace.writing import writer

    known = choose_format(format, output)
    refuse_overwrite(output, force)
    session = Session(quiet=quiet, debug=debug)
    quotes = (
        quote
        for article in session.articles(sources, input_format)
        for quote in session.attempt(lambda given: pipeline.extract(given, everything=everything), article)
    )
    write(writer(known).quotes(quotes, look(color, layout, verbose, output)), output, force)
    session.note(f"{counted(session.articles_read, 'article')}, {counted(session.quotes_found, 'quote')}")
    return session.exit_code()
