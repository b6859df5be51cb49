"""`quotetrace find`: a quote to verify: who reported these words, and what was changed."""

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

__all__ = ["find"]


def find(
    quote: Annotated[
        str, typer.Argument(metavar="QUOTE", help="The words to verify, as you know them.", show_default=False)
    ],
    sources: Sources,
    format: FormatName = None,
    output: OutputPath = None,
    force: Force = False,
    input_format: InputFormat = None,
    layout: LayoutName = "cards",
    color: Color = "auto",
    quiet: Quiet = False,
    verbose: Verbose = False,
    debug: Debug = False,
) -> int:
    """Find the reports of a quote, best first, with what was changed. Exit code 1 when there are none."""
    from quotetrace import pipeline
    from quotetrace.cli.session import Session
    from quotetrace.cli.streams import choose_format, look, refuse_overwrite, write
    from quotetrace.cli.summary import counted
    from quotetrace.writing import writer

    known = choose_format(format, output)
    refuse_overwrite(output, force)
    session = Session(quiet=quiet, debug=debug)
    findings = pipeline.find(quote, session.articles(sources, input_format))
    write(writer(known).findings(quote, findings, look(color, layout, verbose, output)), output, force)
    session.note(f"{counted(session.articles_read, 'article')}, {counted(len(findings), 'report')} of these words")
    return session.exit_code(negative=not findings)
