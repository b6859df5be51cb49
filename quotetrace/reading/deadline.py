"""Connections that keep to a time: whatever a server sends, and however slowly, all waiting for it ends with one
deadline.

A time limit on a socket counts anew with every byte, so that a server which sends one now and then holds its reader for
ever. Here the limit is set before each read, to what is left. The look-up of a host's name alone is left to the system
and its limits.
"""

import io
import socket
import time
from collections.abc import Callable
from functools import partial
from http.client import HTTPConnection, HTTPResponse, HTTPSConnection
from urllib.request import HTTPHandler, HTTPSHandler, Request

__all__ = ["Deadline", "TimedHTTP", "TimedHTTPS", "TooLateError"]

Clock = Callable[[], float]


class TooLateError(OSError):
    """The time that a whole fetch may take is over."""


class Deadline:
    """So many seconds from now; and how long a silence may be meanwhile."""

    def __init__(self, total: float, silence: float, clock: Clock = time.monotonic) -> None:
        """`clock` gives seconds."""
        self.end, self.silence, self.clock = clock() + total, silence, clock

    def wait(self) -> float:
        """The seconds that one may wait now. TooLateError if there are none."""
        left = self.end - self.clock()
        if left <= 0:
            raise TooLateError
        return min(self.silence, left)


class TimedReader(io.RawIOBase):
    """What a socket receives, until the deadline."""

    def __init__(self, received: io.RawIOBase, sock: socket.socket, deadline: Deadline) -> None:
        self.received, self.sock, self.deadline = received, sock, deadline

    def readable(self) -> bool:
        """It can be read."""
        return True

    def readinto(self, buffer: memoryview) -> int | None:  # type: ignore[override]  # the stubs name no public type for buffers
        """The next bytes. TimeoutError where the server is silent for too long, TooLateError when all its time is
        over."""
        self.sock.settimeout(self.deadline.wait())
        try:
            return self.received.readinto(buffer)
        except TimeoutError:
            self.deadline.wait()
            raise

    def close(self) -> None:
        """Let go of the socket."""
        self.received.close()
        super().close()


class TimedResponse(HTTPResponse):
    """An answer of which headers and body must be there before the deadline."""

    def __init__(self, sock: socket.socket, method: str | None = None, *, deadline: Deadline) -> None:
        super().__init__(sock, method=method)
        self.fp = io.BufferedReader(TimedReader(self.fp.detach(), sock, deadline))


def connection(kind: type[HTTPConnection], deadline: Deadline, host: str, **options: object) -> HTTPConnection:
    """A connection whose every answer keeps to the deadline."""
    made = kind(host, timeout=deadline.wait())
    made.response_class = partial(TimedResponse, deadline=deadline)  # type: ignore[assignment]  # called like the class
    return made


class TimedHTTP(HTTPHandler):
    """Opens http addresses with such connections."""

    def __init__(self, deadline: Deadline) -> None:
        super().__init__()
        self.deadline = deadline

    def http_open(self, req: Request) -> HTTPResponse:
        """The answer to a request, its headers read."""
        return self.do_open(partial(connection, HTTPConnection, self.deadline), req)


class TimedHTTPS(HTTPSHandler):
    """Opens https addresses with such connections."""

    def __init__(self, deadline: Deadline) -> None:
        super().__init__()
        self.deadline = deadline

    def https_open(self, req: Request) -> HTTPResponse:
        """The answer to a request, its headers read."""
        return self.do_open(partial(connection, HTTPSConnection, self.deadline), req)
