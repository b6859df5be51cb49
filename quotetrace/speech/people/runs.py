"""Runs of capitalised words in a text: the places where a name can stand."""

import re
from collections.abc import Container
from functools import cache
from typing import NamedTuple

from quotetrace.speech.people.vocabulary import vocabulary

__all__ = ["Run", "find_runs"]

TOKEN = re.compile(r"\S+")


SPACE = re.compile(r"\s")
EDGE = frozenset({"of", "the"})


class Run(NamedTuple):
    """A stretch of capitalised words: where it stands, and the words with white space folded."""

    start: int
    end: int
    words: str


def find_runs(text: str, breaks: Container[int]) -> list[Run]:
    """All runs in the order of the text. No run crosses an offset in `breaks` (starts of paragraphs)."""
    cut = vocabulary().cut
    runs: list[Run] = []
    for found in pattern().finditer(text):
        words = found.group()
        if not SPACE.search(words):
            if words not in cut:
                runs.append(Run(found.start(), found.end(), words))
        else:
            runs.extend(cut_run(words, found.start(), breaks))
    return runs


def cut_run(words: str, at: int, breaks: Container[int]) -> list[Run]:
    """The parts of a run between words that are no part of a name, and between paragraphs."""
    cut, particles = vocabulary().cut, vocabulary().particles
    if words in vocabulary().bodies:
        return [Run(at, at + len(words), words)]
    parts: list[list[tuple[int, int, str]]] = [[]]
    for token in TOKEN.finditer(words):
        word = token.group()
        plain = word.rstrip(",")
        if plain in cut or (plain.isupper() and len(plain) > 3 and plain.capitalize() in cut):
            parts.append([])
            continue
        if "\n" in words and at + token.start() in breaks:
            parts.append([])
        parts[-1].append((token.start(), token.end(), word))
    runs = []
    for part in parts:
        while part and (part[-1][2] in EDGE or part[-1][2] in particles):
            part.pop()
        while part and (part[0][2] in EDGE or part[0][2] in particles):
            part.pop(0)
        if part:
            runs.append(Run(at + part[0][0], at + part[-1][1], " ".join(word for _, _, word in part)))
    return runs


@cache
def pattern() -> re.Pattern[str]:
    """The pattern of a run, built from the titles and particles of the lexicon."""
    known = vocabulary()
    upper = "".join(c for c in map(chr, range(0x600)) if c.isupper())
    upper = re.escape(upper)
    prefix = r"(?:(?:al|el|ul|as|ash|ad|an|ar)-)?"
    letter = r"[\w\u0300-\u036f]"
    word = rf"{prefix}[{upper}]{letter}*(?:['’][{upper}]{letter}+)?(?:[-‑]{letter}+(?:['’][{upper}]{letter}+)?)*"
    short = "|".join(re.escape(a[:-1]) for a in (*known.abbreviations, "Jr.", "Sr."))
    token = rf"(?:(?:{short})\.|(?:[{upper}]\.)+(?!\w)|{word})"
    gap = r"(?:[ \t\u00a0]+|[ \t]*\r?\n(?![ \t]*\r?\n)[ \t]*)"
    particles = "|".join(sorted(map(re.escape, known.particles), key=len, reverse=True))
    nick = rf"[\"“'‘(][{upper}]\w+(?: [{upper}]\w+)?[\"”'’)]"
    joined = rf"{gap}(?:(?:of(?:{gap}the)?|(?:{particles})(?:{gap}(?:{particles}))?){gap})?(?:{nick}{gap})?{token}|,?{gap}(?:Jr|Sr)\b\.?"
    return re.compile(rf"(?<![\w]){token}(?:{joined})*")
