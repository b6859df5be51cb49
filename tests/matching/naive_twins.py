"""The slow and obvious twins of the index: every quote against every other."""

from collections import Counter
from collections.abc import Sequence

from quotetrace.matching.candidates import ALWAYS, CAP, FEW, FULLEST, MOST, SHARE, TELLING
from quotetrace.matching.keys import is_word
from quotetrace.matching.linking import in_order
from quotetrace.matching.parents import Witnesses, best_parents, home
from quotetrace.matching.rows import row_of
from quotetrace.model import Quote


def naive_candidates(keys: Sequence[Sequence[int]], windows: Sequence[int | None]) -> list[list[int]]:
    """What `candidates` must find: for each quote, those before it in a window that it may meet, by the weight of
    shared keys."""
    found = []
    for child in range(len(keys)):
        scores = Counter({
            parent: sum(worth(keys, windows, parent, key) for key in set(keys[child]) & set(keys[parent]))
            for parent in range(child)
            if may_meet(windows[child], windows[parent])
        })  # fmt: skip
        likely = [parent for parent, score in scores.items() if score and score * SHARE >= max(scores.values())]
        ranked = sorted(likely, key=lambda parent: (-scores[parent], parent))[:MOST]
        few = len(keys[child]) / FEW
        found.append([parent for place, parent in enumerate(ranked) if place < ALWAYS or scores[parent] >= few])
    return found


def may_meet(one: int | None, other: int | None) -> bool:
    return one is None or other is None or abs(one - other) <= 1


def worth(keys: Sequence[Sequence[int]], windows: Sequence[int | None], parent: int, key: int) -> int:
    """What a key counts that leads to `parent`."""
    holders = [n for n in range(len(keys)) if windows[n] == windows[parent] and key in keys[n]]
    if len(holders) <= CAP:
        return 1 if is_word(key) else TELLING
    return 1 if not is_word(key) and parent in holders[:FULLEST] else 0


def naive_groups(quotes: Sequence[Quote]) -> set[frozenset[str]]:
    """The groups by comparing every quote with every fuller one."""
    ordered = sorted(quotes, key=in_order)
    witnesses = Witnesses([row_of(quote) for quote in ordered])
    roots, comparisons = [], []
    for number in range(len(ordered)):
        root, comparison = home(witnesses, roots, comparisons, number, best_parents(witnesses, number, range(number)))
        roots.append(root)
        comparisons.append(comparison)
    return {frozenset(ordered[n].id for n in range(len(ordered)) if roots[n] == root) for root in set(roots)}
