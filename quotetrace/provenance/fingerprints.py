"""Fingerprints of an article's text: hashes of its runs of words, blind to layout, marks, case and furniture."""

import re
from functools import lru_cache
from typing import NamedTuple
from zlib import crc32

from quotetrace.model import Article

__all__ = ["Print", "fingerprint"]

SHINGLE = 5  # words in a run: four occur by chance in unrelated news, six lose lightly edited copies
SAMPLED = 4
LEAST = 25  # runs; shorter texts say too little to be called one text
NARRATIVE = 30  # runs outside quotation marks that suffice to leave out what is inside
WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
QUOTED = re.compile(r"“[^“”\n]{1,1500}”|\"[^\"\n]{1,1500}\"|«[^«»\n]{1,1500}»|„[^„“\n]{1,1500}“|``[^`\n]{1,1500}''")


class Print(NamedTuple):
    """The runs of an article's words. `narrative` says that quoted words were left out: two reporters may quote
    alike."""

    runs: frozenset[int]
    narrative: bool

    @property
    def tells(self) -> bool:
        """True if the text is long enough to be recognised."""
        return len(self.runs) >= LEAST

    @property
    def sample(self) -> tuple[int, ...]:
        """Every fourth run, the same ones in every article: enough to find where to look."""
        return tuple(run for run in self.runs if run % SAMPLED == 0)

    def share_in(self, other: "Print") -> float:
        """How much of this text stands in the other, 0 to 1."""
        return len(self.runs & other.runs) / max(1, len(self.runs))


@lru_cache(maxsize=512)
def fingerprint(article: Article) -> Print:
    """The fingerprint of the article's own text, what is quoted in it left out where enough remains."""
    text = own_text(article)
    outside = runs(QUOTED.sub("\n", text))
    return Print(outside, True) if len(outside) >= NARRATIVE else Print(runs(text), False)


def own_text(article: Article) -> str:
    """The text without the page's furniture."""
    parts, at = [], 0
    for span in sorted(article.furniture):
        parts.append(article.text[at : max(at, span.start)])
        at = max(at, span.end)
    return "\n".join((*parts, article.text[at:]))


def runs(text: str) -> frozenset[int]:
    """The hashes of all runs of words. Hashes of numbers are the same in every process, those of strings are not."""
    words = [crc32(word.encode()) for word in WORD.findall(text.casefold().replace("’", "'"))]
    return frozenset(map(hash, zip(*(words[k:] for k in range(SHINGLE)), strict=False)))
