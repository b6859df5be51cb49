"""The body, group or document that a sentence is about, as far as its first words tell."""

import re
from functools import cache

from quotetrace.lexicon import column
from quotetrace.model import Span
from quotetrace.speech.people.cast.scene import Scene
from quotetrace.speech.people.names.names import is_small, parse_name
from quotetrace.speech.people.names.openings import is_inside
from quotetrace.speech.people.names.phrases import Phrase, single
from quotetrace.speech.people.names.pieces import STOPS, Pieces, closers, openers, pieces_of
from quotetrace.speech.people.names.runs import Runs
from quotetrace.speech.people.names.vocabulary import is_number, phrase_words, vocabulary
from quotetrace.speech.prose.words import read_words

__all__ = ["affair_of_firm", "firm_at", "firm_of_two", "is_affair", "is_subject", "lone_subject", "read_subject"]

# What follows a name that is a subject: its verb, or an apposition or a relative clause, "which" for a body.
SUBJECT = re.compile(r" ([a-z][\w-]*)|, (?:an?|the|its|which|whose)\b")
# The classes of finite verbs.
FINITE = ("V", "F", "M")
# An apposition behind a name.
APPOSED = re.compile(r", ([^,.;:\n]+),")


def read_subject(text: str, sentence: Span, runs: Runs) -> Phrase | None:
    """The body, group or document that a sentence opens with, if it opens with one."""
    end = min(sentence.end, sentence.start + 90)
    pieces = pieces_of(text, Span(sentence.start, end), runs)[:14]
    known = vocabulary()
    if pieces and pieces[0].words.isupper():
        dash = next((i for i, piece in enumerate(pieces) if piece.words in column("dateline_dashes")), -1)
        pieces = pieces[dash + 1 :]
    if pieces and pieces[0].words.lower() in openings():
        comma = next((i for i, piece in enumerate(pieces) if piece.words == ","), -1)
        pieces = pieces[comma + 1 :]
    if len(pieces) > 2 and pieces[1].words == "," and pieces[0].name is None:
        pieces = pieces[2:]
    while pieces and (pieces[0].words.lower() in openers()[2] or not pieces[0].words[0].isalnum()):
        pieces = pieces[1:]
    opens = known.pronouns.get(pieces[0].words.lower()) if pieces else None
    if opens is not None and opens.kind != "possessive":
        return None
    for i, (_, _, words, name) in enumerate(pieces):
        word = words.lower()
        if name is not None:
            if name.kind in ("full", "short", "maybe") and i + 1 < len(pieces) and not names_body(pieces, i + 1):
                return None
            if name.kind in ("organization", "acronym", "group", "place"):
                if i + 1 < len(pieces) and pieces[i + 1].words.lower() in nouns_of_bodies():
                    continue
                if name.kind == "place" and i + 1 < len(pieces) and read_words(pieces[i + 1].words).tags == "N":
                    return None  # the Norland case
                return single(text, pieces[: i + 1])
        elif word in nouns_of_bodies() and (
            i + 1 >= len(pieces) or pieces[i + 1].words.lower() not in nouns_of_bodies()
        ):
            return single(text, pieces[: i + 1])
        elif word in closers() or (i and (words[0] in STOPS or word in known.pronouns)):
            return None
    return None


def names_body(pieces: Pieces, i: int) -> bool:
    """Whether a noun for a body stands at piece `i`, or behind another noun there: the Kelda | union, the Kelda | trade
    union."""
    words = [piece.words.lower() for piece in pieces[i : i + 2]]
    return words[0] in nouns_of_bodies() or (
        words[-1] in nouns_of_bodies() and read_words(words[0]).tags in ("N", "J", "x", "B")
    )


def lone_subject(scene: Scene, sentence: int) -> str | None:
    """The name at the start of a sentence that is no person's: "Norrail lost money again", "The Red Cross closed two
    camps"; or the firm whose affairs it begins with: "Profits at Norrail fell"."""
    start = scene.sentences[sentence].start if scene.sentences else 0
    if (affair := affair_of_firm().match(scene.text, start)) is not None:
        return firm_at(scene, affair.end())
    definite = scene.text.startswith("The ", start)
    start += 4 if definite else 0
    k = scene.runs.first_at(start)
    if k == len(scene.runs) or scene.runs.starts[k] != start:
        return None
    if (firm := firm_of_two(scene.text, scene.runs, k)) is not None:
        return firm if is_subject(scene.text, scene.runs.ends[k + 1]) else None
    name = parse_name(scene.runs.words[k])
    end = scene.runs.ends[k]
    if (
        all(map(is_number, scene.runs.words[k].split("-")))
        or name.titled
        or not is_subject(scene.text, end)
        or is_competitor(scene.text, end)
    ):
        return None
    if (name.kind == "maybe" and not name.role) or (definite and name.tail):
        people = () if definite else scene.roster.lookup(name, start)
        return scene.runs.words[k] if all(is_nobody(scene, person) for person in people) else None
    if name.kind == "organization" and scene.runs.words[k] in vocabulary().bodies:
        return scene.runs.words[k]
    personal = (
        name.kind != "short"
        or definite
        or name.tail
        or is_small(name.name)
        or is_common_here(scene, name.name)
        or scene.roster.lookup(name, start)
        or name.name in vocabulary().people
    )
    return None if personal else name.name


def firm_of_two(text: str, runs: Runs, k: int) -> str | None:
    """The firm whose name "&" joins to run `k`, one word, from the run behind it: Hobb & Sons; no Hobb & Ada Moen."""
    if not 0 <= k < len(runs) - 1 or " " in runs.words[k] or text[runs.ends[k] : runs.starts[k + 1]] != " & ":
        return None
    second = runs.words[k + 1]
    return None if parse_name(second).kind == "full" else f"{runs.words[k]} & {second}"


@cache
def affair_of_firm() -> re.Pattern[str]:
    """What opens a sentence about a firm whose name follows: Pre-tax profits at | Norrail, Sales fell at | Norrail."""
    affairs, held = ("|".join(sorted(phrase_words(kind))) for kind in ("affair of a firm", "held in a firm"))
    return re.compile(
        rf"(?:[A-Z][\w-]* )?(?:[a-z-]+ )?(?:(?:{affairs}|{held})(?: [a-z]+)? (?:at|of|for)|(?:{held}) in) ",
        re.IGNORECASE,
    )


def firm_at(scene: Scene, start: int) -> str | None:
    """The name at `start`, if it can be a firm's, and no word of a longer phrase, no month and no competitor: no Norrail
    | and Skyrail, no Norrail | tickets, no Kelda, | a rival."""
    k = scene.runs.first_at(start)
    if k == len(scene.runs) or scene.runs.starts[k] != start:
        return None
    if (firm := firm_of_two(scene.text, scene.runs, k)) is not None:
        return firm
    behind = SUBJECT.match(scene.text, scene.runs.ends[k])
    if behind is not None and behind[1] is not None and read_words(behind[1]).tags in ("N", "C"):
        return None
    if is_competitor(scene.text, scene.runs.ends[k]) or is_month(scene.runs.words[k]):
        return None
    name = parse_name(scene.runs.words[k])
    plain = name.kind in ("short", "maybe", "acronym") and not name.role and not is_small(name.name)
    return name.name if name.kind == "organization" or (plain and not scene.roster.lookup(name, start)) else None


def is_competitor(text: str, end: int) -> bool:
    """Whether an apposition tells that a firm whose name ends at `end` only is the rival of the one spoken of: Kelda, a
    smaller rival,; not: Kelda, a rival of Norrail,."""
    apposed = APPOSED.match(text, end)
    words = read_words(apposed[1]) if apposed else None
    return words is not None and not phrase_words("competitor").isdisjoint(words.lower) and "E" not in words.tags


def is_month(words: str) -> bool:
    """Whether a name is a month's or a day's: May."""
    return read_words(words).tags == "L"


def is_common_here(scene: Scene, word: str) -> bool:
    """Whether a word that opens a sentence is a common noun with the capital of the sentence, by its sense or its ending
    (Profits, Construction), or as a plural (Volumes); not if it has a capital inside of a sentence too."""
    plain = word.lower()
    one = f"{plain[:-3]}y" if plain.endswith("ies") else plain.removesuffix("s")
    many = one != plain and one in column("common_words", "words") and word not in vocabulary().bodies
    abstract = plain.endswith(tuple(phrase_words("abstract"))) or read_words(plain).tags == "G"
    common = many or abstract or is_affair(word)
    return (
        common
        and " " not in word
        and not any(
            words == word and is_inside(scene.text, start)
            for start, words in zip(scene.runs.starts, scene.runs.words, strict=True)
        )
    )


def is_affair(word: str) -> bool:
    """Whether a word is what a firm has or does, and no firm: Profits, Shares, Output."""
    return any(word.lower() in phrase_words(kind) for kind in ("affair of a firm", "held in a firm", "affair"))


def is_subject(text: str, end: int) -> bool:
    """Whether a name that ends at `end` is a subject, or that of a firm whose affairs are one, and no word of a longer
    phrase: Lund Air | has; Lund Air | shares fell; no Lund | governor."""
    behind = SUBJECT.match(text, end)
    if behind is None or behind[1] is None or read_words(behind[1]).tags != "N":
        return behind is not None
    affair = behind[1] in phrase_words("affair of a firm") | phrase_words("held in a firm")
    verb = SUBJECT.match(text, behind.end())
    return affair and verb is not None and verb[1] is not None and read_words(verb[1]).tags in FINITE


def is_nobody(scene: Scene, person: int) -> bool:
    """Whether nothing tells that a name is a person's: no pronoun, title or description."""
    return not scene.traits.gender(person) and not scene.traits.described(person)


@cache
def openings() -> frozenset[str]:
    """Words that open a circumstance before the subject: in, at, according to."""
    return column("word_classes", "words", tag="P") | {"according"}


@cache
def nouns_of_bodies() -> frozenset[str]:
    """Common nouns for bodies, groups and documents."""
    known = vocabulary()
    return frozenset((*known.organizations, *known.groups, *known.plurals, *known.documents))
