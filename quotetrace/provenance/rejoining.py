"""Statements that a changed number or name took apart, put together again where one text shows that they are one.

Two sentences that differ in a number are two statements as far as wording tells: stock sentences do. In two copies of
one text they are one sentence that somebody changed, which is just what a desk wants to hear of.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from quotetrace.matching import Group, Member, compare
from quotetrace.model import Relation
from quotetrace.provenance.copying import Copies

__all__ = ["rejoined"]

ALIKE = 0.75  # of the words' weight: what an editor changes in a sentence that he lets stand


def rejoined(groups: Iterable[Group], copies: Copies) -> tuple[Group, ...]:
    """`groups`, those joined that hold one sentence of one text; the order of the others stays."""
    known = list(groups)
    held: dict[str, set[int]] = defaultdict(set)
    for number, group in enumerate(known):
        for member in group.members:
            held[member.quote.article.id].add(number)
    for pair in copies.pairs:
        for ours, theirs in changed_sentences(known, held, pair.fuller.id, pair.other.id):
            joined = together(known[ours], known[theirs])
            if joined:
                known[ours], known[theirs] = joined, replace(known[theirs], members=())
                for member in joined.members:
                    held[member.quote.article.id].add(ours)
                    held[member.quote.article.id].discard(theirs)
    return tuple(group for group in known if group.members)


def changed_sentences(
    groups: Sequence[Group], held: Mapping[str, set[int]], fuller: str, other: str
) -> Iterator[tuple[int, int]]:
    """The numbers of groups that have a report in one of two articles only, and whose reports there are nearly
    alike."""
    ours, theirs = held.get(fuller, set()), held.get(other, set())
    free = sorted(ours - theirs)
    for number in sorted(theirs - ours):
        ranked = [(likeness(groups[mine], groups[number], fuller, other), -mine) for mine in free]
        alike, mine = max(ranked, default=(0.0, 0))
        if alike >= ALIKE:
            free.remove(-mine)
            yield -mine, number


def likeness(ours: Group, theirs: Group, fuller: str, other: str) -> float:
    """How alike the reports of two groups are in their articles, 0 where they are two statements."""
    one = next(member.quote for member in ours.members if member.quote.article.id == fuller)
    two = next(member.quote for member in theirs.members if member.quote.article.id == other)
    found = compare(one.content.text, two.content.text)
    return 0.0 if found.relation is Relation.DIFFERENT else found.similarity


def together(one: Group, two: Group) -> Group | None:
    """One group of two: all held against the fuller of both; None if some of them are then another statement."""
    fullest = max(one.fullest, two.fullest, key=lambda quote: (len(quote.content.text), quote is one.fullest))
    members = tuple(
        member
        if fullest is group.fullest
        else Member(member.quote, compare(fullest.content.text, member.quote.content.text, same_speaker=True))
        for group in (one, two)
        for member in group.members
    )
    apart = any(member.comparison.relation is Relation.DIFFERENT for member in members)
    return None if apart else Group(fullest, members)
