"""How one wording stands to another: the relation, how alike they are, and what was changed."""

from dataclasses import dataclass

from quotetrace.matching.alignment import Alignment, Step, align
from quotetrace.matching.difference import Change, changes, diff
from quotetrace.matching.evidence import probability, rewording_figures, wording_figures
from quotetrace.matching.wording import Wording, read_wording
from quotetrace.model import Relation

__all__ = ["Comparison", "compare"]

SAME = 0.5  # what a model must answer at least


@dataclass(frozen=True, slots=True)
class Comparison:
    """How text `b` stands to text `a`.

    `relation` is `trimmed` where one is a part of the other. `similarity`, 0 to 1, is the weight of the words that both have,
    against that of all words. `confidence`, 0 to 1, is how surely both report one statement.
    """

    a: str
    b: str
    relation: Relation
    similarity: float
    confidence: float

    @property
    def diff(self) -> str:
        """Both texts in one line, in the original words: `[-only in a-]{+only in b+}`."""
        return diff(align(read_wording(self.a), read_wording(self.b)))

    @property
    def changes(self) -> tuple[Change, ...]:
        """Each difference by itself: numbers first, then negations, hedges, names, and other words."""
        return changes(align(read_wording(self.a), read_wording(self.b)))


def compare(a: str, b: str, *, same_speaker: bool | None = None) -> Comparison:
    """How text `b` stands to text `a`.

    Wording alone decides `verbatim`, `trimmed` and `edited`. `reworded`, the same statement in other words, is said only with
    `same_speaker`: the caller knows that one speaker said both at about the same time.
    """
    ours, theirs = read_wording(a), read_wording(b)
    if ours.words == theirs.words:
        relation = Relation.VERBATIM if ours.words or a.strip() == b.strip() else Relation.DIFFERENT
        return Comparison(a, b, relation, float(relation is Relation.VERBATIM), float(relation is Relation.VERBATIM))
    if not ours.words or not theirs.words:
        return Comparison(a, b, Relation.DIFFERENT, 0.0, 0.0)
    alignment = align(ours, theirs)
    figures = wording_figures(alignment)
    similarity = round(min(1.0, figures["in_order"]), 3)
    confidence = probability("wording", figures)
    if confidence >= SAME:
        return Comparison(a, b, Relation.TRIMMED if is_part(alignment) else Relation.EDITED, similarity, round(confidence, 3))
    if not same_speaker:
        return Comparison(a, b, Relation.DIFFERENT, similarity, round(confidence, 3))
    figures |= rewording_figures(ours, theirs)
    similarity = round(min(1.0, max(similarity, figures["common_words"])), 3)
    rewording = probability("rewording", figures)
    relation = Relation.REWORDED if rewording >= SAME else Relation.DIFFERENT
    return Comparison(a, b, relation, similarity, round(max(confidence, rewording), 3))


def is_part(alignment: Alignment) -> bool:
    """Whether one wording is the other with words left out: every word of the shorter stands in the longer, in order."""
    a, b = alignment.a, alignment.b
    if any(x != y for p in alignment.same() for x, y in zip(span(a, p.a_start, p.a_end), span(b, p.b_start, p.b_end), strict=True)):
        return False
    steps = {piece.step for piece in alignment.pieces} - {Step.SAME}
    return steps in ({Step.DROPPED}, {Step.ADDED})


def span(wording: Wording, start: int, end: int) -> tuple[str, ...]:
    """The words from `start` to `end`."""
    return wording.words[start:end]
