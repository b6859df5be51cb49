"""Invented stories as article JSON Lines: copies, cuts and additions, some with a number changed in a quote, and one
sentence in all."""

import json
from collections.abc import Iterator
from random import Random

__all__ = ["stories"]

WORDS = [
    "ferry",
    "strait",
    "engine",
    "harbour",
    "crew",
    "island",
    "storm",
    "berth",
    "wind",
    "tide",
    "rope",
    "deck",
    "lamp",
    "hull",
    "anchor",
    "cargo",
    "pilot",
    "quay",
]
PLACES = ["Delta", "Moor", "Corvin", "Larkfield", "Stenholm", "Ravik", "Ostria", "Belmar"]
PEOPLE = ["Greta Holm", "Tomas Varga", "Ada Quill", "Piet Marsh", "Lena Orlow", "Milo Stark"]
OUTLETS = ["Courier", "Herald", "Mail", "Gazette", "Ledger", "Post", "Echo", "Mirror"]
NOTICE = "The harbour office of the northern islands prints its notices every week in three languages for all who sail there."
CORRECTION = "Correction: an earlier version of this article gave the wrong number of boats."


def stories(count: int, seed: int = 1) -> Iterator[str]:
    """Lines of articles: `count` texts, each with up to five that have it from there."""
    chance = Random(seed)
    for number in range(count):
        paragraphs = [sentence(chance) for _ in range(5)]
        boats, who, place = chance.randrange(20, 90), chance.choice(PEOPLE), chance.choice(PLACES)
        day = f"2019-03-{1 + number % 28:02}"
        for copy in range(chance.randrange(1, 7)):
            said = f"“We will repair {boats + (copy == 2)} boats before the winter, and nobody in {place} will have to pay for it,” said {who}."
            other = f"“{sentence(chance)[:-1]},” {who.split()[1]} said." if chance.random() < 0.3 else ""
            kept = paragraphs[: chance.choice([5, 5, 4, 3])] + ([sentence(chance)] if chance.random() < 0.3 else [])
            text = "\n\n".join(
                [*kept[:2], said, *kept[2:], *filter(None, [other]), NOTICE, *([CORRECTION] if copy == 2 else [])]
            )
            outlet = f"{chance.choice(PLACES)} {chance.choice(OUTLETS)}"
            published = day if chance.random() < 0.8 else None
            yield json.dumps(
                {"text": text, "title": kept[0], "outlet": outlet, "published": published}, ensure_ascii=False
            )


def sentence(chance: Random) -> str:
    """Some forty words."""
    return (
        f"At {chance.choice(PLACES)} the "
        + " ".join(f"{chance.choice(WORDS)} {number(chance)}" for _ in range(18))
        + "."
    )


def number(chance: Random) -> str:
    """A word that hardly comes twice."""
    return "".join(chance.choice("bdfglmnprst") + chance.choice("aeiou") for _ in range(3))
