"""Work on many articles, here or in several processes, with the results in the order of the articles."""

import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, TypeVar

from quotetrace.errors import UsageError

if TYPE_CHECKING:
    from concurrent.futures import Future

__all__ = ["in_order"]

AHEAD = 8  # articles that may wait for each process: enough to keep it busy, few enough to hold

Item = TypeVar("Item")
Result = TypeVar("Result")


def in_order(
    work: Callable[[Item], Result], articles: Iterable[Item], jobs: int
) -> Iterator[tuple[Item, Result | BaseException]]:
    """Each article with what `work` makes of it, or with the exception that it raised. Holds no more than a batch."""
    if jobs < 1:
        raise UsageError(f"--jobs {jobs}: give 1 or more")
    return _here(work, articles) if jobs == 1 else _in_processes(work, articles, jobs)


def _here(work: Callable[[Item], Result], articles: Iterable[Item]) -> Iterator[tuple[Item, Result | BaseException]]:
    for article in articles:
        try:
            outcome: Result | BaseException = work(article)
        except Exception as error:
            outcome = error
        yield article, outcome


def _in_processes(
    work: Callable[[Item], Result], articles: Iterable[Item], jobs: int
) -> Iterator[tuple[Item, Result | BaseException]]:
    from concurrent.futures import ProcessPoolExecutor

    waiting: deque[tuple[Item, Future[Result]]] = deque()
    with ProcessPoolExecutor(jobs, initializer=_leave_interrupts_to_the_parent) as pool:
        try:
            for article in articles:
                waiting.append((article, pool.submit(work, article)))
                if len(waiting) >= jobs * AHEAD:
                    first, future = waiting.popleft()
                    yield first, future.exception() or future.result()
            for rest, future in waiting:
                yield rest, future.exception() or future.result()
        except BaseException:
            pool.shutdown(wait=True, cancel_futures=True)
            raise


def _leave_interrupts_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
