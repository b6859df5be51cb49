"""Which quotes are worth comparing: an inverted index over pairs of near content words, word 4-grams and rare words."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from quotetrace.matching.rarity import COMMON
from quotetrace.matching.wording import Wording, read_wording
from quotetrace.model import Quote

__all__ = ["candidates", "keys"]

CAP = 64  # a key that more quotes hold tells nothing
MOST = 24  # candidates a quote
NEAR_WORDS = 3  # content words whose pairs count
RUN = 4
RARE = 4.5

Key = tuple[str, ...]


def candidates(quotes: Sequence[Quote]) -> Iterator[list[int]]:
    """For each quote in turn, the indices of earlier ones that share keys with it, those with most keys first."""
    held = [keys(read_wording(quote.content.text)) for quote in quotes]
    counts = Counter(key for found in held for key in found)
    index: defaultdict[Key, list[int]] = defaultdict(list)
    for at, found in enumerate(held):
        hits: Counter[int] = Counter()
        for key in found:
            if 1 < counts[key] <= CAP:
                hits.update(index[key])
                index[key].append(at)
        yield [other for other, _ in sorted(hits.items(), key=lambda hit: (-hit[1], hit[0]))[:MOST]]


@lru_cache(maxsize=4096)
def keys(wording: Wording) -> frozenset[Key]:
    """The keys of a wording: rare words, unordered pairs of near content words, contiguous runs; all words of a short one."""
    stems = wording.stems
    content = [i for i in range(len(stems)) if wording.weight(i, i + 1) > COMMON]
    found: set[Key] = {(stems[i],) for i in content if wording.weight(i, i + 1) >= RARE}
    for at, i in enumerate(content):
        found.update((min(stems[i], stems[j]), max(stems[i], stems[j])) for j in content[at + 1 : at + 1 + NEAR_WORDS])
    found.update(stems[i : i + RUN] for i in range(len(stems) - RUN + 1))
    found.add(("=", *stems))
    return frozenset(found)
