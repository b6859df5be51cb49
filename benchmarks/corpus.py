"""A labelled corpus of invented quotes: any size, always the same for one seed.

Each statement has a base wording and one to several reports, each a variant of it. Among them stand what a matcher must
keep apart: stock sentences with other names and numbers in their slots, a slogan that one speaker repeats a month
later, two speakers who say nearly the same on one day.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random

from variants import VARIANTS

from quotetrace.lexicon import table
from quotetrace.model import Article, Content, Kind, Polarity, Quote, Span, Speaker, SpeakerType, Stretch

__all__ = ["Labelled", "corpus", "text_only"]

HERE = Path(__file__).parent
PER_DAY = 1000  # quotes a day: an archive grows in time, not in density
START = date(2015, 1, 1)
KINDS = (
    ["exact"] * 5
    + ["cut"] * 5
    + ["ellipsis"] * 2
    + ["edited"] * 4
    + ["bracketed"] * 2
    + ["reworded"] * 3
    + ["fragment"]
)


@dataclass(frozen=True, slots=True)
class Labelled:
    """A quote, the number of the statement that it reports, and how it was made from the base wording."""

    quote: Quote
    statement: int
    variant: str


def corpus(size: int, seed: int = 1) -> list[Labelled]:
    """`size` labelled quotes in random order."""
    chance = Random(f"{seed}/{size}")
    days = max(1, size // PER_DAY)
    found: list[Labelled] = []
    statement = 0
    while len(found) < size:
        for text, speaker, day in statements(chance, days):
            found += reports(chance, text, speaker, day, statement)
            statement += 1
    found = found[:size]
    chance.shuffle(found)
    return found


def statements(chance: Random, days: int) -> Iterator[tuple[str, Speaker, int]]:
    """One to three statements that belong together, each with its speaker and day."""
    kind, day, who = chance.random(), chance.randrange(days), speaker(chance)
    if kind < 0.08:
        template = chance.choice(words("template"))
        yield from ((filled(template, chance), who, day + chance.choice([0, 0, 1, 7])) for _ in range(2))
    elif kind < 0.1:
        slogan = f"{chance.choice(words('slogan'))} in {name(chance)}"
        yield from ((slogan, who, day + 31 * month) for month in range(2))
    elif kind < 0.12:
        text = sentence(chance)
        yield text, who, day
        yield VARIANTS["reworded"](VARIANTS["reworded"](text, chance), chance), speaker(chance), day
    else:
        yield sentence(chance), who, day


def reports(chance: Random, text: str, who: Speaker, day: int, statement: int) -> list[Labelled]:
    """The reports of one statement: the base wording, and variants of it."""
    found = [Labelled(quote(chance, text, who, day), statement, "base")]
    while chance.random() < 0.62 and len(found) < 12:
        kind = chance.choice(KINDS)
        found.append(
            Labelled(
                quote(chance, VARIANTS[kind](text, chance), who, day + chance.choice([0, 0, 0, 1, 1, 2])),
                statement,
                kind,
            )
        )
    return found


def quote(chance: Random, text: str, who: Speaker, day: int) -> Quote:
    """A quote of `text` in an article of its own; some articles lack a date, some quotes a known speaker."""
    key = f"{chance.getrandbits(48):012x}"
    published = (START + timedelta(days=day)).isoformat() if chance.random() < 0.97 else None
    said = who if chance.random() < 0.9 else UNKNOWN
    article = Article(f"a_{key}", "", outlet=chance.choice(words("outlet")), published=published)
    content = Content(text, (Span(0, len(text)),))
    return Quote(
        f"q_{key}", article, Kind.DIRECT, content, (Stretch(text, 0, len(text)),), None, said, None, (), None,
        Polarity.AFFIRMED, 1.0, "", 0, "", "",
    )  # fmt: skip


UNKNOWN = Speaker(None, None, SpeakerType.UNKNOWN, None, None)


def speaker(chance: Random) -> Speaker:
    """An invented person."""
    return Speaker(f"{chance.choice(words('first'))} {name(chance)}", None, SpeakerType.PERSON, None, None)


def name(chance: Random) -> str:
    """An invented name of two or three syllables."""
    return "".join(chance.choice(words("syllable")) for _ in range(chance.choice([2, 2, 3]))).capitalize()


def sentence(chance: Random) -> str:
    """One to three clauses, sometimes with an opening."""
    parts = [clause(chance)]
    while len(parts) < 3 and chance.random() < 0.65:
        parts += [f"{chance.choice(words('joint'))} {clause(chance)}"]
    text = ", ".join(parts)
    if chance.random() < 0.35:
        text = f"{chance.choice(words('opening'))} {text}"
    return text[0].upper() + text[1:] + "."


def clause(chance: Random) -> str:
    """Subject, verb, object, and what else there is."""
    pick = chance.choice
    text = f"{pick(words('subject'))} {pick(words('modal'))} {pick(words('verb'))} {thing(chance)}"
    if chance.random() < 0.6:
        text += f" {pick(words('preposition'))} {thing(chance)}"
    if chance.random() < 0.35:
        text += f" in {name(chance)}"
    if chance.random() < 0.15:
        text += f" with {chance.randrange(2, 900)} {pick(words('noun'))}"
    return text + (f" {pick(words('time'))}" if chance.random() < 0.3 else "")


def thing(chance: Random) -> str:
    """A noun with an article and often an adjective: from the grammar, from a wide vocabulary, or an invented word."""
    article = chance.choice(["the", "the", "our", "a", "their", "this"])
    adjective = (
        chance.choice(words("adjective") if chance.random() < 0.4 else vocabulary()) + " "
        if chance.random() < 0.6
        else ""
    )
    kind = chance.random()
    noun = (
        chance.choice(words("noun"))
        if kind < 0.3
        else chance.choice(vocabulary())
        if kind < 0.85
        else name(chance).lower()
    )
    return f"{article} {adjective}{noun}"


@cache
def vocabulary() -> list[str]:
    """A few thousand words: those that the lexicon knows as not too common, and as many invented ones."""
    chance = Random("vocabulary")
    known = [word for row in table("common_words") if float(row["weight"]) > 3 for word in row["words"].split("|")]
    return sorted({*known, *(name(chance).lower() + chance.choice(["", "ing", "al", "ment", "er"]) for _ in known)})


def filled(template: str, chance: Random) -> str:
    """A stock sentence with a name for each @ and a number for each #."""
    while "@" in template or "#" in template:
        template = template.replace("@", name(chance), 1).replace("#", str(chance.randrange(2, 400)), 1)
    return template + "."


def text_only(labelled: list[Labelled]) -> list[Labelled]:
    """The same corpus with neither speakers nor dates."""
    from dataclasses import replace

    return [
        replace(one, quote=replace(one.quote, speaker=UNKNOWN, article=replace(one.quote.article, published=None)))
        for one in labelled
    ]


@cache
def words(class_: str) -> list[str]:
    """The words of one class of the grammar."""
    rows = (
        line.split("\t") for line in (HERE / "grammar.tsv").read_text(encoding="utf-8").splitlines() if "\t" in line
    )
    return next(row[1].split("|") for row in rows if row[0] == class_)
