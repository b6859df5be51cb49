"""A progress bar on standard error: only on a terminal, only for work that takes longer than a second."""

import sys
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

__all__ = ["Progress"]

PATIENCE = 1.0  # seconds before a bar appears


class Progress:
    """Told of each step, it shows a bar when the work is long. With `wanted` false it never shows anything."""

    def __init__(self, wanted: bool = True) -> None:
        """The clock starts now."""
        self.wanted = wanted and sys.stderr.isatty()
        self.started = monotonic()
        self.bar: Bar | None = None

    def step(self, what: str, done: int, total: int | None) -> None:
        """`what` is going on, `done` of `total` is finished; None is a total that nobody knows."""
        if not self.wanted or (self.bar is None and monotonic() - self.started < PATIENCE):
            return
        if self.bar is None:
            self.bar = _bar()
            self.bar.add_task("")
            self.bar.start()
        self.bar.update(self.bar.task_ids[0], description=what, completed=done, total=total)

    def stop(self) -> None:
        """Take the bar away."""
        if self.bar is not None:
            self.bar.stop()
            self.bar = None
        self.wanted = False


def _bar() -> "Bar":
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    console = Console(stderr=True, highlight=False)
    text = TextColumn("{task.description}", markup=False)
    return Bar(text, BarColumn(), TimeRemainingColumn(), console=console, transient=True)
