"""What an archive holds, counted; and whether all of it is whole."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from quotetrace.archive.shelf import digest
from quotetrace.archive.transactions import Database, snapshot
from quotetrace.archive.values import unpacked_article, unpacked_quote
from quotetrace.model import Article, Quote

__all__ = ["Stats", "stats", "verify"]

OF_CURRENT = "SELECT quote.id FROM quote JOIN article ON article.id = quote.article WHERE is_current"

ORPHANS = {
    "quotes without an article": "SELECT count(*) FROM quote WHERE article NOT IN (SELECT id FROM article)",
    "keys of quotes that are not there": f"SELECT count(*) FROM posting WHERE quote NOT IN ({OF_CURRENT})",
    "quotes without keys": f"SELECT count(*) FROM ({OF_CURRENT} EXCEPT SELECT quote FROM posting)",
    "words of quotes that are not there": f"SELECT count(*) FROM word_docsize WHERE id NOT IN ({OF_CURRENT})",
    "quotes without words": f"SELECT count(*) FROM ({OF_CURRENT} EXCEPT SELECT id FROM word_docsize)",
    "reports of quotes that are not there": f"SELECT count(*) FROM report WHERE quote NOT IN ({OF_CURRENT})",
    "reports without a statement": "SELECT count(*) FROM report WHERE statement NOT IN (SELECT id FROM statement)",
    "settled quotes without a statement": f"SELECT count(*) FROM ({OF_CURRENT} AND is_settled EXCEPT SELECT quote FROM report)",
    "statements with another number of reports": (
        "SELECT count(*) FROM statement WHERE reports <> (SELECT count(*) FROM report WHERE report.statement = statement.id)"
    ),
    "articles that are there twice": (
        "SELECT count(*) FROM (SELECT 1 FROM article WHERE is_current GROUP BY digest HAVING count(*) > 1)"
    ),
}

STATS = """
WITH current AS (SELECT * FROM article WHERE is_current)
SELECT (SELECT count(*) FROM current), (SELECT count(*) FROM article WHERE NOT is_current),
    (SELECT count(DISTINCT outlet) FROM current), (SELECT count(*) FROM word_docsize), (SELECT count(*) FROM statement),
    (SELECT count(*) FROM statement WHERE reports > 1), (SELECT count(*) FROM statement WHERE independent_origins > 1),
    (SELECT count(*) FROM current WHERE NOT is_settled), (SELECT min(published) FROM current), (SELECT max(published) FROM current),
    (SELECT page_count * page_size FROM pragma_page_count, pragma_page_size)
"""


@dataclass(frozen=True, slots=True)
class Stats:
    """How much an archive holds. `earliest` and `latest` are dates of publication; `bytes` is the size of the file."""

    articles: int
    former_versions: int
    outlets: int
    quotes: int
    statements: int
    with_several_reports: int
    with_several_origins: int
    unsettled: int
    earliest: str | None
    latest: str | None
    bytes: int


def stats(db: Database) -> Stats:
    """How much the archive holds."""
    return Stats(*db.execute(STATS).fetchone())


def verify(db: Database) -> tuple[str, ...]:
    """Everything that is wrong with the archive, one line each; nothing if all is whole. What is written meanwhile is
    not looked at."""
    with snapshot(db):
        return tuple(faults(db))


def faults(db: Database) -> Iterator[str]:
    """The faults one by one."""
    yield from (f"the file: {row[0]}" for row in db.execute("PRAGMA integrity_check(20)") if row[0] != "ok")
    for what, command in ORPHANS.items():
        if count := db.execute(command).fetchone()[0]:
            yield f"{count:,} {what}"
    yield from damaged(db)


def damaged(db: Database) -> Iterator[str]:
    """Articles whose record can not be read, is not that of their digest, or does not hold the words of their
    quotes."""
    for row in db.execute("SELECT id, article, digest, record FROM article"):
        try:
            article = unpacked_article(row["record"])
            records = db.execute("SELECT record FROM quote WHERE article = ?", (row["id"],))
            quotes = [unpacked_quote(quote["record"], article) for quote in records]
        except (ValueError, TypeError, zlib.error) as error:
            yield f"{row['article']}: its record is damaged ({error})"
            continue
        if digest(article) != row["digest"]:
            yield f"{row['article']}: its record is that of another article"
        yield from (
            f"{quote.id}: its words do not stand in {article.id}" for quote in quotes if not stands(quote, article)
        )


def stands(quote: Quote, article: Article) -> bool:
    """Whether the words of a quote are those at its place in the article; one that was built without a text can not
    tell."""
    if not article.text:
        return True
    return quote.content.text == " ".join(
        " ".join(article.text[start:end].split()) for start, end in quote.content.spans
    )
