"""How findings speak of places and words."""

from collections.abc import Sequence

from quotetrace.model import Quote
from quotetrace.provenance.chains import place_of

__all__ = ["ending", "places", "short"]

LONGEST_WORDS = 80  # code points of article text in one sentence


def places(quotes: Sequence[Quote]) -> str:
    """Where some reports were printed, each place once; empty for none."""
    names = list(dict.fromkeys(place_of(quote.article) for quote in quotes))
    return ", ".join(names[:-1]) + (" and " if names[:-1] else "") + names[-1] if names else ""


def short(words: str, longest: int = LONGEST_WORDS) -> str:
    """Some words of an article on one line, cut to fit a sentence."""
    words = " ".join(words.split())
    return words if len(words) <= longest else words[:longest].rsplit(" ", 1)[0] + " …"


def ending(words: str, longest: int = LONGEST_WORDS) -> str:
    """The last of some words of an article on one line, cut to fit a sentence."""
    words = " ".join(words.split())
    return words if len(words) <= longest else "… " + words[-longest:].split(" ", 1)[-1]
