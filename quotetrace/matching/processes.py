"""Work shared out among processes that are forked: what they need is there, and what they find comes back."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterable, Iterator
from multiprocessing.connection import Connection, wait
from typing import TypeVar

from quotetrace.errors import QuotetraceError

__all__ = ["can_fork", "cores", "spread"]

Share = TypeVar("Share")
Result = TypeVar("Result")

END = None  # what a process sends last


def cores() -> int:
    """How many processes can work at the same time."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def can_fork() -> bool:
    """Whether this process can fork others."""
    return "fork" in multiprocessing.get_all_start_methods() and not multiprocessing.current_process().daemon


def spread(work: Callable[[Share], Iterable[Result]], shares: list[Share]) -> Iterator[Result]:
    """All results of `work(share)` for each share, as they come: each share in a process of its own, a single one in
    this.

    `shares` is emptied, so that each process holds the memory of its own alone.
    """
    if len(shares) == 1 or not can_fork():
        while shares:
            yield from work(shares.pop())
        return
    context = multiprocessing.get_context("fork")
    inlets: list[Connection] = []
    processes = []
    try:
        while shares:
            inlet, outlet = context.Pipe(duplex=False)
            inlets.append(inlet)
            processes.append(
                context.Process(target=deliver, args=(work, shares.pop(), shares, inlets, outlet), daemon=True)
            )
            processes[-1].start()
            outlet.close()
        yield from received(inlets)
    finally:
        for process in processes:
            process.terminate()
            process.join()


def deliver(
    work: Callable[[Share], Iterable[Result]],
    share: Share,
    others: list[Share],
    inlets: list[Connection],
    outlet: Connection,
) -> None:
    """In a process of its own: does the work and sends the results, or the error that ended it. Interrupts are the
    parent's business.

    It lets go of the ends that only the parent reads: otherwise it would wait for ever to be read, should the parent be
    killed.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    others.clear()
    for inlet in inlets:
        inlet.close()
    try:
        for result in work(share):
            outlet.send(result)
        outlet.send(END)
    except BrokenPipeError:
        return  # the parent is gone
    except Exception as error:
        outlet.send(error)


def received(inlets: list[Connection]) -> Iterator[Result]:
    """What comes from some processes, until all have ended."""
    while inlets:
        for inlet in wait(inlets):
            assert isinstance(inlet, Connection)
            try:
                result = inlet.recv()
            except EOFError:
                raise QuotetraceError("one of the processes was ended (is the memory full? try fewer)") from None
            if isinstance(result, Exception):
                raise result
            if result is END:
                inlets.remove(inlet)
            else:
                yield result
