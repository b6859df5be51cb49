"""Variants of a quote as newsrooms make them, each from a given source of chance: cut, elided, edited, bracketed,
reworded, ..."""

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from random import Random

__all__ = ["VARIANTS", "Variant"]

Variant = Callable[[str, Random], str]

HERE = Path(__file__).parent
FILLERS = ["really", "very", "certainly", "just", "quite", "indeed", "simply", "now", "also", "clearly"]
DROPPABLE = ["the", "a", "an", "that", "really", "very", "just", "also", "now", "of", "and", "so"]
SWAPS = {
    "the": "a",
    "a": "the",
    "this": "that",
    "these": "those",
    "is": "was",
    "are": "were",
    "will": "would",
    "can": "could",
    "we": "they",
    "our": "their",
    "in": "on",
    "to": "for",
}
SURFACE = [("'", "’"), (" and ", " & "), ("percent", "per cent"), (" not ", " not "), ("—", " - ")]


def exact(text: str, chance: Random) -> str:
    """The same words in other dress: quotes, case, final stop."""
    old, new = chance.choice(SURFACE)
    return (text.replace(old, new) if chance.random() < 0.5 else text).rstrip(".") + chance.choice([",", ".", "", "!"])


def cut(text: str, chance: Random) -> str:
    """A contiguous part: at least seven words, from a third to nine tenths."""
    words = text.split()
    length = max(min(7, len(words)), round(len(words) * chance.uniform(0.33, 0.9)))
    start = chance.choice([0, len(words) - length, chance.randint(0, len(words) - length)])
    return " ".join(words[start : start + length])


def ellipsis(text: str, chance: Random) -> str:
    """A stretch from the middle replaced by an ellipsis."""
    words = text.split()
    gap = max(1, round(len(words) * chance.uniform(0.1, 0.4)))
    start = chance.randint(min(3, len(words) - gap), max(min(3, len(words) - gap), len(words) - gap - 3))
    return " ".join([*words[:start], chance.choice(["...", "…", "[...]"]), *words[start + gap :]])


def edited(text: str, chance: Random) -> str:
    """One to three small changes of wording."""
    words = text.split()
    for _ in range(chance.randint(1, max(1, min(3, len(words) // 6)))):
        at = chance.randrange(len(words))
        kind = chance.random()
        swap = SWAPS.get(words[at].lower())
        if swap and kind < 0.5:
            words[at] = swap
        elif words[at].lower() in DROPPABLE and len(words) > 5:
            del words[at]
        elif kind < 0.5:
            words.insert(at, chance.choice(FILLERS))
        elif len(words[at]) > 5:
            words[at] = misspelt(words[at], chance) if kind < 0.75 else inflected(words[at])
    return " ".join(words)


def misspelt(word: str, chance: Random) -> str:
    """The word with two inner letters exchanged."""
    at = chance.randrange(1, len(word) - 2)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def inflected(word: str) -> str:
    """The word in another form, roughly."""
    return word[:-1] if word.endswith("s") else word + "s"


def bracketed(text: str, chance: Random) -> str:
    """A pronoun or article replaced by a bracketed explanation, or one inserted."""
    words = text.split()
    at = next(
        (i for i, word in enumerate(words) if word.lower() in ("it", "they", "he", "she", "this", "we", "our", "the")),
        len(words) // 2,
    )
    insertion = chance.choice(["[the ministry]", "[the council]", "[Mr. Harrow]", "[the new law]", "[the dam]"])
    if words[at].lower() in ("the", "our"):
        words.insert(at + 1, insertion.replace("[the ", "["))
    else:
        words[at] = insertion
    return " ".join(words)


def reworded(text: str, chance: Random) -> str:
    """Other words for the same, in much the same order, and some turns exchanged: what a second translator makes of
    it."""
    words = text.split()
    out: list[str] = []
    for word in words:
        bare = re.sub(r"\W", "", word.lower())
        others = [other for other in paraphrases().get(bare, ()) if other != bare]
        if others and chance.random() < 0.75:
            out.append(word.replace(word.strip(".,;:"), chance.choice(others)))
        elif bare in SWAPS and chance.random() < 0.35:
            out.append(SWAPS[bare])
        elif bare in DROPPABLE and chance.random() < 0.3:
            continue
        else:
            out.append(word)
    clauses = re.split(r"(?<=,) ", " ".join(out))
    if len(clauses) > 1 and chance.random() < 0.3:
        clauses = [*clauses[1:], clauses[0]]
    return " ".join(clauses)


def fragment(text: str, chance: Random) -> str:
    """Five to eight words from anywhere."""
    words = text.split()
    length = min(len(words), chance.randint(5, 8))
    start = chance.randint(0, len(words) - length)
    return " ".join(words[start : start + length])


@cache
def paraphrases() -> dict[str, list[str]]:
    """From a word to the words that may stand for it."""
    rows = (line.strip() for line in (HERE / "paraphrases.tsv").read_text(encoding="utf-8").splitlines() if "|" in line)
    return {word: row.split("|") for row in rows for word in row.split("|") if " " not in word}


VARIANTS: dict[str, Variant] = {
    "exact": exact,
    "cut": cut,
    "ellipsis": ellipsis,
    "edited": edited,
    "bracketed": bracketed,
    "reworded": reworded,
    "fragment": fragment,
}
