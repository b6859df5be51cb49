"""How much a word tells: a static weight from the lexicon, the same for two wordings as for a million."""

from functools import cache

from quotetrace.lexicon import several, table
from quotetrace.matching.wording import is_number, stem

__all__ = ["COMMON", "RARE", "rarity"]

RARE = 7.0  # a word that the lexicon does not list
NUMBER = 5.0
COMMON = 3.1  # words up to this weight could stand in any quote


@cache
def rarity(word: str) -> float:
    """The weight of a normal word, from 0.3 (the) to 7 (a word that the lexicon does not know)."""
    if is_number(word):
        return NUMBER
    if " " in word:
        return sum(map(rarity, word.split()))
    weights = listed()
    return weights.get(word, weights.get(word.removesuffix("'s"), by_stem().get(stem(word), RARE)))


@cache
def listed() -> dict[str, float]:
    """The lexicon's words with their weights; the first row that lists a word counts."""
    weights: dict[str, float] = {}
    for row in table("common_words"):
        for word in several(row["words"]):
            weights.setdefault(word, float(row["weight"]))
    return weights


@cache
def by_stem() -> dict[str, float]:
    """The same by stem, for inflected forms: the most common word of a stem counts, function words only for themselves."""
    weights: dict[str, float] = {}
    for word, weight in listed().items():
        if weight > 2:
            weights.setdefault(stem(word), weight)
    return weights
