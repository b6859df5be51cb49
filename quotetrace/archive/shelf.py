"""Articles and quotes in the file: put in, taken out, versions kept apart."""

import json
import re
import sqlite3
from collections.abc import Collection, Iterable, Iterator
from enum import StrEnum
from hashlib import sha256
from pathlib import PurePath
from typing import NamedTuple

from quotetrace.archive.index import drop, enter, enter_keys
from quotetrace.archive.transactions import Database, snapshot, transaction
from quotetrace.archive.values import packed_article, packed_quote, unpacked_article, unpacked_quote
from quotetrace.model import Article, Quote
from quotetrace.pipeline import Heard

__all__ = [
    "Entry",
    "Outcome",
    "add",
    "clean",
    "digest",
    "entries",
    "everything",
    "index_anew",
    "knows",
    "knows_of",
    "of_articles",
    "place_of",
    "remove",
    "selected",
]

OWN_ID = re.compile(r"a_[0-9a-f]{12}")
PARAMETERS = 500  # that go into one command

ARTICLE = """INSERT INTO article (article, digest, place, version, is_current, is_settled, path, url, headline, outlet, published, byline,
    dateline, wire, language, record) VALUES (?, ?, ?, ?, 1, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
QUOTE = """INSERT INTO quote (article, quote, text, spans, kind, speaker, role, speaker_type, cue, channel, told_to, polarity, confidence,
    paragraph, record) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""


class Outcome(StrEnum):
    """What became of an article that was to be added."""

    ADDED = "added"
    CHANGED = "changed"
    KNOWN = "known"


class Entry(NamedTuple):
    """An article with quotes of it that stand in the file, and their rows there."""

    article: Article
    quotes: tuple[Quote, ...]
    numbers: tuple[int, ...]

    @property
    def heard(self) -> Heard:
        """The same without the file."""
        return Heard(self.article, self.quotes)


def knows(db: Database, article: Article) -> str | None:
    """The place of this article, if the archive holds it as it is, not replaced by a later version."""
    known = "SELECT place FROM article WHERE digest = ? AND is_current"
    return next((str(row["place"]) for row in db.execute(known, (digest(article),))), None)


def knows_of(db: Database, article: Article) -> str | None:
    """The same of an article of which only quotes were read: its id tells, in any of the places where it may stand."""
    known = "SELECT place FROM article WHERE place IN (?, ?, ?) AND article = ? AND is_current"
    asked = map(clean, (*places_of(article), article.id))
    return next((str(row["place"]) for row in db.execute(known, tuple(asked))), None)


def add(db: Database, heard: Heard, beside: Collection[str] = ()) -> Outcome:
    """Adds one article with its quotes, in one transaction. What is there already changes nothing; by its digest it is
    known.

    An article at a place (its given id, its address, its path) where another text stood is a new version; the old one
    is kept, but no longer counts. `beside` are places that this run has filled: what else comes from there stands
    beside it, as a line of a file does.
    """
    place = place_of(heard.article)
    with transaction(db):
        if knows(db, heard.article):
            return Outcome.KNOWN
        before = db.execute("SELECT id, version FROM article WHERE place = ? AND is_current", (place,)).fetchall()
        replaces = len(before) == 1 and place not in beside
        if replaces:
            withdraw(db, before[0][0])
            db.execute("UPDATE article SET is_current = 0 WHERE id = ?", (before[0][0],))
        insert(db, heard, place, before[0][1] + 1 if replaces else 1)
    return Outcome.CHANGED if replaces else Outcome.ADDED


def insert(db: Database, heard: Heard, place: str, version: int = 1) -> None:
    """Writes an article, its quotes and their keys."""
    article = heard.article
    facts = (article.path, article.url, article.headline, article.outlet, article.published, article.byline, article.dateline,
        article.wire.agency if article.wire else None, article.language)  # fmt: skip
    row = (clean(article.id), digest(article), clean(place), version, *map(clean, facts), packed_article(article))
    number = db.execute(ARTICLE, row).lastrowid
    for quote in heard.quotes:
        said, told = quote.speaker, quote.told_to.text if quote.told_to else None
        spans = json.dumps(quote.content.spans)
        words = (quote.id, quote.content.text, spans, str(quote.kind), said.name, said.role, str(said.type),
            quote.cue.text if quote.cue else None, quote.channel.type if quote.channel else None, told, str(quote.polarity))  # fmt: skip
        known = db.execute(QUOTE, (number, *map(clean, words), quote.confidence, quote.paragraph, packed_quote(quote)))
        enter(db, known.lastrowid or 0, quote)


def remove(db: Database, name: str) -> int:
    """Removes the articles whose id, address or path is `name`, in all their versions: how many there were. `./a` is
    the path `a`."""
    with transaction(db):
        names = (name, path := str(PurePath(name)), f"./{path}")
        found = db.execute(
            "SELECT id, is_current FROM article WHERE ? IN (article, url) OR path IN (?, ?, ?)", (name, *names)
        ).fetchall()
        for number, is_current in found:
            if is_current:
                withdraw(db, number)
            db.execute("DELETE FROM quote WHERE article = ?", (number,))
            db.execute("DELETE FROM article WHERE id = ?", (number,))
    return len(found)


def withdraw(db: Database, article: int) -> None:
    """Takes an article's quotes out of the index and out of all statements, whose other reports are then to be settled
    anew."""
    (held,) = of_articles(db, [article])
    for number, quote in zip(held.numbers, held.quotes, strict=True):
        drop(db, number, quote)
    told = """SELECT statement FROM report JOIN quote ON quote.id = report.quote WHERE quote.article = ?"""
    for (statement,) in db.execute(told, (article,)).fetchall():
        unsettle(db, statement)


def unsettle(db: Database, statement: int) -> None:
    """Dissolves a statement; the articles that report it are to be settled."""
    reporting = "SELECT quote.article FROM report JOIN quote ON quote.id = report.quote WHERE statement = ?"
    db.execute(f"UPDATE article SET is_settled = 0 WHERE id IN ({reporting})", (statement,))
    db.execute("DELETE FROM report WHERE statement = ?", (statement,))
    db.execute("DELETE FROM statement WHERE id = ?", (statement,))


def index_anew(db: Database) -> None:
    """Makes the keys of all quotes anew: what the matching index would find them by today."""
    db.execute("DELETE FROM posting")
    for entry in everything(db):
        for number, quote in zip(entry.numbers, entry.quotes, strict=True):
            enter_keys(db, number, quote)


# ---------------------------------------------------------------- reading


def entries(db: Database, numbers: Iterable[int]) -> list[Entry]:
    """The quotes of some rows with their articles; of each article only these quotes."""
    wanted = sorted(set(numbers))
    rows = selected(db, "SELECT article, id, record FROM quote WHERE id IN", wanted)
    return filled(db, rows)


def of_articles(db: Database, articles: Iterable[int]) -> list[Entry]:
    """Whole articles, by their rows; those without quotes too."""
    wanted = sorted(set(articles))
    rows = selected(db, "SELECT article, id, record FROM quote WHERE article IN", wanted)
    return filled(db, rows, wanted)


def everything(db: Database) -> Iterator[Entry]:
    """All current articles with their quotes, one by one, as they stand when the first is asked for."""
    last = 0
    current = "SELECT id FROM article WHERE is_current AND id > ? ORDER BY id LIMIT ?"
    with snapshot(db):
        while found := [number for (number,) in db.execute(current, (last, PARAMETERS))]:
            yield from of_articles(db, found)
            last = found[-1]


def filled(db: Database, rows: Iterable[sqlite3.Row], wanted: Iterable[int] = ()) -> list[Entry]:
    """Entries from rows of quotes, in the order of the articles' rows; those of `wanted` articles even without
    quotes."""
    held: dict[int, list[sqlite3.Row]] = {article: [] for article in wanted}
    for row in rows:
        held.setdefault(row["article"], []).append(row)
    found = []
    for row in selected(db, "SELECT id, record FROM article WHERE id IN", sorted(held)):
        article = unpacked_article(row["record"])
        own = sorted(held[row["id"]], key=lambda quote: int(quote["id"]))
        quotes = tuple(unpacked_quote(quote["record"], article) for quote in own)
        found.append(Entry(article, quotes, tuple(quote["id"] for quote in own)))
    return found


def selected(db: Database, command: str, wanted: list[int]) -> Iterator[sqlite3.Row]:
    """The rows that a command gives for some numbers, a handful at a time."""
    for start in range(0, len(wanted), PARAMETERS):
        some = wanted[start : start + PARAMETERS]
        yield from db.execute(f"{command} ({','.join('?' * len(some))})", some)


# ---------------------------------------------------------------- what an article is known by


def digest(article: Article) -> str:
    """The digest of an article as it was read; of its id and text, if it was not read."""
    return article.sha256 or sha256(f"{article.id}\0{article.text}".encode("utf-8", "surrogatepass")).hexdigest()


def place_of(article: Article) -> str:
    """What stays when an article is changed: the id that its source gives it, the address that it states, or its path.

    An id or address counts within one outlet only: a mirror states the address of the original.
    """
    by_id, by_url, by_path = places_of(article)
    if not OWN_ID.fullmatch(article.id):
        return by_id
    if article.url and (article.path is None or any(fact.field == "url" for fact in article.facts)):
        return by_url
    return by_path if article.path else f"text {digest(article)}"


def places_of(article: Article) -> tuple[str, str, str]:
    """The places of an article by its id, its address and its path."""
    return (
        f"id {article.outlet}: {article.id}",
        f"url {article.outlet}: {article.url}",
        f"path {PurePath(article.path or '')}",
    )


def clean(value: str | None) -> str | None:
    """A text that SQLite can store: half a surrogate pair can not be."""
    return value and value.encode("utf-8", "replace").decode()
