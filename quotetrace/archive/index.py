"""The matching index's keys in the file, and the words: what leads from a quote to stored quotes that may report the same."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from quotetrace.archive.file import Database
from quotetrace.matching.archive import hits
from quotetrace.matching.candidates import CAP, MOST, most_shared
from quotetrace.matching.keys import is_word, keys
from quotetrace.matching.linking import window
from quotetrace.matching.rows import row_of
from quotetrace.matching.wording import read_wording
from quotetrace.model import Kind, Quote

__all__ = ["alike", "drop", "enter", "likely", "speaking"]

BITS = (1 << 48) - 1  # of a key that are stored: within a window, collisions are one in millions
UNDATED = 0  # the window of quotes without a date
INDIRECT = 1 << 20  # longer than any quote: indirect speech stands behind all that is quoted
OTHERS = 2 * MOST  # less full quotes that are looked at: which of them the index would lead here is not known
PHRASES = 50  # quotes that a search for words gives at most
WORD = re.compile(r"\w+")

HOLDING = f"""SELECT days, quote, place FROM json_each(?1) AS near JOIN posting ON days = near.value AND posting.key = ?2
    AND place <= coalesce(
        (SELECT %s FROM posting AS same WHERE same.days = near.value AND same.key = ?2 ORDER BY place LIMIT 1 OFFSET {CAP}), {INDIRECT})
    ORDER BY days, place"""
OF_PAIR = HOLDING % "place"  # the fullest quotes, up to one more than the cap in each window
OF_WORD = HOLDING % -INDIRECT  # no quotes of a window where there are more than the cap


def enter(db: Database, number: int, quote: Quote) -> None:
    """Puts the quote with the row `number` into the index."""
    db.executemany("INSERT INTO posting (days, key, place, quote) VALUES (?, ?, ?, ?)", postings(number, quote))
    db.execute("INSERT INTO word (rowid, text) VALUES (?, ?)", (number, stored_text(quote)))


def drop(db: Database, number: int, quote: Quote) -> None:
    """Takes it out again."""
    db.executemany(
        "DELETE FROM posting WHERE days = ? AND key = ? AND place = ? AND quote = ?", postings(number, quote)
    )
    db.execute("INSERT INTO word (word, rowid, text) VALUES ('delete', ?, ?)", (number, stored_text(quote)))


def likely(db: Database, quote: Quote, itself: int | None = None) -> list[int]:
    """The rows of stored quotes that may report the same as `quote`: fuller ones as the matching index ranks them for it.

    Of others, for which it may be the fuller one in turn, those that share most with it. `itself` is its own row, if it is stored.
    """
    days = window(row_of(quote))
    windows = all_windows(db) if days is None else near_windows(db, days)
    held, own = keys_of(quote), place_of(quote)
    places, found = sharing(db, held, windows)
    found.pop(itself or 0, None)
    fuller = Counter({number: count for number, count in found.items() if places[number] <= own})
    shorter = Counter({number: count for number, count in found.items() if places[number] >= own})
    ranked = sorted(shorter, key=lambda number: (-shorter[number], number))[:OTHERS]
    return list(dict.fromkeys((*most_shared(fuller, len(held)), *ranked)))


def alike(db: Database, text: str) -> list[int]:
    """The rows of stored quotes that share keys with some words of which nothing else is known, best first."""
    held = stored(keys((read_wording(text),)))
    _, found = sharing(db, held, all_windows(db))
    return most_shared(found, len(held))


def speaking(db: Database, text: str) -> list[int]:
    """The rows of stored quotes that hold the words of `text` in their order."""
    phrase = " ".join(WORD.findall(text))
    if not phrase:
        return []
    found = db.execute("SELECT rowid FROM word WHERE word MATCH ? ORDER BY rank LIMIT ?", (f'"{phrase}"', PHRASES))
    return [number for (number,) in found]


def sharing(db: Database, held: Sequence[int], windows: Iterable[int | None]) -> tuple[dict[int, int], Counter[int]]:
    """The rows of quotes in some windows that share keys, with their places, and with what they count."""
    asked = list(windows)
    near = json.dumps([UNDATED if days is None else days for days in asked])
    places: dict[int, int] = {}
    found: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for key in held:
        for days, number, place in db.execute(OF_WORD if is_word(key) else OF_PAIR, (near, key)):
            found[key, days].append(number)
            places[number] = place
    return places, hits(held, asked, lambda key, days: found.get((key, days or UNDATED), ())[: CAP + 1])


def near_windows(db: Database, days: int) -> Iterator[int | None]:
    """The windows that hold quotes which one of the window `days` may meet; the last of them is often still to come."""
    for near in (days - 1, days, days + 1, None):
        if db.execute("SELECT 1 FROM posting WHERE days = ? LIMIT 1", (UNDATED if near is None else near,)).fetchone():
            yield near


def all_windows(db: Database) -> Iterator[int | None]:
    """The windows of days of which the archive holds quotes."""
    days = -1
    while (found := db.execute("SELECT min(days) FROM posting WHERE days > ?", (days,)).fetchone()[0]) is not None:
        days = found
        yield None if days == UNDATED else days


def postings(number: int, quote: Quote) -> list[tuple[int, int, int, int]]:
    """The rows of the index for a quote."""
    days, place = window(row_of(quote)), place_of(quote)
    return [(UNDATED if days is None else days, key, place, number) for key in keys_of(quote)]


def place_of(quote: Quote) -> int:
    """A number that is less for fuller quotes."""
    return (INDIRECT if quote.kind is Kind.INDIRECT else 0) - min(len(quote.content.text), INDIRECT - 1)


def keys_of(quote: Quote) -> list[int]:
    """The keys of a quote as they are stored."""
    return stored(keys(row_of(quote).wordings()))


def stored(held: Iterable[int]) -> list[int]:
    """Keys as numbers that SQLite holds; the bit that tells words from pairs stays."""
    return sorted({key & BITS for key in held})


def stored_text(quote: Quote) -> str:
    """The words of a quote as a text that can be stored: half a surrogate pair can not."""
    return quote.content.text.encode("utf-8", "replace").decode()
