"""`quotetrace archive`: one file that a desk feeds every day."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from quotetrace.cli.options import (
    Color,
    Debug,
    Force,
    FormatName,
    InputFormat,
    Jobs,
    OutputPath,
    Quiet,
    SaveTo,
    Sources,
)
from quotetrace.cli.quick import QuickCommand, QuickGroup

if TYPE_CHECKING:
    from quotetrace.archive import Database
    from quotetrace.cli.hearing import Source
    from quotetrace.cli.session import Session

__all__ = ["archive"]

archive = typer.Typer(
    cls=QuickGroup,
    name="archive",
    rich_markup_mode=None,
    help="Keep an archive: add, stats, verify, export, remove.",
    context_settings={"help_option_names": ["-h", "--help"]},
)

File = Annotated[str, typer.Option("--db", metavar="FILE", help="The archive: one SQLite file.")]


@archive.command(cls=QuickCommand)
def add(
    sources: Sources,
    db: File,
    input_format: InputFormat = None,
    jobs: Jobs = 1,
    save_to: SaveTo = None,
    quiet: Quiet = False,
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="A line for each article that is added or changed.")
    ] = False,
    debug: Debug = False,
) -> int:
    """Add articles to an archive.

    What it holds already changes nothing; a changed article is a new version, and the old one is kept. The file is made
    if there is none. With --verbose, each article added or changed is a line on standard output once it is safely in
    the file.

    SOURCES are files, folders, web addresses, or - for standard input.
    """
    from quotetrace.archive import opened, settle
    from quotetrace.cli.session import Session
    from quotetrace.cli.summary import counted

    with Session(quiet=quiet, debug=debug, save_to=save_to) as session, opened(db, write=True) as archive:
        done = fill(archive, session, sources, input_format, jobs, verbose)
        session.progress.step("joining statements", 0, None)
        settle(archive)
    session.note(
        f"{counted(done['added'], 'article')} added, {done['changed']:,} changed, {done['known']:,} known already; "
        f"{counted(session.quotes_found, 'new quote')}"
    )
    return session.exit_code()


def fill(
    archive: "Database", session: "Session", sources: list[str], input_format: str | None, jobs: int, say: bool
) -> Counter[str]:
    """Adds all articles of the sources, one by one; how many were added, changed, known."""
    from quotetrace import pipeline
    from quotetrace.archive import Outcome, add, knows, knows_of, place_of
    from quotetrace.cli.hearing import article_of, known_whole
    from quotetrace.cli.streams import write_out
    from quotetrace.writing.visible import folded

    done: Counter[str] = Counter()
    filled: set[str] = set()

    def unknown() -> Iterator["Source"]:
        for one in session.articles_or_quotes(sources, input_format):
            known = knows if known_whole(one) else knows_of
            if place := known(archive, article_of(one)):
                filled.add(place)
                done[Outcome.KNOWN] += 1
            else:
                yield one

    for heard in session.heard(pipeline.hear, unknown(), jobs):
        outcome = add(archive, heard, filled)
        filled.add(place_of(heard.article))
        done[outcome] += 1
        if say:
            write_out([f"{outcome} {heard.article.id} {folded(heard.article.source)}\n"])
    return done


@archive.command(cls=QuickCommand)
def stats(db: File, quiet: Quiet = False, debug: Debug = False) -> int:
    """Say how much an archive holds, one figure a line."""
    from dataclasses import asdict

    from quotetrace.archive import opened
    from quotetrace.archive import stats as count
    from quotetrace.cli.streams import write_out

    with opened(db) as archive:
        found = asdict(count(archive))
    write_out(f"{name.replace('_', ' ')}\t{'' if value is None else value}\n" for name, value in found.items())
    return 0


@archive.command(cls=QuickCommand)
def verify(db: File, quiet: Quiet = False, debug: Debug = False) -> int:
    """Check that an archive is whole.

    Reads all of the file: its pages, each record with its digest, keys and words of each quote, the reports of each
    statement. Each fault is a line on standard output; exit code 1 if there is one.
    """
    from quotetrace.archive import opened, stats
    from quotetrace.archive import verify as faults_of
    from quotetrace.cli.session import Session
    from quotetrace.cli.streams import write_out
    from quotetrace.cli.summary import counted

    with Session(quiet=quiet, debug=debug) as session, opened(db) as archive:
        faults = list(faults_of(archive))
        held = stats(archive)
    write_out(f"{fault}\n" for fault in faults)
    verdict = counted(len(faults), "fault") if faults else "all whole"
    session.note(f"{counted(held.articles, 'article')}, {counted(held.quotes, 'quote')}: {verdict}")
    return session.exit_code(negative=bool(faults))


@archive.command(cls=QuickCommand)
def export(
    db: File,
    format: FormatName = None,
    output: OutputPath = None,
    force: Force = False,
    color: Color = "auto",
    quiet: Quiet = False,
    debug: Debug = False,
) -> int:
    """Write all quotes of an archive.

    As JSON Lines, the first quote of each article carries the article whole: `quotetrace trace -` makes the same of
    them as of the archive, and `quotetrace archive add -` makes another archive of them.
    """
    from quotetrace.archive import everything, opened
    from quotetrace.cli.output import choose
    from quotetrace.cli.session import Session
    from quotetrace.cli.summary import counted
    from quotetrace.writing.archived import archived

    out = choose("extract", format, output, force, color)
    with Session(quiet=quiet, debug=debug) as session, opened(db) as archive:
        heard = session.counted(one.heard for one in everything(archive))
        if out.format.name == "jsonl":
            out.write(archived(heard))
        else:
            out.write(out.writer.quotes((quote for one in heard for quote in one.quotes), out.look))
    session.note(f"{counted(session.articles_read, 'article')}, {counted(session.quotes_found, 'quote')}")
    return session.exit_code()


@archive.command(cls=QuickCommand)
def remove(
    names: Annotated[list[str], typer.Argument(metavar="ARTICLES", hidden=True)],
    db: File,
    quiet: Quiet = False,
    debug: Debug = False,
) -> int:
    """Remove articles from an archive, with all their versions.

    ARTICLES are ids, addresses or paths, as the `article` of an exported record has them. Exit code 1 if one of them is
    not there.
    """
    from quotetrace.archive import opened, settle
    from quotetrace.archive import remove as remove_one
    from quotetrace.cli.session import Session
    from quotetrace.cli.streams import complain
    from quotetrace.cli.summary import counted

    with Session(quiet=quiet, debug=debug) as session, opened(db, write=True, make=False) as archive:
        counts = {name: remove_one(archive, name) for name in names}
        settle(archive)
    missing = [name for name, count in counts.items() if not count]
    for name in missing:
        complain(f"{name}: no such article in {db}")
    session.note(f"{counted(sum(counts.values()), 'article')} removed")
    return session.exit_code(negative=bool(missing))
