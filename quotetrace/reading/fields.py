"""What the keys of records mean: one table of aliases for all dialects, `lexicon/article_fields.tsv`."""

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache

from quotetrace.lexicon import several, table
from quotetrace.model import Fact

__all__ = ["keys", "stated_facts", "value_text"]

STATED = ("headline", "outlet", "published", "byline", "dateline", "credit", "url", "modified", "language", "captured")


@cache
def keys(field: str) -> tuple[str, ...]:
    """The keys that mean `field`, the surest first."""
    return tuple(key for row in table("article_fields") if row["field"] == field for key in several(row["keys"]))


@cache
def empty_words() -> frozenset[str]:
    """Words that programs write where they know nothing."""
    return frozenset(keys("unknown"))


@cache
def meanings() -> Mapping[str, tuple[tuple[int, int, str], ...]]:
    """From a key, in lower case, to what it means: the place of the field, of the key among the field's keys, and the
    field."""
    found: dict[str, list[tuple[int, int, str]]] = {}
    for place, field in enumerate(STATED):
        for rank, key in enumerate(keys(field)):
            found.setdefault(key.casefold(), []).append((place, rank, field))
    return {key: tuple(meant) for key, meant in found.items()}


def stated_facts(record: Mapping[str, object], found_in: str) -> tuple[Fact, ...]:
    """The facts that a record states, in the order of the fields, the surest key of each first.

    An address is no name of an outlet, and nothing else is an address.
    """
    known = meanings()
    meant = sorted((*meaning, key) for key in record for meaning in known.get(key.casefold(), ()))
    facts = []
    for _, _, field, key in meant:
        value = value_text(record[key], dated=field in ("published", "modified", "captured"))
        if value and (field not in ("outlet", "url") or value.startswith(("http://", "https://")) == (field == "url")):
            facts.append(Fact(field, value, found_in, key))
    return tuple(facts)


def value_text(value: object, *, dated: bool = False) -> str:
    """A field's value as one line: lists joined by commas, objects by their name, `None` and its like as nothing."""
    if isinstance(value, str):
        folded = " ".join(value.split())
        return "" if folded.casefold() in empty_words() else folded
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, int | float):
        return moment(value) if dated and value > 1e8 else str(value)
    if isinstance(value, Mapping):
        named = (value_text(value.get(key)) for key in keys("name"))
        return next(filter(None, named), "")
    if isinstance(value, list | tuple):
        return ", ".join(filter(None, map(value_text, value)))
    return ""


def moment(seconds: float) -> str:
    """A Unix time, in seconds or milliseconds, as an ISO date and time in UTC; empty if there is no such time."""
    try:
        return datetime.fromtimestamp(seconds / 1000 if seconds > 1e11 else seconds, UTC).isoformat()
    except (OverflowError, ValueError, OSError):
        return ""
