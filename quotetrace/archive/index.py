"""The matching index's keys in the file, and the words: what leads from a quote to stored quotes that may report the
same."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache, partial
from sqlite3 import Cursor

from quotetrace.archive.transactions import Database
from quotetrace.matching.archive import hits
from quotetrace.matching.candidates import CAP, MOST, meeting, most_shared
from quotetrace.matching.keys import is_word, keys
from quotetrace.matching.linking import window
from quotetrace.matching.rows import row_of
from quotetrace.matching.verdict import Witness
from quotetrace.matching.wording import read_wording
from quotetrace.model import Kind, Quote

__all__ = ["Postings", "alike", "drop", "enter", "enter_keys", "likely", "speaking"]

BITS = (1 << 48) - 1  # of a key that are stored: within a window, collisions are one in millions
UNDATED = 0  # the window of quotes without a date
INDIRECT = 1 << 20  # longer than any quote: indirect speech stands behind all that is quoted
OTHERS = 2 * MOST  # less full quotes that are looked at: which of them the index would lead here is not known
PHRASES = 50  # quotes that a search for words gives at most
REMEMBERED = 30_000  # look-ups, with what they gave: the quotes of a day share many of their words; some 20 MB
ROWS = 32  # bits of an entry that hold a row
WORD = re.compile(r"\w+")

HOLDING = f"""SELECT days, (place << {ROWS}) + quote FROM json_each(?1) AS near CROSS JOIN posting
    ON days = near.value AND posting.key = ?2 AND place <= coalesce(
        (SELECT %s FROM posting AS same WHERE same.days = near.value AND same.key = ?2 ORDER BY place LIMIT 1 OFFSET {CAP}), {INDIRECT})"""
OF_PAIR = HOLDING % "place"  # the fullest quotes, up to one more than the cap, and those as full, in each window
OF_WORD = HOLDING % -INDIRECT  # no quotes of a window where there are more than the cap


def enter(db: Database, number: int, quote: Quote) -> None:
    """Puts the quote with the row `number` into the index."""
    enter_keys(db, number, quote)
    db.execute("INSERT INTO word (rowid, text) VALUES (?, ?)", (number, stored_text(quote)))


def enter_keys(db: Database, number: int, quote: Quote) -> None:
    """The keys alone."""
    db.executemany("INSERT INTO posting (days, key, place, quote) VALUES (?, ?, ?, ?)", postings(number, quote))


def drop(db: Database, number: int, quote: Quote) -> None:
    """Takes it out again."""
    db.executemany(
        "DELETE FROM posting WHERE days = ? AND key = ? AND place = ? AND quote = ?", postings(number, quote)
    )
    db.execute("INSERT INTO word (word, rowid, text) VALUES ('delete', ?, ?)", (number, stored_text(quote)))


class Postings:
    """The index as it stands at one moment, which the caller holds on to: what was looked up is remembered for a while.

    An entry is one number for a quote: its place in the high bits, its row in the low ones, so that fuller quotes come
    first.
    """

    def __init__(self, db: Database) -> None:
        """The index of an archive."""
        cursor = db.cursor()
        cursor.row_factory = None  # plain tuples: there are thousands of them
        self.look_up = partial(look_up, cursor)
        self.remembered = lru_cache(REMEMBERED)(self.look_up)
        self.windows = frozenset(all_windows(db))

    def sharing(self, held: Sequence[int], days: int | None) -> Counter[int]:
        """The entries that share keys with a quote of a window, with what they count."""
        near = json.dumps([UNDATED if near is None else near for near in meeting(self.windows, days)])
        holding = self.look_up if days is None else self.remembered
        return hits((key, entries) for key in held for entries in holding(near, key))


def look_up(cursor: Cursor, windows: str, key: int) -> list[list[int]]:
    """The entries of the quotes that hold a key, the fullest first, for each window of a list in JSON, if there are
    any.

    None of a window in which a single word leads to more than the cap.
    """
    found: defaultdict[int, list[int]] = defaultdict(list)
    for days, entry in cursor.execute(OF_WORD if is_word(key) else OF_PAIR, (windows, key)):
        found[days].append(entry)
    return [sorted(entries) for entries in found.values()]


def likely(postings: Postings, quote: Quote, known: Witness, itself: int | None = None) -> list[int]:
    """The rows of stored quotes that may report the same as `quote`: fuller ones as the matching index ranks them for
    it.

    Of others, for which it may be the fuller one in turn, those that share most with it. `known` is its witness,
    `itself` its own row, if it is stored.
    """
    held, place = stored(keys(known.wordings)), place_of(quote)
    found = postings.sharing(held, window(known.row))
    found.pop(entry_of(place, itself or 0), None)
    fuller = Counter({entry: count for entry, count in found.items() if entry >> ROWS <= place})
    shorter = [entry for entry in found if entry >> ROWS >= place]
    ranked = sorted(shorter, key=lambda entry: (-found[entry], entry))[:OTHERS]
    return rows_of(dict.fromkeys((*most_shared(fuller, len(held)), *ranked)))


def alike(db: Database, text: str) -> list[int]:
    """The rows of stored quotes that share keys with some words of which nothing else is known, best first."""
    held = stored(keys((read_wording(text),)))
    return rows_of(most_shared(Postings(db).sharing(held, None), len(held)))


def speaking(db: Database, text: str) -> list[int]:
    """The rows of stored quotes that hold the words of `text` in their order."""
    phrase = " ".join(WORD.findall(text))
    if not phrase:
        return []
    found = db.execute("SELECT rowid FROM word WHERE word MATCH ? ORDER BY rank LIMIT ?", (f'"{phrase}"', PHRASES))
    return [number for (number,) in found]


def all_windows(db: Database) -> Iterator[int | None]:
    """The windows of days of which the archive holds quotes."""
    days = -1
    while (found := db.execute("SELECT min(days) FROM posting WHERE days > ?", (days,)).fetchone()[0]) is not None:
        days = found
        yield None if days == UNDATED else days


def postings(number: int, quote: Quote) -> list[tuple[int, int, int, int]]:
    """The rows of the index for a quote."""
    row, place = row_of(quote), place_of(quote)
    days = window(row)
    return [(UNDATED if days is None else days, key, place, number) for key in stored(keys(row.wordings()))]


def place_of(quote: Quote) -> int:
    """A number that is less for fuller quotes."""
    return (INDIRECT if quote.kind is Kind.INDIRECT else 0) - min(len(quote.content.text), INDIRECT - 1)


def entry_of(place: int, number: int) -> int:
    """The entry of a quote's place and row."""
    return (place << ROWS) + number


def rows_of(entries: Iterable[int]) -> list[int]:
    """The rows of some entries."""
    return [entry & ((1 << ROWS) - 1) for entry in entries]


def stored(held: Iterable[int]) -> list[int]:
    """Keys as numbers that SQLite holds; the bit that tells words from pairs stays."""
    return sorted({key & BITS for key in held})


def stored_text(quote: Quote) -> str:
    """The words of a quote as a text that can be stored: half a surrogate pair can not."""
    return quote.content.text.encode("utf-8", "replace").decode()
