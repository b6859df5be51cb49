"""`quotetrace find`: a quote to verify: who reported these words, and what was changed."""

from typing import Annotated

import typer

from quotetrace.cli.options import (
    ArchiveFile,
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
    SourcesOrArchive,
    Verbose,
)

__all__ = ["find"]


def find(
    quote: Annotated[str, typer.Argument(metavar="QUOTE", hidden=True)],
    sources: SourcesOrArchive = None,
    archive: ArchiveFile = None,
    format: FormatName = None,
    output: OutputPath = None,
    force: Force = False,
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
    """Find who reports a quote that you have.

    The best reports first, with what your words change in them. Exit code 1 when there are none.

    QUOTE is the words as you have them; SOURCES are files, folders, web addresses, or - for standard input. Given
    an archive, all that was ever added to it is searched too.
    """
    from quotetrace import pipeline
    from quotetrace.cli.against import given, reports_in
    from quotetrace.cli.output import choose, is_wide
    from quotetrace.cli.session import Session
    from quotetrace.cli.summary import counted
    from quotetrace.errors import UsageError
    from quotetrace.writing import Look

    if not any(map(str.isalnum, quote)):
        raise UsageError("there are no words to find (see quotetrace find --help)")
    look = Look(wide=is_wide(layout), reasons=verbose, excel=excel)
    out = choose("find", format, output, force, color, look, pager)
    with Session(quiet=quiet, debug=debug, save_to=save_to) as session:
        heard = session.heard(
            pipeline.hear, session.articles_or_quotes(given(sources, archive, "find"), input_format), jobs
        )
        findings = pipeline.found_in(pipeline.quotes_once(heard), quote)
        if archive:
            findings = reports_in(archive, quote, findings)
    session.explain((member.quote for member in findings), out)
    out.write(out.writer.findings(quote, findings, out.look))
    read = f"{counted(session.articles_read, 'article')}, " if session.articles_read or not archive else ""
    session.summarize(f"{read}{counted(len(findings), 'report')} of these words")
    return session.exit_code(negative=not findings)
