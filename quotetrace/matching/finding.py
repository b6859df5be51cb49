"""A quote to verify against reports of it."""

from collections.abc import Sequence

from quotetrace.matching.comparison import Comparison, compare
from quotetrace.matching.linking import Member, in_order
from quotetrace.matching.rows import faces
from quotetrace.matching.verdict import best
from quotetrace.model import Quote, Relation

__all__ = ["matches"]

RANK = list(Relation)
NEARLY = 0.8  # the share of words in common from which two sentences are one, changed
NEARLY_SLOT = 0.5  # the same, where what was changed is a number or a name in the sentence


def matches(text: str, quotes: Sequence[Quote], *, same_speaker: bool | None = None) -> tuple[Member, ...]:
    """The quotes that report `text`, best first, each with what was changed from the quote to `text`.

    Whoever asks takes `text` for a quote, so that a number, a name or a word that differs is a change, where two
    reports would be two statements. With `same_speaker`, the caller vouches that the speaker is known: then reports in
    other words count too.
    """
    found = [Member(quote, best([verified(face, text, same_speaker) for face in faces(quote)])) for quote in quotes]
    reports = [member for member in found if member.comparison.relation is not Relation.DIFFERENT]
    return tuple(
        sorted(reports, key=lambda m: (RANK.index(m.comparison.relation), -m.comparison.similarity, in_order(m.quote)))
    )


def verified(reported: str, text: str, same_speaker: bool | None) -> Comparison:
    """How `text` stands to what was reported."""
    found = compare(reported, text, same_speaker=same_speaker)
    if found.relation is Relation.DIFFERENT and found.similarity >= (NEARLY_SLOT if found.slots else NEARLY):
        return found._replace(relation=Relation.EDITED)
    return found
