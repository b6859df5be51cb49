"""Wording by which an article says that it was wrong: corrections, clarifications, retractions."""

import re
from functools import cache, lru_cache

from quotetrace.lexicon import column

__all__ = ["correction_in"]

REACH = 160  # code points of evidence


@lru_cache(maxsize=4096)
def correction_in(text: str) -> str | None:
    """The words with which the article corrects or retracts itself, from the phrase to the end of its line; None if
    none."""
    found = phrases().search(text)
    return " ".join(text[found.start() : found.start() + REACH].split("\n")[0].split()) if found else None


@cache
def phrases() -> re.Pattern[str]:
    """All phrases of the table; one with a colon or bracket only where it opens a line."""
    every = sorted(column("flags_corrections"), key=len, reverse=True)
    opening = [re.escape(p) for p in every if p[0] == "(" or p[-1] == ":"]
    anywhere = [re.escape(p) for p in every if not (p[0] == "(" or p[-1] == ":")]
    return re.compile(rf"^[ \t*_#>]*(?:{'|'.join(opening)})|\b(?:{'|'.join(anywhere)})\b", re.I | re.M)
