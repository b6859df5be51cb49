"""`quotetrace trace`: every statement, with all who reported it and its independent origins."""

from typing import Annotated

import typer

from quotetrace.cli.options import (
    ArchiveFile,
    Color,
    Debug,
    EngineName,
    Excel,
    Force,
    FormatName,
    InputFormat,
    Jobs,
    LayoutName,
    Master,
    OutputPath,
    Pager,
    Quiet,
    SaveTo,
    SourcesOrArchive,
    Verbose,
)

__all__ = ["trace"]


def trace(
    sources: SourcesOrArchive = None,
    archive: ArchiveFile = None,
    format: FormatName = None,
    output: OutputPath = None,
    force: Force = False,
    full_text: Annotated[
        bool, typer.Option("--full-text", help="In an HTML report: whole articles, not each quote in its context.")
    ] = False,
    input_format: InputFormat = None,
    layout: LayoutName = "cards",
    color: Color = "auto",
    jobs: Jobs = 1,
    engine: EngineName = "auto",
    master: Master = None,
    excel: Excel = False,
    save_to: SaveTo = None,
    pager: Pager = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
    debug: Debug = False,
) -> int:
    """Trace each statement to all who report it.

    Joins the reports of one statement across outlets, says how each stands to the fullest, and counts independent
    origins.

    SOURCES are files, folders, web addresses, or - for standard input. Given an archive, what they report is
    held against all that was ever added to it.
    """
    from quotetrace import pipeline
    from quotetrace.cli.against import given, statements_of
    from quotetrace.cli.engines import choose_engine
    from quotetrace.cli.output import choose, is_wide
    from quotetrace.cli.session import Session
    from quotetrace.cli.summary import of_statements
    from quotetrace.writing import Look

    if choose_engine(engine, master):
        from quotetrace.cli.cluster import trace_on_cluster

        apart = {
            "--archive": archive,
            "--format": format,
            "--full-text": full_text,
            "--input-format": input_format,
            "--layout": layout != "cards",
            "--jobs": jobs > 1,
            "--excel": excel,
            "--save-to": save_to,
            "--pager": pager,
            "--verbose": verbose,
        }
        run = Session(quiet=quiet, debug=debug, hidden=True)
        return trace_on_cluster(sources, master, output, force=force, apart=apart, run=run)
    look = Look(wide=is_wide(layout), reasons=verbose, excel=excel, full_text=full_text)
    out = choose("trace", format, output, force, color, look, pager)
    with Session(quiet=quiet, debug=debug, save_to=save_to) as session:
        heard = session.explained(
            session.heard(
                pipeline.hear, session.articles_or_quotes(given(sources, archive, "trace"), input_format), jobs
            ),
            out,
        )
        statements = statements_of(heard, archive, session, whole=not sources, engine=engine)
    out.write(out.writer.statements(statements, out.look))
    session.summarize(of_statements(statements, session.articles_read))
    return session.exit_code()
