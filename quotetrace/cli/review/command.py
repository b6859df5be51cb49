"""`quotetrace review`: the command."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from quotetrace.cli.options import Color, Debug, InputFormat, Jobs, Quiet

if TYPE_CHECKING:
    from quotetrace.cli.review.log import Log
    from quotetrace.cli.review.pile import Item
    from quotetrace.errors import InputError

__all__ = ["review"]


def review(
    sources: Annotated[list[str] | None, typer.Argument(metavar="SOURCES", hidden=True)] = None,
    log: Annotated[
        str, typer.Option("--log", metavar="FILE", help="The review's log, to which every verdict is added.")
    ] = "quotetrace-review.jsonl",
    initials: Annotated[
        str | None, typer.Option("--initials", metavar="NAME", help="Who decides. Default: your user name.")
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Show also what is decided already.")] = False,
    check: Annotated[bool, typer.Option("--check", help="Only verify that the log was not altered.")] = False,
    merge: Annotated[
        str | None, typer.Option("--merge", metavar="LOG", help="Add the verdicts of another log.")
    ] = None,
    export: Annotated[
        str | None, typer.Option("--export", metavar="FILE", help="Write the pile as a sheet (CSV), and stop.")
    ] = None,
    import_: Annotated[
        str | None, typer.Option("--import", metavar="FILE", help="Take the verdicts of a filled sheet, and stop.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Let --export replace an existing file.")] = False,
    input_format: InputFormat = None,
    color: Color = "auto",
    jobs: Jobs = 1,
    quiet: Quiet = False,
    debug: Debug = False,
) -> int:
    """Decide about each report, one key each.

    Shows each report with its context and asks: confirm, reject, unclear, note, open, back, skip, quit. Every key is
    written down at once; stop and resume at any point. When an article changes, verdicts about it become stale, and it
    is asked again.

    SOURCES are files, folders, web addresses, or - for standard input; --check and --merge need none.
    """
    from quotetrace.cli.review.log import merge as merge_logs
    from quotetrace.cli.review.log import read_log
    from quotetrace.cli.review.pile import pile, progress
    from quotetrace.cli.session import Session
    from quotetrace.cli.summary import counted
    from quotetrace.errors import UsageError

    path = Path(log)
    if merge and not Path(merge).exists():
        raise no_such_log(merge, "--merge")
    if check:
        return verify(path, quiet)
    refuse_other_files(path)
    with Session(quiet=quiet, debug=debug) as session:
        if merge:
            added = merge_logs(path, whole(read_log(Path(merge)), merge).entries)
            session.note(f"{counted(added, 'entry', 'entries')} added from {merge}")
        if not sources and not merge:
            raise UsageError("give SOURCES to review (see quotetrace review --help)")
        if not sources:
            return session.exit_code()
        known = warned(read_log(path), path)
        from quotetrace import pipeline

        heard = session.heard(pipeline.hear, session.articles(sources, input_format), jobs)
        statements = pipeline.join(heard)
    items = pile(statements, known.entries)
    if export:
        write_sheet(items, export, force)
    elif import_:
        take_sheet(items, import_, path, initials or user_name(), known)
    else:
        ask(items, path, initials or user_name(), known, everything, color)
    session.note(progress(pile(statements, read_log(path).entries)))
    return session.exit_code()


def user_name() -> str:
    """Who is logged in. UsageError where the system knows no name, as in a container that runs under a number."""
    from getpass import getuser

    from quotetrace.errors import UsageError

    try:
        return getuser()
    except (KeyError, OSError):
        raise UsageError("your user name is not known (say who decides with --initials)") from None


def verify(path: Path, quiet: bool) -> int:
    """0 where the chain holds, else 1 and the first broken line."""
    from quotetrace.cli.review.log import read_log
    from quotetrace.cli.streams import complain, note
    from quotetrace.cli.summary import counted

    if not path.exists():
        raise no_such_log(str(path), "--log")
    log = read_log(path)
    if log.broken:
        complain(f"{path}: line {log.broken} {log.reason}")
    elif not quiet:
        note(f"{path}: {counted(len(log.entries), 'entry', 'entries')}, unaltered")
    return int(bool(log.broken))


def refuse_other_files(path: Path) -> None:
    """UsageError for a file that holds something, and no line of a review: nothing is added to an article by
    mistake."""
    from quotetrace.cli.review.log import read_log
    from quotetrace.errors import UsageError

    log = read_log(path)
    if log.broken and not log.entries:
        raise UsageError(f"{path}: no log of a review (name another file with --log)")


def no_such_log(path: str, option: str) -> "InputError":
    """The error that a log is not there, which `option` should name."""
    from quotetrace.errors import InputError

    return InputError(path, "no such log", f"name it with {option}")


def warned(log: "Log", path: Path) -> "Log":
    """The log itself; a broken one is told of."""
    from quotetrace.cli.streams import complain

    if log.broken:
        complain(f"warning: {path}: line {log.broken} {log.reason}")
    return log


def whole(log: "Log", name: str) -> "Log":
    """A log of somebody else. UsageError for one that was altered: what is added here gets a digest of its own, and
    would look sound."""
    from quotetrace.errors import UsageError

    if log.broken:
        raise UsageError(
            f"{name}: line {log.broken} {log.reason}: nothing was added (ask for the log as it was written)"
        )
    return log


def ask(items: "tuple[Item, ...]", path: Path, who: str, log: "Log", everything: bool, color: str) -> None:
    """Go through what is open with the person at the terminal."""
    import sys

    from quotetrace.cli.output import choose
    from quotetrace.cli.review.desk import Desk
    from quotetrace.cli.review.keys import keyboard
    from quotetrace.cli.streams import write_out
    from quotetrace.errors import UsageError

    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError("a review needs a terminal (or decide in a sheet: --export, then --import)")
    out = choose("trace", "table", None, False, color)

    with keyboard() as keys:
        desk = Desk(path, who, out.look, log, lambda text: write_out([text]), keys)
        desk.go_through([item for item in items if everything or not item.decided])


def write_sheet(items: "tuple[Item, ...]", export: str, force: bool) -> None:
    """The pile as CSV, to a file or to standard output."""
    from quotetrace.cli.output import choose
    from quotetrace.cli.review.sheet import sheet

    choose("trace", "csv", export, force).write(sheet(items))


def take_sheet(items: "tuple[Item, ...]", sheet: str, path: Path, who: str, log: "Log") -> None:
    """Add what a sheet decides to the log."""
    from quotetrace.cli.review.log import append
    from quotetrace.cli.review.sheet import decisions

    last = log.last
    for entry in decisions(Path(sheet), items, who):
        last = append(path, entry, last)
