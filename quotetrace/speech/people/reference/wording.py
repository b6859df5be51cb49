"""The words of a mention as a record shows them."""

import re

from quotetrace.model import Span
from quotetrace.speech.people.cast.scene import Source
from quotetrace.speech.people.names.phrases import Phrase, is_contracted
from quotetrace.speech.people.names.pieces import closers, openers, without_same
from quotetrace.speech.people.names.vocabulary import is_possessive, phrase_words
from quotetrace.speech.prose.verbs import holds_not
from quotetrace.speech.prose.words import read_words

__all__ = ["bare", "full_words", "without_counts"]

FIRST_CLAUSE = re.compile(r"(?<!\d),|,(?!\d)|[;(—–]|\s(?:who|which|that|whose)\s|['’]s?$")


def full_words(text: str, phrase: Phrase, source: Source) -> str:
    """The mention up to its first comma or relative clause: "spokesman for Berg"."""
    place = source.mention or Span(phrase.start, phrase.end)
    words = without_same(" ".join(text[min(place.start, phrase.start) : max(place.end, phrase.end)].split()))
    kept = FIRST_CLAUSE.split(words, maxsplit=1)[0].split()
    while len(kept) > 1 and kept[0].lower() in openers()[2] and read_words(kept[0].lower()).tags in ("P", "C", "R"):
        kept.pop(0)
    while len(kept) > 1 and (kept[-1] in closers() or holds_not(kept[-1]) or is_contracted(kept[-1])):
        kept.pop()
    return " ".join(kept)


def bare(words: str) -> str:
    """The words without the article, or the "my own", that they open with."""
    first, _, rest = words.partition(" ")
    counted = first.lower() == "one" and rest.startswith(("in ", "of "))  # One in five
    article = first.lower() in phrase_words("determiner") or is_possessive(first)
    return rest.removeprefix("own ") if rest and article and not counted else words


def without_counts(words: str) -> str:
    """The words of a group or document without articles and words of number: "some of the villagers" are
    "villagers"."""
    openers = phrase_words("definite") | phrase_words("indefinite") | {"of", "at", "least", "than"}
    tokens = words.split()
    while len(tokens) > 1 and (tokens[0].lower() in openers or tokens[0][0].isdigit()):
        tokens.pop(0)
    return " ".join(tokens)
