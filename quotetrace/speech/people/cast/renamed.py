"""Names that somebody bore before, and that bring in nobody new: She was born Ada Vik; Ida Holm, née Vik."""

import re
from collections.abc import Iterator
from functools import cache

from quotetrace.model import Span
from quotetrace.speech.people.names.vocabulary import phrase_words

__all__ = ["former_names"]


def former_names(text: str) -> Iterator[Span]:
    """Where names begin that only tell what somebody was called before."""
    return (Span(found.end(), found.end() + 1) for found in opening().finditer(text))


@cache
def opening() -> re.Pattern[str]:
    """What stands before a name that was left: was born, née, formerly known as; no Sund-born, no Dutch born."""
    were, left = ("|".join(sorted(phrase_words(kind))) for kind in ("being", "former name"))
    born = rf"(?:^|[.,;(—–]\s*|\b(?:{were})\s)[Bb]orn"
    return re.compile(rf"(?:{born}(?: as)?|\b(?:{left}))\s+(?=[A-Z])", re.MULTILINE)
