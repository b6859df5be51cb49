"""Articles for an archive, small and invented, and the archive as tests look at it."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from conftest import SAMPLES

from quotetrace.archive import Database, Outcome, add, opened, settle
from quotetrace.pipeline import Heard, hear
from quotetrace.reading import read, read_bytes, sources

__all__ = ["article", "fed", "filled", "samples", "statements_of", "story"]

STORY = """Mill to close in spring

The Larkfield Courier
{date}

LARKFIELD - The paper mill will close in spring, its owner said on Tuesday.

“{words}” said Greta Holm, the mill's director.
"""


def samples() -> list[Heard]:
    """The samples, heard."""
    return [hear(article) for source in sources([str(SAMPLES)]) for article in read(source)]


def story(
    words: str = "We tried every buyer from here to the coast, and none of them wanted the old machines",
    date: str = "2019-03-05",
) -> str:
    """The text of an article with one quote."""
    return STORY.format(words=f"{words},", date=date)


def article(text: str, path: str = "story.txt") -> Heard:
    """An article, heard."""
    (read,) = read_bytes(text.encode(), path)
    return hear(read)


def fed(db: Database, heard: Iterable[Heard]) -> list[Outcome]:
    """Adds articles as one run does, and settles."""
    outcomes = [add(db, one) for one in heard]
    settle(db)
    return outcomes


@contextmanager
def filled(path: Path, heard: Iterable[Heard]) -> Iterator[Database]:
    """An archive of these articles."""
    with opened(str(path), write=True) as db:
        fed(db, heard)
        yield db


def statements_of(db: Database) -> list[tuple[object, ...]]:
    """The statements and their reports as the views give them, in an order of their own."""
    statements = db.execute("SELECT * FROM statements ORDER BY id").fetchall()
    reports = db.execute("SELECT * FROM reports ORDER BY statement_id, quote_id, path").fetchall()
    return [tuple(row) for row in (*statements, *reports)]
