"""Appeals: paragraphs in which an outlet asks its readers for support, told by the share of words that do."""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from quotetrace.reading.phrases import appeal_words, plain_letters

__all__ = ["OPENING", "ends_of", "mark_appeals", "mark_lone_appeals", "may_ask"]

OPENING = ('"', "“", "‘", "'", "«", "„", "``")
QUOTED = re.compile(r"“[^”]*”?|\"[^\"]*\"?|``.*?(?:''|$)")
WORD = re.compile(r"[\w'-]*\w")
# Shares of a paragraph's words that ask, or speak for the outlet or to the reader. In 840 articles of US news no
# paragraph outside of an appeal came to .2; those of appeals come to .2 to .45.
BESIDE_APPEAL, ALONE = 0.12, 0.22
LONGEST = 90  # words; an appeal that nothing announces is short
TOP, BOTTOM = 5, 8  # lines with text; where appeals stand


def mark_appeals(lines: Sequence[str], marks: bytearray, anchors: Iterable[int]) -> None:
    """Mark the paragraphs around an appeal's telling phrase, on the lines `anchors`, that go on asking the reader for
    support."""
    reached = set(anchors)
    for direction in (1, -1):
        for anchor in sorted(reached, reverse=direction < 0):
            i = anchor + direction
            while 0 <= i < len(lines) and i not in reached:
                if lines[i] and not marks[i] and not asks(lines[i], BESIDE_APPEAL):
                    break
                marks[i] = marks[i] or bool(lines[i])
                i += direction


def mark_lone_appeals(lines: Sequence[str], marks: bytearray, numbers: Iterable[int]) -> None:
    """Mark those of the lines `numbers` that are an appeal by themselves, though no known phrase announces it."""
    for i in numbers:
        if not marks[i] and asks(lines[i], ALONE, LONGEST):
            marks[i] = True


def may_ask(words: set[bytes]) -> bool:
    """Whether a text with these words may hold an appeal at all."""
    return not words.isdisjoint(appeal_bytes("reader")) and len(words & appeal_bytes("asking")) >= 2


@cache
def appeal_bytes(kind: str) -> frozenset[bytes]:
    """A vocabulary of appeals as ASCII."""
    return frozenset(word.encode("ascii") for word in appeal_words()[kind])


def ends_of(filled: Sequence[int]) -> list[int]:
    """The numbers of the first and last lines with text, where appeals stand."""
    return list(filled) if len(filled) <= TOP + BOTTOM else [*filled[:TOP], *filled[-BOTTOM:]]


def asks(paragraph: str, share: float, longest: int = 1000) -> bool:
    """Whether a paragraph speaks to the reader about support: with at least this `share` of at most `longest` words."""
    if paragraph.startswith(OPENING) or ("you" not in paragraph[:2000].lower() and share >= ALONE):
        return False
    words = WORD.findall(QUOTED.sub(" ", plain_letters(paragraph[:2000])))
    told = {kind: sum(word in vocabulary for word in words) for kind, vocabulary in appeal_words().items()}
    speaks = told["reader"] + told["outlet"]
    asked = told["asking"]
    if share >= ALONE and not (asked >= 2 and told["reader"]):
        return False
    return bool(asked and speaks) and len(words) <= longest and asked + speaks >= max(3, share * len(words))
