"""Whether two quotes report one statement: their wording first, speaker and date as further evidence."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from quotetrace.matching.comparison import FRAGMENT, Comparison, compare, compare_wordings, is_small
from quotetrace.matching.difference import stems_of
from quotetrace.matching.parts import likest_part
from quotetrace.matching.rarity import COMMON
from quotetrace.matching.rows import Row
from quotetrace.matching.speakers import same_speaker
from quotetrace.matching.wording import Wording
from quotetrace.model import Relation

__all__ = ["NEAR", "WINDOW", "Witness", "best", "far_apart", "granted", "is_fragment", "judge", "overlap", "witness"]

WINDOW = 14  # days between two reports of one statement, at most
NEAR = 3  # days between two reports of one statement in other words, at most
SURE = 0.95  # the confidence that changed words need when two speakers are named: two people may say nearly the same
STRONG = 0.8  # the confidence that indirect speech of a speaker who may be another needs
COMMON_SHARE = 0.4  # of the shorter wording's words, that must stand in the longer in order
COMMON_SHARE_REWORDED = 0.25  # the same, where other words for one statement count


class Witness(NamedTuple):
    """A row with its wordings read."""

    row: Row
    wordings: tuple[Wording, ...]


def witness(row: Row) -> Witness:
    """The row, its wordings read."""
    return Witness(row, row.wordings())


def judge(a: Witness, b: Witness) -> Comparison | None:
    """How quote `b` stands to quote `a`, with all evidence; None where it does not suffice for one statement.

    The words that are compared are the content's; of a mixed quote its quoted words alone, if these stand nearer to the
    other. A conflict of speakers is no veto where the words are the same. One sentence with other names or numbers in
    it is another statement, unless the same speaker said both on one day: then it is a misquotation. What one denies is
    not what another says.
    """
    if far_apart(a.row, b.row) or overlap(a.row, b.row) or (a.row.affirmed != b.row.affirmed and are_opposed(a, b)):
        return None
    apart = None if a.row.day is None or b.row.day is None else abs(a.row.day - b.row.day)
    same = same_speaker(a.row.speaker, b.row.speaker)
    near = apart is None or apart <= NEAR
    if not in_common(a, b, COMMON_SHARE_REWORDED if same and near else COMMON_SHARE):
        return None
    likely = (
        found
        for found in comparisons(a, b, bool(same and near))
        if found.relation is not Relation.DIFFERENT
        and not (found.slots and not (same and apart in (0, None)))
        and suffices(a, b, found, same, near)
    )
    whole = max(likely, key=lambda found: found.confidence, default=None)
    return whole or (part(a, b, apart) if same and near and a.row.article != b.row.article else None)


def part(a: Witness, b: Witness, apart: int | None) -> Comparison | None:
    """How quote `b` stands to quote `a` of the same speaker if one gives a part of the other in other words."""
    longer, shorter = sorted((a, b), key=lambda one: -len(one.wordings[0].words))
    found = likest_part(longer.row.faces[0], shorter.row.faces[0], longer.wordings[0], shorter.wordings[0])
    if found is None or (found.slots and apart not in (0, None)):
        return None
    return granted(a, b)._replace(relation=Relation.REWORDED, confidence=found.confidence)


def granted(a: Witness, b: Witness) -> Comparison:
    """How quote `b` stands to quote `a` where they are known to be one statement, for the sake of a third: in other
    words at least."""
    found = compare(a.row.faces[0], b.row.faces[0], same_speaker=True)
    return found._replace(relation=Relation.REWORDED) if found.relation is Relation.DIFFERENT else found


def far_apart(a: Row, b: Row) -> bool:
    """Whether too many days lie between two quotes, as far as these are known."""
    return a.day is not None and b.day is not None and abs(a.day - b.day) > WINDOW


def are_opposed(a: Witness, b: Witness) -> bool:
    """Whether nothing is negated in two quotes, of which one is denied and the other is not: denied that he had left is
    no "I left", but may be "I never left"."""
    negations = stems_of("negation")
    return all(negations.isdisjoint(wording.stems) for one in (a, b) for wording in one.wordings)


def in_common(a: Witness, b: Witness, share: float) -> bool:
    """Whether any faces of two quotes have this share of the shorter one's words in common, in order."""
    for x in a.wordings:
        for y in b.wordings:
            if LCSseq.similarity(x.codes, y.codes) >= share * min(len(x.codes), len(y.codes)):
                return True
    return False


def comparisons(a: Witness, b: Witness, same: bool) -> list[Comparison]:
    """How each face of one quote stands to each of another."""
    return [
        compare_wordings(x_text, y_text, x, y, same_speaker=same, thorough=False)
        for x_text, x in zip(a.row.faces, a.wordings, strict=True)
        for y_text, y in zip(b.row.faces, b.wordings, strict=True)
    ]


def best(comparisons: Sequence[Comparison]) -> Comparison:
    """The surest of some comparisons; the first of equals."""
    return max(comparisons, key=lambda found: (found.relation is not Relation.DIFFERENT, found.confidence))


def suffices(a: Witness, b: Witness, found: Comparison, same: bool | None, near: bool) -> bool:
    """Whether a comparison, given what is known of the speakers and dates, is enough to call two quotes one
    statement."""
    exact = found.relation in (Relation.VERBATIM, Relation.TRIMMED)
    if a.row.article == b.row.article and not exact:
        return False
    ours, theirs = a.wordings[a.row.faces.index(found.a)], b.wordings[b.row.faces.index(found.b)]
    if is_small(ours, theirs) and not exact:
        return False
    if is_fragment(ours) or is_fragment(theirs):
        return bool(same) and near
    if same:
        return True
    if a.row.speaker.name and b.row.speaker.name and found.relation is Relation.EDITED:
        return found.confidence >= SURE
    return not (a.row.indirect or b.row.indirect) or found.confidence >= STRONG


def is_fragment(wording: Wording) -> bool:
    """Whether a wording is so short, or so common in every word, that two people may well say it."""
    return len(wording.words) <= FRAGMENT or all(after - before <= COMMON for before, after in pairwise(wording.sums))


def overlap(a: Row, b: Row) -> bool:
    """Whether two quotes share words of one article, as a nested quote shares the words of the one around it."""
    return a.article == b.article and any(x.start < y.end and y.start < x.end for x in a.spans for y in b.spans)
