"""The lines that page heads and feet are made of, told by their words: section names, share buttons, clocks, weather,
dates."""

import re

from quotetrace.reading.phrases import head_words

__all__ = ["CLOCK_FIRST", "SENTENCE_END", "is_date", "is_page_head", "is_section_name"]

WORDS = re.compile(r"[\w'.°:/-]*[\w°]")
CLOCK = re.compile(r"\d{1,2}[:.]\d{2}|-?\d{1,3}°?[cf]?|°[cf]?")
ORDINAL = re.compile(
    r"\d{1,4}(?:st|nd|rd|th)?|\d{1,2}[:.]\d{2}(?:[ap]\.?m)?|\d{1,2}[ap]m|\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}"
)
CLOCK_FIRST = re.compile(r"\d{1,2}[:.]\d{2}\s*(?:[ap]\.?m\.?)?[\s,|-]+[a-z]")
YEAR_OR_CLOCK = re.compile(r"\b(?:19|20)\d\d\b|\d[:.]\d\d")
SENTENCE_END = (".", "!", "?", ".”", "!”", "?”", '."', '!"', '?"', ".'", ".’", ".)", "…")


def is_page_head(low: str) -> bool:
    """Whether a line, in lower case, is made of section names, share buttons, clock times or weather."""
    words = words_of(low)
    if not words:
        return False
    known = {kind: sum(word in vocabulary for word in words) for kind, vocabulary in head_words().items()}
    clocks = sum(1 for word in words if CLOCK.fullmatch(word))
    if clocks >= 3 and clocks + known["clock"] >= len(words) - 2:
        return True
    if known["clock"] and (known["clock"] >= 4 or "°" in low) and known["clock"] + clocks >= len(words) - 1:
        return True
    return any(known[kind] >= 3 and known[kind] >= 0.6 * len(words) for kind in ("menu", "share"))


def is_section_name(low: str) -> bool:
    """Whether a line, in lower case, is nothing but the name of a section or a button."""
    words = words_of(low) if len(low) < 40 else []
    return 0 < len(words) <= 3 and all(word in head_words()["menu"] or word in head_words()["share"] for word in words)


def is_date(low: str) -> bool:
    """Whether a line, in lower case, is nothing but a date, with or without the time of day."""
    words = words_of(low)
    named = sum(word in head_words()["date"] for word in words)
    numbers = sum(1 for word in words if ORDINAL.fullmatch(word))
    return numbers > 0 and named + numbers == len(words) and YEAR_OR_CLOCK.search(low) is not None


def words_of(low: str) -> list[str]:
    """The words of a line; none for a sentence."""
    return [] if low.endswith(SENTENCE_END) and not low.endswith("m.") else WORDS.findall(low)
