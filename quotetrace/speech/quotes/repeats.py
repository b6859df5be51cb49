"""Pull quotes: marked words that a page sets apart, and that stand in a quotation of the article too."""

from collections.abc import Iterable, Iterator, Sequence

from quotetrace.speech.prose.prose import Prose
from quotetrace.speech.quotes.turns import stands_alone

__all__ = ["without_repeats"]

# Words in a row that nobody says twice.
RUN = 5


def without_repeats(
    prose: Prose, stretches: Iterable[int], contents: Sequence[Sequence[tuple[int, int]]]
) -> Iterator[int]:
    """Those of some stretches that are no pull quotes of what the `contents` hold."""
    said: set[tuple[str, ...]] = set()
    for stretch in stretches:
        own = set(runs(prose, [prose.stretches[stretch]])) if stands_alone(prose, stretch) else set()
        if own and not said:
            said = {run for content in contents for run in runs(prose, content)}
        if not own or not own <= said:
            yield stretch


def runs(prose: Prose, parts: Iterable[tuple[int, int]]) -> Iterator[tuple[str, ...]]:
    """All runs of some words of a content, marks left out."""
    words = [word for first, last in parts for word in prose.words.lower[first:last] if word[0].isalnum()]
    return zip(*(words[k:] for k in range(RUN)), strict=False)
