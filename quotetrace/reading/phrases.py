"""The phrases of `lexicon/furniture.tsv`, compiled for the ways in which they are looked up."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from quotetrace.lexicon import column, table

__all__ = ["Phrase", "appeal_words", "head_words", "inside_phrases", "phrases_by_first_word"]

NAME = r"[\w'.&-]+(?: [\w'.&-]+){0,4}"
EDGE = r"[\W_]*"  # bullets, marks and brackets around a phrase that is a whole line


@dataclass(frozen=True, slots=True)
class Phrase:
    """One telling phrase: how it matches a line in lower case, and what it takes along."""

    text: str
    pattern: re.Pattern[str]
    takes: str
    any_length: bool = False


@cache
def phrases_by_first_word() -> Mapping[str, tuple[Phrase, ...]]:
    """The phrases that a line is or begins with, by their first word."""
    found: dict[str, list[Phrase]] = {}
    for row in table("furniture"):
        if row["match"] in ("line", "start", "opens"):
            found.setdefault(first_word(row["phrase"]), []).append(compiled(row))
    return {word: tuple(phrases) for word, phrases in found.items()}


def first_word(phrase: str) -> str:
    """What `FIRST_WORD` of furniture finds at the start of a line with this phrase; digits all count as one word."""
    found = re.match(r"[^\w(©@{]*(\{\w+\}|[\w'-]+|[(©@]\w*)", phrase)
    return found[1] if found else phrase


def compiled(row: Mapping[str, str]) -> Phrase:
    """The phrase of one row of the table."""
    body = "".join(
        NAME if part == "{name}" else r"\d[\d,.]*" if part == "{number}" else re.escape(part)
        for part in re.split(r"(\{\w+\})", row["phrase"])
    )
    whole = row["match"] == "line"
    edge = r"(?!\w)" if row["phrase"][-1].isalnum() else ""
    return Phrase(
        row["phrase"],
        re.compile(f"{EDGE_BEFORE}{body}{EDGE + '$' if whole else edge}"),
        row["takes"],
        row["match"] == "opens",
    )


EDGE_BEFORE = r"[^\w(©@]*"


@cache
def inside_phrases() -> tuple[Phrase, ...]:
    """The phrases that mark a paragraph wherever they stand in it."""
    return tuple(compiled(row) for row in table("furniture") if row["match"] == "inside")


@cache
def head_words() -> Mapping[str, frozenset[str]]:
    """The vocabularies of page heads and feet."""
    return {kind: column("furniture", "phrase", match="word", kind=kind) for kind in ("menu", "share", "clock", "date")}


@cache
def appeal_words() -> Mapping[str, frozenset[str]]:
    """The vocabularies of appeals: the reader, the outlet, what is asked."""
    return {kind: column("furniture", "phrase", match="word", kind=kind) for kind in ("reader", "outlet", "asking")}
