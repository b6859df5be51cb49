"""Turns of a conversation that is told without cues: a question in a paragraph of its own, and the answer in the
next."""

from quotetrace.speech.prose.prose import Prose, sentence_of

__all__ = ["changes_turn", "fills_paragraph", "stands_alone"]


def changes_turn(prose: Prose, stretch: int) -> bool:
    """Whether a stretch, a paragraph of its own, asks or answers the closed quotation that ends the paragraph before,
    or one that asks follows.

    What a speaker goes on to say in a new paragraph leaves the marks of the one before open; where a question is asked,
    closed marks tell of another speaker.
    """
    if answers_at_once(prose, stretch):
        return True
    if not stands_alone(prose, stretch) or not follows_closed(prose, stretch):
        return False
    next_asks = stretch + 1 < len(prose.stretches) and asks(prose, stretch + 1) and stands_alone(prose, stretch + 1)
    return asks(prose, stretch) or asks(prose, stretch - 1) or (next_asks and follows_closed(prose, stretch + 1))


def answers_at_once(prose: Prose, stretch: int) -> bool:
    """Whether nothing stands between a stretch and a closed one before it that asks: “Are they coming?” “They are.”"""
    before = stretch - 1
    return (
        stretch > 0
        and prose.marked[before].closed
        and prose.stretches[before][1] == prose.stretches[stretch][0]
        and asks(prose, before)
    )


def stands_alone(prose: Prose, stretch: int) -> bool:
    """Whether a stretch is the whole of its paragraph, behind another paragraph."""
    return bool(sentence_of(prose, prose.stretches[stretch][0])) and fills_paragraph(prose, stretch)


def fills_paragraph(prose: Prose, stretch: int) -> bool:
    """Whether a stretch is the only sentence of its paragraph, and all of it."""
    sentence, paragraphs = sentence_of(prose, prose.stretches[stretch][0]), prose.paragraph_of
    if sentence is None or prose.sentences[sentence] != prose.stretches[stretch]:
        return False
    beside = *paragraphs[max(0, sentence - 1) : sentence], *paragraphs[sentence + 1 : sentence + 2]
    return paragraphs[sentence] not in beside


def follows_closed(prose: Prose, stretch: int) -> bool:
    """Whether the stretch before stands in the paragraph before and is closed."""
    if stretch == 0 or not prose.marked[stretch - 1].closed:
        return False
    its, mine = (sentence_of(prose, prose.stretches[k][0]) for k in (stretch - 1, stretch))
    return its is not None and mine is not None and prose.paragraph_of[mine] - prose.paragraph_of[its] == 1


def asks(prose: Prose, stretch: int) -> bool:
    """Whether a stretch ends with a question."""
    return prose.words.lower[prose.stretches[stretch][1] - 2] == "?"
