"""The normal form in which wordings are compared.

Case, quotation marks, apostrophes, dashes, ellipses, contractions, hyphens behind prefixes, spelling variants and ways
to write a number fall away. `places` leads back from each word of the normal form to the span of the text that it came
from.
"""

import re
from array import array
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import accumulate, chain, compress, count
from typing import NamedTuple

from quotetrace.lexicon import mapping, table
from quotetrace.matching.numerals import begins_number, digits, read_number
from quotetrace.matching.rarity import RARE, is_number, rarity, stem
from quotetrace.model import Span

__all__ = ["CODES", "SURROGATES", "Wording", "places", "read_anew", "read_wording"]

PREFIXES = "|".join(
    f"(?i:{row['prefixes']})[-‐‑](?=[{row['before'] or 'a-z'}])" for row in table("matching_prefixes")
)  # co-operate
TOKEN = re.compile(
    r"…|\.(?:\s?\.){2,}"  # an ellipsis
    r"|(?:[^\W\d_]\.){2,}"  # U.S.
    r"|\d+(?:[.,]\d+)+[^\W\d_]*"  # 1,500.25 and 1.5m
    rf"|(?:{PREFIXES})?[^\W_]+(?:['’‘ʼ´`][^\W_]+)*"  # words, with apostrophes inside
    r"|[%&\[\]().!?:]"
)
SPREAD = re.compile(r"\.\s\.")  # no token but an ellipsis may stand on both sides of white space
PLAIN = str.maketrans("’‘ʼ´`", "'''''", "-‐‑")
NAME = 2.3  # the weight of a name at most: names are common to all that is said on one event
LAST_CODE = 0x10FFFF
SURROGATES = range(0xD800, 0xE000)


class Wording(NamedTuple):
    """A text in normal form.

    `words` are the words, `stems` what they are compared by; `codes` are the same as one character each (or the stems,
    should the characters not suffice), so that a string metric is a word metric. `sums` are the weights of the words
    before each index, added up. Indices of words: `gaps` follow an ellipsis, `bracketed` stand in brackets, `names` are
    capitalized although no sentence begins there, or rare; `numbers` are numbers.
    """

    words: tuple[str, ...]
    stems: tuple[str, ...]
    codes: Sequence[str]
    sums: "array[float]"
    gaps: tuple[int, ...]
    bracketed: tuple[int, ...]
    names: tuple[int, ...]
    numbers: tuple[int, ...]

    @property
    def total(self) -> float:
        """The weight of all words."""
        return self.sums[-1]

    def weight(self, start: int, end: int) -> float:
        """The weight of the words from `start` to `end`."""
        return self.sums[end] - self.sums[start]


Unit = tuple[str, str, str, float, bool]  # a word, its stem, the stem's code, its weight, whether it is a number


class Token(NamedTuple):
    """What a token of a text is in normal form: its words, or a mark.

    `joins`: a number or a phrase may begin here that goes on with the next word. `raw` are the words before numbers
    became digits.
    """

    units: tuple[Unit, ...] = ()
    mark: str = ""
    capital: bool = False
    rare: bool = False
    joins: bool = False
    raw: tuple[str, ...] = ()


class Chunk(NamedTuple):
    """What stands between white space; `plain` are its words where all of them are ordinary ones, without marks."""

    plain: tuple[Unit, ...]
    tokens: tuple[Token, ...]


@lru_cache(maxsize=256)
def read_wording(text: str) -> Wording:
    """The normal form of `text`, kept for a while."""
    return read_anew(text)


def read_anew(text: str) -> Wording:
    """The normal form of `text`."""
    chunks = read_chunks(text)
    units: list[Unit] = []
    gaps: list[int] = []
    bracketed: list[int] = []
    names: list[int] = []
    opened: list[int] = []
    fresh = True  # a sentence begins here, so that a capital says nothing
    before = joined = False
    for plain, tokens in chunks:
        if plain:
            units += plain
            fresh = before = False
            continue
        for more, mark, capital, rare, joins, _ in tokens:
            if more:
                if capital and (rare or not fresh):
                    names.append(len(units))
                units += more
                fresh = False
                joined = joined or (joins and before)
                before = joins
            elif mark == "]":
                if opened:
                    bracketed += range(opened.pop(), len(units))
            elif mark == "[":
                opened.append(len(units))
            else:
                fresh = True
                if mark == "…":
                    gaps.append(len(units))
    if joined:
        return joined_up(
            [word for _, tokens in chunks for token in tokens for word in token.raw], gaps, bracketed, names
        )
    return wording(units, gaps, bracketed, names)


def joined_up(words: list[str], gaps: list[int], bracketed: list[int], names: list[int]) -> Wording:
    """The wording of words of which several make one: numbers, and phrases that are written in several ways. Indices
    follow."""
    joined = list(joined_words(words))
    unit_of = {index: unit for unit, (_, start, end) in enumerate(joined) for index in range(start, end)}
    unit_of[len(words)] = len(joined)
    gaps, bracketed, names = ([unit_of[index] for index in indices] for indices in (gaps, bracketed, names))
    return wording([unit(word) for word, _, _ in joined], gaps, bracketed, names)


def wording(units: list[Unit], gaps: list[int], bracketed: list[int], names: list[int]) -> Wording:
    """The wording of some words; a name weighs little."""
    if not units:
        return Wording((), (), "", array("d", (0.0,)), tuple(gaps), (), (), ())
    words, stems, codes, weights, numeric = zip(*units, strict=True)
    numbers = tuple(compress(count(), numeric))
    if names:
        names = [index for index in names if index not in numbers]
        lighter = list(weights)
        for index in names:
            lighter[index] = min(lighter[index], NAME)
        weights = tuple(lighter)
    text = "".join(codes)
    return Wording(
        words,
        stems,
        text if len(text) == len(words) else stems,
        array("d", accumulate(weights, initial=0.0)),
        tuple(gaps),
        tuple(bracketed),
        tuple(names),
        numbers,
    )


@lru_cache(maxsize=8192)
def places(text: str) -> tuple[Span, ...]:
    """For each word of the normal form of `text`, the span that it came from."""
    words: list[str] = []
    spans: list[Span] = []
    for match in TOKEN.finditer(text):
        token = read_token(match.group())
        words += token.raw
        spans += [Span(*match.span())] * len(token.raw)
    return tuple(Span(spans[start].start, spans[end - 1].end) for _, start, end in joined_words(words))


def read_chunks(text: str) -> list[Chunk]:
    """The tokens of a text in their order."""
    if SPREAD.search(text):
        return [Chunk((), tuple(map(read_token, TOKEN.findall(text))))]
    return list(map(read_chunk, text.split()))


@lru_cache(maxsize=1 << 16)
def read_chunk(chunk: str) -> Chunk:
    """The tokens of what stands between white space."""
    tokens = tuple(map(read_token, TOKEN.findall(chunk)))
    is_plain = all(token.units and not token.capital and not token.joins for token in tokens)
    return Chunk(tuple(chain.from_iterable(token.units for token in tokens)) if is_plain else (), tokens)


@lru_cache(maxsize=1 << 16)
def read_token(written: str) -> Token:
    """The token that stands as `written` in a text."""
    if written[0] in "….":
        return Token(mark="…" if len(written) > 1 or written == "…" else ".")
    if written in "[]()":
        return Token(mark="[" if written in "[(" else "]")
    if written in "!?:":
        return Token(mark=".")
    words = normal_words(written)
    first, last = words[0], words[-1]
    joins = any(word in phrase_words() or begins_number(word) for word in (first, last))
    capital = written[0].isupper() and first != "i"
    single = [word for word, _, _ in joined_words(list(words))]
    return Token(tuple(map(unit, single)), "", capital, rarity(first) >= RARE, joins, words)


def unit(word: str) -> Unit:
    """A word with all that is known of it."""
    root = stem(word)
    return word, root, code(root), rarity(word), is_number(word)


@lru_cache(maxsize=1 << 16)
def normal_words(written: str) -> tuple[str, ...]:
    """The normal words of one written word: `Don't` gives `do`, `not`; `1,000` gives `1000`."""
    variants = mapping("matching_variants", "written", "means")
    if written in variants:
        return tuple(variants[written].split())
    word = written.translate(PLAIN).casefold()
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


@cache
def phrase_words() -> frozenset[str]:
    """All words of such phrases."""
    return frozenset(word for variants in phrases().values() for words, _ in variants for word in words)


def joined_words(words: list[str]) -> Iterator[tuple[str, int, int]]:
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


def code(root: str) -> str:
    """The character that stands for a stem; none when all are taken."""
    if root not in CODES:
        following = len(CODES) + (len(SURROGATES) if len(CODES) >= SURROGATES.start else 0)
        if following > LAST_CODE:
            return ""
        CODES[root] = chr(following)
    return CODES[root]
