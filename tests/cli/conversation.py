"""A person at a terminal: keys go in, what appears is waited for."""

import fcntl
import os
import pty
import select
import subprocess
import termios
from types import TracebackType

from command import COMMAND, environment
from conftest import ROOT

__all__ = ["Conversation"]

PATIENCE = 20  # seconds


class Conversation:
    """The command with all of its streams on a pseudo-terminal, 80 columns wide unless told otherwise."""

    def __init__(self, *arguments: object, columns: int = 80) -> None:
        self.terminal, inner = pty.openpty()
        self.process = subprocess.Popen(
            [*COMMAND, *map(str, arguments)],
            stdin=inner,
            stdout=inner,
            stderr=inner,
            cwd=ROOT,
            env=environment({"TERM": "xterm-256color", "COLUMNS": str(columns), "NO_COLOR": "1"}),
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # so that Ctrl-C interrupts
        )
        os.close(inner)
        self.shown = ""

    def __enter__(self) -> "Conversation":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.process.kill()
        self.process.wait()
        os.close(self.terminal)

    def expect(self, text: str) -> str:
        """What appears up to and with `text`."""
        while text not in self.shown:
            assert self.read(), f"{text!r} never appeared, but:\n{self.shown}"
        found, self.shown = self.shown.split(text, 1)
        return found + text

    def send(self, keys: str) -> None:
        os.write(self.terminal, keys.encode())

    def answer(self, prompt: str, keys: str) -> str:
        """What appears up to the prompt, which is then answered."""
        found = self.expect(prompt)
        self.send(keys)
        return found

    def end(self) -> int:
        """The exit code, when the command has said its last."""
        while self.read():
            pass
        return self.process.wait(PATIENCE)

    def read(self) -> bool:
        """Whether more has appeared."""
        ready, _, _ = select.select([self.terminal], [], [], PATIENCE)
        try:
            data = os.read(self.terminal, 65536) if ready else b""
        except OSError:  # the other side is closed
            data = b""
        self.shown += data.decode("utf-8", "replace").replace("\r\n", "\n")
        return bool(data)
