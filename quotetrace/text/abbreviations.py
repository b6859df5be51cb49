"""Words that end in a full stop without ending a sentence."""

from collections.abc import Mapping
from functools import cache

from quotetrace.lexicon import column, mapping

__all__ = ["abbreviations", "never_ending"]


@cache
def abbreviations() -> Mapping[str, str]:
    """From a word without its stop to whether a sentence never ends there (yes) or may (maybe): those of the table, and
    what is short in a title (Comdr., Sqn. Ldr.)."""
    words = (word for title in column("titles", "title") for word in title.split(" "))
    short = {word[:-1]: "yes" for word in words if word.find(".") == len(word) - 1 > 1}
    return {**short, **mapping("abbreviations", "word", "within")}


def never_ending() -> list[str]:
    """The words before whose stop no sentence ends, the shortest first."""
    return sorted((word for word, within in abbreviations().items() if within == "yes"), key=len)
