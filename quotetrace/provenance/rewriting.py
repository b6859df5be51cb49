"""Which changes between two wordings a person should hear of: those that may change what was said."""

import re
from collections.abc import Iterator
from functools import cache

from quotetrace.lexicon import column, table
from quotetrace.matching import Change, ChangeType, Comparison
from quotetrace.matching.rarity import stem
from quotetrace.model import Relation

__all__ = ["GRAVE", "telling"]

WORD = re.compile(r"[^\W_]+")
CONTRACTED = re.compile(r"n't\b|\bcannot\b")
GRAVE = ("number", "negation", "hedge")


def telling(comparison: Comparison, *, indirect: bool) -> Iterator[tuple[str, Change]]:
    """The grave changes of a report with their kinds; of an edited one without such, its first change.

    Indirect speech moves its verbs a tense back ("will" to "would") and its persons ("we" to "they"), so there these are
    no changes, and neither is a hedge.
    """
    moved = negations(comparison.a) == negations(comparison.b)  # each may stand elsewhere, none was lost
    kinds = [(kind_of(change, moved=moved), change) for change in comparison.changes]
    changes = [
        (k, change) for k, change in kinds if not (indirect and (k == "hedge" or (k not in GRAVE and is_shift(change))))
    ]
    grave = [(kind, change) for kind, change in changes if kind in GRAVE]
    if comparison.relation is Relation.EDITED:
        yield from grave or [(kind, change) for kind, change in changes if not is_elsewhere(comparison, change)][:1]
    else:
        yield from ((kind, change) for kind, change in grave if change.old and change.new)


def kind_of(change: Change, *, moved: bool) -> str:
    """The kind of a change: numbers in words count as numbers, and one negation for another is none, nor one that only
    `moved`."""
    if change.type is ChangeType.NEGATION and (moved or bool(negations(change.old)) == bool(negations(change.new))):
        return "changed"
    if change.type is ChangeType.CHANGED and numbers(change.old) != numbers(change.new):
        return "number"
    if change.type in (ChangeType.CHANGED, ChangeType.NAME) and not (change.old and change.new):
        return "dropped" if change.old else "added"
    return str(change.type)


def is_elsewhere(comparison: Comparison, change: Change) -> bool:
    """True if words that only one wording has at a place stand elsewhere in the other, or are articles: cooperating
    fully, fully cooperating."""
    words, other = (change.old, comparison.b) if change.old else (change.new, comparison.a)
    moved = set(WORD.findall(words.casefold())) - column("phrase_words", "words", kind="article")
    return not (change.old and change.new) and moved.issubset(WORD.findall(other.casefold()))


def is_shift(change: Change) -> bool:
    """True if auxiliaries and pronouns stand for others, or a word in another form, and nothing else was changed."""
    old, new = (
        {stem(w) for w in WORD.findall(words.casefold()) if w not in shifted()} for words in (change.old, change.new)
    )
    return bool(change.old and change.new) and old == new


def negations(words: str) -> int:
    """How many negations stand in some words; contracted ones count."""
    low = words.casefold().replace("’", "'")
    return len(CONTRACTED.findall(low)) + sum(word in listed("negation") for word in WORD.findall(low))


def numbers(words: str) -> frozenset[str]:
    """The numbers in some words, in words or figures."""
    return frozenset(w for w in WORD.findall(words.casefold()) if w.isdigit() or w in listed("numbers"))


@cache
def shifted() -> frozenset[str]:
    """Auxiliaries and pronouns."""
    return frozenset().union(*(column("word_classes", "words", tag=tag) for tag in "MOUH"))


@cache
def listed(name: str) -> frozenset[str]:
    """The single words of a table; numbers that are often none ("one") are left out."""
    return frozenset(row["word"] for row in table(name) if row.get("kind") != "loose")
