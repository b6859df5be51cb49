"""The command `quotetrace`: its subcommands, and what becomes of every error."""

from collections.abc import Sequence
from typing import Annotated

import typer

from quotetrace import __version__
from quotetrace.cli.archive import archive
from quotetrace.cli.check import check
from quotetrace.cli.extract import extract
from quotetrace.cli.find import find
from quotetrace.cli.inspect import inspect
from quotetrace.cli.quick import QuickCommand, QuickGroup
from quotetrace.cli.review.command import review
from quotetrace.cli.streams import ReaderGoneError, close_standard_output, complain, open_missing_streams, write_out
from quotetrace.cli.trace import trace
from quotetrace.errors import QuotetraceError

__all__ = ["app", "main"]

ABOUT = """Who said what, reported where, by which wire service, and is it the same words everywhere?

SOURCES are files, folders, web addresses, or - for standard input. Data goes to standard output,
all else to standard error.

Exit codes: 0 done, 1 nothing found or items open, 2 wrong usage or an input that could not be read, 130 interrupted."""

EXAMPLES = """quotetrace finds who said what in news articles, and traces each statement to its independent origins.

  quotetrace trace samples/                       every statement, with all who reported it
  quotetrace extract story.html | jq .speaker     every quote of an article, as JSON Lines
  quotetrace find "we agreed to talks" samples/   who reported these words, and how exactly

quotetrace --help lists all commands; quotetrace COMMAND --help explains one.
"""

app = typer.Typer(
    cls=QuickGroup,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help=ABOUT,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _say_version(wanted: bool) -> None:
    if wanted:
        write_out([f"quotetrace {__version__}\n"])
        raise typer.Exit


@app.callback(invoke_without_command=True)
def start(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", callback=_say_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Without a command, explain what there is."""
    if context.invoked_subcommand is None:
        write_out([EXAMPLES])


for command in (trace, extract, inspect, find, check, review):
    app.command(cls=QuickCommand)(command)
app.add_typer(archive)


def main(arguments: Sequence[str]) -> int:
    """Carry out the command line and return its exit code. Nothing but `--debug` ever prints a traceback."""
    open_missing_streams()
    try:
        return int(app(list(arguments), prog_name="quotetrace", standalone_mode=False) or 0)
    except ReaderGoneError:
        close_standard_output()
        return 0
    except KeyboardInterrupt:
        return 130
    except QuotetraceError as error:
        complain(str(error))
        return 2
    except Exception as error:
        explain = getattr(error, "format_message", None)
        if explain is None and "--debug" in arguments:
            raise
        from quotetrace.cli.session import internal

        complain(_usage(error, explain()) if explain else internal(f"{type(error).__name__}: {error}"))
        return 2


def _usage(error: Exception, message: str) -> str:
    """A mistake on the command line, and where help on it is found."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "quotetrace"
    return f"{message.rstrip('.')} (see {command} --help)"
