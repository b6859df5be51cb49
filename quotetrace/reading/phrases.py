"""The phrases of `lexicon/furniture.tsv`, compiled for the ways in which they are looked up."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from quotetrace.lexicon import column, table

__all__ = [
    "Phrase",
    "appeal_words",
    "head_words",
    "inside_phrases",
    "phrases_beginning",
    "plain_letters",
    "rows_by_first_word",
    "words_in",
]

BEFORE = r"[^\w(©@]*"  # bullets, marks and brackets before a phrase
AFTER = r"[\W_]*$"
WORDS_ONLY = bytes(byte if chr(byte).isalnum() and byte < 128 else 32 for byte in range(256))
WILD = {"{name}": r"[\w'.&-]+(?: [\w'.&-]+){0,4}", "{number}": r"\d[\d,.]*", "{any}": r"[^.!?\n]{1,80}"}


def plain_letters(text: str) -> str:
    """The text in lower case with straight apostrophes and plain spaces, every code point still in its place."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return low if low.isascii() else low.replace("’", "'").replace("\xa0", " ")


@dataclass(frozen=True, slots=True)
class Phrase:
    """One telling phrase: how it matches a line in lower case, and what it takes along."""

    text: str
    pattern: re.Pattern[str]
    takes: str
    whole: bool
    any_length: bool


@cache
def phrases_beginning(word: str) -> tuple[Phrase, ...]:
    """The phrases that a line is or begins with whose first word is `word`, the longest first; those that begin with a
    number by each digit."""
    return tuple(sorted(map(compiled, rows_by_first_word()[word]), key=lambda phrase: -len(phrase.text)))


@cache
def rows_by_first_word() -> Mapping[str, tuple[Mapping[str, str], ...]]:
    """The rows of the table for the starts of lines. Few of them are ever looked at, so each is compiled when it is."""
    found: dict[str, list[Mapping[str, str]]] = {}
    for row in table("furniture"):
        if row["match"] in ("line", "start", "opens"):
            word = first_word(row["phrase"])
            for key in "0123456789" if word == "{number}" else (word,):
                found.setdefault(key, []).append(row)
    return {word: tuple(rows) for word, rows in found.items()}


def first_word(phrase: str) -> str:
    """What a line with this phrase begins with, as furniture looks it up."""
    found = re.match(r"[^\w(©@{]*(\{\w+\}|[^\W\d][\w'-]*|\d|[(©@]\w*)", phrase)
    return found[1] if found else phrase


def compiled(row: Mapping[str, str]) -> Phrase:
    """The phrase of one row of the table."""
    parts = re.split(r"(\{\w+\})", row["phrase"])
    body = "".join(WILD.get(part) or re.escape(part) for part in parts)
    whole = row["match"] == "line"
    edge = AFTER if whole else r"(?!\w)" if row["phrase"][-1].isalnum() else ""
    return Phrase(row["phrase"], re.compile(BEFORE + body + edge), row["takes"], whole, row["match"] == "opens")


@cache
def inside_phrases() -> Mapping[bytes, tuple[tuple[bytes, str], ...]]:
    """The phrases that mark a paragraph wherever they stand in it, each with what it takes, by the longest word in
    them."""
    found: dict[bytes, list[tuple[bytes, str]]] = {}
    for row in table("furniture"):
        if row["match"] == "inside":
            phrase = row["phrase"].encode("ascii")
            found.setdefault(max(words_in(phrase), key=lambda word: (len(word), word)), []).append(
                (phrase, row["takes"])
            )
    return {word: tuple(phrases) for word, phrases in found.items()}


def words_in(low: bytes) -> set[bytes]:
    """The different words of a text in lower case: its runs of letters and digits."""
    return set(low.translate(WORDS_ONLY).split())


@cache
def head_words() -> Mapping[str, frozenset[str]]:
    """The vocabularies of page heads and feet."""
    return {kind: column("furniture", "phrase", match="word", kind=kind) for kind in ("menu", "share", "clock", "date")}


@cache
def appeal_words() -> Mapping[str, frozenset[str]]:
    """The vocabularies of appeals: the reader, the outlet, what is asked."""
    return {kind: column("furniture", "phrase", match="word", kind=kind) for kind in ("reader", "outlet", "asking")}
