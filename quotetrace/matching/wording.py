"""The normal form in which wordings are compared, with a map back to the text.

Case, quotation marks, apostrophes, dashes, ellipses, contractions, spelling variants and ways to write a number fall away;
each word of the normal form keeps the span of the text that it came from.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache, lru_cache
from itertools import accumulate

from quotetrace.lexicon import mapping, table
from quotetrace.matching.rarity import RARE, is_number, rarity, stem
from quotetrace.model import Span

__all__ = ["Wording", "read_wording"]

TOKEN = re.compile(
    r"(?P<gap>…|\.(?:\s?\.){2,})"
    r"|(?P<word>(?:[^\W\d_]\.){2,}"  # U.S.
    r"|\d+(?:[.,]\d+)+[^\W\d_]*"  # 1,500.25 and 1.5m
    r"|[^\W_]+(?:['’‘ʼ´`][^\W_]+)*"  # words, with apostrophes inside
    r"|[%&])"
    r"|(?P<open>[\[(])|(?P<close>[\])])"
    r"|(?P<stop>[.!?:])"
)
APOSTROPHES = str.maketrans("’‘ʼ´`", "'''''")
DIGITS = re.compile(r"(\d+(?:[.,]\d+)*)([^\W\d_]*)")
NAME = 2.3  # the weight of a name at most: names are common to all that is said on one event
LOOSE_NUMBER = "one"


@dataclass(frozen=True, slots=True)
class Wording:
    """A text in normal form.

    `words` are the words, `stems` what they are compared by, `places` the span of the text behind each. Indices of words:
    `gaps` follow an ellipsis, `bracketed` stand in brackets, `names` are capitalized although no sentence begins there, or rare.
    `sums` are the weights of the words before each index, added up.
    """

    text: str
    words: tuple[str, ...]
    stems: tuple[str, ...]
    places: tuple[Span, ...]
    gaps: frozenset[int]
    bracketed: frozenset[int]
    names: frozenset[int]
    sums: tuple[float, ...]

    @property
    def total(self) -> float:
        """The weight of all words."""
        return self.sums[-1]

    def weight(self, start: int, end: int) -> float:
        """The weight of the words from `start` to `end`."""
        return self.sums[end] - self.sums[start]

    def original(self, start: int, end: int) -> str:
        """The text behind the words from `start` to `end`, as it was written."""
        return self.text[self.places[start].start : self.places[end - 1].end] if start < end else ""


@lru_cache(maxsize=4096)
def read_wording(text: str) -> Wording:
    """The normal form of `text`."""
    words: list[str] = []
    places: list[Span] = []
    gaps: set[int] = set()
    bracketed: set[int] = set()
    names: set[int] = set()
    opened: list[int] = []
    fresh = True  # a sentence begins here, so that a capital says nothing
    for token in TOKEN.finditer(text):
        kind = token.lastgroup
        if kind == "word":
            raw = token.group()
            if raw[0].isupper() and (not fresh or rarity(raw.casefold()) >= RARE):
                names.add(len(words))
            fresh = False
            for word in normal_words(raw):
                words.append(word)
                places.append(Span(*token.span()))
        elif kind == "gap":
            gaps.add(len(words))
            fresh = True
        elif kind == "stop":
            fresh = True
        elif kind == "open":
            opened.append(len(words))
        elif opened:
            bracketed.update(range(opened.pop(), len(words)))
    return merged(text, words, places, gaps, bracketed, names)


def merged(
    text: str, words: list[str], places: list[Span], gaps: set[int], bracketed: set[int], names: set[int]
) -> Wording:
    """The wording after phrases and numbers of several words became one word each; indices follow."""
    units = list(one_unit_each(words))
    if len(units) < len(words):
        first_of = {index: unit for unit, (_, start, end) in enumerate(units) for index in range(start, end)}
        first_of[len(words)] = len(units)
        words = [word for word, _, _ in units]
        places = [Span(places[start].start, places[end - 1].end) for _, start, end in units]
        gaps, bracketed, names = ({first_of[index] for index in indices} for indices in (gaps, bracketed, names))
    final = tuple(words)
    named = frozenset(index for index in names if not is_function_capital(final[index]))
    weights = (min(rarity(word), NAME) if index in named else rarity(word) for index, word in enumerate(final))
    return Wording(
        text, final, tuple(map(stem, final)), tuple(places), frozenset(gaps), frozenset(bracketed), named,
        (0.0, *accumulate(weights)),
    )  # fmt: skip


def is_function_capital(word: str) -> bool:
    """Whether the word is written with a capital anyway, or is a number."""
    return word == "i" or is_number(word)


@cache
def normal_words(raw: str) -> tuple[str, ...]:
    """The normal words of one token: `Don't` gives `do`, `not`; `1,000` gives `1000`."""
    variants = mapping("matching_variants", "written", "means")
    if raw in variants:
        return tuple(variants[raw].split())
    word = raw.translate(APOSTROPHES).casefold()
    if word in variants:
        return tuple(variants[word].split())
    if word[0].isdigit():
        return (digits(word),)
    for length in (3, 2):  # n't, 've, 's: the ending may have a row of its own
        if word[-length:] in variants and "'" in word[-length:] and len(word) > length:
            return (*normal_words(word[:-length]), *variants[word[-length:]].split())
    return (word,)


def digits(word: str) -> str:
    """A number in digits, without separators, times its suffix: `1,500.0` gives `1500`, `5m` gives `5000000`."""
    match = DIGITS.fullmatch(word)
    if not match:
        return word
    figure, suffix = match.groups()
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", figure):
        figure = figure.replace(",", "")
    scale = suffixes().get(suffix)
    if suffix and scale is None:
        return word
    return decimal(figure, scale or Decimal(1)) or word


def decimal(figure: str, scale: Decimal) -> str | None:
    """The product of a figure and a scale in plain digits; `1` is written like the word, which is often no number."""
    try:
        value = Decimal(figure) * scale
    except InvalidOperation:
        return None
    whole = f"{value:f}"
    whole = whole.rstrip("0").rstrip(".") if "." in whole else whole
    return LOOSE_NUMBER if whole == "1" else whole


@cache
def suffixes() -> dict[str, Decimal]:
    """What the letters after digits multiply by."""
    return {row["word"]: Decimal(row["value"]) for row in table("numbers") if row["kind"] == "suffix"}


@cache
def number_words() -> dict[str, tuple[str, int]]:
    """Number words with their kind and value."""
    return {row["word"]: (row["kind"], int(row["value"])) for row in table("numbers") if row["kind"] != "suffix"}


@cache
def phrases() -> dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]]:
    """The variants of several words, by their first word."""
    found: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
    for written, means in mapping("matching_variants", "written", "means").items():
        if " " in written:
            words = tuple(written.split())
            found.setdefault(words[0], []).append((words, tuple(means.split())))
    return found


def one_unit_each(words: list[str]) -> Iterator[tuple[str, int, int]]:
    """The words, phrases that are written in several ways and numbers made one word: (word, start, end)."""
    at = 0
    while at < len(words):
        word, end = words[at], at + 1
        if word in phrases():
            for phrase, means in phrases()[word]:
                if tuple(words[at : at + len(phrase)]) == phrase:
                    word, end = " ".join(means), at + len(phrase)
        elif word in number_words() or is_number(word):
            word, end = read_number(words, at)
        yield word, at, end
        at = end


def read_number(words: list[str], at: int) -> tuple[str, int]:
    """The number that begins at `at`, and where it ends: `two hundred and fifty`, `1.5 million`, `twenty-five`."""
    table_of = number_words()
    total, current, end = Decimal(0), Decimal(0), at
    previous = ""
    while end < len(words):
        word = words[end]
        kind, value = table_of.get(word, ("", 0))
        if (kind in ("unit", "loose") and previous in ("", "ten", "scale")) or (kind == "ten" and previous in ("", "scale")):
            current += value
        elif kind == "scale" and previous:
            current *= value
            if value >= 1000:
                total, current = total + current, Decimal(0)
        elif previous == "" and is_number(word) and word.replace(".", "", 1).isdecimal():
            current, kind = Decimal(word), "digits"
        elif word == "and" and previous == "scale" and end + 1 < len(words) and words[end + 1] in table_of:
            end += 1
            continue
        else:
            break
        previous, end = kind, end + 1
    if end <= at + 1 and (end == at or is_number(words[at]) or previous in ("", "loose")):
        return words[at], at + 1
    return decimal(str(total + current), Decimal(1)) or words[at], end
