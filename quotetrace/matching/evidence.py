"""What speaks for and against two wordings being one statement, as named figures, and what they add up to.

Weights stand in `lexicon/matching_weights.tsv`, one logistic model a question: `wording` asks whether both report the same words,
`rewording` whether they are two versions of one statement, as two translations are.
"""

from collections import Counter
from collections.abc import Mapping
from functools import cache
from math import exp, log, log1p

from quotetrace.lexicon import column, table
from quotetrace.matching.alignment import Alignment, Piece, Step, alike
from quotetrace.matching.rarity import RARE, is_number, rarity
from quotetrace.matching.wording import Wording

__all__ = ["probability", "rewording_figures", "wording_figures"]

GRAM = 4
OVERLAP = 6  # words that two cuts of one passage share at least
SLOT = 5  # a slot of a template holds no more words
STOCK = 0.15  # what may differ in a stock sentence beside its slots, as a share of what it has in common
TELLING = 1.5  # a word of more weight than this says something about the subject
ALMOST = 0.8  # what a form or misspelling of a word counts, against the word itself


def wording_figures(alignment: Alignment) -> dict[str, float]:
    """The figures for the model `wording`, from an alignment of two wordings that both have words."""
    a, b = alignment.a, alignment.b
    runs = [min(a.weight(p.a_start, p.a_end), b.weight(p.b_start, p.b_end)) for p in alignment.same()]
    matched = sum(runs)
    between = interruption(alignment)
    number_slots = [piece for piece in alignment.pieces if changed_numbers(a, b, piece)]
    name_slots = [piece for piece in alignment.pieces if changed_names(a, b, piece)]
    slots = {*number_slots, *name_slots}
    filling = sum(a.weight(p.a_start, p.a_end) + b.weight(p.b_start, p.b_end) for p in slots)
    in_order = matched + sum(forms(a, b, piece) for piece in alignment.pieces if piece.step is Step.CHANGED)
    return {
        "constant": 1.0,
        "containment": in_order / min(a.total, b.total),
        "information": log1p(matched),
        "interruption": min(3.0, between / max(1.0, matched)),
        "interrupting": between,
        "in_order": 2 * in_order / (a.total + b.total),
        "dovetail": float(any(dovetails(a, b, piece) for piece in alignment.same())),
        "number_slots": min(2.0, float(len(number_slots))),
        "name_slots": min(2.0, float(len(name_slots))),
        "stock_sentence": float(len(slots)) if between - filling <= STOCK * matched else 0.0,
    }


def rewording_figures(a: Wording, b: Wording) -> dict[str, float]:
    """The figures that the model `rewording` needs beside those of `wording`: words and letters in any order."""
    return {
        "common_words": 2 * shared(a, b) / (a.total + b.total),
        "common_letters": common_letters(a, b),
        "displacement": displacement(a, b),
        "length_ratio": abs(log(a.total / b.total)),
        "size": log(min(a.total, b.total)),
        "numbers_differ": disagreement(numbers(a), numbers(b)),
        "names_differ": names_differ(a, b),
        "names_shared": log1p(names_shared(a, b)),
        "negation_differs": float(abs(negations(a) - negations(b))),
    }


def probability(model: str, figures: Mapping[str, float]) -> float:
    """The logistic model's answer, 0 to 1."""
    return 1 / (1 + exp(-sum(weight * figures[name] for name, weight in model_weights(model))))


@cache
def model_weights(model: str) -> tuple[tuple[str, float], ...]:
    """The weights of one model by the name of the figure."""
    return tuple((row["figure"], float(row["weight"])) for row in table("matching_weights") if row["model"] == model)


def dovetails(a: Wording, b: Wording, piece: Piece) -> bool:
    """Whether a common run ends the one wording and begins the other."""
    if piece.a_end - piece.a_start < OVERLAP:
        return False
    return (piece.a_start == 0 and piece.b_end == len(b.words)) or (piece.b_start == 0 and piece.a_end == len(a.words))


def forms(a: Wording, b: Wording, piece: Piece) -> float:
    """The weight of words in a changed piece that are forms of one word on both sides."""
    left = list(range(piece.b_start, piece.b_end))
    found = 0.0
    for at in range(piece.a_start, piece.a_end):
        y = next((index for index in left if alike(a.words[at], b.words[index])), None)
        if y is not None:
            left.remove(y)
            found += ALMOST * min(a.weight(at, at + 1), b.weight(y, y + 1))
    return found


def shared(a: Wording, b: Wording) -> float:
    """The weight of the words that both wordings have, in whatever order, forms and misspellings counted almost whole."""
    weights = {s: wording.weight(i, i + 1) for wording in (a, b) for i, s in enumerate(wording.stems)}
    ours, theirs = Counter(a.stems), Counter(b.stems)
    same = ours & theirs
    found = sum(weights[s] * n for s, n in same.items())
    left = list((theirs - same).elements())
    for x in (ours - same).elements():
        y = next((y for y in left if alike(x, y)), None)
        if y is not None:
            left.remove(y)
            found += ALMOST * min(weights[x], weights[y])
    return found


def interruption(alignment: Alignment) -> float:
    """The weight of what was changed, dropped or added between the first and the last common word."""
    same = alignment.same()
    if not same:
        return 0.0
    first, last = same[0], same[-1]
    covered = sum(alignment.a.weight(p.a_start, p.a_end) for p in same)
    return max(0.0, alignment.a.weight(first.a_start, last.a_end) + alignment.b.weight(first.b_start, last.b_end) - 2 * covered)


def common_letters(a: Wording, b: Wording) -> float:
    """Dice's coefficient of the letter 4-grams of the two normal forms, names left out."""
    ours, theirs = grams(a), grams(b)
    return 2 * sum((ours & theirs).values()) / (sum(ours.values()) + sum(theirs.values()))


def grams(wording: Wording) -> Counter[str]:
    """The letter 4-grams of a normal form without its names, word boundaries included."""
    text = f" {' '.join(word for index, word in enumerate(wording.words) if index not in wording.names)} "
    return Counter(text[start : start + GRAM] for start in range(max(1, len(text) - GRAM + 1)))


def displacement(a: Wording, b: Wording) -> float:
    """How far the telling words that both have moved, on average, as a share of the text; a half where they have none."""
    places: dict[str, list[float]] = {}
    for index, stem_ in enumerate(b.stems):
        places.setdefault(stem_, []).append(index / len(b.stems))
    moved = [
        min(abs(index / len(a.stems) - place) for place in places[stem_])
        for index, stem_ in enumerate(a.stems)
        if stem_ in places and a.weight(index, index + 1) > TELLING
    ]
    return sum(moved) / len(moved) if moved else 0.5


def numbers(wording: Wording) -> frozenset[str]:
    """The numbers of a wording."""
    return frozenset(filter(is_number, wording.words))


def disagreement(ours: frozenset[str], theirs: frozenset[str]) -> float:
    """The share of values that only one side has, of all."""
    return len(ours ^ theirs) / len(ours | theirs) if ours | theirs else 0.0


def changed_numbers(a: Wording, b: Wording, piece: Piece) -> bool:
    """Whether a changed piece holds other numbers on either side."""
    if piece.step is not Step.CHANGED:
        return False
    ours = {word for word in a.words[piece.a_start : piece.a_end] if is_number(word)}
    theirs = {word for word in b.words[piece.b_start : piece.b_end] if is_number(word)}
    return bool(ours and theirs) and not ours & theirs


def changed_names(a: Wording, b: Wording, piece: Piece) -> bool:
    """Whether a short changed piece holds other names on either side, none of them a bracketed insertion."""
    if piece.step is not Step.CHANGED or max(piece.a_end - piece.a_start, piece.b_end - piece.b_start) > SLOT:
        return False
    ours, theirs = proper_names(a, piece.a_start, piece.a_end), proper_names(b, piece.b_start, piece.b_end)
    return bool(ours and theirs) and not any(x == y or alike(x, y) for x in ours for y in theirs)


def proper_names(wording: Wording, start: int, end: int) -> set[str]:
    """The stems of the words from `start` to `end` that name someone, some place or day, and stand in no brackets."""
    return {
        wording.stems[index]
        for index in range(start, end)
        if index in wording.names
        and index not in wording.bracketed
        and (rarity(wording.words[index]) >= RARE or wording.words[index] in column("matching_slot_words"))
    }


def name_stems(wording: Wording) -> set[str]:
    """The stems of the capitalized words."""
    return {wording.stems[index] for index in wording.names}


def names_differ(a: Wording, b: Wording) -> float:
    """The share of the names on either side that the other side lacks in any spelling."""
    ours, theirs = name_stems(a), name_stems(b)
    missing = (ours - set(b.stems)) | (theirs - set(a.stems))
    return len(missing) / len(ours | theirs) if ours | theirs else 0.0


def names_shared(a: Wording, b: Wording) -> int:
    """How many names of either side stand on both."""
    return len((name_stems(a) & set(b.stems)) | (name_stems(b) & set(a.stems)))


def negations(wording: Wording) -> int:
    """How many words of a wording turn its sense round."""
    return sum(
        word in column("negation") and not (index + 1 < len(wording.words) and wording.words[index + 1] in excused(word))
        for index, word in enumerate(wording.words)
    )


@cache
def excused(word: str) -> frozenset[str]:
    """The words after which a negation negates nothing: not only, no doubt."""
    return column("negation", "unless_next", word=word)
