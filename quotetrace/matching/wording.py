"""The normal form in which wordings are compared.

Case, quotation marks, apostrophes, dashes, ellipses, contractions, spelling variants and ways to write a number fall away.
`places` leads back from each word of the normal form to the span of the text that it came from.
"""

import re
from array import array
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import accumulate
from typing import NamedTuple

from quotetrace.lexicon import mapping
from quotetrace.matching.numerals import begins_number, digits, read_number
from quotetrace.matching.rarity import RARE, is_number, rarity, stem
from quotetrace.model import Span

__all__ = ["Wording", "places", "read_wording"]

TOKEN = re.compile(
    r"…|\.(?:\s?\.){2,}"  # an ellipsis
    r"|(?:[^\W\d_]\.){2,}"  # U.S.
    r"|\d+(?:[.,]\d+)+[^\W\d_]*"  # 1,500.25 and 1.5m
    r"|[^\W_]+(?:['’‘ʼ´`][^\W_]+)*"  # words, with apostrophes inside
    r"|[%&\[\]().!?:]"
)
APOSTROPHES = str.maketrans("’‘ʼ´`", "'''''")
NAME = 2.3  # the weight of a name at most: names are common to all that is said on one event
NONE: frozenset[int] = frozenset()
LAST_CODE = 0x10FFFF
SURROGATES = range(0xD800, 0xE000)


class Wording(NamedTuple):
    """A text in normal form.

    `words` are the words, `stems` what they are compared by; `codes` are the same as one character each (or the stems, should the
    characters not suffice), so that a string metric is a word metric. `sums` are the weights of the words before each index, added
    up. Indices of words: `gaps` follow an ellipsis, `bracketed` stand in brackets, `names` are capitalized although no sentence
    begins there, or rare; `numbers` are numbers.
    """

    words: tuple[str, ...]
    stems: tuple[str, ...]
    codes: Sequence[str]
    sums: Sequence[float]
    gaps: frozenset[int]
    bracketed: frozenset[int]
    names: frozenset[int]
    numbers: frozenset[int]

    @property
    def total(self) -> float:
        """The weight of all words."""
        return self.sums[-1]

    def weight(self, start: int, end: int) -> float:
        """The weight of the words from `start` to `end`."""
        return self.sums[end] - self.sums[start]


class Token(NamedTuple):
    """What a token of a text is in normal form: its words, their stems and weights; or a mark."""

    words: tuple[str, ...] = ()
    stems: tuple[str, ...] = ()
    weights: tuple[float, ...] = ()
    mark: str = ""
    capital: bool = False
    rare: bool = False
    compound: bool = False


@lru_cache(maxsize=8192)
def read_wording(text: str) -> Wording:
    """The normal form of `text`."""
    words: list[str] = []
    stems: list[str] = []
    weights: list[float] = []
    gaps: list[int] = []
    bracketed: list[int] = []
    names: list[int] = []
    opened: list[int] = []
    fresh, compound = True, False  # fresh: a sentence begins here, so that a capital says nothing
    for more, more_stems, more_weights, mark, capital, rare, joins in map(read_token, TOKEN.findall(text)):
        if more:
            if capital and (rare or not fresh):
                names.append(len(words))
            words += more
            stems += more_stems
            weights += more_weights
            fresh = False
            compound |= joins
        elif mark == "]":
            if opened:
                bracketed += range(opened.pop(), len(words))
        elif mark == "[":
            opened.append(len(words))
        else:
            fresh = True
            if mark == "…":
                gaps.append(len(words))
    if compound:
        joined = list(units(words))
        unit_of = {index: unit for unit, (_, start, end) in enumerate(joined) for index in range(start, end)}
        unit_of[len(words)] = len(joined)
        gaps, bracketed, names = ([unit_of[index] for index in indices] for indices in (gaps, bracketed, names))
        words = [word for word, _, _ in joined]
        stems, weights = list(map(stem, words)), list(map(rarity, words))
    return wording(words, stems, weights, gaps, bracketed, names, compound)


def wording(
    words: list[str],
    stems: list[str],
    weights: list[float],
    gaps: list[int],
    bracketed: list[int],
    names: list[int],
    has_numbers: bool,
) -> Wording:
    """The wording of some words; a name weighs little."""
    for index in names:
        weights[index] = min(weights[index], NAME)
    return Wording(
        tuple(words),
        tuple(stems),
        codes(stems),
        array("d", accumulate(weights, initial=0.0)),
        frozenset(gaps) if gaps else NONE,
        frozenset(bracketed) if bracketed else NONE,
        frozenset(index for index in names if not is_number(words[index])) if names else NONE,
        frozenset(index for index, word in enumerate(words) if is_number(word)) if has_numbers else NONE,
    )


def places(text: str) -> tuple[Span, ...]:
    """For each word of the normal form of `text`, the span that it came from."""
    words: list[str] = []
    spans: list[Span] = []
    for match in TOKEN.finditer(text):
        token = read_token(match.group())
        words += token.words
        spans += [Span(*match.span())] * len(token.words)
    return tuple(Span(spans[start].start, spans[end - 1].end) for _, start, end in units(words))


@cache
def read_token(written: str) -> Token:
    """The token that stands as `written` in a text."""
    if written[0] in "….":
        return Token(mark="…" if len(written) > 1 or written == "…" else ".")
    if written in "[]()":
        return Token(mark="[" if written in "[(" else "]")
    if written in "!?:":
        return Token(mark=".")
    words = normal_words(written)
    first = words[0]
    compound = first in phrases() or begins_number(first)
    capital = written[0].isupper() and first != "i"
    return Token(
        words, tuple(map(stem, words)), tuple(map(rarity, words)), "", capital, rarity(first) >= RARE, compound
    )


@cache
def normal_words(written: str) -> tuple[str, ...]:
    """The normal words of one written word: `Don't` gives `do`, `not`; `1,000` gives `1000`."""
    variants = mapping("matching_variants", "written", "means")
    if written in variants:
        return tuple(variants[written].split())
    word = written.translate(APOSTROPHES).casefold()
    if word in variants:
        return tuple(variants[word].split())
    if word[0].isdigit():
        return (digits(word),)
    for length in (3, 2):  # n't, 've, 'd: the ending may have a row of its own
        if word[-length:] in variants and "'" in word[-length:] and len(word) > length:
            return (*normal_words(word[:-length]), *variants[word[-length:]].split())
    return (word,)


@cache
def phrases() -> dict[str, list[tuple[list[str], str]]]:
    """The variants that are written in several words, by their first word: the words, and what they count as."""
    found: dict[str, list[tuple[list[str], str]]] = {}
    for written, means in mapping("matching_variants", "written", "means").items():
        if " " in written:
            found.setdefault(written.split()[0], []).append((written.split(), means))
    return found


def units(words: list[str]) -> Iterator[tuple[str, int, int]]:
    """The words, phrases that are written in several ways and numbers made one word: (word, start, end)."""
    at = 0
    while at < len(words):
        word, end = words[at], at + 1
        if word in phrases():
            for phrase, means in phrases()[word]:
                if words[at : at + len(phrase)] == phrase:
                    word, end = means, at + len(phrase)
        elif begins_number(word):
            word, end = read_number(words, at)
        yield word, at, end
        at = end


CODES: dict[str, str] = {}  # a character for each stem that this process has met; which one makes no difference


def codes(stems: list[str]) -> Sequence[str]:
    """The stems as one character each."""
    try:
        return "".join([CODES[stem_] for stem_ in stems])
    except KeyError:
        for stem_ in stems:
            following = len(CODES) + (len(SURROGATES) if len(CODES) >= SURROGATES.start else 0)
            if following > LAST_CODE:
                return tuple(stems)
            CODES.setdefault(stem_, chr(following))
        return "".join([CODES[stem_] for stem_ in stems])
