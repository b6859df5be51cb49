"""One run of a command: the articles that could be read, the problems met on the way, and the exit code that follows."""

import sys
import traceback
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from quotetrace.cli.streams import complain, note
from quotetrace.errors import InputError
from quotetrace.model import Article, Quote

__all__ = ["Session"]

Result = TypeVar("Result")


@dataclass
class Session:
    """Counts what was read and what was not. `quiet` drops warnings and notes, `debug` shows tracebacks."""

    quiet: bool = False
    debug: bool = False
    articles_read: int = 0
    quotes_found: int = 0
    problems: int = 0
    warned: set[str] = field(default_factory=set)

    def articles(self, paths: Iterable[str], input_format: str | None = None) -> Iterator[Article]:
        """The articles of all sources, one by one; a source that can not be read is one line on standard error."""
        from quotetrace.reading import read, sources

        for path in paths:
            for source in self.while_readable(sources([path])):
                for article in self.while_readable(read(source, input_format=input_format, on_error=self.report)):
                    self.articles_read += 1
                    self.warn(article)
                    yield article

    def while_readable(self, values: Iterable[Result]) -> Iterator[Result]:
        """The values, up to the first that can not be read, which is reported."""
        try:
            yield from values
        except InputError as error:
            self.report(error)

    def attempt(self, work: Callable[[Article], tuple[Quote, ...]], article: Article) -> tuple[Quote, ...]:
        """The quotes that `work` finds in one article; a bug in it costs this article, not the run."""
        try:
            quotes = work(article)
            self.quotes_found += len(quotes)
            return quotes
        except Exception as error:
            place = article.path or article.url or article.id
            self.report(
                error,
                f"{place}: internal error: {type(error).__name__}: {error} (a bug: please report it; --debug shows where)",
            )
            return ()

    def report(self, error: Exception, problem: str | None = None) -> None:
        """One line for a problem (the error's own, unless given), with its traceback where that is wanted."""
        self.problems += 1
        complain(problem or str(error))
        if self.debug:
            traceback.print_exception(error, file=sys.stderr)

    def warn(self, article: Article) -> None:
        """The warnings that an article carries, each once."""
        for warning in article.warnings:
            line = f"{article.path or article.url or article.id}: {warning}"
            if not self.quiet and line not in self.warned:
                self.warned.add(line)
                complain(f"warning: {line}")

    def note(self, line: str) -> None:
        """A line for the person at the terminal."""
        if not self.quiet:
            note(line)

    def exit_code(self, negative: bool = False) -> int:
        """2 where an input could not be read, 1 for a negative finding, else 0."""
        return 2 if self.problems else int(negative)
