"""Where output goes and how it looks: standard output, a file written at one stroke, colour and width, one line a problem."""

import os
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from quotetrace.errors import UsageError
from quotetrace.writing.formats import Format, Look, format_for, format_named
from quotetrace.writing.visible import folded

__all__ = ["ReaderGoneError", "choose_format", "complain", "look", "note", "write"]


class ReaderGoneError(Exception):
    """Whoever read our standard output has closed it, as `head` does."""


def complain(problem: str) -> None:
    """One line on standard error for a thing that went wrong."""
    note(f"quotetrace: {folded(problem)}")


def note(line: str) -> None:
    """One line on standard error."""
    try:
        print(line, file=sys.stderr, flush=True)
    except BrokenPipeError:
        pass
    except UnicodeEncodeError:
        print(line.encode("ascii", "backslashreplace").decode("ascii"), file=sys.stderr, flush=True)


def choose_format(name: str | None, output: str | None) -> Format:
    """The format that was named, else the one of the file's suffix, else table on a terminal and jsonl in a pipe."""
    if name:
        return format_named(name)
    if output and output != "-":
        return format_for(output)
    return format_named("table" if sys.stdout.isatty() else "jsonl")


def look(color: str, layout: str, reasons: bool, output: str | None) -> Look:
    """How tables should look here: as wide as the terminal (or COLUMNS), coloured where that is wanted and understood."""
    if color not in ("auto", "always", "never"):
        raise UsageError(f"--color {color}: unknown (known: auto, always, never)")
    if layout not in ("cards", "wide"):
        raise UsageError(f"--layout {layout}: unknown (known: cards, wide)")
    return Look(
        width=_width(),
        color=color == "always" or (color == "auto" and _colorful(output)),
        wide=layout == "wide",
        reasons=reasons,
    )


def _width() -> int:
    columns = os.environ.get("COLUMNS", "")
    if columns.isdecimal() and int(columns) > 0:
        return max(40, int(columns))
    try:
        return max(40, os.get_terminal_size(sys.stdout.fileno()).columns)
    except (OSError, ValueError):
        return 80


def _colorful(output: str | None) -> bool:
    to_terminal = output in (None, "-") and sys.stdout.isatty()
    return to_terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def write(chunks: Iterable[str], output: str | None, force: bool) -> None:
    """Write the pieces to standard output as they come, or to the file `output` when all are there."""
    if output is None or output == "-":
        _write_out(chunks)
    else:
        _write_file(chunks, Path(output), force)


def _write_out(chunks: Iterable[str]) -> None:
    stream = sys.stdout.buffer
    for chunk in chunks:
        try:
            stream.write(_bytes(chunk))
            stream.flush()
        except BrokenPipeError as error:
            raise ReaderGoneError from error


def _write_file(chunks: Iterable[str], path: Path, force: bool) -> None:
    """Through a temporary file beside it: the file is there whole, or not at all."""
    refuse_overwrite(str(path), force)
    try:
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    except OSError as error:
        raise UsageError(f"{path}: can not be written: {error.strerror}") from error
    try:
        with os.fdopen(handle, "wb") as file:
            for chunk in chunks:
                file.write(_bytes(chunk))
        os.chmod(temporary, 0o666 & ~_umask())
        os.replace(temporary, path)
    except BaseException:
        os.unlink(temporary)
        raise


def refuse_overwrite(output: str | None, force: bool) -> None:
    """Raises UsageError where `output` is there already and nobody said `--force`."""
    if output and output != "-" and not force and os.path.lexists(output):
        raise UsageError(f"{output}: exists already (use --force to replace it)")


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "backslashreplace")


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
