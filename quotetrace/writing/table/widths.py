"""How wide the columns of a table are: no word is broken but at its seams, and what room there is goes where it is
needed."""

import re
from collections.abc import Sequence

__all__ = ["SEAMS", "broken", "longest_word", "shared"]

SEAMS = re.compile("[-_./]")
SEAM = re.compile(rf"(?<={SEAMS.pattern})(?=[^\W\d])")  # where a file name or an address may be broken, but no date


def shared(room: int, columns: Sequence[Sequence[str]]) -> list[int]:
    """What each column gets: all it needs while there is room, the greediest giving way first, but never within a
    word."""
    shares = [max(map(len, texts)) for texts in columns]
    least = list(map(longest_word, columns))
    while sum(shares) > max(room, sum(least)):
        greediest = max(range(len(shares)), key=lambda column: (shares[column] > least[column], shares[column]))
        shares[greediest] -= 1
    return shares


def longest_word(texts: Sequence[str]) -> int:
    """The width of the longest part of a word that must stand on one line."""
    return max((len(part) for text in texts for word in text.split() for part in SEAM.split(word)), default=0)


def broken(name: str, room: int) -> str:
    """`name` with line ends at its seams where a word of it is wider than `room`."""
    words = []
    for word in name.split():
        lines = [""]
        for part in SEAM.split(word):
            lines = [*lines[:-1], lines[-1] + part] if len(lines[-1] + part) <= room else [*lines, part]
        words.append("\n".join(lines))
    return " ".join(words)
