"""Work shared out among processes that are forked, so that none has to be sent what all of them read."""

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from typing import Any, TypeVar

__all__ = ["spread"]

Shared = TypeVar("Shared")
Task = TypeVar("Task")
Result = TypeVar("Result")

INHERITED: list[object] = []


def spread(
    function: Callable[[Shared, Task], Result], shared: Shared, tasks: Sequence[Task], workers: int
) -> Iterator[Result]:
    """`function(shared, task)` for each task in turn, by so many processes; where the system cannot fork, by this one."""
    if not can_fork(min(workers, len(tasks))):
        yield from (function(shared, task) for task in tasks)
        return
    context = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(workers, context, initializer=inherit, initargs=(shared,)) as pool:
        yield from pool.map(partial(call, function), tasks)


def can_fork(processes: int) -> bool:
    """Whether there is work for several processes, and the system can fork them."""
    if processes < 2 or multiprocessing.current_process().daemon:
        return False
    return "fork" in multiprocessing.get_all_start_methods()


def inherit(shared: object) -> None:
    """Keeps what a forked process inherited."""
    INHERITED.append(shared)


def call(function: Callable[[Any, Task], Result], task: Task) -> Result:
    """Does one task in a forked process."""
    return function(INHERITED[-1], task)
