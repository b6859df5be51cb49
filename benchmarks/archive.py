"""How an archive answers when it has been fed for years: `python benchmarks/archive.py --quotes 100000`.

It is filled with invented quotes, ten to an article and a thousand to a day, whose statements are written as labelled:
joining them one day after the other is what `add` is measured by. Each figure comes from a process of its own, so that
its memory is its own.
"""

import argparse
import multiprocessing
import os
import resource
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import groupby
from pathlib import Path
from random import Random
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from corpus import Labelled, corpus
from variants import VARIANTS

from quotetrace.archive import Outcome, add, find, opened, settle, stats, trace
from quotetrace.archive.shelf import insert, place_of
from quotetrace.archive.transactions import Database, transaction
from quotetrace.model import Article, Content, Quote, Span, Stretch
from quotetrace.pipeline import Heard

AN_ARTICLE = 10  # quotes
NEW = 1000  # articles that are added
ASKED = 200  # words that are looked for, and articles that are traced
AT_ONCE = 500  # articles of one transaction while the archive is filled
WARM = 20  # questions before the clock runs


def main() -> None:
    """Fills an archive, asks it, adds to it, and prints what each cost."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--quotes", type=int, default=100_000)
    options.add_argument("--db", help="keep the archive in this file, and take it as it is if it is there")
    chosen = options.parse_args()
    with TemporaryDirectory() as folder:
        path = chosen.db or os.path.join(folder, "desk.db")
        labelled = corpus(chosen.quotes + NEW * AN_ARTICLE)
        old, new = labelled[: chosen.quotes], labelled[chosen.quotes :]
        if not os.path.exists(path):
            alone(fill, path, old)
        alone(measure_file, path, new)
        alone(measure_find, path, new)
        alone(measure_trace, path, new)
        alone(measure_add, path, new)


def alone(measure: Callable[[str, list[Labelled]], str], path: str, labelled: list[Labelled]) -> None:
    """Runs one measure in a process of its own and prints its line with the memory that it took beyond the corpus."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    queue: multiprocessing.Queue[tuple[str, int]] = multiprocessing.get_context("fork").Queue()

    def work() -> None:
        start = resident()
        line = measure(path, labelled)
        queue.put((line, max(0, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - start)))

    process = multiprocessing.get_context("fork").Process(target=work)
    process.start()
    line, memory = queue.get()
    process.join()
    print(f"{line}  memory {memory / 1024:.0f} MB (corpus {before / 1024:.0f} MB left out)", flush=True)


def resident() -> int:
    """Kilobytes of memory that this process holds now."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() // 1024


def fill(path: str, labelled: list[Labelled]) -> str:
    """Writes the whole corpus, its statements as labelled."""
    began = perf_counter()
    label = {one.quote.id: one.statement for one in labelled}
    with opened(path, write=True) as db:
        articles = list(heard(labelled))
        for start in range(0, len(articles), AT_ONCE):
            with transaction(db):
                for one in articles[start : start + AT_ONCE]:
                    insert(db, one, place_of(one.article))
        with transaction(db):
            write_statements(db, label)
    return f"fill      {perf_counter() - began:8.1f} s"


def write_statements(db: Database, label: dict[str, int]) -> None:
    """The statements that the corpus says there are."""
    rows = [(row["id"], label[row["quote"]]) for row in db.execute("SELECT id, quote FROM quote")]
    db.executemany(
        "INSERT OR IGNORE INTO statement VALUES (?, ?, '', NULL, NULL, NULL, 0, 1, '[]', '[]')",
        ((number, f"s_{number:012x}") for number in sorted({number for _, number in rows})),
    )
    db.executemany("INSERT INTO report VALUES (?, ?, 'verbatim', 1.0, 'o1', NULL)", rows)
    db.execute("UPDATE statement SET reports = (SELECT count(*) FROM report WHERE report.statement = statement.id)")
    db.execute("UPDATE article SET is_settled = 1")


def measure_file(path: str, new: list[Labelled]) -> str:
    """The size of the file."""
    with opened(path) as db:
        held = stats(db)
    return f"file      {held.bytes / 2**20:8.0f} MB, {held.quotes:,} quotes, {held.articles:,} articles"


def measure_find(path: str, new: list[Labelled]) -> str:
    """The time to find the reports of some words, cut or changed, that are asked for one after the other."""
    chance = Random("find")
    asked = [
        VARIANTS[chance.choice(["exact", "cut", "edited"])](one.quote.content.text, chance)
        for one in new[: ASKED + WARM]
    ]
    with opened(path) as db:
        times = timed(lambda text: bool(find(db, text)), asked)
    return f"find      {told(times)}"


def measure_trace(path: str, new: list[Labelled]) -> str:
    """The time to trace one new article of ten quotes against everything."""
    with opened(path) as db:
        times = timed(lambda one: bool(trace(db, [one])), list(heard(new))[: ASKED + WARM])
    return f"trace     {told(times)}"


def measure_add(path: str, new: list[Labelled]) -> str:
    """The time to add a thousand articles, their speech found already, and to join what they say to the rest."""
    articles = list(heard(new))[:NEW]
    with opened(path, write=True) as db:
        began, cpu = perf_counter(), process_time()
        added = sum(add(db, one) is Outcome.ADDED for one in articles)
        stored = perf_counter() - began
        settle(db)
    return f"add       {perf_counter() - began:8.1f} s for {added:,} articles, of which {stored:.1f} s to store them; {process_time() - cpu:.1f} s of CPU"


def timed(ask: Callable[..., bool], questions: list[str] | list[Heard]) -> list[tuple[float, bool]]:
    """The seconds that each question took, after a few that warm the caches, and whether anything was found."""
    found = []
    for question in questions:
        began = perf_counter()
        answer = ask(question)
        found.append((perf_counter() - began, answer))
    return found[WARM:]


def told(times: list[tuple[float, bool]]) -> str:
    """Median and 95th percentile in milliseconds."""
    seconds = [second for second, _ in times]
    high = quantiles(seconds, n=20)[-1]
    return f"{1000 * median(seconds):8.1f} ms median, {1000 * high:.1f} ms 95 %, {sum(a for _, a in times)} of {len(times)} found"


def heard(labelled: list[Labelled]) -> Iterator[Heard]:
    """Articles of ten quotes, each with a text that holds their words."""
    by_day = sorted(labelled, key=lambda one: one.quote.article.published or "")
    for _, same in groupby(by_day, key=lambda one: one.quote.article.published):
        quotes = [one.quote for one in same]
        for start in range(0, len(quotes), AN_ARTICLE):
            yield article_of(quotes[start : start + AN_ARTICLE])


def article_of(quotes: list[Quote]) -> Heard:
    """One article that reports some quotes."""
    text, places = "", []
    for quote in quotes:
        text += f"At {quote.id[2:]} the reporter wrote down what {quote.speaker.name or 'somebody'} had to say: “"
        places.append(len(text))
        text += f"{quote.content.text}”\n\n"
    first = quotes[0].article
    article = Article(first.id, text, outlet=first.outlet, published=first.published)
    return Heard(article, tuple(placed(quote, article, start) for quote, start in zip(quotes, places, strict=True)))


def placed(quote: Quote, article: Article, start: int) -> Quote:
    """The quote where it stands in the article."""
    words = quote.content.text
    end = start + len(words)
    return replace(
        quote, article=article, content=Content(words, (Span(start, end),)), quoted=(Stretch(words, start, end),)
    )


if __name__ == "__main__":
    main()
