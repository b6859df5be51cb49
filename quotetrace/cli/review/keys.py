"""Single keys from a terminal. It stays in that mode for the whole review, so that keys typed ahead are not lost."""

import os
import sys
import termios
import tty
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["Keyboard", "keyboard"]


class Keyboard:
    """Reads keys, and lines where they are asked for."""

    def __init__(self, terminal: int) -> None:
        """`terminal` is the descriptor of a terminal."""
        self.terminal = terminal
        self.usual = termios.tcgetattr(terminal)

    def single_keys(self) -> None:
        """From now on each key is read at once, and not shown."""
        tty.setcbreak(self.terminal, termios.TCSADRAIN)

    def whole_lines(self) -> None:
        """As terminals usually are."""
        termios.tcsetattr(self.terminal, termios.TCSADRAIN, self.usual)

    def key(self) -> str:
        """The next key; `q` where the terminal has gone."""
        data = os.read(self.terminal, 1)
        while data and len(data) < 4:
            try:
                return data.decode("utf-8")
            except UnicodeDecodeError:
                data += os.read(self.terminal, 1)
        return "q" if not data else "?"

    def line(self) -> str:
        """The next line, which the person sees as it is typed."""
        self.whole_lines()
        try:
            data = b""
            while not data.endswith(b"\n") and (more := os.read(self.terminal, 4096)):
                data += more
            return data.decode("utf-8", "replace")
        finally:
            self.single_keys()


@contextmanager
def keyboard() -> Iterator[Keyboard]:
    """The keyboard of standard input; in the end the terminal is as it was."""
    keys = Keyboard(sys.stdin.fileno())
    keys.single_keys()
    try:
        yield keys
    finally:
        keys.whole_lines()
