"""Numbers, however they are written, as plain digits."""

import re
from decimal import Decimal, InvalidOperation
from functools import cache

from quotetrace.lexicon import table

__all__ = ["begins_number", "digits", "read_number"]

DIGITS = re.compile(r"(\d+(?:[.,]\d+)*)([^\W\d_]*)")
THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
PLAIN = re.compile(r"[0-9]+(?:\.[0-9]+)?")
LOOSE_NUMBER = "one"  # as a word it is often no number


def digits(word: str) -> str:
    """A number in digits, without separators, times its suffix: `1,500.0` gives `1500`, `5m` gives `5000000`."""
    match = DIGITS.fullmatch(word)
    if not match:
        return word
    figure, suffix = match.groups()
    if THOUSANDS.fullmatch(figure):
        figure = figure.replace(",", "")
    scale = suffixes().get(suffix)
    if suffix and scale is None:
        return word
    return plain(figure, scale or Decimal(1)) or word


def plain(figure: str, scale: Decimal) -> str | None:
    """The product of a figure and a scale in plain digits; `1` is written like the word, which is often no number."""
    try:
        value = Decimal(figure) * scale
    except InvalidOperation:
        return None
    whole = f"{value:f}"
    whole = whole.rstrip("0").rstrip(".") if "." in whole else whole
    return LOOSE_NUMBER if whole == "1" else whole


def begins_number(word: str) -> bool:
    """Whether a number may begin with this normal word."""
    return word[0].isdigit() or word in number_words()


def read_number(words: list[str], at: int) -> tuple[str, int]:
    """The number that begins at `at`, and where it ends: `two hundred and fifty`, `1.5 million`, `twenty-five`."""
    listed = number_words()
    total, current, end, previous = Decimal(0), Decimal(0), at, ""
    while end < len(words):
        word = words[end]
        kind, value = listed.get(word, ("", 0))
        if (kind in ("unit", "loose") and previous in ("", "ten", "scale")) or (
            kind == "ten" and previous in ("", "scale")
        ):
            current += value
        elif kind == "scale" and previous:
            current *= value
            if value >= 1000:
                total, current = total + current, Decimal(0)
        elif not previous and PLAIN.fullmatch(word):
            current, kind = Decimal(word), "digits"
        elif word == "and" and previous == "scale" and end + 1 < len(words) and words[end + 1] in listed:
            end += 1
            continue
        else:
            break
        previous, end = kind, end + 1
    if end <= at + 1 and (end == at or words[at][0].isdigit() or previous == "loose"):
        return words[at], at + 1
    return plain(str(total + current), Decimal(1)) or words[at], end


@cache
def suffixes() -> dict[str, Decimal]:
    """What the letters after digits multiply by."""
    return {row["word"]: Decimal(row["value"]) for row in table("numbers") if row["kind"] == "suffix"}


@cache
def number_words() -> dict[str, tuple[str, int]]:
    """Number words with their kind and value."""
    return {row["word"]: (row["kind"], int(row["value"])) for row in table("numbers") if row["kind"] != "suffix"}
