"""Quotes to groups that report one statement each: every quote goes with its ONE best parent.

Connected components are the wrong groups: a few weak links would collapse thousands of statements into one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from quotetrace.matching.candidates import candidates
from quotetrace.matching.comparison import Comparison, compare
from quotetrace.matching.verdict import judge
from quotetrace.matching.wording import read_wording
from quotetrace.model import Kind, Quote, Relation

__all__ = ["Group", "Member", "in_order", "link"]


@dataclass(frozen=True, slots=True)
class Member:
    """A quote, and how it stands to the fullest report of its group."""

    quote: Quote
    comparison: Comparison


@dataclass(frozen=True, slots=True)
class Group:
    """Quotes that report one statement: the fullest, and all members, that one included, in the order of `in_order`."""

    fullest: Quote
    members: tuple[Member, ...]


def link(quotes: Sequence[Quote]) -> tuple[Group, ...]:
    """The groups of `quotes`, every quote in exactly one of them. The order of the input makes no difference."""
    ordered = sorted(quotes, key=in_order)
    roots: list[int] = []
    comparisons: list[Comparison] = []
    for index, partners in enumerate(candidates(ordered)):
        root, comparison = home(ordered, roots, comparisons, index, partners)
        roots.append(root)
        comparisons.append(comparison)
    members: dict[int, list[Member]] = {}
    for index, root in enumerate(roots):
        members.setdefault(root, []).append(Member(ordered[index], comparisons[index]))
    return tuple(Group(ordered[root], tuple(found)) for root, found in members.items())


def home(
    quotes: Sequence[Quote], roots: Sequence[int], comparisons: Sequence[Comparison], index: int, partners: Iterable[int]
) -> tuple[int, Comparison]:
    """The root of the group that quote `index` belongs to, and how it stands to that root; itself, if to none."""
    quote = quotes[index]
    found = ((partner, judge(quotes[partner], quote)) for partner in partners)
    parents = [(partner, verdict) for partner, verdict in found if verdict.relation is not Relation.DIFFERENT]
    for parent, verdict in sorted(parents, key=lambda pair: (-pair[1].confidence, pair[0])):
        root = roots[parent]
        to_root = verdict if parent == root else judge(quotes[root], quote)
        if to_root.relation is Relation.DIFFERENT and comparisons[parent].relation is Relation.REWORDED:
            return root, Comparison(to_root.a, to_root.b, Relation.REWORDED, to_root.similarity, verdict.confidence)
        if to_root.relation is not Relation.DIFFERENT:
            return root, to_root
    return index, compare(quote.content.text, quote.content.text)


def in_order(quote: Quote) -> tuple[bool, int, str, str, tuple[tuple[int, int], ...], str]:
    """A sort key: the fullest first, what is quoted before what is not, then by date and place."""
    return (
        quote.kind is Kind.INDIRECT,
        -len(read_wording(quote.content.text).words),
        quote.article.published or "9999",
        quote.article.id,
        tuple(quote.content.spans),
        quote.id,
    )
