"""Which changes between two wordings a person should hear of: those that may change what was said."""

import re
from collections.abc import Iterator
from functools import cache

from quotetrace.lexicon import table
from quotetrace.matching import Change, ChangeType, Comparison
from quotetrace.model import Relation

__all__ = ["GRAVE", "telling"]

WORD = re.compile(r"[^\W_]+")
CONTRACTED = re.compile(r"n't\b|\bcannot\b")
GRAVE = ("number", "negation", "hedge")


def telling(comparison: Comparison, *, indirect: bool) -> Iterator[tuple[str, Change]]:
    """The grave changes of a report with their kinds; of an edited one without such, its first change.

    Indirect speech moves its verbs a tense back ("will" to "would"), so there a hedge is no change.
    """
    kinds = [(kind_of(change), change) for change in comparison.changes]
    changes = [(kind, change) for kind, change in kinds if not (indirect and kind == "hedge")]
    grave = [(kind, change) for kind, change in changes if kind in GRAVE]
    if comparison.relation is Relation.EDITED:
        yield from grave or changes[:1]
    else:
        yield from ((kind, change) for kind, change in grave if change.old and change.new)


def kind_of(change: Change) -> str:
    """The kind of a change: numbers in words count as numbers, and one negation for another is none."""
    if change.type is ChangeType.NEGATION and is_negated(change.old) == is_negated(change.new):
        return "changed"
    if change.type is ChangeType.CHANGED and numbers(change.old) != numbers(change.new):
        return "number"
    if change.type in (ChangeType.CHANGED, ChangeType.NAME) and not (change.old and change.new):
        return "dropped" if change.old else "added"
    return str(change.type)


def is_negated(words: str) -> bool:
    """True if a negation stands in some words; contracted ones count."""
    low = words.casefold().replace("’", "'")
    return CONTRACTED.search(low) is not None or any(word in listed("negation") for word in WORD.findall(low))


def numbers(words: str) -> frozenset[str]:
    """The numbers in some words, in words or figures."""
    return frozenset(w for w in WORD.findall(words.casefold()) if w.isdigit() or w in listed("numbers"))


@cache
def listed(name: str) -> frozenset[str]:
    """The single words of a table; numbers that are often none ("one") are left out."""
    return frozenset(row["word"] for row in table(name) if row.get("kind") != "loose")
