"""The person and the pile: one card after another, one key each, every verdict on the disk before the next card is
shown."""

import webbrowser
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from textwrap import fill

from quotetrace.cli.review.keys import Keyboard
from quotetrace.cli.review.log import Entry, Log, append
from quotetrace.cli.review.pile import Item
from quotetrace.writing.formats import Look
from quotetrace.writing.phrases import attribution
from quotetrace.writing.report.places import live_link

__all__ = ["KEYS", "Desk", "entry_about"]

KEYS = {
    "c": ("confirm", "the article says so, of this speaker, in these words"),
    "r": ("reject", "it does not: the speaker or the words are wrong"),
    "u": ("unclear", "it can not be told from the article"),
    "n": ("note", "write a line about it, and stay"),
    "o": ("open", "the article, at these words, in the browser"),
    "b": ("back", "to the card before"),
    "s": ("skip", "leave it open"),
    "q": ("quit", "everything so far is kept"),
    "?": ("help", "this list"),
}
VERDICT_OF_KEY = {"c": "confirmed", "r": "rejected", "u": "unclear"}
PROMPT = " ".join(f"[{name[0]}]{name[1:]}" if name[0] == key else f"[{key}]" for key, (name, _) in KEYS.items())


@dataclass
class Desk:
    """A review in progress. `show` writes to the person, `keys` reads what they answer."""

    path: Path
    initials: str
    look: Look
    log: Log
    show: Callable[[str], None]
    keys: Keyboard
    last: str = field(init=False)

    def __post_init__(self) -> None:
        self.last = self.log.last

    def go_through(self, items: Sequence[Item]) -> None:
        """Card by card, until the pile is through or the person quits."""
        position = 0
        while 0 <= position < len(items):
            self.show(self.card(items[position], f"{position + 1} of {len(items)}"))
            step = self.decide(items[position])
            if step is None:
                return
            position = max(0, position + step)

    def decide(self, item: Item) -> int | None:
        """The step to the next card: 1, or -1 for back, or None to quit."""
        while True:
            self.show(f"{fill(PROMPT, self.look.width, break_long_words=False)} ")
            key = self.keys.key()
            self.show(f"{KEYS[key][0] if key in KEYS else ''}\n")
            if key in VERDICT_OF_KEY:
                self.record(item, VERDICT_OF_KEY[key], "")
                return 1
            if key in ("q", "\x04"):
                return None
            if key in ("s", "b"):
                return 1 if key == "s" else -1
            self.help_out(key, item)

    def help_out(self, key: str, item: Item) -> None:
        """What leaves the person at the same card."""
        if key == "n":
            self.show("note: ")
            note = self.keys.line().strip()
            if note:
                self.record(item, "note", note)
        elif key == "o":
            address = live_link(item.quote)
            if address:
                webbrowser.open(address)
            self.show(f"{address or item.quote.article.source}\n")
        else:
            self.show("".join(f"  {name}  {about}\n" for name, (_, about) in KEYS.items()))

    def record(self, item: Item, verdict: str, note: str) -> None:
        """Write the verdict down."""
        self.last = append(self.path, entry_about(item, self.initials, verdict, note), self.last)

    def card(self, item: Item, position: str) -> str:
        """What the person sees of an item."""
        from quotetrace.writing.table.review import review_card

        past = [f"{entry.verdict} by {entry.initials}, {entry.time}" for entry in item.verdicts]
        past += [
            f"stale: {entry.verdict} by {entry.initials}, {entry.time}; the article has changed since"
            for entry in item.stale
        ]
        past += [f"note by {entry.initials}: {entry.note}" for entry in item.notes]
        return review_card(position, item.statement, item.report, past, self.look)


def entry_about(item: Item, initials: str, verdict: str, note: str) -> Entry:
    """An entry for the log, of now."""
    quote = item.quote
    return Entry(
        time=datetime.now(UTC).isoformat(timespec="seconds"),
        initials=initials,
        verdict=verdict,
        note=note,
        quote=quote.id,
        statement=item.statement.id,
        source=quote.article.source,
        sha256=quote.article.sha256,
        words=quote.content.text,
        evidence=attribution(quote),
    )
