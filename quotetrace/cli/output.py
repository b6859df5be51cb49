"""Where a command writes, in which format, and how that looks: all decided, and refused, before any work is done."""

import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from quotetrace.cli.streams import ReaderGoneError, page, write_out
from quotetrace.errors import UsageError
from quotetrace.writing.formats import Format, Look, Writer, format_for, format_named, writer

if TYPE_CHECKING:
    from quotetrace.model import Quote

__all__ = ["Output", "ReaderGoneError", "choose", "is_wide", "one_of"]

PLAIN = Look()


@dataclass(frozen=True, slots=True)
class Output:
    """A destination: `path` is None for standard output, which `pager` lets a pager show on a terminal."""

    format: Format
    path: Path | None
    look: Look
    pager: bool = False

    @property
    def writer(self) -> Writer:
        """The functions that write the chosen format."""
        return writer(self.format)

    def head(self) -> Iterator[str]:
        """What `extract` prints before the first quote."""
        return self.writer.quotes((), self.look)

    def more(self, quotes: "Iterable[Quote]") -> str:
        """The quotes as they follow in an output that has begun. Only for a format that `continues`."""
        return "".join(self.writer.quotes(quotes, replace(self.look, continued=True)))

    @property
    def tells_reasons(self) -> bool:
        """Whether the output itself can say why each attribution was made; a flat table has no room for that."""
        return self.format.for_people and not (self.look.wide and self.format.name == "table")

    @property
    def on_terminal(self) -> bool:
        """Whether a person sees the output as it is written."""
        return self.path is None and sys.stdout.isatty()

    def write(self, chunks: Iterable[str]) -> None:
        """Write the pieces to standard output as they come, or to the file when all are there."""
        if self.pager and self.on_terminal:
            page(chunks)
        elif self.path is None:
            write_out(chunks)
        else:
            _write_file(chunks, self.path)


def choose(
    command: str,
    format: str | None,
    output: str | None,
    force: bool,
    color: str = "auto",
    look: Look = PLAIN,
    pager: bool = False,
) -> Output:
    """The destination that the options of `command` ask for; `look` gets its width and its colour here.

    UsageError for an unknown format or colour, a format that does not serve the command, or an unsafe overwrite.
    The format is the one named, else the one of the file's suffix, else table on a terminal and jsonl in a pipe.
    """
    path = Path(output) if output and output != "-" else None
    if path:
        _refuse(path, force)
    if format:
        known = format_named(format)
    elif path:
        known = format_for(str(path))
    else:
        known = format_named("table" if sys.stdout.isatty() else "jsonl")
    if command not in known.serves:
        raise UsageError(f"the format {known.name} is for quotetrace {' and '.join(known.serves)}")
    one_of("--color", color, ("auto", "always", "never"))
    colorful = color == "always" or (color == "auto" and path is None and _terminal_has_color())
    return Output(known, path, replace(look, width=_width(), color=colorful), pager)


def _refuse(path: Path, force: bool) -> None:
    """UsageError for a file that is there already, unless it may be replaced, and for a folder."""
    if path.is_dir():
        raise UsageError(f"{path}: a folder (name a file in it)")
    if not path.parent.is_dir():
        raise UsageError(f"{path}: there is no folder {path.parent} (make it first)")
    if not force and os.path.lexists(path) and not _is_device(path):
        raise UsageError(f"{path}: exists already (use --force to replace it)")


def _is_device(path: Path) -> bool:
    """Whether a path leads to a device or a pipe, which is written to, never replaced."""
    return path.exists() and not path.is_file() and not path.is_dir()


def is_wide(layout: str) -> bool:
    """Whether `--layout` asks for one flat table. UsageError for an unknown layout."""
    one_of("--layout", layout, ("cards", "wide"))
    return layout == "wide"


def one_of(option: str, value: str, known: tuple[str, ...]) -> None:
    """UsageError, with the known values, for any other `value`."""
    if value not in known:
        raise UsageError(f"{option} {value}: unknown (known: {', '.join(known)})")


def _width() -> int:
    """COLUMNS, else the terminal's width, else 80; never less than cards can bear."""
    columns = os.environ.get("COLUMNS", "")
    if columns.isdecimal() and int(columns) > 0:
        return max(40, int(columns))
    try:
        return max(40, os.get_terminal_size(sys.stdout.fileno()).columns or 80)
    except (OSError, ValueError):
        return 80


def _terminal_has_color() -> bool:
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _write_file(chunks: Iterable[str], path: Path) -> None:
    """Through a temporary file beside it: the file is there whole, or not at all. A device or a pipe is written to as
    it is."""
    if _is_device(path):
        _write_device(chunks, path)
        return
    path = path.resolve() if path.is_symlink() else path
    try:
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    except OSError as error:
        raise UsageError(f"{path}: can not be written: {error.strerror}") from error
    try:
        with os.fdopen(handle, "wb") as file:
            for chunk in chunks:
                file.write(chunk.encode("utf-8", "backslashreplace"))
        os.chmod(temporary, 0o666 & ~_umask())
        os.replace(temporary, path)
    except OSError as error:
        raise UsageError(f"{path}: can not be written: {error.strerror}") from error
    finally:
        Path(temporary).unlink(missing_ok=True)


def _write_device(chunks: Iterable[str], path: Path) -> None:
    try:
        with path.open("wb") as file:
            for chunk in chunks:
                file.write(chunk.encode("utf-8", "backslashreplace"))
    except BrokenPipeError as error:
        raise ReaderGoneError from error
    except OSError as error:
        raise UsageError(f"{path}: can not be written: {error.strerror}") from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
