"""Linked quotes that more can be added to, an article at a time, without linking all anew."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from quotetrace.matching.candidates import CAP, FULLEST, TELLING, most_shared
from quotetrace.matching.comparison import Comparison
from quotetrace.matching.keys import is_word, keys
from quotetrace.matching.linking import Group, Member, in_order, link, window
from quotetrace.matching.parents import Witnesses, best_parents, home
from quotetrace.matching.rows import row_of
from quotetrace.matching.verdict import granted, judge
from quotetrace.model import Quote

__all__ = ["Archive", "add", "archive", "hits"]

SALT = 0xC2B2AE3D27D4EB4F
MASK = (1 << 64) - 1


class Archive:
    """Groups of quotes with an index over their words. Made by `archive`, extended by `add`."""

    def __init__(self, groups: Iterable[Group]) -> None:
        """An archive of groups that `link` made."""
        self.quotes: list[Quote] = []
        self.roots: list[int] = []
        self.comparisons: list[Comparison] = []
        self.members: dict[int, list[int]] = {}
        for group in groups:
            first = len(self.quotes)
            for member in sorted(group.members, key=lambda member: in_order(member.quote)):
                self.append(member.quote, first, member.comparison)
        self.rows = [row_of(quote) for quote in self.quotes]
        self.witnesses = Witnesses(self.rows)
        self.index = Postings((number, window(row), keys(row.wordings())) for number, row in enumerate(self.rows))

    def append(self, quote: Quote, root: int, comparison: Comparison) -> None:
        """Enters a quote into the group whose fullest report has the number `root`."""
        self.members.setdefault(root, []).append(len(self.quotes))
        self.quotes.append(quote)
        self.roots.append(root)
        self.comparisons.append(comparison)

    def group(self, root: int) -> Group:
        """The group whose fullest report has the number `root`."""
        members = sorted(
            (Member(self.quotes[n], self.comparisons[n]) for n in self.members[root]), key=lambda m: in_order(m.quote)
        )
        return Group(self.quotes[root], tuple(members))

    def groups(self) -> tuple[Group, ...]:
        """All groups, in the order in which `link` gives them."""
        return tuple(self.group(root) for root in sorted(self.members, key=lambda root: in_order(self.quotes[root])))


def archive(quotes: Sequence[Quote], *, engine: str = "auto", workers: int | None = None) -> Archive:
    """Links `quotes` and indexes them, so that more can be added."""
    return Archive(link(quotes, engine=engine, workers=workers))


def add(known: Archive, quotes: Sequence[Quote]) -> tuple[Group, ...]:
    """Adds `quotes`, such as those of one article, to the archive: the groups that they joined or began, as they stand
    now.

    What was linked before stays together; a new quote that is fuller than its group's fullest report takes that place.
    """
    touched: list[int] = []
    for quote in sorted(quotes, key=in_order):
        number = len(known.quotes)
        known.rows.append(row_of(quote))
        witness = known.witnesses[number]
        held, days = keys(witness.wordings), window(witness.row)
        likely = best_parents(known.witnesses, number, known.index.sharing(held, days))
        root, comparison = home(known.witnesses, known.roots, known.comparisons, number, likely)
        known.append(quote, root, comparison)
        known.index.add(number, days, held)
        touched.append(crowned(known, root, number))
    return tuple(known.group(root) for root in dict.fromkeys(touched) if root in known.members)


def crowned(known: Archive, root: int, number: int) -> int:
    """The root of the group after quote `number` joined it: that quote, if it is the fullest now."""
    if root == number or in_order(known.quotes[root]) < in_order(known.quotes[number]):
        return root
    members = known.members.pop(root)
    known.members[number] = members
    for member in members:
        known.roots[member] = number
        known.comparisons[member] = against(known, number, member)
    return number


def against(known: Archive, root: int, member: int) -> Comparison:
    """How a member of a group stands to its fullest report; what was joined before stays so, in other words at
    least."""
    a, b = known.witnesses[root], known.witnesses[member]
    return (judge(a, b) if root != member else None) or granted(a, b)


class Postings:
    """Which quotes hold a key: sorted arrays for those that were there at first, a dictionary for those that came
    later."""

    def __init__(self, held: Iterable[tuple[int, int | None, array[int]]]) -> None:
        """Postings of (number of the quote, its window, its keys)."""
        self.windows: set[int | None] = set()
        self.later: defaultdict[int, list[int]] = defaultdict(list)
        flat, numbers = array("Q"), array("I")
        for number, days, codes in held:
            self.windows.add(days)
            flat.extend(salted(key, days) for key in codes)
            numbers.extend([number] * len(codes))
        order = sorted(range(len(flat)), key=flat.__getitem__)
        self.keys = array("Q", map(flat.__getitem__, order))
        self.numbers = array("I", map(numbers.__getitem__, order))

    def add(self, number: int, days: int | None, held: Iterable[int]) -> None:
        """Enters one more quote."""
        self.windows.add(days)
        for key in held:
            self.later[salted(key, days)].append(number)

    def sharing(self, held: Sequence[int], days: int | None) -> list[int]:
        """The numbers of quotes that share keys with one that holds `held`, best first, as `candidates` ranks them."""
        return most_shared(
            hits((key, self.holding(salted(key, near))) for near in self.meeting(days) for key in held), len(held)
        )

    def holding(self, key: int) -> list[int]:
        """The numbers of the quotes that hold a key."""
        start, end = bisect_left(self.keys, key), bisect_right(self.keys, key)
        return [*self.numbers[start:end], *self.later.get(key, ())]

    def meeting(self, days: int | None) -> Iterator[int | None]:
        """The windows of the quotes that one of window `days` may meet."""
        if days is None:
            yield from self.windows
        else:
            yield from self.windows & {days - 1, days, days + 1, None}


def hits(holding: Iterable[tuple[int, list[int]]]) -> Counter[int]:
    """What quotes count for one that shares keys with them: how many keys, those that tell most counting more.

    `holding` are such keys, each with the quotes of one window that hold it, the fullest first; of more than `CAP`,
    `CAP` + 1 will do.
    """
    found: list[int] = []
    for key, numbers in holding:
        if len(numbers) <= CAP:
            found += numbers if is_word(key) else numbers * TELLING
        elif not is_word(key):
            found += numbers[:FULLEST]
    return Counter(found)


def salted(key: int, days: int | None) -> int:
    """A key within a window."""
    return key if days is None else (key + days * SALT) & MASK
