"""How one wording stands to another: the relation, how alike they are, and what was changed."""

from typing import NamedTuple

from quotetrace.matching.alignment import Alignment, Piece, Run, Step, align, aligned, common_runs
from quotetrace.matching.difference import Change, changes, diff
from quotetrace.matching.evidence import contained, probability, prospects, rewording_figures, wording_figures
from quotetrace.matching.wording import Wording, read_wording
from quotetrace.model import Relation

__all__ = ["FRAGMENT", "SAME", "Comparison", "compare", "compare_wordings", "is_small"]

SAME = 0.5  # what a model must answer at least
LEAST = -2.5  # log-odds that nothing but common runs gives, below which the model of wordings never says yes
LEAST_REWORDED = 0.1  # of the shorter wording, below which the model of rewordings hardly ever does
NEARLY = 0.75  # what two wordings have in common, in order, when one speaker's words were changed rather than put anew
FRAGMENT = 4  # words
STRETCH = 4  # words that are left out as a stretch
SMALL = 10.0  # the weight of a few words that anyone might say


class Comparison(NamedTuple):
    """How text `b` stands to text `a`.

    `relation` is `trimmed` where one is a part of the other. `similarity`, 0 to 1, is the weight of the words that both
    have, against that of all words. `confidence`, 0 to 1, is how surely both report one statement. `slots` counts the
    places where one stock sentence holds other names or numbers.
    """

    a: str
    b: str
    relation: Relation
    similarity: float
    confidence: float
    slots: int = 0

    @property
    def diff(self) -> str:
        """Both texts in one line, in the original words: `[-only in a-]{+only in b+}`."""
        return diff(align(read_wording(self.a), read_wording(self.b)), self.a, self.b)

    @property
    def changes(self) -> tuple[Change, ...]:
        """Each difference by itself: numbers first, then negations, hedges, names, and other words."""
        return changes(align(read_wording(self.a), read_wording(self.b)), self.a, self.b)


def compare(a: str, b: str, *, same_speaker: bool | None = None) -> Comparison:
    """How text `b` stands to text `a`.

    Wording alone decides `verbatim`, `trimmed` and `edited`. `reworded`, the same statement in other words, is said
    only with `same_speaker`: the caller knows that one speaker said both at about the same time.
    """
    return compare_wordings(a, b, read_wording(a), read_wording(b), same_speaker=bool(same_speaker))


def compare_wordings(
    a: str, b: str, ours: Wording, theirs: Wording, *, same_speaker: bool, thorough: bool = True
) -> Comparison:
    """The same for two texts whose wordings are read. Unless `thorough`, pairs with little in common are not looked
    into."""
    if ours.words == theirs.words:
        relation = Relation.VERBATIM if ours.words or a.strip() == b.strip() else Relation.DIFFERENT
        return Comparison(a, b, relation, float(relation is Relation.VERBATIM), float(relation is Relation.VERBATIM))
    if not ours.words or not theirs.words:
        return Comparison(a, b, Relation.DIFFERENT, 0.0, 0.0)
    runs = common_runs(ours, theirs)
    if not thorough and is_hopeless(ours, theirs, runs, same_speaker):
        return Comparison(a, b, Relation.DIFFERENT, 0.0, 0.0)
    alignment = aligned(ours, theirs, runs)
    figures = wording_figures(alignment)
    similarity = round(min(1.0, figures["in_order"]), 3)
    confidence = probability("wording", figures) if not is_small(ours, theirs) or is_whole(figures) else 0.0
    slots = int(figures["stock_sentence"])
    if confidence >= SAME:
        relation = Relation.TRIMMED if is_part(alignment) else Relation.EDITED
        return Comparison(a, b, relation, similarity, round(confidence, 3), slots)
    if not same_speaker:
        return Comparison(a, b, Relation.DIFFERENT, similarity, round(confidence, 3), slots)
    figures |= rewording_figures(ours, theirs)
    similarity = round(min(1.0, max(similarity, figures["common_words"])), 3)
    rewording = probability("rewording", figures)
    relation = (
        Relation.DIFFERENT
        if rewording < SAME
        else Relation.EDITED
        if figures["in_order"] >= NEARLY
        else Relation.REWORDED
    )
    return Comparison(a, b, relation, similarity, round(max(confidence, rewording), 3), slots)


def is_hopeless(a: Wording, b: Wording, runs: list[Run], same_speaker: bool) -> bool:
    """Whether two wordings have too little in common to look further."""
    if same_speaker:
        return contained(a, b, runs) < LEAST_REWORDED
    return prospects(a, b, runs) < LEAST


def is_small(a: Wording, b: Wording) -> bool:
    """Whether one wording says so little that a change in it leaves nothing to know it by."""
    return min(len(a.words), len(b.words)) <= FRAGMENT or min(a.total, b.total) <= SMALL


def is_whole(figures: dict[str, float]) -> bool:
    """Whether the shorter wording stands in the longer as it is, but for a form of a word or a function word
    between."""
    return figures["containment"] >= 0.95 and figures["interrupting"] <= 1


def is_part(alignment: Alignment) -> bool:
    """Whether one wording is the other with stretches left out: a few words out of its middle, unmarked, are a
    change."""
    a, b = alignment.a, alignment.b
    steps = {piece.step for piece in alignment.pieces} - {Step.SAME}
    if steps not in ({Step.DROPPED}, {Step.ADDED}):
        return False
    if any(
        a.words[p.a_start : p.a_end] != b.words[p.b_start : p.b_end] for p in alignment.pieces if p.step is Step.SAME
    ):
        return False
    return all(is_cut(a, b, piece) for piece in alignment.pieces[1:-1] if piece.step is not Step.SAME)


def is_cut(a: Wording, b: Wording, piece: Piece) -> bool:
    """Whether what one wording lacks in its middle was left out as a stretch, or with an ellipsis, rather than reworded
    away."""
    missing = piece.a_end - piece.a_start + piece.b_end - piece.b_start
    return missing >= STRETCH or piece.a_start in a.gaps or piece.b_start in b.gaps
