"""The command as a user runs it: a process of its own, with its streams, its exit code, and a terminal where one is
wanted."""

import io
import os
import pty
import select
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from unittest import mock

from conftest import ROOT

from quotetrace import speech
from quotetrace.model import Quote

__all__ = ["Done", "in_process", "quotetrace", "quotetrace_on_terminal"]

COMMAND = [sys.executable, "-m", "quotetrace"]


@dataclass(frozen=True)
class Done:
    """What a run left behind."""

    code: int
    out: str
    err: str

    @property
    def problems(self) -> list[str]:
        """The lines on standard error that tell of a problem."""
        return [line for line in self.err.splitlines() if line.startswith("quotetrace: ")]


def environment(changes: Mapping[str, str]) -> dict[str, str]:
    """Our environment without what would change the look of output, and with `changes`."""
    plain = {key: value for key, value in os.environ.items() if key not in {"NO_COLOR", "COLUMNS", "TERM"}}
    return plain | dict(changes)


def quotetrace(*arguments: object, stdin: str | bytes = b"", **changes: str) -> Done:
    """Run the command with all streams in pipes."""
    data = stdin.encode("utf-8") if isinstance(stdin, str) else stdin
    done = subprocess.run(
        [*COMMAND, *map(str, arguments)], input=data, capture_output=True, cwd=ROOT, env=environment(changes)
    )
    return Done(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))


def in_process(*arguments: object, stdin: str = "", **changes: str) -> Done:
    """Run the command within this process, which is faster; for all that does not hang on real pipes and terminals."""
    from quotetrace.cli import main

    streams = [io.TextIOWrapper(io.BytesIO(data), encoding="utf-8") for data in (stdin.encode("utf-8"), b"", b"")]
    once = mock.patch.object(speech, "quotes_of", quotes_once())
    with once, mock.patch.multiple(sys, stdin=streams[0], stdout=streams[1], stderr=streams[2]):
        with mock.patch.dict(os.environ, environment(changes), clear=True):
            code = main([str(argument) for argument in arguments])
        for stream in streams[1:]:
            stream.flush()
    out, err = (stream.buffer.getvalue().decode("utf-8") for stream in streams[1:])  # type: ignore[attr-defined]
    return Done(code, out, err)


@cache
def quotes_once() -> Callable[..., tuple[Quote, ...]]:
    """What finds the quotes of an article, each only once: these tests look at what commands do with them."""
    return lru_cache(maxsize=256)(speech.quotes_of)


def quotetrace_on_terminal(*arguments: object, columns: int = 80, **changes: str) -> Done:
    """Run the command with standard output on a pseudo-terminal of that width, standard error in a pipe."""
    outer, inner = pty.openpty()
    settings = {"TERM": "xterm-256color", "COLUMNS": str(columns)} | changes
    process = subprocess.Popen(
        [*COMMAND, *map(str, arguments)],
        stdin=subprocess.DEVNULL,
        stdout=inner,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        env=environment(settings),
    )
    os.close(inner)
    shown = b"".join(iter(lambda: _read(outer), b""))
    assert process.stderr
    err = process.stderr.read().decode("utf-8")
    os.close(outer)
    return Done(process.wait(), shown.decode("utf-8").replace("\r\n", "\n"), err)


def _read(terminal: int) -> bytes:
    """What the terminal shows next; nothing when the command has ended."""
    select.select([terminal], [], [], 60)
    try:
        return os.read(terminal, 65536)
    except OSError:  # the other side is closed
        return b""
