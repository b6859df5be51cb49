"""Runs of capitalised words in a text: the places where a name can stand."""

import re
from collections.abc import Container, Iterator
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from quotetrace.speech.people.names import parse_name
from quotetrace.speech.people.vocabulary import vocabulary

__all__ = ["Run", "find_runs"]

PREFIXES = "al|el|ul|as|ash|ad|an|ar"
PREFIX = re.compile(rf"(?<!\w)(?:{PREFIXES})-")
LINE_END = re.compile(r"\n\s*")
TOKEN, SPACE = re.compile(r"\S+"), re.compile(r"\s")
EDGE = frozenset({"of", "the"})


class Run(NamedTuple):
    """A stretch of capitalised words: where it stands, and the words with white space folded."""

    start: int
    end: int
    words: str


def find_runs(text: str, breaks: Container[int]) -> list[Run]:
    """All runs in the order of the text. No run crosses an offset in `breaks` (starts of paragraphs)."""
    runs: list[Run] = []
    for found in pattern().finditer(text):
        start, end = found.span()
        if start and text[start - 1] == "-":
            start -= prefix_before(text, start)
        words = text[start:end]
        if "\n" in words:
            for a, b in lines_of(words, start, breaks):
                runs += [Run(a + c, a + d, name) for c, d, name in parts_of(text[a:b])]
        else:
            for a, b, name in parts_of(words):
                runs.append(Run(start + a, start + b, name))
    return runs


def lines_of(words: str, at: int, breaks: Container[int]) -> Iterator[tuple[int, int]]:
    """Start and end of the parts of a run at `at` that no offset in `breaks` divides."""
    starts = (at + m.end() for m in LINE_END.finditer(words))
    return pairwise([at, *(start for start in starts if start in breaks), at + len(words)])


def prefix_before(text: str, at: int) -> int:
    """How many code points an Arabic article takes that a hyphen joins to the name at `at`: "al-"."""
    for size in (3, 4):
        if at >= size and PREFIX.fullmatch(text, at - size, at):
            return size
    return 0


@lru_cache(maxsize=16384)
def parts_of(words: str) -> tuple[tuple[int, int, str], ...]:
    """The parts of a run between words that are no part of a name: start, end and the words with white space folded."""
    cut, particles = vocabulary().cut, vocabulary().particles
    if words in vocabulary().bodies or (words not in cut and not SPACE.search(words)):
        return ((0, len(words), words),)
    parts: list[list[tuple[int, int, str]]] = [[]]
    followed = end_of_following(words)
    for token in TOKEN.finditer(words):
        word = token.group()
        plain = word.rstrip(",")
        if (
            token.start() == followed
            or plain in cut
            or (plain.isupper() and len(plain) > 3 and plain.capitalize() in cut)
        ):
            parts.append([])
        else:
            parts[-1].append((token.start(), token.end(), word))
    found = []
    for part in parts:
        while part and (part[-1][2] in EDGE or part[-1][2] in particles):
            part.pop()
        while part and (part[0][2] in EDGE or part[0][2] in particles):
            part.pop(0)
        if part:
            found.append((part[0][0], part[-1][1], " ".join([word for _, _, word in part])))
    return tuple(found)


def end_of_following(words: str) -> int:
    """Where "of" stands between people and the person that they are around: Supporters of Maria Costa; -1 where it does not."""
    known = vocabulary()
    head, of, name = words.partition(" of ")
    followers = head.lower() in known.groups or head.lower() in known.plurals
    return len(head) + 1 if of and followers and parse_name(" ".join(name.split())).kind == "full" else -1


@cache
def pattern() -> re.Pattern[str]:
    """The pattern of a run, built from the titles and particles of the lexicon.

    It begins with a plain set of letters: the engine then passes over everything else without trying.
    """
    known = vocabulary()
    upper = re.escape("".join(c for c in map(chr, range(0x600)) if c.isupper()))
    letter = r"[\w\u0300-\u036f]"
    short: dict[int, list[str]] = {}
    for abbreviation in (*known.abbreviations, "Jr.", "Sr."):
        short.setdefault(len(abbreviation), []).append(rf"\b{re.escape(abbreviation)}")
    abbreviated = "|".join(rf"(?<={'|'.join(forms)})" for forms in short.values())
    word = rf"{letter}*(?:['’][{upper}]{letter}+)?(?:[-‑]{letter}+(?:['’][{upper}]{letter}+)?)*"
    token = rf"[{upper}]%s(?:\.(?:[{upper}]\.)*(?!\w)|{word}(?:\.(?:{abbreviated}))?)"
    gap = r"(?:[ \t\u00a0]+|[ \t]*\r?\n(?![ \t]*\r?\n)[ \t]*)"
    particles = "|".join(sorted(map(re.escape, known.particles), key=len, reverse=True))
    nick = rf"[\"“'‘(][{upper}]\w+(?: [{upper}]\w+)?[\"”'’)]"
    inner = rf"(?:(?:{PREFIXES})-)?{token % ''}"
    joined = rf"{gap}(?:(?:of(?:{gap}the)?|(?:{particles})(?:{gap}(?:{particles}))?){gap})?(?:{nick}{gap})?{inner}|,?{gap}(?:Jr|Sr)\b\.?"
    first = token % r"(?<!\w.)"
    return re.compile(rf"{first}(?:{joined})*")
