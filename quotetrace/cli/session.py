"""One run of a command: the articles that could be read, the problems met on the way, and the exit code that
follows."""

import sys
import traceback
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Protocol, TypeVar

from quotetrace.cli.hearing import Source, Work, article_of, at_hand, known_whole, reasons, written
from quotetrace.cli.lately import Lately
from quotetrace.cli.output import Output
from quotetrace.cli.progress import Progress
from quotetrace.cli.streams import complain, note
from quotetrace.cli.summary import counted
from quotetrace.errors import InputError
from quotetrace.model import Article, Quote
from quotetrace.pipeline import Heard

__all__ = ["Session", "internal"]

Result = TypeVar("Result")
Read = TypeVar("Read", covariant=True)


class Reader(Protocol[Read]):
    """What reads one source."""

    def __call__(
        self, source: str, *, input_format: str | None, on_error: Callable[[InputError], None], save_to: str | None
    ) -> Iterator[Read]:
        """All that stands in it."""


@dataclass
class Session:
    """Counts what was read and what was not. `quiet` drops warnings, notes and progress; `debug` shows tracebacks.

    `hidden` says that no bar must be drawn, because results appear on the same terminal while articles are still being
    read. `save_to` is the folder in which pages from the web are kept.
    """

    quiet: bool = False
    debug: bool = False
    hidden: bool = False
    save_to: str | None = None
    articles_read: int = 0
    quotes_found: int = 0
    problems: int = 0
    warned: Lately = field(default_factory=Lately)
    seen: Lately = field(default_factory=Lately)

    def __post_init__(self) -> None:
        self.progress = Progress(not self.quiet and not self.hidden)

    def __enter__(self) -> "Session":
        return self

    def __exit__(self, *error: object) -> None:
        self.progress.stop()

    def articles(self, paths: Iterable[str], input_format: str | None = None) -> Iterator[Article]:
        """The articles of all sources, one by one; a source that can not be read is one line on standard error."""
        from quotetrace.reading import read

        return self.read(read, paths, input_format)

    def articles_or_quotes(self, paths: Iterable[str], input_format: str | None = None) -> Iterator[Source]:
        """The same, but quote records that come as a source are articles of which the quotes are known."""
        from quotetrace.reading import read_reported

        return self.read(read_reported, paths, input_format)

    def read(self, read: Reader[Result], paths: Iterable[str], input_format: str | None) -> Iterator[Result]:
        """All that `read` finds in all sources."""
        files = list(self.files(paths))
        for done, source in enumerate(files):
            for one in self.while_readable(
                read(source, input_format=input_format, on_error=self.report, save_to=self.save_to)
            ):
                self.progress.step(f"{counted(self.articles_read, 'article')} read", done, len(files))
                article = article_of(one)
                before = self.seen.first((article.id, article.sha256), article.source)
                # quote records in the order of their statements name an article again and again
                self.articles_read += isinstance(one, Article) or before is None
                self.warn(article, before, article.source if known_whole(one) else source)
                yield one
        self.progress.step("putting together", 0, None)

    def files(self, paths: Iterable[str]) -> Iterator[str]:
        """The sources that `paths` name, each file once, by whatever paths and links it is reached."""
        from quotetrace.reading import place_of, sources

        known: dict[str, str] = {}
        for source in (source for path in paths for source in self.while_readable(sources([path]))):
            first = known.get(place := place_of(source))
            if first is None:
                known[place] = source
                yield source
            else:
                self.caution(
                    f"{source}: {'named twice' if first == source else f'the same file as {first}'}, read once"
                )

    def while_readable(self, values: Iterable[Result]) -> Iterator[Result]:
        """The values, up to the first that can not be read, which is reported."""
        try:
            yield from values
        except InputError as error:
            self.report(error)

    def heard(self, hear: Work, articles: Iterable[Source], jobs: int = 1) -> Iterator[Heard]:
        """What `hear` finds in each article, in their order, by `jobs` processes."""
        for one in self.results(partial(at_hand, hear), articles, jobs):
            self.quotes_found += len(one.quotes)
            yield one

    def written(self, hear: Work, out: Output, articles: Iterable[Source], jobs: int = 1) -> Iterator[str]:
        """The same as pieces of the output, which the processes write themselves; its format is one that
        `continues`."""
        yield from out.head()
        for one in self.results(partial(written, hear, out), articles, jobs):
            self.quotes_found += one.quotes
            for line in one.reasons:
                self.note(line)
            if one.text:
                yield one.text

    def results(self, work: Callable[[Source], Result], articles: Iterable[Source], jobs: int) -> Iterator[Result]:
        """What `work` makes of each article, in their order, by `jobs` processes. A bug in it costs that article, not
        the run."""
        from quotetrace.cli.jobs import Failed, in_order

        for one, outcome in in_order(work, articles, jobs, weight):
            if isinstance(outcome, Failed):
                self.problem(internal(outcome.error, article_of(one).source), outcome.traceback)
            else:
                yield outcome

    def counted(self, heard: Iterable[Heard]) -> Iterator[Heard]:
        """The same, counted as what was read."""
        for one in heard:
            self.articles_read += 1
            self.quotes_found += len(one.quotes)
            yield one

    def explained(self, heard: Iterable[Heard], out: Output) -> Iterator[Heard]:
        """The same, each attribution with its reason on standard error where the format itself does not show it."""
        for one in heard:
            self.explain(one.quotes, out)
            yield one

    def explain(self, quotes: Iterable[Quote], out: Output) -> None:
        """The reason of each attribution, on standard error where the output itself does not show it."""
        for line in reasons(quotes, out):
            self.note(line)

    def report(self, error: InputError) -> None:
        """One line for a source, or a record in it, that can not be read."""
        self.problem(str(error), "".join(traceback.format_exception(error)) if self.debug else "")

    def problem(self, line: str, traceback: str) -> None:
        """One line for a problem, with its traceback where that is wanted."""
        self.problems += 1
        complain(line)
        if self.debug:
            print(traceback, end="", file=sys.stderr)

    def warn(self, article: Article, before: str | None, place: str) -> None:
        """The warnings that an article carries, told of `place`, each once; and that it is the same as one `before`,
        which counts once."""
        told = [f"{place}: {warning}" for warning in article.warnings]
        same = [f"{article.source}: the same article as {before}"] if before not in (None, article.source) else []
        for line in [*told, *same]:
            if self.warned.first(line, place) is None:
                self.caution(line)

    def caution(self, line: str) -> None:
        """A warning, unless none is wanted."""
        if not self.quiet:
            complain(f"warning: {line}")

    def note(self, line: str) -> None:
        """A line for the person at the terminal."""
        if not self.quiet:
            note(line)

    def summarize(self, line: str) -> None:
        """The last line, about all that was read; none after nothing but problems."""
        if self.articles_read or not self.problems:
            self.note(line)

    def exit_code(self, negative: bool = False) -> int:
        """2 where an input could not be read, 1 for a negative finding, else 0."""
        return 2 if self.problems else int(negative)


def weight(one: Source) -> int:
    """How much work an article is: the code points of its text."""
    return len(article_of(one).text)


def internal(error: str, place: str | None = None) -> str:
    """One line for a bug of ours, given its name and message."""
    what = f"internal error: {error} (a bug: please report it; --debug shows where)"
    return f"{place}: {what}" if place else what
