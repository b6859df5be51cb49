"""Single quotation marks among apostrophes: which of them open and close a stretch.

A mark opens only before a word that is no known clipped word ('twas, '90s), and counts only if one that can close
follows. The closing one is the first that stands after a stop or before one, else the first that is no likely
possessive (the workers' union), else, for a short stretch, such a one, preferably before a word that nobody owns (since
Michaelmas' and).
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from quotetrace import lexicon
from quotetrace.text.mark_scan import Mark, Side

__all__ = ["pair_singles"]

LONGEST_DOUBTFUL = 80  # code points up to which a possible possessive may close a stretch: 'dark horses' of the race
LONGEST_WORD = 14  # code points looked at for a word beside an apostrophe

# The classes of words that begin a phrase or a clause: a possessive stands before none.
OPENING_TAGS = "PCSKMOTWD"
STOPS = frozenset(".,;:!?…")
YEAR = re.compile(r"\d\d(?:s\b|\b)")
WORD_AFTER = re.compile(r"[^\W\d_]+")
WORD_BEFORE = re.compile(r"[^\W_]+\Z")
SENTENCE_BREAK = re.compile(r"[.!?…]\s")


def pair_singles(text: str, marks: Sequence[Mark], goes_on: bool) -> Iterator[tuple[Mark, Mark | None]]:
    """The pairs of opening and closing marks among `marks`, which all stand within the same outer stretch of one
    paragraph.

    `goes_on`: the next paragraph opens with a single mark, so that the last stretch may lack its closing mark (None).
    """
    opening: Mark | None = None
    doubtful: Mark | None = None
    broken, seen = (
        False,
        0,
    )  # whether a sentence ended since the opening mark, and how far the text was looked at for that
    for mark in marks:
        if mark.side is not Side.CLOSE and begins_clipped(text, mark):
            continue
        if opening is None or mark.side is Side.OPEN:
            if mark.side is Side.CLOSE:
                continue
            if opening and doubtful:
                yield opening, doubtful
            opening, doubtful, broken, seen = mark, None, False, mark.end
        else:
            broken = broken or SENTENCE_BREAK.search(text, seen, mark.start) is not None
            seen = mark.start
            if closes(text, opening, mark, broken):
                yield opening, mark
                opening = doubtful = None
            elif (
                opening.side is Side.OPEN  # not: the ’keeper caught the captains’ eye
                and may_close(text, opening, mark)
                and (doubtful is None or (owns(text, doubtful) and not owns(text, mark)))
            ):
                doubtful = mark
    if opening and doubtful:
        yield opening, doubtful
    elif opening and goes_on:
        yield opening, None


def begins_clipped(text: str, mark: Mark) -> bool:
    """Whether a mark is the apostrophe before a clipped word or a clipped year: 'twas, '90s."""
    if YEAR.match(text, mark.end):
        return True
    word = WORD_AFTER.match(text, mark.end, mark.end + LONGEST_WORD)
    return word is not None and word[0].lower() in lexicon.column("apostrophes", side="leading")


def closes(text: str, opening: Mark, mark: Mark, broken: bool) -> bool:
    """Whether `mark` surely ends the stretch: after a stop, or after a word that no apostrophe is likely to end."""
    before = text[mark.start - 1]
    if before.isspace():
        return text[opening.end].isspace()
    if not before.isalnum():
        return True
    if is_clipped(text, mark):
        return False
    ends_clause = text[mark.end : mark.end + 1] in STOPS
    return ends_clause or not (broken or takes_apostrophe(before))


def may_close(text: str, opening: Mark, mark: Mark) -> bool:
    """Whether `mark` ends the stretch if nothing better does."""
    before = text[mark.start - 1]
    return before.isalnum() and mark.start - opening.end <= LONGEST_DOUBTFUL and not is_clipped(text, mark)


def owns(text: str, mark: Mark) -> bool:
    """Whether a mark behind a word is likelier a possessive one: no word that only begins a phrase or a clause follows
    (the lambs' | price)."""
    word = WORD_AFTER.match(text, mark.end + 1, mark.end + 1 + LONGEST_WORD)
    return word is not None and not any(
        word[0] in lexicon.column("word_classes", "words", tag=tag) for tag in OPENING_TAGS
    )


def takes_apostrophe(letter: str) -> bool:
    """Whether a word that ends so may end in an apostrophe: the workers', Diaz', 6' tall."""
    return letter in "sSxXzZ" or letter.isdigit()


def is_clipped(text: str, mark: Mark) -> bool:
    """Whether the word before `mark` is one that is written with an apostrophe at its end: ol', or a verb in -ing without
    its g: leavin'."""
    found = WORD_BEFORE.search(text[max(0, mark.start - LONGEST_WORD) : mark.start])
    word = found[0] if found else ""
    goes_on = text[mark.end : mark.end + 1] == " " and text[mark.end + 1 : mark.end + 2].islower()
    clipped = word[-2:] == "in" and goes_on and word not in verbs() and is_verb(word[:-2])
    return clipped or word.lower() in clipped_words()


def is_verb(stem: str) -> bool:
    """Whether a verb keeps `stem`, in small letters, before -ing: leav, talk, runn."""
    single = stem[:-1] if stem[-2:-1] == stem[-1:] else stem
    return len(stem) > 2 and not verbs().isdisjoint((stem, f"{stem}e", single))


@cache
def verbs() -> frozenset[str]:
    """The dictionary forms of the verbs of the lexicon."""
    tables = (lexicon.column("word_classes", "words", tag=tag) for tag in "vx")
    return frozenset().union(*tables, lexicon.column("verbs", "lemmas"))


@cache
def clipped_words() -> frozenset[str]:
    """The words that lose their last letters to an apostrophe."""
    return lexicon.column("apostrophes", side="trailing")
