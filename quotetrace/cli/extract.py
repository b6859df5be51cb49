"""`quotetrace extract`: every quote of every article, as they are read."""

from typing import Annotated

import typer

from quotetrace.cli.options import (
    Color,
    Debug,
    Excel,
    Force,
    FormatName,
    InputFormat,
    Jobs,
    LayoutName,
    OutputPath,
    Pager,
    Quiet,
    SaveTo,
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
    jobs: Jobs = 1,
    excel: Excel = False,
    save_to: SaveTo = None,
    pager: Pager = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
    debug: Debug = False,
) -> int:
    """Find who said what in each article.

    SOURCES are files, folders, web addresses, or - for standard input.
    """
    from functools import partial

    from quotetrace import pipeline
    from quotetrace.cli.output import choose, is_wide
    from quotetrace.cli.session import Session
    from quotetrace.cli.summary import counted
    from quotetrace.writing import Look

    look = Look(wide=is_wide(layout), reasons=verbose, excel=excel)
    out = choose("extract", format, output, force, color, look, pager)
    with Session(quiet=quiet, debug=debug, save_to=save_to, hidden=out.on_terminal) as session:
        hear = partial(pipeline.hear, everything=everything)
        articles = session.articles_or_quotes(sources, input_format)
        if out.format.continues:
            out.write(session.written(hear, out, articles, jobs))
        else:
            heard = session.explained(session.heard(hear, articles, jobs), out)
            out.write(out.writer.quotes((quote for one in heard for quote in one.quotes), out.look))
    session.summarize(f"{counted(session.articles_read, 'article')}, {counted(session.quotes_found, 'quote')}")
    return session.exit_code()
