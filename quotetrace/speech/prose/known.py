"""What is known of a word by itself, whatever stands around it: how it is written in small letters, and its class."""

from functools import cache
from typing import NamedTuple

from quotetrace.lexicon import column, several, table
from quotetrace.speech.prose.remembered import Remembered
from quotetrace.speech.prose.verbs import forms, irregular_verbs, reporting_forms

__all__ = ["KNOWN", "LOWER", "is_listed"]

# The classes that a neighbour may change, and those that a capital may.
DOUBTFUL, MAYBE_NAME = frozenset("BFxVIGHKT'’"), frozenset("NJRQPM")
# How many words are remembered.
WORDS_KNOWN = 1 << 15


class Known(NamedTuple):
    """What is known of a word by itself: how it is written and in lower case, its class, and a question mark if the
    words around may change that."""

    written: str
    lower: str
    tag: str
    doubt: str


def lower_of(word: str) -> str:
    """A word in lower case, unless it is an acronym that would be another word then: the WHO."""
    return word if word in acronyms() or word.islower() else word.lower()


@cache
def acronyms() -> frozenset[str]:
    """The acronyms that are another word in lower case."""
    return column("phrase_words", "words", kind="acronym")


@cache
def verbs_in_capitals() -> frozenset[str]:
    """Verbs that are no names though they are written like such: she Tweeted."""
    return column("phrase_words", "words", kind="set in capitals")


def known_of(word: str) -> Known:
    """What is known of a word."""
    lower, tags = LOWER[word], word_tags()
    tag = tags.get(lower) or tags.get(lower.replace("’", "'")) or unknown_tag(lower)
    if lower in verbs_in_capitals():
        return Known(word, lower, tag, " ")
    doubtful = tag in DOUBTFUL or (tag in MAYBE_NAME and word[0].isupper())
    return Known(word, lower, tag, "?" if doubtful else " ")


# By the word as it is written. Each stands in memory once, as the string that was met first for it.
LOWER, KNOWN = Remembered(lower_of, WORDS_KNOWN), Remembered(known_of, WORDS_KNOWN)


def unknown_tag(word: str) -> str:
    """The class of a word that no list holds, by its ending."""
    if not word[0].isalpha():
        return "#" if word[0].isdigit() else word[0]
    if word.endswith("ing") and len(word) > 5:
        return "G"
    if word.endswith("ed") and len(word) > 4:
        return "J" if "-" in word else "V"
    if "-" in word and word_tags().get(word.rpartition("-")[2]) == "J":
        return "J"  # near-final
    return "R" if word.endswith("ly") and len(word) > 4 else "N"


@cache
def word_tags() -> dict[str, str]:
    """From each listed form to its class."""
    tags: dict[str, str] = {}
    irregular = irregular_verbs()
    for row in table("word_classes"):
        for word in several(row["words"]):
            if row["tag"] in "vx":
                for form, kind in forms(word, irregular):
                    tags.setdefault(form, "x" if row["tag"] == "x" and kind in "BF" else kind)
            else:
                tags[word] = row["tag"]
    for form, reporting in reporting_forms().items():
        tags.setdefault(form, reporting.form)
    return tags


def is_listed(word: str) -> bool:
    """Whether the class of a word is known, not told by its ending."""
    return LOWER[word] in word_tags()
