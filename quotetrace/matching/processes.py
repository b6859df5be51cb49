"""Work shared out among processes, each of which is sent what it needs and no more."""

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from typing import TypeVar

__all__ = ["spread"]

Task = TypeVar("Task")
Result = TypeVar("Result")


def spread(function: Callable[[Task], Result], tasks: Iterable[Task], workers: int) -> Iterator[Result]:
    """`function(task)` for each task in turn, by so many processes; where the system cannot fork, by this one.

    Tasks are drawn as processes become free, so that not all of them need to fit into memory.
    """
    if not can_fork(workers):
        yield from map(function, tasks)
        return
    waiting: deque[Future[Result]] = deque()
    with ProcessPoolExecutor(workers, multiprocessing.get_context("fork")) as pool:
        for task in tasks:
            waiting.append(pool.submit(function, task))
            if len(waiting) > workers:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def can_fork(workers: int) -> bool:
    """Whether several processes are wanted, and the system can fork them."""
    if workers < 2 or multiprocessing.current_process().daemon:
        return False
    return "fork" in multiprocessing.get_all_start_methods()
