"""`quotetrace check`: the desk's checklist for each statement, or for each quote of one's own draft."""

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
    OutputPath,
    Pager,
    Quiet,
    SaveTo,
    SourcesOrArchive,
)

__all__ = ["check"]


def check(
    sources: SourcesOrArchive = None,
    archive: ArchiveFile = None,
    draft: Annotated[
        str | None,
        typer.Option("--draft", metavar="FILE", help="Check the quotes of this draft of yours against the sources."),
    ] = None,
    min_origins: Annotated[
        int, typer.Option("--min-origins", metavar="N", min=1, help="So many independent origins are enough.")
    ] = 3,
    format: FormatName = None,
    output: OutputPath = None,
    force: Force = False,
    input_format: InputFormat = None,
    color: Color = "auto",
    jobs: Jobs = 1,
    excel: Excel = False,
    save_to: SaveTo = None,
    pager: Pager = False,
    quiet: Quiet = False,
    debug: Debug = False,
) -> int:
    """Work through the desk's checklist for each statement.

    Says what is settled, what is open and what failed, each with its evidence; it never rates truth.
    The exit code is 1 while anything is open or failed.

    SOURCES are files, folders, web addresses, or - for standard input. Given an archive, what they report is
    held against all that was ever added to it.
    """
    from quotetrace import pipeline
    from quotetrace.cli.against import bearing_on, given, statements_of
    from quotetrace.cli.output import choose
    from quotetrace.cli.session import Session
    from quotetrace.cli.summary import counted
    from quotetrace.provenance.checks import check as check_all
    from quotetrace.provenance.checks import check_draft
    from quotetrace.writing import Look
    from quotetrace.writing.checklist import checklist

    out = choose("check", format, output, force, color, Look(excel=excel), pager)
    with Session(quiet=quiet, debug=debug, save_to=save_to) as session:
        own = list(session.heard(pipeline.hear, session.articles_or_quotes([draft], input_format))) if draft else []
        ours = {one.article.id for one in own}
        heard = session.heard(
            pipeline.hear, session.articles_or_quotes(given(sources, archive, "check"), input_format), jobs
        )
        # a draft that lies among the sources must not bear itself out
        others = [one for one in heard if one.article.id not in ours]
        if draft and archive:
            statements = pipeline.join([*others, *bearing_on(own, archive)])
        else:
            statements = statements_of(others, archive, session, whole=not sources)
    if draft:
        checked = check_draft([quote for one in own for quote in one.quotes], statements, min_origins)
    else:
        checked = check_all(statements, min_origins)
    out.write(checklist(out.format.name, checked, out.look))
    unsettled = sum(not one.settled for one in checked)
    session.summarize(
        f"{counted(len(checked), 'quote' if draft else 'statement')} checked, {unsettled:,} with open or failed items"
    )
    return session.exit_code(negative=unsettled > 0)
