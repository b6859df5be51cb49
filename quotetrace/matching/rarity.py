"""How much a word tells: a static weight from the lexicon, the same for two wordings as for a million."""

from functools import cache, lru_cache

from quotetrace.lexicon import several, table

__all__ = ["COMMON", "RARE", "is_number", "rarity", "stem"]

RARE = 7.0  # a word that the lexicon does not list
NUMBER = 5.0
COMMON = 3.1  # words up to this weight could stand in any quote


@lru_cache(maxsize=1 << 16)
def rarity(word: str) -> float:
    """The weight of a normal word, from 0.3 (the) to 7 (a word that the lexicon does not know). Forms of a word weigh
    the same."""
    if is_number(word):
        return NUMBER
    if " " in word:
        return sum(map(rarity, word.split()))
    return weights().get(stem(word), RARE)


@cache
def weights() -> dict[str, float]:
    """The weights of the lexicon's words by stem; the most common word of a stem counts."""
    found: dict[str, float] = {}
    for row in table("common_words"):
        for word in several(row["words"]):
            found.setdefault(stem(word), float(row["weight"]))
    return found


def is_number(word: str) -> bool:
    """Whether a normal word is a number: it begins with a digit."""
    return word[0].isdigit()


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """What brings the forms of one word together: an irregular verb's dictionary form, or the word without its
    endings."""
    word = irregular().get(word, word)
    if len(word) < 4 or is_number(word):
        return word.removesuffix("'s")
    for row in table("matching_suffixes"):
        ending = row["ending"]
        if word.endswith(ending) and len(word) - len(ending) >= int(row["keep"]):
            root = word[: -len(ending)] + row["put"]
            return root[:-1] if len(root) > 3 and root[-1] == root[-2] and root[-1] not in "aeiouls" else root
    return word


@cache
def irregular() -> dict[str, str]:
    """Forms of irregular verbs, to their dictionary form."""
    columns = ("past", "participle", "third", "ing")
    return {form: row["lemma"] for row in table("irregular_verbs") for key in columns for form in several(row[key])}
