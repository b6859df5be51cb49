"""Standard output, and one line a problem on standard error."""

import os
import sys
from collections.abc import Iterable

from quotetrace.errors import UsageError
from quotetrace.writing.visible import folded

__all__ = ["ReaderGoneError", "close_standard_output", "complain", "note", "open_missing_streams", "page", "write_out"]


class ReaderGoneError(Exception):
    """Whoever read our standard output has closed it, as `head` does."""


def write_out(chunks: Iterable[str]) -> None:
    """The pieces to standard output, each as soon as it is there, in UTF-8 on any machine."""
    for chunk in chunks:
        try:
            sys.stdout.buffer.write(chunk.encode("utf-8", "backslashreplace"))
            sys.stdout.buffer.flush()
        except BrokenPipeError as error:
            raise ReaderGoneError from error
        except OSError as error:
            raise UsageError(f"standard output: can not be written: {error.strerror}") from error


def open_missing_streams() -> None:
    """Streams that whoever started us has closed lead nowhere, so that everything else still works."""
    if sys.stdin is None:
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: SIM115 - until the process ends
    if sys.stdout is None:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115


def page(chunks: Iterable[str]) -> None:
    """The pieces to the pager that PAGER names, else to `less`; to standard output where there is neither."""
    import shlex
    import subprocess

    command = shlex.split(os.environ.get("PAGER") or "less")
    settings = {"LESS": "FRX", "LESSCHARSET": "utf-8"} | dict(os.environ)
    try:
        pager = subprocess.Popen(command, stdin=subprocess.PIPE, env=settings)
    except OSError:
        write_out(chunks)
        return
    assert pager.stdin
    try:
        for chunk in chunks:
            pager.stdin.write(chunk.encode("utf-8", "backslashreplace"))
        pager.stdin.close()
    except BrokenPipeError:
        pass  # the person has seen enough
    pager.wait()


def close_standard_output() -> None:
    """Whoever read our output has gone: what is still buffered must not raise when Python ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def complain(problem: str) -> None:
    """One line on standard error for a thing that went wrong."""
    note(f"quotetrace: {problem}")


def note(line: str) -> None:
    """One line on standard error, with nothing in it that acts on a terminal."""
    try:
        sys.stderr.buffer.write(f"{folded(line)}\n".encode("utf-8", "backslashreplace"))
        sys.stderr.buffer.flush()
    except BrokenPipeError:
        pass  # nobody listens; the work goes on
