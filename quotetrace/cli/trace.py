"""`quotetrace trace`: every statement, with all who reported it and its independent origins."""

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

__all__ = ["trace"]


def trace(
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
    """Join the reports of each statement across outlets, and count its independent origins."""
    from quotetrace import pipeline
    from quotetrace.cli.session import Session
    from quotetrace.cli.streams import choose_format, look, refuse_overwrite, write
    from quotetrace.cli.summary import of_statements
    from quotetrace.writing import writer

    known = choose_format(format, output)
    refuse_overwrite(output, force)
    session = Session(quiet=quiet, debug=debug)
    statements = pipeline.trace(session.articles(sources, input_format))
    write(writer(known).statements(statements, look(color, layout, verbose, output)), output, force)
    session.note(of_statements(statements, session.articles_read))
    return session.exit_code()
