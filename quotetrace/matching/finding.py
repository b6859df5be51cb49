"""A quote to verify against reports of it."""

from collections.abc import Sequence

from quotetrace.matching.comparison import compare
from quotetrace.matching.linking import Member, in_order
from quotetrace.matching.rows import faces
from quotetrace.matching.verdict import best
from quotetrace.model import Quote, Relation

__all__ = ["matches"]

RANK = list(Relation)


def matches(text: str, quotes: Sequence[Quote], *, same_speaker: bool | None = None) -> tuple[Member, ...]:
    """The quotes that report `text`, best first, each with what was changed from the quote to `text`.

    With `same_speaker`, the caller vouches that the speaker is known: then reports in other words count too.
    """
    found = [Member(quote, best([compare(face, text, same_speaker=same_speaker) for face in faces(quote)])) for quote in quotes]
    reports = [member for member in found if member.comparison.relation is not Relation.DIFFERENT]
    return tuple(sorted(reports, key=lambda m: (RANK.index(m.comparison.relation), -m.comparison.similarity, in_order(m.quote))))
