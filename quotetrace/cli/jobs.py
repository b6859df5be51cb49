"""Work on many articles, here or in several processes, with the results in the order of the articles.

Articles travel in batches, small ones first, so that ten files are shared out and a million cost few messages. As many
batches are under way as keep every process busy, and no more: memory does not grow with the number of articles.
"""

import gc
import multiprocessing
import signal
import sys
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain, islice, repeat
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from quotetrace.errors import QuotetraceError, UsageError

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

__all__ = ["Failed", "in_order"]

GROWING = (1, 2, 4, 8, 16)  # articles in the first batches
LARGEST = 32  # articles in all others: 0.1 s of work, of which the messages take a hundredth
HEAVIEST = 2**18  # what the articles of a batch weigh before it is closed
AHEAD = 3  # batches under way for each process: one that it works on, one at hand, one that comes

Item = TypeVar("Item")
Result = TypeVar("Result")


class Failed(NamedTuple):
    """What went wrong with one article: the error's name and message, and its traceback."""

    error: str
    traceback: str


def in_order(
    work: Callable[[Item], Result], articles: Iterable[Item], jobs: int, weight: Callable[[Item], int]
) -> Iterator[tuple[Item, Result | Failed]]:
    """Each article with what `work` makes of it, or with how it failed. Holds no more than a few batches.

    `weight` is how heavy an article is: the code points of its text.
    """
    if jobs < 1:
        raise UsageError(f"--jobs {jobs}: give 1 or more")
    return _here(work, articles) if jobs == 1 else _in_processes(work, iter(articles), jobs, weight)


def _here(work: Callable[[Item], Result], articles: Iterable[Item]) -> Iterator[tuple[Item, Result | Failed]]:
    for article in articles:
        yield article, _outcome(work, article)


def _outcome(work: Callable[[Item], Result], article: Item) -> Result | Failed:
    try:
        return work(article)
    except Exception as error:
        return _failed(error)


def _failed(error: BaseException) -> Failed:
    return Failed(f"{type(error).__name__}: {error}", "".join(traceback.format_exception(error)))


def _in_processes(
    work: Callable[[Item], Result], articles: Iterator[Item], jobs: int, weight: Callable[[Item], int]
) -> Iterator[tuple[Item, Result | Failed]]:
    from concurrent.futures.process import BrokenProcessPool

    waiting: deque[tuple[list[Item], Future[list[Result | Failed]]]] = deque()
    yield from _here(
        work, islice(articles, 1)
    )  # loads here what the processes, forked from this one, then need not load
    with _pool(jobs) as pool:
        try:
            for batch in _batches(articles, jobs, weight):
                waiting.append((batch, pool.submit(partial(_each, work), batch)))
                if len(waiting) > jobs * AHEAD:
                    yield from _results(*waiting.popleft())
            while waiting:
                yield from _results(*waiting.popleft())
        except BrokenProcessPool:
            raise QuotetraceError("one of the processes was ended (is the memory full? try fewer --jobs)") from None
        except BaseException:
            pool.shutdown(wait=True, cancel_futures=True)
            raise


def _pool(jobs: int) -> "ProcessPoolExecutor":
    """So many processes, forked where that is safe: they share what is loaded already. QuotetraceError where none can
    be had."""
    from concurrent.futures import ProcessPoolExecutor

    context = multiprocessing.get_context("fork" if sys.platform == "linux" else None)
    try:
        return ProcessPoolExecutor(jobs, context, initializer=_begin)
    except OSError as error:  # locks live in shared memory, which a locked-down container may not have
        raise QuotetraceError(f"no processes can be had for --jobs: {error.strerror} (leave out --jobs)") from None


def _begin() -> None:
    """In a new process: interrupts are the parent's business, and what was loaded stays, so that nobody looks at it
    again."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.freeze()


def _batches(articles: Iterator[Item], jobs: int, weight: Callable[[Item], int]) -> Iterator[list[Item]]:
    """The articles in batches that grow from one to the largest, so that few articles too are shared out evenly."""
    growing = (size for size in GROWING for _ in range(2 * jobs))
    batch: list[Item] = []
    for size in chain(growing, repeat(LARGEST)):
        left = HEAVIEST
        for article in islice(articles, size):
            batch.append(article)
            left -= weight(article)
            if left <= 0:
                break
        if not batch:
            return
        yield batch
        batch = []


def _each(work: Callable[[Item], Result], batch: list[Item]) -> list[Result | Failed]:
    return [_outcome(work, article) for article in batch]


def _results(batch: list[Item], future: "Future[list[Result | Failed]]") -> Iterator[tuple[Item, Result | Failed]]:
    """The articles of a batch with their results; what could not come back from the process at all failed for each of
    them."""
    from concurrent.futures.process import BrokenProcessPool

    error = future.exception()
    if isinstance(error, BrokenProcessPool):
        raise error
    yield from zip(batch, [_failed(error)] * len(batch) if error else future.result(), strict=True)
